"""The command `fmnist-learn`, and `python -m fmnist_learn`."""

import atexit
import gc
from typing import NoReturn

from fmnist_learn._stopping import stoppable


def main() -> NoReturn:
    """Run the command line; Ctrl-C is heard while it is still being imported."""
    # After Keras a last search for garbage takes seconds, and nothing waits in ours.
    atexit.register(gc.freeze)
    with stoppable(last=True):
        from fmnist_learn.cli import main  # noqa: PLC0415 - it takes its time

        main()


if __name__ == "__main__":
    main()
