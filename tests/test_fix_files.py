import encodings.aliases
import errno
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import fmnist_learn as fl
from fmnist_learn import _files, cli
from fmnist_learn.doctor import files
from fmnist_learn.doctor._notebook import read_notebook
from fmnist_learn.doctor._notes import read_notes
from fmnist_learn.doctor.code import Fix
from fmnist_learn.doctor.files import fix_file, fix_files

OLD = "model.compile(metrics='accuracy')\n"
NEW = "model.compile(metrics=['accuracy'])\n"
posix = pytest.mark.skipif(os.name != "posix", reason="pipes, owners, modes of POSIX")
# The temporary folder is of a test, and each example overwrites what it uses.
each = settings(deadline=None, suppress_health_check=list(HealthCheck))


def test_the_code_of_this_package_is_left_alone():
    for path in (Path(__file__).parents[1] / "src").rglob("*.py"):
        fixed = fix_file(path, lang="en")
        assert fixed.new == fixed.old, path
        assert not any(piece.fix.notes for piece in fixed.pieces), path


NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["metrics='accuracy'"]},
        {"cell_type": "code", "metadata": {"n": 1.0e5}, "outputs": [{"a": "é"}],
         "source": ["%matplotlib inline\n", "!ls '\n", "import keras"]},
        {"cell_type": "code", "metadata": {}, "outputs": [],
         "source": ["# 한글\n", "keras.optimizers.SGD(lr=1)\n", "x = 1"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = ("},
        {"cell_type": "code", "metadata": {}, "outputs": [],
         "source": ["%%bash\n", "ls '"]},
    ],
    "metadata": {},
    "nbformat": 4,
}  # fmt: skip


@pytest.mark.parametrize("options", [{"indent": 1}, {"ensure_ascii": False}])
def test_of_a_notebook_only_the_line_changes(tmp_path, options):
    file = tmp_path / "노트북.ipynb"
    text = json.dumps(NOTEBOOK, **options)
    file.write_bytes(text.encode())
    fixed = fix_file(file, lang="en")
    assert fixed.new.decode() == text.replace("SGD(lr=1)", "SGD(learning_rate=1)")
    found = [(piece.name, one.rule) for piece in fixed.pieces
             for one in piece.fix.notes]  # fmt: skip
    assert found == [("[3]", "unclosed-bracket")]


SHAPES = [
    # One string for the cell stays one, and keeps what is odd in its other lines.
    (r'"a\/b\n\u0078lr\nc"', "lr", "rate", r'"a\/b\nxrate\nc"'),
    # A string of several lines stays one, whether it changes or not.
    (r'["a\nlr\n", "c\nd\n", "e"]', "lr", "rate", r'["a\nrate\n", "c\nd\n", "e"]'),
    # One line that becomes two is two strings, one that goes is none.
    (r'["\u0061\n", "lr\n" ]', "lr", "x\nrate", r'["\u0061\n", "x\n", "rate\n" ]'),
    ('[\n  "a\\n",\n\n  "lr\\n",\n  "c"]', "lr\n", "", '[\n  "a\\n",\n  "c"]'),
    ('[\n  "lr"\n]', "lr", "x\nrate", '[\n  "x\\n",\n  "rate"\n]'),
    ('["lr"]', "lr", "x\nrate", r'["x\n", "rate"]'),
    (r'["lr\n"]', "lr\n", "", '[""]'),
    ('"lr"', "lr", "", '""'),
    # Escapes are written as the cell or the file has them.
    (r'["\uac00 lr"]', "lr", "나", r'["\uac00 \ub098"]'),
    ('["가 lr"]', "lr", "나", '["가 나"]'),
    (r'["\ud83d\ude00\n", "lr"]', "lr", "1", r'["\ud83d\ude00\n", "1"]'),
]


@pytest.mark.parametrize(("source", "old", "new", "corrected"), SHAPES)
def test_the_shape_of_a_cell_stays(source, old, new, corrected):
    frame = '{{ "cells" : [{{"source": {} ,"cell_type":"code"}}], "x": NaN}}'.format
    text = frame(source)
    (passage,) = read_notebook(text)
    spelt = passage.spell(passage.code.replace(old, new))
    assert text[: passage.start] + spelt + text[passage.end :] == frame(corrected)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.just("source"), inner, max_size=3)
    ),
    max_leaves=5,
)
code = st.text(st.sampled_from('ab"\\/é한😀\t\x0c\u2028\ud800\n\n\n'), max_size=20)


