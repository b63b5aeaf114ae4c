"""The pages of the site that come from the package and from what was recorded.

What they say stands in `page-templates`, a folder for each language and one for both;
here is what the templates show. `figures.py` draws the figures of the pages.
"""

import difflib
import os
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any, NamedTuple

import jinja2
import records
from navigation import group_of, rules_by_section
from pieces import with_pieces

import fmnist_learn as fl
from fmnist_learn._html import as_html
from fmnist_learn.concepts import GLOSSARY
from fmnist_learn.doctor import Rule
from fmnist_learn.exercises import Draw, found
from fmnist_learn.exercises.quizzes import questions
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons import LessonResult, Section, texts
from fmnist_learn.lessons.reference import REFERENCES
from fmnist_learn.lessons.strip import LEGEND_IN_SVG, strip_of
from fmnist_learn.pretrained import model_card

DOCS = Path(__file__).parent
TEMPLATES = DOCS / "page-templates"
SOURCE = DOCS.parent / "src" / "fmnist_learn"

COLAB = "https://colab.research.google.com/github/{}/blob/notebooks/{}/{}.ipynb"
# Where Keras describes what it has for a concept.
KERAS = {
    "fashion-mnist": {"fashion_mnist.load_data": "datasets/fashion_mnist"},
    "validation": {"Model.fit": "models/model_training_apis"},
    "layers": {"Sequential": "models/sequential"},
    "dense": {"Dense": "layers/core_layers/dense"},
    "softmax": {"activations.softmax": "layers/activations"},
    "one-hot": {"utils.to_categorical": "utils/python_utils"},
    "cross-entropy": {
        "SparseCategoricalCrossentropy": "losses/probabilistic_losses",
    },
    "accuracy": {"SparseCategoricalAccuracy": "metrics/accuracy_metrics"},
    "sigmoid": {"activations.sigmoid": "layers/activations"},
    "relu": {"activations.relu": "layers/activations"},
    "gradient-descent": {"SGD": "optimizers/sgd"},
    "learning-rate": {"SGD": "optimizers/sgd"},
    "momentum": {"SGD": "optimizers/sgd"},
    "adam": {
        "Adagrad": "optimizers/adagrad",
        "RMSprop": "optimizers/rmsprop",
        "Adam": "optimizers/adam",
    },
    "dropout": {"Dropout": "layers/regularization_layers/dropout"},
    "early-stopping": {
        "EarlyStopping": "callbacks/early_stopping",
        "ModelCheckpoint": "callbacks/model_checkpoint",
    },
    "saving": {
        "Model.save": "models/model_saving_apis/model_saving_and_loading",
        "Model.save_weights": "models/model_saving_apis/weights_saving_and_loading",
    },
    "reproducibility": {"utils.set_random_seed": "utils/python_utils"},
    "convolution": {"Conv2D": "layers/convolution_layers/convolution2d"},
    "filter": {"Conv2D": "layers/convolution_layers/convolution2d"},
    "padding": {"Conv2D": "layers/convolution_layers/convolution2d"},
    "stride": {"Conv2D": "layers/convolution_layers/convolution2d"},
    "pooling": {
        "MaxPooling2D": "layers/pooling_layers/max_pooling2d",
        "AveragePooling2D": "layers/pooling_layers/average_pooling2d",
    },
    "augmentation": {
        "RandomFlip": "layers/preprocessing_layers/image_augmentation/random_flip",
    },
    "learning-rate-schedule": {
        "CosineDecay": "optimizers/learning_rate_schedules/cosine_decay",
    },
    "label-smoothing": {"CategoricalCrossentropy": "losses/probabilistic_losses"},
    "weight-decay": {"AdamW": "optimizers/adamw"},
    "averaging": {"SwapEMAWeights": "callbacks/swap_ema_weights"},
}
# What a quiz says of a choice, and on its button.
QUIZ_WORDS = {
    "ko": {"right": "맞습니다.", "wrong": "아닙니다.", "again": "처음부터 다시 풀기"},
    "en": {"right": "Right.", "wrong": "No.", "again": "Start again"},
}


class Page(NamedTuple):
    """A page to write: its path, its template, and what the template shows."""

    path: str
    template: str
    content: dict[str, Any]


def write_pages(lang: Lang, folder: Path) -> None:
    """Write all pages of one language into the folder that MkDocs builds from."""
    templates = templates_in(lang)
    for pages in (lessons, concepts, experiments, results, glossary, errors, source):
        for path, template, content in pages(lang):
            text = templates.get_template(f"{template}.jinja").render(content)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")


