"""Units: the reading of what follows or precedes a number, "square miles", "m.p.h." or "barrels per day".

Knows the list of units; `currencies` and `rates` answer for theirs. Units are named in the singular and in SI spelling,
money by ISO 4217 code, a rate as "barrel/day". Knows nothing of spaCy or figures.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from broadsheet.lexicon import read_lexicon, read_words
from broadsheet.quantities.currencies import PENDING, read_shared_nouns, strip_plural
from broadsheet.quantities.entries import Entry, Unit, match_entry, read_entries
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import (
    FUNCTION_WORDS,
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_currency_sign,
    is_glued,
    is_plural,
    lower_at,
)

MILLION = 1e6
# lexemes before and behind a unit to look for a word that tells it from an ordinary noun: about two sentences in all
TOLD_SIGHT = 20
YEAR_DIGITS = 4
# lexemes on either side of points that a sentence may hold
LONGEST_SENTENCE = 60
# nouns that are money only where a country is named, or of a large sum: "won two crowns", "got 7 marks"
ORDINARY = {"crown", "mark", "won"}
# what is said to be in a currency
SUMS = {"amounts", "costs", "currency", "dollar", "dollars", "figures", "funds", "numbers", "prices", "sums", "values"}
# how many lexemes before its name: "all figures in this report are in Canadian dollars"
LONGEST_STATEMENT = 8
# what may stand for an inch beside what is so long, and words for how long
INCHES = {"in", '"', "″", "”"}
DIMENSIONS = {"across", "deep", "high", "long", "tall", "thick", "wide"}
# what raises a length to an area or a volume
RAISED = {"squared": "square", "cubed": "cubic"}
POWERS = {"2": "square", "3": "cubic"}
# what is measured by these may be anything, "two cups of flour", "a ream of paper"; six bars of something are no unit
FILLED = {"mass", "paper", "substance", "volume"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text's other words say about its bare units: are pounds money, which dinars are meant, and what a bare "$"
    is.
    """

    pounds_are_money: bool
    currencies: dict[str, str]
    points: str
    dollar: str


class Written(NamedTuple):
    """An entry as it stands: `behind` the number or its hyphen, from `first` up to `last`; `scale` is the number's."""

    entry: Entry
    behind: int
    first: int
    last: int
    scale: float


def read_surroundings(lexemes: Sequence[Lexeme]) -> Surroundings:
    """Note the currencies and countries a text names, what it says its dollars are, and whether it speaks of polls or
    of markets.
    """
    words = Counter(lexeme.lower for lexeme in lexemes)
    currencies, dollar = _find_named_currencies(lexemes)
    for noun, code in _find_told_currencies(lexemes, words).items():
        currencies.setdefault(noun, code)
    points = _name_points(set(words)) or "point"
    return Surroundings(not words.keys().isdisjoint({"£", "sterling", "gbp", "pence"}), currencies, points, dollar)


def _name_points(words: set[str]) -> str | None:
    """What points are beside such words, those of a poll or of a game or market; None where they say nothing, or
    both.
    """
    senses = {row["sense"] for row in read_lexicon("point_words") if row["word"] in words}
    return senses.pop() if len(senses) == 1 else None


def _read_sentence(lexemes: Sequence[Lexeme], i: int) -> set[str]:
    """The words of the sentence around a lexeme, no farther than a long one runs."""
    first, last = i, i
    while first > 0 and i - first < LONGEST_SENTENCE and not _ends_sentence(lexemes, first - 1):
        first -= 1
    while last < len(lexemes) and last - i < LONGEST_SENTENCE and not _ends_sentence(lexemes, last):
        last += 1
    return {lexeme.lower for lexeme in lexemes[first:last]}


