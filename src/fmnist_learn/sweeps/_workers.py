"""Where the trainings happen: this process, others on this machine, or a cluster."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, TypeVar

from fmnist_learn._machine import memory
from fmnist_learn.i18n import Text, refusal

Result = TypeVar("Result")
# Of a process that trains the CNN on the whole data, the data itself included.
_GIB_OF_A_WORKER = 1.5


@dataclass(frozen=True, slots=True)
class Platform:
    """What the digits of a training depend on besides its recipe."""

    versions: tuple[tuple[str, str], ...]
    backend: str
    threads: int

    @classmethod
    def here(cls) -> "Platform":
        """This process, and the machine that it runs on."""
        import keras

        packages = ("fmnist-learn", "keras", keras.backend.backend(), "numpy")
        return cls(
            versions=tuple((name, version(name)) for name in packages),
            backend=keras.backend.backend(),
            threads=_threads(),
        )


def _threads() -> int:
    """How many threads TensorFlow uses for one operation.

    The sum of a convolution's gradients is cut into as many parts, so that its last
    digits depend on them.
    """
    if chosen := os.environ.get("TF_NUM_INTRAOP_THREADS"):
        return int(chosen)
    if hasattr(os, "sched_getaffinity"):  # only on: Linux
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # only on: other systems


def finished(
    function: Callable[..., Result],
    tasks: Sequence[tuple[Any, ...]],
    platform: Platform,
    n_jobs: int | None,
) -> Iterator[Result]:
    """What `function` returns for each of the tasks, as they finish.

    `n_jobs` is 1 for this process, None for as many as cores and memory allow, or as
    `joblib.parallel_config` says.
    """
    import joblib
    from joblib.parallel import BACKENDS, get_active_backend

    backend, configured = get_active_backend()
    if isinstance(backend, (BACKENDS["threading"], BACKENDS["multiprocessing"])):
        # Threads share the one generator of random numbers, and a fork of a process
        # in which TensorFlow runs waits for ever.
        rule = Text(
            ko="loky나 dask처럼 새로 시작한 프로세스여야 합니다",
            en="be of processes that start afresh, as loky and dask",
        )
        raise refusal(ValueError, "backend", rule, type(backend).__name__)
    here = isinstance(backend, BACKENDS["loky"])
    if n_jobs is None and here and configured == 1:
        n_jobs = min(joblib.effective_n_jobs(-1), _room())
    if not tasks or (here and min(len(tasks), n_jobs or 1) == 1):
        yield from (function(*task) for task in tasks)
        return
    parallel = joblib.Parallel(n_jobs=n_jobs, return_as="generator_unordered")
    yield from parallel(
        joblib.delayed(_elsewhere)(function, platform, *task) for task in tasks
    )


def _elsewhere(
    function: Callable[..., Result], platform: Platform, *what: Any
) -> Result:
    """The same in another process: to the last digit, or not at all."""
    # Read when TensorFlow computes for the first time, not when it is imported. Two
    # workers share the cores as the system sees fit: fewer threads for each would be
    # hardly faster, and give other digits.
    os.environ["TF_NUM_INTRAOP_THREADS"] = str(platform.threads)
    there = Platform.here()
    if there != platform:
        rule = Text(
            ko="훈련하는 모든 컴퓨터에서 같아야 합니다",
            en="be the same wherever a sweep trains",
        )
        raise refusal(RuntimeError, "environment", rule, f"{there}, not {platform}")
    return function(*what)


def _room() -> int:
    """How many workers the memory allows, if each may take its share of half of it."""
    total = memory()
    return max(1, int(total / 2 / _GIB_OF_A_WORKER)) if total else 1
