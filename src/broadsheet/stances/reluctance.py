"""Reluctance: whether what a word says is what somebody refuses, has no wish for or is against doing.

Knows the parse, and the words that refuse or wish in `lexicon/carriers.csv`. Knows nothing of who does it.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.syntax import find_governor, find_markers, find_relation, is_infinitive, is_negated
from broadsheet.stances.predicates import find_predicates

# what one may have doubts or reservations with: "doubts about joining", "opposition to joining"
DOUBTING = {"about", "over", "against", "to", "of", "with"}
# what a thought of doing something is called, which somebody may reject with it
THOUGHTS = {"idea", "notion", "possibility", "prospect", "suggestion", "thought"}


def is_shunned(token: Token) -> bool:
    """Is the act one that somebody refuses or has no wish for:
    "his refusal to accept it", "not interested in joining", "has no plans to ban it"?
    """
    head = token.head
    if head.i == token.i or not (is_infinitive(token) or token.tag_ == "VBG"):
        return False
    refused = head.pos_ == "NOUN" and carries(head, "refuses")
    wished = head.pos_ in ("NOUN", "ADJ") and carries(head, "wishes")
    if wished and find_relation(token) == "open clause":  # "is not keen to back it", read with infinitives
        return False
    return refused is not (wished and is_negated(head))


def is_opposed_act(token: Token) -> bool:
    """Is the gerund what somebody opposes or has doubts about:
    "opposes joining", "reservations about joining", "wary of joining", "against joining"?
    """
    if token.tag_ != "VBG":
        return False
    return _is_opposed_directly(token) or _is_doubted_act(token) or _is_opposed_thought(token)


def _is_opposed_directly(gerund: Token) -> bool:
    """Is the gerund what a verb opposes, or what somebody "is against": "opposes joining", "ruled out joining"?"""
    markers = {marker.lower_ for marker in find_markers(gerund)}
    if not markers and find_relation(gerund) in ("open clause", "clause", "adverbial clause"):
        follows = find_relation(gerund) != "adverbial clause" or _stands_right_behind(gerund)
        return follows and _opposes(gerund.head)
    return find_relation(gerund) == "root" and "against" in markers


def _stands_right_behind(gerund: Token) -> bool:
    """Is nothing between the verb, with its particle, and the gerund: "ruled out backing"?"""
    between = gerund.doc[gerund.head.i + 1 : gerund.left_edge.i]
    return gerund.i > gerund.head.i and all(word.head.i == gerund.head.i and word.pos_ == "ADP" for word in between)


def _opposes(verb: Token) -> bool:
    """Is the verb one whose subject is against its object: "opposes"?"""
    return any(
        (entry.holder, entry.target, entry.polarity) == ("subject", "object", "oppose")
        for entry in find_predicates(verb)
    )


def _is_doubted_act(gerund: Token) -> bool:
    """Is a gerund what somebody has reservations about, opposition to or is uneasy about?"""
    word, holder = gerund.head, "possessor" if gerund.head.pos_ == "NOUN" else "subject"
    markers = {marker.lower_ for marker in find_markers(gerund)}
    if word.pos_ not in ("NOUN", "ADJ") or markers.isdisjoint(DOUBTING) or is_negated(word):
        return False
    return any(
        (entry.holder, entry.polarity) == (holder, "oppose") and entry.target in markers
        for entry in find_predicates(word)
    )


def _is_opposed_thought(gerund: Token) -> bool:
    """Is a gerund the idea that somebody rejects: "rejected the idea of joining"?"""
    thought = gerund.head
    if thought.pos_ != "NOUN" or thought.lemma_ not in THOUGHTS or find_relation(thought) != "object":
        return False
    return _opposes(find_governor(thought))
