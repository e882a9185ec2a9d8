"""Predication: what a noun is said to be, do or undergo, and the light verbs that carry a noun: "drew criticism from".

Knows the parse and `lexicon/carriers.csv`. Knows nothing of entities.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from broadsheet.language.entries import carries
from broadsheet.language.participants import find_doer, find_prefixed_agent, is_agentive, resolve_relative
from broadsheet.language.syntax import (
    find_agent,
    find_first_member,
    find_governor,
    find_indirect_object,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_preposition,
    find_relation,
    find_subject,
    is_infinitive,
    is_passive,
    is_predicate,
)
from broadsheet.stances.directives import directs
from broadsheet.stances.predicates import find_predicates

# "came under fire", "met with praise", "relies on them for support", "depends on their support"
RECEIVING = {"under", "with", "for", "on", "upon"}
AUTHORS = {"by", "from", "among", "within"}
# who gives what is received ("won praise from", "relies on them for support"), or is found to have done it ("was traced
# to")
SOURCES = {"from", "by", "among", "on", "upon", "to"}


def find_affected(verb: Token) -> Token | None:
    """Whom or what a verb is done to."""
    if find_prefixed_agent(verb) is not None:
        return verb.head
    if is_passive(verb):
        return resolve_relative(find_own_subject(verb) or find_modified_noun(verb) or find_subject(verb))
    if _is_addressed(verb):
        return None
    return resolve_relative(find_object(verb) or find_indirect_object(verb)) or _find_fronted(verb)


def _find_fronted(verb: Token) -> Token | None:
    """The noun an object relative without a pronoun describes: "the man we support", and not "a meeting at which he
    threatened to leave".
    """
    if any(noun.tag_ in ("WP", "WDT") for _, noun in find_obliques(verb)):
        return None
    noun = find_modified_noun(verb) if find_relation(verb) == "relative clause" else None
    subject = find_own_subject(verb)
    return noun if noun is not None and subject is not None and subject.tag_ not in ("WP", "WDT") else None


def _is_addressed(verb: Token) -> bool:
    """Is the object somebody who is told or asked to do something, and so judged by nobody?"""
    someone = find_object(verb) or find_indirect_object(verb)
    return someone is not None and directs(verb) and find_infinitive_after(verb, someone) is not None


def find_described(token: Token) -> Token:
    """The noun a predicate's adjective stands before:
    `mistake` for `terrible` in "it was a terrible mistake"; else the word itself.
    """
    noun = token.head
    describes = (
        token.pos_ == "ADJ" and find_relation(token) == "adjective" and noun.i > token.i and not find_predicates(noun)
    )
    return noun if describes and (is_predicate(noun) or find_naming_verb(noun) is not None) else token


def find_naming_verb(token: Token) -> Token | None:
    """The verb that calls somebody what the word says:
    `called` in "called him a liar", `describes` in "describes it as a lie".
    """
    verb = find_governor(token)
    if verb.pos_ != "VERB":
        return None
    as_such = is_named_as(token)
    so_called = (
        find_relation(token) in ("open clause", "predicate") and not is_infinitive(token) and not is_predicate(token)
    )
    return verb if (as_such or so_called) and (is_passive(verb) or find_object(verb) is not None) else None


def is_named_as(token: Token) -> bool:
    """Does "as" stand before the word: "as a threat", and where a parser takes it for a marker, "as unfair"?"""
    preposition = find_preposition(token)
    marked = any(
        child.lower_ == "as" and child.i < token.i and find_relation(child) != "adverb" for child in token.children
    )
    return marked or (preposition is not None and preposition.lower_ == "as")


def find_actor(verb: Token) -> Token | None:
    """Who does what a verb says, after "by" where it is passive."""
    if not is_passive(verb):
        return find_doer(verb)
    return find_agent(verb) or _find_agent_below(verb)


def _find_agent_below(verb: Token) -> Token | None:
    """Who does it where a parser hangs them on what it is done for: "was accused of lying by the press"."""
    gerunds = [child for child in verb.rights if child.tag_ == "VBG" and find_markers(child)]
    phrases = (phrase for gerund in gerunds for phrase in find_obliques(gerund))
    return next((noun for preposition, noun in phrases if preposition.lower_ == "by" and is_agentive(noun)), None)


def find_state(noun: Token) -> Token | None:
    """The word of a state that a noun in it is part of: `up` for `arms` in "they are up in arms"."""
    above = find_governor(noun)
    return (
        above if find_preposition(noun) is not None and above.pos_ in ("ADV", "ADP") and is_predicate(above) else None
    )


def find_authors(noun: Token) -> Iterator[Token]:
    """Who a noun says it comes from: "criticism by X", "outrage among X", "won the backing of X", "was traced to X"."""
    received = is_received(noun)
    words = AUTHORS | {"of"} if received else AUTHORS
    yield from (author for preposition, author in find_noun_modifiers(noun) if preposition.lower_ in words)
    verb = find_carrier(noun)
    if received or (verb.pos_ == "VERB" and is_passive(verb) and carries(verb, "traces")):
        yield from (author for preposition, author in find_obliques(verb) if preposition.lower_ in SOURCES)


def find_carrier(noun: Token) -> Token:
    """The verb a noun is said with; a parser may hang it on a noun between ("relies on [them for support]")."""
    above = find_governor(_find_whole(noun))
    preposition = find_preposition(noun)
    between = preposition is not None and preposition.lower_ == "for" and above.pos_ in ("NOUN", "PROPN", "PRON")
    verb = find_governor(above) if between else above
    return verb if verb.pos_ == "VERB" else above


def _find_whole(noun: Token) -> Token:
    """What a noun is the matter of:
    `barrage` in "a barrage of insults", `show` in "a show of support"; else the noun itself.

    Of several coordinated ones, the first: `praise` for `criticism` in "drew praise and criticism".
    """
    above = find_governor(noun)
    preposition = find_preposition(noun)
    is_matter = (
        preposition is not None and preposition.lower_ == "of" and above.pos_ == "NOUN" and not find_predicates(above)
    )
    return find_first_member(above if is_matter else noun)


def is_carried(noun: Token) -> bool:
    """Does a light verb carry the noun's meaning: "pledged support", "voiced concern", "went on the offensive"?"""
    whole = _find_whole(noun)
    verb = find_governor(whole)
    preposition = find_preposition(whole)
    light = verb.pos_ == "VERB" and carries(verb, "gives") and not (verb.lemma_ == "take" and carries(noun, "suffered"))
    return light and (
        find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in ("on", "in", "to"))
    )


