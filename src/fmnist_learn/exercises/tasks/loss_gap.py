"""Measure how far a model overfits."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_HISTORY = Text(ko="훈련 기록", en="a history")


def loss_gap(history):
    return [val - train for train, val in zip(history["loss"], history["val_loss"])]


def _cases(draw: Draw):
    for epochs in (3, 5):
        loss = [round(0.7 - 0.1 * epoch, 2) for epoch in range(epochs)]
        gaps = [draw.whole(2, 20) / 100 + 0.05 * epoch for epoch in range(epochs)]
        val_loss = [round(one + gap, 2) for one, gap in zip(loss, gaps)]
        accuracy = [0.8 + 0.01 * epoch for epoch in range(epochs)]
        history = {"accuracy": accuracy, "loss": loss, "val_loss": val_loss}
        yield Case(_HISTORY, (history,))


def _training_minus_validation(history):
    return [-gap for gap in loss_gap(history)]


def _last_epoch(history):
    return loss_gap(history)[-1]


def _mean(history):
    return sum(loss_gap(history)) / len(history["loss"])


def _ratio(history):
    return [val / train for train, val in zip(history["loss"], history["val_loss"])]


def _of_the_best(history):
    best = min(history["val_loss"])
    return [best - train for train in history["loss"]]


def _validation_loss(history):
    return history["val_loss"]


def _with_arrays(history):
    return np.array(history["val_loss"]) - np.array(history["loss"])


def _in_float32(history):
    return np.subtract(history["val_loss"], history["loss"], dtype="float32")


def _as_tuple(history):
    count = len(history["loss"])
    return tuple(history["val_loss"][i] - history["loss"][i] for i in range(count))


EXERCISE = FunctionExercise(
    name="loss-gap",
    section="07-3",
    place=15,
    title=Text(ko="과대적합을 재세요.", en="Measure how far a model overfits."),
    concept="overfitting",
    minutes=2,
    imports="",
    task=Text(
        ko='`loss_gap(history)`는 `history.history`와 같은 딕셔너리(`"loss"`, '
        '`"val_loss"`, `"accuracy"`의 리스트)를 받아, 에포크마다 검증 손실에서 훈련 '
        "손실을 뺀 값을 리스트로 돌려줍니다.",
        en="`loss_gap(history)` takes a dictionary such as `history.history`, with "
        'lists under `"loss"`, `"val_loss"` and `"accuracy"`. Return a list: for each '
        "epoch the validation loss minus the training loss.",
    ),
    hints=(
        Text(
            ko="`history['val_loss']`와 `history['loss']`는 리스트이므로 바로 뺄 수 "
            "없습니다.",
            en="`history['val_loss']` and `history['loss']` are lists, which cannot "
            "be subtracted as they are.",
        ),
        Text(
            ko="`zip`으로 짝지어 빼거나 배열로 바꾸세요.",
            en="Pair them with `zip`, or turn them into arrays.",
        ),
    ),
    solution=loss_gap,
    cases=_cases,
    wrong=(
        Wrong(
            _training_minus_validation,
            Text(
                ko="부호가 뒤바뀌었습니다. 검증 손실에서 훈련 손실을 빼세요.",
                en="The sign is reversed: subtract the training loss from the "
                "validation loss.",
            ),
        ),
        Wrong(
            _last_epoch,
            Text(
                ko="마지막 에포크의 값만 있습니다. 에포크마다 구하세요.",
                en="That is the last epoch only. Give one value for each epoch.",
            ),
        ),
        Wrong(
            _mean,
            Text(
                ko="평균을 냈습니다. 에포크마다 값을 하나씩 돌려주세요.",
                en="That is the mean. Give one value for each epoch.",
            ),
        ),
        Wrong(
            _ratio,
            Text(
                ko="두 손실을 나눈 비율입니다. 검증 손실에서 훈련 손실을 빼세요.",
                en="That is the ratio of the two losses. Subtract the training loss "
                "instead.",
            ),
        ),
        Wrong(
            _of_the_best,
            Text(
                ko="검증 손실의 최솟값에서 뺐습니다. 같은 에포크의 검증 손실을 쓰세요.",
                en="It subtracts from the lowest validation loss. Take that of the "
                "same epoch.",
            ),
        ),
        Wrong(
            _validation_loss,
            Text(
                ko="검증 손실 그대로입니다. 훈련 손실을 빼세요.",
                en="That is the validation loss itself. Subtract the training loss.",
            ),
        ),
    ),
    also_right=(_with_arrays, _in_float32, _as_tuple),
)
