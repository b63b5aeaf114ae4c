import ast
import builtins
import gzip
import importlib.util
import os
import re
import shutil
import sys
from dataclasses import replace
from graphlib import CycleError
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import fmnist_learn as fl
from fmnist_learn.doctor import RULES, rules
from fmnist_learn.doctor._rules import in_order
from learner import run

BY_NAME = {rule.name: rule for rule in RULES}
CODE = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)")
TEXTS = [
    (rule.name, text)
    for rule in RULES
    for text in (rule.title, rule.cause, rule.remedy, rule.holds)
    if text is not None
]


def test_every_rule_is_complete():
    concepts = {concept.name for concept in fl.list_concepts()}
    sections = {concept.section for concept in fl.list_concepts()}
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        assert rule.where
        assert not rule.concept or rule.concept in concepts
        assert rule.section in sections
        assert bool(rule.kinds) == bool(rule.pattern) == ("error" in rule.where)
        assert rule.kinds or not (rule.line or rule.advise)
        assert rule.broken != rule.fixed
        ast.parse(rule.fixed)


def test_every_rule_is_the_one_of_its_file():
    files = {path.stem for path in Path(rules.__file__).parent.glob("[!_]*.py")}
    assert files == {rule.name.replace("-", "_") for rule in RULES}
    for file in files:
        module = importlib.import_module(f"fmnist_learn.doctor.rules.{file}")
        assert module.RULE is BY_NAME[file.replace("_", "-")]
        assert module.__doc__ == f"{module.RULE.title.en}."


def codes(sentence):
    return {code[2] for code in CODE.finditer(sentence)}


def test_every_text_is_in_both_languages_with_the_same_code():
    for name, text in TEXTS:
        assert re.search("[가-힣]", CODE.sub("", text.ko)), name
        assert not re.search("[가-힣]", text.en), name
        assert codes(text.ko) == codes(text.en), name


def test_code_in_a_text_stands_in_backticks_and_markdown_eats_nothing():
    code = re.compile(
        r"[\\`*_<>\[\]{}=/\"]"  # the signs of Markdown, and those of code
        r"|(?<![a-z])'|'(?![a-z])"  # a string, not an apostrophe
        r"|[a-z][(.][a-z]"  # a call, a name with a dot
        r"|\b(None|True|False|[A-Z]?[a-z]+[A-Z]\w*)\b",
        re.ASCII,
    )
    for name, text in TEXTS:
        for sentence in (text.ko, text.en):
            rest = CODE.sub("", sentence)
            for word in ("NumPy", "PyTorch", "TensorFlow", "MiB"):
                rest = rest.replace(word, "")
            assert not code.search(rest), (name, code.search(rest), sentence)


def test_a_rule_comes_before_those_it_names():
    one, two, three = (replace(RULES[0], name=name, before=()) for name in "abc")
    assert in_order([three, one, two]) == (one, two, three)
    last = replace(three, before=("a",))
    assert in_order([one, two, last]) == (two, last, one)
    with pytest.raises(CycleError):
        in_order([replace(one, before=("c",)), last])
    with pytest.raises(KeyError):
        in_order([two, last])
    assert in_order([replace(one, general=True), two]) == (
        two,
        replace(one, general=True),
    )


def an_error(kind, message):
    """An exception of this name and its bases with exactly these words."""
    base = getattr(builtins, kind, Exception)
    return type(kind, (base,), {"__str__": lambda _: message})(message)


# What two rules know, and the one that explains it: all that `before` is there for.
KNOWN_TO_TWO = {
    ("attribute-of-old-keras", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'to_yaml'",
    ),
    ("channels-first", "feature-map-too-small"): (
        "ValueError",
        "Computed output size would be negative. Received: inputs "
        "shape=(None, 1, 28, 28)",
    ),
    ("file-for-an-array", "list-for-an-array"): (
        "ValueError",
        "Unrecognized data type: x=boot.png (of type <class 'str'>)",
    ),
    ("file-hides-a-module", "misspelt-name"): (
        "AttributeError",
        "module 'keras' has no attribute 'Input' (consider renaming 'keras.py')",
    ),
    ("input-does-not-fit", "feature-map-too-small"): (
        "ValueError",
        "Negative dimension size caused by subtracting 3 from 1, with input shapes: "
        "[28,28,1,1]",
    ),
    ("keras-for-scikit-learn", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'get_params'",
    ),
    ("layer-of-another-keras", "not-a-layer"): (
        "ValueError",
        "Only instances of `keras.Layer` can be added to a Sequential model. "
        "Received: <class 'tf_keras.layers.Dense'>",
    ),
    ("list-of-arrays", "rows-do-not-match"): (
        "ValueError",
        "Data cardinality is ambiguous. 'x' sizes: 784, 784",
    ),
    ("method-of-another-library", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'train'",
    ),
    ("module-not-found", "no-such-name"): (
        "ModuleNotFoundError",
        "No module named 'sklern.metrics'",
    ),
    ("scikit-wrapper", "moved-in-keras"): (
        "ModuleNotFoundError",
        "No module named 'keras.wrappers.scikit_learn'",
    ),
    ("weights-file-not-found", "model-file-not-found"): (
        "FileNotFoundError",
        "Unable to open file (unable to open file",
    ),
    ("fit-generator", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'fit_generator'",
    ),
    ("model-has-no-input", "not-built"): (
        "AttributeError",
        "The layer sequential has never been called and thus has no defined input.",
    ),
    ("model-load", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'load'",
    ),
    ("model-sequential", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'Sequential'",
    ),
    ("moved-in-keras", "misspelt-name"): (
        "ModuleNotFoundError",
        "No module named 'keras.layers.core'",
    ),
    ("predict-classes", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'predict_classes'",
    ),
    ("scikit-wrapper", "misspelt-name"): (
        "ModuleNotFoundError",
        "No module named 'keras.wrappers.scikit_learn'",
    ),
    ("score-and-evaluate", "misspelt-method"): (
        "AttributeError",
        "'Sequential' object has no attribute 'score'",
    ),
    ("split-into-four", "load-data-parentheses"): (
        "ValueError",
        "not enough values to unpack (expected 4, got 2)",
    ),
    ("whole-targets-for-categorical", "flatten-missing"): (
        "ValueError",
        "Arguments `target` and `output` must have the same rank (ndim). "
        "Received: target.shape=(None,), output.shape=(None, 28, 10)",
    ),
}


