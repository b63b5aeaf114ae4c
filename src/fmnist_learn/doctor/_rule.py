"""What a rule is: one mistake, how it is recognised, its cause and its remedy."""

from dataclasses import dataclass
from typing import Literal

from fmnist_learn.i18n import Text

Where = Literal["error", "code", "model"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One mistake.

    The examples use the names of the course as they stand after the data has been
    prepared: `train_input`, `train_scaled`, `train_target`, `val_scaled`,
    `val_target`, `keras`, `np`, and a compiled `model` of one softmax layer.

    Attributes:
        name: What the rule is called, in kebab case; its page has this name.
        where: What shows it: an error (or warning), the code, a model.
        title: The mistake in a few words.
        cause: Why it fails, or what goes wrong in silence.
        remedy: What to do.
        section: The section of the book.
        concept: What to read, a name that `explain` takes; empty where no concept has
            anything to say about it.
        broken: Code that makes the mistake.
        fixed: The same, corrected.
        error: The first words of the real message on the newest versions, its type
            before it; several blanks or line ends are one blank.
        kinds: The names of the types of the exception.
        pattern: A regular expression that the message matches.
        line: One that the learner's line must match as well, where it is known.
        holds: For which versions, where it is not for all.
        acted: Whether its example acts the mistake out for a test: nobody wrote that
            code, so its page does not show it.
    """

    name: str
    where: tuple[Where, ...]
    title: Text
    cause: Text
    remedy: Text
    section: str
    concept: str
    broken: str
    fixed: str
    error: str = ""
    kinds: tuple[str, ...] = ()
    pattern: str = ""
    line: str = ""
    holds: Text | None = None
    acted: bool = False
