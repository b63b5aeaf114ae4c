"""The pages of the site: that both languages say the same, and that the code runs."""

import ast
import contextlib
import dataclasses
import functools
import io
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from statistics import fmean

import numpy as np
import pytest

import fmnist_learn as fl
from built_site import DOCS, LANGUAGES, ROOT, both_languages, demand
from conftest import small
from fmnist_learn.doctor import RULES
from fmnist_learn.lessons.reference import REFERENCES, samples
from fmnist_learn.lessons.strip import LEGEND_IN_SVG
from fmnist_learn.lessons.texts import NAMES, file_of, place_of
from fmnist_learn.sweeps.comparison import paired
from sentences import check, expressions


def files_in(folder, ending):
    found = sorted(folder.glob(f"**/*{ending}"))
    return [path.relative_to(folder).as_posix() for path in found]


# The lessons and the first steps are written in the package.
OF_THE_PACKAGE = {place_of(name): name for name in NAMES}
PAGES = sorted([*files_in(DOCS / "en", ".md"), *OF_THE_PACKAGE])
RECORDED = [p for p in PAGES if (DOCS / "recorded" / p).with_suffix(".json").exists()]
TEMPLATES = DOCS / "page-templates"
WRITTEN = files_in(TEMPLATES / "en", ".jinja")
every_page = pytest.mark.parametrize("page", PAGES)


def read(lang, page):
    name = OF_THE_PACKAGE.get(page)
    path = file_of(name, lang) if name else DOCS / lang / page
    return path.read_text(encoding="utf-8")


def find(pattern, text):
    return re.findall(pattern, text, re.DOTALL | re.MULTILINE)


def blocks(text, language):
    return find(rf"^ *```{language}\n(.*?)^ *```$", text)


def steps(text):
    """The code of a page and what it prints, as it is shown: [(code, output), ...]."""
    return find(r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", text)


def without_blocks(text):
    return re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)


def prose(text):
    return re.sub(
        r"`[^`\n]*`|\]\([^)]*\)|\{#.*?\}|<!--.*?-->", "", without_blocks(text)
    )


def without_language(code):
    """The code as it is in either language: only the choice of it may differ."""
    code = re.sub(r'(, )?lang="(ko|en)"', "", code)
    return re.sub(r'set_language\("(ko|en)"\)', "set_language(...)", code)


def without_words(code):
    """What code does, but for its docstrings, which the page shows in its language."""
    tree = ast.parse(without_language(textwrap.dedent(code)))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            del node.body[0]
    return ast.dump(tree)


def assert_alike(english, korean):
    """Two pages, or the templates of two, show the same but for their words."""
    heading = r"^(#+) [^\n]*?(\{#[^\n]+\})?$"
    texts = [without_blocks(english), without_blocks(korean)]
    for same in (
        heading,
        r"\]\(([^)]*)\)",  # links and figures
        r"^::: [^\n]*$",  # names of the reference
        r"\]\[([\w.]+)\]",
    ):
        found = [find(same, text) for text in texts]
        assert found[0] == found[1], same
    # A heading below the title has an id of its own, not one made from its words.
    assert all(key for level, key in find(heading, texts[0]) if level != "#")
    code = [[without_words(b) for b in blocks(t, "python")] for t in (english, korean)]
    assert code[0] == code[1]
    # What only a reader can run, on computers that the tests do not have.
    assert blocks(english, "py") == blocks(korean, "py")
    for shell in ("sh", "powershell"):
        shown = [b.replace(" --lang ko", "") for b in blocks(korean, shell)]
        assert shown == blocks(english, shell)
    # What is printed may be in the language of the page.
    assert len(blocks(english, "text")) == len(blocks(korean, "text"))


def assert_own_language(english, korean):
    assert not re.search("[가-힣]", prose(english))
    assert re.search("[가-힣]", prose(korean))
    for line in prose(korean).splitlines():
        # A paragraph is Korean; a list may name things only.
        assert not re.match(r"[A-Z][a-z]+ [a-z]+ [a-z]+", line), line


# The pages as they are written


def test_both_languages_have_the_same_pages():
    written = files_in(DOCS / "en", ".md")
    assert files_in(DOCS / "ko", ".md") == written
    assert "index.md" in written
    assert not set(written) & set(OF_THE_PACKAGE)


