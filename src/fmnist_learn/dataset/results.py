"""What became of the photos, for who made a data set of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fmnist_learn._html import table_row
from fmnist_learn.i18n import Lang, Text

_CLASS = Text(ko="클래스", en="class")
_TRAIN = Text(ko="훈련", en="training")
_TEST = Text(ko="테스트", en="test")
_TOGETHER = Text(ko="함께 둔 사진 묶음: {}개", en="Groups of photos kept together: {}")
_MORE = Text(ko="그 밖에 {}개: `together`", en="{} more: `together`")
_SHOWN = 5  # groups of photos; of what was left out, all
_LEFT_OUT = Text(ko="뺀 파일: {}개", en="Files left out: {}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A photo or a file that is not in the data set, and why.

    Attributes:
        photo: Its path in the folder of the photos.
        ko: What it must be to be used, in Korean.
        en: The same in English.

    --- 한국어 ---
    데이터 세트에 넣지 않은 사진이나 파일과 그 까닭입니다.

    Attributes:
        photo: 사진 폴더 안의 경로.
        ko: 넣으려면 어때야 하는지, 한국어로.
        en: 같은 내용을 영어로.
    """

    photo: str
    ko: str
    en: str

    def to(self, lang: Lang | None = None) -> str:
        """One line in `lang`, or in the language in use.

        --- 한국어 ---
        한 줄로, `lang`이나 지금 쓰는 언어로 씁니다.
        """
        return Text(ko=f"{self.photo}: {self.ko}", en=f"{self.photo} {self.en}").to(
            lang
        )


@dataclass(frozen=True, slots=True, repr=False)
class DatasetResult:
    """What `make_dataset` made of the photos.

    Attributes:
        path: The new folder, for `load_data` and `prepare_data`.
        names: The names of the classes, in the order of their labels.
        train: How many photos of each class are in the training set.
        test: How many are in the test set.
        together: The photos that were kept together, a tuple of paths for each group.
        left_out: The photos and files that are not in the data set, with the reason.

    --- 한국어 ---
    `make_dataset`이 사진으로 만든 데이터 세트입니다.

    Attributes:
        path: 새 폴더. `load_data`와 `prepare_data`에 넘기세요.
        names: 클래스의 이름. 레이블 순서입니다.
        train: 훈련 세트에 든 클래스별 사진의 개수.
        test: 테스트 세트에 든 클래스별 사진의 개수.
        together: 한 세트에 함께 둔 사진. 묶음마다 경로를 담은 튜플입니다.
        left_out: 데이터 세트에 넣지 않은 사진과 파일, 그 까닭.
    """

    path: Path
    names: tuple[str, ...]
    train: tuple[int, ...]
    test: tuple[int, ...]
    together: tuple[tuple[str, ...], ...]
    left_out: tuple[LeftOut, ...]

    def __str__(self) -> str:
        """The counts, what was kept together, and what was left out."""
        table = [
            f"{label} {name}: {_TRAIN.to()} {train}, {_TEST.to()} {test}"
            for label, name, train, test in self._rows()
        ]
        counts = "\n".join([str(self.path), *table])
        return "\n\n".join([counts, *self._lists()])

    __repr__ = __str__  # what the REPL shows is what there is to read

    def _repr_markdown_(self) -> str:
        head = f"| | {_CLASS.to()} | {_TRAIN.to()} | {_TEST.to()} |"
        rows = map(table_row, self._rows())
        table = "\n".join([head, "|---|---|---|---|", *rows])
        return "\n\n".join([f"`{self.path}`", table, *self._lists()])

    def _rows(self) -> Iterator[tuple[int, str, int, int]]:
        yield from zip(
            range(len(self.names)), self.names, self.train, self.test, strict=True
        )

    def _lists(self) -> Iterator[str]:
        """Each list with its heading."""
        groups = [", ".join(photos) for photos in self.together]
        if rest := len(groups[_SHOWN:]):
            groups[_SHOWN:] = [_MORE.to().format(rest)]
        left_out = [one.to() for one in self.left_out]
        for head, count, lines in (
            (_TOGETHER, len(self.together), groups),
            (_LEFT_OUT, len(left_out), left_out),
        ):
            if lines:
                listed = "\n".join(f"- {line}" for line in lines)
                yield f"{head.to().format(count)}\n\n{listed}"
