"""The pictures of garments: of the data, of mistakes, of doubtful labels."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fmnist_learn._checks import (
    array_of_shape,
    check_at_least,
    check_finite,
    check_images,
    check_labels,
    check_plain,
    check_returned,
)
from fmnist_learn.analysis.results import Analysis
from fmnist_learn.data import names_of
from fmnist_learn.evaluation import Evaluation
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.labels import DoubtfulLabels
from fmnist_learn.plots._figure import new_figure, picture_grid, with_hangul

Images = npt.NDArray[Any]

_NO_MISTAKES = Text(ko="잘못 분류한 이미지가 없습니다.", en="No mistakes.")
_SIDE = 5  # images of a pair of classes, one way


def plot_samples(
    images: Images,
    labels: npt.NDArray[Any] | None = None,
    *,
    count: int = 10,
    names: Sequence[str] | None = None,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw the first images in a grid, each with the name of its class.

    Args:
        images: Images of shape (n, 28, 28), (n, 28, 28, 1) or (n, 784).
        labels: Their labels, whole numbers from 0 of shape (n,); None for no names.
        count: How many images to draw, at most.
        names: The names of the classes, in the order of their labels, such as
            `data.names`. None for those of Fashion-MNIST.
        fig: The figure to draw on; None makes one.
        lang: The language of the names; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If images or labels are not arrays of numbers.
        ValueError: If a shape or label does not fit.

    Example:
        >>> from fmnist_learn import load_data, plot_samples
        >>> (train_input, train_target), _ = load_data()
        >>> fig = plot_samples(train_input, train_target)
        >>> [ax.get_title() for ax in fig.axes][:2]
        ['Ankle boot', 'T-shirt/top']

    Lesson 07-1.

    --- 한국어 ---
    이미지를 앞에서부터 격자로 그리고 각각 클래스 이름을 붙입니다.

    Args:
        images: 크기가 (n, 28, 28), (n, 28, 28, 1) 또는 (n, 784)인 이미지.
        labels: 레이블. 0부터 시작하는 정수이며 크기는 (n,)입니다. None이면 이름을 쓰지
            않습니다.
        count: 그릴 이미지 개수의 최댓값.
        names: 클래스의 이름. `data.names`처럼 레이블 순서로 적습니다. None이면 패션
            MNIST의 이름입니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 이미지나 레이블이 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기나 레이블이 맞지 않을 때 발생합니다.

    07-1절.
    """
    pictures = _pictures("images", images)
    check_at_least("count", count, 1)
    titles: Sequence[str] = [""] * count
    if labels is not None:
        known = names_of(10 if names is None else len(names), names, lang=lang)
        check_labels("labels", labels, len(pictures), classes=len(known))
        titles = [known[label] for label in labels[:count]]
    shown = min(count, len(pictures))
    fig, cells = picture_grid(fig, shown, columns=10, cell=(1.2, 1.35))
    for ax, picture, title in zip(cells, pictures, titles, strict=False):
        _draw_garment(ax, picture)
        ax.set_title(title, fontsize=9)
    return with_hangul(fig)


