import numpy as np
import pytest
from PIL import Image

import fmnist_learn as fl


def save(image: Image.Image, path, **options):
    image.save(path, **options)
    return path


def product_photo(image, *, paper="white", size=28 * 12, margin=80):
    """An image of the data set as the product photo it may have come from."""
    garment = Image.fromarray(image).resize((size, size), Image.Resampling.BICUBIC)
    photo = Image.new("L", (size + 2 * margin, size + 3 * margin), 0)
    photo.paste(garment, (margin, margin))
    light = np.asarray(photo, dtype=np.float32) / 255
    paper = np.array(Image.new("RGB", (1, 1), paper).getpixel((0, 0)))
    ink = 255 - paper if paper.mean() > 127 else np.array([255, 255, 255])
    rgb = paper + (ink - paper) * light[..., np.newaxis]
    return Image.fromarray(rgb.round().astype(np.uint8))


@pytest.mark.parametrize("paper", ["white", "black", "lightgrey", "#203040"])
@pytest.mark.parametrize("position", [0, 1, 5, 8])
def test_a_photo_looks_like_the_image_of_the_data_set(raw, tmp_path, paper, position):
    image = raw[0][position]
    photo = save(product_photo(image, paper=paper), tmp_path / "photo.png")
    seen = fl.prepare_photo(photo)
    assert seen.shape == (28, 28)
    assert seen.dtype == np.uint8
    # Cutting out and centring may move a garment by a pixel or two.
    moves = [(rows, columns) for rows in range(-2, 3) for columns in range(-2, 3)]
    moved = [np.roll(seen, move, axis=(0, 1)) for move in moves]
    assert max(np.corrcoef(m.ravel(), image.ravel())[0, 1] for m in moved) > 0.9


def test_an_image_of_the_data_set_stays_what_it_is(raw, tmp_path):
    image = raw[0][0]  # an ankle boot that fills the width
    seen = fl.prepare_photo(save(Image.fromarray(image), tmp_path / "boot.png"))
    # The garment is centred: at most two rows from where it was.
    shifted = [np.roll(image, rows, axis=0) for rows in (-2, -1, 0, 1, 2)]
    difference = min(np.abs(seen.astype(int) - other).mean() for other in shifted)
    assert difference < 3


def test_the_garment_is_centred_and_its_longer_side_fills_the_image(tmp_path):
    photo = Image.new("RGB", (600, 400), "white")
    photo.paste("black", (20, 30, 120, 330))  # 100 wide, 300 high, off the centre
    seen = fl.prepare_photo(save(photo, tmp_path / "trousers.jpg", quality=95))
    columns = np.flatnonzero((seen > 100).any(axis=0))
    rows = np.flatnonzero((seen > 100).any(axis=1))
    assert (rows[0], rows[-1]) == (0, 27)
    assert (columns[0], columns[-1]) == (9, 17)
    assert seen[:, 0].max() == 0
    assert seen.max() == 255


def test_transparency_is_background(tmp_path):
    for colour in ("black", "white", "red"):
        # Under the transparency lies the garment's own colour, as editors leave it.
        photo = Image.new("RGBA", (200, 100), colour)
        photo.putalpha(0)
        photo.paste(Image.new("RGBA", (100, 60), colour), (50, 20))
        seen = fl.prepare_photo(save(photo, tmp_path / f"{colour}.png"))
        assert seen[14, 14] == 255
        assert seen[0, 0] == 0
    palette = photo.convert("P")
    palette.info["transparency"] = palette.getpixel((0, 0))
    seen = fl.prepare_photo(save(palette, tmp_path / "palette.png"))
    assert seen[14, 14] == 255


def test_a_wholly_transparent_picture_shows_nothing(tmp_path):
    photo = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    with pytest.raises(ValueError, match="stands out from its background"):
        fl.prepare_photo(save(photo, tmp_path / "nothing.png"))


def test_exif_turns_the_photo_upright(tmp_path):
    upright = Image.new("RGB", (300, 300), "white")
    upright.paste("black", (100, 20, 200, 280))
    upright.paste("grey", (100, 20, 200, 120))  # the upper part is lighter
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show it a quarter clockwise
    turned = upright.rotate(90)
    path = save(turned, tmp_path / "phone.jpg", exif=exif, quality=95)
    seen = fl.prepare_photo(path).astype(int)
    expected = fl.prepare_photo(save(upright, tmp_path / "upright.png")).astype(int)
    assert np.abs(seen - expected).mean() < 3
    assert seen[3, 14] < seen[24, 14]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_picture(tmp_path, mode):
    photo = Image.new("L", (90, 90), 255)
    photo.paste(0, (30, 10, 60, 80))
    if mode == "I;16":
        photo.paste(100, (30, 10, 60, 80))  # in 16 bits far above 255
        photo = Image.fromarray(np.asarray(photo).astype(np.uint16) * 257)
    else:
        photo = photo.convert(mode)
    path = tmp_path / ("photo.tif" if mode == "CMYK" else "photo.png")
    seen = fl.prepare_photo(save(photo, path))
    assert seen[14, 14] == 255
    assert seen[14, 2] == 0


def test_uneven_light_and_noise_are_background(tmp_path):
    rng = np.random.default_rng(0)
    paper = np.linspace(215, 235, 400)[:, np.newaxis] + rng.normal(0, 3, (400, 400))
    paper[100:350, 120:280] = 60
    paper[5, 5] = 0  # a speck of dust
    photo = Image.fromarray(paper.clip(0, 255).astype(np.uint8))
    seen = fl.prepare_photo(save(photo, tmp_path / "noise.png"))
    assert (seen[:, 4] == 0).all()
    assert (seen[:, 14] > 200).all()


def test_specks_alone_leave_the_picture_whole(tmp_path):
    photo = np.full((400, 400), 255, dtype=np.uint8)
    photo[[30, 200, 370], [50, 300, 120]] = 0
    seen = fl.prepare_photo(save(Image.fromarray(photo), tmp_path / "specks.png"))
    assert seen.shape == (28, 28)


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_plain_surface_is_refused(tmp_path, grey):
    path = save(Image.new("L", (50, 50), grey), tmp_path / "plain.png")
    with pytest.raises(ValueError, match="must show a garment that stands out"):
        fl.prepare_photo(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(
        FileNotFoundError, match=r"path must name .* path='.*없음\.jpg'"
    ):
        fl.prepare_photo(tmp_path / "없음.jpg")


def test_what_is_not_an_image_is_refused(tmp_path, monkeypatch):
    text = tmp_path / "notes.jpg"
    text.write_text("앵클 부츠", encoding="utf-8")
    good = save(Image.effect_noise((64, 64), 50), tmp_path / "good.png")
    cut = tmp_path / "cut.png"
    cut.write_bytes(good.read_bytes()[:800])
    for path in (text, cut):
        with pytest.raises(ValueError, match="path must be an image that Pillow can"):
            fl.prepare_photo(path)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(ValueError, match="path must be an image that Pillow can"):
        fl.prepare_photo(good)
