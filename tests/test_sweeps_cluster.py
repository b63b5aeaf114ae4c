"""A sweep on a cluster of Dask: what is lost with a worker is done again."""

import os
import random
import signal
import threading
from itertools import count

import pytest

import fmnist_learn as fl
from conftest import small
from fmnist_learn import sweeps
from fmnist_learn.sweeps import _workers
from fmnist_learn.sweeps._workers import Platform, finished

# The extra `cluster` is installed wherever TensorFlow is tested: .ci/run.
pytestmark = [
    pytest.mark.keras,
    pytest.mark.tensorflow,
    # Of Dask itself, when it looks for a free port.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

pickled = count()


class Counted(fl.Splits):
    """Data that knows how often it is sent from here."""

    def __reduce__(self):
        next(pickled)
        return super().__reduce__()


@pytest.fixture
def client():
    """Two workers, each a process of its own with one thread.

    For each test: Dask does not always start one that was killed again.
    """
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def on_dask(client):
    import joblib

    with joblib.parallel_config(backend="dask"):
        yield


def kill(pid):
    os.kill(pid, signal.SIGKILL)


def digits(run):
    return run.settings, run.seed, run.loss, run.accuracy, run.val_loss


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_worker_is_killed_and_nothing_is_missing_or_different(
    client, on_dask, tmp_path, monkeypatch
):
    data = Counted(**vars_of(small("flat", 200, 50, 10)))
    grid = {"optimizer": ["adam", "sgd"]}
    options = {"seeds": 3, "epochs": 1, "verbose": 0}
    here = fl.sweep(fl.build_dense, grid, data, n_jobs=1, **options)
    victim, *_ = client.run(os.getpid).values()
    lines, add = [], sweeps.Store.add

    def added(store, run):
        add(store, run)
        lines.append(store.path.read_bytes().count(b"\n"))
        if len(lines) == 2:
            kill(victim)

    monkeypatch.setattr(sweeps.Store, "add", added)
    before, store = next(pickled), tmp_path / "store"
    there = fl.sweep(fl.build_dense, grid, data, store=store, **options)
    assert [digits(run) for run in there.runs] == [digits(run) for run in here.runs]
    assert lines == [2, 3, 4, 5, 6, 7]  # each run at once, after the line of all
    assert victim not in client.run(os.getpid).values()
    assert next(pickled) - before < len(there.runs)  # not once for each


def vars_of(data):
    return {name: getattr(data, name) for name in data.__slots__}


def images(data, number):
    return len(data.train_scaled) + number


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_data_that_is_lost_with_every_worker_is_sent_again(client):
    data = small("flat", 20, 10, 10)
    calls = [(images, (data, number), {}) for number in range(6)]
    done = _workers._on_dask(client, iter(calls))
    found = [next(done)]
    for pid in client.run(os.getpid).values():
        kill(pid)
    assert sorted([*found, *done]) == [20, 21, 22, 23, 24, 25]


def with_other_threads():
    os.environ["TF_NUM_INTRAOP_THREADS"] = "77"


def test_a_worker_that_would_give_other_digits_is_refused(client, on_dask):
    client.run(with_other_threads)
    fl.set_language("ko")
    with pytest.raises(RuntimeError, match="environment must be the same") as caught:
        list(finished(pow, [(2, 3)], Platform.here(), None))
    threads = Platform.here().threads
    assert f"environment=threads 77 (not {threads}). Install" in str(caught.value)
    assert "모든 컴퓨터에 같은 버전을 설치하고" in caught.value.__notes__[0]


INSIDE = threading.Lock()


def alone(number):
    with_nobody = INSIDE.acquire(blocking=False)
    threading.Event().wait(0.05)
    INSIDE.release()
    return with_nobody, number


def test_threads_of_one_process_train_one_after_the_other(monkeypatch):
    import joblib
    from distributed import Client
    from distributed.comm import core

    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", "1")  # put back afterwards
    monkeypatch.setattr(core, "random", random)
    with (
        Client(
            processes=False, n_workers=1, threads_per_worker=4, dashboard_address=None
        ),
        joblib.parallel_config(backend="dask"),
    ):
        done = set(finished(alone, [(n,) for n in range(8)], Platform.here(), None))
        assert done == {(True, number) for number in range(8)}
        # One job stays in this thread, whatever there is besides.
        elsewhere = Platform(versions=(), policy="", threads=0)
        assert list(finished(pow, [(2, 3), (3, 2)], elsewhere, 1)) == [8, 9]
    # Nor do the threads of Dask draw from the generator that a training has seeded.
    before = random.getstate()
    assert 0 <= core.random.uniform(0, 1) <= 1
    assert random.getstate() == before
