import io
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rich.console import Console

import fmnist_learn as fl
from conftest import process, run, small
from fmnist_learn.cli import train

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


def few(layout="flat"):
    """One batch to train on: a single step is traced fastest."""
    return small(layout, 32, 32, 50)


@pytest.fixture
def few_images(monkeypatch):
    monkeypatch.setattr(fl, "prepare_data", few)


@pytest.fixture
def no_pictures(monkeypatch):
    monkeypatch.setattr(train, "_save_pictures", lambda *a: None)


def untrained(history):
    """In the place of `fl.train`: it compiles the model, and says that of it."""

    def trained(model, data, **options):
        import keras

        said = keras.callbacks.History()
        said.history = history
        model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
        return said

    return trained


FILES = {"model.keras", "history.json", "history.png", "confusion.png", "mistakes.png"}


@pytest.mark.keras
@pytest.mark.parametrize(
    ("model", "layout", "parameters", "more"),
    [
        ("dense", "flat", "7,850", set()),
        ("deep", "image", "79,510", set()),
        ("cnn", "channel", "333,526", {"filters.png", "feature_maps.png"}),
    ],
)
def test_train_leaves_everything_in_a_folder(  # noqa: PLR0917
    capfd, few_images, model, layout, parameters, more
):
    code, out, err = run(capfd, "train", model, "--epochs", 2, "--out", "결과 [1]")
    assert (code, err) == (0, "")
    folder = Path("결과 [1]")
    assert {path.name for path in folder.iterdir()} == FILES | more
    for picture in folder.glob("*.png"):
        with Image.open(picture) as image:
            assert min(image.size) > 100
    history = json.loads((folder / "history.json").read_text())
    assert set(history) == {"loss", "accuracy", "val_loss", "val_accuracy"}
    assert len(history["loss"]) == 2
    import keras

    loaded = keras.models.load_model(folder / "model.keras")
    assert loaded.compiled
    assert out.count("val_loss") == 2  # a line for each epoch
    assert parameters in out
    # Two epochs are not the book's recipe. The count of parameters is a fact.
    assert out.count("not comparable") == len(train.BOOK[train.Model(model)]) - 1
    row = next(line for line in out.splitlines() if "parameters" in line)
    assert row.count(parameters) == 2
    assert "결과 [1]" in out
    # The table is about the model that was saved.
    data = few(layout)
    accuracy = fl.evaluate(loaded, data.test_scaled, data.test_target).accuracy
    assert f"{accuracy:.5f}" in out


def test_the_books_figures_stand_beside_the_books_recipe_only(
    capfd, few_images, no_pictures, monkeypatch
):
    code, out, err = run(capfd, "train", "dense", "--quiet")
    assert (code, err) == (0, "")
    assert "0.44444" in out
    assert "0.84583" in out
    assert "Epoch" not in out
    assert "comparable" not in out
    # What else is trained does not matter to what stands beside it.
    trained = {"val_loss": [0.5], "val_accuracy": [0.8]}
    monkeypatch.setattr(fl, "train", untrained(trained))
    for option, difference in (
        (["--epochs", 1], "epochs at most 1 (the book: 5)"),
        (["--seed", 1], "seed 1 (the book: 42)"),
        (["--optimizer", "adam"], "optimizer adam (the book: rmsprop)"),
        (["--learning-rate", 0.1], "learning rate 0.1 (the book: default)"),
    ):
        _, out, _ = run(capfd, "train", "dense", "--quiet", *option)
        assert "0.84583" not in out
        assert "not comparable" in out
        reason = "Not comparable, since this run differs from the book's: "
        assert f"{reason}{difference}.\n" in out
    _, out, _ = run(
        capfd, "train", "dense", "--quiet", "--seed", 1, "--epochs", 1, "--lang", "ko"
    )
    assert "비교할 수 없습니다: 최대 에포크 1 (책 5), 시드 1 (책 42).\n" in out
    _, out, _ = run(
        capfd, "train", "dense", "--quiet", "--epochs", 5, "--optimizer", "rmsprop"
    )
    assert "0.84583" in out


@pytest.mark.parametrize(
    ("model", "figures"),
    [
        ("sgd", ["0.81942"]),
        ("dense", ["0.44444", "0.84583", "7,850"]),
        ("deep", ["0.32333", "0.88533", "79,510"]),
        ("cnn", ["0.22549", "0.91908", "0.24881", "0.91600", "333,526"]),
    ],
)
def test_the_books_figures_are_those_of_the_lessons(model, figures):
    console = Console(file=io.StringIO(), width=100)
    model = train.Model(model)
    nothing = dict.fromkeys(train.BOOK[model])
    train._print_figures(console, model, nothing, [])
    assert re.findall(r"\d[\d.,]+", console.file.getvalue()) == figures


