"""Repair the lines that compile a model."""

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_COMPILED = Text(ko="컴파일한 설정", en="how the model is compiled")


def repair_compile(labels_are_one_hot):
    import keras

    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    loss = "sparse_categorical_crossentropy"
    if labels_are_one_hot:
        loss = "categorical_crossentropy"
    optimizer = keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True)
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"])
    return model


_STARTER = """
def repair_compile(labels_are_one_hot):
    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    loss = "categorical_crossentropy"
    if labels_are_one_hot:
        loss = "sparse_categorical_crossentropy"
    optimizer = keras.optimizers.SGD(lr=0.1, nesterov=True)
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"])
    return model
"""


def _measure(model):
    optimizer = model.optimizer
    loss = model.loss if isinstance(model.loss, str) else type(model.loss).__name__
    return {
        "optimizer": type(optimizer).__name__,
        "learning_rate": round(float(optimizer.learning_rate), 6),
        "momentum": float(getattr(optimizer, "momentum", 0)),
        "nesterov": bool(getattr(optimizer, "nesterov", False)),
        "loss": loss.replace("_", "").casefold(),
    }


def _cases(draw: Draw):
    yield Case(_COMPILED, (False,))
    yield Case(_COMPILED, (True,))


def _compiled(loss, **options):
    import keras

    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(10, activation="softmax")]
    )
    optimizer = keras.optimizers.SGD(**{"learning_rate": 0.1, **options})
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"])
    return model


def _loss(one_hot):
    return "categorical_crossentropy" if one_hot else "sparse_categorical_crossentropy"


def _losses_exchanged(labels_are_one_hot):
    return _compiled(_loss(not labels_are_one_hot), momentum=0.9, nesterov=True)


def _without_momentum(labels_are_one_hot):
    return _compiled(_loss(labels_are_one_hot))


def _without_nesterov(labels_are_one_hot):
    return _compiled(_loss(labels_are_one_hot), momentum=0.9)


def _default_rate(labels_are_one_hot):
    return _compiled(
        _loss(labels_are_one_hot), learning_rate=0.01, momentum=0.9, nesterov=True
    )


def _always_sparse(labels_are_one_hot):
    return _compiled(_loss(False), momentum=0.9, nesterov=True)


def _by_options(labels_are_one_hot):
    return _compiled(_loss(labels_are_one_hot), momentum=0.9, nesterov=True)


def _by_an_object(labels_are_one_hot):
    import keras

    kind = (
        keras.losses.CategoricalCrossentropy
        if labels_are_one_hot
        else keras.losses.SparseCategoricalCrossentropy
    )
    return _compiled(kind(), momentum=0.9, nesterov=True)


def _as_one_expression(labels_are_one_hot):
    prefix = "" if labels_are_one_hot else "sparse_"
    loss = f"{prefix}categorical_crossentropy"
    return _compiled(loss, nesterov=True, momentum=0.9, learning_rate=1e-1)


EXERCISE = FunctionExercise(
    name="repair-compile",
    section="07-2",
    place=90,
    title=Text(ko="컴파일하는 코드를 고치세요.", en="Repair the lines that compile."),
    concept="momentum",
    imports="import keras",
    seconds=8,
    task=Text(
        ko="이 함수는 네스테로프 모멘텀 0.9, 학습률 0.1인 SGD로 모델을 컴파일해야 "
        "합니다. 레이블이 원-핫이면 원-핫 레이블의 손실을, 정수이면 정수 레이블의 "
        "손실을 써야 합니다. 지금은 오류가 나고, 손실도 잘못되어 있습니다. 세 군데를 "
        "고치세요.",
        en="This function should compile a model with SGD, Nesterov momentum of 0.9 "
        "and a learning rate of 0.1, and with the loss for one-hot labels or the one "
        "for whole numbers. It stops with an error, and the losses are wrong. Three "
        "things must be repaired.",
    ),
    hints=(
        Text(ko="케라스 3에는 `lr`이 없습니다.", en="Keras 3 has no `lr`."),
        Text(
            ko="네스테로프 모멘텀에는 0보다 큰 `momentum`이 필요합니다.",
            en="Nesterov momentum needs a `momentum` above 0.",
        ),
        Text(
            ko="`sparse`는 정수 레이블을 뜻합니다.",
            en="`sparse` means labels that are whole numbers.",
        ),
    ),
    starter=_STARTER,
    solution=repair_compile,
    cases=_cases,
    measure=_measure,
    wrong=(
        Wrong(
            _losses_exchanged,
            Text(
                ko="두 손실이 뒤바뀌었습니다. `sparse_…`는 정수 레이블에 씁니다.",
                en="The two losses are swapped: `sparse_…` is for whole-number labels.",
            ),
        ),
        Wrong(
            _without_momentum,
            Text(
                ko="`momentum`이 0이고 네스테로프도 꺼져 있습니다. `momentum=0.9, "
                "nesterov=True`가 필요합니다.",
                en="`momentum` is 0, and Nesterov is off. Pass `momentum=0.9, "
                "nesterov=True`.",
            ),
        ),
        Wrong(
            _without_nesterov,
            Text(
                ko="`nesterov=True`가 빠졌습니다. 이대로는 보통의 모멘텀입니다.",
                en="`nesterov=True` is missing. As it is, this is ordinary momentum.",
            ),
        ),
        Wrong(
            _default_rate,
            Text(
                ko="학습률이 기본값 0.01입니다. `lr`을 지우지 말고 "
                "`learning_rate=0.1`로 바꾸세요.",
                en="The learning rate is the default, 0.01. Do not drop `lr`: turn it "
                "into `learning_rate=0.1`.",
            ),
        ),
        Wrong(
            _always_sparse,
            Text(
                ko="언제나 정수 레이블의 손실을 씁니다. 원-핫 레이블에는 "
                "`categorical_crossentropy`를 쓰세요.",
                en="It is always the loss for whole numbers. Use "
                "`categorical_crossentropy` for one-hot labels.",
            ),
        ),
    ),
    also_right=(_by_options, _by_an_object, _as_one_expression),
)
