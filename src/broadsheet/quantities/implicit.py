"""Implicit: quantities of one, or a little more, without a number, a decade, month-long, at least a year, an hour and a
half, a day or two.

Works on lexemes. Knows units and the list of verbs of lasting. Knows nothing of spaCy or of numbers that are written.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.lexicon import read_words
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, is_numeral, lower_at
from broadsheet.quantities.parts import HALVES
from broadsheet.quantities.record import TIME, Quantity, multiply
from broadsheet.quantities.units import Surroundings, read_unit

# what may follow "about a mile", where "about a mile" could also say what something is about
MEASURED = {
    "after",
    "ago",
    "away",
    "before",
    "deep",
    "earlier",
    "from",
    "high",
    "later",
    "long",
    "of",
    "old",
    "tall",
    "wide",
}
LONGS = {f"{unit}long": unit for unit in ("day", "week", "month", "year", "hour")}


def add_alternative(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """A day or two, the next mile or two: from one up to two of a unit that stands before."""
    i = quantity.first - 2
    if (
        quantity.value != 2
        or quantity.form != "words"
        or quantity.unit is not None
        or lower_at(lexemes, i + 1) != "or"
        or i < 0
    ):
        return quantity
    unit = read_unit(lexemes, i, surroundings=surroundings)
    if unit is None or unit.last != i + 1 or is_numeral(lexemes, i - 1):
        return quantity
    first = i - 1 if lower_at(lexemes, i - 1) in ("a", "an") else i
    whole = replace(
        quantity,
        first=first,
        inner=first,
        value=None,
        low=1.0,
        high=2.0,
        unit=unit.name,
        modifier="between",
        own_unit=True,
    )
    return multiply(whole, unit.factor)


def add_unnumbered(lexemes: Sequence[Lexeme], found: list[Quantity], surroundings: Surroundings) -> list[Quantity]:
    """Month-long, a decade, at least a year, an hour and a half: a quantity of one, or a little more, without a
    number.
    """
    taken = {i for quantity in found for i in range(quantity.first, quantity.last)}
    for i, lexeme in enumerate(lexemes):
        if i in taken:
            continue
        if lexeme.lower in LONGS:
            found.append(
                Quantity(
                    i,
                    i + 1,
                    i,
                    i + 1,
                    1.0,
                    1.0,
                    1.0,
                    unit=LONGS[lexeme.lower],
                    form="words",
                    own_unit=True,
                    linked=True,
                )
            )
        elif (
            lexeme.lower in TIME
            and lower_at(lexemes, i + 1) in HYPHENS
            and lower_at(lexemes, i + 2) == "long"
            and is_glued(lexemes, i + 2)
        ):
            found.append(
                Quantity(i, i + 3, i, i + 3, 1.0, 1.0, 1.0, unit=lexeme.lower, form="words", own_unit=True, linked=True)
            )
        elif lexeme.lower == "a" and lower_at(lexemes, i + 1) in ("decade", "century"):
            value = 10.0 if lower_at(lexemes, i + 1) == "decade" else 100.0
            found.append(Quantity(i, i + 2, i, i + 2, value, value, value, unit="year", form="words", own_unit=True))
        elif lexeme.lower in ("a", "an"):
            single = _read_single(lexemes, i, surroundings)
            found += [single] if single is not None and taken.isdisjoint(range(i, single.last)) else []
    return sorted(found, key=lambda quantity: quantity.first)


def _read_single(lexemes: Sequence[Lexeme], i: int, surroundings: Surroundings) -> Quantity | None:
    """One of a unit behind the article at `i`, where a bound or a part says that it is measured:
    "over a year", "a mile and a half".
    """
    unit = read_unit(lexemes, i + 1, surroundings=surroundings)
    if unit is None or unit.money or unit.name == "point" or is_glued(lexemes, i + 1):
        return None
    j, part = unit.last, HALVES.get((lower_at(lexemes, unit.last + 1), lower_at(lexemes, unit.last + 2)))
    halved = lower_at(lexemes, j) == "and" and part is not None
    further = (
        lower_at(lexemes, j) == "and" and unit.name in TIME and is_numeral(lexemes, j + 1)
    )  # "an hour and 43 minutes"
    if not halved and not further and not _is_bounded(lexemes, i, j):
        return None
    j += 3 * halved
    value = (1.0 + (part if halved else 0.0)) * unit.factor
    return Quantity(i, j, i, j, value, value, value, unit=unit.name, form="words", own_unit=True)


def _is_bounded(lexemes: Sequence[Lexeme], i: int, last: int) -> bool:
    """Do the words before `i` bound a quantity:
    "at least", "less than", "nearly", or "about" where an adverb follows at `last`?
    """
    before, earlier = lower_at(lexemes, i - 1), lower_at(lexemes, i - 2)
    pair = (before == "than" and earlier in ("more", "less", "longer", "shorter")) or (
        earlier == "at" and before in ("least", "most")
    )
    lasting = before == "over" and earlier in read_words("lasting_words")
    return (
        pair
        or lasting
        or before in ("nearly", "almost")
        or (before in ("about", "around") and lower_at(lexemes, last) in MEASURED)
    )
