"""Noun cues: what a noun says, "the claim that ...", "reports of a fire", "raised these concerns", and whose it is.

Knows the parse, cues and contents. Knows nothing of entities.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.factuality import is_unasserted
from broadsheet.language.syntax import (
    find_markers,
    find_noun_clauses,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_relation,
    find_verb_group,
    is_infinitive,
    is_passive,
)
from broadsheet.lexicon import read_lexicon, read_words
from broadsheet.rules import find_first, name_rule
from broadsheet.statements.clause_frames import find_following_clause, find_told_clause, is_finite
from broadsheet.statements.contents import Spans, find_clause_spans, find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rules
from broadsheet.statements.speakers import find_compound_owner, find_cue_owner, read_verb_speaker


def read_noun(noun: Token, entry: Cue) -> Attribution | None:
    """ "criticism that ...", "Trump's claim that ...", "expressed concern about the plan", "raised these concerns"."""
    told = noun.head if noun.head.pos_ == "VERB" else None
    teller = find_cue(told) if told is not None else None
    if told is not None and teller is not None and (noun in find_told_in(told) or find_told_clause(told, teller)):
        return None  # "said in its report that", "told the inquiry she had left": it is somebody else who says so
    contents, rule = find_first(NOUN_CONTENTS, noun, entry)
    if contents is None:
        return _read_uttered(noun, entry)
    speaker, found_by = _read_owner(noun, contents)
    rules = keep_rules(cue=name_rule(find_cue), content=rule, speaker=found_by)
    return Attribution(noun.doc[noun.i : noun.i + 1], entry, entry.act, speaker, contents, rules=rules)


def find_told_in(verb: Token) -> Iterator[Token]:
    """What a verb of saying says so in: `statement` in "said in a statement that"."""
    return (
        noun
        for preposition, noun in find_obliques(verb)
        if preposition.lower_ == "in" and find_people_kind(noun) == "document"
    )


def find_voicing(noun: Token) -> Token | None:
    """The verb that says no more than that the noun is uttered: `made` in "made a promise to"."""
    verb = noun.head
    voicing = find_relation(noun) == "object" and verb.lemma_ in read_words("voicing_verbs")
    return verb if voicing and not is_passive(verb) else None


def read_noun_clause(noun: Token, entry: Cue) -> Spans | None:
    """ "Trump's claim that ...", "suggestions he had left Oslo", "a promise to pay": a clause below the noun."""
    clause = next((child for child in find_noun_clauses(noun) if child.i > noun.i), None) or find_following_clause(noun)
    if clause is None or not _is_content(clause, entry):
        return None
    main = _find_main_verb_inside(noun, clause)
    if main is not None:
        return find_spans(noun.doc, clause.left_edge.i, main.i) or None
    return find_clause_spans(clause, without=noun) or None


def read_noun_phrase(noun: Token, entry: Cue) -> Spans | None:
    """ "expressed concern about the plan", "reports of a fire", "the mayor's account of it": what follows a preposition
    counts where somebody is told to say it, and in reports of a thing.
    """
    claimed = entry.act == "claim" and find_cue_owner(noun) is not None
    if find_voicing(noun) is None and "news" not in entry.traits and not claimed:
        return None
    wanted = entry.frames.keys() - {"to"}  # that one is of infinitives: "advice to wait"
    for preposition, inner in find_noun_modifiers(noun):
        if preposition.i > noun.i and preposition.lower_ in wanted:
            return find_spans(noun.doc, preposition.i + 1, inner.right_edge.i + 1) or None
    return None


NOUN_CONTENTS = (read_noun_clause, read_noun_phrase)


def _read_uttered(noun: Token, entry: Cue) -> Attribution | None:
    """ "raised these concerns", "voiced his doubts": what is uttered is told by the noun alone."""
    verb = find_voicing(noun)
    if verb is None or verb.lemma_ not in _read_uttering() or is_unasserted(verb) or find_cue(verb) is not None:
        return None
    contents = find_spans(noun.doc, noun.left_edge.i, noun.right_edge.i + 1)
    speaker, found_by = read_verb_speaker(verb)
    if speaker is None or not contents:
        return None
    rules = keep_rules(cue=name_rule(find_voicing), content=name_rule(find_voicing), speaker=found_by)
    return Attribution(find_verb_group(verb), entry, entry.act, speaker, contents, rules=rules)


def _read_owner(noun: Token, contents: Spans) -> tuple[Token, str] | tuple[None, None]:
    """Whose the noun is, before what it says; a name it is compounded with; else who is told to voice it."""
    owner = find_cue_owner(noun)
    if owner is not None and owner.idx < contents[0][0]:
        return owner, name_rule(find_cue_owner)
    named = find_compound_owner(noun)
    if named is not None:
        return named, name_rule(find_compound_owner)
    voicing = find_voicing(noun)
    return read_verb_speaker(voicing) if voicing is not None else (None, None)


def _is_content(clause: Token, entry: Cue) -> bool:
    """Does a clause say what the noun says: "suggestions he had left Oslo", not "the message he sent"?"""
    if is_infinitive(clause) and "to" in entry.frames:
        return True
    marked = any(marker.lower_ == "that" for marker in find_markers(clause))
    whole = marked or find_relation(clause) != "relative clause" or find_object(clause) is not None
    return whole and "that" in entry.frames and is_finite(clause) and _has_own_subject(clause)


def _find_main_verb_inside(noun: Token, clause: Token) -> Token | None:
    """The sentence's own verb, where a parser hangs it in the clause of its subject:
    "News that the bank had failed sent shares lower".
    """
    if find_relation(noun) != "root":
        return None
    bare = (child for child in clause.rights if find_relation(child) == "open clause" and child.left_edge.i == child.i)
    return next((child for child in bare if child.tag_ in ("VBD", "VBN") and child.i == clause.i + 1), None)


def _has_own_subject(clause: Token) -> bool:
    """Says the clause all of what it says itself ("criticism that troops left"), and does "that" not stand for the noun
    above it?
    """
    subject = find_own_subject(clause)
    return subject is not None and subject.lower_ not in ("that", "which", "who") and not _is_relative(clause)


def _is_relative(clause: Token) -> bool:
    first = clause.left_edge
    return first.tag_ == "WP$" or any(
        child.tag_ in ("WDT", "WP") and child.lower_ != "what" for child in clause.children
    )


@cache
def _read_uttering() -> frozenset[str]:
    """The verbs after which the noun alone tells what is uttered: "raised these concerns", not "made a promise"."""
    return frozenset(row["word"] for row in read_lexicon("voicing_verbs") if row["alone"])
