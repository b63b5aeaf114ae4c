"""Lesson 08-3: what the convolutional network has learned, in pictures."""

import keras

from fmnist_learn.data import load_data
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.lessons._lesson import Lesson
from fmnist_learn.plots.garments import plot_samples
from fmnist_learn.plots.layers import visualize_feature_maps, visualize_filters
from fmnist_learn.pretrained import load_pretrained
from fmnist_learn.training import load_safely


def run(lesson: Lesson) -> None:
    """Look at the weights and at the feature maps."""
    keras.utils.set_random_seed(lesson.seed)

    lesson.step(
        ko="08-2절의 훈련한 모델을 불러옵니다. 첫 합성곱 층에는 3x3 커널이 32개 "
        "있습니다.",
        en="The trained model of 08-2. Its first convolution has 32 kernels of 3x3.",
    )
    model = load_safely(lesson.model) if lesson.model else load_pretrained("cnn")
    first, second = convolutions_of(model, str(lesson.model))
    kernel, bias = first.get_weights()
    lesson.measure("kernel_shape", kernel.shape)
    lesson.measure("bias_shape", bias.shape)

    lesson.step(
        ko="훈련한 가중치는 훈련하지 않은 가중치보다 훨씬 넓게 퍼져 있습니다. 책은 "
        "자신의 모델을 재므로 숫자는 다르지만 뜻은 같습니다.",
        en="Trained weights spread much wider than untrained ones. The book measures "
        "its own model, so its numbers differ; what they say is the same.",
    )
    lesson.measure("weights_mean", float(kernel.mean()))
    lesson.measure("weights_std", float(kernel.std()))
    lesson.figure("filters", visualize_filters(model, first.name, lang=lesson.lang))

    # Built after the loading, as in the book: that draws from the seed as well.
    untrained = keras.Sequential(
        [
            keras.layers.Input(shape=(28, 28, 1)),
            keras.layers.Conv2D(
                32, 3, activation="relu", padding="same", name="untrained"
            ),
        ]
    )
    drawn = untrained.layers[0].get_weights()[0]
    lesson.measure("untrained_mean", float(drawn.mean()))
    lesson.measure("untrained_std", float(drawn.std()))
    filters = visualize_filters(untrained, lang=lesson.lang)
    lesson.figure("untrained-filters", filters)

    lesson.step(
        ko="첫 훈련 이미지인 앵클 부츠를 넣고 합성곱 층의 출력을 봅니다. 층의 "
        "출력에서 끝나는 모델을 만들면 그 층의 특성 맵을 얻습니다.",
        en="The first training image, an ankle boot, through the convolutions. A "
        "model that ends at the output of a layer gives the feature maps of that "
        "layer.",
    )
    (train_input, train_target), _ = load_data()
    lesson.measure("first_label", int(train_target[0]))
    boot = train_input[0:1].reshape(-1, 28, 28, 1) / 255.0
    lesson.figure("boot", plot_samples(boot, train_target[0:1], lang=lesson.lang))
    for number, convolution in enumerate((first, second), start=1):
        maps = keras.Model(model.inputs, convolution.output).predict(boot, verbose=0)
        lesson.measure(f"maps_{number}_shape", maps.shape)
        shown = visualize_feature_maps(
            model, boot[0], convolution.name, lang=lesson.lang
        )
        lesson.figure(f"maps-{number}", shown)


def convolutions_of(model: keras.Model, received: str) -> list[keras.layers.Layer]:
    """The two convolutions of the network of 08-2, whatever their names."""
    found = [layer for layer in model.layers if isinstance(layer, keras.layers.Conv2D)]
    filters = [layer.filters for layer in found]
    if model.input_shape != (None, 28, 28, 1) or filters != [32, 64]:
        rule = Text(
            ko="(28, 28, 1) 이미지를 받고 필터가 32개와 64개인 08-2절의 신경망이어야 "
            "합니다",
            en="be the network of 08-2: images of (28, 28, 1), 32 and 64 filters",
        )
        raise refusal(ValueError, "model", rule, repr(received))
    return found
