"""A data set of one's own photos: nothing guessed, nothing lost, no twins apart."""

import csv
import gzip
import os
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

import fmnist_learn as fl
from conftest import run
from fmnist_learn import dataset
from fmnist_learn._groups import groups_of, split_groups
from fmnist_learn.dataset.results import LeftOut

CLASSES = {"가방": 8, "Sandal": 5, "tee": 0}


def picture(image, *, paper=255):
    """An image of the data set as a small photo."""
    garment = Image.fromarray(image).resize((84, 84), Image.Resampling.BICUBIC)
    photo = Image.new("L", (100, 100), paper)
    photo.paste(Image.new("L", (84, 84), 20), (8, 8), garment)
    return photo


@pytest.fixture
def pictures(raw):
    """Pictures of each class, all of different garments."""
    return {
        name: [picture(image) for image in raw[0][raw[1] == label][:10]]
        for name, label in CLASSES.items()
    }


@pytest.fixture
def photos(pictures, tmp_path):
    """A folder of five photos of each of three classes."""
    folder = tmp_path / "내 사진"
    for name, those in pictures.items():
        (folder / name).mkdir(parents=True)
        for number, one in enumerate(those[:5]):
            one.save(folder / name / f"{number}.png")
    return folder


def make(folder, **options):
    return fl.make_dataset(folder, folder.parent / "mine", verbose=0, **options)


def test_an_audit_of_it_knows_the_names(photos):
    made = make(photos)
    assert fl.audit_data(made.path).names == made.names


def listed(made):
    with (made.path / "photos.csv").open(encoding="utf-8-sig", newline="") as file:
        return [*csv.DictReader(file)]


def part_of(made):
    return {row["photo"]: row["part"] for row in listed(made)}


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_data_set_holds_each_photo_where_the_list_says(photos):
    made = make(photos)
    assert made.names == ("Sandal", "tee", "가방")
    assert made.train == (4, 4, 4)
    assert made.test == (1, 1, 1)
    assert made.together == made.left_out == ()
    assert str(made).endswith("가방: training 4, test 1")
    parts = dict(zip(("train", "t10k"), fl.load_data(made.path), strict=True))
    assert len(listed(made)) == 15
    for row in listed(made):
        images, labels = parts[row["part"]]
        at = int(row["row"])
        assert np.array_equal(images[at], fl.prepare_photo(photos / row["photo"]))
        assert made.names[labels[at]] == row["name"] == row["photo"].split("/")[0]
        assert int(row["label"]) == labels[at]


def test_prepare_data_takes_its_names(photos):
    made = make(photos)
    data = fl.prepare_data(path=made.path, layout="channel")
    assert data.names == ("Sandal", "tee", "가방")
    assert fl.prepare_data(path=made.path, names=["a", "b", "c"]).names == (*"abc",)
    assert np.bincount(data.val_target).tolist() == [1, 1, 1]
    assert np.bincount(data.train_target).tolist() == [3, 3, 3]
    again = fl.prepare_data(path=made.path, random_state=7)
    assert not np.array_equal(again.train_scaled, data.train_scaled.reshape(9, 784))


def test_the_same_photos_give_the_same_bytes(photos, monkeypatch):
    first = contents(make(photos).path)
    assert sorted(first) == sorted(
        [*(f"{name}.gz" for name in fl.data.SHA256), "photos.csv"]
    )
    for path in photos.rglob("*.png"):
        os.utime(path, (0, 0))
    files = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: reversed([*files(self)]))
    other = fl.make_dataset(photos, photos.parent / "again", verbose=0)
    assert contents(other.path) == first
    for name, content in first.items():
        assert name == "photos.csv" or content[4:8] == bytes(4)  # no time in it
    third = fl.make_dataset(photos, photos.parent / "3", random_state=1, verbose=0)
    assert contents(third.path) != first


def taken(when, camera="A phone"):
    exif = Image.Exif()
    exif[0x0110] = camera
    exif.get_ifd(0x8769)[0x9003] = when
    return exif


