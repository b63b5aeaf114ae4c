"""Networks and their neurons: the layers, the activations, what a network decides."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, FancyBboxPatch, Patch

from fmnist_learn import ops
from fmnist_learn._checks import check_at_least, check_choice
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.ops._arrays import Floats, check_shape
from fmnist_learn.plots._figure import axes_or_new, with_hangul
from fmnist_learn.plots.diagrams._drawing import (
    BLUE,
    LIGHT_BLUE,
    LIGHT_ORANGE,
    few_floats,
    written_number,
)

_ARROW: dict[str, Any] = {"arrowstyle": "->", "color": "0.3", "shrinkB": 0}

_ACTIVATIONS = {
    "threshold": Text(ko="계단 함수", en="threshold"),
    "sigmoid": Text(ko="시그모이드 함수", en="sigmoid"),
    "softmax": Text(ko="소프트맥스 함수", en="softmax"),
    "tanh": Text(ko="하이퍼볼릭 탄젠트 함수", en="tanh"),
    "relu": Text(ko="렐루 함수", en="ReLU"),
    "leaky_relu": Text(ko="리키 렐루 함수", en="leaky ReLU"),
    "gelu": Text(ko="GELU 함수", en="GELU"),
    "linear": Text(ko="항등 함수", en="identity"),
}

_CURVES: dict[str, Callable[[npt.NDArray[np.float64]], Any]] = {
    "linear": lambda z: z,
    "sigmoid": ops.sigmoid,
    "tanh": ops.tanh,
    "relu": ops.relu,
    "leaky_relu": ops.leaky_relu,
    "gelu": lambda z: z * 0.5 * (1 + np.vectorize(math.erf)(z / math.sqrt(2))),
}

_GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}

_INPUT = Text(ko="입력층", en="input layer")
_HIDDEN = Text(ko="은닉층", en="hidden layer")
_OUTPUT = Text(ko="출력층", en="output layer")
_BACKWARD = Text(
    ko="←: 뉴런의 합에 대한 손실의 기울기",
    en="←: slope of the loss along the sum of the neuron",
)


def plot_network(
    sizes: Sequence[int] = (784, 100, 10),
    *,
    activations: Sequence[str] | None = None,
    weights: Sequence[npt.ArrayLike] | None = None,
    values: Sequence[npt.ArrayLike] | None = None,
    gradients: Sequence[npt.ArrayLike] | None = None,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw a network of dense layers and count its parameters.

    A layer of more than ten neurons is drawn as its first and last four. With one
    neuron the weights and the bias have their names. A small network can show the
    numbers of one sample, forward and backward.

    Args:
        sizes: The number of inputs, then the neurons of each layer.
        activations: One name for each layer after the inputs: `"threshold"`,
            `"sigmoid"`, `"softmax"`, `"tanh"`, `"relu"`, `"leaky_relu"`, `"gelu"` or
            `"linear"`. None takes ReLU for hidden layers, softmax for the output, and
            sigmoid for an output of one neuron.
        weights: Numbers for the lines: for each layer after the inputs its kernel, of
            shape (inputs, neurons). At most 12 along an axis, here and below.
        values: Numbers forward: the inputs of one sample, then what each layer gives,
            one for each neuron.
        gradients: Numbers backward: for each layer after the inputs the slopes of the
            loss along the weighted sums of its neurons.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If `sizes` or what is to be shown does not hold numbers.
        ValueError: If there are fewer than two sizes, one is not a whole number above
            0, or the activations or the numbers to show do not fit.

    Example:
        >>> from fmnist_learn import plot_network
        >>> ax = plot_network((784, 100, 10))
        >>> ax.get_title()
        '78,500 + 1,010 = 79,510 parameters'

    `plot_network((784, 10))` is logistic regression, and `plot_network((2, 1))` a
    single neuron. Lesson 07-2.

    --- 한국어 ---
    밀집층으로 이루어진 신경망을 그리고 모델 파라미터 개수를 셉니다.

    뉴런이 열 개보다 많은 층은 처음 네 개와 마지막 네 개만 그립니다. 뉴런이 하나이면
    가중치와 절편의 이름도 씁니다. 작은 신경망에는 샘플 하나를 정방향과 역방향으로
    계산한 수를 함께 쓸 수 있습니다.

    Args:
        sizes: 입력 개수와 각 층의 뉴런 개수.
        activations: 입력층 다음 층마다 활성화 함수 이름 하나. `"threshold"`,
            `"sigmoid"`, `"softmax"`, `"tanh"`, `"relu"`, `"leaky_relu"`, `"gelu"`,
            `"linear"` 중에서 고릅니다. None이면 은닉층은 렐루 함수, 출력층은
            소프트맥스 함수이고, 출력층의 뉴런이 하나이면 시그모이드 함수입니다.
        weights: 선에 쓸 수. 입력층 다음 층마다 크기가 (입력 개수, 뉴런 개수)인
            커널입니다. 아래 두 매개변수와 마찬가지로 축마다 12개까지 됩니다.
        values: 정방향으로 계산한 수. 샘플 하나의 입력에 이어 층마다 출력을 뉴런
            개수만큼 줍니다.
        gradients: 역방향으로 계산한 수. 입력층 다음 층마다 뉴런의 합에 대한 손실의
            기울기를 줍니다.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: `sizes`나 함께 쓸 수가 숫자가 아닐 때 발생합니다.
        ValueError: 크기가 두 개보다 적거나, 1 이상의 정수가 아니거나, 활성화 함수나
            함께 쓸 수가 맞지 않을 때 발생합니다.

    `plot_network((784, 10))`은 로지스틱 회귀이고 `plot_network((2, 1))`은 뉴런
    하나입니다. 07-2절.
    """
    activations = _check_network(sizes, activations)
    kernels = _check_numbers("weights", weights, list(pairwise(sizes)))
    outputs = _check_numbers("values", values, [(size,) for size in sizes])
    slopes = _check_numbers("gradients", gradients, [(size,) for size in sizes[1:]])
    apart = 2.0 if kernels or outputs or slopes else 1.0  # room for the numbers
    columns = [_neurons(number * 4.0, size, apart) for number, size in enumerate(sizes)]
    # Room above a single neuron for its bias.
    top = max(2.0, *(column[0][1] + 1 for column in columns))
    bottom = -top - (2.4 if slopes else 1.8)
    left, margin = (-3.2, 5.0) if outputs else (-2.2, 3.8)
    right = columns[-1][0][0] + margin
    ax = axes_or_new(ax, (0.45 * (right - left), 0.45 * (top - bottom + 1.6)))
    ax.set(xlim=(left, right), ylim=(bottom, top + 0.6), aspect="equal")
    ax.set_axis_off()

    for before, after in pairwise(columns):
        lines = [(start, end) for start in before for end in after]
        ax.add_collection(LineCollection(lines, colors="0.6", linewidths=0.6, zorder=0))
    deep = len(sizes) - 2
    layers = [_INPUT, *[_HIDDEN] * deep, _OUTPUT]
    colors = ["white", *[LIGHT_BLUE] * deep, LIGHT_ORANGE]
    for column, size, layer, color in zip(columns, sizes, layers, colors, strict=True):
        for center in column:
            ax.add_patch(Circle(center, 0.36, facecolor=color, edgecolor="black"))
        x = column[0][0]
        if len(column) < size:
            ax.text(x, 0, "⋮", ha="center", va="center", fontsize=16)
        ax.text(x, top, f"{layer.to(lang)} {size:,}", ha="center", va="bottom")
    given, found = (outputs[0], outputs[-1]) if outputs else (None, None)
    for (x, y), label in zip(columns[0], _labels("x", sizes[0], given), strict=True):
        ax.text(x - 0.55, y, label, ha="right", va="center", fontsize=12)
    _draw_outputs(ax, columns[-1], sizes[-1], activations[-1], found)
    _write_numbers(ax, columns, kernels, outputs[1:-1], slopes)
    if not kernels and list(sizes[1:]) == [1]:
        _name_weights(ax, columns[0], columns[1][0], sizes[0])

    below = [column[0][0] for column in columns[1:]]
    below[-1] += 1.4  # under the box, not under the neurons
    for x, activation in zip(below, activations, strict=True):
        name = _ACTIVATIONS[activation].to(lang)
        ax.text(x, -top, name, ha="center", va="top")
    counts = []
    for place, (inputs, units) in enumerate(pairwise(sizes)):
        counts.append(inputs * units + units)
        written = f"{inputs:,}×{units:,} + {units:,}\n= {counts[-1]:,}"
        ax.text(4 * place + 2, -top - 0.8, written, ha="center", va="top")
    if slopes:
        ax.text((left + right) / 2, bottom, _BACKWARD.to(lang), ha="center")
    total = " + ".join(f"{count:,}" for count in counts)
    if deep:
        total += f" = {sum(counts):,}"
    title = Text(ko="모델 파라미터 {total}개", en="{total} parameters").to(lang)
    ax.set_title(title.format(total=total))
    return with_hangul(ax)


