"""Currencies: the money a sign or a word means, "$", "pounds" or "dinars", by what else the text says.

Works on lexemes. Knows the lists of currencies and subunits. Knows nothing of spaCy.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.lexemes import Lexeme, is_currency_sign, is_glued, lower_at, split_lexemes
from broadsheet.rules import find_first

ISO_4217_LETTERS = 3
MILLIONS = "M"  # before a code: "35 MUSD"
# nouns of several currencies of which one is so common that a country beside it says nothing
COMMON = {"dollar", "pound"}
PENDING = "?"  # marks money named by a bare word ("dinars") until the text's other words resolve it
# COP26 is a climate conference, COP26,000 a sum in Colombian pesos
LONGEST_CONFERENCE = 2


class Currency(NamedTuple):
    """A currency as written before a number: its code, and where its sign begins."""

    code: str
    first: int


def read_currency_before(lexemes: Sequence[Lexeme], i: int) -> Currency | None:
    """The currency whose sign or code ends right before `i`, and where it begins: "$", "HK $", "EUR", "Rs."."""
    return find_first(WRITTEN, lexemes, i)[0] if i > 0 else None


def read_sign(lexemes: Sequence[Lexeme], i: int) -> Currency | None:
    """ "£5", "US$5", "HK $5", "U.S. $5": a sign, with the country before it."""
    k = i - 1
    sign, code = lexemes[k].text, _signs().get(lexemes[k].text)
    if not is_currency_sign(lexemes[k]):
        return None
    if sign == "$" and k > 0:
        before = k - 1
        american = lower_at(lexemes, before - 1) == "s" and lower_at(lexemes, before - 3) == "u"
        if lexemes[before].text == "." and american:
            return Currency("USD", before - 3)
        country = _country_signs().get(lexemes[before].lower)
        apart = lexemes[before].text == "A" and not lexemes[k].glued  # "Plan A $5"
        if country and lexemes[before].text[0].isupper() and not apart:
            return Currency(country, before)
    return Currency(code, k) if code else None


def read_sign_with_country(lexemes: Sequence[Lexeme], i: int) -> Currency | None:
    """ "$US40", as Australians write it."""
    k = i - 1
    if k < 1 or lexemes[k - 1].text != "$" or not lexemes[k].text.isupper():
        return None
    country = _country_signs().get(lexemes[k].lower) if is_glued(lexemes, k) and is_glued(lexemes, i) else None
    return Currency(country, k - 1) if country is not None else None


def read_abbreviation(lexemes: Sequence[Lexeme], i: int) -> Currency | None:
    """ "Rs. 500", "Rp. 500": letters with a mark behind them; and "Y=500", "PS2.7m", as signs come out where only ASCII
    is kept.
    """
    k = i - 1
    if k < 1:
        return None
    written = lexemes[k - 1].text
    if lexemes[k].text == "." and written in ("Rs", "Rp"):
        return Currency(_signs()[written], k - 1)
    if i < len(lexemes) and lexemes[k].text == "PS" and _is_sum(lexemes, i):
        return Currency("GBP", k)
    return Currency("JPY", k - 1) if lexemes[k].text == "=" and written == "Y" else None


def _is_sum(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Do digits that "PS" touches have a point, a comma or a magnitude, as no games console has: "PS2.7m", "PS5bn"?"""
    glued = is_glued(lexemes, i) and is_glued(lexemes, i + 1)
    grouped = lower_at(lexemes, i + 1) in (".", ",") and is_glued(lexemes, i + 2) and lexemes[i + 2].kind == "digits"
    return glued and lexemes[i].kind == "digits" and (grouped or lower_at(lexemes, i + 1) in ("m", "bn", "k"))


