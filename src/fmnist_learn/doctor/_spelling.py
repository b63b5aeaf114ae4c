"""The name that was meant, where one is written that is not there."""

import difflib
import re

from fmnist_learn.doctor._rule import Advice
from fmnist_learn.i18n import Text


def meant(name: str, home: object, line: str) -> Advice:
    """The most similar public name of what the name was looked for in, if any."""
    there = [one for one in dir(home) if not one.startswith("_")]
    lowered = {one.lower(): one for one in there}
    near = difflib.get_close_matches(name.lower(), lowered, n=1)
    if not near:
        return Advice()
    right = lowered[near[0]]
    return Advice(
        Text(
            ko=f"`{name}` 대신 `{right}`를 쓰려고 했나요?",
            en=f"Did you mean `{right}` instead of `{name}`?",
        ),
        instead=re.sub(rf"\b{name}\b", right, line.strip()),
    )
