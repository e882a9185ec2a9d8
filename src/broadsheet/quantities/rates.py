"""Rates: what a unit is per, "barrels per day", "$3 a week", "each", and the periods that stand for one.

Works on lexemes. Knows the list of units. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.entries import Unit, match_entry, read_entries
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, is_glued, lower_at

# how many units a rate may be per: "per million BTU", and "per mmBtu", which is listed with its factor
LONGEST_ROUND = 8
ROUND = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
# "$500 monthly", but "a $500 monthly fee"
PERIODS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
SHORT_PERIODS = {"pcm": "month", "pw": "week"}
# kinds of share that a company's earnings are reckoned by: "31 cents per diluted share"
SHARE_KINDS = {"american", "basic", "class", "common", "depositary", "diluted", "fully", "ordinary", "preferred"}
LONGEST_SHARE = 5
# "$5 a year ago" is no rate, "$5 a year after tax" is one
NOT_A_RATE = {"ago", "earlier", "later", "previously"}
DEDUCTED = {"bills", "costs", "deductions", "expenses", "fees", "rent", "tax", "taxes"}
NOW = {"now", "then", "today"}


class Rate(NamedTuple):
    """What something is per, "day", and where its words end."""

    name: str
    last: int


def read_rate(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """The denominator written at `i` and where it ends: "per day", "a barrel", "/sq ft", "-a-year"."""
    j = i + 1 if lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i) else i
    word = lower_at(lexemes, j)
    if word in SHORT_PERIODS and not is_glued(lexemes, j):
        return Rate(SHORT_PERIODS[word], j + 1)
    if word == "annually" or (word == "pa" and not is_glued(lexemes, j)):
        return Rate("year", j + 1)
    behind = lower_at(lexemes, j + 1)
    if word in PERIODS and (not behind.isalpha() or behind in FUNCTION_WORDS):
        return Rate(PERIODS[word], j + 1)
    if word == "/" and is_glued(lexemes, j + 1) and lexemes[j + 1].kind != "mark":
        return _read_denominator(lexemes, j + 1, any_noun=True)
    if word not in ("per", "a", "an", "each", "every"):
        return None
    k = j + 2 if lower_at(lexemes, j + 1) in HYPHENS else j + 1
    kinds = next((n for n in range(LONGEST_SHARE) if lower_at(lexemes, k + n) not in SHARE_KINDS), 0)
    if kinds and lower_at(lexemes, k + kinds) == "share":
        return Rate("share", k + kinds + 1)
    found = _read_denominator(lexemes, k, any_noun=word == "per")
    if found is not None and word != "per" and find_kind(found.name) == "time" and _tells_when(lexemes, found.last):
        return None
    return found


def _tells_when(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the word at `i` make "a year" before it a time:
    "$5 a year ago", "a year from now", but "$5 a year from the public"?
    """
    word, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    if word in ("before", "after"):
        return behind not in DEDUCTED
    return word in NOT_A_RATE or (word == "from" and behind in NOW) or (word == "on" and not behind.isalnum())


def _read_denominator(lexemes: Sequence[Lexeme], i: int, *, any_noun: bool) -> Rate | None:
    """The noun a rate is per: a known unit or thing, or, after "per", any one word."""
    if lower_at(lexemes, i) == "annum":
        return Rate("year", i + 1)
    if lower_at(lexemes, i) in ("cent", "se"):
        return None
    many = _read_many(lexemes, i) if any_noun and i < len(lexemes) else None
    if many is not None:
        return many
    best = None
    for entry in read_entries().get(lower_at(lexemes, i), ()):
        last = match_entry(lexemes, i, entry)
        admitted = entry.rate == "a" or (any_noun and not entry.money)
        # "m/s", but never "a s"
        written = (not entry.glued or lower_at(lexemes, i - 1) == "/") and not entry.told and entry.factor in _rounds()
        if last is not None and admitted and written and (best is None or last > best.last):
            best = Rate(" ".join((*_rounds()[entry.factor], entry.name)), last)
    if best is None and lower_at(lexemes, i) in _things():
        best = Rate(lower_at(lexemes, i), i + 1)
    word = lower_at(lexemes, i)
    if best is None and any_noun and i < len(lexemes) and lexemes[i].kind == "word" and word not in FUNCTION_WORDS:
        best = Rate(word, i + 1)
    return best


def _read_many(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """A round number of units that a rate is per:
    "100 kilometre" in "L/100km", "1,000 cubic metre", "million barrel".
    """
    j, number = i + 1, lexemes[i].lower
    while lower_at(lexemes, j) == "," and lower_at(lexemes, j + 1) == "000" and j < i + LONGEST_ROUND:
        j, number = j + 2, f"{number},000"
    found = _read_denominator(lexemes, j, any_noun=False) if number in ROUND or number.strip("0,") == "1" else None
    return Rate(f"{number} {found.name}", found.last) if found is not None else None


def extend_with_rate(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """A unit with the denominator that follows it, and a second behind "per"; a percentage a year stays a
    percentage.
    """
    rate = read_rate(lexemes, unit.last)
    if rate is None:
        return unit
    if unit.name in ("percent", "percentage point"):
        return replace(unit, last=rate.last)
    # "mg/kg/day", but a price "per person/family" is of either
    again = lower_at(lexemes, rate.last) == "per" or lower_at(lexemes, unit.last) == lower_at(lexemes, rate.last) == "/"
    second = read_rate(lexemes, rate.last) if again else None
    names = [unit.name, rate.name] if second is None else [unit.name, rate.name, second.name]
    return replace(unit, name="/".join(names), last=(second or rate).last)


@cache
def _rounds() -> dict[float, tuple[str, ...]]:
    """The words for a factor before a unit; one has none."""
    return {1.0: ()} | {value: (word,) for word, value in ROUND.items()}


@cache
def _things() -> frozenset[str]:
    """What money and goods are counted by, without being units themselves: share, person."""
    return frozenset(row["unit"] for row in read_lexicon("units") if row["per"] and not row["forms"])
