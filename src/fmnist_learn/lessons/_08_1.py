"""Lesson 08-1: convolution, padding, strides and pooling, in shapes; no training."""

import keras
import numpy as np

from fmnist_learn import ops
from fmnist_learn.lessons._lesson import Lesson, open_shape
from fmnist_learn.plots.diagrams.convolutions import plot_convolution, plot_pooling


def run(lesson: Lesson) -> None:
    """Follow the shapes through the parts of a convolutional network."""
    keras.utils.set_random_seed(lesson.seed)

    lesson.step(
        ko="합성곱은 작은 가중치 배열을 입력 위로 옮기며 곱해 더합니다. 가중치는 "
        "훈련으로 배우는 값이고, 하이퍼파라미터는 그 개수(커널의 크기)입니다. 입력이 "
        "10개이고 가중치가 3개이면 놓을 자리가 여덟입니다.",
        en="A convolution slides a few weights over the input, multiplies and adds. "
        "The weights are learned; their number, the size of the kernel, is the "
        "hyperparameter. Three weights have eight places on ten inputs.",
    )
    line = np.correlate(np.arange(10.0), [1.0, 0.0, -1.0], mode="valid")
    lesson.measure("line_output", len(line))

    lesson.step(
        ko="3x3 커널을 놓을 자리는 4x4 입력에 2x2뿐입니다(밸리드 패딩). 둘레에 0을 "
        "덧대면 출력이 입력과 같은 4x4가 됩니다(세임 패딩). 두 칸씩 옮기면 크기가 "
        "절반이 됩니다.",
        en="A 3x3 kernel has only 2x2 places on a 4x4 input (valid padding). With a "
        "border of zeros the output is 4x4 like the input (same padding). Moving two "
        "pixels at a time halves it.",
    )
    image, kernel = np.ones((1, 4, 4, 1)), np.ones((3, 3, 1, 1))
    lesson.measure("valid_shape", sides(ops.conv2d(image, kernel, padding="valid")))
    lesson.measure("padded_shape", sides(ops.pad2d(image, 1)))
    lesson.measure("same_shape", sides(ops.conv2d(image, kernel, padding="same")))
    halved = ops.conv2d(image, kernel, padding="same", strides=2)
    lesson.measure("stride_shape", sides(halved))
    lesson.figure("valid", plot_convolution(lang=lesson.lang))
    lesson.figure("same", plot_convolution(padding="same", lang=lesson.lang))

    lesson.step(
        ko="풀링은 2x2 자리마다 가장 큰 값이나 평균만 남깁니다. 가중치는 없습니다.",
        en="Pooling keeps the largest value, or the mean, of each 2x2 pixels. It has "
        "no weights.",
    )
    lesson.measure("pooled_shape", sides(ops.max_pool2d(image)))
    lesson.measure("pooled_weights", keras.layers.MaxPooling2D(2).count_params())
    lesson.figure("max-pooling", plot_pooling(lang=lesson.lang))
    average = plot_pooling(kind="average", lang=lesson.lang)
    lesson.figure("average-pooling", average)

    lesson.step(
        ko="입력에 깊이가 있으면 필터도 같은 깊이를 가집니다. 깊이가 3이면 가중치가 3 "
        "x 3 x 3개이고, 자리마다 값 하나를 만듭니다.",
        en="A filter is as deep as its input. For a depth of 3 it has 3 x 3 x 3 "
        "weights and still makes one value at each place.",
    )
    deep = keras.layers.Conv2D(1, 3, use_bias=False)
    deep.build((None, 4, 4, 3))
    lesson.measure("depth_weights", deep.count_params())

    lesson.step(
        ko="케라스로 씁니다. 이미지 하나의 크기는 (28, 28, 1)입니다. 깊이를 빼면 "
        "Conv2D가 받지 않습니다. 필터가 10개이면 특성 맵도 10장입니다.",
        en="In Keras. One image has the shape (28, 28, 1); without the depth Conv2D "
        "refuses it. Ten filters make ten feature maps.",
    )
    convolution = keras.layers.Conv2D(
        10, kernel_size=(3, 3), activation="relu", padding="same", strides=1
    )
    convolution.build((None, 28, 28, 1))
    maps = convolution.compute_output_shape((None, 28, 28, 1))
    lesson.measure("conv_shape", open_shape(maps))
    lesson.measure("conv_weights", convolution.count_params())
    pooled = keras.layers.MaxPooling2D(2, strides=2, padding="valid")
    lesson.measure("max_pool_shape", open_shape(pooled.compute_output_shape(maps)))
    pooled = keras.layers.AveragePooling2D(2)
    lesson.measure("average_pool_shape", open_shape(pooled.compute_output_shape(maps)))

    lesson.step(
        ko="큰 신경망도 같은 부품으로 만듭니다. VGG16의 첫 합성곱 층(block1_conv1)은 "
        "색 채널이 셋인 224x224 이미지를 필터 64개로 훑습니다.",
        en="Large networks are made of the same parts. The first convolution of VGG16 "
        "(block1_conv1) slides 64 filters over images of 224x224 with three colours.",
    )
    first = keras.layers.Conv2D(64, 3, activation="relu", padding="same")
    first.build((None, 224, 224, 3))
    shape = first.compute_output_shape((None, 224, 224, 3))
    lesson.measure("vgg_shape", open_shape(shape))
    lesson.measure("vgg_weights", first.count_params())


def sides(maps: np.ndarray) -> tuple[int, int]:
    """Height and width of the maps of one image."""
    height, width = maps.shape[1:3]
    return height, width
