import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import fmnist_learn as fl
from conftest import small
from fmnist_learn import cli


@pytest.fixture(autouse=True)
def a_terminal_of_its_own(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("MPLBACKEND", "Agg")


@pytest.fixture
def few_images(monkeypatch):
    monkeypatch.setattr(fl, "prepare_data", lambda layout="flat": small(layout, 300))


@pytest.fixture
def no_pictures(monkeypatch):
    monkeypatch.setattr(cli, "_save_pictures", lambda *a: None)


def run(capfd, *arguments):
    """The exit code, the output and the errors of one call."""
    capfd.readouterr()  # what the fixtures wrote, TensorFlow's start among it
    with pytest.raises(SystemExit) as stopped:
        cli.main([str(argument) for argument in arguments])
    return stopped.value.code, *capfd.readouterr()


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
    if model != "dense":  # two epochs are not the book's recipe
        assert out.count("not comparable") == 7
    assert "결과 [1]" in out
    # The table is about the model that was saved.
    data = small(layout, 300)
    accuracy = fl.evaluate(loaded, data.test_scaled, data.test_target).accuracy
    assert f"{accuracy:.5f}" in out


def test_the_books_figures_stand_beside_the_books_recipe_only(
    capfd, few_images, no_pictures
):
    code, out, err = run(capfd, "train", "dense", "--quiet")
    assert (code, err) == (0, "")
    assert "0.44444" in out
    assert "0.84583" in out
    assert "Epoch" not in out
    for option in (["--epochs", 1], ["--seed", 1], ["--optimizer", "adam"]):
        _, out, _ = run(capfd, "train", "dense", "--quiet", *option)
        assert "0.84583" not in out
        assert "not comparable" in out
    _, out, _ = run(
        capfd, "train", "dense", "--quiet", "--epochs", 5, "--optimizer", "rmsprop"
    )
    assert "0.84583" in out


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
        run(capfd, "train", "deep", "--epochs", 1, "--seed", seed, "--out", number)
        histories.append(json.loads(Path(f"{number}/history.json").read_text()))
    assert histories[0] == histories[1]
    assert histories[0] != histories[2]


@pytest.mark.keras
def test_ctrl_c_leaves_the_best_model_and_says_where(capfd, few_images, monkeypatch):
    import keras

    train = fl.train

    class Stop(keras.callbacks.Callback):
        def __init__(self, after):
            super().__init__()
            self.after = after

        def on_epoch_end(self, epoch, logs=None):
            if epoch + 1 == self.after:
                raise KeyboardInterrupt

        def on_epoch_begin(self, epoch, logs=None):
            if epoch + 1 > self.after:
                raise KeyboardInterrupt

    def interrupted(after):
        return lambda *a, **o: train(*a, callbacks=[Stop(after)], **o)

    monkeypatch.setattr(fl, "train", interrupted(2))
    code, _, err = run(capfd, "train", "dense", "--quiet", "--out", "stopped")
    assert code == 1
    best = Path("stopped/model.keras")
    assert err == f"Training was stopped. The best model so far: {best}\n"
    assert keras.models.load_model("stopped/model.keras").count_params() == 7850
    assert [path.name for path in Path("stopped").iterdir()] == ["model.keras"]

    monkeypatch.setattr(fl, "train", interrupted(0))
    code, _, err = run(capfd, "train", "dense", "--quiet", "--lang", "ko", "--out", "x")
    assert code == 1
    assert "첫 에포크가 끝나기 전에" in err
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
    with np.load("sgd/weights.npz") as weights:
        assert weights["coef"].shape == (10, 784)
        assert weights["intercept"].shape == (10,)
    _, out, _ = run(capfd, "train", "sgd", "--epochs", 2, "--quiet")
    assert "not comparable" in out
    code, _, err = run(capfd, "train", "sgd", "--optimizer", "adam")
    assert code == 2
    assert "--optimizer does not apply to sgd" in err


def test_an_out_that_cannot_be_written_is_found_before_training(capfd, monkeypatch):
    Path("file").write_text("")
    monkeypatch.setattr(fl, "prepare_data", lambda **o: pytest.fail("trained"))
    code, _, err = run(capfd, "train", "dense", "--out", "file/x")
    assert code == 1
    assert "must be a folder that can be written to" in err
    assert run(capfd, "train", "dense", "--out", "file")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["train", "rnn"], "'rnn' is not one of"),
        (["train"], "Missing argument"),
        (["train", "dense", "--epochs", "0"], "'--epochs'"),
        (["train", "dense", "--seed", "-1"], "'--seed'"),
        (["train", "dense", "--lang", "fr"], "'fr' is not one of"),
        (["lesson", "07-4"], "'07-4' is not one of"),
        (["lesson", "08-1", "--seed", "-1"], "'--seed'"),
        (["lesson", "08-3", "--model", "b.keras"], "'b.keras' does not exist"),
        (["lesson", "07-1", "--model", __file__], "--model is for 08-3"),
        (["predict", "a.png", "--model", "b.keras"], "'b.keras' does not exist"),
        (["predict", "--model", "b.keras"], ""),
        (["teach"], "No such command 'teach'"),
    ],
)
def test_usage_errors_end_with_2(capfd, arguments, said):
    code, _, err = run(capfd, *arguments)
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_a_wrong_language_in_the_environment_is_a_usage_error(capfd, monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "fr")
    code, _, err = run(capfd, "data")
    assert code == 2
    assert "FMNIST_LEARN_LANG must be one of 'ko', 'en'" in err


