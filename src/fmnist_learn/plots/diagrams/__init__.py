"""The figures that explain an idea: no data set and no model, only `ops` at work."""
