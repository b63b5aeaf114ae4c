"""The pages of the site that are written from the package and from what was recorded.

`docs/build.py` calls `write_pages`; MkDocs finds them beside those written by hand.
"""

import contextlib
import difflib
import io
import json
import re
import shutil
import textwrap
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")  # before pyplot: no window opens

import matplotlib.pyplot as plt
from record_lessons import as_value

import fmnist_learn as fl
from fmnist_learn.concepts import GLOSSARY
from fmnist_learn.doctor import RULES, Rule
from fmnist_learn.experiments import EXPERIMENTS, result_of
from fmnist_learn.i18n import Lang
from fmnist_learn.lessons import LessonResult, Row
from fmnist_learn.pretrained import model_card

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "src" / "fmnist_learn"
RECORDED = DOCS / "recorded"

# Files compare equal when nothing changed: no date, no random ids.
SVG = {"svg.hashsalt": "fmnist-learn", "svg.fonttype": "path"}

# What the benchmarks call their rows, for Korean readers.
SPEED = {
    "first load_data": "`load_data`",
    "prepare_data": "`prepare_data`",
    "prepare_data: peak memory": "`prepare_data`, 최대 메모리",
    "baseline_sgd: the same work": "`baseline_sgd`",
    "dense: an epoch after the first": "`train`, dense, 한 에포크",
    "deep: an epoch after the first": "`train`, deep, 한 에포크",
    "cnn: an epoch after the first": "`train`, cnn, 이미지 12,000개의 한 에포크",
    "lesson 07-1, import included": "07-1 수업, 임포트 포함",
    "lesson 07-2, import included": "07-2 수업, 임포트 포함",
    "lesson 07-3: training with early stopping": "07-3 조기 종료 훈련",
}

# The rules whose example acts the mistake out, for a test: nobody wrote that code.
ACTED = {
    "truncated-data",
    "download-blocked",
    "disk-full",
    "out-of-memory",
    "split-twice",
}

# What can only be code in a sentence of a rule: strings, imports, calls, keywords with
# their value, names of files, names with a dot or an underscore. Then the signs of
# Markdown, which stand for themselves.
PARENTHESES = r"\((?:[^()]|\([^()]*\))*\)"
BRACKETS = r"\[[^\]]*\]"
CODE = re.compile(
    r"(?P<code>(?:(?<!\w)'[^']*'"
    r"|(?:\bfrom [\w.]+ )?\bimport [a-zA-Z]\w*|pip install \w+"
    rf"|(?<!\w)(?:\w+ = )?[a-zA-Z][\w.]*(?:{PARENTHESES}|{BRACKETS})"
    rf"|(?<!\w)\w+=(?:'[^']*'|{BRACKETS}|{PARENTHESES}|\w+)?"
    rf"|(?<!\w)\.[a-z]\w*(?:[./][\w-]+)*(?:{PARENTHESES})?"
    r"|(?<!\w)[a-zA-Z_]\w*(?:[._]\w+)+)+)|[\\*`]",
    re.ASCII,
)


def write_pages(lang: Lang) -> None:
    """Write all of them in one language."""
    fl.set_language(lang)
    write_concepts(lang)
    write_experiments(lang)
    write_results(lang)
    write_glossary(lang)
    write_rules(lang)
    write_source(lang)


