"""Ctrl-C, and being asked to end: one line, and the exit code that shells know."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import ExtensionFileLoader
from types import FrameType

from fmnist_learn.i18n import Text, language_in_use

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

# What Python runs while it loads a library of machine code.
_LOADING = {
    ExtensionFileLoader.create_module.__code__,
    ExtensionFileLoader.exec_module.__code__,
}

_stopped: "Stopped | None" = None


class Stopped(BaseException):
    """Somebody has asked this process to end.

    Not a KeyboardInterrupt: Click answers that one itself.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.line = Text(ko="중단했습니다.", en="Stopped.")


@contextmanager
def stoppable(*, last: bool = False) -> Iterator[None]:
    """End the process where SIGINT or SIGTERM arrives in the block, with one line.

    After the `last` block the process ends, and hears no more of them.
    """
    global _stopped  # noqa: PLW0603 - a process is stopped, no object of it
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread alone
        return
    heard = [n for n in _SIGNALS if signal.getsignal(n) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _stop) for number in heard}
    hook, sys.unraisablehook = sys.unraisablehook, _once_more(sys.unraisablehook)
    of_threads, threading.excepthook = (
        threading.excepthook,
        _unless_stopped(threading.excepthook),
    )
    try:
        try:
            try:
                yield
            finally:
                _ignore()  # a second one, while the first is answered
        except BaseException:
            _ignore()  # the first may have come while they were being ignored
            if _stopped is None:
                raise
        if stopped := _stopped:
            _stopped = None
            with suppress(OSError):
                sys.stderr.write(f"{stopped.line.to(language_in_use())}\n")
            sys.exit(128 + stopped.number)
    finally:
        sys.unraisablehook = hook
        threading.excepthook = of_threads
        if not last:
            for number, handler in before.items():
                signal.signal(number, handler)


def raise_if_stopped() -> None:
    """Raise `Stopped` where something on the way may have caught or replaced it.

    An exception from a signal comes between any two instructions: while a library is
    imported that turns every failure into one of its own.
    """
    if _stopped is not None:
        raise _stopped


def _stop(number: int, frame: FrameType | None) -> None:
    global _stopped  # noqa: PLW0603
    _stopped = _stopped or Stopped(number)
    while frame:
        if frame.f_code in _LOADING:  # machine code that need not survive an exception
            _soon(number)
            return
        frame = frame.f_back
    raise _stopped


def _once_more(
    hook: "Callable[[sys.UnraisableHookArgs], object]",
) -> "Callable[[sys.UnraisableHookArgs], None]":
    """Stop a moment later, where the exception came up in what lets none out.

    So do destructors and the callbacks of the garbage collector, as JAX has one.
    """

    def heard(unraisable: "sys.UnraisableHookArgs") -> None:
        if isinstance(stopped := unraisable.exc_value, Stopped):
            _soon(stopped.number)
        else:
            hook(unraisable)

    return heard


def _unless_stopped(
    hook: "Callable[[threading.ExceptHookArgs], object]",
) -> "Callable[[threading.ExceptHookArgs], None]":
    """Nothing of a thread that fails because its work was taken away.

    loky's does that where its workers are stopped before they have begun.
    """

    def heard(failed: "threading.ExceptHookArgs") -> None:
        if _stopped is None:
            hook(failed)

    return heard


def _soon(number: int) -> None:
    again = threading.Timer(0.01, _raise_again, [number])
    again.daemon = True
    again.start()


def _raise_again(number: int) -> None:
    if _stopped is not None:
        signal.raise_signal(number)


def _ignore() -> None:
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
