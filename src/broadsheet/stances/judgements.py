"""Judgements: whether a predicate says something of its target that shows a stance, or mere business, an amount or
nobody.

Knows the parse and referents. Knows nothing of who holds it.
"""

from functools import cache

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.factuality import NOBODIES
from broadsheet.language.participants import is_agentive
from broadsheet.language.syntax import (
    find_infinitive_after,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_possessor,
    find_relation,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.lexicon import read_class, read_lexicon
from broadsheet.rules import find_first
from broadsheet.schema import AGENT_TYPES
from broadsheet.stances.deeds import is_deed
from broadsheet.stances.predicates import Predicate
from broadsheet.stances.predication import is_carried
from broadsheet.stances.voices import Voices

# what a quoted "it's a disgrace" is about stands outside the quotation, and is often not named at all
OPEN_PRONOUNS = {"it", "this", "that", "these", "those"}
# people without a word for them: "thousands marched"
CROWDS = {"thousand", "hundred", "dozen", "million", "score", "ten"}
# a thing that is denied to somebody, and no claim: "denied them their right"
ENTITLEMENTS = {"right", "access", "entry"}
# "urged both sides to return to the table", "declined comment"
NO_TARGETS = {"table", "comment"}
# where a thing goes that somebody strikes
WAYS = {"down", "shut", "off", "out", "open", "away", "aside", "into", "onto", "through"}
DEFINITE = read_class("demonstrative") | {"the"}
# where a word stands whose target needs no look at what follows it
PLACES = {"object", "subject", "doer", "complement"}


def means_nobody(noun: Token) -> bool:
    """Does the noun mean nobody, or hardly anybody: "no minister", "not all ministers", "nobody", "few ministers"?"""
    first = noun.left_edge
    before = noun.doc[first.i - 1] if first.i and first.i - 1 >= noun.sent.start else first
    few = any(child.lower_ == "few" for child in noun.lefts) and not any(
        child.lower_ in ("a", "the", "these") for child in noun.lefts
    )
    words = {noun.lower_, first.lower_, before.lower_ if first.lower_ in ("all", "every", "many", "everyone") else ""}
    return is_negated(noun) or few or not words.isdisjoint(NOBODIES)


def means_something(token: Token) -> bool:
    """Is the word one that names or means something, and no clause, "who" or "there"?"""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X") and token.tag_ not in ("WP", "WDT", "EX")


def is_amount(noun: Token) -> bool:
    """Is the noun a bare number of things ("30 shares") or a sum of money, and not people or things told apart ("two
    allies")?
    """
    if noun.tag_ == "CD" or noun.is_currency or noun.lemma_ == "lot" or noun.like_num:
        return True
    if noun.lemma_.casefold() in CROWDS:
        return not any(is_agentive(part) for _, part in find_noun_modifiers(noun))
    counted = any(word.tag_ == "CD" for word in noun.children) and not any(
        word.lower_ == "of" for word, _ in find_noun_modifiers(noun)
    )
    return (
        counted
        and not is_agentive(noun)
        and not any(word.tag_ in ("JJ", "NN", "NNP", "DT", "PRP$") for word in noun.lefts)
    )


def is_known(noun: Token) -> bool:
    """Is it told which one is meant: "the lawyer", "his lawyer", and not "a lawyer"?"""
    return find_possessor(noun) is not None or any(child.lower_ in DEFINITE for child in noun.lefts)


def is_handled(noun: Token) -> bool:
    """Does a noun mean a thing that hands touch: "the car door"?"""
    return noun.pos_ == "NOUN" and noun.lemma_.casefold() in _read_things()


def may_be_judged(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool:
    """Is the target something one can be for or against: no amount, no "it" that a quotation leaves open, nobody told
    to do something?
    """
    judged, _ = find_first(JUDGEMENT_RULES, token, target, entry, voices)
    return judged is True


def leave_no_thing(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """A clause, "who" or "there" is judged by nobody, nor is a state ("to be aware of it") or the table one returns
    to.
    """
    state = target.pos_ == "ADJ" and any(find_relation(child) == "copula" for child in target.lefts)
    idle = not (means_something(target) or is_deed(target)) or state or target.lemma_ in NO_TARGETS
    return False if idle else None


def leave_idle(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """A deed done to power, force or ranks takes no side: "seized power", "joined forces"."""
    return False if entry.via == "deeds" and carries(target, "idles") and find_relation(target) == "object" else None


def leave_excepted(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """What the entry excepts is mere business: "agreed a price with the club", "thanks to the rain"."""
    excepts = EXCEPTIONS.get(entry.unless)
    return False if excepts is not None and excepts(token, target) else None


def leave_handled(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """What hands do to a thing blames nothing: "slammed the door", "ripped the page out of the book"."""
    if token.pos_ != "VERB" or entry.target != "object" or entry.via != "words" or not carries(token, "strikes"):
        return None
    handled = is_handled(target) or (not is_agentive(target) and _goes_somewhere(token))
    return False if handled else None


def leave_amount(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """A bare number of things or a sum is judged by nobody: "praised 30 shares"."""
    return False if is_amount(target) else None


def leave_open_pronoun(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """What "it" means in a quotation is often not named at all: "It is a disgrace"."""
    return False if entry.holder == "speaker" and target.lower_ in OPEN_PRONOUNS else None


def judge_named_doer(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """Whoever tells a named one to stop is against them: "Iran must stop", and not "drivers must stop"."""
    if (entry.holder, entry.target) != ("wisher", "doer"):
        return None
    return voices.kind(voices.referents.find(target)) in AGENT_TYPES


def judge_by_place(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """What a verb is done to, or what a noun or adjective is said of, is judged: "condemned the raid"."""
    return True if entry.target in PLACES or token.pos_ != "VERB" else None


def judge_untold(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool | None:
    """What follows a verb's preposition is judged where it is not told to do something: "lashed out at the union", and
    not "called on the union to talk"; "approve of the plan, but they want to talk" tells the plan nothing.
    """
    infinitive = find_infinitive_after(token, target)
    if infinitive is None or find_own_subject(infinitive) not in (None, target):  # "a plan for all to agree to"
        return True
    above = next((word for word in infinitive.ancestors if word.pos_ in ("VERB", "AUX", "ADJ")), token)
    return above.i > target.i and find_own_subject(above) is not None


JUDGEMENT_RULES = (
    leave_no_thing,
    leave_idle,
    leave_excepted,
    leave_handled,
    leave_amount,
    leave_open_pronoun,
    judge_named_doer,
    judge_by_place,
    judge_untold,
)


def fits_judgement(judges: str, kind: str | None, *, agent: bool) -> bool:
    """Is the target what its predicate judges:
    somebody for blame, and not "the weather"; a claim for denial; a cause or a body for joining, and not a person?
    """
    if judges == "agent":
        return agent
    if judges == "cause":
        return kind not in ("PERSON", "ACTOR", "NORP")
    return judges != "claim" or not agent


@cache
def _read_things() -> frozenset[str]:
    """The nouns of `lexicon/agreed.csv` for what hands touch."""
    return frozenset(row["word"] for row in read_lexicon("agreed") if row["kind"] == "thing")


def _goes_somewhere(verb: Token) -> bool:
    """Is a thing moved by what is done to it: "knocked the wall down", "hammered it into the post"?"""
    ways = [child.lower_ for child in verb.rights if child.pos_ in ("ADV", "ADP")]
    return not WAYS.isdisjoint([*ways, *(preposition.lower_ for preposition, _ in find_obliques(verb))])


def _takes_object(verb: Token, target: Token) -> bool:
    """Has the verb an object beside: "agreed a price with the club"?"""
    return find_object(verb) is not None or is_passive(verb)


def _is_uncarried(noun: Token, target: Token) -> bool:
    """Does nobody give what the noun names: "thanks to the rain"?"""
    return not is_carried(noun)


def _is_entitlement(verb: Token, target: Token) -> bool:
    """Is the target what somebody may claim: "denied them their right"?"""
    return target.lemma_ in ENTITLEMENTS


def _is_wanted_so(verb: Token, noun: Token) -> bool:
    """Is a thing wanted or left in some state, and not itself: "wants her gone", "leave the programme intact"?"""
    state = [child for child in verb.children if find_relation(child) == "open clause" and child.i > noun.i]
    return bool(state) or any(child.pos_ == "ADJ" and child.i > noun.i for child in noun.children)


def _may_be_done(word: Token, target: Token) -> bool:
    """Does an infinitive say what somebody may do: "welcome to apply"?"""
    return any(is_infinitive(clause) for clause in word.rights)


def _stands_alone(adjective: Token, target: Token) -> bool:
    """Does no noun follow an adjective: "is fine", and not "is a fine plan"?"""
    return find_relation(adjective) != "adjective" or adjective.head.i < adjective.i


def _is_affirmed(verb: Token, target: Token) -> bool:
    """Is the verb told without a negation: "could bear it", and not "can't bear it"?"""
    return not is_negated(verb)


def _are_lowered(arms: Token, target: Token) -> bool:
    """Is nobody up in arms?"""
    return arms.i < 2 or arms.doc[arms.i - 2 : arms.i].text.casefold() != "up in"


def _are_guests(verb: Token, target: Token) -> bool:
    """Is somebody only received, whom nothing tells of before: "a baby boy", "200 visitors"?"""
    return target.pos_ == "NOUN" and is_agentive(target) and not is_known(target)


# by the list's column `unless`: what an entry excepts
EXCEPTIONS = {
    "object": _takes_object,
    "uncarried": _is_uncarried,
    "entitlement": _is_entitlement,
    "state": _is_wanted_so,
    "infinitive": _may_be_done,
    "alone": _stands_alone,
    "affirmed": _is_affirmed,
    "lowered": _are_lowered,
    "guests": _are_guests,
}
