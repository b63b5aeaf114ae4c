"""The explanations: that the two languages agree, and that what they show is true."""

import ast
import contextlib
import dataclasses
import io
import json
import re
import runpy
import unicodedata
from pathlib import Path

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn import concepts, ops
from fmnist_learn.concepts._catalogue import SECTIONS
from fmnist_learn.concepts._glossary import GLOSSARY
from wording import given_up

FOLDER = Path(fl.__file__).parent / "concepts"
RECORDS = Path(__file__).parents[1] / "docs" / "recorded"
NAMES = [name for names in SECTIONS.values() for name in names]
LANGUAGES = ("ko", "en")
HEADINGS = {
    "idea": ("쉽게 말하면", "The idea"),
    "formula": ("공식", "The formula"),
    "by-hand": ("손으로 계산하기", "By hand"),
    "code": ("NumPy와 케라스", "In NumPy and Keras"),
    "mistakes": ("흔한 오해", "What people get wrong"),
    "next": ("다음에 볼 것", "What to look at next"),
    "book": ("책에서는", "In the book"),
}
ALSO = {"ko": "다른 이름", "en": "Also called"}
RELATED = {"ko": "관련 용어", "en": "Related"}
every_concept = pytest.mark.parametrize("name", NAMES)


def read(name, lang):
    return (FOLDER / lang / f"{name}.md").read_text(encoding="utf-8")


def parts(text):
    """The text before the first heading, then each section: {"idea": ..., ...}."""
    pieces = re.split(r"^## .* \{#([\w-]+)\}\n", text, flags=re.MULTILINE)
    return {"top": pieces[0]} | dict(zip(pieces[1::2], pieces[2::2], strict=True))


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def without_code(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def prose(text):
    """What is left without code, formulas, addresses and the lists of names."""
    text = without_code(text)
    text = re.sub(r"^\$\$.*?^\$\$$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for heads in (ALSO, RELATED):
        for head in heads.values():
            text = re.sub(rf"^\*{head}: .*\*$", "", text, flags=re.MULTILINE)
    return re.sub(r"\]\([^)]*\)", "]", text)


def listed(name, lang, heads):
    """What stands in one of the two lists of names, if the concept has it."""
    found = re.search(rf"^\*{heads[lang]}: (.*)\*$", read(name, lang), re.MULTILINE)
    return found[1].split(", ") if found else []


def numbers_of(name, lang):
    """The whole text as plain prose, for a search of numbers."""
    return re.sub("`[^`]*`", "", prose(read(name, lang)))


@every_concept
def test_every_concept_has_the_same_structure_in_both_languages(name):
    for column, lang in enumerate(LANGUAGES):
        text = read(name, lang)
        found = re.findall(r"^## (.*) \{#([\w-]+)\}$", text, flags=re.MULTILINE)
        assert found == [(title[column], key) for key, title in HEADINGS.items()]
        assert len(re.findall(r"^#", prose(text), flags=re.MULTILINE)) == 1 + len(found)
        title, sentence, *lists = parts(text)["top"].strip().split("\n\n")
        assert title.startswith("# ")
        assert sentence
        assert "\n" not in sentence
        heads = [re.fullmatch(r"\*([^:*]+): .+\*", line)[1] for line in lists]
        assert heads in ([ALSO[lang], RELATED[lang]], [ALSO[lang]], [RELATED[lang]])
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@every_concept
def test_both_languages_show_the_same(name):
    korean, english = parts(read(name, "ko")), parts(read(name, "en"))
    assert list(korean) == list(english)
    for key in korean:
        ko, en = korean[key], english[key]
        code = [[ast.dump(ast.parse(b)) for b in blocks(t, "python")] for t in (ko, en)]
        assert code[0] == code[1], key
        assert blocks(ko, "text") == blocks(en, "text"), key
        # Indented by 4, they fit a terminal of 80 columns.
        shown = "".join(blocks(en, "python") + blocks(en, "text"))
        assert max(map(len, shown.splitlines()), default=0) <= 76
        for same in (
            r"^\$\$\n.*?^\$\$$",  # formulas
            r"<!--.*?-->",  # the same, readable in a terminal
            r"\]\(([^)]*)\)",  # links and figures
            r"`[^`\n]+`",  # names of code, in any order
        ):
            flags = re.DOTALL | re.MULTILINE
            found = [re.findall(same, text, flags=flags) for text in (ko, en)]
            if same.startswith("`"):
                found = [sorted(set(one)) for one in found]
            assert found[0] == found[1], (key, same)
        if key != "top":
            numbers = [set(re.findall(r"\d[\d,.]*\d|\d", prose(t))) for t in (ko, en)]
            assert numbers[0] == numbers[1], key


@every_concept
def test_each_language_is_its_own(name):
    assert not re.search("[가-힣]", without_code(read(name, "en")))
    for block in re.split(r"\n\s*\n|\n(?=- )", prose(read(name, "ko"))):
        plain = re.sub(r"`[^`]*`|\{#.*\}|!?\[|\]", "", block).strip()
        if not plain or plain.startswith(("#", "|")):
            continue
        # Sentences end in the polite form of a teacher.
        assert re.search(r"[다요][.?:]?[\"”)*]*$", plain), plain


@every_concept
@pytest.mark.parametrize(
    "lang",
    [
        # With JAX they print the same, but its compiling takes minutes.
        pytest.param("en", marks=[pytest.mark.keras, pytest.mark.tensorflow]),
        # The code is the same, as tested above: the newest versions are enough.
        pytest.param("ko", marks=[pytest.mark.keras, pytest.mark.newest]),
    ],
)
def test_the_examples_are_executed(name, lang):
    text = read(name, lang)
    names, outputs = {"__name__": "__main__"}, 0
    for code, shown in re.findall(
        r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?",
        text,
        flags=re.DOTALL | re.MULTILINE,
    ):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, f"{lang}/{name}.md", "exec"), names)
        assert printed.getvalue() == shown
        outputs += bool(shown)
    assert outputs == len(blocks(text, "text"))
    assert blocks(parts(text)["by-hand"], "text")


