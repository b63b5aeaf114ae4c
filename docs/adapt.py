"""Figures as a page shows them: in the reader's scheme, and narrow on a phone.

A figure is drawn once, in light colours. It carries the dark ones as a rule of style:
an SVG in a page follows the `color-scheme` of the place where it stands, so that the
same file, fetched once, is light or dark as the page is.
"""

import itertools
import re
from pathlib import Path
from typing import NamedTuple

# Of each colour that the plots use, that for a dark page; the ground is the page's.
# What a colour means, it means in both: the dark ones differ in lightness only.
DARK = {
    "#000000": "#dbe2ea",
    "#ffffff": "#1e2229",
    "#404040": "#c3cad3",
    "#4c4c4c": "#b9c1cb",
    "#666666": "#a2abb6",
    "#808080": "#8b95a1",
    "#999999": "#7b8591",
    "#b2b2b2": "#5f6975",
    "#bfbfbf": "#55606c",
    "#cccccc": "#4a545f",
    "#e6e6e6": "#343c46",
    "#0072b2": "#4ba6e3",
    "#1f77b4": "#5aa9e6",
    "#a6cee3": "#1f4d6b",
    "#e69f00": "#f0b13c",
    "#ff7f0e": "#ff9c45",
    "#fdebc8": "#5a4417",
}
# Texts have no colour of their own. Those on an image keep theirs, as the image does.
PAINTS = "\n".join(
    f'[style*="{paint}: {light}"]:not(.kept) {{ {paint}: {dark} !important }}'
    for light, dark in DARK.items()
    for paint in ("fill", "stroke")
)
STYLE = f"""
@media (prefers-color-scheme: dark) {{
svg {{ fill: {DARK["#000000"]} }}
.kept {{ fill: #000000 }}
pattern rect {{ fill: {DARK["#ffffff"]} }}
{PAINTS}
}}"""

VIEW = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="[^"]*"')
# Of Matplotlib's SVG: where each axes is cut off, what belongs to it, and its texts.
CLIP = re.compile(
    r'<clipPath id="(\w+)">\s*<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/>'
)
AXES = re.compile(r'  <g id="axes_\d+">\n   <g clip-path="url\(#(\w+)\)">')
IMAGE = re.compile(r'<g clip-path="url\(#(\w+)\)">\s*<image')
TEXT = re.compile(r'(?<=<g )(?=[^>]*transform="translate\(([-\d.]+) ([-\d.]+)\) scale)')
TITLE = re.compile(r'^  <g id="text_\d+">', re.MULTILINE)
FOLDED = {10: 5, 6: 3}  # so many in a row are too many on a phone: so many then
PANEL = re.compile(
    r'^  <g id="axes_\d+">(?:(?!^  </g>).)*?clip-path="url\(#(\w+)\)"', re.M | re.S
)
# What has a place of its own in a figure, of axes that belong together.
SUBFIGURE = re.compile(r'^  <g id="subfigure_\d+">.*?url\(#(\w+)\)', re.M | re.S)
# A number in a cell of a matrix, as `with_schemes` leaves it.
NUMBER = re.compile(
    r'(<!-- \d+ -->\s*<g class="kept"[^>]*)translate\((\S+) (\S+)\) scale\((\S+) -\4\)'
)
LARGER = 1.6  # so many times as large it can be read on a phone
CELL = 33  # points, for 1000 to fit in then
WIDE = 440  # points, from where two panels are too small side by side on a phone


class Box(NamedTuple):
    """Where an axes is, in points."""

    x: float
    y: float
    width: float
    height: float

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return 0 <= x - self.x <= self.width and 0 <= y - self.y <= self.height


def adapt(folder: Path) -> None:
    """Adapt the figures in a folder, and put narrow versions beside the wide ones."""
    for path in folder.glob("**/*.svg"):
        figure = with_schemes(path.read_text(encoding="utf-8"))
        path.write_text(figure, encoding="utf-8")
        for make in (folded, stacked, unrolled, enlarged):
            if narrow := make(figure):
                narrow_of(path).write_text(narrow, encoding="utf-8")
                break


def narrow_of(path: Path) -> Path:
    """Where the narrow version of a figure is, if it has one."""
    return path.with_name(f"{path.stem}-narrow.svg")


def size_of(figure: str) -> tuple[float, float]:
    """Width and height in points, of which Matplotlib makes 72 to the inch."""
    width, height = map(float, VIEW.search(figure).groups())
    return width, height