@every_page
def test_both_languages_show_the_same(page):
    english, korean = read("en", page), read("ko", page)
    if page == "changelog.md":
        english = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert len(find("^- ", english)) == len(find("^- ", korean))
    else:
        assert_alike(english, korean)


@every_page
def test_each_language_is_its_own(page):
    assert_own_language(read("en", page), read("ko", page))


# The pages that come from the package, and their templates


def test_both_languages_have_the_same_templates():
    assert files_in(TEMPLATES / "ko", ".jinja") == WRITTEN
    assert "errors/index.md.jinja" in WRITTEN
    # A template without words stands once.
    assert not set(WRITTEN) & set(files_in(TEMPLATES / "both", ".jinja"))


@pytest.mark.parametrize("template", WRITTEN)
def test_the_templates_of_both_languages_show_the_same(template):
    english, korean = (
        (TEMPLATES / lang / template).read_text(encoding="utf-8") for lang in LANGUAGES
    )
    assert_alike(english, korean)
    for same in (r"\{[{%].*?[%}]\}", r"^```[^\n]*$"):
        found = [
            [re.sub(' title="[^"]*"', "", one) for one in find(same, text)]
            for text in (english, korean)
        ]
        assert found[0] == found[1], same
    assert_own_language(*(re.sub(r"\{[{%].*?[%}]\}", "", t) for t in (english, korean)))


def test_the_pages_of_both_languages_come_out_alike(tmp_path, monkeypatch):
    demand(packages=["jinja2"])
    monkeypatch.syspath_prepend(DOCS)
    from pages import write_pages

    for lang in LANGUAGES:
        write_pages(lang, tmp_path / lang)
    names = files_in(tmp_path / "en", ".md")
    assert names == files_in(tmp_path / "ko", ".md")
    assert {"errors/index.md", "glossary.md", "source/models.md"} <= set(names)
    for name in names:
        english, korean = (
            (tmp_path / lang / name).read_text(encoding="utf-8") for lang in LANGUAGES
        )
        if name.startswith("source/"):
            assert english == korean
        else:
            assert_alike(english, korean)


@both_languages
def test_each_number_that_varies_has_its_seeds_beside_it(lang, monkeypatch):
    """What a picture of a lesson says is what stands in its row."""
    demand(packages=["jinja2"])
    monkeypatch.syspath_prepend(DOCS)
    import pages

    numbers = r"(-?[\d.]+) \| (-?[\d.]+) \|"
    legend = LEGEND_IN_SVG.to(lang)
    with_pictures = set()
    for path, _, content in pages.lessons(lang):
        written = find(rf"{numbers} <!-- seeds (\w+) -->", read(lang, path))
        drawn = find(rf'{numbers} <svg [^>]*aria-label="([^"]*)"', content["text"])
        section = path.removeprefix("lessons/").removesuffix(".md")
        assert len(drawn) == len(written)
        assert "<!-- seeds" not in content["text"]
        assert content["text"].count(legend) == bool(drawn)
        for (measured, book, said), (*_, key) in zip(drawn, written, strict=True):
            with_pictures.add((section, key))
            of_book = REFERENCES[section][key].figure
            assert float(book) == pytest.approx(of_book, abs=5e-6)
            seeds = samples()[section][key].values()
            told = [float(number) for number in find(r"-?\d+\.\d+|-?\d+", said)]
            expected = [len(seeds), min(seeds), max(seeds), float(measured), of_book]
            assert told == pytest.approx(expected, abs=5e-6)
    # Those with a figure of the book are in the lessons, all of them in the results.
    varying = {
        (section, key): reference.figure
        for section, table in REFERENCES.items()
        for key, reference in table.items()
        if len(set(samples().get(section, {}).get(key, {}).values())) > 1
    }
    assert with_pictures == {
        place for place, book in varying.items() if book is not None
    }
    (page,) = pages.results(lang)
    text = (
        pages.templates_in(lang).get_template("results.md.jinja").render(page.content)
    )
    picture, _, rest = text.partition("{#differs}")
    assert picture.count('<svg role="img" aria-label=') == len(varying)
    assert "<svg" not in rest
    # Below it what is not the book's; where one of the two is outside, it is in bold.
    differs, _, same = rest.partition("{#same}")
    rows = find(r"^\| (0\S+), [^|]* \| (\S+) \| (\S+) \| (\S+) \| ([^|]*) \|$", differs)
    assert len(rows) > 10
    for _, measured, book, difference, _ in rows:
        told = float(measured) - float(book)
        assert float(difference) == pytest.approx(told, abs=2e-5)
        assert measured != book
    outside = [row[:3] for row in rows if row[4][:2] == "**"]
    assert [(section, book) for section, _, book in outside] == [("08-2", "0.91600")]
    # And folded what agrees.
    verdict = {"en": "the same", "ko": "같음"}[lang]
    folded = re.findall("<details.*?</details>", same, re.DOTALL)
    facts = "".join(folded).count(f">{verdict}</td>")
    assert len(folded) == len(REFERENCES)
    assert facts == sum(lesson["agree"] for lesson in page.content["lessons"]) > 50
    assert f" {facts}" in same.partition("<details")[0] + " "


