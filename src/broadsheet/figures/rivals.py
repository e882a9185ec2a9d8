"""Rivals: the two shares of a pair, "46 percent to 35 percent", of whom the first is ahead and the second is not.

Knows the parse. Knows nothing of what other quantities count.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from broadsheet.figures.context import About, Draft, Occurrence
from broadsheet.figures.words import read_phrase
from broadsheet.language import syntax
from broadsheet.quantities import Quantity
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, lower_at

# what one does who has the greater share, and what one does who has the lesser
AHEAD = {"beat", "defeat", "edge", "lead", "outpoll", "top"}
BEHIND = {"trail", "lose"}
# nouns of a lead: "a lead over Falk", "by a margin of 7 points"
LEADS = {"advantage", "edge", "lead", "margin", "victory", "win"}
OVER = {"over", "against", "to", "behind"}


def is_second_share(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Is a share the lesser one of a pair: "46 percent to 35 percent", "52%-48%", but not "fell from 46% to 35%"?"""
    joined = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    paired = joined == ["to"] or (len(joined) == 1 and joined[0] in HYPHENS)
    shares = left.unit == right.unit == "percent" and left.amount > right.amount
    return paired and shares and lower_at(lexemes, left.first - 1) not in ("from", "by")


def place_rivals(at: Occurrence, first: Draft) -> tuple[About, About] | None:
    """Whose the two shares of a pair are, `at` being the second: "Lund leads Falk, 46 percent to 35 percent".

    Of the two, one is in the clause's subject and one is its object, or stands behind "over"; without both, or where
    something changes, None.
    """
    if first.trend is not None:
        return None
    verb = _find_verb(at)
    subject = syntax.find_subject(verb) if verb is not None else None
    if verb is None or subject is None:
        return None
    rival = _find_rival(verb, at)
    if rival is None or rival.i == subject.i:
        return None
    ahead, behind = (subject, rival) if verb.lemma_ not in BEHIND else (rival, subject)
    return About(read_phrase(ahead, at), None), About(read_phrase(behind, at), None)


def _find_verb(at: Occurrence) -> Token | None:
    """The nearest verb of winning or losing before a pair, in its sentence."""
    for token in reversed(at.span.doc[at.span.sent.start : at.span.start]):
        if token.pos_ == "VERB" and (token.lemma_ in AHEAD | BEHIND or _has_lead(token)):
            return token
    return None


def _has_lead(verb: Token) -> bool:
    """Is the object of a verb a lead: "holds a lead over Falk"?"""
    goods = syntax.find_object(verb)
    return goods is not None and goods.lemma_.lower() in LEADS


def _find_rival(verb: Token, at: Occurrence) -> Token | None:
    """Whom a verb of winning or losing has for its object, or behind "over" or "to"."""
    goods = syntax.find_object(verb)
    if goods is not None and goods.i in at.names and goods.i < at.span.start:
        return goods
    phrases = [*syntax.find_obliques(verb), *(syntax.find_noun_modifiers(goods) if goods is not None else [])]
    over = (part for preposition, part in phrases if preposition.lower_ in OVER and part.i in at.names)
    return next((part for part in over if part.i < at.span.start), None)
