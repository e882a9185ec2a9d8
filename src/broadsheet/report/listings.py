"""Listings: the rows of a table as HTML, surer ones first and less certain ones folded below them, each with the id
that its words link to.

Knows HTML and what a row's certainty is called. Knows nothing of what stands in a cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from broadsheet.markup import is_less_certain, say_share, write_style
from broadsheet.phrasing import say_digits

# the tables travel in the notebook's output under this type, and from there into the page
DATA_TYPE = "application/vnd.broadsheet.tables+json"
CERTAINTY = "Certainty"
WHAT_CERTAINTY_IS = "Certainty: how many of the rows like it are right."
WHAT_TO_DO = (
    "Of rows like these fewer than half are right. Check each against its words. They are neither counted nor drawn "
    "above; the saved tables have them. In print they are left out, unless they are open."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, which a notebook shows with a style of its own; `data` goes with it for the page's script."""

    html: str
    data: Mapping[str, object] | None = None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        bundle: dict[str, object] = {"text/html": write_style("notebook") + self.html}
        return bundle if self.data is None else bundle | {DATA_TYPE: self.data}


class Cell(NamedTuple):
    """A cell as HTML, with the value it sorts by; values of one group (a unit) stand together, and what has none comes
    last.
    """

    html: str
    value: object
    group: str = ""


class Row(NamedTuple):
    """A row's id, its cells, HTML alone or with what it sorts by, and how certain it is, where that was rated."""

    id: str
    cells: Sequence[str | Cell]
    certainty: float | None = None


def list_rows(table: str, columns: Sequence[str], rows: Iterable[Row], caption: str) -> Part:
    """A table whose rows bear their ids, with those that are less certain folded below it. The roles survive a phone's
    layout.

    Where any row is rated a column says how certain each is. No rows: nothing, for the chart beside it says so.
    """
    rows = list(rows)
    rated = any(row.certainty is not None for row in rows)
    if rated:
        columns = (*columns, CERTAINTY)
        rows = [row._replace(cells=(*row.cells, _rate(row.certainty))) for row in rows]
    surer = [row for row in rows if not is_less_certain(row.certainty)]
    less = [row for row in rows if is_less_certain(row.certainty)]
    parts = [_list_table(table, columns, surer, caption)] if surer else []
    parts += [f'<p class="gloss">{WHAT_CERTAINTY_IS}</p>'] if rated else []
    parts += [_fold(table, columns, less, alone=not surer)] if less else []
    return Part(f'<div class="listing">{"".join(parts)}</div>' if parts else "")


def _rate(certainty: float | None) -> Cell:
    return Cell("" if certainty is None else say_share(certainty), certainty)


def _fold(table: str, columns: Sequence[str], rows: Sequence[Row], *, alone: bool) -> str:
    """Less certain rows, closed; the page's script gives tools to the first table of a listing, and to these where they
    stand alone.
    """
    what = say_digits(len(rows), table.removesuffix("s"), table)
    listed = _list_table(table if alone else "", columns, rows, f"Less certain {table}; each row leads to its words")
    return f'<details class="less"><summary>Less certain: {what}</summary><p>{WHAT_TO_DO}</p>{listed}</details>'


def _list_table(table: str, columns: Sequence[str], rows: Sequence[Row], caption: str) -> str:
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in columns)
    body = "".join(_list_row(row, columns) for row in rows)
    tools = f' data-table="{table}"' if table else ""
    return (
        f'<table role="table"{tools}><caption class="aside">{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _list_row(row: Row, columns: Sequence[str]) -> str:
    out = []
    for place, (name, cell) in enumerate(zip(columns, row.cells, strict=True)):
        html, sort = cell, ""
        if isinstance(cell, Cell):
            html, sort = cell.html, f' data-value="{"" if cell.value is None else cell.value}"'
            sort += f' data-group="{escape(cell.group)}"' if cell.group else ""
        tag, role = ("th", ' scope="row" role="rowheader"') if place == 0 else ("td", ' role="cell"')
        out.append(f'<{tag}{role} data-label="{name}"{sort}>{html}</{tag}>')
    return f'<tr role="row" id="{escape(row.id)}">{"".join(out)}</tr>'
