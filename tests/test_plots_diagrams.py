"""What each figure says, read from its artists."""

import math
from functools import partial

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import same_color, to_hex
from matplotlib.contour import ContourSet
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from matplotlib.text import Text as TextArtist

import fmnist_learn as fl
from fmnist_learn import ops
from fmnist_learn.plots.diagrams._drawing import BLUE

ON_AXES = [
    fl.plot_network,
    fl.plot_decision,
    fl.plot_one_hot,
    fl.plot_cross_entropy,
    fl.plot_descent,
    partial(fl.plot_activation, "tanh"),
]
ON_FIGURES = [
    fl.plot_softmax,
    fl.plot_convolution,
    fl.plot_pooling,
]


pytestmark = pytest.mark.usefixtures("settings")


def texts(artist):
    return [text.get_text() for text in artist.texts]


def kinds(ax, kind):
    return [patch for patch in ax.patches if type(patch) is kind]


def cells(ax):
    """The square of each number, by row and column."""
    squares = [patch for patch in kinds(ax, Rectangle) if patch.get_fill()]
    return {(round(p.get_y() + 0.5), round(p.get_x() + 0.5)): p for p in squares}


def tints(ax):
    return {place: to_hex(cell.get_facecolor()) for place, cell in cells(ax).items()}


def numbers(ax):
    return {text.get_position()[::-1]: text.get_text() for text in ax.texts}


def frames(ax):
    """The thick outlines: (row, column, height, width)."""
    outlines = [patch for patch in kinds(ax, Rectangle) if not patch.get_fill()]
    return [
        (p.get_y() + 0.5, p.get_x() + 0.5, p.get_height(), p.get_width())
        for p in outlines
    ]


# --- All of them --------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("plot", ON_AXES + ON_FIGURES)
def test_every_figure_needs_no_argument_and_renders_in_both_languages(plot, lang):
    drawn = plot(lang=lang)
    figure = drawn.figure if plot in ON_AXES else drawn
    written = [text.get_text() for text in figure.findobj(TextArtist)]
    hangul = any("가" <= letter <= "힣" for text in written for letter in text)
    assert hangul == (lang == "ko")
    figure.canvas.draw()  # a missing glyph is a warning, and so an error here


@pytest.mark.parametrize("plot", ON_AXES)
def test_a_given_axes_is_drawn_on(plot):
    _, ax = plt.subplots()
    ax.set_title("왼쪽", loc="left")  # Hangul of the learner's own
    assert plot(ax=ax) is ax
    assert len(plt.get_fignums()) == 1
    ax.figure.canvas.draw()


@pytest.mark.parametrize("plot", ON_FIGURES)
def test_a_given_figure_is_drawn_on(plot):
    figure = plt.figure()
    assert plot(fig=figure) is figure
    assert figure.axes
    assert len(plt.get_fignums()) == 1


# --- Networks -----------------------------------------------------------------------


def test_the_network_of_the_course():
    ax = fl.plot_network()
    assert len(kinds(ax, Circle)) == 8 + 8 + 10
    assert [len(c.get_segments()) for c in ax.collections] == [64, 80]
    assert ax.get_title() == "78,500 + 1,010 = 79,510 parameters"
    written = texts(ax)
    for layer in ("input layer 784", "hidden layer 100", "output layer 10"):
        assert layer in written
    assert "784×100 + 100\n= 78,500" in written
    assert "100×10 + 10\n= 1,010" in written
    assert {"ReLU", "softmax", "$x_{784}$", "$z_{10}$", "$p_{10}$"} <= set(written)
    assert written.count("⋮") == 2


def test_the_network_in_korean():
    ax = fl.plot_network(lang="ko")
    expected = {"입력층 784", "은닉층 100", "출력층 10", "렐루 함수", "소프트맥스 함수"}
    assert expected <= set(texts(ax))
    assert ax.get_title() == "모델 파라미터 78,500 + 1,010 = 79,510개"