@pytest.mark.keras
def test_the_table_says_which_epoch_its_figures_are_of(
    capfd, few_images, no_pictures, monkeypatch
):
    """With these losses the weights of epoch 2 come back at the end of epoch 4."""
    losses = {
        "val_loss": [0.5, 0.3, 0.4, 0.35],
        "val_accuracy": [0.8, 0.9, 0.91, 0.92],
    }
    monkeypatch.setattr(fl, "train", untrained(losses))
    _, out, _ = run(capfd, "train", "deep", "--quiet")
    figures = re.findall(r"validation \w+ +│ (\S+)", out)
    assert figures == ["0.30000", "0.90000"]
    assert (
        "are those of epoch 2: its validation loss was the lowest, so early stopping "
        "put its weights back. The last epoch, 4, had a validation accuracy of 0.92000."
    ) in out
    _, out, _ = run(capfd, "train", "deep", "--quiet", "--lang", "ko")
    assert "손실과 정확도는 2번째 에포크의 가중치로 잰 값입니다." in out
    assert "마지막 4번째 에포크의 검증 정확도는 0.92000였습니다." in out
    losses["val_loss"][3] = 0.2  # the last is the best: there is nothing to say
    _, out, _ = run(capfd, "train", "deep", "--quiet", "--lang", "en")
    assert "0.92000" in out
    assert "early stopping" not in out
    losses["val_loss"][3] = 0.9  # without patience the last weights are kept
    _, out, _ = run(capfd, "train", "dense", "--quiet", "--lang", "en")
    assert re.findall(r"validation \w+ +│ (\S+)", out) == ["0.90000", "0.92000"]
    assert "early stopping" not in out


@pytest.mark.keras
def test_the_learning_rate_is_that_of_the_saved_model(capfd, few_images, no_pictures):
    import keras

    options = ("--epochs", 1, "--learning-rate", 0.05, "--out", "o", "--quiet")
    assert run(capfd, "train", "dense", *options)[0] == 0
    loaded = keras.models.load_model("o/model.keras")
    assert float(loaded.optimizer.learning_rate) == pytest.approx(0.05)
    assert isinstance(loaded.optimizer, keras.optimizers.RMSprop)
    code, _, err = run(capfd, "train", "dense", "--learning-rate", 0)
    assert code == 2
    assert "learning_rate must be a number above 0" in err


def test_nothing_is_overwritten(capfd, few_images, no_pictures):
    for name in ("fmnist-learn-dense", "fmnist-learn-dense-2"):
        code, out, _ = run(capfd, "train", "dense", "--quiet", "--epochs", 1)
        assert code == 0
        assert out.strip().endswith(f"Saved in {name}")
    Path("empty").mkdir()
    assert run(capfd, "train", "dense", "--epochs", 1, "--out", "empty")[0] == 0
    before = Path("empty/model.keras").read_bytes()
    code, out, err = run(capfd, "train", "dense", "--out", "empty")
    assert code == 2
    assert "--out must be a new or empty folder" in err
    assert out == ""
    assert Path("empty/model.keras").read_bytes() == before


def test_the_same_seed_gives_the_same_digits(capfd, few_images, no_pictures):
    histories = []
    for number, seed in enumerate([7, 7, 8]):
        run(capfd, "train", "dense", "--epochs", 1, "--seed", seed, "--out", number)
        histories.append(json.loads(Path(f"{number}/history.json").read_text()))
    assert histories[0] == histories[1]
    assert histories[0] != histories[2]


@pytest.mark.keras
@pytest.mark.usefixtures("hearing")
def test_ctrl_c_leaves_the_best_model_and_says_where(capfd, few_images, monkeypatch):
    import keras

    train = fl.train

    class Stop(keras.callbacks.Callback):
        def __init__(self, after):
            super().__init__()
            self.after = after

        def on_epoch_end(self, epoch, logs=None):
            if epoch + 1 == self.after:
                signal.raise_signal(signal.SIGINT)

        def on_epoch_begin(self, epoch, logs=None):
            if epoch + 1 > self.after:
                signal.raise_signal(signal.SIGINT)

    def interrupted(after):
        return lambda *a, **o: train(*a, callbacks=[Stop(after)], **o)

    monkeypatch.setattr(fl, "train", interrupted(2))
    code, _, err = run(capfd, "train", "dense", "--quiet", "--out", "stopped")
    assert code == 130
    best = Path("stopped/model.keras")
    assert err == f"Stopped. The model saved so far: {best}\n"
    assert keras.models.load_model("stopped/model.keras").count_params() == 7850
    assert [path.name for path in Path("stopped").iterdir()] == ["model.keras"]

    monkeypatch.setattr(fl, "train", interrupted(0))
    code, _, err = run(capfd, "train", "dense", "--quiet", "--lang", "ko", "--out", "x")
    assert code == 130
    assert err == "모델을 저장하기 전에 중단했습니다.\n"
    assert not Path("x").exists()


