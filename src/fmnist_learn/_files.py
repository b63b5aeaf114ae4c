"""Writing files so that no failure leaves half of one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary name to write to, and move it to `path` when that succeeded.

    A reader, a crash or a full disk finds the old file or the new one, never half.
    """
    target = Path(path)
    # The suffix stays: Keras and matplotlib choose the format by it.
    draft = target.with_name(f".{target.stem}-{os.getpid()}{target.suffix}")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Raise OSError, before the work rather than after, if `folder` takes no files."""
    with tempfile.TemporaryFile(dir=folder):
        pass
