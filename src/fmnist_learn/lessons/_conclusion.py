"""What a lesson says below its table: where it ran, and why numbers may differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from fmnist_learn.i18n import Text
from fmnist_learn.lessons.reference import REFERENCES, samples
from fmnist_learn.recipes import BOOK_SEED

if TYPE_CHECKING:
    from fmnist_learn.lessons import LessonResult


def conclusion(result: "LessonResult") -> Iterator[Text]:
    """What the table says, and where to look if something is unexpected."""
    here = ", ".join(f"{name} {value}" for name, value in result.environment.items())
    yield Text(ko=f"실행 환경: {here}", en=f"Ran on: {here}")
    if result.fast:
        yield Text(
            ko="이미지와 에포크를 줄였으므로 책의 숫자가 아니며, 비교하지 않습니다.",
            en="With so few images and epochs these numbers are not the book's, so "
            "they are not compared.",
        )
        return
    if figures := "; ".join(_outside(result)):
        yield Text(
            ko=f"책의 값이 예상 범위 밖에 있습니다: {figures}. 까닭은 알아내지 "
            "못했습니다.",
            en=f"Outside its band is a figure of the book: {figures}. The cause is "
            "not known.",
        )
    unexpected = [row.what for row in result.rows if row.verdict == "unexpected"]
    if unexpected:
        names = "; ".join(unexpected)
        yield Text(
            ko=f"예상 밖의 값: {names}. 까닭은 다음 가운데 하나일 때가 많습니다.",
            en=f"Unexpected: {names}. The likely causes:",
        )
        yield from _causes(result)


def _outside(result: "LessonResult") -> Iterator[str]:
    """The book's figures that no seed came near."""
    for row in result.rows:
        if row.band is not None and row.book is not None:
            low, high = row.band
            if not low <= cast("float", row.book) <= high:
                written = REFERENCES[result.name][row.key].written(row.book)
                yield f"{row.what} {written}"


def _causes(result: "LessonResult") -> Iterator[Text]:
    """Why numbers differ, the differences of this run from the measured ones first."""
    here = result.environment
    measured = samples()["environment"]
    if result.seed != BOOK_SEED:
        yield Text(
            ko=f"- 시드: 책은 42인데 {result.seed}입니다.",
            en=f"- The seed: {result.seed}, where the book has 42.",
        )
    if here["backend"] != measured["backend"]:
        yield Text(
            ko=f"- 백엔드: {here['backend']} 백엔드는 텐서플로와 다른 난수를 뽑습니다.",
            en=f"- The backend: {here['backend']} draws other random numbers than "
            "TensorFlow.",
        )
    if not here["device"].startswith("cpu"):
        yield Text(
            ko=f"- 장치: {here['device']}는 CPU와 다른 순서로 더합니다. 실행할 때마다 "
            "달라지지 않게 하려면 결정적 연산을 켜세요(책의 노트북은 "
            "enable_op_determinism()으로 켭니다).",
            en=f"- The device: {here['device']} adds in a different order from a CPU. "
            "To make it repeat, turn on determinism (the book's notebooks call "
            "enable_op_determinism()).",
        )
    for package in ("keras", "tensorflow", "scikit-learn", "numpy"):
        if here.get(package, measured[package]) != measured[package]:
            yield Text(
                ko=f"- 버전: {package} {here[package]} (범위를 잰 버전은 "
                f"{measured[package]}).",
                en=f"- The version: {package} {here[package]}, where the bands were "
                f"measured with {measured[package]}.",
            )
    yield Text(
        ko="- oneDNN: 더하는 순서를 바꿉니다. TF_ENABLE_ONEDNN_OPTS=0으로 끄고 "
        "파이썬을 다시 시작해 비교해 보세요.",
        en="- oneDNN: it changes the order of additions. Start Python again with "
        "TF_ENABLE_ONEDNN_OPTS=0 and compare.",
    )
    yield Text(
        ko="- 데이터: 패키지에 든 데이터는 SHA-256을 확인했으므로 까닭이 아닙니다.",
        en="- The data: not the cause, since its SHA-256 was verified.",
    )