@pytest.mark.keras
def test_the_parameters_are_as_many_as_in_keras():
    models = {(784, 10): fl.build_dense(), (784, 100, 10): fl.build_deep()}
    for sizes, model in models.items():
        title = fl.plot_network(sizes).get_title()
        total = title.rpartition("= ")[2]
        assert total == f"{model.count_params():,} parameters"


def test_lines_join_every_neuron_to_every_one_of_the_next_layer():
    ax = fl.plot_network((2, 3, 2))
    centers = [circle.center for circle in kinds(ax, Circle)]
    joined = {
        tuple(map(tuple, line)) for c in ax.collections for line in c.get_segments()
    }
    first, hidden, last = centers[:2], centers[2:5], centers[5:]
    expected = {(a, b) for a in first for b in hidden}
    assert joined == expected | {(a, b) for a in hidden for b in last}


def test_logistic_regression_turns_all_z_into_p_at_once():
    ax = fl.plot_network((784, 10))
    assert ax.get_title() == "7,850 parameters"
    (box,) = kinds(ax, FancyBboxPatch)
    outputs = [c.center[1] for c in kinds(ax, Circle)][8:]
    low, high = box.get_y(), box.get_y() + box.get_height()
    assert low < min(outputs) < max(outputs) < high
    assert not any("hidden" in text for text in texts(ax))


def test_other_activations_take_each_z_alone():
    ax = fl.plot_network((4, 3), activations=["relu"])
    assert len(kinds(ax, FancyBboxPatch)) == 3
    assert {"$z_{3}$", "$a_{3}$", "ReLU"} <= set(texts(ax))


def test_a_single_neuron_names_its_weights_and_its_bias():
    ax = fl.plot_network((2, 1))
    assert {"$w_{1}$", "$w_{2}$", "$b$", "$z$", "$p$", "sigmoid"} <= set(texts(ax))
    assert ax.get_title() == "3 parameters"
    ax = fl.plot_network((2, 1), activations=["threshold"], lang="ko")
    assert {"$a$", "계단 함수"} <= set(texts(ax))
    # On the lines that they weigh.
    for number, center in enumerate([c.center for c in kinds(ax, Circle)[:2]], 1):
        (name,) = [t for t in ax.texts if t.get_text() == f"$w_{{{number}}}$"]
        x, y = name.get_position()
        assert y == pytest.approx(center[1] * (1 - x / 4))
    assert not any("w_" in text for text in texts(fl.plot_network((2, 2, 1))))


# The example that the concept of backpropagation does by hand.
BY_HAND = {
    "weights": [[[1], [0.5]], [[0.5, 1]]],
    "values": [[1, 2], [2], [0.26894, 0.73106]],
    "gradients": [[0.36553], [-0.73106, 0.73106]],
}


def test_a_small_network_shows_the_numbers_of_one_sample():
    ax = fl.plot_network((2, 1, 2), **BY_HAND)
    (x1, x2), (a,), (z1, z2) = (
        [circle.center for circle in kinds(ax, Circle)[part]]
        for part in (slice(2), slice(2, 3), slice(3, 5))
    )
    at = {(text.get_text(), *text.get_position()) for text in ax.texts}
    for text, (x, y), away in (
        ("$a$ = 2", a, 0.45),
        ("← 0.366", a, -0.45),
        ("← \N{MINUS SIGN}0.731", z1, -0.45),
        ("← 0.731", z2, -0.45),
    ):
        assert (text, x, y + away) in at
    for text, (x, y) in (("$x_{1}$ = 1", x1), ("$x_{2}$ = 2", x2)):
        assert (text, x - 0.55, y) in at
    for text, (x, y) in (("$p_{1}$ = 0.269", z1), ("$p_{2}$ = 0.731", z2)):
        assert [end for said, *end in at if said == text] == [[x + 2.5, y]]
    for text, start, end in (
        ("1", x1, a),
        ("0.5", x2, a),
        ("0.5", a, z1),
        ("1", a, z2),
    ):
        x, y = (0.65 * np.array(start) + 0.35 * np.array(end)).tolist()
        assert (text, x, y) in at
    assert "←: slope of the loss along the sum of the neuron" in texts(ax)
    korean = texts(fl.plot_network((2, 1, 2), **BY_HAND, lang="ko"))
    assert "←: 뉴런의 합에 대한 손실의 기울기" in korean


