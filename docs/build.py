"""Build the site, both languages, strictly: `python docs/build.py [FOLDER]`.

In `build/docs` the pages written by hand, in `docs/en` and `docs/ko`, meet those that
come from the package (`pages.py`) and their figures (`figures.py`); from there MkDocs
builds `FOLDER/en` and `FOLDER/ko` (default: `site`), with the lessons as notebooks.
`SITE_URL` is the address at which the folder will be served, `GITHUB_REPOSITORY` the
owner and name of the repository: by it Colab finds the notebooks and a reader the text
of a page; without it no page links there.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import search_index
from adapt import adapt
from finish import finish
from npm import BUILD, fetch, shrink

from fmnist_learn.i18n import Lang

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SITE = os.environ.get("SITE_URL", "http://localhost:8000/").rstrip("/")
KATEX = "0.19.1"
LANGUAGES: tuple[Lang, ...] = ("en", "ko")
CONFIGS = {"en": ROOT / "mkdocs.yml", "ko": DOCS / "mkdocs.ko.yml"}


def main(folder: Path) -> None:
    """Build both languages, typeset formulas, add what leads to them."""
    katex = fetch("katex", KATEX)
    building = {}
    for lang in LANGUAGES:
        prepare(lang, katex)
        # Meanwhile the next language is prepared: here, since Keras takes seconds to
        # start in a process of its own.
        building[lang] = start_mkdocs(lang, folder)
    failed = [lang for lang, mkdocs in building.items() if mkdocs.wait()]
    if failed:
        sys.exit(f"Not built: {' and '.join(failed)}; MkDocs says why above.")
    for lang in LANGUAGES:
        shrink(folder / lang / "assets" / "js", ".js")
        finish(folder / lang)
        search_index.prepare(folder / lang / "search" / "search_index.json")
        search_index.mend_engine(folder / lang / "assets" / "javascripts" / "workers")
    pages = sorted(map(str, folder.glob("**/*.html")))
    command = ["node", str(DOCS / "formulas.mjs"), str(katex)]
    subprocess.run(command, input="\n".join(pages), text=True, check=True)
    write_root(folder)


def prepare(lang: Lang, katex: Path) -> None:
    """Gather the pages of one language and their figures, for MkDocs to build."""
    # Keras takes seconds to import: not before Node.js is known to be there.
    from figures import draw_card, draw_figures  # noqa: PLC0415
    from pages import write_pages  # noqa: PLC0415
    from pieces import copy_pieces  # noqa: PLC0415

    import fmnist_learn as fl  # noqa: PLC0415
    from fmnist_learn.lessons.texts import NAMES  # noqa: PLC0415

    pages = BUILD / "docs" / lang
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(DOCS / lang, pages)
    copy_style(katex / "dist", pages / "assets" / "vendor")
    copy_pieces(pages / "assets" / "explorables")
    write_pages(lang, pages)
    fl.write_notebooks(*NAMES, lang=lang, out=pages / "notebooks", site=SITE)
    draw_figures(lang, pages)
    draw_card(lang, pages / "assets" / "card.png")
    adapt(pages)


def start_mkdocs(lang: Lang, folder: Path) -> "subprocess.Popen[bytes]":
    """Begin to build one language; a warning of MkDocs is an error."""
    environment = os.environ | {
        "SITE_URL": SITE,
        f"SITE_URL_{lang.upper()}": f"{SITE}/{lang}/",
        f"SITE_DIR_{lang.upper()}": str(folder / lang),
        "NO_MKDOCS_2_WARNING": "1",  # Material's, about a version that is not used
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(CONFIGS[lang])]
    return subprocess.Popen(command, env=environment, cwd=ROOT)


def copy_style(katex: Path, vendor: Path) -> None:
    """Put the style and fonts of KaTeX among the files of the site."""
    (vendor / "fonts").mkdir(parents=True)
    for font in (katex / "fonts").glob("*.woff2"):
        shutil.copy(font, vendor / "fonts")
    style = (katex / "katex.min.css").read_text()
    # Every browser of today takes woff2; the other formats are not copied.
    style = re.sub(r',url\([^)]*\.(woff|ttf)\) format\("\w+"\)', "", style)
    (vendor / "katex.min.css").write_text(style)


def write_root(folder: Path) -> None:
    """Put above both languages what leads to them: for readers and for crawlers."""
    page = (DOCS / "redirect.html").read_text(encoding="utf-8")
    (folder / "index.html").write_text(page.replace("SITE_URL", SITE), encoding="utf-8")
    maps = "".join(
        f"<sitemap><loc>{SITE}/{lang}/sitemap.xml</loc></sitemap>\n"
        for lang in LANGUAGES
    )
    (folder / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{maps}</sitemapindex>\n"
    )
    (folder / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {SITE}/sitemap.xml\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve())
