"""Units: the reading of what follows or precedes a number, "square miles", "m.p.h.", "$" or "barrels per day".

Knows the lists of units, currencies and subunits, and resolves a bare "pounds" or "dinars" by what else the text says.
Units are named in the singular and in SI spelling, money by ISO 4217 code, a rate as "barrel/day". Knows nothing of spaCy or figures.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from broadsheet.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, counts_ahead, is_currency_sign, is_glued, is_plural, lower_at, split_lexemes
from broadsheet.lexicon import read_lexicon, read_words

MILLION = 1e6
# how many lexemes before and behind a unit to look for a word that tells it from an ordinary noun: about two sentences in all
TOLD_SIGHT = 20
# nouns that are money only where a country is named, or of a large sum: "won two crowns", "got 7 marks"
ORDINARY = {"crown", "mark", "won"}
ISO_4217_LETTERS = 3
# what is said to be in a currency, and how many lexemes before its name: "all figures in this report are in Canadian dollars"
SUMS = {"amounts", "costs", "currency", "dollar", "dollars", "figures", "funds", "numbers", "prices", "sums", "values"}
LONGEST_STATEMENT = 8
# nouns of several currencies of which one is so common that a country beside it says nothing
COMMON = {"dollar", "pound"}
PENDING = "?"  # marks money named by a bare word ("dinars") until the text's other words resolve it
# codes that are English words, or names, in a headline
WORDLIKE = {"ALL", "BAM", "COP", "CUP", "DEM", "GEL", "MAD", "MOP", "NAD", "PEI", "PEN", "SIT", "SOS", "TOP", "TRY"}
# COP26 is a climate conference, COP26,000 a sum in Colombian pesos
LONGEST_CONFERENCE = 2
# how many units a rate may be per: "per million BTU", and "per mmBtu", which is listed with its factor
LONGEST_ROUND = 8
ROUND = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
# "$500 monthly", but "a $500 monthly fee"
PERIODS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "yearly": "year"}
SHORT_PERIODS = {"pcm": "month", "pw": "week"}
# kinds of share that a company's earnings are reckoned by: "31 cents per diluted share"
SHARE_KINDS = {"american", "basic", "class", "common", "depositary", "diluted", "fully", "ordinary", "preferred"}
LONGEST_SHARE = 5
# units named by what they are measured with, of anything: "two cups of flour"
HELD = {"cord", "cup", "grain", "ream"}
# "$5 a year ago" is no rate, "$5 a year after tax" is one
TIMES = {"second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"}
NOT_A_RATE = {"ago", "earlier", "later", "previously"}
DEDUCTED = {"bills", "costs", "deductions", "expenses", "fees", "rent", "tax", "taxes"}
NOW = {"now", "then", "today"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: lexemes up to `last`; `factor` turns what is counted into `name` (a decade is 10 years)."""

    name: str
    last: int
    factor: float = 1.0
    money: bool = False


class Entry(NamedTuple):
    """A way to write a unit: its lexemes, whether their case matters, whether it must touch its number, and words near it that tell it."""

    words: tuple[str, ...]
    name: str
    factor: float
    exact: bool
    glued: bool
    money: bool
    rate: str
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text's other words say about its bare units: are pounds money, which dinars are meant, and what a bare "$" is."""

    pounds_are_money: bool
    currencies: dict[str, str]
    points: str
    dollar: str


