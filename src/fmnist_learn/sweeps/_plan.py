"""What a sweep is asked for: all of it is checked before anything is trained."""

import hashlib
import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import product
from math import isfinite
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from fmnist_learn._checks import (
    LAYOUT_OF_INPUT,
    check_at_least,
    check_fits_model,
    check_rate,
    check_seeds,
    one_shape,
)
from fmnist_learn.data import Layout, Splits, prepare_data
from fmnist_learn.i18n import Text, refusal
from fmnist_learn.recipes import BOOK_SEED
from fmnist_learn.sweeps._runs import OF_TRAIN, Settings, Value, of_build, of_train
from fmnist_learn.sweeps._store import Key, key

if TYPE_CHECKING:
    import keras

    Build = Callable[..., keras.Model]


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to train.

    Attributes:
        build: What makes a model.
        options: Of `train`, for every run that does not vary them.
        settings: Every combination.
        seeds: The seeds of each.
        models: A digest of the model of each run, if it is asked for.
        data: What they are trained on.
    """

    build: "Build"
    options: Settings
    settings: list[Settings]
    seeds: list[int]
    models: dict[Key, str]
    data: Splits


def planned(  # noqa: PLR0917 - one call, with what it was given
    build: "Build",
    grid: Mapping[str, Sequence[Value]],
    data: Splits | None,
    seeds: int | Sequence[int],
    limit: int | None,
    options: Mapping[str, object],
    usual: Mapping[str, object],
    *,
    described: bool,
) -> Plan:
    """Check everything; `usual` is what the options are if they are not given."""
    if not callable(build):
        rule = Text(
            ko="모델을 돌려주는 함수여야 합니다",
            en="be a function that returns a model",
        )
        raise refusal(TypeError, "build", rule, repr(build))
    if data is not None and not isinstance(data, Splits):
        rule = Text(
            ko="prepare_data()가 반환한 Splits여야 합니다",
            en="be the Splits that prepare_data() returns",
        )
        raise refusal(TypeError, "data", rule, type(data).__name__)
    settings = _combinations(build, grid)
    for name in grid:
        if name in options and options[name] != usual[name]:
            rule = Text(
                ko="grid에서 바꾸어 보면 따로 주지 않아야 합니다",
                en="not be given where the grid varies it",
            )
            raise refusal(ValueError, name, rule, repr(options[name]))
    numbers = check_seeds("seeds", seeds, first=BOOK_SEED)
    models = [_model(build, one, options, data) for one in settings]
    checked = {name: _plain(name, value) for name, value in options.items()}
    if data is None:
        data = prepare_data(layout=_layout(models))
    data = _to_train_on(data, limit)
    digests = {
        key(one, seed): digest
        for one, model in zip(settings, models, strict=True)
        for digest in ([_digest(model)] if described else [])
        for seed in numbers
    }
    return Plan(build, checked, settings, numbers, digests, data)


def can_vary(build: "Build") -> list[str]:
    """The names that a grid may have: of arguments of `build`, and of `train`."""
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    parameters = inspect.signature(build).parameters.values()
    return [*(one.name for one in parameters if one.kind in named), *OF_TRAIN]


def _combinations(
    build: "Build", grid: Mapping[str, Sequence[Value]]
) -> list[Settings]:
    """Every combination of the settings, the last one changing fastest."""
    if not isinstance(grid, Mapping):
        rule = Text(
            ko="설정의 이름마다 값의 리스트를 담은 딕셔너리여야 합니다",
            en="be a dictionary with a list of values for the name of each setting",
        )
        raise refusal(TypeError, "grid", rule, repr(grid))
    known, signature = can_vary(build), inspect.signature(build)
    takes_any = any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values())
    for name in grid:
        if known.count(name) > 1:
            rule = Text(
                ko="build와 train 가운데 하나의 매개변수만 가리켜야 합니다",
                en="name arguments of build or of train, not of both",
            )
            raise refusal(ValueError, "grid", rule, repr(name))
        if name not in known and not takes_any:
            near = get_close_matches(str(name), known, n=1)
            listed = ", ".join(known)
            rule = Text(
                ko=f"build나 train의 매개변수만 담아야 합니다: {listed}",
                en=f"name arguments of build or of train: {listed}",
            )
            remedy = Text(
                ko="".join(f"비슷한 이름: {one!r}." for one in near),
                en="".join(f"Did you mean {one!r}?" for one in near),
            )
            raise refusal(ValueError, "grid", rule, repr(name), remedy)
    columns = [_column(name, values) for name, values in grid.items()]
    settings = [dict(zip(grid, values, strict=True)) for values in product(*columns)]
    try:
        signature.bind(**of_build(settings[0]))
    except TypeError as error:
        rule = Text(
            ko="build에 꼭 있어야 하는 매개변수를 모두 담아야 합니다",
            en="hold every argument that build needs",
        )
        raise refusal(TypeError, "grid", rule, f"{dict(grid)} ({error})") from error
    return settings


def _column(name: str, values: object) -> list[Value]:
    listed = _as_list(values)
    if not listed:
        rule = Text(
            ko="설정마다 값을 하나 이상 리스트로 주어야 합니다",
            en="hold a list of at least one value for each setting",
        )
        raise refusal(ValueError, "grid", rule, {name: values})
    column = [_plain(name, value) for value in listed]
    if len(set(column)) < len(column):
        rule = Text(
            ko="같은 값은 한 번만 주어야 합니다", en="hold every value only once"
        )
        raise refusal(ValueError, "grid", rule, {name: values})
    return column


def _as_list(values: object) -> list[object]:
    """The values; none where they are no list, such as a string."""
    values = _own(values)
    if isinstance(values, str | bytes) or not isinstance(values, Sequence):
        return []
    return [_own(value) for value in values]


def _own(value: object) -> object:
    """Python's own where it is NumPy's."""
    return value.tolist() if isinstance(value, np.generic | np.ndarray) else value


def _plain(name: str, value: object) -> Value:
    """A value that a line of the store can hold, and that reads the same again."""
    value = _own(value)
    parts: Iterable[object] = (value,)
    if isinstance(value, list | tuple):
        value = parts = tuple(map(_own, value))
    if not all(
        one is None
        or isinstance(one, str | int)
        or (isinstance(one, float) and isfinite(one))
        for one in parts
    ):
        rule = Text(
            ko="유한한 수, 문자열, True, False, None이나 그 튜플이어야 합니다",
            en="be a finite number, a text, True, False, None or a tuple of them",
        )
        raise refusal(TypeError, name, rule, repr(value))
    return cast("Value", value)


def _model(
    build: "Build",
    settings: Settings,
    options: Mapping[str, object],
    data: Splits | None,
) -> "keras.Model":
    """Build the model of one combination, and see that it can be trained."""
    from fmnist_learn._keras import keras, start  # noqa: PLC0415 - who trains needs it
    from fmnist_learn._optimizers import (  # noqa: PLC0415 - the same
        check_patience,
        find_optimizer,
    )

    start()
    chosen: dict[str, Any] = {**options, **of_train(settings)}
    for name in ("epochs", "batch_size"):
        check_at_least(name, chosen[name], 1)
    check_patience(chosen["patience"], chosen["schedule"])
    if chosen["label_smoothing"] is not None:
        check_rate("label_smoothing", chosen["label_smoothing"])
    if not isinstance(chosen["optimizer"], str):
        rule = Text(
            ko="훈련마다 새로 만들 수 있게 이름으로 주어야 합니다",
            en="be a name, since every run needs an optimizer of its own",
        )
        raise refusal(TypeError, "optimizer", rule, repr(chosen["optimizer"]))
    find_optimizer(
        chosen["optimizer"], chosen["learning_rate"], schedule=chosen["schedule"]
    )
    model = build(**of_build(settings))
    if not isinstance(model, keras.Model):
        rule = Text(ko="케라스 모델을 돌려주어야 합니다", en="return a Keras model")
        raise refusal(TypeError, "build", rule, type(model).__name__)
    if data is not None:
        check_fits_model("train_scaled", data.train_scaled, model)
    return model


def _layout(models: "list[keras.Model]") -> Layout:
    """In which shape all of the models take an image."""
    shapes = {one_shape(model, "input") for model in models}
    layouts = {LAYOUT_OF_INPUT.get(shape or ()) for shape in shapes}
    if len(layouts) > 1 or layouts == {None}:
        rule = Text(
            ko="모델들이 받는 이미지의 크기가 서로 다르거나 보통과 다르면 주어야 "
            "합니다",
            en="be given where the models take images of different shapes, or of an "
            "unusual one",
        )
        received = Text(ko=f"None, 크기는 {shapes}", en=f"None, with shapes {shapes}")
        raise refusal(ValueError, "data", rule, received)
    return cast("Layout", layouts.pop())


def _to_train_on(data: Splits, limit: int | None) -> Splits:
    """The first images of the training set, and the whole validation set.

    The test set decides nothing here, and need not go to other processes.
    """
    count = len(data.train_target)
    limit = count if limit is None else check_at_least("limit", limit, 1)
    if limit > count:
        rule = Text(
            ko=f"훈련 이미지 {count}개 이하여야 합니다",
            en=f"be at most the {count} images to train on",
        )
        raise refusal(ValueError, "limit", rule, repr(limit))
    return replace(
        data,
        train_scaled=data.train_scaled[:limit],
        train_target=data.train_target[:limit],
        test_scaled=data.test_scaled[:0],
        test_target=data.test_target[:0],
    )


def _digest(model: "keras.Model") -> str:
    """A name for what Keras knows of a model: its layers and all their arguments.

    Keras numbers layers without a name as it makes them, so the number is left out.
    """
    try:
        described = re.sub(r'_\d+(?=")', "", model.to_json())
    except NotImplementedError as error:
        rule = Text(
            ko="store를 주려면 케라스가 나타낼 수 있는 모델을 돌려주어야 합니다",
            en="return a model that Keras can describe, if there is a store",
        )
        remedy = Text(
            ko="직접 만든 층이나 모델에 get_config()를 쓰세요.",
            en="Give layers and models of your own a get_config().",
        )
        received = type(model).__name__
        raise refusal(TypeError, "build", rule, received, remedy) from error
    return hashlib.sha256(described.encode()).hexdigest()[:16]
