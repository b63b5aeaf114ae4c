"""One training of a sweep, in whatever process it happens."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fmnist_learn.data import Splits

if TYPE_CHECKING:
    import keras

# A value of a setting: what a line of JSON holds, and a tuple of them.
Plain = str | int | float | bool | None
Value = Plain | tuple[Plain, ...]
Settings = dict[str, Value]

# What of `train` can be varied besides the arguments of `build`.
OF_TRAIN = (
    *("optimizer", "learning_rate", "schedule", "label_smoothing"),
    *("epochs", "batch_size", "patience"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One training of a sweep.

    A training whose loss became nan or infinite is kept like the others.

    Attributes:
        settings: The settings that were varied, as they were in this run.
        seed: The seed set before the model was built.
        epochs_trained: How many epochs were trained.
        loss: The mean loss on the training set during the epoch that is kept, in nats:
            the last one or, with patience, the one with the lowest val_loss.
        accuracy: The accuracy on the training set during that epoch, 0 to 1.
        val_loss: The loss on the validation set after it, in nats.
        val_accuracy: The accuracy on the validation set after it, 0 to 1.
        seconds: How long building and training took.

    --- 한국어 ---
    여러 설정을 비교할 때 모델 하나를 훈련한 결과입니다.

    손실이 nan이나 무한대가 된 훈련도 빼지 않고 남깁니다.

    Attributes:
        settings: 바꾸어 본 설정이 이 훈련에서 가진 값.
        seed: 모델을 만들기 전에 정한 시드.
        epochs_trained: 훈련한 에포크 횟수.
        loss: 가중치를 남긴 에포크 동안의 훈련 세트 손실의 평균. 단위는 내트입니다.
            마지막 에포크이거나, patience를 주었으면 val_loss가 가장 낮은 에포크입니다.
        accuracy: 그 에포크 동안의 훈련 세트 정확도. 0부터 1까지입니다.
        val_loss: 그 에포크가 끝난 뒤의 검증 세트 손실. 단위는 내트입니다.
        val_accuracy: 그 에포크가 끝난 뒤의 검증 세트 정확도. 0부터 1까지입니다.
        seconds: 모델을 만들고 훈련하는 데 걸린 시간(초).
    """

    settings: Settings
    seed: int
    epochs_trained: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float


def run(
    build: "Callable[..., keras.Model]",
    options: Mapping[str, Any],
    settings: Settings,
    seed: int,
    data: Splits,
) -> Run:
    """Set the seed, build, train."""
    import keras  # noqa: PLC0415 - a sweep is checked before it is paid for

    from fmnist_learn.training import epoch_kept, train  # noqa: PLC0415 - the same

    started = time.perf_counter()
    keras.utils.set_random_seed(seed)
    model = build(**of_build(settings))
    chosen = {**options, **of_train(settings)}
    history = train(model, data, verbose=0, **chosen).history
    seconds = time.perf_counter() - started
    kept = epoch_kept(history["val_loss"], chosen["patience"])
    return Run(
        settings=settings,
        seed=seed,
        epochs_trained=len(history["val_loss"]),
        **{name: float(values[kept]) for name, values in history.items()},
        seconds=seconds,
    )


def of_build(settings: Settings) -> Settings:
    """Those that `build` takes."""
    return {name: one for name, one in settings.items() if name not in OF_TRAIN}


def of_train(settings: Settings) -> Settings:
    """Those that `train` takes."""
    return {name: one for name, one in settings.items() if name in OF_TRAIN}


def written(settings: Mapping[str, Value]) -> str:
    """As a call has them: `hidden=5, activation=relu`."""
    return ", ".join(f"{name}={value}" for name, value in settings.items())