@every_concept
def test_formulas_can_be_read_without_latex(name):
    text = read(name, "en")
    formulas = re.findall(
        r"^\$\$\n(.*?)^\$\$\n<!-- (.*?) -->$", text, flags=re.DOTALL | re.MULTILINE
    )
    assert formulas
    assert len(formulas) == text.count("$$") / 2
    for latex, plain in formulas:
        assert "\\" not in plain
        assert "$" not in plain
        # The same letters and digits, apart from the commands of LaTeX.
        said = re.sub(r"\\(?:mathrm|text|operatorname)\{(\w+)\}", r"\1", latex)
        said = re.sub(r"\\[a-zA-Z]+", " ", said)
        for number in re.findall(r"\d+", said):
            assert number in plain
        for letter in set(re.findall(r"[a-zA-Z]", said)):
            assert letter in plain, (letter, plain)
        for symbol in re.findall(r"(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])", plain):
            assert symbol in said, (symbol, plain)
    assert "$" not in re.sub(r"^\$\$$", "", text, flags=re.MULTILINE)


@every_concept
def test_links_lead_to_concepts_and_figures_are_drawn_above(name):
    text = read(name, "en")
    for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)]*)\)", without_code(text)):
        assert target.endswith(".md")
        assert target.removesuffix(".md") in NAMES
        assert target != f"{name}.md"
    for image in re.finditer(r"^!\[.+\]\((.*)\)$", text, flags=re.MULTILINE):
        assert re.fullmatch(rf"figures/{name}(-\w+)?\.svg", image[1])
        assert text[: image.start()].endswith("```\n\n"), "the code that draws it"
    assert re.search(r"\[[^]]*\]\([^)]*\.md\)", parts(text)["next"])


@every_concept
def test_the_section_of_the_book_is_named(name):
    (section,) = [key for key, names in SECTIONS.items() if name in names]
    for lang in LANGUAGES:
        assert section in parts(read(name, lang))["book"]


@every_concept
def test_the_texts_keep_to_the_glossary(name):
    for lang in LANGUAGES:
        text = re.sub("`[^`]*`", "", prose(read(name, lang)))
        variants = [variant for term in GLOSSARY for variant in term.avoid]
        used = [variant for variant in variants if variant.lower() in text.lower()]
        assert used == []
        assert given_up(text, lang) == []


def test_the_glossary_itself_is_worded_so():
    for term in GLOSSARY:
        for lang in LANGUAGES:
            assert given_up(f"{term.name.to(lang)} {term.meaning.to(lang)}", lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "instead"),
    [
        ("In the mean it is 1", "en", "on average"),
        ("it is 1 in the mean", "en", "on average"),
        ("94 % of them", "en", "94%, without a space"),
        ("the end of the boot", "en", None),
        ("옵티마이저는 adam입니다", "ko", "Adam, RMSprop, SGD"),
        ("Adam을 씁니다", "ko", None),
        ("교재의 모델", "ko", "책"),
        ("5번째 원소", "ko", "인덱스가 …인 원소"),
    ],
)
def test_what_the_texts_have_given_up_is_found(text, lang, instead):
    assert [right for _, right in given_up(text, lang)] == (
        [instead] if instead else []
    )


def test_the_folders_hold_the_catalogue():
    for lang in LANGUAGES:
        files = {path.stem for path in (FOLDER / lang).iterdir()}
        assert files == set(NAMES)


