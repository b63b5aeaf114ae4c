"""`fmnist-learn analyse`: the report, and the picture where one is asked for."""

from pathlib import Path

import pytest
from PIL import Image
from rich.cells import cell_len

import fmnist_learn as fl
from conftest import run, small

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


@pytest.fixture
def few_images(monkeypatch):
    def prepared(layout, path=None):
        assert path in {None, Path("data")}
        return small(layout, 10, 60, 10)

    monkeypatch.setattr(fl, "prepare_data", prepared)


@pytest.mark.keras
def test_the_network_of_the_package_is_analysed_and_nothing_written(capfd, few_images):
    code, out, err = run(capfd, "analyse")
    assert (code, err) == (0, "")
    assert out.startswith("Validation set: 60 images, accuracy 0.")
    for head in ("Recall:", "The pairs confused most", "Calibration:", "Coverage:"):
        assert f"\n{head}" in out
    assert max(map(cell_len, out.splitlines())) <= 88  # of the 100 columns there are
    assert list(Path().iterdir()) == []


@pytest.mark.keras
def test_a_picture_is_saved_where_it_is_asked_for(capfd, few_images):
    arguments = ("analyse", "dense", "--save", "새 폴더/그림.png", "--lang", "ko")
    code, out, err = run(capfd, *arguments)
    assert (code, err) == (0, "")
    assert out.startswith("검증 세트: 이미지 60개, 정확도 0.")
    assert out.endswith("\n저장: 새 폴더/그림.png\n")
    with Image.open("새 폴더/그림.png") as image:
        assert min(image.size) > 1000
    before = Path("새 폴더/그림.png").read_bytes()
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "")
    assert "--save: 아직 없는 .png, .svg, .pdf 파일이어야 합니다." in err
    assert Path("새 폴더/그림.png").read_bytes() == before


@pytest.mark.keras
def test_a_model_of_ones_own_on_data_of_ones_own(capfd, few_images):
    import keras

    layers = [keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)]
    keras.Sequential(layers).save("scores.keras")
    Path("data").mkdir()
    given = ("analyse", "scores.keras", "--path", "data")
    code, out, _ = run(capfd, *given, "--save", "pairs.svg")
    assert code == 0
    assert "The outputs of this model are no probabilities" in out
    assert Path("pairs.svg").stat().st_size > 1000
    code, out, err = run(capfd, "analyse", "--path", "data")
    assert (code, out) == (2, "")
    assert "--path needs a MODEL: the default, cnn, has learned garments only." in err


@pytest.mark.keras
def test_a_model_of_other_images_is_refused(capfd):
    import keras

    layers = [keras.Input((32, 32)), keras.layers.Flatten(), keras.layers.Dense(10)]
    keras.Sequential(layers, name="large").save("large.keras")
    code, out, err = run(capfd, "analyse", "large.keras")
    assert (code, out) == (1, "")
    said = "model must take one image of 28x28. Received: model='large', (32, 32)."
    assert said in err
    Path("text.keras").write_text("no model")
    code, out, err = run(capfd, "analyse", "text.keras")
    assert (code, out) == (1, "")
    assert "error: model must be a .keras archive" in err


@pytest.mark.parametrize("model", ["rnn", "none.keras", ".", ""])
def test_an_unknown_model_is_a_usage_error(capfd, model):
    code, out, err = run(capfd, "analyse", model)
    assert (code, out) == (2, "")
    said = "MODEL must be one of dense, deep, cnn, modern, or a .keras file that "
    assert f"{said}exists. Received: {model!r}." in err


@pytest.mark.parametrize("name", ["picture.txt", "picture"])
def test_a_picture_of_an_unknown_kind_is_a_usage_error(capfd, name):
    code, out, err = run(capfd, "analyse", "--save", name)
    assert (code, out) == (2, "")
    said = "--save must be a .png, .svg, .pdf file that does not exist yet."
    assert f"{said} Received: {name!r}." in err
    assert list(Path().iterdir()) == []
