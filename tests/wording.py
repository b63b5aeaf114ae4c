"""Turns of phrase that the texts have given up, and what stands in their place.

What is one of the course's terms stands in the glossary instead.
"""

import re

# As they were found in texts of this project.
GIVEN_UP = {
    "en": [
        (r"\bin the mean\b", "on average"),
        (r"\bupright\b", "vertical"),
        (r"\blimit of 0\.", "threshold of 0."),
        (r"\bleav(?:e|es|ing) \S+ away\b", "leave out"),
        (r"\bone behind the other\b", "end to end"),
        (r"\bno law\b", "not a rule"),
        (r"\bserves? (?:nothing|to|as well|at)\b", "is of no use, is used to"),
        (r"\banother \w+ than\b", "a different … from"),
        (r"\bin another order\b", "in a different order"),
        (r"\bhow many \w+ has\b", "how many … does it have"),
        (r"\bwhat becomes of\b", "what is done with"),
        (r"\d %", "94%, without a space"),
    ],
    "ko": [
        ("교재", "책"),
        (r"(?<![A-Za-z])(?:adam|rmsprop|sgd)(?![A-Za-z])", "Adam, RMSprop, SGD"),
        ("더 해 보기|더 읽기", "더 알아보기"),
        ("티셔츠/상의", "티셔츠"),
        ("과([대소])적합한", "과대적합된"),
        ("내트이|내트을|내트으로|nat으로", "내트가, 내트를, 내트로"),
        ("0보다 클수록", "클수록"),
        (r"\d번째 원소", "인덱스가 …인 원소"),
        ("번 이어서", "patience번의 에포크 동안"),
        ("(?<!첫)걸음", "스텝, 보폭"),
        ("[축값]을 기다립니다", "있어야 합니다, 받습니다"),
        ("울타리", "장치"),
        ("신기한", ""),
        ("정도는 덜합니다", "차이가 더 작습니다"),
        ("뒤집히므로", "반전되므로"),
        (r"\d %", "94%, 붙여 쓰기"),
    ],
}


def given_up(text: str, lang: str) -> list[tuple[str, str]]:
    """What is found in prose, without its code, and what to write instead."""
    return [
        (found[0], instead)
        for pattern, instead in GIVEN_UP[lang]
        if (found := re.search(pattern, text, re.IGNORECASE if lang == "en" else 0))
    ]
