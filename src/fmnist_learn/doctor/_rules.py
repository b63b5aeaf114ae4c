"""All rules, in the order in which they are asked: the first that matches explains."""

from collections.abc import Iterable
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules

from fmnist_learn.doctor import rules
from fmnist_learn.doctor._rule import Rule


def in_order(found: Iterable[Rule]) -> tuple[Rule, ...]:
    """By name, except that each rule comes before those that its `before` names.

    The general ones come after all others.

    Raises:
        CycleError: If rules are to come before each other.
        KeyError: If `before` names a rule that is not there.
    """
    by_name = {rule.name: rule for rule in sorted(found, key=lambda rule: rule.name)}
    order = TopologicalSorter[str]({name: () for name in by_name})
    for name, rule in by_name.items():
        for later in rule.before:
            order.add(later, name)
        if rule.general:
            order.add(name, *(one for one in by_name if not by_name[one].general))
    return tuple(by_name[name] for name in order.static_order())


RULES = in_order(
    import_module(f"{rules.__name__}.{module.name}").RULE
    for module in iter_modules(rules.__path__)
)
BY_NAME = {rule.name: rule for rule in RULES}