@pytest.mark.parametrize("option", list(BY_HAND))
def test_each_kind_of_number_can_be_shown_alone(option):
    plain = fl.plot_network((2, 1, 2))
    ax = fl.plot_network((2, 1, 2), **{option: BY_HAND[option]})
    ax.figure.canvas.draw()
    added = {
        "weights": {"0.5", "1"},
        "values": {"$a$ = 2"},
        "gradients": {"← 0.366"},
    }
    for name, written in added.items():
        assert (written <= set(texts(ax))) == (name == option)
        assert not written & set(texts(plain))


def test_a_single_neuron_shows_its_weights_instead_of_their_names():
    ax = fl.plot_network((2, 1), weights=[[[3], [4]]])
    assert {"3", "4"} <= set(texts(ax))
    assert not any("w" in text for text in texts(ax))


def test_a_long_layer_shows_the_numbers_of_the_neurons_drawn():
    values = [np.arange(12), np.arange(12) + 20, [0.5]]
    slopes = [np.arange(12) + 40, [1]]
    weights = [np.arange(144).reshape(12, 12) + 100, np.arange(12).reshape(12, 1) + 300]
    ax = fl.plot_network((12, 12, 1), weights=weights, values=values, gradients=slopes)
    written = set(texts(ax))
    drawn = [*range(4), *range(8, 12)]
    assert {f"$x_{{{n + 1}}}$ = {n}" for n in drawn} <= written
    assert {f"$a_{{{n + 1}}}$ = {n + 20}" for n in drawn} <= written
    assert {f"← {n + 40}" for n in drawn} <= written
    shown = {text for text in written if text.isdigit()}
    expected = {100 + 12 * row + unit for row in drawn for unit in drawn}
    assert shown == {str(n) for n in expected | {300 + row for row in drawn}}


@pytest.mark.newest
@pytest.mark.mpl_image_compare(remove_text=True)
def test_image_network():
    return fl.plot_network((2, 1, 2), **BY_HAND).figure


@pytest.mark.parametrize("gate", ["and", "or"])
def test_the_line_is_the_one_of_the_perceptron(gate):
    ax = fl.plot_decision(gate)
    target = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1]}[gate]
    found = ops.perceptron([[0, 0], [0, 1], [1, 0], [1, 1]], target)
    assert found.converged
    _, line = [c for c in ax.collections if isinstance(c, ContourSet)]
    corners = np.concatenate([path.vertices for path in line.get_paths()])
    np.testing.assert_allclose(corners @ found.weights + found.bias, 0, atol=1e-9)
    assert ax.get_title() == f"{gate.upper()}: one line separates it"


@pytest.mark.parametrize("gate", ["and", "or", "xor"])
def test_the_points_are_filled_by_target_and_the_region_holds_the_ones(gate):
    ax = fl.plot_decision(gate)
    logic = {"and": int.__and__, "or": int.__or__, "xor": int.__xor__}[gate]
    region, *_ = [c for c in ax.collections if isinstance(c, ContourSet)]
    zeros, ones = ax.collections[-2:]
    for points, value, color in ((zeros, 0, "white"), (ones, 1, BLUE)):
        assert same_color(points.get_facecolor()[0], color)
        places = points.get_offsets().tolist()
        assert places == [
            [a, b] for a in (0, 1) for b in (0, 1) if logic(a, b) == value
        ]
        # A little inwards: a point on the line is a 0.
        inside = [
            any(path.contains_point(np.subtract(place, 0.01))
                for path in region.get_paths())
            for place in places
        ]  # fmt: skip
        assert inside == [bool(value)] * len(places)