def read_code(lexemes: Sequence[Lexeme], i: int) -> Currency | None:
    """ "EUR 5m", "R500", "COP26,000", but neither "TOP 10" nor the conference COP26."""
    k = i - 1
    written, code, glued = lexemes[k].text, _signs().get(lexemes[k].text), is_glued(lexemes, i)
    if code is None or lexemes[k].kind != "word":
        return None
    if written in _wordlike() and not glued and _is_headline(lexemes, k, i + 1):
        return None
    if written == "COP" and glued and len(lexemes[i].text) <= LONGEST_CONFERENCE:
        grouped = is_glued(lexemes, i + 2) and lexemes[i + 2].kind == "digits"
        return Currency(code, k) if grouped else None
    return None if len(written) == 1 and not glued else Currency(code, k)


# how money is written before a number, tried in this order
WRITTEN = (read_sign, read_sign_with_country, read_abbreviation, read_code)


def _is_headline(lexemes: Sequence[Lexeme], before: int, after: int) -> bool:
    """Does a word at `before` open its sentence, or is one beside it or at `after` in capitals too:
    "TOP 10", "WORLD CUP 2018"?
    """
    shouted = any(
        0 <= k < len(lexemes) and len(lexemes[k].text) > 1 and lexemes[k].text.isupper() for k in (before - 1, after)
    )
    return shouted or before == 0 or lexemes[before - 1].kind == "mark"


def read_money_words() -> list[tuple[tuple[str, ...], str, bool]]:
    """Every way to write a currency behind a number: its full name, its code, and its bare noun, marked as pending."""
    found, bare = [], set()
    for row in read_lexicon("currencies"):
        for words in split_entries(row["names"], exact=False):
            found.append((words, row["code"], False))
            if len(words) > 1:
                bare.add(words[-1])
        for words in split_entries(row["symbols"], exact=True):
            if len(words) == 1 and not (len(words[0]) == 1 and words[0].isalpha()) and words[0] not in _wordlike():
                found.append((words, row["code"], True))
        if row["code"] not in _wordlike():
            found.append(((MILLIONS + row["code"],), MILLIONS + row["code"], True))
        for words in split_entries(row["bare"], exact=False):
            if words[-1] not in ("pound", "pounds"):
                found.append((words, PENDING + row["code"], False))
    known = {words[-1] for words, name, _ in found if len(words) == 1}
    generic = {word for word in bare if strip_plural(word) in read_shared_nouns()} | ({"leu", "leva"} & bare)
    found += [((word,), PENDING, False) for word in sorted(generic - known)]
    return found


@cache
def read_shared_nouns() -> dict[str, dict[str, tuple[str, ...]]]:
    """The nouns of several currencies, each with their codes and the words that tell their countries: shilling, KES,
    kenya, kenyan.
    """
    countries = {
        demonym.lower(): (
            row["name"].lower(),
            row["capital"].lower(),
            *(word.lower() for word in row["demonyms"].split(";")),
        )
        for row in read_lexicon("countries")
        for demonym in row["demonyms"].split(";")
    }
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in read_lexicon("currencies"):
        for name in row["names"].split("|"):
            adjective, _, noun = name.lower().rpartition(" ")
            if adjective and strip_plural(noun) not in COMMON:
                told = countries.get(adjective, (adjective,))
                # a capital tells no money of the past: "francs" in a report from Brussels
                found[strip_plural(noun)][row["code"]] = told[:1] + told[2:] if row["until"] else told
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
    signs = {
        symbol: row["code"]
        for row in read_lexicon("currencies")
        for symbol in row["symbols"].split("|")
        if symbol and symbol not in row["behind"].split("|")
    }
    return signs | {"₿": "bitcoin"}


@cache
def _wordlike() -> frozenset[str]:
    """Codes that are English words, or names, in a headline: "TOP 10"."""
    return frozenset(row["code"] for row in read_lexicon("currencies") if row["wordlike"])


@cache
def _country_signs() -> dict[str, str]:
    """What stands before a dollar sign, in lower case, with the currency: us, au, hk."""
    return {symbol[:-1].lower(): code for symbol, code in _signs().items() if len(symbol) > 1 and symbol.endswith("$")}


def strip_plural(word: str) -> str:
    """The singular of a currency's noun."""
    return {"kroner": "krone", "lire": "lira"}.get(word) or (word.removesuffix("s") if len(word) > 3 else word)
