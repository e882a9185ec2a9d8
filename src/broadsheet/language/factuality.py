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

# a complement of these is not done, or not the case
REVERSING = {"refuse", "fail", "decline", "cease", "stop", "hesitate"}
# verbs whose infinitive is not done
REFUSALS = {"decline", "refuse", "fail", "stop", "cease"}
COMPLEMENTS = {"open clause", "clause", "adverbial clause"}
# "is unlikely to back", "was reluctant to support", "makes it difficult to support"
DOUBTED = {
    "unlikely",
    "unable",
    "unwilling",
    "reluctant",
    "hesitant",
    "loath",
    "loth",
    "difficult",
    "hard",
    "impossible",
    "tough",
}
# what somebody only hopes, dreads or asks has not come about
HOPING = {"hope", "wish", "pray", "dream", "wonder"}
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
    if find_relation(first) == "clause" and head.lemma_ in HOPING:
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
    if relation == "adverbial clause" and head.lemma_ not in REVERSING | DOUBTED and not carries(head, "wishes"):
        return False
    return (head.lemma_ in REVERSING | DOUBTED) is not is_negated(head)  # "did not refuse to" is as good as "did"


def is_refused(verb: Token) -> bool:
    """Is an infinitive what somebody refuses or fails to do: "declined to criticise"?"""
    return is_infinitive(verb) and verb.head.lemma_ in REFUSALS and find_relation(verb) in ("open clause", "clause")


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
