"""Weights of the model are `NaN` or infinite."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject, all_finite
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    for layer in subject.layers:
        if not all(map(all_finite, layer.get_weights())):
            yield layer.name


RULE = Rule(
    name="weights-not-finite",
    title=Text(
        ko="모델의 가중치가 `NaN`이나 무한대입니다",
        en="Weights of the model are `NaN` or infinite",
    ),
    cause=Text(
        ko="이런 가중치로는 무엇을 넣어도 예측이 `nan`이고, 더 훈련해도 돌아오지 "
        "않습니다. 데이터에 `NaN`이 있었거나, 학습률이 너무 크거나, 픽셀을 255로 "
        "나누지 않아 값이 넘쳤습니다.",
        en="With such weights every prediction is `nan`, and no further training "
        "brings them back. There was `NaN` in the data, or the values ran over: the "
        "learning rate is too large, or the pixels were not divided by 255.",
    ),
    remedy=Text(
        ko="`np.isnan(train_scaled).any()`로 데이터를 확인하고, 학습률을 줄이고, "
        "모델을 만드는 코드부터 다시 실행하세요.",
        en="Look at the data with `np.isnan(train_scaled).any()`, lower the learning "
        "rate, and run the code that makes the model again.",
    ),
    section="07-2",
    concept="learning-rate",
    broken="train_scaled[0, 0] = np.nan\nmodel.fit(train_scaled, train_target)\n",
    fixed="model.fit(train_scaled, train_target)\n",
    check=_check,
    before=("not-trained",),
)
