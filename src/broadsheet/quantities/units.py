"""Units: the reading of what follows or precedes a number, "square miles", "m.p.h." or "barrels per day".

Knows the list of units; `currencies` and `rates` answer for theirs. Units are named in the singular and in SI spelling,
money by ISO 4217 code, a rate as "barrel/day". Knows nothing of spaCy or figures.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.lexicon import read_lexicon, read_words
from broadsheet.quantities.currencies import PENDING, read_shared_nouns, strip_plural
from broadsheet.quantities.entries import Entry, Unit, match_entry, read_entries
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, counts_ahead, is_currency_sign, is_glued, is_plural, lower_at

MILLION = 1e6
# how many lexemes before and behind a unit to look for a word that tells it from an ordinary noun: about two sentences
# in all
TOLD_SIGHT = 20
# nouns that are money only where a country is named, or of a large sum: "won two crowns", "got 7 marks"
ORDINARY = {"crown", "mark", "won"}
# what is said to be in a currency, and how many lexemes before its name: "all figures in this report are in Canadian
# dollars"
SUMS = {"amounts", "costs", "currency", "dollar", "dollars", "figures", "funds", "numbers", "prices", "sums", "values"}
LONGEST_STATEMENT = 8
# units named by what they are measured with, of anything: "two cups of flour"
HELD = {"cord", "cup", "grain", "ream"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text's other words say about its bare units: are pounds money, which dinars are meant, and what a bare "$"
    is.
    """

    pounds_are_money: bool
    currencies: dict[str, str]
    points: str
    dollar: str


def read_surroundings(lexemes: Sequence[Lexeme]) -> Surroundings:
    """Note the currencies and countries a text names, what it says its dollars are, and whether it speaks of polls or
    of markets.
    """
    words = Counter(lexeme.lower for lexeme in lexemes)
    currencies, dollar = {}, "USD"
    index = read_entries()
    for i, lexeme in enumerate(lexemes):
        for entry in index.get(lexeme.lower, ()):
            if (
                entry.money
                and len(entry.words) > 1
                and not entry.name.startswith(PENDING)
                and match_entry(lexemes, i, entry) is not None
            ):
                currencies.setdefault(strip_plural(entry.words[-1]), entry.name)
                if strip_plural(entry.words[-1]) == "dollar" and _states_currency(lexemes, i):
                    dollar = entry.name
    nouns = {strip_plural(word) for word in words} & read_shared_nouns().keys()
    pairs = Counter(f"{first.lower} {second.lower}" for first, second in pairwise(lexemes)) if nouns else Counter()
    for noun in nouns:
        named = {
            code: sum(words[name] + pairs[name] for name in names) for code, names in read_shared_nouns()[noun].items()
        }
        code = max(named, key=named.__getitem__)
        if named[code]:
            currencies.setdefault(noun, code)
    senses = {row["sense"] for row in read_lexicon("point_words") if row["word"] in words}
    points = "percentage point" if senses == {"percentage point"} else "point"
    return Surroundings(not words.keys().isdisjoint({"£", "sterling", "gbp", "pence"}), currencies, points, dollar)


def _states_currency(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence say what its sums are in, the currency's name standing at `i`:
    "all figures are in Canadian dollars"?
    """
    before = [lexeme.lower for lexeme in lexemes[max(0, i - LONGEST_STATEMENT) : i]]
    return before[-1:] == ["in"] and not SUMS.isdisjoint(before) and not any(word.isdigit() for word in before)


def read_unit(lexemes: Sequence[Lexeme], i: int, *, surroundings: Surroundings, scale: float = 1.0) -> Unit | None:
    """The unit written at `i`, right behind a number or a hyphen; the longest that fits, or none."""
    j = i + 1 if lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i) and is_glued(lexemes, i + 1) else i
    best = None
    for entry in read_entries().get(lower_at(lexemes, j), ()):
        last = match_entry(lexemes, j, entry)
        if last is None or (entry.glued and not is_glued(lexemes, i)) or (best is not None and last <= best.last):
            continue
        if (is_glued(lexemes, last) and lexemes[last].kind != "mark") or _is_other(lexemes, i, entry, last, scale):
            continue
        if entry.told and not _is_told(lexemes, j, last, entry):
            continue
        unit = _resolve(lexemes, entry, last, surroundings, scale)
        best = unit if unit is not None else best
    return best


def _is_told(lexemes: Sequence[Lexeme], first: int, last: int, entry: Entry) -> bool:
    """Does a word near the one at `first` tell that it is a unit:
    "tyre" or "pressure" near "6 bar", but not in "6 bars of soap"?
    """
    stuff = lower_at(lexemes, last) == "of" and lower_at(lexemes, last + 1) not in entry.told and entry.name not in HELD
    named = lexemes[first].text.istitle() and len(lexemes[first].text) > 1  # "5 Teslas"
    if not entry.exact and (stuff or named):
        return False
    near = (*lexemes[max(0, first - TOLD_SIGHT) : first], *lexemes[last : last + TOLD_SIGHT])
    return any(lexeme.lower in entry.told or lexeme.text in entry.told for lexeme in near)


def _is_other(lexemes: Sequence[Lexeme], i: int, entry: Entry, last: int, scale: float) -> bool:
    """Do the words behind the number at `i` only look like the unit of an entry?"""
    behind = lower_at(lexemes, last)
    # a "1-in-100-year flood" is no inch
    if entry.words == ("in",) and behind in HYPHENS and is_glued(lexemes, last + 1):
        return True
    # "9.8s" are seconds, "iPhone 5s" and "2018s" are none
    if lexemes[i].lower == "second" and scale == 1 and not is_glued(lexemes, i) and lower_at(lexemes, i - 1) != "one":
        return True
    if entry.words == ("s",) and "." not in (lower_at(lexemes, i - 2), lower_at(lexemes, i - 1)):
        return True
    # "1908 Mt Vernon Ave" is an address
    if (
        entry.words == ("Mt",)
        and last < len(lexemes)
        and lexemes[last].kind == "word"
        and lexemes[last].text[0].isupper()
    ):
        return True
    # "20 stone steps" are made of it, "6 bar stools" stand at one, and "40 C grades" are no heat; "256-bit keys" are so
    # long
    attribute = entry.words == ("stone",) or (entry.told and not is_plural(entry.words[-1]))
    attribute = (
        attribute and (not entry.exact or entry.name.startswith("degree ")) and lower_at(lexemes, i) not in HYPHENS
    )
    if attribute and counts_ahead(lexemes, last):
        return True
    # "at one point" is a point in time
    return entry.name == "point" and (lower_at(lexemes, i - 2), lower_at(lexemes, i - 1)) == ("at", "one")


def _resolve(
    lexemes: Sequence[Lexeme], entry: Entry, last: int, surroundings: Surroundings, scale: float
) -> Unit | None:
    """The unit an entry means here; None where a word is not a unit at all ("32 won")."""
    word = entry.words[-1]
    if entry.name == "point":
        return Unit(surroundings.points, last)
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
