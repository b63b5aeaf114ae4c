"""The trained network in Chromium: garments, drawings and photos."""

import re

import numpy as np
import PIL
import pytest

from built_site import both_languages
from fmnist_learn import class_names, load_data, ops, prepare_photo
from opened_piece import TOUCH, cell, expect, field, ready
from test_live_cnn import write_photos

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("from_docs")]


@pytest.fixture
def in_eight_bits(from_docs):
    """The weights of the network as the page has them."""
    from pieces import packed_weights

    packed = packed_weights()
    sizes = [(3, 3, 1, 32), (3, 3, 32, 64), (3136, 100), (100, 10)]
    floats = np.frombuffer(packed, np.float32, 2 * sum(size[-1] for size in sizes))
    whole = np.frombuffer(packed, np.int8, offset=floats.nbytes)
    weights = []
    for size in sizes:
        scale, bias, floats = np.split(floats, [size[-1], 2 * size[-1]])
        steps, whole = np.split(whole, [np.prod(size)])
        weights += [steps.reshape(size) * scale.astype(float), bias]
    return weights


def garment(label):
    _, (images, labels) = load_data()
    return images[np.argmax(labels == label)][np.newaxis, ..., np.newaxis] / 255.0


def said(output):
    best = int(output.argmax())
    return (
        f"says {class_names(lang='en')[best]}, with a probability of {output[best]:.1%}"
    )


PAINTED = """() => {
  window.painted = []
  const { prototype } = CanvasRenderingContext2D
  const put = prototype.putImageData
  prototype.putImageData = function (...given) {
    const { ariaLabel, nextElementSibling } = this.canvas
    window.painted.push(nextElementSibling?.ariaLabel ?? ariaLabel)
    put.apply(this, given)
  }
}"""