# What learners' notes on the course say wrongly, and what stands against it in both
# languages, among the mistakes of a concept.
CORRECTED = [
    ("a two-dimensional input is refused", "array-shape", "Found array with dim 3"),
    ("the images take 47.6 MB", "array-shape", "44.86 MiB"),
    ("reshape gives a list", "array-shape", "`[1, 2] + [3, 4]`"),
    ("this is MNIST", "fashion-mnist", "`keras.datasets.mnist`"),
    ("60 and 20 per cent", "validation", "68.6"),
    ("the mean of the folds is the test accuracy", "validation", "0.8104"),
    ("cross-validation is for logistic regression", "validation", "0.003"),
    ("a split that ran twice", "validation", "38,400"),
    ("two models compared without a seed", "reproducibility", "0.799"),
    ("fit starts over", "gradient-descent", "`warm_start=True`"),
    ("epochs of a model already trained", "reproducibility", "25"),
    ("an output of 100 for 10 classes", "layers", "88,600"),
    ("more hidden than output neurons are needed", "layers", "0.787"),
    ("hidden, since it cannot be seen", "feature-map", "`keras.Model("),
    ("784 neurons times 100 weights", "dense", "78,400"),
    ("the second layer needs input_shape", "dense", "`input_shape=(784,)`"),
    ("softmax follows one-versus-rest", "logistic-regression", "0.70"),
    ("more iterations hardly help", "logistic-regression", "0.8441"),
    ("networks win by flexibility", "logistic-regression", "0.8535"),
    ("a network is logistic regression", "logistic-regression", "0.841"),
    ("softmax computes the equation", "softmax", "`z = x @ w + b`"),
    ("labels are one-hot encoded by themselves", "one-hot", "must have the same rank"),
    ("entropy: much information, rare", "entropy", "9.966"),
    ("the loss of 0.7 is a difference", "cross-entropy", "0.357"),
    ("cross-entropy is symmetric", "cross-entropy", "1.204"),
    ("a loss of 0.4335 is small", "accuracy", "2.303"),
    ("an activation is always there", "relu", "`activation=None`"),
    ("log(b) = c, then 3k - 5", "relu", "log(b) = k"),
    ("SGD takes single samples", "gradient-descent", "`batch_size=1`"),
    ("1,200 steps", "gradient-descent", "1,200 × 32 = 38,400"),
    ("the loss plot's axis", "overfitting", '`plt.xlabel("epoch")`'),
    ("dropout drops weights", "dropout", "79,510"),
    ("ends at the best epoch", "early-stopping", "`restore_best_weights=True`"),
    ("the checkpoint keeps the best", "early-stopping", "save_best_only=True"),
    ("stopped_epoch is the best", "early-stopping", "0.32333"),
    ("weights are saved as .h5", "saving", "`.weights.h5`"),
    ("model.load", "saving", "`keras.models.load_model("),
    ("the weights are hyperparameters", "convolution", "8"),
    ("a border of 1 keeps the size", "padding", "5x5"),
    ("Keras is TensorFlow's", "backend", "JAX"),
    ("import keras from tensorflow", "backend", "`import keras`"),
    ("pooling has AveragePolling2D", "pooling", "`AveragePolling2D`"),
    ("edges, textures, parts, objects", "cnn", "10x10"),
]


@pytest.mark.parametrize(("claim", "name", "truth"), CORRECTED)
def test_what_is_commonly_said_wrong_is_put_right(claim, name, truth):
    for lang in LANGUAGES:
        assert truth in parts(read(name, lang))["mistakes"], (claim, lang)


# What these texts once said, and is not so.
RETRACTED = [
    ("Adam with 0.1 only guesses", "adam", "0.099"),
    ("the same of the learning rate", "learning-rate", "ended at 0.099"),
    ("the same in Korean", "learning-rate", "0.099로, 찍는"),
    ("the end is P epochs after the best, also for 0", "early-stopping", "best}} + P"),
    ("the threshold is on the score with the bias", "neuron", "value at which the dec"),
    ("the same in Korean", "neuron", "판정이 갈리는 값"),
    ("predict takes all images at once", "array-shape", "as there are"),
    ("pixels are bright where the cloth is dark", "neuron", "bright"),
    ("the same of the maps", "filter", "bright"),
    ("a loss says nothing by itself", "accuracy", "no absolute scale"),
    ("the same in Korean", "accuracy", "절대적인 기준이 없습니다"),
    ("three of ten probabilities sum to 1", "softmax", "take three of them"),
    ("a filter sees all channels, always", "filter", "A filter always"),
    ("the same in Korean", "filter", "필터는 언제나 입력의 모든"),
    ("the weights of a dead ReLU stand still", "relu", "stops learning"),
    ("the same in Korean", "relu", "학습을 멈춥니다"),
    ("the device explains the CNN's test accuracy", "adam", "0.008"),
]


