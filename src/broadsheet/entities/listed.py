"""Listed: names that stand in the gazetteer, or elsewhere in the article: again, by surname, or in a line in capitals.

Knows the gazetteer and the names found so far.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from broadsheet.entities.claims import Claims, find_phrases
from broadsheet.entities.edges import LONGEST_NAME, Name, find_surname_start, find_title_width
from broadsheet.entities.gazetteer import (
    find_leads,
    read_countries,
    read_given_names,
    read_listed,
    read_listed_leads,
)
from broadsheet.lexicon import read_class, read_dates

ERAS = {"AD", "BC"}
# words before a month's name, which is then no person's: "in May"
BEFORE_DATES = {"in", "since", "until", "till", "during", "last", "next", "this", "early", "late", "mid", "of"}
# letters of a listed name in a line in capitals: shorter ones are words as well, as "US" is "us"
FEWEST_SHOUTED = 5
# tokens of the longest listed name: "Islamic State of Iraq and the Levant"
LONGEST_LISTED = 7
# a listed name of so many words is surer than the recogniser, which cuts it up: "Islamic State of Iraq and the Levant"
LONG = 4


def find_listed(claims: Claims) -> Iterator[Name]:
    """Countries, peoples and other listed places, written with a capital, longest first."""
    for start, end, text in find_phrases(claims, read_listed(), leads=read_listed_leads(), longest=LONGEST_LISTED):
        if not (start and claims.words[start - 1][-1].isdigit() and text in ERAS):
            yield Name(start, end, read_listed()[text][0], sure=True)


def find_long_listed(claims: Claims) -> Iterator[Name]:
    """Listed peoples and bodies of several words, which the recogniser may cut up:
    "Islamic State of Iraq and the Levant".
    """
    return (name for name in find_listed(claims) if name.end - name.start >= LONG or _stands_alone(claims.doc, name))


def find_repeated(claims: Claims, names: Sequence[Name]) -> Iterator[Name]:
    """Further places where a name found elsewhere stands, and surnames of persons found elsewhere."""
    doc, known = claims.doc, _find_known(claims.doc, names)
    longest = min(LONGEST_NAME, max((name.end - name.start for name in names), default=0))
    for start, end, text in find_phrases(claims, known, leads=find_leads(known), longest=longest):
        if doc[start].pos_ in ("PROPN", "NOUN", "ADJ") and not (end - start == 1 and _stands_for_a_date(doc, start)):
            yield Name(start, end, known[text])


def find_shouted(doc: Doc, names: Sequence[Name], loud: frozenset[int]) -> Iterator[Name]:
    """Names of the rest of the text in a line that is all in capitals, and listed names of some length."""
    if not loud:
        return
    known = _read_shouted() | {text.casefold(): kind for text, kind in _find_known(doc, names).items()}
    longest = min(LONGEST_NAME, max((name.end - name.start for name in names), default=1))
    free = set(loud)
    for i in sorted(loud):
        for width in range(longest, 0, -1):
            span = range(i, i + width)
            text = doc[i : i + width].text.casefold()
            placed = _read_short_places().get(text) if i and doc[i - 1].text in ("IN", "FROM") else None
            if free.issuperset(span) and (kind := known.get(text) or placed):
                free.difference_update(span)
                yield Name(i, i + width, kind)
                break


def find_shouted_persons(doc: Doc, recognised: Sequence[Name], loud: frozenset[int]) -> Iterator[Name]:
    """Persons whom the recogniser finds in a line that is all in capitals, where the rest of the text has the surname:
    "SINGER ANNA LUND LEAVES" above "Lund left"; and any surname of the text's behind a given name.
    """
    spoken = {token.text.casefold() for token in doc if token.i not in loud and token.text[:1].isupper()}
    for i in sorted(loud):
        if doc[i].text.casefold() in spoken and i - 1 in loud and _is_shouted_given(doc[i - 1]):
            yield Name(i - 1, i + 1, "PERSON")
    for name in recognised:
        inside = name.end - name.start > 1 and loud.issuperset(range(name.start, name.end))
        if name.type == "PERSON" and inside and doc[name.end - 1].text.casefold() in spoken:
            yield name


def _is_shouted_given(token: Token) -> bool:
    """Is the word a given name written in capitals, which keep or lose its accents: "THÉODORE", "JOSE"?"""
    given = token.text.casefold()
    plain = unicodedata.normalize("NFKD", given).encode("ascii", "ignore").decode()
    return not read_given_names().keys().isdisjoint({given, plain})


def _stands_alone(doc: Doc, name: Name) -> bool:
    """Is a listed people or body of several words no part of a longer run of capitals?

    "Supreme Court" is part of "Iraqi Supreme Court", "North American" of a treaty's name; a title ends a run ("South
    Korean President").
    """
    if name.type not in ("NORP", "ORG") or name.end - name.start == 1:
        return False
    titled = name.type == "NORP" and name.end < len(doc) and find_title_width(doc, name.end, len(doc))
    runs_on = name.end < len(doc) and doc[name.end].text[:1].isupper() and not titled
    follows = name.start > 0 and doc[name.start - 1].text[:1].isupper()
    return not runs_on and (name.type == "NORP" or not follows)


@cache
def _read_shouted() -> dict[str, str]:
    """The types of the listed names that are told in capitals from other words, in lower case."""
    unlike = read_class("uncounted") | {"us"}
    listed = ((text, text.casefold(), kind) for text, (kind, _) in read_listed().items())
    return {lower: kind for text, lower, kind in listed if lower not in unlike and _is_told_shouted(text)}


@cache
def _read_short_places() -> dict[str, str]:
    """The listed places whose names are words in capitals but behind "IN": "OSLO", "BATH", in lower case."""
    listed = ((text.casefold(), kind) for text, (kind, _) in read_listed().items())
    return {text: kind for text, kind in listed if kind == "GPE" and len(text) == FEWEST_SHOUTED - 1}


def _is_told_shouted(text: str) -> bool:
    """Is a listed name long enough to be told in capitals from any word, or a country's own short name ("UK")?"""
    return len(text) >= FEWEST_SHOUTED or (text.isupper() and text in read_countries())


def _find_known(doc: Doc, names: Sequence[Name]) -> dict[str, str]:
    """The names found so far with their types, and by what else a person may be called: a surname, a family name that
    comes first.
    """
    known: dict[str, str] = {}
    for name in names:
        span = doc[name.start : name.end]
        known.setdefault(span.text, name.type)
        if name.type == "PERSON" and len(span) > 1:
            surname = doc[find_surname_start(doc, name) : name.end].text
            known.setdefault(surname, "PERSON")
            known.setdefault(surname[0].upper() + surname[1:], "PERSON")  # "De Blasio" at the head of a sentence
            known.setdefault(doc[name.end - 1].text, "PERSON")
            if span[0].lower_ not in read_given_names() and "-" in span.text:  # "Ma" of Ma Ying-jeou
                known.setdefault(span[0].text, "PERSON")
    return known


def _stands_for_a_date(doc: Doc, i: int) -> bool:
    """Does a month's name stand where a date does: "in May", "10 May", "May 2016"?"""
    if doc[i].lower_ not in read_dates():
        return False
    before, after = doc[max(i - 1, 0)], doc[min(i + 1, len(doc) - 1)]
    return before.lower_ in BEFORE_DATES or before.text[:1].isdigit() or after.text[:1].isdigit()
