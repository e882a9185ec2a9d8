"""Wording: numbers, bounds and units as people write them:

"143 pence", "up to 3 years", "£1.20 to £1.80 per hour", "1/3".

The inverse of `reading`. Knows the columns of `figures` and the list of currencies. Knows nothing of charts or HTML.
"""

import math
from fractions import Fraction
from functools import cache
from typing import Any

import pandas as pd

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.lexemes import regular_plural

SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
LARGEST_PART = 12  # the twelfth is the smallest part of a whole that is said as one
PLURALS = {"foot": "feet", "person": "people", "child": "children", "man": "men", "woman": "women"}
SAME = {"horsepower", "kuruş", "øre"}  # one or many, and so is every hertz
SEVERAL = ("thousand ", "million ", "billion ")  # what many units in a rate begin with: "per million barrels"


def say_number(number: float) -> str:
    """A number as short as it can be said whole: 17,000, 5 million, 0.01; a part of a whole as 1/3, what has no end as
    2.67.
    """
    for size, word in SIZES:
        if abs(number) >= size and _ends(number / size, 3):
            return f"{number / size:,.6g} {word}"
    if not math.isfinite(number):
        return str(number)
    if _ends(number, 6):
        return f"{number:,.6f}".rstrip("0").rstrip(".")
    part = Fraction(number).limit_denominator(LARGEST_PART)
    if abs(number) < 1 and part and abs(float(part) - number) < 1e-4:
        return str(part)
    return f"{number:,.2f}" if abs(number) >= 1 else f"{number:.2g}"


def say_bounds(row: Any) -> str:
    """A figure's bounds with its unit:
    "17,000", "£2 million to £3 million", "up to 3 years", "10% or more", "1 and 2" of a score.
    """
    low, high = (None if pd.isna(bound) else float(bound) for bound in (row.low, row.high))
    unit = None if pd.isna(row.unit) else row.unit
    before, after = _find_sign(unit)
    said = {
        bound: _say_money(bound, before) if before else f"{say_number(bound)}{after}"
        for bound in (low, high)
        if bound is not None
    }
    last = high if high is not None else low
    if last is None:
        return "not stated"
    name = _say_noun(unit, last)
    if low is None or high is None:
        return f"up to {said[last]}{name}" if low is None else f"{said[last]}{name} or more"
    if row.modifier == "score":
        return f"{said[low]} and {said[high]}"
    return f"{said[low]}{name}" if low == high else f"{said[low]} to {said[high]}{name}"


def say_unit(unit: str | None) -> str:
    """A unit that many numbers have: "years", "nights per week", "US dollars", "percentages"; none: "counts"."""
    if unit is None or pd.isna(unit):
        return "counts"
    if unit == "percent":
        return "percentages"
    first, _, per = _name_count(unit).partition("/")
    # a currency is named in the singular, then in the plural
    name = _currencies()[first]["names"].split("|")[:2][-1] if is_currency_unit(unit) else pluralise(first)
    return name + _say_rate(per)


def is_currency_unit(unit: str) -> bool:
    """Is the unit a currency, or so much of one a time or piece?"""
    return unit.partition("/")[0] in _currencies()


def pluralise(unit: str) -> str:
    """ "square miles" of "square mile", "degrees Celsius", "pounds per square inch", "pence"."""
    if unit in _listed_plurals():
        return _listed_plurals()[unit]
    head, per, rest = unit.partition(" per ")
    if per or head.startswith("degree "):
        first, gap, last = (head, per, rest) if per else head.partition(" ")
        return pluralise(first) + gap + last
    *front, noun = head.split(" ")
    return " ".join([*front, _pluralise_noun(noun)])


def _pluralise_noun(noun: str) -> str:
    if noun in SAME or noun.endswith("hertz"):
        return noun
    return PLURALS[noun] if noun in PLURALS else regular_plural(noun)


def _find_sign(unit: str | None) -> tuple[str, str]:
    """What stands right before and right behind a number: "$", "CHF ", "%"."""
    if unit == "percent":
        return "", "%"
    if unit is None or not is_currency_unit(unit):
        return "", ""
    sign = _currencies()[unit.partition("/")[0]]["symbols"].partition("|")[0]
    # letters stand apart, and stay with their number
    return (f"{sign}\N{NO-BREAK SPACE}" if sign[-1].isalpha() else sign), ""


def _say_money(amount: float, sign: str) -> str:
    """ "-$5 million", "£1.20": what has pennies has two digits of them."""
    size = abs(amount)
    digits = f"{size:,.2f}" if size < 1e6 and not _ends(size, 0) and _ends(size, 2) else say_number(size)
    return f"{'-' if amount < 0 else ''}{sign}{digits}"


def _say_noun(unit: str | None, number: float) -> str:
    """What stands behind a number and its sign:
    " years", " year", " per hour"; nothing for a count, money or a share.
    """
    if unit is None or unit == "percent":
        return ""
    first, _, per = _name_count(unit).partition("/")
    noun = (
        ""
        if is_currency_unit(unit)
        else f" {first if abs(number) == 1 or '/' in say_number(number) else pluralise(first)}"
    )
    return noun + _say_rate(per)


def _name_count(unit: str) -> str:
    """A rate of counts, "count/week", as people say it: so many times a week."""
    first, _, per = unit.partition("/")
    return f"time/{per}" if first == "count" and per else unit


def _say_rate(per: str) -> str:
    """ " per hour", " per 100 kilometres", " per person per day"; nothing for no rate."""
    said = (
        pluralise(part) if part[0].isdigit() or part.startswith(SEVERAL) else part for part in per.split("/") if part
    )
    return "".join(f" per {part}" for part in said)


def _ends(number: float, digits: int) -> bool:
    """Has the number no more than so many decimal digits?"""
    return abs(round(number, digits) - number) <= 1e-12 * max(1.0, abs(number))


@cache
def _currencies() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_lexicon("currencies")}


@cache
def _listed_plurals() -> dict[str, str]:
    """The plurals of the units whose forms begin with the unit and then its plural:
    "acre-feet", "solar radii"; "lux" is its own.
    """
    found = {}
    for row in read_lexicon("units") + read_lexicon("subunits"):
        one, *more = row["forms"].split("|")
        if one == row["unit"] and one not in SAME:
            found[one] = more[0] if more else one
    return found
