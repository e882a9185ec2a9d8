"""Giver: who does something with a quantity that does not measure them, "the firm gave $5m", whom it is given to or
taken from, and what a sum consists of or goes to.

Knows the parse and what verbs do with amounts. Knows nothing of what a quantity counts.
"""

from spacy.tokens import Token

from broadsheet.figures.context import Occurrence
from broadsheet.figures.topics import HUMAN, find_meant, find_whole, read_empty_topics
from broadsheet.figures.words import find_edges
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import find_change, has_role, read_changes
from broadsheet.quantities import find_kind, is_money

# fmt: off
# bare nouns that say how money is given or seen, not what it is: "$5m in advance", "$5m in total"
MANNERS_OF_MONEY = {
    "addition", "advance", "all", "exchange", "part", "person", "public", "response", "return", "total", "turn",
    "court", "dollars", "euros", "pounds", "trade", "trading", "yen", "yuan",
}
# where a sum is earned or spent
PLACES = {
    "area", "city", "country", "county", "district", "market", "office", "place", "province", "region", "school",
    "shop", "state", "store", "suburb", "town", "village", "zone",
}
# fmt: on


def find_undergoer(verb: Token, at: Occurrence) -> Token | None:
    """Whom a verb gives its quantity to, or takes it from:
    `firm` in "the judge fined the firm £2m", "the hack cost the firm £4m".
    """
    if not has_role("imposes", verb.lower_, verb.lemma_):
        return None
    start, objects = find_edges(at)[0], (syntax.find_indirect_object(verb), syntax.find_object(verb))
    passive = syntax.is_passive(verb) and (syntax.find_auxiliaries(verb) or not any(objects))
    if passive or any(i in at.numbers for i in range(verb.i, start)):  # "it cost the firm £4m for 20 acres"
        return None
    nouns = (noun for noun in (*objects, _find_noun_before(verb, start)) if noun is not None and noun.i < start)
    # "cost an average of £5" is no cost of an average
    return next((noun for noun in nouns if not noun.is_ancestor(at.span.root)), None)


def _find_noun_before(verb: Token, start: int) -> Token | None:
    """The noun right before the token `start` and behind the verb, if no preposition ties it: `firm` in "cost the firm
    £4m".
    """
    before = verb.doc[start - 1]
    nominal = before.i > verb.i and before.pos_ in ("NOUN", "PROPN", "PRON")
    return before if nominal and syntax.find_preposition(before) is None else None


def is_giver(noun: Token, verb: Token, at: Occurrence) -> bool:
    """Does a noun do something with the quantity of its verb, and is not measured by it:
    "the firm gave $5m", "she works six nights a week"?
    """
    unit, preposition = at.quantity.unit, syntax.find_preposition(at.span.root)
    if verb.pos_ != "VERB" or unit is None or _measures(verb, noun, at):
        return False
    if unit == "point" and has_role("scores", verb.lower_, verb.lemma_):
        return noun.i < verb.i
    if at.kind == "share" and preposition is not None and preposition.lower_ == "at":
        return False  # "the rate held at 3.9%"
    if at.kind == "share":
        roles = ("expects", "holds", "scores")
        return any(has_role(role, verb.lower_, verb.lemma_) for role in roles) and _is_doer(noun, verb, at)
    given = syntax.is_object(at.span.root) and preposition is None
    if _is_changing(verb, at) or (syntax.is_passive(verb) and not given):
        return False
    return _is_doer(noun, verb, at)


def _measures(verb: Token, noun: Token, at: Occurrence) -> bool:
    """Is a verb one that measures its subject, "the house costs $5m", though no person by time, "she worked six
    nights"?
    """
    if is_money(at.quantity.unit) and verb.lemma_ == "take" and noun.lower_ != "it":
        return False  # "the party took in £63,000"
    timed = find_kind((at.quantity.unit or "").partition("/")[0]) == "time"
    return has_role("measures", verb.lower_, verb.lemma_) and not (timed and _is_person(noun, at))