@pytest.mark.parametrize(("claim", "name", "words"), RETRACTED)
def test_what_was_false_is_not_said_again(claim, name, words):
    for lang in LANGUAGES:
        assert words not in read(name, lang), claim


# --- what the texts say of Keras, of the maths and of the course's networks ---------


def test_the_bias_is_the_threshold_with_the_opposite_sign():
    inputs, weights = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), [2, 1]
    assert list(inputs @ weights > 2) == list(inputs @ weights - 2 > 0)
    for lang in LANGUAGES:
        assert re.search(
            r"threshold of 2 is a bias of -2|임계값이 2라는 말은 절편이 -2",
            read("neuron", lang),
        )


def test_a_dead_unit_moves_while_the_optimizer_remembers():
    for step in (ops.momentum_step, ops.adam_step):
        alive, state = step(1.0, 1.0)
        dead, _ = step(alive, 0.0, state)
        assert dead < alive
    still, _ = ops.sgd_step(1.0, 0.0)
    assert still == 1


@pytest.mark.keras
@pytest.mark.parametrize("patience", [0, 1, 2, 3])
def test_when_keras_stops_early(patience):
    import keras

    model = keras.Sequential([keras.layers.Input(shape=(1,)), keras.layers.Dense(1)])
    model.compile(loss="mse")
    stop = keras.callbacks.EarlyStopping(patience=patience)
    stop.set_model(model)
    stop.on_train_begin()
    best = 3
    for epoch, loss in enumerate([3, 2, 1, 2, 3, 4, 5, 6]):
        stop.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            break
    assert epoch + 1 == best + max(patience, 1)


@pytest.mark.keras
def test_predict_too_goes_in_batches_of_32():
    import keras

    batches = []
    count = keras.callbacks.LambdaCallback()
    count.on_predict_batch_end = lambda batch, logs: batches.append(
        len(logs["outputs"])
    )
    fl.build_dense().predict(np.zeros((100, 784)), verbose=0, callbacks=[count])
    assert batches == [32, 32, 32, 4]


@pytest.mark.keras
def test_with_groups_a_filter_sees_some_of_the_channels():
    import keras

    layer = keras.layers.Conv2D(4, kernel_size=3, groups=2)
    layer.build((None, 8, 8, 4))
    assert tuple(layer.kernel.shape) == (3, 3, 2, 4)
    assert keras.layers.Conv2D(4, kernel_size=3).groups == 1
    assert hasattr(keras.config, "set_backend")


@pytest.mark.keras
def test_what_is_said_of_the_first_network_holds_for_its_weights():
    weights, biases = fl.load_pretrained("dense").get_weights()
    data = fl.prepare_data()
    labels = data.val_target

    def predicted(images):
        scores = images.astype("float64") @ weights + biases
        gaps = scores - scores.max(axis=1, keepdims=True)
        logs = gaps - np.log(np.exp(gaps).sum(axis=1, keepdims=True))
        loss = -logs[np.arange(len(labels)), labels].mean()
        return scores.argmax(axis=1), round(float(loss), 3)

    classes, loss = predicted(data.val_scaled)
    unscaled, large_loss = predicted(data.val_scaled * 255)
    twice, _ = predicted(data.val_scaled / 255)
    shares = [(one == labels).mean().round(3) for one in (classes, unscaled, twice)]
    recalls = [(classes == c)[labels == c].mean().round(3) for c in (9, 1, 6)]
    shirts = np.bincount(classes[labels == 6], minlength=10)
    assert {int(c) for c in shirts.argsort()[-4:-1]} == {0, 2, 4}
    for lang in LANGUAGES:
        for number in (*shares, loss):
            assert f"{number:.3f}" in numbers_of("scaling", lang)
        assert f"{large_loss:.2f}" in numbers_of("scaling", lang)
        for number in recalls:
            assert f"{number:.3f}" in numbers_of("fashion-mnist", lang)


# --- what was measured with several seeds -------------------------------------------


def recorded(file):
    return json.loads((RECORDS / file).read_text(encoding="utf-8"))


TRAININGS = recorded("concepts.json")["trainings"]
SAMPLES = json.loads(
    (FOLDER.parent / "lessons" / "samples.json").read_text(encoding="utf-8")
)


def last(training, key="val_accuracy"):
    """What each seed ended with."""
    return {seed: history[key][-1] for seed, history in TRAININGS[training].items()}


def states_range(name, values, digits=3):
    """Whether both texts name the lowest and the highest value, side by side."""
    low, high = (f"{one(values):.{digits}f}" for one in (min, max))
    return all(
        f"{low}{to}{high}" in numbers_of(name, lang)
        for lang, to in (("ko", "~"), ("en", " to "))
    )


