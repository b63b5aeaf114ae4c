"""The pictures of the data, of a training, and of what a model has learned."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from fmnist_learn._checks import (
    array_of_shape,
    check_at_least,
    check_choice,
    check_finite,
    check_images,
    check_labels,
    check_outputs,
    check_plain,
    one_shape,
    warn_if_unscaled,
)
from fmnist_learn.analysis.results import Analysis
from fmnist_learn.data import names_of
from fmnist_learn.evaluation import Evaluation
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.labels import DoubtfulLabels
from fmnist_learn.plots._figure import axes_or_new, new_figure, with_hangul

if TYPE_CHECKING:
    import keras

    History: TypeAlias = keras.callbacks.History | Mapping[str, Sequence[float]]

Images = npt.NDArray[Any]
Curves = Mapping[str, Sequence[float]]
Handles = dict[str | Text, Line2D]

_TRAINING = Text(ko="훈련", en="training")
_VALIDATION = Text(ko="검증", en="validation")
_LOWEST = Text(ko="가장 낮은 검증 손실", en="lowest validation loss")
_NO_MISTAKES = Text(ko="잘못 분류한 이미지가 없습니다.", en="No mistakes.")
_SIDE = 5  # images of a pair of classes, one way
# Where the colours tell several trainings apart.
_STYLES: dict[str | Text, Literal["--", "-", ":"]] = {
    _TRAINING: "--",
    _VALIDATION: "-",
    _LOWEST: ":",
}


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
    fig, cells = _grid(fig, shown, columns=10, cell=(1.2, 1.35))
    for ax, picture, title in zip(cells, pictures, titles, strict=False):
        _draw_garment(ax, picture)
        ax.set_title(title, fontsize=9)
    return with_hangul(fig)


def plot_history(
    history: "History | Mapping[str, History]",
    *,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw loss and accuracy over the epochs, training and validation together.

    A dotted line marks the epoch of the lowest validation loss. Several trainings are
    compared by giving each a name: `plot_history({"sgd": first, "adam": second})`.

    Args:
        history: What `train` or `fit` returned, or its dictionary, such as the content
            of the command line's `history.json`; or a dictionary of several of these,
            by name.
        fig: The figure to draw on; None makes one.
        lang: The language of the labels; None for the language in use.

    Returns:
        The figure, with one axes for the loss and one for the accuracy if it was
        recorded. Without validation only the training curves are drawn.

    Raises:
        TypeError: If `history` is none of these.
        ValueError: If it holds no loss.

    Example:
        >>> from fmnist_learn import plot_history
        >>> sgd = {"loss": [0.8, 0.6], "val_loss": [0.7, 0.6]}
        >>> adam = {"loss": [0.6, 0.4], "val_loss": [0.5, 0.45]}
        >>> fig = plot_history({"sgd": sgd, "adam": adam})
        >>> [text.get_text() for text in fig.axes[0].get_legend().get_texts()][:2]
        ['sgd', 'adam']

    Lesson 07-3.

    --- 한국어 ---
    훈련과 검증의 손실과 정확도를 에포크에 따라 함께 그립니다.

    점선은 검증 손실이 가장 낮은 에포크를 나타냅니다. 훈련을 여러 번 했으면 이름을 붙여
    비교할 수 있습니다. 예: `plot_history({"sgd": first, "adam": second})`.

    Args:
        history: `train`이나 `fit`이 돌려준 값, 또는 그 딕셔너리. 명령줄에서 저장한
            `history.json`을 읽은 딕셔너리도 됩니다. 여럿을 함께 그리려면 이름을 키로
            하는 딕셔너리에 담으세요.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 축 이름과 범례의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure. 손실을 그린 Axes가 있고, 정확도를 기록했으면 정확도를 그린 Axes도
        있습니다. 검증 결과가 없으면 훈련 곡선만 그립니다.

    Raises:
        TypeError: `history`가 그 가운데 어느 것도 아닐 때 발생합니다.
        ValueError: 손실이 들어 있지 않을 때 발생합니다.

    07-3절.
    """
    trainings = _trainings(history)
    titles = {
        "loss": Text(ko="손실", en="loss"),
        "accuracy": Text(ko="정확도", en="accuracy"),
    }
    panels = [key for key in titles if any(key in one for one in trainings.values())]
    if fig is None:
        fig = new_figure((4.5 * len(panels), 3.6))
    for ax, key in zip(
        fig.subplots(1, len(panels), squeeze=False)[0], panels, strict=True
    ):
        if trainings.keys() == {""}:
            handles = _draw_training(ax, trainings[""], key)
        else:
            handles = _draw_trainings(ax, trainings, key)
        ax.set_xlabel(Text(ko="에포크", en="epoch").to(lang))
        ax.set_ylabel(titles[key].to(lang))
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.legend(
            handles.values(),
            [name.to(lang) if isinstance(name, Text) else name for name in handles],
            # Above, where it hides no curve.
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=3,
            frameon=False,
            fontsize="small",
            columnspacing=1,
            handlelength=1.5,
        )
    return with_hangul(fig)


