"""Matching: what two lots of spans have in common, and which of the one go with which of the other.

Knows character offsets alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Span = tuple[int, int]
Found = TypeVar("Found")
Wanted = TypeVar("Wanted")


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def spread(spans: Iterable[Span]) -> set[int]:
    """Every offset inside the spans."""
    return {place for start, end in spans for place in range(start, end)}


def find_runs(places: set[int]) -> Iterator[Span]:
    """The spans that offsets make up, in order."""
    ordered = sorted(places)
    starts = [place for place in ordered if place - 1 not in places]
    ends = [place + 1 for place in ordered if place + 1 not in places]
    return zip(starts, ends, strict=True)


def pair(
    found: Sequence[Found], wanted: Sequence[Wanted], share: Callable[[Found, Wanted], float]
) -> list[tuple[Found | None, Wanted | None]]:
    """Pairs one to one, those that share most first; then what is found alone, with None, and what is wanted alone."""
    shares = [(-share(one, other), i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)]
    free, open_ = dict(enumerate(found)), dict(enumerate(wanted))
    pairs: list[tuple[Found | None, Wanted | None]] = []
    for part, i, j in sorted(shares):
        if part < 0 and i in free and j in open_:
            pairs.append((free.pop(i), open_.pop(j)))
    return [*pairs, *((one, None) for one in free.values()), *((None, other) for other in open_.values())]
