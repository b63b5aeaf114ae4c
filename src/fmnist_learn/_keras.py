"""Keras, without the lines of TensorFlow on stderr that tell a learner nothing.

Those written while it starts tell of missing GPU drivers and of CPU features. They
come from C++, below `sys.stderr`, and before TensorFlow's own log level counts: only
the file descriptor can keep them. If starting fails, they are shown.
"""

import faulthandler
import gc
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from fmnist_learn._stopping import raise_if_stopped

__all__ = ["keras", "quiet", "start", "tracing_many"]


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what is written to stderr in here, and show it only if an error ends it."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    try:
        kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
        real = os.dup(2)
    except OSError:  # no stderr, as in a program with windows, or a full disk
        yield
        return
    # If the process dies, as on a CPU without the instructions TensorFlow was built
    # for, the place is still named. IPython and pytest see to that themselves.
    watch = not faulthandler.is_enabled()
    if watch:
        faulthandler.enable(real)
    _flush()
    try:
        os.dup2(kept.fileno(), 2)
        yield
        raise_if_stopped()
    except Exception:  # not Ctrl-C, which is no fault
        raise_if_stopped()
        _flush()
        kept.seek(0)
        os.write(real, kept.read())
        raise
    finally:
        _flush()
        os.dup2(real, 2)
        if watch:
            faulthandler.disable()
        os.close(real)
        kept.close()


def _flush() -> None:
    if sys.stderr is not None:  # there is none beside a window
        sys.stderr.flush()


@contextmanager
def _without_collections() -> Iterator[None]:
    """No search for garbage: a tenth of the time that so large an import takes."""
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()


with quiet(), _without_collections():
    import keras


@cache
def start() -> None:
    """Let the backend look for its devices, which it does at the first operation."""
    with quiet():
        keras.ops.zeros(1)


@contextmanager
def tracing_many() -> Iterator[None]:
    """Let many models be trained in one process.

    TensorFlow compiles a function for each and warns after five that the same function
    is compiled too often.
    """

    def passes(record: logging.LogRecord) -> bool:
        return "tf.function retracing" not in record.getMessage()

    logger = logging.getLogger("tensorflow")
    logger.addFilter(passes)
    try:
        yield
    finally:
        logger.removeFilter(passes)
