"""The names of older Keras, by hand."""

from fmnist_learn.i18n import Text

SAME: dict[str, dict[str, str]] = {}
INSTEAD: dict[str, Text] = {}
