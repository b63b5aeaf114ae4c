"""What `audit_data` finds: in small data with known faults, and against plain NumPy."""

import gzip
import re

import numpy as np
import pytest

import fmnist_learn as fl
from conftest import idx, run
from fmnist_learn import _twins
from fmnist_learn._twins import alike, twins
from fmnist_learn.audit import Place, Twin


def write(folder, train, test):
    """A data set in `folder`: images and labels of each part."""
    for part, (images, labels) in (("train", train), ("t10k", test)):
        (folder / f"{part}-images-idx3-ubyte").write_bytes(idx(images))
        labels_file = folder / f"{part}-labels-idx1-ubyte"
        labels_file.write_bytes(idx(np.asarray(labels, np.uint8)))
    return folder


def garments(count, seed=0):
    """Images that are far apart, and touch no side of their border."""
    images = np.zeros((count, 28, 28), np.uint8)
    rng = np.random.default_rng(seed)
    images[:, 4:24, 4:24] = rng.integers(0, 256, (count, 20, 20))
    return images


def changed(image, by, pixels=1):
    """An image that differs in its first pixels."""
    image = image.astype(np.int64)
    image[10, 10 : 10 + pixels] += np.where(image[10, 10 : 10 + pixels] < 128, by, -by)
    return image.astype(np.uint8)


@pytest.fixture
def faulty(tmp_path):
    """A data set with one of each: six images to train on, four to test on."""
    images = garments(6)
    train = np.stack([*images[:4], images[0], images[4]])
    test = np.stack([images[1], changed(images[2], 100), images[5], images[0] * 0])
    test[2, 0, 5] = 200  # touches the upper side
    return write(tmp_path, (train, [0, 1, 2, 0, 1, 2]), (test, [1, 0, 2, 2]))


def test_each_fault_is_found(faulty):
    audit = fl.audit_data(faulty, names=["shirt", "shoe"])
    assert audit.names == ("shirt", "shoe", "2")
    assert audit.counts.tolist() == [[2, 2, 2], [1, 1, 2]]
    a, b, again = Place("train", 0, 0), Place("train", 1, 1), Place("train", 4, 1)
    assert audit.duplicates == ((a, again), (b, Place("test", 0, 1)))
    rms = 100 / (255 * 28)  # one pixel of 784
    near = Twin(Place("train", 2, 2), Place("test", 1, 0), pytest.approx(rms))
    assert audit.twins == (near,)
    assert audit.leaks == (Twin(b, Place("test", 0, 1), 0.0), near)
    assert audit.conflicts == (Twin(a, again, 0.0), near)
    assert audit.blank == (Place("test", 3, 2),)
    assert audit.cut == (Place("test", 2, 2),)
    assert audit.sides.tolist() == [[6, 0, 0, 0, 0], [3, 1, 0, 0, 0]]
    (images, labels), (test_images, test_labels) = fl.load_data(faulty)
    for row, (pixels, known) in enumerate(
        [(images, labels), (test_images, test_labels)]
    ):
        expected = [pixels[known == label].mean() / 255 for label in range(3)]
        assert audit.brightness[row] == pytest.approx(expected)


def test_the_advice_names_what_was_found(faulty):
    said = fl.audit_data(faulty).advice
    begins = [
        "Test images with a twin in the training set: 2 of 4. The test accuracy may "
        "be too high, by 0.5000 at most.",
        "Twins with different labels: 2 pairs.",
        "Images that repeat an earlier one: 2.",
        "Images that show nothing: 1.",
        "Images that touch more sides of their border than most do: 1.",
    ]
    assert len(said) == len(begins)
    for sentence, begin in zip(said, begins, strict=True):
        assert sentence.startswith(begin)


def test_good_data_need_no_advice(tmp_path):
    labels = [0, 1, 2, 0, 1, 2]
    write(tmp_path, (garments(6), labels), (garments(6, seed=1), labels))
    audit = fl.audit_data(tmp_path)
    assert audit.advice == ()
    assert str(audit).endswith("Nothing stands out.")
    assert not audit.duplicates + audit.twins + audit.leaks + audit.conflicts
    korean = fl.audit_data(tmp_path, lang="ko")
    assert "눈에 띄는 것이 없습니다." in korean._repr_markdown_()


