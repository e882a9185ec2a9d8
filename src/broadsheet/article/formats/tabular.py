"""Tabular: files of an article a row: CSV, and its kin with semicolons, tabs or bars.

A row that cannot be read is named, and the others are read.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from broadsheet.article.columns import check_columns, has_text, list_names
from broadsheet.article.decoding import read_lines
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.facts import LONGEST_TEXT
from broadsheet.article.formats.delimited import DELIMITERS, Broken, Record, read_records, split_lines
from broadsheet.article.formats.rows import ADVICE, NOTHING, make_draft, take_notes
from broadsheet.errors import ArticleError
from broadsheet.phrasing import choose_form, say_digits

LONGEST_HEAD = 100_000  # characters of a header that are looked at: a thousand columns with long names
LONGEST_NAME = 60  # characters of a column's name: longer ones are cells of a file without a header
LATEST_HEAD = 20  # lines: the title and the remarks that programs put above a table are fewer


def read_csv(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every row; which mark parts the cells is told by the header."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_TEXT))  # the csv module's own limit is 131,072
    told: list[str] = []
    lines = split_lines(read_lines(blob, encoding=settings.encoding, notes=told))
    head = _find_head(lines, settings)
    told += head.notes
    delimiter = _find_delimiter(head.line, settings)
    records = read_records(
        chain([head.line] if head.line else [], head.rest, lines),
        delimiter=delimiter,
        first=head.number,
        padded=_is_padded(head.line, delimiter),
    )
    header = next(records, None)
    if header is None:
        raise ArticleError(f"{blob.place}: {NOTHING}")
    names = _check_header(header.cells if isinstance(header, Record) else [head.line], blob, settings)
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
    """The cells under the names of their columns: of two columns of one name the first that holds something counts,
    missing cells are blank.
    """
    row: dict[str, str] = {}
    for name, cell in zip_longest(names, cells[: len(names)], fillvalue=""):
        row[name] = row.get(name) or cell
    return row


class _Head(NamedTuple):
    """The header of a file, the number of its line, lines behind it that were read too, and a note on those above."""

    line: str
    number: int
    rest: list[str]
    notes: tuple[str, ...] = ()


def _find_head(lines: Iterator[str], settings: Settings) -> _Head:
    """The header: the first line that names a text among several columns, below a title or remarks; else the first
    line that is not blank, below "sep=;", which Excel writes above it.
    """
    read = list[str]()
    first: int | None = None
    for line in islice(lines, LATEST_HEAD):
        read.append(line)
        if not line.strip() or (first is None and re.match('"?sep=', line, re.IGNORECASE)):
            continue
        first = len(read) if first is None else first
        cells = _split(line, _find_delimiter(line, settings))
        if has_text(cells, columns=settings.columns) and (first == len(read) or len(cells) > 1):
            above = sum(bool(one.strip()) for one in read[first - 1 : -1])
            note = f"{say_digits(above, 'line')} above the header {choose_form(above, 'was', 'were')} left out."
            return _Head(line, len(read), [], (note,) if above else ())
    return _Head("", 1, []) if first is None else _Head(read[first - 1], first, read[first:])


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line[:LONGEST_HEAD]], delimiter=delimiter), [])


def _is_padded(head: str, delimiter: str) -> bool:
    """Does a blank stand behind every mark of a header, as in "id, title, text"?"""
    cells = head.split(delimiter)
    return len(cells) > 1 and all(cell.startswith(" ") for cell in cells[1:])


def _find_delimiter(head: str, settings: Settings) -> str:
    """The mark that parts the columns of a header, best so that one of them is the text."""

    def rate(delimiter: str) -> tuple[bool, int]:
        cells = _split(head, delimiter)
        return has_text(cells, columns=settings.columns), len(cells)

    return max(DELIMITERS, key=rate)


def _check_header(cells: list[str], blob: Blob, settings: Settings) -> list[str]:
    """The names of the columns; none that is a text: ArticleError."""
    names = [name.strip() for name in cells]
    check_columns(settings.columns, names, where=blob.place)
    if not has_text(names, columns=settings.columns):
        nameless = len(names) < 2 or any(len(name) > LONGEST_NAME or name.isdecimal() for name in names)
        first = "Begin it with a header line that names its columns. " if nameless else ""
        raise ArticleError(f"{blob.place}: has no column 'text'. Its columns are {list_names(names)}. {first}{ADVICE}")
    return names