def with_schemes(figure: str) -> str:
    """A figure that is dark on a dark page."""
    boxes = boxes_of(figure)
    images = [boxes[name] for name in IMAGE.findall(figure)]

    def keep(text: re.Match[str]) -> str:
        place = float(text[1]), float(text[2])
        return 'class="kept" ' if any(box.has(*place) for box in images) else ""

    return TEXT.sub(keep, figure).replace("</style>", f"{STYLE}</style>", 1)


def folded(figure: str) -> str | None:
    """A figure of many images in a row, folded in the middle; None for any other."""
    boxes = boxes_of(figure)
    columns = sorted({boxes[name].x for name in AXES.findall(figure)})
    if not (half := FOLDED.get(len(columns))):
        return None
    (_, height), left = size_of(figure), columns[half] - columns[0]
    rows = sorted({boxes[name].y for name in AXES.findall(figure)})
    down = len(rows) * (rows[1] - rows[0]) if rows[1:] else height

    def move(axes: re.Match[str]) -> str:
        if boxes[axes[1]].x < columns[half]:
            return axes[0]
        return moved(axes[0], -left, down)

    narrow = AXES.sub(move, figure)
    narrow = TITLE.sub(lambda title: moved(title[0], -left / 2, 0), narrow)
    return resized(narrow, -left, down)


def stacked(figure: str) -> str | None:
    """A wide figure of two panels, one below the other; None for any other."""
    (width, height), boxes = size_of(figure), boxes_of(figure)
    panels = [*PANEL.finditer(figure)]
    if len(panels) != 2 or width < WIDE or TITLE.search(figure):
        return None
    first, second = (boxes[panel[1]] for panel in panels)
    end = first.x + first.width
    between = second.x - end  # what the second has at its left: it needs that room
    if between < 0.75 * first.x:
        return None  # it is read by the labels of the first
    left = second.x - max(first.x, between)
    right = max(end, second.x + second.width - left) - second.x - second.width
    place = panels[1].start()
    below = moved(figure[place:], -left, height)
    return resized(figure[:place] + below, right, height)


def unrolled(figure: str) -> str | None:
    """A figure of subfigures in two columns, in one column; None for any other."""
    boxes, (_, height) = boxes_of(figure), size_of(figure)
    places = [boxes[part[1]] for part in SUBFIGURE.finditer(figure)]
    if len({place.x for place in places}) != 2:
        return None
    left = places[1].x - places[0].x
    down = places[2].y - places[0].y if places[2:] else height - places[0].y
    numbers = itertools.count()

    def move(part: re.Match[str]) -> str:
        rows, is_right = divmod(next(numbers), 2)
        return moved(part[0], -left * is_right, down * (rows + is_right))

    narrow = SUBFIGURE.sub(move, figure)
    narrow = TITLE.sub(lambda title: moved(title[0], -left / 2, 0), narrow)
    return resized(narrow, -left, down * len(places) / 2)


def enlarged(figure: str) -> str | None:
    """A matrix with larger numbers, each in the middle of its cell; None for others."""
    boxes = [*boxes_of(figure).values()]
    columns, rows = (figure.count(f'<g id="{axis}tick_') for axis in "xy")
    if len(boxes) != 1 or not 0 < rows == columns or not NUMBER.search(figure):
        return None
    (box,), side = boxes, boxes[0].height / rows
    if side < CELL or abs(box.width - box.height) > 1:
        return None

    def outward(place: str, start: float) -> float:
        # A text is placed by its lower left corner, which is in its cell.
        middle = start + ((float(place) - start) // side + 0.5) * side
        return middle + LARGER * (float(place) - middle)

    def enlarge(number: re.Match[str]) -> str:
        x, y = outward(number[2], box.x), outward(number[3], box.y)
        size = LARGER * float(number[4])
        return f"{number[1]}translate({x:.2f} {y:.2f}) scale({size:.3f} -{size:.3f})"

    return NUMBER.sub(enlarge, figure)


def resized(figure: str, right: float, down: float) -> str:
    """A figure on a ground that is so much wider and higher."""
    width, height = size_of(figure)
    width, height = width + right, height + down
    size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
    ground = f'<rect width="{width}" height="{height}" style="fill: #ffffff"/>'
    figure = VIEW.sub(size, figure, count=1)
    return figure.replace(' <g id="figure_1">', f' {ground}\n <g id="figure_1">', 1)


def moved(group: str, right: float, down: float) -> str:
    """The beginning of a group, with which all of it moves."""
    return group.replace('">', f'" transform="translate({right:.2f} {down:.2f})">', 1)


def boxes_of(figure: str) -> dict[str, Box]:
    """Where the axes are, by the name of what cuts them off."""
    return {name: Box(*map(float, box)) for name, *box in CLIP.findall(figure)}
