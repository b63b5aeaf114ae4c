"""Every exercise of the course keeps what it promises; the quizzes as well."""

import inspect
import pkgutil
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import fmnist_learn as fl
from fmnist_learn.exercises import (
    FunctionExercise,
    _collect,
    _submission,
    found,
    tasks,
)
from fmnist_learn.exercises._prove import prove
from fmnist_learn.exercises.quizzes import questions, sections
from fmnist_learn.lessons.reference import REFERENCES

SECTIONS = [*REFERENCES]
TASKS = {module.name for module in pkgutil.iter_modules(tasks.__path__)}


def is_slow(one):
    return isinstance(one, FunctionExercise) and one.seconds


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.keras) if is_slow(one) else name
        for name, one in found().items()
    ],
)
def test_an_exercise_keeps_what_it_promises(name):
    assert [problem.en for problem in prove(found()[name])] == []


def test_each_file_is_an_exercise_of_its_name():
    assert {name.replace("-", "_") for name in found()} == TASKS
    assert {one.section for one in found().values()} <= set(SECTIONS)
    places = [(one.section, one.place) for one in found().values()]
    assert len(set(places)) == len(places)
    assert places == sorted(places)


def test_each_answer_has_a_name_of_its_own():
    names = [one.answer_name for one in found().values()]
    assert len(set(names)) == len(names)
    assert "student" not in names  # whose numbers a file answers


@pytest.mark.parametrize("name", found())
def test_an_exercise_says_enough(name):
    one = found()[name]
    assert 2 <= len(one.hints) <= 4
    assert 2 <= len(one.wrong) <= 8
    for lang in ("ko", "en"):
        task = fl.exercise(name, lang=lang)
        for text in [str(task), *task.hints()]:
            assert bool(re.search("[가-힣]", text)) == (lang == "ko"), text


@pytest.mark.parametrize("name", ["confused-pair", "which-overfits"])
def test_the_picture_of_an_exercise_is_drawn(name):
    pictured = [one.name for one in found().values() if getattr(one, "plot", None)]
    assert name in pictured
    assert len(pictured) == 2
    axes = fl.exercise(name).plot()
    assert axes.texts or axes.get_legend_handles_labels()[1]


def test_an_answer_does_not_wait_for_keras():
    quick = [name for name, one in found().items() if not is_slow(one)]
    code = (
        "import sys\nfrom fmnist_learn.exercises import found\n"
        f"import fmnist_learn as fl\nfor name in {quick}:\n"
        "    fl.exercise(name).check(found()[name].solution)\n"
        "print([m for m in ('keras', 'tensorflow') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("section", sections())
def test_a_quiz_has_one_right_choice_and_a_reason_for_each(section):
    assert section in SECTIONS
    asked = questions(section)
    assert len(asked) == (7 if section == "09" else 6)
    concepts = {entry.name for entry in fl.list_concepts()}
    for question in asked:
        assert sum(choice.is_right for choice in question.choices) == 1
        assert len(question.choices) >= 3
        assert question.concept in concepts
        for lang in ("ko", "en"):
            says = [choice.says.to(lang) for choice in question.choices]
            why = [choice.why.to(lang) for choice in question.choices]
            assert len(set(says)) == len(says)
            assert len(set(why)) == len(why)
            assert all(text.strip() for text in [question.asks.to(lang), *says, *why])


def test_the_right_choice_is_not_always_at_the_same_place():
    for section in sections():
        places = [
            [choice.is_right for choice in question.choices].index(True)
            for question in questions(section)
        ]
        assert any(one != other for one, other in pairwise(places))


def test_nothing_changes_without_assertions():
    code = (
        "import fmnist_learn as fl\n"
        "from fmnist_learn.exercises import found\n"
        "from fmnist_learn.exercises._prove import prove\n"
        "one = found()['softmax']\n"
        "task = fl.exercise('softmax', lang='en')\n"
        "print(prove(one), task.check(one.solution), task.check(one.wrong[0].answer))\n"
        "print(fl.quiz('07-1').check('abcabc').right)"
    )
    plain, optimised = (
        subprocess.run(
            [sys.executable, *options, "-c", code],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for options in ([], ["-O"])
    )
    assert plain == optimised
    assert plain.startswith("[] Right: softmax")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_exercise_on_the_page_is_a_good_one(lang, tmp_path):
    page = Path(__file__).parents[1] / "docs" / lang / "marking.md"
    (code,) = re.findall(
        r'^```python\n(""".*?)^```$', page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    (tmp_path / "count_class.py").write_text(code, encoding="utf-8")
    one = found(tmp_path)["count-class"]
    assert [problem.en for problem in prove(one)] == []


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_names_the_limits_that_are_set(lang):
    page = Path(__file__).parents[1] / "docs" / lang / "marking.md"
    text = re.sub(r"(\d) ", r"\1", page.read_text("utf-8"))
    words = {
        "en": "{}GiB of memory|at most {}MB|than {}seconds|after {}(|, {}by",
        "ko": "메모리는 {}GiB|파일은 {}MB|{}초가 넘게|{}초가 지나면|기본값은 {}입",
    }
    values = (
        _submission.LIMITS["RLIMIT_AS"] // 2**30,
        _submission.LIMITS["RLIMIT_FSIZE"] // 10**6,
        _collect._SECONDS,
        _collect._SECONDS_ALONE,
        inspect.signature(_collect.collect).parameters["seconds"].default,
    )
    for sentence, value in zip(words[lang].split("|"), values, strict=True):
        assert sentence.format(value) in text
