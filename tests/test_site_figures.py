"""The figures of the site: dark on a dark page, narrow on a phone; and their pages."""

import re

import numpy as np
import pytest
from PIL import Image

from built_site import DOCS, both_languages


@pytest.fixture
def adapt(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    import adapt

    return adapt


@pytest.fixture
def finish(adapt):
    import finish

    return finish


def recorded(name):
    path = DOCS / "en" / "recorded" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


def brightness(color):
    """The relative luminance of WCAG 2."""
    parts = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    dark, light = sorted(map(brightness, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@both_languages
def test_every_colour_of_the_recorded_figures_has_a_dark_one(adapt, lang):
    ends = {"#67001f", "#053061"}  # of a scale of colours, as its images have them
    for path in (DOCS / lang / "recorded").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        used = set(re.findall(r"(?:fill|stroke): (#\w{6})", text))
        assert used <= set(adapt.DARK) | ends, path


def test_what_is_readable_on_white_is_readable_on_dark(adapt):
    ground, ink = adapt.DARK["#ffffff"], adapt.DARK["#000000"]
    for light, dark in adapt.DARK.items():
        if light in {"#ffffff", "#a6cee3", "#fdebc8", "#e6e6e6"}:  # below a text
            assert contrast(dark, ink) > 4.5, light
        else:
            # Not paler than it was, or well enough to be seen.
            assert contrast(dark, ground) > min(3, contrast(light, "#ffffff")), light


def test_texts_on_an_image_keep_their_colour(adapt):
    """The numbers in the cells of the confusion matrix, not those who name its rows."""
    text = recorded("08-2-confusion")
    matrix = adapt.with_schemes(text)
    marked = re.findall(r"<!-- (.*?) -->\s*<g class=\"kept\"", matrix)
    left = re.findall(r"<!-- (.*?) -->\s*<g [ts]", matrix)
    assert sum(map(int, marked)) == 10_000
    assert {"Trouser", "Sandal", "predicted", "label"} <= set(left)
    assert not any(name.isdigit() for name in left)
    assert "class" not in adapt.with_schemes(recorded("07-2-descent"))
    assert "prefers-color-scheme: dark" in matrix


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [("07-1-samples", 5, 2), ("08-2-mistakes", 3, 4), ("first-steps-samples", 5, 2)],
)
def test_a_row_too_long_for_a_phone_is_folded(adapt, name, columns, rows):
    wide = recorded(name)
    narrow = adapt.folded(wide)
    boxes = adapt.boxes_of(narrow)
    places = set()
    for moved, clip in re.findall(
        r'<g id="axes_\d+"([^>]*)>\s*<g clip-path="url\(#(\w+)\)', narrow
    ):
        right, down = map(float, re.findall(r"-?\d+\.\d+", moved) or (0, 0))
        places.add((round(boxes[clip].x + right), round(boxes[clip].y + down)))
    width, height = adapt.size_of(narrow)
    assert {x for x, _ in places} == set(sorted({x for x, _ in places})[:columns])
    assert len({y for _, y in places}) == rows
    assert len(places) == columns * rows
    box = next(iter(boxes.values()))
    assert all(0 <= x <= width - box.width for x, _ in places)
    assert all(0 <= y <= height - box.height for _, y in places)
    assert width == pytest.approx(adapt.size_of(wide)[0] / 2, rel=0.02)


@pytest.mark.parametrize("name", ["07-1-history", "08-2-prediction"])
def test_two_panels_stand_one_below_the_other_on_a_phone(adapt, name):
    wide = recorded(name)
    narrow = adapt.stacked(wide)
    first, second = re.findall(
        r'<g id="axes_\d+"([^>]*)>.*?clip-path="url\(#(\w+)\)', narrow, re.DOTALL
    )
    boxes = adapt.boxes_of(narrow)
    above, below = boxes[first[1]], boxes[second[1]]
    right, down = map(float, re.findall(r"-?\d+\.\d+", second[0]))
    width, height = adapt.size_of(narrow)
    assert first[0] == ""
    assert down == pytest.approx(adapt.size_of(wide)[1], abs=0.01)
    assert height == pytest.approx(2 * down, abs=0.01)
    # The labels at the left of the second have the room that they had.
    room = adapt.boxes_of(wide)[second[1]].x - above.x - above.width
    assert below.x + right == pytest.approx(max(room, above.x), abs=0.01)
    ends = above.x + above.width, below.x + right + below.width
    assert max(ends) < width < 0.8 * adapt.size_of(wide)[0]


def test_pairs_of_classes_stand_one_below_the_other_on_a_phone(adapt):
    wide = recorded("lab-analyse-pairs")
    narrow = adapt.unrolled(wide)
    boxes = adapt.boxes_of(narrow)
    width, height = adapt.size_of(narrow)
    before = adapt.size_of(wide)
    moves = re.findall(
        r'<g id="subfigure_\d+" transform="translate\((\S+) (\S+)\)">'
        r".*?url\(#(\w+)\)",
        narrow,
        re.DOTALL,
    )
    places = [
        (boxes[clip].x + float(right), boxes[clip].y + float(down))
        for right, down, clip in moves
    ]
    assert len(places) == 6
    assert {round(x) for x, _ in places} == {7}
    steps = np.diff([y for _, y in places])
    assert np.allclose(steps, steps[0], atol=0.02)
    assert steps[0] > 90
    assert places[-1][1] + 64 < height
    assert width == pytest.approx(before[0] / 2, rel=0.02)
    assert height == pytest.approx(before[1] + 3 * steps[0], abs=0.1)


def test_the_numbers_of_a_matrix_are_larger_on_a_phone(adapt):
    wide = adapt.with_schemes(recorded("08-2-confusion"))
    narrow = adapt.enlarged(wide)
    (box,) = adapt.boxes_of(narrow).values()
    placed = re.compile(
        r'<!-- (\d+) -->\s*<g class="kept"[^>]*'
        r"translate\((\S+) (\S+)\) scale\((\S+) -(\S+)\)"
    )
    before, after = (np.array(placed.findall(text), float) for text in (wide, narrow))
    assert after[:, 0].sum() == 10_000
    assert np.array_equal(before[:, 0], after[:, 0])
    digits = np.char.str_len(after[:, 0].astype(int).astype(str))

    def middles(numbers):
        _, x, y, size, _ = numbers.T
        # A digit of DejaVu Sans is 63.6 hundredths wide and 72.9 high.
        return np.stack([x + digits * 31.8 * size, y - 36.45 * size], axis=1)

    side = box.height / 10
    cells = (middles(before) - box[:2]) / side
    assert np.allclose(cells % 1, 0.5, atol=0.05)
    assert np.allclose(middles(after), middles(before), atol=0.6)
    assert np.allclose(after[:, 3:], 0.128)
    assert (digits * 63.6 * 0.128 < side).all()
    assert placed.sub("", narrow) == placed.sub("", wide)


def test_what_is_not_surely_a_matrix_keeps_its_numbers(adapt):
    matrix = adapt.with_schemes(recorded("08-2-confusion"))
    (box,) = adapt.boxes_of(matrix).values()
    assert adapt.enlarged(matrix)
    for other in (
        adapt.with_schemes(recorded("08-3-weights")),
        recorded("08-2-confusion"),  # no number is known to stand on an image
        re.sub(r"<!-- \d+ -->", "<!-- coat -->", matrix),
        matrix.replace('id="xtick_10"', ""),
        matrix.replace('id="xtick_', 'id="_').replace('id="ytick_', 'id="_'),
        # Cells half as wide.
        re.sub('<g id="[xy]tick_', lambda tick: f'{tick[0]}"/>{tick[0]}', matrix),
        matrix.replace(f'width="{box.width}"', f'width="{2 * box.width}"'),
    ):
        assert other != matrix
        assert adapt.enlarged(other) is None


def test_other_figures_have_no_narrow_version(adapt, tmp_path):
    # Maps, one panel, three; and two that share the labels of the first, or are small.
    others = ("08-3-maps-1", "07-2-descent", "08-1-same", "08-3-weights", "08-1-edges")
    for name in (*others, "08-1-max-pooling", "07-1-samples"):
        (tmp_path / f"{name}.svg").write_text(recorded(name), encoding="utf-8")
    adapt.adapt(tmp_path)
    found = [path.name for path in tmp_path.glob("*-narrow.svg")]
    assert found == ["07-1-samples-narrow.svg"]
    for path in tmp_path.glob("*.svg"):
        assert "prefers-color-scheme: dark" in path.read_text(encoding="utf-8")


PAGE = """<input class="md-search__input" name="query" aria-label="Search" required>
<div class="md-search" role="dialog"></div><img src="logo.svg">
<article>{}</article>"""


@pytest.fixture
def finished(finish, adapt, tmp_path):
    """Finish a page, site/en/PLACE/index.html, with a figure at site/en/figures."""
    (tmp_path / "figures").mkdir()
    figure = tmp_path / "figures" / "samples.svg"
    figure.write_text(recorded("07-1-samples"), encoding="utf-8")
    Image.new("L", (300, 120)).save(tmp_path / "samples.png")

    def finished_page(article, *, place="lessons/07-1"):
        page = tmp_path / place / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(article), encoding="utf-8")
        finish.finish(tmp_path)
        return page.read_text(encoding="utf-8")

    return finished_page


def test_images_get_their_size_and_wait(finished):
    page = finished('<img alt="Ten" src="../../figures/samples.svg" />')
    assert (
        '<img alt="Ten" src="../../figures/samples.svg" '
        'width="1163" height="144" loading="lazy">'
    ) in page
    assert '<img src="logo.svg">' in page
    assert "<picture>" not in page
    page = finished('<img src="samples.png" alt="Ten">', place=".")
    assert 'width="300" height="120"' in page


def test_a_narrow_figure_is_offered_to_a_phone(finished, adapt, tmp_path):
    adapt.adapt(tmp_path)
    page = finished('<img alt="Ten" src="../../figures/samples.svg" />')
    source = re.search("<picture><source (.*?)><img .*?></picture>", page)[1]
    assert 'srcset="../../figures/samples-narrow.svg"' in source
    assert 'media="(max-width: 30em)"' in source
    assert re.search(r'width="58\d" height="287"', source)


def test_cells_name_their_columns(finished):
    head = '<thead>\n<tr><th></th><th>a <code>b</code></th><th>c "d</th></tr></thead>'
    rows = "<tbody><tr><td>1</td><td style='x'>2</td>\n<td>3</td></tr></tbody>"
    page = finished(f"<table>\n{head}\n{rows}</table>")
    assert "<table data-stacked>" in page
    assert "<td>1</td><td data-title=\"a b\" style='x'>2</td>" in page
    assert '<td data-title="c &quot;d">3</td>' in page
    head = "<thead><tr><th>a</th><th>b</th></tr></thead>"
    two = f"<table>\n{head}<tr><td>1</td><td>2</td></tr></table>"
    assert two in finished(two)


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        ("epoch  1   loss 0.3\nepoch  2   loss 0.2\n", True),
        ("┃ Layer ┃\n", True),
        ("(60000, 28, 28)\n[0 1]  [2 3]\n", False),
        ("ValueError: a long message of one line\n", False),
    ],
)
def test_printed_columns_stay_below_one_another(finished, printed, columns):
    block = (
        f'<div class="language-text highlight"><pre><code>{printed}</code></pre></div>'
    )
    assert ("highlight columns" in finished(block)) == columns


def test_the_search_has_a_name(finished):
    assert '<div class="md-search" role="dialog" aria-label="Search">' in finished("")
