"""Where the trainings happen: this process, others on this machine, or a cluster."""

import os
import random
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from importlib.util import module_from_spec
from pickle import PicklingError
from typing import TYPE_CHECKING, Any, TypeVar, cast

import fmnist_learn
from fmnist_learn._checks import check_at_least
from fmnist_learn._machine import memory
from fmnist_learn.data import Splits
from fmnist_learn.i18n import Text, bilingual, refusal

if TYPE_CHECKING:
    from importlib.abc import Loader

    import distributed

Result = TypeVar("Result")
Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
# Measured at its peak on the whole data, of the dense network as of the CNN: 1,230 MiB
# in the first training, 1,490 MiB after four. Of that, 460 MiB are the data and the
# libraries, which the processes of one machine share.
_GIB_OF_A_WORKER = 1.5
# A worker of Dask may have several threads, yet has one generator of random numbers.
_ALONE = threading.Lock()


class _OtherPlatform(Exception):
    """What is not the same in another process."""


@dataclass(frozen=True, slots=True)
class Platform:
    """What the digits of a training depend on besides its recipe."""

    versions: tuple[tuple[str, str], ...]
    policy: str
    threads: int

    @classmethod
    def here(cls) -> "Platform":
        """This process, and the machine that it runs on."""
        from fmnist_learn._keras import keras, start  # noqa: PLC0415 - takes its time

        start()
        backend = keras.backend.backend()
        modules = (fmnist_learn, keras, import_module(backend), import_module("numpy"))
        return cls(
            versions=tuple((one.__name__, one.__version__) for one in modules),
            policy=keras.config.dtype_policy().name,
            threads=_threads(),
        )

    def facts(self) -> dict[str, str | int]:
        """By name."""
        return {**dict(self.versions), "policy": self.policy, "threads": self.threads}


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
) -> Generator[Result, None, None]:
    """What `function` returns for each of the tasks, as they finish.

    `n_jobs` is 1 for this process, None for as many as cores and memory allow, or as
    `joblib.parallel_config` says; -1 for as many as there are cores.
    """
    import joblib  # noqa: PLC0415 - only who trains needs it
    from joblib.parallel import BACKENDS, get_active_backend  # noqa: PLC0415 - the same

    if n_jobs is not None and n_jobs != -1:
        check_at_least("n_jobs", n_jobs, 1)
    backend, configured = get_active_backend()
    if isinstance(backend, (BACKENDS["threading"], BACKENDS["multiprocessing"])):
        # Threads share the one generator of random numbers, and a fork of a process
        # in which TensorFlow runs waits for ever.
        rule = Text(
            ko="loky나 dask처럼 프로세스를 새로 시작하는 것이어야 합니다",
            en="be one of processes that start afresh, such as loky or dask",
        )
        raise refusal(ValueError, "backend", rule, type(backend).__name__)
    if isinstance(backend, (BACKENDS["loky"], BACKENDS["sequential"])):
        wanted = joblib.effective_n_jobs(n_jobs or configured or _room())
        n_jobs = min(len(tasks), wanted)
    if n_jobs in {0, 1}:
        return (function(*task) for task in tasks)
    client = getattr(backend, "client", None)  # of Dask
    return _from_others(
        partial(_on_dask, client)
        if client is not None
        else joblib.Parallel(n_jobs=n_jobs, return_as="generator_unordered"),
        (joblib.delayed(_elsewhere)(function, platform, *task) for task in tasks),
    )