def read_surroundings(lexemes: Sequence[Lexeme]) -> Surroundings:
    """Note the currencies and countries a text names, what it says its dollars are, and whether it speaks of polls or of markets."""
    words = Counter(lexeme.lower for lexeme in lexemes)
    currencies, dollar = {}, "USD"
    index = read_entries()
    for i, lexeme in enumerate(lexemes):
        for entry in index.get(lexeme.lower, ()):
            if entry.money and len(entry.words) > 1 and not entry.name.startswith(PENDING) and match_entry(lexemes, i, entry) is not None:
                currencies.setdefault(strip_plural(entry.words[-1]), entry.name)
                if strip_plural(entry.words[-1]) == "dollar" and _states_currency(lexemes, i):
                    dollar = entry.name
    nouns = {strip_plural(word) for word in words} & read_shared_nouns().keys()
    pairs = Counter(f"{first.lower} {second.lower}" for first, second in pairwise(lexemes)) if nouns else Counter()
    for noun in nouns:
        named = {code: sum(words[name] + pairs[name] for name in names) for code, names in read_shared_nouns()[noun].items()}
        code = max(named, key=named.__getitem__)
        if named[code]:
            currencies.setdefault(noun, code)
    senses = {row["sense"] for row in read_lexicon("point_words") if row["word"] in words}
    points = "percentage point" if senses == {"percentage point"} else "point"
    return Surroundings(not words.keys().isdisjoint({"£", "sterling", "gbp", "pence"}), currencies, points, dollar)


def _states_currency(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence say what its sums are in, the currency's name standing at `i`: "all figures are in Canadian dollars"?"""
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
    """Does a word near the one at `first` tell that it is a unit: "tyre" or "pressure" near "6 bar", but not in "6 bars of soap"?"""
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
    if entry.words == ("Mt",) and last < len(lexemes) and lexemes[last].kind == "word" and lexemes[last].text[0].isupper():
        return True
    # "20 stone steps" are made of it, "6 bar stools" stand at one, and "40 C grades" are no heat; "256-bit keys" are so long
    attribute = entry.words == ("stone",) or (entry.told and not is_plural(entry.words[-1]))
    attribute = attribute and (not entry.exact or entry.name.startswith("degree ")) and lower_at(lexemes, i) not in HYPHENS
    if attribute and counts_ahead(lexemes, last):
        return True
    # "at one point" is a point in time
    return entry.name == "point" and (lower_at(lexemes, i - 2), lower_at(lexemes, i - 1)) == ("at", "one")


def read_rate(lexemes: Sequence[Lexeme], i: int) -> tuple[str, int] | None:
    """The denominator written at `i` and where it ends: "per day", "a barrel", "/sq ft", "-a-year"."""
    j = i + 1 if lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i) else i
    word = lower_at(lexemes, j)
    if word in SHORT_PERIODS and not is_glued(lexemes, j):
        return SHORT_PERIODS[word], j + 1
    if word == "annually" or (word == "pa" and not is_glued(lexemes, j)):
        return "year", j + 1
    behind = lower_at(lexemes, j + 1)
    if word in PERIODS and (not behind.isalpha() or behind in FUNCTION_WORDS):
        return PERIODS[word], j + 1
    if word == "/" and is_glued(lexemes, j + 1) and lexemes[j + 1].kind != "mark":
        return _read_denominator(lexemes, j + 1, any_noun=True)
    if word not in ("per", "a", "an", "each", "every"):
        return None
    k = j + 2 if lower_at(lexemes, j + 1) in HYPHENS else j + 1
    kinds = next((n for n in range(LONGEST_SHARE) if lower_at(lexemes, k + n) not in SHARE_KINDS), 0)
    if kinds and lower_at(lexemes, k + kinds) == "share":
        return "share", k + kinds + 1
    found = _read_denominator(lexemes, k, any_noun=word == "per")
    if found is not None and word != "per" and found[0] in TIMES and _tells_when(lexemes, found[1]):
        return None
    return found


