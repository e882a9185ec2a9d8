"""Judgements: whether a predicate says something of its target that shows a stance, or mere business, an amount or
nobody.

Knows the parse and referents. Knows nothing of who holds it.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from broadsheet.language.participants import is_agentive
from broadsheet.language.syntax import (
    NEGATION,
    find_infinitive_after,
    find_noun_modifiers,
    find_object,
    find_own_subject,
    find_relation,
    is_negated,
    is_passive,
)
from broadsheet.stances.predicates import Predicate, find_base
from broadsheet.stances.predication import is_carried
from broadsheet.stances.voices import Voices

NAMED = {"PERSON", "ORG", "GPE", "NORP"}
# what a quoted "it's a disgrace" is about stands outside the quotation, and is often not named at all
OPEN_PRONOUNS = {"it", "this", "that", "these", "those"}
# people without a word for them: "thousands marched"
CROWDS = {"thousand", "hundred", "dozen", "million", "score", "ten"}
# nobody is for or against these: "seized power", "joined forces", "broke ranks"; nor a table one returns to
IDLE = {"power", "control", "force", "rank", "opportunity", "chance", "ball", "leg", "board", "staff", "squad"}
# these judge somebody; of a thing they tell the cause ("blamed the weather") or the truth ("denied the claim")
JUDGING_AGENTS = {"blame", "accuse", "fire", "sack"}
JUDGING_THINGS = {"deny"}
# one joins a cause or a body and signs a treaty; who joins a person for talks, or signs a player, takes no side
JUDGING_CAUSES = {"join", "rejoin", "sign"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance before it is a record: heads of the holder's and target's phrases, and the evidence."""

    holder: Token | None
    target: Token
    polarity: str
    via: str
    conditional: bool
    predicate: Token
    spoken: bool = False  # is the holder whoever says so, with no words of their own beside the predicate?


def means_nobody(noun: Token) -> bool:
    """Does the noun mean nobody, or hardly anybody: "no minister", "not all ministers", "nobody", "few ministers"?"""
    first = noun.left_edge
    before = noun.doc[first.i - 1] if first.i and first.i - 1 >= noun.sent.start else first
    few = any(child.lower_ == "few" for child in noun.lefts) and not any(
        child.lower_ in ("a", "the", "these") for child in noun.lefts
    )
    words = {noun.lower_, first.lower_, before.lower_ if first.lower_ in ("all", "every", "many", "everyone") else ""}
    return is_negated(noun) or few or not words.isdisjoint(NEGATION | {"nobody", "none"})


def means_something(token: Token) -> bool:
    """Is the word one that names or means something, and no clause, "who" or "there"?"""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X") and token.tag_ not in ("WP", "WDT", "EX")


def may_be_judged(token: Token, target: Token, entry: Predicate, voices: Voices) -> bool:
    """Is the target something one can be for or against: no amount, no "it" that a quotation leaves open, nobody told
    to do something?
    """
    if not means_something(target) or target.lemma_ == "table":
        return False
    if entry.via == "deeds" and target.lemma_ in IDLE and find_relation(target) == "object":
        return False
    base = find_base(token)
    if base == "agree" and (find_object(token) is not None or is_passive(token)):  # "agreed a price with the club"
        return False
    if base == "thanks" and not is_carried(token):  # "thanks to the rain"
        return False
    if base in JUDGING_THINGS and target.lemma_ in ("right", "access", "entry"):  # "denied them their right"
        return False
    if base in ("want", "leave") and _is_wanted_so(token, target):
        return False
    if _is_amount(target) or (entry.holder == "speaker" and target.lower_ in OPEN_PRONOUNS):
        return False
    if entry.holder == "wisher" and entry.target == "doer":  # who tells drivers to stop is not against drivers
        return voices.kind(voices.referents.find(target)) in NAMED
    if entry.target in ("object", "subject", "doer", "complement") or token.pos_ != "VERB":
        return True
    infinitive = find_infinitive_after(token, target)
    if infinitive is None or find_own_subject(infinitive) not in (None, target):  # "a plan for all to agree to"
        return True
    above = next((word for word in infinitive.ancestors if word.pos_ in ("VERB", "AUX", "ADJ")), token)
    return above.i > target.i and find_own_subject(above) is not None  # "approve of the plan, but they want to talk"


def _is_wanted_so(verb: Token, noun: Token) -> bool:
    """Is a thing wanted or left in some state, and not itself: "wants her gone", "leave the programme intact"?"""
    state = [child for child in verb.children if find_relation(child) == "open clause" and child.i > noun.i]
    return bool(state) or any(child.pos_ == "ADJ" and child.i > noun.i for child in noun.children)


def _is_amount(noun: Token) -> bool:
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


def fits_judgement(found: Candidate, kind: str | None, *, agent: bool) -> bool:
    """Is the target what its predicate judges: somebody for blame, a claim for denial, a cause for joining?"""
    lemma = find_base(found.predicate)
    if lemma in JUDGING_AGENTS:
        return agent
    if lemma in JUDGING_CAUSES:
        return kind not in ("PERSON", "ACTOR", "NORP")
    return lemma not in JUDGING_THINGS or not agent
