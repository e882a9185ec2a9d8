"""Edges: where a name begins and ends: without its title, its marks and its article, with its particles, numbers and
hyphens.

Knows one stretch of text at a time and the gazetteer. Knows nothing of how names are found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from broadsheet.entities.gazetteer import (
    find_lead,
    read_demonyms,
    read_given_names,
    read_listed,
    read_title_leads,
)
from broadsheet.language import breaks_line
from broadsheet.lexicon import read_class, read_dates, read_titles

# fmt: off
# words in small letters that join the words of a name: "Moqtada al-Sadr", "Ursula von der Leyen"
NAME_PARTICLES = {
    "abu", "al", "ben", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ould",
    "ter", "van", "von",
}
# words at the end of a place's name that a house number stands before: "131 West 23rd Street"
ADDRESSES = {
    "Street", "Avenue", "Road", "Boulevard", "Lane", "Drive", "Square", "Place", "St", "St.", "Ave", "Ave.", "Rd",
    "Rd.",
}
# fmt: on
NOMINAL = {"PROPN", "NOUN", "ADJ", "NUM", "X", "SYM"}  # parts of speech of a name of one word
# what the second half of a Korean or Chinese given name is taken for; "-led" is a verb
SYLLABLES = {"PROPN", "ADP", "INTJ", "X"}
NUMERALS = {"II", "III", "IV", "V"}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
QUOTES = {'"', "'", "“", "”", "‘", "’"}
POSSESSIVE = {"'s", "’s", "'", "’"}
# tokens of a name: "Department for Environment, Food and Rural Affairs of Northern Ireland" is 11; more is a line
LONGEST_NAME = 12
# tokens of the longest listed title: "White House Chief of Staff"
LONGEST_TITLE = 5
# months that are surnames and given names as well
MONTH_NAMES = ("May", "April", "June", "August")


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text, as tokens `start` to `end` of the Doc.

    `title` is what stands before it ("Mr", "Prime Minister").
    """

    start: int
    end: int
    type: str
    title: str = ""
    sure: bool = False  # typed by a word list or a title, not by the recogniser's guess


def trim(doc: Doc, ent: Span) -> Iterator[Name]:
    """Trim a recognised span to the name itself: no article, title, possessive, quotation mark or line break."""
    start, end, label = ent.start, ent.end, ent.label_
    while start < end and _opens_no_name(doc[start]):
        start += 1
    while end > start and _ends_no_name(doc[end - 1]):
        end -= 1
    breaks = next((i for i in range(start, end) if breaks_line(doc[i]) and doc[i + 1].is_sent_start), None)
    end = breaks if breaks is not None else end
    while label != "PERSON" and end - start > 1 and _is_office(doc[end - 1].text):
        end -= 1
    title = find_title_width(doc, start, end) if label == "PERSON" else 0
    if title and start + title < end:
        yield Name(start + title, end, label, doc[start : start + title].text, sure=True)
    elif end - start == 1 and doc[start].pos_ not in NOMINAL:
        return
    elif any(_is_written_large(token) for token in doc[start:end]):
        yield Name(start, end, label)


def split_joined(doc: Doc, name: Name) -> Iterator[Name]:
    """Two listed names for one recognised across a slash or hyphen: "Washington Post/ABC News"."""
    for i in range(name.start + 1, name.end - 1):
        if doc[i].text in ("/", "-", "–") and all(
            part.text in read_listed() for part in (doc[name.start : i], doc[i + 1 : name.end])
        ):
            yield replace(name, end=i)
            yield replace(name, start=i + 1)
            return
    yield name


def complete(doc: Doc, name: Name, taken: set[int]) -> Name:
    """A name with what belongs behind it: a Roman numeral ("World War II"), the end of a given name ("Moon Jae-in")."""
    after = doc[name.end : name.end + 2]
    joined = len(after) == 2 and after[0].text == "-" and not doc[name.end - 1].whitespace_ and not after[0].whitespace_
    person = name.type == "PERSON" and name.end - name.start > 1
    if joined and person and after[1].is_lower and after[1].pos_ in SYLLABLES:
        return replace(name, end=name.end + 2)
    free = name.end < len(doc) and name.end not in taken
    numbered = free and doc[name.end].text in NUMERALS and name.type in ("EVENT", "PERSON")
    return replace(name, end=name.end + 1) if numbered else name


def widen(doc: Doc, name: Name, taken: set[int]) -> Name:
    """A name with what belongs before it: a street's number ("131 West 23rd Street"), a surname's particle ("De
    Blasio"), a given name.
    """
    if not name.start or name.start - 1 in taken or doc[name.start].is_sent_start:
        return name
    before = doc[name.start - 1]
    numbered = name.type == "FAC" and before.text.isdigit() and doc[name.end - 1].text in ADDRESSES
    particle = before.lower_ in NAME_PARTICLES and before.pos_ == "PROPN"
    given = is_name_word(before) and before.lower_ in read_given_names() and name.end - name.start == 1
    person = name.type == "PERSON" and not name.title and (particle or given)
    return replace(name, start=name.start - 1) if numbered or person else name


