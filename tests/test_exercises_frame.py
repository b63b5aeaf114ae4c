"""How an answer is graded, and what is said of a wrong one."""

import io
import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn.exercises import (
    Case,
    Draw,
    FunctionExercise,
    ValueExercise,
    Wrong,
    _grade,
    _progress,
    _worker,
    found,
)
from fmnist_learn.exercises._calls import Seen, TooMuchPrinted, call, is_as_before
from fmnist_learn.exercises._common import common_mistake, common_value
from fmnist_learn.exercises._found import named
from fmnist_learn.exercises._grade import grade, instructions, is_starter
from fmnist_learn.exercises._prove import prove
from fmnist_learn.exercises._shrink import shrink
from fmnist_learn.exercises._values import as_array, same, visible, written
from fmnist_learn.exercises._wire import decode, encode
from fmnist_learn.i18n import Text

EN = {"lang": "en"}


def text(words):
    return Text(ko=words, en=words)


def double(numbers, times=2):
    return numbers * times


def nothing(numbers, times):
    return 0 * numbers


def three(function, times):
    return 3


def again(numbers, times):
    return numbers


def left():
    return "left"


def _plus_two(numbers, times=2):
    return numbers + 2


def _cases(draw):
    yield Case(text("few"), (draw.wholes(2, low=1, high=9), 2))
    yield Case(text("many"), (draw.numbers(4, 3, low=2, high=9), 3))


def exercise_of(**changes):
    made = {
        "name": "double",
        "section": "07-1",
        "place": 10,
        "title": text("Double."),
        "concept": "softmax",
        "hints": (text("a"), text("b")),
        "solution": double,
        "wrong": (Wrong(_plus_two, text("That adds.")),),
        "also_right": (double, lambda n, t: n + (t - 1) * n, lambda n, t: t * n),
        "task": text("Double it."),
        "cases": _cases,
    }
    return FunctionExercise(**made | changes)


def value_of(**changes):
    made = {
        "name": "seven",
        "section": "07-1",
        "place": 10,
        "title": text("Seven."),
        "concept": "softmax",
        "hints": (text("a"), text("b")),
        "draw": lambda draw: {"n": draw.whole(1, 9)},
        "task": lambda n: text(f"{n} + 7?"),
        "why": lambda n: text(f"{n} + 7 = {n + 7}"),
        "solution": lambda n: n + 7,
        "wrong": (Wrong(lambda n: n - 7, text("That subtracts.")),),
        "also_right": (lambda n: float(n + 7), lambda n: np.int64(n + 7)) * 2,
    }
    return ValueExercise(**made | changes)


class Unfriendly:
    """What raises whenever it is asked for anything."""

    def __repr__(self):
        raise RuntimeError


# What counts as the same


@pytest.mark.parametrize(
    ("expected", "received", "is_same"),
    [
        (np.array([1.0, 2.0]), [1, 2], True),
        (np.array([1.0, 2.0]), np.array([1.00001, 2], np.float32), True),
        (np.array([1.0, 2.0]), [1.01, 2], False),
        (np.array([1.0, 2.0]), [[1.0, 2.0]], False),
        (np.array([1.0, np.nan]), [1.0, np.nan], True),
        (np.array([True, False]), [True, False], True),
        (np.array([True, False]), [True, True], False),
        (np.array([True, False]), [1, 0], False),
        (7, 7.0, True),
        (7, 7.0001, False),
        (7, "7", False),
        (1, True, False),
        ((3, 4), [3, 4], True),
        ((3, 4), [4, 3], False),
        ((np.ones(2), 3), ([1, 1], 3), True),
        ((np.ones(2), 3), ([1, 1], 4), False),
        ((np.ones(2), 3), 5, False),
        ((np.ones(2), 3), ([1, 1], 3, 4), False),
        (("a", "b"), np.array(["a", "b"]), True),
        (("a", "b"), np.array("a"), False),
        ((np.ones(2), np.ones(3)), (np.ones(2), [1, 1, 1]), True),
        ("Left", " left ", True),
        ("left", "right", False),
        ("left", 3, False),
        (None, None, True),
        (None, 0, False),
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, 1, False),
    ],
)
def test_what_is_as_good_as_expected(expected, received, is_same):
    assert same(expected, received) is is_same


