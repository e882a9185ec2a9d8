"""Gazetteer: what the word lists say of names, as look-ups.

Facts that do not age: countries, peoples, places, titles, head words of organisations, given names. Knows the lists
alone.
"""

import re
from collections.abc import Iterable
from functools import cache

from broadsheet.lexicon import read_lexicon, read_titles


@cache
def read_listed() -> dict[str, tuple[str, str]]:
    """Listed names as written: their type and the name all of their forms share."""
    listed = {}
    for row in read_lexicon("groups"):
        listed[row["word"]] = ("NORP", row["word"].removesuffix("s"))
    for row in read_lexicon("places"):
        for text in _forms(row["name"], row["aliases"]):
            listed[text] = (row["type"], row["name"])
    for row in read_lexicon("organisations"):
        for text in _forms(row["name"], row["aliases"]):
            listed[text] = ("ORG", row["name"])
    for row in read_lexicon("countries"):
        for text in _forms(row["name"], row["aliases"]):
            listed[text] = ("GPE", row["name"])
        for text in _forms("", row["demonyms"]):
            listed[text] = ("NORP", row["demonyms"].split(";")[0])
    return listed


@cache
def read_demonyms() -> frozenset[str]:
    """Every listed nationality word: Iraqi, Iraqis, British ..."""
    return frozenset(word for row in read_lexicon("countries") for word in _forms("", row["demonyms"]))


@cache
def read_countries() -> frozenset[str]:
    """Every listed name of a country, aliases included."""
    return frozenset(text for row in read_lexicon("countries") for text in _forms(row["name"], row["aliases"]))


@cache
def read_capitals() -> dict[str, tuple[str, ...]]:
    """The countries of every listed capital: Moscow has been that of two."""
    capitals: dict[str, tuple[str, ...]] = {}
    for row in read_lexicon("countries"):
        for capital in filter(None, row["capital"].split(";")):
            capitals[capital] = (*capitals.get(capital, ()), row["name"])
    return capitals


def is_country(name: str) -> bool:
    """Is the name a listed country's?"""
    return name in read_countries()


def is_capital(name: str) -> bool:
    """Is the name a listed country's capital?"""
    return name in read_capitals()


@cache
def read_nations() -> dict[str, str]:
    """The country of every listed name of a country and of its people: "Iraqi" and "Iraq" are of Iraq."""
    rows = read_lexicon("countries")
    return {text: row["name"] for row in rows for text in _forms(row["name"], f"{row['aliases']};{row['demonyms']}")}


def find_nation(name: str) -> str | None:
    """The country that a name of a country or people belongs to; None for other names."""
    return read_nations().get(name)


@cache
def read_regions() -> frozenset[str]:
    """Every listed name of a province, state or county, aliases included."""
    rows = (row for row in read_lexicon("places") if row["kind"] == "region")
    return frozenset(text for row in rows for text in _forms(row["name"], row["aliases"]))


def is_town(name: str) -> bool:
    """May a place of this name be a town: is it no listed country, state or province?"""
    return not is_country(name) and name not in read_regions()


def is_region(name: str) -> bool:
    """May a place of this name be a province, state or region: is it listed as one, or not at all?"""
    return name in read_regions() or name not in read_listed()


# what a noun for a place may mean, and which names may be of that kind
KINDS_OF_PLACE = {"capital": is_capital, "country": is_country, "region": is_region, "town": is_town}


def is_place_noun(lemma: str) -> bool:
    """Is the noun one that takes up a place of its kind named before: "the city", "this country"?"""
    return _read_place_nouns().get(lemma) in KINDS_OF_PLACE


def may_mean_place(lemma: str, name: str) -> bool:
    """May the noun take up the place of this name: "the country" Iraq, and not Mosul?"""
    kind = _read_place_nouns().get(lemma, "")
    return kind in KINDS_OF_PLACE and KINDS_OF_PLACE[kind](name)


def may_describe_place(lemma: str) -> bool:
    """May the noun say what some named place is: "a hub", "the port", "the city"?"""
    return bool(_read_place_nouns().get(lemma))


@cache
def read_quarters() -> frozenset[str]:
    """Nouns behind a place's name that make it a quarter or region, and no town of its own: "Brooklyn district"."""
    return frozenset(row["word"] for row in read_lexicon("place_nouns") if row["behind"] == "quarter")


@cache
def _read_place_nouns() -> dict[str, str]:
    """What each noun for a place means: a country, capital, town or region, any place, or none by itself."""
    return {row["word"]: row["means"] for row in read_lexicon("place_nouns")}


def stands_before_given(title: str) -> bool:
    """Does a title in lower case stand before a given name alone, and never before a surname: "Prince Harry"?"""
    return read_titles().get(title, {}).get("before") == "given"


@cache
def read_organisation_heads(*, first: bool = False) -> dict[str, str]:
    """The type a name has by its last word, or by its first."""
    wanted = ("first", "any") if first else ("last", "any")
    return {row["word"]: row["type"] for row in read_lexicon("organisation_heads") if row["position"] in wanted}


@cache
def read_joining_heads() -> dict[str, str]:
    """Head words that take their name after "of": "Bureau of Investigation", "University of Mosul"."""
    return {
        **read_organisation_heads(first=True),
        **{word: kind for word, kind in read_organisation_heads().items() if kind == "ORG"},
    }


@cache
def read_given_names() -> dict[str, str]:
    """The gender of every listed given name, in lower case; empty where either sex carries it."""
    return {row["name"].casefold(): row["gender"] for row in read_lexicon("given_names")}


@cache
def read_listed_leads() -> frozenset[str]:
    """The leading letters of every listed name, by which a text is scanned for them."""
    return find_leads(read_listed())


@cache
def read_title_leads() -> frozenset[str]:
    """The leading letters of every listed title, in lower case."""
    return find_leads(read_titles())


def find_leads(phrases: Iterable[str]) -> frozenset[str]:
    """The first run of letters and digits of each phrase: a word that is not among them begins none."""
    return frozenset(lead for phrase in phrases if (lead := find_lead(phrase)))


def find_lead(text: str) -> str:
    """The first run of letters and digits of a text; an empty string for none."""
    found = re.search(r"\w+", text)
    return found[0] if found else ""


def _forms(name: str, others: str) -> list[str]:
    """A name and the others that a cell joins; empty ones left out."""
    return [text for text in [name, *others.split(";")] if text]