def plot_confusion(
    evaluation: Evaluation,
    *,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
    lang: Lang | None = None,
) -> Axes:
    """Draw the confusion matrix: each row a label, each column a prediction.

    The colour is the share of the row, the number the count of images.

    Args:
        evaluation: What `evaluate` returned.
        names: The names of the classes, in the order of their labels. None for those
            that `evaluate` was given, or those of Fashion-MNIST.
        ax: The axes to draw on; None makes a figure.
        lang: The language of the names; None for the language in use.

    Returns:
        The axes.

    Raises:
        TypeError: If `evaluation` is something else.

    Example:
        >>> import numpy as np
        >>> from sklearn.dummy import DummyClassifier
        >>> from fmnist_learn import evaluate, plot_confusion
        >>> images, labels = np.zeros((10, 784)), np.arange(10)
        >>> guess = DummyClassifier().fit(images, labels)
        >>> ax = plot_confusion(evaluate(guess, images, labels))
        >>> ax.get_xlabel()
        'predicted'

    Lesson 07-1.

    --- 한국어 ---
    혼동 행렬을 그립니다. 행은 정답, 열은 예측입니다.

    색은 그 행에서 차지하는 비율이고, 숫자는 이미지 개수입니다.

    Args:
        evaluation: `evaluate`가 돌려준 값.
        names: 클래스의 이름. 레이블 순서로 적습니다. None이면 `evaluate`에 준 이름을
            쓰고, 그것도 없으면 패션 MNIST의 이름을 씁니다.
        ax: 그림을 그릴 Axes. None이면 Figure를 새로 만듭니다.
        lang: 이름의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Axes.

    Raises:
        TypeError: `evaluation`이 `evaluate`가 돌려준 값이 아닐 때 발생합니다.

    07-1절.
    """
    _check_evaluation(evaluation)
    counts = evaluation.confusion
    ax = axes_or_new(ax, (7.2, 6.4))
    # A label without images has a row of zeros, and stays white.
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    ax.imshow(share, cmap="Blues", vmin=0, vmax=1)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            color = "white" if share[row, column] > 0.5 else "black"
            ax.text(
                column,
                row,
                str(count),
                ha="center",
                va="center",
                color=color,
                fontsize=8,
            )
    known = names_of(
        len(counts), evaluation.names if names is None else names, lang=lang
    )
    ax.set_xticks(range(len(counts)), known, rotation=45, ha="right")
    ax.set_yticks(range(len(counts)), known)
    ax.set_xlabel(Text(ko="예측", en="predicted").to(lang))
    ax.set_ylabel(Text(ko="정답", en="label").to(lang))
    return with_hangul(ax)


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
    _check_evaluation(evaluation)
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
    if not isinstance(found, DoubtfulLabels):
        rule = Text(
            ko="doubtful_labels()가 반환한 값이어야 합니다",
            en="be what doubtful_labels() returned",
        )
        raise refusal(TypeError, "found", rule, type(found).__name__)
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
    _check_analysis(analysis)
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