def test_xor_says_that_no_line_will_do():
    ax = fl.plot_decision(lang="ko")
    assert ax.get_title() == "XOR: 직선 하나로 나눌 수 없습니다"
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == ["정답 0", "정답 1", "결정 경계(은닉층이 있는 신경망)", "1로 예측"]
    ax = fl.plot_decision()
    assert ax.get_title() == "XOR: no single line separates it"
    assert ax.get_legend().get_texts()[2].get_text() == "boundary (hidden layer)"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("$x_1$", "$x_2$")


def test_activations_are_what_they_are_called():
    names = ("linear", "sigmoid", "tanh", "relu", "leaky_relu", "gelu")
    ax = fl.plot_activation(*names)
    curves = {line.get_label(): line.get_data() for line in ax.lines[:6]}
    assert tuple(curves) == names
    z, sigmoid = curves["sigmoid"]
    assert (z[0], z[-1]) == (-6, 6)
    assert sigmoid[120] == 0.5
    assert sigmoid[-1] == pytest.approx(1 / (1 + math.exp(-6)))
    assert curves["relu"][1].min() == 0
    assert curves["leaky_relu"][1][0] == pytest.approx(-1.2)


@pytest.mark.keras
@pytest.mark.parametrize(
    "name", ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "gelu"]
)
def test_activations_are_those_of_keras(name):
    import keras

    z, y = fl.plot_activation(name).lines[0].get_data()
    expected = keras.ops.convert_to_numpy(
        keras.activations.get(name)(keras.ops.convert_to_tensor(z))
    )
    np.testing.assert_allclose(y, expected, atol=1e-6)


# --- Labels, probabilities and losses -----------------------------------------------


def test_one_hot_rows_have_one_filled_cell():
    ax = fl.plot_one_hot([9, 0, 3])
    filled = {place for place, tint in tints(ax).items() if tint != "#ffffff"}
    assert filled == {(0, 9), (1, 0), (2, 3)}
    shown = numbers(ax)
    assert len(shown) == 30
    assert {place for place, text in shown.items() if text == "1"} == filled
    assert [label.get_text() for label in ax.get_yticklabels()] == ["9", "0", "3"]
    columns = [label.get_text() for label in ax.get_xticklabels()]
    assert columns == [
        f"{n} {name}" for n, name in enumerate(fl.class_names(lang="en"))
    ]
    assert ax.get_ylabel() == "label"


def test_one_hot_rows_in_korean_and_of_other_classes():
    ax = fl.plot_one_hot(lang="ko")
    assert ax.get_xticklabels()[9].get_text() == "9 앵클 부츠"
    ax = fl.plot_one_hot(np.array([2, 0]), num_classes=3)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "1", "2"]
    assert ax.yaxis_inverted()  # the first label on top


def test_softmax_stands_beside_the_scores():
    logits = [1.0, 3.0, -1.0]
    fig = fl.plot_softmax(logits)
    scores, probabilities = fig.axes
    assert [bar.get_width() for bar in scores.patches] == logits
    assert texts(scores) == ["1", "3", "−1"]
    expected = ops.softmax(logits)
    widths = [bar.get_width() for bar in probabilities.patches]
    np.testing.assert_allclose(widths, expected)
    assert texts(probabilities) == [f"{p:.3f}" for p in expected]
    assert scores.get_title() == "score z"
    assert probabilities.get_title() == "softmax probability"
    assert scores.get_yticklabels()[2].get_text() == "class 2"
    assert scores.yaxis_inverted()


