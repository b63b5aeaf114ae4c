import re
import sys

import pytest
from rich.console import Console

import fmnist_learn as fl
from fmnist_learn.doctor._own_code import is_raised_there
from fmnist_learn.doctor._rules import BY_NAME
from fmnist_learn.doctor._spelling import near
from fmnist_learn.doctor.errors import _statement
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


def test_what_the_book_does_not_have_is_said_to_be_beyond_it():
    error = TypeError(BY_NAME["rate-of-a-schedule"].error.partition(": ")[2])
    assert "lesson 09, beyond the book" in str(fl.explain_error(error, lang="en"))
    assert "책에 없는 09절" in str(fl.explain_error(error, lang="ko"))


@pytest.mark.parametrize(
    "error",
    [
        KeyError("accuracies"),
        TypeError("unhashable type: 'list'"),
        ValueError("must have 10 rows"),
        OSError("Not a directory"),
        Exception("fetch failure"),
    ],
)
def test_what_only_looks_similar_is_unknown(error):
    assert fl.explain_error(error).rule is None


def test_a_module_with_a_dot_too_many_is_no_name_there():
    error = ModuleNotFoundError("No module named 'keras.layers.'")
    assert fl.explain_error(error).rule == "no-such-name"


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


def test_only_the_statement_of_the_error_is_corrected(tmp_path):
    def instead(code):
        explained = fl.explain_error(failed(tmp_path, code), lang="en")
        assert explained.rule == "numpy-alias"
        return explained.instead

    # The same mistake elsewhere in the file is no answer.
    other = "def later():\n    return np.int(1)\n"
    mine = "getattr(np, 'float')\n"
    assert instead(f"import numpy as np\n{other}{mine}") == ""
    assert instead(f"import numpy as np\n{mine}{other}") == ""
    assert instead(f"import numpy as np\nif {mine.strip()}:\n    np.int(1)\n") == ""
    # What stands in another line of the statement is one.
    code = "import numpy as np\nprint(\n    1,\n    np.float(3),\n)\n"
    assert instead(code) == "float(3),"
    code = "import numpy as np\nfor x in (np.float(3),\n          4):\n    pass\n"
    assert instead(code) == "for x in (float(3),"


def test_what_python_cannot_read_has_no_statements():
    assert _statement("x = (\ny", 2) == range(2, 3)
    assert _statement("x = 1\n\n", 2) == range(2, 3)
    assert _statement("if x:\n    y = (\n        1\n    )\n", 3) == range(2, 5)
    assert _statement("if (x\n    ):\n    y\n", 2) == range(1, 3)


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


def test_a_name_is_only_asked_for_where_it_is_sure():
    names = ["layers", "compile", "set_epsilon", "ConvLSTM3D", "Conv2D", "trainable"]
    for slip in ("layer", "layerss", "laters", "alyers", "LAYERS", "lay_ers"):
        assert near(slip, names) == "layers"
    for other in ("add_layer", "set_session", "CuDNNLSTM", "train", "Conv3D", "layers"):
        assert near(other, names) == ""
    assert near("ks", ["k"]) == ""
    assert near("layer", ["Layer", "layers"]) == ""  # it may be either


def test_an_error_is_the_learners_own_unless_a_library_raised_it(tmp_path):
    assert is_raised_there(KeyError("made by hand"))
    assert is_raised_there(failed(tmp_path, "{}['x']\n"))
    code = "import numpy as np\nnp.concatenate([np.zeros(1), np.zeros((1, 1))])\n"
    assert is_raised_there(failed(tmp_path, code))
    assert is_raised_there(failed(tmp_path, "import fmnist_learn\nfmnist_learn.no\n"))
    assert not is_raised_there(failed(tmp_path, "import json\njson.loads('{')\n"))


def test_what_a_library_stumbled_over_inside_is_not_explained_in_general(tmp_path):
    code = "import statistics\nstatistics.mean(['a', None])\n"
    error = failed(tmp_path, code)
    assert fl.explain_error(error).rule is None
    code = "import textwrap\ntextwrap.dedent(None)\n"
    error = failed(tmp_path, code)
    assert isinstance(error, (AttributeError, TypeError))
    assert fl.explain_error(error).rule is None
    # What was dealt with on the way may have any cause.
    outer = RuntimeError("no such marker")
    outer.__cause__ = ValueError("could not convert string to float: 'oo'")
    assert fl.explain_error(outer).rule is None
    assert fl.explain_error(outer.__cause__).rule == "text-for-numbers"


def test_an_error_inside_a_library_is_placed_where_the_learner_called_it(tmp_path):
    code = (
        "def library():\n"
        "    try:\n"
        "        raise MemoryError\n"
        "    except MemoryError as error:\n"
        "        raise RuntimeError('wrapped') from error\n"
    )
    space = {}
    exec(compile(code, "/usr/lib/python3/dist-packages/library.py", "exec"), space)
    file = tmp_path / "script.py"
    file.write_text("\nlibrary()\n", encoding="utf-8")
    with pytest.raises(RuntimeError) as caught:
        exec(compile(file.read_text("utf-8"), str(file), "exec"), space)
    explained = fl.explain_error(caught.value, lang="en")
    assert explained.rule == "out-of-memory"
    assert explained.place == "script.py, line 2"


def test_a_name_that_is_not_defined_is_made_imported_or_spelt_right():
    def instead(line):
        name = re.findall(r"\w+", line)[0]
        error = NameError(f"name '{name}' is not defined", name=name)
        rule = fl.explain_error(error, lang="en")
        advice = BY_NAME["name-not-defined"].advise(error, line)
        assert rule.rule == "name-not-defined"
        return advice.instead

    assert instead("Dense(10)") == "from keras.layers import Dense"
    assert instead("load_model('a.keras')") == "from keras.models import load_model"
    assert instead("pd.read_csv('a.csv')") == "import pandas as pd"
    assert instead("null") == "None"
    assert instead("train_scald[0]") == "train_scaled[0]"
    for mine in ("my_model.fit(x, y)", "mean(x)", "MyLayer(3)"):
        assert instead(mine) == ""


def test_a_shape_that_is_not_told_is_not_explained():
    for shapes in (
        "incompatible with the layer: expected axis -1",
        "to have value 99, but received input with shape (3, 98)",
    ):
        error = ValueError(f"incompatible with the layer: expected axis; {shapes}")
        explained = fl.explain_error(error, lang="en")
        assert explained.rule == "input-does-not-fit"
        assert explained.remedy == BY_NAME["input-does-not-fit"].remedy.en


def test_the_package_to_install_is_named():
    def remedy(module):
        error = ModuleNotFoundError(f"No module named {module!r}", name=module)
        explained = fl.explain_error(error, lang="ko")
        assert explained.rule == "module-not-found"
        return explained.remedy

    assert "pip install opencv-python" in remedy("cv2.no_such")
    assert sys.executable in remedy("cv2.no_such")
    assert "`scikit_imag`" not in remedy("scikit_imag")
    assert "`statistics`라고 쓰려고 했나요?" in remedy("statistic")
    assert "pip install" not in remedy("my_own_helper")


def test_a_name_of_this_package_is_suggested():
    with pytest.raises(AttributeError, match="Did you mean: 'plot_confusion'?"):
        _ = fl.plot_confusoin
    with pytest.raises(AttributeError, match="has no attribute 'nothing_like_it'$"):
        _ = fl.nothing_like_it
    assert not hasattr(fl, "__wrapped__")


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