def plot_decision(
    gate: Literal["and", "or", "xor"] = "xor",
    *,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw where a trained model says 1, over the four points of a logic gate.

    For AND and OR that model is `ops.perceptron`, a single line; a point on the line
    is a 0. For XOR, which no line separates, it is the network of `ops.train_xor`.

    Args:
        gate: `"and"`, `"or"` or `"xor"`.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        ValueError: If `gate` is another one.

    Example:
        >>> from fmnist_learn import plot_decision
        >>> ax = plot_decision("xor")
        >>> ax.get_title()
        'XOR: no single line separates it'

    Lesson 07-2.

    --- 한국어 ---
    논리 게이트의 네 점과, 훈련한 모델이 1로 예측하는 영역을 그립니다.

    AND와 OR은 직선 하나를 찾는 `ops.perceptron`의 결과입니다. 직선 위의 점은 0으로
    예측합니다. 직선 하나로 나눌 수 없는 XOR은 `ops.train_xor`로 훈련한 신경망의
    결과입니다.

    Args:
        gate: `"and"`, `"or"`, `"xor"` 중 하나.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        ValueError: `gate`가 다른 값일 때 발생합니다.

    07-2절.
    """
    check_choice("gate", gate, tuple(_GATES))
    points = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    target = np.array(_GATES[gate])
    ticks = np.linspace(-0.5, 1.5, 201)
    x1, x2 = np.meshgrid(ticks, ticks)
    plane = np.column_stack([x1.ravel(), x2.ravel()])  # (n, 2)
    if gate == "xor":
        w1, b1, w2, b2 = ops.train_xor().weights
        z = ops.dense(ops.tanh(ops.dense(plane, w1, b1)), w2, b2)
        title = Text(
            ko="{gate}: 직선 하나로 나눌 수 없습니다",
            en="{gate}: no single line separates it",
        )
        finder = Text(
            ko="결정 경계(은닉층이 있는 신경망)", en="boundary (hidden layer)"
        )
    else:
        found = ops.perceptron(points, target)
        z = plane @ found.weights + found.bias
        title = Text(
            ko="{gate}: 직선 하나로 나눌 수 있습니다",
            en="{gate}: one line separates it",
        )
        finder = Text(ko="결정 경계(퍼셉트론)", en="boundary (perceptron)")
    z = z.reshape(x1.shape)

    ax = axes_or_new(ax, (4.8, 5.2))
    # Both models say 1 where z > 0.
    ax.contourf(x1, x2, z, levels=[0, z.max()], colors=[LIGHT_BLUE])
    ax.contour(x1, x2, z, levels=[0], colors=["black"], linewidths=2)
    answer = Text(ko="정답 {value}", en="target {value}").to(lang)
    for value, color in ((0, "white"), (1, BLUE)):
        x, y = points[target == value].T
        label = answer.format(value=value)
        ax.scatter(x, y, s=180, c=color, edgecolors="black", zorder=3, label=label)
    ax.plot([], [], color="black", linewidth=2, label=finder.to(lang))
    predicted = Text(ko="1로 예측", en="predicted 1").to(lang)
    region = Patch(color=LIGHT_BLUE, label=predicted)
    ax.legend(
        handles=[*ax.get_legend_handles_labels()[0], region],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.14),
        ncols=2,
        markerscale=0.7,
    )
    ax.set(xlabel="$x_1$", ylabel="$x_2$", xticks=[0, 1], yticks=[0, 1])
    ax.set_aspect("equal")
    ax.set_title(title.to(lang).format(gate=gate.upper()))
    return with_hangul(ax)


def plot_activation(
    *names: str, ax: Axes | None = None, lang: Lang | None = None
) -> Axes:
    """Draw activation functions from -6 to 6.

    Args:
        *names: One or more of `"linear"`, `"sigmoid"`, `"tanh"`, `"relu"`,
            `"leaky_relu"` (slope 0.2 below 0, as in Keras) and `"gelu"`.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        ValueError: If no name or an unknown one is given.

    Example:
        >>> from fmnist_learn import plot_activation
        >>> ax = plot_activation("sigmoid", "relu")
        >>> [line.get_label() for line in ax.lines][:2]
        ['sigmoid', 'relu']

    Lesson 07-2.

    --- 한국어 ---
    활성화 함수를 -6부터 6까지 그립니다.

    Args:
        *names: `"linear"`, `"sigmoid"`, `"tanh"`, `"relu"`, `"leaky_relu"`(0 아래의
            기울기는 케라스와 같이 0.2), `"gelu"` 가운데 하나 이상.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 축 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        ValueError: 이름을 주지 않거나 모르는 이름을 주었을 때 발생합니다.

    07-2절.
    """
    for name in names or (None,):
        check_choice("names", name, tuple(_CURVES))
    ax = axes_or_new(ax, (4.5, 3.4))
    z = np.linspace(-6, 6, 241)
    for name in names:
        ax.plot(z, _CURVES[name](z), label=name)
    ax.axhline(0, color="0.8", linewidth=0.8, zorder=0)
    ax.axvline(0, color="0.8", linewidth=0.8, zorder=0)
    ax.set_xlabel("z")
    ax.set_ylabel(Text(ko="출력", en="output").to(lang))
    ax.legend()
    return with_hangul(ax)


def _check_network(
    sizes: Sequence[int], activations: Sequence[str] | None
) -> Sequence[str]:
    """The activations, the usual ones where none are given."""
    few_floats("sizes", sizes, "layers")
    for size in sizes:
        check_at_least("sizes", size, 1)
    if len(sizes) < 2:
        rule = Text(
            ko="층 두 개 이상의 크기가 있어야 합니다",
            en="hold the sizes of two layers or more",
        )
        raise refusal(ValueError, "sizes", rule, sizes)
    if activations is None:
        output = "sigmoid" if sizes[-1] == 1 else "softmax"
        return [*["relu"] * (len(sizes) - 2), output]
    if len(activations) != len(sizes) - 1:
        count = len(sizes) - 1
        rule = Text(
            ko=f"입력 다음의 층 {count}개마다 이름이 하나씩 있어야 합니다",
            en=f"hold one name for each of the {count} layers after the inputs",
        )
        raise refusal(ValueError, "activations", rule, repr(activations))
    for name in activations:
        check_choice("activations", name, tuple(_ACTIVATIONS))
    return activations


def _check_numbers(
    name: str, arrays: Sequence[npt.ArrayLike] | None, shapes: list[tuple[int, ...]]
) -> list[Floats]:
    """An array of each shape to be read in the figure, or none at all."""
    if arrays is None:
        return []
    if len(arrays) != len(shapes):
        listed = ", ".join(map(str, shapes))
        rule = Text(
            ko=f"다음 크기의 배열이 하나씩 있어야 합니다: {listed}",
            en=f"hold one array of each of these shapes: {listed}",
        )
        received = Text(ko=f"배열 {len(arrays)}개", en=f"{len(arrays)} arrays")
        raise refusal(ValueError, name, rule, received)
    checked = []
    for place, (array, shape) in enumerate(zip(arrays, shapes, strict=True)):
        axes = ("inputs", "neurons")[-len(shape) :]
        checked.append(few_floats(f"{name}[{place}]", array, *axes))
        check_shape(f"{name}[{place}]", checked[-1], shape)
    return checked


def _neurons(x: float, size: int, apart: float) -> list[tuple[float, float]]:
    """The centres of the neurons of a layer, from the top; a long one has a gap."""
    slots = size if size <= 10 else 9
    heights = [apart * ((slots - 1) / 2 - slot) for slot in range(slots)]
    return [(x, y) for y in heights if size <= 10 or y]


def _shown(size: int) -> Sequence[int]:
    """The places of the neurons that are drawn."""
    return range(size) if size <= 10 else (*range(4), *range(size - 4, size))


def _labels(letter: str, size: int, numbers: Floats | None = None) -> list[str]:
    """A name for each neuron that is drawn, with its number if there is one."""
    labels = []
    for place in _shown(size):
        name = f"${letter}_{{{place + 1}}}$" if size > 1 else f"${letter}$"
        if numbers is not None:
            name += f" = {written_number(numbers[place], 3)}"
        labels.append(name)
    return labels


def _write_numbers(
    ax: Axes,
    columns: list[list[tuple[float, float]]],
    kernels: list[Floats],
    hidden: list[Floats],
    slopes: list[Floats],
) -> None:
    """The weights on the lines, what hidden neurons give above, the slopes below."""
    for (before, after), kernel in zip(pairwise(columns), kernels, strict=False):
        rows, units = (_shown(size) for size in kernel.shape)
        for start, row in zip(before, rows, strict=True):
            for end, unit in zip(after, units, strict=True):
                _write_on_line(ax, start, end, written_number(kernel[row, unit], 3))
    for column, numbers in zip(columns[1:], hidden, strict=False):
        labels = _labels("a", len(numbers), numbers)
        for (x, y), label in zip(column, labels, strict=True):
            ax.text(x, y + 0.45, label, ha="center", va="bottom")
    for column, numbers in zip(columns[1:], slopes, strict=False):
        for (x, y), place in zip(column, _shown(len(numbers)), strict=True):
            slope = written_number(numbers[place], 3)
            ax.text(x, y - 0.45, f"← {slope}", ha="center", va="top")


def _name_weights(
    ax: Axes, inputs: list[tuple[float, float]], neuron: tuple[float, float], size: int
) -> None:
    """The names of a single neuron's weights on its lines, and its bias from above."""
    for center, name in zip(inputs, _labels("w", size), strict=True):
        _write_on_line(ax, center, neuron, name, fontsize=12)
    x, y = neuron
    start, end = (x, y + 1.1), (x, y + 0.36)
    ax.annotate("$b$", end, start, ha="center", fontsize=12, arrowprops=_ARROW)


def _write_on_line(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    text: str,
    *,
    fontsize: int = 10,
) -> None:
    """What a line weighs, nearer to its start, where the lines are apart."""
    x, y = (0.65 * np.array(start) + 0.35 * np.array(end)).tolist()
    blank = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    ax.text(x, y, text, ha="center", va="center", fontsize=fontsize, bbox=blank)


def _draw_outputs(
    ax: Axes,
    neurons: list[tuple[float, float]],
    size: int,
    activation: str,
    numbers: Floats | None,
) -> None:
    """From each z through the activation to the output: softmax takes all z at once."""
    letter = "p" if activation in {"softmax", "sigmoid"} else "a"
    names = zip(_labels("z", size), _labels(letter, size, numbers), strict=True)
    for (x, y), (z, output) in zip(neurons, names, strict=True):
        ax.text(x, y, z, ha="center", va="center")
        start, end = (x + 0.36, y), (x + 2.5, y)
        # The text stands where the arrow ends, so it points backwards.
        ax.annotate(
            output,
            start,
            end,
            va="center",
            fontsize=12,
            arrowprops={**_ARROW, "arrowstyle": "<-"},
        )
    heights = [y for _, y in neurons]
    spans = [(y, y) for y in heights]
    if activation == "softmax":
        spans = [(heights[-1], heights[0])]
    for low, high in spans:
        box = FancyBboxPatch(
            (x + 1.15, low - 0.25),
            0.5,
            high - low + 0.5,
            boxstyle="round,pad=0.1",
            facecolor="0.9",
            edgecolor="black",
            zorder=3,
        )
        ax.add_patch(box)
