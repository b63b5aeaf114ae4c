"""The desk of the instructor: whatever a submission does costs its own marks only."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from importlib.resources import files
from pathlib import Path

import pytest
from rich.cells import cell_len

import fmnist_learn as fl
from conftest import run
from fmnist_learn.exercises import _child, _collect, _submission, found
from fmnist_learn.exercises._collect import (
    Collected,
    Student,
    as_json,
    collect,
    mistakes_of,
    students_in,
)
from fmnist_learn.exercises._grade import Outcome
from fmnist_learn.exercises._report import as_csv, as_html
from fmnist_learn.exercises._submission import Conditions, Marked, mark
from fmnist_learn.i18n import Text

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")

RIGHT = """
import numpy as np

def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
"""
WRONG = """
import numpy as np

def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
"""
# In the environment of the processes of this test alone.
OURS = f"FMNIST_LEARN_SUBMISSION_{os.getpid()}"
# Each beside a right answer to another exercise, which it must not touch.
OTHER = """
def relu(z):
    import numpy as np
    return np.maximum(z, 0)
"""


def parameters(student):
    """The answer to `deep-parameters` of a student."""
    return eval(fl.exercise("deep-parameters", student=student).solution())


def value_of(name, student):
    names = {}
    exec(fl.exercise(name, student=student).solution(), names)
    return names[name.replace("-", "_")]


def write(folder, texts):
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def notebook(*cells):
    made = [{"cell_type": "markdown", "source": "words"}]
    made += [{"cell_type": "code", "source": cell, "outputs": []} for cell in cells]
    return json.dumps({"cells": made, "nbformat": 4, "metadata": {}})


def alive(marker):
    """The processes that have this in their command or their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            content = (path / "environ").read_bytes() + (path / "cmdline").read_bytes()
        except OSError:
            continue
        if marker.encode() in content:
            found.append(int(path.name))
    return found


