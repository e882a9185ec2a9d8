"""Ranges: two quantities side by side that are one, "40 to 60", "one in five", "three to one", "one council in eight".

Works on lexemes, by what stands between the two and before them. Knows the trend words. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from broadsheet.lexicon import find_change, read_changes, read_directed_verbs
from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.lexemes import (
    FUNCTION_WORDS,
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_currency_sign,
    is_glued,
    is_plural,
    lower_at,
)
from broadsheet.quantities.magnitudes import magnify
from broadsheet.quantities.record import Quantity

RANGE_HYPHENS = {"-", "–", "—", "‐", "‑", "−"}
# "won 3 to 1" is a score, "from 10 to 1" and "ten to one o'clock" are none
NO_ODDS = {
    "from",
    "at",
    "won",
    "win",
    "wins",
    "lost",
    "lose",
    "beat",
    "led",
    "leads",
    "lead",
    "drew",
    "between",
    "score",
}
# "eight of 10" is a ratio, "three of 12 suspects" two counts
ROUND_WHOLES = {10, 100, 1000}
LARGEST_WHOLE = 1000
# "one in 10 million" is one
RAREST = 10_000_000
# what may stand inside a range: "between about 30 and 40"
APPROXIMATING = {"about", "around", "roughly", "approximately", "some"}
LONGEST_JOINT = 4
AGES = ("between", "the", "ages", "of")
# how many words before two amounts to look for a verb of change, past those that bound them: "rebounded more than $2 to
# $65"
NEAR, NEAREST = 8, 4
BOUNDING = {
    "a",
    "about",
    "almost",
    "another",
    "around",
    "at",
    "just",
    "least",
    "less",
    "more",
    "nearly",
    "only",
    "over",
    "roughly",
}
BOUNDING |= {"some", "than"}
# a range reaches to so many times its lesser end; a level lies farther from the change that led to it
WIDEST = 3
MODALS = {"can", "could", "may", "might", "should", "to", "will", "would"}
# "15-20,000" leaves out a thousand, "1 to 20,000" does not
THOUSAND, FARTHEST = 1000, 5
# nouns before which "3-1" is a ratio and no score
ODDS = {"margin", "ratio", "odds", "favourite", "favorite", "longshot", "outsider", "advantage"}


def join_all(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Join neighbours into ratios, and these and others into ranges: "from one in 500 to one in 200"."""
    for join in (_join_parts, _join_ends):
        joined: list[Quantity] = []
        for quantity in found:
            near = joined and quantity.first - joined[-1].last <= LONGEST_JOINT
            plain = (
                near
                and joined[-1].value is not None
                and quantity.value is not None
                and "vote" not in (joined[-1].form, quantity.form)
            )
            pair = join(lexemes, joined[-1], quantity) if plain else None
            if pair is None:
                joined.append(quantity)
            else:
                joined[-1] = pair
        found = joined
    return joined


