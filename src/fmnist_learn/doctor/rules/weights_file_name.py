"""The name of a weights file has to end in `.weights.h5`."""

import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._saved_files import files, put_together, renames
from fmnist_learn.doctor._unit import Match
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    found = program.once(files)
    new_names = {
        name: re.sub(r"\.(h5|hdf5|keras|ckpt|tf)$", "", name) + ".weights.h5"
        for name, file in found.weights.items()
        if file.saved and not name.endswith(".weights.h5")
    }
    yield from renames(program, "weights-file-name", found.weights, new_names)
    yield from put_together(program, "True")


RULE = Rule(
    name="weights-file-name",
    title=Text(
        ko="가중치 파일의 이름은 `.weights.h5`로 끝나야 합니다",
        en="The name of a weights file has to end in `.weights.h5`",
    ),
    cause=Text(
        ko="케라스 3의 `save_weights`는 파일 이름이 `.weights.h5`로 끝나지 않으면 "
        "저장하지 않습니다.",
        en="`save_weights` in Keras 3 writes only to a file whose name ends in "
        "`.weights.h5`.",
    ),
    remedy=Text(
        ko="`'model.weights.h5'`처럼 이름을 바꾸고, `load_weights`에도 같은 이름을 "
        "쓰세요.",
        en="Choose a name like `'model.weights.h5'`, and use the same name in "
        "`load_weights`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save_weights('model-weights.h5')\n"
    "model.load_weights('model-weights.h5')\n",
    fixed="model.save_weights('model.weights.h5')\n"
    "model.load_weights('model.weights.h5')\n",
    error="ValueError: The filename must end in `.weights.h5`. Received: "
    "filepath=model-weights.h5",
    kinds=("ValueError",),
    pattern=r"must end in `\.weights\.h5`",
    find=_find,
)
