"""What is certain about the names of Keras: what is there, and where it was before.

`keras_names.json` is written by `docs/keras_names.py`. A path is written as it follows
`keras`, also where the code says `tensorflow.keras`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fmnist_learn.doctor._renames import INSTEAD, SAME
from fmnist_learn.i18n import Text


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replaces a name that older versions had.

    Attributes:
        new: A path that means the same and takes the same arguments; None where none
            does.
        text: What to write instead, in words.
    """

    new: str | None
    text: Text


def exists(path: str) -> bool:
    """Whether Keras has this module, or this name of a module, in all its versions."""
    return path in _table()["keras"] or _is_in("keras", path)


def names_of(module: str) -> frozenset[str]:
    """The public names of a module of Keras, in all its versions; none if unknown.

    Each can be imported as well as looked up, submodules too.
    """
    return _names("keras", module)


def home_of(name: str) -> str:
    """The module from which Keras shows a name, the shortest path of several."""
    homes = [
        module for module in _table()["keras"] if _is_in("keras", f"{module}.{name}")
    ]
    return min(homes, key=len, default="")


def in_tensorflow_keras(path: str) -> bool:
    """Whether `tensorflow.keras` has a name that `keras` lacks."""
    return _is_in("tensorflow", path)


@cache
def replacement(path: str) -> Replacement | None:
    """What replaces a name of older versions; None if it needs none.

    `new` takes the same arguments by position; what a function calls its first ones may
    differ. Of a module that is gone all names have a text, known or not.
    """
    if exists(path):
        return None
    return _known(path) or _of_a_gone_module(path)


def _known(path: str) -> Replacement | None:
    if text := INSTEAD.get(path):
        return Replacement(None, _with_tensorflow(path, text))
    if new := _moved().get(path):
        text = Text(ko=f"지금은 `{new}`입니다.", en=f"It is now `{new}`.")
        return Replacement(new, text)
    if homes := _homes(path):
        return Replacement(None, _gone_module(path, homes))
    return None


def _of_a_gone_module(path: str) -> Replacement | None:
    module, _, name = path.rpartition(".")
    if not module or exists(module):
        return None
    # The module above it showed its names as well.
    above = module.rpartition(".")[0]
    if found := replacement(f"{above}.{name}"):
        return found
    gone = replacement(module)
    return gone and Replacement(None, gone.text)


def moves(table: dict[str, dict[str, str]]) -> dict[str, str]:
    """Each old path with the new one, of `{old module: {new module: names}}`."""
    moved = {}
    for module, homes in table.items():
        for home, names in homes.items():
            for name in names.split():
                old, _, new = name.partition("=")
                moved[f"{module}.{old}"] = f"{home}.{new or old}"
    return moved


def _with_tensorflow(path: str, text: Text) -> Text:
    if not in_tensorflow_keras(path):
        return text
    return Text(
        ko=f"{text.ko} `tensorflow.keras`에는 이 이름이 아직 있습니다.",
        en=f"{text.en} `tensorflow.keras` still has this name.",
    )


def _homes(module: str) -> list[str]:
    """Where the names of a module that is gone are now."""
    homes = _table()["moved"].get(module, {})
    return [f"`{home}`" for home in homes if home != "keras"]


def _gone_module(module: str, homes: list[str]) -> Text:
    places = ", ".join(homes)
    return Text(
        ko=f"`{module}` 모듈은 없어졌습니다. 공개된 이름은 {places}에 있습니다.",
        en=f"The module `{module}` is gone. Its public names are in {places}.",
    )


@cache
def _table() -> dict[str, dict[str, Any]]:
    file = Path(__file__).parent / "keras_names.json"
    return dict(json.loads(file.read_text("utf-8")))


@cache
def _names(home: str, module: str) -> frozenset[str]:
    return frozenset(_table()[home].get(module, "").split())


def _is_in(home: str, path: str) -> bool:
    module, _, name = path.rpartition(".")
    return name in _names(home, module)


@cache
def _moved() -> dict[str, str]:
    return moves(_table()["moved"]) | moves(SAME)
