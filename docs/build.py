"""Build the site, both languages, strictly: `python docs/build.py [FOLDER]`.

In `build/docs` the pages written by hand, in `docs/en` and `docs/ko`, meet those that
come from the package (`pages.py`) and their figures (`figures.py`); from there MkDocs
builds `FOLDER/en` and `FOLDER/ko` (default: `site`), with the lessons as notebooks.
`SITE_URL` is the address at which the folder will be served, `GITHUB_REPOSITORY` the
owner and name by which Colab finds the notebooks; without it no page links to Colab.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from adapt import adapt
from finish import finish
from npm import BUILD, fetch

from fmnist_learn.i18n import Lang

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SITE = os.environ.get("SITE_URL", "http://localhost:8000/").rstrip("/")
KATEX = "0.19.1"
LANGUAGES: tuple[Lang, ...] = ("en", "ko")
CONFIGS = {"en": ROOT / "mkdocs.yml", "ko": DOCS / "mkdocs.ko.yml"}


def main(folder: Path) -> None:
    """Build both languages, typeset formulas, add the redirect."""
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
        finish(folder / lang)
        shrink_search(folder / lang / "search" / "search_index.json")
    pages = sorted(map(str, folder.glob("**/*.html")))
    command = ["node", str(DOCS / "formulas.mjs"), str(katex)]
    subprocess.run(command, input="\n".join(pages), text=True, check=True)
    shutil.copy(DOCS / "redirect.html", folder / "index.html")


def prepare(lang: Lang, katex: Path) -> None:
    """Gather the pages of one language and their figures, for MkDocs to build."""
    # Keras takes seconds to import: not before Node.js is known to be there.
    from figures import draw_figures  # noqa: PLC0415
    from pages import write_pages  # noqa: PLC0415

    import fmnist_learn as fl  # noqa: PLC0415
    from fmnist_learn.lessons.texts import NAMES  # noqa: PLC0415

    pages = BUILD / "docs" / lang
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(DOCS / lang, pages)
    copy_style(katex / "dist", pages / "assets" / "vendor")
    write_pages(lang, pages)
    fl.write_notebooks(*NAMES, lang=lang, out=pages / "notebooks", site=SITE)
    draw_figures(lang, pages)
    adapt(pages)


def start_mkdocs(lang: Lang, folder: Path) -> "subprocess.Popen[bytes]":
    """Begin to build one language; a warning of MkDocs is an error."""
    environment = os.environ | {
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


def shrink_search(index: Path) -> None:
    """Leave out what no reader searches for, and write Hangul as it is, unescaped.

    Every page loads the index. Code goes, which its text names; but the FAQ and the
    pages of errors keep the messages, which a search is for. An error is found by its
    message and its cause, a function by its name and what it does. Of the text only the
    words count.
    """
    content = json.loads(index.read_text(encoding="utf-8"))
    content["docs"] = [
        entry
        for entry in content["docs"]
        if not entry["location"].startswith(("contributing/", "changelog/"))
    ]
    for entry in content["docs"]:
        if entry["location"].startswith(("errors/", "reference/")):
            entry["text"] = re.sub(r"(</p>).*", r"\1", entry["text"], flags=re.DOTALL)
        elif not entry["location"].startswith("faq/"):
            entry["text"] = re.sub("<pre>.*?</pre>", "", entry["text"], flags=re.DOTALL)
        for part in ("title", "text"):
            words = re.sub("</?code>", "", entry[part])
            words = re.sub("</?(p|ul|ol|li)>", " ", words)
            entry[part] = re.sub(" {2,}", " ", words).strip()
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve())