def test_each_training_was_measured_with_five_seeds_at_least():
    for name, seeds in TRAININGS.items():
        assert len(seeds) == (10 if name == "adam 0.1" else 5), name
        assert "42" in seeds


@pytest.mark.keras
@pytest.mark.newest
def test_the_script_knows_the_trainings_of_the_record(monkeypatch):
    file = RECORDS.parent / "measure_concepts.py"
    monkeypatch.syspath_prepend(file.parent)  # as when the script is started
    script = runpy.run_path(str(file))
    assert list(script["TRAININGS"]) == list(TRAININGS)
    whole = fl.prepare_data(layout="image")
    few = dataclasses.replace(
        whole, val_scaled=whole.val_scaled[:32], val_target=whole.val_target[:32]
    )
    one = script["Training"](images=64, epochs=2)
    history = script["measure"](one, 42, few)
    assert history == script["measure"](one, 42, few)
    assert len(history["val_accuracy"]) == 2
    assert script["hundred_outputs"]().count_params() == 88_600


@pytest.mark.parametrize(
    ("name", "training", "key"),
    [
        ("scaling", "sgd", "val_accuracy"),
        ("scaling", "sgd, unscaled", "val_accuracy"),
        ("scaling", "adam", "val_accuracy"),
        ("scaling", "adam, unscaled", "val_accuracy"),
        ("layers", "100 outputs", "val_accuracy"),
        ("layers", "5 hidden", "val_accuracy"),
        ("layers", "10 hidden", "val_accuracy"),
        ("layers", "adam", "val_accuracy"),
        ("logistic-regression", "adam", "val_accuracy"),
        ("logistic-regression", "linear", "val_accuracy"),
        ("relu", "adam", "val_accuracy"),
        ("relu", "linear", "val_accuracy"),
        ("sigmoid", "sigmoid", "val_accuracy"),
        ("sigmoid", "rmsprop", "val_accuracy"),
        ("sigmoid", "8 layers, relu", "val_accuracy"),
        *[
            ("learning-rate", f"sgd{rate}", key)
            for rate in (" 0.0001", "", " 0.1", " 10")
            for key in ("loss", "val_accuracy")
        ],
        ("learning-rate", "adam", "val_accuracy"),
        ("learning-rate", "adam 0.1", "val_accuracy"),
        *[
            ("momentum", training, key)
            for training in ("sgd", "sgd, momentum", "sgd, nesterov")
            for key in ("loss", "val_accuracy")
        ],
        ("momentum", "sgd 0.1", "loss"),
        ("adam", "adam", "val_accuracy"),
        ("adam", "adam 0.1", "val_accuracy"),
        ("adam", "rmsprop", "val_accuracy"),
        ("adam", "sgd, nesterov", "val_accuracy"),
        ("adam", "adagrad", "val_accuracy"),
        ("adam", "adagrad 0.01", "val_accuracy"),
        ("overfitting", "5 hidden", "accuracy"),
        ("overfitting", "5 hidden", "val_accuracy"),
        ("overfitting", "adam", "accuracy"),
        ("overfitting", "adam", "val_accuracy"),
        ("overfitting", "20 epochs", "val_loss"),
        ("dropout", "20 epochs", "val_loss"),
        ("dropout", "20 epochs, dropout", "val_loss"),
    ],
)
def test_a_text_gives_the_range_that_was_measured(name, training, key):
    assert states_range(name, last(training, key).values())


@pytest.mark.parametrize(
    ("better", "worse", "key"),
    [
        ("sgd", "sgd, unscaled", "val_accuracy"),
        ("adam", "adam, unscaled", "val_accuracy"),
        ("adam", "10 hidden", "val_accuracy"),
        ("10 hidden", "5 hidden", "val_accuracy"),
        ("adam", "linear", "val_accuracy"),
        ("8 layers, relu", "8 layers, sigmoid", "val_accuracy"),
        ("sgd 0.1", "sgd", "val_accuracy"),
        ("sgd", "sgd 0.0001", "val_accuracy"),
        ("sgd", "sgd 10", "val_accuracy"),
        ("adam", "adam 0.1", "val_accuracy"),
        ("sgd, momentum", "sgd", "val_accuracy"),
        ("sgd, nesterov", "sgd", "val_accuracy"),
        ("adam", "sgd, nesterov", "val_accuracy"),
        ("sgd, nesterov", "adagrad", "val_accuracy"),
        ("adagrad 0.01", "adagrad", "val_accuracy"),
    ],
)
def test_what_is_called_better_was_so_with_every_seed(better, worse, key):
    first, second = last(better, key), last(worse, key)
    assert all(first[seed] > second[seed] for seed in first if seed in second)