@st.composite
def sources(draw):
    """One string, one for each line, or one for several lines."""
    text = draw(code)
    lines = text.splitlines(keepends=True)
    kind = draw(st.integers(0, 2))
    if kind < 2:
        return (text, lines)[kind]
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(lines) - 1)), max_size=3)))
    parts = itertools.pairwise([0, *cuts, len(lines)])
    return [part for start, end in parts if (part := "".join(lines[start:end]))]


cells = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown"]), "source": sources()},
    optional={"outputs": json_values, "metadata": json_values},
)
notebooks = st.builds(
    lambda cells, rest: {**rest, "cells": cells, "nbformat": 4},
    st.lists(cells | json_values, max_size=4),
    st.dictionaries(st.text(max_size=3), json_values, max_size=2),
)


def joined(notebook, new=None):
    """The notebook with each source of a code cell as one string, or a new one."""
    left = None if new is None else iter(new)
    for cell in notebook["cells"]:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = "".join(cell["source"])
            cell["source"] = next(left) if left is not None and source else source
    return notebook


@given(
    notebooks,
    st.sampled_from([None, 0, 1, "\t"]),
    st.booleans(),
    st.booleans(),
    st.data(),
)
@each
def test_of_any_notebook_only_the_code_changes(notebook, indent, ascii, odd, data):
    text = json.dumps(notebook, indent=indent, ensure_ascii=ascii)
    if odd:  # other spellings of the same
        text = text.replace("é", "\\u00e9").replace("/", "\\/")
    passages = read_notebook(text)
    assert all(
        passage.spell(passage.code) == text[passage.start : passage.end]
        for passage in passages
    )
    new = [data.draw(code) for _ in passages]
    changed = files._with_codes(text, passages, new)
    assert joined(json.loads(changed)) == joined(json.loads(text), new)
    for one, other in zip(notebook["cells"], json.loads(changed)["cells"], strict=True):
        if isinstance(one, dict) and "source" in one:
            assert type(one["source"]) is type(other["source"])


BAD_NOTEBOOKS = {
    '{"cells": [{"source": "a", "source": "b"}]}': "Duplicate key 'source'",
    '{"cells": [], "cells": []}': "Duplicate key 'cells'",
    '{"cells": {"0": 1}}': "not a notebook of format 4",
    "3": "not a notebook of format 4",
    '{"cells": [': "The notebook file is broken",
    '{"cells": [],}': "The notebook file is broken",
    '{"cells": [{}, ]}': "The notebook file is broken",
    '{"cells": [] "a": 1}': "Expecting ','",
    '{"cells" []}': "Expecting ':'",
    "{1: []}": "Expecting a name",
    '{"cells": []} x': "Expecting the end",
}


@pytest.mark.parametrize("text", BAD_NOTEBOOKS)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(ValueError, match=BAD_NOTEBOOKS[text]):
        read_notebook(text)


@pytest.mark.parametrize(
    ("metadata", "cells"),
    [
        ({"language_info": {"name": "R"}}, 0),
        ({"language_info": {"name": "python"}}, 1),
        ({"language_info": {"name": 3}}, 1),
        ([], 1),
    ],
)
def test_a_notebook_of_another_language_is_left_alone(metadata, cells):
    cell = {"cell_type": "code", "source": "x <- 1"}
    assert len(read_notebook(json.dumps({"cells": [cell], "metadata": metadata}))) == (
        cells
    )


def test_cells_without_code_count_and_what_is_no_source_is_passed_over():
    odd = [[], None, 3, {"source": "a"}, ["a", 1], [["a"]], "", "b"]
    cells = [{"cell_type": "code", "source": one} for one in odd]
    text = json.dumps({"cells": [[1, "a"], {"cell_type": "code"}, *cells]})
    passages = read_notebook(text)
    assert [(one.name, one.code) for one in passages] == [("[9]", "b")]


