"""What holds for the package as a whole."""

import ast
import doctest
import importlib
import inspect
import re
import sys
import tomllib
from pathlib import Path

import pytest

import fmnist_learn as fl
from conftest import imported_of, small
from sentences import check, expressions, is_open, value_of

SOURCE = Path(fl.__file__).parent
ROOT = Path(__file__).parents[1]
READMES = {
    "en": (ROOT / "README.md").read_text(encoding="utf-8"),
    "ko": (ROOT / "README.ko.md").read_text(encoding="utf-8"),
}
STUB = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
PUBLIC = {
    alias.name: node.module
    for node in STUB.body
    if isinstance(node, ast.ImportFrom) and node.module
    for alias in node.names
}
DOCUMENTED = {name: getattr(fl, name) for name in PUBLIC} | {
    f"ops.{name}": getattr(fl.ops, name) for name in fl.ops.__all__
}
# The classes of results stand in their modules; the reference shows them.
RESULTS = {
    found: getattr(importlib.import_module(f"fmnist_learn.{module}"), name)
    for page in (ROOT / "docs" / "en" / "reference").glob("*.md")
    for found, module, name in re.findall(
        r"^::: fmnist_learn\.(([\w.]+)\.([A-Z]\w+))$", page.read_text("utf-8"), re.M
    )
}
DOCUMENTED |= RESULTS
# What an example needs besides NumPy; everything else is tested everywhere.
NEEDS = {
    "baseline_sgd": "newest",  # half a minute: once is enough
    "plot_confusion": "sklearn",
    "plot_mistakes": "sklearn",
    "analyse": "sklearn",
    "plot_pairs": "sklearn",
    "plot_calibration": "sklearn",
    "run_experiment": "sklearn",
    "run_lesson": "keras",
    "load_pretrained": "keras",
    "build_dense": "keras",
    "build_deep": "keras",
    "build_cnn": "keras",
    "build_modern": "keras",
    "train": "keras",
    "sweep": "keras",
    "evaluate": "keras",
    "visualize_filters": "keras",
    "visualize_feature_maps": "keras",
    "check_model": "keras",
    "diagnose": "keras",
}
HEAVY = "keras tensorflow jax sklearn matplotlib pandas scipy joblib".split()  # noqa: SIM905
MARKER = "--- 한국어 ---"


def test_the_stub_is_the_list_of_public_names():
    assert sorted(fl.__all__) == sorted([*PUBLIC, "ops"])
    assert set(fl.__all__) <= set(dir(fl))
    assert fl.ops is importlib.import_module("fmnist_learn.ops")
    for name, module in PUBLIC.items():
        home = importlib.import_module(f"fmnist_learn.{module}")
        assert getattr(fl, name) is getattr(home, name)
        assert getattr(home, name).__module__ == home.__name__


def test_completion_offers_the_operations_and_nothing_else():
    source = SOURCE / "ops"
    public = {
        node.name
        for path in source.glob("[a-z]*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    }
    assert {name for name in dir(fl.ops) if not name.startswith("__")} == public
    assert len(fl.ops.__all__) == len(public)
    for name in public:
        home = importlib.import_module(getattr(fl.ops, name).__module__)
        assert home.__name__.startswith("fmnist_learn.ops.")
        assert getattr(home, name) is getattr(fl.ops, name)


def test_the_reference_shows_every_class_of_a_result():
    """What a public function returns, and what that holds."""
    waiting = [getattr(fl, name) for name in PUBLIC]
    shown, seen = {fl.Splits, *RESULTS.values()}, set()
    while waiting:
        if (one := waiting.pop()) in seen:
            continue
        seen.add(one)
        hints = getattr(one, "__annotations__", {})
        texts = hints.values() if inspect.isclass(one) else [hints.get("return", "")]
        for word in re.findall(r"\b[A-Z]\w+", " ".join(map(str, texts))):
            found = getattr(sys.modules[one.__module__], word, None)
            if inspect.isclass(found) and found.__module__.startswith("fmnist_learn."):
                assert found in shown, f"{one.__name__} gives {word}"
                waiting.append(found)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="load_dat"):
        fl.load_dat  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        "import fmnist_learn",
        "import fmnist_learn.cli",
        "from fmnist_learn import load_data, prepare_photo, set_language; load_data()",
        "from fmnist_learn import load_pretrained, predict",
        "from fmnist_learn import sweep",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code):
    assert imported_of(HEAVY, code) == "heavy []"