# Their code, numbers and commands


@pytest.mark.parametrize("page", [page for page in PAGES if page not in RECORDED])
@pytest.mark.keras
@pytest.mark.newest
def test_the_code_of_the_pages_prints_what_is_shown(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = []
    for lang in LANGUAGES:
        page_steps = steps(read(lang, page))
        todo = [(ast.dump(ast.parse(code)), shown) for code, shown in page_steps]
        if todo in ran:  # the same in both languages, as it mostly is
            continue
        ran.append(todo)
        names = {"__name__": "__main__"}
        for code, shown in page_steps:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(code, f"{lang}/{page}", "exec"), names)
            assert printed.getvalue() == shown


@both_languages
@pytest.mark.parametrize("page", RECORDED)
def test_what_a_recorded_page_shows_was_measured(page, lang):
    path = DOCS / "recorded" / page
    record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = read(lang, page)
    shown = [{"code": code, "output": output} for code, output in steps(text)]
    assert shown == record[lang]
    assert any(step["output"] for step in shown)
    folder = (DOCS / lang / page).parent
    for figure in re.findall(r"\]\(((?:\.\./)?recorded/[^)]*)\)", text):
        assert (folder / figure).stat().st_size > 1000


# The accuracies that lesson 09 reports of others, how much the author of one of them
# says that it is too high, and what ten images of 10,000 are worth.
PUBLISHED = (0.835, 0.963, 0.967, 0.961, 0.9691, 0.9965, 0.004, 0.001)


def five_seeds(recipe, key, run="."):
    """What was measured of a network of lesson 09, trained by a recipe, in a run."""
    file = DOCS / "recorded" / "modern" / run / "final.jsonl"
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    found = {line["seed"]: line for line in lines if line["recipe"] == recipe}
    return [found[seed][key] for seed in range(42, 47)]


def test_the_new_network_is_ahead_and_takes_longer_by_as_much_as_is_said():
    once, *others = (
        five_seeds(recipe, "test_accuracy")
        for recipe in ("modern", "cnn", "cnn-one-cycle")
    )
    lead = 100 * (min(once) - max(map(max, others)))
    for lang, sentence in (
        ("en", r"([\d.]+) percentage points above the highest of the other ten"),
        ("ko", r"([\d.]+)퍼센트포인트 넘게 높습니다"),
    ):
        said = re.search(sentence, read(lang, "lessons/09.md"))[1]
        assert 0 <= lead - float(said) < 0.1
    minutes = {
        recipe: [seconds / 60 for seconds in five_seeds(recipe, "cpu_seconds")]
        for recipe in ("modern", "cnn")
    }
    spans = {name: (int(min(of)), round(max(of))) for name, of in minutes.items()}
    epochs = five_seeds("cnn", "epochs_trained")
    for lang, sentence, about, those in (
        ("en", r"(\d+) to (\d+) minutes .* (\d+) to (\d+)\.", "modern", "cnn"),
        ("ko", r"방법은 (\d+)분에서 (\d+)분.* (\d+)분에서 (\d+)분", "cnn", "modern"),
    ):
        page = read(lang, "lessons/09.md")
        said = tuple(map(int, re.search(sentence, page).groups()))
        assert said == spans[about] + spans[those]
        said = re.search(r"(\d+)(?: to |에포크에서 )(\d+)(?: epochs;|에포크)", page)
        assert [int(one) for one in said.groups()] == [min(epochs), max(epochs)]
    both = zip(
        five_seeds("modern", "flipped_val_accuracy"),
        five_seeds("modern", "val_accuracy"),
        strict=True,
    )
    assert all(twice > once for twice, once in both)


