"""Read off which classes a model confuses."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text

_NAMES = ("T-shirt", "Pullover", "Coat", "Shirt")


def _draw(draw: Draw):
    matrix = np.diag([80, 78, 82, 60]) + draw.wholes(4, 4, low=0, high=6)
    row, column = draw.shuffled(range(4))[:2]
    matrix[row, column] = 21 + draw.whole(0, 4)
    # What is predicted in place of the other class is also frequent, but less.
    matrix[column, row] = 12 + draw.whole(0, 3)
    return {"matrix": matrix}


def _task(matrix):
    head = "".join(f"{name:>10}" for name in _NAMES)
    rows = "\n".join(
        f"{name:<10}" + "".join(f"{count:>10}" for count in row)
        for name, row in zip(_NAMES, matrix)
    )
    picture = f"\n\n```text\n{'':10}{head}\n{rows}\n```\n\n"
    return Text(
        ko="혼동 행렬입니다. 행이 정답, 열이 예측입니다."
        + picture
        + "가장 자주 나온 실수는 무엇인가요? `(정답, 예측)`을 이름의 튜플로 쓰세요.",
        en="Here is a confusion matrix: rows are the right classes, columns the "
        "predictions."
        + picture
        + "Which mistake occurs most often? Write `(right class, prediction)` as a "
        "tuple of names.",
    )


def _largest_mistake(matrix):
    mistakes = matrix - np.diag(np.diagonal(matrix))
    return np.unravel_index(mistakes.argmax(), matrix.shape)


def _solution(matrix):
    row, column = _largest_mistake(matrix)
    return _NAMES[row], _NAMES[column]


def _why(matrix):
    row, column = _largest_mistake(matrix)
    count = matrix[row, column]
    return Text(
        ko=f"대각선 밖에서 가장 큰 수는 {_NAMES[row]} 행, {_NAMES[column]} 열의 "
        f"{count}입니다.",
        en=f"The largest number off the diagonal is {count}, in the row {_NAMES[row]} "
        f"and the column {_NAMES[column]}.",
    )


def _exchanged(matrix):
    return _solution(matrix)[::-1]


def _the_largest_number(matrix):
    place = int(np.diagonal(matrix).argmax())
    return _NAMES[place], _NAMES[place]


def _the_right_class_alone(matrix):
    return _solution(matrix)[0]


def _as_list(matrix):
    return list(_solution(matrix))


def _lower_case(matrix):
    return tuple(name.lower() for name in _solution(matrix))


def _upper_case(matrix):
    return tuple(name.upper() for name in _solution(matrix))


def _plot(matrix):
    from fmnist_learn.plots._figure import axes_or_new

    ax = axes_or_new(None, (4.5, 4))
    ax.imshow(matrix, cmap="Blues")
    for (row, column), count in np.ndenumerate(matrix):
        color = "white" if count > matrix.max() / 2 else "black"
        ax.text(column, row, count, ha="center", va="center", color=color)
    ax.set_xticks(range(4), _NAMES, rotation=30)
    ax.set_yticks(range(4), _NAMES)
    return ax


EXERCISE = ValueExercise(
    name="confused-pair",
    section="08-2",
    place=60,
    title=Text(
        ko="모델이 헷갈리는 클래스를 읽어 내세요.", en="Read off what a model confuses."
    ),
    concept="accuracy",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    plot=_plot,
    hints=(
        Text(
            ko="대각선은 맞은 개수입니다. 그 밖에서 찾으세요.",
            en="The diagonal counts what is right. Look off the diagonal.",
        ),
        Text(
            ko="행의 이름이 정답이고 열의 이름이 예측입니다.",
            en="The name of the row is the right class, that of the column the "
            "prediction.",
        ),
    ),
    wrong=(
        Wrong(
            _exchanged,
            Text(
                ko="순서가 뒤바뀌었습니다. 행이 정답이므로 먼저 씁니다.",
                en="The order is reversed: the row is the right class and comes first.",
            ),
        ),
        Wrong(
            _the_largest_number,
            Text(
                ko="대각선의 수는 맞은 개수입니다. 실수는 대각선 밖에 있습니다.",
                en="The diagonal counts what is right. Mistakes are off the diagonal.",
            ),
        ),
        Wrong(
            _the_right_class_alone,
            Text(
                ko="정답의 이름만 있습니다. 무엇으로 잘못 예측했는지도 쓰세요.",
                en="Only the right class is there. Write what it was mistaken for as "
                "well.",
            ),
        ),
    ),
    also_right=(_as_list, _lower_case, _upper_case),
)
