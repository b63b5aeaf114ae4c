"""`None` was used like a value."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="none-in-use",
    title=Text(ko="`None`을 값처럼 썼습니다", en="`None` was used like a value"),
    cause=Text(
        ko="`append`, `sort`, `compile`, `add`처럼 무언가를 바꾸기만 하는 메서드와 "
        "`return`이 없는 함수는 `None`을 돌려줍니다. 그 결과를 변수에 넣어 썼습니다.",
        en="A method that only changes something, such as `append`, `sort`, `compile` "
        "or `add`, returns `None`, and so does a function without `return`. That "
        "result was used.",
    ),
    remedy=Text(
        ko="`layers = layers.append(...)`에서 `layers =`을 지우세요. 여러분이 만든 "
        "함수라면 `return`을 넣으세요.",
        en="In `layers = layers.append(...)`, delete `layers =`. If the function is "
        "your own, give it a `return`.",
    ),
    section="07-3",
    concept="",
    broken="layers = [].append(keras.layers.Flatten())\nlayers[0]\n",
    fixed="layers = []\nlayers.append(keras.layers.Flatten())\nlayers[0]\n",
    error="TypeError: 'NoneType' object is not subscriptable",
    kinds=("TypeError", "AttributeError"),
    pattern=r"^'NoneType' object is not (subscriptable|iterable)$"
    r"|^object of type 'NoneType' has no len\(\)$"
    r"|^'NoneType' object has no attribute '",
    own=True,
    general=True,
)
