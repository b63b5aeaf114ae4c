"""A data set from photos of one's own: a folder for each class becomes four IDX files.

A photo that cannot be used is named with the reason and left out; nothing is guessed.
"""

import gzip
import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from fmnist_learn._checks import check_choice, check_path, check_rate, check_seed
from fmnist_learn._files import check_writable, replacing
from fmnist_learn._groups import groups_of, split_groups
from fmnist_learn._holding import is_empty
from fmnist_learn._photos import NAME, Row, write_list
from fmnist_learn._progress import with_progress
from fmnist_learn._twins import alike
from fmnist_learn.dataset._folder import (
    Photo,
    PhotoFile,
    class_name,
    find_classes,
    find_photos,
    without_conflicts,
)
from fmnist_learn.dataset.results import DatasetResult, LeftOut
from fmnist_learn.i18n import Text, refusal

__all__ = ["DatasetResult", "LeftOut", "make_dataset"]

# Cameras name the second only; within two it is the same thing before the lens.
_BURST = timedelta(seconds=2)
_PHOTOS = Text(ko="사진", en="Photos")
_PARTS: tuple[tuple[Literal["train", "t10k"], bool], ...] = (
    ("train", False),
    ("t10k", True),
)
_SHOWN = 5  # of the files left out, in an error