@pytest.mark.parametrize(
    "code",
    [
        "import fmnist_learn.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: 0",
        "import fmnist_learn.cli as c\n"
        "try: c.main(['explain', 'softmax'])\nexcept SystemExit: 0",
        "import fmnist_learn.recipes",
        "from fmnist_learn import explain; repr(explain('합성곱'))",
        "from fmnist_learn import list_experiments; list_experiments()",
        "from fmnist_learn import explain_error; explain_error(KeyError('acc'))",
        "from fmnist_learn import fix_code; fix_code('np.float')",
        "import fmnist_learn as fl; fl.load_ipython_extension; fl.diagnose",
    ],
)
def test_an_answer_in_words_is_there_at_once(code):
    assert imported_of([*HEAVY, "numpy"], code) == "heavy []"


def imports(room):
    """The rooms that a module or a folder of modules imports, and the packages."""
    found = set()
    files = [SOURCE / f"{room}.py", *(SOURCE / room).rglob("*.py")]
    texts = [path.read_text("utf-8") for path in files if path.exists()]
    for node in ast.walk(ast.parse("\n".join(texts))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            # `from fmnist_learn import ops` names a room as well.
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_imports_go_in_one_direction():
    rooms = {path.stem for path in SOURCE.glob("*.py")} - {"__init__"}
    rooms |= {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    leaves = {
        "_archive",
        "_checks",
        "_network",
        "_printed",
        "_twins",
        "audit",
        "entries",
        "_files",
        "_holding",
        "_html",
        "_groups",
        "_machine",
        "_photos",
        "_progress",
        "_stopping",
        "i18n",
        "data",
        "dataset",
        "photo",
        "ops",
        "evaluation",
        "labels",
    }
    leaves |= {"concepts", "analysis"}
    middle = {"models", "training", "baseline", "plots"}
    keras = "_keras"  # Keras, started; of use to those that import it
    optimizers = "_optimizers"  # what `training` and `sweeps` are asked for
    above = {"pretrained": {"training"}, "prediction": {"pretrained", "training"}}
    above["folds"] = {"training", keras}
    above["recipes"] = {"models", "training", "baseline", optimizers}
    above["lessons"] = middle | {"pretrained", "recipes", keras}
    above["sweeps"] = middle | {"recipes", keras, optimizers}
    above["experiments"] = middle | {"recipes", "sweeps", keras}
    above["doctor"] = set()
    above["exercises"] = middle | {"doctor", keras}  # doctor reads notebooks
    above["notebooks"] = {"lessons", "exercises"}
    below = {keras, optimizers}
    assert rooms == leaves | middle | below | set(above) | {"cli", "__main__"}
    for room in rooms:
        found = imports(room)
        ours = {name for name in found if name.startswith("fmnist_learn.")}
        inside = {name.split(".")[1] for name in ours}
        packages = {name.split(".")[0] for name in found}
        assert "tensorflow" not in packages
        assert "cli" not in inside or room in {"cli", "__main__"}
        if room in leaves:
            assert inside <= leaves
            assert not packages & set(HEAVY)
        if room in middle | below:
            assert inside <= leaves | below | {room}
        if room in above:
            assert inside <= leaves | above[room] | {room}


def test_no_module_reaches_into_another_ones_private_names():
    def private(name):
        return name.startswith("_") and not name.startswith("__")

    taken = []
    for path in SOURCE.rglob("*.py"):
        bound = set()
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        for node in nodes:
            module = getattr(node, "module", "") or ""
            if isinstance(node, ast.Import) or module.startswith("fmnist_learn"):
                ours = [a for a in node.names if "fmnist_learn" in (module or a.name)]
                bound |= {alias.asname or alias.name for alias in ours}
                taken += [
                    f"{path.stem}: {module}.{alias.name}"
                    for alias in ours
                    if private(alias.name)
                ]
        for node in nodes:
            if isinstance(node, ast.Attribute) and private(node.attr):
                owner = ast.unparse(node.value)
                if owner in bound:
                    taken.append(f"{path.stem}: {owner}.{node.attr}")
    assert taken == []


def halves(documented):
    text = inspect.getdoc(documented)
    english, marker, korean = text.partition(f"\n{MARKER}\n")
    assert marker, "no Korean half"
    return english, korean


def sections(half):
    """The names in each section, in order: {"Args": ["path", ...], ...}."""
    found, section = {}, None
    for line in half.splitlines():
        if title := re.fullmatch(r"(Args|Returns|Raises|Attributes|Example):", line):
            section = found.setdefault(title[1], [])
        elif line and not line.startswith(" "):
            section = None
        elif section is not None and (name := re.match(r"    (\*?\w+): ", line)):
            section.append(name[1])
    return found


def prose(half):
    """Without the example, which stands once and may show Korean output."""
    return re.sub(r"^Example:\n(?:(?: .*)?\n)+", "", half, flags=re.MULTILINE)


@pytest.mark.parametrize("name", [*DOCUMENTED, "", "ops"])
def test_both_halves_of_a_docstring_say_the_same(name):
    modules = {"": fl, "ops": fl.ops}
    documented = modules[name] if name in modules else DOCUMENTED[name]
    english, korean = halves(documented)
    here = {key: names for key, names in sections(english).items() if key != "Example"}
    assert here == sections(korean)
    assert not re.search("[가-힣]", prose(english)) or not name
    assert re.search("[가-힣]", korean)
    # Each is a text of its own: Korean prose ends its sentences in -다 or -요.
    assert re.search(r"[다요]\.", korean)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_docstrings_name_every_parameter_and_have_an_example(name):
    documented = DOCUMENTED[name]
    english, korean = halves(documented)
    found = sections(english)
    parameters = inspect.signature(documented).parameters
    if inspect.isclass(documented):
        assert found["Attributes"] == list(parameters)
        return
    named = [
        f"*{key}" if parameter.kind is parameter.VAR_POSITIONAL else key
        for key, parameter in parameters.items()
    ]
    assert found.get("Args", []) == named
    examples = doctest.DocTestParser().get_examples(english)
    assert any(name in example.source for example in examples)
    assert "Example" in found
    assert ">>>" not in korean


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=getattr(pytest.mark, NEEDS[name]))
        if name in NEEDS
        else name
        for name, documented in DOCUMENTED.items()
        if not inspect.isclass(documented)
    ],
)
def test_the_examples_run(name, monkeypatch, baseline_once):
    monkeypatch.setattr(fl, "baseline_sgd", baseline_once)
    english, _ = halves(DOCUMENTED[name])
    example = english.partition("Example:")[2]  # what follows it is prose
    test = doctest.DocTestParser().get_doctest(example, {}, name, None, 0)
    report = []
    failed = doctest.DocTestRunner().run(test, out=report.append)
    assert not failed.failed, "".join(report)


