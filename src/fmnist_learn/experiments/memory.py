"""How much memory do the training images take?"""

from collections.abc import Sequence
from typing import Any

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import Bars, Numbers, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Text

_MIB = 1024 * 1024


def _measure(run: Run) -> Numbers:
    import numpy as np
    import numpy.typing as npt

    from fmnist_learn.data import load_data

    (train_input, _), _ = load_data()
    images = train_input[: run.at_most(len(train_input))]
    arrays: dict[str, npt.NDArray[Any]] = {
        "train_input": images,
        "train_input / 255.0": images / 255.0,
        "prepare_data()": np.divide(images, np.float32(255)),
    }
    return {
        "images": len(images),
        "arrays": [[name, str(a.dtype), a.nbytes] for name, a in arrays.items()],
    }


def _report(found: Sequence[Numbers]) -> Report:
    (numbers,) = found
    arrays = numbers["arrays"]
    raw, divided, single = (size for _, _, size in arrays)
    times = divided / raw
    return Report(
        recipe=Text(
            ko=f"훈련 이미지 {numbers['images']:,}개의 `nbytes`를 쟀습니다.",
            en=f"`nbytes` of {numbers['images']:,} training images.",
        ),
        columns=(
            Text(ko="배열", en="array"),
            Text(ko="dtype", en="dtype"),
            Text(ko="바이트", en="bytes"),
            Text(ko="MB", en="MB"),
            Text(ko="MiB", en="MiB"),
        ),
        rows=[
            (name, dtype, size, size / 1e6, size / _MIB) for name, dtype, size in arrays
        ],
        facts=Text(
            ko=f"이미지는 {raw / _MIB:.2f} MiB({raw / 1e6:.2f} MB)입니다. 255.0으로 "
            f"나누면 float64가 되어 {divided / _MIB:.1f} MiB, 곧 {times:g}배를 "
            "차지합니다.",
            en=f"The images take {raw / _MIB:.2f} MiB ({raw / 1e6:.2f} MB). Divided by "
            f"255.0 they become float64: {divided / _MIB:.1f} MiB, {times:g} times as "
            f"much.",
        ),
        confirmed=divided == 8 * raw and single == 4 * raw,
        lesson=Text(
            ko="`prepare_data`는 바로 float32로 나누므로 그 절반이면 됩니다.",
            en="`prepare_data` divides in float32 at once and needs half of that.",
        ),
        panels=[
            Bars(
                ticks=[f"{name}\n({dtype})" for name, dtype, _ in arrays],
                series=[("MiB", [size / _MIB for _, _, size in arrays])],
                x=Text(ko="MiB", en="MiB"),
            )
        ],
    )


EXPERIMENT = Experiment(
    name="memory",
    section="07-1",
    place=10,
    title=Text(
        ko="훈련 이미지는 메모리를 얼마나 차지하나요?",
        en="How much memory do the training images take?",
    ),
    control=Text(
        ko="같은 이미지를 세 가지 자료형으로 담습니다. 픽셀의 개수는 모두 같습니다.",
        en="The same images in three data types; the number of pixels is the same.",
    ),
    limits=Text(
        ko="`nbytes`는 배열에 담긴 값의 크기입니다. 나누는 동안에는 두 배열이 함께 "
        "메모리에 있고, 모델과 옵티마이저가 쓰는 메모리는 따로입니다.",
        en="`nbytes` counts the values of the array. While it is divided both arrays "
        "are in memory, and the model and the optimizer need their own.",
    ),
    concept="array-shape",
    exact=True,
    keras=False,
    measure=_measure,
    report=_report,
)
