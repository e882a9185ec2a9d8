"""Persons: names that what stands beside them makes a person's: a nickname in quotation marks, a title, a given name.

Knows one stretch of text at a time and the gazetteer. Knows nothing of the recogniser's names but their types.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import QUOTES, SUFFIXES, Name, find_name_end, find_title_width, is_name_word
from broadsheet.entities.gazetteer import read_given_names, read_listed, read_organisation_heads
from broadsheet.lexicon import read_dates, read_titles

# tokens of a nickname: "Jack", "Big Jack", "the Hammer's son"; more in quotation marks is something said
LONGEST_NICKNAME = 3
# tokens of what an office may be of or for: "Minister of Roads and Inland Bridges Kofi Adjei"
LONGEST_CHARGE = 8
# words that join the words of such a charge
JOINING_CHARGES = {"and", "of", "the", "for", ","}
# tokens behind an office that may be one person's name: "Minister Ursula von der Leyen"; more is a body's or a line's
LONGEST_TITLED = 4


def find_nicknamed(claims: Claims) -> Iterator[Name]:
    """Persons with a nickname in quotation marks between their names: John "Jack" Reilly."""
    doc, words = claims.doc, claims.words
    for i in range(1, len(doc) - 3):
        if words[i] not in QUOTES or not is_name_word(doc[i - 1]) or not is_name_word(doc[i + 1]):
            continue
        close = _find_close(doc, i)
        if close is None or not is_name_word(doc[close + 1]) or not doc[i - 1].whitespace_:
            continue
        start = i - 1
        while start > 0 and is_name_word(doc[start - 1]) and doc[start - 1].text.casefold() not in read_titles():
            start -= 1
        yield Name(start, find_name_end(doc, close + 1), "PERSON", sure=True)


def find_titled(claims: Claims) -> Iterator[Name]:
    """Persons after a personal title: "Mr Maliki", "Secretary of State John Kerry"."""
    doc, words, last = claims.doc, claims.words, 0
    for i, word in enumerate(words):
        if i < last or not word[0].isupper():
            continue
        width = find_title_width(doc, i, len(doc))
        middle = i + width
        if middle < len(doc) and words[middle][0].isupper() and find_title_width(doc, middle, len(doc)):
            continue  # the next title stands nearer: "Chairman Rep. Jason Chaffetz"
        named = width and middle < len(doc) and words[middle].lower() not in SUFFIXES
        end = find_name_end(doc, middle) if named else 0
        if end > middle and _is_person_ahead(doc, i, middle, end):
            yield Name(middle, end, "PERSON", doc[i:middle].text, sure=True)
            last = end


def find_titled_several(claims: Claims) -> Iterator[Name]:
    """Persons joined behind a title in the plural: "Judges Okafor, Lindt and Wu", "Messrs Hall and Wood"."""
    for i, word in enumerate(claims.words):
        if word[0].isupper() and _is_plural_title(word):
            found = list(_find_joined(claims.doc, i + 1, word.rstrip(".")))
            yield from found if len(found) > 1 else ()


def find_charged(claims: Claims) -> Iterator[Name]:
    """Persons behind an office and what it is of or for, told by their given name: "Minister of Roads Kofi Adjei"."""
    doc, words = claims.doc, claims.words
    for i in range(1, len(doc) - 2):
        if words[i] not in ("of", "for") or not words[i + 1][0].isupper() or not _ends_office(doc, i):
            continue
        start = _find_given_ahead(doc, i + 1)
        end = find_name_end(doc, start) if start else 0
        headed = doc[end - 1].text in read_organisation_heads() and not is_person_start(doc[start])
        named = 1 < end - start <= LONGEST_TITLED and not headed
        if start and named and doc[start : start + 2].text not in read_listed():
            yield Name(start, end, "PERSON", doc[i - 1].text, sure=True)


def find_before_modal(claims: Claims) -> Iterator[Name]:
    """A given name and a surname that is written as a modal is: "Amelia May may resign"."""
    doc = claims.doc
    for i in range(1, len(doc) - 1):
        surname, given = doc[i], doc[i - 1]
        written = surname.tag_ == "MD" and surname.text.istitle() and doc[i + 1].text.islower()
        if written and given.text.istitle() and given.lower_ in read_given_names() and not surname.is_sent_start:
            yield Name(i - 1, i + 1, "PERSON", sure=True)


def find_given(claims: Claims) -> Iterator[Name]:
    """A given name and the capitalised words after it, where nothing else has claimed them: "Theresa May"."""
    doc = claims.doc
    for i, word in enumerate(claims.words):
        if i in claims.taken or not word[0].isupper() or word.lower() not in read_given_names():
            continue
        end = find_name_end(doc, i) if is_name_word(doc[i]) and word.lower() not in read_dates() else i
        if end - i > 1 and claims.are_free(i, end):
            yield Name(i, end, "PERSON")


def is_person_start(token: Token) -> bool:
    """Does a recognised person with a given name and more begin here?"""
    follows = token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I"
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and follows and token.lower_ in read_given_names()


def _is_plural_title(word: str) -> bool:
    """Is the word a title for several: "Senators", "Messrs"?"""
    lower = word.casefold()
    single = read_titles().get(lower.removesuffix("s")) if lower.endswith("s") else None
    return lower.rstrip(".") in ("messrs", "mmes") or (single is not None and single["kind"] != "honorific")


def _find_joined(doc: Doc, start: int, title: str) -> Iterator[Name]:
    """The capitalised names from a token on, joined by commas and "and"."""
    while start < len(doc) and is_name_word(doc[start]):
        end = start + 1
        while end < len(doc) and end - start < LONGEST_TITLED and is_name_word(doc[end]):
            end += 1
        yield Name(start, end, "PERSON", title, sure=True)
        start = end
        while start < len(doc) and doc[start].text in (",", "and"):
            start += 1
        if start == end:
            return


def _ends_office(doc: Doc, i: int) -> bool:
    """Does an office end right before a token: "Minister", "former secretary"?"""
    titles = (doc[max(i - width, 0) : i].text.casefold() for width in range(1, LONGEST_TITLED))
    return any(read_titles().get(title, {}).get("kind") == "office" for title in titles)


def _find_given_ahead(doc: Doc, start: int) -> int:
    """Where a person's given name begins behind the capitalised words of a charge, one at least; 0 for nowhere."""
    for i in range(start, min(start + LONGEST_CHARGE, len(doc) - 1)):
        token = doc[i]
        named = is_name_word(token) and is_name_word(doc[i + 1]) and token.lower_ in read_given_names()
        if i > start and named and doc[i - 1].text[0].isupper():
            return i
        if not token.text[0].isupper() and token.lower_ not in JOINING_CHARGES:
            break
    return 0


def _find_close(doc: Doc, i: int) -> int | None:
    """Where the quotation marks opened before a nickname close again."""
    ahead = range(i + 2, min(i + 2 + LONGEST_NICKNAME, len(doc) - 1))
    return next((j for j in ahead if doc[j].text in QUOTES), None)


def _is_person_ahead(doc: Doc, start: int, middle: int, end: int) -> bool:
    """Do the capitalised words after a title name a person?

    An honorific says so; an office needs the recogniser's word.
    """
    if read_titles()[doc[start:middle].text.casefold()]["kind"] == "honorific":
        return True
    if doc[middle].is_sent_start or end - middle > LONGEST_TITLED:
        return False
    given = end - middle > 1 and doc[middle].lower_ in read_given_names()
    if doc[middle:end].text in read_listed() or (doc[end - 1].text in read_organisation_heads() and not given):
        return False
    allowed = {"PERSON", "", "LOC", "FAC", "GPE", "ORG"} if given else {"PERSON", ""}
    return {doc[i].ent_type_ for i in range(middle, end)} <= allowed
