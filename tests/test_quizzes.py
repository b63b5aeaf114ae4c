"""The quiz of a section, in Python and in the terminal."""

import io
import sys

import pytest

import fmnist_learn as fl
from conftest import process, run
from fmnist_learn.exercises.quizzes import letters, questions

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


def right_letters(section):
    return "".join(
        letter
        for question in questions(section)
        for letter, choice in zip(letters(question), question.choices, strict=True)
        if choice.is_right
    )


def test_a_quiz_is_asked_in_both_languages():
    asked = questions("07-1")
    for lang, title in (("ko", "07-1절 퀴즈"), ("en", "Quiz of section 07-1")):
        shown = str(fl.quiz("7-1", lang=lang))
        assert shown.startswith(f"{title}\n")
        assert repr(fl.quiz("07-1", lang=lang)) == shown
        assert shown.count("- a: ") == len(asked)
        assert not any(choice.why.to(lang) in shown for choice in asked[0].choices)
    assert fl.quiz("07-1")._repr_markdown_().startswith("# ")
    with pytest.raises(ValueError, match="section must be one of '07-1'"):
        fl.quiz("09-1")


def test_the_answers_are_checked_with_reasons():
    quiz = fl.quiz("07-1", lang="en")
    right = right_letters("07-1")
    result = quiz.check(right)
    assert result.right == len(right)
    others = ["a" if letter != "a" else "b" for letter in right]
    mixed = [right[0], None, *others[2:]]
    result = quiz.check(mixed)
    assert result.right == 1
    first, second, third, *_ = result.answers
    assert (first.chosen, second.chosen, third.right) == (right[0], None, right[2])
    shown = str(result)
    assert shown.startswith(f"1 of {len(right)} right\n")
    assert f"Right ({right[0]})" in shown
    assert "\nNot answered\n" in shown
    assert f"Wrong ({others[2]})" in shown
    assert f"- {right[0]} (right): " in shown
    assert repr(result) == shown
    assert max(map(len, shown.splitlines())) <= 80
    assert result.__rich__().renderables
    assert "문제 가운데 0문제 맞음" in str(fl.quiz("07-1", lang="ko").check("-" * 6))


@pytest.mark.parametrize("answers", ["abc", "abcabz", "", ["a", "b", 3, "a", "b", "c"]])
def test_answers_are_the_letters_of_the_choices(answers):
    with pytest.raises(ValueError, match="answers must hold the letter"):
        fl.quiz("07-1").check(answers)


def test_the_command_asks_until_a_letter_comes(capfd, monkeypatch):
    right = right_letters("07-1")
    typed = "x\n\n" + "".join(f" {letter.upper()}\n" for letter in right)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code, out, err = run(capfd, "quiz", "7-1", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.count("[a/b/c") == len(right) + 2
    assert f"{len(right)} of {len(right)} right" in out
    assert "(right): " in out


def test_a_wrong_answer_is_in_the_exit_code(capfd, monkeypatch):
    right = right_letters("07-1")
    wrong = "b" if right[0] == "a" else "a"
    typed = "".join(f"{letter}\n" for letter in wrong + right[1:])
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code, out, _ = run(capfd, "quiz", "07-1", "--lang", "ko")
    assert code == 1
    assert f"틀림 ({wrong})" in out


def test_without_a_terminal_the_questions_are_shown(capfd, monkeypatch):
    for stream in (io.StringIO(""), None):
        monkeypatch.setattr(sys, "stdin", stream)
        code, out, err = run(capfd, "quiz", "07-1")
        assert (code, err) == (0, "")
        assert out.count("- a: ") == len(questions("07-1"))
        assert "(right)" not in out
    done = process("quiz", "07-1", PYTHONIOENCODING="ascii")
    assert done.returncode == 0


def test_another_section_is_a_usage_error(capfd):
    assert run(capfd, "quiz", "09-1")[0] == 2
