"""Nameable: whether a noun tells a reader what a stance is about, or an amount, a time, a place or what all agree on.

Knows the parse, the calendar, `lexicon/agreed.csv` and referents. Knows nothing of who holds a stance.
"""

from functools import cache

from spacy.tokens import Token

from broadsheet.entities import is_place_noun
from broadsheet.language.syntax import find_noun_clauses, find_noun_modifiers, find_relation
from broadsheet.lexicon import read_class, read_dates, read_lexicon, read_times
from broadsheet.stances.judgements import is_amount, means_something
from broadsheet.stances.phrases import is_open
from broadsheet.stances.voices import Voices

# what a person may leave or come to
PLACES = {"GPE", "LOC", "FAC"}
# where one is, which no name need tell: "left office", "returned home"
STATIONS = {"home", "office", "scene", "field", "hospital", "court", "jail", "prison"}
# what stands before a noun and describes nothing: "for justice", "and justice", "any justice", "more peace"
JOINING = {"ADP", "CCONJ", "PUNCT"}
EMPTY = read_class("quantifier") | read_class("indefinite") | {"more", "full", "real", "true", "own"}


def is_nameable(target: Token, entity: str | None) -> bool:
    """Can a reader name what the word means:
    "the plan", "closing the ward", and not "30 shares", nor an "it" that nobody resolves?
    """
    if target.pos_ == "VERB":  # rules that give a verb for a target mean the deed
        return True
    if not means_something(target) or is_amount(target):
        return False
    return entity is not None or not is_open(target)


def is_place(target: Token, entity: str | None, voices: Voices) -> bool:
    """Is it a place or a post that somebody may leave or come to: "France", "the country", "office"?"""
    stations = target.lemma_.casefold() in STATIONS
    return voices.kind(entity) in PLACES or is_place_noun(target.lemma_) or stations


def is_time(noun: Token) -> bool:
    """Does the word tell when: "Monday", "July", "years"?"""
    named = noun.pos_ == "PROPN" and noun.lower_ in read_dates()
    return named or (noun.pos_ == "NOUN" and noun.lemma_.casefold() in read_times())


def is_danger(noun: Token) -> bool:
    """Does the noun, or one beside it in its name, mean what befalls people: "the virus", "Hurricane Stan"?"""
    beside = [part for part in noun.children if find_relation(part) in ("name part", "compound")]
    return any(word.lemma_.casefold() in _read_agreed("danger") for word in (noun, *beside))


def is_agreed_on(noun: Token, polarity: str, *, told: bool) -> bool:
    """Would anybody be for it or against it: against "the virus", for "peace"?

    Against "violence" somebody may speak as against a foe's, so that only what is done against it takes no side;
    `told` is true where words of theirs tell it. "A peace with Iran" is a plan, and no bare word.
    """
    word = noun.lemma_.casefold()
    if polarity == "oppose":
        return word in _read_agreed("danger") or (word in _read_agreed("ill") and _is_bare(noun) and not told)
    return word in _read_agreed("good") and _is_bare(noun)


def _is_bare(noun: Token) -> bool:
    """Does nothing tell which one is meant: "justice", "any justice", and not "the justice", "peace with Iran"?"""
    described = any(word.lower_ not in EMPTY and word.pos_ not in JOINING for word in noun.lefts)
    return not described and not find_noun_modifiers(noun) and not find_noun_clauses(noun)


@cache
def _read_agreed(kind: str) -> frozenset[str]:
    """The nouns of `lexicon/agreed.csv` of a kind: `good`, `ill` or `danger`."""
    return frozenset(row["word"] for row in read_lexicon("agreed") if row["kind"] == kind)
