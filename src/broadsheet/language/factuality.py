"""Factuality: whether what a word says is told as done, or as refused, doubted, hoped for, supposed or asked.

Knows the parse and `lexicon/factuality.csv`. Knows nothing of who says it.
"""

from functools import cache

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.syntax import (
    NEGATION,
    find_auxiliaries,
    find_first_member,
    find_markers,
    find_own_subject,
    find_relation,
    is_infinitive,
    is_negated,
)
from broadsheet.lexicon import read_lexicon

# what an infinitive is that is not told as done: "ways to show", "the first to say", "to say so is wrong"
UNDONE = {"adverbial clause", "reduced clause", "clausal subject", "relative clause"}
COMPLEMENTS = {"open clause", "clause", "adverbial clause"}
MERELY = {"just", "only", "merely", "simply", "solely"}
# what stands before a deed that is not done, alone and before "of"
UNDOING = ("from", "without")
SHORT_OF = {"short", "instead"}
# words for those who are nobody, "nobody accused the firm", "none of them has said", "no minister", "neither union"
NOBODIES = NEGATION | {"nobody", "none"}


@cache
def read_factuality(category: str) -> frozenset[str]:
    """The words of lexicon/factuality.csv of a category: what is `refused`, `doubted` ("unlikely to back"), `hoped`,
    `unforced` ("does not have to") or `hypothetical` ("could say").
    """
    return frozenset(row["word"] for row in read_lexicon("factuality") if row["category"] == category)


def is_open_question(verb: Token) -> bool:
    """Is it left open whether what a verb says is so:
    "asked whether he backs it", "hopes she will back it", "has yet to back it"?
    """
    first = find_first_member(verb)
    head = first.head
    if any(marker.lower_ == "whether" for word in (verb, first) for marker in find_markers(word)):
        return True
    if find_relation(first) == "clause" and head.lemma_ in read_factuality("hoped"):
        return True
    unforced = head.lemma_ in read_factuality("unforced") and is_infinitive(first)
    return unforced and (is_negated(head) or is_awaited(first))


def is_awaited(verb: Token) -> bool:
    """Is an infinitive what is yet to be done: "has yet to back it"?"""
    return is_infinitive(verb) and any(child.lower_ == "yet" for word in (verb.head, verb) for child in word.children)


def find_undoing(gerund: Token) -> str | None:
    """The word before a gerund that says it is not done: "from" of "refrained from backing it", "without", "short" of
    "fell short of backing it", "instead"; None where none does.
    """
    markers = {marker.lower_ for marker in find_markers(gerund)}
    before = gerund.doc[max(gerund.left_edge.i - 1, gerund.sent.start)].lower_
    if "of" in markers and before in SHORT_OF:
        return before
    return next((word for word in UNDOING if word in markers), None)


def is_doubted(verb: Token) -> bool:
    """Is an infinitive what somebody refuses to do, or does not want, or is not expected to do, or is unlikely to?"""
    head, relation = verb.head, find_relation(verb)
    if relation not in COMPLEMENTS or not is_infinitive(verb):
        return False
    reverses = head.lemma_ in read_factuality("refused") or head.lemma_ in read_factuality("doubted")
    if relation == "adverbial clause" and not reverses and not carries(head, "wishes"):
        return False
    return reverses is not is_negated(head)  # "did not refuse to" is as good as "did"


def is_refused(verb: Token) -> bool:
    """Is an infinitive what somebody refuses or fails to do: "declined to criticise", not "did not hesitate to"?"""
    return (
        is_infinitive(verb)
        and verb.head.lemma_ in read_factuality("refused")
        and not is_negated(verb.head)
        and find_relation(verb) in ("open clause", "clause")
    )


def is_merely(word: Token) -> bool:
    """Is the word what somebody does not only do: "did not just blame the mayor"?"""
    return any(child.lower_ in MERELY for child in word.children)


def is_unasserted(cue: Token) -> bool:
    """Is the cue not told as done: a command, what could be said, an infinitive of purpose or of a noun ("ways to
    show")?
    """
    if any(auxiliary.lower_ in read_factuality("hypothetical") for auxiliary in find_auxiliaries(cue)):
        return True
    if cue.head.lemma_ == "let" or _is_command(cue):  # "let's say ..."
        return True
    if not is_infinitive(cue) or cue.head.lemma_ == "go":  # "went on to say"
        return False
    return find_relation(cue) in UNDONE or cue.head.pos_ in ("ADJ", "NOUN")


def _is_command(cue: Token) -> bool:
    """ "Ask whether the road is closed." """
    bare = cue.tag_ == "VB" and find_relation(cue) == "root" and find_own_subject(cue) is None
    return bare and not find_auxiliaries(cue)