def _is_changing(verb: Token, at: Occurrence) -> bool:
    """Is a verb one of change, whose amount measures what changes, and no transitive one of money: "raised $5m"?"""
    change = find_change(verb.lower_) or verb.lemma_.lower()
    transitive = change in read_changes("transitive")
    return change in read_changes("verb") and not (transitive and is_money(at.quantity.unit))


def find_goods(verb: Token, at: Occurrence) -> Token | None:
    """What a sum consists of or goes to: `damages` in "$5m in damages", `roof` in "paid $12,000 for a new roof"."""
    following = [*syntax.find_noun_modifiers(at.span.root), *syntax.find_obliques(verb)]
    goods = (noun for preposition, noun in following if _is_content(preposition, noun, at))
    return next(goods, None) or _find_bought(verb, at)


def find_gift(giver: Token, at: Occurrence) -> Token | None:
    """What comes from the person that a parse ties a quantity to: `bequest` in "a bequest from Ann Lee of £40,000"."""
    preposition, gift = syntax.find_preposition(giver), syntax.find_governor(giver)
    given = giver.i in at.names and preposition is not None and preposition.lower_ in ("from", "by", "to")
    return gift if given and at.before(1) == "of" and gift.pos_ == "NOUN" and gift.i not in at.measures else None


def _is_content(preposition: Token, noun: Token, at: Occurrence) -> bool:
    """Is a noun right behind a sum and its "in" what the sum consists of: "$5m in damages", but not "$5m in the city",
    "in total"?
    """
    bare = preposition.lower_ == "in" and preposition.i == at.span.end and noun.left_edge.i == preposition.i
    if not bare or noun.pos_ != "NOUN" or noun.i in at.measures or noun.lemma_.lower() in PLACES:
        return False
    determined = any(token.pos_ in ("DET", "PRON") for token in noun.doc[preposition.i + 1 : noun.i])
    return not determined and noun.lower_ not in read_empty_topics() | MANNERS_OF_MONEY


def _find_bought(verb: Token, at: Occurrence) -> Token | None:
    """What a sum is given for: "paid $12,000 for a new roof", "spent $5m on roads"."""
    head, first = at.span.root, syntax.find_first_member(at.span.root)
    if not syntax.is_object(first) or syntax.find_governor(first).i != verb.i:
        return None
    if any(has_role(role, verb.lower_, verb.lemma_) for role in ("measures", "imposes")):
        return None
    admitted = {"for", "on"} if has_role("spends", verb.lower_, verb.lemma_) else {"for"}
    behind = verb.doc[at.span.end : at.span.end + 2]
    if len(behind) > 0 and behind[0].lower_ in admitted and behind[-1].tag_ == "VBG":
        return behind[-1]
    following = [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)]
    bought = (noun for preposition, noun in following if preposition.lower_ in admitted and noun.i > head.i)
    goods = next((noun for noun in bought if noun.i not in at.measures), None)
    if goods is None or goods.ent_type_ or goods.lower_ in read_empty_topics() | {"time"}:
        return None
    return goods


def _is_doer(noun: Token, verb: Token, at: Occurrence) -> bool:
    """Is a noun the subject of a verb, or the noun that the verb describes?"""
    subject, described = find_said_subject(verb), syntax.find_modified_noun(verb)
    doers = {find_whole(one, at).i for one in (subject, described) if one is not None}
    meant = find_meant(subject, verb, at) if subject is not None else None
    return noun.i in doers | ({meant.i} if meant is not None else set())


def _is_person(noun: Token, at: Occurrence) -> bool:
    """Is a noun a person's name, or a pronoun for persons?"""
    name = at.names.get(noun.i) or (at.names.get(noun.i + 1) if noun.pos_ == "PROPN" else None)
    return noun.lower_ in HUMAN | {"who", "we", "i", "you"} or (name is not None and name.label_ == "PERSON")