@pytest.mark.keras
def test_cnn_by_keyboard(open_piece, in_eight_bits):
    page, piece = open_piece("cnn")
    fetched = "performance.getEntriesByType('resource').map((one) => one.name)"
    asked = page.evaluate(fetched)
    caption = piece.locator(".caption")
    expect(caption).to_contain_text("fetched once you touch something")
    assert not [url for url in asked if url.endswith("weights.bin")]
    piece.get_by_role("radio", name="Ankle boot", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    image = garment(8)
    found = ops.forward(in_eight_bits, image)
    expect(caption).to_contain_text(said(found["output"][0]))
    expect(caption).to_contain_text("The label says Bag.")
    assert [url for url in page.evaluate(fetched) if url.endswith("weights.bin")]
    shares = piece.locator(".probabilities td").all_inner_texts()
    expected = [f"{probability:.1%}" for probability in found["output"][0]]
    assert [share.strip() for share in shares] == expected
    # A number of the second convolution, and what it saw.
    field(piece, "Layer").focus()
    page.keyboard.press("ArrowDown")
    expect(caption).to_contain_text("In map 1 of conv_2")  # all its maps are painted
    field(piece, "Map number").focus()
    page.evaluate(PAINTED)
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("In map 2 of conv_2")
    painted = page.evaluate("[...new Set(painted)]")
    assert painted == ["Image", "Map"]  # what is small
    cell(piece, "Map", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    value = found["conv_2"][0, 1, 2, 1]
    expect(caption).to_contain_text(f"row 2, column 3 is {value:.3f}.")
    expect(caption).to_contain_text("rows 1 to 7, columns 2 to 9")
    # A kernel of one's own.
    field(piece, "Filter to replace with my kernel").focus()
    page.keyboard.press("ArrowDown")
    expect(caption).to_contain_text("Filter 1 of conv_1 is yours")
    field(piece, "Weight in row 1, column 1").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    changed = [part.copy() for part in in_eight_bits]
    changed[0][:, :, 0, 0] = [[2.5, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    changed[1][0] = 0
    own = ops.forward(changed, image)
    expect(caption).to_contain_text(f"column 3 is {own['conv_2'][0, 1, 2, 1]:.3f}.")
    expect(caption).to_contain_text(said(own["output"][0]))


@pytest.mark.keras
def test_a_drawing_is_classified(open_piece, in_eight_bits):
    page, piece = open_piece("cnn")
    piece.get_by_role("button", name="Draw on an empty one").focus()
    page.keyboard.press("Enter")
    cell(piece, "Image", 0, 0).focus()
    for key in ("ArrowDown", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "5"):
        page.keyboard.press(key)
    image = np.zeros((1, 28, 28, 1))
    image[0, 1:3, 1:3], image[0, 3, 1] = 1, 5 / 9
    caption = piece.locator(".caption")
    found = ops.forward(in_eight_bits, image)["output"][0]
    expect(caption).to_contain_text(said(found))
    runs = "29a2j26a2j26af698a"
    expect(page).to_have_url(re.compile(f"picture:drawing,drawing:{runs}$"))
    page.reload()
    piece = ready(page, "cnn")
    expect(piece.locator(".caption")).to_contain_text(said(found))


@pytest.mark.keras
def test_cnn_by_touch(open_piece, in_eight_bits):
    _, piece = open_piece("cnn", width=320, **TOUCH)
    piece.get_by_role("radio", name="Sandal", exact=True).tap()
    found = ops.forward(in_eight_bits, garment(5))
    caption = piece.locator(".caption")
    expect(caption).to_contain_text(said(found["output"][0]))
    cell(piece, "Map", 14, 3).tap()
    value = found["conv_1"][0, 14, 3, 0]
    expect(caption).to_contain_text(f"row 15, column 4 is {value:.3f}.")
    maps = piece.get_by_role("img", name="All maps")
    box = maps.bounding_box()
    maps.tap(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(caption).to_contain_text("In map 32 of conv_1")


@pytest.mark.skipif(
    int(PIL.__version__.split(".")[0]) < 13,
    reason="Pillow rounds in another order since 13, which the page follows",
)
def test_photos_are_prepared_as_by_the_package(open_piece, tmp_path):
    """By the browser, from their files; nothing is sent."""
    page, piece = open_piece("cnn")
    sent = []
    page.on("request", lambda one: sent.append(one.method + (one.post_data or "")))
    image = piece.locator('.grid:has([aria-label="Image"]) canvas')
    for path in write_photos(tmp_path):
        expected = prepare_photo(path).astype(float)
        field(piece, "A photo of mine").set_input_files(path)
        page.wait_for_function(
            "input => input.value === ''",
            arg=field(piece, "A photo of mine").element_handle(),
        )
        page.wait_for_timeout(100)
        inks = image.evaluate(
            """canvas => {
                const { data } = canvas.getContext("2d").getImageData(0, 0, 28, 28)
                return Array.from(data.filter((_, at) => at % 4 === 3))
            }"""
        )
        furthest = np.abs(np.reshape(inks, (28, 28)) - expected).max()
        assert furthest <= 1, path.name
    assert set(sent) <= {"GET"}
    wrong = tmp_path / "words.txt"
    wrong.write_text("no image")
    field(piece, "A photo of mine").set_input_files(wrong)
    expect(piece.get_by_role("status").first).to_contain_text("cannot read this")


def test_a_link_to_a_garment_asks_for_the_network(open_piece):
    _, piece = open_piece("cnn", query="?cnn=picture:mistake-1")
    expect(piece.locator(".caption")).to_contain_text("The network says")


def test_a_network_that_cannot_be_fetched_is_asked_again(open_piece):
    page, piece = open_piece("cnn")
    page.route("**/weights.bin", lambda route: route.abort())
    piece.get_by_role("button", name="Fetch the network").click()
    expect(piece.locator(".caption")).to_contain_text("could not be fetched")
    page.unroute("**/weights.bin")
    piece.get_by_role("button", name="Fetch the network").click()
    expect(piece.locator(".caption")).to_contain_text("The network says Ankle boot")


def test_a_photo_that_cannot_be_prepared_is_said(open_piece, tmp_path):
    page, piece = open_piece("cnn")
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    picture = write_photos(tmp_path)[0]
    status = piece.get_by_role("status").first
    held = []

    def hold(route):
        held.append(route)

    page.route("**/photo.mjs", hold)
    with page.expect_request("**/photo.mjs"):
        field(piece, "A photo of mine").set_input_files(picture)
    expect(status).to_contain_text("is being prepared")
    held.pop().abort()
    expect(status).to_contain_text("could not be fetched")
    page.unroute("**/photo.mjs")
    for name in ("empty.png", "cut.png"):
        (tmp_path / name).write_bytes(picture.read_bytes()[: 60 * (name == "cut.png")])
        field(piece, "A photo of mine").set_input_files(tmp_path / name)
        expect(status).to_contain_text("cannot read this")
    field(piece, "A photo of mine").set_input_files(picture)
    expect(status).to_contain_text("stays on your device")
    assert wrong == []


def test_what_is_chosen_while_a_photo_is_prepared_stays(open_piece, tmp_path):
    page, piece = open_piece("cnn", query="?cnn=picture:9")
    held = []
    page.route("**/photo.mjs", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/photo.mjs"):
        field(piece, "A photo of mine").set_input_files(write_photos(tmp_path)[0])
    piece.get_by_role("radio").nth(1).check()
    expect(page).to_have_url(re.compile("cnn=picture:1$"))
    held.pop().continue_()
    expect(piece.get_by_role("status").first).to_contain_text("stays on your device")
    expect(piece.get_by_role("radio").nth(1)).to_be_checked()


def test_a_slider_goes_as_far_as_there_are_maps(open_piece):
    _, piece = open_piece("cnn", query="?cnn=filter:64")
    slider = field(piece, "Map number")
    expect(slider).to_have_attribute("max", "32")
    expect(slider).to_have_attribute("aria-valuetext", "32")
    expect(piece.locator(".caption")).to_contain_text("In map 32 of conv_1")
    field(piece, "Layer").select_option("conv_2")
    expect(slider).to_have_attribute("max", "64")
    slider.press("End")
    expect(piece.locator(".caption")).to_contain_text("In map 64 of conv_2")


@both_languages
def test_home_classifies_at_a_touch(visit, site, lang):
    page = visit("404", width=320, **TOUCH)
    sizes, wrong = {}, []
    page.on("pageerror", lambda error: wrong.append(str(error)))

    def note(response):
        size = response.headers.get("content-length", 0)
        sizes[response.url.removeprefix(site[1])] = int(size)

    page.on("response", note)
    page.goto(f"{site[1]}/{lang}/", wait_until="networkidle")
    assert not [url for url in sizes if "/cnn/" in url]
    assert len([url for url in sizes if re.search(r"/classify/\d.png", url)]) == 10
    assert sum(sizes.values()) < 600_000
    piece = page.locator("fl-classify")
    height = piece.evaluate("e => e.offsetHeight")
    boot = piece.get_by_role("button", name=class_names(lang=lang)[9])
    boot.tap()
    name = class_names(lang=lang)[9]
    expect(piece.get_by_role("status")).to_have_text(re.compile(rf"{name}: \d+\.\d%"))
    expect(boot).to_have_attribute("aria-pressed", "true")
    assert piece.evaluate("e => e.offsetHeight") == height
    # And by keyboard, another.
    boot.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(piece.locator("[aria-pressed=true] img")).to_have_attribute(
        "alt", class_names(lang=lang)[8]
    )
    # With all that it fetched, the network included, not a megabyte.
    expect(piece.get_by_role("status")).to_contain_text("%")
    assert [url for url in sizes if "weights.bin" in url]
    assert sum(sizes.values()) < 1_000_000
    assert wrong == []
