"""The name of a model file has to end in `.keras`."""

import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._saved_files import (
    files,
    has_suffix,
    put_together,
    renames,
)
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    found = program.once(files)
    new_names = {}
    for name, file in found.models.items():
        old = name.endswith((".h5", ".hdf5"))
        if not file.saved or name.endswith((".keras", "/")):
            continue
        own = not old and has_suffix(name)
        if own and not file.fails:
            continue  # a suffix of its own, for something else
        # The old format still works, and may be wanted elsewhere.
        sure = bool(file.fails) and not own
        new_names[name] = re.sub(r"\.(h5|hdf5)$", "", name) + ".keras" if sure else ""
    yield from renames(program, "model-file-name", found.models, new_names)
    yield from put_together(program, "False")


RULE = Rule(
    name="model-file-name",
    title=Text(
        ko="모델 파일의 이름은 `.keras`로 끝나야 합니다",
        en="The name of a model file has to end in `.keras`",
    ),
    cause=Text(
        ko="케라스 3은 모델을 `.keras` 파일에 저장합니다. 확장자가 없으면 오류가 "
        "나고, `.h5`는 예전 형식이라 경고가 나옵니다.",
        en="Keras 3 saves models in `.keras` files. A name without an extension is an "
        "error; `.h5` is the old format and gives a warning.",
    ),
    remedy=Text(
        ko="`'model-whole.keras'`처럼 `.keras`로 끝나는 이름을 쓰세요.",
        en="Use a name that ends in `.keras`, such as `'model-whole.keras'`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save('model-whole')\n",
    fixed="model.save('model-whole.keras')\n",
    error="ValueError: Invalid filepath extension for saving. Please add either a "
    "`.keras` extension for the native Keras format",
    kinds=("ValueError",),
    pattern=r"Invalid filepath extension for saving"
    r"|The filepath provided must end in `\.keras`"
    r"|File format not supported: filepath=",
    find=_find,
)
