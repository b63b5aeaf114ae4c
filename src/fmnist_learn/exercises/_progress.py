"""What has been done, in one small file. To lose it costs the ticks only."""

import json
import os
from pathlib import Path

import platformdirs

from fmnist_learn._files import replacing

# Where the learner keeps it, and who the learner is.
FILE, STUDENT = "FMNIST_LEARN_PROGRESS", "FMNIST_LEARN_STUDENT"


def student_of(student: str | None) -> str:
    """Whose numbers to draw: the name given, that of the environment, or nobody's."""
    return student if student is not None else os.environ.get(STUDENT, "")


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
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep_progress(name: str, state: str) -> None:
    """Note a state; what was right once stays right. No failure stops a learner."""
    done = read_progress()
    if done.get(name) in ("right", state):
        return
    file = progress_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as draft:
            content = {"version": 1, "exercises": done | {name: state}}
            draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
    except OSError:
        pass
