"""The name that was meant, where one is written that is not there."""

import re
from collections.abc import Iterable

from fmnist_learn.doctor._rule import Advice
from fmnist_learn.i18n import Text


def near(name: str, names: Iterable[str]) -> str:
    """The one of `names` that `name` is a slip of; empty if that is not sure.

    A slip is one letter too many, too few or wrong, two that changed places, or other
    capitals and underscores. What is merely similar may mean something else.
    """
    found = [
        one for one in names if one != name and _is_slip(_plain(name), _plain(one))
    ]
    return found[0] if len({*map(_plain, found)}) == 1 else ""


def _plain(name: str) -> str:
    return name.lower().replace("_", "")


def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    # Two letters are no word, and `Conv2D` is no slip of `Conv3D`.
    if len(short) < 3 or re.sub(r"\D", "", short) != re.sub(r"\D", "", long):
        return False
    pairs = zip(short, long, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), len(short))
    short, long = short[same:], long[same:]
    if len(short) < len(long):
        return short == long[1:]
    swapped = short[:2] == long[1::-1] and short[2:] == long[2:]
    return swapped or short[1:] == long[1:]


def meant(name: str, names: Iterable[str], line: str) -> Advice:
    """Ask for the one of `names` that was meant, if that is sure."""
    right = near(name, names)
    return in_place_of(name, right, line) if right else Advice(example="")


def in_place_of(name: str, right: str, line: str) -> Advice:
    """Ask whether `right` was meant, and show the line with it."""
    new = re.sub(rf"\b{name}\b", right, line.strip())
    return Advice(
        Text(
            ko=f"`{name}` 대신 `{right}`라고 쓰려고 했나요?",
            en=f"Did you mean `{right}` instead of `{name}`?",
        ),
        instead=new if new != line.strip() else "",
        example="",
    )


def public(home: object) -> list[str]:
    """The public names of a module or an object."""
    return [one for one in dir(home) if not one.startswith("_")]