def test_help_and_version(capfd):
    code, out, _ = run(capfd, "--version")
    assert (code, out) == (0, f"{fl.__version__}\n")
    assert "train" in run(capfd, "--help")[1]
    assert run(capfd)[0] == 2  # no command: the help, as a usage error
    # Options of the issue are all there.
    _, out, _ = run(capfd, "train", "-h")
    for option in ("--out", "--lang", "--epochs", "--seed", "--optimizer", "--quiet"):
        assert option in out


def test_data_verifies_and_counts(capfd):
    code, out, err = run(capfd, "data", "--lang", "ko")
    assert (code, err) == (0, "")
    from fmnist_learn.data import SHA256

    for digest in SHA256.values():
        assert digest in out
    assert "47,040,016바이트, SHA-256 확인" in out
    assert out.count("6,000") == 10
    assert out.count("1,000") == 10
    assert "앵클 부츠" in out


def test_changed_data_are_an_error_without_a_traceback(capfd, monkeypatch, tmp_path):
    from fmnist_learn import data

    monkeypatch.setattr(data, "_BUNDLED", tmp_path)
    code, _, err = run(capfd, "data")
    assert code == 1
    assert err.startswith(
        "error: bundled train-images-idx3-ubyte must have the SHA-256"
    )
    assert len(err.splitlines()) == 1


@pytest.fixture
def photos(raw, tmp_path):
    paths = []
    for number, name in enumerate(["부츠", "pullover", "trouser"]):
        image = Image.fromarray(255 - raw[2][number]).resize((280, 280))
        folder = tmp_path / f"folder-{number}"
        folder.mkdir()
        path = folder / f"{name}.jpg"
        image.save(path)
        paths.append(path)
    return paths


@pytest.fixture
def model(tmp_path):
    import keras

    keras.utils.set_random_seed(42)
    network = fl.build_deep()
    fl.train(network, small("image", 5000), epochs=4, verbose=0)
    network.save(tmp_path / "deep.keras")
    return tmp_path / "deep.keras"


@pytest.mark.keras
def test_predict_names_the_class_and_the_runners_up(capfd, photos, model):
    code, out, err = run(capfd, "predict", *photos, "--model", model, "--lang", "ko")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) == 3
    for path, name, line in zip(
        photos, ["앵클 부츠", "스웨터", "바지"], lines, strict=True
    ):
        assert line.startswith(f"{path}: {name} ")
        assert line.count("%") == 3
    _, out, _ = run(capfd, "predict", photos[0], "--model", model, "--lang", "en")
    assert f"{photos[0]}: Ankle boot " in out