ATTACKS = {
    "loops": (
        "def softmax(z):\n    while True: pass\n" + OTHER,
        {"softmax": "takes-too-long", "relu": None},
    ),
    "exits": (
        "import sys\ndef softmax(z):\n    sys.exit()\n" + OTHER,
        {"softmax": "raises-SystemExit", "relu": None},
    ),
    "ends": (
        "import os\ndef softmax(z):\n    os._exit(0)\n" + OTHER,
        {"softmax": "ends-python", "relu": None},
    ),
    "kills itself": (
        "import os\ndef softmax(z):\n    os.kill(os.getpid(), 9)\n" + OTHER,
        {"softmax": "was-killed", "relu": None},
    ),
    "interrupts": (
        "def softmax(z):\n    raise KeyboardInterrupt\n" + OTHER,
        {"softmax": "raises-KeyboardInterrupt", "relu": None},
    ),
    "waits for the end": (
        "import atexit, time\natexit.register(time.sleep, 1000)\n" + RIGHT,
        {"softmax": None},
    ),
    "prints": (
        "def softmax(z):\n    while True: print('x' * 10_000)\n" + OTHER,
        {"softmax": "prints-without-end", "relu": None},
    ),
    "prints past Python": (
        "import os\nfor _ in range(1000): os.write(1, b'x' * 100_000)\n" + RIGHT,
        {"softmax": None},
    ),
    "remembers": (
        "def softmax(z):\n    return bytearray(10**12)\n" + OTHER,
        {"softmax": "raises-MemoryError", "relu": None},
    ),
    "returns too much": (
        "import numpy as np\ndef softmax(z):\n    return np.zeros(10**5)\n" + OTHER,
        {"softmax": "no-answer", "relu": None},
    ),
    "returns itself": (
        "def softmax(z):\n    z = []\n    z.append(z)\n    return z\n" + OTHER,
        {"softmax": "no-numbers", "relu": None},
    ),
    "patches numpy": (
        "import numpy as np\nnp.exp = np.asarray = lambda *a, **k: 1\n"
        "np.allclose = lambda *a, **k: True\n" + WRONG + OTHER,
        {"softmax": "raises-AttributeError", "relu": "no-numbers"},
    ),
    "patches the checker": (
        "from fmnist_learn.exercises import _grade, _values, _worker\n"
        "_grade.same = _values.same = lambda *a: True\n"
        "_grade.grade_calls = lambda *a, **k: 1\n" + WRONG,
        {"softmax": "without-the-maximum"},
    ),
    "patches the answers": (
        "from fmnist_learn.exercises import _worker\n"
        "_worker._called = lambda *a: {'state': 'right'}\n" + RIGHT,
        {"softmax": "no-answer"},
    ),
    "answers nothing": (
        "from fmnist_learn.exercises import _worker\n"
        "_worker._called = lambda *a: 7\n" + RIGHT,
        {"softmax": "no-answer"},
    ),
    "gives no answers": (
        "from fmnist_learn.exercises import _worker\n"
        "_worker._answers = lambda *a: 7\n" + RIGHT,
        {},
    ),
    "closes its end": (
        "import os, time\ndef softmax(z):\n    os.closerange(3, 256)\n"
        "    time.sleep(1000)\n" + OTHER,
        {"softmax": "no-answer", "relu": None},
    ),
    "uses up its time": (
        "import os, signal\ndef softmax(z):\n"
        "    os.kill(os.getpid(), signal.SIGXCPU)\n" + OTHER,
        {"softmax": "takes-too-long", "relu": None},
    ),
    "imports": ("import no_such_module\n" + RIGHT, {}),
    "imports the answer": ("from fmnist_learn.ops import softmax\n" + OTHER,
                           {"relu": None}),
    "forks": (
        "import os, time\n"
        "for _ in range(5):\n"
        "    if not os.fork():\n"
        "        os.setsid()\n"
        "        if not os.fork():\n"
        "            time.sleep(1000)\n"
        "        os._exit(0)\n" + RIGHT,
        {"softmax": None},
    ),
    "speaks to the terminal": (
        "def softmax(z):\n    raise ValueError('\\x1b[2J\\ud800')\n" + OTHER
        + "student = '\\ud800'\nraise OSError('\\x1b[2J\\ud800')",
        {"softmax": "raises-ValueError", "relu": None},
    ),
    "has a name for the terminal": (
        "def softmax(z):\n    return type('\\x1b[2J', (), {})()\n" + OTHER,
        {"softmax": "no-numbers", "relu": None},
    ),
    "cannot be written": (
        "class Odd(Exception):\n    def __str__(self): raise self\n"
        "def softmax(z):\n    raise Odd\n" + OTHER + "raise Odd",
        {"softmax": "raises-Odd", "relu": None},
    ),
    "has forty problems": (
        "import json\ndumps, many = json.dumps, [['', '', 'x' * 9999, 1]] * 40\n"
        "json.dumps = lambda m: dumps(\n"
        "    m | {'problems': many} if 'problems' in m else m)\n" + RIGHT,
        {"softmax": None},
    ),
    "syntax": ("def softmax(z:\n", {}),
    "encoding": ("# coding: klingon\n", {}),
    "starter": ("def softmax(z):\n    ...\n", {"softmax": "not attempted"}),
    "no function": ("softmax = [[0.5, 0.5]]\n", {"softmax": "not-a-function"}),
    "no code": ("from functools import partial\n" + RIGHT.replace("softmax", "mine")
                + "softmax = partial(mine)\n", {"softmax": None}),
}  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A class in which everybody tries something, beside one who does not."""
    folder = tmp_path_factory.mktemp("class")
    texts = {f"{name}.py": text for name, (text, _) in ATTACKS.items()}
    write(folder, texts | {"honest.py": RIGHT + OTHER})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_child, "_TOKEN", OURS)
        patch.setattr(_child, "_LONGEST", 500_000)
        patch.setattr(_collect, "_SECONDS", 3)
        patch.setattr(_collect, "_SECONDS_ALONE", 4)
        return {one.name: one for one in collect(folder).students}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_own_marks_only(attacked, name):
    outcomes = attacked[name].outcomes
    assert {
        exercise: outcome.mistake
        or (None if outcome.state == "right" else outcome.state)
        for exercise, outcome in outcomes.items()
    } == ATTACKS[name][1]
    for exercise, outcome in outcomes.items():
        assert outcome.marks == 1 or ATTACKS[name][1][exercise]


def test_the_honest_one_has_all_marks(attacked):
    assert attacked["honest"].marks == 2
    assert [marked.problems for _, marked in attacked["honest"].files] == [()]


def test_what_stops_a_file_is_said(attacked):
    def said(name):
        ((_, marked),) = attacked[name].files
        return " ".join(problem.en for problem in marked.problems)

    assert "line 1: ModuleNotFoundError" in said("imports")
    assert "line 1: SyntaxError" in said("syntax")
    assert "no Python file" in said("encoding")
    assert said("starter") == ""


def test_what_is_said_can_be_printed_and_kept(attacked):
    whole = Collected(tuple(attacked.values()), (found()["softmax"], found()["relu"]))
    texts = [as_html(whole, "en"), as_csv(whole, "en")]
    for text in [*texts, json.dumps(as_json(whole), ensure_ascii=False)]:
        text.encode()
        assert "\x1b" not in text
    assert r"\x1b[2J\ud800" in texts[0]
    ((_, marked),) = attacked["has forty problems"].files
    assert [len(one.en) < 600 for one in marked.problems] == [True]


def test_no_process_is_left(attacked):
    assert alive(f"{OURS}=") == []


def test_a_neighbour_who_was_killed_is_marked_again(tmp_path, monkeypatch):
    """`kills` ends all children of its parent but itself, while `victim` works."""
    flag = tmp_path / "begun"
    victim = (
        f"import pathlib, time\npathlib.Path({str(flag)!r}).touch()\n"
        "time.sleep(3)\n" + RIGHT
    )
    kills = (
        "import os, pathlib, time\n"
        f"while not pathlib.Path({str(flag)!r}).exists(): time.sleep(.01)\n"
        "parent = os.getppid()\n"
        "for path in pathlib.Path('/proc').glob('[0-9]*/stat'):\n"
        "    fields = path.read_text().rpartition(')')[2].split()\n"
        "    child = int(path.parent.name)\n"
        "    if int(fields[1]) == parent and child != os.getpid():\n"
        "        if b'_worker' in (path.parent / 'cmdline').read_bytes():\n"
        "            os.kill(child, 9)\n"
    )
    write(tmp_path / "class", {"a kills.py": kills + RIGHT, "victim.py": victim})
    marked = []
    students = collect(tmp_path / "class", done=marked.append).students
    assert [one.marks for one in students] == [1, 1]
    assert marked.count("victim") == 2  # once more, alone


def test_a_notebook_goes_on_below_a_cell_that_stops(tmp_path):
    path = tmp_path / "nb.ipynb"
    path.write_text(
        notebook(
            "%matplotlib inline\n!pip install torch\nimport numpy as np",
            "%%bash\nrm -rf nothing",
            "1/0",
            "while True: pass",
            "import os; os._exit(3)",
            "def broken(:",
            ["display('hello')\n", "student = 'kim'\n"],
            RIGHT,
            f"deep_parameters = {value_of('deep-parameters', 'kim')}",
        ),
        encoding="utf-8",
    )
    marked = mark(path, found(), Conditions(apart=True, seconds=2), student="lee")
    assert {name: one.state for name, one in marked.outcomes.items()} == {
        "softmax": "right",
        "deep-parameters": "right",
    }
    assert marked.student == "kim"
    assert marked.printed == "hello\n"
    assert marked.disturbed
    said = [problem.en for problem in marked.problems]
    assert said[0] == "[3], line 1: ZeroDivisionError: division by zero"
    assert said[1].startswith("[6], line 1: SyntaxError")
    assert said[2].startswith("[4]: It took too long")
    assert said[3].startswith("[5]: It ended Python")


def test_a_file_of_which_nothing_is_left(tmp_path):
    """Cell after cell that does not come back; and a notebook that is none."""
    ends = "import os; os._exit(0)"
    texts = {"a.ipynb": notebook(*[ends] * 6), "b.ipynb": "{}", "c.py": ends}
    write(tmp_path, texts)
    marked = [
        mark(tmp_path / name, found(), Conditions(apart=True), student=None)
        for name in texts
    ]
    assert [len(one.problems) for one in marked] == [4, 1, 1]
    assert marked[0].problems[3].en == "The cells below it were not run."
    assert not any(one.outcomes for one in marked)


def test_what_stands_above_many_cells_that_do_not_come_back_counts(tmp_path):
    ends = "import os; os._exit(0)"
    path = tmp_path / "a.ipynb"
    path.write_text(notebook(OTHER, *[ends] * 6, RIGHT), encoding="utf-8-sig")
    marked = mark(path, found(), Conditions(apart=True), student=None)
    assert {name: one.state for name, one in marked.outcomes.items()} == {
        "relu": "right"
    }
    path.write_text(notebook(OTHER, *[ends] * 3), encoding="utf-8")
    marked = mark(path, found(), Conditions(apart=True), student=None)
    assert [*marked.outcomes] == ["relu"]
    assert len(marked.problems) == 3


def test_a_notebook_that_never_comes_back_is_given_up(tmp_path):
    """Where the cells that ran before do not come back, either."""
    ends = "import os; os._exit(0)"
    later = (
        "from pathlib import Path\nlog = Path('log')\nlog.touch()\n"
        "log.write_text(log.read_text() + 'x')\n"
        "if len(log.read_text()) == 4:\n    import os; os._exit(0)"
    )
    path = tmp_path / "a.ipynb"
    path.write_text(notebook(OTHER, later, *[ends] * 3), encoding="utf-8")
    marked = mark(path, found(), Conditions(apart=False), student=None)
    assert [one.en[:3] for one in marked.problems] == ["[3]", "[4]", "[5]", "[2]"]
    assert marked.outcomes == {}


def test_a_message_about_a_cell_that_is_not_there(tmp_path):
    """Whoever writes it himself has no second try."""
    forged = (
        "import os\nfor file in range(3, 20):\n"
        '    try: os.write(file, b\'{"cell": "\\\\ud800"}\\n\')\n'
        "    except OSError: pass\nos._exit(0)\n"
    )
    write(tmp_path, {"a.py": forged + RIGHT})
    marked = mark(tmp_path / "a.py", found(), Conditions(apart=True), student=None)
    assert [one.en.split(":")[0] for one in marked.problems] == [r"\ud800"]


def test_where_a_script_says_it_is(tmp_path, monkeypatch):
    """Neither the folder of the instructor nor one that is new each time."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")  # as on macOS
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "link"))
    look = "import os\nprint(__file__)\nopen(os.path.abspath('no.csv'))"
    write(tmp_path, {"kim.PY": look, "lee.py": "\0"})
    (tmp_path / "park.py").write_bytes("# 한글".encode("cp949"))
    kim, lee, park = (
        mark(tmp_path / name, found(), Conditions(apart=True), student=None)
        for name in ("kim.PY", "lee.py", "park.py")
    )
    assert kim.printed == "kim.PY\n"
    (said,) = kim.problems
    assert said.en.startswith("kim.PY, line 3: FileNotFoundError")
    assert said.en.endswith("'./no.csv'")
    (said,) = lee.problems
    # A ValueError in the first releases of Python 3.11.
    assert re.match("lee.py: (Syntax|Value)Error: source code", said.en)
    (said,) = park.problems
    assert said.en.endswith("Save it as UTF-8.")


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(_submission, "_LARGEST", 10)
    write(tmp_path, {"a.py": RIGHT})
    marked = mark(tmp_path / "a.py", found(), Conditions(apart=True), student=None)
    assert [one.en for one in marked.problems] == ["The file is too large."]


