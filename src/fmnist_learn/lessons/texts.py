"""The texts of the lessons and of the first steps, of which page and notebook are made.

Each is a page of the site as it is written, Markdown, in `ko/` and `en/`, and links to
the other pages by their places there.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from fmnist_learn.i18n import Lang
from fmnist_learn.lessons import compare
from fmnist_learn.lessons.reference import REFERENCES, Section
from fmnist_learn.lessons.strip import Strip, strip_of
from fmnist_learn.recipes import BOOK_SEED

# In the order of the course.
NAMES: tuple[str, ...] = ("first-steps", *REFERENCES)

# A block of code, what it prints and the figure that it draws, where they are shown.
STEP = re.compile(
    r"^```python\n(?P<code>.*?)^```$"
    r"(?P<shown>\n\n```text\n(?P<output>.*?)^```$)?"
    r"(?:\n\n!\[[^\]]*\]\((?P<figure>[\w/.-]+)\))?",
    re.DOTALL | re.MULTILINE,
)
# Where a lesson shows the seeds beside what it measured, and says how to read them.
_SEEDS = re.compile(
    r"^(?P<row>\|[^|]*\| (?P<measured>\S+) \|.*)<!-- seeds (?P<key>\w+) -->",
    re.MULTILINE,
)
_LEGEND = "<!-- seeds -->"


def file_of(name: str, lang: Lang) -> Path:
    """Where a text stands."""
    return Path(__file__).parent / lang / f"{name}.md"


def text_of(name: str, lang: Lang) -> str:
    """A text as it is written."""
    return file_of(name, lang).read_text(encoding="utf-8")


def title_of(name: str, lang: Lang) -> str:
    """Its heading, which begins with the section."""
    return text_of(name, lang).partition("\n")[0].removeprefix("# ")


def place_of(name: str) -> str:
    """The page of the site that a text is, by which its links go."""
    return f"lessons/{name}.md" if name in REFERENCES else f"{name}.md"


def with_seeds(
    text: str,
    section: Section,
    lang: Lang,
    picture: Callable[[Strip], str],
    legend: str,
) -> str:
    """A lesson with a picture in each place for one, and the legend below the table."""

    def strip(place: re.Match[str]) -> str:
        measured = json.loads(place["measured"])
        row = compare(section, place["key"], measured, seed=BOOK_SEED, lang=lang)
        # Only a number that varies has a place.
        return f"{place['row']}{picture(cast('Strip', strip_of(section, row)))}"

    return _SEEDS.sub(strip, text).replace(_LEGEND, legend)