def make_dataset(
    folder: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    test_size: float = 0.2,
    near: float = 0.05,
    random_state: int = 42,
    verbose: Literal[0, 1] = 1,
) -> DatasetResult:
    """Turn a folder of photos into a data set like Fashion-MNIST.

    Each folder in `folder` is a class: its name is that of the class, and the labels
    count them in the order of their names. `prepare_photo` makes 28x28 pixels of each
    photo. `load_data` and `prepare_data` read the new folder; photos.csv in it says
    which photo each image was.

    Photos that belong together come into the same part, or the model would be tested
    on what it was trained on: equal and nearly equal ones, those that a camera took
    within two seconds of one another, and those in a folder within the folder of a
    class, where photos of one and the same thing belong. `prepare_data` keeps them
    together as well when it splits off the validation set.

    Args:
        folder: The photos: a folder for each of 2 to 10 classes.
        out: The folder to make; it may exist if it is empty.
        test_size: The part of each class for the test set, between 0 and 1; as near as
            groups of photos allow, and at least one photo.
        near: How much two images may differ to count as nearly equal: the root of
            the mean squared difference of their pixels in [0, 1].
        random_state: The seed of the split, 0 to 2**32 - 1.
        verbose: 0 is silent, 1 shows a progress bar.

    Returns:
        The counts of each class, what was kept together, and what was left out.

    Raises:
        FileNotFoundError: If there is no such folder.
        OSError: If a folder cannot be read, or `out` cannot be written.
        TypeError: If `folder` or `out` is no path.
        ValueError: If there are too few or too many classes, two with the same name,
            or a class without photos for both parts, if `out` holds something or lies
            in `folder`, or if an argument is outside its range. Nothing is written.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from PIL import Image
        >>> from fmnist_learn import make_dataset, prepare_data
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     for name, width in (("narrow", 40), ("wide", 120)):
        ...         place = Path(folder) / "photos" / name
        ...         place.mkdir(parents=True)
        ...         for number in range(5):
        ...             photo = Image.new("L", (200, 200), "white")
        ...             photo.paste(0, (30, 30, 30 + width, 90 + 20 * number))
        ...             photo.save(place / f"{number}.png")
        ...     made = make_dataset(f"{folder}/photos", f"{folder}/mine", verbose=0)
        ...     data = prepare_data(path=made.path)
        >>> made.train, made.test, data.names
        ((4, 4), (1, 1), ('narrow', 'wide'))

    The page Data lab leads through a whole project.

    --- 한국어 ---
    사진이 든 폴더를 패션 MNIST와 같은 형식의 데이터 세트로 만듭니다.

    `folder` 안의 폴더 하나가 클래스 하나입니다. 폴더의 이름이 클래스의 이름이고, 이름
    순서대로 레이블을 붙입니다. 사진은 `prepare_photo`로 28x28픽셀로 바꿉니다. 새
    폴더는 `load_data`와 `prepare_data`로 읽고, 어느 이미지가 어느 사진인지는 그 안의
    photos.csv에 적혀 있습니다.

    함께 두어야 하는 사진은 같은 세트에 넣습니다. 그러지 않으면 훈련한 것으로 테스트하게
    됩니다. 똑같거나 거의 같은 사진, 한 카메라로 2초 안에 이어 찍은 사진, 클래스 폴더
    안의 폴더에 든 사진을 함께 둡니다. 물건 하나를 여러 번 찍었다면 클래스 폴더 안에
    폴더를 만들어 넣으세요. `prepare_data`가 검증 세트를 나눌 때도 함께 둡니다.

    Args:
        folder: 사진이 든 폴더. 클래스마다 폴더가 하나씩, 2~10개 있어야 합니다.
        out: 새로 만들 폴더. 비어 있으면 이미 있어도 됩니다.
        test_size: 클래스마다 테스트 세트에 넣을 비율. 0과 1 사이의 수입니다. 함께 두는
            사진이 허락하는 만큼 가깝게, 적어도 한 장을 넣습니다.
        near: 두 이미지가 이만큼까지 다르면 거의 같다고 봅니다. [0, 1] 범위의 픽셀 값
            차이를 제곱해 평균한 값의 제곱근입니다.
        random_state: 데이터를 나눌 때 쓰는 시드. 0부터 2**32 - 1까지입니다.
        verbose: 0은 출력 없음, 1은 진행 막대.

    Returns:
        클래스별 개수, 함께 둔 사진, 뺀 파일.

    Raises:
        FileNotFoundError: 폴더가 없을 때 발생합니다.
        OSError: 폴더를 읽을 수 없거나 `out`에 쓸 수 없을 때 발생합니다.
        TypeError: `folder`나 `out`이 경로가 아닐 때 발생합니다.
        ValueError: 클래스가 너무 적거나 많을 때, 이름이 같은 클래스가 있을 때, 두
            세트에 나눌 사진이 없는 클래스가 있을 때, `out`에 무엇이 들어 있거나
            `out`이 `folder` 안에 있을 때, 또는 매개변수 값이 범위를 벗어날 때
            발생합니다. 이때는 아무것도 쓰지 않습니다.

    데이터 실험실 페이지에서 프로젝트 하나를 처음부터 끝까지 따라 합니다.
    """
    check_rate("test_size", test_size)
    check_rate("near", near)
    check_seed("random_state", random_state)
    check_choice("verbose", verbose, (0, 1))
    source, path = check_path("folder", folder), check_path("out", out)
    classes, left_out = find_classes(source)
    target = _checked_target(path, source)
    names = [class_name(one) for one in classes]

    found = [one for n, place in enumerate(classes) for one in find_photos(n, place)]
    files = [one for one in found if isinstance(one, PhotoFile)]
    read = with_progress(
        (one.read() for one in files), len(files), verbose, what=_PHOTOS
    )
    seen = [*left_out, *(one for one in found if isinstance(one, LeftOut)), *read]
    photos, conflicts = without_conflicts(
        [one for one in seen if isinstance(one, Photo)]
    )
    left_out = [one for one in seen if isinstance(one, LeftOut)] + conflicts
    left_out.sort(key=lambda one: one.photo)

    labels = np.array([one.label for one in photos], dtype=np.uint8)
    counts = np.bincount(labels, minlength=len(names))
    _check_enough(names, counts, left_out)
    groups = groups_of(len(photos), _pairs(photos, near))
    in_test = split_groups(labels, groups, size=test_size, random_state=random_state)
    test = np.bincount(labels[in_test], minlength=len(names))
    _check_parts(names, counts, test)

    order = np.random.RandomState(random_state).permutation(len(photos)).tolist()
    listed: list[Row] = []
    with replacing(target) as draft:
        draft.mkdir()
        for part, split_off in _PARTS:
            rows = [row for row in order if in_test[row] == split_off]
            images = np.stack([photos[row].image for row in rows])
            _write_idx(draft / f"{part}-images-idx3-ubyte.gz", images)
            _write_idx(draft / f"{part}-labels-idx1-ubyte.gz", labels[rows])
            for place, row in enumerate(rows):
                one = photos[row]
                name, group = names[one.label], int(groups[row])
                listed.append(Row(part, place, one.label, name, group, one.place))
        write_list(draft / NAME, listed)
        if target.exists():
            target.rmdir()  # it is empty, or this fails
    return DatasetResult(
        path=path,
        names=tuple(names),
        train=tuple((counts - test).tolist()),
        test=tuple(test.tolist()),
        together=tuple(_together(photos, groups)),
        left_out=tuple(left_out),
    )