NOTES = [
    ("```python\na\n```\n", ["a\n"]),
    ("# 제목\r\n\r\n- a\r\n\r\n  ```python\r\n  a\r\n\r\n  ```\r\n", ["a\r\n\r\n"]),
    ("~~~~ {.python .x}\na\n~~~\n```\n~~~~~\n", ["a\n~~~\n```\n"]),
    ("````py title='a'\n```python\na\n```\n````\n", ["```python\na\n```\n"]),
    ("   ```Python3\n   a\n  b\n   ```", ["a\nb\n"]),
    ("> ```python\n> a\n>\n> ```\n", ["a\n\n"]),
    ("1. a\n\n   > - ```{python}\n   >   a\n   >    b\n   >   ```\n", ["a\n b\n"]),
    ("-\t```python\n\ta\n\t```\n", ["a\n"]),
    ("```python\na\f\u2028b\rc\n```\n```python\nd\n```\n", ["a\f\u2028b\rc\n", "d\n"]),
    ("```python\na\n``` no end\n    ```\n```\n", ["a\n``` no end\n    ```\n"]),
    # Never closed: to the end of the list, of the file.
    ("- ```python\n  a\n\ntext\n", ["a\n\n"]),
    ("```python\na", ["a"]),
    # No block of Python.
    ("    ```python\n    a\n    ```\n", []),
    ("```\na\n```\n", []),
    ("```python `x`\na\n```\n", []),
    ("``python\na\n``\n", []),
    ("```pycon\na\n```\n", []),
    ("```python\n>>> a\n```\n", []),
    ("```python\n\n```\n```python", []),
    ("<!--\n```python\na\n```\n-->\n", []),
    ("````\n```python\na\n```\n````\n", []),
    ("python\na\n", []),
    # Of the tab one half belongs to the list: it is left alone.
    ("- ```python\n\ta\n  ```\n", []),
]


@pytest.mark.parametrize(("notes", "codes"), NOTES)
def test_blocks_are_found_as_commonmark_says(notes, codes):
    passages = read_notes(notes)
    assert [passage.code for passage in passages] == codes
    for passage in passages:
        assert passage.spell(passage.code) == notes[passage.start : passage.end]


def test_of_notes_only_the_code_changes(tmp_path):
    notes = (
        "# 제목\r\n\r\n- a\r\n\r\n  ```python\r\n  model.compile(metrics='accuracy')"
    )
    notes += "  # 주석\r\n  ```\r\n\r\n```\nm.compile(metrics='accuracy')\n```\n"
    for name in ("notes.md", "notes.MARKDOWN"):
        file = tmp_path / name
        file.write_bytes(notes.encode())
        fixed = fix_file(file, lang="en")
        corrected = notes.replace("metrics='accuracy'", "metrics=['accuracy']", 1)
        assert fixed.new.decode() == corrected
        assert [piece.line for piece in fixed.pieces] == [6]


def test_lines_that_come_in_get_what_stands_before_the_others():
    text = "> - ```python\n>\n>   a\n>   b\n>   ```\n"
    (passage,) = read_notes(text)
    assert (passage.code, passage.line) == ("\na\nb\n", 2)
    assert passage.spell("x\na\n\ny\nb\n") == (
        ">   x\n>   a\n>\n>   y\n>   b\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "  ```python\na\n  ```\n",
        "-   x\n\n      ```python\n    a\n      ```\n",
        "> ```python\n>a\n> ```\n",
        ">   ```python\n> a\n",
        ">```python\n>a\n>```\n",
        "1. ```python\n   a\n",
    ],
)
def test_code_further_left_than_its_fence_takes_what_is_indented(text):
    (passage,) = read_notes(text)
    spelt = passage.spell("a\nif a:\n    b\n  \n\n")
    changed = text[: passage.start] + spelt + text[passage.end :]
    assert [one.code for one in read_notes(changed)] == ["a\nif a:\n    b\n  \n\n"]


fragments = st.sampled_from(
    ["```python", "```", "~~~py", "~~~", "````python", "````", "a", "a = 1", "- ",
     "-\t", "1. ", "> ", "    ", "  ", "\t", " ", "<!--", "-->", "한", "\x0c", "\0",
     "\n", "\n", "\n", "\r\n", "\r", ">>> ", "[a]: b", "# "]
)  # fmt: skip


