"""Compounds: one quantity in two units, "six feet two inches", "two years and four months", "3 dollars 50 cents".

It is told in the smaller unit, 74 inches and 28 months; money stays in its main unit, $3.50. Works on lexemes and
quantities in order. Knows the kinds of units. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, counts_ahead, is_currency_sign, is_glued, lower_at
from broadsheet.quantities.ratios import span
from broadsheet.quantities.record import Form, Quantity, decide, join_neighbours
from broadsheet.rules import find_first

# how many of the second unit make one of the first; years have no whole number of weeks, nor months of days
CONTAINED = {
    ("century", "year"): 100,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("mile", "yard"): 1760,
    ("yard", "foot"): 3,
    ("foot", "inch"): 12,
    ("kilometre", "metre"): 1000,
    ("metre", "centimetre"): 100,
    ("centimetre", "millimetre"): 10,
    ("stone", "pound"): 14,
    ("pound", "ounce"): 16,
    ("tonne", "kilogram"): 1000,
    ("kilogram", "gram"): 1000,
}
INCHES, CENTS = 12, 100
# cents without their name have two digits: "two pounds fifty"
FEWEST_CENTS = 10
# coins that are no hundredth of their money
UNEVEN = {"farthing", "halfpenny", "sixpence", "jiao", "fils"}
# what makes two quantities two: "two years and six months respectively"
APART = {"each", "respectively"}


def join_compounds(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Join neighbours that are one quantity in two units, and again with a third: "1 hour 20 minutes 30 seconds".

    A list with commas, "3 years, 2 months, 14 days", stays one of several.
    """
    lists = [_lists(lexemes, found, i) for i in range(len(found) + 1)]
    listed = {found[i].first for i in range(1, len(found)) if lists[i] and (lists[i - 1] or lists[i + 1])}

    def join(left: Quantity, right: Quantity) -> Quantity | None:
        return None if right.first in listed else _join(lexemes, left, right)

    return join_neighbours(found, join)


def _join(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """The two as one quantity; None where they are two."""
    if not _may_be_joined(lexemes, left, right):
        return None
    whole, rule = find_first(JOINING, lexemes, left, right)
    return None if whole is None or rule is None else decide(decide(whole, "value", rule), "unit", rule)


def _lists(lexemes: Sequence[Lexeme], found: Sequence[Quantity], i: int) -> bool:
    """Does a quantity go on, behind a comma or an "and", with the one before, which is of the same kind?"""
    if not 0 < i < len(found):
        return False
    between = {lexeme.lower for lexeme in lexemes[found[i - 1].last : found[i].first]}
    alike = find_kind(found[i].unit) is not None and find_kind(found[i].unit) == find_kind(found[i - 1].unit)
    return alike and bool(between) and between <= {",", "and"}


def _may_be_joined(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Have both a value, the left one whole units, and does nothing say that they are two?"""
    whole = left.own_unit and left.amount.is_integer() and left.scale == right.scale == 1 and right.amount >= 0
    opened = lower_at(lexemes, left.first - 1) == "between"
    apart = APART & {lower_at(lexemes, right.last), lower_at(lexemes, right.last + 1)}
    return whole and not right.signed and Form.VAGUE not in (left.form, right.form) and not opened and not apart


def join_units(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """ "two years and four months", "7lb 3oz", "3 hours, 20 minutes": so many of a unit and fewer of the next than make
    one of it.
    """
    contained = CONTAINED.get((left.unit or "", right.unit or ""))
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    tied = all(word in ("and", ",", *HYPHENS) for word in between) and len(between) <= 2
    if contained is None or not tied or right.amount >= contained or not right.own_unit:
        return None
    return _add(left, right, left.amount * contained + right.amount, right.unit)


def join_feet(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """ "6ft 4", "a 6-foot-2 guard", "5 ft 2 in": inches without their name, or with one that could be a preposition."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    bare = right.unit is None and right.form in (Form.DIGITS, Form.WORDS) and right.amount < INCHES
    tied = not between or (between[0] in HYPHENS and len(between) == 1)
    if left.unit != "foot" or not bare or not tied or counts_ahead(lexemes, right.last):
        return None
    end = right.last + 1 if _is_inch(lexemes, right.last) else right.last
    return _add(left, replace(right, last=end, outer=end), left.amount * INCHES + right.amount, "inch")


def _is_inch(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does an "in" stand at `i` that is no preposition: "5 ft 2 in tall"?"""
    behind = lower_at(lexemes, i + 1)
    return lower_at(lexemes, i) == "in" and (not behind.isalnum() or behind in ("tall", "high", "long", "wide"))


def join_coins(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """ "3 dollars 50 cents", "£1 and 35 pence": money and its hundredths."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    coins = find_kind(right.unit) == "subunit" and right.unit not in UNEVEN and right.amount < CENTS
    if between not in ([], ["and"]) or not coins or not _is_main_money(left):
        return None
    return _add(left, right, left.amount + right.amount / CENTS, left.unit)


def join_bare_coins(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """ "two pounds fifty", "15 dollars and 50.": hundredths without their name; nothing weighs two pounds fifty."""
    named = not is_currency_sign(lexemes[left.inner]) and lexemes[left.last - 1].kind == "word"
    coins = right.unit is None and right.form in (Form.DIGITS, Form.WORDS) and FEWEST_CENTS <= right.amount < CENTS
    written = lexemes[left.last - 1].lower in ("pound", "pounds") or _is_main_money(left)
    goes_on = counts_ahead(lexemes, right.last) or lower_at(lexemes, right.last) in ("a", "of", "%")
    ended = lower_at(lexemes, right.last) in (".", ",", ";", "")
    tied = left.last == right.first or (
        lower_at(lexemes, left.last) == "and" and left.last + 1 == right.first and ended
    )
    if not tied or is_glued(lexemes, right.first) or not (named and coins and written) or goes_on:
        return None
    unit = "GBP" if left.unit == "pound" else left.unit
    return _add(left, right, left.amount + right.amount / CENTS, unit)


# how two quantities are one, tried in this order
JOINING = (join_units, join_feet, join_coins, join_bare_coins)


def _is_main_money(quantity: Quantity) -> bool:
    """Is it money of no rate: dollars, but neither cents nor dollars a day?"""
    return is_money(quantity.unit) and "/" not in (quantity.unit or "")


def _add(left: Quantity, right: Quantity, amount: float, unit: str | None) -> Quantity:
    """The left quantity with the words up to the end of the right one, so much of a unit."""
    value = float(f"{-amount if left.signed else amount:.15g}")
    return replace(span(left, right), value=value, low=value, high=value, unit=unit)
