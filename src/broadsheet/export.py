"""Export: the readings of many articles written to a folder, one file a table as CSV, JSON or Parquet, or one Excel
workbook.

Knows the schema and file formats. Holds one article's rows at a time (a few thousand rows for Parquet), however many
there are.
"""

import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow.parquet import ParquetWriter
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from broadsheet.errors import OutputError, ParameterError
from broadsheet.reading import Reading, Readings
from broadsheet.schema import TABLES, SourceError, find_columns, to_errors, to_table
from broadsheet.workplace import open_workplace, output_errors, stage

ROW_GROUP = 10_000  # rows Parquet packs together; a group for each article's few dozen rows makes a slow and large file
# articles whose rows wait apart: each part costs some 10 kB whatever it holds, so that more are packed into one
WAITING = 100
ARROW_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
WORKBOOK, ERRORS = "tables.xlsx", "errors.csv"
# what a cell and a sheet of Excel can hold
MOST_CHARACTERS, MOST_ROWS = 32_767, 1_048_575
WIDEST = 60  # characters a column of a workbook is made wide for
Write = Callable[[pd.DataFrame], None]  # adds an article's rows to an open file


def write_tables(
    readings: Iterable[Reading | Readings], folder: str | os.PathLike[str], *, format: str = "parquet"
) -> list[Path]:
    """Write the six tables of `readings` to `folder`, and return the paths:
    `<table>.<format>` each, or one workbook for xlsx.

    The folder is made, and so checked, before the first reading is drawn. The files appear in it, in place of older
    ones, when all are complete; where anything goes wrong none does. A folder that cannot be written, or in which
    another run is writing: OutputError. No readings: tables with no rows.
    """
    check_format(format)
    with open_workplace(Path(folder)) as place:
        return fill_tables(readings, place, format=format)


def fill_tables(readings: Iterable[Reading | Readings], place: Path, *, format: str) -> list[Path]:
    """Write tables as `write_tables` does, in a workplace that is open."""
    folder = place.parent
    with stage(place) as staging:
        with output_errors(folder):
            files = ExitStack()
            tables = files.enter_context(FORMATS[format](staging))
        try:
            for reading in readings:
                with output_errors(folder):
                    for name, write in tables.items():
                        write(reading.tables[name])
            with output_errors(folder):
                files.close()
        except BaseException as error:
            with suppress(OSError):  # a full disk refuses the end of a file too; it goes as it is
                files.__exit__(type(error), error, error.__traceback__)
            raise
    return [folder / name for name in ([WORKBOOK] if format == "xlsx" else [f"{name}.{format}" for name in TABLES])]


def write_errors(errors: Sequence[SourceError], folder: str | os.PathLike[str]) -> Path | None:
    """Write what was left out to `folder`/errors.csv, in place of an older one, and return its path; nothing: an older
    one goes, and None.
    """
    with open_workplace(Path(folder)) as place:
        return fill_errors(errors, place)


def fill_errors(errors: Sequence[SourceError], place: Path) -> Path | None:
    """Write what was left out as `write_errors` does, in a workplace that is open."""
    path = place.parent / ERRORS
    if errors:
        with stage(place) as staging, output_errors(place.parent):
            to_errors(errors).to_csv(staging / ERRORS, index=False, lineterminator="\r\n")
        return path
    with output_errors(place.parent):
        if _is_ours(path):
            path.unlink()
    return None


def _is_ours(path: Path) -> bool:
    """Is it a list of what was left out, and not somebody's own file of that name?"""
    header = ",".join(name for name, _, _ in find_columns(SourceError))
    return path.is_file() and path.read_bytes().startswith(header.encode())


def check_format(format: str) -> str:
    """The name of a format tables can be written in; any other: ParameterError."""
    if format not in FORMATS:
        raise ParameterError(f"format: there is no table format {format!r}. Choose one of {', '.join(FORMATS)}.")
    return format