def known_to(first, second, error):
    """Whether both rules match an error, in a line that could be of either."""
    line = first.broken + second.broken
    # The second first: mostly the error is of the first rule, and of no other.
    return second.matches(error, line) and first.matches(error, line)


def also_know(rule, error):
    """The rules that match an error of a rule, and are not known to do so.

    Of a general rule and another the other explains.
    """
    return [
        other.name
        for other in RULES
        if other is not rule
        and other.general == rule.general
        and known_to(rule, other, error)
        and (rule.name, other.name) not in KNOWN_TO_TWO
        and (other.name, rule.name) not in KNOWN_TO_TWO
    ]


def test_of_two_rules_that_know_an_error_the_special_one_explains():
    for (first, second), (kind, message) in KNOWN_TO_TWO.items():
        special, general = BY_NAME[first], BY_NAME[second]
        assert known_to(special, general, an_error(kind, message)), first
        assert second in special.before
        assert RULES.index(special) < RULES.index(general)
    # The others are faults of a model, in the order in which they are read.
    pairs = {(rule.name, later) for rule in RULES for later in rule.before}
    for first, second in pairs - KNOWN_TO_TWO.keys():
        assert BY_NAME[first].check, first
        assert BY_NAME[second].check, second


@settings(
    database=None,
    derandomize=True,
    deadline=None,
    max_examples=20,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_what_two_rules_know_is_among_these(data):
    for rule in RULES:
        if not rule.kinds:
            continue
        # The whole of Unicode takes seconds to list, and is in no other pattern.
        ascii_only = st.characters(codec="ascii")
        message = data.draw(st.from_regex(rule.pattern, alphabet=ascii_only))
        for kind in rule.kinds:
            others = also_know(rule, an_error(kind, message))
            assert not others, (rule.name, others, message)


def happens_here(name):
    """Whether the broken code of a rule is an error on this machine."""
    if name == "disk-full":
        return Path("/dev/full").exists()  # a disk that is always full, on Linux
    if name == "pydot-missing":
        return importlib.util.find_spec("pydot") is None
    return True


def prepare(name):
    """What the broken code of a rule finds when it runs."""
    if name == "disk-full":
        Path("model.keras").symlink_to("/dev/full")
    if name == "truncated-data":
        folder = Path(os.environ["KERAS_HOME"], "datasets", "fashion-mnist")
        folder.mkdir(parents=True, exist_ok=True)
        for part in ("train", "t10k"):
            for kind in ("images-idx3", "labels-idx1"):
                whole = gzip.compress(bytes(1000))
                (folder / f"{part}-{kind}-ubyte.gz").write_bytes(whole[:-10])


def words(error):
    """The type and the message, without colours and line ends."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    said = re.sub(r"\x1b\[\d*m", "", said)
    return " ".join(f"{type(error).__name__}: {said}".split())


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_each_error_is_raised_and_explained_and_its_correction_runs(
    tmp_path, monkeypatch
):
    import keras
    import matplotlib.pyplot as plt

    # With it, Keras takes the process for a notebook, and only prints some errors.
    monkeypatch.delitem(sys.modules, "IPython.core.magics.namespace", raising=False)
    problems = []
    for rule in RULES:
        if "error" not in rule.where or not happens_here(rule.name):
            continue
        folder = tmp_path / rule.name
        folder.mkdir()
        monkeypatch.chdir(folder)
        prepare(rule.name)
        error, caught, _ = run(rule.broken)
        keras.backend.clear_session(free_memory=False)
        candidates = [error] if error else [one.message for one in caught]
        known = {fl.explain_error(one).rule: one for one in reversed(candidates)}
        if rule.name not in known:
            problems.append((rule.name, known, candidates))
        elif not words(known[rule.name]).startswith(rule.error) and not rule.holds:
            problems.append((rule.name, "other words", words(known[rule.name])))
        elif others := also_know(rule, known[rule.name]):
            problems.append((rule.name, "and", others))
        plt.close("all")
        error, caught, _ = run(rule.fixed)
        again = [fl.explain_error(one.message).rule for one in caught]
        if error is not None or rule.name in again:
            problems.append((rule.name, "corrected", error, again))
        keras.backend.clear_session(free_memory=False)
        plt.close("all")
    shutil.rmtree(Path(os.environ["KERAS_HOME"], "datasets"), ignore_errors=True)
    assert problems == [], "\n".join(map(str, problems))
