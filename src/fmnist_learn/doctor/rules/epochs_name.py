"""`nb_epoch` was renamed to `epochs`."""

from collections.abc import Iterator

from fmnist_learn.doctor._old_arguments import given_twice, is_given
from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, keyword
from fmnist_learn.i18n import Text


def _find(program: Program) -> Iterator[Match]:
    for call in program.methods("fit"):
        arg = keyword(call.node, "nb_epoch")
        if arg is None:
            continue
        if is_given(call.node, "fit", "epochs"):
            remedy = given_twice(call.node, "nb_epoch", "epochs")
            yield call.unit.match("epochs-name", arg, remedy=remedy)
        else:
            edit = call.unit.rename(arg, "nb_epoch", "epochs")
            yield call.match("epochs-name", arg, edit)


RULE = Rule(
    name="epochs-name",
    title=Text(
        ko="`nb_epoch`의 이름이 `epochs`로 바뀌었습니다",
        en="`nb_epoch` was renamed to `epochs`",
    ),
    cause=Text(
        ko="`fit`은 에포크 횟수를 `epochs`로 받습니다. `nb_epoch`는 케라스 1의 "
        "이름입니다.",
        en="`fit` takes the number of epochs as `epochs`. `nb_epoch` is its name in "
        "Keras 1.",
    ),
    remedy=Text(
        ko="`nb_epoch=`를 `epochs=`로 바꾸세요.",
        en="Replace `nb_epoch=` with `epochs=`.",
    ),
    section="07-2",
    concept="gradient-descent",
    broken="model.fit(train_scaled, train_target, nb_epoch=2)\n",
    fixed="model.fit(train_scaled, train_target, epochs=2)\n",
    error="TypeError: TensorFlowTrainer.fit() got an unexpected keyword argument "
    "'nb_epoch'",
    kinds=("TypeError",),
    pattern=r"fit\(\) got an unexpected keyword argument 'nb_epoch'",
    holds=Text(
        ko="JAX 백엔드에서는 `TensorFlowTrainer`가 아니라 `JAXTrainer`라고 나옵니다.",
        en="On the JAX backend it says `JAXTrainer`, not `TensorFlowTrainer`.",
    ),
    find=_find,
)