def save(path: Path) -> None:
    """Save the current figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(SVG):
        plt.gcf().savefig(path, bbox_inches="tight", metadata={"Date": None})


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
        if block["figure"]:
            save(folder / block["figure"])
        else:
            plt.close("all")
            with contextlib.redirect_stdout(io.StringIO()):
                exec(block["code"], names)
    plt.close("all")


def write_experiments(lang: Lang) -> None:
    """Write what the experiments measured, as they report it, with their figures."""
    title, intro, run, after = {
        "en": (
            "Experiments",
            "A common belief each, and the numbers that settle it, as measured here "
            "with seed 42. `fmnist-learn experiment NAME` and "
            '`fl.run_experiment("NAME")` run one on your machine.',
            "Run it",
            "Read more",
        ),
        "ko": (
            "실험",
            "흔히 하는 생각을 하나씩 숫자로 확인합니다. 숫자는 시드 42로 여기에서 잰 "
            "값입니다. `fmnist-learn experiment 이름`이나 "
            '`fl.run_experiment("이름")`으로 여러분의 컴퓨터에서 실행해 보세요.',
            "실행하기",
            "더 알아보기",
        ),
    }[lang]
    text = [f"# {title}\n\n{intro}\n"]
    records = json.loads((RECORDED / "experiments.json").read_text(encoding="utf-8"))
    for section, experiments in EXPERIMENTS.items():
        for name in experiments:
            numbers, seed = records[name]["numbers"], records[name]["seed"]
            result = result_of(name, numbers, lang=lang, seed=seed, fast=False)
            heading, body = result._repr_markdown_().split("\n", 1)
            *body, _ = body.strip().split("\n\n")  # the last names the concept
            figure = f"figures/experiment-{name}.svg"
            plt.close("all")
            result.plot()
            save(DOCS / lang / figure)
            concept = fl.explain(result.concept, lang).title
            text.append(
                f"\n## {heading.lstrip('# ')} {{#{name}}}\n\n"
                + "\n\n".join(body)
                + f"\n\n![{result.title}]({figure})\n\n"
                f"{run}: `fmnist-learn experiment {name}`. "
                f"{after}: [{concept}](concepts/{result.concept}.md), "
                f"[{section}](lessons/{section}.md).\n"
            )
    plt.close("all")
    (DOCS / lang / "experiments.md").write_text("".join(text), encoding="utf-8")


def write_results(lang: Lang) -> None:
    """Write every number of the lessons beside the book's, and the speed table."""
    title, intro, speed, how, head = {
        "en": (
            "Results",
            "Every number of the lessons, measured and recorded, beside the book's. "
            "A fact must be the same everywhere; what training gives differs between "
            "versions and devices, so it is compared with a band: the mean ± 4 "
            "standard deviations over at least ten seeds, widened to the book's "
            "figure.",
            "Speed",
            "The same work, written as the book writes it and with this package, in "
            "fresh processes that took turns; the results that both print agree. In "
            "07-1 both also train on all images and test, which the book does not. "
            "Medians of two runs or more.",
            ("what", "copied code", "fmnist-learn", "times"),
        ),
        "ko": (
            "결과",
            "수업에 나오는 모든 숫자를 실제로 재어 책의 숫자와 나란히 적었습니다. "
            "사실은 어디에서나 같아야 합니다. 훈련으로 얻는 값은 버전과 장치에 따라 "
            "달라지므로 범위와 비교합니다. 범위는 시드를 열 개 이상 바꾸어 잰 값의 "
            "평균 ± 표준 편차의 4배이며, 책의 값까지 넓혔습니다.",
            "속도",
            "같은 일을 책에 나온 대로 쓴 코드와 이 패키지로 쓴 코드를 새 프로세스에서 "
            "번갈아 실행해 쟀습니다. 두 코드가 출력한 결과는 같습니다. 07-1에서는 책에 "
            "없는 일, 곧 모든 이미지로 훈련해 테스트하는 일도 둘 다 합니다. 두 번 이상 "
            "잰 값의 중앙값입니다.",
            ("하는 일", "흔히 복사하는 코드", "fmnist-learn", "배"),
        ),
    }[lang]
    text = [f'# {title}\n\n{intro}\n\n<div class="results" markdown>\n']
    records = json.loads((RECORDED / "lessons.json").read_text(encoding="utf-8"))
    for name, record in records.items():
        rows = [Row(**row | {"what": row["what"][lang]}) for row in record["rows"]]
        here = record["environment"]
        result = LessonResult(
            name=name,
            lang=lang,
            seed=record["seed"],
            fast=False,
            rows=tuple(map(with_tuples, rows)),
            figures={},
            environment=here,
        )
        ran = ", ".join(f"{key} {value}" for key, value in here.items())
        text.append(
            f"\n## [{name}](lessons/{name}.md) {{#{name}}}\n\n"
            f"{result._repr_markdown_()}\n\n{record['date']}. {ran}.\n"
        )
    text.append(weights_table(lang))
    measured = json.loads((RECORDED / "speed.json").read_text(encoding="utf-8"))
    text.append(f"\n## {speed} {{#speed}}\n\n{how}\n\n")
    text.append(f"| {' | '.join(head)} |\n|---|---|---|---|\n")
    for row in measured["rows"]:
        if row["what"] not in SPEED:
            continue
        what = SPEED[row["what"]] if lang == "ko" else row["what"]
        cells = [f"{row[side]:.3g} {row['unit']}" for side in ("theirs", "ours")]
        text.append(f"| {what} | {' | '.join(cells)} | {row['ratio']:.2f} |\n")
    ran = ", ".join(f"{key} {value}" for key, value in measured["machine"].items())
    text.append(f"\n{ran}.\n\n</div>\n")
    (DOCS / lang / "results.md").write_text("".join(text), encoding="utf-8")