def test_what_is_called_undecided_is():
    pairs = (
        ("adam", "rmsprop", 3),
        ("sgd, nesterov", "sgd, momentum", 4),
        ("rmsprop", "sigmoid", 3),
        ("adam", "100 outputs", 4),
    )
    for one, other, ahead in pairs:
        first, second = last(one), last(other)
        assert sum(first[seed] > second[seed] for seed in first) == ahead
    leads = [
        a - b
        for a, b in zip(
            last("adam").values(), last("sgd, nesterov").values(), strict=True
        )
    ]
    for lang, to in (("ko", "에서 "), ("en", " to ")):
        assert f"{min(leads):.3f}{to}{max(leads):.3f}" in numbers_of("adam", lang)


def stopping(losses, patience):
    """The best epoch and the last one, with early stopping; both from 1."""
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch == best + max(patience, 1):
            break
    return best + 1, epoch + 1


@pytest.mark.parametrize(
    ("name", "training", "epochs"),
    [
        ("overfitting", "20 epochs", 20),
        ("dropout", "20 epochs, dropout", 20),
        ("early-stopping", "20 epochs, dropout", 15),
    ],
)
def test_the_curves_are_those_of_one_recorded_training(name, training, epochs):
    history = TRAININGS[training]["42"]
    drawn = {}
    code = next(
        one for one in blocks(read(name, "en"), "python") if "train_curve" in one
    )
    exec(code.partition("fig = ")[0], drawn)
    assert drawn["train_curve"] == [round(x, 3) for x in history["loss"][:epochs]]
    assert drawn["val_curve"] == [round(x, 3) for x in history["val_loss"][:epochs]]


def test_what_is_said_of_overfitting_over_five_seeds():
    curves = [history["val_loss"] for history in TRAININGS["20 epochs"].values()]
    dropped = [
        history["val_loss"] for history in TRAININGS["20 epochs, dropout"].values()
    ]
    best = [int(np.argmin(curve)) + 1 for curve in curves]
    rises = [curve[-1] - min(curve) for curve in curves]
    assert states_range("dropout", rises)
    assert states_range("dropout", [curve[-1] - min(curve) for curve in dropped])
    assert all(a[-1] > b[-1] for a, b in zip(curves, dropped, strict=True))
    stops = [stopping(curve, 2) for curve in dropped]
    missed = [
        curve[stop[0] - 1] - min(curve)
        for curve, stop in zip(dropped, stops, strict=True)
    ]
    missed = [gap for gap in missed if gap]
    assert len(missed) == 4
    assert stops[0] == (13, 15)
    ends = [end for _, end in stops]
    for lang, to, nth in (("ko", "에서 ", "번째"), ("en", " to ", "")):
        assert f"{min(best)}{nth}{to}{max(best)}" in numbers_of("overfitting", lang)
        text = numbers_of("early-stopping", lang)
        assert f"{min(ends)}{nth}{to}{max(ends)}" in text
        assert f"{min(missed):.3f}{to}{max(missed):.3f}" in text


def test_the_cnn_beats_a_dense_network_of_its_size():
    dense = [
        history["val_accuracy"][int(np.argmin(history["val_loss"]))]
        for history in TRAININGS["420 hidden"].values()
    ]
    cnn = SAMPLES["08-2"]["val_accuracy"].values()
    assert max(dense) < min(cnn)
    assert states_range("cnn", dense)
    assert states_range("cnn", cnn)


def test_eight_layers_of_sigmoids_only_guess():
    assert {f"{value:.3f}" for value in last("8 layers, sigmoid").values()} == {"0.100"}


def test_the_first_network_over_ten_seeds():
    values = SAMPLES["07-1"]["dense_val_accuracy"].values()
    assert states_range("logistic-regression", values)


def test_the_table_of_seeds_is_what_the_lessons_recorded():
    lessons = recorded("lessons.json")
    rows = [
        ("07-1", "cv_mean", False),
        ("07-1", "dense_val_accuracy", True),
        ("07-2", "adam_val_accuracy", True),
        ("07-3", "early_val_accuracy", True),
        ("08-2", "val_accuracy", True),
        ("08-2", "test_accuracy", True),
    ]
    for lang, to in (("ko", "~"), ("en", " to ")):
        table = re.findall(
            r"^\| (0.*) \|$", read("reproducibility", lang), re.MULTILINE
        )
        for line, (section, key, seeds) in zip(table, rows, strict=True):
            (row,) = (one for one in lessons[section]["rows"] if one["key"] == key)
            values = SAMPLES[section].get(key, {}).values()
            shown = line.split(" | ")
            assert shown[0] == section
            assert shown[2] == f"{row['book']:.4f}"
            assert shown[3] == f"{row['measured']:.4f}"
            if seeds:
                assert shown[4] == f"{min(values):.4f}{to}{max(values):.4f}"
        assert f"{TRAININGS['adam']['42']['val_accuracy'][-1]:.4f}" in numbers_of(
            "reproducibility", lang
        )
    # The one that lies outside, as the text says.
    assert max(SAMPLES["08-2"]["test_accuracy"].values()) < 0.9160


