"""Predict how many epochs are trained."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {"best": draw.whole(6, 12), "patience": draw.whole(2, 4), "epochs": 20}


def _task(best, patience, epochs):
    return Text(
        ko=f"`EarlyStopping(patience={patience}, restore_best_weights=True)`와 함께 "
        f"`fit(..., epochs={epochs})`을 실행했습니다. 검증 손실은 {best}번째 "
        "에포크(1부터 셈)까지 계속 낮아진 뒤 계속 높아졌습니다. "
        "`len(history.history['val_loss'])`는 얼마인가요?",
        en=f"`fit(..., epochs={epochs})` ran with `EarlyStopping(patience={patience}, "
        f"restore_best_weights=True)`. The validation loss fell until epoch {best}, "
        "counted from 1, and rose from then on. What is "
        "`len(history.history['val_loss'])`?",
    )


def _solution(best, patience, epochs):
    return best + patience


def _why(best, patience, epochs):
    return Text(
        ko=f"가장 좋은 에포크 뒤로 {patience}에포크를 더 기다리고 멈추므로 {best} + "
        f"{patience} = {best + patience}입니다. 가중치는 {best}번째 에포크의 것으로 "
        "돌아가지만 기록은 그대로 남습니다.",
        en=f"It waits {patience} epochs after the best one and stops: {best} + "
        f"{patience} = {best + patience}. The weights go back to those of epoch "
        f"{best}; the history is kept in full.",
    )


def _the_best(best, patience, epochs):
    return best


def _all_epochs(best, patience, epochs):
    return epochs


def _one_more(best, patience, epochs):
    return best + patience + 1


def _one_less(best, patience, epochs):
    return best + patience - 1


def _patience_alone(best, patience, epochs):
    return patience


def _as_float(best, patience, epochs):
    return float(best + patience)


def _from_numpy(best, patience, epochs):
    return np.int64(best + patience)


def _as_array(best, patience, epochs):
    return np.array(best + patience)


EXERCISE = ValueExercise(
    name="stopped-after",
    section="07-3",
    place=55,
    title=Text(
        ko="훈련한 에포크 수를 예측하세요.", en="Predict how many epochs are trained."
    ),
    concept="early-stopping",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="가장 좋은 에포크에서 바로 멈추나요? 그 에포크가 가장 좋았다는 것은 "
            "언제 알 수 있나요?",
            en="Does training stop at the best epoch? When can it be known that this "
            "epoch was the best?",
        ),
        Text(
            ko="낮아지지 않은 에포크를 하나씩 세어 `patience`에 이르면 멈춥니다.",
            en="It counts the epochs without a lower loss and stops when there are "
            "`patience` of them.",
        ),
    ),
    wrong=(
        Wrong(
            _the_best,
            Text(
                ko="가장 좋은 에포크입니다. 그 뒤로 기다린 에포크도 기록에 남습니다.",
                en="That is the best epoch. The epochs of waiting are in the history "
                "as well.",
            ),
        ),
        Wrong(
            _all_epochs,
            Text(
                ko="멈추지 않았을 때의 에포크 수입니다. 검증 손실이 높아지므로 그 "
                "전에 멈춥니다.",
                en="That is how many there would be without stopping. The loss rises, "
                "so training stops earlier.",
            ),
        ),
        Wrong(
            _one_more,
            Text(
                ko="한 에포크 많습니다. 나아지지 않은 에포크가 `patience`번째가 되면 "
                "바로 멈춥니다.",
                en="One too many: it stops at the `patience`-th epoch without a lower "
                "loss.",
            ),
        ),
        Wrong(
            _one_less,
            Text(
                ko="한 에포크 적습니다. 가장 좋은 에포크 다음부터 셉니다.",
                en="One too few: the counting begins after the best epoch.",
            ),
        ),
        Wrong(
            _patience_alone,
            Text(
                ko="기다린 에포크 수입니다. 가장 좋은 에포크까지의 수를 더하세요.",
                en="That is how long it waits. Add the epochs up to the best one.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
