"""Bodies: names that their own words make a body's, a place's, an event's or a law's: "Mehdi Army", "Hollin & Wray".

Knows runs of capitalised words and the gazetteer. Knows nothing of the recogniser's names but their types.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import LONGEST_NAME, Name, find_name_end, is_name_word
from broadsheet.entities.gazetteer import (
    read_countries,
    read_demonyms,
    read_given_names,
    read_joining_heads,
    read_listed,
    read_organisation_heads,
)
from broadsheet.entities.persons import is_person_start
from broadsheet.language import find_uses
from broadsheet.lexicon import read_class, read_dates

PROPER = ("NNP", "NNPS")
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
# bodies of which a people has one, so that its name makes theirs: "Iraqi parliament"
PARLIAMENTS = {"parliament", "congress", "senate", "legislature"}
# prepositions that join a body's head word and what it is of: "Bureau of Investigation", "Centre for Tax Policy"
JOINING = ("of", "for")
INITIAL = re.compile(r"([A-Z]\.)+")
# what stands behind the ampersand of a firm named for a person: "L. L. Moss & Co"
PARTNERS = {
    "Associates",
    "Bro.",
    "Brother",
    "Bros",
    "Bros.",
    "Brothers",
    "Co",
    "Co.",
    "Company",
    "Daughter",
    "Daughters",
    "Partners",
    "Son",
    "Sons",
}
# head words of events that are their whole name as well: "the Olympics"
EVENTS = {"Olympics", "Paralympics"}
# words that a line in title case has at least; fewer may be a name
FEWEST_TITLED = 5
# letters of a word that a line in title case may write small: "with", "from"
LONGEST_SMALL = 4
# words of a person's name with a given name before a head word: "Robert Park", "Mary Ann Hall"; more is a body's
PERSON_WORDS = (2, 3)


def find_firms(claims: Claims) -> Iterator[Name]:
    """Names joined by an ampersand, as firms are: "Hollin & Wray"."""
    doc = claims.doc
    for i in range(1, len(doc) - 1):
        joins = claims.words[i] == "&" and is_name_word(doc[i - 1]) and is_name_word(doc[i + 1])
        if not joins or (_is_person_end(doc[i - 1]) and claims.words[i + 1] not in PARTNERS):
            continue
        start = i - 1
        while start > 0 and (is_name_word(doc[start - 1]) or INITIAL.fullmatch(claims.words[start - 1])):
            start -= 1
        yield Name(start, find_name_end(doc, i + 1), "ORG", sure=True)


def find_parliaments(claims: Claims) -> Iterator[Name]:
    """A people's parliament: "Iraqi parliament"."""
    for i, (before, word) in enumerate(pairwise(claims.words)):
        if word.lower() in PARLIAMENTS and before in read_demonyms() and claims.are_free(i, i + 2):
            yield Name(i, i + 2, "ORG", sure=True)


def find_headed(claims: Claims) -> Iterator[Name]:
    """Capitalised words whose last (or first) word makes them a body, place, event or law:
    "Mehdi Army", "University of Mosul".
    """
    doc = claims.doc
    for first, last in _join_of(doc, list(_find_capitals(claims))):
        # a longer run is a line in capitals, and no name
        start = _skip_opening(doc, first, last) if last - first <= LONGEST_NAME else last
        if start == last:
            continue
        head = _find_head(doc, start, last)
        end = _cut_person(doc, start, last)
        kind = _find_type(doc, start, end, head)
        if _is_person(doc, start, end, kind) or _is_only_titled(doc, start, end):
            continue
        several = end - start > 1 or doc[start].text in EVENTS
        if kind and several and doc[start:end].text not in read_listed():
            yield Name(start, end, kind, sure=True)
        elif _is_movement(doc, start, end):
            yield Name(start, end + 1, "ORG", sure=True)


def is_called(doc: Doc, surname: str) -> bool:
    """Is somebody called by this word alone, as the recogniser sees it: "House added"?"""
    uses = (doc[i] for i in find_uses(doc, surname))
    alone = (token for token in uses if token.ent_type_ == "PERSON" and token.ent_iob_ == "B")
    return any(token.i + 1 == len(doc) or token.nbor().ent_iob_ != "I" for token in alone)


def _skip_opening(doc: Doc, start: int, end: int) -> int:
    """Where a run of capitals begins once its article, and a sentence's first word that is no name, are left out."""
    while start < end:
        opens = doc[start].is_sent_start and doc[start].tag_ not in PROPER
        if doc[start].lower_ not in read_class("article") and not opens:
            break
        start += 1
    return start


def _find_head(doc: Doc, start: int, end: int) -> str:
    """The head word of a name: the one before "of" or "for", else the last."""
    return next((doc[i - 1].text for i in range(start + 1, end) if doc[i].lower_ in JOINING), doc[end - 1].text)


