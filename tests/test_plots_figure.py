"""What all plots share: Hangul in every text, one picture in a notebook's cell."""

import ast
import pickle
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

import fmnist_learn as fl
from test_plots_results import HISTORY, MIXED, evaluated, garments


@pytest.mark.usefixtures("settings")
def test_an_axes_of_the_learners_own_renders_hangul_and_minus_too():
    figure, ax = plt.subplots()
    ax.set_title("왤케 오류 많이 나지 ㅠㅠ")
    ax.plot([-2, -1], [-3, 4])
    assert fl.plot_activation("tanh", ax=ax) is ax
    assert fl.plot_activation("relu", ax=ax) is ax
    figure.canvas.draw()
    assert any("\N{MINUS SIGN}" in t.get_text() for t in ax.get_xticklabels())


@pytest.mark.usefixtures("settings")
def test_korean_font_serves_plots_of_ones_own_and_leaves_no_setting():
    with fl.korean_font():
        figure, ax = plt.subplots()
        ax.set_title("손실 뷁 ㅠㅠ")
        ax.plot([-1, 1])
        figure.canvas.draw()
    figure, ax = plt.subplots()
    ax.set_title("손실")
    with pytest.warns(UserWarning, match="Glyph"):
        figure.canvas.draw()


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """Run a cell as a notebook does, and count the pictures that it displays."""
    from IPython.core.interactiveshell import InteractiveShell
    from matplotlib_inline.backend_inline import configure_inline_support
    from matplotlib_inline.config import InlineBackend
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    shell.push({"fl": fl, "np": np, "plt": plt, "history": HISTORY})
    shell.push({"pictures": garments(), "result": evaluated(*MIXED)})
    displayed = []
    # What a cell publishes, and the value of its last line.
    monkeypatch.setattr(
        shell.display_pub, "publish", lambda data, **_: displayed.append(data)
    )
    monkeypatch.setattr(
        shell.displayhook, "write_format_data", lambda data, _: displayed.append(data)
    )

    def count(code):
        displayed.clear()
        shell.run_cell(code).raise_error()
        return sum("image/png" in data for data in displayed)

    backend = mpl.get_backend()
    with mpl.rc_context():
        plt.switch_backend("module://matplotlib_inline.backend_inline")
        plt.ion()
        configure_inline_support(shell, mpl.get_backend())
        # The way to the picture is what counts; drawing it would take seconds.
        png = shell.display_formatter.formatters["image/png"]
        png.for_type(Figure, lambda _: b"drawn")
        yield count
    plt.switch_backend(backend)
    InlineBackend.clear_instance()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    "call",
    [
        "fl.plot_samples(pictures)",
        "fl.plot_history(history)",
        "fl.plot_confusion(result)",
        "fl.plot_mistakes(result, pictures)",
        "fl.plot_prediction(pictures[0], result.probabilities[0])",
        "fl.plot_activation('relu')",
        "fl.plot_network()",
        "fl.plot_decision('and')",
        "fl.plot_one_hot()",
        "fl.plot_softmax()",
        "fl.plot_cross_entropy()",
        "fl.plot_descent()",
        "fl.plot_convolution()",
        "fl.plot_pooling()",
    ],
)
def test_a_notebook_displays_each_plot_once(notebook, call):
    assert notebook(call) == 1
    assert notebook(f"{call};") == 1
    assert notebook(f"drawn = {call}") == 1
    assert notebook("getattr(drawn, 'figure', drawn)") == 1
    assert notebook("getattr(drawn, 'figure', drawn)") == 1
    assert notebook(f"{call}\nplt.show()") == 1
    assert notebook(f"{call}\n{call}") == 2
    assert plt.get_fignums() == []


def test_a_plot_beside_one_of_the_learners_own(notebook):
    assert notebook("plt.plot([1, 2])\nfl.plot_softmax()") == 2


def test_where_nothing_is_displayed_at_the_end_of_a_cell_the_figure_stays(notebook):
    plt.switch_backend("agg")
    assert notebook("fig = fl.plot_softmax()") == 0
    assert notebook("fig") == 1
    assert len(plt.get_fignums()) == 1


def test_a_figure_can_be_saved_and_kept():
    for figure in (fl.plot_samples(garments()), fl.plot_network().figure):
        again = pickle.loads(pickle.dumps(figure))
        assert type(again) is type(figure)
        assert len(again.axes) == len(figure.axes)
        for drawn in (figure, again):
            file = BytesIO()
            drawn.savefig(file, format="png")
            assert file.getvalue().startswith(b"\x89PNG")


def test_every_figure_of_the_package_comes_from_one_place():
    source = Path(fl.__file__).parent
    for path in source.rglob("*.py"):
        made = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call)
        } & {"plt.figure", "plt.subplots", "plt.subplot", "Figure"}
        expected = path == source / "plots" / "_figure.py"
        assert made == ({"plt.figure"} if expected else set()), path
