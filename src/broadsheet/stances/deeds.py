"""Deeds: what somebody tells others not to do, warns against or opposes doing, as the target of a stance.

Of "urged the ministry not to close the ward" it is "close the ward", and not the ministry. Knows the parse and the cues
that tell somebody to do something. Knows nothing of who holds a stance.
"""

from spacy.tokens import Span, Token

from broadsheet.language.entries import carries
from broadsheet.language.factuality import COMPLEMENTS, is_doubted
from broadsheet.language.participants import find_doer, is_agentive, resolve_relative
from broadsheet.language.syntax import (
    find_agent,
    find_auxiliaries,
    find_markers,
    find_object,
    find_obliques,
    find_relation,
    is_infinitive,
    is_negated,
    is_passive,
    trim_span,
)
from broadsheet.stances.directives import directs, find_addressee
from broadsheet.stances.predicates import Predicate, find_predicates
from broadsheet.statements import find_cue

# what ends the words of a deed: why or when it is done, and what is told beside it
BESIDE = {"adverbial clause", "conjunct", "aside"}
# acts of a cue that tells somebody what not to do
FORBIDDING = {"urge", "warn"}
# after which a thing is no more: who is against that is for the thing
GIVING_UP = {"abandon", "axe", "cancel", "ditch", "drop", "end", "scrap", "shelve", "suspend"}
# what is no deed, and only a caution: "warned them not to count on it", "not to fall for it"
MINDING = {"be", "count", "expect", "fall", "forget", "rely", "think", "worry"}
# what stands before a deed somebody is against: "warned against", "objected to"; who is "worried about losing" fears it
AGAINST = {"against", "to"}
FEELING = {"dislike", "dread", "fear", "hate", "lament", "mind", "miss", "regret", "resent", "risk"}
# what a source asks not to be done to it
NAMING = {"name", "identify", "identity", "quote"}


def find_unwanted(verb: Token) -> Token | None:
    """What somebody is told not to do: `close` in "urged the ministry not to close the ward"."""
    cue = find_cue(verb)
    tells = directs(verb) or (verb.pos_ == "VERB" and cue is not None and cue.act in FORBIDDING)
    if not tells or is_negated(verb) or is_doubted(verb):
        return None
    return next((clause for clause in verb.rights if _is_told_not_to(clause, verb)), None)


def find_forbidder(verb: Token) -> Token | None:
    """Who tells somebody not to do it: `doctors` in "doctors urged the ministry not to close the ward"."""
    return resolve_relative(find_agent(verb) if is_passive(verb) else find_doer(verb))


def find_kept(deed: Token) -> Token | None:
    """What somebody is told not to give up: `talks` in "urged him not to abandon the talks"; not whom not to attack."""
    thing = find_object(deed)
    gives_up = deed.lemma_ in GIVING_UP
    return thing if gives_up and thing is not None and thing.pos_ == "NOUN" and not is_agentive(thing) else None


def find_opposed_deed(token: Token, entry: Predicate) -> Token | None:
    """What somebody warns against doing or opposes doing:
    `raising` in "warned against raising the levy", `selling` in "opposes selling the park".
    """
    if (entry.polarity, entry.via) != ("oppose", "words") or entry.holder not in ("subject", "possessor"):
        return None
    if entry.judges == "claim" or carries(token, "denies"):  # who "denied misleading anyone" speaks of their own deed
        return None
    gerunds = (clause for clause in token.rights if is_deed(clause) and _follows(clause, entry.target))
    return next((gerund for gerund in gerunds if not _shows_stance(gerund)), None)


def is_deed(word: Token) -> bool:
    """Is the word a gerund that tells what is or may be done: `raising` in "warned against raising the levy"?"""
    gerund = word.tag_ == "VBG" and word.pos_ == "VERB" and not find_auxiliaries(word)
    return gerund and find_relation(word) in COMPLEMENTS


def find_deed_words(verb: Token) -> Span:
    """The words of a deed: "close the ward" of "not to close the ward, they said"."""
    beside = (child.left_edge.i for child in verb.rights if find_relation(child) in BESIDE or child.is_punct)
    return trim_span(verb.doc[verb.i : max(verb.i + 1, min(beside, default=verb.right_edge.i + 1))])


def _is_told_not_to(clause: Token, verb: Token) -> bool:
    """Is the infinitive what somebody is told not to do, and not what one asks for oneself:
    "asked not to be named", "asked us not to give his name"?
    """
    if find_relation(clause) not in COMPLEMENTS or not is_infinitive(clause) or not is_negated(clause):
        return False
    thing = find_object(clause)
    hides = clause.lemma_ in NAMING or (thing is not None and thing.lemma_ in NAMING)
    return find_addressee(verb, clause) is not None and not hides and clause.lemma_ not in MINDING


def _shows_stance(gerund: Token) -> bool:
    """Is the deed itself a stance that whoever opposes it turns round: "opposes joining the union"?"""
    places = {"object", *(preposition.lower_ for preposition, _ in find_obliques(gerund))}
    return any(entry.holder == "subject" and entry.target in places for entry in find_predicates(gerund))


def _follows(gerund: Token, place: str) -> bool:
    """Does the gerund stand where an entry's target does: after its preposition, or with none as the object?"""
    markers = {marker.lower_ for marker in find_markers(gerund)}
    if place == "object":
        felt = gerund.head.lemma_ in FEELING
        return not markers and not felt and find_relation(gerund) != "adverbial clause"
    return place in AGAINST and place in markers
