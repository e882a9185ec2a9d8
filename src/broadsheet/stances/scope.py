"""Scope: whether what shows a stance is told as so, or only as denied, possible, lacked or claimed by others.

Knows the parse and the cues of statements. Knows nothing of who holds a stance or whom it is about.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.participants import MOST_STEPS
from broadsheet.language.syntax import (
    find_auxiliaries,
    find_first_member,
    find_governor,
    find_markers,
    find_own_subject,
    find_relation,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.stances.predication import find_carrier, is_received
from broadsheet.statements import find_cue

POSSIBLE = {"could", "may", "might"}
# what the clause is that tells a deed as done: of its sentence, of what somebody says, or set beside it
ASSERTED = {"root", "clause", "aside"}


def is_denied_above(word: Token) -> bool:
    """Does a clause above say that nobody says so: "I am not saying that they are wrong"?"""
    return any(
        find_relation(clause) == "clause" and is_negated(head) and find_cue(head) is not None
        for clause, head in _climb(word)
    )


def is_claimed_by_others(word: Token) -> bool:
    """Does a noun above say whose claim it is: "he denies the accusations that he lied"?"""
    return any(
        head.pos_ == "NOUN"
        and find_cue(head) is not None
        and "that" in {marker.lower_ for marker in find_markers(clause)}
        for clause, head in _climb(word)
    )


def is_possible(word: Token) -> bool:
    """Is it a deed that somebody may do, and has not done:
    "could charge him", "might vote against it", and not "couldn't support it"?
    """
    return not is_negated(word) and any(auxiliary.lower_ in POSSIBLE for auxiliary in find_auxiliaries(word))


def is_lacked(word: Token) -> bool:
    """Is it what somebody has no reason or means to do: "had no motive to lie", "lacked evidence to charge him"?"""
    above = find_first_member(word).head
    if not is_infinitive(find_first_member(word)):
        return False
    if above.pos_ == "NOUN":
        return is_negated(above) or is_negated(find_governor(above)) or carries(find_governor(above), "lacks")
    return carries(above, "lacks")


def is_told_of_nobody(word: Token) -> bool:
    """Is it told as so though nobody is named who does it: "the mayor was criticised", "the plan drew criticism"?"""
    if word.pos_ == "NOUN":
        return is_received(word) and not is_infinitive(find_carrier(word))
    if word.pos_ != "VERB" or not is_passive(word) or is_possible(word):
        return False
    told = find_own_subject(word) is not None and find_relation(find_first_member(word)) in ASSERTED
    return told and all(marker.lower_ == "that" for marker in find_markers(word))


def _climb(word: Token) -> Iterator[tuple[Token, Token]]:
    """A word, of several joined ones the first, with the word it hangs on; then that one with its own, and so on up."""
    for _ in range(MOST_STEPS):
        first = find_first_member(word)
        if first.head.i == first.i:
            return
        yield first, first.head
        word = first.head
