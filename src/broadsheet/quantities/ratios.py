"""Ratios: two numbers side by side that are one part or multiple, "one in five", "three to one", "one town in eight".

Works on lexemes, by what stands between the two and before them. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, counts_ahead, is_plural, lower_at
from broadsheet.quantities.record import Form, Quantity, decide
from broadsheet.rules import find_first

# "eight of 10" is a ratio, "three of 12 suspects" two counts
ROUND_WHOLES = {10, 100, 1000}
# a whole that people divide by hand, "eight out of 12", is no larger
LARGEST_WHOLE = 1000
# "one in 10 million" is one
RAREST = 10_000_000
# in so many a few are a part, "three in 50"; in more they are those in a place: "three in 600 homes"
LARGEST_BARE_WHOLE = 50
# "won 3 to 1" is a score, "from 10 to 1" and "ten to one o'clock" are none
# fmt: off
NO_ODDS = {
    "at", "beat", "between", "drew", "from", "lead", "leads", "led", "lose", "lost", "score", "win", "wins", "won",
}
# nouns before which "3-1" is a ratio and no score
ODDS = {"advantage", "favorite", "favourite", "longshot", "margin", "odds", "outsider", "ratio"}
# fmt: on


def join_ratio(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """A ratio of two neighbours, or a part of one, or none."""
    if Form.SCORE in (left.form, right.form):
        return None
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first] if lexeme.text not in HYPHENS]
    joined, rule = find_first(RATIOS, lexemes, left, right, between)
    return None if joined is None or rule is None else decide(joined, "value", rule)


def join_part_of_one(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """ "half of one percent": a part of one of a unit."""
    part = left.form == Form.FRACTION and left.unit is None
    if between != ["of"] or not part or right.unit is None or right.value != 1:
        return None
    value = left.value
    return replace(right, first=left.first, inner=left.inner, value=value, low=value, high=value)


def join_odds(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """ "three to one", "a 10-to-1 favourite", "a 3-1 margin": how many times as many or as likely."""
    joint = between == ["to"] or (not between and is_odds(lexemes, right.last))
    if not joint or not _are_bare(left, right) or left.signed or right.scale != 1:
        return None
    if right.value != 1 or left.amount <= 1 or counts_ahead(lexemes, left.last):
        return None
    opened = {lower_at(lexemes, left.first - k) for k in (1, 2)} & NO_ODDS
    return None if opened else replace(span(left, right), form=Form.TIMES)


def join_of_whole(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """ "one in five", "eight out of 10", "one of every 20": a part of a whole."""
    every = between[-1:] == ["every"]
    joint = between[:-1] if every else between
    largest = LARGEST_WHOLE if left.amount > 1 else RAREST
    if joint not in (["in"], ["out", "of"], ["of"]) or not _are_bare(left, right) or left.signed:
        return None
    whole = left.amount.is_integer() and right.amount.is_integer()
    if not whole or not 0 < left.amount < right.amount <= largest:
        return None
    if right.value not in ROUND_WHOLES:
        one = (left.value, left.form) == (1, Form.WORDS)
        if (joint == ["of"] and not every) or (joint == ["in"] and right.amount > LARGEST_BARE_WHOLE and not one):
            return None
    return _divide(left, right)


def join_around_noun(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """ "one council in eight", "one woman in every three": a part of all there are; the noun stands inside."""
    one = left.value == 1 and left.form == Form.WORDS
    if between[1:] not in (["in"], ["in", "every"]) or not one or left.unit is not None or right.unit is not None:
        return None
    noun = lexemes[left.last]
    counted = noun.kind == "word" and noun.lower not in FUNCTION_WORDS and not is_plural(noun.lower)
    whole = 1 < right.amount <= LARGEST_WHOLE and right.amount.is_integer() and right.scale == 1
    return _divide(left, right) if counted and whole and not counts_ahead(lexemes, right.last) else None


# how two numbers are one, tried in this order
RATIOS = (join_part_of_one, join_odds, join_of_whole, join_around_noun)


def is_odds(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word stand at `i` that two numbers with a hyphen make odds of: "a 3-1 margin"?"""
    return lower_at(lexemes, i) in ODDS


def span(left: Quantity, right: Quantity) -> Quantity:
    """The left quantity with the words up to the end of the right one."""
    return replace(left, last=right.last, outer=right.outer, linked=right.linked)


def _are_bare(left: Quantity, right: Quantity) -> bool:
    """Has neither a unit, nor the left one a magnitude?"""
    return left.unit is right.unit is None and left.scale == 1


def _divide(left: Quantity, right: Quantity) -> Quantity:
    """The left as a part of the right."""
    value = left.amount / right.amount
    return replace(span(left, right), value=value, low=value, high=value, form=Form.FRACTION)