@pytest.mark.keras
@pytest.mark.sklearn
def test_the_code_in_the_sentences_of_docstrings_runs():
    """A name is of a parameter, of the package or of Keras; a complete call runs."""
    import joblib
    import keras
    import numpy as np
    from sklearn.linear_model import SGDClassifier
    from sklearn.model_selection import cross_validate, train_test_split

    from fmnist_learn.prediction import classify, find_model

    data = small("flat", 40, 20, 20)
    public = {name: getattr(fl, name) for name in fl.__all__}
    others = [cross_validate, train_test_split, SGDClassifier]
    names = public | {other.__name__: other for other in others}
    names |= {"joblib": joblib, "keras": keras, "np": np, "optimizer": "adam"}
    names |= {"data": data, "train_input": data.train_scaled}
    names["history"] = fl.train(fl.build_dense(), data, epochs=1, verbose=0)
    names |= {"first": names["history"], "second": names["history"]}
    photo = (255 * data.train_scaled[0]).astype(np.uint8).reshape(28, 28)
    (names["seen"],) = classify(find_model(None), [photo])
    names["result"] = fl.run_experiment("split-twice", verbose=0)
    names["task"], names["answer"] = fl.exercise("softmax"), fl.ops.softmax
    homes = [fl.ops, keras.Model, keras.layers, keras.losses, keras.callbacks]
    homes += [keras.optimizers.schedules]
    known = {name for home in [*homes, np.ndarray] for name in dir(home)}
    known |= set(names) | set(names["history"].history)
    known |= {name.rpartition(".")[2] for name in RESULTS}
    cycle = keras.optimizers.schedules.CosineDecay
    for documented in (*DOCUMENTED.values(), keras.Model.fit, cycle):
        known |= set(inspect.signature(documented).parameters)
    known |= {"model", "f", "f_gradient", "predict_proba"}
    known |= {"FMNIST_LEARN_LANG", "FMNIST_LEARN_STUDENT"}
    downloads = "keras.datasets.fashion_mnist.load_data()"

    for name, documented in (DOCUMENTED | {"": fl, "ops": fl.ops}).items():
        for half in halves(documented):
            names["model"] = model = fl.build_dense()
            for tree in expressions(prose(half)):
                code = ast.unparse(tree)
                try:
                    assert not isinstance(tree, ast.Name) or tree.id in known
                    check(tree, names)
                    whole = not any(map(is_open, ast.walk(tree)))
                    if isinstance(tree, ast.Call) and whole and code != downloads:
                        value_of(tree, names)
                except Exception as error:
                    error.add_note(f"{name}: `{code}`")
                    raise
            if model.compiled:  # Keras looks at what it was given when it is used
                model.fit(data.train_scaled, data.train_target, verbose=0)