@given(st.lists(fragments, max_size=25).map("".join), st.data())
@example("```python", None)
@example("- ```python\n\t a\n  ```", None)
@each
def test_of_any_notes_only_the_blocks_change(text, data):
    passages = read_notes(text)
    for passage in passages:
        assert text[passage.start : passage.end].count("a") == passage.code.count("a")
        assert passage.spell(passage.code) == text[passage.start : passage.end]
    if data is None:
        return
    # A line more or less: they are read again as they were written.
    new = []
    for passage in passages:
        lines = re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", passage.code)
        place = data.draw(st.integers(0, len(lines)))
        if passage.code.endswith("\n"):
            new_lines = st.sampled_from([["neu\n"], ["x\n", "\n", "  \n"]])
            lines[place:place] = data.draw(new_lines)
        new.append("".join(lines))
    changed = files._with_codes(text, passages, new)
    assert [one.code for one in read_notes(changed)] == new


def test_many_blocks_are_read_in_one_go():
    # Quadratic, this would take minutes.
    for text in ("```python\n", "~~~python\n```python\n", "- ```python\n  a\n"):
        assert read_notes(text * 20_000)
    picture = "A" * 20_000_000
    cells = [{"outputs": [picture], "cell_type": "code", "source": ["a\n"] * 20_000}]
    (passage,) = read_notebook(json.dumps({"cells": cells}))
    assert passage.spell(passage.code + "b").count('"') == 40_002


@pytest.mark.parametrize("shift", ["", "a", "ab"])
def test_a_long_line_is_cut_between_characters(shift):
    # 2,000 bytes before and behind the name, and what its character has beyond: three
    # bytes each, so that one of the three shifts ends both parts at the end of one.
    text = f"{shift}{'한' * 1000}{shift}"
    before, after = f"['{text}', keras.optimizers.SGD(", f"=0.1), '{text}']"
    fix = fl.fix_code(f"import keras\nx = {before}lr{after}\n")
    (change,) = fix.changes
    left, right = change.before.split("lr")
    assert before.endswith(left)
    assert after.startswith(right)
    assert {len(left.encode()), len(right.encode())} <= {2000, 2001, 2002}
    assert change.after == f"{left}learning_rate{right}"


def test_what_is_long_is_corrected_in_one_go(tmp_path):
    # Quadratic, these would take minutes, or the memory of the machine.
    sgd = "keras.optimizers.SGD(lr=0.1), "
    fix = fl.fix_code(f"import keras\nx = [{sgd * 4000}]\n")
    assert len(fix.changes) == 4000
    assert "lr=" not in fix.source
    assert sum(len(one.before) + len(one.after) for one in fix.changes) < 40_000_000
    assert all("lr=" in one.before for one in fix.changes)
    for code in ("x = 1\n" * 20_000 + "!ls\n", " " * 200_000 + "x = = 1\n"):
        assert not fl.fix_code(f"import keras\n{code}").changes
    # Each name twice in the next one, which are 2**40 ways; and 5,000 names in a row.
    names = "".join(f"n{i + 1} = n{i} + n{i}\n" for i in range(40))
    fix = fl.fix_code(f"import keras\nn0 = 4\n{names}keras.layers.Dense(n40 / 2)\n")
    assert fix.source.endswith("(n40 // 2)\n")
    names = "".join(f"v{i + 1} = v{i}\n" for i in range(5000))
    checkpoint = "keras.callbacks.ModelCheckpoint(v5000)\n"
    fix = fl.fix_code(f"import keras\nv0 = 'm.hdf5'\n{names}{checkpoint}")
    assert [one.rule for one in fix.notes] == ["model-file-name"]
    page = tmp_path / "page.md"
    page.write_text("```python\n" * 20_000)
    fixed = fix_file(page, lang="en")
    assert fixed.new == fixed.old


def test_of_a_script_only_the_code_changes(tmp_path):
    path = tmp_path / "script.py"
    for encoding in ("utf-8-sig", "euc-kr", "cp949", "utf-8", "iso2022_kr"):
        cookie = "" if encoding == "utf-8-sig" else f"# coding: {encoding}\r\n"
        script = f"{cookie}{OLD.strip()}  # 주석\rx = 1\n\ny = 2\r\n"
        path.write_bytes(script.encode(encoding))
        new = fix_file(path, lang="en").new
        assert new == script.replace("'accuracy'", "['accuracy']").encode(encoding)


