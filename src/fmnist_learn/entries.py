"""What the lists of the package hold: concepts and experiments alike."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One line of a list, in the order of the course.

    Attributes:
        name: What the function that shows or runs it takes.
        title: Its title or its question, in one language.
        section: The section of the book, "07-1" to "08-3", or "09", beyond it.

    --- 한국어 ---
    목록의 한 줄. 수업 순서대로 놓입니다.

    Attributes:
        name: 보여 주거나 실행하는 함수에 넣는 이름.
        title: 한 언어로 쓴 제목이나 질문.
        section: 책의 절 "07-1"부터 "08-3"까지, 또는 책에 없는 "09".
    """

    name: str
    title: str
    section: str