def _tells_when(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the word at `i` make "a year" before it a time: "$5 a year ago", "a year from now", but "$5 a year from the public"?"""
    word, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    if word in ("before", "after"):
        return behind not in DEDUCTED
    return word in NOT_A_RATE or (word == "from" and behind in NOW) or (word == "on" and not behind.isalnum())


def read_currency_before(lexemes: Sequence[Lexeme], i: int) -> tuple[str, int] | None:
    """The currency whose sign or code ends right before `i`, and where it begins: "$", "HK $", "EUR", "Rs."."""
    k = i - 1
    if k < 0:
        return None
    if is_currency_sign(lexemes[k]):
        return _read_sign(lexemes, k)
    if k > 0 and lexemes[k - 1].text == "$" and is_glued(lexemes, k) and is_glued(lexemes, i) and lexemes[k].text.isupper():
        country = _country_signs().get(lexemes[k].lower)  # "$US40", as Australians write it
        return (country, k - 1) if country is not None else None
    if lexemes[k].text == "." and k > 0 and lexemes[k - 1].text in ("Rs", "Rp"):
        return _signs()[lexemes[k - 1].text], k - 1
    if lexemes[k].text == "=" and k > 0 and lexemes[k - 1].text == "Y":
        return "JPY", k - 1
    code = _signs().get(lexemes[k].text)
    if lexemes[k].text in WORDLIKE and not is_glued(lexemes, i) and _is_headline(lexemes, k, i + 1):
        return None
    if lexemes[k].text == "COP" and is_glued(lexemes, i) and len(lexemes[i].text) <= LONGEST_CONFERENCE:
        return (code, k) if is_glued(lexemes, i + 2) and lexemes[i + 2].kind == "digits" else None
    one_letter = len(lexemes[k].text) == 1
    if code is None or lexemes[k].kind != "word" or (one_letter and not is_glued(lexemes, i)) or lexemes[k].text in ("LL", "SR", "Sh"):
        return None
    return code, k


def _is_headline(lexemes: Sequence[Lexeme], before: int, after: int) -> bool:
    """Does a word at `before` open its sentence, or is one beside it or at `after` in capitals too: "TOP 10", "WORLD CUP 2018"?"""
    shouted = any(0 <= k < len(lexemes) and len(lexemes[k].text) > 1 and lexemes[k].text.isupper() for k in (before - 1, after))
    return shouted or before == 0 or lexemes[before - 1].kind == "mark"


def _read_sign(lexemes: Sequence[Lexeme], k: int) -> tuple[str, int] | None:
    """The currency of the sign at `k`, with the country before it: US$, HK $, U.S. $."""
    sign = lexemes[k].text
    code = _signs().get(sign)
    if sign == "$" and k > 0:
        before = k - 1
        if lexemes[before].text == "." and lower_at(lexemes, before - 1) == "s" and lower_at(lexemes, before - 3) == "u":
            return "USD", before - 3
        country = _country_signs().get(lexemes[before].lower)
        capital = lexemes[before].text[0].isupper()
        if country and capital and not (lexemes[before].text == "A" and not lexemes[k].glued):
            return country, before
    return (code, k) if code else None


def _read_denominator(lexemes: Sequence[Lexeme], i: int, *, any_noun: bool) -> tuple[str, int] | None:
    """The noun a rate is per: a known unit or thing, or, after "per", any one word."""
    if lower_at(lexemes, i) == "annum":
        return "year", i + 1
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
        if last is not None and admitted and written and (best is None or last > best[1]):
            best = " ".join((*_rounds()[entry.factor], entry.name)), last
    if best is None and lower_at(lexemes, i) in _things():
        best = lower_at(lexemes, i), i + 1
    word = lower_at(lexemes, i)
    if best is None and any_noun and i < len(lexemes) and lexemes[i].kind == "word" and word not in FUNCTION_WORDS:
        best = word, i + 1
    return best


def _read_many(lexemes: Sequence[Lexeme], i: int) -> tuple[str, int] | None:
    """A round number of units that a rate is per: "100 kilometre" in "L/100km", "1,000 cubic metre", "million barrel"."""
    j, number = i + 1, lexemes[i].lower
    while lower_at(lexemes, j) == "," and lower_at(lexemes, j + 1) == "000" and j < i + LONGEST_ROUND:
        j, number = j + 2, f"{number},000"
    found = _read_denominator(lexemes, j, any_noun=False) if number in ROUND or number.strip("0,") == "1" else None
    return (f"{number} {found[0]}", found[1]) if found is not None else None


def match_entry(lexemes: Sequence[Lexeme], i: int, entry: Entry) -> int | None:
    """Where the words of an entry end if they stand at `i`; hyphens between them and points after letters are passed over."""
    j = i
    for position, word in enumerate(entry.words):
        if position and lower_at(lexemes, j) in {".", *HYPHENS} and is_glued(lexemes, j) and j + 1 < len(lexemes):
            j += 1
        if j >= len(lexemes) or (lexemes[j].text if entry.exact else lexemes[j].lower) != word:
            return None
        # "30 m3", not "30 m 3"
        if position and lexemes[j].kind == "digits" and not lexemes[j].glued:
            return None
        j += 1
    dotted = len(entry.words) > 1 and all(len(word) == 1 and word.isalpha() for word in entry.words)
    return j + 1 if dotted and lower_at(lexemes, j) == "." and is_glued(lexemes, j) else j


def _resolve(lexemes: Sequence[Lexeme], entry: Entry, last: int, surroundings: Surroundings, scale: float) -> Unit | None:
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
    """Are the pounds that end at `last` money: millions of nothing weighed, what is changed into another, all of a text with a £?"""
    stuff = {lower_at(lexemes, last + 1), lower_at(lexemes, last + 2)} & read_words("weighed_words")
    weighed = lower_at(lexemes, last) == "of" and bool(stuff)
    changed = lower_at(lexemes, last) == "(" and last + 1 < len(lexemes) and is_currency_sign(lexemes[last + 1])  # "200 pounds ($260)"
    return surroundings.pounds_are_money or changed or (scale >= MILLION and not weighed)


def extend_with_rate(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """A unit with the denominator that follows it, and a second behind "per"; a percentage a year stays a percentage."""
    rate = read_rate(lexemes, unit.last)
    if rate is None:
        return unit
    if unit.name in ("percent", "percentage point"):
        return replace(unit, last=rate[1])
    # "mg/kg/day", but a price "per person/family" is of either
    again = lower_at(lexemes, rate[1]) == "per" or lower_at(lexemes, unit.last) == lower_at(lexemes, rate[1]) == "/"
    second = read_rate(lexemes, rate[1]) if again else None
    names = [unit.name, rate[0]] if second is None else [unit.name, rate[0], second[0]]
    return replace(unit, name="/".join(names), last=(second or rate)[1])


@cache
def _rounds() -> dict[float, tuple[str, ...]]:
    """The words for a factor before a unit; one has none."""
    return {1.0: ()} | {value: (word,) for word, value in ROUND.items()}


@cache
def read_entries() -> dict[str, tuple[Entry, ...]]:
    """Every way to write a unit, by its first lexeme in lower case."""
    found = defaultdict(list)
    for row in read_lexicon("units"):
        factor, told = float(row["factor"] or 1), frozenset(row["told"].split("|")) - {""}
        for column, exact, glued in (("forms", False, False), ("symbols", True, False), ("glued", True, True)):
            for words in split_entries(row[column], exact=exact):
                found[words[0].lower()].append(Entry(words, row["unit"], factor, exact, glued, False, row["per"], told))
    for row in read_lexicon("subunits"):
        for words in split_entries(row["forms"], exact=False):
            found[words[0]].append(Entry(words, row["unit"], 1.0, False, False, False, ""))
        for words in split_entries(row["symbols"], exact=True):
            found[words[0].lower()].append(Entry(words, row["unit"], 1.0, True, len(words[0]) == 1 and words[0] == "c", False, ""))
    for words, name, exact in read_money_words():
        found[words[0].lower()].append(Entry(words, name, 1.0, exact, False, True, ""))
    # of two that fit, the one that a word tells is meant, and "MB/s" before "mb/s"
    return {word: tuple(sorted(entries, key=lambda entry: (not entry.told, not entry.exact))) for word, entries in found.items()}


def read_money_words() -> list[tuple[tuple[str, ...], str, bool]]:
    """Every way to write a currency behind a number: its full name, its code, and its bare noun, marked as pending."""
    found, bare = [], set()
    for row in read_lexicon("currencies"):
        for words in split_entries(row["names"], exact=False):
            found.append((words, row["code"], False))
            if len(words) > 1:
                bare.add(words[-1])
        for words in split_entries(row["symbols"], exact=True):
            if len(words) == 1 and not (len(words[0]) == 1 and words[0].isalpha()) and words[0] not in WORDLIKE:
                found.append((words, row["code"], True))
        for words in split_entries(row["bare"], exact=False):
            if words[-1] not in ("pound", "pounds"):
                found.append((words, PENDING + row["code"], False))
    known = {words[-1] for words, name, _ in found if len(words) == 1}
    generic = {word for word in bare if strip_plural(word) in read_shared_nouns()} | ({"leu", "leva"} & bare)
    found += [((word,), PENDING, False) for word in sorted(generic - known)]
    return found


@cache
def read_shared_nouns() -> dict[str, dict[str, tuple[str, ...]]]:
    """The nouns of several currencies, each with their codes and the words that tell their countries: shilling, KES, kenya, kenyan."""
    countries = {
        demonym.lower(): (row["name"].lower(), row["capital"].lower(), *(word.lower() for word in row["demonyms"].split(";")))
        for row in read_lexicon("countries")
        for demonym in row["demonyms"].split(";")
    }
    found = defaultdict(dict)
    for row in read_lexicon("currencies"):
        for name in row["names"].split("|"):
            adjective, _, noun = name.lower().rpartition(" ")
            if adjective and strip_plural(noun) not in COMMON:
                told = countries.get(adjective, (adjective,))
                # a capital tells no money of the past: "francs" in a report from Brussels
                found[strip_plural(noun)][row["code"]] = told[:1] + told[2:] if row["comment"].startswith("until") else told
    return {noun: codes for noun, codes in found.items() if len(codes) > 1}


def is_money(unit: str | None) -> bool:
    """Is a unit money, alone or per something: an ISO code, or the noun of a currency whose country nobody names?"""
    name = (unit or "").partition("/")[0]
    return (name.isupper() and len(name) == ISO_4217_LETTERS) or name in read_shared_nouns()


def split_entries(cell: str, *, exact: bool) -> list[tuple[str, ...]]:
    """The entries of a cell as tuples of lexemes, without the points of abbreviations."""
    entries = [split_lexemes(written) for written in cell.split("|") if written]
    keep = [[lexeme for lexeme in entry if lexeme.text not in (".", "-")] or entry for entry in entries]
    return [tuple(lexeme.text if exact else lexeme.lower for lexeme in entry) for entry in keep]


@cache
def _signs() -> dict[str, str]:
    """Signs and codes that stand before a number, each with its currency."""
    signs = {symbol: row["code"] for row in read_lexicon("currencies") for symbol in row["symbols"].split("|") if symbol and symbol != "kn"}
    return signs | {"₿": "bitcoin"}


@cache
def _country_signs() -> dict[str, str]:
    """What stands before a dollar sign, in lower case, with the currency: us, au, hk."""
    return {symbol[:-1].lower(): code for symbol, code in _signs().items() if len(symbol) > 1 and symbol.endswith("$")}


@cache
def _things() -> frozenset[str]:
    """What money and goods are counted by, without being units themselves: share, person."""
    return frozenset(row["unit"] for row in read_lexicon("units") if row["per"] and not row["forms"])


def strip_plural(word: str) -> str:
    """The singular of a currency's noun."""
    return {"kroner": "krone", "lire": "lira"}.get(word) or (word.removesuffix("s") if len(word) > 3 else word)
