"""Modifiers: the words on both sides of a quantity that bound it, "about", "no fewer than", "or more", and the bounds
they leave.

Works on lexemes. Knows the list of modifiers; `bars` knows where one is none. Knows nothing of spaCy.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import (
    read_lexicon,
    read_words,
)
from broadsheet.quantities.bars import Candidate, is_barred
from broadsheet.quantities.lexemes import (
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_glued,
    lower_at,
    split_lexemes,
)
from broadsheet.quantities.record import Form, Quantity, decide, multiply
from broadsheet.quantities.units import Surroundings, read_unit
from broadsheet.rules import name_rule

BOUNDING = ("more_than", "at_least", "less_than", "at_most", "almost")
# modifiers in a row before one number: "at least about another 20"
MOST_MODIFIERS = 3
# what belongs to a modifier before it, "well over", "a little under"
# fmt: off
LITTLE = {"bit", "fraction", "little", "shade", "tad", "touch"}
DEGREES = {
    "a", "comfortably", "considerably", "far", "just", "marginally", "much", "significantly", "slightly",
    "substantially", "well", *LITTLE,
}
# fmt: on


class Modifier(NamedTuple):
    """A modifier as listed: its words, what it says of a number, and where it may stand: behind one "wedged" between it
    and its unit, "last" in its sentence, or anywhere; a verb before one is "outside" its words.
    """

    words: tuple[str, ...]
    kind: str
    place: str = ""


def add_modifiers(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Take in the modifiers on both sides and set the bounds they leave."""
    if quantity.form == Form.GROUP:
        return quantity
    first, kind = read_before(lexemes, quantity)
    last, rule = quantity.last, name_rule(read_before)
    if kind is None:
        (last, kind), rule = read_behind(lexemes, quantity), name_rule(read_behind)
    elif kind == "about" and (behind := read_behind(lexemes, quantity))[1] in BOUNDING:
        (last, kind), rule = behind, name_rule(read_behind)  # "about 500 or more"
    if rule == name_rule(read_behind):
        aged = kind is not None and lexemes[last - 1].lower in ("older", "younger")
        quantity = replace(quantity, unit="year") if aged and quantity.unit is None else quantity
    quantity = replace(quantity, first=first, last=last)
    if kind is None or quantity.value is None:
        return quantity
    return decide(bound(quantity, kind), "modifier", rule)


def bound(quantity: Quantity, kind: str) -> Quantity:
    """The bounds that a modifier leaves to a value."""
    value = quantity.value
    low = None if kind in ("almost", "less_than", "at_most") else value
    high = None if kind in ("more_than", "at_least") else value
    return replace(quantity, modifier=kind, low=low, high=high)


