"""Bounds: two neighbours that bound one number from both sides, "more than 10 but fewer than 20".

Works on lexemes and quantities in order, once each has its modifier. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from broadsheet.quantities.lexemes import Lexeme
from broadsheet.quantities.record import Form, Quantity, decide, join_neighbours
from broadsheet.rules import name_rule

LOWER, UPPER = ("more_than", "at_least"), ("less_than", "at_most")
# what stands between the two
JOINTS = (["and"], ["but"], [",", "and"], [",", "but"])


def join_bounds(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Join a lower and an upper bound, told in either order, into the range they leave: "at least 5 and at most 8"."""
    return join_neighbours(found, partial(_join, lexemes))


def _join(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """The range of two bounds; None where they bound two numbers."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    told = (left.modifier in LOWER and right.modifier in UPPER) or (left.modifier in UPPER and right.modifier in LOWER)
    valued = left.value is not None and right.value is not None and Form.GROUP not in (left.form, right.form)
    if not told or not valued or between not in JOINTS or not _are_alike(left, right):
        return None
    lesser, greater = (left, right) if left.modifier in LOWER else (right, left)
    if lesser.amount >= greater.amount:
        return None  # "under 18 and over 65"
    whole = replace(
        right,
        first=left.first,
        inner=left.inner,
        value=None,
        low=lesser.value,
        high=greater.value,
        modifier="between",
        unit=right.unit or left.unit,
    )
    return decide(whole, "value", name_rule(join_bounds))


def _are_alike(left: Quantity, right: Quantity) -> bool:
    """Have two bounds one unit, or may the one take the other's: "more than 10 and less than 20 kilos"?"""
    return left.unit == right.unit or left.unit is None
