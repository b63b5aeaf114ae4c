"""The checkpoint keeps the last epoch, not the best."""

from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, first_argument, literal
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.calls_of("keras.callbacks.ModelCheckpoint"):
        text = literal(first_argument(call.node, "filepath"))
        named = {one.arg for one in call.node.keywords}
        told = named & {"save_best_only", "save_freq", None}  # None of **options
        if text and "{" not in text and len(call.node.args) < 2 and not told:
            yield call.unit.match("checkpoint-keeps-the-last", call.node)


RULE = Rule(
    name="checkpoint-keeps-the-last",
    title=Text(
        ko="체크포인트에 마지막 에포크의 모델만 남습니다",
        en="The checkpoint keeps the last epoch, not the best",
    ),
    cause=Text(
        ko="`ModelCheckpoint`의 `save_best_only`는 기본값이 `False`입니다. 에포크마다 "
        "같은 파일에 덮어쓰므로 가장 좋은 모델이 아니라 마지막 모델이 남습니다.",
        en="`save_best_only` of `ModelCheckpoint` is `False` by default. Every epoch "
        "overwrites the same file, so the last model is kept, not the best.",
    ),
    remedy=Text(
        ko="`save_best_only=True`를 주고 `fit`에 `validation_data`를 넣으세요.",
        en="Pass `save_best_only=True` to it, and `validation_data` to `fit`.",
    ),
    section="07-3",
    concept="early-stopping",
    broken="checkpoint_cb = keras.callbacks.ModelCheckpoint('best-model.keras')\n",
    fixed="checkpoint_cb = keras.callbacks.ModelCheckpoint(\n"
    "    'best-model.keras', save_best_only=True\n"
    ")\n",
    find=_find,
)
