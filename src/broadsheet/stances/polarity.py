"""Polarity: what negation, refusal and conditions make of a stance predicate.

Knows the parse, the words that deny or end in `lexicon/carriers.csv` and those that refuse in `lexicon/factuality.csv`.
Knows nothing of who holds a stance or whom it is about.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.factuality import find_undoing, is_doubted, is_merely, is_open_question, read_factuality
from broadsheet.language.participants import find_all_members, find_owner
from broadsheet.language.syntax import (
    find_auxiliaries,
    find_first_member,
    find_governor,
    find_noun_modifiers,
    find_object,
    find_preposition,
    find_relation,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.rules import find_first
from broadsheet.stances.predicates import find_predicates
from broadsheet.stances.predication import find_carrier, is_carried, is_received
from broadsheet.stances.reluctance import is_opposed_act, is_shunned

# "little respect for", "no longer welcome"
SLIGHT = {"little", "scant", "longer"}
EXPECTING = {"expect", "tip", "predict"}
OTHER = {"support": "oppose", "oppose": "support"}
# a rule's answer where the word shows no stance at all
NO_STANCE = "none"


def find_polarity(token: Token, polarity: str, negated: str) -> tuple[str | None, str | None]:
    """The polarity once negation is counted, None where nothing is left of the stance, and the rule that gave it.

    Not to support is to oppose, unless the list says that of the negated word nothing is left ("did not thank"); not to
    oppose is no stance, nor is to deny that one supports.
    """
    turned, rule = find_first(POLARITY_RULES, token, polarity, negated)
    return (None if turned == NO_STANCE else turned), rule


def drop_avoided(token: Token, polarity: str, negated: str) -> str | None:
    """What somebody avoids doing shows no stance: "stopped short of backing it", "held back from backing it"."""
    if token.tag_ != "VBG" or find_relation(token) == "conjunct":
        return None
    above = find_governor(token)
    avoided = any(
        verb.lemma_ in read_factuality("refused") or carries(verb, "avoids") for verb in (above, find_governor(above))
    )
    return NO_STANCE if avoided or find_undoing(token) is not None else None


def drop_balanced(token: Token, polarity: str, negated: str) -> str | None:
    """Who is neither for nor against takes no side: "neither supports nor opposes it"."""
    members = find_all_members(find_first_member(token))
    sides = {entry.polarity for verb in members if verb.pos_ == "VERB" for entry in find_predicates(verb)[:1]}
    denied = is_negated(members[0]) or any(_follows_nor(verb) for verb in members)
    return NO_STANCE if len(sides) > 1 and denied else None


def drop_empty(token: Token, polarity: str, negated: str) -> str | None:
    """A verb with nothing for its object leaves the stance to that noun: "has no confidence in it"."""
    noun = find_object(token) if token.pos_ == "VERB" else None
    return NO_STANCE if noun is not None and is_negated(noun) and find_predicates(noun) else None


def drop_open(token: Token, polarity: str, negated: str) -> str | None:
    """What is asked, hoped or left open shows no stance: "asked whether he backs it", "is yet to back it"."""
    awaited = is_infinitive(token) and any(child.lower_ == "yet" for child in token.lefts)
    return NO_STANCE if awaited or is_open_question(token) else None


def drop_missed_purpose(token: Token, polarity: str, negated: str) -> str | None:
    """What somebody could not come to do shows no stance: "was not let in to help"."""
    aim = find_relation(token) == "adverbial clause" and is_infinitive(token)
    return NO_STANCE if aim and is_negated(token.head) and not is_doubted(token) else None


def drop_expected(token: Token, polarity: str, negated: str) -> str | None:
    """What somebody had been expected to do is not yet done: "had been expected to oppose it"."""
    head = token.head
    past = any(auxiliary.lower_ in ("was", "were", "had") for auxiliary in find_auxiliaries(head))
    expected = past and is_passive(head) and head.lemma_ in EXPECTING
    return NO_STANCE if expected and is_infinitive(token) and find_relation(token) == "open clause" else None


def drop_denied(token: Token, polarity: str, negated: str) -> str | None:
    """What somebody denies doing shows no stance: "denied backing it"."""
    denied = carries(token.head, "denies") and find_relation(token) in ("open clause", "clause")
    return NO_STANCE if denied else None


def drop_not_carried(token: Token, polarity: str, negated: str) -> str | None:
    """What nobody gave or got shows no stance: "failed to win the backing of the union"."""
    if token.pos_ != "NOUN" or not (is_carried(token) or is_received(token)):
        return None
    carrier = find_carrier(token)
    return NO_STANCE if is_negated(carrier) is not is_doubted(carrier) else None


def drop_missing(token: Token, polarity: str, negated: str) -> str | None:
    """What something was done without shows no stance: "passed without the support of France"."""
    preposition = find_preposition(token)
    return NO_STANCE if preposition is not None and preposition.lower_ == "without" else None


def turn_denied(token: Token, polarity: str, negated: str) -> str | None:
    """Who does not support it, or refuses to, is against it: "does not back it", "lacks support"."""
    opposed = is_opposed_act(token)
    meant = OTHER[polarity] if opposed else polarity
    if not _is_denied(token, meant):
        return None
    return "oppose" if meant == "support" and (opposed or negated == "opposite") else NO_STANCE


def turn_opposed_act(token: Token, polarity: str, negated: str) -> str | None:
    """Who is against doing it holds the opposite: "opposes joining the union", "doubts about voting for him"."""
    return OTHER[polarity] if is_opposed_act(token) else None


def take_as_listed(token: Token, polarity: str, negated: str) -> str | None:
    """The polarity the list gives the word: "condemned the raid"."""
    return polarity


POLARITY_RULES = (
    drop_avoided,
    drop_balanced,
    drop_empty,
    drop_open,
    drop_missed_purpose,
    drop_expected,
    drop_denied,
    drop_not_carried,
    drop_missing,
    turn_denied,
    turn_opposed_act,
    take_as_listed,
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
    """Is the predicate negated itself, or the complement of refusing, failing or rejecting, or what is lacking:
    "does not back it", "failed to back it", "rejects support", "a lack of support"?
    """
    slight = any(child.lower_ in SLIGHT for child in token.children)
    noun = token.head if find_relation(token) == "adjective" and token.head.i > token.i else token
    denied = ((is_negated(token) or is_negated(noun) or _follows_nor(token)) and not is_merely(token)) or slight
    if is_doubted(token) or is_shunned(token):
        denied = not denied
    if _is_rejected(token, polarity):
        owner = find_owner(token)
        # whoever rejects the union's criticism does not undo it
        others = owner is not None and owner.tag_ != "PRP$"
        denied = denied is others
    return denied is not _is_lacking(token)


def _follows_nor(token: Token) -> bool:
    """Does "nor" join the word to another: "neither likes nor supports it"?"""
    return any(child.lower_ == "nor" for child in token.children)


def _is_rejected(noun: Token, polarity: str) -> bool:
    """Is the noun what somebody rejects or lacks, or support that somebody ends: "suspended its support"?"""
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or find_relation(noun) != "object":
        return False
    return carries(verb, "rejects") or (polarity == "support" and carries(verb, "ends"))


def _is_lacking(noun: Token) -> bool:
    """Is the noun what there is none of: "a lack of support"?"""
    preposition = find_preposition(noun)
    return preposition is not None and preposition.lower_ == "of" and carries(find_governor(noun), "lacks")
