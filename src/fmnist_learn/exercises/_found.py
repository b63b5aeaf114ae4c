"""The exercises that there are: those of the course, and those of a folder."""

import difflib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from fmnist_learn._checks import did_you_mean
from fmnist_learn.exercises import tasks
from fmnist_learn.exercises._kinds import AnyExercise
from fmnist_learn.i18n import Text, bilingual, refusal


def found(folder: Path | None = None) -> dict[str, AnyExercise]:
    """All exercises in the order of the course, with those of a folder.

    The files of an instructor have the form of those of the package; what begins with
    an underscore is none. ValueError if one cannot be used.
    """
    known = list(_of_the_course())
    names = {one.name for one in known}
    for one in _of(folder) if folder else ():
        if one.name in names:
            twice = Text(
                ko="두 연습 문제의 이름이 같습니다: {}",
                en="Two exercises have the same name: {}",
            )
            raise bilingual(ValueError, twice.format(one.name))
        names.add(one.name)
        known.append(one)
    known.sort(key=lambda one: (one.section, one.place, one.name))
    return {one.name: one for one in known}


def named(name: str, folder: Path | None = None) -> AnyExercise:
    """The exercise of that name, or an error that suggests others."""
    rule = Text(ko="연습 문제의 이름이어야 합니다", en="be the name of an exercise")
    if not isinstance(name, str):
        raise refusal(TypeError, "name", rule, repr(name))
    known = found(folder)
    key = "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
    if (one := known.get(key)) is None:
        near = difflib.get_close_matches(key, known, n=3, cutoff=0.6)
        remedy = did_you_mean(near, "list_exercises()")
        raise refusal(ValueError, "name", rule, repr(name), remedy)
    return one


@cache
def _of_the_course() -> tuple[AnyExercise, ...]:
    modules = (
        import_module(f"{tasks.__name__}.{module.name}")
        for module in pkgutil.iter_modules(tasks.__path__)
    )
    return tuple(module.EXERCISE for module in modules)


def _of(folder: Path) -> Iterator[AnyExercise]:
    if not folder.is_dir():
        rule = Text(ko="연습 문제가 든 폴더여야 합니다", en="be a folder of exercises")
        raise refusal(ValueError, "folder", rule, repr(str(folder)))
    for path in sorted(folder.glob("[!_]*.py")):
        spec = spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:  # only on: no system, for a .py file
            continue
        module = module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except (Exception, SystemExit) as error:
            fails = Text(
                ko="{}: 읽다가 {} 오류가 났습니다: {}",
                en="{} stops with {}: {}",
            ).format(path, type(error).__name__, error)
            raise bilingual(ValueError, fails) from error
        one = getattr(module, "EXERCISE", None)
        if not isinstance(one, AnyExercise):
            none = Text(
                ko="{}: `EXERCISE = FunctionExercise(...)`나 "
                "`EXERCISE = ValueExercise(...)`가 없습니다.",
                en="{} has no `EXERCISE = FunctionExercise(...)` or "
                "`EXERCISE = ValueExercise(...)`.",
            ).format(path)
            raise bilingual(ValueError, none)
        yield one
