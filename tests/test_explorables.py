"""The interactive pieces: they give the numbers of `ops`, in two languages, typed."""

import json
import os
import re
import subprocess
from itertools import combinations, product

import numpy as np
import pytest

from built_site import DOCS, LANGUAGES, ROOT, demand
from fmnist_learn import ops
from opened_piece import EXPLORABLES, PIECES, channels, every_piece, sheet, texts
from test_wording import wrong_words

TYPESCRIPT = "7.0.2"


def image(side, seed=0):
    """Whole numbers, some of them equal."""
    return np.random.default_rng(seed).integers(0, 10, (side, side)).astype(float)


# What each piece has to give: (function, arguments, result).


def convolution():
    rng = np.random.default_rng(1)
    for side, stride, padding in product((5, 8, 28), (1, 2, 3), ("valid", "same")):
        kernel, bias = rng.normal(size=(3, 3)), float(rng.normal())
        found = ops.conv2d(
            channels(image(side)),
            kernel.reshape(3, 3, 1, 1),
            [bias],
            strides=stride,
            padding=padding,
        )
        given = [image(side).tolist(), kernel.ravel().tolist(), bias, stride, padding]
        yield "conv2d", given, sheet(found)


def pooling():
    pools = {
        "max": (ops.max_pool2d, ops.max_pool2d_gradient),
        "average": (ops.avg_pool2d, ops.avg_pool2d_gradient),
    }
    for kind, side, size, stride in product(pools, (4, 7), (2, 3), (1, 2, 3)):
        pool, gradient = pools[kind]
        images, given = (
            channels(image(side)),
            [image(side).tolist(), kind, size, stride],
        )
        pooled = pool(images, size, strides=stride)
        back = gradient(images, np.ones_like(pooled), size, strides=stride)
        yield "pool2d", given, sheet(pooled)
        yield "pool2dGradient", given, sheet(back)


def softmax():
    rows = [[1.0, 2.0, 3.0], [101.0, 102.0, 103.0], [-90.0, 10.0, 0.5], [0.0, 0.0, 0.0]]
    for scores, temperature in product(rows, (0.1, 1.0, 2.5, 10.0)):
        probabilities = ops.softmax(scores, temperature=temperature)
        yield "softmax", [scores, temperature], probabilities.tolist()
        yield "sigmoid", [scores], ops.sigmoid(scores).tolist()
        for right in range(3):
            loss = ops.cross_entropy([right], [probabilities])
            yield "crossEntropy", [right, probabilities.tolist()], loss


