import pytest

import fmnist_learn as fl
from conftest import run

pytestmark = pytest.mark.usefixtures("a_terminal_of_its_own")


def test_explain_prints_a_concept_in_the_language_of_its_name(capfd):
    code, out, err = run(capfd, "explain", "소프트맥스")
    assert (code, err) == (0, "")
    assert out.startswith("소프트맥스 함수\n")
    assert "흔한 오해" in out
    code, out, _ = run(capfd, "explain", "gradient", "descent", "--lang", "ko")
    assert code == 0
    assert out.startswith("경사 하강법")
    fl.set_language(None)  # as in a process of its own
    code, out, _ = run(capfd, "explain", "softmax")
    assert out.startswith("Softmax\n")
    assert max(map(len, out.splitlines())) <= 88  # of the 100 columns there are


def test_explain_lists_concepts_and_terms(capfd):
    code, out, err = run(capfd, "explain", "--list", "--lang", "ko")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert ["softmax", "소프트맥스", "함수"] in lines
    assert ["08-1"] in lines
    code, out, _ = run(capfd, "explain", "--glossary", "--lang", "en")
    assert code == 0
    (line,) = (line for line in out.splitlines() if "특성 맵" in line)
    assert "feature map" in line
    assert "what one filter gives" in line


def test_explain_suggests_the_nearest_names(capfd):
    code, out, err = run(capfd, "explain", "소프트멕스")
    assert (code, out) == (1, "")
    assert (
        "이런 이름의 개념이 없습니다: '소프트멕스'. "
        "비슷한 이름: 소프트맥스, 소프트맥스 회귀." in err
    )
    fl.set_language(None)  # as in a process of its own
    code, out, err = run(capfd, "explain", "quaternion")
    assert (code, out) == (1, "")
    assert err == (
        "error: no concept is called 'quaternion'. "
        "All of them: fmnist-learn explain --list\n"
    )
    for wrong in ((), ("softmax", "--list"), ("--list", "--glossary")):
        code, out, err = run(capfd, "explain", *wrong)
        assert (code, out) == (2, "")
        assert "give either a NAME, --list or --glossary" in err
