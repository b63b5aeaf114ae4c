"""The explanations: that the two languages agree, and that what they show is true."""

import ast
import contextlib
import io
import re
import unicodedata

import pytest

import fmnist_learn as fl
from concept_texts import (
    ALSO,
    FOLDER,
    LANGUAGES,
    NAMES,
    RELATED,
    blocks,
    listed,
    parts,
    prose,
    read,
    sentences,
    without_code,
)
from fmnist_learn import concepts
from fmnist_learn.concepts._catalogue import SECTIONS
from fmnist_learn.concepts._glossary import GLOSSARY
from wording import given_up

HEADINGS = {
    "idea": ("쉽게 말하면", "The idea"),
    "formula": ("공식", "The formula"),
    "by-hand": ("손으로 계산하기", "By hand"),
    "code": ("NumPy와 케라스", "In NumPy and Keras"),
    "mistakes": ("흔한 오해", "What people get wrong"),
    "next": ("다음에 볼 것", "What to look at next"),
    "book": ("책에서는", "In the book"),
}
every_concept = pytest.mark.parametrize("name", NAMES)


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
@pytest.mark.keras
@pytest.mark.tensorflow  # with JAX they print the same, but its compiling takes minutes
def test_the_examples_are_executed(name):
    """In English: the code and what it prints are the same, as tested above."""
    text = read(name, "en")
    names, outputs = {"__name__": "__main__"}, 0
    for code, shown in re.findall(
        r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?",
        text,
        flags=re.DOTALL | re.MULTILINE,
    ):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, f"{name}.md", "exec"), names)
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
        text = sentences(name, lang)
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
    ("the seed chosen by its accuracy", "reproducibility", "0.8547"),
    ("the higher accuracy is better", "comparing-models", "√2 × 0.0027 = 0.0038"),
    ("not told apart is equal", "comparing-models", "0.0022 ± 0.0032"),
    ("the best of 20 on the test set", "comparing-models", "0.0031"),
    ("folds are independent", "comparing-models", "100"),
    ("fit starts over", "gradient-descent", "`warm_start=True`"),
    ("epochs of a model already trained", "reproducibility", "25"),
    ("an output of 100 for 10 classes", "layers", "88,600"),
    ("more hidden than output neurons are needed", "layers", "0.787"),
    ("hidden, since it cannot be seen", "feature-map", "`keras.Model("),
    ("784 neurons times 100 weights", "dense", "78,400"),
    ("the second layer needs input_shape", "dense", "`input_shape=(784,)`"),
    ("softmax follows one-versus-rest", "logistic-regression", "0.71"),
    ("more iterations hardly help", "logistic-regression", "0.826"),
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
        others = {concepts.name_key(word) for word in listed(name, lang, ALSO)}
        for term in GLOSSARY:
            word = term.name.to(lang)
            is_other = concepts.name_key(word) in others
            assert word.casefold() in title or not is_other, word


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name.en)
def test_each_term_of_the_glossary_can_be_looked_up(term):
    words = (term.name.ko, term.name.en, *term.avoid)
    assert len({fl.explain(word).name for word in words}) == 1


def test_no_name_means_two_concepts():
    meant = {}
    for name, spellings in concepts._spellings().items():
        for spelling in spellings:
            meant.setdefault(concepts.name_key(spelling), set()).add(name)
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
        ("표준오차", "comparing-models"),
        ("standard error", "comparing-models"),
        ("McNemar's test", "comparing-models"),
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
        ("가중치 초기화", "initialisation"),
        ("weight initialization", "initialisation"),
        ("Xavier initialization", "initialisation"),
        ("배치 정규화", "batch-normalisation"),
        ("BatchNormalization", "batch-normalisation"),
        ("이동 평균", "batch-normalisation"),
        ("수용 영역", "cnn"),
        ("receptive field", "cnn"),
        ("global average pooling", "pooling"),
        ("from_logits", "cross-entropy"),
        ("가능도", "cross-entropy"),
        ("연쇄 법칙", "backpropagation"),
        ("data augmentation", "augmentation"),
        ("cutout", "augmentation"),
        ("테스트 시 증강", "augmentation"),
        ("warmup", "learning-rate-schedule"),
        ("CosineDecay", "learning-rate-schedule"),
        ("label smoothing", "label-smoothing"),
        ("L2 규제", "weight-decay"),
        ("AdamW", "weight-decay"),
        ("ensemble", "averaging"),
        ("EMA", "averaging"),
        ("transfer learning", "transfer-learning"),
        ("fine tuning", "transfer-learning"),
        # Not written in the texts, but understood.
        ("모멘트럼", "momentum"),
        ("히든 레이어", "layers"),
        ("편향", "neuron"),
        ("에폭", "gradient-descent"),
        ("나트", "entropy"),
        ("배치 노멀라이제이션", "batch-normalisation"),
        ("fully connected layer", "dense"),
        ("학습률 스케쥴", "learning-rate-schedule"),
        ("파인튜닝", "transfer-learning"),
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
