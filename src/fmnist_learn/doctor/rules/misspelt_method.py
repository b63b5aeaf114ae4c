"""The model or the callback has no such name."""

from fmnist_learn.doctor._rule import Advice, Rule
from fmnist_learn.doctor._spelling import meant, public
from fmnist_learn.i18n import Text


def _advise(exc: BaseException, line: str) -> Advice:
    # An error made by hand knows neither the object nor the name.
    name = getattr(exc, "name", None) or ""
    return meant(name, public(getattr(exc, "obj", None)), line)


RULE = Rule(
    name="misspelt-method",
    title=Text(
        ko="모델이나 콜백에 없는 이름입니다",
        en="The model or the callback has no such name",
    ),
    cause=Text(
        ko="메서드나 속성의 이름을 잘못 썼거나, 케라스 3에 없는 이름입니다. 대문자와 "
        "소문자도 구별합니다.",
        en="The name of the method or attribute is misspelt, or not in Keras 3. "
        "Capital and small letters count as different.",
    ),
    remedy=Text(
        ko="이름을 고치세요. 노트북에서 `model.`을 쓰고 탭 키를 누르면 쓸 수 있는 "
        "이름이 나옵니다.",
        en="Correct the name. In a notebook, type `model.` and press the Tab key to "
        "see the names there are.",
    ),
    section="07-1",
    concept="",
    broken="model.complie(loss='sparse_categorical_crossentropy')\n",
    fixed="model.compile(loss='sparse_categorical_crossentropy')\n",
    error="AttributeError: 'Sequential' object has no attribute 'complie'",
    kinds=("AttributeError",),
    pattern=r"^'(Sequential|Functional|EarlyStopping|ModelCheckpoint)' object has "
    r"no attribute '\w+'$",
    advise=_advise,
)
