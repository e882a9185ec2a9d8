"""Rows: the row of each holder and target that a stance is found between, with the words that show it.

Knows referents, statements and voices. Knows nothing of which rows are one.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from broadsheet.entities import is_place_noun
from broadsheet.language.participants import find_owner
from broadsheet.rules import name_rule
from broadsheet.schema import Stance, Statement
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.directives import find_wisher
from broadsheet.stances.evidence import find_evidence
from broadsheet.stances.holding import find_holding
from broadsheet.stances.judgements import fits_judgement
from broadsheet.stances.phrases import find_phrase
from broadsheet.stances.sense import Proposal, makes_sense
from broadsheet.stances.voices import HOLDERS, Speaker, Voices
from broadsheet.statements import find_cue

# acts of what one asks for: "rejected the lawyers' appeal"
REQUESTS = {"ask", "demand", "urge"}


class Found(NamedTuple):
    """A row and the stance it was made of."""

    by: Candidate
    row: Stance


def make_rows(found: Candidate, voices: Voices) -> Iterator[Found]:
    """Rows of one stance: each holder with each entity the target means, and with whose act it is that somebody
    condemns or rates.
    """
    yield from _pair(found, voices)
    owner = find_whose_act(found, voices)
    if owner is not None:
        rules = (*found.rules, ("target", name_rule(find_whose_act)))
        yield from _pair(replace(found, target=owner, rules=rules), voices)


def find_whose_act(found: Candidate, voices: Voices) -> Token | None:
    """Whose act it is that somebody condemns or rates in words: `mayor` in "condemned the mayor's speech"."""
    judges_act = found.via == "words" and (found.polarity == "oppose" or found.spoken) and found.judges != "claim"
    if not judges_act or voices.may_hold(voices.referents.find(found.target), found.target):
        return None
    owner = find_owner(found.target)
    kind = voices.kind(voices.referents.find(owner)) if owner is not None else None
    # whoever rejects somebody's request is not against them
    asked = find_cue(found.target)
    if owner is None or kind not in HOLDERS or (asked is not None and asked.act in REQUESTS):
        return None
    # whoever wants to close the town's pier is not against the town
    is_place = kind == "GPE" or is_place_noun(owner.lemma_)
    return owner if not is_place or find_wisher(found.predicate) is None else None


def _pair(found: Candidate, voices: Voices) -> Iterator[Found]:
    """The rows of every entity that holds a stance with every one its target means."""
    statement = voices.by_token.get(found.predicate.i) or voices.by_cue.get(found.predicate.i)
    targets: list[str | None] = [*voices.referents.find_all(found.target)]
    for holder in find_holding(found, voices, statement):
        for target in targets or [None]:
            if _may_pair(found, holder, target, voices):
                yield Found(found, _make_row(found, holder, target, statement, voices))


def _may_pair(found: Candidate, holder: Speaker, target: str | None, voices: Voices) -> bool:
    """Is it a stance to a reader, and the target what the predicate judges?"""
    proposal = Proposal(
        found.holder if found.holder is not None or holder.words is None else holder.words.root,
        holder.entity,
        found.target,
        target,
        found.predicate,
        found.polarity,
        found.via,
        spoken=found.spoken,
    )
    named = target is None and found.target.text[:1].isupper()
    agent = named or voices.may_hold(target, found.target)
    return makes_sense(proposal, voices) and fits_judgement(found.judges, voices.kind(target), agent=agent)


def _make_row(
    found: Candidate, holder: Speaker, target: str | None, statement: Statement | None, voices: Voices
) -> Stance:
    """The row of one holder and one target, its number yet to be given."""
    words = holder.words
    unnamed = words.text if words is not None else None
    shown = voices.show(found.target, target)
    evidence = find_evidence(found, voices.by_cue.get(found.predicate.i))
    reporter = statement.speaker if statement is not None and found.predicate.i in voices.by_token else None
    return Stance(
        stance="",
        holder=holder.entity,
        holder_name=voices.referents.name(holder.entity) if holder.entity else unnamed,
        holder_start=words.start_char if words is not None else None,
        holder_end=words.end_char if words is not None else None,
        target=target,
        target_name=voices.referents.name(target) if target else find_phrase(found.target).text,
        target_start=shown.start_char,
        target_end=shown.end_char,
        polarity=found.polarity,
        via=found.via,
        conditional=found.conditional,
        reported_by=reporter if reporter != holder.entity else None,
        statement=statement.statement if statement is not None else None,
        evidence=evidence.text,
        start=evidence.start_char,
        end=evidence.end_char,
        rules=found.rules,
    )
