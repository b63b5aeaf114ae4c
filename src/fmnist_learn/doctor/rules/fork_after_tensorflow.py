"""Processes are forked after TensorFlow has started."""

import re
from collections.abc import Iterator

from fmnist_learn.doctor._program import Call, Imported, Program, canonical
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Match, first_argument, keyword, literal
from fmnist_learn.i18n import Text

_STARTS = re.compile(
    r"(keras|tensorflow)(\..*)?|fmnist_learn\.(build_\w+|load_pretrained|run_\w+|train)"
)
# On Linux these fork unless another way has been chosen for the whole program.
_BY_DEFAULT = {
    "multiprocessing.Pool",
    "multiprocessing.pool.Pool",
    "multiprocessing.Process",
    "concurrent.futures.ProcessPoolExecutor",
}
_METHODS = {"multiprocessing.get_context", "multiprocessing.set_start_method"}
_OF_JOBLIB = {"joblib.parallel_config", "joblib.parallel_backend"}


def _find(program: Program) -> Iterator[Match]:
    order = {unit: number for number, unit in enumerate(program.units)}
    used: list[Imported | Call] = [*program.imports, *program.calls]
    started = min(
        (
            (order[one.unit], one.unit.span(one.node)[0])
            for one in used
            if _STARTS.fullmatch(canonical(one.path))
        ),
        default=None,
    )
    if started is None:
        return
    chosen = any(
        call.path == "multiprocessing.set_start_method"
        and literal(first_argument(call.node, "method")) != "fork"
        for call in program.calls
    )
    for call in program.calls:
        if (order[call.unit], call.unit.span(call.node)[0]) > started and (
            _forks(call) or (call.path in _BY_DEFAULT and not chosen and _plain(call))
        ):
            yield call.unit.match("fork-after-tensorflow", call.node)


def _forks(call: Call) -> bool:
    """Whether it says so itself."""
    if call.path in _METHODS:
        return literal(first_argument(call.node, "method")) == "fork"
    if call.path in _OF_JOBLIB:
        return literal(first_argument(call.node, "backend")) == "multiprocessing"
    if call.path == "joblib.Parallel" and (backend := keyword(call.node, "backend")):
        return literal(backend.value) == "multiprocessing"
    return call.path == "os.fork"


def _plain(call: Call) -> bool:
    """Whether no other way of starting the processes is given to it."""
    return keyword(call.node, "mp_context") is None


_TRAINING = (
    "import keras\n"
    "def accuracy(seed):\n"
    "    keras.utils.set_random_seed(seed)\n"
    "    model = keras.Sequential([\n"
    "        keras.layers.Input(shape=(784,)),\n"
    "        keras.layers.Dense(10, activation='softmax')])\n"
    "    model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])\n"
    "    model.fit(train_scaled, train_target, verbose=0)\n"
    "    return model.evaluate(val_scaled, val_target, verbose=0)[1]\n"
    "print(accuracy(42))\n"
)

RULE = Rule(
    name="fork-after-tensorflow",
    title=Text(
        ko="텐서플로를 시작한 뒤에 프로세스를 복제(fork)합니다",
        en="Processes are forked after TensorFlow has started",
    ),
    cause=Text(
        ko="리눅스에서 `multiprocessing.Pool`은 지금 프로세스를 복제하는데, 텐서플로의 "
        "스레드는 복제되지 않습니다. 텐서플로로 계산한 뒤에 복제된 프로세스는 케라스를 "
        "쓰는 순간 오류 메시지도 없이 끝없이 기다립니다.",
        en="On Linux `multiprocessing.Pool` copies the process as it is, but without "
        "the threads of TensorFlow. Once TensorFlow has computed something, a copy "
        "that uses Keras waits for ever, with no error message.",
    ),
    remedy=Text(
        ko="`joblib.Parallel`처럼 프로세스를 새로 시작하는 것을 쓰거나 "
        "`multiprocessing.get_context('spawn')`의 `Pool`을 쓰세요. 여러 설정을 비교할 "
        "때는 `fmnist_learn.sweep`을 쓰세요.",
        en="Use `joblib.Parallel`, whose processes start afresh, or the `Pool` of "
        "`multiprocessing.get_context('spawn')`. To compare settings there is "
        "`fmnist_learn.sweep`.",
    ),
    section="07-2",
    concept="",
    broken=f"import multiprocessing\n{_TRAINING}"
    "with multiprocessing.Pool(2) as pool:\n"
    "    print(pool.map(accuracy, [43, 44]))\n",
    fixed=f"import joblib\n{_TRAINING}"
    "print(joblib.Parallel(n_jobs=2)(joblib.delayed(accuracy)(s) for s in [43, 44]))\n",
    holds=Text(
        ko="리눅스. 윈도우와 맥은 프로세스를 새로 시작합니다.",
        en="Linux; Windows and Macs start processes afresh.",
    ),
    find=_find,
)
