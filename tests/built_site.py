"""The site as it is built, once for all tests, and a browser to visit it with.

`python tests/built_site.py FOLDER` builds it in a folder that the tests may be given.
"""

import contextlib
import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
LANGUAGES = ("en", "ko")
both_languages = pytest.mark.parametrize("lang", LANGUAGES)

REPOSITORY = "someone/fmnist-learn"  # where Colab finds the notebooks
# Packages of npm that an earlier build has fetched, if one has.
FETCHED = ("build/katex", "build/esbuild")
# What an earlier build has left.
EARLIER = (
    *(f"build/docs/{lang}/earlier.md" for lang in LANGUAGES),
    *(f"site/{lang}/earlier/index.html" for lang in LANGUAGES),
)
ADDRESS = "address"  # the file that says where the site is to be served
SENTENCE = {"en": "Zebra crossing.", "ko": "얼룩말 횡단보도입니다."}


def demand(*, packages=(), commands=()):
    """Skip with the reason where something is missing; CI demands it."""
    missing = [name for name in packages if not find_spec(name)]
    missing += [name for name in commands if not shutil.which(name)]
    if missing:
        reason = f"needs {', '.join(missing)}"
        if os.environ.get("FMNIST_LEARN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


def browser_path():
    # The first is Chromium without a window, which takes a third of the time.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def chromium():
    demand(packages=["playwright"])
    if not browser_path():
        demand(commands=["chromium"])
    from playwright.sync_api import expect, sync_playwright

    quiet = ["--disable-background-networking", "--disable-component-update"]
    quiet += ["--disable-sync", "--no-first-run", "--no-sandbox", "--disable-quic"]
    expect.set_options(timeout=30_000)  # milliseconds: a machine may be busy
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=quiet)
        yield browser
        browser.close()


# A project with its site, which `make` left.
MADE = os.environ.get("FMNIST_LEARN_SITE")


def pytest_configure(config):
    """Serve the site that was made before, once for all processes of `-n`.

    This one is there from the first to the last of their tests.
    """
    if MADE and not hasattr(config, "workerinput"):
        serving = contextlib.ExitStack()
        with contextlib.suppress(OSError):  # not there, or served by another run
            serving.enter_context(served(Path(MADE)))
        config.add_cleanup(serving.close)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder and the address of the site, which is built where none was made."""
    if MADE:
        yield Path(MADE) / "site", address_of(Path(MADE))
        return
    demand(packages=["mkdocs"], commands=["npm", "node"])
    home = tmp_path_factory.mktemp("project")
    make(home)
    with served(home):
        yield home / "site", address_of(home)


def address_of(home):
    """Where the pages of the site say that they are."""
    return (home / ADDRESS).read_text(encoding="utf-8")


@contextlib.contextmanager
def served(home):
    handler = functools.partial(QuietHandler, directory=home / "site")
    place = ("127.0.0.1", urlsplit(address_of(home)).port)
    with Server(place, handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def make(home):
    """Build the site of a copy in which a docstring was edited, over an earlier one."""
    for name in ("docs", "src", "mkdocs.yml", "CHANGELOG.md", *FETCHED):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, home / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, home / name)
    module = home / "src" / "fmnist_learn" / "models.py"
    edited = with_sentences(module.read_text(encoding="utf-8"))
    module.write_text(edited, encoding="utf-8")
    for name in EARLIER:
        (home / name).parent.mkdir(parents=True)
        (home / name).write_text("A page that there was.", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    (home / ADDRESS).write_text(address, encoding="utf-8")
    environment = os.environ | {"SITE_URL": address, "PYTHONPATH": str(home / "src")}
    build(home, environment | {"GITHUB_REPOSITORY": REPOSITORY})


def build(home, environment):
    done = subprocess.run(
        [sys.executable, home / "docs" / "build.py", home / "site"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # MkDocs alone speaks, and warns of nothing; TensorFlow's log is not seen.
    said = (done.stdout + done.stderr).splitlines()
    assert [line for line in said if not line.startswith("INFO    -  ")] == []


def with_sentences(source):
    """Add a sentence to each half of the docstring of build_dense."""
    start = source.index("def build_dense(")
    docstring = source.index('"""', start)
    english = source.index("\n", docstring)
    korean = source.index("\n", source.index("--- 한국어 ---", docstring) + 14)
    return (
        source[:english]
        + f"\n\n    {SENTENCE['en']}"
        + source[english : korean + 1]
        + f"    {SENTENCE['ko']}\n\n"
        + source[korean + 1 :]
    )


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):  # the browser went on
            super().handle_error(request, client_address)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture
def visit(chromium, site):
    """Open a page of the site: visit("ko/faq/", width=390) -> Page."""
    _, address = site
    contexts = []

    def open_page(path, *, width=1280, scripts=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


class Html(HTMLParser):
    """What the tests ask of a page: its head, links, ids, images and text."""

    CODE = frozenset({"code", "pre", "script", "style"})

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.images, self.text = [], set(), [], []
        self.head, self.switch, self.edit = {}, {}, None
        self.code = 0  # inside how many elements of code
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            if "md-select__link" in values.get("class", ""):
                self.switch[values["hreflang"]] = values["href"]
            if values.get("rel") == "edit":
                self.edit = values["href"]
        if tag == "meta" and "content" in values:
            name = values.get("name") or values.get("property")
            self.head.setdefault(name, []).append(values["content"])
        if tag == "link":
            kind = values.get("hreflang") or values["rel"]
            self.head.setdefault(kind, []).append(values["href"])
        self.ids |= {values[key] for key in ("id", "name") if values.get(key)}
        if tag == "img":
            self.images.append(values)
        self.code += tag in self.CODE

    def handle_endtag(self, tag):
        self.code -= tag in self.CODE

    def handle_data(self, data):
        if not self.code:
            self.text.append(data)


def pages_of(folder, lang):
    found = sorted((folder / lang).glob("**/index.html"))
    return [path.relative_to(folder).parent.as_posix() + "/" for path in found]


def html(folder, path):
    return (folder / path / "index.html").read_text(encoding="utf-8")


@functools.cache  # of some hundred pages, which several tests read all of
def parsed(file):
    return Html(file.read_text(encoding="utf-8"))


def parsed_page(folder, path):
    return parsed(folder / path / "index.html")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
