"""Ranges: two quantities side by side that are the ends of one, "40 to 60", "between $5 and $10", and scores, "2-1".

Works on lexemes, by what stands between the two and before them. Knows the trend words. Knows nothing of spaCy.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from broadsheet.lexicon import find_change, read_changes, read_directed_verbs
from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, counts_ahead, is_currency_sign, is_glued, lower_at
from broadsheet.quantities.magnitudes import magnify
from broadsheet.quantities.ratios import join_ratio, span
from broadsheet.quantities.record import Form, Quantity, decide, join_neighbours
from broadsheet.rules import find_first, name_rule

# what may stand inside a range: "between about 30 and 40"
APPROXIMATING = {"about", "around", "roughly", "approximately", "some"}
# lexemes between two that may be one: "out of every" and a hyphen
LONGEST_JOINT = 4
AGES = ("between", "the", "ages", "of")
# words before two amounts to look for a verb of change, past those that bound them: "rebounded more than $2 to $65"
NEAR, NEAREST = 8, 4
# words that bound an amount, or belong to those that do
# fmt: off
BOUNDING = {
    "a", "about", "almost", "another", "around", "at", "just", "least", "less", "more", "nearly", "only", "over",
    "roughly", "some", "than",
}
# fmt: on
# a range reaches to so many times its lesser end; a level lies farther from the change that led to it
WIDEST = 3
MODALS = {"can", "could", "may", "might", "should", "to", "will", "would"}
# "15-20,000" leaves out a thousand, "1 to 20,000" does not: so many times its lesser end
THOUSAND, FARTHEST = 1000, 5


class Ends(NamedTuple):
    """The two ends of a range as they are told, the first of them the lesser one in most."""

    first: float
    last: float


def join_all(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Join neighbours into ratios, and these and others into ranges: "from one in 500 to one in 200"."""
    for join in (join_ratio, join_ends):
        found = join_neighbours(found, partial(_join_near, lexemes, join))
    return list(found)


def _join_near(
    lexemes: Sequence[Lexeme], join: Callable[..., Quantity | None], left: Quantity, right: Quantity
) -> Quantity | None:
    return join(lexemes, left, right) if _may_be_joined(left, right) else None


def _may_be_joined(left: Quantity, right: Quantity) -> bool:
    """Are two quantities near each other, both with a value and neither a count of votes?"""
    valued = left.value is not None and right.value is not None
    return valued and right.first - left.last <= LONGEST_JOINT and Form.VOTE not in (left.form, right.form)