def test_what_is_no_array():
    class Odd:
        def __array__(self, *_, **__):
            raise RuntimeError

    assert as_array([1, [2]]) is None
    assert as_array("text") is None
    assert as_array(Odd()) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (np.array([0.5, -0.0]), "[0.5, 0. ]"),
        (np.array([1, 2]), "[1, 2]"),
        (np.float64(0.25), "0.25"),
        (0.123456, "0.1235"),
        (123456.0, "123456"),
        ((np.array([1]), 2.5), "([1], 2.5)"),
        ([np.array([1])], "[[1]]"),
        ("text", "'text'"),
        ("x" * 400, "'" + "x" * 299 + " …"),
        ([0.5] * 10**6, "[" + "0.5, " * 60),
        (Unfriendly(), "<Unfriendly>"),
        (np.array([Unfriendly()]), "<ndarray>"),
        (iter(()), "<tuple_iterator object>"),
    ],
)
def test_how_a_value_is_written(value, shown):
    assert written(value)[:300] == shown[:300]
    assert len(written(value)) <= 302


def test_a_terminal_is_shown_a_text_and_does_not_obey_it():
    assert visible("\x1b[1mbold\x1b[0m\tand 한글\n") == "bold\tand 한글\n"
    assert visible("\x1b[2J\r\u202e\ud800") == r"\x1b[2J\r\u202e\ud800"


def test_a_matrix_is_written_row_by_row():
    lines = written(np.full((4, 10), 0.125)).splitlines()
    assert len(lines) == 4
    assert lines[1].startswith("   [0.125")


def test_a_matrix_of_long_words_is_cut_off():
    assert len(written(np.array(["x" * 10**6]))) < 3100


# Numbers


def test_a_student_gets_the_same_numbers_and_a_neighbour_others():
    def drawn(who, exercise="softmax"):
        draw = Draw(exercise, who)
        return draw.numbers(5).tolist(), draw.one_of("abc"), draw.shuffled("abcdef")

    assert drawn("kim") == drawn("kim")
    assert drawn("kim") != drawn("lee")
    assert drawn("kim") != drawn("kim", "relu")
    # Written in one character or in two, as macOS does.
    assert drawn("\uae40") == drawn("\u1100\u1175\u11b7")
    assert drawn("kim")[0] == [-2.25, -0.25, -1.5, -1.25, 0.25]


def test_what_is_drawn_lies_between_its_limits():
    draw = Draw("limits", "")
    wholes = draw.wholes(200, low=2, high=4)
    assert set(wholes.tolist()) == {2, 3, 4}
    numbers = draw.numbers(10, 10, low=0, high=1)
    assert set((numbers * 4).ravel().tolist()) == {0, 1, 2, 3, 4}
    assert sorted(draw.shuffled(range(9))) == [*range(9)]


# Calls


def test_what_came_of_a_call():
    def changes(z):
        z[0] = 7
        sys.stdout.write("so\n")

    given = np.zeros(2)
    seen = call(changes, (given,))
    assert (seen.value, seen.changed, seen.printed) == (None, True, "so\n")
    assert given.tolist() == [0, 0]
    assert call(lambda: 3, (), measure=str).value == "3"
    seen = call(lambda z: z["x"], ([],))
    assert (seen.error, seen.line) == (
        "TypeError",
        'seen = call(lambda z: z["x"], ([],))',
    )
    assert call(sys.exit, ()).error == "SystemExit"


def test_the_line_of_an_error_is_the_answers_own():
    def of_numpy(z):
        return np.reshape(z, (7, 9))

    seen = call(of_numpy, (np.ones(2),))
    assert (seen.error, seen.line) == ("ValueError", "return np.reshape(z, (7, 9))")
    names = {}
    exec(compile("def typed(z):\n    return np.exp()", "<stdin>", "exec"), names)
    names["np"] = np
    seen = call(names["typed"], (1,))
    assert (seen.error, seen.line) == ("TypeError", "<stdin>:2")
    message = common_mistake((1,), 1, seen)[1].en
    assert message.startswith("The function stopped with TypeError (`<stdin>:2`)")
    seen = call(of_numpy, ())
    assert (seen.error, seen.line) == ("TypeError", "")
    message = common_mistake((), 1, seen)[1].en
    assert message.startswith("The function takes another number of arguments.")


def test_an_error_that_cannot_be_written_is_named():
    class Odd(Exception):
        def __str__(self):
            raise RuntimeError

    def fails():
        raise Odd

    seen = call(fails, ())
    assert (seen.error, seen.message) == ("Odd", "")


def test_what_cannot_be_copied_is_told_by_its_name():
    def yields(z):
        yield from z

    name, message = common_mistake((), 1, call(yields, ([1],)))
    assert (name, message.en) == (
        "no-numbers",
        "It gives a generator where numbers are wanted.",
    )


