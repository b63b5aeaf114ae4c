"""The machine: which versions there are, whether they go together, what differs."""

import json
import os
import platform
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from fmnist_learn._machine import memory
from fmnist_learn.i18n import Lang, Text, resolve_language

_PACKAGES = ("keras", "tensorflow", "scikit-learn", "numpy", "matplotlib", "pillow")
_OPTIONAL = ("jax", "torch", "tensorflow-metal")
_SECONDS = 180
_START = """
import json, keras
keras.ops.zeros(1)
print(json.dumps({"backend": keras.backend.backend(),
                  "devices": keras.distribution.list_devices()}))
"""

_TITLES = {
    "system": Text(ko="운영체제", en="system"),
    "memory": Text(ko="메모리", en="memory"),
    "backend": Text(ko="백엔드", en="backend"),
    "devices": Text(ko="장치", en="devices"),
    "data": Text(ko="패키지의 데이터", en="bundled data"),
    "font": Text(ko="한글 글꼴", en="Hangul font"),
}
_GOOD = Text(ko="이상 없음", en="intact")
_NONE = Text(ko="없음", en="not installed")
_HEADS = {
    "problems": Text(ko="고쳐야 할 것", en="To put right"),
    "notes": Text(ko="알아 둘 것", en="To know"),
    "fine": Text(ko="고쳐야 할 것이 없습니다.", en="Nothing has to be put right."),
}
_MISSING = Text(
    ko="{0}에 필요한 {1} 패키지가 설치되어 있지 않습니다. 다음을 실행하세요: "
    "`pip install '{2}'`",
    en="{0} needs {1}, which is not installed. Run: `pip install '{2}'`",
)
_MISFIT = Text(
    ko="{0}에는 `{2}` 버전이 필요한데 설치된 버전은 {3}입니다. 다음을 실행하세요: "
    "`pip install '{2}'`",
    en="{0} needs `{2}`, but {1} {3} is installed. Run: `pip install '{2}'`",
)
_PYTHON = Text(
    ko="파이썬 {}에서 쓸 수 있는 텐서플로가 없습니다. 3.11, 3.12, 3.13 가운데 하나를 "
    "설치하세요.",
    en="There is no TensorFlow for Python {}. Install 3.11, 3.12 or 3.13.",
)
_NO_WHEEL = Text(
    ko="{}에서는 이 패키지에 필요한 버전의 텐서플로를 쓸 수 없습니다. 코랩을 쓰세요.",
    en="There is no TensorFlow of a version that this package needs for {}. Use Colab.",
)
_NO_START = Text(ko="케라스를 시작하지 못했습니다: {}", en="Keras does not start: {}")
_DAMAGED = Text(
    ko="패키지의 데이터나 글꼴이 손상되었습니다. `pip install --force-reinstall "
    "fmnist-learn`을 실행하세요. ({})",
    en="Bundled data or font is damaged. Run `pip install --force-reinstall "
    "fmnist-learn`. ({})",
)
_LITTLE = Text(
    ko="메모리가 4GiB보다 적습니다. `fl.prepare_data()`는 `float32`로 215MiB를 씁니다. "
    "다른 프로그램을 닫으세요.",
    en="There is less than 4 GiB of memory. `fl.prepare_data()` takes 215 MiB as "
    "`float32`: close other programs.",
)
_METAL = Text(
    ko="`tensorflow-metal`이 설치되어 있습니다. 맥의 GPU에서는 숫자가 책과 더 다를 수 "
    "있습니다. 지우려면 `pip uninstall tensorflow-metal`을 실행하세요.",
    en="`tensorflow-metal` is installed: on the GPU of a Mac the numbers may differ "
    "more from the book's. `pip uninstall tensorflow-metal` removes it.",
)
_ONE_DNN = Text(
    ko="oneDNN이 켜져 있어 07-1절의 손실이 소수 여덟째 자리에서 책과 다를 수 있습니다. "
    "`TF_ENABLE_ONEDNN_OPTS=0`으로 끄면 CPU에서는 마지막 자리까지 같습니다.",
    en="oneDNN is on: the loss of 07-1 may differ from the book's in the 8th decimal "
    "place. With `TF_ENABLE_ONEDNN_OPTS=0` it is the same to the last digit on a CPU.",
)
_DEEPER = Text(
    ko="은닉층이 있는 모델의 정확도는 장치와 버전에 따라 달라 책과 똑같지 않습니다.",
    en="The accuracy of models with hidden layers differs between devices and "
    "versions, so it is not quite the book's.",
)


