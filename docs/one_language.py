"""Show each docstring in the language of the site, with a link to its source.

A docstring holds English, a line `--- 한국어 ---`, and the same in Korean but for the
example, which stands once, in the English half.
"""

import re
from typing import Any

import griffe

MARKER = "\n--- 한국어 ---\n"
SOURCE = {"en": "Source", "ko": "소스 코드"}


EXAMPLE = re.compile(r"^Example:\n(?:(?: .*)?\n)+", re.MULTILINE)


def with_example(korean: str, english: str) -> str:
    """The Korean half with the example at its place: below the last section."""
    example = EXAMPLE.search(f"{english}\n")
    if example is None:
        return korean
    lines = korean.splitlines()
    indented = (number for number, line in enumerate(lines) if line.startswith(" "))
    after = max(indented, default=len(lines) - 1) + 1
    lines[after:after] = ["", *example[0].rstrip().splitlines()]
    return "\n".join(lines)


class OneLanguage(griffe.Extension):
    """Keep the half of every docstring that is in `lang`."""

    def __init__(self, lang: str) -> None:
        """Remember the language of this site."""
        self.lang = lang

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Replace the docstring of everything in the package."""
        if obj.docstring is None:
            return
        english, _, korean = obj.docstring.value.partition(MARKER)
        text = with_example(korean, english) if self.lang == "ko" else english
        # griffe shows an `Examples:` section as code and takes `Example:` for a note.
        obj.docstring.value = text.replace("\nExample:\n", "\nExamples:\n")
        if obj.is_function or obj.is_class:
            obj.docstring.value += f"\n\n{self._link(obj)}"
        obj.docstring.__dict__.pop("parsed", None)  # cached from the whole text

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Treat the package itself, which is no object to griffe."""
        self.on_object(obj=pkg)

    def _link(self, obj: griffe.Object) -> str:
        page = obj.module.path.removeprefix("fmnist_learn").strip(".").replace(".", "-")
        address = f"../source/{page}.md#__codelineno-0-{obj.lineno}"
        return f'[{SOURCE[self.lang]}]({address}){{ .source title="{obj.path}" }}'
