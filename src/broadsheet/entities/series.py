"""Series: persons in a row, "Ada Finch, Bo Lind and Cy Marr", of whom some are told to be persons and all are.

Knows one stretch of text at a time and the gazetteer. Knows nothing of the recogniser's names but their types.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import Name, find_title_width
from broadsheet.entities.gazetteer import read_given_names, read_listed, read_organisation_heads

# names that a row has at least, and words that each of them has
FEWEST, WORDS = 3, 2


def find_series(claims: Claims) -> Iterator[Name]:
    """The names of two words each, joined by commas and a last "and", where half of them are surely persons' and none
    is a place's or body's.
    """
    i = 0
    while i < len(claims.doc):
        row = _read_row(claims.doc, i)
        if len(row) >= FEWEST and _are_persons(claims.doc, row):
            yield from (Name(start, start + WORDS, "PERSON", sure=True) for start in row)
        i = row[-1] + WORDS if row else i + 1


def _read_row(doc: Doc, start: int) -> list[int]:
    """Where the names of a row begin, of which the first begins at a token; an empty list for none."""
    row: list[int] = []
    while _is_pair(doc, start):
        row.append(start)
        start += WORDS
        last = doc[start : start + 1].text == "and"
        if not last and doc[start : start + 1].text != ",":
            break
        start += 2 if doc[start : start + 2].text == ", and" else 1
    return row


def _is_pair(doc: Doc, start: int) -> bool:
    """Do two words with one capital each stand here, with no other beside them?"""
    words = doc[start : start + WORDS]
    if len(words) < WORDS or not all(word.text.istitle() and word.is_alpha for word in words):
        return False
    if find_title_width(doc, start, start + WORDS):
        return False
    around = (*doc[max(start - 1, 0) : start], *doc[start + WORDS : start + WORDS + 1])
    return not any(word.text.istitle() and not word.is_sent_start for word in around)


def _are_persons(doc: Doc, row: Sequence[int]) -> bool:
    """Are half of the names in a row persons', and none that of a place or body that is known?"""
    heads = (read_organisation_heads().get(doc[start + 1].text) for start in row)
    listed = any(doc[start : start + WORDS].text in read_listed() for start in row)
    sure = [start for start in row if doc[start].lower_ in read_given_names() or _is_recognised(doc, start)]
    return not listed and "ORG" not in heads and 2 * len(sure) >= len(row)


def _is_recognised(doc: Doc, start: int) -> bool:
    """Does the recogniser take the whole for a person?"""
    return all(word.ent_type_ == "PERSON" for word in doc[start : start + WORDS])
