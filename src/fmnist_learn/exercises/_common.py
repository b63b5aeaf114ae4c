"""Mistakes that any exercise can meet, said when none of its own fits."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from fmnist_learn.exercises._calls import Seen
from fmnist_learn.exercises._values import as_array
from fmnist_learn.i18n import Text

Named = tuple[str, Text]
# What nothing more is known of.
OTHER = "other-numbers"


def common_mistake(arguments: tuple[Any, ...], expected: Any, seen: Seen) -> Named:
    """What went wrong in one call, as far as it can be told from what came."""
    if seen.error:
        return _raised(seen)
    if seen.changed:
        return "changes-its-input", Text(
            ko="함수가 받은 배열을 바꾸었습니다. `z -= 1`이나 `z[0] = 0`은 부르는 "
            "쪽의 배열까지 바꿉니다. `z = z - 1`처럼 새 배열을 만드세요.",
            en="The function changed the array it was given: `z -= 1` and `z[0] = 0` "
            "change the caller's array too. Make a new one, as `z = z - 1` does.",
        )
    if seen.value is None and seen.printed:
        return "prints", Text(
            ko="값을 출력만 하고 돌려주지 않았습니다. `print(...)` 대신 `return "
            "...`을 쓰세요.",
            en="The value is printed but not returned. Use `return ...` in place of "
            "`print(...)`.",
        )
    return common_value(arguments, expected, seen.value)


def common_value(  # noqa: PLR0911 - one for each mistake
    arguments: Sequence[Any], expected: Any, value: Any
) -> Named:
    """What is wrong with a value, as far as it can be told."""
    if value is None:
        return "returns-nothing", Text(
            ko="함수가 아무것도 돌려주지 않았습니다. 마지막 줄에 `return`이 있나요?",
            en="The function returned nothing. Does its last line say `return`?",
        )
    wanted, got = as_array(expected), as_array(value)
    if wanted is None:
        return _otherwise(expected, value)
    if got is None:
        return "no-numbers", _no_numbers(value)
    if wanted.shape != got.shape:
        return _of_another_shape(wanted, got)
    if (wanted.dtype.kind == "b") != (got.dtype.kind == "b"):
        return "true-or-false", Text(
            ko="`True`나 `False`와 수가 뒤바뀌었습니다.",
            en="`True` or `False` and numbers are mixed up.",
        )
    if np.isnan(got.astype(float)).any() and not np.isnan(wanted.astype(float)).any():
        return "nan", Text(
            ko="결과에 nan이 있습니다. 0/0, `np.log(0)`, 너무 큰 수의 `np.exp`에서 "
            "생깁니다.",
            en="There is nan in the result. It comes of 0/0, of `np.log(0)`, or of "
            "`np.exp` of numbers that are too large.",
        )
    if any(_is_the_same(got, one) for one in arguments):
        return "unchanged", Text(
            ko="받은 값을 그대로 돌려주었습니다.",
            en="It gives back what it was given.",
        )
    if not got.any():
        return "zeros", Text(ko="결과가 모두 0입니다.", en="The result is all zeros.")
    return OTHER, Text(
        ko="값이 다릅니다. 아래의 가장 작은 예를 손으로 계산해 보세요.",
        en="The numbers differ. Work the small example below out by hand.",
    )


def _no_numbers(value: Any) -> Text:
    kind = type(value).__name__
    if isinstance(value, list | tuple) and not _is_even(value):
        return Text(
            ko="행마다 길이가 달라서 배열이 되지 않습니다.",
            en="Its rows differ in length, so they make no array.",
        )
    if isinstance(value, list | tuple | np.ndarray):
        return Text(
            ko=f"{kind} 안에 수가 아닌 것이 있습니다.",
            en=f"There is something in the {kind} that is no number.",
        )
    return Text(
        ko=f"수가 아니라 {kind} 값을 돌려주었습니다.",
        en=f"It gives {_article(kind)} where numbers are wanted.",
    )


def _is_even(value: Sequence[Any]) -> bool:
    """Whether the rows, and the rows in them, are as long as one another."""
    try:
        np.asarray(value)
    except ValueError:
        return False
    return True


def _raised(seen: Seen) -> Named:
    name = f"raises-{seen.error}"
    if seen.error == "TypeError" and not seen.line:
        return name, Text(
            ko="함수가 받는 인수의 개수가 다릅니다. 처음에 있던 매개변수를 그대로 "
            "두세요.",
            en="The function takes another number of arguments. Leave the parameters "
            "as they were.",
        )
    if seen.error == "TooMuchPrinted":
        return "prints-without-end", Text(
            ko="함수가 너무 많이 출력해서 멈추었습니다. 끝나지 않는 반복이 있나요?",
            en="The function was stopped, since it prints too much. Is there a loop "
            "without an end?",
        )
    where = f" (`{seen.line}`)" if seen.line else ""
    return name, Text(
        ko=f"함수가 {seen.error} 오류로 멈추었습니다{where}: {seen.message}",
        en=f"The function stopped with {seen.error}{where}: {seen.message}",
    )


def _of_another_shape(wanted: Any, got: Any) -> Named:
    sizes = Text(
        ko=f"결과의 크기가 {got.shape}입니다. {wanted.shape}이어야 합니다.",
        en=f"The result has the shape {got.shape}; it should be {wanted.shape}.",
    )
    if got.shape == wanted.shape[::-1]:
        name, more = (
            "transposed",
            Text(ko=" 행과 열이 바뀌었습니다.", en=" Rows and columns are exchanged."),
        )
    elif got.shape == wanted.shape[1:]:
        name, more = (
            "no-batch-axis",
            Text(ko=" 배치 차원이 빠졌습니다.", en=" The batch axis is missing."),
        )
    elif got.shape[1:] == wanted.shape or got.shape[:-1] == wanted.shape:
        name, more = (
            "one-axis-more",
            Text(
                ko=" 차원이 하나 많습니다. `axis`나 `keepdims`를 보세요.",
                en=" There is one axis too many: look at `axis` and `keepdims`.",
            ),
        )
    else:
        name, more = "another-shape", Text(ko="", en="")
    return name, Text(ko=sizes.ko + more.ko, en=sizes.en + more.en)


def _otherwise(expected: Any, value: Any) -> Named:
    if type(expected) is not type(value):
        kind, other = type(value).__name__, type(expected).__name__
        return "another-type", Text(
            ko=f"{kind} 값입니다. {other} 값이어야 합니다.",
            en=f"It is {_article(kind)}; it should be {_article(other)}.",
        )
    return "other-value", Text(ko="값이 다릅니다.", en="It is another value.")


def _article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _is_the_same(got: Any, argument: Any) -> bool:
    other = as_array(argument)
    return other is not None and other.shape == got.shape and bool((other == got).all())
