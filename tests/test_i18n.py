import locale
import re

import numpy as np
import pytest

import fmnist_learn as fl
from fmnist_learn._checks import check_labels
from fmnist_learn.i18n import (
    Text,
    korean_first,
    refusal,
    resolve_language,
    warn,
)

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


RULE = Text(ko="문자열이어야 합니다", en="be a string")
REMEDY = Text(ko="따옴표를 쓰세요.", en="Use quotation marks.")
SAID = "name must be a string. Received: name=3. Use quotation marks."


def test_an_error_in_korean_keeps_its_english_sentence():
    error = refusal(TypeError, "name", RULE, 3, REMEDY)
    assert (type(error), str(error)) == (TypeError, SAID)
    assert not hasattr(error, "__notes__")
    fl.set_language("ko")
    error = refusal(TypeError, "name", RULE, 3, REMEDY)
    assert (type(error), str(error)) == (TypeError, SAID)
    said = "name: 문자열이어야 합니다. 받은 값: name=3. 따옴표를 쓰세요."
    assert error.__notes__ == [said]
    assert korean_first(error) == f"{said}\n{SAID}"


def test_what_was_received_is_described_in_both_languages():
    fl.set_language("ko")
    error = refusal(ValueError, "x", RULE, Text(ko="이미지 3개", en="3 images"))
    assert str(error) == "x must be a string. Received: x=3 images."
    assert error.__notes__ == ["x: 문자열이어야 합니다. 받은 값: x=이미지 3개."]


def test_values_go_into_both_sentences():
    text = Text(ko="{}개 중 {!r}", en="{1!r} of {0}")
    assert text.format(3, "a") == Text(ko="3개 중 'a'", en="'a' of 3")


def test_an_error_without_a_message_is_called_by_its_name():
    assert korean_first(KeyboardInterrupt()) == "KeyboardInterrupt"
    assert korean_first(OSError(2, "No such file"), "gone") == "gone"


def test_the_language_of_an_error_about_the_language_is_the_locales(monkeypatch):
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.setenv("FMNIST_LEARN_LANG", "fr")
    with pytest.raises(ValueError, match="^FMNIST_LEARN_LANG must be one of") as error:
        HELLO.to()
    said = (
        "FMNIST_LEARN_LANG: 'ko'나 'en'이어야 합니다. 받은 값: FMNIST_LEARN_LANG='fr'."
    )
    assert error.value.__notes__ == [said]


def test_a_warning_has_both_sentences_in_its_message():
    with pytest.warns(UserWarning, match="^hello$") as caught:
        warn(HELLO, stacklevel=1)
    assert caught[0].filename == __file__
    fl.set_language("ko")
    with pytest.warns(UserWarning, match="^hello\n안녕하세요$"):
        warn(HELLO, stacklevel=1)


REFUSED = {
    "lang": lambda: fl.class_names(lang="fr"),
    "val_size": lambda: fl.prepare_data(val_size=2),
    "path": lambda: fl.load_data("nowhere"),
    "logits": lambda: fl.ops.softmax([]),
    "strides": lambda: fl.ops.max_pool2d(IMAGE, strides=0),
    "pool_size": lambda: fl.ops.max_pool2d(IMAGE, 0),
    "concept": lambda: fl.explain("relo"),
    "name": lambda: fl.run_experiment("dropuot"),
    "source": lambda: fl.fix_code(3),
    "exc": lambda: fl.explain_error(3),
    "images": lambda: fl.evaluate(None, [[1]], [1]),
    "labels": lambda: check_labels("labels", np.array([3, 10]), 2),
}
IMAGE = np.zeros((1, 4, 4, 1))


def test_a_name_that_is_not_there_is_said_in_korean_as_well():
    fl.set_language("ko")
    with pytest.raises(
        AttributeError, match=r"Did you mean: 'plot_confusion'"
    ) as error:
        fl.plot_confusoin  # noqa: B018
    (note,) = error.value.__notes__
    assert (
        "이런 이름이 없습니다: 'plot_confusoin'. 비슷한 이름: 'plot_confusion'" in note
    )
    assert not hasattr(fl, "quaternion")


@pytest.mark.parametrize("name", REFUSED)
def test_errors_of_the_package_have_a_korean_note(name):
    with pytest.raises((ValueError, TypeError, OSError)) as english:
        REFUSED[name]()
    assert not hasattr(english.value, "__notes__")
    fl.set_language("ko")
    with pytest.raises(type(english.value)) as korean:
        REFUSED[name]()
    assert str(korean.value) == str(english.value)
    (note,) = korean.value.__notes__
    assert re.match(rf"{name}: .*니다\. (.*\. )?받은 값: {name}=", note)
    assert not re.search(" (must|of|with|from) ", note)


def test_class_names():
    assert fl.class_names(lang="en")[:3] == ("T-shirt/top", "Trouser", "Pullover")
    assert fl.class_names(lang="ko")[8:] == ("가방", "앵클 부츠")
    assert len(fl.class_names()) == 10