def test_who_prints_without_end_is_stopped():
    def prints():
        while True:
            sys.stdout.write("x" * 1000)

    seen = call(prints, ())
    assert seen.error == TooMuchPrinted.__name__
    assert seen.printed == "x" * 400
    name, message = common_mistake((), 1, seen)
    assert name == "prints-without-end"
    assert "prints too much" in message.en


def test_two_answers_did_the_same():
    failed = Seen(error="ValueError")
    assert failed.is_like(Seen(error="ValueError", message="other"))
    assert not failed.is_like(Seen(1))
    assert Seen(1).is_like(Seen(1.0))
    assert not Seen(1).is_like(Seen(1, changed=True))


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ([np.ones(2)], [np.ones(2)], True),
        ([np.ones(2)], [np.zeros(2)], False),
        ([1], [1, 2], False),
        ({"a": np.ones(2)}, {"a": np.ones(2)}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"b": 1}, False),
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.array(["a"]), np.array(["a"]), True),
        (3, 4, False),
    ],
)
def test_what_was_changed(before, after, is_same):
    assert is_as_before(before, after) is is_same


# The smallest example


def test_the_smallest_arguments_that_fail():
    matrix = np.arange(24.0).reshape(4, 6) - 0.5
    (smallest,) = shrink((matrix,), lambda given: (given[0] > 20).any())
    assert smallest.shape == (1, 1)
    (number,) = shrink((40,), lambda given: given[0] > 6)
    assert number == 7
    left, right = shrink(
        (np.ones((3, 5)), np.ones((5, 2))),
        lambda given: given[0].shape[1] == given[1].shape[0],
    )
    assert left.shape[1] == right.shape[0] == 1
    assert shrink(("text", True), lambda given: True) == ("text", True)


def test_shrinking_ends():
    tries = []

    def fails(given):
        tries.append(given)
        return len(tries) % 2 == 0

    shrink((np.arange(1, 4000, dtype=float).reshape(-1, 31),), fails)
    assert len(tries) <= 300
    last = [1000]

    def one_less(given):
        tries.append(given)
        last.append(min(last[-1], given[0] if given[0] == last[-1] - 1 else 2000))
        return given[0] == last[-2] - 1

    tries.clear()
    assert shrink((1000,), one_less)[0] < 910
    assert len(tries) == 300
    whole = np.arange(24.0).reshape(4, 6)
    assert shrink((whole,), lambda _: False)[0] is whole


# Grading


def test_the_three_outcomes():
    one = exercise_of()
    assert grade(one, double, "").state == "right"
    assert grade(one, double, "").marks == 1
    outcome = grade(one, _plus_two, "kim")
    assert (outcome.state, outcome.mistake) == ("wrong", "plus-two")
    assert outcome.message.en == "That adds."
    assert [line.en for line in outcome.example] == [
        "numbers = [0]",
        "times = 1",
        "expected: [0]",
        "received: [2]",
    ]
    for empty in (None, ...):
        assert grade(one, empty, "").state == "not attempted"

    def starter(numbers, times):
        """Other words."""
        ...

    assert grade(one, starter, "").state == "not attempted"

    def later(numbers, times):
        raise NotImplementedError

    assert grade(one, later, "").state == "not attempted"
    assert grade(one, 3, "").mistake == "not-a-function"


def test_a_right_value_does_not_make_up_for_a_changed_input():
    def in_place(numbers, times):
        numbers *= times
        return numbers

    outcome = grade(exercise_of(), in_place, "")
    assert outcome.mistake == "changes-its-input"
    assert outcome.marks == 0


def test_a_part_counts_for_itself():
    def only_two(numbers, times):
        return numbers * 2

    outcome = grade(exercise_of(), only_two, "")
    assert [(part.en, right) for part, right in outcome.parts] == [
        ("few", True),
        ("many", False),
    ]
    assert outcome.marks == 0.5


def test_the_code_to_begin_with_is_known_by_what_it_does():
    starter = "def double(numbers, times):\n    inner = lambda: 1\n    return inner\n"
    one = exercise_of(starter=starter)
    names = {}
    exec("X = 1\n" + starter.replace("double", "mine"), names)
    assert is_starter(one, names["mine"])
    code = json.loads(json.dumps(instructions(names["mine"].__code__)))
    assert is_starter(one, code)
    assert not is_starter(one, double)
    assert not is_starter(one, None)
    assert grade(one, names["mine"], "").state == "not attempted"


def test_a_notebook_compiles_statement_by_statement():
    """Then a function of a module that was imported just above is called otherwise."""
    starter = "def double(numbers, times):\n    return math.sqrt(numbers)\n"
    one = exercise_of(imports="import math", starter=starter)
    for cells in ([f"import math\n{starter}"], ["import math", starter]):
        names = {}
        for code in cells:
            exec(code, names)
        assert is_starter(one, names["double"])


