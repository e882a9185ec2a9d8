"""Sense: whether a reader would take a possible row for a stance at all.

It is asked of every row alike, whoever proposes it: somebody must be able to hold it, something a reader can name must
be judged, and what shows it must be more than ordinary business. Knows the parse, referents and voices. Knows nothing
of how a row was found.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from broadsheet.language.entries import carries, find_people_kind
from broadsheet.language.factuality import is_doubted, is_merely
from broadsheet.language.participants import find_owner, is_agentive
from broadsheet.language.syntax import (
    find_noun_clauses,
    find_noun_modifiers,
    find_object,
    find_own_subject,
    find_preposition,
    find_relation,
    is_negated,
)
from broadsheet.lexicon import read_trait
from broadsheet.rules import find_first
from broadsheet.stances.directives import find_wisher
from broadsheet.stances.judgements import PLACES, is_known, means_nobody
from broadsheet.stances.nameable import is_agreed_on, is_danger, is_nameable, is_place, is_time
from broadsheet.stances.predicates import find_predicates
from broadsheet.stances.reluctance import is_shunned
from broadsheet.stances.scope import is_claimed_by_others, is_denied_above, is_lacked, is_possible, is_told_of_nobody
from broadsheet.stances.voices import HOLDERS, Voices, is_first_person
from broadsheet.statements import find_cue

# words for whoever it may be
WHOEVER = {"people", "someone", "somebody", "anyone", "anybody", "everyone", "everybody"}
# words for those who know somebody
NEAR = {"friend", "close"}
ANY = {"any", "every", "each", "either"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that may be: heads of the holder's and the target's words, their entities, and the word that shows it.

    Of a holder that nobody names both are None. `spoken` is true where whoever says so holds it, by what they say.
    """

    holder: Token | None
    holder_entity: str | None
    target: Token
    target_entity: str | None
    evidence: Token
    polarity: str
    via: str
    spoken: bool = False


def makes_sense(proposal: Proposal, voices: Voices) -> bool:
    """Would a reader take it for a stance: "the union opposes the plan", and not "the storm opposes trees"?"""
    return find_objection(proposal, voices) is None


def find_objection(proposal: Proposal, voices: Voices) -> str | None:
    """The name of the first rule that says it is no stance; None for a stance."""
    _, rule = find_first(OBJECTIONS, proposal, voices)
    return rule


def object_to_same(proposal: Proposal, voices: Voices) -> bool | None:
    """Nobody takes sides on themselves: "Mr Lund defended himself"."""
    same_entity = proposal.holder_entity is not None and proposal.holder_entity == proposal.target_entity
    same_word = proposal.holder is not None and proposal.holder.i == proposal.target.i
    return True if same_entity or same_word else None


def object_to_evidence_as_target(proposal: Proposal, voices: Voices) -> bool | None:
    """A word that shows a stance is not what it is about, nor a pronoun: of "its allies" those allies have one, and
    receive none.
    """
    idle = proposal.target.i == proposal.evidence.i or proposal.evidence.pos_ == "PRON"
    return True if idle and not proposal.spoken else None


def object_to_time(proposal: Proposal, voices: Voices) -> bool | None:
    """A day or a year holds nothing and is judged by nobody: "the plan drew criticism on Monday"."""
    heads = [head for head in (proposal.holder, proposal.target) if head is not None]
    return True if any(is_time(head) for head in heads) else None


def object_to_nature_as_holder(proposal: Proposal, voices: Voices) -> bool | None:
    """A storm or a virus holds nothing: "the storm attacked the coast"."""
    return True if proposal.holder is not None and is_danger(proposal.holder) else None


def object_to_thing_as_holder(proposal: Proposal, voices: Voices) -> bool | None:
    """A thing holds nothing, but for one that tells what its makers hold: "the report condemned the raid", and not "the
    law protects tenants".
    """
    holder = proposal.holder
    if holder is None or not _is_thing(holder, proposal.holder_entity, voices):
        return None
    return None if _tells(proposal, voices) else True


def object_to_unnameable(proposal: Proposal, voices: Voices) -> bool | None:
    """What no reader can name is no target: a bare amount, or an "it" nobody resolves."""
    return None if is_nameable(proposal.target, proposal.target_entity) else True


def object_to_agreed(proposal: Proposal, voices: Voices) -> bool | None:
    """What all are for or against takes no row: "fought the virus", "called for peace"."""
    told = find_cue(proposal.evidence) is not None
    return True if is_agreed_on(proposal.target, proposal.polarity, told=told) else None