@pytest.mark.keras
def test_without_a_model_the_network_of_the_package_predicts(capfd, photos):
    code, out, err = run(capfd, "predict", *photos, "--lang", "en")
    assert (code, err) == (0, "")
    for line, name in zip(
        out.splitlines(), ["Ankle boot", "Pullover", "Trouser"], strict=True
    ):
        assert f": {name} " in line


@pytest.mark.keras
def test_a_lesson_speaks_and_leaves_its_figures(capfd):
    code, out, err = run(capfd, "lesson", "08-1", "--lang", "ko", "--out", "그림")
    assert (code, err) == (0, "")
    assert out.strip().startswith("합성곱은")
    assert out.count("│ 같음") == 14
    assert Path("그림/08-1-valid.png").exists()
    with pytest.MonkeyPatch.context() as patch:
        # An exact fact that is wrong is a failure, once the table is there.
        patch.setattr(fl, "run_lesson", wrong_fact)
        code, _, err = run(capfd, "lesson", "08-1", "--lang", "en")
    assert (code, err) == (1, "error: same_shape must be (4, 4).\n")


def wrong_fact(*arguments, **options):
    message = "same_shape must be (4, 4)."
    raise RuntimeError(message)


def test_the_options_of_a_lesson_reach_it(capfd, monkeypatch):
    got = []
    monkeypatch.setattr(fl, "run_lesson", lambda *a, **o: got.append((a, o)))
    code, _, _ = run(
        capfd, "lesson", "08-3", "--fast", "--seed", "7", "--model", __file__
    )
    assert code == 0
    options = {"out": None, "fast": True, "seed": 7, "model": Path(__file__)}
    assert got == [(("08-3",), options | {"verbose": 2})]


@pytest.mark.keras
def test_predict_saves_what_the_model_saw(capfd, photos, model):
    twin = photos[1].with_name(photos[0].name)
    twin.write_bytes(photos[0].read_bytes())
    arguments = (*photos, twin, "--model", model, "--show-input", "본 것")
    code, out, _ = run(capfd, "predict", *arguments)
    assert code == 0
    names = {path.name for path in Path("본 것").iterdir()}
    assert names == {"부츠.png", "부츠-2.png", "pullover.png", "trouser.png"}
    assert all(name in out for name in names)
    run(capfd, "predict", *arguments)
    assert len(list(Path("본 것").iterdir())) == 8


def test_one_bad_photo_does_not_stop_the_others(capfd, photos, model, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("안녕")
    code, out, err = run(
        capfd, "predict", text, photos[0], tmp_path / "none.png", "--model", model
    )
    assert code == 1
    assert out.startswith(f"{photos[0]}: Ankle boot")
    assert err.count("error: path must") == 2


def test_without_a_good_photo_no_model_is_loaded(capfd, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("안녕")
    code, out, err = run(capfd, "predict", text, "--model", text, "--show-input", "x")
    assert (code, out) == (1, "")
    assert "path must be an image that Pillow can read" in err
    assert not Path("x").exists()


def test_a_full_disk_leaves_no_half_of_a_file(capfd, few_images, monkeypatch):
    from matplotlib.figure import Figure

    def full_disk(self, path, **options):
        Path(path).write_bytes(b"half a picture")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Figure, "savefig", full_disk)
    code, _, err = run(capfd, "train", "dense", "--epochs", 1, "--quiet", "--out", "o")
    assert code == 1
    assert err == "error: [Errno 28] No space left on device\n"
    assert {path.name for path in Path("o").iterdir()} == {
        "model.keras",
        "history.json",
    }


@pytest.mark.keras
def test_models_that_do_not_fit_are_refused(capfd, photos, tmp_path):
    import keras

    text = tmp_path / "text.keras"
    text.write_text("안녕")
    code, _, err = run(capfd, "predict", photos[0], "--model", text)
    assert code == 1
    assert "error: model must be a .keras archive" in err
    other = tmp_path / "other.keras"
    keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Flatten()]).save(other)
    code, _, err = run(capfd, "predict", photos[0], "--model", other)
    assert code == 1
    assert "model must take one image of 28x28 and give ten probabilities" in err
    assert "Traceback" not in err