def test_whose_numbers_are_compared_with(tmp_path):
    """The name in the file, else that of the folder, else nobody's."""
    kim, lee, nobody = (value_of("deep-parameters", who) for who in ("kim", "lee", ""))
    of_2026 = value_of("deep-parameters", "2026")
    assert len({kim, lee, nobody, of_2026}) == 4
    write(
        tmp_path,
        {
            "kim/a.py": f"deep_parameters = {kim}",
            "lee/a.py": f"deep_parameters = {nobody}",
            "park/a.py": f"student = 'kim'\ndeep_parameters = {kim}",
            "yun/a.py": f"student = 'kim'\ndeep_parameters = {nobody}",
            "choi/a.py": f"deep_parameters = {kim}",
            "han/a.py": "student = 7\ndeep_parameters = ...",
            "jung/a.py": "def deep_parameters(): ...",
            "moon/a.py": f"student = 2026\ndeep_parameters = {of_2026}",
            "new\nline/a.py": f"deep_parameters = {nobody}",
        },
    )
    students = {one.name: one for one in collect(tmp_path).students}
    marks = {name: one.marks for name, one in students.items()}
    assert marks == {
        "kim": 1, "lee": 1, "park": 1, "yun": 0, "choi": 0, "han": 0, "jung": 0,
        "moon": 1, "new line": 1,
    }  # fmt: skip
    assert students["han"].outcomes["deep-parameters"].state == "not attempted"
    assert students["jung"].outcomes["deep-parameters"].mistake == "no-numbers"


