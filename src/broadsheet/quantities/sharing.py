"""Sharing: what quantities side by side have in common, "10, 20 and 30 years", "$5 billion, up from 4 billion", "more
than 100 km (60 miles)".

Works on lexemes and quantities in order. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, counts_ahead, lower_at
from broadsheet.quantities.modifiers import BOUNDING, bound
from broadsheet.quantities.rates import read_rate
from broadsheet.quantities.record import Form, Quantity, decide
from broadsheet.rules import name_rule

# lexemes between where something went and where it came from: "fell to £214 million in May, the lowest this year, from"
LONGEST_WAY = 9
# lexemes between two members of a list: ", and a" with a mark to spare
LONGEST_JOINT = 4
# what the time of the first end of a change begins with: "from 20 kilos last year to 30"
TIME_OPENERS = {"at", "in", "last"}
# what may stand before that end: "from about 14-18 mpg to 24"
APPROXIMATING = {"about", "around", "roughly", "nearly", "almost", "some"}
JOINTS = {",", "and", "or", "to", *HYPHENS}
# what stands between a level and its change: "16,369 up 58 points"
CHANGES = (["up"], ["down"], [",", "up"], [",", "down"])


class Pair(NamedTuple):
    """Two neighbours and the words between them, in lower case."""

    left: Quantity
    right: Quantity
    between: list[str]


def share_units(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number in a list the unit of the next: "10, 20 and 30 years", "8 or $9", "four- and six-year"."""
    shared = share_other_ends(lexemes, share_ages(lexemes, found))
    for i in range(1, len(shared)):
        pair = _pair(lexemes, shared[i - 1], shared[i])
        if pair.left.unit is not None and _ends_change(pair, lexemes):
            shared[i] = decide(replace(pair.right, unit=pair.left.unit), "unit", name_rule(share_units))
    for i in range(len(shared) - 2, -1, -1):
        pair = _pair(lexemes, shared[i], shared[i + 1])
        if pair.left.unit is not None or pair.right.unit is None or _is_part(pair):
            continue
        told = _is_listed(lexemes, shared, i) or _is_level(pair) or _is_of_sum(pair)
        if told and not _tells_twice(lexemes, shared, i):
            shared[i] = decide(replace(pair.left, unit=pair.right.unit), "unit", name_rule(share_units))
    return shared


