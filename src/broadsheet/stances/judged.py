"""Judged: every noun that a stance is about besides the target its entry tells of, and how it is judged.

Of "welcomed an end to the raids" also the raids, of "urged a boycott of the banks" also the banks, of "blamed the mayor
for the delay" also the delay. Knows the parse.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from broadsheet.language.participants import find_all_members, is_agentive
from broadsheet.rules import Made, name_rule
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.deeds import is_deed
from broadsheet.stances.judgements import means_something
from broadsheet.stances.polarity import OTHER, find_ended
from broadsheet.stances.predicates import Predicate, find_predicates
from broadsheet.stances.targets import find_cause, find_target


class Judged(NamedTuple):
    """A noun that is judged, how, and the rules that tell so beyond the target's own."""

    noun: Token
    polarity: str
    rules: Made = ()


def find_judged(found: Candidate, entry: Predicate) -> Iterator[Judged]:
    """Every noun that is judged: the target, what it is praised or blamed for, what it would end and whom it would
    hit.
    """
    for member in _find_nouns(found.target):
        ended = find_ended(member)
        if ended is not None:  # whoever is for the end of a thing is against the thing
            rules = _tell_both(find_ended)
            yield from (Judged(each, OTHER[found.polarity], rules) for each in find_all_members(ended))
            continue
        struck = find_struck(member) if found.polarity == "support" else None
        if struck is not None:  # and whoever is for sanctions, against whom they hit
            rules = _tell_both(find_struck)
            yield from (Judged(each, "oppose", rules) for each in find_all_members(struck))
        yield Judged(member, found.polarity)
    cause = _find_judged_cause(found, entry)
    if cause is not None:
        rules = (("target", name_rule(find_cause)),)
        yield from (Judged(each, found.polarity, rules) for each in find_all_members(cause))


def find_struck(noun: Token) -> Token | None:
    """Whom a deed is done against: `banks` in "a boycott of the banks"."""
    if noun.pos_ != "NOUN":
        return None
    deeds = (entry for entry in find_predicates(noun) if (entry.holder, entry.polarity) == ("possessor", "oppose"))
    return _find_first_target(noun, deeds)


def _tell_both(rule: Callable[[Token], Token | None]) -> Made:
    """The rule as the one that decided both the target and how it is judged."""
    return ("target", name_rule(rule)), ("polarity", name_rule(rule))


def _find_judged_cause(found: Candidate, entry: Predicate) -> Token | None:
    """What somebody, and no thing, is praised or blamed for in words: `delay` in "blamed the mayor for the delay"."""
    if found.via != "words" or entry.target != "object":
        return None
    cause = find_cause(found.predicate, found.target)
    if cause is None or is_agentive(cause) or not means_something(cause):
        return None
    return cause if is_agentive(found.target) else None


def _find_nouns(target: Token) -> Iterator[Token]:
    """A target and those coordinated with it; of a gerund, what it is for:
    "our priority is peace and ensuring access"; else the deed itself: "warned against raising the levy".
    """
    for member in find_all_members(target):
        if means_something(member):
            yield member
        elif member.tag_ == "VBG":
            aims = (
                entry for entry in find_predicates(member) if (entry.target, entry.polarity) == ("object", "support")
            )
            aim = _find_first_target(member, aims)
            if aim is not None and means_something(aim):
                yield from find_all_members(aim)
            elif member == target and is_deed(member):
                yield member


def _find_first_target(token: Token, entries: Iterator[Predicate]) -> Token | None:
    """The target of the first entry that has one."""
    targets = (find_target(token, entry) for entry in entries)
    return next((target.head for target in targets if target is not None), None)