def test_where_the_lesson_stopped_early():
    rows = {
        row["key"]: row["measured"] for row in recorded("lessons.json")["07-3"]["rows"]
    }
    stops = SAMPLES["07-3"]["stopped_epoch"].values()
    for lang, to in (("ko", "에서 "), ("en", " to ")):
        text = numbers_of("early-stopping", lang)
        for key in ("early_val_loss", "early_val_accuracy"):
            assert f"{rows[key]:.5f}" in text
        assert f"{min(stops):.0f}{to}{max(stops):.0f}" in text
    assert rows["stopped_epoch"] == 9


# --- explain and list_concepts ------------------------------------------------------


# Words that were once called other names for what they are not.
NO_SYNONYMS = [
    ("KL divergence", "cross-entropy"),
    ("KL 발산", "cross-entropy"),
    ("epoch", "gradient-descent"),
    ("에포크", "gradient-descent"),
    ("optimizer", "gradient-descent"),
    ("TensorFlow", "backend"),
    ("텐서플로", "backend"),
    ("linearly separable", "xor"),
    ("선형 분리 가능", "xor"),
    ("one-vs-rest", "logistic-regression"),
    ("SGDClassifier", "logistic-regression"),
    ("hidden layer", "layers"),
    ("dead ReLU", "relu"),
    ("underfitting", "overfitting"),
    ("max pooling", "pooling"),
    ("same padding", "padding"),
    ("cross-correlation", "convolution"),
    ("self-information", "entropy"),
]


@pytest.mark.parametrize(("word", "name"), NO_SYNONYMS)
def test_a_related_word_is_found_and_not_called_another_name(word, name):
    assert fl.explain(word).name == name
    for lang in LANGUAGES:
        assert word not in listed(name, lang, ALSO)
    assert any(word in listed(name, lang, RELATED) for lang in LANGUAGES)


@every_concept
def test_another_name_is_not_a_term_of_its_own(name):
    for lang in LANGUAGES:
        title = read(name, lang).partition("\n")[0].casefold()
        others = {concepts._key(word) for word in listed(name, lang, ALSO)}
        for term in GLOSSARY:
            word = term.name.to(lang)
            assert word.casefold() in title or concepts._key(word) not in others, word


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name.en)
def test_each_term_of_the_glossary_can_be_looked_up(term):
    words = (term.name.ko, term.name.en, *term.avoid)
    assert len({fl.explain(word).name for word in words}) == 1


def test_no_name_means_two_concepts():
    meant = {}
    for name, spellings in concepts._spellings().items():
        for spelling in spellings:
            meant.setdefault(concepts._key(spelling), set()).add(name)
    assert {key: names for key, names in meant.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("softmax", "softmax"),
        ("소프트맥스", "softmax"),
        ("  Soft-Max ", "softmax"),
        (unicodedata.normalize("NFD", "소프트맥스"), "softmax"),
        ("합성곱", "convolution"),
        ("컨볼루션", "convolution"),
        ("convolution", "convolution"),
        ("conv", "convolution"),
        ("Conv2D", "convolution"),
        ("교차엔트로피", "cross-entropy"),
        ("sparse_categorical_crossentropy", "cross-entropy"),
        ("과적합", "overfitting"),
        ("epoch", "gradient-descent"),
        ("퍼셉트론", "neuron"),
        ("OvR", "logistic-regression"),
        ("feature map", "feature-map"),
        ("ReLU", "relu"),
        ("MaxPooling2D", "pooling"),
        ("nesterov", "momentum"),
        ("rmsprop", "adam"),
        ("CNN", "cnn"),
        ("필터", "filter"),
        ("kernel", "filter"),
        ("채널", "filter"),
        ("seed", "reproducibility"),
        ("체크포인트", "early-stopping"),
        ("checkpoint", "early-stopping"),
        ("손실", "accuracy"),
        ("cross validation", "validation"),
        ("은닉층", "layers"),
        ("hidden layer", "layers"),
        ("미니배치", "gradient-descent"),
        ("batch size", "gradient-descent"),
        ("정규화", "scaling"),
        ("활성화 함수", "relu"),
        # Not written in the texts, but understood.
        ("모멘트럼", "momentum"),
        ("히든 레이어", "layers"),
        ("편향", "neuron"),
        ("에폭", "gradient-descent"),
        ("나트", "entropy"),
        ("fully connected layer", "dense"),
    ],
)
def test_explain_knows_the_names_that_people_use(asked, name):
    assert fl.explain(asked).name == name


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("softmx", "'softmax'"),
        ("소프트멕스", "'소프트맥스'"),
        ("스트라읻드", "'스트라이드'"),
        ("dropuot", "'dropout'"),
        ("back propagaton", "'backpropagation'"),
    ],
)
def test_a_typo_is_answered_with_the_nearest_names(asked, near):
    with pytest.raises(ValueError, match="concept must be the name of a concept") as e:
        fl.explain(asked)
    assert near in str(e.value).lower()
    assert f"concept={asked!r}" in str(e.value)