@pytest.mark.keras
def test_a_model_with_code_is_refused_and_the_code_not_run(capfd, photos, tmp_path):
    file = tmp_path / "evil.keras"
    config = {
        "module": "keras",
        "class_name": "Sequential",
        "config": {
            "layers": [
                {
                    "module": "builtins",
                    "class_name": "exec",
                    "config": "open('ran','w')",
                }
            ]
        },
    }
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("config.json", json.dumps(config))
    code, _, err = run(capfd, "predict", photos[0], "--model", file)
    assert code == 1
    assert "builtins.exec" in err
    assert not Path("ran").exists()


# Whole processes: what only they can show.


def process(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", "from fmnist_learn.cli import main; main()", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("encoding", ["cp949", "ascii", "utf-8"])
def test_any_console_can_print_everything(encoding):
    done = process("data", "--lang", "ko", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert ("앵클 부츠" in text) == (encoding != "ascii")
    assert "6,000" in text


def test_a_console_without_hangul_gets_english_unless_asked_otherwise():
    done = process("data", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="ascii")
    assert "Ankle boot" in done.stdout.decode("ascii")
    done = process("data", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="cp949")
    assert "앵클 부츠" in done.stdout.decode("cp949")


def test_explain_prints_a_concept_in_the_language_of_its_name(capfd):
    code, out, err = run(capfd, "explain", "소프트맥스")
    assert (code, err) == (0, "")
    assert out.startswith("소프트맥스 함수\n")
    assert "흔한 오해" in out
    code, out, _ = run(capfd, "explain", "gradient", "descent", "--lang", "ko")
    assert code == 0
    assert out.startswith("경사 하강법")
    fl.set_language(None)  # as in a process of its own
    code, out, _ = run(capfd, "explain", "softmax")
    assert out.startswith("Softmax\n")
    assert max(map(len, out.splitlines())) <= 88  # of the 100 columns there are


def test_explain_lists_concepts_and_terms(capfd):
    code, out, err = run(capfd, "explain", "--list", "--lang", "ko")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["softmax", "소프트맥스", "함수"] in lines
    assert ["08-1"] in lines
    code, out, _ = run(capfd, "explain", "--glossary", "--lang", "en")
    assert code == 0
    (line,) = (line for line in out.splitlines() if "특성 맵" in line)
    assert "feature map" in line
    assert "what one filter gives" in line


def test_explain_suggests_the_nearest_names(capfd):
    code, out, err = run(capfd, "explain", "소프트멕스")
    assert (code, out) == (1, "")
    assert (
        "'소프트멕스'라는 개념이 없습니다. 비슷한 이름: 소프트맥스, 소프트맥스 회귀."
        in err
    )
    fl.set_language(None)  # as in a process of its own
    code, out, err = run(capfd, "explain", "quaternion")
    assert (code, out) == (1, "")
    assert err == (
        "error: no concept is called 'quaternion'. "
        "All of them: fmnist-learn explain --list\n"
    )
    for wrong in ((), ("softmax", "--list"), ("--list", "--glossary")):
        code, out, err = run(capfd, "explain", *wrong)
        assert (code, out) == (2, "")
        assert "give either a NAME, --list or --glossary" in err


def test_experiment_prints_the_answer_and_saves_the_figure(capfd):
    code, out, err = run(capfd, "experiment", "split-twice", "--lang", "ko")
    assert (code, err) == (0, "")
    assert out.startswith("데이터를 나누는 셀을 두 번 실행하면 어떻게 되나요?\n")
    assert "9 4 9 0 4 9 3 6 4 7" in out
    assert not any(Path().iterdir())
    fl.set_language(None)  # as in a process of its own
    for _ in range(2):
        code, out, _ = run(capfd, "experiment", "Split_Twice", "--out", "결과")
        assert code == 0
    assert out.rstrip().endswith(f"The figure: {Path('결과/split-twice-2.png')}")
    assert max(map(len, out.splitlines())) <= 88  # of the 100 columns there are
    names = {
        f"split-twice{number}.{suffix}"
        for number in ("", "-2")
        for suffix in ("png", "md", "json")
    }
    assert {path.name for path in Path("결과").iterdir()} == names
    saved = json.loads(Path("결과/split-twice.json").read_text())
    assert (saved["name"], saved["seed"], saved["fast"]) == ("split-twice", 42, False)
    assert saved["numbers"]["runs"][1][:2] == [38_400, 9_600]
    assert Path("결과/split-twice.md").read_text("utf-8").startswith("### What happens")


@pytest.mark.keras
def test_an_experiment_with_keras_is_run(capfd):
    arguments = ("padding-and-pooling", "--fast", "--lang", "en")
    code, out, _ = run(capfd, "experiment", *arguments)
    assert code == 0
    assert "333,526" in out


@pytest.mark.keras
def test_an_experiment_with_keras_starts_quietly():
    done = process("experiment", "padding-and-pooling", "--fast", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"333,526" in done.stdout


def test_experiment_lists_and_suggests(capfd):
    code, out, err = run(capfd, "experiment", "--list", "--lang", "ko")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["optimizers", "어느", "옵티마이저가", "가장", "좋은가요?"] in lines
    assert ["08-1"] in lines
    code, out, err = run(capfd, "experiment", "drop-out")
    assert (code, out) == (1, "")
    assert "이런 이름의 실험이 없습니다: 'drop-out'. 비슷한 이름: dropout." in err
    fl.set_language(None)  # as in a process of its own
    code, out, err = run(capfd, "experiment", "quaternion")
    assert (code, out) == (1, "")
    assert err == (
        "error: no experiment is called 'quaternion'. "
        "All of them: fmnist-learn experiment --list\n"
    )
    for wrong in ((), ("dropout", "--list")):
        code, out, err = run(capfd, "experiment", *wrong)
        assert (code, out) == (2, "")
        assert "give either a NAME or --list" in err


def test_the_choice_of_language_in_this_process(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "ko")
    assert cli._help(ko="도움말", en="help") == "도움말"
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
    cli._console(None)
    assert fl.class_names()[9] == "Ankle boot"
    cli._console(cli.Language.ko)
    assert fl.class_names()[9] == "앵클 부츠"
    fl.set_language(None)
    monkeypatch.setenv("FMNIST_LEARN_LANG", "xx")
    assert cli._help(ko="도움말", en="help") == "help"


def test_help_is_in_the_language_of_the_environment():
    done = process("train", "--help", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="utf-8")
    assert "모델을 훈련하고 평가하여" in done.stdout.decode()
    done = process("train", "--help", FMNIST_LEARN_LANG="xx")
    assert b"Train and evaluate a model" in done.stdout


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
def test_a_bad_model_is_one_line_without_the_start_of_tensorflow(photos, tmp_path):
    text = tmp_path / "text.keras"
    text.write_text("no model")
    done = process("predict", str(photos[0]), "--model", str(text))
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: model must be a .keras archive")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.keras
def test_what_the_start_writes_is_shown_only_if_it_fails(capfd):
    with pytest.raises(KeyError), cli._quiet_start():
        {}[os.write(2, b"no driver\n")]
    assert capfd.readouterr().err.endswith("no driver\n")
    with cli._quiet_start():
        os.write(2, b"no driver\n")
    assert capfd.readouterr().err == ""


@pytest.mark.keras
def test_an_error_at_the_start_of_keras_is_shown(tmp_path):
    done = process(
        "train", "dense", "--out", str(tmp_path / "o"), KERAS_BACKEND="nonsense"
    )
    assert done.returncode == 1
    assert b"nonsense" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()


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
    assert child.returncode == 1
    assert err.decode().strip() == (
        f"Training was stopped. The best model so far: {out / 'model.keras'}"
    )
    assert [path.name for path in out.iterdir()] == ["model.keras"]