@pytest.mark.keras
def test_an_unknown_optimizer_is_a_usage_error(capfd, few_images):
    code, _, err = run(capfd, "train", "dense", "--optimizer", "adamm")
    assert code == 2
    assert "optimizer must be the name of an optimizer" in err
    assert not any(Path().iterdir())


@pytest.mark.sklearn
def test_train_sgd(capfd, few_images, monkeypatch):
    from fmnist_learn import baseline

    (train_input, train_target), (test_input, test_target) = fl.load_data()
    few = (train_input[:500], train_target[:500]), (test_input[:99], test_target[:99])
    monkeypatch.setattr(baseline, "load_data", lambda path: few)
    code, out, err = run(capfd, "train", "sgd", "--out", "sgd")
    assert (code, err) == (0, "")
    names = {"scores.json", "weights.npz", "confusion.png", "mistakes.png"}
    assert {path.name for path in Path("sgd").iterdir()} == names
    scores = json.loads(Path("sgd/scores.json").read_text())
    assert len(scores["scores"]) == 5
    assert f"{np.mean(scores['scores']):.5f}" in out
    assert "0.81942" in out  # the book's
    assert "comparable" not in out
    with np.load("sgd/weights.npz") as weights:
        assert weights["coef"].shape == (10, 784)
        assert weights["intercept"].shape == (10,)
    _, out, _ = run(capfd, "train", "sgd", "--epochs", 2, "--quiet")
    assert "not comparable" in out
    code, _, err = run(capfd, "train", "sgd", "--optimizer", "adam")
    assert code == 2
    assert "--optimizer does not apply to sgd" in err
    code, _, err = run(capfd, "train", "sgd", "--learning-rate", 0.1)
    assert code == 2
    assert "--learning-rate does not apply to sgd" in err


def test_an_out_that_cannot_be_written_is_found_before_training(capfd, monkeypatch):
    Path("file").write_text("")
    monkeypatch.setattr(fl, "prepare_data", lambda **o: pytest.fail("trained"))
    code, _, err = run(capfd, "train", "dense", "--out", "file/x")
    assert code == 1
    assert "must be a folder that can be written to" in err
    assert run(capfd, "train", "dense", "--out", "file")[0] == 2


def test_a_full_disk_leaves_no_half_of_a_file(capfd, few_images, monkeypatch):
    from matplotlib.figure import Figure

    def full_disk(self, path, **options):
        Path(path).write_bytes(b"half a picture")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Figure, "savefig", full_disk)
    code, _, err = run(capfd, "train", "dense", "--epochs", 1, "--quiet", "--out", "o")
    assert code == 1
    picture = Path("o/confusion.png")
    assert err == f"error: [Errno 28] No space left on device: '{picture}'\n"
    assert {path.name for path in Path("o").iterdir()} == {
        "model.keras",
        "history.json",
    }


@pytest.mark.slow
@pytest.mark.keras
def test_training_is_quiet_on_stderr_and_prints_on_korean_windows(tmp_path):
    done = process(
        "train", "dense", "--epochs", "1", "--lang", "ko", "--out", str(tmp_path / "o"),
        PYTHONIOENCODING="cp949",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "val_accuracy" in done.stdout.decode("cp949")
    assert (tmp_path / "o" / "confusion.png").exists()


@pytest.mark.keras
def test_an_error_at_the_start_of_keras_is_shown(tmp_path):
    done = process(
        "train", "dense", "--out", str(tmp_path / "o"), KERAS_BACKEND="nonsense"
    )
    assert done.returncode == 1
    assert b"nonsense" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.slow
@pytest.mark.keras
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_from_a_terminal(tmp_path):
    out = tmp_path / "o"
    with subprocess.Popen(
        [
            # A shell starts what runs in its background deaf to SIGINT.
            sys.executable, "-c", "import signal; "
            "signal.signal(signal.SIGINT, signal.default_int_handler); "
            "from fmnist_learn.cli import main; main()",
            "train", "dense", "--epochs", "1000", "--out", str(out),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        for _ in range(600):
            if (out / "model.keras").exists() or child.poll() is not None:
                break
            time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert err.decode() == f"Stopped. The model saved so far: {out / 'model.keras'}\n"
    assert [path.name for path in out.iterdir()] == ["model.keras"]
