"""A schedule sets the learning rate."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text


def _is_of_a_schedule(exc: BaseException, line: str) -> bool:
    """Whether Keras says so, or a schedule's number was to be assigned to."""
    return isinstance(exc, TypeError) or "learning_rate.assign(" in line


RULE = Rule(
    name="rate-of-a-schedule",
    title=Text(
        ko="스케줄이 정하는 학습률은 바꿀 수 없습니다",
        en="A schedule sets the learning rate",
    ),
    cause=Text(
        ko="옵티마이저에 학습률 스케줄을 주면 스텝마다 스케줄이 학습률을 정합니다. "
        "`ReduceLROnPlateau`, `LearningRateScheduler` 콜백이나 대입문으로는 바꿀 수 "
        "없습니다.",
        en="An optimizer that was given a schedule takes its learning rate from it at "
        "every step. Neither `ReduceLROnPlateau` nor `LearningRateScheduler` nor an "
        "assignment can change it.",
    ),
    remedy=Text(
        ko="둘 가운데 하나만 쓰세요. 콜백이나 대입문으로 바꾸려면 `learning_rate`에 "
        "숫자를 주고, 스케줄을 쓰려면 다른 것으로 바꾸지 마세요.",
        en="Use one or the other: a number for `learning_rate` where a callback or an "
        "assignment is to change it, or the schedule and nothing beside it.",
    ),
    section="09",
    concept="learning-rate-schedule",
    broken="rate = keras.optimizers.schedules.CosineDecay(0.001, decay_steps=1000)\n"
    "model.compile(keras.optimizers.Adam(rate), "
    "loss='sparse_categorical_crossentropy')\n"
    "halve = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2)\n"
    "model.fit(train_scaled, train_target, callbacks=[halve])\n",
    fixed="model.compile(keras.optimizers.Adam(0.001), "
    "loss='sparse_categorical_crossentropy')\n"
    "halve = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2)\n"
    "model.fit(train_scaled, train_target, callbacks=[halve])\n",
    error="TypeError: This optimizer was created with a `LearningRateSchedule` object",
    kinds=("TypeError", "AttributeError"),
    pattern=r"^This optimizer was created with a `LearningRateSchedule` object"
    r"|has no attribute 'assign'$",
    when=_is_of_a_schedule,
)
