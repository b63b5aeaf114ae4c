"""The elements of a list or tuple are chosen by number."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="index-by-name",
    title=Text(
        ko="리스트나 튜플의 원소는 번호로 고릅니다",
        en="The elements of a list or tuple are chosen by number",
    ),
    cause=Text(
        ko="대괄호 안에 문자열을 썼는데, 이름으로 고를 수 있는 것은 딕셔너리뿐입니다. "
        "`model.layers`와 `class_names()`는 번호로 고릅니다.",
        en="There is text in the square brackets, and only a dictionary is looked up "
        "by name. `model.layers` and `class_names()` take a number.",
    ),
    remedy=Text(
        ko="`model.layers[0]`처럼 인덱스를 쓰세요. 이름으로 층을 찾으려면 "
        "`model.get_layer(...)`를 쓰고, 이름의 인덱스는 `index(...)`가 알려 줍니다.",
        en="Write an index, as in `model.layers[0]`. A layer is found by its name "
        "with `model.get_layer(...)`, and `index(...)` gives the index of a name.",
    ),
    section="08-3",
    concept="layers",
    broken="model.layers['dense']\n",
    fixed="model.layers[0]\n",
    error="TypeError: list indices must be integers or slices, not str",
    kinds=("TypeError",),
    pattern=r"^(list|tuple) indices must be integers or slices, not (str|np\.str_)$",
    own=True,
)
