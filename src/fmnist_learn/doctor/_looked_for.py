"""What an error says was looked for in a module, and is not there."""

import re
from typing import NamedTuple

from fmnist_learn.doctor._rule import message

_TOLD = (
    r"^module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'",
    r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
    r"^No module named '(?P<module>[\w.]+)\.(?P<name>\w+)'",
)
# Keras by way of TensorFlow, and where TensorFlow keeps that.
_BY_TENSORFLOW = re.compile(r"^(tensorflow|keras\._tf_keras)\.(?=keras\b)")


class LookedFor(NamedTuple):
    """A name and the module that it was looked for in."""

    module: str
    name: str

    @property
    def path(self) -> str:
        """Both, as they follow `keras`."""
        return _BY_TENSORFLOW.sub("", f"{self.module}.{self.name}")


def looked_for(exc: BaseException) -> LookedFor | None:
    """The name that was looked for; None of an error that is not about that."""
    for told in _TOLD:
        if found := re.search(told, message(exc)):
            return LookedFor(found["module"], found["name"])
    return None


def paths(exc: BaseException, line: str) -> list[str]:
    """The path that was looked for, before it what the line takes from there."""
    found = looked_for(exc)
    assert found is not None  # who asks has seen the message
    taken = re.search(rf"\b{found.name}(\.| import )(\w+)", line)
    return [*([f"{found.path}.{taken[2]}"] if taken else []), found.path]