def _from_others(
    parallel: Callable[..., Iterator[Result]], calls: Iterator[Any]
) -> Generator[Result, None, None]:
    """The results of other processes, or why there are no more."""
    try:
        yield from parallel(calls)
    except BrokenProcessPool as error:
        ended = Text(
            ko="훈련하던 프로세스가 갑자기 끝났습니다. 메모리가 모자라서 그랬을 수 "
            "있습니다. n_jobs를 줄여 다시 시작하세요. store를 주었다면 그때까지 끝난 "
            "훈련은 남아 있습니다.",
            en="A process that was training has ended, perhaps because there was too "
            "little memory. Start again with fewer n_jobs; with a store, what had "
            "finished is kept.",
        )
        raise bilingual(RuntimeError, ended) from error
    except _OtherPlatform as error:
        rule = Text(
            ko="훈련하는 모든 컴퓨터에서 같아야 합니다",
            en="be the same wherever a sweep trains",
        )
        remedy = Text(
            ko="모든 컴퓨터에 같은 버전을 설치하고, 환경 변수 "
            "TF_NUM_INTRAOP_THREADS는 정하지 마세요.",
            en="Install the same versions everywhere, and leave the environment "
            "variable TF_NUM_INTRAOP_THREADS unset.",
        )
        raise refusal(RuntimeError, "environment", rule, f"{error}", remedy) from error
    except PicklingError as error:
        rule = Text(
            ko="다른 프로세스로 보낼 수 있어야 합니다",
            en="be what can be sent to another process",
        )
        remedy = Text(
            ko="n_jobs=1이면 지금 프로세스에서 훈련합니다.",
            en="With n_jobs=1 this process trains.",
        )
        raise refusal(TypeError, "build", rule, f"{error}", remedy) from error


def _on_dask(
    client: "distributed.Client", calls: Iterator[Call]
) -> Generator[Any, None, None]:
    """What joblib's own way does as long as no worker is lost.

    That scatters the data, which is gone with the worker that has it. Here the data is
    a task: it goes to each worker once, and is made again wherever it is lost.
    """
    import dask  # noqa: PLC0415 - as above
    from distributed import as_completed  # noqa: PLC0415 - the same

    wanted = list(calls)
    shared = {
        id(one): one for _, what, _ in wanted for one in what if isinstance(one, Splits)
    }
    # It warns of what is large, and would have it scattered.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
        data = {
            key: client.submit(replace, one, pure=False) for key, one in shared.items()
        }
    futures = [
        client.submit(function, *(data.get(id(one), one) for one in what), pure=False)
        for function, what, _ in wanted
    ]
    for future in as_completed(futures):  # type: ignore[no-untyped-call]
        yield future.result()


def _elsewhere(
    function: Callable[..., Result], platform: Platform, *what: Any
) -> Result:
    """The same in another process: to the last digit, or not at all."""
    # Read when TensorFlow computes for the first time, and never again. Two workers
    # share the cores as the system sees fit: with fewer threads for each the last
    # digits of a convolution would be others.
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", str(platform.threads))
    wanted, there = platform.facts(), Platform.here().facts()
    if there != wanted:
        raise _OtherPlatform(
            ", ".join(
                f"{name} {there.get(name)} (not {wanted.get(name)})"
                for name in {**wanted, **there}
                if there.get(name) != wanted.get(name)
            )
        )
    _keep_dask_out_of_the_seeds()
    with _ALONE:
        return function(*what)


def _keep_dask_out_of_the_seeds() -> None:
    """Give the threads of Dask a `random` of their own.

    Keras takes its seeds from Python's generator, and Dask draws from it too, in a
    thread beside the training: when a worker is lost, how long to wait for another.
    """
    own = module_from_spec(random.__spec__)
    cast("Loader", random.__spec__.loader).exec_module(own)
    for name, module in [*sys.modules.items()]:
        of_dask = name.partition(".")[0] in {"dask", "distributed", "tornado"}
        if of_dask and getattr(module, "random", None) is random:
            vars(module)["random"] = own


def _room() -> int:
    """How many workers the machine has room for; one where they would share a GPU.

    Each takes its share of half of the memory, and of the cores.
    """
    import joblib  # noqa: PLC0415 - as above

    from fmnist_learn._keras import keras  # noqa: PLC0415 - as above

    if not keras.distribution.list_devices()[0].startswith("cpu"):
        return 1
    total = memory()
    fitting = int(total / 2 / _GIB_OF_A_WORKER) if total else 2
    return max(1, min(int(joblib.effective_n_jobs(-1)), fitting))
