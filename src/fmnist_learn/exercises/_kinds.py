"""What an exercise is. Each is one file, which ends on its `EXERCISE`."""

import inspect
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fmnist_learn.exercises._draw import Draw
from fmnist_learn.exercises._values import TOLERANCE
from fmnist_learn.i18n import Lang, Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A typical wrong answer, and what to say to who gives it.

    Attributes:
        answer: A function that answers wrongly in this way. Its name is the name of
            the mistake.
        says: What happened and what to do about it. The smallest example follows it.
    """

    answer: Function
    says: Text

    @property
    def name(self) -> str:
        """What the mistake is called, in kebab case."""
        return self.answer.__name__.strip("_").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Case:
    """What an answer is tried with.

    Attributes:
        part: What it shows. Cases with the same part make one part of the marks.
        arguments: The arguments of the call.
        expected: What must come out, where asking the solution would take long.
    """

    part: Text
    arguments: tuple[Any, ...]
    expected: Any = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a question of a quiz offers, and why it is right or wrong."""

    says: Text
    why: Text
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a quiz; exactly one of its choices is right."""

    asks: Text
    concept: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What all kinds have in common.

    Attributes:
        name: In kebab case; its file and the answer have this name with underscores.
        section: The section of the book, "07-1" to "08-3", or "09", beyond it.
        place: Where it stands among those of its section: 10, 20 and so on.
        title: What is to be done, in a few words.
        concept: The concept to read.
        hints: From a push to nearly all; only the last may hold the solution.
        solution: Gives the right answer.
        wrong: The typical wrong answers.
        also_right: At least three answers that are right in another way: float32,
            lists, loops, another type of number.
        minutes: How long it takes a learner.
    """

    name: str
    section: str
    place: int
    title: Text
    concept: str
    hints: Sequence[Text]
    solution: Function
    wrong: Sequence[Wrong]
    also_right: Sequence[Function]
    minutes: int = 5

    @property
    def answer_name(self) -> str:
        """What the function or the variable of the answer is called."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionExercise(Exercise):
    """Write a function, or repair one.

    Attributes:
        task: What the function takes and returns, in Markdown.
        cases: What it is tried with, the simplest first; drawn for the student.
        starter: The broken code to begin with; by default only the signature.
        accepts: Whether arguments are such as the exercise means, for the smallest
            example; the solution must not fail there either.
        measure: What of the returned object is compared, such as the numbers of a
            model; by default the object itself.
        imports: The lines above the function.
        seconds: How long a check takes, where it trains or starts Keras.
    """

    task: Text
    cases: Callable[[Draw], Iterable[Case]]
    starter: str = ""
    accepts: Callable[..., bool] = field(default=lambda *_: True)
    measure: Function | None = None
    imports: str = "import numpy as np"
    seconds: int = 0

    def question(self, draw: Draw) -> Text:
        """The task; that of a function is the same for everyone."""
        del draw
        return self.task

    def start(self, lang: Lang, draw: Draw) -> str:
        """The code to begin with."""
        del draw
        if self.starter:
            return f"{self.imports}\n\n\n{self.starter.strip()}\n".lstrip()
        signature = inspect.signature(self.solution)
        names = ", ".join(signature.parameters)
        head = f"def {self.answer_name}({names}):"
        doc = f'    """{self.title.to(lang)}"""'
        return f"{self.imports}\n\n\n{head}\n{doc}\n    ...\n".lstrip()

    def source(self) -> str:
        """The code of the solution, under the name of the answer."""
        text = textwrap.dedent(inspect.getsource(self.solution))
        name = self.solution.__name__
        text = text.replace(f"def {name}(", f"def {self.answer_name}(", 1)
        # Imported inside, since an exercise is listed without Keras.
        text = text.replace(f"    {self.imports}\n\n", "", 1)
        return f"{self.imports}\n\n\n{text}".lstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueExercise(Exercise):
    """Say what comes out, before it is run.

    `solution`, `wrong` and `also_right` are functions of the numbers of the question.

    Attributes:
        draw: The numbers of the question, by name; drawn for the student.
        task: The question with these numbers, in Markdown.
        why: Why the answer is what it is.
        tolerance: How far a number may be from the right one, and relative to it.
        plot: Draws what the question shows, if it shows a picture.
    """

    draw: Callable[[Draw], Mapping[str, Any]]
    task: Callable[..., Text]
    why: Callable[..., Text]
    tolerance: float = TOLERANCE
    plot: "Callable[..., Axes] | None" = None

    def question(self, draw: Draw) -> Text:
        """The task with the numbers of the student."""
        return self.task(**self.draw(draw))

    def start(self, lang: Lang, draw: Draw) -> str:
        """The line to complete."""
        del lang, draw
        return f"{self.answer_name} = ...\n"


AnyExercise = FunctionExercise | ValueExercise
