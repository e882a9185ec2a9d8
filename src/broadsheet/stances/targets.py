"""Targets: where the target of a stance predicate stands in a sentence.

Knows the parse and the predicates with their frames. Answers with the heads of noun phrases, and knows nothing of
entities.
"""

from spacy.tokens import Token

from broadsheet.language.entries import carries, find_people_kind
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
    find_particle,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_infinitive,
    is_passive,
    is_predicate,
)
from broadsheet.lexicon import read_class
from broadsheet.rules import find_first
from broadsheet.stances.candidates import Placed
from broadsheet.stances.deeds import find_opposed_deed
from broadsheet.stances.directives import find_told
from broadsheet.stances.predicates import Predicate, find_predicates
from broadsheet.stances.predication import (
    find_actor,
    find_affected,
    find_authors,
    find_carrier,
    find_described,
    find_naming_verb,
    find_state,
    is_answered,
    is_carried,
    is_named_as,
    is_received,
)
from broadsheet.statements import find_cue

# what the words of a quotation are to the verb they are said with
SAID = {"clause", "aside"}
# where a target stands that follows no preposition
PLACES = {"object", "subject", "doer", "complement", "possessor"}
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
DEFINITE = read_class("demonstrative") | {"the"}
# one is glad or sorry to do this with what one is glad or sorry about
HAVING = {"have", "get", "receive", "see"}


def find_target(token: Token, entry: Predicate) -> Placed | None:
    """The head of what is judged, where the entry says it stands, and the rule that found it there."""
    target, rule = find_first(TARGET_RULES, token, entry)
    return Placed(target, rule) if target is not None and rule is not None else None


def find_object_judged(token: Token, entry: Predicate) -> Token | None:
    """Whom or what a verb is done to: `raid` in "condemned the raid", "the raid was condemned"."""
    return (find_affected(token) or _find_behind_particle(token, entry)) if entry.target == "object" else None


def find_spoken_of(token: Token, entry: Predicate) -> Token | None:
    """What somebody says a word of: `verdict` in '"A disgrace," he said of the verdict', '"It is unfair," he said of
    it'.
    """
    if entry.target != "subject":
        return None
    described = token.head if find_relation(token) == "adjective" and token.head.i > token.i else token
    own = find_own_subject(described)
    verb = find_governor(described)
    open_to_all = own is None or own.pos_ == "PRON"
    if not open_to_all or verb.pos_ != "VERB" or find_cue(verb) is None or not _is_said(described, verb):
        return None
    return next((noun for preposition, noun in find_obliques(verb) if preposition.lower_ in ("of", "about")), None)


def find_subject_judged(token: Token, entry: Predicate) -> Token | None:
    """What a word is said of: `Lund` in "Lund is a threat", "sees Lund as a threat"."""
    return _find_predicated(token) if entry.target == "subject" else None


def find_blemished(token: Token, entry: Predicate) -> Token | None:
    """The known thing a word of blame stands before:
    `speech` in "her disgraceful speech". Praise there is often none ("the right time").
    """
    if (entry.target, entry.polarity) != ("subject", "oppose") or token.pos_ != "ADJ" or token.tag_ == "JJS":
        return None  # "the worst flood" is one of several, and told as such
    noun = token.head
    stands_before = find_relation(token) == "adjective" and not find_predicates(noun)
    return noun if stands_before and _is_definite(noun) else None


def find_told_doer(token: Token, entry: Predicate) -> Token | None:
    """Who is told to do what the word says: `drivers` in "urged drivers to stop"."""
    return find_told(token) if entry.target == "doer" else None


def find_doer_judged(token: Token, entry: Predicate) -> Token | None:
    """Who does what the word says: `Lund` in "Lund lied"."""
    return find_actor(token) if entry.target == "doer" else None


def find_greeted(token: Token, entry: Predicate) -> Token | None:
    """Who did what somebody is glad or angry about: `Lund` in "furious that Lund won"."""
    clauses = find_complements(token) if entry.target == "complement" else []
    return next((found for clause in clauses if (found := _find_greeted_by(clause)) is not None), None)


def find_owner_judged(token: Token, entry: Predicate) -> Token | None:
    """Whose the word is, or whose name stands before it: `Lund` in "Lund's critics", "a Lund supporter"."""
    return (find_possessor(token) or find_name_before(token)) if entry.target == "possessor" else None


def find_after_preposition(token: Token, entry: Predicate) -> Token | None:
    """What follows the word's preposition: `Lund` in "loyal to Lund", "expressed anger at Lund"."""
    if not _has_preposition(entry):
        return None
    # of "won the backing of the union" the union gives, and is not judged
    given_by = entry.pos == "noun" and entry.target == "of" and is_received(token)
    return None if given_by else resolve_relative(_after_preposition(token, entry.target))


def find_endorsed(token: Token, entry: Predicate) -> Token | None:
    """Whose the word is, where others give it: `mayor` in "the mayor's endorsement by the union"."""
    given = entry.target == "of" and entry.pos == "noun" and next(find_authors(token), None) is not None
    return resolve_relative(find_possessor(token)) if given else None


