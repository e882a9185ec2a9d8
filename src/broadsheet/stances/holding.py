"""Holding: who holds a stance, as an entity with the words that show it.

Knows the parse, referents and voices. Knows nothing of targets.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from broadsheet.language.entries import carries, find_people_kind
from broadsheet.language.participants import find_all_members, is_agentive
from broadsheet.language.syntax import trim_span
from broadsheet.schema import Statement
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.judgements import CROWDS
from broadsheet.stances.misread import find_backing
from broadsheet.stances.phrases import is_open
from broadsheet.stances.voices import (
    Speaker,
    Voices,
    find_behind,
    find_first_persons,
    find_speakers,
    is_first_person,
)


def find_holding(found: Candidate, voices: Voices, statement: Statement | None) -> list[Speaker]:
    """Everyone who holds a stance, as entity and words; one with no words is NA, a "we" is the speaker and the body
    spoken for.
    """
    if found.spoken:
        return find_speakers(statement, found.target.doc, voices)
    if found.holder is None:
        return [Speaker(None, None)]
    if is_first_person(found.holder):
        return find_first_persons(found.holder, voices)
    return list(_find_named(found.holder, found.predicate, voices))


def _find_named(holder: Token, predicate: Token, voices: Voices) -> Iterator[Speaker]:
    """Those of a holder and the ones coordinated with it that may hold a stance."""
    for head in find_all_members(holder):
        entities: list[str | None] = [*voices.referents.find_all(head)] if not _is_crowd(head) else []
        for entity in entities or [None]:
            speaker = _find_one(head, entity, predicate, voices)
            if speaker is not None:
                yield speaker


def _find_one(head: Token, entity: str | None, predicate: Token, voices: Voices) -> Speaker | None:
    """Whom a holder's head means, or who is behind it where it is no person: "the report", "his speech"; None where
    nobody holds anything by it.
    """
    if not voices.may_hold(entity, head):
        entity = find_behind(head, voices) or voices.issuers.get(entity or "") or entity
    words = voices.show(head, entity)
    if entity is None:
        means_people = is_agentive(head) or _is_crowd(head)
        return Speaker(None, _cut_predicate(words, predicate)) if means_people and not is_open(head) else None
    holds = voices.may_hold(entity, words.root) or voices.speaks(entity, but=predicate) or _is_told(head, predicate)
    return Speaker(entity, words) if holds else None


def _is_crowd(noun: Token) -> bool:
    """Does the noun mean people without a word for them: "thousands marched"?"""
    return noun.lemma_.casefold() in CROWDS


def _is_told(document: Token, predicate: Token) -> bool:
    """Does a document say so in words, and is no evidence for it:
    "the report condemned", and not "the data supported"?
    """
    return find_people_kind(document) == "document" and not carries(predicate, "proves")


def _cut_predicate(words: Span, predicate: Token) -> Span:
    """A holder's words up to the noun that tells the stance, or to what they back:
    "the movement" of "relies on [the movement for support]".
    """
    cuts = predicate.pos_ == "NOUN" or find_backing(predicate) is not None
    inside = cuts and words.root.i < predicate.i < words.end
    return trim_span(words.doc[words.start : max(predicate.left_edge.i, words.root.i + 1)]) if inside else words