def plot_calibration(
    analysis: Analysis, *, fig: Figure | None = None, lang: Lang | None = None
) -> Figure:
    """Draw whether the probabilities are right, and the accuracy of the surest.

    Args:
        analysis: What `analyse` returned, for a model that gives probabilities.
        fig: The figure to draw on; None makes one.
        lang: The language of the labels; None for that of the analysis.

    Returns:
        The figure. On the left a point for each bin of probabilities, with the 95%
        interval of the part that is right: on the dotted line the probabilities are
        right, below it the model is too sure. On the right the part that is right of
        the surest predictions, from the surest to all of them.

    Raises:
        TypeError: If `analysis` is something else.
        ValueError: If the model gives no probabilities.

    Example:
        >>> import numpy as np
        >>> from sklearn.dummy import DummyClassifier
        >>> from fmnist_learn import analyse, plot_calibration
        >>> images, labels = np.zeros((10, 784)), np.arange(10)
        >>> guess = DummyClassifier().fit(images, labels)
        >>> fig = plot_calibration(analyse(guess, (images, labels)))
        >>> fig.axes[0].get_xlabel()
        'probability of the predicted class'

    After lesson 08-2.

    --- 한국어 ---
    확률이 맞는지, 더 확신한 예측이 얼마나 정확한지 그립니다.

    Args:
        analysis: 확률을 출력하는 모델을 `analyse`로 분석한 결과.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 축 이름의 언어. None이면 분석에서 쓴 언어입니다.

    Returns:
        그린 Figure. 왼쪽에는 확률 구간마다 맞은 비율을 점으로, 그 95% 신뢰 구간을
        선으로 그립니다. 점이 점선 위에 놓이면 확률이 맞고, 점선보다 아래이면 모델이
        지나치게 확신한 것입니다. 오른쪽에는 가장 확신한 예측부터 전체까지 세어 가며
        맞은 비율을 그립니다.

    Raises:
        TypeError: `analysis`가 `analyse`가 돌려준 값이 아닐 때 발생합니다.
        ValueError: 모델이 확률을 출력하지 않을 때 발생합니다.

    08-2절 다음에 보세요.
    """
    _check_analysis(analysis)
    if analysis.calibration is None:
        rule = Text(
            ko="확률을 출력하는 모델의 분석이어야 합니다",
            en="be of a model that gives probabilities",
        )
        received = Text(ko="확률이 없는 분석", en="an analysis without probabilities")
        raise refusal(ValueError, "analysis", rule, received)
    lang = analysis.lang if lang is None else lang
    found, coverage = analysis.calibration, analysis.coverage
    if fig is None:
        fig = new_figure((9, 4))
    left, right = fig.subplots(1, 2)
    left.plot([0, 1], [0, 1], color="0.5", linestyle=":")
    # How far the interval reaches below the point, and above it.
    reach = abs(found.interval.T - found.accuracy)
    left.errorbar(found.confidence, found.accuracy, reach, fmt="o", capsize=3)
    # With room for a point at 1.
    left.set(xlim=(0, 1.02), ylim=(0, 1.02), aspect="equal")
    left.set_xlabel(
        Text(ko="예측한 클래스의 확률", en="probability of the predicted class").to(
            lang
        )
    )
    share = np.arange(1, len(coverage.order) + 1) / len(coverage.order)
    right.plot(share, coverage.accuracy)
    right.set_xlim(0, 1)
    right.set_xlabel(
        Text(
            ko="가장 확신한 예측의 비율", en="share of the predictions, surest first"
        ).to(lang)
    )
    for ax in (left, right):
        ax.set_ylabel(Text(ko="맞은 비율", en="part that is right").to(lang))
        ax.grid(color="0.9")
        ax.set_axisbelow(True)
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


