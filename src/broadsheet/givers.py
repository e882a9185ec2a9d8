"""Givers: who does something with a quantity that does not measure them, "the firm gave $5m", and what a sum is given for.

Knows the parse (through `syntax`), the trend words (through `changes`) and `setting`. Knows nothing of trends, statements or tables.
"""

from spacy.tokens import Token

from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.lexicon import find_change, has_role, read_changes
from broadsheet.quantities import SHARES, TIME, is_money
from broadsheet.setting import HUMAN, Setting, past_measure, past_pronoun, read_empty_topics

# bare nouns that say how money is given or seen, not what it is: "$5m in advance", "$5m in total"
MANNERS_OF_MONEY = {"addition", "advance", "all", "exchange", "part", "person", "public", "response", "return", "total", "turn", "court"}
MANNERS_OF_MONEY |= {"dollars", "euros", "pounds", "trade", "trading", "yen", "yuan"}
# where a sum is earned or spent
PLACES = {"area", "city", "country", "county", "district", "market", "office", "place", "province", "region", "school", "shop", "state"}
PLACES |= {"store", "suburb", "town", "village", "zone"}


def is_giver(measured: Token, verb: Token, at: Setting) -> bool:
    """Is what a measure is said of not measured by it, but does something with it: "the firm gave $5m", "she works six nights a week"?"""
    unit, lemma = at.quantity.unit, verb.lemma_.lower()
    fixed = has_role("measures", verb.lower_, verb.lemma_) and not (_is_person(measured, at) and (unit or "").partition("/")[0] in TIME)
    if verb.pos_ != "VERB" or fixed or unit is None:
        return False
    if unit == "point" and has_role("scores", verb.lower_, verb.lemma_):
        return measured.i < verb.i
    preposition = syntax.find_preposition(at.span.root)
    if unit in SHARES and preposition is not None and preposition.lower_ == "at":
        return False  # "the rate held at 3.9%"
    if unit in SHARES:
        return any(has_role(role, verb.lower_, verb.lemma_) for role in ("expects", "holds", "scores")) and _is_doer(measured, verb, at)
    passive = syntax.is_passive(verb)
    change = find_change(verb.lower_) or lemma
    changing = change in read_changes("verb") and (change not in read_changes("transitive") or not is_money(at.quantity.unit))
    given = syntax.is_object(at.span.root) and syntax.find_preposition(at.span.root) is None
    if changing or (passive and not given):
        return False
    return _is_doer(measured, verb, at)


def _is_doer(measured: Token, verb: Token, at: Setting) -> bool:
    """Is what a measure is said of the subject of a verb, or the noun that the verb describes?"""
    subject, described = find_said_subject(verb), syntax.find_modified_noun(verb)
    doers = {past_measure(noun, at).i for noun in (subject, described) if noun is not None}
    meant = past_pronoun(subject, verb, at) if subject is not None else None
    return measured.i in doers | ({meant.i} if meant is not None else set())


def find_goods(head: Token, verb: Token, at: Setting) -> Token | None:
    """What a sum consists of or goes to: `damages` in "$5m in damages", `roof` in "paid $12,000 for a new roof"."""
    following = [*syntax.find_noun_modifiers(head), *syntax.find_obliques(verb)]
    last = at.span.end
    for preposition, noun in following:
        bare = preposition.lower_ == "in" and preposition.i == last and noun.left_edge.i == preposition.i
        other = noun.lower_ in read_empty_topics() | MANNERS_OF_MONEY or noun.lemma_.lower() in PLACES
        plain = noun.pos_ == "NOUN" and not other and noun.i not in at.measures
        determined = any(token.pos_ in ("DET", "PRON") for token in noun.doc[preposition.i + 1 : noun.i])
        if bare and plain and not determined:
            return noun
    return _find_bought(head, verb, at)


def _is_person(noun: Token, at: Setting) -> bool:
    """Is a noun a person's name, or a pronoun for persons?"""
    name = at.names.get(noun.i) or (at.names.get(noun.i + 1) if noun.pos_ == "PROPN" else None)
    return noun.lower_ in HUMAN | {"who", "we", "i", "you"} or (name is not None and name.label_ == "PERSON")


def _find_bought(head: Token, verb: Token, at: Setting) -> Token | None:
    """What a sum is given for: "paid $12,000 for a new roof", "spent $5m on roads"."""
    first = syntax.find_first_member(head)
    if (
        not syntax.is_object(first)
        or syntax.find_governor(first).i != verb.i
        or any(has_role(role, verb.lower_, verb.lemma_) for role in ("measures", "imposes"))
    ):
        return None
    following = [*syntax.find_obliques(verb), *syntax.find_noun_modifiers(head)]
    admitted = {"for", "on"} if has_role("spends", verb.lower_, verb.lemma_) else {"for"}
    behind = verb.doc[at.span.end : at.span.end + 2]
    if [token.lower_ in admitted for token in behind[:1]] == [True] and behind[-1].tag_ == "VBG":
        return behind[-1]
    goods = [noun for preposition, noun in following if preposition.lower_ in admitted and noun.i > head.i and noun.i not in at.measures]
    named = not goods or goods[0].ent_type_ or goods[0].lower_ in read_empty_topics() | {"time"}
    return None if named else goods[0]