def test_what_is_uneven_is_said(tmp_path):
    bright = 255 - garments(9)  # on white: all four sides are touched
    write(tmp_path, (bright, [0, 0, 0, 0, 0, 2, 2, 2, 2]), (garments(2), [1, 1]))
    audit = fl.audit_data(tmp_path, names=["shirt", "shoe", "bag"])
    said = audit.advice
    assert "Most images touch all four sides" in said[0]
    assert said[1].startswith("Missing from the training set: shoe.")
    assert said[2].startswith("Missing from the test set: shirt, bag.")
    assert said[3].startswith("The mean brightness is 0.")
    assert len(said) == 4
    assert audit.cut == ()
    assert np.isnan(audit.brightness[1, [0, 2]]).all()
    assert "| bag | 4 | 0 | 0." in audit._repr_markdown_()
    labels = [0, 0, 0, 0, 0, 1, 1, 2, 2]
    write(tmp_path, (bright, labels), (bright[:3, ::-1], [0, 1, 2]))
    (said,) = fl.audit_data(tmp_path, names=["shirt", "shoe", "bag"]).advice[1:]
    assert "the largest class, shirt, has 5 images and the smallest, shoe, has 2" in (
        said
    )


def test_data_of_one_class_are_said_to_be(tmp_path):
    write(tmp_path, (garments(3), [0, 0, 0]), (garments(2, seed=1), [0, 0]))
    (said,) = fl.audit_data(tmp_path, names=["bag"]).advice
    assert said.startswith("All images are of one class, bag: ")


def test_a_name_may_hold_what_parts_the_cells_of_a_table(tmp_path):
    labels = [0, 0, 1, 1]
    write(tmp_path, (garments(4), labels), (garments(4, seed=1), labels))
    audit = fl.audit_data(tmp_path, names=["a|b", "bag"])
    assert r"| a\|b | 2 | 2 | 0." in audit._repr_markdown_()
    assert re.search(r"a\|b +2 +2 +0\.", str(audit))


def test_the_report_is_in_the_language_asked_for(faulty):
    english, korean = (fl.audit_data(faulty, lang=lang) for lang in ("en", "ko"))
    assert "| 0 | 2 | 1 | 0." in english._repr_markdown_()
    assert "| test images with a twin in the training set | 2 |" in (
        english._repr_markdown_()
    )
    assert "(RMS 0.05 or less)" in str(english)
    assert "| 훈련 세트에 쌍둥이가 있는 테스트 이미지 | 2 |" in (
        korean._repr_markdown_()
    )
    assert repr(korean).startswith("이미지 10개: 훈련 세트 6개, 테스트 세트 4개")
    fl.set_language("ko")
    assert fl.audit_data(faulty).lang == "ko"


def test_the_names_are_those_of_the_garments_or_numbers(
    faulty, idx_folder, monkeypatch
):
    assert fl.audit_data(idx_folder).names == tuple("0123456789")
    small = fl.load_data(faulty)
    small[0][1][0] = 9
    monkeypatch.setattr("fmnist_learn.audit.load_data", lambda path: small)
    assert fl.audit_data(lang="ko").names == fl.class_names(lang="ko")


def all_pairs(images, near):
    """What `alike` is to find, one pair after the other, in float64."""
    scaled = images.astype(np.float64) / 255
    return sorted(
        (rms, one, other)
        for other in range(len(images))
        for one in range(other)
        if (rms := np.sqrt(((scaled[one] - scaled[other]) ** 2).mean())) <= near
    )


@pytest.mark.parametrize("near", [0.042, 0.08, 0.3])
def test_every_near_pair_is_found_across_blocks(raw, monkeypatch, near):
    """Real garments and slightly changed ones, in blocks that do not fit evenly."""
    monkeypatch.setattr(_twins, "_ROWS", 16)
    monkeypatch.setattr(_twins, "_COLUMNS", 23)
    rng = np.random.default_rng(1)
    images = raw[0][:60]
    noise = rng.integers(0, 20, images.shape)
    images = np.concatenate([images, np.clip(images + noise, 0, 255)]).astype(np.uint8)
    images = images[rng.permutation(len(images))]
    earliest, pairs = alike(images, near)
    assert earliest == [*range(120)]
    expected = all_pairs(images, near)
    assert len(expected) >= (10 if near < 0.05 else 60)
    assert {pair[:2] for pair in pairs} == {pair[1:] for pair in expected}
    assert [pair[2] for pair in pairs] == pytest.approx([pair[0] for pair in expected])