def test_softmax_at_several_temperatures():
    fig = fl.plot_softmax([1, 2], temperatures=(0.5, 1, 4), lang="ko")
    titles = [ax.get_title() for ax in fig.axes]
    assert titles == ["점수 z", "확률(온도 0.5)", "확률(온도 1)", "확률(온도 4)"]
    for ax, temperature in zip(fig.axes[1:], (0.5, 1, 4), strict=True):
        widths = [bar.get_width() for bar in ax.patches]
        np.testing.assert_allclose(widths, ops.softmax([1, 2], temperature=temperature))


def test_ten_scores_have_the_names_of_the_classes():
    fig = fl.plot_softmax(np.arange(10.0))
    names = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert names == list(fl.class_names(lang="en"))


def test_the_diagrams_name_the_classes_of_other_data():
    ax = fl.plot_one_hot([2, 0], num_classes=3, names=["고양이", "개"])
    titles = [label.get_text() for label in ax.get_xticklabels()]
    assert titles == ["0 고양이", "1 개", "2 2"]
    ax = fl.plot_softmax([1, 2, 3], names=("cat", "dog", "cat")).axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["cat", "dog", "cat"]
    assert len(ax.patches) == 3
    with pytest.raises(ValueError, match="names must hold a name for each of the 2"):
        fl.plot_softmax([1, 2], names=("cat", "dog", "cow"))


def test_cross_entropy_is_minus_log_p():
    ax = fl.plot_cross_entropy()
    p, loss = ax.lines[0].get_data()
    np.testing.assert_allclose(loss, -np.log(p), atol=1e-6)
    assert texts(ax) == ["a guess: p = 0.1, loss 2.303", "p = 0.7, loss 0.357"]
    marks = [line.get_data() for line in ax.lines if line.get_marker() == "o"]
    for (x, y), p in zip(marks, (0.1, 0.7), strict=True):
        assert (x[0], y[0]) == (p, pytest.approx(-math.log(p)))
    assert ax.get_xlabel() == "probability p of the right class"
    ax = fl.plot_cross_entropy(lang="ko")
    assert texts(ax)[0] == "무작위로 찍을 때: p = 0.1, 손실 2.303"
    assert ax.get_ylabel() == "손실 −log(p)"


def test_descent_walks_on_the_parabola():
    ax = fl.plot_descent([0.1, 0.5], steps=4)
    parabola, slow, best = ax.lines
    for line in ax.lines:
        w, loss = line.get_data()
        np.testing.assert_allclose(loss, w**2)
    assert parabola.get_xdata()[[0, -1]].tolist() == list(ax.get_xlim())
    np.testing.assert_allclose(slow.get_xdata(), 2 * 0.8 ** np.arange(5))
    assert best.get_xdata().tolist() == [2, 0, 0, 0, 0]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "learning rate 0.1: loss 0.67 after 4 steps",
        "learning rate 0.5: loss 0.00 after 4 steps",
    ]
    assert ax.get_ylabel() == "loss L(w) = w²"
    assert slow.get_marker() != best.get_marker()  # told apart in grey


def test_a_walk_that_diverges_stops_where_it_leaves_the_picture():
    ax = fl.plot_descent([3], steps=1000, lang="ko")
    assert ax.lines[1].get_xdata().tolist() == [2, -10]
    assert ax.get_xlim()[0] > -10
    assert ax.get_legend().get_texts()[0].get_text() == "학습률 3: 발산"
    # One that only swings does not diverge.
    ax = fl.plot_descent([1], steps=2, lang="ko")
    assert ax.get_legend().get_texts()[0].get_text() == "학습률 1: 2스텝 뒤 손실 4.00"


# --- Convolutions -------------------------------------------------------------------

IMAGE = np.array([[3, 1, 0, 2], [0, 2, 4, 1], [1, 0, 3, 2], [2, 1, 0, 1]])
KERNEL = np.array([[1, 0, 2], [0, 3, 0], [1, 0, -1]])


def shown_as(table):
    return {
        place: f"{value:g}".replace("-", "−") for place, value in np.ndenumerate(table)
    }


