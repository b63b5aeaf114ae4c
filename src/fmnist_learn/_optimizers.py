"""The optimizer of a training: by name, with its learning rate or its one cycle."""

from typing import Literal

from fmnist_learn._checks import check_at_least, check_choice, check_positive
from fmnist_learn._keras import keras
from fmnist_learn.i18n import Text, refusal

Schedule = Literal["one-cycle"]


def find_optimizer(
    optimizer: str | keras.optimizers.Optimizer,
    learning_rate: float | None = None,
    *,
    schedule: Schedule | None = None,
    steps: int = 1,
) -> keras.optimizers.Optimizer:
    """The optimizer of that name with that learning rate; an instance is returned.

    With the schedule, `learning_rate` is the peak of a cycle over that many steps.
    """
    try:
        found = keras.optimizers.get(optimizer)
    except (ValueError, TypeError) as error:
        rule = Text(
            ko="케라스 옵티마이저의 이름이나 객체여야 합니다",
            en="be the name of an optimizer of Keras or an instance of one",
        )
        remedy = Text(
            ko="예: 'sgd', 'rmsprop', 'adam', 'adagrad'.",
            en="For example 'sgd', 'rmsprop', 'adam' or 'adagrad'.",
        )
        raise refusal(ValueError, "optimizer", rule, repr(optimizer), remedy) from error
    check_choice("schedule", schedule, (None, "one-cycle"))
    if found is optimizer:
        rule = Text(
            ko="옵티마이저 객체를 주면 None이어야 합니다. 학습률은 객체에 있습니다",
            en="be None with an instance of an optimizer, which has its own",
        )
        if schedule is not None:
            raise refusal(ValueError, "schedule", rule, repr(schedule))
        if learning_rate is not None:
            raise refusal(ValueError, "learning_rate", rule, repr(learning_rate))
    elif schedule is not None:
        if learning_rate is None:
            rule = Text(
                ko=f"schedule={schedule!r}이면 가장 높을 때의 학습률이어야 합니다",
                en=f"be the peak of the cycle with schedule={schedule!r}",
            )
            raise refusal(ValueError, "learning_rate", rule, "None")
        peak = check_positive("learning_rate", learning_rate)
        found.learning_rate = one_cycle(peak, steps)
    elif learning_rate is not None:
        found.learning_rate = check_positive("learning_rate", learning_rate)
    return found


def one_cycle(peak: float, steps: int) -> keras.optimizers.schedules.CosineDecay:
    """A learning rate that rises for a quarter of the steps, then falls to nothing."""
    rising = steps // 4
    return keras.optimizers.schedules.CosineDecay(
        peak / 25,
        decay_steps=steps - rising,
        warmup_target=peak,
        warmup_steps=rising,
    )


def check_patience(patience: int | None, schedule: Schedule | None) -> None:
    """Raise unless it is None or some epochs, and leaves a cycle whole."""
    if patience is None:
        return
    check_at_least("patience", patience, 1)
    if schedule is not None:
        rule = Text(
            ko=f"schedule={schedule!r}이면 None이어야 합니다. 한 사이클은 끝까지 "
            "훈련해야 합니다",
            en=f"be None with schedule={schedule!r}: a cycle cut short is not a cycle",
        )
        raise refusal(ValueError, "patience", rule, repr(patience))
