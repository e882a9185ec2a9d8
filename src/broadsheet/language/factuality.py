"""Factuality: whether what a word says is told as done, or as refused, doubted, hoped for, supposed or asked.

Knows the parse. Knows nothing of who says it.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.syntax import (
    find_auxiliaries,
    find_first_member,
    find_markers,
    find_own_subject,
    find_relation,
    is_infinitive,
    is_negated,
)

COMPLEMENTS = {"open clause", "clause", "adverbial clause"}
# one does not have to, or need to, do what one may still do
UNFORCED = {"have", "need"}
# modals of what could be said
HYPOTHETICAL = {"can", "ca", "could", "may", "might", "must", "should", "will", "wo", "'ll", "’ll"}


def is_open_question(verb: Token) -> bool:
    """Is it left open whether what a verb says is so:
    "asked whether he backs it", "hopes she will back it", "has yet to back it"?
    """
    first = find_first_member(verb)
    head = first.head
    if any(marker.lower_ == "whether" for word in (verb, first) for marker in find_markers(word)):
        return True
    if find_relation(first) == "clause" and carries(head, "hopes"):
        return True
    unforced = head.lemma_ in UNFORCED and (
        is_negated(head) or any(child.lower_ == "yet" for child in (*head.children, *first.children))
    )
    return unforced and is_infinitive(first)


def is_doubted(verb: Token) -> bool:
    """Is an infinitive what somebody refuses to do, or does not want, or is not expected to do, or is unlikely to?"""
    head, relation = verb.head, find_relation(verb)
    if relation not in COMPLEMENTS or not is_infinitive(verb):
        return False
    reverses = carries(head, "refuses") or carries(head, "doubts")
    if relation == "adverbial clause" and not reverses and not carries(head, "wishes"):
        return False
    return reverses is not is_negated(head)  # "did not refuse to" is as good as "did"


def is_unasserted(cue: Token) -> bool:
    """Is the cue not told as done: a command, what could be said, an infinitive of purpose or of a noun ("ways to
    show")?
    """
    if any(auxiliary.lower_ in HYPOTHETICAL for auxiliary in find_auxiliaries(cue)):
        return True
    if cue.head.lemma_ == "let":  # "let's say ..."
        return True
    if (
        cue.tag_ == "VB"
        and find_relation(cue) == "root"
        and find_own_subject(cue) is None
        and not find_auxiliaries(cue)
    ):
        return True
    if is_infinitive(cue):
        if cue.head.lemma_ == "go":  # "went on to say"
            return False
        return find_relation(cue) in (
            "adverbial clause",
            "reduced clause",
            "clausal subject",
            "relative clause",
        ) or cue.head.pos_ in (
            "ADJ",
            "NOUN",
        )
    return False