def _ends_sentence(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence end with the lexeme at `i`, or a line behind it?"""
    line = i + 1 < len(lexemes) and "\n" in lexemes[i + 1].gap
    return line or (lexemes[i].text in (".", "!", "?") and not is_glued(lexemes, i + 1))


def _find_named_currencies(lexemes: Sequence[Lexeme]) -> tuple[dict[str, str], str]:
    """The currencies that a text names in full, "Kenyan shillings", by their nouns, and what its dollars are."""
    currencies, dollar, index = dict[str, str](), "USD", read_entries()
    for i, lexeme in enumerate(lexemes):
        for entry in index.get(lexeme.lower, ()):
            full = entry.money and len(entry.words) > 1 and not entry.name.startswith(PENDING)
            if not full or match_entry(lexemes, i, entry) is None:
                continue
            noun = strip_plural(entry.words[-1])
            currencies.setdefault(noun, entry.name)
            if noun == "dollar" and _states_currency(lexemes, i):
                dollar = entry.name
    return currencies, dollar


def _find_told_currencies(lexemes: Sequence[Lexeme], words: Counter[str]) -> dict[str, str]:
    """The currencies whose country a text names most, by their nouns: KES of "shilling" in a report from Kenya."""
    nouns = {strip_plural(word) for word in words} & read_shared_nouns().keys()
    pairs = Counter(f"{first.lower} {second.lower}" for first, second in pairwise(lexemes)) if nouns else Counter[str]()
    told = dict[str, str]()
    for noun in nouns:
        named = {
            code: sum(words[name] + pairs[name] for name in names) for code, names in read_shared_nouns()[noun].items()
        }
        code = max(named, key=named.__getitem__)
        if named[code]:
            told[noun] = code
    return told


def _states_currency(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence say what its sums are in, the currency's name standing at `i`:
    "all figures are in Canadian dollars"?
    """
    before = [lexeme.lower for lexeme in lexemes[max(0, i - LONGEST_STATEMENT) : i]]
    return before[-1:] == ["in"] and not SUMS.isdisjoint(before) and not any(word.isdigit() for word in before)


def read_unit(lexemes: Sequence[Lexeme], i: int, *, surroundings: Surroundings, scale: float = 1.0) -> Unit | None:
    """The unit written at `i`, right behind a number or a hyphen; the longest that fits, or none."""
    hyphen = lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i) and is_glued(lexemes, i + 1)
    j = i + 1 if hyphen else i
    best = None
    for entry in read_entries().get(lower_at(lexemes, j), ()):
        last = match_entry(lexemes, j, entry)
        if last is None or (best is not None and last <= best.last):
            continue
        if _may_be_unit(lexemes, Written(entry, i, j, last, scale)):
            best = _resolve(lexemes, entry, last, surroundings, scale) or best
    return _read_inch(lexemes, j) if best is None else _raise(lexemes, best)


def _read_inch(lexemes: Sequence[Lexeme], i: int) -> Unit | None:
    """An inch that is told as such, since "in" is a preposition and a mark closes quotations: "10" long", "8 in wide.",
    "2 in."
    """
    if lower_at(lexemes, i) not in INCHES:
        return None
    pointed = lower_at(lexemes, i + 1) == "." and is_glued(lexemes, i + 1)
    k = i + 2 if pointed else i + 1
    behind = lower_at(lexemes, k + 1)
    extends = lower_at(lexemes, k) in DIMENSIONS and (not behind.isalpha() or behind in FUNCTION_WORDS)
    ends = pointed and lower_at(lexemes, i) == "in" and not is_glued(lexemes, k) and _ends_with_inch(lexemes, i, k)
    return Unit("inch", k if extends else i + 1) if extends or ends else None


def _ends_with_inch(lexemes: Sequence[Lexeme], i: int, k: int) -> bool:
    """Does an "in." behind digits abbreviate, as what goes on or ends behind it says: "a 2 in. pipe", "it is 2 in."?"""
    return lexemes[i - 1].kind == "digits" and (k >= len(lexemes) or lexemes[k].text.islower())


