"""Where trainings happen: here, in other processes, or not at all."""

import os
import signal
import threading

import pytest

import fmnist_learn as fl
from fmnist_learn.sweeps import _workers
from fmnist_learn.sweeps._workers import Platform, finished

# Not of this process: a worker that gets a task of it has to refuse.
ELSEWHERE = Platform(versions=(("keras", "0.1"),), policy="float32", threads=7)
TASKS = [(number,) for number in range(4)]


def squared(number):
    return number * number, os.getpid()


def test_with_one_process_it_is_this_one_and_the_order_is_kept():
    done = finished(squared, TASKS, ELSEWHERE, 1)
    assert list(done) == [(n * n, os.getpid()) for n in range(4)]
    # One task needs no other process, and none needs nothing.
    assert list(finished(squared, TASKS[:1], ELSEWHERE, 2)) == [(0, os.getpid())]
    assert list(finished(squared, [], ELSEWHERE, None)) == []


@pytest.mark.parametrize("n_jobs", [0, -2, 1.5, True, "2"])
def test_a_wrong_number_of_processes_is_refused_at_once(n_jobs):
    with pytest.raises(ValueError, match="n_jobs must be a whole number of at least 1"):
        finished(squared, TASKS, ELSEWHERE, n_jobs)


@pytest.mark.parametrize("backend", ["threading", "multiprocessing"])
def test_what_would_give_other_digits_or_hang_is_refused(backend):
    import joblib

    with (
        joblib.parallel_config(backend=backend, n_jobs=2),
        pytest.raises(ValueError, match="backend must be one of processes that start"),
    ):
        finished(squared, TASKS, ELSEWHERE, None)


def test_the_configuration_of_joblib_counts(monkeypatch):
    import joblib

    monkeypatch.setattr(_workers, "_room", lambda: pytest.fail("asked"))
    here = [(n * n, os.getpid()) for n in range(4)]
    for backend, n_jobs in (("loky", 1), ("sequential", 2)):
        with joblib.parallel_config(backend=backend, n_jobs=n_jobs):
            assert list(finished(squared, TASKS, ELSEWHERE, None)) == here


@pytest.mark.keras
@pytest.mark.parametrize(
    ("cores", "gib", "devices", "expected"),
    [
        (2, 16, ["cpu:0"], 2),
        (8, 8, ["cpu:0"], 2),
        (8, 1, ["cpu:0"], 1),
        (8, None, ["cpu:0"], 2),  # where the system does not say
        (8, 16, ["gpu:0"], 1),
    ],
)
def test_as_many_as_cores_and_memory_allow(monkeypatch, cores, gib, devices, expected):
    import joblib
    import keras

    monkeypatch.setattr(joblib, "effective_n_jobs", lambda n: cores)
    monkeypatch.setattr(_workers, "memory", lambda: gib)
    monkeypatch.setattr(keras.distribution, "list_devices", lambda: devices)
    assert _workers._room() == expected


@pytest.mark.keras
def test_the_number_of_threads_is_what_tensorflow_takes(monkeypatch):
    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", "3")
    assert Platform.here().threads == 3
    monkeypatch.delenv("TF_NUM_INTRAOP_THREADS")
    here = Platform.here()
    assert 1 <= here.threads <= os.cpu_count()
    facts = here.facts()
    assert facts["fmnist_learn"] == fl.__version__
    assert {"keras", "numpy", "policy", "threads"} < set(facts)


@pytest.mark.keras
def test_a_worker_of_another_kind_refuses(monkeypatch):
    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", "1")  # put back afterwards
    with pytest.raises(_workers._OtherPlatform, match=r"keras 3\S+ \(not 0\.1\)"):
        _workers._elsewhere(squared, ELSEWHERE, 3)
    os.environ.pop("TF_NUM_INTRAOP_THREADS")
    here = Platform.here()
    assert _workers._elsewhere(squared, here, 3) == (9, os.getpid())
    assert os.environ["TF_NUM_INTRAOP_THREADS"] == str(here.threads)


def killed(number):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.keras
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_other_processes_and_one_that_is_killed(monkeypatch):
    """In one test, since each of them imports Keras."""
    from joblib import parallel

    here = Platform.here()
    done = dict(finished(squared, TASKS, here, 2))
    assert set(done) == {0, 1, 4, 9}
    assert os.getpid() not in done.values()
    with (
        monkeypatch.context() as patched
    ):  # of a cluster: it is told, and asked nothing
        patched.setattr(parallel, "get_active_backend", lambda: (object(), None))
        assert dict(finished(squared, TASKS, here, 2)).keys() == {0, 1, 4, 9}
    fl.set_language("ko")
    with pytest.raises(
        RuntimeError, match="A process that was training has ended"
    ) as e:
        list(finished(killed, TASKS, here, 2))
    assert "n_jobs를 줄여" in e.value.__notes__[0]
    # Last, since it ends the others: new ones would have to import Keras.
    with pytest.raises(TypeError, match="build must be what can be sent to another"):
        list(finished(squared, [(threading.Lock(),)] * 2, here, 2))