def weights_table(lang: Lang) -> str:
    """The card of the trained weights in the package, as a section."""
    title, intro, head = {
        "en": (
            "Trained weights",
            "What [`load_pretrained`][fmnist_learn.load_pretrained] loads, trained by "
            "`docs/train_models.py` with seed 42: `dense` for five epochs, the others "
            "until early stopping, with the weights of the best epoch. The last ten "
            "columns say how many of the 1,000 test images of a class each model "
            "recognises; the shirt is the hardest for all three.",
            ("model", "epochs", "validation loss / accuracy", "test loss / accuracy"),
        ),
        "ko": (
            "훈련된 가중치",
            "[`load_pretrained`][fmnist_learn.load_pretrained]가 불러오는 모델입니다. "
            "`docs/train_models.py`로 시드 42를 써서 훈련했습니다. `dense`는 5에포크 "
            "훈련했고, 나머지는 조기 종료로 멈추어 가장 좋은 에포크의 가중치를 "
            "남겼습니다. 뒤의 열 칸은 클래스마다 테스트 이미지 1,000개 가운데 맞힌 "
            "개수입니다. 세 모델 모두 셔츠를 가장 어려워합니다.",
            ("모델", "에포크", "검증 손실 / 정확도", "테스트 손실 / 정확도"),
        ),
    }[lang]
    names = fl.class_names(lang)
    lines = [f"| {' | '.join((*head, *names))} |", "|---" * (4 + len(names)) + "|"]
    for name, card in model_card().items():
        scores = [
            f"{card[f'{part}_loss']:.5f} / {card[f'{part}_accuracy']:.5f}"
            for part in ("val", "test")
        ]
        right = [str(row[label]) for label, row in enumerate(card["test_confusion"])]
        cells = [f"`{name}`", str(card["epochs_trained"]), *scores, *right]
        lines.append(f"| {' | '.join(cells)} |")
    table = "\n".join(lines)
    return f"\n## {title} {{#weights}}\n\n{intro}\n\n{table}\n"


def with_tuples(row: Row) -> Row:
    """The row as it was measured: JSON has made lists of its tuples."""
    measured, book = as_value(row.measured), as_value(row.book)
    return replace(row, measured=measured, book=book)


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


def write_rules(lang: Lang) -> None:
    """Write a page for each mistake, to be found by the words of its error."""
    folder = DOCS / lang / "errors"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    title, intro, head, silent = {
        "en": (
            "Errors",
            "What often goes wrong in code of the course. Each page has the error, its "
            "cause, and what to write instead. Search for the words of your error, or "
            "paste them into the search. Right after an error `fl.explain_error()` "
            "says the same, and names your line.",
            ("the error begins with", "what is wrong"),
            "no error",
        ),
        "ko": (
            "오류",
            "이 과정의 코드에서 자주 생기는 문제를 모았습니다. 페이지마다 오류 "
            "메시지와 원인, 고쳐 쓸 코드가 있습니다. 오류 메시지를 검색창에 붙여 넣어 "
            "찾아보세요. 오류가 난 다음 `fl.explain_error()`를 실행하면 여러분의 코드 "
            "몇째 줄인지와 함께 같은 설명을 볼 수 있습니다.",
            ("오류 메시지의 첫머리", "무엇이 잘못되었나"),
            "오류 없음",
        ),
    }[lang]
    index = [f'# {title}\n\n{intro}\n\n<div class="errors" markdown>\n']
    for section in fl.list_concepts(lang):
        rules = [rule for rule in RULES if rule.section == section]
        if not rules:
            continue
        # The pages themselves are found by these words, not this one.
        heading = f"## {lesson_title(section, lang)}"
        index.append(f"\n{heading} {{#{section} data-search-exclude}}\n\n")
        index.append(f"| {' | '.join(head)} |\n|---|---|\n")
        # What raises an error comes first: it is what a reader of this page has seen.
        for rule in sorted(rules, key=lambda rule: not rule.error):
            words = textwrap.shorten(rule.error, 72, placeholder=" …") or silent
            words = f"`` {words} ``" if rule.error else words
            index.append(f"| {words} | [{rule.title.to(lang)}]({rule.name}.md) |\n")
            page = rule_page(rule, title, lang)
            (folder / f"{rule.name}.md").write_text(page, encoding="utf-8")
    index.append("\n</div>\n")
    (folder / "index.md").write_text("".join(index), encoding="utf-8")