def test_what_was_printed_is_shown_with_the_example():
    def prints(numbers, times):
        sys.stdout.write(f"{numbers.sum()}\n")
        return numbers

    outcome = grade(exercise_of(), prints, "")
    assert outcome.example[-1].en == "printed: 1"
    assert outcome.example[-1].ko == "출력: 1"


def test_the_example_stays_within_what_is_meant_and_fails_alike():
    one = exercise_of(accepts=lambda numbers, times: times == 3)
    outcome = grade(one, lambda numbers, times: numbers * 2, "")
    assert "times = 3" in [line.en for line in outcome.example]

    def fails_on_many(numbers, times):
        if numbers.size > 4:
            raise ValueError
        return numbers

    outcome = grade(exercise_of(), fails_on_many, "")
    assert outcome.example[-1].en.startswith("received: [")

    def infinite(numbers, times):
        return numbers / np.float64(0 if numbers.size > 2 else 1) * times

    outcome = grade(exercise_of(), infinite, "")
    # Of zeros it would be nan, and the message would say something else.
    assert outcome.mistake == "other-numbers"
    assert "inf" in outcome.example[-1].en
    assert "nan" not in outcome.example[-1].en
    # The solution itself has to be finite, and no error, at the example.
    one = exercise_of(solution=lambda n, t: n / (t - 1) if n.size > 1 else 1 / 0)
    outcome = grade(one, lambda n, t: n, "")
    assert len(outcome.example[0].en.split(",")) > 1


def test_the_example_shows_the_mistake_that_is_named():
    def other_for_one(numbers, times):
        return numbers + (2 if numbers.size > 1 else 3)

    outcome = grade(exercise_of(), other_for_one, "")
    assert outcome.mistake == "plus-two"
    assert "," in outcome.example[0].en


def test_what_is_expected_may_be_given():
    one = exercise_of(
        cases=lambda draw: [Case(text("given"), (np.ones(3), 2), np.full(3, 2.0))],
        solution=lambda n, t: 1 / 0,
    )
    assert grade(one, double, "").state == "right"
    outcome = grade(one, lambda n, t: n, "")
    assert outcome.example[0].en == "n = [1., 1., 1.]"


def test_a_value_is_right_wrong_known_or_open():
    one = value_of()
    draw = Draw("seven", "kim")
    n = one.draw(draw)["n"]
    outcome = grade(one, n + 7, "kim")
    assert (outcome.state, outcome.message.en) == ("right", f"{n} + 7 = {n + 7}")
    assert grade(one, n - 7, "kim").message.en == "That subtracts."
    assert grade(one, n - 8, "kim").mistake not in (None, "lambda")
    assert grade(one, None, "kim").state == "not attempted"
    assert grade(one, "x", "kim").mistake == "no-numbers"


# What is said of any mistake


@pytest.mark.parametrize(
    ("expected", "seen", "name"),
    [
        (1, Seen(error="ZeroDivisionError", line="1 / 0"), "raises-ZeroDivisionError"),
        (
            1,
            Seen(error="TypeError", message="f() takes 1 positional argument"),
            "raises-TypeError",
        ),
        (1, Seen(1, changed=True), "changes-its-input"),
        (1, Seen(None, printed="1"), "prints"),
        (1, Seen(None), "returns-nothing"),
        ("left", Seen(3), "another-type"),
        ("left", Seen("right"), "other-value"),
        (1, Seen("one"), "no-numbers"),
        (np.ones((2, 3)), Seen(np.ones((3, 2))), "transposed"),
        (np.ones((2, 3)), Seen(np.ones(3)), "no-batch-axis"),
        (np.ones(3), Seen(np.ones((3, 1))), "one-axis-more"),
        (np.ones(3), Seen(np.ones(4)), "another-shape"),
        (np.ones(3), Seen(np.ones(3, bool)), "true-or-false"),
        (np.ones(2), Seen(np.array([np.nan, 1])), "nan"),
        (np.ones(2), Seen(np.array([5.0, 6.0])), "unchanged"),
        (np.ones(2), Seen(np.zeros(2)), "zeros"),
        (np.ones(2), Seen(np.array([1.0, 2.0])), "other-numbers"),
    ],
)
def test_a_mistake_of_any_exercise_has_a_name(expected, seen, name):
    found, message = common_mistake((np.array([5.0, 6.0]),), expected, seen)
    assert found == name
    assert message.ko
    assert message.en


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([[1, 2], [3]], "Its rows differ in length, so they make no array."),
        (["1", "2"], "There is something in the list that is no number."),
        (np.array([1j]), "There is something in the ndarray that is no number."),
        ({1}, "It gives a set where numbers are wanted."),
    ],
)
def test_what_is_no_row_of_numbers_is_told(value, said):
    assert common_value((), np.ones(2), value)[1].en == said


