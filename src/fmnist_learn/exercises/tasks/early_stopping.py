"""Find the epoch at which early stopping stops."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_STOPS = Text(ko="중간에 멈추는 훈련", en="a training run that stops early")
_TIE = Text(ko="손실이 같은 에포크", en="epochs of equal loss")
_NEVER = Text(ko="끝까지 가는 훈련", en="a training run that goes to the end")


def early_stopping(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch
    return len(losses)


def _cases(draw: Draw):
    low = draw.whole(20, 30) / 100
    up_and_down = [0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65, 0.61, 0.62, low, 0.9]
    yield Case(_STOPS, (np.array(up_and_down), 2))
    yield Case(_STOPS, (np.array([0.8, 0.7, 0.6, 0.65, 0.63, 0.64, low, 0.9]), 3))
    yield Case(_TIE, (np.array([0.8, 0.5, 0.5, 0.5, 0.6, low, 0.7]), 2))
    yield Case(_NEVER, (np.array([0.8, 0.6, 0.5, 0.55, low]), 3))


def _accepts(losses, patience):
    return patience >= 1 and losses.ndim == 1


def _best_epoch(losses, patience):
    return int(np.argmin(losses[: early_stopping(losses, patience)])) + 1


def _counted_from_zero(losses, patience):
    return early_stopping(losses, patience) - 1


def _one_too_late(losses, patience):
    return early_stopping(losses, patience + 1)


def _never_reset(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best:
            best = loss
        else:
            waited += 1
            if waited >= patience:
                return epoch
    return len(losses)


def _against_the_last_epoch(losses, patience):
    waited = 0
    for epoch in range(1, len(losses)):
        waited = waited + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if waited >= patience:
            return epoch + 1
    return len(losses)


def _a_tie_is_better(losses, patience):
    best, waited = np.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch
    return len(losses)


def _lowest_of_all(losses, patience):
    return int(np.argmin(losses)) + 1


def _from_the_best(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return np.int64(epoch + 1)
    return np.int64(len(losses))


def _with_lowest_so_far(losses, patience):
    for epoch in range(patience, len(losses)):
        if min(losses[epoch - patience + 1 : epoch + 1]) >= min(
            losses[: epoch - patience + 1]
        ):
            return float(epoch + 1)
    return float(len(losses))


def _on_a_list(losses, patience):
    rest, best, waited, epoch = list(losses), float("inf"), 0, 0
    while rest and waited < patience:
        loss, epoch = rest.pop(0), epoch + 1
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
    return epoch


EXERCISE = FunctionExercise(
    name="early-stopping",
    section="07-3",
    place=60,
    title=Text(
        ko="조기 종료가 멈추는 에포크를 찾으세요.",
        en="Find the epoch at which early stopping stops.",
    ),
    concept="early-stopping",
    minutes=8,
    task=Text(
        ko="`early_stopping(losses, patience)`는 에포크마다 잰 검증 손실 배열과 1 "
        "이상인 `patience`를 받아, 마지막으로 훈련한 에포크를 1부터 센 번호로 "
        "돌려줍니다. 손실이 지금까지의 최솟값보다 작아지지 않은 에포크가 `patience`번 "
        "이어지면 멈춥니다. 멈추지 않으면 마지막 에포크입니다.",
        en="`early_stopping(losses, patience)` takes the validation loss of each "
        "epoch and a `patience` of at least 1, and returns the last epoch that is "
        "trained, counted from 1. Training stops once the loss has not fallen below "
        "its lowest value so far for `patience` epochs in a row. If that never "
        "happens, it is the last epoch.",
    ),
    hints=(
        Text(
            ko="가장 낮은 손실과, 그 뒤로 기다린 에포크 수를 기억하세요.",
            en="Remember the lowest loss, and how many epochs have passed since.",
        ),
        Text(
            ko="더 낮은 손실이 나오면 기다린 수는 0으로 돌아갑니다.",
            en="When a lower loss comes, the count starts again at 0.",
        ),
        Text(
            ko="비교는 앞 에포크가 아니라 지금까지의 최솟값과 합니다.",
            en="Compare with the lowest loss so far, not with the epoch before.",
        ),
    ),
    solution=early_stopping,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _best_epoch,
            Text(
                ko="가장 좋은 에포크입니다. 훈련은 그보다 `patience` 에포크 뒤에 "
                "멈춥니다.",
                en="That is the best epoch. Training stops `patience` epochs after it.",
            ),
        ),
        Wrong(
            _counted_from_zero,
            Text(
                ko="0부터 센 번호입니다. 에포크는 1부터 셉니다.",
                en="That is counted from 0. Epochs are counted from 1.",
            ),
        ),
        Wrong(
            _one_too_late,
            Text(
                ko="한 에포크 늦습니다. 나아지지 않은 에포크가 `patience`번째가 되면 "
                "바로 멈춥니다.",
                en="One epoch too late: it stops at the `patience`-th epoch without a "
                "lower loss.",
            ),
        ),
        Wrong(
            _never_reset,
            Text(
                ko="더 낮은 손실이 나왔을 때 기다린 수를 0으로 되돌리지 않았습니다.",
                en="The count of epochs waited does not go back to 0 when a lower "
                "loss comes.",
            ),
        ),
        Wrong(
            _against_the_last_epoch,
            Text(
                ko="앞 에포크의 손실과 비교했습니다. 지금까지의 최솟값과 비교하세요.",
                en="It compares with the epoch before. Compare with the lowest loss "
                "so far.",
            ),
        ),
        Wrong(
            _a_tie_is_better,
            Text(
                ko="같은 손실을 나아진 것으로 셌습니다. 더 작아야 나아진 것입니다.",
                en="An equal loss counts as better. It has to be lower.",
            ),
        ),
        Wrong(
            _lowest_of_all,
            Text(
                ko="모든 에포크 가운데 손실이 가장 낮은 에포크입니다. 멈춘 뒤의 "
                "에포크까지는 훈련하지 않습니다.",
                en="That is the epoch with the lowest loss of all. Once training has "
                "stopped, no later epoch is reached.",
            ),
        ),
    ),
    also_right=(_from_the_best, _with_lowest_so_far, _on_a_list),
)