@pytest.mark.parametrize("seed", range(3))
def test_photos_that_belong_together_stay_together(photos, pictures, seed):
    tee, sandal = pictures["tee"], pictures["Sandal"]
    tee[0].save(photos / "tee" / "saved again.jpg", quality=60)
    for number, second in enumerate(["00", "02", "04", "07"]):
        when = taken(f"2026:05:01 12:00:{second}")
        sandal[5 + number].save(photos / "Sandal" / f"burst {number}.jpg", exif=when)
    sandal[9].save(
        photos / "Sandal" / "other.jpg", exif=taken("2026:05:01 12:00:05", "Another")
    )
    (photos / "tee" / "one of mine").mkdir()
    for number in (7, 8):
        tee[number].save(photos / "tee" / "one of mine" / f"{number}.png")
    made = make(photos, random_state=seed)
    assert made.together == (
        tuple(f"Sandal/burst {number}.jpg" for number in range(3)),
        ("tee/0.png", "tee/saved again.jpg"),
        ("tee/one of mine/7.png", "tee/one of mine/8.png"),
    )
    part = part_of(made)
    for group in made.together:
        assert len({part[photo] for photo in group}) == 1
    assert min(made.test) >= 1
    # The validation set is split off later, and by the same rule.
    groups = {row["photo"]: int(row["group"]) for row in listed(made)}
    for size in (0.2, 0.5):
        data = fl.prepare_data(path=made.path, val_size=size, random_state=seed)
        rows = [row for row in listed(made) if row["part"] == "train"]
        images = fl.load_data(made.path)[0][0].reshape(-1, 784) / np.float32(255)
        held = {
            groups[row["photo"]]
            for row, image in zip(rows, images, strict=True)
            if (data.val_scaled == image).all(axis=1).any()
        }
        learned = {
            groups[row["photo"]]
            for row, image in zip(rows, images, strict=True)
            if (data.train_scaled == image).all(axis=1).any()
        }
        assert not held & learned
        assert len(held | learned) == len({groups[row["photo"]] for row in rows})


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 8)), min_size=1, max_size=40),
    st.floats(0.05, 0.9),
    st.integers(0, 99),
)
@example([(0, 0)] * 5 + [(0, 1)] * 5, 0.05, 0)  # both groups are larger than wanted
def test_a_split_parts_no_group_and_leaves_some_of_each_class(images, size, seed):
    labels = np.array([label for label, _ in images], dtype=np.uint8)
    groups = np.array([10 * label + group for label, group in images])
    split_off = split_groups(labels, groups, size=size, random_state=seed)
    assert not set(groups[split_off]) & set(groups[~split_off])
    for label in set(labels):
        mine, off = labels == label, split_off[labels == label]
        largest = np.unique(groups[mine], return_counts=True)[1]
        if len(largest) == 1:
            assert not off.any()
        else:
            assert 0 < off.sum() < len(off)
            assert off.sum() <= max(size * len(off) + 0.5, largest.min())


def test_a_group_across_classes_leaves_some_of_each():
    labels = np.array([0, 1, 0, 1, 0, 0], dtype=np.uint8)
    groups = np.array([0, 0, 2, 3, 4, 5])
    for seed in range(20):
        split_off = split_groups(labels, groups, size=0.5, random_state=seed)
        assert set(labels[split_off]) == set(labels[~split_off]) == {0, 1}
    # One group holds all that there is of class 1: it stays.
    groups = np.array([0, 0, 2, 0, 4, 5])
    split_off = split_groups(labels, groups, size=0.5, random_state=0)
    assert set(labels[split_off]) == {0}


def test_what_is_in_a_pair_with_either_is_in_the_group():
    groups = groups_of(7, [(5, 3), (1, 2), (3, 1), (2, 5), (6, 6)])
    assert groups.tolist() == [0, 1, 1, 1, 4, 1, 6]
    assert groups_of(3, []).tolist() == [0, 1, 2]


def test_a_photo_is_turned_as_its_exif_data_say(photos, pictures):
    upright = pictures["tee"][5]
    exif = taken("no date")
    exif[0x0112] = 6  # the camera was turned
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    lying.save(photos / "tee" / "5.png", exif=exif)
    lying.save(photos / "tee" / "6.png")
    made = make(photos, test_size=0.1)
    rows = {row["photo"]: row for row in listed(made)}
    images = {
        part: images
        for part, (images, _) in zip(
            ("train", "t10k"), fl.load_data(made.path), strict=True
        )
    }
    turned, as_it_is = (
        images[row["part"]][int(row["row"])]
        for row in (rows["tee/5.png"], rows["tee/6.png"])
    )
    upright.save(photos.parent / "upright.png")
    assert np.array_equal(turned, fl.prepare_photo(photos.parent / "upright.png"))
    assert not np.array_equal(turned, as_it_is)


def test_the_second_picture_in_a_phones_jpeg_is_no_animation(photos, pictures):
    one, other = pictures["tee"][5:7]
    path = photos / "tee" / "phone.jpg"
    one.save(path, format="MPO", save_all=True, append_images=[other])
    with Image.open(path) as opened:
        assert opened.n_frames == 2
    assert make(photos).train == (4, 5, 4)