def test_the_message_is_that_of_the_example():
    outcome = grade(exercise_of(), lambda numbers, times: numbers.ravel()[:0], "")
    assert "numbers = [0]" in [line.en for line in outcome.example]
    assert outcome.message.en.startswith("The result has the shape (0,); it should")
    assert outcome.message.en.endswith("be (1,).")


def test_a_value_without_arguments():
    assert common_value((), np.ones(2), [2, 2])[0] == "other-numbers"
    assert common_value((), "x", [1])[1].en == "It is a list; it should be a str."
    assert common_value((), [[1]], 3)[0] == "another-shape"


# The way to another process


@pytest.mark.parametrize(
    "value",
    [
        None, True, 7, 0.1, float("inf"), "한글", [1, [2.5]], (1, (2,)),
        {"a": (1,), 2: None}, np.array([[1, 2]]), np.array([1.5], np.float32),
        np.array([True]), np.array(["티셔츠", "a"]), np.float32(0.1), np.array(3),
        np.zeros((0, 2)), ...,
    ],
)  # fmt: skip
def test_a_value_comes_through(value):
    there = decode(json.loads(json.dumps(encode(value))))
    assert type(there) is type(value)
    assert is_as_before(value, there)
    assert getattr(there, "dtype", 0) == getattr(value, "dtype", 0)


def test_what_is_no_value_keeps_its_name():
    class Layer:
        def __repr__(self):
            return "<layer>"

    there = decode(json.loads(json.dumps(encode(Layer()))))
    assert (type(there).__name__, repr(there)) == ("Layer", "<layer>")
    assert decode(encode(np.str_("a"))) == "a"


@pytest.mark.parametrize(
    "data",
    [{"odd": 1}, {"array": "O", "shape": [1], "data": "AA=="}, {"tuple": 3},
     {"array": "<f8", "shape": [9], "data": ""}, {"dict": [1]}],
)  # fmt: skip
def test_what_is_no_value_is_refused(data):
    with pytest.raises((ValueError, TypeError, KeyError)):
        decode(data)


def serve(monkeypatch, *messages):
    """What the worker answers, in this process."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setattr(sys, "path", sys.path[:])
    asked = b"".join(json.dumps(one).encode() + b"\n" for one in messages)
    answers = io.BytesIO()
    _worker.serve(io.BytesIO(asked), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_the_worker_answers(monkeypatch, tmp_path):
    own = exercise_file(tmp_path, measure=True)
    cells = [
        {"name": "1", "file": "c 1", "source": "print('x')\nstudent = 'kim'"},
        {"name": "2", "file": "c 2", "source": "def f(:"},
        {"name": "3", "file": "c 3", "source": "def f(z):\n    return z\n1/0"},
        {"name": "4", "file": "c 4", "source": "import sys\nsys.exit()"},
        {"name": "5", "file": "c 5", "source": "a = []\na.append(a)\ng = print\n"
         "def stop():\n    raise KeyboardInterrupt\n"
         "from fmnist_learn.ops import softmax"},
    ]  # fmt: skip
    start = {"cells": cells, "folder": str(tmp_path), "limits": {},
             "answers": [*"fga", "student", "none", "softmax", "stop"]}  # fmt: skip
    call = {"call": "f", "arguments": encode((np.ones(2),)), "measured_by": None}
    answers = serve(
        monkeypatch,
        start,
        call,
        call | {"measured_by": ["double", str(own)]},
        call | {"measured_by": ["deep-parameters", None]},
        call | {"call": "stop", "arguments": encode(())},
    )
    assert [one["cell"] for one in answers[:5]] == ["1", "2", "3", "4", "5"]
    ran = answers[5]
    assert [problem[:2] + problem[3:] for problem in ran["problems"]] == [
        ["2", "SyntaxError", 1],
        ["3", "ZeroDivisionError", 3],
        ["4", "SystemExit", 2],
    ]
    assert (ran["printed"], ran["student"]) == ("x\n", "kim")
    assert set(ran["answers"]) == {"f", "g", "a", "student", "stop"}
    assert ran["answers"]["g"] == {"function": None}
    assert ran["answers"]["a"]["value"]["other"] == "list"
    assert ran["answers"]["student"] == {"value": "kim"}
    assert is_as_before(decode(answers[6]["value"]), np.ones(2))
    assert decode(answers[7]["value"]) == 2
    assert answers[8]["error"] is None
    assert answers[9]["error"] == "KeyboardInterrupt"


def test_the_worker_stands_apart(monkeypatch):
    """Its own streams, no Ctrl-C, and an end without ado."""
    resource = pytest.importorskip("resource")
    given = []
    monkeypatch.setattr(os, "_exit", given.append)
    monkeypatch.setattr(signal, "signal", lambda *them: given.append(them))
    read, write = os.pipe()
    saved = os.dup(0), os.dup(1)
    start = {"cells": [], "folder": None, "limits": {"RLIMIT_CORE": 0, "RLIMIT_AS": 9},
             "answers": []}  # fmt: skip

    def refuse(name, limits):
        given.append(limits)
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    os.write(write, json.dumps(start).encode() + b"\n")
    os.close(write)
    out, into = os.pipe()
    try:
        os.dup2(read, 0)
        os.dup2(into, 1)
        os.close(into)
        _worker.main()
        os.write(1, b"lost")
        assert os.read(0, 1) == b""
    finally:
        os.dup2(saved[0], 0)
        os.dup2(saved[1], 1)
    assert json.loads(os.read(out, 10_000))["problems"] == []
    assert given == [(signal.SIGINT, signal.SIG_IGN), (0, 0), (9, 9), 0]


# Exercises of a folder

OWN = """
import numpy as np
from fmnist_learn.exercises import Case, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

