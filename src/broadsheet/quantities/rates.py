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
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, RATE_WORDS, Lexeme, is_glued, lower_at
from broadsheet.quantities.magnitudes import read_scales
from broadsheet.rules import find_first

# lexemes of a round number that a rate is per, "1,000,000,000", and one more
LONGEST_ROUND = 8
# the least of them: nobody reckons per dozen or per hundred of a unit
SMALLEST_ROUND = 1e3
# words for a time that something is paid or done each
# fmt: off
PERIODS = {
    "annually": "year", "daily": "day", "hourly": "hour", "monthly": "month", "nightly": "night", "weekly": "week",
    "yearly": "year",
}
# fmt: on
SHORT_PERIODS = {"pa": "year", "pcm": "month", "pw": "week"}
# kinds of share that a company's earnings are reckoned by: "31 cents per diluted share"
SHARE_KINDS = {"american", "basic", "class", "common", "depositary", "diluted", "fully", "ordinary", "preferred"}
# words of those kinds in a row, "fully diluted class A common", and one more
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
    hyphen = lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i)
    return find_first(RATES, lexemes, i + 1 if hyphen else i)[0]


def read_adverb(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """ "$500 monthly", "£20 annually", "£400 pw": a word for a time that ends the sum, not "a $500 monthly fee"."""
    word, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    if word in SHORT_PERIODS and not is_glued(lexemes, i):
        return Rate(SHORT_PERIODS[word], i + 1)
    ended = not behind.isalpha() or behind in FUNCTION_WORDS
    return Rate(PERIODS[word], i + 1) if word in PERIODS and (ended or word == "annually") else None


def read_slash(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """ "£9/hour", "mg/kg": a slash and any noun."""
    tied = lower_at(lexemes, i) == "/" and is_glued(lexemes, i + 1) and lexemes[i + 1].kind != "mark"
    return _read_denominator(lexemes, i + 1, any_noun=True) if tied else None


def read_kind_of_share(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """ "31 cents per diluted share", "$2 a common share": a company's earnings by each of its shares."""
    if lower_at(lexemes, i) not in RATE_WORDS:
        return None
    k = _find_noun(lexemes, i)
    kinds = next((n for n in range(LONGEST_SHARE) if lower_at(lexemes, k + n) not in SHARE_KINDS), 0)
    return Rate("share", k + kinds + 1) if kinds and lower_at(lexemes, k + kinds) == "share" else None


def read_per(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """ "per day", "a barrel", "each week", "per 100,000", but not "$5 a year ago"."""
    word = lower_at(lexemes, i)
    found = _read_denominator(lexemes, _find_noun(lexemes, i), any_noun=word == "per") if word in RATE_WORDS else None
    if found is None or word == "per" or find_kind(found.name) != "time":
        return found
    return None if _tells_when(lexemes, found.last) else found


def _find_noun(lexemes: Sequence[Lexeme], i: int) -> int:
    """Where the noun behind "per" or an article at `i` stands, past a hyphen: "a $5-a-barrel rise"."""
    return i + 2 if lower_at(lexemes, i + 1) in HYPHENS else i + 1


# how a rate is written, tried in this order
RATES = (read_adverb, read_slash, read_kind_of_share, read_per)


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
    word = lower_at(lexemes, i)
    listed = _read_listed(lexemes, i, any_noun=any_noun)
    if listed is not None or word in _things():
        return listed or Rate(word, i + 1)
    noun = i < len(lexemes) and lexemes[i].kind == "word" and word not in FUNCTION_WORDS
    return Rate(word, i + 1) if any_noun and noun else None


def _read_listed(lexemes: Sequence[Lexeme], i: int, *, any_noun: bool) -> Rate | None:
    """The longest unit of the list that stands at `i` and that something may be per."""
    best = None
    for entry in read_entries().get(lower_at(lexemes, i), ()):
        last = match_entry(lexemes, i, entry)
        if last is None or (best is not None and last <= best.last):
            continue
        admitted = entry.rate == "a" or (any_noun and not entry.money)
        apart = not entry.glued or lower_at(lexemes, i - 1) == "/"  # "m/s", but never "a s"
        if admitted and apart and not entry.told and entry.factor in _round_words():
            best = Rate(" ".join((*_round_words()[entry.factor], entry.name)), last)
    return best


def _read_many(lexemes: Sequence[Lexeme], i: int) -> Rate | None:
    """A round number of units that a rate is per:
    "100 kilometre" in "L/100km", "1,000 cubic metre", "million barrel".
    """
    j, number = i + 1, lexemes[i].lower
    while lower_at(lexemes, j) == "," and lower_at(lexemes, j + 1) == "000" and j < i + LONGEST_ROUND:
        j, number = j + 2, f"{number},000"
    found = _read_denominator(lexemes, j, any_noun=False) if number in _rounds() or number.strip("0,") == "1" else None
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
def _rounds() -> dict[str, float]:
    """The magnitudes that a rate may be per so many of: "thousand", "million"."""
    return {word: value for word, value in read_scales().items() if value >= SMALLEST_ROUND}


@cache
def _round_words() -> dict[float, tuple[str, ...]]:
    """The words for a factor before a unit; one has none."""
    return {1.0: ()} | {value: (word,) for word, value in _rounds().items()}


@cache
def _things() -> frozenset[str]:
    """What money and goods are counted by, without being units themselves: share, person."""
    return frozenset(row["unit"] for row in read_lexicon("units") if row["per"] and not row["forms"])
