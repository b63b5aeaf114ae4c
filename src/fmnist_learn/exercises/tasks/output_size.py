"""Write the output size of a convolution."""

import math

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_VALID = Text(ko="밸리드 패딩", en="valid padding")
_SAME = Text(ko="세임 패딩", en="same padding")
_STRIDE = Text(ko="스트라이드 2 이상", en="strides of 2 or more")


def output_size(size, kernel, stride, padding):
    if padding == "same":
        return -(-size // stride)
    return (size - kernel) // stride + 1


def _cases(draw: Draw):
    size = 2 * draw.whole(10, 20)
    yield Case(_VALID, (size, 3, 1, "valid"))
    yield Case(_VALID, (size + 1, 6, 1, "valid"))
    yield Case(_SAME, (size, 3, 1, "same"))
    yield Case(_STRIDE, (4 * draw.whole(4, 7), 3, 2, "valid"))
    yield Case(_STRIDE, (2 * draw.whole(8, 14) + 1, 3, 2, "same"))
    yield Case(_STRIDE, (4 * draw.whole(4, 7) + 1, 5, 4, "same"))


def _accepts(size, kernel, stride, padding):
    return 1 <= kernel <= size and stride >= 1


def _without_the_one(size, kernel, stride, padding):
    return -(-size // stride) if padding == "same" else (size - kernel) // stride


def _rounded_up(size, kernel, stride, padding):
    return (
        -(-size // stride) if padding == "same" else -(-(size - kernel) // stride) + 1
    )


def _same_keeps_the_size(size, kernel, stride, padding):
    return size if padding == "same" else (size - kernel) // stride + 1


def _same_rounded_down(size, kernel, stride, padding):
    return size // stride if padding == "same" else (size - kernel) // stride + 1


def _without_the_stride(size, kernel, stride, padding):
    return size if padding == "same" else size - kernel + 1


def _padding_ignored(size, kernel, stride, padding):
    return (size - kernel) // stride + 1


def _not_whole(size, kernel, stride, padding):
    return size / stride if padding == "same" else (size - kernel) / stride + 1


def _by_ceil(size, kernel, stride, padding):
    places = size if padding == "same" else size - kernel + 1
    return math.ceil(places / stride)


def _by_counting(size, kernel, stride, padding):
    last = size - 1 if padding == "same" else size - kernel
    return len(range(0, last + 1, stride))


def _as_float(size, kernel, stride, padding):
    return float(output_size(size, kernel, stride, padding))


EXERCISE = FunctionExercise(
    name="output-size",
    section="08-1",
    place=10,
    title=Text(
        ko="합성곱의 출력 크기를 계산하세요.",
        en="Compute the output size of a convolution.",
    ),
    concept="padding",
    minutes=5,
    imports="",
    task=Text(
        ko="`output_size(size, kernel, stride, padding)`는 입력의 한 변, 커널의 한 "
        '변, 스트라이드와 `"valid"` 또는 `"same"`을 받아 출력의 한 변을 정수로 '
        '돌려줍니다. `"same"`에서는 케라스처럼 스트라이드가 1일 때 크기가 '
        "그대로입니다.",
        en="`output_size(size, kernel, stride, padding)` takes one side of the input "
        'and of the kernel, the stride, and `"valid"` or `"same"`. Return one side of '
        'the output as a whole number. With `"same"`, as in Keras, a stride of 1 '
        "keeps the size.",
    ),
    hints=(
        Text(
            ko="밸리드 패딩에서 커널의 왼쪽 끝이 놓일 수 있는 자리를 세어 보세요.",
            en="With valid padding, count the places where the left edge of the "
            "kernel can stand.",
        ),
        Text(
            ko="스트라이드 s는 그 자리를 s칸마다 하나씩 씁니다. 첫 자리는 언제나 "
            "씁니다.",
            en="A stride of s uses every s-th of those places, and always the first.",
        ),
        Text(
            ko="세임 패딩은 size / stride를 올림한 값입니다.",
            en="Same padding gives size / stride, rounded up.",
        ),
    ),
    solution=output_size,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _without_the_one,
            Text(
                ko="1을 더하지 않았습니다. 커널이 처음 놓인 자리도 하나로 셉니다.",
                en="The 1 is missing: the first place of the kernel counts too.",
            ),
        ),
        Wrong(
            _rounded_up,
            Text(
                ko="밸리드 패딩에서 올림했습니다. 커널이 다 들어가지 않는 자리는 "
                "버립니다.",
                en="It rounds up for valid padding. A place where the kernel does not "
                "fit is left out.",
            ),
        ),
        Wrong(
            _same_keeps_the_size,
            Text(
                ko='`"same"`에서 스트라이드를 쓰지 않았습니다. 크기가 그대로인 것은 '
                "스트라이드가 1일 때입니다.",
                en='The stride is not used with `"same"`. Only a stride of 1 keeps '
                "the size.",
            ),
        ),
        Wrong(
            _same_rounded_down,
            Text(
                ko='`"same"`에서 내림했습니다. 케라스는 올림합니다.',
                en='It rounds down for `"same"`. Keras rounds up.',
            ),
        ),
        Wrong(
            _without_the_stride,
            Text(
                ko="스트라이드를 쓰지 않았습니다. 자리를 `stride`칸마다 하나씩만 "
                "쓰세요.",
                en="The stride is not used. Only every `stride`-th place counts.",
            ),
        ),
        Wrong(
            _padding_ignored,
            Text(
                ko='`padding`을 쓰지 않았습니다. `"same"`이면 식이 다릅니다.',
                en='`padding` is not used. For `"same"` the formula is different.',
            ),
        ),
        Wrong(
            _not_whole,
            Text(
                ko="정수가 아닙니다. `//`로 나누거나 올림하세요.",
                en="That is not a whole number. Divide with `//`, or round up.",
            ),
        ),
    ),
    also_right=(_by_ceil, _by_counting, _as_float),
)
