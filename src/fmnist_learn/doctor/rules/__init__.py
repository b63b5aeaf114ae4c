"""One module for each mistake: its texts, how it is recognised, how it is corrected."""