def find_given(token: Token, entry: Predicate) -> Token | None:
    """Whom something is given: `him` in "offered him an endorsement", whom a parser may take for a first object."""
    if not _is_given(entry) or not is_carried(token):
        return None
    verb = find_governor(token)
    first = find_object(verb) if find_relation(token) == "object" else None
    before = first if first is not None and first.i < token.i else None
    return resolve_relative(find_indirect_object(verb) or before)


def find_receiver(token: Token, entry: Predicate) -> Token | None:
    """Whom criticism that is drawn, faced or answered is for:
    `Lund` in "Lund drew criticism", "Lund responded to the union's attacks".
    """
    if not _is_given(entry) or carries(token, "wishes") or _takes_both_sides(token):  # "faces calls to resign"
        return None
    if not is_received(token) and not (is_answered(token) and find_owner(token) is not None):
        return None
    if find_people_kind(find_governor(token)) == "document":  # who gets "letters of objection" need not be their target
        return None
    carrier = find_carrier(token)
    return resolve_relative(find_doer(carrier) if carrier.pos_ != "NOUN" else find_maker(carrier))


TARGET_RULES = (
    find_object_judged,
    find_spoken_of,
    find_subject_judged,
    find_blemished,
    find_told_doer,
    find_doer_judged,
    find_greeted,
    find_owner_judged,
    find_after_preposition,
    find_endorsed,
    find_given,
    find_opposed_deed,
    find_receiver,
)


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


def _is_said(described: Token, verb: Token) -> bool:
    """Is the word that of what somebody says; a parser may take a bare noun for some other part of the saying?"""
    bare = find_relation(described) in ("oblique", "object") and find_preposition(described) is None
    return find_relation(described) in SAID or (bare and described.i < verb.i)


def _has_preposition(entry: Predicate) -> bool:
    """Does the entry's target follow a preposition: "loyal to"?"""
    return entry.target not in PLACES


def _is_given(entry: Predicate) -> bool:
    """Is the entry a noun for what somebody gives somebody: "support for", "criticism of", and not "critic of"?"""
    return entry.pos == "noun" and _has_preposition(entry) and not entry.means_holder


def _takes_both_sides(noun: Token) -> bool:
    """Is the noun one that its preposition alone gives a side: "a vote for", "a vote against"?"""
    return len({entry.polarity for entry in find_predicates(noun) if _is_given(entry)}) > 1


def _find_greeted_by(clause: Token) -> Token | None:
    """What somebody is glad or angry about: who does what a clause says, or what one is glad to have."""
    if is_infinitive(clause):
        return find_object(clause) if clause.lemma_ in HAVING else None
    return find_agent(clause) if is_passive(clause) else find_own_subject(clause)


def _find_behind_particle(verb: Token, entry: Predicate) -> Token | None:
    """What follows an entry's last word where a parser takes that for a preposition: `deputy` in "stood by his
    deputy".
    """
    last = entry.words.rpartition(" ")[2]
    if entry.pos != "verb" or last == entry.words:
        return None
    phrases = ((preposition, noun) for preposition, noun in find_obliques(verb) if preposition.i == verb.i + 1)
    return next((noun for preposition, noun in phrases if preposition.lower_ == last), None)


def _after_preposition(token: Token, word: str) -> Token | None:
    """The noun after a preposition of the word, of its object, or of the verb that carries it ("expressed anger
    at").
    """
    phrases = find_noun_modifiers(token) if token.pos_ == "NOUN" else find_obliques(token)
    if token.pos_ in ("VERB", "ADJ"):
        inside = find_object(token)
        parts = [inside, *(noun for _, noun in find_noun_modifiers(inside))] if inside is not None else []
        phrases = phrases + [phrase for part in parts for phrase in find_noun_modifiers(part)]
    elif token.pos_ == "NOUN" and (is_carried(token) or is_predicate(token) or find_state(token) is not None):
        phrases = phrases + find_obliques(find_governor(token))
    found = (noun for preposition, noun in phrases if preposition.lower_ == word and noun.i != token.i)
    particle = find_particle(token) if token.pos_ == "VERB" else None
    # a parser may take "on" of "turned on the minister" for a particle
    behind = find_object(token) if particle is not None and particle.lower_ == word else None
    return behind or next((noun for noun in found if noun.lemma_ not in TIMES), None)


def _find_predicated(token: Token) -> Token | None:
    """What a noun or adjective is said of: "X is a threat", "sees X as a threat", "called X a threat"."""
    described = find_described(token)
    if token.pos_ == "ADJ" and token.i and token.nbor(-1).lower_ == "as" and not is_named_as(token):
        return None  # "is as good as the other"
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
    own = find_own_subject(described) if is_predicate(described) else None
    if own is not None:  # "the debt is small and the brand is sound"
        return own
    return find_subject(member) if is_predicate(member) else None


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
