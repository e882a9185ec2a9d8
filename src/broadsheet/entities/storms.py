"""Storms: those that carry a given name, "Storm Ciara", wherever the text calls them by it; and the diseases, which are
taken for names and name nobody.

Knows one stretch of text at a time and the lists. Knows nothing of the recogniser's names.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import Name, is_name_word
from broadsheet.entities.gazetteer import read_organisation_heads
from broadsheet.lexicon import read_words

# nouns before the given name of a storm
STORMS = {"Cyclone", "Hurricane", "Storm", "Typhoon"}
# what stands before those nouns
KINDS = {"Subtropical", "Tropical"}


def find_storms(claims: Claims) -> Iterator[Name]:
    """Named storms, in full and by the given name alone."""
    doc, words = claims.doc, claims.words
    starts = [i for i in range(len(words) - 1) if words[i] in STORMS and _is_given_to_storm(doc, i + 1)]
    given = {words[i + 1] for i in starts}
    for i, word in enumerate(words):
        if i in starts:
            yield Name(i - 1 if i and words[i - 1] in KINDS else i, i + 2, "EVENT", sure=True)
        elif word in given and claims.are_free(i, i + 1) and not _is_in_longer(doc, i):
            yield Name(i, i + 1, "EVENT", sure=True)


def drop_diseases(doc: Doc, names: list[Name]) -> list[Name]:
    """The names without those of diseases: "Covid-19", "Ebola"."""
    return [name for name in names if doc[name.start : name.end].text.casefold() not in read_words("diseases")]


def _is_given_to_storm(doc: Doc, i: int) -> bool:
    """Is the word behind the noun a name, and no part of a longer one: "Storm Ciara", and not "Storm Lake City" or
    "National Hurricane Center"?
    """
    if not is_name_word(doc[i]) or doc[i].text in read_organisation_heads():
        return False
    goes_on = i + 1 < len(doc) and is_name_word(doc[i + 1])
    before = doc[i - 2] if i > 1 else None
    part = before is not None and is_name_word(before) and before.text not in KINDS and not before.is_sent_start
    return not goes_on and not part


def _is_in_longer(doc: Doc, i: int) -> bool:
    """Does another name's word stand beside it: "Maria Lund"?"""
    after = i + 1 < len(doc) and is_name_word(doc[i + 1])
    return after or (i > 0 and is_name_word(doc[i - 1]))