# What lesson 09 compares of six epochs of the book's network: the cycle with the
# constant rate, then the small batch with the large one.
BATCHES_AND_RATES = [
    *((("one-cycle", batch), ("constant-rate", batch)) for batch in (32, 128)),
    *(((name, 32), (name, 128)) for name in ("one-cycle", "constant-rate")),
]


@functools.cache
def by_batch_and_rate():
    """The validation accuracies of each with the seeds 42 to 46."""
    found = {}
    for name in ("constant-rate", "one-cycle"):
        file = DOCS / "recorded" / "modern" / f"{name}.jsonl"
        about, *lines = map(json.loads, file.read_text("utf-8").splitlines())
        assert [about["train"], about["val"], about["epochs"]] == [48_000, 12_000, 6]
        for batch in (32, 128):
            seeds = {
                line["seed"]: line["val_accuracy"]
                for line in lines
                if line["settings"] == {"batch_size": batch}
            }
            found[name, batch] = [seeds[seed] for seed in range(42, 47)]
    return found


@both_languages
def test_what_the_batch_and_the_cycle_do_was_measured(lang):
    form, constant, cycle = {
        "en": ("{:.4f} ({:.4f} to {:.4f})", "0.001 throughout", "one cycle to 0.003"),
        "ko": ("{:.4f}({:.4f}에서 {:.4f})", "끝까지 0.001", "0.003까지 원사이클"),
    }[lang]
    found = by_batch_and_rate()
    section = read(lang, "lessons/09.md").split("{#cycle}")[1].split("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("|")][2:]
    rates = {"constant-rate": constant, "one-cycle": cycle}
    assert rows == [
        f"| {batch} | {rates[name]} "
        f"| {form.format(fmean(values), min(values), max(values))} |"
        for (name, batch), values in found.items()
    ]
    [sentences] = [line for line in section.splitlines() if "0.0087" in line]
    of_the_cycle, of_the_batch = re.split(r"larger batch|배치를 키우면", sentences)[:2]
    for said, pairs in (
        (of_the_cycle, BATCHES_AND_RATES[:2]),
        (of_the_batch, BATCHES_AND_RATES[2:]),
    ):
        expected = []
        for better, other in pairs:
            compared = paired(found[better], found[other])
            gain, margin = compared.difference, compared.margin
            expected += [f"{one:.4f}" for one in (gain, gain - margin, gain + margin)]
        assert re.findall(r"-?\d\.\d{4}", said) == expected


@both_languages
def test_the_books_network_takes_as_long_and_as_many_epochs_as_is_said(lang):
    section = read(lang, "lessons/09.md").split("{#book}")[1].split("\n## ")[0]
    minutes = [
        sum(five_seeds(recipe, key, "book")) / 60
        for key in ("seconds", "cpu_seconds")
        for recipe in ("cnn-mirrored", "cnn")
    ]
    assert minutes[0] < minutes[1] / 2
    said = re.search(r"(?:By the clock|시계로) .*?14\.0", section)[0]
    assert re.findall(r"\d+\.\d", said) == [f"{one:.1f}" for one in minutes]
    epochs = five_seeds("cnn", "epochs_trained", "book")
    assert set(five_seeds("cnn-mirrored", "epochs_trained", "book")) == {5}
    said = re.search(
        r"(\d+)(?: to |에포크에서 )(\d+)(?: epochs, each|에포크 만에)", section
    )
    assert [int(one) for one in said.groups()] == [min(epochs), max(epochs)]


def ensemble():
    """What the five networks that were trained on all images get right together."""
    file = DOCS / "recorded" / "modern" / "all" / "ensemble.jsonl"
    [line] = map(json.loads, file.read_text("utf-8").splitlines())
    assert line["seeds"] == [*range(42, 47)]
    return line["test_accuracy"], line["flipped_test_accuracy"]


@both_languages
def test_on_all_images_it_takes_as_long_and_is_as_far_ahead_as_is_said(lang):
    section = read(lang, "lessons/09.md").split("{#all}")[1].split("\n## ")[0]
    times = [
        [seconds / 60 for seconds in five_seeds("modern-all", key, "all")]
        for key in ("seconds", "cpu_seconds")
    ]
    said = re.search(
        r"([\d.]+) to ([\d.]+) minutes by the clock and ([\d.]+) to ([\d.]+) of"
        r"|시계로 ([\d.]+)분에서 ([\d.]+)분, \w+ 시간으로 ([\d.]+)분에서 ([\d.]+)분",
        section,
    )
    expected = [f"{end:.1f}" for of in times for end in (min(of), max(of))]
    assert [one for one in said.groups() if one] == expected
    assert set(five_seeds("modern-all", "images", "all")) == {60_000}
    for key in ("test_accuracy", "flipped_test_accuracy"):
        assert min(five_seeds("modern-all", key, "all")) > max(
            five_seeds("modern", key)
        )


# The rows of the table of lesson 09 below the first, by the name of their trainings.
LEFT_OUT = {
    "without-one-cycle": {"en": "without the cycle", "ko": "원사이클 없이"},
    "without-batch-norm": {
        "en": "without batch normalisation",
        "ko": "배치 정규화 없이",
    },
    "without-label-smoothing": {
        "en": "without label smoothing",
        "ko": "레이블 스무딩 없이",
    },
    "without-weight-decay": {"en": "without weight decay", "ko": "가중치 감쇠 없이"},
    "without-flip": {"en": "without mirrored images", "ko": "뒤집은 이미지 없이"},
}


# The same of the next table, whose trainings were on one machine too.
TRIED = {
    "additions/with-shift": {"en": "with shifts", "ko": "이동을 더하면"},
    "additions/with-erasing": {"en": "with covered parts", "ko": "일부를 가리면"},
    "additions/with-average": {
        "en": "with averaged weights",
        "ko": "가중치를 평균하면",
    },
    "additions/without-dropout": {"en": "without dropout", "ko": "드롭아웃 없이"},
}


@functools.cache
def shorter_trainings(name):
    """The validation accuracies of the modern network with the seeds 42 to 46."""
    file = DOCS / "recorded" / "modern" / f"{name}.jsonl"
    about, *lines = map(json.loads, file.read_text("utf-8").splitlines())
    assert [about["train"], about["val"], about["epochs"]] == [12_000, 12_000, 8]
    found = {line["seed"]: line["val_accuracy"] for line in lines}
    return [found[seed] for seed in range(42, 47)]


@both_languages
@pytest.mark.parametrize(
    ("anchor", "first", "names", "rows"),
    [
        ("parts", "whole", {"en": "the whole one", "ko": "모두 쓸 때"}, LEFT_OUT),
        (
            "tried",
            "additions/whole",
            {"en": "the network above", "ko": "위의 신경망"},
            TRIED,
        ),
    ],
)
def test_what_each_part_gives_was_measured(lang, anchor, first, names, rows):
    whole = shorter_trainings(first)
    yes, no, form = {
        "en": ("yes", "no", "{:.4f} ({:.4f} to {:.4f})"),
        "ko": ("예", "아니요", "{:.4f}({:.4f}에서 {:.4f})"),
    }[lang]

    def said(name, values):
        span = form.format(fmean(values), min(values), max(values))
        return f"| {name} | {span} |"

    compared = {name: paired(whole, shorter_trainings(name)) for name in rows}
    expected = [f"{said(names[lang], whole)} | |"]
    for name in sorted(compared, key=lambda name: -compared[name].difference):
        gain, margin = compared[name].difference, compared[name].margin
        interval = form.format(gain, gain - margin, gain + margin)
        told = yes if gain > margin else no
        row = said(rows[name][lang], shorter_trainings(name))
        expected.append(f"{row} {interval} | {told} |")
    section = read(lang, "lessons/09.md").split(f"{{#{anchor}}}")[1].split("\n## ")[0]
    assert [row for row in section.splitlines() if row.startswith("|")][2:] == expected


@both_languages
@pytest.mark.parametrize("page", [p for p in PAGES if p.startswith("lessons/")])
def test_a_number_in_a_lesson_was_measured_or_is_the_books(page, lang):
    decimals = re.compile(r"\d+\.\d+")
    known = []
    for file in (page, "lessons.md", "experiments.md"):
        path = (DOCS / "recorded" / file).with_suffix(".json")
        if path.exists():
            known += map(float, decimals.findall(path.read_text(encoding="utf-8")))
    if page in {"lessons/08-2.md", "lessons/09.md"}:
        known += PUBLISHED
        measured = {
            (recipe, key): five_seeds(recipe, key)
            for recipe in ("cnn", "cnn-one-cycle", "modern")
            for key in (
                "val_accuracy",
                "flipped_val_accuracy",
                "test_accuracy",
                "flipped_test_accuracy",
            )
        }
        measured |= {
            (recipe, key, "book"): five_seeds(recipe, key, "book")
            for recipe in ("cnn", "cnn-mirrored")
            for key in ("val_accuracy", "test_accuracy", "flipped_test_accuracy")
        }
        measured |= {
            ("modern-all", key): five_seeds("modern-all", key, "all")
            for key in ("test_accuracy", "flipped_test_accuracy")
        }
        known += ensemble()
        for values in measured.values():
            known += [fmean(values), min(values), max(values)]
        book, new = (measured[name, "val_accuracy"] for name in ("cnn", "modern"))
        for better, other in (
            (measured["cnn-one-cycle", "val_accuracy"], book),
            (new, book),
            (measured["modern", "flipped_val_accuracy"], new),
            [
                measured[recipe, "val_accuracy", "book"]
                for recipe in ("cnn-mirrored", "cnn")
            ],
        ):
            compared = paired(better, other)
            gain, margin = compared.difference, compared.margin
            known += [gain, abs(gain - margin), gain + margin]
        known += (0.001, 0.003)  # the learning rates
        found = by_batch_and_rate()
        for better, other in BATCHES_AND_RATES:
            compared = paired(found[better], found[other])
            gain, margin = compared.difference, compared.margin
            known += map(abs, (gain, gain - margin, gain + margin))
        for values in found.values():
            known += [fmean(values), min(values), max(values)]
        for first, rows in (("whole", LEFT_OUT), ("additions/whole", TRIED)):
            whole = shorter_trainings(first)
            for without in map(shorter_trainings, rows):
                compared = paired(whole, without)
                gain, margin = compared.difference, compared.margin
                known += [fmean(without), min(without), max(without)]
                known += map(abs, (gain, gain - margin, gain + margin))
            known += [fmean(whole), min(whole), max(whole)]
    for quantities in [samples()[name] for name in samples() if name != "environment"]:
        for values in quantities.values():
            known += [*values.values(), fmean(values.values())]
    text = re.sub(r"(arXiv|doi):\S+", "", prose(read(lang, page)))
    for number in re.findall(r"\d\.\d{3,}", text):
        digits = len(number.partition(".")[2])
        assert any(f"{value:.{digits}f}" == number for value in known), number


@pytest.mark.keras
@pytest.mark.newest
def test_what_only_a_reader_can_run_calls_what_there_is():
    """Of the code for other computers: the names and arguments of Dask itself."""
    from distributed import SSHCluster

    shown = [block for page in PAGES for block in blocks(read("en", page), "py")]
    trees = [ast.parse(block) for block in shown]
    calls = [
        node
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "SSHCluster"
    ]
    assert calls
    for call in calls:
        check(call, {"SSHCluster": SSHCluster})


@pytest.mark.parametrize("page", [p for p in RECORDED if p not in OF_THE_PACKAGE])
@pytest.mark.keras
@pytest.mark.newest
def test_the_code_of_recorded_pages_still_runs(page, tmp_path, monkeypatch, idx_folder):
    """In English: Korean differs in its language only, and was run when recorded.

    That of the lessons and of the first steps runs in their notebooks.
    """

    def train(model, data, *, epochs, **options):
        return trained(model, data, epochs=1, **options)

    def prepare_data(*, layout, path=None):  # what a page has made is small already
        return (
            prepared(path=path, layout=layout) if path else small(layout, 200, 50, 50)
        )

    trained, prepared = fl.train, fl.prepare_data
    few = functools.partial(fl.baseline_sgd, path=idx_folder, cv=3)
    monkeypatch.setattr(fl, "baseline_sgd", few)
    # Ten images of the training set are the test set as well, with other labels.
    images = (idx_folder / "train-images-idx3-ubyte").read_bytes()[16 + 784 :]
    test = idx_folder / "t10k-images-idx3-ubyte"
    test.write_bytes(test.read_bytes()[:16] + images[: 10 * 784])
    audited = functools.partial(fl.audit_data, path=idx_folder)
    monkeypatch.setattr(fl, "audit_data", audited)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fl, "prepare_data", prepare_data)
    monkeypatch.setattr(fl, "train", train)
    first = small("image", 300)
    part = (first.train_scaled * 255).astype(np.uint8), first.train_target
    loaded = fl.load_data
    few_images = lambda path=None: loaded(path) if path else (part, part)  # noqa: E731
    monkeypatch.setattr(fl, "load_data", few_images)
    names = {"__name__": "__main__"}
    for code, shown in steps(read("en", page)):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, page, "exec"), names)
        if shown:
            assert printed.getvalue()


