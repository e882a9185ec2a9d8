"""Levels: where a change led to or came from, "rose 6.5% to 164p", and amounts told again in other words, "11 miles
(18 km)", which share what is said of them.

Knows the words between two quantities and the words of change. Knows nothing of the parse.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.figures.context import Draft, Occurrence
from broadsheet.lexicon import read_changes
from broadsheet.quantities import Form, Quantity, shares_bracket
from broadsheet.quantities.lexemes import Lexeme, lower_at
from broadsheet.rules import name_rule

# words at the head of a quantity that is a level
LEVELS = {"above", "below", "high", "low"}
# what may stand between a change and the level it led to or from: "rose 4% to close at 310"
TIES = {"to", "at", "from"}
# fmt: off
CLOSINGS = {
    "a", "the", "just", "close", "end", "finish", "settle", "trade", "stand", "reach", "hit", "touch", "closing",
    "ending",
}
# fmt: on
# small money beside which a sum of the same market stands: "gold fell $12 and silver 40 cents"
HUNDREDTHS = {"cent": "USD", "penny": "GBP"}
# what stands between what something is and what it was: "45 cents, compared with 38 cents"
COMPARED = (("compared", "with"), ("compared", "to"), ("versus",), ("against",))
# what may stand behind that, before what was thought it would be: "against a previous forecast of £240m"
# fmt: off
EXPECTATIONS = {
    "a", "an", "the", "its", "of", "for", "earlier", "initial", "previous", "prior", "consensus", "estimate",
    "estimates", "expectation", "expectations", "forecast", "forecasts", "guidance", "target", "targets",
}
# fmt: on
# lexemes in all of that: ", compared with an earlier consensus forecast of"
FARTHEST = 10
# lexemes between two quantities that are told together: a comma, a verb with "to", an article, "just"
LONGEST_JOINT = 5
# lexemes between a level and the one it came from, "98% of the whole economy, up from 85%": a joint with an "of"
LONGEST_LEVEL = 8
# quantities back to the points of an index, two changes with a level each: "to 1,463 points, the other 0.1% to 1,333"
LAST_POINTS = 4


def is_reached(at: Occurrence) -> bool:
    """Is a quantity where something came to, by its own words: "fell to 5%", "fell below $70", "as high as 5%"?"""
    opening = {at.before(0), lower_at(at.lexemes, at.quantity.first + 1)}
    return at.before(1) == "to" or not LEVELS.isdisjoint(opening)


def is_level(lexemes: Sequence[Lexeme], last: Draft, right: Quantity) -> bool:
    """Is a quantity where the one before it led to or came from:
    "rose 6.5% to 164p", "1.6 percent, down 0.2 points"?
    """
    left, apart = last.quantity, right.first - last.quantity.last
    changed = left.unit is not None or last.trend is not None
    between = {lexeme.lower for lexeme in lexemes[left.last : right.first]} if apart <= LONGEST_JOINT else set()
    if _is_compared(lexemes, left, right) and read_kind(left) == read_kind(right):
        return True
    if between and between <= TIES | CLOSINGS:
        return changed and not between.isdisjoint(TIES)
    near = [lexeme.lower for lexeme in lexemes[max(left.last, right.first - LONGEST_LEVEL) : right.first]]
    if left.unit is not None and apart <= LONGEST_LEVEL and near[-2:] in (["up", "from"], ["down", "from"]):
        return read_kind(left) == read_kind(right)  # "at 98% of GDP, up from 85%"
    return changed and "," in between and len(between) == 2 and not between.isdisjoint({"up", "down"})


def _is_compared(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Do words that compare stand between two, and none of another thing: "45 cents, compared with 38", "£210m, against
    a previous forecast of £240m"?
    """
    between = (
        [lexeme.lower for lexeme in lexemes[left.last : right.first]] if right.first - left.last < FARTHEST else []
    )
    between = between[1:] if between[:1] == [","] else between
    words = next((words for words in COMPARED if between[: len(words)] == list(words)), None)
    return words is not None and EXPECTATIONS.issuperset(between[len(words) :])


def place_level(draft: Draft, last: Draft, found: Sequence[Draft]) -> Draft:
    """A level counts what the change before it does, and is given by the same source where nobody states it: "rose
    6.5% to 164p".

    The level of an index counts nothing and is about what changed: "the Dow rose 0.6% to 27,349".
    """
    quantity, counted, of = draft.quantity, last.counted, last.of
    rules = (*draft.rules, ("counted", name_rule(place_level)))
    if quantity.unit is None and last.quantity.unit == "percent" and _has_points(found, draft.sentence):
        quantity = replace(quantity, unit="point")
        rules = (*rules, ("unit", name_rule(place_level)))
    if quantity.unit is None:
        counted, of = None, last.counted or last.of
    source = draft.source if draft.statement is not None else draft.source or last.source
    return replace(draft, quantity=quantity, counted=counted, of=of, source=source, rules=rules)


def find_converted(lexemes: Sequence[Lexeme], found: Sequence[Draft], right: Quantity) -> Draft | None:
    """The figure before a quantity; where that is a conversion in brackets, what it converts, if that is of the
    quantity's kind: "£75m ($141m) compared with £125m".
    """
    if len(found) < 2 or not is_conversion(lexemes, found[-2].quantity, found[-1].quantity):
        return found[-1] if found else None
    base, bracketed = found[-2], found[-1]
    if read_kind(base.quantity) != read_kind(right):
        return bracketed
    return replace(base, quantity=replace(base.quantity, last=bracketed.quantity.last + 1))


def is_restated(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does the right one tell the left one's change anew:
    "down 6p or 2.9%", "45 points higher, or 0.6%,", "29 points (0.2%)"?
    """
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    between = between[1:] if between[:1] and between[0] in read_changes("particle") else between
    bracketed = between == ["("] and lower_at(lexemes, right.last) == ")"
    again = bracketed or between in (["or"], [",", "or"])
    return again and None not in (left.unit, right.unit) and read_kind(left) != read_kind(right)


def is_conversion(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> bool:
    """Does a bracket hold the same in another unit: "11 miles (18 km)", "90 hp (66 kW / 91 PS)"?"""
    opened = lower_at(lexemes, right.first - 1) == "(" and right.first - 1 - left.last <= 1
    told = opened or shares_bracket(lexemes, left, right)
    return told and left.unit is not None and right.unit not in (None, "percent") and left.unit != right.unit


def is_second_count(left: Quantity, right: Quantity) -> bool:
    """Is a quantity the second count of the vote that the one before it is the first of?"""
    return left.form == right.form == Form.VOTE and right.first - left.last <= LONGEST_JOINT


def read_kind(quantity: Quantity) -> str:
    """A unit without what it is per, that of a whole for its hundredth, or none for a count."""
    unit = (quantity.unit or "").partition("/")[0]
    return HUNDREDTHS.get(unit, unit)


def _has_points(found: Sequence[Draft], sentence: int) -> bool:
    """Does its sentence count the points of an index before: "to 1,463 points, while the other rose 0.1% to 1,333"?"""
    return any(past.sentence == sentence and past.quantity.unit == "point" for past in found[-LAST_POINTS:])