def templates_in(lang: Lang) -> jinja2.Environment:
    """The templates of one language, with those that hold no words."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES / lang, TEMPLATES / "both"]),
        # Jinja's own sign of a comment begins the id of a heading: {#speed}.
        comment_start_string="<!--#",
        comment_end_string="#-->",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # Markdown is written, not HTML
    )


def lessons(lang: Lang) -> Iterator[Page]:
    """The texts of the package, and the seeds behind each number that varies."""
    for name in texts.NAMES:
        text, more = texts.text_of(name, lang), {}
        if name in REFERENCES:
            legend = LEGEND_IN_SVG.to(lang)
            text = texts.with_seeds(text, name, lang, lambda s: s.to_svg(lang), legend)
            more = practice(name, lang)
        title, _, below = text.partition("\n")
        content = {"title": title, "text": below, "section": name, "practice": more}
        content |= more | notebook(name, lang)
        yield Page(texts.place_of(name), "lessons/lesson.md", content)


def notebook(name: str, lang: Lang) -> dict[str, str]:
    """Where the notebook of a page is: beside it, and in Colab.

    Colab opens what is on GitHub; the release puts the notebooks on a branch there.
    """
    repository = os.environ.get("GITHUB_REPOSITORY")
    file = relpath(f"notebooks/{name}.ipynb", dirname(texts.place_of(name)) or ".")
    colab = COLAB.format(repository, lang, name) if repository else ""
    return {"file": file, "colab": colab}


def practice(section: Section, lang: Lang) -> dict[str, Any]:
    """The exercises of a section, with the numbers of nobody, and its quiz."""
    concepts = {entry.name: entry for entry in fl.list_concepts(lang=lang)}
    exercises = []
    for entry in fl.list_exercises(lang=lang):
        if entry.section == section:
            task = fl.exercise(entry.name, lang=lang, student="")
            one = task.exercise
            exercises.append(
                {
                    "name": task.name,
                    "title": entry.title,
                    "task": one.question(Draw(task.name, "")).to(lang),
                    "start": task.start().rstrip(),
                    "minutes": one.minutes,
                    "concept": concepts[one.concept],
                    "hints": [hint.to(lang) for hint in one.hints],
                }
            )
    asked = [
        {
            "asks": as_html(question.asks.to(lang)),
            "choices": [
                {
                    "says": as_html(choice.says.to(lang)),
                    "why": as_html(choice.why.to(lang)),
                    "is_right": choice.is_right,
                }
                for choice in question.choices
            ],
        }
        for question in questions(section)
    ]
    return {"exercises": exercises, "questions": asked, "words": QUIZ_WORDS[lang]}


def concepts(lang: Lang) -> Iterator[Page]:
    """The explanations as they are in the package, and the list of them."""
    entries = fl.list_concepts(lang=lang)
    titles = tuple(entry.title for entry in entries)
    to_do = defaultdict(list)
    for exercise in fl.list_exercises(lang=lang):
        to_do[found()[exercise.name].concept].append(exercise)
    listed = []
    for entry in entries:
        text = fl.explain(entry.name, lang=lang).markdown
        sentence = text.splitlines()[2]
        group = group_of(entry.section, lang)
        listed.append(entry._asdict() | {"sentence": sentence, "group": group})
        # A search for the beginning of a name finds the concept first, before the
        # functions, and before a concept whose name only begins with another one.
        others = tuple(title for title in titles if title != entry.title)
        boost = 10 if entry.title.startswith(others) else 30
        page = with_pieces(text)
        content = {
            "boost": boost,
            "text": page,
            "exercises": to_do[entry.name],
            "keras": KERAS.get(entry.name, {}),
        }
        yield Page(f"concepts/{entry.name}.md", "concepts/concept.md", content)
    yield Page("concepts/index.md", "concepts/index.md", {"concepts": listed})


def experiments(lang: Lang) -> Iterator[Page]:
    """What each experiment measured, as it reports it, and the list of them."""
    listed = []
    recorded = records.read("experiments")
    for result in records.experiments(lang):
        _, *report, _ = result._repr_markdown_().split("\n\n")  # the title; the concept
        report = [folded(part, lang) if part[0] == "|" else part for part in report]
        content = {
            "name": result.name,
            "title": result.title,
            "section": result.section,
            "lesson": texts.title_of(result.section, lang),
            "concept": fl.explain(result.concept, lang=lang),
            "report": "\n\n".join(report),
            "about": f"{result.title} {result.conclusion}",
            "date": recorded[result.name]["date"],
            "seconds": ceil(recorded[result.name]["seconds"]),
            "environment": in_words(recorded[result.name]["environment"]),
        }
        listed.append(content)
        yield Page(
            f"experiments/{result.name}.md", "experiments/experiment.md", content
        )
    yield Page("experiments/index.md", "experiments/index.md", {"experiments": listed})


def folded(table: str, lang: Lang) -> str:
    """A table whose numbers the figure shows, folded."""
    summary = Text(ko="숫자로 보기", en="The numbers").to(lang)
    return f'??? abstract "{summary}"\n\n{textwrap.indent(table, "    ")}'


def results(lang: Lang) -> Iterator[Page]:
    """What varies and what agrees with the book, the weights, and the speed."""
    models = [
        {
            "name": name,
            "epochs": card["epochs_trained"],
            "validation": f"{card['val_loss']:.5f} / {card['val_accuracy']:.5f}",
            "test": f"{card['test_loss']:.5f} / {card['test_accuracy']:.5f}",
            "recognised": [
                row[label] for label, row in enumerate(card["test_confusion"])
            ],
        }
        for name, card in model_card().items()
    ]
    content = {
        "lessons": [
            compared(result) | {"date": date} for date, result in records.lessons(lang)
        ],
        "legend": LEGEND_IN_SVG.to(lang),
        "models": models,
        "class_names": fl.class_names(lang=lang),
        "speed": records.speed_table(lang),
        "machine": in_words(records.speed()["machine"]),
    }
    yield Page("results.md", "results.md", content)


def compared(result: LessonResult) -> dict[str, Any]:
    """The numbers of a lesson: what its seeds gave, what differs, and all else."""
    varying, facts = [], []
    for row in result.rows:
        if strip := strip_of(result.name, row):
            written, (low, high) = strip.reference.written, strip.band
            numbers = {"measured": strip.measured, "book": strip.book}
            varying.append(
                {
                    "what": row.what,
                    "picture": strip.to_svg(result.lang),
                    "difference": row.difference if row.verdict != "same" else None,
                    "inside": [
                        whose
                        for whose, number in numbers.items()
                        if number is not None and low <= number <= high
                    ],
                }
                | {
                    whose: number if number is None else written(number)
                    for whose, number in numbers.items()
                }
            )
        else:
            facts.append(row)
    return {
        "name": result.name,
        "title": texts.title_of(result.name, result.lang),
        "varying": varying,
        "facts": replace(result, rows=tuple(facts))._repr_html_(),
        "agree": sum(row.verdict == "same" for row in facts),
        "environment": in_words(result.environment),
    }


def in_words(versions: dict[str, str]) -> str:
    """The versions of what took part, one after the other."""
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def glossary(lang: Lang) -> Iterator[Page]:
    """The terms of the course in the order of their names."""
    other: Lang = "ko" if lang == "en" else "en"
    terms = [
        {
            "name": term.name.to(lang),
            "translation": term.name.to(other),
            "meaning": term.meaning.to(lang),
        }
        for term in GLOSSARY
    ]
    terms.sort(key=lambda term: term["name"].casefold())
    yield Page("glossary.md", "glossary.md", {"terms": terms})


def errors(lang: Lang) -> Iterator[Page]:
    """A page for each mistake, and the list by which its error is found."""
    sections = []
    for section, rules in rules_by_section().items():
        lines = [
            {
                "name": rule.name,
                "title": rule.title.to(lang),
                "error": textwrap.shorten(rule.error, 72, placeholder=" …"),
            }
            for rule in rules
        ]
        title = texts.title_of(section, lang)
        sections.append({"name": section, "title": title, "rules": lines})
        for rule in rules:
            content = error(rule, lang)
            yield Page(f"errors/{rule.name}.md", "errors/error.md", content)
    yield Page("errors/index.md", "errors/index.md", {"sections": sections})


def error(rule: Rule, lang: Lang) -> dict[str, Any]:
    """What the page of one mistake shows."""
    cause = rule.cause.to(lang)
    wrong, right = (
        re.sub(r"^del .*\n", "", code, flags=re.MULTILINE).removesuffix("\n")
        for code in (rule.broken, rule.fixed)
    )
    return {
        "title": rule.title.to(lang),
        "section": rule.section,
        "error": rule.error,
        "cause": f"{cause} {rule.holds.to(lang)}" if rule.holds else cause,
        "remedy": rule.remedy.to(lang),
        "acted": rule.acted,
        "wrong": {"code": wrong, "changed": changed(wrong, right)},
        "right": {"code": right, "changed": changed(right, wrong)},
        "where": rule.where,
        "concept": fl.explain(rule.concept, lang=lang) if rule.concept else None,
        "lesson": texts.title_of(rule.section, lang),
    }


def changed(code: str, other: str) -> str:
    """The numbers of the lines of the code that are not in the other."""
    steps = difflib.SequenceMatcher(None, other.splitlines(), code.splitlines())
    return " ".join(
        str(line + 1)
        for step, _, _, first, last in steps.get_opcodes()
        if step != "equal"
        for line in range(first, last)
    )


def source(_: Lang) -> Iterator[Page]:
    """Each module with numbered lines, for the links from the reference."""
    for path in sorted(SOURCE.glob("**/*.py")):
        place = path.relative_to(SOURCE)
        name = str(place.with_suffix("")).replace("/", "-").removesuffix("-__init__")
        # Nothing links to what is inside the package, to a rule, which has a page, or
        # to an exercise with its solution.
        if not name.startswith(("_", "doctor-rules-", "exercises-tasks-")):
            # The highlighter adds no anchors for a block inside another fence.
            code = path.read_text(encoding="utf-8").removesuffix("\n")
            content = {"place": place, "code": code}
            yield Page(f"source/{name}.md", "source/module.md", content)
