"""Real errors of beginners, each as a few lines of code that raise it.

The kinds are those of public questions and issue threads; the code is our own. It runs
in the names of the course (`learner.names`), and the installed packages raise the
error.
"""

from dataclasses import dataclass

UNKNOWN = ""


@dataclass(frozen=True)
class Case:
    """One error.

    Attributes:
        title: What the learner did.
        code: The code; its last line of their own raises the error.
        rules: The rules that name the right cause; empty where none is known, and the
            explanation has to say so.
        says: What the remedy, or the line to write instead, has to contain.
        never: What neither of them may contain: the wrong direction.
        without: A package that is not installed.
        newest: Whether older versions raise no such error.
    """

    title: str
    code: str
    rules: str
    says: str = ""
    never: str = ""
    without: str = ""
    newest: bool = False
