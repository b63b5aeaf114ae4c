"""Labels and probabilities, how far they are apart, and the way down."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fmnist_learn import ops
from fmnist_learn._checks import check_at_least, check_choice, check_positive
from fmnist_learn.data import names_of
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.plots._figure import axes_or_new, new_figure, with_hangul
from fmnist_learn.plots.diagrams._drawing import (
    BLACK,
    BLUE,
    LIGHT_BLUE,
    MOST,
    ORANGE,
    draw_cells,
    few_floats,
    written_number,
)


def plot_one_hot(
    labels: npt.ArrayLike = (9, 0, 0, 3, 2),
    *,
    num_classes: int = 10,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw labels as one-hot rows: a 1 in the column of the class, 0 elsewhere.

    Args:
        labels: A few labels, whole numbers from 0 to num_classes - 1, shape (n,).
        num_classes: The number of columns, 1 to 12.
        names: The names of the classes, in the order of their labels. None for those
            of Fashion-MNIST where there are ten.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the names; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If the labels are not whole numbers, or names not texts.
        ValueError: If a label is out of range, or there are too many to read, or more
            names than classes.

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
        num_classes: 열의 개수. 1부터 12까지입니다.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이고 클래스가 열 개이면 패션
            MNIST의 이름을 씁니다.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: 레이블이 정수가 아니거나 이름이 문자열이 아닐 때 발생합니다.
        ValueError: 레이블이 범위를 벗어나거나 너무 많아 읽을 수 없을 때, 또는 이름이
            클래스보다 많을 때 발생합니다.

    07-1절.
    """
    few_floats("labels", labels, "labels")
    check_choice("num_classes", num_classes, range(1, MOST + 1))
    rows = ops.one_hot(labels, num_classes)
    named = names is not None or num_classes == 10
    known = names_of(num_classes, names, lang=lang)
    ax = axes_or_new(ax, (0.5 * num_classes + 1.2, 0.5 * len(rows) + 1.4))
    draw_cells(ax, rows, np.where(rows == 1, LIGHT_BLUE, "white"))
    ax.set(xlim=(-0.6, num_classes - 0.4), ylim=(len(rows) - 0.4, -0.6), aspect="equal")
    ax.xaxis.tick_top()
    if named:
        titles = [f"{number} {name}" for number, name in enumerate(known)]
        ax.set_xticks(range(num_classes), titles, rotation=45, ha="left")
    else:
        ax.set_xticks(range(num_classes), known)
    ax.set_yticks(range(len(rows)), [str(label) for label in np.asarray(labels)])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_ylabel(Text(ko="레이블", en="label").to(lang))
    return with_hangul(ax)


def plot_softmax(
    logits: npt.ArrayLike = (1.0, 3.0, -1.0, 2.0),
    *,
    temperatures: Sequence[float] = (1.0,),
    names: Sequence[str] | None = None,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw scores, and beside them the probabilities that softmax makes of them.

    Args:
        logits: The scores z of a few classes, shape (classes,).
        temperatures: What the scores are divided by first, one picture each: above
            1 evens the probabilities out, below 1 sharpens them.
        names: The names of the classes, in the order of their labels. None for those
            of Fashion-MNIST where there are ten.
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
        logits: 클래스 몇 개의 점수 z. 크기는 (클래스 개수,)입니다.
        temperatures: 먼저 점수를 나눌 온도. 온도마다 하나씩 그립니다. 1보다 크면
            확률이 고르게 되고, 작으면 한 클래스에 몰립니다.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이고 클래스가 열 개이면 패션
            MNIST의 이름을 씁니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 글자의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 매개변수에 준 값이 숫자가 아닐 때 발생합니다.
        ValueError: 크기가 맞지 않거나 온도가 0보다 크지 않을 때 발생합니다.

    07-1절.
    """
    z = few_floats("logits", logits, "classes")
    degrees = _positive("temperatures", temperatures)
    known: Sequence[str] = names_of(len(z), names, lang=lang)
    if names is None and len(z) != 10:
        name = Text(ko="클래스 {number}", en="class {number}").to(lang)
        known = [name.format(number=number) for number in known]
    panels = 1 + len(degrees)
    if fig is None:
        size = (1 + 2.6 * panels, 1 + 0.36 * len(z))
        fig = new_figure(size)
    left, *others = fig.subplots(1, panels, sharey=True)
    rows = range(len(z))
    bars = left.barh(rows, z, color=ORANGE)
    left.set_yticks(rows, known)
    left.bar_label(bars, [written_number(score) for score in z], padding=3)
    left.axvline(0, color="0.4", linewidth=0.8)
    left.margins(x=0.25)
    left.set_title(Text(ko="점수 z", en="score z").to(lang))
    for ax, degree in zip(others, degrees, strict=True):
        p = ops.softmax(z, temperature=degree)
        ax.bar_label(ax.barh(rows, p, color=BLUE), fmt="%.3f", padding=3)
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
    return with_hangul(fig)


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
    ax = axes_or_new(ax, (5.2, 3.6))
    ax.plot(probabilities, [loss(p) for p in probabilities], color=BLUE, linewidth=2)
    for p, text in marks.items():
        ax.plot([p, p, 0], [0, loss(p), loss(p)], color="0.5", linestyle=":")
        ax.plot(p, loss(p), "o", color=ORANGE, markeredgecolor="black", markersize=8)
        written = text.to(lang).format(loss=loss(p))
        ax.annotate(written, (p, loss(p)), (8, 8), textcoords="offset points")
    ax.set(xlim=(0, 1.15), ylim=(0, 5.5))
    probability = Text(ko="정답 클래스의 확률 p", en="probability p of the right class")
    ax.set_xlabel(probability.to(lang))
    ax.set_ylabel(Text(ko="손실 −log(p)", en="loss −log(p)").to(lang))
    ax.spines[["top", "right"]].set_visible(False)
    return with_hangul(ax)


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
    ax = axes_or_new(ax, (5.6, 5))
    curve = np.linspace(-edge, edge, 201)
    ax.plot(curve, curve**2, color="0.6", linewidth=1.5)
    styles = zip(cycle("osD^v"), cycle((ORANGE, BLUE, BLACK)), strict=False)
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
    return with_hangul(ax)


def _positive(name: str, values: npt.ArrayLike) -> list[float]:
    numbers: list[float] = few_floats(name, values, "n").tolist()
    for number in numbers:
        check_positive(name, number)
    return numbers