def test_a_convolution_and_the_sum_behind_one_number():
    fig = fl.plot_convolution(IMAGE, KERNEL, at=(1, 0))
    image, kernel, feature_map = fig.axes
    assert numbers(image) == shown_as(IMAGE)
    assert numbers(kernel) == shown_as(KERNEL)
    assert numbers(feature_map) == {
        (0, 0): "7", (0, 1): "15", (1, 0): "10", (1, 1): "13",
    }  # fmt: skip
    assert fig.get_supxlabel() == (
        "0×1 + 2×0 + 4×2 +\n1×0 + 0×3 + 3×0 +\n2×1 + 1×0 + 0×(−1) = 10"
    )
    assert frames(image) == [(1, 0, 3, 3)]
    assert frames(feature_map) == [(1, 0, 1, 1)]
    tinted = {place for place, tint in tints(image).items() if tint != "#ffffff"}
    assert tinted == {(r, c) for r in (1, 2, 3) for c in (0, 1, 2)}
    tinted = {place for place, tint in tints(feature_map).items() if tint != "#ffffff"}
    assert tinted == {(1, 0)}
    assert [ax.get_title() for ax in fig.axes] == [
        "image 4x4", "kernel 3x3", "feature map 2x2",
    ]  # fmt: skip
    assert not any(cell.get_hatch() for cell in cells(image).values())


def test_the_padding_is_a_hatched_border_of_0():
    fig = fl.plot_convolution(IMAGE, KERNEL, padding="same", at=(0, 3), lang="ko")
    image, _, feature_map = fig.axes
    assert numbers(image) == shown_as(np.pad(IMAGE, 1))
    hatched = {place for place, cell in cells(image).items() if cell.get_hatch()}
    assert hatched == {(r, c) for r in range(6) for c in range(6) if {r, c} & {0, 5}}
    assert frames(image) == [(0, 3, 3, 3)]
    assert numbers(feature_map)[0, 3] == "10"
    assert [ax.get_title() for ax in fig.axes] == [
        "이미지 4x4", "커널 3x3", "특성 맵 4x4",
    ]  # fmt: skip


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_window_drawn_is_the_one_that_is_summed(padding, strides, size):
    rng = np.random.default_rng(size)
    pixels, weights = rng.integers(0, 9, (5, 6)), rng.integers(-2, 3, (size, size))
    expected = ops.conv2d(
        pixels[None, ..., None],
        weights[..., None, None],
        strides=strides,
        padding=padding,
    )[0, ..., 0]
    at = (expected.shape[0] - 1, expected.shape[1] - 1)
    fig = fl.plot_convolution(pixels, weights, padding=padding, strides=strides, at=at)
    image, _, feature_map = fig.axes
    assert numbers(feature_map) == shown_as(expected)
    ((top, left, height, width),) = frames(image)
    shown = numbers(image)
    total = sum(
        int(shown[top + r, left + c]) * weights[r, c]
        for r in range(int(height))
        for c in range(int(width))
    )
    assert total == expected[at]


def test_a_long_sum_is_shortened_and_decimals_are_few():
    fig = fl.plot_convolution(np.full((5, 5), -1 / 3), np.full((5, 5), 1.0))
    lines = fig.get_supxlabel().splitlines()
    row = " + ".join(["−0.33×1"] * 5)
    assert lines == [f"{row} +", f"{row} +", "… +", f"{row} = −8.33"]
    assert set(texts(fig.axes[0])) == {"−0.33"}
    fig = fl.plot_convolution([[-0.001]], [[1]])
    assert texts(fig.axes[0]) == ["0"]  # not -0


def test_the_cells_of_all_panels_are_of_one_size():
    fig = fl.plot_convolution(IMAGE, KERNEL, padding="same")
    fig.canvas.draw()
    sides = [cells(ax)[0, 0].get_window_extent().width for ax in fig.axes]
    np.testing.assert_allclose(sides, sides[0])


