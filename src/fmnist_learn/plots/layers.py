"""The pictures of what a convolution has learned: its filters, and what they give."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from fmnist_learn._checks import (
    array_of_shape,
    check_at_least,
    check_choice,
    check_images,
    check_outputs,
    check_plain,
    one_shape,
    warn_if_unscaled,
)
from fmnist_learn.i18n import Lang, Text, refusal
from fmnist_learn.plots._figure import picture_grid, with_hangul

if TYPE_CHECKING:
    import keras

Images = npt.NDArray[Any]


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
    fig, cells = picture_grid(fig, shown, columns=8, cell=(0.9, 0.9))
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
    fig, cells = picture_grid(fig, shown, columns=8, cell=(0.9, 0.9))
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