def link(path, picture):
    path.symlink_to("nowhere.jpg")


def empty(path, picture):
    path.write_bytes(b"")


def cut_short(path, picture):
    picture.save(path, format="PNG")
    path.write_bytes(path.read_bytes()[:-40])


def heic(path, picture):
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))


def animated(path, picture):
    picture.save(path, format="GIF", save_all=True, append_images=[picture.rotate(9)])


def tiny(path, picture):
    picture.resize((20, 20)).save(path, format="PNG")


def blank(path, picture):
    Image.new("L", (40, 40), 200).save(path, format="PNG")


def usual(path, picture):
    picture.save(path, format="PNG")


@pytest.mark.parametrize(
    ("place", "write", "english", "korean"),
    [
        pytest.param(
            "tee/link.jpg",
            link,
            "must name an image file that exists.",
            "있는 이미지 파일",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="needs a right"),
        ),
        ("tee/empty.jpg", empty, "must be an image that Pillow can read.", "Pillow가"),
        ("tee/video.mov", empty, "must be an image that Pillow can read.", "Pillow가"),
        ("tee/cut.png", cut_short, "must be an image that Pillow", "Pillow가"),
        ("tee/a.heic", heic, "must be JPEG or PNG: Pillow does not", "HEIC를 읽지"),
        ("tee/a.gif", animated, "must hold one picture; it is animated", "한 장이어야"),
        ("tee/tiny.png", tiny, "must be a picture of at least 28 pixels", "28픽셀"),
        ("tee/blank.png", blank, "must show a garment that stands out", "뚜렷이"),
        (
            "tee/.DS_Store",
            empty,
            "must not be hidden, nor a file",
            "시스템 파일이 아니",
        ),
        ("tee/._3.png", empty, "must not be hidden, nor a file", "시스템 파일이 아니"),
        (
            "tee/Thumbs.db",
            empty,
            "must not be hidden, nor a file",
            "시스템 파일이 아니",
        ),
        (".ipynb_checkpoints", Path.mkdir, "must not be hidden", "숨긴 파일"),
        ("loose.png", usual, "must lie in the folder of a class.", "클래스 폴더 안에"),
        ("tee/a/b", Path.mkdir, "must lie in the folder of a class, or", "바로 안의"),
        ("tee/\x1b[2J\n.txt", empty, "must be an image", "Pillow가"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_the_reason(
    photos, place, write, english, korean
):
    path = photos / place
    path.parent.mkdir(exist_ok=True)
    if write is Path.mkdir:
        path.mkdir()
    else:
        with Image.open(photos / "tee" / "0.png") as picture:
            write(path, picture.rotate(20, fillcolor=255))
    made = make(photos)
    (left_out,) = made.left_out
    assert left_out.photo == place.replace("\x1b", r"\x1b").replace("\n", r"\n")
    assert left_out.en.startswith(english)
    assert korean in left_out.ko
    assert made.train == (4, 4, 4)


def test_a_huge_picture_is_left_out_before_it_is_read(photos, monkeypatch):
    """Of one with a hundred million pixels, before the memory is gone."""
    Image.new("L", (2000, 2000), 255).save(photos / "tee" / "huge.png")
    Image.new("L", (1000, 1100), 255).save(photos / "tee" / "large.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10**6)
    made = make(photos)
    assert [one.photo for one in made.left_out] == ["tee/huge.png", "tee/large.png"]
    for one in made.left_out:
        assert one.en.startswith("must have at most 1 million pixels.")
        assert one.ko.startswith("100만 픽셀 이하여야")


def test_a_photo_in_two_classes_is_in_neither(photos, pictures):
    pictures["tee"][0].save(photos / "가방" / "not a bag.png")
    made = make(photos)
    assert [one.to("en") for one in made.left_out] == [
        "tee/0.png must lie in one class only. The same photo: 가방/not a bag.png.",
        "가방/not a bag.png must lie in one class only. The same photo: tee/0.png.",
    ]
    assert made.left_out[0].to("ko").startswith("tee/0.png: 한 클래스에만 있어야")
    assert made.train == (4, 3, 4)


def test_a_mac_and_a_pc_give_the_same(photos):
    """A Mac writes Hangul letter by letter; the names come out as one types them."""
    (photos / "tee").rename(photos / "épée")  # after f, or its letters before it
    (photos / "Sandal").rename(photos / "fan")
    first = contents(make(photos).path)
    for name in ("가방", "épée"):
        (photos / name).rename(photos / unicodedata.normalize("NFD", name))
    other = fl.make_dataset(photos, photos.parent / "mac", verbose=0)
    assert other.names == ("fan", "épée", "가방")
    assert contents(other.path) == first


def refused(folder, rule, *, error=ValueError, **options):
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(error, match=rule) as caught:
        make(folder, **options)
    assert sorted(folder.parent.rglob("*")) == before
    return str(caught.value)


def test_folders_that_are_no_classes_are_refused(photos, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    rule = "folder must hold a folder for each class, 2 to 10 of them. "
    assert "(0 folders)" in refused(empty, rule)
    refused(tmp_path / "none", "folder must be a folder of photos", error=OSError)
    refused(photos / "tee" / "1.png", "be a folder of photos", error=OSError)
    (photos / "tee ").mkdir()
    assert "Received: folder=tee, tee ." in refused(
        photos, "folder must hold folders with different names"
    )
    (photos / "tee ").rename(photos / "te\x07e")
    refused(photos, "folder must hold folders with names of ordinary characters")
    (photos / "te\x07e").rmdir()
    for number in range(8):
        (photos / f"more {number}").mkdir()
    assert "(11 folders)" in refused(photos, rule)


def test_a_class_with_too_few_photos_says_what_is_missing_and_why(photos):
    (photos / "hat").mkdir()
    (photos / "hat" / "1.heic").write_bytes(b"\0\0\0\x18ftypheic")
    said = refused(photos, "folder must hold at least two photos of each class")
    assert "Received: folder=hat: 0. Add photos of these classes." in said
    assert "Files left out: 1. hat/1.heic must be JPEG or PNG: Pillow" in said
    fl.set_language("ko")
    with pytest.raises(ValueError, match="at least two photos") as caught:
        make(photos)
    assert "hat/1.heic: JPEG나 PNG여야 합니다." in caught.value.__notes__[0]


def test_a_class_of_one_thing_says_what_to_add(photos, pictures):
    (photos / "hat" / "mine").mkdir(parents=True)
    for number in range(3):
        pictures["tee"][5 + number].save(photos / "hat" / "mine" / f"{number}.png")
    said = refused(photos, "folder must hold photos of each class for the training")
    assert "Received: folder=hat: 3. All photos of these classes belong tog" in said
    assert said.endswith("Add photos of other things.")


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"test_size": 1}, "test_size must be a number between"),
        ({"near": 0}, "near must be a number between 0 and 1"),
        ({"random_state": -1}, "random_state must be a whole number from 0"),
        ({"folder": b"photos"}, "folder must be a path"),
        ({"out": 3}, "out must be a path"),
        ({"verbose": 2}, "verbose must be one of 0, 1"),
    ],
)
def test_arguments_outside_their_range_are_refused(photos, options, rule):
    given = {"folder": photos, "out": photos.parent / "mine"} | options
    with pytest.raises((TypeError, ValueError), match=rule):
        fl.make_dataset(**given)


