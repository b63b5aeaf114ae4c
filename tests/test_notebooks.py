"""The notebooks: that they hold the lessons, can be read anywhere, and run."""

import ast
import re
import sys
from importlib.metadata import version
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from markdown_it import MarkdownIt
from nbclient import NotebookClient

import fmnist_learn as fl
from conftest import run
from fmnist_learn.exercises import found
from fmnist_learn.exercises._submission import cells_of
from fmnist_learn.exercises.quizzes import questions
from fmnist_learn.lessons.texts import NAMES, STEP, text_of, title_of

LANGUAGES = ("en", "ko")
SITE = "https://example.org/course"
TESTS = Path(__file__).parent
both_languages = pytest.mark.parametrize("lang", LANGUAGES)
every_lesson = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The course in each language, and once more with links to a site."""
    folder = tmp_path_factory.mktemp("course")
    for lang in LANGUAGES:
        fl.write_notebooks(lang=lang, out=folder / lang)
        fl.write_notebooks(lang=lang, out=folder / "site" / lang, site=f"{SITE}/")
    return folder


def read(*parts):
    path = Path(*parts[:-1], f"{parts[-1]}.ipynb")
    return nbformat.read(path, nbformat.NO_CONVERT)


def sources(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def cell(notebook, key):
    (one,) = (cell for cell in notebook.cells if cell.id == key)
    return one


# As files


def test_jupyter_reads_them_and_would_save_them_as_they_are(folder):
    paths = list(folder.glob("**/*.ipynb"))
    assert len(paths) == 2 * len(LANGUAGES) * (len(NAMES) + 1)
    for path in paths:
        notebook = nbformat.read(path, nbformat.NO_CONVERT)
        nbformat.validate(notebook)  # also that no id is there twice
        assert path.read_text(encoding="utf-8") == nbformat.writes(notebook) + "\n"
        assert notebook.metadata.kernelspec.name == "python3"
        for one in notebook.cells:
            assert one.source.strip() == one.source != ""
            if one.cell_type == "code":
                assert (one.outputs, one.execution_count) == ([], None)


@pytest.mark.parametrize("name", [*NAMES, "index"])
def test_both_languages_have_the_same_cells(folder, name):
    english, korean = (read(folder, lang, name) for lang in LANGUAGES)
    for one, other in zip(english.cells, korean.cells, strict=True):
        assert (one.id, one.cell_type) == (other.id, other.cell_type)
        if one.cell_type == "code":
            assert without_language(one.source) == without_language(other.source)


def without_language(source):
    """The code but for comments, docstrings and the choice of the language."""
    source = re.sub(r'set_language\("(ko|en)"\)', "set_language(...)", source)
    tree = ast.parse(TransformerManager().transform_cell(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            del node.body[0]
    return ast.dump(tree)


@both_languages
@every_lesson
def test_a_notebook_holds_the_code_the_exercises_and_the_quiz(folder, lang, name):
    notebook = read(folder, lang, name)
    steps = STEP.finditer(text_of(name, lang))
    wanted = [step["code"].strip() for step in steps]
    exercises = [one for one in found().values() if one.section == name]
    for one in exercises:
        check = f'task = fl.exercise("{one.name}")\ntask.check({one.answer_name})'
        start = fl.exercise(one.name, lang=lang, student="").start()
        wanted += [start.strip(), check]
        assert one.title.to(lang) in cell(notebook, f"{one.name}-task").source
    code = sources(notebook, "code")
    shows = [source for source in code if source.endswith(("\ntask", ".plot()"))]
    if exercises:
        unanswered = "-" * len(questions(name))
        wanted += [f'answers = "{unanswered}"', f'fl.quiz("{name}").check(answers)']
    assert [source for source in code if source not in shows][1:] == wanted
    if name == "first-steps":
        return
    quiz = cell(notebook, "quiz").source
    for question in questions(name):
        assert question.asks.to(lang) in quiz
        assert not any(choice.why.to(lang) in quiz for choice in question.choices)


def test_who_has_numbers_of_their_own_is_asked_with_them(folder, monkeypatch):
    """What is drawn is not in the text, and the cell draws it."""
    one = found()["steps-per-epoch"]
    notebook = read(folder, "en", one.section)
    assert "22,001" not in str(notebook)
    monkeypatch.setenv("FMNIST_LEARN_STUDENT", "Kim")
    names = {"fl": fl}
    exec(cell(notebook, f"{one.name}-show").source, names)
    assert names["task"].student == "Kim"
    for key in ("which-overfits-show", "which-overfits-plot"):
        exec(cell(read(folder, "en", "07-3"), key).source, names)
    assert names["axes"].lines


# As text


SIGNS_OF_MKDOCS = re.compile(
    r"^\s*[?!]{3}|^===|^--8<--|<!--|\{[:#.]|\{ |^:::|:(material|octicons)-|\.md\b"
    r"|\]\[|!\[|\\\(|\\\[|^ {4}",
    re.MULTILINE,
)


def without_code(text):
    """Also without formulas, in which a brace is a brace."""
    text = re.sub(r"^```.*?^```$|^\$\$$.*?^\$\$$", "", text, flags=re.DOTALL | re.M)
    return re.sub(r"`[^`\n]*`", "", text)


def test_nothing_of_the_site_shows_raw(folder):
    for path in folder.glob("**/*.ipynb"):
        for text in sources(nbformat.read(path, nbformat.NO_CONVERT), "markdown"):
            assert SIGNS_OF_MKDOCS.search(without_code(text)) is None, (path, text)
            # Markdown as all three read it leaves no sign of itself in the words.
            for token in MarkdownIt().enable("table").parse(text):
                for child in token.children or ():
                    if child.type == "text":
                        assert not re.search(r"\*\*|\]\(|`", child.content), text


@both_languages
@every_lesson
def test_folded_questions_and_formulas_are_all_there(folder, lang, name):
    text = text_of(name, lang)
    shown = "\n\n".join(sources(read(folder, lang, name), "markdown"))
    titles = re.findall(r'^\?\?\? question "(.*)"$', text, re.MULTILINE)
    # With blank lines around it, what is folded is Markdown in each of the three.
    details = r"<details>\n<summary>(.*)</summary>\n\n(?! |<)(?:.*\n)+?\n</details>"
    unfolded = [
        re.sub("</?code>", "`", title).replace("&lt;", "<").replace("&gt;", ">")
        for title in re.findall(details, shown)
    ]
    assert unfolded == titles
    assert shown.count("<details>") == shown.count("</details>") == len(titles)
    formula = r"^\$\$\n.*?^\$\$$"
    for pattern in (formula, r"^\| .*\|$", r"^```sh\n.*?^```$"):
        flags = re.DOTALL | re.MULTILINE if pattern != r"^\| .*\|$" else re.MULTILINE
        assert len(re.findall(pattern, text, flags)) == len(
            re.findall(pattern, shown, flags)
        )
    if name == "07-1":
        assert len(re.findall(formula, shown, re.DOTALL | re.MULTILINE)) == 1


def test_without_a_site_a_notebook_names_the_calls_that_show_the_same(folder):
    concepts = {entry.name for entry in fl.list_concepts()}
    experiments = {entry.name for entry in fl.list_experiments()}
    for lang in LANGUAGES:
        texts = {name: sources(read(folder, lang, name), "markdown") for name in NAMES}
        shown = "\n".join(text for cells in texts.values() for text in cells)
        assert "](" not in without_code(shown)
        explained = set(re.findall(r'`fl\.explain\("([\w-]+)"\)`', shown))
        assert {"softmax", "convolution"} < explained
        assert explained - {"소프트맥스"} <= concepts
        assert set(re.findall(r'`fl\.run_experiment\("(.*?)"\)`', shown)) == experiments
        assert "`fl.list_concepts()`" in shown
        listed = sources(read(folder, lang, "index"), "markdown")[0]
        for name in NAMES:
            assert f"[{title_of(name, lang)}]({name}.ipynb)" in listed


@both_languages
@every_lesson
def test_with_a_site_each_link_of_the_page_leads_there(folder, lang, name):
    """That the targets exist is seen where the site is built."""
    notebook = read(folder, "site", lang, name)
    link = r"\]\((\S+?)\)"
    links = re.findall(link, without_code("\n".join(sources(notebook, "markdown"))))
    text = re.sub(r"^!\[.*$", "", without_code(text_of(name, lang)), flags=re.M)
    pages = [one for one in re.findall(link, text) if not one.startswith("#")]
    assert len(links) == len(pages) + 1  # to the page itself
    assert all(one.startswith(f"{SITE}/{lang}/") for one in links)
    assert all(re.search(r"/(#[\w.-]+)?$", one) for one in links)


# The first cell


@both_languages
def test_in_colab_the_first_cell_installs_this_version_and_upgrades_nothing(
    folder, lang, monkeypatch
):
    ran = []

    class Shell:
        def run_line_magic(self, name, line):
            ran.append((name, line))

    for name in [*NAMES, "index"]:
        notebook = read(folder, lang, name)
        first, *_ = (one for one in notebook.cells if one.cell_type == "code")
        assert first.id == "setup"
        python = TransformerManager().transform_cell(first.source)
        for modules in ({}, {"google.colab": object()}):
            monkeypatch.setattr(sys, "modules", sys.modules | modules)
            exec(python, {"get_ipython": Shell})
            monkeypatch.undo()
    # What is installed already and allowed, pip leaves as it is.
    install = ("pip", f'install -q "fmnist-learn=={version("fmnist-learn")}"')
    assert ran == [install] * (len(NAMES) + 1)


@both_languages
def test_what_is_handed_in_can_be_read(folder, lang):
    """`fmnist-learn collect` and `fix` read the cells, also the one with `%pip`."""
    for path in (folder / lang).glob("*.ipynb"):
        for one in cells_of(path):
            ast.parse(one.source)


# Writing them


def test_an_edited_notebook_is_not_lost(tmp_path):
    first, second = fl.write_notebooks("07-1", "08-1", lang="en", out=tmp_path)
    assert [first.name, second.name] == ["07-1.ipynb", "08-1.ipynb"]
    # The same once more, also among others, is no change.
    assert fl.write_notebooks("7-1", lang="en", out=tmp_path) == [first]
    edited = first.read_text(encoding="utf-8").replace("fl.load_data()", "mine")
    first.write_text(edited, encoding="utf-8")
    second.unlink()
    with pytest.raises(FileExistsError, match=r"other content: \S+07-1.ipynb\. Noth"):
        fl.write_notebooks(lang="en", out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["07-1.ipynb"]
    assert first.read_text(encoding="utf-8") == edited
    fl.write_notebooks(lang="ko", out=tmp_path, replace=True)
    assert "mine" not in first.read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == len(NAMES) + 1


def test_what_cannot_be_written_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="name must be one of 'first-steps', '07-1'"):
        fl.write_notebooks("07-1", "09-1")
    with pytest.raises(TypeError, match="site must be a string or None"):
        fl.write_notebooks("07-1", site=3)
    with pytest.raises(TypeError, match="out must be a path"):
        fl.write_notebooks("07-1", out=3)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.typer
@pytest.mark.usefixtures("a_terminal_of_its_own")
def test_the_command_writes_them_and_says_where(capfd):
    code, out, err = run(capfd, "notebook", "7-1", "first-steps", "--lang", "ko")
    assert (code, err) == (0, "")
    assert out.split() == ["07-1.ipynb", "first-steps.ipynb"]
    path = Path("07-1.ipynb")
    assert title_of("07-1", "ko") in path.read_text(encoding="utf-8")
    code, out, _ = run(capfd, "notebook", "--all", "--out", "새 폴더", "--lang", "ko")
    assert (code, len(out.splitlines())) == (0, len(NAMES) + 1)
    path.write_text("{}", encoding="utf-8")
    code, out, err = run(capfd, "notebook", "--all", "--lang", "ko")
    assert (code, out) == (1, "")
    assert "이미 있고 내용이 다릅니다: 07-1.ipynb." in err
    assert path.read_text(encoding="utf-8") == "{}"
    assert run(capfd, "notebook", "07-1", "--lang", "en", "--replace")[0] == 0
    for words in ([], ["07-1", "--all"], ["09-1"]):
        assert run(capfd, "notebook", *words)[0] == 2


# Running them

# Few images, one epoch, small figures; and the machine is examined only once. What it
# defines is gone with the first `%reset`.
CUT = """
def cut():
    import functools
    import sys

    sys.path.insert(0, {tests!r})
    from conftest import small

    import matplotlib
    from matplotlib_inline.config import InlineBackend

    import fmnist_learn as fl

    def train(model, data, *, epochs, **options):
        return trained(model, data, epochs=1, **options)

    trained = fl.train
    fl.train = train
    fl.diagnose = functools.cache(fl.diagnose)
    matplotlib.rcParams["figure.dpi"] = 30
    InlineBackend.instance().print_figure_kwargs = {{"bbox_inches": None}}
    fl.prepare_data = lambda layout: small(layout, 200, 50, 50)
    fl.baseline_sgd = functools.partial(fl.baseline_sgd, path={idx!r}, cv=3)


