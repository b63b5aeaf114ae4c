"""What each picture of data, training and model shows, read from its artists."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.text import Text as TextArtist

import fmnist_learn as fl
from test_evaluation import Fixed, one_hot

HISTORY = {
    "loss": [0.9, 0.6, 0.5, 0.45],
    "accuracy": [0.7, 0.8, 0.85, 0.87],
    "val_loss": [0.7, 0.55, 0.5, 0.52],
    "val_accuracy": [0.75, 0.82, 0.84, 0.83],
}


def garments(count=10):
    """Pictures that are made, not drawn from the data: a bright block each."""
    pictures = np.zeros((count, 28, 28), dtype=np.float32)
    for number, picture in enumerate(pictures):
        picture[4 : 24 - number, 6:20] = 0.3 + 0.07 * number
    return pictures


def evaluated(predicted, labels, lang=None):
    pictures = garments(len(labels)).reshape(-1, 784)
    return fl.evaluate(Fixed(one_hot(predicted)), pictures, np.array(labels))


MIXED = ([0, 1, 2, 3, 4, 5, 0, 7, 8, 7], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])


pytestmark = pytest.mark.usefixtures("settings")


@pytest.mark.parametrize("shape", [(-1, 28, 28), (-1, 28, 28, 1), (-1, 784)])
def test_samples_in_every_layout(shape):
    labels = np.arange(10, dtype=np.uint8)
    fig = fl.plot_samples(garments().reshape(shape), labels)
    assert [ax.get_title() for ax in fig.axes] == list(fl.class_names())
    drawn = [ax.images[0].get_array() for ax in fig.axes]
    np.testing.assert_array_equal(np.stack(drawn), garments())


def test_samples_are_as_many_as_asked_for():
    fig = fl.plot_samples(garments(30), count=13)
    assert len(fig.axes) == 13
    assert {ax.get_title() for ax in fig.axes} == {""}
    assert len(fl.plot_samples(garments(3)).axes) == 3


def test_the_history_has_four_curves_on_two_axes():
    fig = fl.plot_history(HISTORY)
    loss, accuracy = fig.axes
    assert loss.get_xlabel() == accuracy.get_xlabel() == "epoch"
    assert (loss.get_ylabel(), accuracy.get_ylabel()) == ("loss", "accuracy")
    training, validation, best = loss.lines
    assert training.get_xdata().tolist() == [1, 2, 3, 4]
    assert training.get_ydata().tolist() == HISTORY["loss"]
    assert validation.get_ydata().tolist() == HISTORY["val_loss"]
    assert best.get_xdata() == [3, 3]  # the epoch of the lowest validation loss
    assert [t.get_text() for t in loss.get_legend().get_texts()] == [
        "training",
        "validation",
        "lowest validation loss",
    ]


def test_the_legend_of_a_history_hides_nothing():
    fig = fl.plot_history(HISTORY)
    fig.canvas.draw()
    for ax in fig.axes:
        assert ax.get_legend().get_window_extent().y0 >= ax.get_window_extent().y1
        assert ax.get_legend().get_window_extent().x1 <= fig.bbox.x1


def test_two_histories_have_two_colours():
    longer = {key: [0.4, *values] for key, values in HISTORY.items()}
    fig = fl.plot_history({"렐루": HISTORY, "adam": longer})
    loss, accuracy = fig.axes
    drawn = [(line.get_color(), line.get_linestyle()) for line in loss.lines]
    assert drawn == [
        *[("C0", "--"), ("C0", "-"), ("C0", ":")],
        *[("C1", "--"), ("C1", "-"), ("C1", ":")],
    ]
    assert loss.lines[4].get_ydata().tolist() == longer["val_loss"]
    assert [line.get_xdata() for line in loss.lines[2::3]] == [[3, 3], [1, 1]]
    legend = accuracy.get_legend()
    assert [text.get_text() for text in legend.get_texts()] == [
        *("렐루", "adam", "training", "validation", "lowest validation loss"),
    ]
    fig.canvas.draw()  # with the Hangul in a name


def test_histories_may_hold_different_curves():
    fig = fl.plot_history({"all": HISTORY, "loss alone": {"loss": [0.9, 0.6]}})
    loss, accuracy = fig.axes
    assert (len(loss.lines), len(accuracy.lines)) == (4, 3)
    only = fl.plot_history({"one": {"loss": [0.9, 0.6]}}).axes[0].get_legend()
    assert [text.get_text() for text in only.get_texts()] == ["one", "training"]


@pytest.mark.keras
def test_histories_as_fit_returns_them():
    import keras

    history = keras.callbacks.History()
    history.history = HISTORY
    assert len(fl.plot_history(history).axes[0].lines) == 3
    fig = fl.plot_history({"a": history, "b": HISTORY})
    assert len(fig.axes[0].lines) == 6


def test_a_history_without_validation_or_accuracy():
    fig = fl.plot_history({"loss": [0.9, 0.6]})
    assert len(fig.axes) == 1
    assert len(fig.axes[0].lines) == 1
    fig = fl.plot_history({"loss": [0.9], "accuracy": [0.5]})
    assert [len(ax.lines) for ax in fig.axes] == [1, 1]


def test_the_epochs_are_whole_numbers():
    fig = fl.plot_history({"loss": [0.9, 0.6]})
    fig.canvas.draw()
    assert all(float(tick).is_integer() for tick in fig.axes[0].get_xticks())


def test_the_confusion_matrix_counts_and_names():
    ax = fl.plot_confusion(evaluated(*MIXED))
    assert [label.get_text() for label in ax.get_yticklabels()] == list(
        fl.class_names()
    )
    counts = {text.get_position(): text.get_text() for text in ax.texts}
    assert counts[0, 6] == "1"  # a shirt taken for a T-shirt: column 0, row 6
    assert (6, 6) not in counts
    assert ax.images[0].get_array()[6, 0] == 1
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "label")


def test_the_confusion_matrix_of_other_classes_has_numbers():
    result = fl.evaluate(
        Fixed(one_hot([2, 1], 3)), garments(2).reshape(2, 784), np.array([2, 0])
    )
    ax = fl.plot_confusion(result)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "1", "2"]


def test_mistakes_show_the_label_and_the_prediction():
    fig = fl.plot_mistakes(evaluated(*MIXED), garments())
    assert [ax.get_title() for ax in fig.axes] == [
        "Shirt\n→ T-shirt/top 100.00%",
        "Ankle boot\n→ Sneaker 100.00%",
    ]
    np.testing.assert_array_equal(fig.axes[0].images[0].get_array(), garments()[6])
    assert len(fl.plot_mistakes(evaluated(*MIXED), garments(), count=1).axes) == 1


def test_what_is_not_quite_certain_is_never_called_100_percent():
    outputs = np.zeros((3, 10), dtype=np.float32)
    outputs[:, 4] = 0.99999, 0.99984, 0.5
    result = fl.evaluate(Fixed(outputs), garments(3), np.zeros(3, dtype=int))
    titles = [ax.get_title() for ax in fl.plot_mistakes(result, garments(3)).axes]
    shares = [title.split()[-1] for title in titles]
    assert shares == [">99.99%", "99.98%", "50.00%"]


NAMES = ["영", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]


def test_names_of_other_classes_stand_wherever_a_class_is_named():
    """Those given to a plot count before those that were given to evaluate."""
    labels = np.arange(10)
    fig = fl.plot_samples(garments(), labels, names=NAMES)
    assert [ax.get_title() for ax in fig.axes] == NAMES
    predicted, right = MIXED
    result = fl.evaluate(
        Fixed(one_hot(predicted)), garments(), np.array(right), names=NAMES
    )
    assert result.names == tuple(NAMES)
    assert "| 아홉 | " in result._repr_markdown_()
    other = np.array([name + "!" for name in NAMES])  # also as an array
    for names, expected in ((None, NAMES), (other, [*other])):
        ax = fl.plot_confusion(result, names=names)
        assert [tick.get_text() for tick in ax.get_xticklabels()] == expected
        assert [tick.get_text() for tick in ax.get_yticklabels()] == expected
        fig = fl.plot_mistakes(result, garments(), names=names)
        title = f"{expected[6]}\n→ {expected[0]} 100.00%"
        assert fig.axes[0].get_title() == title
    bars = fl.plot_prediction(garments()[0], np.eye(10)[9], names=NAMES).axes[1]
    assert [tick.get_text() for tick in bars.get_yticklabels()] == NAMES


def test_two_names_for_two_classes():
    few = ["cat", "dog"]
    bars = fl.plot_prediction(garments()[0], np.array([0.9, 0.1]), names=few).axes[1]
    assert [tick.get_text() for tick in bars.get_yticklabels()] == few
    fig = fl.plot_samples(garments(2), np.array([1, 0]), names=few)
    assert [ax.get_title() for ax in fig.axes] == ["dog", "cat"]
    # A network of the course has ten outputs, also for data with two classes.
    result = fl.evaluate(Fixed(one_hot([1, 0])), garments(2), np.array([1, 1]))
    ax = fl.plot_confusion(result, names=few)
    ticks = [tick.get_text() for tick in ax.get_xticklabels()]
    assert ticks == ["cat", "dog", *"23456789"]


def test_no_mistakes_are_said_so():
    labels = list(range(10))
    fig = fl.plot_mistakes(evaluated(labels, labels), garments())
    assert [ax.get_title() for ax in fig.axes] == ["No mistakes."]


# Labels of which the second and the third are doubted, the third more.
ROWS = np.array([[0.9, 0.1], [0.15, 0.85], [0.1, 0.9], [0.2, 0.8]])
DOUBTFUL = fl.doubtful_labels(ROWS, np.array([0, 0, 0, 1]))
SURE = fl.doubtful_labels(np.eye(2), np.arange(2), names=["cat", "dog"])


def test_doubtful_labels_stand_with_the_one_suggested():
    fig = fl.plot_doubtful(DOUBTFUL, garments(4))
    assert [ax.get_title() for ax in fig.axes] == ["2: 0\n→ 1", "1: 0\n→ 1"]
    assert fig.get_suptitle() == "label → suggested by the model"
    np.testing.assert_array_equal(fig.axes[0].images[0].get_array(), garments()[2])
    assert len(fl.plot_doubtful(DOUBTFUL, garments(4), count=1).axes) == 1
    fig = fl.plot_doubtful(DOUBTFUL, garments(4), names=["cat", "dog"])
    assert fig.axes[0].get_title() == "2: cat\n→ dog"


def test_no_doubtful_labels_are_said_so():
    fig = fl.plot_doubtful(SURE, garments(2))
    assert [ax.get_title() for ax in fig.axes] == ["No doubtful labels."]


@pytest.mark.sklearn
def test_mistakes_without_probabilities():
    from sklearn.svm import LinearSVC

    pictures = garments().reshape(-1, 784)
    labels = np.arange(10)
    classifier = LinearSVC().fit(pictures, (labels + 1) % 10)
    fig = fl.plot_mistakes(fl.evaluate(classifier, pictures, labels), pictures)
    assert all("%" not in ax.get_title() for ax in fig.axes)


def test_a_prediction_stands_beside_its_image():
    probabilities = np.array([0, 0, 0, 0, 0, 0, 0.1, 0.2, 0, 0.7])
    fig = fl.plot_prediction(garments()[0], probabilities)
    image, bars = fig.axes
    np.testing.assert_array_equal(image.images[0].get_array(), garments()[0])
    widths = [bar.get_width() for bar in bars.patches]
    assert widths == probabilities.tolist()
    assert bars.texts[9].get_text() == " 70.0%"
    strong = {bar.get_facecolor() for bar in bars.patches}
    assert len(strong) == 2
    assert bars.patches[9].get_facecolor() != bars.patches[0].get_facecolor()


def all_plots(lang):
    labels = np.arange(10)
    return [
        fl.plot_samples(garments(), labels, lang=lang),
        fl.plot_history(HISTORY, lang=lang),
        fl.plot_mistakes(evaluated(*MIXED), garments(), lang=lang),
        fl.plot_mistakes(evaluated(labels, labels), garments(), lang=lang),
        fl.plot_doubtful(DOUBTFUL, garments(4), lang=lang),
        fl.plot_doubtful(SURE, garments(2), lang=lang),
        fl.plot_prediction(garments()[0], np.full(10, 0.1), lang=lang),
        fl.plot_confusion(evaluated(*MIXED), lang=lang).figure,
    ]


def has_hangul(text):
    return any("가" <= letter <= "힣" for letter in text)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_glyph_renders_in_both_languages(lang):
    for figure in all_plots(lang):
        texts = [text for text in figure.findobj(TextArtist) if text.get_text()]
        assert any(has_hangul(t.get_text()) for t in texts) == (lang == "ko")
        figure.canvas.draw()  # a missing glyph is a warning, and so an error here


def test_a_given_figure_or_axes_is_drawn_on():
    figure = plt.figure()
    assert fl.plot_samples(garments(), fig=figure) is figure
    figure = plt.figure()
    assert fl.plot_history(HISTORY, fig=figure) is figure
    figure = plt.figure()
    assert fl.plot_prediction(garments()[0], np.full(10, 0.1), fig=figure) is figure
    figure, ax = plt.subplots()
    assert fl.plot_confusion(evaluated(*MIXED), ax=ax) is ax
    assert len(plt.get_fignums()) == 4


@pytest.mark.parametrize(
    ("plot", "error", "message"),
    [
        (lambda: fl.plot_samples([[0]]), TypeError, "images must be a NumPy array"),
        (
            lambda: fl.plot_samples(np.zeros((2, 5))),
            ValueError,
            r"images must have the shape \(n, 28, 28\)",
        ),
        (
            lambda: fl.plot_samples(np.zeros((2, 28, 28, 3))),
            ValueError,
            r"images must have the shape .*shape \(2, 28, 28, 3\)",
        ),
        (lambda: fl.plot_samples(garments(), count=0), ValueError, "count must be a"),
        (
            lambda: fl.plot_samples(garments(), np.full(10, 11)),
            ValueError,
            "labels must lie between 0 and 9",
        ),
        (
            lambda: fl.plot_samples(garments(), np.arange(10), lang="jp"),
            ValueError,
            "lang must be one of 'ko', 'en'",
        ),
        (lambda: fl.plot_history([1, 2]), TypeError, "history must be what train"),
        (lambda: fl.plot_history({"acc": [1]}), ValueError, "must hold the loss of at"),
        (lambda: fl.plot_history({"loss": []}), ValueError, "must hold the loss of at"),
        (lambda: fl.plot_history({}), ValueError, "history must hold the loss of at"),
        (
            lambda: fl.plot_history({"a": HISTORY, "b": {"acc": [1]}}),
            ValueError,
            r"history\['b'\] must hold the loss .* keys \['acc'\]",
        ),
        (
            lambda: fl.plot_history({"a": HISTORY, "b": [1, 2]}),
            TypeError,
            r"history\['b'\] must be what train",
        ),
        (lambda: fl.plot_confusion(np.eye(10)), TypeError, "evaluation must be what"),
        (
            lambda: fl.plot_mistakes(np.eye(10), garments()),
            TypeError,
            "evaluation must be what evaluate",
        ),
        (
            lambda: fl.plot_confusion(evaluated(*MIXED), names="names"),
            TypeError,
            "names must be a list of the names of the classes, .* names='names'",
        ),
        (
            lambda: fl.plot_confusion(evaluated(*MIXED), names=[*"0123456789a"]),
            ValueError,
            "names must hold a name for each of the 10 classes. .* names=11 names",
        ),
        (
            lambda: fl.plot_samples(garments(), np.arange(10), names=["cat"]),
            ValueError,
            "labels must lie between 0 and 0",
        ),
        (
            lambda: fl.plot_prediction(garments()[0], np.ones(10), names=["cat"]),
            ValueError,
            "probabilities must hold one number for each of the 1 classes",
        ),
        (
            lambda: fl.plot_mistakes(evaluated(*MIXED), garments(9)),
            ValueError,
            "images must be the 10 images that were evaluated",
        ),
        (lambda: fl.plot_doubtful(None, garments()), TypeError, "found must be what d"),
        (
            lambda: fl.plot_doubtful(DOUBTFUL, garments()),
            ValueError,
            "images must be the 4 images whose labels were judged.*=10 images",
        ),
        (
            lambda: fl.plot_doubtful(DOUBTFUL, garments(4), count=0),
            ValueError,
            "count must be a whole number",
        ),
        (
            lambda: fl.plot_prediction(garments()[0], np.ones(9)),
            ValueError,
            "probabilities must hold one number for each",
        ),
        (
            lambda: fl.plot_prediction(garments(), np.ones(10)),
            ValueError,
            "image must have the shape",
        ),
        (lambda: fl.visualize_filters(None), TypeError, "model must be a Keras model"),
    ],
)
def test_bad_input(plot, error, message):
    with pytest.raises(error, match=message):
        plot()


# The learner's own models, and other people's.


def subclassed():
    import keras

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.first = keras.layers.Conv2D(3, 3, activation="relu", name="first")
            self.head = keras.layers.Dense(10)

        def call(self, inputs):
            return self.head(keras.ops.mean(self.first(inputs), axis=(1, 2)))

    model = Own()
    model(np.zeros((1, 28, 28, 1)))
    return model


def colour():
    import keras

    inputs = keras.Input((None, None, 3))
    x = keras.layers.Conv2D(5, 3, name="block1_conv1")(inputs)
    x = keras.layers.Add()([x, keras.layers.Conv2D(5, 1, name="block1_conv2")(x)])
    return keras.Model(inputs, keras.layers.GlobalAveragePooling2D()(x))


def nested():
    import keras

    base = colour()
    inputs = keras.Input((32, 32, 3))
    return keras.Model(inputs, keras.layers.Dense(10)(base(inputs)))


@pytest.mark.keras
@pytest.mark.parametrize(
    ("build", "shape", "names"),
    [
        (
            lambda: fl.build_cnn(filters=(4, 8), hidden=8),
            (28, 28),
            ["conv_1", "conv_2"],
        ),
        (subclassed, (28, 28, 1), ["first"]),
        (colour, (20, 20, 3), ["block1_conv1", "block1_conv2"]),
        (nested, (32, 32, 3), ["block1_conv1", "block1_conv2"]),
    ],
)
def test_any_model_with_a_convolution(build, shape, names):
    import keras

    model = build()
    image = np.random.default_rng(0).random(shape, dtype=np.float32)
    for position, name in enumerate(names):
        by_name = fl.visualize_filters(model, name)
        kernel = find(model, name).get_weights()[0]
        drawn = [ax.images[0].get_array() for ax in by_name.axes if ax.images]
        count = kernel.shape[3]
        for number, picture in enumerate(drawn[:count]):
            np.testing.assert_array_equal(picture, kernel[:, :, 0, number])
        assert by_name.get_suptitle().startswith(f"{name}: {count} of {count} filters")
        maps = fl.visualize_feature_maps(model, image, position)
        assert maps.get_suptitle().startswith(
            f"{name}: {count} of {count} feature maps"
        )
        drawn = [ax.images[0].get_array() for ax in maps.axes]
        assert len(drawn) == count
        if name == names[0]:
            layer = find(model, name)
            batch = image.reshape(1, *image.shape[:2], kernel.shape[2])
            expected = keras.ops.convert_to_numpy(layer(batch))[0]
            for number, picture in enumerate(drawn):
                np.testing.assert_allclose(picture, expected[..., number], atol=1e-5)
        # Listened to once, and left as it was.
        assert "call" not in vars(find(model, name))


def find(model, name):
    import keras

    for layer in model.layers:
        if layer.name == name:
            return layer
        if isinstance(layer, keras.Model) and (inner := find(layer, name)):
            return inner
    return None


@pytest.mark.keras
def test_feature_maps_of_the_books_shapes_take_the_image_in_any_layout():
    model = fl.build_cnn()
    image = garments()[0]
    expected = None
    for shape in ((28, 28), (28, 28, 1), (784,), (1, 28, 28, 1), (1, 784)):
        if shape in {(784,), (1, 784)}:
            with pytest.raises(ValueError, match=r"image must .*\(28, 28, 1\)"):
                fl.visualize_feature_maps(model, image.reshape(shape))
            continue
        fig = fl.visualize_feature_maps(model, image.reshape(shape), "conv_2", count=3)
        drawn = np.stack([ax.images[0].get_array() for ax in fig.axes])
        assert drawn.shape == (3, 14, 14)
        if expected is not None:
            np.testing.assert_array_equal(drawn, expected)
        expected = drawn


@pytest.mark.keras
def test_feature_maps_with_the_channels_first():
    import keras

    if keras.backend.backend() == "tensorflow":
        pytest.skip("TensorFlow convolves channels first on a GPU only")
    model = keras.Sequential(
        [
            keras.Input((1, 28, 28)),
            keras.layers.Conv2D(3, 3, data_format="channels_first", name="first"),
        ]
    )
    fig = fl.visualize_feature_maps(model, garments()[0])
    assert fig.get_suptitle() == "first: 3 of 3 feature maps of 26x26"
    assert fig.axes[0].images[0].get_array().shape == (26, 26)


@pytest.mark.keras
def test_filters_of_another_channel_and_of_none():
    model = fl.build_cnn(filters=(4, 8), hidden=8)
    fig = fl.visualize_filters(model, "conv_2", channel=3, count=2)
    kernel = model.get_layer("conv_2").get_weights()[0]
    np.testing.assert_array_equal(fig.axes[1].images[0].get_array(), kernel[:, :, 3, 1])
    assert fig.get_suptitle() == "conv_2: 2 of 8 filters of 3x3"
    layer = model.get_layer("conv_1")
    layer.set_weights([weight * 0 for weight in layer.get_weights()])
    fl.visualize_filters(model, lang="ko").canvas.draw()
    fl.visualize_feature_maps(model, garments()[0], lang="ko").canvas.draw()


@pytest.mark.keras
def test_models_that_cannot_be_shown():
    import keras

    unbuilt = keras.Sequential([keras.layers.Conv2D(3, 3)])
    image = garments()[0]
    for show in (
        fl.visualize_filters,
        lambda model, layer=None: fl.visualize_feature_maps(model, image, layer),
    ):
        with pytest.raises(
            ValueError, match="model must have a Conv2D.*'deep'.*hidden"
        ):
            show(fl.build_deep())
        with pytest.raises(ValueError, match="model must be built.*Call it once"):
            show(unbuilt)
        with pytest.raises(ValueError, match="layer must be one of 'conv_1', 'conv_2'"):
            show(fl.build_cnn(), "conv2d")
        with pytest.raises(ValueError, match=r"layer must be one of 0, 1\."):
            show(fl.build_cnn(), 2)
        with pytest.raises(TypeError, match="model must be a Keras model"):
            show("cnn.keras")
    with pytest.raises(ValueError, match="channel must be one of 0"):
        fl.visualize_filters(fl.build_cnn(), channel=1)
    with pytest.raises(
        ValueError, match=r"image must be one image of shape \(28, 28, 1"
    ):
        fl.visualize_feature_maps(fl.build_cnn(), np.zeros((2, 28, 28, 1)))
    with pytest.warns(UserWarning, match="image should lie between 0 and 1"):
        fl.visualize_feature_maps(fl.build_cnn(), garments()[0] * 255)


@pytest.mark.keras
def test_a_failing_model_is_left_as_it_was():
    model = colour()
    with pytest.raises(Exception, match=r"expected|shape|channel|dimension"):
        fl.visualize_feature_maps(model, np.zeros((8, 8, 4), np.float32))
    assert "call" not in vars(find(model, "block1_conv1"))


# Images: few, of made data, without text. Everything else is asserted above.


@pytest.mark.keras
def test_the_title_of_two_filters_is_not_cut_off():
    import keras

    inputs = keras.layers.Input((28, 28, 1))
    model = keras.Sequential([inputs, keras.layers.Conv2D(2, 3, name="conv_1")])
    for figure in (
        fl.visualize_filters(model),
        fl.visualize_feature_maps(model, np.ones((28, 28, 1))),
    ):
        figure.draw_without_rendering()
        title = figure.texts[0].get_window_extent()
        assert title.x0 >= 0
        assert title.x1 <= figure.bbox.width


def analysed(predicted, labels, **options):
    pictures = garments(len(labels)).reshape(-1, 784)
    data = pictures, np.array(labels)
    return fl.analyse(Fixed(one_hot(predicted)), data, **options)


CONFUSED = ([0, 1, 6, 6, 0, 9, 6, 0, 8, 7], [6, 1, 0, 0, 6, 7, 6, 6, 8, 9])


def test_pairs_stand_side_by_side():
    fig = fl.plot_pairs(analysed(*CONFUSED))
    assert fig.get_suptitle() == "label → prediction"
    assert [side.get_suptitle() for side in fig.subfigs] == [
        "Shirt → T-shirt/top: 3",
        "T-shirt/top → Shirt: 2",
        "Sneaker → Ankle boot: 1",
        "Ankle boot → Sneaker: 1",
    ]
    drawn = [
        [ax.images[0].get_array() for ax in side.axes if ax.images]
        for side in fig.subfigs
    ]
    assert list(map(len, drawn)) == [3, 2, 1, 1]
    np.testing.assert_array_equal(drawn[0], garments()[[0, 4, 7]])
    np.testing.assert_array_equal(drawn[3], garments()[[9]])
    assert not any(ax.axison for ax in fig.axes)


def test_of_many_pairs_a_few_are_drawn_and_of_many_images_five():
    found = analysed([0] * 7 + [1, 2], [6] * 7 + [5, 4])
    fig = fl.plot_pairs(found, count=1)
    first, other = fig.subfigs
    assert first.get_suptitle() == "Shirt → T-shirt/top: 7"
    assert sum(len(ax.images) for ax in first.axes) == 5
    assert sum(len(ax.images) for ax in other.axes) == 0


def test_pairs_are_named_in_the_language_of_the_analysis_or_as_asked():
    found = analysed(*CONFUSED, lang="ko")
    fig = fl.plot_pairs(found)
    assert fig.subfigs[0].get_suptitle() == "셔츠 → 티셔츠: 3"
    assert fl.plot_pairs(found, lang="en").get_suptitle() == "label → prediction"
    fig.canvas.draw()
    own = analysed([1], [0], names=NAMES)
    assert fl.plot_pairs(own).subfigs[0].get_suptitle() == "영 → 하나: 1"


def test_without_mistakes_there_are_no_pairs():
    fig = fl.plot_pairs(analysed([0, 1], [0, 1]))
    assert fig.get_suptitle() == "No mistakes."
    assert not fig.axes


def calibrated(**options):
    """Of those with 0.75 three in four are right, of those with 1 half."""
    outputs = np.zeros((6, 10), dtype=np.float32)
    outputs[:4, :2] = 0.75, 0.25
    outputs[4:, 0] = 1
    labels = np.array([0, 0, 0, 1, 0, 2])
    return fl.analyse(Fixed(outputs), (garments(6).reshape(6, 784), labels), **options)


def test_the_calibration_is_drawn_beside_the_accuracy_of_the_surest():
    fig = fl.plot_calibration(calibrated())
    left, right = fig.axes
    points = left.containers[0].lines[0]
    drawn = np.transpose([points.get_xdata(), points.get_ydata()])
    assert drawn[~np.isnan(drawn[:, 1])].tolist() == [[0.75, 0.75], [1, 0.5]]
    (bars,) = left.containers[0].lines[2]
    ends = [bar[:, 1] for bar in bars.get_segments() if len(bar)]
    np.testing.assert_allclose(ends, calibrated().calibration.interval[[7, 9]])
    assert left.lines[0].get_xydata().tolist() == [[0, 0], [1, 1]]
    (curve,) = right.lines
    assert curve.get_xdata().tolist() == pytest.approx([n / 6 for n in range(1, 7)])
    assert curve.get_ydata()[[0, 1, -1]] == pytest.approx([1, 0.5, 4 / 6])
    labels = left.get_xlabel(), left.get_ylabel(), right.get_xlabel()
    assert labels == (
        "probability of the predicted class",
        "part that is right",
        "share of the predictions, surest first",
    )
    korean = fl.plot_calibration(calibrated(lang="ko")).axes[0].get_xlabel()
    assert korean == "예측한 클래스의 확률"
    english = fl.plot_calibration(calibrated(lang="ko"), lang="en").axes[0]
    assert english.get_xlabel() == "probability of the predicted class"


def test_both_draw_on_a_part_of_a_figure():
    fig = plt.figure()
    above, below = fig.subfigures(2, 1)
    assert fl.plot_pairs(analysed(*CONFUSED), fig=above) is above
    assert fl.plot_calibration(calibrated(), fig=below) is below
    assert len(fig.axes) == 22


def test_what_is_no_analysis_is_refused():
    for plot in (fl.plot_pairs, fl.plot_calibration):
        with pytest.raises(TypeError, match=r"analysis must be what analyse\(\)"):
            plot(evaluated(*MIXED))
    with pytest.raises(ValueError, match="count must be a whole number"):
        fl.plot_pairs(calibrated(), count=0)
    scores = fl.analyse(Fixed([[2.0, 1.0]]), (garments(1), np.array([0])))
    with pytest.raises(ValueError, match="analysis must be of a model that gives prob"):
        fl.plot_calibration(scores)


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_history():
    return fl.plot_history(HISTORY)


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_confusion():
    return fl.plot_confusion(evaluated(*MIXED)).figure


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_samples():
    return fl.plot_samples(garments(), np.arange(10))


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_pairs():
    return fl.plot_pairs(analysed(*CONFUSED))


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_calibration():
    return fl.plot_calibration(calibrated())


@pytest.mark.newest
@pytest.mark.keras
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_filters():
    model = fl.build_cnn(filters=(8,), hidden=4)
    layer = model.get_layer("conv_1")
    kernel = np.linspace(-1, 1, 72).reshape(3, 3, 1, 8)
    layer.set_weights([kernel, np.zeros(8)])
    return fl.visualize_filters(model)