def object_to_movement(proposal: Proposal, voices: Voices) -> bool | None:
    """Whoever leaves a place or comes to it takes no side on it: "left France", "withdrew from Gaza"."""
    if not carries(proposal.evidence, "moves") or not is_place(proposal.target, proposal.target_entity, voices):
        return None
    given = find_object(proposal.evidence)  # "return the islands to Argentina" gives them
    return None if proposal.polarity == "support" and given not in (None, proposal.target) else True


def object_to_business(proposal: Proposal, voices: Voices) -> bool | None:
    """Ordinary business takes no side, but for what is refused: "met the mayor", "refused to meet the mayor"."""
    if not carries(proposal.evidence, "works") or proposal.spoken:
        return None
    return None if _is_refused(proposal.evidence) or _is_spoken_of(proposal) else True


def object_to_own_business(proposal: Proposal, voices: Voices) -> bool | None:
    """What somebody does with a thing of their own takes no side on it, unless they speak of it: "the league suspended
    its season", and not "defended his decision".
    """
    evidence, owner = proposal.evidence, find_owner(proposal.target)
    if owner is None or proposal.holder_entity is None or proposal.spoken or is_agentive(proposal.target):
        return None
    own = voices.referents.find(owner) == proposal.holder_entity
    speaks = find_cue(evidence) is not None
    return True if own and not speaks and evidence.pos_ == "VERB" else None


def object_to_denied_part(proposal: Proposal, voices: Voices) -> bool | None:
    """Who denies a deed of their own says nothing against anything: "denied any involvement", and not "denied the
    charge".
    """
    cue, target = find_cue(proposal.evidence), proposal.target
    denies = cue is not None and cue.act == "deny" and proposal.polarity == "oppose"
    bare = target.tag_ == "NN" and all(word.lower_ in ("any", "all") for word in target.lefts)
    return True if denies and bare else None


def object_to_undone(proposal: Proposal, voices: Voices) -> bool | None:
    """What somebody does not do shows no such stance of theirs: "did not condemn the raid" is not against it."""
    undone = is_negated(proposal.evidence) and not is_doubted(proposal.evidence) and not is_merely(proposal.evidence)
    preposition = find_preposition(proposal.target)
    places = PLACES if preposition is None else {*PLACES, preposition.lower_}
    own = any(
        entry.polarity == proposal.polarity and entry.target in places for entry in find_predicates(proposal.evidence)
    )
    return True if undone and own else None


def object_to_untold(proposal: Proposal, voices: Voices) -> bool | None:
    """What is denied, only possible or lacked is no stance: "I am not saying that they are wrong", "could charge him",
    "had no motive to lie".
    """
    evidence = proposal.evidence
    possible = is_possible(evidence) and not proposal.spoken
    return True if possible or is_lacked(evidence) or is_denied_above(evidence) else None


def object_to_claim_of_others(proposal: Proposal, voices: Voices) -> bool | None:
    """Whoever speaks of a claim need not make it: "argued against the accusations that he lied"."""
    others = is_claimed_by_others(proposal.evidence) or proposal.evidence.i in voices.denied
    return True if proposal.spoken and others else None


def object_to_holder_unknown(proposal: Proposal, voices: Voices) -> bool | None:
    """Where nobody is named, a stance is told as so or is none: "the mayor was criticised", and not "criticism of the
    mayor may help".
    """
    unknown = proposal.holder is None and proposal.holder_entity is None
    return True if unknown and not is_told_of_nobody(proposal.evidence) else None


def object_to_no_holder(proposal: Proposal, voices: Voices) -> bool | None:
    """Nobody holds what nobody does, nor all what one of them does: "no general backed it", "just one Republican"."""
    holder = proposal.holder
    if holder is None or proposal.spoken:
        return None
    one_of_many = voices.kind(proposal.holder_entity) == "NORP" and any(left.lower_ == "one" for left in holder.lefts)
    return True if means_nobody(holder) or one_of_many else None


def object_to_whoever(proposal: Proposal, voices: Voices) -> bool | None:
    """Whoever may want a thing is nobody in particular: "sells plots to people who wish to build homes"."""
    holder = proposal.holder
    if holder is None or holder.lower_ not in WHOEVER or is_known(holder):
        return None
    return True if not proposal.spoken and find_wisher(proposal.evidence) is not None else None


