"""What a rule is: one mistake, how it is recognised, its cause and its remedy."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fmnist_learn.doctor._own_code import is_raised_there
from fmnist_learn.i18n import Text

if TYPE_CHECKING:
    from fmnist_learn.doctor._program import Program
    from fmnist_learn.doctor._subject import Subject
    from fmnist_learn.doctor._unit import Match

Where = Literal["error", "code", "model"]
# What Python says before it runs anything: reading the code is enough to find it.
_UNREADABLE = {"SyntaxError", "IndentationError", "TabError"}


@dataclass(frozen=True, slots=True)
class Advice:
    """What can be said about one error in particular.

    Attributes:
        remedy: What stands before the remedy of the rule, if anything.
        instead: What to write in place of the line, if that is sure.
        example: Code that is right, where the rule's is of another case; empty for
            none, None for the rule's.
        section: The section of the book, where it is not the rule's.
    """

    remedy: Text | None = None
    instead: str = ""
    example: str | None = None
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One mistake.

    Text that is code stands in backticks; nothing else in it is Markdown.

    The examples use the names of the course as they stand after the data has been
    prepared: `train_input`, `train_scaled`, `train_target`, `val_scaled`,
    `val_target`, `keras`, `np`, and a compiled `model` of one softmax layer.

    Attributes:
        name: What the rule is called, in kebab case; its module and its page have
            this name.
        title: The mistake in a few words.
        cause: Why it fails, or what goes wrong in silence.
        remedy: What to do.
        section: The section of the book.
        concept: What to read, a name that `explain` takes; empty where no concept has
            anything to say about it.
        broken: Code that makes the mistake.
        fixed: The same, corrected.
        acted: Whether `broken` only acts the mistake out: nobody wrote that code.
        error: The first words of the real message on the newest versions, its type
            before it; several blanks or line ends are one blank.
        kinds: The names of the types of the exception.
        pattern: A regular expression that the message matches.
        line: One that the learner's line must match as well, where it is known.
        own: Whether it knows only what the learner's own line raised: from inside of a
            library the same message may have any cause.
        when: What else has to hold, given the error and the learner's line.
        advise: What it says about one error, given that and the learner's line.
        holds: For which versions, where it is not for all.
        find: Where code makes the mistake, and the edits if the correction is sure.
        in_keras_2: Whether it holds in a program of Keras 2 as well, where it is
            pointed out only.
        check: Whether a model has the fault: the layer or the numbers it is about.
        before: The rules that come after this one: more general ones, which know its
            errors as well, and faults of a model that are better read after it.
        general: Whether it knows a whole kind of errors, and comes after all others.
    """

    name: str
    title: Text
    cause: Text
    remedy: Text
    section: str
    concept: str
    broken: str
    fixed: str
    acted: bool = False
    error: str = ""
    kinds: tuple[str, ...] = ()
    pattern: str = ""
    line: str = ""
    own: bool = False
    when: Callable[[BaseException, str], bool] | None = None
    advise: Callable[[BaseException, str], Advice] | None = None
    holds: Text | None = None
    find: "Callable[[Program], Iterator[Match]] | None" = None
    in_keras_2: bool = False
    check: "Callable[[Subject], Iterator[str]] | None" = None
    before: tuple[str, ...] = ()
    general: bool = False

    @property
    def where(self) -> tuple[Where, ...]:
        """What shows it: an error (or warning), the code, a model."""
        shown: dict[Where, bool] = {
            "error": bool(self.kinds),
            "code": self.find is not None or not _UNREADABLE.isdisjoint(self.kinds),
            "model": self.check is not None,
        }
        return tuple(where for where, shows in shown.items() if shows)

    def matches(self, exc: BaseException, line: str) -> bool:
        """Whether an error, in that line of the learner's, is this mistake."""
        names = {kind.__name__ for kind in type(exc).__mro__}
        if names.isdisjoint(self.kinds):
            return False
        if not re.search(self.pattern, message(exc)):
            return False
        if not re.search(self.line, line):  # where none is asked for, "" is found
            return False
        if self.own and not is_raised_there(exc):
            return False
        return self.when is None or self.when(exc, line)


def message(exc: BaseException) -> str:
    """The message of an error, without the colours that Keras puts into it."""
    text = exc.msg if isinstance(exc, SyntaxError) else str(exc)
    return re.sub(r"\x1b\[\d*m", "", text)