def test_what_is_no_concept_is_said_to_be_none():
    with pytest.raises(ValueError, match="'quaternion'. list_concepts") as caught:
        fl.explain("quaternion")
    assert "Did you mean" not in str(caught.value)
    with pytest.raises(TypeError, match="concept must be the name of a concept"):
        fl.explain(7)
    with pytest.raises(ValueError, match="lang must be one of"):
        fl.explain("softmax", lang="fr")


def test_the_language_of_an_answer(monkeypatch):
    assert fl.explain("softmax").lang == "en"
    assert fl.explain("소프트맥스").lang == "ko"  # nobody has chosen a language
    assert fl.explain("소프트맥스", lang="en").lang == "en"
    fl.set_language("en")
    assert fl.explain("소프트맥스").lang == "en"
    fl.set_language("ko")
    assert fl.explain("softmax").lang == "ko"
    fl.set_language(None)
    monkeypatch.setenv("FMNIST_LEARN_LANG", "en")
    assert fl.explain("소프트맥스").lang == "en"


@every_concept
def test_an_explanation_reads_well_everywhere(name):
    for lang in LANGUAGES:
        explanation = fl.explain(name, lang=lang)
        (section,) = [key for key, names in SECTIONS.items() if name in names]
        assert (explanation.name, explanation.section) == (name, section)
        terminal = str(explanation)
        assert repr(explanation) == terminal
        assert terminal.startswith(f"{explanation.title}\n\n")
        said = [line for line in terminal.splitlines() if line[:4] != " " * 4]
        for markup in ("$", "\\", "{#", "<!--", ".md", "```", "##", "**", "|", "…"):
            assert markup not in "\n".join(said), markup
        for wide in terminal.splitlines():
            width = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in wide)
            assert width <= 80
        # Nothing is lost on the way.
        words = re.sub(r"`|\*\*|\*", "", parts(explanation.markdown)["mistakes"])
        assert "".join(words.split()) in "".join(terminal.split())
        notebook = explanation._repr_markdown_()
        assert notebook.startswith(f"# {explanation.title}\n")
        assert notebook.count("$$") == explanation.markdown.count("$$")
        for markup in ("{#", "<!--", ".md", "figures/"):
            assert markup not in notebook


def test_colours_and_the_name_to_ask_for_next():
    from rich.console import Console

    console = Console(file=io.StringIO(), force_terminal=True, width=60)
    with console.capture() as printed:
        console.print(fl.explain("softmax", lang="en"))
    assert "\x1b[1;4mSoftmax\x1b[0m" in printed.get()
    assert "Cross-entropy (cross-entropy): the loss" in str(
        fl.explain("softmax", lang="en")
    )
    shown = fl.explain("softmax", lang="en")._repr_markdown_()
    assert '**Cross-entropy** (`explain("cross-entropy")`): the loss' in shown


def test_the_list_of_concepts_is_in_the_order_of_learning():
    korean, english = fl.list_concepts(lang="ko"), fl.list_concepts()
    assert [(name, section) for name, _, section in korean] == [
        (name, section) for section, names in SECTIONS.items() for name in names
    ]
    assert [entry.name for entry in korean] == [entry.name for entry in english]
    assert ("padding", "패딩", "08-1") in korean
    assert ("padding", "Padding", "08-1") in english


def test_the_glossary_has_each_term_once():
    for lang in LANGUAGES:
        names = [term.name.to(lang) for term in GLOSSARY]
        assert len(set(names)) == len(names)
        meanings = [term.meaning.to(lang) for term in GLOSSARY]
        assert len(set(meanings)) == len(meanings)
    assert concepts.GLOSSARY is GLOSSARY
    for term in GLOSSARY:
        assert not re.search("[가-힣]", term.name.en + term.meaning.en)
        assert re.search("[가-힣]", term.meaning.ko)
        assert not term.meaning.en.endswith(".")
        # A term is not among its own variants.
        assert not {term.name.ko, term.name.en} & set(term.avoid)