def join_groups(doc: Doc, names: list[Name]) -> list[Name]:
    """One name for a creed and a people side by side: "Sunni Arab"; a nationality stays apart ("Iraqi Kurds"). One too
    for a person whose given name and surname were found apart.
    """
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        beside = last is not None and last.end == name.start
        if last is not None and beside and all(_is_group(doc, part) for part in (last, name)):
            joined[-1] = Name(last.start, name.end, "NORP", sure=True)
        elif last is not None and beside and all(_is_half_person(doc, part) for part in (last, name)):
            joined[-1] = Name(last.start, name.end, "PERSON", last.title)
        else:
            joined.append(name)
    return joined


def find_surname_start(doc: Doc, name: Name) -> int:
    """First token of a person's surname: the last word, with the particles joined to it."""
    start = name.end - 1
    while start > name.start + 1 and doc[start].lower_ in SUFFIXES:
        start -= 1
    while start - 1 > name.start and (
        doc[start - 1].lower_ in NAME_PARTICLES - {"al", "el"} or doc[start - 1].text in ("-", "–")
    ):
        start -= 2 if doc[start - 1].text in ("-", "–") else 1
    return max(start, name.start)


def find_name_end(doc: Doc, start: int) -> int:
    """End of the capitalised words from `start`, with the particles and hyphens that join them."""
    end = start
    for i in range(start, min(start + LONGEST_NAME, len(doc))):
        token = doc[i]
        hyphen = token.text in ("-", "–") and i > start and not token.whitespace_ and not doc[i - 1].whitespace_
        joined = (
            i > start + 1 and token.pos_ == "PROPN" and token.is_lower and doc[i - 1].text in ("-", "–")
        )  # "Geun-hye"
        if token.lower_ in SUFFIXES or joined or (token.text[:1].isupper() and not _is_date(doc, i, start)):
            end = i + 1
        elif not hyphen and token.lower_ not in NAME_PARTICLES:
            break
    return end


def find_title_width(doc: Doc, start: int, end: int) -> int:
    """How many tokens from `start` make the longest listed title; 0 for none."""
    if find_lead(doc[start].lower_) not in read_title_leads():
        return 0
    for width in range(min(LONGEST_TITLE, end - start), 0, -1):
        text = doc[start : start + width].text
        row = read_titles().get(text.casefold())
        if row is not None and (text.isupper() or not row["title"].isupper()):  # "DI Lund", and not "Di Lund"
            return width
    return 0


def is_name_word(token: Token) -> bool:
    """Is the word a proper noun with one capital, as parts of names are?"""
    return token.text.istitle() and token.pos_ == "PROPN"


def _opens_no_name(token: Token) -> bool:
    """Is it an article, a mark or a space, which begins no name?"""
    return token.is_space or token.is_punct or token.lower_ in read_class("article")


def _ends_no_name(token: Token) -> bool:
    """Is it a possessive, a mark or a space, which ends no name but for a bracket: "Labour (UK)"?"""
    return token.is_space or token.lower_ in POSSESSIVE or (token.is_punct and token.text != ")")


def _is_written_large(token: Token) -> bool:
    """Has the word a capital or a digit, and is no month or weekday, as a name has one at least?"""
    return (token.text[:1].isupper() or token.text[:1].isdigit()) and token.lower_ not in read_dates()


def _is_group(doc: Doc, name: Name) -> bool:
    """Is the name a listed creed or people of one word, and no nationality?"""
    text = doc[name.start : name.end].text
    return name.end - name.start == 1 and read_listed().get(text, ("",))[0] == "NORP" and text not in read_demonyms()


def _is_half_person(doc: Doc, name: Name) -> bool:
    """Is it a person's name of one word, as a given name or a surname is?"""
    return name.type == "PERSON" and name.end - name.start == 1 and is_name_word(doc[name.start])


def _is_office(word: str) -> bool:
    """Is the word an office or rank, "President", which ends no body's name?"""
    return read_titles().get(word.casefold(), {}).get("kind") in ("office", "rank")


def _is_date(doc: Doc, i: int, start: int) -> bool:
    """Is the word a month or weekday, and not the surname or given name "May", "April" or "June" after another name?"""
    if doc[i].lower_ not in read_dates():
        return False
    dated = i + 1 < len(doc) and doc[i + 1].text[:1].isdigit()
    named = doc[i].pos_ == "PROPN" or doc[i - 1].lower_ in read_given_names()
    return not (start < i and doc[i].text in MONTH_NAMES and named and not dated)