def _pair(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Pair:
    return Pair(left, right, [lexeme.lower for lexeme in lexemes[left.last : right.first]])


def _is_part(pair: Pair) -> bool:
    """Is the left number a part or a multiple of something else: "half and 5 years"?"""
    return pair.left.form == Form.TIMES or pair.left.form == Form.FRACTION != pair.right.form


def _tells_twice(lexemes: Sequence[Lexeme], found: Sequence[Quantity], i: int) -> bool:
    """Do two numbers with ", or" between them, and no list before, tell one thing twice: "the Nasdaq 248, or 1.9%"?"""
    listed = i > 0 and found[i - 1].unit is None and lower_at(lexemes, found[i - 1].last) == ","
    return _pair(lexemes, found[i], found[i + 1]).between == [",", "or"] and not listed


def _is_listed(lexemes: Sequence[Lexeme], found: Sequence[Quantity], i: int) -> bool:
    """Do two numbers stand in a list that an "and" closes: "5, 10 and 20 percent", but no "5, 10 percent"?"""
    left, right, between = _pair(lexemes, found[i], found[i + 1])
    noun_taken = left.linked and lexemes[left.last - 1].kind == "word" and left.last - left.inner > 1
    if noun_taken or not between or len(between) > LONGEST_JOINT or not JOINTS.issuperset(between):
        return False
    goes_on = i + 2 < len(found) and "," in between and not right.own_unit
    return goes_on or not {"and", "or", "to"}.isdisjoint(between)


def _is_of_sum(pair: Pair) -> bool:
    """Is the left number a part of a sum: "280 million of the 1.5 billion shekels"?"""
    return pair.between in (["of", "the"], ["of", "its"]) and pair.left.scale > 1 and is_money(pair.right.unit)


def _is_level(pair: Pair) -> bool:
    """Is the left number the level of an index, and the right one its change: "16,369 up 58 points"?

    In a poll the level is a share.
    """
    return pair.between in CHANGES and pair.right.unit == "point" and pair.left.scale == 1


def _ends_change(pair: Pair, lexemes: Sequence[Lexeme]) -> bool:
    """Is the right number, which is bare, where the left one went: "from 208 pounds last year to 193"?"""
    first = pair.left.first - 1
    opener = lower_at(lexemes, first - 1 if lower_at(lexemes, first) in APPROXIMATING else first)
    if opener != "from" or pair.between[-1:] != ["to"]:
        return False
    near = len(pair.between) == 1 or (len(pair.between) <= LONGEST_JOINT and pair.between[0] in TIME_OPENERS)
    bare = pair.right.unit is None and pair.right.form == pair.left.form and not counts_ahead(lexemes, pair.right.last)
    return near and bare


def share_ages(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number behind an age its years: "aged 19, 20 and 45"."""
    shared = list(found)
    for i in range(1, len(shared)):
        left, right, between = _pair(lexemes, shared[i - 1], shared[i])
        aged = left.unit == "year" and right.unit is None and left.last == left.inner + 1
        alike = right.form == left.form in (Form.DIGITS, Form.WORDS)
        bare = alike and lower_at(lexemes, right.last) != "of" and not counts_ahead(lexemes, right.last)
        if aged and bare and between and {",", "and", "or"}.issuperset(between):
            shared[i] = decide(replace(right, unit="year", own_unit=True), "unit", name_rule(share_ages))
    return shared


def share_other_ends(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number that a level came from its unit:
    "$5.1 billion, up from 4.7 billion", "5.1 percent, from 4.9".
    """
    shared = list(found)
    for i in range(1, len(shared)):
        left, right, _ = pair = _pair(lexemes, shared[i - 1], shared[i])
        bare = right.unit is None and right.form == Form.DIGITS and not right.linked
        bare = bare and not counts_ahead(lexemes, right.last)
        measured = left.own_unit and left.unit is not None and find_kind(left.unit) != "time"
        if bare and measured and right.scale == left.scale and _comes_from(lexemes, pair):
            shared[i] = decide(replace(right, unit=left.unit), "unit", name_rule(share_other_ends))
    return shared


def _comes_from(lexemes: Sequence[Lexeme], pair: Pair) -> bool:
    """Is the right number where the left one came from: "fell to £214 million in May from 261 million"?"""
    level = lower_at(lexemes, pair.left.first - 1) == "to" and len(pair.between) <= LONGEST_WAY
    return pair.between[-1:] == ["from"] and (level or {",", "up", "down"}.issuperset(pair.between[:-1]))


def pass_bounds_on(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """A conversion in brackets is bounded as what it converts, "more than 100 km (60 miles)", and both take the rate
    behind it.
    """
    passed = list(found)
    for i in range(1, len(passed)):
        left, right = passed[i - 1], passed[i]
        if left.unit is None or right.unit is None or not _is_conversion(lexemes, left, right):
            continue
        if right.modifier == "exact" and left.modifier in BOUNDING and right.value is not None:
            passed[i] = right = decide(bound(right, left.modifier), "modifier", name_rule(pass_bounds_on))
        rate = read_rate(lexemes, right.last + 1)
        if rate is not None and "/" not in f"{left.unit}{right.unit}":
            passed[i - 1] = replace(left, unit=f"{left.unit}/{rate.name}")
            passed[i] = replace(right, unit=f"{right.unit}/{rate.name}")
    return passed


def _is_conversion(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does the right quantity, alone in brackets or beside another there, say the left one in another unit:
    "100 km (60 miles)", "296 hp (224 kW / 300 PS)"?
    """
    opener = right.first - 1
    near = opener - left.last <= 2  # a noun at most: "100 km away (60 miles)"
    told = lower_at(lexemes, opener) == "(" or shares_bracket(lexemes, left, right)
    return near and told and lower_at(lexemes, right.last) in (")", "/") and left.unit != right.unit


def shares_bracket(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Do two stand in a bracket, parted by a slash: "(224 kW / 300 PS)"?"""
    slashed = lower_at(lexemes, right.first - 1) == "/" == lower_at(lexemes, left.last)
    return slashed and lower_at(lexemes, left.first - 1) == "("