def test_nothing_that_is_there_is_overwritten(photos, monkeypatch):
    out = photos.parent / "mine"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    refused(photos, "out must be a new folder or an empty one")
    (out / "notes.txt").unlink()
    assert make(photos).test == (1, 1, 1)  # it is empty
    before = contents(out)
    refused(photos, "out must be a new folder or an empty one")
    assert contents(out) == before
    for place, rule in (
        (photos / "new", "out must lie outside of the folder of photos"),
        (photos, "out must lie outside of the folder of photos"),
        (photos / "tee" / "0.png", "out must lie outside"),
        (out / "photos.csv", "out must be a new folder or an empty one"),
        (out.parent / "no" / "new", "out must lie in a folder that exists"),
    ):
        with pytest.raises((ValueError, FileNotFoundError), match=rule):
            fl.make_dataset(photos, place, verbose=0)
    assert contents(out) == before


@pytest.mark.parametrize("existed", [True, False])
def test_who_stops_it_finds_nothing_half_written(photos, monkeypatch, existed):
    if existed:
        (photos.parent / "mine").mkdir()
    before = sorted(photos.parent.rglob("*"))

    def stop(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(dataset, "write_list", stop)  # the last of the files
    with pytest.raises(KeyboardInterrupt):
        make(photos)
    assert sorted(photos.parent.rglob("*")) == before


def test_what_came_into_the_folder_meanwhile_stays(photos, monkeypatch):
    out = photos.parent / "mine"

    def slow(*arguments):
        out.mkdir()
        (out / "notes.txt").write_text("mine")

    monkeypatch.setattr(dataset, "write_list", slow)
    with pytest.raises(OSError, match="mine"):
        make(photos)
    assert contents(out) == {"notes.txt": b"mine"}


@pytest.mark.parametrize(
    ("old", "new", "encoding"),
    [
        ("label", "lable", "utf-8"),
        ("train,0,", "t10k,0,", "utf-8"),
        (",1,tee,", ",2,tee,", "utf-8"),
        (",1,tee,", ",one,tee,", "utf-8"),
        (",2,가방,", ",4,가방,", "utf-8"),
        ("tee", "tee", "cp949"),
    ],
)
def test_a_list_that_was_changed_is_noticed(photos, old, new, encoding):
    made = make(photos)
    path = made.path / "photos.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding=encoding)
    with pytest.raises(ValueError, match="path must hold photos.csv as `make_dataset`"):
        fl.prepare_data(path=made.path)


def test_two_photos_of_a_class_leave_none_for_validation(photos):
    for path in photos.rglob("[2-9].png"):
        path.unlink()
    made = make(photos)
    assert (made.train, made.test) == ((1, 1, 1), (1, 1, 1))
    rule = "path must hold photos in its training set that can be kept for validation"
    with pytest.raises(ValueError, match=rule):
        fl.prepare_data(path=made.path)
    assert len(fl.load_data(made.path)[0][0]) == 3


def test_the_result_says_what_was_done(photos, pictures):
    pictures["tee"][0].save(photos / "tee" / "again.png")
    (photos / "tee" / "notes.txt").write_text("red")
    made = make(photos)
    fl.set_language("en")
    assert str(made) == repr(made)
    assert str(made).splitlines() == [
        str(made.path),
        "0 Sandal: training 4, test 1",
        "1 tee: training 5, test 1",
        "2 가방: training 4, test 1",
        "",
        "Groups of photos kept together: 1",
        "",
        "- tee/0.png, tee/again.png",
        "",
        "Files left out: 1",
        "",
        "- tee/notes.txt must be an image that Pillow can read. Save the photo as "
        "JPEG or PNG and try again.",
    ]
    shown = made._repr_markdown_()
    assert "| | class | training | test |\n|---|---|---|---|\n| 0 | Sandal |" in shown
    assert "kept together: 1\n\n- tee/0.png, tee/again.png" in shown
    fl.set_language("ko")
    assert "1 tee: 훈련 5, 테스트 1" in str(made)
    assert "뺀 파일: 1개" in str(made)
    assert isinstance(made.left_out[0], LeftOut)
    many = replace(made, together=made.together * 7)
    assert str(many).count("again.png") == 5
    assert "again.png\n- 그 밖에 2개: `together`\n\n뺀 파일" in str(many)


def test_a_bar_shows_how_far_it_is(photos, monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    fl.set_language("en")
    fl.make_dataset(photos, photos.parent / "mine")
    shown = re.sub(r"\x1b\[[\d;?]*\w", "", capsys.readouterr().out)
    assert "Photos" in shown
    assert "15/15" in shown


def test_files_are_idx_in_gzip(photos):
    made = make(photos)
    raw = gzip.decompress((made.path / "train-images-idx3-ubyte.gz").read_bytes())
    assert raw[:16] == bytes.fromhex("00000803 0000000c 0000001c 0000001c")
    assert len(raw) == 16 + 12 * 784


@pytest.mark.usefixtures("a_terminal_of_its_own")
def test_the_command_says_what_became_of_the_photos(photos, capfd):
    (photos / "tee" / "notes.txt").write_text("red")
    code, out, err = run(capfd, "make-dataset", photos, "mine", "--lang", "ko")
    assert (code, err) == (0, "")
    assert out.startswith("mine\n0 Sandal: 훈련 4, 테스트 1\n")
    assert "뺀 파일: 1개\n\n- tee/notes.txt: Pillow가" in out
    assert out.endswith("파이썬에서 읽기: fl.prepare_data(path='mine')\n")
    assert fl.prepare_data(path="mine").names == ("Sandal", "tee", "가방")
    code, out, err = run(
        capfd,
        "make-dataset",
        photos,
        "half",
        "--test-size",
        "0.4",
        "--seed",
        "7",
        "--near",
        "0.001",
        "--lang",
        "en",
    )
    assert "0 Sandal: training 3, test 2\n" in out
    assert contents(Path("half")) == contents(
        fl.make_dataset(
            photos, "same", test_size=0.4, random_state=7, near=0.001, verbose=0
        ).path
    )
    code, _, err = run(capfd, "make-dataset", photos, "one", "--near", "0.9")
    assert code == 1
    assert "belong together" in err
    code, out, err = run(capfd, "make-dataset", photos, "half", "--lang", "en")
    assert (code, out) == (1, "")
    assert err.startswith("error: out must be a new folder or an empty one.")