def is_received(noun: Token) -> bool:
    """Does somebody receive what the noun names: "won the backing", "drew criticism", "came under fire"?"""
    carrier = find_carrier(noun)
    whole = _find_whole(noun)
    preposition = find_preposition(whole)
    if carrier.pos_ == "ADJ":  # "dependent on Russian support"
        return preposition is not None and carries(carrier, "receives")
    received = find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in RECEIVING)
    suffered = carrier.lemma_ in ("take", "catch") and carries(noun, "suffered")
    return (
        carrier.pos_ == "VERB" and (suffered or carries(carrier, "receives")) and not is_passive(carrier) and received
    )


def is_answered(noun: Token) -> bool:
    """Does somebody answer what the noun names: "responded to the charges", "a reaction to the attacks"?"""
    carrier = find_carrier(noun)
    whole = _find_whole(noun)
    preposition = find_preposition(whole)
    answered = find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in ("to", "at"))
    return answered and carries(carrier, "answers") and not is_passive(carrier)


def is_adverbial(noun: Token) -> bool:
    """Does the noun say how or why somebody acts:
    "spoke in support of", "left in protest at", "held an event in support of"?
    """
    preposition = find_preposition(noun)
    return (
        preposition is not None and preposition.lower_ == "in" and find_governor(noun).pos_ in ("VERB", "AUX", "NOUN")
    )