def _raise(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """The area or volume of a length: "4 km squared", "4km^3", "9 metres cubed"."""
    if find_kind(unit.name) != "length":
        return unit
    word, digit = lower_at(lexemes, unit.last), lower_at(lexemes, unit.last + 1)
    if word in RAISED:
        return replace(unit, name=f"{RAISED[word]} {unit.name}", last=unit.last + 1)
    raised = word == "^" and is_glued(lexemes, unit.last + 1) and digit in POWERS
    return replace(unit, name=f"{POWERS[digit]} {unit.name}", last=unit.last + 2) if raised else unit


def _may_be_unit(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Does an entry that stands behind a number mean its unit?"""
    entry, last = written.entry, written.last
    if entry.glued and not is_glued(lexemes, written.behind):
        return False
    cut_off = is_glued(lexemes, last) and lexemes[last].kind != "mark"  # the "m" of "5metric"
    if cut_off or any(is_other(lexemes, written) for is_other in OTHERS):
        return False
    return not entry.told or _is_told(lexemes, written.first, last, entry)


def _is_told(lexemes: Sequence[Lexeme], first: int, last: int, entry: Entry) -> bool:
    """Does a word near the one at `first` tell that it is a unit:
    "tyre" or "pressure" near "6 bar", but not in "6 bars of soap"?
    """
    of_stuff = lower_at(lexemes, last) == "of" and lower_at(lexemes, last + 1) not in entry.told
    stuff = of_stuff and find_kind(entry.name) not in FILLED
    named = lexemes[first].text.istitle() and len(lexemes[first].text) > 1  # "5 Teslas"
    if not entry.exact and (stuff or named):
        return False
    near = (*lexemes[max(0, first - TOLD_SIGHT) : first], *lexemes[last : last + TOLD_SIGHT])
    return any(lexeme.lower in entry.told or lexeme.text in entry.told for lexeme in near)


def is_named_by_inch(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is "in" with a hyphen behind it no inch: "a 1-in-100-year flood"?"""
    tied = lower_at(lexemes, written.last) in HYPHENS and is_glued(lexemes, written.last + 1)
    return written.entry.words == ("in",) and tied


def is_ordinal_second(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is "second" behind a number the one after the first: "in 2018 second place", but "one second"?"""
    second = lexemes[written.behind].lower == "second" and written.scale == 1
    return second and not is_glued(lexemes, written.behind) and lower_at(lexemes, written.behind - 1) != "one"


def is_plural_s(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is the "s" behind a number no second, as it is behind a decimal, "9.8s": "iPhone 5s", "2018s"?"""
    decimal = "." in (lower_at(lexemes, written.behind - 2), lower_at(lexemes, written.behind - 1))
    return written.entry.words == ("s",) and not decimal


def is_mountain(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is "Mt" part of an address: "1908 Mt Vernon Ave"?"""
    last = written.last
    named = last < len(lexemes) and lexemes[last].kind == "word" and lexemes[last].text[0].isupper()
    return written.entry.words == ("Mt",) and named


def is_attribute(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Does a noun that it describes follow: "20 stone steps", "6 bar stools", "40 C grades"? "256-bit keys" are so
    long.
    """
    entry = written.entry
    ordinary = bool(entry.told) and not is_plural(entry.words[-1])
    asked = ordinary and (not entry.exact or entry.name.startswith("degree "))
    linked = lower_at(lexemes, written.behind) in HYPHENS
    return (entry.words == ("stone",) or asked) and not linked and counts_ahead(lexemes, written.last)


def is_point_in_time(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is it a point in time: "at one point"?"""
    before = (lower_at(lexemes, written.behind - 2), lower_at(lexemes, written.behind - 1))
    return written.entry.name == "point" and before == ("at", "one")


def is_named_behind_year(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is it a name behind a year: "During 2016 Stone spoke"?"""
    word, year = lexemes[written.first], lexemes[written.behind - 1]
    named = word.text.istitle() and len(word.text) > 1 and not is_glued(lexemes, written.behind)
    return named and year.kind == "digits" and len(year.text) == YEAR_DIGITS and not year.glued


def is_model(lexemes: Sequence[Lexeme], written: Written) -> bool:
    """Is a letter that touches its number part of a name, "a Boeing 777F", with no word of heat near?"""
    entry, k = written.entry, written.behind - 1
    if not entry.glued or entry.told or not entry.name.startswith("degree ") or k < 1:
        return False
    before = lexemes[k - 1]
    named = (
        before.kind == "word"
        and before.text[0].isupper()
        and len(before.text) > 1
        and before.lower not in FUNCTION_WORDS
    )
    tied = before.text in HYPHENS and is_glued(lexemes, k - 1)  # "SCP-173C", but not "–4C"
    if not named and not tied and before.lower not in ("a", "an"):
        return False
    heat = [other for other in read_entries()[entry.words[0].lower()] if other.name == entry.name and other.told]
    return not any(_is_told(lexemes, written.first, written.last, other) for other in heat)


# what only looks like the unit of an entry
OTHERS = (
    is_named_by_inch,
    is_ordinal_second,
    is_plural_s,
    is_mountain,
    is_attribute,
    is_point_in_time,
    is_named_behind_year,
    is_model,
)


def _resolve(
    lexemes: Sequence[Lexeme], entry: Entry, last: int, surroundings: Surroundings, scale: float
) -> Unit | None:
    """The unit an entry means here; None where a word is not a unit at all ("32 won")."""
    word = entry.words[-1]
    if entry.name == "point":
        # what its own sentence says of points comes before what the article does
        return Unit(_name_points(_read_sentence(lexemes, last - 1)) or surroundings.points, last)
    if entry.name == "pound" and word in ("pound", "pounds") and _are_money(lexemes, last, surroundings, scale):
        return Unit(surroundings.currencies.get("pound", "GBP"), last, money=True)
    if not entry.name.startswith(PENDING):
        return Unit(entry.name, last, entry.factor, entry.money)
    stem = strip_plural(word)
    if stem in ORDINARY and scale < MILLION and (word == "won" or stem not in surroundings.currencies):
        return None
    return Unit(surroundings.currencies.get(stem, entry.name.removeprefix(PENDING) or stem), last, money=True)


def _are_money(lexemes: Sequence[Lexeme], last: int, surroundings: Surroundings, scale: float) -> bool:
    """Are the pounds that end at `last` money: millions of nothing weighed, what is changed into another, all of a text
    with a £?
    """
    stuff = {lower_at(lexemes, last + 1), lower_at(lexemes, last + 2)} & read_words("weighed_words")
    weighed = lower_at(lexemes, last) == "of" and bool(stuff)
    changed = (
        lower_at(lexemes, last) == "(" and last + 1 < len(lexemes) and is_currency_sign(lexemes[last + 1])
    )  # "200 pounds ($260)"
    return surroundings.pounds_are_money or changed or (scale >= MILLION and not weighed)
