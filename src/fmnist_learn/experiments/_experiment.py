"""What an experiment is: its question, what it measures, and what the numbers say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fmnist_learn.experiments._report import Numbers, Report
from fmnist_learn.experiments._run import Run
from fmnist_learn.i18n import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """One question, settled by measurements on the real data, one for each seed.

    Its module imports what is heavy inside its functions, so that a list of the
    questions is there at once.

    Attributes:
        name: What it is called, in kebab case; its module has this name.
        section: The section of the book.
        place: Where it stands among those of its section: 10, 20 and so on, so that
            one fits between.
        title: The question.
        control: What is compared with what, and what is the same on both sides.
        limits: What it does not show.
        concept: The concept that explains the answer.
        exact: Whether no chance takes part. Then one measurement is all there is.
        keras: Whether it trains with Keras.
        measure: Measures with one seed on the real data, and returns plain numbers.
        report: Says what the numbers of all seeds show.
    """

    name: str
    section: str
    place: int
    title: Text
    control: Text
    limits: Text
    concept: str
    exact: bool = False
    keras: bool = True
    measure: Callable[[Run], Numbers]
    report: Callable[[Sequence[Numbers]], Report]
