"""Records: who is for or against whom and what, in words or in deeds, as the rows of `stances`.

Takes the stances that words show and makes one row of each distinct holder, target and polarity. Knows referents,
statements and voices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from broadsheet.entities import Referents, is_place_noun
from broadsheet.language.participants import find_owner
from broadsheet.rules import name_rule
from broadsheet.schema import Stance, Statement
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.directives import find_wisher
from broadsheet.stances.evidence import find_evidence, rate_evidence
from broadsheet.stances.holding import find_holding
from broadsheet.stances.judgements import fits_judgement
from broadsheet.stances.phrases import find_phrase, is_open
from broadsheet.stances.readings import read_word
from broadsheet.stances.voices import HOLDERS, Speaker, Voices, find_voices


class Sides(NamedTuple):
    """What tells rows apart: who is for or against whom, by id or, of the unnamed, by their words."""

    holder: str | None
    target: str
    polarity: str


class Rated(NamedTuple):
    """A row and how clearly its words show it."""

    row: Stance
    clarity: tuple[bool, ...]


def find_stances(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Stance]:
    """Find distinct (holder, target, polarity), each with its clearest evidence, in the order of evidence; ids are p1,
    p2 ...

    A holder nobody names is NA, with the words used for it if there are any. Contradicting stances both stay. None: an
    empty list.
    """
    voices = find_voices(doc, referents=referents, statements=statements)
    clearest: dict[Sides, Rated] = {}
    for token in doc:
        for found in read_word(token, voices) if not referents.is_name(token) else ():
            for row in _make_rows(found, voices):
                sides, rated = _find_sides(row), Rated(row, rate_evidence(found, row))
                if sides not in clearest or rated.clarity > clearest[sides].clarity:
                    clearest[sides] = rated
    ordered = sorted((rated.row for rated in clearest.values()), key=lambda row: (row.start, row.end))
    return [replace(row, stance=f"p{number}") for number, row in enumerate(ordered, start=1)]


def find_whose_act(found: Candidate, voices: Voices) -> Token | None:
    """Whose act it is that somebody condemns or rates in words: `mayor` in "condemned the mayor's speech"."""
    judges_act = found.via == "words" and (found.polarity == "oppose" or found.spoken) and found.judges != "claim"
    if not judges_act or voices.may_hold(voices.referents.find(found.target), found.target):
        return None
    owner = find_owner(found.target)
    kind = voices.kind(voices.referents.find(owner)) if owner is not None else None
    if owner is None or kind not in HOLDERS:
        return None
    # whoever wants to close the town's pier is not against the town
    is_place = kind == "GPE" or is_place_noun(owner.lemma_)
    return owner if not is_place or find_wisher(found.predicate) is None else None


def _find_sides(row: Stance) -> Sides:
    return Sides(row.holder or row.holder_name, row.target or row.target_name, row.polarity)


def _make_rows(found: Candidate, voices: Voices) -> Iterator[Stance]:
    """Rows of one stance: each holder with each entity the target means, and with whose act it is that somebody
    condemns or rates.
    """
    yield from _pair(found, voices)
    owner = find_whose_act(found, voices)
    if owner is not None:
        rules = (*found.rules, ("target", name_rule(find_whose_act)))
        yield from _pair(replace(found, target=owner, rules=rules), voices)


def _pair(found: Candidate, voices: Voices) -> Iterator[Stance]:
    """The rows of every entity that holds a stance with every one its target means."""
    statement = voices.by_token.get(found.predicate.i) or voices.by_cue.get(found.predicate.i)
    targets: list[str | None] = [*voices.referents.find_all(found.target)]
    for holder in find_holding(found, voices, statement):
        for target in targets or [None]:
            if _may_pair(found, holder.entity, target, voices):
                yield _make_row(found, holder, target, statement, voices)


def _may_pair(found: Candidate, holder: str | None, target: str | None, voices: Voices) -> bool:
    """Are holder and target two, the target told, and what the predicate judges?"""
    if (holder is not None and holder == target) or (target is None and is_open(found.target)):
        return False
    named = target is None and found.target.text[:1].isupper()
    agent = named or voices.may_hold(target, found.target)
    return fits_judgement(found.judges, voices.kind(target), agent=agent)


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
