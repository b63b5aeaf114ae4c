import locale

import pytest

import fmnist_learn as fl
from fmnist_learn.i18n import Text, resolve_language

HELLO = Text(ko="안녕하세요", en="hello")


def test_a_text_speaks_both_languages():
    assert HELLO.to("ko") == "안녕하세요"
    assert HELLO.to("en") == "hello"


def test_a_translation_cannot_be_left_out():
    with pytest.raises(TypeError):
        Text(en="hello")


def test_the_language_set_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "en")
    fl.set_language("ko")
    assert HELLO.to() == "안녕하세요"
    fl.set_language(None)
    assert HELLO.to() == "hello"


def test_the_environment_wins_over_the_locale(monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("FMNIST_LEARN_LANG", "ko")
    assert resolve_language() == "ko"


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("ko_KR.UTF-8", "ko"),
        ("Korean_Korea", "ko"),
        ("en_US.UTF-8", "en"),
        ("kk_KZ.UTF-8", "en"),  # Kazakh begins with a k too
        ("C.UTF-8", "en"),
        (None, "en"),
    ],
)
@pytest.mark.parametrize("source", ["LC_ALL", "LANG", "locale"])
def test_the_locale_decides_last(monkeypatch, name, lang, source):
    monkeypatch.delenv("LANG")
    monkeypatch.setattr(
        locale, "getlocale", lambda: (name if source == "locale" else "ko_KR", None)
    )
    if source != "locale":
        monkeypatch.setenv(source, name or "C")
    assert resolve_language() == lang


@pytest.mark.parametrize("lang", ["fr", "KO", ""])
def test_an_unknown_language_is_refused(lang):
    expected = rf"^lang must be one of 'ko', 'en'\. Received: lang='{lang}'\.$"
    with pytest.raises(ValueError, match=expected):
        fl.set_language(lang)
    with pytest.raises(ValueError, match=expected):
        fl.class_names(lang=lang)


def test_an_unknown_language_in_the_environment_is_named(monkeypatch):
    monkeypatch.setenv("FMNIST_LEARN_LANG", "fr")
    with pytest.raises(ValueError, match="^FMNIST_LEARN_LANG must be one of"):
        fl.class_names()


def test_class_names():
    assert fl.class_names(lang="en")[:3] == ("T-shirt/top", "Trouser", "Pullover")
    assert fl.class_names(lang="ko")[8:] == ("가방", "앵클 부츠")
    assert len(fl.class_names()) == 10
