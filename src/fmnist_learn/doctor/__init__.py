"""What went wrong, and what to change: errors, code, models and the machine.

Each mistake is a rule, in one place: how it is recognised, its cause, the remedy, the
section of the book, code that makes it and the same corrected, in both languages.
Nothing heavy is imported before it is needed.
"""

from fmnist_learn.doctor._rule import Rule as Rule
from fmnist_learn.doctor._rules import RULES as RULES
