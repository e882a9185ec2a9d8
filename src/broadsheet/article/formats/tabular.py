"""Tabular: files of an article a row: CSV, and its kin with semicolons, tabs or bars.

A row that cannot be read is named, and the others are read.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain, zip_longest

from broadsheet.article.columns import check_columns, has_text, list_names
from broadsheet.article.decoding import read_lines
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.facts import LONGEST_TEXT
from broadsheet.article.formats.delimited import DELIMITERS, Broken, Record, read_records, split_lines
from broadsheet.article.formats.rows import ADVICE, NOTHING, make_draft, take_notes
from broadsheet.errors import ArticleError

LONGEST_HEAD = 100_000  # characters of a header that are looked at: a thousand columns with long names


def read_csv(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every row; which mark parts the cells is told by the header."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_TEXT))  # the csv module's own limit is 131,072
    told: list[str] = []
    lines = split_lines(read_lines(blob, encoding=settings.encoding, notes=told))
    start, head = 1, next(lines, "")
    while head and (not head.strip() or re.match("sep=", head, re.IGNORECASE)):  # Excel says "sep=;" above the header
        start, head = start + 1, next(lines, "")
    delimiter = _find_delimiter(head, settings)
    records = read_records(chain([head] if head else [], lines), delimiter=delimiter, first=start)
    header = next(records, None)
    if header is None:
        raise ArticleError(f"{blob.place}: {NOTHING}")
    names = _check_header(header.cells if isinstance(header, Record) else [head], blob, settings)
    number = 0
    for number, record in enumerate(records, start=1):
        notes = take_notes(told)
        yield _read_row(record, names, blob, number=number, settings=settings, notes=notes)
    if not number:
        raise ArticleError(f"{blob.place}: {NOTHING}")


def _read_row(
    record: Record | Broken, names: list[str], blob: Blob, *, number: int, settings: Settings, notes: tuple[str, ...]
) -> Draft | Problem:
    place = Place(blob.place.source, record.line)
    if isinstance(record, Broken):
        advice = "Put double quotation marks round a text that holds commas, and double those within it."
        return Problem(place, f"not CSV ({record.reason}). {advice}")
    if any(cell.strip() for cell in record.cells[len(names) :]):
        advice = "Put double quotation marks round a text that holds commas."
        return Problem(place, f"has more cells than the header. {advice}")
    row = _name_cells(names, record.cells)
    return make_draft(row, blob, place, number=number, settings=settings, notes=(*notes, *record.notes))


def _name_cells(names: list[str], cells: list[str]) -> dict[str, str]:
    """The cells under the names of their columns: of two columns of one name the first counts, missing cells are
    blank.
    """
    row: dict[str, str] = {}
    for name, cell in zip_longest(names, cells[: len(names)], fillvalue=""):
        row.setdefault(name, cell)
    return row


def _find_delimiter(head: str, settings: Settings) -> str:
    """The mark that parts the columns of a header, best so that one of them is the text."""

    def rate(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([head[:LONGEST_HEAD]], delimiter=delimiter), [])
        return has_text(cells, columns=settings.columns), len(cells)

    return max(DELIMITERS, key=rate)


def _check_header(cells: list[str], blob: Blob, settings: Settings) -> list[str]:
    """The names of the columns; none that is a text: ArticleError."""
    names = [name.strip() for name in cells]
    check_columns(settings.columns, names, where=blob.place)
    if not has_text(names, columns=settings.columns):
        first = "Begin it with a header line that names its columns. " if len(names) < 2 else ""
        raise ArticleError(f"{blob.place}: has no column 'text'. Its columns are {list_names(names)}. {first}{ADVICE}")
    return names