@contextmanager
def write_csv(path: Path, record: type) -> Iterator[Write]:
    """Open a CSV file with the columns of `record`; rows end in CR LF (RFC 4180), so that a line break of either kind
    is quoted.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        _empty(record).to_csv(file, index=False, lineterminator="\r\n")
        yield lambda table: table.to_csv(file, index=False, header=False, lineterminator="\r\n")


@contextmanager
def write_json(path: Path, record: type) -> Iterator[Write]:
    """Open a JSON file: an array of objects, one a line, every column in each; missing is null."""
    with path.open("w", encoding="utf-8") as file:
        before = "[\n"

        def write(table: pd.DataFrame) -> None:
            nonlocal before
            columns = [[None if value is pd.NA else value for value in table[name].tolist()] for name in table.columns]
            for row in zip(*columns, strict=True):
                file.write(before + json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False))
                before = ",\n"

        yield write
        file.write("[]\n" if before == "[\n" else "\n]\n")


@contextmanager
def write_parquet(path: Path, record: type) -> Iterator[Write]:
    """Open a Parquet file with the columns and types of `record`; pandas reads the same nullable dtypes back."""
    columns = pa.schema([(name, ARROW_TYPES[kind]) for name, kind, _ in find_columns(record)])
    schema = pa.Table.from_pandas(_empty(record), schema=columns, preserve_index=False).schema
    waiting: list[pa.Table] = []
    with ParquetWriter(path, schema) as writer:

        def write(table: pd.DataFrame) -> None:
            waiting.append(pa.Table.from_pandas(table, schema=schema, preserve_index=False))
            if sum(part.num_rows for part in waiting) >= ROW_GROUP:
                writer.write_table(pa.concat_tables(waiting))
                waiting.clear()
            elif len(waiting) >= WAITING:
                waiting[:] = [pa.concat_tables(waiting).combine_chunks()]

        yield write
        if waiting:
            writer.write_table(pa.concat_tables(waiting))


@contextmanager
def write_workbook(folder: Path) -> Iterator[dict[str, Write]]:
    """Open an Excel workbook with a sheet a table. Words stay words: none becomes a formula, a link or a number.

    Words beyond what a cell holds are cut, with an ellipsis; more rows than a sheet holds: OutputError.
    """
    # rows go to temporary files as they come, in the folder the workbook itself is made in
    options = {"constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(folder / WORKBOOK, options)
    bold = book.add_format({"bold": True, "bottom": 1})
    yield {name: _start_sheet(book.add_worksheet(name), record, bold) for name, record in TABLES.items()}
    try:
        book.close()  # not reached when something went wrong: it would put the workbook together all the same
    except FileCreateError as error:
        raise error.args[0] from None  # it wraps an OSError


def _start_sheet(sheet: Worksheet, record: type, bold: Format) -> Write:
    """Write the header of a sheet, which stays in view; gives what adds rows below it."""
    for place, (name, kind, _) in enumerate(find_columns(record)):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, min(WIDEST, 4 * len(name)) if kind is str else len(name) + 2)
    sheet.freeze_panes(1, 0)
    numbers = count(1)

    def write(table: pd.DataFrame) -> None:
        for row, number in zip(table.itertuples(index=False), numbers, strict=False):
            if number > MOST_ROWS:
                raise OutputError(
                    f"{sheet.name}: an Excel sheet holds {MOST_ROWS:,} rows. Choose --format parquet or csv."
                )
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, value)

    return write


def _write_cell(sheet: Worksheet, row: int, place: int, value: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, place, value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…")
    elif isinstance(value, bool | np.bool_):
        sheet.write_boolean(row, place, value)
    elif not pd.isna(value):
        sheet.write(row, place, value if math.isfinite(value) else str(value))  # Excel has no infinity


@contextmanager
def _write_files(
    folder: Path, *, format: str, write: Callable[[Path, type], AbstractContextManager[Write]]
) -> Iterator[dict[str, Write]]:
    """Open a file a table."""
    with ExitStack() as files:
        yield {name: files.enter_context(write(folder / f"{name}.{format}", record)) for name, record in TABLES.items()}


FORMATS: dict[str, Callable[[Path], AbstractContextManager[dict[str, Write]]]] = {
    "parquet": partial(_write_files, format="parquet", write=write_parquet),
    "csv": partial(_write_files, format="csv", write=write_csv),
    "json": partial(_write_files, format="json", write=write_json),
    "xlsx": write_workbook,
}


def _empty(record: type) -> pd.DataFrame:
    return to_table(record, (), article="")
