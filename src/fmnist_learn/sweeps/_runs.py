"""One training of a sweep, in whatever process it happens."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from fmnist_learn.data import Splits

if TYPE_CHECKING:
    import keras
    import numpy.typing as npt

# A value of a setting: what a line of JSON holds, and a tuple of them.
Value = str | int | float | bool | tuple[int | float, ...] | None
Settings = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Run:
    """One training of a sweep.

    Attributes:
        settings: The settings that were varied, as they were in this run.
        seed: The seed set before the model was built.
        epochs: How many epochs were trained.
        loss: The mean loss on the training set during the epoch that is kept, in nats.
        accuracy: The accuracy on the training set during that epoch, 0 to 1.
        val_loss: The loss on the validation set after it, in nats.
        val_accuracy: The accuracy on the validation set after it, 0 to 1.
        seconds: How long building and training took.

    --- 한국어 ---
    여러 설정을 비교할 때 모델 하나를 훈련한 결과입니다.

    Attributes:
        settings: 바꾸어 본 설정이 이 훈련에서 가진 값.
        seed: 모델을 만들기 전에 정한 시드.
        epochs: 훈련한 에포크 횟수.
        loss: 가중치를 남긴 에포크 동안의 훈련 세트 손실의 평균. 단위는 내트입니다.
        accuracy: 그 에포크 동안의 훈련 세트 정확도. 0부터 1까지입니다.
        val_loss: 그 에포크가 끝난 뒤의 검증 세트 손실. 단위는 내트입니다.
        val_accuracy: 그 에포크가 끝난 뒤의 검증 세트 정확도. 0부터 1까지입니다.
        seconds: 모델을 만들고 훈련하는 데 걸린 시간(초).
    """

    settings: Settings
    seed: int
    epochs: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float


def run(
    build: "Callable[..., keras.Model]",
    options: Mapping[str, Any],
    settings: Settings,
    of_build: frozenset[str],
    seed: int,
    *arrays: "npt.NDArray[Any]",
) -> Run:
    """Set the seed, build, train."""
    import keras

    from fmnist_learn.training import train

    nothing = arrays[0][:0], arrays[1][:0]  # the test set decides nothing
    started = time.perf_counter()
    keras.utils.set_random_seed(seed)
    model = build(**{name: settings[name] for name in of_build})
    others = {name: settings[name] for name in settings.keys() - of_build}
    history = train(
        model, Splits(*arrays, *nothing), verbose=0, **{**options, **others}
    ).history
    seconds = time.perf_counter() - started
    stops_early = {**options, **others}.get("patience") is not None
    # Of the epochs as good as the best the first is the one whose weights come back.
    kept = int(np.argmin(history["val_loss"])) if stops_early else -1
    return Run(
        settings=settings,
        seed=seed,
        epochs=len(history["loss"]),
        **{name: float(values[kept]) for name, values in history.items()},
        seconds=seconds,
    )
