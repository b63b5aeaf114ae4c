"""The figures that explain an idea: no data set and no model, only `ops` at work.

One axes: `ax=None`, returns the Axes. A grid: `fig=None`, returns the Figure. Nothing
is shown or closed here, and no setting of matplotlib is changed.
"""

from collections.abc import Sequence
from itertools import cycle, pairwise
from typing import Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Rectangle

from fmnist_learn import ops
from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_positive,
    requirement,
)
from fmnist_learn.data import class_names
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.ops import Floats, Padding, _border, _numbers
from fmnist_learn.plotting import _with_hangul

# Told apart by the colour-blind, and in grey by how dark they are.
_BLUE, _ORANGE, _BLACK = "#0072B2", "#E69F00", "black"
_LIGHT_BLUE, _LIGHT_ORANGE = "#A6CEE3", "#FDEBC8"

_ARROW: dict[str, Any] = {"arrowstyle": "->", "color": "0.3", "shrinkB": 0}

_MOST = 12  # numbers along an axis; more could not be read

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

_GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}

_INPUT = Text(ko="입력층", en="input layer")
_HIDDEN = Text(ko="은닉층", en="hidden layer")
_OUTPUT = Text(ko="출력층", en="output layer")
_IMAGE = Text(ko="이미지", en="image")
_KERNEL = Text(ko="커널", en="kernel")
_FEATURE_MAP = Text(ko="특성 맵", en="feature map")


# --- Networks -----------------------------------------------------------------------


