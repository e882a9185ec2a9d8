"""Outcomes: was each row of a reading right, as its gold has it, and how certain was it said to be?

Knows the tables' columns and gold. Knows nothing of how rows are found. Verdicts weigh what is wanted beside what is
found, measure by measure; here each row that was found is right or wrong as a whole.

Gold is sparse, and a row that it does not tell of is left out rather than called wrong: rows of tables that nobody
looked for (`Gold.tables`), and mentions where no gold has one, since a guide names the things worth an entity and a
text names more. Statements, stances and figures that the gold lacks are wrong: it means to have all of them. Yet
careful readers differ on stances most of all, and what one of them did not write down counts as wrong here; the
certainty of stances is rather too low than too high. A mention is right where its entity has most of its mentions in
common with the one wanted, so that an entity told apart into two counts as right in both.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

import pandas as pd

from broadsheet.quality.alignment import Alignment
from broadsheet.quality.gold import Gold, GoldFigure
from broadsheet.quality.matching import pair
from broadsheet.quality.verdicts import is_close, share_content, share_words
from broadsheet.schema import DTYPES, Figure, Mention, Stance, Statement, Tables, read_cell

Row = TypeVar("Row")
Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class Outcome:
    """On one row, number `row` of its table from 0: how certain was it said to be, and is it right?"""

    table: str
    row: int
    certainty: float | None
    right: bool


def judge_rows(readings: Iterable[Tables], golds: Iterable[Gold]) -> pd.DataFrame:
    """The outcome of every row of readings that their golds, in step, tell of; with the columns of `Outcome` and
    `article`.
    """
    rows = [
        {"article": gold.article.id, **asdict(outcome)}
        for reading, gold in zip(readings, golds, strict=True)
        for outcome in find_outcomes(reading, gold)
    ]
    columns = {"article": str, "table": str, "row": int, "certainty": float, "right": bool}
    table = pd.DataFrame(rows, columns=list(columns))
    return table.astype({name: DTYPES[kind] for name, kind in columns.items()})


def find_outcomes(reading: Tables, gold: Gold) -> Iterator[Outcome]:
    """The outcome of each row that the gold tells of, table by table."""
    alignment = Alignment(list(reading.mentions.itertuples()), gold)
    for name, judge in JUDGES.items():
        rows = list(getattr(reading, name).itertuples(index=False)) if name in gold.tables else []
        for place, right in enumerate(judge(rows, gold, alignment)):
            if right is not None:
                yield Outcome(name, place, read_cell(rows[place].certainty), right)


def _judge_mentions(rows: Sequence[Mention], gold: Gold, alignment: Alignment) -> list[bool | None]:
    """Is the entity of each mention the one that is meant there? None where no gold has a mention."""
    meant = [alignment.find_meant((row.start, row.end)) for row in rows]
    return [
        any(alignment.is_same(row.entity, one) for one in wanted) if wanted else None
        for row, wanted in zip(rows, meant, strict=True)
    ]


def _judge_statements(rows: Sequence[Statement], gold: Gold, alignment: Alignment) -> list[bool | None]:
    """Is that said, at least half of the words the same, and by the speaker wanted, or by nobody in both?"""
    pairs = _pair_rows(rows, gold.statements, share_content)
    return [
        place in pairs and _is_wanted(row.speaker, pairs[place].speaker, alignment) for place, row in enumerate(rows)
    ]


def _judge_stances(rows: Sequence[Stance], gold: Gold, alignment: Alignment) -> list[bool | None]:
    """Is a stance with this holder, target and polarity wanted? None where nobody holds it, which no score asks for."""
    nobody = [read_cell(row.holder) is None and read_cell(row.holder_start) is None for row in rows]
    return [
        None if held_by_nobody else any(alignment.agrees(row, wanted) for wanted in gold.stances)
        for row, held_by_nobody in zip(rows, nobody, strict=True)
    ]


def _judge_figures(rows: Sequence[Figure], gold: Gold, alignment: Alignment) -> list[bool | None]:
    """Is the number right, and who gives it where the gold names somebody?"""
    pairs = _pair_rows(rows, gold.figures, share_words)
    return [place in pairs and _is_given(row, pairs[place], alignment) for place, row in enumerate(rows)]


def _is_given(row: Figure, wanted: GoldFigure, alignment: Alignment) -> bool:
    """Is a figure the one wanted? A range has no value, and is right by its bounds."""
    bounds = is_close(row.low, wanted.low) and is_close(row.high, wanted.high)
    number = is_close(row.value, wanted.value) and (wanted.value is not None or bounds)
    return number and (wanted.source is None or alignment.is_same(row.source, wanted.source))


def _is_wanted(speaker: str | None, wanted: str | None, alignment: Alignment) -> bool:
    """Is the speaker the one wanted, or is there none in both?"""
    return read_cell(speaker) is None if wanted is None else alignment.is_same(speaker, wanted)


def _pair_rows(
    rows: Sequence[Row], wanted: Sequence[Wanted], share: Callable[[Row, Wanted], float]
) -> dict[int, Wanted]:
    """What is wanted by the number of the row that it goes with, one to one."""
    pairs = pair(range(len(rows)), wanted, lambda place, one: share(rows[place], one))
    return {place: one for place, one in pairs if place is not None and one is not None}


JUDGES: dict[str, Callable[[Any, Gold, Alignment], list[bool | None]]] = {
    "mentions": _judge_mentions,
    "statements": _judge_statements,
    "stances": _judge_stances,
    "figures": _judge_figures,
}
