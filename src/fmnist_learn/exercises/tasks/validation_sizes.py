"""Predict how many images a split gives."""

import numpy as np

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    return {
        "images": 100 * draw.whole(20, 90),
        "percent": draw.one_of([10, 15, 25, 30]),
    }


def _task(images, percent):
    return Text(
        ko=f"이미지 {images:,}개를 `train_test_split(..., "
        f"test_size={percent / 100})`으로 나누고, 남은 훈련 세트를 같은 "
        "비율로 한 번 더 나누었습니다. 마지막 훈련 세트의 이미지는 몇 개인가요? "
        "(나누어떨어지지 않으면 떼어 내는 개수를 올림합니다.)",
        en=f"{images:,} images are split with `train_test_split(..., "
        f"test_size={percent / 100})`, and the training set that is left is split once "
        "more in the same way. How many images does the last training set hold? "
        "(Where it does not come out even, the part that is split off is rounded up.)",
    )


def _rest(images, percent):
    return images - -(-images * percent // 100)


def _solution(images, percent):
    return _rest(_rest(images, percent), percent)


def _why(images, percent):
    first = _rest(images, percent)
    return Text(
        ko=f"첫 번째에서 {first:,}개, 두 번째에서 그중 "
        f"{_solution(images, percent):,}개가 남습니다. 두 번째 비율은 전체가 "
        "아니라 남은 개수의 비율입니다.",
        en=f"The first split leaves {first:,}, the second "
        f"{_solution(images, percent):,} of those: its share is taken of what is "
        "left, not of all images.",
    )


def _split_once(images, percent):
    return _rest(images, percent)


def _twice_of_the_whole(images, percent):
    return images - 2 * -(-images * percent // 100)


def _split_off(images, percent):
    return images - _rest(images, percent)


def _split_off_twice(images, percent):
    first = _rest(images, percent)
    return first - _rest(first, percent)


def _as_float(images, percent):
    return float(_solution(images, percent))


def _from_numpy(images, percent):
    return np.int32(_solution(images, percent))


def _as_array(images, percent):
    return np.array(_solution(images, percent))


EXERCISE = ValueExercise(
    name="validation-sizes",
    section="07-1",
    place=70,
    title=Text(
        ko="두 번 나눈 훈련 세트의 크기를 예측하세요.",
        en="Predict the size of a training set split twice.",
    ),
    concept="validation",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    hints=(
        Text(
            ko="한 단계씩 계산하세요. 첫 번째로 나눈 뒤 몇 개가 남나요?",
            en="One step at a time: how many are left after the first split?",
        ),
        Text(
            ko="두 번째로 떼어 내는 개수는 처음 개수가 아니라 남은 개수에 비율을 곱한 "
            "값입니다.",
            en="The second split takes its share of what is left, not of what there "
            "was at first.",
        ),
    ),
    wrong=(
        Wrong(
            _split_once,
            Text(
                ko="한 번만 나눈 개수입니다. 한 번 더 나누세요.",
                en="That is after one split only. Split once more.",
            ),
        ),
        Wrong(
            _twice_of_the_whole,
            Text(
                ko="두 번 다 전체의 비율만큼 뺐습니다. 두 번째에는 남은 개수의 "
                "비율만큼 빼세요.",
                en="That takes off the share of the whole twice. The second time it "
                "is a share of what is left.",
            ),
        ),
        Wrong(
            _split_off,
            Text(
                ko="첫 번째로 떼어 낸 세트의 개수입니다. 남은 훈련 세트를 한 번 더 "
                "나누세요.",
                en="That is what the first split takes off. Split the training set "
                "that is left once more.",
            ),
        ),
        Wrong(
            _split_off_twice,
            Text(
                ko="두 번째로 떼어 낸 검증 세트의 개수입니다. 그때 남은 훈련 세트의 "
                "개수를 구하세요.",
                en="That is the validation set, which the second split takes off. "
                "Count the training set that is left.",
            ),
        ),
    ),
    also_right=(_as_float, _from_numpy, _as_array),
)