def join_ends(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """ "40 to 60", "between $5 and $10", "5-7%": a range, or a score, of two neighbours, or none."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    if left.form == right.form == Form.SCORE:
        tied = left.outer + 1 == right.inner and between[0] in {"to", *HYPHENS}
        return join_score(left, right) if tied else None
    while len(between) > 1 and between[0] in HYPHENS:
        between = between[1:]
    while len(between) > 1 and between[-1] in HYPHENS:
        between = between[:-1]
    if len(between) != 1 or not _is_range(lexemes, left, right, between[0]):
        return None
    return _make_range(lexemes, left, right)


def join_score(left: Quantity, right: Quantity) -> Quantity:
    """ "won 2-1": the score of a game, low the lesser, high the greater of its two counts."""
    low, high = sorted((left.amount, right.amount))
    score = replace(span(left, right), value=None, low=low, high=high, modifier="score")
    return decide(score, "value", name_rule(join_score))


def _is_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool:
    """May two quantities with `joint` between them be the ends of one range?"""
    if left.form == Form.TIMES or not _are_alike(lexemes, left, right):
        return False
    noun_taken = left.linked and left.own_unit and joint != "to" and not _has_sign(lexemes, left)
    answer, _ = find_first(JOINED, lexemes, left, right, joint)
    return bool(answer) and not noun_taken


def _are_alike(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Have two quantities one unit, or may the one take the other's: "5-7%", "$5 to 7"; and are they no ratio with a
    number, "1 in 2-3 homes"?
    """
    parts = (left.form == Form.FRACTION) != (right.form == Form.FRACTION)
    if parts and left.unit is right.unit is None:
        return False
    if right.unit is None and _leaves_unit_out(lexemes, left, right):
        return True
    same = (left.unit or "").split("/")[0] == (right.unit or "").split("/")[0]
    return same or left.unit is None or (right.unit is None and _has_sign(lexemes, left))


def _leaves_unit_out(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Is the second end of a change bare digits, with no noun that it could count: "from 208 pounds to 193"?

    A bare word may stand for a noun of its own: "from nine points to two".
    """
    told = lower_at(lexemes, left.first - 1) == "from" and left.last + 1 == right.first
    bare = right.form == left.form == Form.DIGITS and right.scale == 1 and not counts_ahead(lexemes, right.last)
    return told and lower_at(lexemes, left.last) == "to" and bare and lower_at(lexemes, right.last) != "of"


def joins_hyphen(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool | None:
    """ "5-7%", "five - seven percent", "£5 – £7": a hyphen between two that ascend."""
    if joint not in HYPHENS:
        return None
    ends = _ends(left, right)
    before, behind = is_glued(lexemes, left.last), is_glued(lexemes, right.first)
    spaced = not before and not behind and right.own_unit and ends.last <= WIDEST * ends.first
    return ends.first < ends.last and ((before and behind) or spaced or joint in ("–", "—"))


def joins_and(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool | None:
    """ "between 5 and 7", "between about 5 and 7", "between the ages of 17 and 20": an "and" that "between" opens."""
    if joint != "and":
        return None
    opener = lower_at(lexemes, left.first - 1)
    about = opener in APPROXIMATING and lower_at(lexemes, left.first - 2) == "between"
    return opener == "between" or about or _opens_ages(lexemes, left.first)


def joins_or(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool | None:
    """ "two or three", "five or six thousand": an "or" between neighbours."""
    if joint != "or":
        return None
    ends = _ends(left, right)
    return ends.last - ends.first in (1, left.scale, right.scale) and not left.own_unit


def joins_to(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool | None:
    """ "5 to 7", "from 7 to 5": a "to" that leads from no change to a level, "rose 3% to 7%"."""
    if joint not in ("to", "through"):
        return None
    ends = _ends(left, right)
    if lower_at(lexemes, left.first - 1) == "from":
        return ends.first != ends.last
    times = ends.last / ends.first if ends.first > 0 else 0
    return ends.first < ends.last and not _leads_to_level(lexemes, left, right, times)


# what may join the ends of a range
JOINED = (joins_hyphen, joins_and, joins_or, joins_to)


def _leads_to_level(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, times: float) -> bool:
    """Is the left one a change and the right one where it led: "rose 3% to 7%", "up 3p to 150p", "by a third to £4bn"?

    Two that lie close, the greater no more `times` the lesser than a range would have it, are a range where the words
    allow for one.
    """
    words = [lower_at(lexemes, k) for k in range(max(0, left.first - NEAR), left.first)]
    while words and words[-1] in BOUNDING:
        words.pop()
    changing = [word in read_changes("particle") or find_change(word) in read_directed_verbs() for word in words]
    if not any(changing[-NEAREST:]) or not (changing[-1] or words[-1] == "by"):
        return False
    if left.form == Form.FRACTION != right.form:
        return True
    if left.scale == 1 < right.scale and _ends(left, right).first != left.value:
        return False  # "cut $5 to $6 billion" names one magnitude for both
    wide = times > WIDEST
    if left.own_unit and right.own_unit:
        return wide or not (words[-1] in read_changes("particle") or _is_to_come(words))
    if left.unit is not None or right.unit is not None:
        return False
    return wide or (changing[-1] and not counts_ahead(lexemes, right.last))


def _is_to_come(words: Sequence[str]) -> bool:
    """Is a change still to come, told by a verb's base form behind a modal: "will grow 5% to 7%"?"""
    return any(first in MODALS and second in read_changes("verb") for first, second in pairwise(words))


def _opens_ages(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Do the words before `i` open a range of ages: "between the ages of 17 and 20"?"""
    return i >= len(AGES) and tuple(lexeme.lower for lexeme in lexemes[i - len(AGES) : i]) == AGES


def _has_sign(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Does the unit stand before the number, as in $5, EUR 5m or "aged 25"?"""
    minus = lexemes[quantity.inner].text in HYPHENS
    first = lexemes[quantity.inner + 1 if minus else quantity.inner]
    money = is_money(quantity.unit) and (is_currency_sign(first) or (first.kind == "word" and first.text.isupper()))
    return quantity.own_unit and (money or lexemes[quantity.last - 1].kind == "digits")


def _ends(left: Quantity, right: Quantity) -> Ends:
    """The ends of a range; "2 to 3 million" and "15-20,000" share their magnitude where that makes them ascend."""
    low, high = left.amount, right.amount
    if left.scale == 1 and right.scale > 1 and low < high / right.scale:
        return Ends(magnify(low, right.scale), high)
    thousands = right.scale == 1 and right.form == Form.DIGITS and high % THOUSAND == 0
    if thousands and high / THOUSAND / FARTHEST <= low < high / THOUSAND:
        return Ends(low * THOUSAND, high)
    return Ends(low, high)


def _make_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity:
    """The range from the lesser to the greater end, with the words that open it and the unit of either."""
    low, high = sorted(_ends(left, right))
    rated = right.unit is not None and (left.unit or "").startswith(f"{right.unit}/")  # "from 52p a litre to 36p"
    joined = replace(
        right,
        first=_find_opener(lexemes, left),
        inner=left.first,
        value=None,
        low=low,
        high=high,
        unit=left.unit if rated or right.unit is None else right.unit,
        modifier="between",
        own_unit=left.own_unit or right.own_unit,
    )
    return decide(joined, "value", name_rule(join_ends))


def _find_opener(lexemes: Sequence[Lexeme], left: Quantity) -> int:
    """Where the words that open a range begin: "between about", "from", "between the ages of"."""
    first = left.first - len(AGES) if _opens_ages(lexemes, left.first) else left.first
    if lower_at(lexemes, first - 1) in APPROXIMATING and lower_at(lexemes, first - 2) == "between":
        first -= 1
    # in "from 30-35" the 30-35 is where it comes from
    hyphened = lower_at(lexemes, left.last) in HYPHENS
    opener = lower_at(lexemes, first - 1)
    return first - 1 if opener == "between" or (opener == "from" and not hyphened) else first
