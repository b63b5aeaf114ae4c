"""The Markdown of the site as Jupyter, VS Code and Colab show it, with its links."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath

from fmnist_learn._html import as_html
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons.texts import place_of

_HEADING_ID = re.compile(r"^(#+ .*) \{#[\w-]+\}$", re.MULTILINE)
# What several pages of the site say, of the site and of how to install.
_INCLUDED = re.compile(r"^--8<-- .*\n", re.MULTILINE)
_FOLDED = re.compile(
    r'^\?\?\? \w+ "(?P<title>.*)"\n(?P<inside>(?:(?: {4}.*)?\n)+)', re.MULTILINE
)
# A link, with what is around it where it stands in parentheses or is a sentence.
_LINK = re.compile(
    r"(?P<before> ?\(| (?<=[.?!] ))?"
    r"\[(?P<label>(?:`[^`]*`|[^]`[])*)\]\((?P<target>\S+?)\)(?P<after>[.)])?"
    r"|`[^`]*`"
)
# What shows in Python what a page shows.
_CALLS = {
    "concepts/index.md": "fl.list_concepts()",
    "experiments/index.md": "fl.list_experiments()",
}
_GAP = Text(ko="", en=" ")  # before what is in parentheses


def plain(text: str) -> str:
    """Without what only the site knows: ids, includes, and its folded questions."""
    text = _HEADING_ID.sub(r"\1", _INCLUDED.sub("", text))
    return _FOLDED.sub(_details, f"{text}\n").strip()


def _details(found: re.Match[str]) -> str:
    # With blank lines around it what is inside is Markdown; the title is HTML.
    inside = textwrap.dedent(found["inside"]).strip()
    summary = f"<summary>{as_html(found['title'])}</summary>"
    return f"<details>\n{summary}\n\n{inside}\n\n</details>\n\n"


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of the notebooks lead.

    Attributes:
        lang: The language of the pages.
        site: The address of the site, with a slash at its end; None leaves to the
            package what it can show.
    """

    lang: Lang
    site: str | None

    def resolved(self, text: str, name: str) -> str:
        """The text of a page with its links as they are to be in its notebook."""

        def link(found: re.Match[str]) -> str:
            if found["label"] is None:  # code, in which a bracket is a bracket
                return found[0]
            label = found["label"]
            before, after = found["before"] or "", found["after"] or ""
            path, _, anchor = found["target"].partition("#")
            page = normpath(join(dirname(place_of(name)), path))
            linked = self.to_page(label, page, anchor) if path else label
            # What only says that there is more goes with the link.
            if linked is None and (before[-1:], after) in ((" ", "."), ("(", ")")):
                return ""
            return f"{before}{linked or label}{after}"

        return _LINK.sub(link, text)

    def to_page(self, label: str, page: str, anchor: str = "") -> str | None:
        """A link to a page of the site, or to what takes its place, if something does.

        The anchor of a page in a notebook would be another one for each program.
        """
        name = PurePosixPath(page).stem
        if self.site is not None:
            folder = f"{page.removesuffix('.md')}/".removesuffix("index/")
            below = f"#{anchor}" if anchor else ""
            return f"[{label}]({self.site}{self.lang}/{folder}{below})"
        call = _CALLS.get(page)
        if page.startswith("concepts/") and name != "index":
            call = f'fl.explain("{name}")'
        elif page.startswith("experiments/") and name != "index":
            call = f'fl.run_experiment("{name}")'
        if call is not None:
            return f"**{label}**{_GAP.to(self.lang)}(`{call}`)"
        return None  # other notebooks need not be there