def plot_network(
    sizes: Sequence[int] = (784, 100, 10),
    *,
    activations: Sequence[str] | None = None,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw a network of dense layers and count its parameters.

    A layer of more than ten neurons is drawn as its first and last four. With one
    neuron the weights and the bias have their names.

    Args:
        sizes: The number of inputs, then the neurons of each layer.
        activations: One name for each layer after the inputs: `"threshold"`,
            `"sigmoid"`, `"softmax"`, `"tanh"`, `"relu"`, `"leaky_relu"`, `"gelu"` or
            `"linear"`. None takes ReLU for hidden layers, softmax for the output, and
            sigmoid for an output of one neuron.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If `sizes` does not hold numbers.
        ValueError: If there are fewer than two sizes, one is not a whole number above
            0, or the activations do not fit.

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
    가중치와 절편의 이름도 씁니다.

    Args:
        sizes: 입력 개수와 각 층의 뉴런 개수.
        activations: 입력층 다음 층마다 활성화 함수 이름 하나. `"threshold"`,
            `"sigmoid"`, `"softmax"`, `"tanh"`, `"relu"`, `"leaky_relu"`, `"gelu"`,
            `"linear"` 중에서 고릅니다. None이면 은닉층은 렐루 함수, 출력층은
            소프트맥스 함수이고, 출력층의 뉴런이 하나이면 시그모이드 함수입니다.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: `sizes`가 숫자가 아닐 때 발생합니다.
        ValueError: 크기가 두 개보다 적거나, 1 이상의 정수가 아니거나, 활성화 함수가
            맞지 않을 때 발생합니다.

    `plot_network((784, 10))`은 로지스틱 회귀이고 `plot_network((2, 1))`은 뉴런
    하나입니다. 07-2절.
    """
    activations = _check_network(sizes, activations)
    columns = [_neurons(number * 4.0, size) for number, size in enumerate(sizes)]
    # Room above a single neuron for its bias.
    top = max(2.0, *(column[0][1] + 1 for column in columns))
    right = columns[-1][0][0]
    ax = _axes(ax, (0.45 * (right + 6), 0.45 * (2 * top + 3.4)))
    ax.set(xlim=(-2.2, right + 3.8), ylim=(-top - 1.8, top + 0.6), aspect="equal")
    ax.set_axis_off()

    for before, after in pairwise(columns):
        lines = [(start, end) for start in before for end in after]
        ax.add_collection(LineCollection(lines, colors="0.6", linewidths=0.6, zorder=0))
    deep = len(sizes) - 2
    layers = [_INPUT, *[_HIDDEN] * deep, _OUTPUT]
    colors = ["white", *[_LIGHT_BLUE] * deep, _LIGHT_ORANGE]
    for column, size, layer, color in zip(columns, sizes, layers, colors, strict=True):
        for center in column:
            ax.add_patch(Circle(center, 0.36, facecolor=color, edgecolor="black"))
        x = column[0][0]
        if len(column) < size:
            ax.text(x, 0, "⋮", ha="center", va="center", fontsize=16)
        ax.text(x, top, f"{layer.to(lang)} {size:,}", ha="center", va="bottom")
    for (x, y), number in zip(columns[0], _numbered(sizes[0]), strict=True):
        ax.text(x - 0.55, y, f"$x{number}$", ha="right", va="center", fontsize=12)
    if list(sizes[1:]) == [1]:
        _name_weights(ax, columns[0], columns[1][0], sizes[0])
    _draw_outputs(ax, columns[-1], sizes[-1], activations[-1])

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
    total = " + ".join(f"{count:,}" for count in counts)
    if deep:
        total += f" = {sum(counts):,}"
    title = Text(ko="모델 파라미터 {total}개", en="{total} parameters").to(lang)
    ax.set_title(title.format(total=total))
    return _with_hangul(ax)


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

    ax = _axes(ax, (4.8, 5.2))
    # Both models say 1 where z > 0.
    ax.contourf(x1, x2, z, levels=[0, z.max()], colors=[_LIGHT_BLUE])
    ax.contour(x1, x2, z, levels=[0], colors=["black"], linewidths=2)
    answer = Text(ko="정답 {value}", en="target {value}").to(lang)
    for value, color in ((0, "white"), (1, _BLUE)):
        x, y = points[target == value].T
        label = answer.format(value=value)
        ax.scatter(x, y, s=180, c=color, edgecolors="black", zorder=3, label=label)
    ax.plot([], [], color="black", linewidth=2, label=finder.to(lang))
    predicted = Text(ko="1로 예측", en="predicted 1").to(lang)
    region = Patch(color=_LIGHT_BLUE, label=predicted)
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
    return _with_hangul(ax)


# --- Labels, probabilities and losses -----------------------------------------------


def plot_one_hot(
    labels: npt.ArrayLike = (9, 0, 0, 3, 2),
    *,
    num_classes: int = 10,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw labels as one-hot rows: a 1 in the column of the class, 0 elsewhere.

    Args:
        labels: A few labels, whole numbers from 0 to num_classes - 1, shape (n,).
        num_classes: The number of columns, 1 to 12; ten have the names of the classes.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the names; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If the labels are not whole numbers.
        ValueError: If a label is out of range, or there are too many to read.

    Example:
        >>> from fmnist_learn import plot_one_hot
        >>> ax = plot_one_hot([2, 0], num_classes=3)
        >>> [text.get_text() for text in ax.texts]
        ['0', '0', '1', '1', '0', '0']

    Lesson 07-1.

    --- 한국어 ---
    레이블을 원-핫 인코딩한 표를 그립니다. 클래스 자리만 1이고 나머지는 0입니다.

    Args:
        labels: 레이블 몇 개. 0부터 num_classes - 1까지의 정수이며 크기는 (n,)입니다.
        num_classes: 열의 개수. 1부터 12까지이며, 10이면 클래스 이름을 씁니다.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: 레이블이 정수가 아닐 때 발생합니다.
        ValueError: 레이블이 범위를 벗어나거나 너무 많아 읽을 수 없을 때 발생합니다.

    07-1절.
    """
    _few("labels", labels, "labels")
    check_choice("num_classes", num_classes, range(1, _MOST + 1))
    rows = ops.one_hot(labels, num_classes)
    names = [str(number) for number in range(num_classes)]
    if num_classes == 10:
        names = [f"{n} {name}" for n, name in enumerate(class_names(lang))]
    ax = _axes(ax, (0.5 * num_classes + 1.2, 0.5 * len(rows) + 1.4))
    _draw_cells(ax, rows, np.where(rows == 1, _LIGHT_BLUE, "white"))
    ax.set(xlim=(-0.6, num_classes - 0.4), ylim=(len(rows) - 0.4, -0.6), aspect="equal")
    ax.xaxis.tick_top()
    if num_classes == 10:
        ax.set_xticks(range(num_classes), names, rotation=45, ha="left")
    else:
        ax.set_xticks(range(num_classes), names)
    ax.set_yticks(range(len(rows)), [str(label) for label in np.asarray(labels)])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_ylabel(Text(ko="레이블", en="label").to(lang))
    return _with_hangul(ax)


def plot_softmax(
    logits: npt.ArrayLike = (1.0, 3.0, -1.0, 2.0),
    *,
    temperatures: Sequence[float] = (1.0,),
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw scores, and beside them the probabilities that softmax makes of them.

    Args:
        logits: The scores z of a few classes, shape (classes,); ten have the names
            of the classes.
        temperatures: What the scores are divided by first, one picture each: above
            1 evens the probabilities out, below 1 sharpens them.
        fig: The figure to draw on; None makes one.
        lang: The language of the labels; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If an argument does not hold numbers.
        ValueError: If a shape does not fit, or a temperature is not above 0.

    Example:
        >>> from fmnist_learn import plot_softmax
        >>> fig = plot_softmax([1, 2, 3], temperatures=(1, 10))
        >>> [text.get_text() for text in fig.axes[2].texts]
        ['0.301', '0.332', '0.367']

    Lesson 07-1.

    --- 한국어 ---
    클래스마다의 점수와, 소프트맥스 함수로 구한 확률을 나란히 그립니다.

    Args:
        logits: 클래스 몇 개의 점수 z. 크기는 (클래스 개수,)이며, 열 개이면 클래스
            이름을 씁니다.
        temperatures: 먼저 점수를 나눌 온도. 온도마다 하나씩 그립니다. 1보다 크면
            확률이 고르게 되고, 작으면 한 클래스에 몰립니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 매개변수에 준 값이 숫자가 아닐 때 발생합니다.
        ValueError: 크기가 맞지 않거나 온도가 0보다 크지 않을 때 발생합니다.

    07-1절.
    """
    z = _few("logits", logits, "classes")
    degrees = _positive("temperatures", temperatures)
    if len(z) == 10:
        names: Sequence[str] = class_names(lang)
    else:
        name = Text(ko="클래스 {number}", en="class {number}").to(lang)
        names = [name.format(number=number) for number in range(len(z))]
    panels = 1 + len(degrees)
    if fig is None:
        size = (1 + 2.6 * panels, 1 + 0.36 * len(z))
        fig = plt.figure(figsize=size, layout="constrained")
    left, *others = fig.subplots(1, panels, sharey=True)
    bars = left.barh(names, z, color=_ORANGE)
    left.bar_label(bars, [_written(score) for score in z], padding=3)
    left.axvline(0, color="0.4", linewidth=0.8)
    left.margins(x=0.25)
    left.set_title(Text(ko="점수 z", en="score z").to(lang))
    for ax, degree in zip(others, degrees, strict=True):
        p = ops.softmax(z, temperature=degree)
        ax.bar_label(ax.barh(names, p, color=_BLUE), fmt="%.3f", padding=3)
        ax.set_xlim(0, 1.3)
        ax.set_xticks([0, 0.5, 1])
        ax.tick_params(axis="y", length=0)
        title = Text(ko="소프트맥스 함수의 확률", en="softmax probability")
        if degrees != [1.0]:
            title = Text(ko="확률(온도 {degree:g})", en="probability (T = {degree:g})")
        ax.set_title(title.to(lang).format(degree=degree))
    left.invert_yaxis()
    for ax in (left, *others):
        ax.spines[["top", "right"]].set_visible(False)
    return _with_hangul(fig)


def plot_cross_entropy(*, ax: Axes | None = None, lang: Lang | None = None) -> Axes:
    """Draw the loss of one image against the probability of its right class.

    Marked are a guess among ten classes, p = 0.1, and a good model, p = 0.7.

    Args:
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        ValueError: If `lang` is another language.

    Example:
        >>> from fmnist_learn import plot_cross_entropy
        >>> ax = plot_cross_entropy()
        >>> [text.get_text() for text in ax.texts]
        ['a guess: p = 0.1, loss 2.303', 'p = 0.7, loss 0.357']

    Lesson 07-1.

    --- 한국어 ---
    정답 클래스의 확률에 따라 이미지 하나의 손실(크로스 엔트로피)을 그립니다.

    클래스 열 개 중에서 무작위로 찍을 때의 p = 0.1과, 잘 맞힐 때의 p = 0.7을 표시합니다.

    Args:
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        ValueError: `lang`이 다른 언어일 때 발생합니다.

    07-1절.
    """

    def loss(p: float) -> float:
        return ops.cross_entropy([0], [[p, 1 - p]])

    marks = {
        0.1: Text(
            ko="무작위로 찍을 때: p = 0.1, 손실 {loss:.3f}",
            en="a guess: p = 0.1, loss {loss:.3f}",
        ),
        0.7: Text(ko="p = 0.7, 손실 {loss:.3f}", en="p = 0.7, loss {loss:.3f}"),
    }
    probabilities = np.linspace(0.005, 1, 200)
    ax = _axes(ax, (5.2, 3.6))
    ax.plot(probabilities, [loss(p) for p in probabilities], color=_BLUE, linewidth=2)
    for p, text in marks.items():
        ax.plot([p, p, 0], [0, loss(p), loss(p)], color="0.5", linestyle=":")
        ax.plot(p, loss(p), "o", color=_ORANGE, markeredgecolor="black", markersize=8)
        written = text.to(lang).format(loss=loss(p))
        ax.annotate(written, (p, loss(p)), (8, 8), textcoords="offset points")
    ax.set(xlim=(0, 1.15), ylim=(0, 5.5))
    probability = Text(ko="정답 클래스의 확률 p", en="probability p of the right class")
    ax.set_xlabel(probability.to(lang))
    ax.set_ylabel(Text(ko="손실 −log(p)", en="loss −log(p)").to(lang))
    ax.spines[["top", "right"]].set_visible(False)
    return _with_hangul(ax)


def plot_descent(
    learning_rates: Sequence[float] = (0.1, 0.45, 1.05),
    *,
    steps: int = 6,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw gradient descent on the loss w², from w = 2, for several learning rates.

    A walk that leaves the picture is drawn as far as its edge.

    Args:
        learning_rates: How far to go against the gradient, above 0. Here 0.5 is the
            best, and above 1 every step makes the loss larger.
        steps: How many steps each of them takes.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the labels; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If `learning_rates` does not hold numbers.
        ValueError: If an argument is outside its range.

    Example:
        >>> from fmnist_learn import plot_descent
        >>> ax = plot_descent([0.25], steps=3)
        >>> ax.lines[1].get_xdata().tolist()
        [2.0, 1.0, 0.5, 0.25]

    Lesson 07-2.

    --- 한국어 ---
    손실 w²에서 경사 하강법이 w = 2에서 나아가는 모습을 학습률마다 그립니다.

    그림 밖으로 벗어나면 거기까지만 그립니다.

    Args:
        learning_rates: 그레이디언트의 반대쪽으로 나아가는 정도(학습률). 0보다 큽니다.
            이 손실에서는 0.5가 가장 좋고, 1보다 크면 스텝마다 손실이 커집니다.
        steps: 학습률마다 나아갈 스텝 수.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: `learning_rates`가 숫자가 아닐 때 발생합니다.
        ValueError: 매개변수 값이 범위를 벗어날 때 발생합니다.

    07-2절.
    """
    rates = _positive("learning_rates", learning_rates)
    check_at_least("steps", steps, 1)
    edge = 3.8
    ax = _axes(ax, (5.6, 5))
    curve = np.linspace(-edge, edge, 201)
    ax.plot(curve, curve**2, color="0.6", linewidth=1.5)
    styles = zip(cycle("osD^v"), cycle((_ORANGE, _BLUE, _BLACK)), strict=False)
    for rate, (marker, color) in zip(rates, styles, strict=False):
        walk = [np.array(2.0)]
        while len(walk) <= steps and abs(walk[-1]) <= edge:
            w = walk[-1]
            walk.append(ops.sgd_step(w, 2 * w, learning_rate=rate)[0])
        if abs(walk[-1]) > abs(walk[0]):
            text = Text(
                ko="학습률 {rate:g}: 발산", en="learning rate {rate:g}: diverges"
            )
        else:
            text = Text(
                ko="학습률 {rate:g}: {steps}스텝 뒤 손실 {loss:.2f}",
                en="learning rate {rate:g}: loss {loss:.2f} after {steps} steps",
            )
        label = text.to(lang).format(rate=rate, steps=steps, loss=walk[-1] ** 2)
        path = np.array(walk)
        ax.plot(path, path**2, marker=marker, color=color, linewidth=1, label=label)
    ax.set(xlim=(-edge, edge), ylim=(-0.4, edge**2))
    ax.set_xlabel(Text(ko="가중치 w", en="weight w").to(lang))
    ax.set_ylabel(Text(ko="손실 L(w) = w²", en="loss L(w) = w²").to(lang))
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14))
    return _with_hangul(ax)