def padding():
    """Sizes by the convolutions themselves; what a number sees, by its gradient."""
    for side, size, stride, border, depth in product(
        (9, 28), (1, 2, 3, 5), (1, 2, 3), ("valid", "same"), (1, 2, 3)
    ):
        options = {"strides": stride, "padding": border}
        kernel = np.ones((size, size, 1, 1))
        maps = [channels(np.ones((side, side)))]
        while len(maps) <= depth and (border == "same" or maps[-1].shape[1] >= size):
            maps.append(ops.conv2d(maps[-1], kernel, **options))
        sides = [one.shape[1] for one in maps]
        layer = {"size": size, "stride": stride, "padding": border}
        yield "sides", [side, layer, depth], sides
        for index in {0, sides[-1] // 2, sides[-1] - 1}:
            upstream = np.zeros_like(maps[-1])
            upstream[0, index, index, 0] = 1
            for one in reversed(maps[:-1]):
                upstream = ops.conv2d_gradient(one, kernel, upstream, **options)[0]
            pixels = np.flatnonzero(upstream[0, ..., 0].any(axis=1)).tolist()
            yield "pixels", [sides, layer, index], pixels
            if pixels[0] > 0 and pixels[-1] < side - 1 and sides[-1] > 2:
                field = pixels[-1] - pixels[0] + 1
                yield "receptiveField", [layer, len(sides) - 1], field


def backpropagation():
    """Slopes by `ops.backward`'s parts; training by `ops.train_xor` itself."""
    inputs, targets = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    for seed, steps in product((42, 1, 7), (1, 10, 100, 500)):
        found = ops.train_xor(hidden=2, epochs=steps, seed=seed)
        w1, b1, w2, b2 = found.weights
        # In the order of the piece: w11, w12, w21, w22, b1, b2, v1, v2, c.
        parameters = np.concatenate([part.ravel() for part in found.weights]).tolist()
        rng = np.random.default_rng(seed)
        start = [rng.normal(size=4).tolist(), rng.normal(size=2).tolist()]
        yield "train", [start, steps], parameters
        yield "probabilities", [parameters], found.probabilities.tolist()
        one_more = ops.train_xor(hidden=2, epochs=steps + 1, seed=seed)
        yield "meanLoss", [parameters], float(one_more.losses[-1])
        for x, y in zip(inputs, targets, strict=True):
            z = ops.dense([x], w1, b1)
            a = ops.tanh(z)
            p = ops.sigmoid(ops.dense(a, w2, b2))
            upstream = ops.sigmoid_binary_cross_entropy_gradient([[y]], p)
            upstream, dw2, db2 = ops.dense_gradient(a, w2, upstream)
            upstream = ops.tanh_gradient(z, upstream)
            _, dw1, db1 = ops.dense_gradient([x], w1, upstream)
            slopes = [*dw1.ravel(), *db1, *dw2.ravel(), *db2]
            given = [parameters, [*x, y]]
            yield "loss", given, ops.binary_cross_entropy([[y]], p)
            yield "gradient", given, [float(slope) for slope in slopes]


def early_stopping():
    """By the callback of Keras, which is told the losses as if a model trained."""
    from keras.callbacks import EarlyStopping

    class Model:
        stop_training, weights, compiled = False, 0, True

        def get_weights(self):
            return self.weights

        def set_weights(self, weights):
            self.weights = weights

    record = DOCS / "recorded" / "concepts.json"
    trainings = json.loads(record.read_text(encoding="utf-8"))["trainings"]
    curves = [
        history["val_loss"]
        for name in ("20 epochs", "20 epochs, dropout")
        for history in trainings[name].values()
    ]
    curves += [[0.3, 0.3, 0.3, 0.2], [0.4, 0.3, 0.3, 0.3], [0.1], [0.5, 0.4, 0.3]]
    for losses, patience, restore in product(curves, range(20), (True, False)):
        model = Model()
        callback = EarlyStopping(
            monitor="val_loss",
            mode="min",
            patience=patience,
            restore_best_weights=restore,
        )
        callback.set_model(model)
        callback.on_train_begin()
        for epoch, loss in enumerate(losses):
            model.weights = end = epoch + 1
            callback.on_epoch_end(epoch, {"val_loss": loss})
            if model.stop_training:
                break
        callback.on_train_end()
        yield "ended", [losses, patience, restore], [end, model.weights]
        yield "lowest", [losses], int(np.argmin(losses)) + 1


def activations():
    """Each function and its slope; a chain of neurons by what `ops` gives upstream."""
    pairs = {
        "sigmoid": (ops.sigmoid, ops.sigmoid_gradient),
        "tanh": (ops.tanh, ops.tanh_gradient),
        "relu": (ops.relu, ops.relu_gradient),
        "leaky_relu": (ops.leaky_relu, ops.leaky_relu_gradient),
    }
    for name, (function, gradient) in pairs.items():
        for z in (-6.0, -1.3, -0.1, 0.0, 0.1, 2.0, 6.0):
            yield "activation", [name, z], float(function(z))
            yield "slope", [name, z], float(gradient(z))
            for weight, layers in product((0.5, 1.0, 1.7), (1, 2, 10)):
                sums = [z]
                while len(sums) < layers:
                    sums.append(weight * float(function(sums[-1])))
                found = []
                for depth in range(1, layers + 1):
                    upstream = 1.0
                    for one in reversed(sums[1:depth]):
                        upstream = weight * float(gradient(one, upstream))
                    left = float(gradient(z, upstream))
                    found.append([float(gradient(sums[depth - 1])), left])
                yield "chain", [name, z, weight, layers], found


def relu():
    """The network by `ops.dense` and `ops.relu`, its output by NumPy."""
    rng = np.random.default_rng(3)
    xs = np.arange(-3.0, 4.0)
    places = np.arange(12) / 2 - 3

    def hidden(x, kinks):
        return ops.relu(ops.dense([[x]], np.ones((1, 3)), np.negative(kinks)))[0]

    def fitted(ys, kinks):
        inputs = np.array([[1, *hidden(x, kinks)] for x in xs])
        return inputs, *np.linalg.lstsq(inputs, ys, rcond=None)[:3:2]

    def error(ys, kinks):
        inputs, output, _ = fitted(ys, kinks)
        return np.mean((inputs @ output - ys) ** 2)

    for _ in range(12):
        ys = rng.uniform(-3, 3, 7).round(1)
        for kinks in (rng.uniform(-3, 2.5, 3).round(1), [-3, -3, 1], [2.1, 2.4, 0]):
            inputs, output, rank = fitted(ys, kinks)
            given = [xs.tolist(), ys.tolist(), list(kinks)]
            yield "fitted", given, (inputs @ output).tolist()
            if rank == 4:  # else there are many
                yield "fit", given, output.tolist()
            x, weights = rng.uniform(-3, 3), rng.normal(size=4)
            y = ops.dense([hidden(x, kinks)], weights[1:, np.newaxis], weights[:1])
            yield "predict", [x, list(kinks), weights.tolist()], float(y[0, 0])
        slope, bias = np.polyfit(xs, ys, 1)
        line = bias + slope * xs
        yield "straight", [xs.tolist(), ys.tolist()], line.tolist()
        squared = float(np.mean((line - ys) ** 2))
        yield "meanSquaredError", [line.tolist(), ys.tolist()], squared
    for ys in ([-0.3, -1.8, -1.7, 0, 1.7, 1.8, 0.3], [0, 1, 4, 2, 2, -1, 0.5]):
        best, least = None, np.inf
        for kinks in combinations(places, 3):
            if (found := error(ys, kinks)) < least - 1e-9:
                best, least = kinks, found
        given = [xs.tolist(), ys, places.tolist()]
        yield "bestKinks", given, [float(kink) for kink in best]


# The losses of gradient descent, and their slopes.
SURFACES = {
    "valley": (
        lambda a, b: 0.1 * a**2 + b**2,
        lambda a, b: [0.2 * a, 2 * b],
    ),
    "diagonal": (
        lambda a, b: 0.05 * (a + b) ** 2 + 0.5 * (a - b) ** 2,
        lambda a, b: [0.1 * (a + b) + (a - b), 0.1 * (a + b) - (a - b)],
    ),
    "two": (
        lambda a, b: 0.05 * (a**2 - 4) ** 2 + 0.2 * a + 0.5 + 0.5 * b**2,
        lambda a, b: [0.2 * a * (a**2 - 4) + 0.2, b],
    ),
}
OPTIMIZERS = {
    "sgd": ops.sgd_step,
    "momentum": ops.momentum_step,
    "nesterov": ops.nesterov_step,
    "rmsprop": ops.rmsprop_step,
    "adam": ops.adam_step,
}


def mulberry32(seed):
    """The generator of the piece, in whole numbers of 32 bits."""
    state = seed
    while True:
        state = (state + 0x6D2B79F5) % 2**32
        mixed = (state ^ state >> 15) * (state | 1) % 2**32
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) % 2**32
        yield (mixed ^ mixed >> 14) / 2**32