def both(words):
    return Text(ko=words, en=words)

def double(numbers):
    return 2 * numbers

EXERCISE = FunctionExercise(
    name="double", section="07-1", place=5, title=both("Double."), concept="softmax",
    hints=(both("a"), both("b")), solution=double,
    wrong=(Wrong(lambda numbers: numbers + 1, both("no")),),
    also_right=(), task=both("Double it."),
    cases=lambda draw: [Case(both("one"), (draw.numbers(3, low=2),))],
)
"""


def exercise_file(folder, measure=False):
    own = OWN.replace("cases=", "measure=np.sum, cases=") if measure else OWN
    path = folder / "own" / "double.py"
    path.parent.mkdir()
    path.write_text(own, encoding="utf-8")
    (path.parent / "_helper.py").write_text("1/0")
    return path.parent


def test_exercises_of_a_folder_stand_among_the_others(tmp_path):
    own = exercise_file(tmp_path)
    together = found(own)
    assert set(together) - set(found()) == {"double"}
    places = [(one.section, one.place) for one in together.values()]
    assert places == sorted(places)
    assert (
        named("Double", own).source().startswith("import numpy as np\n\n\ndef double(")
    )
    with pytest.raises(ValueError, match="softmax"):
        named("softmx", own)
    with pytest.raises(TypeError, match="name of an exercise"):
        named(3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("1/0", "stops with ZeroDivisionError"),
        ("raise SystemExit(3)", "stops with SystemExit: 3"),
        ("EXERCISE = 3", "has no `EXERCISE"),
        ("", "has no `EXERCISE"),
        (OWN.replace('"double"', '"softmax"'), "the same name: softmax"),
    ],
)
def test_a_file_that_is_no_exercise_is_named(tmp_path, content, said):
    (tmp_path / "a.py").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        found(tmp_path)


# What `prove` finds


def proved(one):
    return " | ".join(problem.en for problem in prove(one))


def test_a_good_exercise_is_proved():
    assert proved(exercise_of()) == ""
    assert proved(value_of()) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"also_right": (double,)}, "fewer than three"),
        ({"title": Text(ko="", en="x")}, "A text is empty"),
        ({"wrong": (Wrong(_plus_two, text("x")),) * 2}, "the same message"),
        ({"wrong": (Wrong(_plus_two, Text(ko="가", en="x")),
                    Wrong(again, Text(ko="나", en="x")))}, "the same message"),
        ({"concept": "nothing"}, "There is no concept 'nothing'"),
        ({"name": "Double It"}, "must be written like count-class, in small letters"),
        ({"title": "Double."}, "A text is no `Text(ko=..., en=...)`."),
        ({"hints": ()}, "There is no hint."),
        ({"accepts": lambda *_: False}, "`accepts` refuses arguments of the exercise"),
        ({"cases": lambda draw: draw.nothing}, "Proving it stops (test_exercises_frame"
         ".py, line "),
        ({"also_right": (double, double, _plus_two)}, "_plus_two is right but"),
        ({"wrong": (Wrong(double, text("x")),)}, "double is not recognised"),
        ({"hints": (text("numbers * times"), text("b"))}, "holds the solution"),
        ({"solution": nothing, "also_right": (nothing,) * 3, "wrong": ()}, ""),
        ({"starter": "def double(numbers, times):\n    return numbers * times"},
         "double is right but is not taken for it: not attempted"),
        ({"cases": lambda draw: [Case(text("x"), (len, 3))],
          "solution": three, "also_right": (three,) * 3, "wrong": ()},
         "cannot be a builtin_function_or_method"),
        ({"solution": again, "also_right": (again,) * 3, "wrong": ()},
         "What returns its input is right"),
        ({"cases": lambda draw: [Case(text("x"), ())], "solution": left,
          "also_right": (left,) * 3, "wrong": ()}, ""),
        ({"measure": str, "seconds": 1}, ""),
        ({"solution": lambda n, t: len(OWN) * n, "also_right": (lambda n, t: 0,) * 3,
          "wrong": ()}, "is right but is not taken for it"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_exercise_is_found(changes, said):
    found = proved(exercise_of(**changes))
    assert said in found
    assert bool(said) == bool(found)


def times(numbers, times):
    return eval("double")(numbers, times)


unnamed = lambda numbers, times: numbers * times  # noqa: E731 - what is found


def test_a_solution_without_a_name_is_found():
    said = proved(exercise_of(solution=unnamed))
    assert said.startswith("the solution that is shown: not attempted")


def test_a_solution_that_needs_more_than_is_shown_is_found():
    said = proved(exercise_of(name="times", solution=times))
    assert said.startswith("the solution that is shown: wrong, raises-NameError")


def test_what_is_wrong_with_a_value_is_found():
    one = value_of(solution=lambda n: 0, also_right=(lambda n: 0,) * 3, wrong=())
    assert proved(one) == ""
    one = value_of(solution=lambda n: float("nan"), also_right=(lambda n: np.nan,) * 3,
                   wrong=())  # fmt: skip
    assert "What returns nan is right" in proved(one)
    one = value_of(solution=lambda n: "left", also_right=(lambda n: "left",) * 3,
                   wrong=())  # fmt: skip
    assert proved(one) == ""


def test_a_starter_that_does_something_else_is_found(monkeypatch):
    one = exercise_of(starter="def double(numbers, times):\n    return numbers + 2")
    monkeypatch.setattr(_grade, "is_starter", lambda *_: False)
    assert proved(one) == " | ".join(["The code to begin with is wrong."] * 2)


# The task


def test_a_task_is_shown_in_both_languages():
    task = fl.exercise("Small Network", lang="en")
    assert "a check takes about 8 seconds" in str(task)
    assert "확인에 약 8초" in repr(fl.exercise("small_network", lang="ko"))
    assert task.name == "small-network"
    assert task._repr_markdown_().startswith("#### Build a network")
    assert task._repr_markdown_().endswith("Stuck? See `.hint()`.\n")
    assert str(task).startswith("Build a network")
    assert task.__rich__().renderables


def test_hints_come_one_after_the_other():
    task = fl.exercise("softmax", **EN)
    given = [task.hint() for _ in range(4)]
    assert given == [*task.hints(), task.hints()[-1]]


def test_a_verdict_is_shown_in_both_languages():
    wrong = found()["softmax"].wrong[0].answer
    verdict = fl.exercise("softmax", lang="en").check(wrong)
    assert str(verdict).startswith("Wrong: softmax\n")
    assert "- large scores: wrong" in repr(verdict)
    assert "Read more: explain('softmax')" in str(verdict)
    assert max(map(len, str(verdict).splitlines())) <= 80
    assert "틀림: softmax" in str(fl.exercise("softmax", lang="ko").check(wrong))
    right = fl.exercise("softmax", lang="ko").check(found()["softmax"].solution)
    assert str(right) == "맞음: softmax\n\n맞습니다."
    assert (right.marks, right.mistake, right.example) == (1, None, ())


def test_the_solution_of_both_kinds():
    assert "def softmax(z):" in fl.exercise("softmax").solution()
    solution = fl.exercise("deep-parameters", lang="ko", student="kim").solution()
    assert solution.startswith("deep_parameters = ")
    assert "절편" in solution


def test_a_file_is_begun_once(tmp_path):
    path = tmp_path / "answer.py"
    code = fl.exercise("softmax", student="kim", lang="ko").start(path)
    content = path.read_text(encoding="utf-8")
    assert content.endswith(f"student = 'kim'\n\n{code}")
    with pytest.raises(FileExistsError, match="is there already"):
        fl.exercise("softmax").start(path)
    assert path.read_text(encoding="utf-8") == content
    fl.exercise("softmax").start(tmp_path / "other.py")
    assert "student" not in (tmp_path / "other.py").read_text(encoding="utf-8")


def test_a_file_is_begun_that_can_be_checked(tmp_path):
    with pytest.raises(ValueError, match=r"path must be that of a \.py file"):
        fl.exercise("softmax").start(tmp_path / "answer.txt")
    assert [*tmp_path.iterdir()] == []


def test_a_picture_is_drawn_where_there_is_one():
    import matplotlib.pyplot as plt

    from fmnist_learn.exercises import task_of

    one = value_of(plot=lambda n: plt.figure().add_subplot(title=f"{n}"))
    task = task_of(one, "en", "kim")
    n = one.draw(Draw("seven", "kim"))["n"]
    assert task.plot().get_title() == str(n)
    assert "The picture: exercise('seven').plot()" in str(task)
    for other in ("softmax", "deep-parameters"):
        with pytest.raises(ValueError, match="has no picture"):
            fl.exercise(other).plot()


# Progress


@pytest.fixture
def progress(tmp_path, monkeypatch):
    file = tmp_path / "folder" / "progress.json"
    monkeypatch.setenv("FMNIST_LEARN_PROGRESS", str(file))
    return file


def test_what_was_right_stays_right(progress):
    for state in ("wrong", "right", "wrong", "not attempted"):
        _progress.keep_progress("softmax", state)
    _progress.keep_progress("relu", "wrong")
    assert _progress.read_progress() == {"softmax": "right", "relu": "wrong"}
    assert [*progress.parent.iterdir()] == [progress]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[]", b'{"exercises": 3}', b'{"version": 1}', b"[" * 10**5],
)
def test_a_damaged_file_costs_the_ticks_only(progress, content):
    progress.parent.mkdir()
    progress.write_bytes(content)
    assert _progress.read_progress() == {}
    task = fl.exercise("softmax")
    assert task.check(found()["softmax"].solution).state == "right"
    assert _progress.read_progress() == {"softmax": "right"}


def test_a_folder_that_takes_no_file_stops_nobody(progress):
    progress.parent.touch()
    assert fl.exercise("softmax").check(None).state == "not attempted"
    assert _progress.read_progress() == {}


def test_the_progress_is_in_the_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.delenv("FMNIST_LEARN_PROGRESS")
    assert _progress.progress_file().parts[-2:] == ("fmnist-learn", "progress.json")


def test_two_processes_at_once_lose_no_tick(progress):
    code = (
        "import sys\nfrom fmnist_learn.exercises._progress import keep_progress\n"
        "for n in range(15): keep_progress(f'{sys.argv[1]}{n}', 'right')"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, name]) for name in ("a", "b")
    ]
    assert [one.wait() for one in running] == [0, 0]
    assert len(_progress.read_progress()) == 30


def test_what_another_process_holds_is_not_waited_for_long(progress, monkeypatch):
    from fmnist_learn._holding import holding

    waits = []
    monkeypatch.setattr(_progress.time, "sleep", waits.append)
    progress.parent.mkdir()
    with holding(progress.parent):
        _progress.keep_progress("softmax", "right")
    assert len(waits) == 50
    assert _progress.read_progress() == {"softmax": "right"}


def test_another_process_may_be_first(progress, monkeypatch):
    """What was right meanwhile stays right."""
    from contextlib import contextmanager

    @contextmanager
    def after_another(folder):
        progress.write_text('{"exercises": {"softmax": "right"}}')
        yield

    monkeypatch.setattr(_progress, "_one_at_a_time", after_another)
    _progress.keep_progress("softmax", "wrong")
    assert _progress.read_progress() == {"softmax": "right"}


def test_exercises_of_a_folder_in_python(tmp_path):
    own = exercise_file(tmp_path)
    task = fl.exercise("double", folder=str(own))
    assert task.check(double).state == "right"
    assert fl.exercise("softmax", folder=own).name == "softmax"
    with pytest.raises(ValueError, match="be a folder of exercises"):
        fl.exercise("softmax", folder=own / "nowhere")
    with pytest.raises(TypeError, match="folder must be a path"):
        fl.exercise("softmax", folder=3)


def test_a_student_is_a_name():
    with pytest.raises(TypeError, match="student must be a string"):
        fl.exercise("softmax", student=20261128)


def test_the_name_of_the_student_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_STUDENT", "kim")
    assert fl.exercise("deep-parameters").student == "kim"
    assert fl.exercise("deep-parameters", student="").student == ""
