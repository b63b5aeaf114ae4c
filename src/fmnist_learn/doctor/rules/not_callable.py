"""Something that is not a function was called."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="not-callable",
    title=Text(
        ko="함수가 아닌 것에 괄호를 붙였습니다",
        en="Something that is not a function was called",
    ),
    cause=Text(
        ko="괄호는 함수를 호출합니다. 배열, 리스트, 딕셔너리의 원소는 대괄호로 "
        "고르고, 모듈은 호출할 수 없습니다. `list = ...`나 `plt.xlabel = ...`처럼 "
        "함수의 이름에 다른 값을 넣은 뒤에는 그 이름도 호출할 수 없습니다.",
        en="Round brackets call a function. The elements of an array, a list or a "
        "dictionary are chosen with square brackets, and a module cannot be called. "
        "Nor can the name of a function after something else was put in its place, as "
        "in `list = ...` or `plt.xlabel = ...`.",
    ),
    remedy=Text(
        ko="원소를 고를 때는 `train_input[0]`처럼 쓰고, 모듈이면 그 안의 이름을 "
        "쓰세요. 함수의 이름을 덮어썼다면 `=`이 있는 그 줄을 고친 다음 커널을 다시 "
        "시작하세요.",
        en="Write `train_input[0]` for an element, and for a module the name in it. "
        "If the name of a function was overwritten, correct that line with `=` and "
        "restart the kernel.",
    ),
    section="07-1",
    concept="",
    broken="train_input(0)\n",
    fixed="train_input[0]\n",
    error="TypeError: 'numpy.ndarray' object is not callable",
    kinds=("TypeError",),
    pattern=r"^'[\w.]+' object is not callable",
    own=True,
    general=True,
)