@pytest.mark.parametrize(
    "encoding", sorted({*encodings.aliases.aliases.values(), "undefined", "nonsense"})
)
def test_no_encoding_ends_the_run_or_damages_a_file(tmp_path, encoding):
    odd, good = tmp_path / "a.py", tmp_path / "b.py"
    text = f"# coding: {encoding}\n{OLD}# "
    old = text.encode() + b"\\xe9 +AOk- \xb0\xa1\n"
    odd.write_bytes(old)
    good.write_text(OLD)
    first, second = fix_files([tmp_path], write=True, lang="en")
    assert (second.problem, good.read_text()) == ("", NEW)
    if first.problem:
        assert odd.read_bytes() == old
    else:  # to the byte the same, but for the brackets
        new = odd.read_bytes()
        assert new in (old, old.replace(b"'accuracy'", b"['accuracy']"))
        assert new.decode(encoding).encode(encoding) == new


LEFT_ALONE = [
    (b"# coding: rot13\n", "not a text encoding"),
    (b"# coding: zlib\n", "not a text encoding"),
    (b"# coding: unicode_escape\n# \\xe9\n", "does not give back the same bytes"),
    (b"# coding: utf_7\n# +AOk-\n# +AOkA6Q-+AOk-\n", "does not give back the same"),
    (b"# coding: mac_arabic\n# \xa0\n", "does not give back the same bytes"),
    (b"\xff\xfex\0", "Its characters cannot be read"),
    (b"x = '\xe9'", "Its characters cannot be read"),
    (b"# coding: nonsense", "Its characters cannot be read"),
]


@pytest.mark.parametrize(("old", "problem"), LEFT_ALONE)
def test_what_does_not_give_back_its_bytes_is_named(tmp_path, old, problem):
    file = tmp_path / "a.py"
    file.write_bytes(old + OLD.encode())
    with pytest.raises(ValueError, match=problem):
        fix_file(file, lang="en")
    fl.set_language("ko")
    with pytest.raises(ValueError, match=problem) as error:
        fix_file(file, lang="ko")
    (note,) = error.value.__notes__
    assert re.search("[가-힣]", note)


ODD = {
    "notes.md": (b"\xe9", "Its characters cannot be read"),
    "broken.ipynb": (b"{", "The notebook file is broken"),
    "deep.ipynb": (b"[" * 100_000, "The notebook file is broken"),
    "old.ipynb": (b'{"worksheets": [], "nbformat": 3}', "not a notebook of format 4"),
    "list.ipynb": (b"[]", "not a notebook of format 4"),
}


@pytest.mark.parametrize("name", ODD)
def test_files_that_are_not_what_their_name_says(tmp_path, name):
    content, message = ODD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=message):
        fix_file(tmp_path / name, lang="en")
    fl.set_language("ko")
    with pytest.raises(ValueError, match=message) as error:
        fix_file(tmp_path / name, lang="ko")
    (note,) = error.value.__notes__
    assert re.search("[가-힣]", note)


@given(
    st.sampled_from(["a.py", "a.md", "a.ipynb", "a"]),
    st.lists(
        st.binary(max_size=8)
        | st.sampled_from([b"# coding: ", b"latin-1", b"utf-16", b"\xef\xbb\xbf", b"\n",
                           b"```python\n", b'{"cells": [', b"]}", OLD.encode()]),
        max_size=8,
    ).map(b"".join),
)  # fmt: skip
@each
def test_any_bytes_are_refused_or_come_back(tmp_path_factory, name, content):
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(content)
    (outcome,) = fix_files([file], write=True, lang="en")
    if outcome.problem:
        assert file.read_bytes() == content
    else:
        assert file.read_bytes().replace(b"['acc", b"'acc").replace(
            b"racy']", b"racy'"
        ) == content.replace(b"['acc", b"'acc").replace(b"racy']", b"racy'")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("a.py", "# coding: latin-1\nx", "# coding: latin-1\n가"),
        ("a.py", "# coding: cp949\nx", "import keras\n\n# coding: cp949\n가"),
        ("a.md", "```python\nx\n```\n", "```\nx\n"),
    ],
)
def test_a_correction_that_cannot_be_put_back_is_not_made(
    tmp_path, monkeypatch, name, old, new
):
    file = tmp_path / name
    file.write_text(old)
    monkeypatch.setattr(files, "fix_together", lambda *_, lang: [Fix(new, (), ())])
    (outcome,) = fix_files([file], write=True, lang="en")
    assert "since the corrected code cannot be put in its place" in outcome.problem
    assert file.read_text() == old


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main([str(argument) for argument in arguments])
    return stopped.value.code, *capsys.readouterr()


