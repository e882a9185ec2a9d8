"""Holders: where the holder of a stance predicate stands in a sentence.

Knows the parse and the predicates with their frames. Answers with the heads of noun phrases, and knows nothing of
entities; a holder that is whoever says so has no word here.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from broadsheet.language.entries import carries
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
    find_auxiliaries,
    find_first_member,
    find_governor,
    find_markers,
    find_object,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    is_apposition,
    is_passive,
    is_predicate,
)
from broadsheet.rules import find_first, name_rule
from broadsheet.stances.candidates import Placed
from broadsheet.stances.directives import find_director, find_wisher
from broadsheet.stances.predicates import Predicate
from broadsheet.stances.predication import (
    find_actor,
    find_affected,
    find_authors,
    find_carrier,
    find_described,
    find_naming_verb,
    find_state,
    is_adverbial,
    is_carried,
)

# what follows a verb of those who shoot
AIMED = {"at", "on"}


def find_holders(token: Token, entry: Predicate) -> list[Placed]:
    """Heads of all who hold the stance: the frame's holder, whoever pledges or voices it, and those who do the same."""
    own, rule = find_first(HOLDER_RULES, token, entry)
    found = [Placed(head, rule) for head in own or () if rule is not None]
    found += [Placed(head, name_rule(find_elliptical)) for head in find_elliptical(token)]
    return list({each.head.i: each for each in found}.values())


def find_directors(token: Token, entry: Predicate) -> list[Token] | None:
    """Who urges or asks somebody to do it: `Lund` in "Lund urged voters to back the plan"."""
    director = find_director(token)
    return [director] if director is not None else None


def find_bearers(token: Token, entry: Predicate) -> list[Token] | None:
    """Who has the support, criticism or plan a noun names, or voices it:
    `union` in "the union's criticism of the plan", "the union voiced concern".
    """
    if entry.holder != "possessor":
        return None
    return [meant for each in _find_bearers(token) if (meant := resolve_relative(each)) is not None]


def find_callers(token: Token, entry: Predicate) -> list[Token] | None:
    """Who calls somebody what the word says: `Lund` in "Lund called him a liar". Else it is whoever says so."""
    if entry.holder != "speaker":
        return None
    naming = find_naming_verb(find_first_member(find_described(token)))
    return _resolve(find_actor(naming) if naming is not None else None)


def find_wishers(token: Token, entry: Predicate) -> list[Token] | None:
    """Who wants, means or tries to do it: `donors` in "donors want to end the boycott"."""
    return _resolve(find_wisher(token)) if entry.holder == "wisher" else None


def find_moved(token: Token, entry: Predicate) -> list[Token] | None:
    """Whom it moves: `union` in "the plan angered the union"."""
    return _resolve(find_affected(token)) if entry.holder == "object" else None


def find_doers(token: Token, entry: Predicate) -> list[Token] | None:
    """Who does it or is so: `union` in "the union condemned the raid", "the union is loyal to Lund", `US` in
    "US-backed rebels".
    """
    if entry.holder != "subject":
        return None
    if _is_bare_participle(token) and entry.target in AIMED:
        return _resolve(find_own_subject(token))
    # of a participle taken for an adjective its subject: "was angered at the plan"
    return _resolve(find_prefixed_agent(token) or (find_doer(token) if entry.pos == "adjective" else find_actor(token)))


def find_those_meant(token: Token, entry: Predicate) -> list[Token] | None:
    """Whom a word like "critic" means, but of a mere share ("some of his critics") nobody:
    `Lee` in "Ann Lee, a critic of the plan".
    """
    return [_find_meant(token)] if entry.means_holder and not is_share(token) else None


HOLDER_RULES = (
    find_directors,
    find_bearers,
    find_callers,
    find_wishers,
    find_moved,
    find_doers,
    find_those_meant,
)


def find_elliptical(token: Token) -> Iterator[Token]:
    """Others who do the same: `parties` in "praised the deal, as did the main parties"."""
    verb = find_governor(token) if token.pos_ == "NOUN" and is_carried(token) else token
    for clause in verb.children:
        if find_relation(clause) not in ("adverbial clause", "aside", "conjunct") or clause.lemma_ != "do":
            continue
        others = find_own_subject(clause) or find_object(clause)
        if others is None:
            continue
        words = (*find_markers(clause), *clause.children, *others.children)
        if any(word.lower_ in ("as", "so") for word in words):
            yield others


def _is_bare_participle(verb: Token) -> bool:
    """Is it a past tense that a parser takes for a passive, in a sentence and no headline:
    "rebels shot at the car."?
    """
    passive = verb.tag_ == "VBN" and is_passive(verb) and find_own_subject(verb) is not None
    return passive and not find_auxiliaries(verb) and find_relation(verb) == "root" and verb.sent[-1].text == "."


def _resolve(holder: Token | None) -> list[Token] | None:
    """The one holder, as a list; of "who", the noun it stands for."""
    meant = resolve_relative(holder)
    return [meant] if meant is not None else None


def _find_bearers(noun: Token) -> Iterator[Token | None]:
    """Who has what a noun names: its author, possessor or a people before it, and whoever voices it."""
    author = next(find_authors(noun), None)
    own = author if author is not None else find_possessor(noun) or find_name_before(noun) or find_people_before(noun)
    yield own
    if is_carried(noun) or (own is None and is_adverbial(noun)):
        carrier = find_carrier(noun)
        yield find_maker(carrier) if carrier.pos_ == "NOUN" else find_actor(carrier)
    elif own is None and is_predicate(noun):
        yield find_own_subject(noun)
    elif own is None and (state := find_state(noun)) is not None:
        yield find_own_subject(state)
    elif own is None and find_relation(noun) == "object" and carries(noun.head, "rejects"):
        yield find_actor(noun.head)


def _find_meant(noun: Token) -> Token:
    """Whom a word like "critic" means: the subject it is said of, the name it stands beside, or else just whom it
    says.
    """
    one = find_governor(noun)  # "is one of her supporters"
    member = find_first_member(one if one.lower_ == "one" and find_preposition(noun) is not None else noun)
    subject = resolve_relative(find_own_subject(member)) if is_predicate(member) else None
    if subject is not None:
        return subject
    preposition = find_preposition(member)
    verb = find_governor(member)
    as_such = preposition is not None and preposition.lower_ == "as" and verb.pos_ == "VERB"
    if as_such:  # "has emerged as a critic of the plan"
        return resolve_relative(find_object(verb) or find_doer(verb)) or noun
    if is_apposition(member) or find_relation(member) in ("name part", "compound", "adjective"):
        return member.head
    return noun