def _cut_person(doc: Doc, start: int, end: int) -> int:
    """The end of a name before a person's that follows: "Liberal Party of Canada Alan MacNaughton"."""
    named = next((i for i in range(start + 2, end) if is_person_start(doc[i])), end)
    return named if doc[named - 1].lower_ not in JOINING else end


def _find_type(doc: Doc, start: int, end: int, head: str) -> str | None:
    """The type that its head word, its first or its last word gives a name; None where none does."""
    heads = read_organisation_heads()
    first = "EVENT" if read_organisation_heads(first=True).get(doc[start].text) == "EVENT" else None
    kind = heads.get(head) or read_joining_heads().get(head) or first
    if heads.get(doc[end - 1].text) == "FAC":  # "Bank of America Stadium"
        kind = "FAC"
    recognised = {token.ent_type_ for token in doc[start:end]}
    return "ORG" if kind == "FAC" and recognised == {"ORG"} else kind  # "Tax Policy Center"


def _is_person(doc: Doc, start: int, end: int, kind: str | None) -> bool:
    """Is it a person whose surname is a head word: "Robert Park", and no park?"""
    if doc[start].text.lower() not in read_given_names() or end - start not in PERSON_WORDS:
        return False
    guessed = kind != "ORG" and doc[start].ent_type_ in ("", "PERSON")
    return guessed or (start + 1 < end and is_called(doc, doc[end - 1].text))


def _is_only_titled(doc: Doc, start: int, end: int) -> bool:
    """Are its capitals those of a line in title case, with the recogniser seeing no name there: "To Show Camera
    Software At Fair"?
    """
    if any(token.ent_type_ for token in doc[start:end]):
        return False
    sentence = doc[start].sent
    words = [token for token in sentence if token.is_alpha]
    small = (token for token in words if not token.text[0].isupper())
    ended = any(token.text in (".", "?", "!") for token in sentence[-2:])  # as no headline is
    return not ended and len(words) >= FEWEST_TITLED and all(len(token) <= LONGEST_SMALL for token in small)


def _is_movement(doc: Doc, start: int, end: int) -> bool:
    """Is it one name, and no country's, before "movement": "Sadr movement"?"""
    follows = end < len(doc) and doc[end].lower_ == "movement"
    return follows and end - start == 1 and doc[start].text not in read_countries()


def _is_person_end(token: Token) -> bool:
    """Does a recognised person of two words or more end here?"""
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I"


def _find_capitals(claims: Claims) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be part of a name, on free tokens, ordinals among them: "West 23rd Street"."""
    start = None
    for i in range(len(claims.words) + 1):
        if start is not None and _is_hyphen(claims, i):
            continue
        inside = i < len(claims.words) and _may_be_part(claims, i)
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield start, i
            start = None


def _is_hyphen(claims: Claims, i: int) -> bool:
    """Does a hyphen join two capitalised words: "Coca-Cola Company"?"""
    words = claims.words
    joins = i + 1 < len(words) and words[i] == "-" and words[i + 1][:1].isupper()
    return joins and not claims.doc[i - 1].whitespace_


def _may_be_part(claims: Claims, i: int) -> bool:
    """May the word be part of a name: with a capital or an ordinal, free, a noun or adjective, and no month?"""
    word, token = claims.words[i], claims.doc[i]
    capital = (word[:1].isupper() and word.isalpha()) or bool(ORDINAL.fullmatch(word))
    if i in claims.taken or not capital:
        return False
    return (token.pos_ in ("PROPN", "NOUN", "ADJ") or _is_participle(token)) and word.lower() not in read_dates()


def _is_participle(token: Token) -> bool:
    """Is a participle written as part of a name: "United", "Associated"?"""
    return token.tag_ == "VBN" and not token.is_sent_start


def _join_of(doc: Doc, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs joined by "of" or "for" where the first ends in a body's head word: "Federal Bureau of Investigation"."""
    i = 0
    while i < len(runs):
        start, end = runs[i]
        joined = False
        while i + 1 < len(runs) and runs[i + 1][0] == end + 1 and (_joins(doc, end) or (joined and _goes_on(doc, end))):
            i, end, joined = i + 1, runs[i + 1][1], True
        yield start, end
        i += 1


def _goes_on(doc: Doc, i: int) -> bool:
    """Does an "and" go on with what a body is of, as the recogniser sees it too:
    "Department of Health and Social Care"?
    """
    return doc[i].lower_ == "and" and doc[i].ent_type_ == "ORG" and doc[i + 1].ent_type_ == "ORG"


def _joins(doc: Doc, i: int) -> bool:
    """Is the word an "of" or "for" after a body's head word?"""
    return doc[i].lower_ in JOINING and doc[i - 1].text in read_joining_heads()
