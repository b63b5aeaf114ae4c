"""The code within sentences: what it names exists, and takes what it is given."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

FILE = re.compile(r"[\w./-]+\.(json|keras|md|py|npz|ipynb)")


def expressions(text: str) -> Iterator[ast.expr]:
    """What stands in backticks and is an expression of Python."""
    for code in re.findall(r"(?<!`)`([^`]+)`(?!`)", text):
        if FILE.fullmatch(code):
            continue
        try:
            yield ast.parse(" ".join(code.split()), mode="eval").body
        except SyntaxError:  # an option, an ending, a command
            continue


def check(tree: ast.expr, names: Mapping[str, Any]) -> None:
    """Fail if an attribute does not exist, or a call does not fit its function.

    Arguments may be any words; `...` stands for those that are left out.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            value_of(node, names)
        if isinstance(node, ast.Call):
            function = value_of(node.func, names)
            try:
                signature = inspect.signature(function)
            except ValueError:  # compiled: older versions of NumPy do not say
                continue
            given = [argument for argument in node.args if not is_open(argument)]
            options = {keyword.arg: keyword.value for keyword in node.keywords}
            complete = len(given) == len(node.args)
            bind = signature.bind if complete else signature.bind_partial
            bind(*given, **options)


def value_of(tree: ast.expr, names: Mapping[str, Any]) -> Any:
    return eval(ast.unparse(tree), dict(names))


def is_open(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Constant) and tree.value is ...
