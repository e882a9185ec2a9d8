"""Implicit: quantities of one, or a little more, without a number, a decade, month-long, at least a year, an hour and a
half, a day or two.

Works on lexemes. Knows units and the list of verbs of lasting. Knows nothing of spaCy or of numbers that are written.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from broadsheet.lexicon import read_words
from broadsheet.quantities.entries import Entry, read_entries
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, is_numeral, is_plural, lower_at
from broadsheet.quantities.parts import find_half
from broadsheet.quantities.record import Form, Quantity, decide, multiply
from broadsheet.quantities.units import Surroundings, read_unit
from broadsheet.rules import find_first, name_rule

# what may follow "about a mile", where "about a mile" could also say what something is about
# fmt: off
MEASURED = {
    "after", "ago", "away", "before", "deep", "earlier", "from", "high", "later", "long", "of", "old", "tall", "wide",
}
# fmt: on


class Found(NamedTuple):
    """One of a unit, as its rule reads it: the quantity ends at `last`, is `value` of `unit`, and may be `linked` to
    what follows, "a month-long strike".
    """

    last: int
    value: float
    unit: str
    linked: bool = False


def add_alternative(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """A day or two, the next mile or two: from one up to two of a unit that stands before."""
    i = quantity.first - 2
    bare_two = quantity.value == 2 and quantity.form == Form.WORDS and quantity.unit is None
    if not bare_two or i < 0 or lower_at(lexemes, i + 1) != "or":
        return quantity
    unit = read_unit(lexemes, i, surroundings=surroundings)
    if unit is None or unit.last != i + 1 or is_numeral(lexemes, i - 1):
        return quantity
    first = i - 1 if lower_at(lexemes, i - 1) in ("a", "an") else i
    whole = replace(quantity, first=first, inner=first, value=None, low=1.0, high=2.0, modifier="between")
    whole = decide(replace(whole, unit=unit.name, own_unit=True), "value", name_rule(add_alternative))
    return multiply(whole, unit.factor)


def add_unnumbered(lexemes: Sequence[Lexeme], found: list[Quantity], surroundings: Surroundings) -> list[Quantity]:
    """Month-long, a decade, at least a year, an hour and a half: a quantity of one, or a little more, without a
    number.
    """
    taken = {i for quantity in found for i in range(quantity.first, quantity.last)}
    added = list[Quantity]()
    for i in range(len(lexemes)):
        read, rule = (None, None) if i in taken else find_first(READERS, lexemes, i, surroundings)
        if read is None or rule is None or not taken.isdisjoint(range(i, read.last)):
            continue
        rules = (("value", rule), ("unit", rule))
        added.append(
            Quantity.make_exact(
                i, read.last, read.value, form=Form.WORDS, unit=read.unit, linked=read.linked, rules=rules
            )
        )
        taken |= set(range(i, read.last))
    return sorted((*found, *added), key=lambda quantity: quantity.first)


def read_long_word(lexemes: Sequence[Lexeme], i: int, surroundings: Surroundings) -> Found | None:
    """ "a yearlong strike", "the decadelong war": a length of time that ends in -long."""
    time = _find_time(lexemes[i].lower.removesuffix("long")) if lexemes[i].lower.endswith("long") else None
    return None if time is None else Found(i + 1, time.factor, time.name, linked=True)


def read_long(lexemes: Sequence[Lexeme], i: int, surroundings: Surroundings) -> Found | None:
    """ "month-long", "the decade-long war": a length of time, a hyphen and "long"."""
    tied = lower_at(lexemes, i + 1) in HYPHENS and lower_at(lexemes, i + 2) == "long" and is_glued(lexemes, i + 2)
    time = _find_time(lexemes[i].lower) if tied else None
    return None if time is None else Found(i + 3, time.factor, time.name, linked=True)


def read_many_years(lexemes: Sequence[Lexeme], i: int, surroundings: Surroundings) -> Found | None:
    """ "a decade", "a century": so many years behind an article."""
    time = _find_time(lower_at(lexemes, i + 1)) if lexemes[i].lower == "a" else None
    return None if time is None or time.factor == 1 else Found(i + 2, time.factor, time.name)


def _find_time(word: str) -> Entry | None:
    """The unit of time that a word names in the singular: "month", and "decade", which is so many years."""
    if is_plural(word):
        return None
    entries = (entry for entry in read_entries().get(word, ()) if entry.words == (word,) and not entry.exact)
    return next((entry for entry in entries if find_kind(entry.name) == "time"), None)


def read_single(lexemes: Sequence[Lexeme], i: int, surroundings: Surroundings) -> Found | None:
    """ "over a year", "a mile and a half": one of a unit, where a bound or a part says that it is measured."""
    unit = read_unit(lexemes, i + 1, surroundings=surroundings) if lexemes[i].lower in ("a", "an") else None
    if unit is None or unit.money or unit.name == "point" or is_glued(lexemes, i + 1):
        return None
    joined = lower_at(lexemes, unit.last) == "and"
    part = find_half(lower_at(lexemes, unit.last + 1), lower_at(lexemes, unit.last + 2)) if joined else None
    if part is not None:
        return Found(unit.last + 3, (1.0 + part) * unit.factor, unit.name)
    # "an hour and 43 minutes"
    further = joined and find_kind(unit.name) == "time" and is_numeral(lexemes, unit.last + 1)
    return Found(unit.last, unit.factor, unit.name) if further or _is_bounded(lexemes, i, unit.last) else None


# how one of something is told without a number, tried in this order
READERS = (read_long_word, read_long, read_many_years, read_single)


def _is_bounded(lexemes: Sequence[Lexeme], i: int, last: int) -> bool:
    """Do the words before `i` bound a quantity:
    "at least", "less than", "nearly", or "about" where an adverb follows at `last`?
    """
    before, earlier = lower_at(lexemes, i - 1), lower_at(lexemes, i - 2)
    compared = before == "than" and earlier in ("more", "less", "longer", "shorter")
    extreme = earlier == "at" and before in ("least", "most")
    lasting = before == "over" and earlier in read_words("lasting_words")
    measured = before in ("about", "around") and lower_at(lexemes, last) in MEASURED
    return compared or extreme or lasting or measured or before in ("nearly", "almost")