def test_fix_shows_and_writes_and_one_bad_file_stops_nothing(tmp_path, capsys):
    good, bad, latin = (tmp_path / f"{name}.py" for name in ("good", "bad", "latin"))
    good.write_text("model.compile(metrics='accuracy')\n", encoding="utf-8")
    bad.write_text("m.save('x.keras)\n", encoding="utf-8")
    latin.write_bytes(b"x = '\xe9'\n")
    code, out, err = call(capsys, "fix", tmp_path, "--lang", "en")
    assert code == 1
    assert "+ model.compile(metrics=['accuracy'])" in out
    assert "quotation mark is missing" in out
    assert "latin.py" in err
    assert good.read_text("utf-8") == "model.compile(metrics='accuracy')\n"
    call(capsys, "fix", tmp_path, "--write")
    assert good.read_text("utf-8") == "model.compile(metrics=['accuracy'])\n"
    assert bad.read_text("utf-8") == "m.save('x.keras)\n"
    code, out, _ = call(capsys, "fix", good, "--lang", "ko")
    assert (code, out) == (0, "고칠 곳이 없습니다.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bad.py", "good.py", "latin.py"
    ]  # fmt: skip


@posix
def test_the_name_of_a_file_does_not_steer_the_terminal(tmp_path, capsys):
    for name, text in (("a\x1b[2J.py", OLD), ("한\r\n\udc80.py", "x = '")):
        (tmp_path / name).write_text(text)
    (tmp_path / "b\x07.py").write_bytes(b"x = '\xe9'\n")
    _, out, err = call(capsys, "fix", tmp_path, "--lang", "en")
    assert f"{tmp_path}/a\\x1b[2J.py:1\n" in out
    assert f"{tmp_path}/한\\r\\n\\udc80.py:1\n" in out
    assert err.startswith(f"error: {tmp_path}/b\\x07.py: ")


@posix
def test_folders_links_and_read_only_files(tmp_path, capsys):
    (tmp_path / "a_folder.py").mkdir()
    names = ("a_folder.py/in.py", "b_read_only.py", "c_target.txt", "d.py", "e.md")
    for name in names:
        (tmp_path / name).write_text(OLD)
    (tmp_path / "b_read_only.py").chmod(0o444)
    (tmp_path / "c_link.py").symlink_to("c_target.txt")
    (tmp_path / "c_nowhere.py").symlink_to("nothing.py")
    (tmp_path / "d.py").chmod(0o700)
    (tmp_path / "empty.py").write_bytes(b"")
    code, out, err = call(capsys, "fix", tmp_path, "--write", "--lang", "en")
    assert (code, out.splitlines()[-1]) == (1, "3 corrected, 0 to look at.")
    assert err == f"error: {tmp_path / 'b_read_only.py'}: The file is read-only.\n"
    kept = {path for path in tmp_path.rglob("*.*") if path.is_file()}
    kept = {path.name for path in kept if path.read_text() == OLD}
    assert kept == {"b_read_only.py", "e.md"}
    assert (tmp_path / "c_link.py").is_symlink()
    assert (tmp_path / "d.py").stat().st_mode & 0o777 == 0o700
    code, out, _ = call(capsys, "fix", tmp_path, "--write", "--lang", "ko")
    assert (code, out) == (1, "고칠 곳이 없습니다.\n")


def visited(*paths):
    found = fix_files(paths, write=False, lang="en")
    return [(one.path, one.problem) for one in found]


def test_what_others_wrote_is_passed_over_unless_named(tmp_path):
    passed_over = """.git .venv venv env virtualenv .tox .nox .conda build dist
        node_modules site-packages __pycache__ .ipynb_checkpoints"""
    for name in [*passed_over.split(), "kept", "mybuild"]:
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "a.PY").write_text(OLD)
    mine = [tmp_path / name / "deep" / "a.PY" for name in ("kept", "mybuild")]
    assert [path for path, _ in visited(tmp_path)] == mine
    named = tmp_path / "venv"
    assert [path for path, _ in visited(named)] == [named / "deep" / "a.PY"]
    assert [path for path, _ in visited(mine[0], named / "deep" / "a.PY")] == [
        mine[0],
        named / "deep" / "a.PY",
    ]