cut()
"""


NOT_YET = {
    "en": ("**Not attempted: ", "**0 of {asked} right**"),
    "ko": ("**시작 전: ", "**{asked}문제 가운데 0문제 맞음**"),
}


@pytest.mark.slow
@pytest.mark.keras
@pytest.mark.tensorflow
@pytest.mark.filterwarnings("ignore:Proactor event loop:RuntimeWarning")  # Windows'
@pytest.mark.parametrize("lang", ["en", pytest.param("ko", marks=pytest.mark.newest)])
def test_every_notebook_runs_from_top_to_bottom(
    folder, tmp_path, idx_folder, monkeypatch, lang
):
    """All in one kernel, since Keras takes seconds to start; each without a name.

    The code of both languages is the same, so the oldest versions run it once.
    """
    new = nbformat.v4
    cut = CUT.format(tests=str(TESTS), idx=str(idx_folder))
    course = new.new_notebook(cells=[new.new_code_cell(cut)])
    notebooks = {name: read(folder, lang, name) for name in ("index", *NAMES)}
    for name, notebook in notebooks.items():
        course.cells.append(new.new_code_cell("import gc\ngc.freeze()\n%reset -f"))
        for one in notebook.cells:
            one.id = f"{name}_{one.id}"
        course.cells += notebook.cells
    monkeypatch.delenv("MPLBACKEND")  # the kernel has its own
    place = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(course, timeout=300, resources=place).execute()
    for name, notebook in notebooks.items():
        if name == "index":
            continue
        code = [one for one in notebook.cells if one.cell_type == "code"]
        steps = STEP.finditer(text_of(name, lang))
        for step, one in zip(steps, code[1:], strict=False):
            assert step["code"].strip() == one.source
            said = [
                out.get("name", "image/png" in out.get("data", {}))
                for out in one.outputs
            ]
            assert said.count(True) == bool(step["figure"]), one.source
            assert ("stdout" in said) or not step["output"], one.source
            # A glyph that is missing, or a warning, would be said there.
            assert "stderr" not in said
        checks = [one for one in code if one.id.endswith("-check")]
        assert bool(checks) == (name != "first-steps")
        for one in checks:
            (out,) = one.outputs
            unsolved, unanswered = NOT_YET[lang]
            said = out.data["text/markdown"]
            if one.id.endswith("quiz-check"):
                unsolved = unanswered.format(asked=len(questions(name)))
            assert said.startswith(unsolved)
