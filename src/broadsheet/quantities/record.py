"""Record: a quantity as written, a number with its bounds and unit, and the form it is written in.

Knows nothing of how quantities are read.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from broadsheet.rules import Made

# words that make a number an age
AGE_WORDS = {"aged", "age", "ages"}
# whom an article calls by a surname, or who does something "at" a bare number, is no child: of those it gives the first
# name, and a smaller number behind a name is a rank or the part of a series
ADULT = 16
# nobody is older, in years: the oldest person on record died at 122
OLDEST = 125


class Form(StrEnum):
    """How a quantity is written."""

    DIGITS = "digits"
    """ "17,000", "1.2 million" """
    WORDS = "words"
    """ "two hundred", "half a million", "a decade" """
    FRACTION = "fraction"
    """a part of a whole: "two-thirds", "3/4", "one in five" """
    VAGUE = "vague"
    """bounds and no value: "dozens", "a few thousand", "double digits" """
    TIMES = "times"
    """so many times as much or as often: "twice", "10x", "three to one" """
    GROUP = "group"
    """people by their age: "the over-65s" """
    VOTE = "vote"
    """one of the two counts of a ballot: "voted 7-4" """
    SCORE = "score"
    """one or both counts of a game: "won 2-1" """


@dataclass(frozen=True, slots=True)
class Number:
    """A written number: lexemes `first` up to `last`, its value, or its bounds where it is vague.

    `scale` is the magnitude in its words, a million in "two million"; `about` says that its words are no exact ones, "a
    couple of"; `rule` is the one that read it.
    """

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    form: Form = Form.DIGITS
    scale: float = 1.0
    about: bool = False
    rule: str = ""

    @property
    def amount(self) -> float:
        """The value to reckon with; of a vague number NaN, which is neither more nor less than anything."""
        return math.nan if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written, with its number, bounds, unit and modifier, and the rules that it was read by.

    It spans the lexemes `first` up to `last`, and without its modifiers `inner` up to `outer`, for finding the word
    that it hangs on: in "about five miles or so" `first` is "about" and `last` comes after "so", `inner` is "five" and
    `outer` comes after "miles". Each end is the index of the lexeme after the last one, as in a slice. `signed` says
    that it has a minus, `own_unit` that its unit stands beside it, `linked` that a hyphen follows the number, as in
    "five-year".
    """

    first: int
    last: int
    inner: int
    outer: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    modifier: str = "exact"
    scale: float = 1.0
    form: Form = Form.DIGITS
    signed: bool = False
    own_unit: bool = False
    linked: bool = False
    rules: Made = ()

    @classmethod
    def make_exact(
        cls,
        first: int,
        last: int,
        value: float | None,
        *,
        form: Form,
        unit: str | None = None,
        linked: bool = False,
        rules: Made = (),
    ) -> Self:
        """A quantity without modifier, both bounds its value; a unit that it has stands beside it."""
        return cls(
            first=first,
            last=last,
            inner=first,
            outer=last,
            value=value,
            low=value,
            high=value,
            unit=unit,
            form=form,
            own_unit=unit is not None,
            linked=linked,
            rules=rules,
        )

    @property
    def amount(self) -> float:
        """The value to reckon with; of one that has only bounds NaN, which is neither more nor less than anything."""
        return math.nan if self.value is None else self.value


def multiply(quantity: Quantity, factor: float) -> Quantity:
    """The quantity so many times, as decades are turned into years."""
    if factor == 1:
        return quantity
    value, low, high = (
        None if part is None else part * factor for part in (quantity.value, quantity.low, quantity.high)
    )
    return replace(quantity, value=value, low=low, high=high)


def decide(quantity: Quantity, column: str, rule: str) -> Quantity:
    """The quantity, remembering the rule that decided a column of it; a later rule's word replaces an earlier one's."""
    kept = tuple((other, name) for other, name in quantity.rules if other != column)
    return replace(quantity, rules=(*kept, (column, rule)))


def join_neighbours(found: Sequence[Quantity], join: Callable[[Quantity, Quantity], Quantity | None]) -> list[Quantity]:
    """The quantities of a text, each joined to the one before where `join` makes one of the two, and that to the next;
    `join` answers None for two that stay two.
    """
    joined: list[Quantity] = []
    for quantity in found:
        whole = join(joined[-1], quantity) if joined else None
        if whole is None:
            joined.append(quantity)
        else:
            joined[-1] = whole
    return joined
