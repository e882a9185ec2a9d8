"""Rules: named functions of one signature, tried in order, of which the first that answers has the word.

A rule is told by its docstring: a question or an example. A row keeps the rules that made it, a column and a rule's
name each, so that `reading.explain` can say why it is there. Knows nothing of what a rule is about.
"""

import inspect
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# which rule decided which column of a row: (("trend", "figures.trend.tell_by_particle"), ...)
Made = tuple[tuple[str, str], ...]


def find_first(
    rules: Iterable[Callable[P, T | None]], *args: P.args, **kwargs: P.kwargs
) -> tuple[T, str] | tuple[None, None]:
    """The answer of the first rule that has one, and the rule's name; of none that answers: (None, None).

    A rule leaves the question to those after it by answering None, so that "none of them" is an answer of its own.
    """
    for rule in rules:
        answer = rule(*args, **kwargs)
        if answer is not None:
            return answer, name_rule(rule)
    return None, None


def name_rule(rule: Callable[..., object]) -> str:
    """The name of a rule below broadsheet: "figures.trend.tell_by_particle"."""
    return f"{rule.__module__.removeprefix('broadsheet.')}.{rule.__qualname__}"


def tell_rule(name: str) -> str:
    """What the rule of this name says of itself, its docstring."""
    module, _, function = name.rpartition(".")
    return inspect.getdoc(getattr(import_module(f"broadsheet.{module}"), function)) or ""