def test_nothing_of_the_instructor_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET", "of the instructor")
    (tmp_path / "class").mkdir()
    look = (
        "import os, pathlib, sys\nimport fmnist_learn as fl\n"
        "fl.exercise('softmax').check(len)\n"
        "print('SECRET' in os.environ, sorted(os.listdir()), os.getcwd()[::-1])\n"
        "try: import beside\nexcept ImportError: print('alone')\n"
    )
    write(tmp_path / "class" / "kim", {"a.py": look, "beside.py": ""})
    (student,) = collect(tmp_path / "class").students
    printed = student.files[0][1].printed
    assert printed.startswith("False ['a.py', 'progress.json'] ")
    assert printed.endswith("alone\n")
    folder = printed.split()[-2][::-1]
    assert Path(folder).is_absolute()
    assert not Path(folder).exists()
    assert str(tmp_path / "class") not in printed


def test_the_limits_are_set(tmp_path):
    resource = pytest.importorskip("resource")
    look = (
        "import resource\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0],\n"
        "      resource.getrlimit(resource.RLIMIT_FSIZE)[0],\n"
        "      resource.getrlimit(resource.RLIMIT_NPROC)[0] > 500)\n"
    )
    write(tmp_path, {"a.py": look})
    marked = mark(tmp_path / "a.py", found(), Conditions(apart=True), student=None)
    assert marked.printed == f"{4 * 2**30} 100000000 True\n"
    assert resource.getrlimit(resource.RLIMIT_CORE) != (0, 1)


