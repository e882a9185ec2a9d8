"""Rating: the certainty of each row, from its table, the kind of reading it came by and the network's log-odds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from broadsheet.certainty.kinds import RATED, Kind, read_kinds
from broadsheet.schema import Figure, Mention, Stance, Statement

Row = TypeVar("Row", Mention, Statement, Stance, Figure)
Kinds = Mapping[tuple[str, str], Kind]
# texts read by hand are too few to tell 0.99 from 1, and two digits are as fine as they tell
LEAST, MOST, DIGITS = 0.01, 0.99, 2


def rate(rows: Sequence[Row], *, kinds: Kinds | None = None) -> list[Row]:
    """The rows with their certainty.

    A row that does not say how it was read is rated by the mean of its table; one read in a way that `kinds` (by
    default those that come with the package) does not have is not rated.
    """
    known = read_kinds() if kinds is None else kinds
    return [replace(row, certainty=find_certainty(row, known)) for row in rows]


def find_certainty(row: Mention | Statement | Stance | Figure, kinds: Kinds) -> float | None:
    """How likely a row is right, 0 to 1; None where nobody has counted how often such rows are."""
    kind = kinds.get((RATED[type(row)], row.reading or ""))
    if kind is None:
        return None
    if row.odds is None or kind.slope is None or kind.offset is None:
        return bound(kind.certainty)
    return bound(to_share(kind.slope * row.odds + kind.offset))


def to_share(odds: float) -> float:
    """The probability of log-odds: 0 is 0.5."""
    # each branch takes the exponential of what is not positive, which cannot overflow
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else math.exp(odds) / (1 + math.exp(odds))


def bound(share: float) -> float:
    """A probability as a certainty shows it."""
    return round(min(MOST, max(LEAST, share)), DIGITS)
