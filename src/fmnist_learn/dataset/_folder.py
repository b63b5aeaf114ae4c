"""A folder of photos, a folder for each class, read photo by photo."""

import unicodedata
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from fmnist_learn.dataset.results import LeftOut
from fmnist_learn.i18n import Text, reason_of, refusal, visible
from fmnist_learn.photo import prepare_photo

_MOST_CLASSES = 10  # so many outputs the networks of the course have
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_EXIF, _TAKEN, _CAMERA = 0x8769, 0x9003, 0x0110
_TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)

_HIDDEN = Text(
    ko="숨긴 파일이나 시스템 파일이 아니어야 합니다.",
    en="must not be hidden, nor a file of the system.",
)
_IN_NO_CLASS = Text(
    ko="클래스 폴더 안에 있어야 합니다.", en="must lie in the folder of a class."
)
_TOO_DEEP = Text(
    ko="클래스 폴더나 그 바로 안의 폴더에 있어야 합니다.",
    en="must lie in the folder of a class, or in a folder right within it.",
)
_IN_TWO = Text(
    ko="한 클래스에만 있어야 합니다. 같은 사진: {}.",
    en="must lie in one class only. The same photo: {}.",
)


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One photo as the data set shows it, and where and when it was taken."""

    label: int
    place: str  # in the folder of the photos, the same on every system
    series: str | None  # the folder of one thing that it lies in
    image: npt.NDArray[np.uint8]
    taken: tuple[str, datetime] | None  # by which camera, and when


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A file that may be a photo."""

    path: Path
    place: str
    label: int
    series: str | None

    def read(self) -> Photo | LeftOut:
        """The photo, or why there is none."""
        try:
            taken = _look(self.path)
            image = prepare_photo(self.path)
        except (FileNotFoundError, ValueError) as refused:
            return _left_out(self.place, reason_of(refused))
        return Photo(self.label, self.place, self.series, image, taken)


def find_classes(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    """The folder of each class, in the order of their names; what else lies there."""
    received = repr(str(folder))
    if not folder.is_dir():
        rule = Text(ko="사진이 든 폴더여야 합니다", en="be a folder of photos")
        raise refusal(FileNotFoundError, "folder", rule, received)
    classes, left_out = [], []
    for path in _listed(folder):
        if path.is_dir() and not _is_hidden(path):
            classes.append(path)
        else:
            reason = _HIDDEN if _is_hidden(path) else _IN_NO_CLASS
            left_out.append(_left_out(_shown(path.name), reason))
    if not 2 <= len(classes) <= _MOST_CLASSES:
        rule = Text(
            ko=f"클래스마다 폴더가 하나씩, 2~{_MOST_CLASSES}개 들어 있어야 합니다",
            en=f"hold a folder for each class, 2 to {_MOST_CLASSES} of them",
        )
        found = Text(
            ko=f"{received}(폴더 {len(classes)}개)",
            en=f"{received} ({len(classes)} folders)",
        )
        raise refusal(ValueError, "folder", rule, found)
    alike = defaultdict(list)
    for path in classes:
        alike[unicodedata.normalize("NFKC", path.name).casefold().strip()].append(path)
        if not path.name.isprintable():
            rule = Text(
                ko="클래스 폴더의 이름이 보통 글자로 되어 있어야 합니다",
                en="hold folders with names of ordinary characters",
            )
            raise refusal(ValueError, "folder", rule, repr(path.name))
    if same := [paths for paths in alike.values() if len(paths) > 1]:
        rule = Text(
            ko="클래스마다 이름이 달라야 합니다. 대소문자만 다른 이름은 같습니다",
            en="hold folders with different names, whatever their upper and lower case",
        )
        raise refusal(ValueError, "folder", rule, ", ".join(p.name for p in same[0]))
    return classes, left_out


def find_photos(
    label: int, folder: Path, *, series: str | None = None, above: str = ""
) -> Iterator[PhotoFile | LeftOut]:
    """The files of a class, those of a folder within it as a series of one thing."""
    here = f"{above}{_shown(folder.name)}"
    for path in _listed(folder):
        place = f"{here}/{_shown(path.name)}"
        if _is_hidden(path):
            yield _left_out(place, _HIDDEN)
        elif not path.is_dir():
            yield PhotoFile(path, place, label, series)
        elif series is None:
            yield from find_photos(label, path, series=place, above=f"{here}/")
        else:
            yield _left_out(place, _TOO_DEEP)


def without_conflicts(photos: list[Photo]) -> tuple[list[Photo], list[LeftOut]]:
    """The photos without those that lie in several classes: which is right?"""
    same = defaultdict(list)
    for photo in photos:
        same[photo.image.tobytes()].append(photo)
    kept, left_out = [], []
    for photo in photos:
        copies = same[photo.image.tobytes()]
        if all(one.label == photo.label for one in copies):
            kept.append(photo)
        else:
            others = [one.place for one in copies if one.label != photo.label]
            left_out.append(_left_out(photo.place, _IN_TWO.format(", ".join(others))))
    return kept, left_out


def class_name(folder: Path) -> str:
    """The name of a class: a Mac writes 가 as ㄱ and ㅏ."""
    return unicodedata.normalize("NFC", folder.name)


def _left_out(photo: str, reason: Text) -> LeftOut:
    return LeftOut(photo, ko=reason.ko, en=reason.en)


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=class_name)


