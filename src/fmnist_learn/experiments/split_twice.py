"""What happens when the cell that splits the data runs twice?"""

import math
from collections.abc import Sequence

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Bars, Numbers, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Text


def _measure(run: Run) -> Numbers:
    from sklearn.model_selection import train_test_split

    from fmnist_learn.data import load_data

    (_, train_target), _ = load_data()
    runs = []
    for _ in range(2):
        # The line of the book: its result overwrites its own input.
        train_target, val_target = train_test_split(
            train_target, test_size=0.2, random_state=run.seed
        )
        runs.append([len(train_target), len(val_target), train_target[:10].tolist()])
    return {"runs": runs}


def _report(found: Sequence[Numbers]) -> Report:
    (numbers,) = found
    once, twice = numbers["runs"]
    steps = [math.ceil(train / 32) for train, _, _ in numbers["runs"]]
    labels = [" ".join(map(str, first)) for _, _, first in numbers["runs"]]
    return Report(
        recipe=Text(
            ko="훈련 이미지 60,000개를 `train_test_split(..., test_size=0.2)`으로 "
            "나누고, 결과를 같은 이름에 저장한 다음 한 번 더 나누었습니다.",
            en="The 60,000 training images through `train_test_split(..., "
            "test_size=0.2)`, the result under the same names, then once more.",
        ),
        columns=(
            Text(ko="실행", en="runs"),
            Text(ko="훈련", en="training"),
            Text(ko="검증", en="validation"),
            Text(ko="스텝", en="steps"),
            Text(ko="처음 타깃 10개", en="first 10 targets"),
        ),
        rows=[
            (count, train, val, step, first)
            for count, (train, val, _), step, first in zip(
                (1, 2), numbers["runs"], steps, labels, strict=True
            )
        ],
        facts=Text(
            ko=f"한 번 실행하면 훈련 {once[0]:,}개와 검증 {once[1]:,}개이고, 두 번 "
            f"실행하면 {twice[0]:,}개와 {twice[1]:,}개입니다.",
            en=f"One run leaves {once[0]:,} images for training and {once[1]:,} for "
            f"validation, two runs {twice[0]:,} and {twice[1]:,}.",
        ),
        confirmed=twice[0] < once[0] and once[2] != twice[2],
        lesson=Text(
            ko="두 번째 실행은 남은 것을 또 나누는데 오류가 나지 않습니다. 처음 타깃 "
            "10개나 진행 막대의 스텝 수를 보면 알 수 있습니다. 결과를 새 이름에 "
            "저장하세요.",
            en="The second run splits what was left, without an error. The first 10 "
            "targets give it away, and so do the steps of the progress bar. Give the "
            "result new names.",
        ),
        panels=[
            Bars(
                ticks=[
                    Text(ko="한 번", en="once"),
                    Text(ko="두 번", en="twice"),
                ],
                series=[
                    (Text(ko="훈련", en="training"), [once[0], twice[0]]),
                    (Text(ko="검증", en="validation"), [once[1], twice[1]]),
                ],
                x=Text(ko="이미지 개수", en="images"),
            )
        ],
    )


EXPERIMENT = Experiment(
    name="split-twice",
    section="07-1",
    place=60,
    title=Text(
        ko="데이터를 나누는 셀을 두 번 실행하면 어떻게 되나요?",
        en="What happens when the cell that splits the data runs twice?",
    ),
    control=Text(
        ko="같은 코드를 한 번 실행한 것과 두 번 실행한 것을 비교합니다. "
        "`random_state`는 두 번 다 42입니다.",
        en="The same line run once and run twice, with `random_state` 42 both times.",
    ),
    limits=Text(
        ko="이미지가 줄어들면 정확도가 얼마나 떨어지는지는 재지 않았습니다.",
        en="How much accuracy the missing images cost is not measured.",
    ),
    concept="validation",
    exact=True,
    keras=False,
    measure=_measure,
    report=_report,
)
