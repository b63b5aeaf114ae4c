"""Settings compared over seeds: one training proves little.

Keras, SciPy and joblib are imported by the first sweep, not by this module.
"""

import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Literal

from fmnist_learn._checks import check_choice
from fmnist_learn._progress import with_progress
from fmnist_learn.data import Splits
from fmnist_learn.sweeps._plan import can_vary, planned
from fmnist_learn.sweeps._runs import Run, Value, run
from fmnist_learn.sweeps._store import Key, Store, digest_of_data, key
from fmnist_learn.sweeps._workers import Platform, finished
from fmnist_learn.sweeps.comparison import Comparison
from fmnist_learn.sweeps.results import Summary, SweepResult

if TYPE_CHECKING:
    import keras

    from fmnist_learn._optimizers import Schedule

__all__ = ["Comparison", "Run", "Summary", "SweepResult", "can_vary", "sweep"]


def sweep(
    build: "Callable[..., keras.Model]",
    grid: Mapping[str, Sequence[Value]],
    data: Splits | None = None,
    *,
    seeds: int | Sequence[int] = 5,
    optimizer: str = "adam",
    learning_rate: float | None = None,
    schedule: "Schedule | None" = None,
    label_smoothing: float | None = None,
    epochs: int = 5,
    batch_size: int = 32,
    patience: int | None = None,
    limit: int | None = None,
    store: str | os.PathLike[str] | None = None,
    n_jobs: int | None = None,
    verbose: Literal[0, 1] = 1,
) -> SweepResult:
    """Train every combination of settings with every seed, and compare them.

    Each run sets its seed with `keras.utils.set_random_seed`, builds the model and
    trains it with `train`. It gives the same digits as those three calls alone, in this
    process or in another. All arguments are checked before the first run: for that
    every model is built once.

    Args:
        build: A function that returns a Keras model, such as `build_deep`.
        grid: The values to try of each setting, by the names of arguments of `build`
            and of `optimizer`, `learning_rate`, `schedule`, `label_smoothing`,
            `epochs`, `batch_size` or `patience` of `train`; `{}` trains one setting.
            Values are numbers, texts, True, False, None or tuples of them.
        data: The Splits to train on; None is the whole Fashion-MNIST in the shape that
            the models take.
        seeds: How many seeds, from 42 on, or a list of seeds.
        optimizer: As in `train`, for the runs that do not vary it; by name.
        learning_rate: As in `train`.
        schedule: As in `train`.
        label_smoothing: As in `train`; compare accuracies where the grid varies it.
        epochs: As in `train`.
        batch_size: As in `train`.
        patience: As in `train`; each run then counts with its best weights.
        limit: Train on this many images, the first; the validation set stays whole.
        store: A file that takes each run when it has finished. A sweep that is started
            again with it, with other values or seeds as well, does only what is
            missing. It is refused if it is of other data, options, versions or models;
            a model is known by its layers and their arguments, not by code of yours
            inside a layer.
        n_jobs: How many processes train at once: 1 is this one, -1 as many as there are
            cores, None as many as cores and memory allow, or as many as
            `joblib.parallel_config` says.
        verbose: 0 is silent, 1 shows a progress bar with the time left.

    Returns:
        Every run, the mean and the deviation of each setting, and what the seeds say.
        A training that diverges to nan is one of the runs.

    Raises:
        TypeError: If `build` is no function that returns a model, `data` is no
            Splits, or a value is not plain.
        ValueError: If a setting is unknown, has no values or one twice, a number is out
            of range, the data do not fit the models, or the store belongs to another
            sweep.
        OSError: If the store cannot be written, or another sweep is writing to it.
        RuntimeError: If a process that was training ended; what had finished is in the
            store.

    Example:
        >>> from fmnist_learn import build_deep, sweep
        >>> grid = {"hidden": [5, 50]}
        >>> result = sweep(build_deep, grid, seeds=2, epochs=1, limit=1000, verbose=0)
        >>> [run.seed for run in result.runs]
        [42, 43, 42, 43]
        >>> result.compare({"hidden": 50}, {"hidden": 5}).higher
        2

    Lessons 07-2 to 08-2. The generators of random numbers of this process are set to
    the seeds of the runs that it trains itself.

    --- 한국어 ---
    설정의 모든 조합을 모든 시드로 훈련하여 비교합니다.

    훈련할 때마다 `keras.utils.set_random_seed`로 시드를 정하고, 모델을 새로 만들어
    `train`으로 훈련합니다. 지금 프로세스에서 하든 다른 프로세스에서 하든, 이 세 가지를
    따로 실행한 것과 숫자가 똑같습니다. 첫 훈련을 시작하기 전에 매개변수를 모두
    확인하며, 이때 모델을 한 번씩 만들어 봅니다.

    Args:
        build: `build_deep`처럼 케라스 모델을 돌려주는 함수.
        grid: 설정마다 시험할 값. 이름은 `build`의 매개변수이거나 `train`의 `optimizer`,
            `learning_rate`, `schedule`, `label_smoothing`, `epochs`, `batch_size`,
            `patience`입니다. `{}`이면 설정 하나만 훈련합니다. 값은 수, 문자열, True,
            False, None이나 그 튜플입니다.
        data: 훈련할 Splits. None이면 모델이 받는 크기의 패션 MNIST 전체입니다.
        seeds: 42부터 셀 시드의 개수, 또는 시드의 리스트.
        optimizer: `train`과 같습니다. 바꾸어 보지 않는 훈련에 모두 쓰며, 이름으로
            적습니다.
        learning_rate: `train`과 같습니다.
        schedule: `train`과 같습니다.
        label_smoothing: `train`과 같습니다. 값을 바꾸어 보면 정확도로 비교하세요.
        epochs: `train`과 같습니다.
        batch_size: `train`과 같습니다.
        patience: `train`과 같습니다. 훈련마다 가장 좋은 가중치일 때의 값을 남깁니다.
        limit: 훈련에 쓸 이미지의 개수. 앞에서부터 씁니다. 검증 세트는 그대로입니다.
        store: 훈련이 하나 끝날 때마다 결과를 적는 파일. 같은 파일로 다시 시작하면 값과
            시드를 바꾸었더라도 남은 훈련만 합니다. 데이터, 옵션, 버전, 모델이 다른
            파일은 쓰지 않습니다. 모델이 같은지는 층과 층의 매개변수로 알아보며, 직접
            만든 층 안의 코드는 보지 않습니다.
        n_jobs: 동시에 훈련할 프로세스의 개수. 1이면 지금 프로세스에서 훈련하고, -1이면
            코어의 개수만큼, None이면 코어와 메모리가 허락하는 만큼, 또는
            `joblib.parallel_config`로 정한 만큼 씁니다.
        verbose: 0이면 조용하고, 1이면 남은 시간과 함께 진행 막대를 보여 줍니다.

    Returns:
        훈련 하나하나의 결과, 설정마다의 평균과 표준 편차, 시드가 말해 주는 결론. 손실이
        nan으로 발산한 훈련도 들어 있습니다.

    Raises:
        TypeError: `build`가 모델을 돌려주는 함수가 아니거나, `data`가 Splits가
            아니거나, 쓸 수 없는 값이 있을 때 발생합니다.
        ValueError: 모르는 설정이거나, 값이 없거나 겹칠 때, 수가 범위를 벗어났을 때,
            데이터가 모델에 맞지 않을 때, store가 다른 비교의 파일일 때 발생합니다.
        OSError: store에 쓸 수 없거나 다른 sweep이 쓰고 있을 때 발생합니다.
        RuntimeError: 훈련하던 프로세스가 끝나 버렸을 때 발생합니다. 그때까지 끝난
            훈련은 store에 있습니다.

    07-2절부터 08-2절까지. 지금 프로세스에서 훈련하면 이 프로세스의 난수 생성기도 훈련에
    쓴 시드로 바뀝니다.
    """
    check_choice("verbose", verbose, (0, 1))
    options = {
        "optimizer": optimizer,
        "learning_rate": learning_rate,
        "schedule": schedule,
        "label_smoothing": label_smoothing,
        "epochs": epochs,
        "batch_size": batch_size,
        "patience": patience,
    }
    parameters = inspect.signature(sweep).parameters
    usual = {name: parameters[name].default for name in options}
    plan = planned(
        build, grid, data, seeds, limit, options, usual, described=store is not None
    )
    recipe: dict[str, Value] = {
        "train": len(plan.data.train_target),
        "val": len(plan.data.val_target),
        **{name: value for name, value in plan.options.items() if name not in grid},
    }
    platform = Platform.here()
    # The seeds one after the other: what a kill leaves is complete for some of them.
    wanted = {
        key(settings, seed): (settings, seed)
        for seed in plan.seeds
        for settings in plan.settings
    }
    found: dict[Key, Run] = {}
    with ExitStack() as stack:
        kept = None
        if store is not None:
            common = {**recipe, **platform.facts(), "data": digest_of_data(plan.data)}
            kept = stack.enter_context(closing(Store(store, common, plan.models)))
            found.update(kept.runs)
        tasks = [
            (build, plan.options, settings, seed, plan.data)
            for one, (settings, seed) in wanted.items()
            if one not in found
        ]
        runs = finished(run, tasks, platform, n_jobs)
        # Closed at once where this ends early: the other processes stop as well.
        shown = with_progress(stack.enter_context(closing(runs)), len(tasks), verbose)
        for one in shown:
            found[key(one.settings, one.seed)] = one
            if kept is not None:
                kept.add(one)
    name = str(getattr(build, "__name__", type(build).__name__)).strip("<>")
    in_order = (key(one, seed) for one in plan.settings for seed in plan.seeds)
    return SweepResult({"build": name, **recipe}, tuple(found[one] for one in in_order))
