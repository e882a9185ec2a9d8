"""Kinds: what kind of reading a figure came by, of those that differ in how often they are right.

Knows quantities. Knows nothing of how certain a kind is, which `certainty` has counted.
"""

from broadsheet.quantities import Form, Quantity, find_kind
from broadsheet.rules import find_first

# of a game or a ballot, or so many times as much: the number's words are rarely an amount
TALLIES = {Form.SCORE, Form.VOTE, Form.TIMES}


def name_kind(quantity: Quantity) -> str:
    """The kind of reading: "vague", "tally", "range", "time", "measure", or else "count in digits" or "in words"."""
    kind, _ = find_first(KINDS, quantity)
    return kind or "count in words"


def tell_vague(quantity: Quantity) -> str | None:
    """Has it bounds alone: "dozens", "tens of thousands"?"""
    return "vague" if quantity.form == Form.VAGUE else None


def tell_tally(quantity: Quantity) -> str | None:
    """Is it of a game or a ballot, or so many times: "won 2-1", "twice"?"""
    return "tally" if quantity.form in TALLIES else None


def tell_range(quantity: Quantity) -> str | None:
    """Does it lie between two numbers: "$160 to $180"?"""
    return "range" if quantity.modifier == "between" else None


def tell_time(quantity: Quantity) -> str | None:
    """Is it a length of time or an age: "three-year", "a decade", "65" of somebody's years?"""
    return "time" if find_kind(quantity.unit) == "time" else None


def tell_measure(quantity: Quantity) -> str | None:
    """Has it a unit: "4%", "$3 billion", "20 miles per gallon"?"""
    return "measure" if quantity.unit is not None else None


def tell_digits(quantity: Quantity) -> str | None:
    """Is it a count in digits: "17,000 soldiers"?"""
    return "count in digits" if quantity.form == Form.DIGITS else None


KINDS = (tell_vague, tell_tally, tell_range, tell_time, tell_measure, tell_digits)