@posix
def test_links_are_followed_only_inside_and_a_file_is_visited_once(tmp_path):
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    for one in (folder, outside, folder / "build", folder / "plain"):
        one.mkdir()
    (folder / "build" / "b").write_text(OLD)
    for file in (folder / "z.py", folder / "t.txt", outside / "a.py"):
        file.write_text(OLD)
    (folder / "a_to_z.py").symlink_to("z.py")
    (folder / "b_out.py").symlink_to(outside / "a.py")
    (folder / "c_out").symlink_to(outside)
    (folder / "d_loop").symlink_to(folder)
    (folder / "e_loop.py").symlink_to("e_loop.py")
    (folder / "f_nowhere.py").symlink_to("nothing")
    (folder / "g_in.py").symlink_to("t.txt")
    (folder / "h_in.py").symlink_to("t.txt")
    (folder / "i_built.py").symlink_to("build/b")
    (folder / "j_device.py").symlink_to("/dev/zero")
    (folder / "k_folder.py").symlink_to("plain")
    (folder / "y_hard.py").hardlink_to(folder / "z.py")
    mine = [(folder / "g_in.py", ""), (folder / "y_hard.py", "")]
    assert visited(folder) == mine
    assert visited(folder, folder / "z.py", folder) == mine
    written = fix_files([folder, folder / "z.py", folder], write=True, lang="en")
    assert [(one.path, one.problem) for one in written] == mine
    # What is named is meant, wherever it leads.
    named = folder / "b_out.py"
    assert visited(named, outside) == [(named, "")]
    list(fix_files([named], write=True, lang="en"))
    assert (outside / "a.py").read_text() == NEW
    assert named.is_symlink()


@posix
def test_pipes_sockets_and_devices_are_not_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    os.mkfifo("a.py")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("b.py")
        assert visited(Path()) == []
        named = visited(Path("a.py"), Path("b.py"), Path("/dev/zero"))
    assert len(named) == 3
    assert {problem for _, problem in named} == {
        "It is not an ordinary file and was not opened."
    }


def test_a_folder_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "in.py").write_text(OLD)
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "a":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused = (tmp_path / "a", "Permission denied")
    assert visited(tmp_path) == [(tmp_path / "b" / "in.py", ""), refused]


def during_the_run(monkeypatch, act):
    """Let `act` happen between reading a file and writing it, once."""
    fix_together, left = files.fix_together, [act]

    def fix(*arguments, lang):
        if left:
            left.pop()()
        return fix_together(*arguments, lang=lang)

    monkeypatch.setattr(files, "fix_together", fix)


def both(folder):
    """What became of a file and of the one after it; nothing else may be left."""
    first, second = fix_files([folder], write=True, lang="en")
    assert (second.problem, second.path.read_text()) == ("", NEW)
    assert {path.name for path in folder.iterdir()} <= {"a.py", "b.py", "c.txt"}
    return first.problem


@pytest.fixture
def pair(tmp_path):
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text(OLD)
    return tmp_path


@pytest.mark.parametrize("links", [1, 2])
def test_what_somebody_wrote_meanwhile_is_not_lost(pair, monkeypatch, links):
    if links > 1:
        (pair / "c.txt").hardlink_to(pair / "a.py")
    during_the_run(monkeypatch, lambda: (pair / "a.py").write_text("mine\n"))
    assert "The file was changed meanwhile" in both(pair)
    assert (pair / "a.py").read_text() == "mine\n"


def test_a_file_that_vanishes_and_one_that_breaks_us_stop_nothing(pair, monkeypatch):
    during_the_run(monkeypatch, (pair / "a.py").unlink)
    assert both(pair) == "No such file or directory"
    (pair / "a.py").symlink_to("a.py")  # can be neither looked at nor read
    assert visited(pair / "a.py", pair / "b.py")[0][1] != ""
    (pair / "a.py").unlink()
    for name in ("a.py", "b.py"):
        (pair / name).write_text(OLD)
    during_the_run(monkeypatch, [].pop)
    assert both(pair) == "pop from empty list"
    (pair / "b.py").write_text(OLD)

    def forget():
        raise MemoryError

    during_the_run(monkeypatch, forget)
    assert both(pair) == "MemoryError"


