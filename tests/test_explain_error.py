import re
import sys

import pytest
from rich.console import Console

import fmnist_learn as fl
from fmnist_learn.doctor.rules.name_not_defined import MADE_BY, SECTION_OF


def failed(tmp_path, code, name="script.py"):
    """The error of a file that was run."""
    file = tmp_path / name
    file.write_text(code, encoding="utf-8")
    try:
        exec(compile(code, str(file), "exec"), {})
    except Exception as error:
        return error
    return None


def test_an_unknown_error_is_said_to_be_unknown():
    explained = fl.explain_error(RuntimeError("a *starred* message"), lang="en")
    assert explained.rule is None
    text = "This error is not known here\n\n    RuntimeError: a *starred* message\n"
    assert str(explained).startswith(text)
    assert "Search for" in explained.remedy
    assert "알지 못하는" in str(fl.explain_error(StopIteration(), lang="ko"))


@pytest.mark.parametrize(
    "error",
    [
        KeyError("accuracies"),
        TypeError("'int' object is not iterable"),
        ValueError("must have 10 rows"),
        OSError("Not a directory"),
        Exception("fetch failure"),
    ],
)
def test_what_only_looks_similar_is_unknown(error):
    assert fl.explain_error(error).rule is None


def test_the_error_in_hand_is_explained_with_its_line(tmp_path):
    error = failed(tmp_path, "import json\n\nkeras.layers.Dense(10)\n")
    try:
        raise error
    except NameError:
        explained = fl.explain_error(lang="ko")
    assert explained.place == "script.py, 3번째 줄"
    assert explained.line == "keras.layers.Dense(10)"
    assert explained.instead == "import keras"
    assert explained.example == ""
    assert "책 07-1절에서 만듭니다" in repr(explained)
    assert explained._repr_markdown_().startswith("#### ")


def test_the_names_of_the_course_have_a_line_and_a_section():
    assert MADE_BY.keys() == SECTION_OF.keys()
    sections = {concept.section for concept in fl.list_concepts()}
    assert set(SECTION_OF.values()) <= sections
    for name in MADE_BY:
        error = NameError(f"name '{name}' is not defined", name=name)
        explained = fl.explain_error(error, lang="en")
        assert name in explained.instead
        assert f"Section {SECTION_OF[name]} of the book" in explained.remedy


def test_the_line_is_corrected_where_that_is_sure(tmp_path):
    code = "import numpy as np\nif True:\n    x = np.float(3)  # 셋\n"
    explained = fl.explain_error(failed(tmp_path, code), lang="en")
    assert explained.rule == "numpy-alias"
    assert explained.instead == "x = float(3)  # 셋"
    assert "Write instead:\n\n    x = float(3)  # 셋\n" in str(explained)
    # What calls for the mistake from elsewhere leaves only an example.
    error = AttributeError("module 'numpy' has no attribute 'float'.")
    explained = fl.explain_error(error, lang="en")
    assert (explained.place, explained.line, explained.instead) == ("", "", "")
    assert "Example:\n\n    " in str(explained)
    # What else is to be corrected in the file is no answer.
    code = "if False:\n    m.compile(metrics='acc')\n__import__('numpy').float\n"
    explained = fl.explain_error(failed(tmp_path, code), lang="en")
    assert (explained.rule, explained.instead) == ("numpy-alias", "")


def test_a_syntax_error_knows_its_own_place(tmp_path):
    error = failed(tmp_path, "x = 1\nprint('abc)\n")
    explained = fl.explain_error(error, lang="en")
    assert explained.rule == "unterminated-string"
    assert explained.place == "script.py, line 2"
    assert explained.line == "print('abc)"


def test_the_place_is_in_the_code_of_the_learner(tmp_path):
    code = "import json\ndef read():\n    return json.loads('{')\nread()\n"
    explained = fl.explain_error(failed(tmp_path, code), lang="en")
    assert explained.place == "script.py, line 3"
    compiled = failed(tmp_path, "import h5py\nh5py.File('nothing-here.h5')\n")
    assert fl.explain_error(compiled, lang="en").place == "script.py, line 2"
    cell = failed(tmp_path, "1 / 0\n", "ipykernel_12.py")
    assert fl.explain_error(cell, lang="ko").place == "노트북 셀, 1번째 줄"


@pytest.mark.keras
def test_the_name_that_was_meant_is_found(tmp_path):
    for code, meant in (
        ("import keras\nkeras.callbecks.EarlyStopping()\n", "keras.callbacks"),
        ("from keras.layers import AveragePolling2D\n", "AveragePooling2D"),
        ("import keras.callbecks\n", "keras.callbacks"),
        ("import keras\ngetattr(keras, 'callbecks')\n", "'callbacks'"),
        ("import keras\nkeras.Sequential().complie(loss='mse')\n", ".compile("),
    ):
        explained = fl.explain_error(failed(tmp_path, code), lang="en")
        assert explained.rule in {"misspelt-name", "misspelt-method"}
        assert meant in explained.instead
        assert "Did you mean" in explained.remedy
    error = failed(tmp_path, "import keras\nkeras.no_such_thing_at_all\n")
    explained = fl.explain_error(error, lang="en")
    assert "Did you mean" not in explained.remedy


def test_what_an_error_was_raised_from_counts():
    error = RuntimeError("wrapped")
    error.__cause__ = MemoryError()
    assert fl.explain_error(error).rule == "out-of-memory"
    hidden = RuntimeError("instead of it")
    hidden.__context__ = MemoryError()
    assert fl.explain_error(hidden).rule == "out-of-memory"
    hidden.__suppress_context__ = True
    assert fl.explain_error(hidden).rule is None


def test_a_terminal_shows_it_without_the_signs_of_markdown():
    console = Console(width=60)
    with console.capture() as captured:
        console.print(fl.explain_error(MemoryError(), lang="ko"))
    assert "메모리가 모자랍니다" in captured.get()
    assert "####" not in captured.get()
    assert "**" not in captured.get()


def test_what_it_was_given_is_checked(monkeypatch):
    with pytest.raises(TypeError, match="exc must be an exception"):
        fl.explain_error("ValueError")
    monkeypatch.delattr(sys, "last_value", raising=False)
    with pytest.raises(ValueError, match="exc must be given"):
        fl.explain_error()
    monkeypatch.setattr(sys, "last_value", MemoryError(), raising=False)
    assert fl.explain_error().rule == "out-of-memory"


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """IPython itself, without its history."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    yield shell
    InteractiveShell.clear_instance()


def test_ipython_shows_its_traceback_and_then_the_explanation(
    shell, capsys, monkeypatch
):
    def told(code):
        shell.run_cell(code)
        return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)

    assert told("%load_ext fmnist_learn") == ""
    out = told("keras.layers.Dense(10)")
    assert out.index("Traceback") < out.index("NameError: ") < out.index("import keras")
    assert "Where: notebook cell, line 1" in out
    out = told("print('abc)")
    assert out.index("SyntaxError: ") < out.index("A quotation mark")
    assert "Where:" not in told("1 / 0")
    told("%reload_ext fmnist_learn")
    assert told("keras").count("import keras") == 1
    monkeypatch.setattr("fmnist_learn.doctor.ipython.explain_error", None)
    assert told("keras").endswith("name 'keras' is not defined\n")
    monkeypatch.undo()
    told("%unload_ext fmnist_learn")
    assert "import keras" not in told("keras")
