"""Entries: which entry of a word list a word of a Doc is, and what the list says of it.

Knows the lists of people and of carriers. Knows nothing of where the word stands.
"""

from functools import cache

from spacy.tokens import Token

from broadsheet.lexicon import read_lexicon, read_verb_forms

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@cache
def read_people() -> dict[str, dict[str, str]]:
    """The row of every noun for people, bodies and documents, by the noun."""
    return {row["word"].casefold(): row for row in read_lexicon("people")}


def find_person_entry(token: Token) -> dict[str, str] | None:
    """The entry of the list of people and bodies that a noun is, in the singular; None for other nouns."""
    lemma = token.lemma_.casefold()
    return read_people().get(lemma) or read_people().get(lemma.removesuffix("s"))


def find_people_kind(token: Token) -> str | None:
    """What a noun says of people: person, group, body or document; None for other things."""
    entry = find_person_entry(token)
    return entry["kind"] if entry else None


def carries(token: Token, role: str) -> bool:
    """Has the word a role in lexicon/carriers.csv: is it a verb that `gives` or `receives`, a noun that `wishes`
    ...?
    """
    return find_listed(token, "carriers", "word") in _read_carriers(POS.get(token.pos_, ""), role)


def find_listed(token: Token, name: str, column: str) -> str:
    """The base form by which a list knows a word: of a verb the one with this written form, else what the lemmatizer
    guesses.
    """
    forms = read_verb_forms(name, column) if POS.get(token.pos_) == "verb" else {}
    return forms.get(token.lower_, token.lemma_.casefold())


@cache
def _read_carriers(pos: str, role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("carriers") if (row["pos"], row["role"]) == (pos, role))
