"""Record: a quantity as written, a number with its bounds and unit, and the kinds of units that rules ask for.

Knows nothing of how quantities are read.
"""

from dataclasses import dataclass, replace

# what "and" may add to a whole number
HALVES = {
    (one, part): value for one in ("a", "one") for part, value in (("half", 0.5), ("quarter", 0.25), ("third", 1 / 3))
}
HALVES |= {("three", part): 0.75 for part in ("quarter", "quarters")} | {
    ("two", part): 2 / 3 for part in ("third", "thirds")
}
TIME = {"second", "minute", "hour", "day", "week", "month", "year", "fortnight", "night", "quarter"}
SHARES = {"percent", "percentage point", "basis point", "point", "permille"}
AGE_WORDS = {"aged", "age", "ages"}
# nobody is older, in years
OLDEST = 125


@dataclass(frozen=True, slots=True)
class Number:
    """A written number: lexemes `first` up to `last`, its value, or its bounds where it is vague."""

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    form: str = "digits"
    scale: float = 1.0
    about: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written: lexemes `first` up to `last`, with its number, bounds, unit and modifier.

    `inner` to `outer` are the lexemes without modifier, for finding the word that the number hangs on. `signed` says
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
    form: str = "digits"
    signed: bool = False
    own_unit: bool = False
    linked: bool = False


def multiply(quantity: Quantity, factor: float) -> Quantity:
    """The quantity so many times, as decades are turned into years."""
    if factor == 1:
        return quantity
    value, low, high = (
        None if part is None else part * factor for part in (quantity.value, quantity.low, quantity.high)
    )
    return replace(quantity, value=value, low=low, high=high)