@pytest.mark.parametrize(
    ("kind", "expected", "titles"),
    [
        ("max", ["3", "4", "2", "3"], ("max pooling (2x2)", "최대 풀링(2x2)")),
        (
            "average",
            ["1.5", "1.75", "1", "1.5"],
            ("average pooling (2x2)", "평균 풀링(2x2)"),
        ),
    ],
)
def test_pooling_tints_each_window_as_its_number(kind, expected, titles):
    fig = fl.plot_pooling(IMAGE, kind=kind)
    image, pooled = fig.axes
    assert numbers(image) == shown_as(IMAGE)
    assert texts(pooled) == expected
    before, after = tints(image), tints(pooled)
    assert all(after[r // 2, c // 2] == tint for (r, c), tint in before.items())
    assert after[0, 0] == after[1, 1] != after[0, 1] == after[1, 0]
    assert sorted(frames(image)) == [(r, c, 2, 2) for r in (0, 2) for c in (0, 2)]
    assert [ax.get_title() for ax in fig.axes] == ["image 4x4", "feature map 2x2"]
    assert fig.get_suptitle() == titles[0]
    assert fl.plot_pooling(kind=kind, lang="ko").get_suptitle() == titles[1]


def test_pixels_left_over_by_pooling_stay_white():
    fig = fl.plot_pooling(np.arange(35).reshape(5, 7), pool_size=3)
    image, pooled = fig.axes
    assert texts(pooled) == ["16", "19"]
    white = {place for place, tint in tints(image).items() if tint == "#ffffff"}
    assert white == {(r, c) for r in range(5) for c in range(7) if r > 2 or c > 5}


# --- Bad input ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plot", "error", "message"),
    [
        (
            lambda: fl.plot_network(784),
            ValueError,
            r"sizes must have the shape \(layers\)",
        ),
        (lambda: fl.plot_network("ab"), TypeError, "sizes must be an array of"),
        (
            lambda: fl.plot_network((784, 0)),
            ValueError,
            "sizes must be a whole number of at least 1. Received: sizes=0",
        ),
        (
            lambda: fl.plot_network((784,)),
            ValueError,
            r"sizes must hold the sizes of two layers or more.*\(784,\)",
        ),
        (
            lambda: fl.plot_network((3,) * 13),
            ValueError,
            "sizes must have at most 12 numbers",
        ),
        (
            lambda: fl.plot_network((2, 1), activations="threshold"),
            ValueError,
            "activations must hold one name for each of the 1 layers after",
        ),
        (
            lambda: fl.plot_network((2, 1), activations=["relo"]),
            ValueError,
            "activations must be one of 'threshold', .*Received: activations='relo'",
        ),
        (
            lambda: fl.plot_network((2, 1, 2), values=[[1, 2], [2]]),
            ValueError,
            r"values must hold one array of each of these shapes: \(2,\), \(1,\), "
            r"\(2,\). Received: values=2 arrays",
        ),
        (
            lambda: fl.plot_network((2, 1, 2), values=[[1, 2], [2], [0.3]]),
            ValueError,
            r"values\[2\] must have the shape \(2,\). Received: .*shape \(1,\)",
        ),
        (
            lambda: fl.plot_network((2, 1, 2), weights=[[[1, 0.5]], [[0.5, 1]]]),
            ValueError,
            r"weights\[0\] must have the shape \(2, 1\)",
        ),
        (
            lambda: fl.plot_network((2, 1, 2), weights=[[1, 0.5], [0.5, 1]]),
            ValueError,
            r"weights\[0\] must have the shape \(inputs, neurons\)",
        ),
        (
            lambda: fl.plot_network((2, 1), gradients=[["steep"]]),
            TypeError,
            r"gradients\[0\] must be an array of numbers",
        ),
        (
            lambda: fl.plot_network((13, 1), values=[np.ones(13), [1]]),
            ValueError,
            r"values\[0\] must have at most 12 numbers along an axis",
        ),
        (
            lambda: fl.plot_network(lang="jp"),
            ValueError,
            "lang must be one of 'ko', 'en'",
        ),
        (fl.plot_activation, ValueError, "names must be one of 'linear'"),
        (lambda: fl.plot_activation("relo"), ValueError, "Received: names='relo'"),
        (
            lambda: fl.plot_decision("nand"),
            ValueError,
            "gate must be one of 'and', 'or', 'xor'. Received: gate='nand'",
        ),
        (lambda: fl.plot_one_hot([]), ValueError, "labels must hold at least"),
        (lambda: fl.plot_one_hot([0.5]), TypeError, "labels must be a"),
        (lambda: fl.plot_one_hot([10]), ValueError, "labels must lie between"),
        (
            lambda: fl.plot_one_hot(np.zeros(60000, int)),
            ValueError,
            r"labels must have at most 12 numbers.*shape \(60000,\)",
        ),
        (
            lambda: fl.plot_one_hot([0], num_classes=1000),
            ValueError,
            "num_classes must be one of 1, .*, 12. Received: num_classes=1000",
        ),
        (
            lambda: fl.plot_softmax([[1, 2]]),
            ValueError,
            r"logits must have the shape \(classes\)",
        ),
        (
            lambda: fl.plot_softmax([1, math.inf]),
            ValueError,
            "logits must hold finite numbers",
        ),
        (
            lambda: fl.plot_softmax(temperatures=()),
            ValueError,
            "temperatures must hold at least one number",
        ),
        (
            lambda: fl.plot_softmax(temperatures=(1, 0)),
            ValueError,
            "temperatures must be a number above 0. Received: temperatures=0.0",
        ),
        (
            lambda: fl.plot_cross_entropy(lang="jp"),
            ValueError,
            "lang must be one of",
        ),
        (
            lambda: fl.plot_descent([-0.1]),
            ValueError,
            "learning_rates must be a number above 0. Received: learning_rates=-0.1",
        ),
        (
            lambda: fl.plot_descent(["fast"]),
            TypeError,
            "learning_rates must be an array of numbers",
        ),
        (
            lambda: fl.plot_descent(steps=0),
            ValueError,
            "steps must be a whole number of at least 1",
        ),
        (
            lambda: fl.plot_convolution([1, 2, 3]),
            ValueError,
            r"image must have the shape \(rows, columns\)",
        ),
        (
            lambda: fl.plot_convolution(np.zeros((28, 28))),
            ValueError,
            r"image must have at most 12 numbers along an axis, to be read",
        ),
        (
            lambda: fl.plot_convolution(kernel=[["a"]]),
            TypeError,
            "kernel must be an array of numbers",
        ),
        (
            lambda: fl.plot_convolution([[1]]),
            ValueError,
            "kernel must be no larger than the image, 1x1. Received: kernel=3x3",
        ),
        (
            lambda: fl.plot_convolution(padding="full"),
            ValueError,
            "padding must be one of 'valid', 'same'",
        ),
        (
            lambda: fl.plot_convolution(strides=0),
            ValueError,
            "strides must be a whole number",
        ),
        (
            lambda: fl.plot_convolution(at=(2, 0)),
            ValueError,
            r"at must be a row and a column of the feature map, 2x2. .*at=\(2, 0\)",
        ),
        (
            lambda: fl.plot_convolution(at=(0, -1)),
            ValueError,
            "at must be a row and a column",
        ),
        (
            lambda: fl.plot_pooling([[]]),
            ValueError,
            "image must hold at least one number",
        ),
        (
            lambda: fl.plot_pooling(pool_size=5),
            ValueError,
            "pool_size must be one of 1, 2, 3, 4. Received: pool_size=5",
        ),
        (
            lambda: fl.plot_pooling(kind="min"),
            ValueError,
            "kind must be one of 'max', 'average'. Received: kind='min'",
        ),
    ],
)
def test_bad_input(plot, error, message):
    with pytest.raises(error, match=message):
        plot()