def visualize_filters(
    model: "keras.Model",
    layer: str | int | None = None,
    *,
    channel: int = 0,
    count: int = 64,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw the weights of the filters of a convolution, one small picture each.

    Blue weights are negative, white ones 0, red ones positive; one scale for all, on
    which the 1% of the weights largest in size have the full colour.

    Args:
        model: Any Keras model with a `Conv2D` layer, also inside a nested model.
        layer: The name of the `Conv2D` layer, or its position among them from 0.
            None takes the first.
        channel: The input channel whose weights are drawn. The first convolution
            of a grey image has channel 0 only.
        count: How many filters to draw, at most.
        fig: The figure to draw on; None makes one.
        lang: The language of the title; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If `model` is not a Keras model.
        ValueError: If the model has no such layer or channel or has not been built.

    Example:
        >>> from fmnist_learn import build_cnn, visualize_filters
        >>> fig = visualize_filters(build_cnn())
        >>> len([ax for ax in fig.axes if ax.images])
        32

    One picture for each of the 32 filters. Lesson 08-3.

    --- 한국어 ---
    합성곱 층의 필터마다 가중치를 작은 그림으로 그립니다.

    파란색은 음수, 흰색은 0, 빨간색은 양수입니다. 모든 그림에 같은 색 범위를 쓰며,
    절댓값이 상위 1%인 가중치는 가장 진한 색으로 나타냅니다.

    Args:
        model: `Conv2D` 층이 있는 케라스 모델. 모델 안에 들어 있는 모델의 층도 찾습니다.
        layer: `Conv2D` 층의 이름, 또는 `Conv2D` 층 가운데 몇 번째인지(0부터). None이면
            첫 번째입니다.
        channel: 가중치를 그릴 입력 채널. 흑백 이미지를 받는 첫 합성곱 층에는 0번
            채널뿐입니다.
        count: 그릴 필터 개수의 최댓값.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: `model`이 케라스 모델이 아닐 때 발생합니다.
        ValueError: 그런 층이나 채널이 없거나 모델의 가중치를 아직 만들지 않았을 때
            발생합니다.

    필터마다 하나씩, 그림이 모두 32개입니다. 08-3절.
    """
    check_at_least("count", count, 1)
    convolution = _find_convolution(model, layer)
    kernel = convolution.get_weights()[0]  # (height, width, channels, filters)
    check_outputs("model", kernel, model)
    height, width, channels, filters = kernel.shape
    check_choice("channel", channel, range(channels))
    shown = min(count, filters)
    # Not the largest: one outlier would turn all others white. All may be 0.
    limit = float(np.percentile(np.abs(kernel), 99)) or 1.0
    fig, cells = _grid(fig, shown, columns=8, cell=(0.9, 0.9))
    for number, ax in enumerate(cells):
        drawn = ax.imshow(
            kernel[:, :, channel, number], cmap="RdBu_r", vmin=-limit, vmax=limit
        )
    fig.colorbar(drawn, ax=cells, shrink=0.8, extend="both")
    title = Text(
        ko="{layer}: {size} 필터 {total}개 중 {shown}개",
        en="{layer}: {shown} of {total} filters of {size}",
    ).to(lang)
    size = f"{width}x{height}"
    fig.suptitle(
        title.format(layer=convolution.name, shown=shown, total=filters, size=size)
    )
    return with_hangul(fig)


def visualize_feature_maps(
    model: "keras.Model",
    image: Images,
    layer: str | int | None = None,
    *,
    count: int = 64,
    fig: Figure | None = None,
    lang: Lang | None = None,
) -> Figure:
    """Draw what each filter of a convolution makes of one image.

    The maps come after the layer's activation, each on a scale of its own: dark is
    its lowest value, bright its highest.

    Args:
        model: Any Keras model with a `Conv2D` layer, also inside a nested model.
        image: One image, scaled to [0, 1], of the shape that the model takes; for
            one channel (28, 28) will do.
        layer: The name of the `Conv2D` layer, or its position among them from 0.
            None takes the first.
        count: How many maps to draw, at most.
        fig: The figure to draw on; None makes one.
        lang: The language of the title; None for the language in use.

    Returns:
        The figure.

    Raises:
        TypeError: If `model` is not a Keras model or `image` not an array of numbers.
        ValueError: If the model has no such layer, has not been built, or takes
            images of another shape.

    Example:
        >>> from fmnist_learn import build_cnn, load_data, visualize_feature_maps
        >>> (train_input, _), _ = load_data()
        >>> fig = visualize_feature_maps(build_cnn(), train_input[0] / 255.0, "conv_2")
        >>> fig.get_suptitle()
        'conv_2: 64 of 64 feature maps of 14x14'

    Lesson 08-3.

    --- 한국어 ---
    이미지 하나로 합성곱 층의 필터마다 만든 특성 맵을 그립니다.

    활성화 함수를 거친 값입니다. 색 범위는 특성 맵마다 따로여서, 가장 작은 값이 어둡고
    가장 큰 값이 밝습니다.

    Args:
        model: `Conv2D` 층이 있는 케라스 모델. 모델 안에 들어 있는 모델의 층도 찾습니다.
        image: [0, 1] 범위로 바꾼 이미지 하나. 모델의 입력과 크기가 같아야 하며, 채널이
            하나이면 (28, 28)도 됩니다.
        layer: `Conv2D` 층의 이름, 또는 `Conv2D` 층 가운데 몇 번째인지(0부터). None이면
            첫 번째입니다.
        count: 그릴 특성 맵 개수의 최댓값.
        fig: 그림을 그릴 Figure. None이면 새로 만듭니다.
        lang: 제목의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        그린 Figure.

    Raises:
        TypeError: `model`이 케라스 모델이 아니거나 `image`가 숫자 배열이 아닐 때
            발생합니다.
        ValueError: 그런 층이 없거나, 모델의 가중치를 아직 만들지 않았거나, 이미지의
            크기가 다를 때 발생합니다.

    08-3절.
    """
    check_at_least("count", count, 1)
    convolution = _find_convolution(model, layer)
    batch = _batch_of_one(image, one_shape(model, "input"))
    warn_if_unscaled("image", batch)
    maps = _output_of(convolution, model, batch)[0]  # (height, width, filters)
    if convolution.data_format == "channels_first":  # only on: JAX or a GPU
        maps = np.moveaxis(maps, 0, -1)
    height, width, filters = maps.shape
    shown = min(count, filters)
    fig, cells = _grid(fig, shown, columns=8, cell=(0.9, 0.9))
    for number, ax in enumerate(cells):
        ax.imshow(maps[:, :, number])
    title = Text(
        ko="{layer}: {size} 특성 맵 {total}개 중 {shown}개",
        en="{layer}: {shown} of {total} feature maps of {size}",
    ).to(lang)
    size = f"{width}x{height}"
    fig.suptitle(
        title.format(layer=convolution.name, shown=shown, total=filters, size=size)
    )
    return with_hangul(fig)


_CURVES = ("loss", "accuracy", "val_loss", "val_accuracy")


def _trainings(history: object) -> dict[str, Curves]:
    """The curves of each training by its name; a single one has an empty name."""
    given = getattr(history, "history", history)
    if isinstance(given, Mapping):
        several = {name: getattr(one, "history", one) for name, one in given.items()}
        if any(isinstance(one, Mapping) for one in several.values()):
            return {
                name: _curves(f"history[{name!r}]", one)
                for name, one in several.items()
            }
    return {"": _curves("history", given)}


def _curves(name: str, given: object) -> Curves:
    if not isinstance(given, Mapping):
        rule = Text(
            ko="train()이나 fit()이 반환한 값 또는 그 딕셔너리여야 합니다",
            en="be what train() or fit() returned, or its dictionary",
        )
        raise refusal(TypeError, name, rule, type(given).__name__)
    curves = {key: _numbers(f"{name}[{key!r}]", given.get(key)) for key in _CURVES}
    if not curves["loss"]:
        rule = Text(
            ko="에포크 하나 이상의 손실이 들어 있어야 합니다",
            en="hold the loss of at least one epoch",
        )
        keys = sorted(given)
        received = Text(ko=f"키 {keys}", en=f"the keys {keys}")
        raise refusal(ValueError, name, rule, received)
    return {key: curve for key, curve in curves.items() if curve}


def _numbers(name: str, given: Any) -> list[float]:
    """One number for each epoch, from a list, an array or a tensor."""
    try:
        return [] if given is None else [float(number) for number in given]
    except (TypeError, ValueError) as error:
        rule = Text(
            ko="에포크마다 수가 하나씩 있어야 합니다",
            en="hold one number for each epoch",
        )
        raise refusal(TypeError, name, rule, type(given).__name__) from error


def _draw_training(ax: Axes, curves: Curves, key: str) -> Handles:
    """Training and validation in two colours, and what stands for them in a legend."""
    handles: Handles = {}
    for name, curve in ((_TRAINING, key), (_VALIDATION, f"val_{key}")):
        if values := curves.get(curve):
            (handles[name],) = ax.plot(range(1, len(values) + 1), values, marker=".")
    losses = curves.get("val_loss", ())
    if not np.isnan(losses).all():  # of a training that diverged, some are
        best = int(np.nanargmin(losses)) + 1
        handles[_LOWEST] = ax.axvline(best, color="0.5", linestyle=":")
    return handles


def _draw_trainings(ax: Axes, trainings: Mapping[str, Curves], key: str) -> Handles:
    """Each training in a colour of its own, and what stands for them in a legend."""
    colors: Handles = {}
    styles: Handles = {}
    for number, (name, curves) in enumerate(trainings.items()):
        colors[name] = Line2D([], [], color=f"C{number}")
        for what, line in _draw_training(ax, curves, key).items():
            line.set(color=f"C{number}", linestyle=_STYLES[what])
            styles[what] = Line2D([], [], color="0.5", linestyle=_STYLES[what])
    return colors | styles


def _percent(probability: float) -> str:
    """Never 100% of what is less."""
    return ">99.99%" if 0.99995 <= probability < 1 else f"{probability:.2%}"


def _grid(
    fig: Figure | None, count: int, *, columns: int, cell: tuple[float, float]
) -> tuple[Figure, list[Axes]]:
    """A figure with `count` axes for pictures, each of `cell` inches if it is new.

    Few pictures still leave a title its width, and the line above them its height.
    """
    columns = min(columns, count)
    rows = math.ceil(count / columns)
    if fig is None:
        size = (max(columns * cell[0], 4.5), max(rows * cell[1], 1.35))
        fig = new_figure(size)
    cells = list(fig.subplots(rows, columns, squeeze=False).flat)
    for ax in cells:
        ax.set_axis_off()
    for ax in cells[count:]:
        ax.remove()
    return fig, cells[:count]


def _draw_sheet(
    fig: Figure | None, pictures: Images, titles: list[str], head: str, none: str
) -> Figure:
    """Pictures with two lines above each, or one that says that there are none."""
    fig, cells = _grid(fig, max(1, len(titles)), columns=6, cell=(1.9, 2.2))
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


def _check_evaluation(evaluation: object) -> None:
    if not isinstance(evaluation, Evaluation):
        rule = Text(
            ko="evaluate()가 반환한 값이어야 합니다", en="be what evaluate() returned"
        )
        raise refusal(TypeError, "evaluation", rule, type(evaluation).__name__)


def _check_analysis(analysis: object) -> None:
    if not isinstance(analysis, Analysis):
        rule = Text(
            ko="analyse()가 반환한 값이어야 합니다", en="be what analyse() returned"
        )
        raise refusal(TypeError, "analysis", rule, type(analysis).__name__)


def _find_convolution(model: Any, layer: str | int | None) -> Any:
    """The `Conv2D` layer of that name or position, built."""
    import keras  # noqa: PLC0415 - the other plots do without it

    if not isinstance(model, keras.Model):
        rule = Text(ko="케라스 모델이어야 합니다", en="be a Keras model")
        raise refusal(TypeError, "model", rule, type(model).__name__)

    def walk(model: Any) -> Iterator[Any]:
        for inner in model.layers:
            if isinstance(inner, keras.Model):
                yield from walk(inner)
            elif isinstance(inner, keras.layers.Conv2D):
                yield inner

    convolutions = list(walk(model))
    if not convolutions:
        rule = Text(ko="Conv2D 층이 있어야 합니다", en="have a Conv2D layer")
        names = ", ".join(inner.name for inner in model.layers)
        received = Text(
            ko=f"층이 {names}인 {model.name!r}",
            en=f"{model.name!r} with the layers {names}",
        )
        raise refusal(ValueError, "model", rule, received)
    by_name = {convolution.name: convolution for convolution in convolutions}
    if isinstance(layer, str):
        check_choice("layer", layer, tuple(by_name))
        found = by_name[layer]
    else:
        position = 0 if layer is None else layer
        check_choice("layer", position, range(len(convolutions)))
        found = convolutions[position]
    if not found.built:
        rule = Text(
            ko="층에 가중치가 생기도록 빌드되어 있어야 합니다",
            en="be built, so that its layers have weights",
        )
        remedy = Text(
            ko="이미지 배치로 한 번 호출하거나 Input 층을 넣으세요.",
            en="Call it once on a batch of images, or give it an Input layer.",
        )
        raise refusal(ValueError, "model", rule, f"{model.name!r}", remedy)
    return found


def _batch_of_one(image: Any, expected: tuple[int, ...] | None) -> Images:
    """One image as a batch of float32 in the shape that the model takes."""
    check_plain("image", image)
    check_images("image", np.asarray(image)[np.newaxis])
    batch = np.asarray(image, dtype=np.float32)[np.newaxis]
    if expected is None:  # the model takes images of any size
        return batch
    if batch.squeeze().shape != tuple(side for side in expected if side != 1):
        rule = Text(
            ko=f"이미지 하나이고 크기가 이 모델의 입력과 같아야 합니다: {expected}",
            en=f"be one image of shape {expected}, the input of this model",
        )
        received = array_of_shape(batch.shape[1:])
        raise refusal(ValueError, "image", rule, received)
    return batch.reshape(1, *expected)


def _output_of(layer: Any, model: Any, batch: Images) -> Images:
    """What `layer` gives while `model` runs on `batch`.

    A model of `layer.output` would not reach into a nested model or a model written
    as a class, so the layer's call is listened to for one run.
    """
    import keras  # noqa: PLC0415 - the other plots do without it

    heard = []
    call = layer.call

    def listen(*args: Any, **kwargs: Any) -> Any:
        heard.append(call(*args, **kwargs))
        return heard[-1]

    layer.call = listen
    try:
        model(batch, training=False)
    finally:
        del layer.call
    maps: Images = keras.ops.convert_to_numpy(heard[0])
    check_outputs("model", maps, model)
    return maps