def is_odds(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word stand at `i` that two numbers with a hyphen make odds of: "a 3-1 margin"?"""
    return lower_at(lexemes, i) in ODDS


def _join_parts(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """A ratio of two neighbours, or a part of one, or none."""
    if "score" in (left.form, right.form):
        return None
    words = [lexeme.lower for lexeme in lexemes[left.last : right.first] if lexeme.text not in HYPHENS]
    if (
        words == ["of"]
        and left.form == "fraction"
        and left.unit is None
        and right.unit is not None
        and right.value == 1
    ):
        # "half of one percent"
        value = left.value
        return replace(right, first=left.first, inner=left.inner, value=value, low=value, high=value)
    return (
        _join_odds(lexemes, left, right, words)
        or _join_ratio(left, right, words)
        or _join_one_in(lexemes, left, right, words)
    )


def _join_ends(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """A range, or a score, of two neighbours, or none."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    if left.form == right.form == "score":
        return _make_score(left, right) if left.outer + 1 == right.inner and between[0] in RANGE_HYPHENS else None
    while len(between) > 1 and between[0] in RANGE_HYPHENS:
        between = between[1:]
    while len(between) > 1 and between[-1] in RANGE_HYPHENS:
        between = between[:-1]
    if len(between) != 1 or not _is_range(lexemes, left, right, between[0]):
        return None
    return _make_range(lexemes, left, right)


def _make_score(left: Quantity, right: Quantity) -> Quantity:
    """The score of a game: low the lesser, high the greater of its two counts."""
    low, high = sorted((left.value, right.value))
    return replace(_span(left, right), value=None, low=low, high=high, modifier="score")


def _join_odds(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """Three to one, a 10-to-1 favourite: how many times as many or as likely."""
    plain = left.unit is right.unit is None and left.scale == right.scale == 1 and not left.signed
    joint = between == ["to"] or (not between and is_odds(lexemes, right.last))
    if not joint or not plain or right.value != 1 or left.value <= 1 or counts_ahead(lexemes, left.last):
        return None
    opened = {lower_at(lexemes, left.first - k) for k in (1, 2)} & NO_ODDS
    return None if opened else replace(_span(left, right), form="times")


def _join_one_in(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """One council in eight, one woman in every three: a part of all there are; the noun stands inside."""
    plain = left.unit is right.unit is None and left.value == 1 and left.form == "words" and right.scale == 1
    if len(between) not in (2, 3) or between[1] != "in" or between[2:] not in ([], ["every"]) or not plain:
        return None
    noun = lexemes[left.last]
    counted = noun.kind == "word" and noun.lower not in FUNCTION_WORDS and not is_plural(noun.lower)
    whole = 1 < right.value <= LARGEST_WHOLE and right.value == int(right.value)
    if not counted or not whole or counts_ahead(lexemes, right.last):
        return None
    value = 1 / right.value
    return replace(_span(left, right), value=value, low=value, high=value, form="fraction")


def _span(left: Quantity, right: Quantity) -> Quantity:
    """The left quantity with the words up to the end of the right one."""
    return replace(left, last=right.last, outer=right.outer, linked=right.linked)


def _join_ratio(left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """One in five, eight out of 10: a part of a whole."""
    plain = left.unit is None and right.unit is None and left.scale == 1 and not left.signed
    every = between[-1:] == ["every"]
    between = between[:-1] if every else between
    largest = LARGEST_WHOLE if left.value > 1 else RAREST
    if between not in (["in"], ["out", "of"], ["of"]) or not plain or not 0 < left.value < right.value <= largest:
        return None
    if (
        left.value != int(left.value)
        or right.value != int(right.value)
        or (between == ["of"] and not every and right.value not in ROUND_WHOLES)
    ):
        return None
    if (
        between == ["in"]
        and right.value not in ROUND_WHOLES
        and right.value > 50
        and (left.value, left.form) != (1, "words")
    ):
        return None
    value = left.value / right.value
    return replace(_span(left, right), value=value, low=value, high=value, form="fraction")


def _is_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool:
    """May two quantities with `joint` between them be the ends of one range?"""
    opener = lower_at(lexemes, left.first - 1)
    compatible = (
        (left.unit or "").split("/")[0] == (right.unit or "").split("/")[0]
        or left.unit is None
        or (right.unit is None and _has_sign(lexemes, left))
    )
    if (
        not compatible
        or left.form == "times"
        or (left.linked and left.own_unit and joint != "to" and not _has_sign(lexemes, left))
    ):
        return False
    low, high = _ends(left, right)
    if (left.form == "fraction") != (right.form == "fraction") and left.unit is right.unit is None:
        return False  # "1 in 2-3 homes"
    if joint in RANGE_HYPHENS:
        tight = is_glued(lexemes, right.first) and is_glued(lexemes, left.last)
        spaced = (
            not is_glued(lexemes, right.first)
            and not is_glued(lexemes, left.last)
            and right.own_unit
            and high <= WIDEST * low
        )
        return low < high and (tight or spaced or joint in ("–", "—"))
    if joint == "and":
        return (
            opener == "between"
            or _opens_ages(lexemes, left.first)
            or (opener in APPROXIMATING and lower_at(lexemes, left.first - 2) == "between")
        )
    if joint == "or":
        return high - low in (1, left.scale, right.scale) and not left.own_unit
    if joint != "to":
        return False
    if opener == "from":
        return low != high
    return low < high and not _leads_to_level(lexemes, left, right, high / low if low > 0 else 0)


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
    if left.form == "fraction" != right.form:
        return True
    if left.scale == 1 < right.scale and _ends(left, right)[0] != left.value:
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
    return i >= len(AGES) and all(
        lexeme.lower == word for lexeme, word in zip(lexemes[i - len(AGES) : i], AGES, strict=True)
    )


def _has_sign(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Does the unit stand before the number, as in $5, EUR 5m or "aged 25"?"""
    first = lexemes[quantity.inner + (lexemes[quantity.inner].text in HYPHENS)]
    money = is_money(quantity.unit) and (is_currency_sign(first) or (first.kind == "word" and first.text.isupper()))
    return quantity.own_unit and (money or lexemes[quantity.last - 1].kind == "digits")


def _ends(left: Quantity, right: Quantity) -> tuple[float, float]:
    """The ends of a range; "2 to 3 million" and "15-20,000" share their magnitude where that makes them ascend."""
    low, high = left.value, right.value
    if left.scale == 1 and right.scale > 1 and low < high / right.scale:
        low = magnify(low, right.scale)
    elif (
        right.scale == 1
        and right.form == "digits"
        and high % THOUSAND == 0
        and high / THOUSAND / FARTHEST <= low < high / THOUSAND
    ):
        low *= THOUSAND
    return low, high


def _make_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity:
    low, high = sorted(_ends(left, right))
    first = left.first - len(AGES) * _opens_ages(lexemes, left.first)
    if lower_at(lexemes, first - 1) in APPROXIMATING and lower_at(lexemes, first - 2) == "between":
        first -= 1
    hyphened = lower_at(lexemes, left.last) in RANGE_HYPHENS  # in "from 30-35" the 30-35 is where it comes from
    first -= lower_at(lexemes, first - 1) in (("between",) if hyphened else ("between", "from"))
    rated = right.unit is not None and (left.unit or "").startswith(f"{right.unit}/")  # "from 52p a litre to 36p"
    unit = left.unit if rated or right.unit is None else right.unit
    return replace(
        right,
        first=first,
        inner=left.first,
        value=None,
        low=low,
        high=high,
        unit=unit,
        modifier="between",
        own_unit=left.own_unit or right.own_unit,
    )