def _shown(name: str) -> str:
    return visible(unicodedata.normalize("NFC", name))


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".") or path.name.casefold() in _OF_THE_SYSTEM


def _look(path: Path) -> tuple[str, datetime] | None:
    """When a photo was taken; an error for what `prepare_photo` would make a mess of.

    What is no image at all is left to it.
    """
    if not path.is_file():
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                # A phone's JPEG may hold a preview, or a second view, as well.
                frames = 1 if opened.format == "MPO" else getattr(opened, "n_frames", 1)
                taken = _taken(opened)
    except _TOO_LARGE as error:
        most = (Image.MAX_IMAGE_PIXELS or 0) // 10**6
        rule = Text(
            ko=f"{most}00만 픽셀 이하여야 합니다",
            en=f"have at most {most} million pixels",
        )
        remedy = Text(ko="사진의 크기를 줄이세요.", en="Make the photo smaller.")
        raise refusal(ValueError, "photo", rule, repr(str(path)), remedy) from error
    except Exception as error:  # damage shows as whatever Pillow stumbles over
        if not (isinstance(error, UnidentifiedImageError) and _is_heic(path)):
            return None
        rule = Text(
            ko="JPEG나 PNG여야 합니다. Pillow는 HEIC를 읽지 못합니다",
            en="be JPEG or PNG: Pillow does not read HEIC",
        )
        remedy = Text(
            ko="아이폰에서는 설정 > 카메라 > 포맷에서 '높은 호환성'을 고르고, 이미 "
            "찍은 사진은 JPEG로 내보내세요.",
            en="On an iPhone choose Settings > Camera > Formats > Most Compatible; "
            "export photos that are taken already as JPEG.",
        )
        raise refusal(ValueError, "photo", rule, repr(str(path)), remedy) from error
    if frames > 1:
        rule = Text(
            ko="사진 한 장이어야 합니다. 여러 장이 든 파일이거나 움직이는 그림입니다",
            en="hold one picture; it is animated, or has several pages",
        )
        raise refusal(ValueError, "photo", rule, repr(str(path)))
    return taken


def _taken(opened: Image.Image) -> tuple[str, datetime] | None:
    exif = opened.getexif()
    with suppress(TypeError, ValueError):  # not there, or no date
        when: Any = exif.get_ifd(_EXIF).get(_TAKEN)
        return str(exif.get(_CAMERA)), datetime.strptime(when, "%Y:%m:%d %H:%M:%S")
    return None


def _is_heic(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(12)
    return start[4:8] == b"ftyp" and start[8:] in _HEIC
