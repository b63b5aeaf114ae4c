"""A hard look at the images themselves, before anything is trained on them."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_path, check_rate
from fmnist_learn._html import table_row
from fmnist_learn._photos import read_list
from fmnist_learn._twins import across, alike
from fmnist_learn.concepts._terminal import as_rich, as_text
from fmnist_learn.data import Uint8, load_data, names_of
from fmnist_learn.i18n import Lang, Text, resolve_language

Int64 = npt.NDArray[np.int64]
Part = Literal["train", "test"]

_PIXELS = 28 * 28
_WHITE = 255
# From here on, an eighth of white, a pixel is no background; `prepare_photo` makes
# black of what is darker.
_SHOWN = 32

_TITLE = Text(
    ko="이미지 {:,}개: 훈련 세트 {:,}개, 테스트 세트 {:,}개",
    en="{:,} images: {:,} in the training set, {:,} in the test set",
)
_CLASSES = Text(
    ko="| 클래스 | 훈련 | 테스트 | 훈련 밝기 | 테스트 밝기 |",
    en="| class | training | test | brightness, training | brightness, test |",
)
_CHECKS = Text(ko="| 찾은 것 | 개수 |", en="| looked for | found |")
_FOUND = (
    Text(
        ko="앞의 이미지와 똑같은 이미지",
        en="images identical to an earlier one",
    ),
    Text(
        ko="거의 같은 이미지의 쌍 (RMS {:g} 이하)",
        en="pairs of nearly the same image (RMS {:g} or less)",
    ),
    Text(
        ko="훈련 세트에 쌍둥이가 있는 테스트 이미지",
        en="test images with a twin in the training set",
    ),
    Text(
        ko="레이블이 서로 다른 쌍둥이",
        en="twins with different labels",
    ),
    Text(ko="빈 이미지", en="blank images"),
    Text(
        ko="다른 이미지보다 여러 변에 닿는 이미지 (보통은 {}개)",
        en="images that touch more sides than most, which touch {}",
    ),
)
_LOOK = Text(ko="살펴볼 것:", en="What to look at:")
_NOTHING = Text(ko="눈에 띄는 것이 없습니다.", en="Nothing stands out.")

_LEAKS = Text(
    ko="테스트 이미지 {1:,}개 가운데 {0:,}개는 쌍둥이가 훈련 세트에 있습니다. 테스트 "
    "정확도가 실제보다 높을 수 있으며, 그 차이는 많아야 {2:.4f}입니다. `leaks`를 "
    "보세요.",
    en="Test images with a twin in the training set: {0:,} of {1:,}. The test "
    "accuracy may be too high, by {2:.4f} at most. See `leaks`.",
)
_CONFLICTS = Text(
    ko="쌍둥이 {:,}쌍의 레이블이 서로 다릅니다. 둘 중 하나는 틀렸을 수 있습니다. "
    "`conflicts`를 보세요.",
    en="Twins with different labels: {:,} pairs. One of the two may be wrong. See "
    "`conflicts`.",
)
_DUPLICATES = Text(
    ko="이미지 {:,}개는 앞에 나온 이미지와 똑같습니다. 여러 번 나온 이미지는 훈련이나 "
    "점수에서 여러 번 셉니다. `duplicates`를 보세요.",
    en="Images that repeat an earlier one: {:,}. It counts several times in training "
    "or in the score. See `duplicates`.",
)
_BLANK = Text(
    ko="이미지 {:,}개에는 아무것도 보이지 않습니다. `blank`를 보세요.",
    en="Images that show nothing: {:,}. See `blank`.",
)
_CUT = Text(
    ko="이미지 {:,}개는 대부분의 이미지보다 여러 변에 닿습니다. 잘렸을 수 있습니다. "
    "`cut`을 보세요.",
    en="Images that touch more sides of their border than most do: {:,}. They may be "
    "cut off. See `cut`.",
)
_BACKGROUND = Text(
    ko="대부분의 이미지가 네 변에 모두 닿습니다. 배경이 0이 아닌 것 같습니다. "
    "`prepare_photo`는 배경을 0으로 만듭니다.",
    en="Most images touch all four sides: their background does not seem to be 0. "
    "`prepare_photo` makes it 0.",
)
_MISSING: dict[Part, Text] = {
    "train": Text(
        ko="훈련 세트에 없는 클래스: {}. 모델이 배울 수 없습니다.",
        en="Missing from the training set: {}. No model can learn it.",
    ),
    "test": Text(
        ko="테스트 세트에 없는 클래스: {}. 얼마나 잘 맞히는지 알 수 없습니다.",
        en="Missing from the test set: {}. How well it is found will not be known.",
    ),
}
_ONE_CLASS = Text(
    ko="모든 이미지가 한 클래스({})입니다. 늘 그 클래스로만 답해도 정확도가 1입니다.",
    en="All images are of one class, {}: a model that always answers it has an "
    "accuracy of 1.",
)
_UNEQUAL = Text(
    ko="훈련 세트에서 가장 큰 클래스({})의 이미지는 {:,}개, 가장 작은 클래스({})는 "
    "{:,}개입니다. 정확도와 함께 클래스별 재현율도 보세요.",
    en="In the training set the largest class, {}, has {:,} images and the smallest, "
    "{}, has {:,}: look at the recall of each class beside the accuracy.",
)
_BRIGHTNESS = Text(
    ko="평균 밝기가 훈련 세트는 {:.2f}, 테스트 세트는 {:.2f}입니다. 두 세트를 같은 "
    "방법으로 만들었는지 확인하세요.",
    en="The mean brightness is {:.2f} in the training set and {:.2f} in the test "
    "set: were both made in the same way?",
)


class Place(NamedTuple):
    """Where an image is, and what it is said to show.

    Attributes:
        part: `"train"` or `"test"`.
        row: Its position in that part, as `load_data` gives it.
        label: Its label.

    --- 한국어 ---
    이미지가 어디에 있고 레이블이 무엇인지 나타냅니다.

    Attributes:
        part: `"train"` 또는 `"test"`.
        row: `load_data`가 돌려주는 그 배열에서의 인덱스.
        label: 레이블.
    """

    part: Part
    row: int
    label: int


class Twin(NamedTuple):
    """Two images that are the same, or nearly.

    Attributes:
        first: The image that comes first; the training set is before the test set.
        second: The other one.
        rms: How far they are apart: the root of the mean squared difference of their
            pixels, from 0 (the same) to 1 (black and white).

    --- 한국어 ---
    똑같거나 거의 같은 두 이미지입니다.

    Attributes:
        first: 먼저 나오는 이미지. 훈련 세트가 테스트 세트보다 먼저입니다.
        second: 다른 이미지.
        rms: 두 이미지의 거리. 픽셀 차이를 제곱해 평균하고 제곱근을 구한 값으로, 0(같음)
            부터 1(검정과 하양)까지입니다.
    """

    first: Place
    second: Place
    rms: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Audit:
    """What `audit_data` found. Print it, or let a notebook show it.

    Row 0 of each array is the training set, row 1 the test set.

    Attributes:
        lang: `"ko"` or `"en"`.
        names: The names of the classes, in the order of their labels.
        near: How far apart two images may be to count as twins.
        counts: How many images of each class there are, int64 of shape (2, classes).
        brightness: The mean of their pixels, from 0 (black) to 1 (white), float64 of
            shape (2, classes); nan where there is no image.
        sides: How many images touch 0, 1, 2, 3 and 4 sides of their border, int64 of
            shape (2, 5).
        duplicates: The groups of identical images.
        twins: The pairs that are nearly the same, the nearest first. Of identical
            images only the first is compared with the others.
        leaks: For each test image that is in the training set, or nearly, the nearest
            training image; the nearest pair first.
        conflicts: The identical and the nearly identical images whose labels differ.
        blank: The images without contrast: an eighth of that from black to white, or
            less.
        cut: The images that touch more sides than is usual in these data.

    --- 한국어 ---
    `audit_data`가 찾은 것입니다. print로 출력하거나 노트북에서 그대로 보세요.

    배열의 0번 행은 훈련 세트, 1번 행은 테스트 세트입니다.

    Attributes:
        lang: `"ko"` 또는 `"en"`.
        names: 클래스의 이름. 레이블 순서입니다.
        near: 쌍둥이로 보는 두 이미지 사이의 최대 거리.
        counts: 클래스마다 이미지가 몇 개인지. 크기가 (2, 클래스 개수)인 int64
            배열입니다.
        brightness: 클래스마다 픽셀의 평균. 0(검정)부터 1(하양)까지이며 크기가
            (2, 클래스 개수)인 float64 배열입니다. 이미지가 없으면 nan입니다.
        sides: 테두리의 변 0, 1, 2, 3, 4개에 닿는 이미지가 각각 몇 개인지. 크기가
            (2, 5)인 int64 배열입니다.
        duplicates: 똑같은 이미지끼리 모은 묶음.
        twins: 거의 같은 이미지의 쌍. 가까운 것이 먼저 옵니다. 똑같은 이미지가 여럿이면
            첫 번째만 다른 이미지와 비교합니다.
        leaks: 훈련 세트에 똑같거나 거의 같은 이미지가 있는 테스트 이미지마다, 가장
            가까운 훈련 이미지와의 쌍. 가까운 쌍이 먼저 옵니다.
        conflicts: 똑같거나 거의 같은데 레이블이 다른 이미지의 쌍.
        blank: 밝기의 차이가 거의 없는 이미지. 검정과 하양의 차이의 8분의 1이 되지
            않습니다.
        cut: 이 데이터에서 보통의 이미지보다 여러 변에 닿는 이미지.
    """

    lang: Lang
    names: tuple[str, ...]
    near: float
    counts: Int64
    brightness: npt.NDArray[np.float64]
    sides: Int64
    duplicates: tuple[tuple[Place, ...], ...]
    twins: tuple[Twin, ...]
    leaks: tuple[Twin, ...]
    conflicts: tuple[Twin, ...]
    blank: tuple[Place, ...]
    cut: tuple[Place, ...]

    @property
    def advice(self) -> tuple[str, ...]:
        """What to look at, a sentence each; empty if nothing stands out.

        --- 한국어 ---
        살펴볼 것을 한 문장씩 담습니다. 눈에 띄는 것이 없으면 비어 있습니다.
        """
        tested = int(self.counts[1].sum())
        leaking = len(self.leaks)
        found = (
            (_LEAKS.format(leaking, tested, leaking / tested), leaking),
            (_CONFLICTS.format(len(self.conflicts)), self.conflicts),
            (_DUPLICATES.format(self._repeated()), self.duplicates),
            (_BLANK.format(len(self.blank)), self.blank),
            (_CUT.format(len(self.cut)), self.cut),
            (_BACKGROUND, self._usual_sides() == 4),
        )
        said = [text for text, there in found if there]
        said += [*self._of_balance(), *self._of_brightness()]
        return tuple(text.to(self.lang) for text in said)

    def _of_balance(self) -> Iterator[Text]:
        parts: tuple[Part, ...] = ("train", "test")
        for part, counts in zip(parts, self.counts, strict=True):
            missing = [self.names[label] for label in np.flatnonzero(counts == 0)]
            if missing:
                yield _MISSING[part].format(", ".join(missing))
        there = np.flatnonzero(self.counts.sum(axis=0))
        if len(there) == 1:
            yield _ONE_CLASS.format(self.names[there[0]])
        trained = self.counts[0]
        high, low = int(trained.argmax()), int(trained.argmin())
        if trained[high] > 2 * trained[low] > 0:
            named = (self.names[high], trained[high], self.names[low], trained[low])
            yield _UNEQUAL.format(*named)

    def _of_brightness(self) -> Iterator[Text]:
        train, test = np.nansum(self.brightness * self.counts, axis=1) / (
            self.counts.sum(axis=1)
        )
        if abs(train - test) > 0.1:
            yield _BRIGHTNESS.format(train, test)

    def _repeated(self) -> int:
        """How many images are there already."""
        return sum(len(group) - 1 for group in self.duplicates)

    def _usual_sides(self) -> int:
        return int(self.sides.sum(axis=0).argmax())

    def __str__(self) -> str:
        """The report as a terminal shows it."""
        return as_text(self._repr_markdown_(), self.lang).lstrip("\n")

    __repr__ = __str__  # what the REPL shows is what there is to read

    def __rich__(self) -> object:
        """The report for rich, at the width of the terminal."""
        return as_rich(self._repr_markdown_(), self.lang)

    def _repr_markdown_(self) -> str:
        train, test = self.counts.sum(axis=1)
        classes = [
            table_row(
                (name, f"{here:,}", f"{there:,}", *(f"{one:.3f}" for one in light))
            )
            for name, here, there, *light in zip(
                self.names, *self.counts, *self.brightness, strict=True
            )
        ]
        figures = (
            self._repeated(),
            len(self.twins),
            len(self.leaks),
            len(self.conflicts),
            len(self.blank),
            len(self.cut),
        )
        values = ("", self.near, "", "", "", self._usual_sides())
        checks = [
            f"| {text.format(value).to(self.lang)} | {figure:,} |"
            for text, value, figure in zip(_FOUND, values, figures, strict=True)
        ]
        look = [f"- {line}" for line in self.advice]
        return "\n\n".join(
            [
                _TITLE.format(train + test, train, test).to(self.lang),
                "\n".join([_CLASSES.to(self.lang), "|---|---|---|---|---|", *classes]),
                "\n".join([_CHECKS.to(self.lang), "|---|---|", *checks]),
                (_LOOK if look else _NOTHING).to(self.lang),
                *(["\n".join(look)] if look else []),
            ]
        )


def audit_data(
    path: str | os.PathLike[str] | None = None,
    *,
    near: float = 0.05,
    names: Sequence[str] | None = None,
    lang: Lang | None = None,
) -> Audit:
    """Examine a data set: twins, leaks, labels, blank and cut images, balance.

    Every image is compared with every other one, which takes some ten seconds for
    the 70,000 of Fashion-MNIST. Nothing is trained and nothing is changed.

    Args:
        path: A folder with a data set of your own, as in `load_data`; None for
            Fashion-MNIST.
        near: How far apart two images may be to count as twins, between 0 and 1: the
            root of the mean squared difference of their pixels, scaled to [0, 1].
        names: The names of the classes of your own data, as in `prepare_data`.
        lang: The language of the report; None for the language in use.

    Returns:
        What was found: print it. The report ends with what to look at; `leaks`,
        `twins` and the others say where it is.

    Raises:
        FileNotFoundError: As `load_data`.
        TypeError: As `load_data`, or if names are not texts.
        ValueError: As `load_data`, or if `near` is outside its range or so large that
            more than 1,000,000 pairs are twins, there are more names than classes, or
            lang is another language.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> import numpy as np
        >>> from fmnist_learn import audit_data, load_data
        >>> (images, labels), _ = load_data()
        >>> def write(folder, part, rows):
        ...     for kind, array in ("images", images[rows]), ("labels", labels[rows]):
        ...         head = np.array([0x0800 + array.ndim, *array.shape], ">u4")
        ...         file = Path(folder) / f"{part}-{kind}-idx{array.ndim}-ubyte"
        ...         _ = file.write_bytes(head.tobytes() + array.tobytes())
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write(folder, "train", slice(0, 8))
        ...     write(folder, "t10k", slice(6, 9))  # images 6 and 7 once more
        ...     audit = audit_data(folder)
        >>> [(twin.first.row, twin.second.row) for twin in audit.leaks]
        [(6, 0), (7, 1)]

    Lesson 07-1.

    --- 한국어 ---
    데이터 세트를 살펴봅니다. 쌍둥이, 누출, 레이블, 비거나 잘린 이미지, 클래스의 균형을
    확인합니다.

    모든 이미지를 서로 비교하므로 패션 MNIST의 70,000개는 10초쯤 걸립니다. 훈련은 하지
    않고 데이터도 바꾸지 않습니다.

    Args:
        path: 직접 준비한 데이터가 든 폴더. `load_data`의 `path`와 같습니다. None이면
            패션 MNIST입니다.
        near: 쌍둥이로 볼 두 이미지 사이의 최대 거리. 0과 1 사이의 수이며, [0, 1] 범위로
            바꾼 픽셀의 차이를 제곱해 평균하고 제곱근을 구한 값입니다.
        names: 직접 준비한 데이터의 클래스 이름. `prepare_data`의 `names`와 같습니다.
        lang: 결과를 보여 줄 언어. None이면 지금 쓰는 언어입니다.

    Returns:
        찾은 것. print로 출력하면 살펴볼 것이 마지막에 나옵니다. `leaks`와 `twins` 등은
        그 이미지가 어디 있는지 알려 줍니다.

    Raises:
        FileNotFoundError: `load_data`와 같습니다.
        TypeError: `load_data`와 같은 경우, 또는 이름이 문자열이 아닐 때 발생합니다.
        ValueError: `load_data`와 같은 경우, `near`가 범위를 벗어나거나 너무 커서
            쌍둥이가 1,000,000쌍보다 많을 때, 이름이 클래스보다 많을 때, 또는 다른
            언어를 주었을 때 발생합니다.

    07-1절.
    """
    near = check_rate("near", near)
    lang = resolve_language(lang)
    (train_input, train_target), (test_input, test_target) = load_data(path)
    images = np.concatenate([train_input, test_input])
    labels = np.concatenate([train_target, test_target])
    classes = 1 + int(labels.max())
    if path is not None and names is None:
        own = read_list(check_path("path", path), train_target)
        names = own.names if own else ()  # not garments: numbers
    names = names_of(classes, names, lang=lang)
    trained = len(train_input)
    in_test = (np.arange(len(images)) >= trained).astype(np.int64)

    @cache  # a garment can have many twins
    def place(row: int) -> Place:
        label = int(labels[row])
        if row < trained:
            return Place("train", row, label)
        return Place("test", row - trained, label)

    def places(found: npt.NDArray[np.bool_]) -> tuple[Place, ...]:
        return tuple(map(place, np.flatnonzero(found).tolist()))

    earliest, pairs = alike(images, near)
    groups = defaultdict(list)
    for row, first in enumerate(earliest):
        groups[first].append(place(row))
    duplicates = tuple(tuple(group) for group in groups.values() if len(group) > 1)
    identical = [Twin(one, other, 0.0) for one, *rest in duplicates for other in rest]
    twins = tuple(Twin(place(one), place(other), rms) for one, other, rms in pairs)

    touched = _sides_touched(images)
    sides = np.bincount(5 * in_test + touched, minlength=10).reshape(2, 5)
    each = classes * in_test + labels
    counts = np.bincount(each, minlength=2 * classes).reshape(2, classes)
    light = images.sum(axis=(1, 2), dtype=np.int64) / (_PIXELS * _WHITE)
    with np.errstate(invalid="ignore"):  # 0 / 0 is the nan that the docstring names
        brightness = np.bincount(each, light, 2 * classes).reshape(2, classes) / counts
    return Audit(
        lang=lang,
        names=names,
        near=near,
        counts=counts,
        brightness=brightness,
        sides=sides,
        duplicates=duplicates,
        twins=twins,
        leaks=tuple(
            Twin(place(one), place(trained + other), rms)
            for one, other, rms in across(trained, earliest, pairs)
        ),
        conflicts=tuple(
            twin
            for twin in (*identical, *twins)
            if twin.first.label != twin.second.label
        ),
        blank=places(images.max(axis=(1, 2)) - images.min(axis=(1, 2)) < _SHOWN),
        cut=places(touched > sides.sum(axis=0).argmax()),
    )


def _sides_touched(images: Uint8) -> Int64:
    """How many of its four sides something in each image reaches, 0 to 4."""
    sides = images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]
    touched = [side.max(axis=1) >= _SHOWN for side in sides]
    total: Int64 = np.sum(touched, axis=0, dtype=np.int64)
    return total