FROM_CLONE = "docs/snippets/{}/from-clone.md"


def test_until_there_is_a_release_a_page_says_how_to_install_from_a_clone():
    """What has to be typed is in the page, not behind a link."""
    install = re.compile('pip install "?fmnist-learn')
    for lang in LANGUAGES:
        telling = [page for page in PAGES if install.search(read(lang, page))]
        assert {"index.md", "first-steps.md", "faq.md", "instructors.md"} <= set(
            telling
        )
        for page in telling:
            assert f'--8<-- "{FROM_CLONE.format(lang)}"' in read(lang, page), page
        assert "pip install ./fmnist-learn" in (
            ROOT / FROM_CLONE.format(lang)
        ).read_text(encoding="utf-8")
    for readme in ("README.md", "README.ko.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert install.search(text)
        assert "pip install ./fmnist-learn" in text


def test_what_pages_include_is_the_same_in_both_languages():
    texts = [(ROOT / FROM_CLONE.format(lang)).read_text("utf-8") for lang in LANGUAGES]
    assert_alike(*texts)
    assert_own_language(*texts)


def commands():
    command = r"(?<![\w-])fmnist-learn (?!\[)[^\n|;&#]*"
    return sorted(
        {
            found
            for lang in LANGUAGES
            for page in PAGES
            for shell in ("sh", "powershell")
            for block in blocks(read(lang, page), shell)
            for found in find(command, block)
        }
    )


@pytest.mark.parametrize("command", commands())
def test_the_commands_of_the_pages_exist(command):
    import typer

    from fmnist_learn.cli import app

    group = typer.main.get_command(app)
    _, name, *words = shlex.split(command)
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    known = {o for p in group.commands[name].params for o in p.opts} | {"--help"}
    assert given <= known


@pytest.mark.keras
def test_a_call_in_a_sentence_takes_what_it_is_given():
    """Also one that a page warns of: what is wrong with it is said where it runs."""
    import keras
    import matplotlib.pyplot as plt
    from sklearn.linear_model import SGDClassifier
    from sklearn.model_selection import cross_validate, train_test_split

    model = fl.build_cnn()
    # As the sentences have them: a layer without its module, a method without object.
    names = vars(keras.layers) | {name: getattr(fl, name) for name in fl.__all__}
    methods = ("fit", "summary", "save_weights", "load_weights")
    names |= {name: getattr(model, name) for name in methods}
    names |= {"Sequential": keras.Sequential, "reshape": lambda *shape: shape}
    names |= {"cross_validate": cross_validate, "SGDClassifier": SGDClassifier}
    names |= {"train_test_split": train_test_split, "keras": keras, "plt": plt}
    names |= {"dataclasses": dataclasses, "np": np, "data": fl.prepare_data()}
    names |= {"fl": fl, "model": model, "named": model, "task": fl.exercise("softmax")}
    texts = {f"{lang}/{page}": read(lang, page) for lang in LANGUAGES for page in PAGES}
    texts |= {file.name: file.read_text("utf-8") for file in ROOT.glob("README*.md")}
    for page, text in texts.items():
        if page.endswith(("contributing.md", "changelog.md")):
            continue  # they name what a reader writes, and what there was
        for tree in expressions(without_blocks(text)):
            # What an evaluation prints looks like a call.
            if isinstance(tree, ast.Call) and "Evaluation" not in ast.dump(tree):
                try:
                    check(tree, names)
                except Exception as error:
                    error.add_note(f"{page}: `{ast.unparse(tree)}`")
                    raise


def test_the_reference_has_every_public_name_once():
    pages = [path.read_text("utf-8") for path in (DOCS / "en/reference").glob("*.md")]
    named = [n for text in pages for n in find(r"^::: fmnist_learn\.([\w.]+)$", text)]
    assert len(set(named)) == len(named)
    assert sorted(name for name in named if "." not in name) == sorted(fl.__all__)
    index = read("en", "reference/index.md")
    for path in set(named) - {"ops"}:
        name = path.rpartition(".")[2]
        assert f"[`{name}`][fmnist_learn.{path}]" in index


def test_a_page_links_to_its_text_only_where_the_repository_is_known(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    import hooks

    monkeypatch.setattr(hooks, "REPOSITORY", None)
    assert hooks.edit_url("faq.md", "ko") is None
    monkeypatch.setattr(hooks, "REPOSITORY", "someone/theirs")
    there = "https://github.com/someone/theirs/edit/main/docs/ko/faq.md"
    assert hooks.edit_url("faq.md", "ko") == there


def test_the_navigation_has_every_page_of_the_package(monkeypatch):
    monkeypatch.syspath_prepend(DOCS)
    from navigation import fill

    def pages(nav):
        for entry in nav:
            for inside in entry.values() if isinstance(entry, dict) else [entry]:
                yield from pages(inside) if isinstance(inside, list) else [inside]

    for lang in LANGUAGES:
        nav = [
            {"": ["concepts/index.md", "glossary.md"]},
            {"": [{"": ["experiments/index.md"]}, "results.md"]},
            {"": ["errors/index.md"]},
        ]
        written = set(pages(nav))
        fill(nav, lang)
        found = list(pages(nav))
        assert len(found) == len(set(found))
        assert set(found) - written == {
            *(f"concepts/{entry.name}.md" for entry in fl.list_concepts()),
            *(f"experiments/{entry.name}.md" for entry in fl.list_experiments()),
            *(f"errors/{rule.name}.md" for rule in RULES),
        }
        groups = [title for entry in nav[0][""][2:] for title in entry]
        assert groups
        for title in groups:
            assert bool(re.search("[가-힣]", title)) == (lang == "ko")


def test_every_experiment_is_named_by_the_lesson_of_its_section():
    for name, _, section in fl.list_experiments():
        page = read("en", f"lessons/{section}.md")
        assert f"../experiments/{name}.md)" in page, name


def test_the_index_of_the_lessons_names_the_exercises_of_each():
    exercises = [entry.section for entry in fl.list_exercises()]
    counts = [exercises.count(section) for section in REFERENCES]
    assert (len(exercises), min(counts), max(counts)) == (70, 9, 11)  # as it says
    for lang in LANGUAGES:
        index = read(lang, "lessons/index.md")
        for section in REFERENCES:
            assert f"({section}.md#exercises)" in index
            assert f"({section}.md#quiz)" in index
        for page in ("index.md", "first-steps.md"):
            assert "(lessons/index.md#practice)" in read(lang, page)


def test_every_lesson_links_to_the_errors_of_its_section():
    sections = {rule.name: rule.section for rule in RULES}
    for section in {concept.section for concept in fl.list_concepts()}:
        page = read("en", f"lessons/{section}.md")
        linked = set(find(r"\]\(\.\./errors/([\w-]+)\.md\)", page)) - {"index"}
        assert linked
        assert linked <= set(sections)
        if section in sections.values():
            assert section in {sections[name] for name in linked}


def test_without_node_the_build_says_what_to_install(tmp_path):
    done = subprocess.run(
        [sys.executable, DOCS / "build.py", tmp_path / "site"],
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("docs/build.py needs Node.js and its npm")
    assert not (tmp_path / "site").exists()