# --- Convolutions -------------------------------------------------------------------


def plot_convolution(
    image: npt.ArrayLike = ((3, 1, 0, 2), (0, 2, 4, 1), (1, 0, 3, 2), (2, 1, 0, 1)),
    kernel: npt.ArrayLike = ((1, 0, 2), (0, 3, 0), (1, 0, -1)),
    *,
    padding: Padding = "valid",
    strides: int = 1,
    at: tuple[int, int] = (0, 0),
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw an image, a kernel, their feature map, and how one number of it came about.

    Below, pixels times weights: the sum that makes the marked number. The hatched
    border is the padding.

    Args:
        image: A few rows of numbers, shape (rows, columns).
        kernel: The weights, shape (rows, columns), no larger than the image.
        padding: `"valid"` adds no border, `"same"` one of 0, as in `ops.conv2d`.
        strides: Pixels from one place of the kernel to the next.
        at: The row and column of the feature map to explain, from 0.
        fig: The figure to draw on; None makes one.
        lang: The language of the titles; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If an array does not hold numbers.
        ValueError: If an array is not a small table, the kernel is larger than the
            image, or an option is outside its range.

    Example:
        >>> from fmnist_learn import plot_convolution
        >>> fig = plot_convolution([[1, 2], [3, 4]], [[1, 0], [0, -1]])
        >>> print(fig.get_supxlabel())
        1×1 + 2×0 +
        3×0 + 4×(−1) = −3

    Lesson 08-1.

    --- 한국어 ---
    이미지와 커널, 합성곱으로 만든 특성 맵을 그리고, 특성 맵의 수 하나를 계산합니다.

    아래에 픽셀과 가중치를 곱해 더하는 식을 씁니다. 이 식의 값이 표시된 수입니다.
    빗금 친 둘레는 패딩입니다.

    Args:
        image: 수 몇 행. 크기는 (행, 열)입니다.
        kernel: 가중치. 크기는 (행, 열)이며 이미지보다 크지 않아야 합니다.
        padding: `ops.conv2d`와 같이 `"valid"`는 패딩을 하지 않고 `"same"`은 0을
            덧댑니다.
        strides: 한 번에 옮기는 픽셀 수(스트라이드).
        at: 계산을 보여 줄 특성 맵의 행과 열. 0부터 셉니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 숫자 배열이 아닌 값을 주었을 때 발생합니다.
        ValueError: 작은 표가 아니거나, 커널이 이미지보다 크거나, 옵션이 범위를 벗어날
            때 발생합니다.

    08-1절.
    """
    pixels = _few("image", image, "rows", "columns")
    weights = _few("kernel", kernel, "rows", "columns")
    batch = pixels[np.newaxis, ..., np.newaxis]
    filters = weights[..., np.newaxis, np.newaxis]
    maps = ops.conv2d(batch, filters, strides=strides, padding=padding)
    feature_map = maps[0, ..., 0]
    if at not in list(np.ndindex(feature_map.shape)):
        rule = f"be a row and a column of the feature map, {_size(feature_map)}"
        raise ValueError(requirement("at", rule, at))
    border = _border("kernel", batch, weights.shape, strides, padding)
    padded = np.pad(pixels, border)
    inside = np.pad(np.ones_like(pixels), border) == 1
    row, column = at[0] * strides, at[1] * strides
    height, width = weights.shape
    window = np.s_[row : row + height, column : column + width]
    written = _sum_of_products(padded[window], weights, feature_map[at])

    tables, lines = [padded, weights, feature_map], written.count("\n") + 1
    fig, (left, middle, right) = _panels(fig, tables, beyond=0.25 * lines)
    colors = np.full(padded.shape, "white", dtype=object)
    colors[window] = _LIGHT_BLUE
    _draw_cells(left, padded, colors, hatched=~inside)
    _outline(left, column, row, width, height)
    _draw_cells(middle, weights, np.full(weights.shape, _LIGHT_ORANGE))
    colors = np.full(feature_map.shape, "white", dtype=object)
    colors[at] = _LIGHT_BLUE
    _draw_cells(right, feature_map, colors)
    _outline(right, at[1], at[0], 1, 1)
    left.set_title(f"{_IMAGE.to(lang)} {_size(pixels)}")
    middle.set_title(f"{_KERNEL.to(lang)} {_size(weights)}")
    right.set_title(f"{_FEATURE_MAP.to(lang)} {_size(feature_map)}")
    fig.supxlabel(written)
    return _with_hangul(fig)


def plot_pooling(
    image: npt.ArrayLike = ((3, 1, 0, 2), (0, 2, 4, 1), (1, 0, 3, 2), (2, 1, 0, 1)),
    *,
    pool_size: int = 2,
    kind: Literal["max", "average"] = "max",
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw an image with its pooling windows, and the smaller map that they give.

    A window and its number have one colour. Pixels that do not fill a window stay
    white: pooling leaves them out.

    Args:
        image: A few rows of numbers, shape (rows, columns).
        pool_size: Height and width of the window.
        kind: `"max"` keeps the largest number of each window, `"average"` takes the
            mean.
        fig: The figure to draw on; None makes one.
        lang: The language of the titles; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If `image` does not hold numbers.
        ValueError: If `image` is not a small table, the window is larger than it, or
            `kind` is another one.

    Example:
        >>> from fmnist_learn import plot_pooling
        >>> fig = plot_pooling([[1, 2], [3, 4]], kind="average")
        >>> [text.get_text() for text in fig.axes[1].texts]
        ['2.5']

    Lesson 08-1.

    --- 한국어 ---
    이미지를 풀링 영역으로 나누어 그리고, 풀링으로 줄어든 특성 맵을 나란히 그립니다.

    풀링 영역과 거기에서 나온 수는 색이 같습니다. 영역을 채우지 못하고 남는 픽셀은
    풀링에서 버리므로 흰색으로 둡니다.

    Args:
        image: 수 몇 행. 크기는 (행, 열)입니다.
        pool_size: 풀링 영역의 높이와 너비.
        kind: `"max"`는 영역마다 가장 큰 값을 고르고(최대 풀링), `"average"`는 평균을
            냅니다(평균 풀링).
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: `image`가 숫자 배열이 아닐 때 발생합니다.
        ValueError: `image`가 작은 표가 아니거나, 풀링 영역이 더 크거나, `kind`가 다른
            값일 때 발생합니다.

    08-1절.
    """
    pixels = _few("image", image, "rows", "columns")
    check_choice("kind", kind, ("max", "average"))
    check_choice("pool_size", pool_size, range(1, min(pixels.shape) + 1))
    pool = ops.max_pool2d if kind == "max" else ops.avg_pool2d
    pooled = pool(pixels[np.newaxis, ..., np.newaxis], pool_size)[0, ..., 0]
    tints = np.where(
        np.indices(pooled.shape).sum(axis=0) % 2, _LIGHT_ORANGE, _LIGHT_BLUE
    )
    colors = np.full(pixels.shape, "white", dtype=object)
    for (row, column), tint in np.ndenumerate(tints):
        top, start = row * pool_size, column * pool_size
        colors[top : top + pool_size, start : start + pool_size] = tint

    fig, (left, right) = _panels(fig, [pixels, pooled], beyond=0.35)
    _draw_cells(left, pixels, colors)
    for row, column in np.ndindex(pooled.shape):
        _outline(left, column * pool_size, row * pool_size, pool_size, pool_size)
    _draw_cells(right, pooled, tints)
    left.set_title(f"{_IMAGE.to(lang)} {_size(pixels)}")
    right.set_title(f"{_FEATURE_MAP.to(lang)} {_size(pooled)}")
    names = {
        "max": Text(ko="최대 풀링({size})", en="max pooling ({size})"),
        "average": Text(ko="평균 풀링({size})", en="average pooling ({size})"),
    }
    fig.suptitle(names[kind].to(lang).format(size=f"{pool_size}x{pool_size}"))
    return _with_hangul(fig)


# --- What they share ----------------------------------------------------------------


def _few(name: str, values: npt.ArrayLike, *axes: str) -> Floats:
    """An array of finite numbers with these axes, few enough to read."""
    array = _numbers(name, values, axes=axes)
    if max(array.shape) > _MOST:
        rule = f"have at most {_MOST} numbers along an axis, to be read"
        raise ValueError(requirement(name, rule, f"array of shape {array.shape}"))
    if not np.isfinite(array).all():
        raise ValueError(requirement(name, "hold finite numbers", values))
    return array


def _positive(name: str, values: npt.ArrayLike) -> list[float]:
    numbers: list[float] = _few(name, values, "n").tolist()
    for number in numbers:
        check_positive(name, number)
    return numbers


def _check_network(
    sizes: Sequence[int], activations: Sequence[str] | None
) -> Sequence[str]:
    """The activations, the usual ones where none are given."""
    _few("sizes", sizes, "layers")
    for size in sizes:
        check_at_least("sizes", size, 1)
    if len(sizes) < 2:
        rule = "hold the sizes of two layers or more"
        raise ValueError(requirement("sizes", rule, sizes))
    if activations is None:
        output = "sigmoid" if sizes[-1] == 1 else "softmax"
        return [*["relu"] * (len(sizes) - 2), output]
    if len(activations) != len(sizes) - 1:
        rule = f"hold one name for each of the {len(sizes) - 1} layers after the inputs"
        raise ValueError(requirement("activations", rule, repr(activations)))
    for name in activations:
        check_choice("activations", name, tuple(_ACTIVATIONS))
    return activations


def _axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    if ax is None:
        ax = plt.figure(figsize=size, layout="constrained").add_subplot()
    return ax


def _written(number: float | np.floating[Any]) -> str:
    """At most two decimals, and a minus sign that is not a hyphen; -0 is 0."""
    return f"{round(float(number), 2) + 0:g}".replace("-", "\N{MINUS SIGN}")


def _size(table: Floats) -> str:
    return "x".join(map(str, table.shape))


def _neurons(x: float, size: int) -> list[tuple[float, float]]:
    """The centres of the neurons of a layer, from the top; a long one has a gap."""
    slots = size if size <= 10 else 9
    heights = [(slots - 1) / 2 - slot for slot in range(slots)]
    return [(x, y) for y in heights if size <= 10 or y]


def _numbered(size: int) -> list[str]:
    """A subscript for each neuron that is drawn; one alone needs none."""
    if size == 1:
        return [""]
    numbers = range(1, size + 1)
    shown = numbers if size <= 10 else (*numbers[:4], *numbers[-4:])
    return [f"_{{{number}}}" for number in shown]


def _name_weights(
    ax: Axes, inputs: list[tuple[float, float]], neuron: tuple[float, float], size: int
) -> None:
    """The names of a single neuron's weights on its lines, and its bias from above."""
    blank = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    for center, number in zip(inputs, _numbered(size), strict=True):
        x, y = (0.65 * np.array(center) + 0.35 * np.array(neuron)).tolist()
        ax.text(x, y, f"$w{number}$", ha="center", va="center", fontsize=12, bbox=blank)
    x, y = neuron
    start, end = (x, y + 1.1), (x, y + 0.36)
    ax.annotate("$b$", end, start, ha="center", fontsize=12, arrowprops=_ARROW)


def _draw_outputs(
    ax: Axes, neurons: list[tuple[float, float]], size: int, activation: str
) -> None:
    """From each z through the activation to the output: softmax takes all z at once."""
    result = "p" if activation in {"softmax", "sigmoid"} else "a"
    for (x, y), number in zip(neurons, _numbered(size), strict=True):
        ax.text(x, y, f"$z{number}$", ha="center", va="center")
        start, end = (x + 0.36, y), (x + 2.5, y)
        # The text stands where the arrow ends, so it points backwards.
        ax.annotate(
            f"${result}{number}$",
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


def _panels(
    fig: Figure | None, tables: Sequence[Floats], *, beyond: float
) -> tuple[Figure, list[Axes]]:
    """Axes side by side, all cells of one size; narrow tables get room for a title.

    A new figure has `beyond` inches for the text above or below them.
    """
    height = max(len(table) for table in tables) + 0.2
    widths = [max(table.shape[1], 3) + 0.2 for table in tables]
    if fig is None:
        size = (0.55 * sum(widths) + 0.5 * len(tables), 0.55 * height + 0.4 + beyond)
        fig = plt.figure(figsize=size, layout="constrained")
    axes = list(fig.subplots(1, len(tables), width_ratios=widths))
    for ax, table, width in zip(axes, tables, widths, strict=True):
        middle = (table.shape[1] - 1) / 2
        ax.set(xlim=(middle - width / 2, middle + width / 2), ylim=(height - 0.6, -0.6))
        ax.set_aspect("equal")
        ax.set_axis_off()
    return fig, axes


def _draw_cells(
    ax: Axes,
    table: Floats,
    colors: npt.NDArray[Any],
    *,
    hatched: npt.NDArray[np.bool_] | None = None,
) -> None:
    """A square for each number; the hatched ones paler."""
    for (row, column), number in np.ndenumerate(table):
        pale = hatched is not None and hatched[row, column]
        ax.add_patch(
            Rectangle(
                (column - 0.5, row - 0.5),
                1,
                1,
                facecolor=colors[row, column],
                edgecolor="0.7" if pale else "0.4",
                hatch="////" if pale else None,
            )
        )
        ax.text(
            column,
            row,
            _written(number),
            ha="center",
            va="center",
            color="0.25" if pale else "black",
            fontsize=11,
        )


def _outline(ax: Axes, column: int, row: int, width: int, height: int) -> None:
    corner = (column - 0.5, row - 0.5)
    frame = Rectangle(corner, width, height, fill=False, edgecolor=_BLUE, linewidth=3)
    ax.add_patch(frame)


def _sum_of_products(window: Floats, weights: Floats, total: float) -> str:
    """The sum written out, a row of the kernel on each line; of many rows three."""

    def factor(number: np.floating[Any]) -> str:
        return _written(number) if number >= 0 else f"({_written(number)})"

    lines = [
        " + ".join(f"{_written(x)}×{factor(w)}" for x, w in zip(*pair, strict=True))
        for pair in zip(window, weights, strict=True)
    ]
    if len(lines) > 4:
        lines[2:-1] = ["…"]
    return " +\n".join(lines) + f" = {_written(total)}"
