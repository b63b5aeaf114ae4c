import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import fmnist_learn as fl
from conftest import process, run, small

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


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


@pytest.fixture(scope="module")  # no test changes it
def model(tmp_path_factory):
    import keras

    keras.utils.set_random_seed(42)
    network = fl.build_deep()
    fl.train(network, small("image", 5000), epochs=4, verbose=0)
    file = tmp_path_factory.mktemp("model") / "deep.keras"
    network.save(file)
    return file


@pytest.mark.keras
def test_predict_names_the_class_and_the_runners_up(capfd, photos, model):
    code, out, err = run(capfd, "predict", *photos, "--model", model, "--lang", "ko")
    assert code == 0
    assert err.startswith("확률은 열 가지 클래스를 서로 비교한 값입니다.")
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
    assert code == 0
    assert err.endswith("It does not tell whether the photo shows a garment at all.\n")
    assert err.count("\n") == 1
    for line, name in zip(
        out.splitlines(), ["Ankle boot", "Pullover", "Trouser"], strict=True
    ):
        assert f": {name} " in line


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


@pytest.mark.keras
def test_a_network_of_the_package_is_chosen_by_its_name(capfd, photos):
    photo = photos[0]
    for name in ("cnn", "modern"):
        code, out, _ = run(capfd, "predict", photo, "--model", name, "--lang", "en")
        said = fl.predict(photo, model=fl.load_pretrained(name), lang="en")
        assert (code, out) == (0, f"{photo}: {said}\n")


def test_an_empty_name_is_no_model(capfd, photos):
    code, out, err = run(capfd, "predict", photos[0], "--model", "")
    assert (code, out) == (2, "")
    assert "a .keras file that exists. Received: ''." in err


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


@pytest.mark.keras
@pytest.mark.tensorflow  # whose log it is that is not seen
def test_a_model_that_takes_keras_is_answered_as_quietly(photos, tmp_path):
    fl.build_deep(activation="gelu").save(tmp_path / "gelu.keras")
    command = ("predict", str(photos[0]), "--model", str(tmp_path / "gelu.keras"))
    done = process(*command, PYTHONIOENCODING="utf-8")
    assert done.returncode == 0
    # What the probability cannot tell, and nothing of TensorFlow.
    assert done.stderr.startswith(b"A probability compares")
    assert done.stderr.count(b"\n") == 1
    assert done.stdout.decode().startswith(f"{photos[0]}: ")
    assert done.stdout.count(b"%") == 3


@pytest.mark.keras
def test_a_bad_model_is_one_line_without_the_start_of_tensorflow(photos, tmp_path):
    text = tmp_path / "text.keras"
    text.write_text("no model")
    done = process("predict", str(photos[0]), "--model", str(text))
    assert done.returncode == 1
    assert done.stderr.startswith(b"error: model must be a .keras archive")
    assert done.stderr.count(b"\n") == 1