def test_every_error_speaks_both_languages():
    """They are made by `bilingual`, most by its `refusal`; none of a bare message."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if path.is_relative_to(SOURCE / "cli"):  # speaks of options, not of arguments
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                made = ast.unparse(node.exc.func)
                # The system's own error, said again with the file that it is about.
                if (made, path.name) != ("OSError", "_files.py"):
                    found.add(made)
    # The last one never leaves the package.
    shared = {"refusal", "bilingual", "not_as_bundled", "not_in_the_file", "Lost"}
    assert shared < found
    assert all(name.startswith("_") for name in found - shared)


def test_every_sentence_is_in_korean_as_well():
    def words(argument):
        parts = [part for part in ast.walk(argument) if isinstance(part, ast.Constant)]
        return "".join(part.value for part in parts if isinstance(part.value, str))

    found = 0
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    keywords=[ast.keyword("ko", korean), ast.keyword("en", english)]
                ):
                    found += 1
                    if re.search("[a-z] [a-z]", words(english)):  # a sentence
                        assert re.search("[가-힣]", words(korean)), ast.unparse(node)
    assert found > 500


def test_the_version_is_one_number():
    from importlib.metadata import version

    import yaml

    assert fl.__version__ == version("fmnist-learn")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == fl.__version__


def test_the_pages_name_the_tensorflow_that_is_needed():
    """Macs with an Intel processor have none of it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (needed,) = (
        one.partition(">=")[2].removesuffix(".0")
        for one in project["project"]["dependencies"]
        if one.startswith("tensorflow>=")
    )
    texts = [*READMES.values()] + [
        (ROOT / "docs" / lang / "instructors.md").read_text(encoding="utf-8")
        for lang in ("en", "ko")
    ]
    for text in texts:
        assert [line for line in text.splitlines() if "2.17" in line and needed in line]


def test_the_form_for_a_problem_asks_for_what_the_doctor_prints():
    import yaml

    form = ROOT / ".github" / "ISSUE_TEMPLATE" / "problem.yml"
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    labels = [field["attributes"].get("label", "") for field in fields]
    (asked,) = (label for label in labels if "doctor" in label)
    command = asked.split("`")[1].split()
    assert {"doctor", "--json"} <= set(command)


def test_the_font_has_every_syllable_and_no_minus():
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(SOURCE / "_fonts" / "hangul.ttf"))
    characters = set(font.get_charmap())
    assert set(range(0xAC00, 0xD7A4)) | {ord("ㅠ"), ord("ㄱ")} <= characters
    assert not characters & {ord("-"), ord("\N{MINUS SIGN}"), ord("a"), ord("0")}
    assert font.family_name == "FMNIST Learn Hangul"
    assert "Nanum" not in font.family_name
    licence = (SOURCE / "_fonts" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence


def test_the_code_of_the_readmes_is_the_same_and_runs(monkeypatch):
    codes = [re.findall(r"```python\n(.*?)```", t, re.DOTALL) for t in READMES.values()]
    [(english,), (code,)] = codes
    assert code.replace(', lang="ko"', "") == english
    monkeypatch.setattr(fl, "prepare_data", lambda layout: small(layout, 200, 50, 50))
    names = {}
    exec(code, names)
    assert names["result"].accuracy > 0.3
    assert names["figure"].axes


def test_the_readmes_are_short_and_show_the_same_commands_in_their_language():
    found = {}
    for lang, text in READMES.items():
        assert len(text.encode()) < 5000
        blocks = re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.DOTALL)
        found[lang] = "".join(blocks).replace(" --lang ko", "")
        train, test = blocks[:2]
        assert "train dense" in train
        assert "pytest" in test
        # Without a number `py` takes the newest, for which there is no TensorFlow yet.
        assert "py -m" not in text
    assert found["en"] == found["ko"]


def test_the_readmes_name_every_command():
    import typer

    from fmnist_learn.cli import app

    commands = set(typer.main.get_command(app).commands)
    for text in READMES.values():
        assert set(re.findall(r"fmnist-learn ([a-z]+(?:-[a-z]+)*)\b", text)) <= commands
        assert {
            name
            for name in commands - {"data"}
            if not re.search(rf"`(fmnist-learn )?{name}\b", text)
        } == set()


def test_the_links_of_the_readmes_lead_somewhere():
    for text in READMES.values():
        links = re.findall(r"\]\(([^)]+)\)", text)
        assert len(links) > 6
        assert [link for link in links if not (ROOT / link).is_file()] == []