def _checked_target(path: Path, source: Path) -> Path:
    """Where the data set will be, before the work rather than after."""
    target, received = path.resolve(), repr(str(path))
    if target.is_relative_to(source.resolve()):
        rule = Text(
            ko="사진 폴더 밖에 있어야 합니다", en="lie outside of the folder of photos"
        )
        raise refusal(ValueError, "out", rule, received)
    if target.exists() and not (target.is_dir() and is_empty(target)):
        rule = Text(
            ko="새 폴더나 빈 폴더여야 합니다", en="be a new folder or an empty one"
        )
        remedy = Text(
            ko="다른 이름을 쓰거나, 필요 없으면 먼저 지우세요.",
            en="Choose another name, or remove it first if it is not wanted.",
        )
        raise refusal(ValueError, "out", rule, received, remedy)
    if not target.parent.is_dir():
        rule = Text(
            ko="이미 있는 폴더 안에 있어야 합니다", en="lie in a folder that exists"
        )
        raise refusal(FileNotFoundError, "out", rule, received)
    check_writable(target.parent)
    return target


def _check_enough(
    names: Sequence[str], counts: npt.NDArray[np.int64], left_out: Sequence[LeftOut]
) -> None:
    few = [f"{name}: {n}" for name, n in zip(names, counts, strict=True) if n < 2]
    if few:
        rule = Text(
            ko="클래스마다 쓸 수 있는 사진이 두 장 이상 있어야 합니다",
            en="hold at least two photos of each class that can be used",
        )
        why = left_out[:_SHOWN]
        remedy = Text(
            ko=f"이 클래스의 사진을 더하세요. 뺀 파일: {len(left_out)}개. "
            + " ".join(one.to("ko") for one in why),
            en=f"Add photos of these classes. Files left out: {len(left_out)}. "
            + " ".join(one.to("en") for one in why),
        )
        raise refusal(ValueError, "folder", rule, ", ".join(few), remedy)


def _check_parts(
    names: Sequence[str], counts: npt.NDArray[np.int64], test: npt.NDArray[np.int64]
) -> None:
    without = [
        f"{name}: {n}" for name, n, t in zip(names, counts, test, strict=True) if not t
    ]
    if without:
        rule = Text(
            ko="클래스마다 훈련 세트와 테스트 세트에 넣을 사진이 있어야 합니다",
            en="hold photos of each class for the training and for the test set",
        )
        received = ", ".join(without)
        remedy = Text(
            ko="이 클래스의 사진은 모두 함께 두어야 합니다(거의 같거나 이어서 찍었거나 "
            "한 폴더에 든 사진). 다른 물건을 찍은 사진을 더하세요.",
            en="All photos of these classes belong together: nearly equal, taken in "
            "one go, or in one folder. Add photos of other things.",
        )
        raise refusal(ValueError, "folder", rule, received, remedy)


def _pairs(photos: Sequence[Photo], near: float) -> Iterator[tuple[int, int]]:
    """The photos that belong together, two and two."""
    earliest, near_ones = alike(np.stack([one.image for one in photos]), near)
    yield from enumerate(earliest)
    yield from ((one, other) for one, other, _ in near_ones)
    first: dict[str, int] = {}
    for row, one in enumerate(photos):
        if one.series is not None:
            yield first.setdefault(one.series, row), row
    dated = sorted((one.taken, row) for row, one in enumerate(photos) if one.taken)
    for ((camera, before), row), ((same, after), following) in pairwise(dated):
        if camera == same and after - before <= _BURST:
            yield row, following


def _together(
    photos: Sequence[Photo], groups: npt.NDArray[np.int64]
) -> Iterator[tuple[str, ...]]:
    for group, count in zip(*np.unique(groups, return_counts=True), strict=True):
        if count > 1:
            rows = np.flatnonzero(groups == group).tolist()
            yield tuple(photos[row].place for row in rows)


def _write_idx(path: Path, array: npt.NDArray[np.uint8]) -> None:
    """The array in IDX format, compressed; the same bytes whenever it is written."""
    header = bytes([0, 0, 8, array.ndim])
    header += b"".join(length.to_bytes(4) for length in array.shape)
    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write(header + array.tobytes())
