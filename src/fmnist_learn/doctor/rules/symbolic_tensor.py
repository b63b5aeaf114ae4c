"""A tensor without values yet was used in a computation."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="symbolic-tensor",
    title=Text(
        ko="값이 아직 없는 텐서를 계산에 썼습니다",
        en="A tensor without values yet was used in a computation",
    ),
    cause=Text(
        ko="`Input`과 층의 출력은 모델의 모양만 나타내고, 손실 함수 안의 텐서도 "
        "훈련하기 전에는 값이 없습니다. NumPy와 텐서플로의 함수는 그런 텐서를 "
        "계산하지 못합니다.",
        en="An `Input` and the output of a layer only stand for values to come, and "
        "so does a tensor inside a loss function. NumPy, and functions of TensorFlow, "
        "cannot compute with them.",
    ),
    remedy=Text(
        ko="`np.exp` 대신 `keras.ops.exp`처럼 `keras.ops`의 함수나 층을 쓰세요.",
        en="Use a layer, or the function of `keras.ops`: `keras.ops.exp` in place of "
        "`np.exp`.",
    ),
    section="08-3",
    concept="backend",
    broken="np.exp(keras.layers.Input(shape=(784,)))\n",
    fixed="keras.ops.exp(keras.layers.Input(shape=(784,)))\n",
    error="ValueError: A KerasTensor is symbolic",
    kinds=("ValueError", "NotImplementedError", "AttributeError"),
    pattern=r"^A KerasTensor (is symbolic|cannot be used as input to a TensorFlow "
    r"function)"
    r"|^Cannot convert a symbolic tf\.Tensor "
    r"|^'KerasTensor' object has no attribute 'numpy'",
)