def batch_tilts(size, seed, steps):
    """16 images that tilt to all sides, shuffled before each epoch, in batches."""
    random, tilts = mulberry32(seed), []
    turn = 2 * np.pi * np.arange(16) / 16
    tilt = 1.5 * np.column_stack([np.cos(turn), np.sin(turn)])
    while len(tilts) < steps:
        order = list(range(16))
        for last in range(15, 0, -1):
            other = int(next(random) * (last + 1))
            order[last], order[other] = order[other], order[last]
        tilts += [
            tilt[order[first : first + size]].mean(axis=0) * (size < 16)
            for first in range(0, 16, size)
        ]
    return tilts[:steps]


def descent(name, surface, start, tilts, *, rate, momentum=0.9):
    """The weights after each step of an optimizer of `ops`."""
    loss, gradient = SURFACES[surface]
    options = {"learning_rate": rate}
    if name in ("momentum", "nesterov"):
        options["momentum"] = momentum
    walk, state = [np.array(start, float)], None
    for tilt in tilts:
        if loss(*walk[-1]) > 1e6:
            break
        slope = np.array(gradient(*walk[-1])) + tilt
        w, state = OPTIMIZERS[name](walk[-1], slope, state, **options)
        walk.append(w)
    return np.array(walk)


def gradient_descent():
    for surface, (loss, gradient) in SURFACES.items():
        for a, b in ((4.0, 2.0), (-1.5, 0.3), (0.0, 0.0), (-4.9, -3.6)):
            yield "loss", [surface, [a, b]], loss(a, b)
            slopes = gradient(a, b)
            yield "gradient", [surface, [a, b]], slopes
            numeric = [
                (loss(a + 1e-6, b) - loss(a - 1e-6, b)) / 2e-6,
                (loss(a, b + 1e-6) - loss(a, b - 1e-6)) / 2e-6,
            ]
            np.testing.assert_allclose(slopes, numeric, atol=1e-7)
    for size, seed in product((16, 4, 1), (42, 1, 2, 3, 4)):
        tilts = np.array(batch_tilts(size, seed, 100))
        # Over an epoch they cancel.
        np.testing.assert_allclose(tilts[: 16 // size].mean(axis=0), 0, atol=1e-12)
        yield "batchTilts", [size, seed, 100], tilts.tolist()
    for surface, name, size, rate, momentum in product(
        SURFACES, OPTIMIZERS, (16, 4), (0.01, 0.1, 0.2, 1.05), (0.01, 0.9)
    ):
        tilts = batch_tilts(size, 42, 40)
        walk = descent(name, surface, [4, 2], tilts, rate=rate, momentum=momentum)
        options = {"rate": rate, "momentum": momentum}
        given = [name, surface, [4, 2], options, [tilt.tolist() for tilt in tilts]]
        yield "weights", given, walk.tolist()
    far = np.array([5.5, 4.25])
    rng = np.random.default_rng(4)
    ways = rng.normal(scale=6, size=(60, 2, 2))
    ways[:3, 1] *= 1e4
    ways[3:6, :, 0] = ways[3:6, :1, 0]  # straight up or down
    ways[6:9, 1] = ways[6:9, 0]  # nowhere
    for way in ways:
        yield "within", [*way.tolist(), far.tolist()], part_within(*way, far)


def part_within(start, end, far):
    """The ends that lie within, and where the way crosses an edge."""
    found = {0.0: start, 1.0: end}
    for side in (0, 1):
        for edge in (-far[side], far[side]):
            if start[side] != end[side]:
                share = (edge - start[side]) / (end[side] - start[side])
                place = start + share * (end - start)
                place[side] = edge
                found[share] = place
    shares = [
        share
        for share in sorted(found)
        if 0 <= share <= 1 and (np.abs(found[share]) <= far).all()
    ]
    return [found[shares[0]].tolist(), found[shares[-1]].tolist()] if shares else []


def cnn():
    rng = np.random.default_rng(3)
    for side, channels_, filters in product((2, 6), (1, 3), (4, 10)):
        images = rng.normal(size=(1, side, side, channels_))
        kernel, bias = (
            rng.normal(size=(3, 3, channels_, filters)),
            rng.normal(size=filters),
        )
        layer = {"kernel": kernel.ravel().tolist(), "bias": bias.tolist()}
        found = ops.conv2d(images, kernel, bias, padding="same")
        given = [images.ravel().tolist(), side, layer]
        yield "convolve", given, found.ravel().tolist()
        pooled = ops.max_pool2d(images)
        yield "maxPool", [images.ravel().tolist(), side], pooled.ravel().tolist()
        first = images[..., 0].ravel().tolist()
        yield "mapOf", [images.ravel().tolist(), side, 0], first
        rows = kernel.reshape(-1, filters)
        inputs = rng.normal(size=len(rows))
        found = ops.dense(inputs[np.newaxis], rows, bias)[0]
        yield "dense", [inputs.tolist(), layer], found.tolist()
    # What a number saw, by its gradient.
    ones = {side: np.ones((1, side, side, 1)) for side in (28, 14)}
    kernel = np.ones((3, 3, 1, 1))
    for layer, side in (("conv_1", 28), ("conv_2", 14)):
        for index in (0, 1, 6, side - 2, side - 1):
            upstream = np.zeros_like(ones[side])
            upstream[0, index, index, 0] = 1
            if layer == "conv_2":
                same = {"padding": "same"}
                upstream = ops.conv2d_gradient(ones[14], kernel, upstream, **same)[0]
                upstream = ops.avg_pool2d_gradient(ones[28], upstream)
            upstream = ops.conv2d_gradient(ones[28], kernel, upstream, padding="same")[
                0
            ]
            rows = np.flatnonzero(upstream[0, ..., 0].any(axis=1)).tolist()
            yield "seen", [layer, index], [rows[0], rows[-1]]


def fashion_mnist():
    rng = np.random.default_rng(4)
    for one, other in rng.integers(0, 256, (20, 2, 784)).astype(float):
        far = float(np.linalg.norm(one - other))
        yield "distance", [one.tolist(), other.tolist()], far


CASES = {
    "backpropagation": backpropagation,
    "cnn": cnn,
    "convolution": convolution,
    "early-stopping": early_stopping,
    "fashion-mnist": fashion_mnist,
    "gradient-descent": gradient_descent,
    "padding": padding,
    "pooling": pooling,
    "relu": relu,
    "sigmoid": activations,
    "softmax": softmax,
}


@every_piece
def test_a_piece_gives_the_numbers_of_ops(piece, tmp_path):
    demand(commands=["node"])
    cases = [
        {"call": call, "given": given, "gives": gives}
        for call, given, gives in CASES[piece]()
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", "same-numbers.test.mjs"],
        cwd=EXPLORABLES,
        env=os.environ | {"PIECE": piece, "CASES": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = re.findall(r"error: .*", done.stdout)
    assert done.returncode == 0, wrong[:5] or done.stderr
    assert f"# pass {len(cases)}\n" in done.stdout


def test_the_types_are_right(monkeypatch):
    demand(commands=["node", "npm"])
    monkeypatch.syspath_prepend(DOCS)
    from npm import fetch

    compiler = fetch("typescript", TYPESCRIPT) / "bin" / "tsc"
    done = subprocess.run(
        ["node", compiler, "--project", EXPLORABLES],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", ["lib", "classify", *PIECES])
def test_the_texts_are_the_same_in_both_languages(folder):
    english, korean = (texts(folder)[lang] for lang in LANGUAGES)
    assert list(english) == list(korean)
    for key in english:
        places = [sorted(re.findall(r"\{\w+\}", one[key])) for one in (english, korean)]
        assert places[0] == places[1], key
        assert not re.search("[가-힣]", english[key]), key
        # A sentence is Korean; a label may be a name that is the same everywhere.
        assert re.search("[가-힣]", korean[key]) or len(korean[key]) < 25, key
    for lang, words in (("en", english), ("ko", korean)):
        found = {key: wrong_words(text, lang) for key, text in words.items()}
        assert {key: wrong for key, wrong in found.items() if wrong} == {}


@every_piece
def test_every_text_is_used(piece):
    """That every text which is asked for is there, the types say."""
    files = (EXPLORABLES / piece).glob("*.mjs")
    script = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for key in set(texts(piece)["en"]) - {"title", "what"}:
        # What a choice is called, padding.same, is put together from field and value.
        assert re.search(rf"\b{key.rpartition('.')[2]}\b", script), key


@every_piece
def test_a_piece_stands_in_its_concept_and_on_the_page_of_all(piece):
    from fmnist_learn import list_concepts

    assert piece in {concept.name for concept in list_concepts()}
    for lang in LANGUAGES:
        page = (DOCS / lang / "play.md").read_text(encoding="utf-8")
        concept = ROOT / "src" / "fmnist_learn" / "concepts" / lang / f"{piece}.md"
        # The same figure, with the same words for who cannot see it.
        text = concept.read_text(encoding="utf-8")
        figure = re.search(rf"^!\[(.*)\]\(figures/{piece}\.svg\)$", text, re.MULTILINE)
        inside = f"![{figure[1]}](concepts/figures/{piece}.svg)"
        assert f"<fl-{piece}>\n{inside}\n</fl-{piece}>" in page
        assert f"(concepts/{piece}.md)" in page
        assert f"fl-{piece} {{ min-height:" in (EXPLORABLES / "page.css").read_text()
        assert "fl-" not in text


def test_the_tag_takes_in_the_figure_of_its_name_only(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import with_pieces

    figure, other = "![A.](figures/pooling.svg)", "![B.](figures/stride.svg)"
    page = f"Text\n\n{figure}\n\n{other}\n"
    inside = f"<fl-pooling>\n{figure}\n</fl-pooling>"
    assert with_pieces(page) == f"Text\n\n{inside}\n\n{other}\n"
    # What shows another thing than the figure stands below it.
    figure = "![C.](figures/backpropagation-numbers.svg)"
    below = "<fl-backpropagation></fl-backpropagation>"
    assert with_pieces(f"{figure}\n") == f"{figure}\n\n{below}\n"
    of_its_name = "![D.](figures/backpropagation.svg)\n"
    assert with_pieces(of_its_name) == of_its_name


def test_the_starts_are_those_of_train_xor(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import starts

    for seed, (hidden, output) in starts().items():
        found = ops.train_xor(hidden=2, epochs=1, learning_rate=1e-300, seed=int(seed))
        assert found.weights[0].ravel().tolist() == hidden
        assert found.weights[2].ravel().tolist() == output
    # What is said of them: from 42 it learns, from 1 it gets stuck.
    right = {
        seed: ops.train_xor(hidden=2, seed=int(seed)).probabilities.round(1).tolist()
        for seed in starts()
    }
    assert right == {"42": [0, 1, 1, 0], "1": [0, 0.5, 1, 0.5]}


def test_the_histories_are_those_recorded(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import histories

    script = (EXPLORABLES / "early-stopping" / "early-stopping.mjs").read_text("utf-8")
    seeds = json.loads(re.search(r"SEEDS = .*\((\[.*\])\)", script)[1])
    for runs in histories().values():
        assert list(runs) == seeds
        for run in runs.values():
            assert {key: len(losses) for key, losses in run.items()} == {
                "loss": 20,
                "val_loss": 20,
            }
    # As the concept tells it: with dropout and seed 42, epoch 13 and 0.322.
    losses = histories()["dropout"]["42"]["val_loss"]
    assert (int(np.argmin(losses)) + 1, round(min(losses), 3)) == (13, 0.322)


def test_the_garments_are_what_is_said_of_them(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import garments

    from fmnist_learn import load_data

    (images, labels), _ = load_data()
    packed, about = garments()
    shown = np.frombuffer(packed, np.uint8).reshape(500, 784).astype(float)
    indices = about["indices"]
    assert len(set(indices)) == 500
    assert np.array_equal(shown, images[indices].reshape(500, 784))
    assert about["labels"] == labels[indices].tolist()
    assert about["labels"] == np.repeat(np.arange(10), 50).tolist()
    for garment in range(0, 500, 7):
        distances = np.linalg.norm(shown - shown[garment], axis=1)
        distances[garment] = np.inf
        assert about["neighbours"][garment] == np.argsort(distances)[:5].tolist()
    # The last five of each class are doubted, all by more of 20 than agree.
    assert [position % 50 for position in about["doubts"]] == [45, 46, 47, 48, 49] * 10
    for position, doubt in about["doubts"].items():
        assert doubt["suggested"] != about["labels"][position]
        assert doubt["given"] < doubt["other"] <= about["asked"]


def test_the_record_of_doubtful_labels_is_made_by_its_script(monkeypatch, tmp_path):
    """On few images, one of which has been given a wrong label."""
    monkeypatch.syspath_prepend(DOCS)
    import record_labels

    from fmnist_learn import load_data

    (images, labels), test = load_data()
    few = images[:600], labels[:600].copy()
    # The most typical trousers are called a boot.
    trousers = np.flatnonzero(few[1] == 1)
    flat = few[0][trousers].reshape(len(trousers), -1).astype(float)
    far = np.linalg.norm(flat - flat.mean(axis=0), axis=1)
    wrong = int(trousers[far.argmin()])
    few[1][wrong] = 9
    monkeypatch.setattr(record_labels.fl, "load_data", lambda: (few, test))
    monkeypatch.setattr(record_labels, "RECORDED", tmp_path)
    record_labels.main()
    record = json.loads((tmp_path / "labels.json").read_text())
    doubts = {one["index"]: one for one in record["kept"]}
    assert (doubts[wrong]["label"], doubts[wrong]["suggested"]) == (9, 1)
    assert doubts[wrong]["given"] < doubts[wrong]["other"]
    assert record["how"]["images"] == 600


def test_the_lab_shows_as_many_doubtful_labels_as_were_recorded(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from records import read

    page = read("lab/labels")["en"]
    shown = next(step for step in page if "KNeighborsClassifier" in step["code"])
    recorded = read("labels")
    doubts, images = sum(recorded["doubtful"]), recorded["how"]["images"]
    assert shown["output"] == f"{doubts} of {images}\n"


@pytest.mark.keras
def test_the_trained_filters_are_those_of_the_package(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import trained

    import fmnist_learn as fl

    shown = trained()
    kernels, biases = fl.load_pretrained("cnn").layers[0].get_weights()
    for number, one in enumerate(shown["filters"]):
        kernel = kernels[:, :, 0, number].ravel()
        np.testing.assert_allclose(one["kernel"], kernel, atol=5e-4)
        assert one["bias"] == pytest.approx(biases[number], abs=5e-4)
    assert number == 31
    assert shown["names"]["ko"] == fl.class_names(lang="ko")
    assert len(shown["images"]) == 10
