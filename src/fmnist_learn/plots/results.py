"""The pictures of a training and of how good a model is, in numbers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from fmnist_learn._checks import check_returned
from fmnist_learn.analysis.results import Analysis
from fmnist_learn.data import names_of
from fmnist_learn.evaluation import Evaluation
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.plots._figure import axes_or_new, new_figure, with_hangul

if TYPE_CHECKING:
    import keras

    History: TypeAlias = keras.callbacks.History | Mapping[str, Sequence[float]]

Curves = Mapping[str, Sequence[float]]
Handles = dict[str | Text, Line2D]

_TRAINING = Text(ko="훈련", en="training")
_VALIDATION = Text(ko="검증", en="validation")
_LOWEST = Text(ko="가장 낮은 검증 손실", en="lowest validation loss")
# Where the colours tell several trainings apart.
_STYLES: dict[str | Text, Literal["--", "-", ":"]] = {
    _TRAINING: "--",
    _VALIDATION: "-",
    _LOWEST: ":",
}
_CURVES = ("loss", "accuracy", "val_loss", "val_accuracy")


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
    check_returned("evaluation", evaluation, Evaluation, "evaluate")
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
    check_returned("analysis", analysis, Analysis, "analyse")
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
