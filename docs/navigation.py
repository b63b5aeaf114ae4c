"""What of the package stands in the navigation, and in which order."""

from typing import Any

import fmnist_learn as fl
from fmnist_learn.doctor import RULES, Rule
from fmnist_learn.i18n import Lang, Text
from fmnist_learn.lessons import texts

# What the concepts of a section are about, for who has not read the book.
GROUPS = {
    "07-1": Text(ko="데이터와 첫 신경망", en="Data and a first network"),
    "07-2": Text(ko="은닉층과 옵티마이저", en="Hidden layers and optimizers"),
    "07-3": Text(ko="과대적합과 모델 비교", en="Overfitting and comparing models"),
    "08-1": Text(ko="합성곱과 풀링", en="Convolution and pooling"),
    "08-2": Text(ko="합성곱 신경망", en="The convolutional network"),
    "08-3": Text(ko="신경망 들여다보기", en="Looking into the network"),
    "09": Text(ko="책을 넘어서", en="Beyond the book"),
}


def group_of(section: str, lang: Lang) -> str:
    """The heading of the concepts of a section of the book."""
    return f"{section} · {GROUPS[section].to(lang)}"


def rules_by_section() -> dict[str, list[Rule]]:
    """The mistakes of each section of the book.

    What raises an error comes first: it is what a reader of the list has seen.
    """
    rules = sorted(RULES, key=lambda rule: not rule.error)
    found = {name: [rule for rule in rules if rule.section == name] for name in GROUPS}
    return {section: of_section for section, of_section in found.items() if of_section}


def fill(nav: list[Any], lang: Lang) -> None:
    """Put the pages that come from the package below the page that lists them."""
    for entry in nav:
        for pages in entry.values() if isinstance(entry, dict) else ():
            if isinstance(pages, list):
                pages.extend(listed_by(pages[0], lang))
                fill(pages, lang)


def listed_by(page: str, lang: Lang) -> list[Any]:
    """The entries for the pages of the package that a page lists."""
    if page == "concepts/index.md":
        concepts = fl.list_concepts()
        return [
            {
                group_of(section, lang): [
                    f"concepts/{entry.name}.md"
                    for entry in concepts
                    if entry.section == section
                ]
            }
            for section in GROUPS
        ]
    if page == "errors/index.md":
        return [
            {
                texts.title_of(section, lang): [
                    f"errors/{rule.name}.md" for rule in rules
                ]
            }
            for section, rules in rules_by_section().items()
        ]
    if page == "experiments/index.md":
        return [f"experiments/{entry.name}.md" for entry in fl.list_experiments()]
    return []
