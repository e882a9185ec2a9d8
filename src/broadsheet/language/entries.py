"""Entries: which entry of a word list a word of a Doc is, and what the list says of it.

Knows the word lists and what follows a word: its particle, its object, its prepositions. Knows nothing of what an entry
is for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from spacy.tokens import Token

from broadsheet.language.syntax import (
    find_modified_noun,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_particle,
    find_relation,
)
from broadsheet.lexicon import read_lexicon, read_verb_forms

E = TypeVar("E")
# how a list may name a word together with what follows it: "call off", "take aim", "take aim at"
Continuation = Callable[[Token], list[str]]
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb", "ADP": "preposition"}


@dataclass(frozen=True, slots=True)
class EntryList(Generic[E]):
    """The entries of lexicon/<name>.csv by their words and part of speech, and the ways in which an entry of several
    words goes on after its first, in the order they are tried.
    """

    name: str
    column: str
    entries: Mapping[tuple[str, str], E]
    continuations: tuple[Continuation, ...]
    first_words: frozenset[str]
    longer: frozenset[str]  # first words of entries of several

    def has(self, word: str, pos: str) -> bool:
        """Is the word an entry of its own as this part of speech?"""
        return (word, pos) in self.entries

    def find_names(self, token: Token) -> Iterator[str]:
        """What the list may know a word by, the longest first: its base form with what follows it, or by itself.

        A word that no entry begins with: none.
        """
        base = find_listed(token, self.name, self.column)
        if self.first_words.isdisjoint((base, token.lower_)):
            return
        for name_following in self.continuations if base in self.longer else ():
            yield from (f"{base} {words}" for words in name_following(token))
        yield base

    def find(self, names: Iterable[str], kind: str) -> Iterator[E]:
        """The entries of these names as this part of speech, in their order."""
        return (self.entries[name, kind] for name in names if (name, kind) in self.entries)


def list_entries(
    name: str, column: str, entries: Mapping[tuple[str, str], E], continuations: tuple[Continuation, ...]
) -> EntryList[E]:
    """The entries of lexicon/<name>.csv, whose words stand in this column."""
    listed = [words.split() for words, _ in entries]
    longer = frozenset(words[0] for words in listed if len(words) > 1)
    return EntryList(name, column, entries, continuations, frozenset(words[0] for words in listed), longer)


def name_particle(token: Token) -> list[str]:
    """ "off" of "brushed off the fears"."""
    particle = find_particle(token)
    return [particle.lower_] if particle is not None else []


def name_particle_or_object(token: Token) -> list[str]:
    """ "out" of "spoke out", "aim" of "took aim", "the aim it took": as written, and in its base form."""
    parts = [find_particle(token), find_object(token) or find_modified_noun(token)] if token.pos_ == "VERB" else []
    return [form for part in parts if part is not None for form in _name(part)]


def name_next_word(token: Token) -> list[str]:
    """ "of" of "critical of": as written, and in its base form."""
    return _name(token.nbor()) if token.i + 1 < len(token.doc) else []


def name_object_phrase(token: Token) -> list[str]:
    """ "aim at" of "took aim at the plan", "the alarm" of "sounded the alarm"."""
    noun = find_object(token) if token.pos_ == "VERB" else None
    if noun is None or noun.left_edge.i != token.i + 1:
        return []
    words = token.doc[token.i + 1 : noun.i + 1].text.casefold()
    inner = [preposition.lower_ for preposition, _ in find_noun_modifiers(noun)]
    return [*(f"{words} {preposition}" for preposition in (*name_preposition(token), *inner)), words]


def name_preposition(token: Token) -> list[str]:
    """ "for" of "called for a strike on Monday", which is no "call on"; "on" of "called him on it"."""
    following = [preposition for preposition, _ in find_obliques(token) if preposition.i > token.i]
    adjacent = [preposition.lower_ for preposition in following if preposition.i == token.i + 1]
    return adjacent or [preposition.lower_ for preposition in following]


def name_adverb(token: Token) -> list[str]:
    """ "back" of "hit back"."""
    return [child.lower_ for child in token.children if find_relation(child) == "adverb" and child.i == token.i + 1]


def _name(part: Token) -> list[str]:
    return [part.lower_, part.lemma_.casefold()]


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
