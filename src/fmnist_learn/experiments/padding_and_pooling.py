"""Which layers make the feature maps smaller?"""

from collections.abc import Sequence

from fmnist_learn.experiments._experiment import Experiment
from fmnist_learn.experiments._report import PARAMETERS, Bars, Numbers, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Text

_INPUT = Text(ko="입력", en="input")


def _measure(run: Run) -> Numbers:
    import keras

    from fmnist_learn.data import load_data
    from fmnist_learn.models import build_cnn

    (train_input, _), _ = load_data()
    image = train_input[:1, ..., None] / 255.0
    measured = {}
    for padding in ("same", "valid"):
        keras.utils.set_random_seed(run.seed)
        model = build_cnn(padding=padding)
        maps, shapes = image, {"input": list(image.shape[1:])}
        for layer in model.layers[:5]:  # two convolutions, two poolings, Flatten
            maps = layer(maps)
            shapes[layer.name] = list(maps.shape[1:])
        measured[padding] = {"shapes": shapes, "parameters": model.count_params()}
    return measured


def _report(found: Sequence[Numbers]) -> Report:
    (numbers,) = found
    same, valid = numbers["same"], numbers["valid"]
    flat = {padding: one["shapes"]["flatten"][0] for padding, one in numbers.items()}
    sides = {
        padding: [
            shape[0] for name, shape in one["shapes"].items() if name != "flatten"
        ]
        for padding, one in numbers.items()
    }
    names = list(same["shapes"])
    rows: list[tuple[str | Text, str, str]] = [
        (_INPUT if name == "input" else name, _size(one), _size(other))
        for name, one, other in zip(
            names, same["shapes"].values(), valid["shapes"].values(), strict=True
        )
    ]
    rows.append((PARAMETERS, f"{same['parameters']:,}", f"{valid['parameters']:,}"))
    # Of a 3x3 kernel and a 2x2 window: n or n - 2, then half of it, rounded down.
    by_formula = {
        "same": [28, 28, 14, 14, 7],
        "valid": [28, 28 - 2, 13, 13 - 2, 5],
    }
    return Report(
        recipe=Text(
            ko="`build_cnn`의 층에 훈련 이미지 하나를 차례로 넣고 출력의 크기를 "
            "쟀습니다. 3x3 커널, 2x2 최대 풀링이고 훈련은 하지 않았습니다.",
            en="One training image through the layers of `build_cnn`, and the size of "
            "what each gives: 3x3 kernels, 2x2 max pooling, no training.",
        ),
        columns=(
            Text(ko="층", en="layer"),
            Text(ko="세임 패딩", en="same padding"),
            Text(ko="밸리드 패딩", en="valid padding"),
        ),
        rows=rows,
        facts=Text(
            ko=f"한 변의 길이는 세임 패딩이면 {_path(sides['same'])}, 밸리드 패딩이면 "
            f"{_path(sides['valid'])}입니다. 밀집층은 {flat['same']:,}개와 "
            f"{flat['valid']:,}개의 값을 받습니다.",
            en=f"The side goes {_path(sides['same'])} with same padding and "
            f"{_path(sides['valid'])} with valid padding. The dense layer gets "
            f"{flat['same']:,} and {flat['valid']:,} values.",
        ),
        confirmed=sides == by_formula,
        lesson=Text(
            ko="세임 패딩이면 합성곱 층은 크기를 바꾸지 않고 풀링만 반으로 줄입니다. "
            "밸리드 패딩이면 3x3 커널이 합성곱마다 행과 열을 두 개씩 더 줄입니다.",
            en="With same padding a convolution keeps the size and only pooling "
            "halves it. With valid padding every 3x3 kernel takes away two rows and "
            "two columns as well.",
        ),
        panels=[
            Bars(
                ticks=[_INPUT, *names[1:-1]],
                series=[
                    (Text(ko="세임 패딩", en="same padding"), sides["same"]),
                    (Text(ko="밸리드 패딩", en="valid padding"), sides["valid"]),
                ],
                x=Text(ko="한 변의 픽셀 수", en="pixels along a side"),
            )
        ],
    )


def _size(shape: list[int]) -> str:
    return "x".join(map(str, shape))


def _path(sides: list[int]) -> str:
    return " → ".join(map(str, sides))


EXPERIMENT = Experiment(
    name="padding-and-pooling",
    section="08-1",
    place=10,
    title=Text(
        ko="특성 맵의 크기는 어느 층에서 줄어드나요?",
        en="Which layers make the feature maps smaller?",
    ),
    control=Text(
        ko="같은 이미지를 패딩만 다른 두 신경망에 넣습니다. 커널과 풀링은 같습니다.",
        en="The same image through two networks that differ in the padding alone; "
        "kernels and pooling are the same.",
    ),
    limits=Text(
        ko="어느 패딩이 더 잘 맞히는지는 알 수 없습니다. 훈련하지 않았습니다. 커널의 "
        "크기나 스트라이드가 다르면 크기도 다르게 줄어듭니다.",
        en="Which padding predicts better: nothing was trained. Kernels of another "
        "size, and strides, change the sizes in other ways.",
    ),
    concept="padding",
    exact=True,
    measure=_measure,
    report=_report,
)