def test_the_students_of_a_folder(tmp_path):
    texts = ["kim/b.py", "kim/a.ipynb", "kim/more/c.py", "lee.py", "lee.ipynb", "김.py"]
    hidden = [".git/d.py", "kim/.ipynb_checkpoints/a.ipynb", "kim/__pycache__/e.py"]
    write(tmp_path, dict.fromkeys([*texts, *hidden, "x.txt"], ""))
    (tmp_path / "dir.py").mkdir()
    # What is in them is a neighbour's, or of the instructor's machine.
    (tmp_path / "park.py").symlink_to(tmp_path / "lee.py")
    (tmp_path / "dir.py" / "link.py").symlink_to(tmp_path / "lee.py")
    write(tmp_path, {"LOUD.PY": "", "zip/handed-in.zip": ""})
    shown = [
        (name, [path.relative_to(tmp_path).as_posix() for path in paths])
        for name, paths in students_in(tmp_path)
    ]
    assert shown == [
        ("LOUD", ["LOUD.PY"]),
        ("dir.py", []),
        ("kim", ["kim/a.ipynb", "kim/b.py", "kim/more/c.py"]),
        ("lee", ["lee.ipynb", "lee.py"]),
        ("zip", []),
        ("김", ["김.py"]),
    ]


def outcome(state, mistake=None, marks=()):
    parts = tuple((Text(ko="부분", en="part"), right) for right in marks)
    message = Text(ko="<틀림> `z`", en="<wrong> `z`")
    example = (Text(ko="z = <1>", en="z = <1>"),)
    return Outcome(state, parts, mistake, message, example)