def test_a_pair_at_the_very_border_is_inside():
    """White to within a few values, where a product in float32 is least exact."""
    images = np.full((2, 28, 28), 255, np.uint8)
    images[1, :, ::2] -= 1
    images[1, 0, 0] -= 2
    ((_, _, rms),) = alike(images, 0.1)[1]
    assert rms == np.sqrt((391 + 9) / (784 * 255**2))
    assert alike(images, rms)[1] == [(0, 1, rms)]
    assert alike(images, np.nextafter(rms, 0))[1] == []


def test_twins_between_two_arrays():
    a, b, c, d = garments(4)
    first = np.stack([a, b, changed(b, 50), a])
    second = np.stack([c, a, changed(b, 60, pixels=3), changed(b, 100), d, d])
    found = twins(first, second)
    assert [pair[:2] for pair in found] == [(0, 1), (2, 3), (2, 2)]
    assert found[0][2] == 0
    assert [pair[2] for pair in found] == sorted(pair[2] for pair in found)
    # Identical images stand for each other: both copies of d have their twin.
    found = twins(np.stack([a, changed(d, 50)]), second)
    assert [pair[:2] for pair in found] == [(0, 1), (1, 4), (1, 5)]
    assert twins(np.stack([a]), np.stack([c, d])) == []


def test_one_image_many_times_is_a_group_not_a_million_pairs(tmp_path):
    same = np.repeat(garments(1), 3000, axis=0)
    write(tmp_path, (same, np.zeros(3000)), (garments(1), [0]))
    audit = fl.audit_data(tmp_path)
    assert (len(audit.duplicates), len(audit.duplicates[0])) == (1, 3001)
    assert (audit.twins, len(audit.leaks)) == ((), 1)


def test_too_many_twins_are_refused(faulty, monkeypatch):
    monkeypatch.setattr(_twins, "_MOST_PAIRS", 3)
    fl.audit_data(faulty)
    message = r"near must be small enough for at most 3 pairs .*near=0\.9\. Take a "
    with pytest.raises(ValueError, match=message + r"smaller one: near=0\.45"):
        fl.audit_data(faulty, near=0.9)


@pytest.mark.parametrize("near", [0, 1, -0.1, "0.05", float("nan"), True])
def test_near_is_between_0_and_1(faulty, near):
    with pytest.raises(ValueError, match="near must be a number between 0 and 1"):
        fl.audit_data(faulty, near=near)


def test_other_arguments_are_refused_as_everywhere(faulty, tmp_path):
    with pytest.raises(FileNotFoundError, match="path must be a folder that holds"):
        fl.audit_data(tmp_path / "none")
    with pytest.raises(ValueError, match="a name for each of the 3 classes"):
        fl.audit_data(faulty, names=[*"abcd"])
    with pytest.raises(ValueError, match="lang must be one of"):
        fl.audit_data(faulty, lang="fr")


@pytest.mark.usefixtures("a_terminal_of_its_own")
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_command_prints_the_report(capfd, faulty, lang):
    code, out, _ = run(capfd, "audit", "--path", faulty, "--lang", lang)
    assert code == 0
    assert {"en": "What to look at:", "ko": "살펴볼 것:"}[lang] in out
    assert "`" not in out


@pytest.mark.usefixtures("a_terminal_of_its_own")
def test_the_command_says_what_is_wrong_with_a_folder(capfd, faulty, tmp_path):
    code, out, err = run(capfd, "audit", "--path", tmp_path / "none")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith("error: path must be a folder that holds")
    file = faulty / "t10k-labels-idx1-ubyte"
    (faulty / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes())[:-4])
    code, out, err = run(capfd, "audit", "--path", faulty, "--lang", "ko")
    assert (code, out) == (1, "")
    assert "온전한 gzip 파일이어야 합니다" in err