def object_to_source(proposal: Proposal, voices: Voices) -> bool | None:
    """Of whom an unnamed source is a friend tells how they know, and takes no side: "a lawyer close to the family"."""
    holder = proposal.holder
    if holder is None or holder.pos_ != "NOUN" or proposal.polarity == "oppose":
        return None
    return True if proposal.evidence.lemma_ in NEAR and not is_known(holder) else None


def object_to_anything(proposal: Proposal, voices: Voices) -> bool | None:
    """What means any of its kind is no target, unless more is said of it: "any criticism", "every nurse"."""
    target = proposal.target
    told = any(child.tag_ == "JJR" for child in target.lefts)  # "any further cuts" are those that are planned
    described = told or bool(find_noun_modifiers(target) or find_noun_clauses(target))
    return True if not described and any(left.lower_ in ANY for left in target.lefts) else None


def object_to_owner_as_holder(proposal: Proposal, voices: Voices) -> bool | None:
    """What somebody's people do is not what they do themselves: "their leader accused her", and not "their criticism of
    her".
    """
    holder, evidence = proposal.holder, proposal.evidence
    if holder is None or proposal.spoken or find_relation(holder) != "possessor" or not is_agentive(holder.head):
        return None
    return True if evidence.i != holder.head.i and not holder.head.is_ancestor(evidence) else None


def object_to_origin(proposal: Proposal, voices: Voices) -> bool | None:
    """A nationality before "allies" or "critics" says where they are from: "European allies", "Republican critics"."""
    target, evidence = proposal.target, proposal.evidence
    describes = target.head.i == evidence.i and target.i < evidence.i and find_relation(target) != "possessor"
    kind = voices.kind(proposal.target_entity)
    is_origin = kind in ("NORP", "EVENT") or target.pos_ == "ADJ"
    return True if evidence.pos_ == "NOUN" and describes and is_origin else None


OBJECTIONS = (
    object_to_same,
    object_to_evidence_as_target,
    object_to_time,
    object_to_nature_as_holder,
    object_to_thing_as_holder,
    object_to_unnameable,
    object_to_agreed,
    object_to_movement,
    object_to_business,
    object_to_own_business,
    object_to_denied_part,
    object_to_undone,
    object_to_untold,
    object_to_claim_of_others,
    object_to_holder_unknown,
    object_to_no_holder,
    object_to_whoever,
    object_to_source,
    object_to_anything,
    object_to_owner_as_holder,
    object_to_origin,
)


def _is_thing(holder: Token, entity: str | None, voices: Voices) -> bool:
    """Does the word mean no person, body or people?"""
    if is_first_person(holder):
        return False
    if entity is None:
        return holder.pos_ == "NOUN" and find_people_kind(holder) == "document"
    return voices.kind(entity) not in HOLDERS


def _tells(proposal: Proposal, voices: Voices) -> bool:
    """Does a thing say so in words, as its makers would: a report, or what some name stands for?

    A poll or a film only records what is so.
    """
    nouns = [proposal.holder, *voices.nouns.get(proposal.holder_entity or "", ())]
    kinds = {find_people_kind(noun) for noun in nouns if noun is not None}
    records = any(noun.lemma_.casefold() in read_trait("records") for noun in nouns if noun is not None)
    if records or proposal.via != "words":
        return False
    cue = find_cue(proposal.evidence)
    if "document" in kinds:
        return proposal.spoken or cue is not None
    return cue is not None and proposal.evidence.pos_ == "VERB" and _is_own_act(proposal)


def _is_refused(evidence: Token) -> bool:
    """Is it what somebody does not do, or refuses to: "did not meet", "refused to meet", "their refusal to meet"?"""
    return is_negated(evidence) or is_doubted(evidence) or is_shunned(evidence)


def _is_spoken_of(proposal: Proposal) -> bool:
    """Does what is said speak of the target, and not to it: "questioned the claim", "questioned his authority"?"""
    owns = find_relation(proposal.target) == "possessor"
    return find_cue(proposal.evidence) is not None and (owns or not is_agentive(proposal.target))


def _is_own_act(proposal: Proposal) -> bool:
    """Is the holder's own noun or name the subject of what shows it: "the abductors threatened"?"""
    subject = find_own_subject(proposal.evidence)
    return subject is not None and subject == proposal.holder and subject.pos_ in ("NOUN", "PROPN")
