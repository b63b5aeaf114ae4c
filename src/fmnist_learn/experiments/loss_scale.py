"""Does a loss of 0.4 mean the same for any data?"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fmnist_learn.experiments._evidence import (
    all_of,
    amount,
    between,
    each,
    paired,
    spread,
)
from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import (
    LOSS,
    Dots,
    Numbers,
    Report,
    trained_on,
)
from fmnist_learn.experiments._run import Run, sizes
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from fmnist_learn.data import Splits

# T-shirt/top and shirt, the hardest to tell apart; trouser and ankle boot, easy.
_GROUPS = {"ten": tuple(range(10)), "hard": (0, 6), "easy": (1, 9)}
_NAMES = {
    "ten": Text(ko="클래스 10개", en="all 10 classes"),
    "hard": Text(ko="티셔츠와 셔츠", en="T-shirts and shirts"),
    "easy": Text(ko="바지와 앵클부츠", en="trousers and ankle boots"),
}


def _measure(run: Run) -> Numbers:
    import numpy as np

    from fmnist_learn import ops
    from fmnist_learn.models import build_dense

    ten = run.splits("flat", train=24_000)
    measured = {}
    for name, classes in _GROUPS.items():
        data = _only(ten, classes)
        guess = np.zeros((len(data.val_target), 10))
        guess[:, classes] = 1 / len(classes)
        _, history = run.train(build_dense, data, optimizer="rmsprop")
        measured[name] = {
            "guess": float(ops.cross_entropy(data.val_target, guess)),
            "loss": history["val_loss"][-1],
        }
    return sizes(ten) | measured


def _only(data: "Splits", classes: tuple[int, ...]) -> "Splits":
    import numpy as np

    train = np.isin(data.train_target, classes)
    val = np.isin(data.val_target, classes)
    return replace(
        data,
        train_scaled=data.train_scaled[train],
        train_target=data.train_target[train],
        val_scaled=data.val_scaled[val],
        val_target=data.val_target[val],
    )


def _report(found: Sequence[Numbers]) -> Report:
    losses = {name: each(found, name, "loss") for name in _GROUPS}
    guess = {name: found[0][name]["guess"] for name in _GROUPS}
    shares = {
        name: [loss / guess[name] for loss in values] for name, values in losses.items()
    }
    ten, hard, easy = (f"{spread(values).mean:.1%}" for values in shares.values())
    loss = paired(losses["hard"], losses["ten"])
    harder = paired(shares["hard"], shares["ten"])
    easier = paired(shares["easy"], shares["ten"])
    share = Text(ko="찍을 때의 손실에 견준 비율", en="share of the loss of guessing")
    return Report(
        recipe=trained_on(
            found[0],
            Text(
                ko='소프트맥스 층 하나, `"rmsprop"`, 5에포크. 모든 클래스로, 가장 '
                "구별하기 어려운 쌍(티셔츠와 셔츠)만으로, 구별하기 쉬운 쌍(바지와 "
                "앵클부츠)만으로 각각 훈련했습니다.",
                en='One softmax layer, `"rmsprop"`, 5 epochs: with all classes, with '
                "the pair that is the hardest to tell apart (T-shirts/tops and "
                "shirts) and with an easy one (trousers and ankle boots).",
            ),
        ),
        columns=(
            Text(ko="데이터", en="data"),
            Text(ko="찍을 때의 손실", en="loss of guessing"),
            LOSS,
            share,
        ),
        rows=[
            (
                _NAMES[name],
                guess[name],
                spread(losses[name]),
                spread(shares[name]),
            )
            for name in _GROUPS
        ],
        facts=Text(
            ko="클래스 10개와 비교한 어려운 쌍의 검증 손실은 "
            f"{amount(loss).ko}입니다. 찍을 때의 손실(-log(1/클래스 개수))에 견준 "
            f"비율은 클래스 10개가 {ten}, 어려운 쌍이 {hard}, 쉬운 쌍이 {easy}입니다. "
            f"클래스 10개와의 차이는 어려운 쌍이 {amount(harder).ko}, 쉬운 쌍이 "
            f"{amount(easier).ko}입니다.",
            en="From the validation loss of all 10 classes that of the hard pair "
            f"differs by {amount(loss).en}. As a share of the loss of guessing, "
            f"-log(1 / classes), all 10 have {ten}, the hard pair {hard} and the easy "
            f"one {easy}: from all 10 the hard pair differs by {amount(harder).en}, "
            f"the easy one by {amount(easier).en}.",
        ),
        confirmed=all_of(
            between(loss, -math.inf, 0),
            between(harder, 0),
            between(easier, -math.inf, 0),
        ),
        lesson=Text(
            ko="어려운 쌍은 손실이 더 작은데도 찍는 것에 더 가깝고, 쉬운 쌍은 클래스 "
            "개수가 같은데도 그 반대입니다. 손실의 크기는 클래스의 개수에도, 그 "
            "클래스를 구별하기 어려운 정도에도 달려 있습니다. 찍을 때의 손실과 "
            "견주고, 같은 데이터에서만 비교하세요.",
            en="The hard pair has the smaller loss and is nearer to guessing; the "
            "easy one, with as few classes, is farther from it. A loss depends on the "
            "number of classes and on how hard they are to tell apart: compare it "
            "with that of guessing, and only on the same data.",
        ),
        panels=[
            Dots(
                rows=[(_NAMES[name], values) for name, values in losses.items()], x=LOSS
            ),
            Dots(
                rows=[(_NAMES[name], values) for name, values in shares.items()],
                x=share,
            ),
        ],
    )


EXPERIMENT = Experiment(
    name="loss-scale",
    section="07-1",
    place=80,
    title=Text(
        ko="손실 0.4는 어떤 데이터에서나 같은 뜻인가요?",
        en="Does a loss of 0.4 mean the same for any data?",
    ),
    control=Text(
        ko="쉬운 쌍입니다. 어려운 쌍과 클래스의 개수가 같으므로 개수의 몫과 어려움의 "
        "몫을 나누어 볼 수 있습니다.",
        en="The easy pair: it has as many classes as the hard one, so that the effect "
        "of their number and that of their difficulty can be told apart.",
    ),
    limits=Text(
        ko="두 쌍은 양 끝에서 고른 것입니다. 클래스 두 개의 손실이 보통 얼마인지는 알 "
        "수 없습니다. 클래스가 둘이면 훈련 이미지도 5분의 1입니다.",
        en="What the loss of two classes usually is: the pairs were chosen from the "
        "two extremes. With two classes there are also only a fifth of the training "
        "images.",
    ),
    concept="accuracy",
    measure=_measure,
    report=_report,
)
