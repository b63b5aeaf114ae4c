"""`save` no longer takes `save_format`."""

from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, first_argument, keyword, literal
from fmnist_learn.i18n import Text

_ENDINGS = {"save": (".keras", ".h5", ".hdf5"), "save_weights": (".weights.h5",)}
_FUNCTIONS = {"keras.models.save_model", "keras.saving.save_model"}


def _find(program: Program) -> Iterator[Match]:
    for call, arg in program.given("save_format"):
        if call.path in _FUNCTIONS:
            more = call.node.args[1:]
            path = literal(more[0]) if more else None
            sure = (path or "").endswith(_ENDINGS["save"])
            edits = call.unit.without(call.node, [arg]) if sure else ()
            yield call.unit.match("save-format", arg, *edits)
    for call in program.methods(*_ENDINGS):
        if given := keyword(call.node, "save_format"):
            path = literal(first_argument(call.node, "filepath"))
            sure = (path or "").endswith(_ENDINGS[call.method])
            edits = call.unit.without(call.node, [given]) if sure else ()
            yield call.match("save-format", given, *edits)


RULE = Rule(
    name="save-format",
    title=Text(
        ko="`save`에는 `save_format`이 없습니다",
        en="`save` no longer takes `save_format`",
    ),
    cause=Text(
        ko="케라스 3은 파일 이름의 끝을 보고 형식을 정합니다. 폴더에 저장하던 "
        "`save_format='tf'` 형식은 `save`로 쓸 수 없습니다.",
        en="Keras 3 goes by the ending of the file name. The folder that "
        "`save_format='tf'` made is no longer written by `save`.",
    ),
    remedy=Text(
        ko="`model.save('model.keras')`로 쓰세요. 텐서플로 서빙에 쓸 폴더는 "
        "`model.export('folder')`가 만듭니다.",
        en="Write `model.save('model.keras')`. `model.export('folder')` makes the "
        "folder for TensorFlow Serving.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save('model', save_format='tf')\n",
    fixed="model.save('model.keras')\n",
    error="ValueError: The `save_format` argument is deprecated in Keras 3.",
    kinds=("ValueError",),
    pattern=r"^The `save_format` argument is deprecated in Keras 3",
    find=_find,
)
