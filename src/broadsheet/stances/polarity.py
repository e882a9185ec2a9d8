"""Polarity: what negation, refusal and conditions make of a stance predicate.

Knows the parse. Knows nothing of who holds a stance or whom it is about.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.factuality import is_doubted, is_open_question, read_factuality
from broadsheet.language.participants import find_owner
from broadsheet.language.syntax import (
    find_governor,
    find_markers,
    find_noun_modifiers,
    find_preposition,
    find_relation,
    is_infinitive,
    is_negated,
)
from broadsheet.stances.predicates import find_predicates
from broadsheet.stances.predication import find_carrier, is_carried, is_received

AVOIDING = {"avoid", "clear", "refrain", "abstain", "shy"}
# what somebody denies, in an indirect statement or as a gerund ("denied supporting"), shows no stance
DENYING = {"deny"}
DENYING_NOUN = {"reject", "lack", "refuse", "deny"}
# what ends was there: of support nothing is left, and an attack that is halted was one
ENDING = {
    "withdraw",
    "end",
    "lose",
    "suspend",
    "halt",
    "withhold",
    "freeze",
    "cut",
    "rescind",
    "revoke",
    "pull",
    "scrap",
    "cease",
    "stop",
}
# who does not do this takes no side: "did not thank the voters"
COURTESIES = {
    "thank",
    "praise",
    "congratulate",
    "applaud",
    "salute",
    "hail",
    "laud",
    "commend",
    "credit",
    "honour",
    "honor",
    "celebrate",
}
COURTESIES |= {"help", "aid", "assist", "join", "fund", "donate", "greet", "cheer", "visit"}
MERELY = {"just", "only", "merely", "simply", "solely"}
# "little respect for", "no longer welcome"
SLIGHT = {"little", "scant", "longer"}
OTHER = {"support": "oppose", "oppose": "support"}


def turn(token: Token, polarity: str) -> str | None:
    """The polarity once negation is counted: not to support is to oppose, but not to oppose is no stance, nor to deny
    that one supports.
    """
    above = find_governor(token)
    below = token.tag_ == "VBG" and find_relation(token) != "conjunct"
    if below and not {above.lemma_, find_governor(above).lemma_}.isdisjoint(
        read_factuality("refused") | AVOIDING
    ):  # "stopped short of backing"
        return None
    if is_open_question(token):
        return None
    if (
        find_relation(token) == "adverbial clause"
        and is_infinitive(token)
        and is_negated(token.head)
        and not is_doubted(token)
    ):
        return None  # "was not let in to help"
    bare = token.tag_ == "VBG" and find_relation(token) in ("open clause", "clause") and not find_markers(token)
    if (bare and _opposes(token.head)) or _is_doubted_act(token):  # "opposes joining the union"
        polarity = OTHER[polarity]
    if token.head.lemma_ in DENYING and find_relation(token) in ("open clause", "clause"):
        return None
    if token.pos_ == "NOUN" and (is_carried(token) or is_received(token)):  # "failed to win the backing of"
        carrier = find_carrier(token)
        if is_negated(carrier) is not is_doubted(carrier):
            return None
    preposition = find_preposition(token)
    if preposition is not None and preposition.lower_ == "without":
        return None
    if not _is_denied(token, polarity):
        return polarity
    return "oppose" if polarity == "support" and token.lemma_ not in COURTESIES else None


def _is_doubted_act(verb: Token) -> bool:
    """Is a gerund what somebody has reservations about, or opposition to?"""
    noun = verb.head
    markers = {marker.lower_ for marker in find_markers(verb)}
    if verb.tag_ != "VBG" or noun.pos_ != "NOUN" or markers.isdisjoint({"about", "over", "against", "to"}):
        return False
    return any((entry.holder, entry.polarity) == ("possessor", "oppose") for entry in find_predicates(noun))


def _opposes(verb: Token) -> bool:
    """Is the verb one whose subject is against its object?"""
    return any(
        (entry.holder, entry.target, entry.polarity) == ("subject", "object", "oppose")
        for entry in find_predicates(verb)
    )


def find_ended(target: Token) -> Token | None:
    """What a target is the end of:
    `attacks` in "an end to the attacks". Whoever is for the end is against the thing.
    """
    named = target.text[:1].isupper() and target.i != target.sent.start  # "a Cessation of Hostilities"
    if named or target.pos_ != "NOUN" or not carries(target, "ends"):
        return None
    return next(
        (noun for preposition, noun in find_noun_modifiers(target) if preposition.lower_ in ("to", "of", "in", "on")),
        None,
    )


def _is_denied(token: Token, polarity: str) -> bool:
    """Is the predicate negated itself, or the complement of refusing, failing or rejecting, or what is lacking?"""
    denied = is_negated(token) and not any(child.lower_ in MERELY for child in token.children)  # "did not just blame"
    denied = denied or any(child.lower_ in SLIGHT for child in token.children)
    head = token.head
    if is_doubted(token):
        denied = not denied
    denying = DENYING_NOUN | ENDING if polarity == "support" else DENYING_NOUN
    if token.pos_ == "NOUN" and head.pos_ == "VERB" and head.lemma_ in denying and find_relation(token) == "object":
        owner = find_owner(token)
        denied = denied is (
            owner is not None and owner.tag_ != "PRP$"
        )  # whoever rejects the union's criticism does not undo it
    preposition = find_preposition(token)
    word = preposition.lower_ if preposition is not None else ""
    lacking = word == "of" and carries(find_governor(token), "lacks")
    return denied != lacking