@pytest.fixture
def collected():
    softmax, relu = found()["softmax"], found()["relu"]
    right = Outcome("right")
    started = Outcome("not attempted")
    wrong = outcome("wrong", "base-two", (True, False, False))
    other = outcome("wrong", "not-divided", (False, True))
    kim = Student(
        "=kim",
        (
            ("=kim/a.py", Marked((), "", "=kim", {"softmax": started, "relu": wrong})),
            ("=kim/b.py", Marked((), "", "=kim", {"softmax": wrong})),
            ("=kim/c.py", Marked((), "", "=kim", {"softmax": started, "relu": right})),
        ),
    )
    problem = Text(ko="<멈춤>", en="<stopped>")
    lee = Student("이", (("이.py", Marked((problem,), "", "이", {"softmax": other})),))
    park = Student("park", (("park.py", Marked((), "", "", {"softmax": other})),))
    return Collected((kim, lee, park), (softmax, relu))


def test_the_best_answer_of_a_student_counts(collected):
    kim = collected.students[0]
    assert kim.outcomes["softmax"].mistake == "base-two"
    assert kim.outcomes["relu"].state == "right"
    assert round(kim.marks, 4) == 1.3333


def test_the_commonest_mistakes_come_first(collected):
    found = mistakes_of(collected)
    assert [(one.name, one.students) for one in found] == [
        ("not-divided", ("이", "park")),
        ("base-two", ("=kim",)),
    ]


def test_the_table_for_excel(collected):
    text = as_csv(collected, "ko")
    assert text.startswith("\ufeff학생,합계,softmax,relu\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1:] == [
        ["'=kim", "1.33333", "0.3333", "1"],
        ["이", "0.5", "0.5", ""],
        ["park", "0.5", "0.5", ""],
    ]
    assert as_csv(collected, "en").startswith("\ufeffstudent,total,")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_of_the_class(collected, lang):
    page = as_html(collected, lang)
    assert f'<html lang="{lang}">' in page
    assert not re.search(r"<틀림>|<wrong>|<1>|<stopped>|<멈춤>", page)
    assert "&lt;1&gt;" in page
    assert "<code>z</code>" in page
    assert not re.search(r"https?://|src=|href=|<script", page)
    assert page.index("not-divided") < page.index("base-two") < page.index("<table>")
    assert {"ko": "이, park", "en": "2: 이, park"}[lang] in page
    nobody = as_html(Collected((), ()), lang)
    assert nobody.count({"ko": "없습니다.", "en": "None."}[lang]) == 2


def check_schema(schema, value, root):
    """As much of JSON schema as the description of the results uses."""
    if reference := schema.get("$ref"):
        return check_schema(root["$defs"][reference.rpartition("/")[2]], value, root)
    known = {"$schema", "$defs", "title", "description", "type", "const", "enum",
             "required", "additionalProperties", "properties", "items", "minimum",
             "maximum"}  # fmt: skip
    assert set(schema) <= known
    assert schema.get("const", value) == value
    assert value in schema.get("enum", [value])
    types = {"object": dict, "array": list, "string": str, "boolean": bool,
             "number": (int, float), "null": type(None)}  # fmt: skip
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    assert not names or any(isinstance(value, types[name]) for name in names)
    if isinstance(value, dict):
        assert set(schema["required"]) == set(schema["properties"]) == set(value)
        assert schema["additionalProperties"] is False
        for key, inner in value.items():
            check_schema(schema["properties"][key], inner, root)
    if isinstance(value, list):
        for inner in value:
            check_schema(schema["items"], inner, root)
    if isinstance(value, float):
        assert schema["minimum"] <= value <= schema.get("maximum", value)
    return None