def plot_mistakes(
    evaluation: Evaluation,
    images: Images,
    *,
    count: int = 12,
    names: Sequence[str] | None = None,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw the images classified wrongly, the most confident mistakes first.

    Args:
        evaluation: What `evaluate` returned.
        images: The images that were evaluated, in the same order.
        count: How many mistakes to draw, at most.
        names: The names of the classes, in the order of their labels. None for those
            that `evaluate` was given, or those of Fashion-MNIST.
        fig: The figure to draw on; None makes one.
        lang: The language of the names; None for the language in use.

    Returns:
        The figure: above each image its label, then the prediction and, where the
        model gives one, its probability.

    Raises:
        TypeError: If an argument is of another kind.
        ValueError: If there are not as many images as were evaluated.

    Example:
        >>> import numpy as np
        >>> from sklearn.dummy import DummyClassifier
        >>> from fmnist_learn import evaluate, plot_mistakes
        >>> images, labels = np.zeros((10, 784)), np.arange(10)
        >>> guess = DummyClassifier().fit(images, labels)
        >>> fig = plot_mistakes(evaluate(guess, images, labels), images)
        >>> len(fig.axes)
        9

    Lesson 08-2.

    --- 한국어 ---
    잘못 분류한 이미지를 가장 확신하고 틀린 것부터 그립니다.

    Args:
        evaluation: `evaluate`가 돌려준 값.
        images: 평가한 이미지. 순서가 같아야 합니다.
        count: 그릴 이미지 개수의 최댓값.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이면 `evaluate`에 준 이름을
            쓰고, 그것도 없으면 패션 MNIST의 이름을 씁니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure. 이미지 위의 첫째 줄에 정답을, 둘째 줄에 예측과 (모델이 출력했으면)
        확률을 씁니다.

    Raises:
        TypeError: 매개변수에 준 값의 종류가 다를 때 발생합니다.
        ValueError: 이미지 개수가 평가한 개수와 다를 때 발생합니다.

    08-2절.
    """
    check_returned("evaluation", evaluation, Evaluation, "evaluate")
    check_at_least("count", count, 1)
    pictures = _pictures("images", images)
    if len(pictures) != len(evaluation.target):
        rule = Text(
            ko=f"평가에 쓴 이미지 {len(evaluation.target)}개여야 합니다",
            en=f"be the {len(evaluation.target)} images that were evaluated",
        )
        given = len(pictures)
        received = Text(ko=f"이미지 {given}개", en=f"{given} images")
        raise refusal(ValueError, "images", rule, received)
    known = names_of(
        len(evaluation.confusion),
        evaluation.names if names is None else names,
        lang=lang,
    )
    shown = evaluation.mistakes[:count]
    titles = []
    for position in shown:
        predicted = evaluation.predicted[position]
        title = f"{known[evaluation.target[position]]}\n→ {known[predicted]}"
        if evaluation.probabilities is not None:
            title += f" {_percent(evaluation.probabilities[position, predicted])}"
        titles.append(title)
    head = Text(ko="정답 → 예측", en="label → prediction")
    none = Text(ko="잘못 분류한 이미지가 없습니다.", en="No mistakes.")
    return _draw_sheet(fig, pictures[shown], titles, head.to(lang), none.to(lang))


def plot_doubtful(
    found: DoubtfulLabels,
    images: Images,
    *,
    count: int = 12,
    names: Sequence[str] | None = None,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw the images with doubtful labels, the most doubtful first: judge yourself.

    How sure the model is does not stand there, so that it does not judge for you.

    Args:
        found: What `doubtful_labels` returned.
        images: The images that it is about, in the same order.
        count: How many to draw, at most.
        names: The names of the classes, in the order of their labels. None for those
            that `doubtful_labels` was given, or those of Fashion-MNIST.
        fig: The figure to draw on; None makes one.
        lang: The language of the names; None for the language in use.

    Returns:
        The figure: above each image its index and its label, then the one suggested.

    Raises:
        TypeError: If an argument is of another kind.
        ValueError: If there are not as many images as labels were judged.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import doubtful_labels, plot_doubtful
        >>> probabilities = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]])
        >>> found = doubtful_labels(probabilities, np.array([0, 0, 1]))
        >>> images = np.zeros((3, 784))
        >>> fig = plot_doubtful(found, images, names=["Coat", "Shirt"])
        >>> fig.axes[0].get_title().splitlines()
        ['1: Coat', '→ Shirt']

    Not in the book.

    --- 한국어 ---
    레이블이 의심스러운 이미지를 가장 의심스러운 것부터 그립니다. 직접 판단해 보세요.

    모델이 얼마나 확신하는지는 쓰지 않습니다. 먼저 보면 판단이 끌려가기 때문입니다.

    Args:
        found: `doubtful_labels`가 돌려준 값.
        images: 레이블을 판단한 이미지. 순서가 같아야 합니다.
        count: 그릴 이미지 개수의 최댓값.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이면 `doubtful_labels`에 준
            이름을 쓰고, 그것도 없으면 패션 MNIST의 이름을 씁니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure. 이미지 위의 첫째 줄에 인덱스와 레이블을, 둘째 줄에 모델이 제안하는
        레이블을 씁니다.

    Raises:
        TypeError: 매개변수에 준 값의 종류가 다를 때 발생합니다.
        ValueError: 이미지 개수가 판단한 레이블 개수와 다를 때 발생합니다.

    책에는 없는 그림입니다.
    """
    check_returned("found", found, DoubtfulLabels, "doubtful_labels")
    check_at_least("count", count, 1)
    pictures = _pictures("images", images)
    if len(pictures) != found.images:
        rule = Text(
            ko=f"레이블을 판단한 이미지 {found.images}개여야 합니다",
            en=f"be the {found.images} images whose labels were judged",
        )
        given = len(pictures)
        received = Text(ko=f"이미지 {given}개", en=f"{given} images")
        raise refusal(ValueError, "images", rule, received)
    known = names_of(
        len(found.thresholds), found.names if names is None else names, lang=lang
    )
    titles = [
        f"{index}: {known[label]}\n→ {known[suggested]}"
        for index, label, suggested in zip(
            found.indices[:count], found.given, found.suggested, strict=False
        )
    ]
    head = Text(ko="레이블 → 모델의 제안", en="label → suggested by the model")
    none = Text(ko="의심스러운 레이블이 없습니다.", en="No doubtful labels.")
    shown = pictures[found.indices[:count]]
    return _draw_sheet(fig, shown, titles, head.to(lang), none.to(lang))


def plot_pairs(
    analysis: Analysis,
    *,
    count: int = 3,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw the images of the classes that a model confuses most, side by side.

    Args:
        analysis: What `analyse` returned.
        count: How many pairs of classes to draw, at most; each has a row.
        fig: The figure to draw on; None makes one.
        lang: The language of the names; None for that of the analysis.

    Returns:
        The figure. Each row has on the left images of one class that were predicted as
        the other, on the right the other way round; of each at most five, the most
        confident mistakes first. Above them stands how many there are in all.

    Raises:
        TypeError: If `analysis` is something else.
        ValueError: If `count` is below 1.

    Example:
        >>> import numpy as np
        >>> from sklearn.dummy import DummyClassifier
        >>> from fmnist_learn import analyse, plot_pairs
        >>> images, labels = np.zeros((10, 784)), np.arange(10)
        >>> guess = DummyClassifier().fit(images, labels)
        >>> fig = plot_pairs(analyse(guess, (images, labels)), count=1)
        >>> [side.get_suptitle() for side in fig.subfigs]
        ['Trouser → T-shirt/top: 1', 'T-shirt/top → Trouser: 0']

    After lesson 08-2.

    --- 한국어 ---
    모델이 가장 많이 혼동한 클래스의 이미지를 나란히 그립니다.

    Args:
        analysis: `analyse`가 돌려준 값.
        count: 그릴 클래스 쌍 개수의 최댓값. 한 쌍을 한 줄에 그립니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 이름의 언어. None이면 분석에서 쓴 언어입니다.

    Returns:
        그린 Figure. 줄마다 왼쪽에는 한 클래스의 이미지인데 다른 클래스로 예측한 것을,
        오른쪽에는 그 반대를 그립니다. 가장 확신하고 틀린 것부터 다섯 개까지 그리고,
        모두 몇 개인지 위에 씁니다.

    Raises:
        TypeError: `analysis`가 `analyse`가 돌려준 값이 아닐 때 발생합니다.
        ValueError: `count`가 1보다 작을 때 발생합니다.

    08-2절 다음에 보세요.
    """
    check_returned("analysis", analysis, Analysis, "analyse")
    check_at_least("count", count, 1)
    lang = analysis.lang if lang is None else lang
    known = names_of(
        len(analysis.evaluation.confusion), analysis.evaluation.names, lang=lang
    )
    pictures = _pictures("images", analysis.images)
    pairs = analysis.pairs[:count]
    if fig is None:
        fig = new_figure((10, 0.4 + 1.3 * max(1, len(pairs))))
    title = Text(ko="정답 → 예측", en="label → prediction")
    if not pairs:
        title = _NO_MISTAKES
    fig.suptitle(title.to(lang))
    rows = fig.subfigures(len(pairs), 2, squeeze=False, wspace=0.05) if pairs else ()
    for pair, row in zip(pairs, rows, strict=True):
        ways = (
            (pair.first, pair.second, pair.first_as_second),
            (pair.second, pair.first, pair.second_as_first),
        )
        for side, (label, other, positions) in zip(row, ways, strict=True):
            side.suptitle(
                f"{known[label]} → {known[other]}: {len(positions)}", fontsize=10
            )
            axes = side.subplots(1, _SIDE, squeeze=False)[0]
            for ax in axes:
                ax.set_axis_off()
            for ax, position in zip(axes, positions, strict=False):
                _draw_garment(ax, pictures[position])
    return with_hangul(fig)


def plot_prediction(
    image: Images,
    probabilities: npt.NDArray[Any],
    *,
    names: Sequence[str] | None = None,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw one image beside the probability of each class.

    Args:
        image: One image of shape (28, 28), (28, 28, 1) or (784,).
        probabilities: Those of the classes, as `model.predict` gives them for it: ten,
            or as many as there are `names`.
        names: The names of the classes, in the order of their labels, such as
            `data.names`. None for those of Fashion-MNIST.
        fig: The figure to draw on; None makes one.
        lang: The language of the names; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If an argument is not an array of numbers.
        ValueError: If a shape does not fit.

    Example:
        >>> import numpy as np
        >>> from fmnist_learn import load_data, plot_prediction
        >>> (train_input, _), _ = load_data()
        >>> fig = plot_prediction(train_input[0], np.eye(10)[9])

    Lesson 08-2.

    --- 한국어 ---
    이미지 하나와 클래스별 확률을 나란히 그립니다.

    Args:
        image: 크기가 (28, 28), (28, 28, 1) 또는 (784,)인 이미지 하나.
        probabilities: `model.predict`가 그 이미지에 대해 출력한 클래스마다의 확률. 열
            개, 또는 `names`의 개수만큼입니다.
        names: 클래스의 이름. `data.names`처럼 레이블 순서로 적습니다. None이면 패션
            MNIST의 이름입니다.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: 매개변수에 준 값이 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기가 맞지 않을 때 발생합니다.

    08-2절.
    """
    check_plain("image", image)
    check_plain("probabilities", probabilities)
    picture = _pictures("image", np.asarray(image)[np.newaxis])[0]
    probabilities = np.asarray(probabilities).squeeze()
    classes = 10 if names is None else len(names)
    if probabilities.shape != (classes,):
        rule = Text(
            ko=f"클래스 {classes}개마다 수가 하나씩 있어야 합니다",
            en=f"hold one number for each of the {classes} classes",
        )
        received = array_of_shape(probabilities.shape)
        raise refusal(ValueError, "probabilities", rule, received)
    check_finite("probabilities", probabilities)
    if fig is None:
        fig = new_figure((6.4, 3))
    left, right = fig.subplots(1, 2, width_ratios=(1, 1.4))
    _draw_garment(left, picture)
    left.set_axis_off()
    best = int(probabilities.argmax())
    bars = right.barh(range(classes), probabilities, color="0.75")
    right.set_yticks(range(classes), names_of(classes, names, lang=lang))
    bars[best].set_color("tab:blue")
    right.bar_label(bars, [f" {p:.1%}" for p in probabilities], fontsize=8)
    right.set_xlim(0, 1.18)
    right.set_xticks([0, 0.5, 1])
    right.invert_yaxis()
    right.spines[["top", "right"]].set_visible(False)
    right.set_xlabel(Text(ko="확률", en="probability").to(lang))
    return with_hangul(fig)


def _percent(probability: float) -> str:
    """Never 100% of what is less."""
    return ">99.99%" if 0.99995 <= probability < 1 else f"{probability:.2%}"


def _draw_sheet(
    fig: Figure | None, pictures: Images, titles: list[str], head: str, none: str
) -> Figure:
    """Pictures with two lines above each, or one that says that there are none."""
    fig, cells = picture_grid(fig, max(1, len(titles)), columns=6, cell=(1.9, 2.2))
    fig.suptitle(head)
    if not titles:
        cells[0].set_title(none)
    for ax, picture, title in zip(cells, pictures, titles, strict=False):
        _draw_garment(ax, picture)
        ax.set_title(title, fontsize=9)
    return with_hangul(fig)


def _pictures(name: str, images: Images) -> Images:
    """The images as (n, height, width), from any of the three layouts."""
    check_images(name, images)
    if images.ndim == 4 and images.shape[3] == 1:
        images = images[..., 0]
    if images.ndim == 2 and images.shape[1] == 784:
        images = images.reshape(-1, 28, 28)
    if images.ndim != 3:
        rule = Text(
            ko="크기가 (n, 28, 28), (n, 28, 28, 1), (n, 784) 중 하나여야 합니다",
            en="have the shape (n, 28, 28), (n, 28, 28, 1) or (n, 784)",
        )
        raise refusal(ValueError, name, rule, array_of_shape(images.shape))
    return images


def _draw_garment(ax: Axes, picture: Images) -> None:
    """The garment dark on white, as the book shows it; scaled images or not."""
    ax.imshow(picture, cmap="gray_r", vmin=0, vmax=1 if picture.max() <= 1 else 255)
