"""The network in the page is that of the package, and a photo is prepared as by it."""

import json
import os
import re
import subprocess

import numpy as np
import PIL
import pytest
from PIL import Image, ImageFilter, ImageOps

import fmnist_learn as fl
from built_site import DOCS, demand

CNN = DOCS / "explorables" / "cnn"


def run_node(folder):
    demand(commands=["node"])
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", "cnn.test.mjs"],
        cwd=CNN,
        env=os.environ | {"FOLDER": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (
        re.findall(r"not ok.*|error: .*", done.stdout) or done.stderr
    )
    return done.stdout


@pytest.mark.keras
@pytest.mark.newest  # 10,000 images, half a minute
@pytest.mark.browser
def test_the_network_is_that_of_keras(tmp_path, monkeypatch):
    """Within 1e-5; in 8 bits, the same class for more than 99.9% of the test images."""
    import keras

    monkeypatch.syspath_prepend(DOCS)
    from pieces import packed_weights, tested

    model = fl.load_pretrained("cnn")
    _, (images, _) = fl.load_data()
    named = ["conv_1", "pool_1", "conv_2", "pool_2", "hidden", "output"]
    wanted = [
        layer.output
        for layer in model.layers
        if isinstance(
            layer, keras.layers.Conv2D | keras.layers.MaxPooling2D | keras.layers.Dense
        )
    ]
    some = images[:5, ..., None] / np.float32(255)
    outputs = keras.Model(model.inputs, wanted).predict(some, verbose=0)
    of_each = [
        {
            name: layer[index].ravel().astype(float).tolist()
            for name, layer in zip(named, outputs, strict=True)
        }
        for index in range(len(some))
    ]
    weights = model.get_weights()
    layers = [
        {"kernel": kernel.ravel().astype(float).tolist(), "bias": bias.tolist()}
        for kernel, bias in zip(weights[::2], weights[1::2], strict=True)
    ]
    folder = tmp_path / "network"
    folder.mkdir()
    (folder / "outputs.json").write_text(json.dumps(of_each))
    (folder / "layers.json").write_text(json.dumps(layers))
    (folder / "images").write_bytes(images.tobytes())
    (folder / "classes").write_bytes(tested().predicted.astype(np.uint8).tobytes())
    packed = packed_weights()
    assert len(packed) < 700_000
    (folder / "weights").write_bytes(packed)
    assert re.search(r"same 9\d\d\d of 10000", run_node(folder))


@pytest.mark.keras
def test_the_pictures_are_what_is_said_of_them(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from pieces import pictures

    shown = pictures()
    assert shown["names"]["ko"] == fl.class_names(lang="ko")
    assert [one["label"] for one in shown["garments"]] == list(range(10))
    assert len(shown["mistakes"]) == 12
    assert all(one["label"] != one["predicted"] for one in shown["mistakes"])


def scene(width, height, index, *, dark=False, colour=(40, 60, 120), noise=4):
    """A photo of a garment on a background that is neither even nor clean."""
    _, (images, _) = fl.load_data()
    side = int(min(width, height) * 0.8)
    garment = Image.fromarray(images[index]).resize((side, side), Image.Resampling.BOX)
    paper, cloth = (
        ((30, 30, 30), (220, 210, 200)) if dark else ((235, 232, 228), colour)
    )
    photo = Image.new("RGB", (width, height), paper)
    corner = (width - side) // 2, (height - side) // 2
    mask = garment.filter(ImageFilter.GaussianBlur(side / 60))
    photo.paste(Image.new("RGB", garment.size, cloth), corner, mask)
    grain = np.random.default_rng(index).normal(0, noise, (height, width, 1))
    light = np.linspace(-8, 8, width)[:, np.newaxis] if noise else 0
    lit = np.asarray(photo) + grain + light
    return Image.fromarray(lit.clip(0, 255).astype(np.uint8))


def cut_out(photo, index, threshold=None):
    """The same without its background: see-through where no garment is."""
    _, (images, _) = fl.load_data()
    alpha = Image.fromarray(images[index]).resize(photo.size)
    if threshold is not None:
        alpha = alpha.point(lambda value: 255 * (value > threshold))
    photo.putalpha(alpha)
    return photo


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def write_photos(folder):
    """Pictures of all kinds, each its file."""
    sixteen = np.asarray(scene(600, 600, 19).convert("L")).astype(np.uint16) * 257
    _, (images, _) = fl.load_data()
    made = {
        "plain.jpg": (scene(1200, 900, 0), {"quality": 85}),
        "phone.jpg": (scene(4032, 3024, 1), {"quality": 80}),
        "portrait.jpg": (scene(2400, 3000, 2), {"quality": 90}),
        "progressive.jpg": (scene(700, 1000, 3, dark=True), {"progressive": True}),
        "upside-down.jpg": (scene(800, 600, 5), {"exif": turned(3)}),
        "right.jpg": (scene(800, 600, 5), {"exif": turned(6)}),
        "left.jpg": (scene(800, 600, 5), {"exif": turned(8)}),
        "mirrored.jpg": (scene(800, 600, 5), {"exif": turned(5)}),
        "grey.png": (scene(640, 480, 4).convert("L"), {}),
        "alpha.png": (cut_out(scene(500, 500, 7), 7), {}),
        "grey-alpha.png": (cut_out(scene(300, 300, 9).convert("L"), 9), {}),
        "white.png": (
            cut_out(Image.new("RGB", (700, 700), (250, 248, 245)), 8, 40),
            {},
        ),
        "palette.png": (scene(600, 500, 10).quantize(64), {}),
        "see-through.png": (scene(600, 600, 20).quantize(16), {"transparency": 0}),
        "one-bit.png": (scene(400, 400, 11).convert("1"), {}),
        "still.gif": (scene(320, 200, 12).quantize(128), {}),
        "exact.webp": (scene(900, 1200, 13), {"lossless": True}),
        "lossy.webp": (scene(900, 1200, 13), {"quality": 80}),
        "dark.bmp": (scene(1000, 300, 14, dark=True), {}),
        "tiny.png": (Image.fromarray(255 - images[16]), {}),
        "tall.png": (scene(120, 1500, 17, noise=0), {}),
        "faint.png": (scene(700, 700, 18, colour=(200, 200, 200), noise=1), {}),
        "sixteen-bit.png": (Image.fromarray(sixteen), {}),
    }
    for name, (photo, options) in made.items():
        photo.save(folder / name, **options)
    return [folder / name for name in made]


@pytest.mark.skipif(
    int(PIL.__version__.split(".")[0]) < 13,
    reason="Pillow rounds in another order since 13, which the page follows",
)
@pytest.mark.browser
def test_a_photo_is_prepared_as_by_the_package(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    cases = []
    for path in write_photos(folder):
        with Image.open(path) as opened:
            image = ImageOps.exif_transpose(opened)
        if image.mode.startswith("I"):  # a browser shows no more than 8 bits
            eight = np.asarray(image).astype(float) * (255 / 65535)
            image = Image.fromarray(eight.astype(np.uint8))
        image = image.convert("RGBA")
        (folder / f"{path.name}.rgba").write_bytes(image.tobytes())
        gives = fl.prepare_photo(path).ravel().tolist()
        cases.append(case(path.name, image, gives))
    for name, image, gives in (
        ("small", Image.new("RGBA", (27, 20)), "small"),
        ("nothing", Image.new("RGBA", (30, 30), "white"), "nothing"),
    ):
        (folder / f"{name}.rgba").write_bytes(image.tobytes())
        cases.append(case(name, image, gives))
    (folder / "photos.json").write_text(json.dumps(cases))
    assert f"# pass {len(cases)}\n" in run_node(folder)


def case(name, image, gives):
    size = {"width": image.width, "height": image.height}
    return {"name": name, "gives": gives, **size}