@posix
def test_mode_owner_and_attributes_stay_and_setuid_does_not(pair):
    file = pair / "a.py"
    root = os.geteuid() == 0
    if root:
        os.chown(file, 12345, 54321)
    file.chmod(0o6751)
    try:
        os.setxattr(file, "user.note", b"mine")
        noted = True
    except (AttributeError, OSError):  # not with every file system
        noted = False
    os.utime(file, (0, 0))
    before = file.stat()
    assert both(pair) == ""
    after = file.stat()
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert after.st_mode & 0o7777 == 0o751
    assert after.st_mtime > 0
    assert not noted or os.getxattr(file, "user.note") == b"mine"
    assert file.read_text() == NEW


@posix
@pytest.mark.parametrize("why", ["links", "owner"])
def test_a_file_that_must_stay_the_same_is_overwritten(pair, monkeypatch, why):
    file = pair / "a.py"
    file.chmod(0o4755)
    if why == "links":
        (pair / "c.txt").hardlink_to(file)
    else:

        def refuse(path, uid, gid):
            raise PermissionError

        monkeypatch.setattr(os, "chown", refuse)
    number = file.stat().st_ino
    assert both(pair) == ""
    after = file.stat()
    assert (after.st_ino, after.st_mode & 0o7777) == (number, 0o755)
    assert file.read_text() == NEW
    assert why == "owner" or (pair / "c.txt").read_text() == NEW


class DiskFull:
    """Fails at the writes of these numbers, after a few bytes."""

    def __init__(self, monkeypatch, *numbers):
        put, count = _files._put, itertools.count(1)

        def fail(file, content):
            if next(count) not in numbers:
                return put(file, content)
            put(file, content[:3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(_files, "_put", fail)


def test_a_full_disk_leaves_the_file_as_it_was(pair, monkeypatch):
    DiskFull(monkeypatch, 1)
    assert both(pair) == "No space left on device"
    assert (pair / "a.py").read_text() == OLD


@pytest.mark.parametrize("number", [1, 2])  # the copy, the file
def test_a_full_disk_leaves_a_file_with_links_as_it_was(pair, monkeypatch, number):
    (pair / "c.txt").hardlink_to(pair / "a.py")
    DiskFull(monkeypatch, number)
    assert both(pair) == "No space left on device"
    assert (pair / "c.txt").read_text() == OLD


def test_if_even_that_fails_a_copy_is_left_and_named(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text(OLD)
    (tmp_path / "c.txt").hardlink_to(tmp_path / "a.py")
    DiskFull(monkeypatch, 2, 3)
    (outcome,) = fix_files([tmp_path], write=True, lang="en")
    (copy,) = tmp_path.glob("fix-backup-*")
    assert copy.read_text() == OLD
    assert outcome.problem.endswith(f"What it held before is in {copy}.")


def test_what_was_written_is_read_again(pair, monkeypatch):
    replace = Path.replace

    def lose(draft, target):
        if target.name == "a.py":
            draft.write_text("")
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", lose)
    assert "does not hold what was written" in both(pair)


def test_names_as_long_as_they_can_be(tmp_path):
    for name in ("a" * 252 + ".py", "가" * 84 + ".py", ".py" + "x" * 252):
        path = tmp_path / name
        path.write_text(OLD)
        (outcome,) = fix_files([path], write=True, lang="en")
        assert (outcome.problem, path.read_text()) == ("", NEW)


@posix
def test_a_program_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path):
    file = tmp_path / "a.py"
    rest = "# 한\n" * 200_000
    old, new = (f"{line}\n{rest}".encode() for line in ("a = 1", "b = 2"))
    program = (
        "import sys; from pathlib import Path; from fmnist_learn import _files\n"
        "path, old = Path(sys.argv[1]), Path(sys.argv[1]).read_bytes()\n"
        "new = old.replace(b'a = 1', b'b = 2'); print(flush=True)\n"
        "while True: _files.replace_content(path, old, new); old, new = new, old\n"
    )
    for number in range(8):
        file.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-c", program, str(file)], stdout=subprocess.PIPE
        ) as running:
            running.stdout.readline()
            time.sleep(0.01 * number)
            running.send_signal(signal.SIGKILL)
        assert file.read_bytes() in (old, new)
    # What the killed ones left half done goes with the next that writes.
    _files.replace_content(file, file.read_bytes(), new)
    assert [path.name for path in tmp_path.iterdir()] == ["a.py"]