def rule_page(rule: Rule, index: str, lang: Lang) -> str:
    """The page of one mistake: what is wrong, and what to write."""
    why, what, broken, fixed, more, found = {
        "en": (
            "Cause",
            "Remedy",
            "Instead of",
            "Write",
            "Read more",
            {
                "code": "`fmnist-learn fix FILE` finds this in your files.",
                "model": "`fl.check_model(model)` finds this in a model.",
            },
        ),
        "ko": (
            "원인",
            "해결",
            "잘못된 코드",
            "고친 코드",
            "더 읽기",
            {
                "code": "`fmnist-learn fix 파일`로 여러분의 코드에서 찾을 수 있습니다.",
                "model": "`fl.check_model(model)`로 모델에서 찾을 수 있습니다.",
            },
        ),
    }[lang]
    place = f"[{index}](index.md) › [{rule.section}](index.md#{rule.section})"
    text = [
        "---\nsearch:\n  boost: 10\n---",
        f"# {rule.title.to(lang)}",
        f"{place}\n{{ .crumbs data-search-exclude }}",
    ]
    if rule.error:
        text.append(f"```{{.text .error .no-copy}}\n{rule.error}\n```")
    held = f" {rule.holds.to(lang)}" if rule.holds else ""
    text.append(f"**{why}.** {with_code(rule.cause.to(lang) + held)}")
    text.append(f"**{what}.** {with_code(rule.remedy.to(lang))}")
    if rule.name not in ACTED:
        text.append('<section class="pair" data-search-exclude markdown>')
        before, after = (
            re.sub(r"^del .*\n", "", code, flags=re.MULTILINE)
            for code in (rule.broken, rule.fixed)
        )
        for name, label, code, other in (
            ("wrong .no-copy", broken, before, after),
            ("right", fixed, after, before),
        ):
            fence = f'```{{.python .{name} title="{label}"{changed(code, other)}}}'
            text.append(f"{fence}\n{code}```")
        text.append("</section>")
    last = [found[where] for where in rule.where if where in found]
    links = [f"[{lesson_title(rule.section, lang)}](../lessons/{rule.section}.md)"]
    if rule.concept:
        concept = fl.explain(rule.concept, lang).title
        links.insert(0, f"[{concept}](../concepts/{rule.concept}.md)")
    last.append(f"{more}: {', '.join(links)}.")
    text.append(f"{' '.join(last)}\n{{ data-search-exclude }}")
    return "\n\n".join(text) + "\n"


def lesson_title(section: str, lang: Lang) -> str:
    """The heading of a lesson's page, which begins with the section."""
    page = DOCS / lang / "lessons" / f"{section}.md"
    return page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def with_code(text: str) -> str:
    """Mark what can only be code: calls, keywords with values, names with _ or dots."""
    return CODE.sub(lambda m: f"`{m[0]}`" if m["code"] else f"\\{m[0]}", text)


def changed(code: str, other: str) -> str:
    """Which lines of the code are not in the other, as an option of the block."""
    steps = difflib.SequenceMatcher(None, other.splitlines(), code.splitlines())
    lines = [
        str(line + 1)
        for step, _, _, first, last in steps.get_opcodes()
        if step != "equal"
        for line in range(first, last)
    ]
    return f' hl_lines="{" ".join(lines)}"' if lines else ""


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
