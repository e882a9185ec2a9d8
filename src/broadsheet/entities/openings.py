"""Openings: names that nobody else has found at the head of a sentence, where a capital alone says nothing:
"Lidl is the nearest".

Knows one sentence at a time, the parse and the gazetteer.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import Name
from broadsheet.entities.gazetteer import read_organisation_heads
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import FINITE, is_subject
from broadsheet.lexicon import read_dates, read_titles

# letters of a word that may be a name nobody knows: shorter ones are initials and abbreviations
FEWEST_LETTERS = 4


def find_openings(claims: Claims) -> Iterator[Name]:
    """Single unknown words that open a sentence as the subject of its verb: a body's name, for a person is named in
    full somewhere.
    """
    doc = claims.doc
    small = {word for word in claims.words if word.islower()}
    for token in doc:
        i = token.i
        if not token.is_sent_start or not claims.are_free(i, i + 1) or not _is_unknown(token, small):
            continue
        if i + 1 < len(doc) and _goes_on_as_verb(doc, i):
            yield Name(i, i + 1, "ORG")


def _is_unknown(token: Token, small: set[str]) -> bool:
    """Is the word a proper noun, the subject, and none that the lists or the rest of the text know as a word?"""
    if token.tag_ != "NNP" or not is_subject(token) or len(token) < FEWEST_LETTERS or not token.text.istitle():
        return False
    listed = token.lower_ in read_titles() or token.text in read_organisation_heads() or token.lower_ in read_dates()
    return not listed and find_people_kind(token) is None and token.lower_ not in small


def _goes_on_as_verb(doc: Doc, i: int) -> bool:
    """Does its own verb follow the word at once: "Lidl is", "Velloris raised"?"""
    behind = doc[i + 1]
    return behind.tag_ in FINITE and behind.text.islower()
