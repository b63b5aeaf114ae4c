"""What `explain_error` says of the real errors in `real_errors`."""

import shutil
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

import fmnist_learn as fl
import learner
import real_errors
from fmnist_learn.doctor import RULES

CASES = [
    (module.name, case)
    for module in iter_modules(real_errors.__path__)
    for case in import_module(f"real_errors.{module.name}").CASES
]
LEAST_CASES, LEAST_KNOWN = 150, 0.9


def test_they_are_many_and_distinct():
    assert len(CASES) >= LEAST_CASES
    for part in (lambda case: case.title, lambda case: case.code):
        parts = [part(case) for _, case in CASES]
        assert len(set(parts)) == len(parts)


def test_their_causes_are_rules():
    names = {rule.name for rule in RULES if "error" in rule.where}
    for _, case in CASES:
        assert set(case.rules.split()) <= names, case.title
        assert case.rules or not case.says


class NotInstalled:
    """Finds no module of one package, as if it were not installed."""

    def __init__(self, package):
        self.package = package

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == self.package:
            message = f"No module named {name!r}"
            raise ModuleNotFoundError(message, name=name)


def explained(case, monkeypatch):
    """The error of a case, and its explanation in both languages."""
    space = learner.names(case.code)
    if case.without:
        monkeypatch.setattr(
            sys, "meta_path", [NotInstalled(case.without), *sys.meta_path]
        )
        for name in list(sys.modules):
            if name.partition(".")[0] == case.without:
                monkeypatch.delitem(sys.modules, name)
    error, caught, _ = learner.run(case.code, space)
    if error is None and caught:
        error = caught[-1].message
    assert error is not None, f"{case.title}: no error"
    return error, [fl.explain_error(error, lang=lang) for lang in ("en", "ko")]


def judged(case, error, english, korean):
    """What is wrong with an explanation; empty of a right one."""
    told = "\n".join((english.remedy, english.instead, english.example))
    if (english.rule or "") not in (case.rules.split() or [""]):
        return f"takes it for {english.rule}"
    if case.says not in told:
        return f"does not say {case.says}"
    if case.never and case.never in told:
        return f"says {case.never}"
    if not english.place:
        return "does not say where"
    same = ("rule", "error", "line", "instead", "example", "section", "concept")
    if any(getattr(english, part) != getattr(korean, part) for part in same):
        return "says another thing in Korean"
    return ""


def judge(cases, folder, monkeypatch):
    """Explain the errors of some cases: the faults, and how many are known."""
    import keras

    # With it, Keras takes the process for a notebook, and only prints some errors.
    monkeypatch.delitem(sys.modules, "IPython.core.magics.namespace", raising=False)
    faults, known = [], 0
    for module, case in cases:
        here = folder / "here"
        here.mkdir()
        with monkeypatch.context() as patch:
            patch.chdir(here)
            error, (english, korean) = explained(case, patch)
        shutil.rmtree(here)
        keras.backend.clear_session(free_memory=False)
        known += english.rule is not None
        if fault := judged(case, error, english, korean):
            faults.append(f"{module}: {case.title}: {fault} ({error!r:.200})")
    return faults, known


@pytest.mark.keras
@pytest.mark.sklearn
@pytest.mark.tensorflow
def test_the_causes_are_right_and_the_unknown_is_said_to_be(tmp_path, monkeypatch):
    cases = [(module, case) for module, case in CASES if not case.newest]
    faults, known = judge(cases, tmp_path, monkeypatch)
    assert not faults, "\n".join(faults)
    assert known >= LEAST_KNOWN * len(cases)


@pytest.mark.keras
@pytest.mark.tensorflow
@pytest.mark.newest
def test_the_causes_of_what_only_the_newest_versions_raise(tmp_path, monkeypatch):
    cases = [(module, case) for module, case in CASES if case.newest]
    faults, _ = judge(cases, tmp_path, monkeypatch)
    assert not faults, "\n".join(faults)
