"""A comma is missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="comma-missing",
    title=Text(ko="쉼표가 빠졌습니다", en="A comma is missing"),
    cause=Text(
        ko="괄호 안에 값 두 개가 나란히 있는데 그 사이에 쉼표가 없습니다. "
        "`Sequential`에 층을 한 줄에 하나씩 쓸 때 줄 끝에서 자주 빠집니다.",
        en="Two values stand side by side in brackets without a comma between them. "
        "It is often forgotten at the end of a line when the layers of `Sequential` "
        "are written one to a line.",
    ),
    remedy=Text(
        ko="표시된 두 값 사이나 앞줄의 끝에 쉼표를 넣으세요.",
        en="Put a comma between the two values, or at the end of the line before.",
    ),
    section="07-2",
    concept="",
    broken="model = keras.Sequential([\n"
    "    keras.layers.Dense(100, activation='relu')\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    fixed="model = keras.Sequential([\n"
    "    keras.layers.Dense(100, activation='relu'),\n"
    "    keras.layers.Dense(10, activation='softmax'),\n"
    "])\n",
    error="SyntaxError: invalid syntax. Perhaps you forgot a comma?",
    kinds=("SyntaxError",),
    pattern=r"Perhaps you forgot a comma",
)