def test_the_results_are_as_the_schema_says(collected, attacked):
    text = files("fmnist_learn.exercises").joinpath("results.schema.json").read_text()
    schema = json.loads(text)
    whole = Collected(tuple(attacked.values()), collected.exercises)
    for one in (collected, whole):
        results = json.loads(json.dumps(as_json(one)))
        check_schema(schema, results, schema)
    assert results["version"] == schema["properties"]["version"]["const"]
    spoilt = as_json(collected)
    spoilt["students"][0]["results"][0]["marks"] = 2.0
    with pytest.raises(AssertionError):
        check_schema(schema, spoilt, schema)


def test_the_same_submission_gets_the_same_marks(tmp_path, monkeypatch):
    """And the same words, wherever and whenever."""
    texts = {
        "kim.py": WRONG + OTHER,
        "lee.py": RIGHT + "open(__import__('os').path.abspath('x'))",
        "park.py": "def softmax(z):\n    return {*'abc'}, object()\n",
        "yun.py": "def relu(z):\n    raise ValueError({*'abc'}, object())\n",
    }
    write(tmp_path / "here", texts)
    write(tmp_path / "there", texts)
    first = collect(tmp_path / "here")
    for name, value in {"PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LANG": "C"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    second = collect(tmp_path / "there")
    assert json.dumps(as_json(first)) == json.dumps(as_json(second))
    assert as_csv(first, "ko") == as_csv(second, "ko")


def test_the_command_writes_all_three(capfd, tmp_path, monkeypatch):
    write(tmp_path / "class", {"김/a.py": WRONG, "lee.py": RIGHT + "1/0\n", "c.py": ""})
    names = ["out/m.csv", "out/m.html", "out/m.json"]
    options = [word for name in names for word in (f"--{name[-4:].strip('.')}", name)]
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run(capfd, "collect", "class", *options, "--lang", "ko")
    assert (code, err) == (0, "")
    assert max(map(cell_len, out.splitlines())) <= 80
    (line,) = (line for line in out.splitlines() if "lee" in line)
    assert re.findall(r"[\d/]+", line) == ["1/1", "1", "0", "0", "1"]
    assert "softmax, without-the-maximum: 1명" in out
    assert Path("out/m.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "최댓값을 빼세요" in Path("out/m.html").read_text("utf-8")
    assert json.loads(Path("out/m.json").read_text("utf-8"))["version"] == 1
    fl.set_language(None)  # as in a process of its own
    write(tmp_path / "class", {"b.py": WRONG})
    code, out, err = run(capfd, "collect", "class")
    assert (code, err) == (0, "")
    assert "softmax, without-the-maximum: 2 students" in out


def test_a_folder_with_nothing_in_it(capfd, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    code, out, err = run(capfd, "collect", "empty")
    assert (code, out) == (1, "")
    assert err == "error: empty holds no .py or .ipynb files.\n"
    code, _, err = run(capfd, "collect", "nowhere")
    assert code == 2
    assert "FOLDER must be a folder that exists. Received: 'nowhere'." in err
    (tmp_path / "file").touch()
    code, _, err = run(capfd, "collect", "empty", "--csv", "file/m.csv")
    assert code == 1
    # Before the work rather than after.
    monkeypatch.setattr(_collect, "collect", lambda *_, **__: 1 / 0)
    code, _, err = run(capfd, "collect", "empty", "--csv", "empty")
    assert code == 2
    assert "empty must be a file and is a folder." in err


def test_a_student_who_handed_in_nothing_is_listed(capfd, tmp_path):
    other_name = RIGHT.replace("softmax", "my_softmax")
    texts = {"kim/a.py": RIGHT, "lee/a.docx": "", "[bold]x.py": other_name}
    write(tmp_path / "class", texts)
    code, out, _ = run(capfd, "collect", "class", "--csv", "m.csv", "--html", "m.html")
    assert code == 0
    (line,) = (line for line in out.splitlines() if "lee" in line)
    assert re.findall(r"[\d/]+", line) == ["0/1", "0", "0", "0", "1"]
    assert "lee,0,\r\n" in Path("m.csv").read_bytes().decode()
    page = Path("m.html").read_text("utf-8")
    assert "lee: no .py or .ipynb file" in page
    assert "[bold]x: no function or variable with the name of an exercise" in page
    assert "kim:" not in page
    assert "[bold]x" in out


def test_the_help_says_that_it_is_no_jail(capfd):
    assert "no jail" in " ".join(run(capfd, "collect", "--help")[1].split())
    shown = run(capfd, "collect", "--help", "--lang", "ko")[1]
    assert "감옥은 아닙니다" in " ".join(shown.split())


def test_ctrl_c_ends_it_and_all_it_began(tmp_path):
    flag = tmp_path / "begun"
    loops = f"import pathlib\npathlib.Path({str(flag)!r}).touch()\nwhile True: pass\n"
    write(tmp_path / "class", {f"{n}.py": loops for n in range(4)})
    mark_of_this_test = "of-the-test-of-ctrl-c"
    process = subprocess.Popen(
        [sys.executable, "-m", "fmnist_learn", "collect", "class"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PATH": f"{os.environ['PATH']}:{mark_of_this_test}"},
    )
    while not flag.exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    assert err == b"Stopped.\n"
    assert alive(mark_of_this_test) == []


def test_what_is_stopped_starts_nothing_new(tmp_path):
    stopped = threading.Event()
    stopped.set()
    write(tmp_path, {"a.py": RIGHT})
    conditions = Conditions(apart=True, stopped=stopped)
    assert not mark(tmp_path / "a.py", found(), conditions, student=None).outcomes


def test_who_stops_the_command_stops_the_others(tmp_path):
    write(tmp_path, {f"{n}.py": RIGHT for n in range(12)})
    marked = []

    def stop(name):
        marked.append(name)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect(tmp_path, done=stop)
    assert len(marked) < 12


def test_a_process_that_stays_is_not_waited_for(monkeypatch):
    """Or has gone by the time it is ended."""
    process = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    process.wait()
    monkeypatch.setattr(_child, "_family", lambda _: [process.pid])
    _child.kill_family(process, "token")


def test_only_the_processes_of_this_user_are_counted(monkeypatch):
    _submission._most_processes.cache_clear()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert _submission._most_processes() == {}
    _submission._most_processes.cache_clear()


MEASURED = """
from fmnist_learn.exercises import Case, FunctionExercise
from fmnist_learn.i18n import Text

def both(words):
    return Text(ko=words, en=words)

def build():
    return object

def measure(built):
    return {"name": built.__name__}

EXERCISE = FunctionExercise(
    name="build-one", section="07-1", place=1, title=both("Build."), concept="softmax",
    hints=(), solution=build, wrong=(), also_right=(), task=both("Build one."),
    cases=lambda draw: [Case(both("name"), ())], measure=measure,
)
"""


def test_an_own_exercise_is_measured_where_it_is_built(tmp_path):
    ours = write(tmp_path / "ours", {"build_one.py": MEASURED})
    texts = {"kim.py": "def build_one(): return object",
             "lee.py": "def build_one(): return int"}  # fmt: skip
    write(tmp_path / "class", texts)
    collected = collect(tmp_path / "class", exercises=ours)
    assert [one.marks for one in collected.students] == [1, 0]
    assert [one.name for one in collected.exercises] == ["build-one"]


def test_a_fault_of_an_exercise_does_not_stop_the_class(tmp_path):
    faulty = MEASURED.replace('[Case(both("name"), ())]', "iter(draw)")
    ours = write(tmp_path / "ours", {"build_one.py": faulty})
    write(tmp_path / "class", {"kim.py": "def build_one(): return object\n" + RIGHT})
    (student,) = collect(tmp_path / "class", exercises=ours).students
    assert student.marks == 1
    assert student.outcomes["build-one"].mistake == "not-graded"
    assert "Grading it failed with TypeError" in (
        student.outcomes["build-one"].message.en
    )