@dataclass(frozen=True, slots=True, repr=False)
class Diagnosis:
    """What `diagnose` found. Print it and send it to your instructor.

    It holds no user name, no path and no token.

    Attributes:
        lang: `"ko"` or `"en"`.
        facts: What there is: versions, the backend, devices, memory.
        problems: What has to be put right; empty if nothing.
        notes: What is known to differ here.

    --- 한국어 ---
    `diagnose`가 알아낸 것입니다. 출력해서 강사에게 보내세요.

    사용자 이름, 경로, 토큰은 들어 있지 않습니다.

    Attributes:
        lang: `"ko"` 또는 `"en"`.
        facts: 버전, 백엔드, 장치, 메모리.
        problems: 고쳐야 할 것. 없으면 비어 있습니다.
        notes: 이 컴퓨터에서 다르다고 알려진 것.
    """

    lang: Lang
    facts: dict[str, str]
    problems: tuple[str, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        """The text to paste."""
        lines = [f"{self._title(name)}: {fact}" for name, fact in self.facts.items()]
        if not self.problems:
            lines += ["", _HEADS["fine"].to(self.lang)]
        for head, texts in (("problems", self.problems), ("notes", self.notes)):
            if texts:
                lines += ["", f"{_HEADS[head].to(self.lang)}:"]
                lines += [f"- {text}" for text in texts]
        return "\n".join(lines)

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        return f"```text\n{self}\n```"

    def _title(self, name: str) -> str:
        return _TITLES[name].to(self.lang) if name in _TITLES else name


def diagnose(*, lang: Lang | None = None) -> Diagnosis:
    """Look at this machine: versions, the backend, devices, data, memory.

    Keras is started in a process of its own, so that this works, and says why, where
    TensorFlow does not. It takes as long as importing TensorFlow.

    Args:
        lang: The language of the text; None for the language in use.

    Returns:
        What there is, what has to be put right, and what is known to differ here.
        Without user names, paths and tokens.

    Raises:
        ValueError: If lang is another language.

    Example:
        >>> from fmnist_learn import diagnose
        >>> diagnose(lang="en").facts["data"]
        'intact'

    All sections.

    --- 한국어 ---
    이 컴퓨터의 버전, 백엔드, 장치, 데이터, 메모리를 살펴봅니다.

    케라스는 별도의 프로세스에서 시작하므로 텐서플로가 동작하지 않는 컴퓨터에서도
    그 까닭을 알려 줍니다. 텐서플로를 임포트하는 만큼 시간이 걸립니다.

    Args:
        lang: 설명의 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        알아낸 것, 고쳐야 할 것, 이 컴퓨터에서 다르다고 알려진 것. 사용자 이름, 경로,
        토큰은 없습니다.

    Raises:
        ValueError: 다른 언어를 주었을 때 발생합니다.

    모든 절에서 씁니다.
    """
    lang = resolve_language(lang)
    facts, problems = _versions(lang)
    notes = [_DEEPER.to(lang)]
    total = memory()
    facts["memory"] = "?" if total is None else f"{total:.1f} GiB"
    if total is not None and total < 4:
        problems.append(_LITTLE.to(lang))
    started, why = _start()
    facts["backend"] = str(started.get("backend", "?"))
    facts["devices"] = ", ".join(started.get("devices", ())) or "?"
    if why:
        problems.append(_NO_START.to(lang).format(why))
    for name, check in (("data", _check_data), ("font", _check_font)):
        damage = check()
        facts[name] = damage or _GOOD.to(lang)
        if damage:
            problems.append(_DAMAGED.to(lang).format(damage))
    one_dnn = os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1")
    facts["TF_ENABLE_ONEDNN_OPTS"] = one_dnn if one_dnn in {"0", "1"} else "?"
    x86 = platform.machine().lower() in {"x86_64", "amd64"}
    if x86 and one_dnn != "0" and facts["backend"] == "tensorflow":
        notes.insert(0, _ONE_DNN.to(lang))
    if "tensorflow-metal" in facts:
        notes.insert(0, _METAL.to(lang))
    return Diagnosis(lang, facts, tuple(problems), tuple(notes))


def _versions(lang: Lang) -> tuple[dict[str, str], list[str]]:
    facts = {
        "fmnist-learn": _version("fmnist-learn") or "?",
        "Python": f"{platform.python_version()} ({struct.calcsize('P') * 8} bit)",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
    problems = []
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        problems.append(_PYTHON.to(lang).format(platform.python_version()))
    where = _without_wheels(platform.system(), platform.machine())
    if where and _version("tensorflow") is None:
        problems.append(_NO_WHEEL.to(lang).format(where))
    facts |= {name: _version(name) or _NONE.to(lang) for name in _PACKAGES}
    facts |= {name: there for name in _OPTIONAL if (there := _version(name))}
    return facts, problems + _misfits(lang)


def _misfits(lang: Lang) -> list[str]:
    """What the packages say they need, and is not there or in another version."""
    found = []
    for package in ("fmnist-learn", *_PACKAGES):
        lines = (metadata.requires(package) or []) if _version(package) else []
        for one in map(Requirement, lines):
            if one.marker is not None and not one.marker.evaluate({"extra": ""}):
                continue
            version, wanted = _version(one.name), f"{one.name}{one.specifier}"
            if version is None:
                found.append(_MISSING.to(lang).format(package, one.name, wanted))
            elif not one.specifier.contains(version, prereleases=True):
                said = _MISFIT.to(lang).format(package, one.name, wanted, version)
                found.append(said)
    return found


def _without_wheels(system: str, machine: str) -> str:
    """The machine, in words, if there are no wheels of today's TensorFlow for it."""
    if struct.calcsize("P") != 8:
        return "32 bit"
    if (system, machine) == ("Darwin", "x86_64"):
        return "Intel Mac"
    if (system, machine) == ("Windows", "ARM64"):
        return "Windows ARM64"
    return ""


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _start() -> tuple[dict[str, Any], str]:
    """Start Keras in another process: what it says, and why it failed."""
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START],
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return {}, type(error).__name__
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        said = lines[-1] if lines and done.returncode > 0 else ""
        return {}, without_paths(f"{said} (exit code {done.returncode})".strip())
    return json.loads(done.stdout.splitlines()[-1]), ""


def without_paths(text: str) -> str:
    """The text without folders and without the name of the user."""
    text = re.sub(r"(?:[A-Za-z]:)?(?:[\\/][^\\/:'\"()\n]+)*[\\/](?=[^\s\\/])", "", text)
    user = Path.home().name
    return re.sub(rf"\b{re.escape(user)}\b", "…", text) if user else text


def _check_data() -> str:
    from fmnist_learn.data import read_bundled  # noqa: PLC0415 - needs NumPy

    try:
        read_bundled()
    except (OSError, ValueError) as error:
        return without_paths(type(error).__name__)
    return ""


def _check_font() -> str:
    font = Path(__file__).parents[1] / "_fonts" / "hangul.ttf"
    return "" if font.is_file() and font.stat().st_size else "hangul.ttf"
