"""Holders: where the holder of a stance predicate stands in a sentence.

Knows the parse and the predicates with their frames. Answers with the heads of noun phrases, and knows nothing of
entities; a holder that is whoever says so has no word here.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from broadsheet.language.participants import (
    find_doer,
    find_maker,
    find_name_before,
    find_people_before,
    find_prefixed_agent,
    is_share,
    resolve_relative,
)
from broadsheet.language.syntax import (
    find_first_member,
    find_governor,
    find_markers,
    find_object,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    is_apposition,
    is_predicate,
)
from broadsheet.stances.directives import find_director, find_wisher
from broadsheet.stances.predicates import Predicate
from broadsheet.stances.predication import (
    find_actor,
    find_affected,
    find_authors,
    find_carrier,
    find_described,
    find_naming_verb,
    is_adverbial,
    is_carried,
)


def find_holders(token: Token, entry: Predicate) -> list[Token]:
    """Heads of all who hold the stance: the frame's holder, whoever pledges or voices it, and those who do the same."""
    found = [*_find_own_holders(token, entry), *_find_elliptical(token)]
    return list({each.i: each for each in found}.values())


def _find_own_holders(token: Token, entry: Predicate) -> list[Token]:
    director = find_director(token)
    if director is not None:
        return [director]
    if entry.holder in ("possessor", "agent", "by", "from"):
        return list(_find_bearers(token))
    holder = None
    if entry.holder == "speaker":
        naming = find_naming_verb(find_first_member(find_described(token)))
        holder = find_actor(naming) if naming is not None else None
    elif entry.holder == "wisher":
        holder = find_wisher(token)
    elif entry.holder == "object":
        holder = find_affected(token)
    elif entry.holder == "subject":  # of a participle taken for an adjective its subject: "was angered at the plan"
        holder = find_prefixed_agent(token) or (find_doer(token) if entry.pos == "adjective" else find_actor(token))
    elif not is_share(token):
        holder = _find_meant(token)
    return [resolve_relative(holder)] if holder is not None else []


def _find_bearers(noun: Token) -> Iterator[Token]:
    """Who has the support, criticism or plan a noun names: its possessor or author, a people before it, whoever voices
    it.
    """
    author = next(find_authors(noun), None)
    own = author if author is not None else find_possessor(noun) or find_name_before(noun) or find_people_before(noun)
    if own is not None:
        yield resolve_relative(own)
    carried = is_carried(noun)
    if carried or (own is None and is_adverbial(noun)):
        carrier = find_carrier(noun)
        doer = find_maker(carrier) if carrier.pos_ == "NOUN" else find_actor(carrier)
        if doer is not None:
            yield resolve_relative(doer)
    elif own is None and is_predicate(noun) and find_own_subject(noun) is not None:
        yield resolve_relative(find_own_subject(noun))


def _find_meant(noun: Token) -> Token:
    """Whom a word like "critic" means: the subject it is said of, the name it stands beside, or else just whom it
    says.
    """
    one = find_governor(noun)  # "is one of her supporters"
    member = find_first_member(one if one.lower_ == "one" and find_preposition(noun) is not None else noun)
    subject = find_own_subject(member) if is_predicate(member) else None
    if subject is not None:
        return resolve_relative(subject)
    preposition = find_preposition(member)
    verb = find_governor(member)
    if (
        preposition is not None and preposition.lower_ == "as" and verb.pos_ == "VERB"
    ):  # "has emerged as a critic of the plan"
        return resolve_relative(find_object(verb) or find_doer(verb)) or noun
    if is_apposition(member) or find_relation(member) in ("name part", "compound", "adjective"):
        return member.head
    return noun


def _find_elliptical(token: Token) -> Iterator[Token]:
    """Others who do the same: "as did the main parties"."""
    verb = find_governor(token) if token.pos_ == "NOUN" and is_carried(token) else token
    for clause in verb.children:
        if find_relation(clause) in ("adverbial clause", "aside", "conjunct") and clause.lemma_ == "do":
            others = find_own_subject(clause) or find_object(clause)
            words = [*find_markers(clause), *clause.children, *(others.children if others is not None else [])]
            if others is not None and any(word.lower_ in ("as", "so") for word in words):
                yield others
