"""Targets: where the target of a stance predicate stands in a sentence.

Knows the parse and the predicates with their frames. Answers with the heads of noun phrases, and knows nothing of
entities.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.participants import find_doer, find_maker, find_name_before, find_owner, resolve_relative
from broadsheet.language.syntax import (
    find_agent,
    find_complements,
    find_first_member,
    find_governor,
    find_indirect_object,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_infinitive,
    is_passive,
    is_predicate,
)
from broadsheet.stances.directives import find_told
from broadsheet.stances.predicates import Predicate, find_predicates
from broadsheet.stances.predication import (
    find_actor,
    find_affected,
    find_authors,
    find_carrier,
    find_described,
    find_naming_verb,
    is_answered,
    is_carried,
    is_named_as,
    is_received,
)

# of nouns that mean whoever holds the stance: "critic", "ally"
MEANT = {"self", "mutual"}
# "railed at times on the council": when, and not at whom
TIMES = {
    "time",
    "moment",
    "point",
    "stage",
    "day",
    "night",
    "week",
    "weekend",
    "month",
    "year",
    "morning",
    "evening",
    "hour",
    "minute",
}
# what is done well or badly says so of whoever does it
ACTS = {
    "job",
    "work",
    "thing",
    "speech",
    "decision",
    "choice",
    "effort",
    "contribution",
    "performance",
    "service",
    "leadership",
}
DEFINITE = {"the", "this", "that", "these", "those", "such"}
# one is glad or sorry to do this with what one is glad or sorry about
HAVING = {"have", "get", "receive", "see"}


def find_target(token: Token, entry: Predicate) -> Token | None:
    """The head of what is judged, where the entry says it stands."""
    if entry.target == "object":
        return find_affected(token)
    if entry.target == "subject":
        return _find_predicated(token) or (_find_blemished(token) if entry.polarity == "oppose" else None)
    if entry.target == "doer":
        return find_told(token) or find_actor(token)
    if entry.target == "complement":
        return next((found for clause in find_complements(token) if (found := _find_greeted(clause)) is not None), None)
    if entry.target == "possessor":  # "the plan's critics", "a Lund supporter"
        return find_possessor(token) or find_name_before(token)
    # of "won the backing of the union" the union gives, and is not judged
    given_by = entry.pos == "noun" and entry.target == "of" and is_received(token)
    found = None if given_by else _after_preposition(token, entry.target)
    if found is None and entry.target == "of" and entry.pos == "noun" and next(find_authors(token), None) is not None:
        found = find_possessor(token)  # "the mayor's endorsement by the union"
    if found is None and entry.pos == "noun" and entry.holder not in MEANT:
        found = _find_given(token) or _find_receiver(token)
    return resolve_relative(found)


def _find_given(noun: Token) -> Token | None:
    """Whom something is given: `him` of "offered him an endorsement", whom a parser may take for a first object."""
    verb = find_governor(noun)
    if not is_carried(noun):
        return None
    first = find_object(verb) if find_relation(noun) == "object" else None
    return find_indirect_object(verb) or (first if first is not None and first.i < noun.i else None)


def _find_greeted(clause: Token) -> Token | None:
    """What somebody is glad or angry about: who does what a clause says, or what one is glad to have."""
    if is_infinitive(clause):
        return find_object(clause) if clause.lemma_ in HAVING else None
    return find_agent(clause) if is_passive(clause) else find_own_subject(clause)


def _after_preposition(token: Token, word: str) -> Token | None:
    """The noun after a preposition of the word, of its object, or of the verb that carries it ("expressed anger
    at").
    """
    phrases = find_noun_modifiers(token) if token.pos_ == "NOUN" else find_obliques(token)
    if token.pos_ in ("VERB", "ADJ"):
        inside = find_object(token)
        parts = [inside, *(noun for _, noun in find_noun_modifiers(inside))] if inside is not None else []
        phrases = phrases + [phrase for part in parts for phrase in find_noun_modifiers(part)]
    elif token.pos_ == "NOUN" and (is_carried(token) or is_predicate(token)):
        phrases = phrases + find_obliques(find_governor(token))
    found = (noun for preposition, noun in phrases if preposition.lower_ == word and noun.i != token.i)
    return next((noun for noun in found if noun.lemma_ not in TIMES), None)


def _find_predicated(token: Token) -> Token | None:
    """What a noun or adjective is said of: "X is a threat", "sees X as a threat", "called X a threat"."""
    described = find_described(token)
    if (
        token.pos_ == "ADJ" and token.i and token.nbor(-1).lower_ == "as" and not is_named_as(token)
    ):  # "is as good as the other"
        return None
    if token.pos_ == "ADJ" and find_preposition(described) is not None and not is_named_as(described):
        return None  # "is in good health"
    member = find_first_member(described)
    naming = find_naming_verb(member)
    if naming is not None:
        return find_subject(naming) if is_passive(naming) else find_object(naming)
    if token.pos_ in ("VERB", "AUX"):
        return find_actor(token)
    if token.pos_ == "NOUN" and (found := _find_rated(member)) is not None:
        return found
    if token.tag_ == "JJ" and find_relation(token) == "adjective" and token.head.lemma_ in ACTS:  # "did a great job"
        return _find_rated(token.head)
    if (
        is_predicate(described) and (own := find_own_subject(described)) is not None
    ):  # "the debt is small and the brand is sound"
        return own
    return find_subject(member) if is_predicate(member) else None


def _find_blemished(adjective: Token) -> Token | None:
    """The known thing a word of blame stands before:
    "her disgraceful speech". Praise there is often none ("the right time").
    """
    noun = adjective.head
    plain = adjective.pos_ == "ADJ" and adjective.tag_ != "JJS"  # "the worst flood" is one of several, and told as such
    stands_before = plain and find_relation(adjective) == "adjective" and not find_predicates(noun)
    return noun if stands_before and _is_definite(noun) else None


def _find_rated(noun: Token) -> Token | None:
    """Whom a noun rates that is not said of its subject:
    "our priority is peace", "they spread lies", "cited it as a success".
    """
    above = find_governor(noun)
    if is_predicate(above) and above.pos_ == "NOUN" and find_own_subject(above) == noun:
        return above
    is_object = above.pos_ in ("NOUN", "PROPN") and find_relation(above) == "object"
    preposition = find_preposition(noun)
    if is_object and preposition is not None and preposition.lower_ == "as":
        return above
    if not is_object and find_relation(noun) != "object":
        return None
    verb = find_governor(above) if is_object else above  # "gave [a platform to racism]"
    return find_doer(verb) if verb.pos_ == "VERB" and carries(verb, "does") else None


def _is_definite(noun: Token) -> bool:
    """Does a noun mean something known: "the plan", "his plan"? What is not known is not judged ("a bad plan")."""
    return find_possessor(noun) is not None or any(child.lower_ in DEFINITE for child in noun.lefts)


def _find_receiver(noun: Token) -> Token | None:
    """Whom criticism that is drawn, faced or answered is for: the subject of "drew criticism", "responded to the
    union's attacks".
    """
    carrier = find_carrier(noun)
    if carries(noun, "wishes"):  # "faces calls to resign"
        return None
    if is_received(noun) or (is_answered(noun) and find_owner(noun) is not None):
        return find_doer(carrier) if carrier.pos_ != "NOUN" else find_maker(carrier)
    return None


def find_cause(verb: Token, someone: Token) -> Token | None:
    """What somebody is praised or blamed for: `delay` in "criticised the mayor for the delay"."""
    phrases = [*find_obliques(verb), *find_noun_modifiers(someone)]
    return next(
        (
            noun
            for preposition, noun in phrases
            if preposition.lower_ in ("for", "over", "of") and preposition.i > someone.i
        ),
        None,
    )
