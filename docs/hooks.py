"""What MkDocs asks while it builds: the navigation, and what stands around a page."""

import os
import re
from html import escape, unescape
from pathlib import Path
from textwrap import shorten
from typing import Any

from navigation import fill

ROOT = Path(__file__).parent.parent
# Owner and name on GitHub. Each page links there; without it there are no such links.
REPOSITORY = os.environ.get("GITHUB_REPOSITORY")
# Where the text of a page can be: written for the site, or in the package.
SOURCES = (
    "docs/{lang}/{path}.md",
    "src/fmnist_learn/concepts/{lang}/{name}.md",
    "src/fmnist_learn/lessons/{lang}/{name}.md",
    "src/fmnist_learn/doctor/rules/{module}.py",
    "src/fmnist_learn/experiments/{module}.py",
    "docs/page-templates/{lang}/{path}.md.jinja",
)


def on_config(config: Any) -> None:
    """Fill the navigation, and name the repository."""
    fill(config.nav, config.theme["language"])
    if REPOSITORY:
        config.repo_url = f"https://github.com/{REPOSITORY}"
        config.repo_name = REPOSITORY


def on_page_content(html: str, *, page: Any, config: Any, **_: Any) -> None:
    """Describe the page, and leave out the columns that would stand empty."""
    about = config.site_description if page.is_homepage else first_paragraph(html)
    about = page.meta.get("description") or about
    about = about or f"{unescape(page.title)}: {config.site_description}"
    about = shorten(about.replace("`", ""), 160, placeholder=" …")
    page.meta["description"] = escape(about)
    empty = {
        "navigation": page.parent is None,
        "toc": not any(heading.children for heading in page.toc),
    }
    hidden = [column for column, is_empty in empty.items() if is_empty]
    page.meta["hide"] = [*page.meta.get("hide", []), *hidden]
    page.edit_url = edit_url(page.file.src_uri, config.theme["language"])


def first_paragraph(html: str) -> str:
    """The text of the first paragraph that is more than links."""
    for paragraph in re.findall(r"<p>(.*?)</p>", html, re.DOTALL):
        if re.sub(r"<a .*?</a>|\s", "", paragraph, flags=re.DOTALL):
            return unescape(re.sub("<[^>]*>", "", paragraph))
    return ""


def edit_url(page: str, lang: str) -> str | None:
    """Where the text of a page is changed; that of a module is no text."""
    path = page.removesuffix(".md")
    name = path.rpartition("/")[2]
    for source in SOURCES if REPOSITORY and not page.startswith("source/") else ():
        place = source.format(
            lang=lang, path=path, name=name, module=name.replace("-", "_")
        )
        if (ROOT / place).exists():
            return f"https://github.com/{REPOSITORY}/edit/main/{place}"
    return None


def on_post_page(output: str, **_: Any) -> str:
    """Keep the number of a section whole where a title of the navigation is broken."""
    return re.sub(
        r'(class="md-ellipsis">\s*)(\d\d-\d)\b',
        r'\1<span class="number">\2</span>',
        output,
    )