def read_before(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where the modifiers before a quantity begin, and what the outermost that bounds it says: "no fewer than"."""
    first = quantity.first
    kind: str | None = None
    compared = lower_at(lexemes, first - 1) in ("a", "an") and lower_at(lexemes, first - 2) in ("as", "than")
    if compared and quantity.linked:
        return first, None  # "more than a three-hour drive"
    for _ in range(MOST_MODIFIERS):
        match = _match_before(lexemes, first, quantity)
        if match is None:
            break
        kind = match.kind if kind is None or match.kind in BOUNDING else kind
        if match.place == "outside":
            return first, kind
        first -= len(match.words)
    if kind in ("more_than", "less_than", "almost"):
        while _is_degree(lexemes, first - 1):
            first -= 1
    return first, kind


def _is_degree(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word of degree stand at `i`, "well" before "over 20"? An "a" is one only before "little" and its like."""
    degree = lower_at(lexemes, i) in DEGREES
    return degree and (lower_at(lexemes, i) != "a" or lower_at(lexemes, i + 1) in LITTLE)


def _match_before(lexemes: Sequence[Lexeme], first: int, quantity: Quantity) -> Modifier | None:
    """The longest modifier that ends right before lexeme `first`."""
    k = first - 1
    if lower_at(lexemes, k) in HYPHENS and is_glued(lexemes, first) and lower_at(lexemes, k - 1) == "sub":
        return Modifier(("sub", "-"), "less_than")
    for entry in _before().get(lower_at(lexemes, k), ()):
        start = first - len(entry.words)
        stands = start >= 0 and all(lexemes[start + n].lower == word for n, word in enumerate(entry.words))
        if stands and not is_barred(lexemes, Candidate(entry.words, start, quantity)):
            return entry
    return None


def add_late_unit(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """The unit behind a modifier that stands between it and its number: "20-odd years", "100+ miles"."""
    taken_in = quantity.last - 1 >= quantity.outer
    if quantity.unit is not None or not taken_in or not _is_wedged(lexemes[quantity.last - 1].lower):
        return quantity
    unit = read_unit(lexemes, quantity.last, surroundings=surroundings, scale=quantity.scale)
    if unit is None:
        return quantity
    late = replace(quantity, unit=unit.name, last=unit.last, own_unit=True)
    return multiply(decide(late, "unit", name_rule(add_late_unit)), unit.factor)


def _is_wedged(word: str) -> bool:
    """Is the word a modifier that may stand between a number and its unit?"""
    return any(entry.words == (word,) and entry.place == "wedged" for entry in _behind().get(word, ()))


def read_behind(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where a modifier behind a quantity ends and what it says: "or more", "-odd", "+"."""
    j = quantity.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1)
    j = j + 1 if hyphen else j
    for entry in _behind().get(lower_at(lexemes, j), ()):
        behind = j + len(entry.words)
        stands = all(lower_at(lexemes, j + n) == word for n, word in enumerate(entry.words))
        if not stands or (behind < len(lexemes) and _belongs_to_next(lexemes, entry.words, behind)):
            continue
        if hyphen or _may_stand_behind(lexemes, entry, j, quantity):
            return behind, entry.kind
    return quantity.last, None


def _may_stand_behind(lexemes: Sequence[Lexeme], entry: Modifier, j: int, quantity: Quantity) -> bool:
    """May a modifier stand behind a quantity without a hyphen, at `j`: "100+", "20 plus boats", "£5 max."?"""
    if entry.words == ("+",):
        return is_glued(lexemes, j)
    if entry.words == ("plus",):
        return quantity.unit is None and counts_ahead(lexemes, j + 1)
    if entry.place == "last":
        return lower_at(lexemes, j + 1) in (".", ",", ";", "")
    return entry.place != "wedged"


def _belongs_to_next(lexemes: Sequence[Lexeme], words: tuple[str, ...], i: int) -> bool:
    """Does another number follow what looks like a modifier behind this one, or what belongs to one: "10 or more than",
    "two plus 30"?
    """
    return lexemes[i].kind == "digits" or lexemes[i].lower in ("some", "than") or _begins_count(lexemes, words, i)


def _begins_count(lexemes: Sequence[Lexeme], words: tuple[str, ...], i: int) -> bool:
    """Does what looks like a modifier behind begin the next quantity: "and at least two others"?"""
    return words[0] in ("at", "approximately", "maximum", "minimum", "upwards") and (
        lexemes[i].lower in read_words("number_words") or lexemes[i].text == "$"
    )


@cache
def _before() -> dict[str, tuple[Modifier, ...]]:
    """Modifiers that stand before a number, by their last lexeme, the longest first."""
    return _modifiers("before", -1)


@cache
def _behind() -> dict[str, tuple[Modifier, ...]]:
    """Modifiers that stand behind a number, by their first lexeme, the longest first."""
    return _modifiers("after", 0)


def _modifiers(position: str, key: int) -> dict[str, tuple[Modifier, ...]]:
    """The modifiers of one side, by the lexeme at `key`, the longest first."""
    found = defaultdict[str, list[Modifier]](list)
    for row in read_lexicon("modifiers"):
        if row["position"] == position:
            words = tuple(lexeme.lower for lexeme in split_lexemes(row["phrase"]))
            found[words[key]].append(Modifier(words, row["modifier"], row["place"]))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for word, entries in found.items()}
