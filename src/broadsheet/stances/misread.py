"""Misread: "back" where a parser takes the verb for an adverb or a preposition: "the dockers back the wage deal".

Reads it by the words before and behind it, whatever the parse makes of them. Knows the parts of speech and the cues of
statements. Knows nothing of entities.
"""

from typing import NamedTuple

from spacy.tokens import Token

from broadsheet.language.syntax import find_first_member, find_relation
from broadsheet.stances.nameable import is_time
from broadsheet.statements import find_cue

NOUNS = {"NOUN", "PROPN"}
# of a noun phrase before its last word, and of those joined to it
INSIDE = {"DET", "ADJ", "NUM", "NOUN", "PROPN"}
# what a noun phrase begins with that "back" as an adverb does not have behind it
OPENING = {"DT", "PRP$", "NNP", "NNPS"}
# how far the noun of a phrase stands behind its first word: "the 40 million pound inner city tram scheme"
LONGEST = 8


class Backing(NamedTuple):
    """Who backs what: the heads of their words."""

    holder: Token
    target: Token


def find_backing(back: Token) -> Backing | None:
    """Who backs what by a "back" that is read as no verb; None of one that is none: "sent the letters back"."""
    verb = back.pos_ == "VERB" and find_relation(back) != "adverb"
    if back.lower_ != "back" or verb or back.pos_ in ("NOUN", "ADJ") or not 0 < back.i < len(back.doc) - 1:
        return None
    holder, target = back.nbor(-1), _find_noun_behind(back.nbor())
    if target is None or is_time(target) or not _is_plural(holder) or not _opens_clause(holder):
        return None
    return Backing(find_first_member(holder), target)


def _find_noun_behind(first: Token) -> Token | None:
    """The noun of the phrase a word begins: `deal` of "the" in "the wage deal"."""
    if first.tag_ not in OPENING:
        return None
    last = None
    for word in first.doc[first.i : first.i + LONGEST]:
        if word.pos_ not in INSIDE and word.tag_ not in ("PRP$", "HYPH"):
            break
        last = word if word.pos_ in NOUNS else last
    return last.head if last is not None and last.pos_ == "PROPN" and first.i <= last.head.i < last.i else last


def _is_plural(noun: Token) -> bool:
    """Are there several, so that "back" would agree with them: "dockers", "Norway and Iceland"?"""
    joined = noun.pos_ == "PROPN" and noun.i > 1 and noun.nbor(-1).lower_ == "and"
    return noun.tag_ in ("NNS", "NNPS") or joined


def _opens_clause(noun: Token) -> bool:
    """Does a clause begin with the noun's phrase: first in the sentence, behind a comma or "that", or what is said?"""
    before = noun.i - 1
    while before >= noun.sent.start and (noun.doc[before].pos_ in INSIDE or noun.doc[before].lower_ == "and"):
        before -= 1
    if before < noun.sent.start:
        return True
    word = noun.doc[before]
    cue = find_cue(word)
    says = word.pos_ == "VERB" and cue is not None and "that" in cue.frames
    return says or word.is_punct or word.is_space or word.tag_ == "CC" or word.lower_ == "that"
