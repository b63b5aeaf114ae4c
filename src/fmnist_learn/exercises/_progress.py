"""What has been done, in one small file. To lose it costs the ticks only."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import platformdirs

from fmnist_learn._files import replacing
from fmnist_learn._holding import holding
from fmnist_learn.i18n import Text, refusal

# Where the learner keeps it, and who the learner is.
FILE, STUDENT = "FMNIST_LEARN_PROGRESS", "FMNIST_LEARN_STUDENT"
# How long to wait for another process: a tick is worth no more than a second.
_TRIES, _PAUSE = 50, 0.02


def student_of(student: str | None) -> str:
    """Whose numbers to draw: the name given, that of the environment, or nobody's."""
    if student is None:
        return os.environ.get(STUDENT, "")
    if not isinstance(student, str):
        rule = Text(ko="문자열이어야 합니다", en="be a string")
        raise refusal(TypeError, "student", rule, repr(student))
    return student


def progress_file() -> Path:
    """Where it is kept."""
    if chosen := os.environ.get(FILE):
        return Path(chosen)
    return platformdirs.user_data_path("fmnist-learn") / "progress.json"


def read_progress() -> dict[str, str]:
    """The state of each exercise that was checked; none if the file is damaged."""
    try:
        content = json.loads(progress_file().read_text(encoding="utf-8"))
        done = content["exercises"]
        return {str(name): str(state) for name, state in done.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep_progress(name: str, state: str) -> None:
    """Note a state; what was right once stays right. No failure stops a learner."""
    file = progress_file()
    if read_progress().get(name) in ("right", state):
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with _one_at_a_time(file.parent), replacing(file) as draft:
            done = read_progress()
            if done.get(name) != "right":
                done[name] = state
            content = {"version": 1, "exercises": done}
            draft.write_text(json.dumps(content, indent=1), encoding="utf-8")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait for another process that keeps its progress; not for long."""
    with ExitStack() as stack:
        for _ in range(_TRIES):
            if stack.enter_context(holding(folder)) is not False:
                break
            time.sleep(_PAUSE)
        yield
