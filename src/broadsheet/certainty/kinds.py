"""Kinds: the kinds of reading, each with how many of its rows were right on texts read by hand, in certainties.csv.

The list is made by `data/models/recipe/scripts/calibrate.py`; README.md beside it explains the columns. Knows nothing
of how rows are found or judged.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from broadsheet.schema import TABLES, Figure, Mention, Stance, Statement

LIST = "certainties.csv"
COLUMNS = ("table", "reading", "rows", "right", "certainty", "slope", "offset", "comment")
# the tables whose rows are rated, by the type of their rows
RATED: Mapping[type, str] = {
    record: name for name, record in TABLES.items() if record in (Mention, Statement, Stance, Figure)
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of reading: of `rows` so read `right` were right.

    `certainty` is that of a row of which no more is known. Where the network was asked, `slope` and `offset` lead from
    its log-odds to those that the row is right (Platt 1999). `reading` is "" for all rows of a table together.
    """

    table: str
    reading: str
    rows: int
    right: int
    certainty: float
    slope: float | None = None
    offset: float | None = None
    comment: str = ""


@cache
def read_kinds() -> dict[tuple[str, str], Kind]:
    """The kinds that are known, by table and reading."""
    text = files("broadsheet.certainty").joinpath(LIST).read_text(encoding="utf-8")
    kinds = (_read_kind(row) for row in csv.DictReader(text.splitlines()))
    return {(kind.table, kind.reading): kind for kind in kinds}


def write_kinds(kinds: Iterable[Kind], path: Path) -> None:
    """Write kinds to a list that `read_kinds` reads, by table and reading."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(COLUMNS)
        for kind in sorted(kinds, key=lambda kind: (kind.table, kind.reading)):
            cells = (getattr(kind, column) for column in COLUMNS)
            lines.writerow(
                ["" if cell is None else f"{cell:.3f}" if isinstance(cell, float) else cell for cell in cells]
            )


def _read_kind(row: Mapping[str, str]) -> Kind:
    return Kind(
        table=row["table"],
        reading=row["reading"],
        rows=int(row["rows"]),
        right=int(row["right"]),
        certainty=float(row["certainty"]),
        slope=_read_number(row["slope"]),
        offset=_read_number(row["offset"]),
        comment=row["comment"],
    )


def _read_number(cell: str) -> float | None:
    return float(cell) if cell else None
