"""Build the site, both languages, strictly: `python docs/build.py [FOLDER]`.

The pages of concepts, the glossary and the source code are written from the package
first, with their figures; then MkDocs builds `FOLDER/en` and `FOLDER/ko` (default:
`site`). `SITE_URL` is the address at which the folder will be served.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")  # before pyplot: no window opens

import matplotlib.pyplot as plt

import fmnist_learn as fl
from fmnist_learn.concepts import GLOSSARY
from fmnist_learn.i18n import Lang

DOCS = Path(__file__).parent
ROOT = DOCS.parent
SOURCE = ROOT / "src" / "fmnist_learn"
KATEX = "0.19.1"
LANGUAGES: tuple[Lang, ...] = ("en", "ko")
CONFIGS = {"en": ROOT / "mkdocs.yml", "ko": DOCS / "mkdocs.ko.yml"}

# Files compare equal when nothing changed: no date, no random ids.
SVG = {"svg.hashsalt": "fmnist-learn", "svg.fonttype": "path"}


def main(folder: Path) -> None:
    """Write the pages, build both languages, typeset formulas, add the redirect."""
    katex = fetch_katex()
    for lang in LANGUAGES:
        fl.set_language(lang)
        write_concepts(lang)
        write_glossary(lang)
        write_source(lang)
    for lang in LANGUAGES:
        build(lang, folder)
        shrink_search(folder / lang / "search" / "search_index.json")
    pages = sorted(map(str, folder.glob("**/*.html")))
    command = ["node", str(DOCS / "formulas.mjs"), str(katex)]
    subprocess.run(command, input="\n".join(pages), text=True, check=True)
    shutil.copy(DOCS / "redirect.html", folder / "index.html")


def fetch_katex() -> Path:
    """Install KaTeX beside the docs, and put its style and fonts into the theme."""
    if not (npm := shutil.which("npm")) or not shutil.which("node"):
        sys.exit(
            "docs/build.py needs Node.js and its npm, which fetch KaTeX to typeset "
            "the formulas: install Node.js 18 or newer, then run it again."
        )
    home = DOCS / ".katex"
    module = home / "node_modules" / "katex"
    have = module / "package.json"
    if not have.exists() or json.loads(have.read_text())["version"] != KATEX:
        command = [npm, "install", "--silent", "--no-save", "--no-package-lock"]
        command += ["--prefix", str(home), f"katex@{KATEX}"]
        home.mkdir(exist_ok=True)
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"npm could not install katex@{KATEX}; its message stands above.")
    vendor = DOCS / "theme" / "assets" / "vendor"
    shutil.rmtree(vendor, ignore_errors=True)
    (vendor / "fonts").mkdir(parents=True)
    for font in (module / "dist" / "fonts").glob("*.woff2"):
        shutil.copy(font, vendor / "fonts")
    style = (module / "dist" / "katex.min.css").read_text()
    # Every browser of today takes woff2; the other formats are not copied.
    style = re.sub(r',url\([^)]*\.(woff|ttf)\) format\("\w+"\)', "", style)
    (vendor / "katex.min.css").write_text(style)
    return module


def write_concepts(lang: Lang) -> None:
    """Write the explanations as they are in the package, with their figures drawn."""
    folder = DOCS / lang / "concepts"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "figures").mkdir(parents=True)
    title, intro = {
        "en": (
            "Concepts",
            "The ideas of the course, by section of the book, in the order of "
            "learning. `fl.explain(name)` and `fmnist-learn explain NAME` show the "
            "same texts.",
        ),
        "ko": (
            "개념",
            "이 과정에 나오는 개념을 책의 절에 따라 배우는 순서대로 모았습니다. "
            "`fl.explain(이름)`이나 `fmnist-learn explain 이름`으로도 같은 글을 볼 수 "
            "있습니다.",
        ),
    }[lang]
    index = [f"# {title}\n\n{intro}\n"]
    sections = fl.list_concepts(lang)
    titles = tuple(
        title for concepts in sections.values() for title in concepts.values()
    )
    for section, concepts in sections.items():
        index.append(f"\n## {section} {{#{section}}}\n\n")
        for name, title in concepts.items():
            text = fl.explain(name, lang).markdown
            sentence = text.splitlines()[2]
            index.append(f"- [{title}]({name}.md): {sentence}\n")
            draw_figures(text, folder)
            # A search for a word finds the concept of that name first, before the
            # functions, and before a concept whose name only begins with it. One
            # word of English is found anyhow; two are not in a Korean title.
            longer = title.startswith(tuple(one for one in titles if one != title))
            page = f"---\nsearch:\n  boost: {10 if longer else 30}\n"
            page += f"tags: [{name}]\n" if "-" in name else ""
            (folder / f"{name}.md").write_text(f"{page}---\n\n{text}", encoding="utf-8")
    (folder / "index.md").write_text("".join(index), encoding="utf-8")


def draw_figures(text: str, folder: Path) -> None:
    """Run the code of a page up to its last figure, and save each figure."""
    step = re.compile(
        r"^```python\n(?P<code>.*?)^```$|^!\[[^\]]*\]\((?P<figure>[\w/.-]+)\)$",
        re.DOTALL | re.MULTILINE,
    )
    steps = list(step.finditer(text))
    while steps and not steps[-1]["figure"]:
        steps.pop()
    names: dict[str, object] = {}
    for block in steps:
        with mpl.rc_context(SVG), contextlib.redirect_stdout(io.StringIO()):
            if block["figure"]:
                path = folder / block["figure"]
                plt.gcf().savefig(path, bbox_inches="tight", metadata={"Date": None})
            else:
                plt.close("all")
                exec(block["code"], names)
    plt.close("all")


def write_glossary(lang: Lang) -> None:
    """Write the terms of the course as a table, in the order of their names."""
    title, head, intro = {
        "en": (
            "Glossary",
            "| term | in Korean | what it means |",
            "One word for one idea, on every page of this site.",
        ),
        "ko": (
            "용어집",
            "| 용어 | 영어 | 뜻 |",
            "이 사이트의 모든 글은 한 가지를 한 가지 말로 부릅니다.",
        ),
    }[lang]
    rows = []
    for term in GLOSSARY:
        other = term.name.to("ko" if lang == "en" else "en")
        if lang == "en":  # a code example, as it were: the Korean word itself
            other = f'<span lang="ko">{other}</span>'
        rows.append(f"| **{term.name.to(lang)}** | {other} | {term.meaning.to(lang)} |")
    rows.sort(key=str.casefold)
    text = "\n".join([f"# {title}\n\n{intro}\n", head, "|---|---|---|", *rows, ""])
    (DOCS / lang / "glossary.md").write_text(text, encoding="utf-8")


def write_source(lang: Lang) -> None:
    """Write each module as a page with numbered lines, for the links to the source."""
    folder = DOCS / lang / "source"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in sorted(SOURCE.glob("**/*.py")):
        place = path.relative_to(SOURCE)
        name = str(place.with_suffix("")).replace("/", "-").removesuffix("-__init__")
        if name.startswith("_"):
            continue
        # The highlighter adds no anchors for a block inside another fence.
        code = path.read_text(encoding="utf-8")
        page = f"---\nsearch:\n  exclude: true\n---\n\n# fmnist_learn/{place}\n\n"
        page += f'````python linenums="1"\n{code}````\n'
        (folder / f"{name}.md").write_text(page, encoding="utf-8")


def build(lang: Lang, folder: Path) -> None:
    """Build one language with MkDocs; a warning is an error."""
    base = os.environ.get("SITE_URL", "http://localhost:8000/").rstrip("/")
    environment = os.environ | {
        f"SITE_URL_{lang.upper()}": f"{base}/{lang}/",
        f"SITE_DIR_{lang.upper()}": str(folder / lang),
        "NO_MKDOCS_2_WARNING": "1",  # Material's, about a version that is not used
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    command += ["--config-file", str(CONFIGS[lang])]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"The {lang} site was not built; MkDocs says why above.")


def shrink_search(index: Path) -> None:
    """Write Hangul as it is, which is half as long as escaped."""
    content = json.loads(index.read_text(encoding="utf-8"))
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve())
