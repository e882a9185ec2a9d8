"""Records: who is for or against whom and what, in words or in deeds, as the rows of `stances`.

Takes the stances that words show and makes one row of each distinct holder, target and polarity. Knows referents,
statements and voices.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc

from broadsheet.entities import Referents
from broadsheet.schema import Stance, Statement
from broadsheet.stances.evidence import rate_evidence
from broadsheet.stances.learned import read_stances
from broadsheet.stances.voices import find_voices


class Sides(NamedTuple):
    """What tells rows apart: who is for or against whom, by id or, of the unnamed, by their words."""

    holder: str | None
    target: str
    polarity: str


class Rated(NamedTuple):
    """A row and how clearly its words show it."""

    row: Stance
    clarity: tuple[bool, ...]


def find_stances(doc: Doc, *, referents: Referents, statements: Sequence[Statement]) -> list[Stance]:
    """Find distinct (holder, target, polarity), each with its clearest evidence, in the order of evidence; ids are p1,
    p2 ...

    A holder nobody names is NA, with the words used for it if there are any. Contradicting stances both stay. None: an
    empty list.
    """
    voices = find_voices(doc, referents=referents, statements=statements)
    clearest: dict[Sides, Rated] = {}
    for found, row in read_stances(doc, voices):
        sides, rated = _find_sides(row), Rated(row, rate_evidence(found, row))
        if sides not in clearest or rated.clarity > clearest[sides].clarity:
            clearest[sides] = rated
    ordered = sorted((rated.row for rated in clearest.values()), key=lambda row: (row.start, row.end))
    return [replace(row, stance=f"p{number}") for number, row in enumerate(ordered, start=1)]


def _find_sides(row: Stance) -> Sides:
    return Sides(row.holder or row.holder_name, row.target or row.target_name, row.polarity)
