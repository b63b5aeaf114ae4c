"""Read off what a kernel finds."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text

# A name for what each kernel finds, and the kernel.
_KERNELS = {
    "vertical": np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]),
    "horizontal": np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]]),
    "blur": np.array([[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
}


def _draw(draw: Draw):
    name = draw.one_of(list(_KERNELS))
    sign = 1 if name == "blur" else draw.one_of([-1, 1])
    return {"kernel": _KERNELS[name] * sign * draw.one_of([1, 2, 3])}


def _task(kernel):
    rows = "\n".join(
        " ".join(f"{weight:3d}" for weight in row) for row in kernel.tolist()
    )
    picture = f"\n\n```text\n{rows}\n```\n\n"
    return Text(
        ko="이 커널은 무엇에 크게 반응하나요?"
        + picture
        + '`"vertical"`(세로 경계), `"horizontal"`(가로 경계), `"blur"`(주변의 밝기) '
        "가운데 하나로 답하세요.",
        en="What does this kernel respond to most?"
        + picture
        + 'Answer `"vertical"` (a vertical edge), `"horizontal"` (a horizontal edge) '
        'or `"blur"` (the brightness around).',
    )


def _solution(kernel):
    if kernel.sum():
        return "blur"
    return "horizontal" if kernel[0].all() else "vertical"


def _why(kernel):
    name = _solution(kernel)
    return {
        "vertical": Text(
            ko="왼쪽 열과 오른쪽 열의 부호가 반대입니다. 양쪽 밝기가 같으면 합이 "
            "0이고, 세로 경계에서는 0에서 크게 벗어납니다.",
            en="The left and the right column have opposite signs: where both sides "
            "are equally bright the sum is 0, and at a vertical edge it is far from 0.",
        ),
        "horizontal": Text(
            ko="위 행과 아래 행의 부호가 반대입니다. 위아래 밝기가 같으면 합이 0이고, "
            "가로 경계에서는 0에서 크게 벗어납니다.",
            en="The upper and the lower row have opposite signs: where above and "
            "below are equally bright the sum is 0, and at a horizontal edge it is "
            "far from 0.",
        ),
        "blur": Text(
            ko="가중치가 모두 같고 양수이므로 아홉 픽셀의 밝기를 더합니다.",
            en="All weights are equal and positive: it adds up the brightness of nine "
            "pixels.",
        ),
    }[name]


def _turned(kernel):
    return {"vertical": "horizontal", "horizontal": "vertical"}.get(
        _solution(kernel), "edge"
    )


def _brightness(kernel):
    return "edges" if _solution(kernel) == "blur" else "blur"


def _diagonal(kernel):
    return "diagonal"


def _upper_case(kernel):
    return _solution(kernel).upper()


def _with_a_space(kernel):
    return f"{_solution(kernel)} "


def _capital(kernel):
    return _solution(kernel).capitalize()


EXERCISE = ValueExercise(
    name="which-kernel",
    section="08-1",
    place=45,
    title=Text(ko="커널이 찾는 것을 읽어 내세요.", en="Read off what a kernel finds."),
    concept="filter",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="밝기가 모두 같은 곳에 놓으면 합이 얼마인가요?",
            en="What is the sum where all pixels are equally bright?",
        ),
        Text(
            ko="어느 방향으로 갈 때 부호가 바뀌나요? 경계는 그 방향과 수직으로 "
            "놓입니다.",
            en="In which direction does the sign change? The edge runs at right "
            "angles to it.",
        ),
    ),
    wrong=(
        Wrong(
            _turned,
            Text(
                ko="방향이 반대입니다. 부호가 왼쪽에서 오른쪽으로 바뀌면 세로로 선 "
                "경계를, 위에서 아래로 바뀌면 가로로 누운 경계를 찾습니다.",
                en="It is the other direction. Signs that change from left to right "
                "find a vertical edge; from top to bottom, a horizontal one.",
            ),
        ),
        Wrong(
            _brightness,
            Text(
                ko="가중치를 보세요. 합이 0이면 고른 밝기에는 반응하지 않고, 모두 "
                "양수이면 밝기를 더합니다.",
                en="Look at the weights: if they sum to 0, the kernel does not "
                "respond to even brightness; if all are positive, it adds the "
                "brightness up.",
            ),
        ),
        Wrong(
            _diagonal,
            Text(
                ko="비스듬한 경계를 찾는 커널이라면 대각선을 따라 부호가 바뀝니다.",
                en="In a kernel for slanting edges the sign would change along a "
                "diagonal.",
            ),
        ),
    ),
    also_right=(_upper_case, _with_a_space, _capital),
)
