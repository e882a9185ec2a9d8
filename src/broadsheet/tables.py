"""Tables: the readings of many articles written to a folder, one file a table, as CSV, JSON or Parquet.

Knows the schema and file formats. Holds one article's rows at a time (a few thousand rows for Parquet), however many there are.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from broadsheet.errors import OutputError, ParameterError
from broadsheet.reading import Reading
from broadsheet.schema import TABLES, find_columns, to_table

ROW_GROUP = 10_000  # rows Parquet packs together; a group for each article's few dozen rows makes a slow and large file
WAITING = 100  # articles whose rows wait apart: each part costs some 10 kB whatever it holds, so that more are packed into one
ARROW_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}

Write = Callable[[pd.DataFrame], None]  # adds an article's rows to an open file


def write_tables(readings: Iterable[Reading], folder: str | os.PathLike[str], *, format: str = "parquet") -> list[Path]:
    """Write the six tables of `readings` to `folder` as `<table>.<format>` (csv, json or parquet), and return the paths.

    The folder is made, and so checked, before the first reading is drawn. The files appear in it, in place of older ones, when all
    are complete; where anything goes wrong none does. A folder that cannot be written: OutputError. No readings: tables with no rows.
    """
    check_format(format)
    folder = Path(folder)
    with _staging(folder) as staging, ExitStack() as files:
        with _output_errors(folder):
            tables = {name: files.enter_context(FORMATS[format](staging / f"{name}.{format}", record)) for name, record in TABLES.items()}
        for reading in readings:
            with _output_errors(folder):
                for name, write in tables.items():
                    write(reading.tables[name])
        with _output_errors(folder):
            files.close()
    return [folder / f"{name}.{format}" for name in TABLES]


def check_format(format: str) -> str:
    """The name of a format tables can be written in; any other: ParameterError."""
    if format not in FORMATS:
        raise ParameterError(f"format: there is no table format {format!r}. Choose one of {', '.join(FORMATS)}.")
    return format


@contextmanager
def write_csv(path: Path, record: type) -> Iterator[Write]:
    """Open a CSV file with the columns of `record`; rows end in CR LF (RFC 4180), so that a line break of either kind is quoted."""
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


FORMATS: dict[str, Callable[[Path, type], AbstractContextManager[Write]]] = {"parquet": write_parquet, "csv": write_csv, "json": write_json}


def _empty(record: type) -> pd.DataFrame:
    return to_table(record, (), article="")


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A hidden folder inside `folder`, whose files move up into it when the block ends well; otherwise nothing made here stays."""
    with _output_errors(folder):
        made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        with _output_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            staging = Path(tempfile.mkdtemp(prefix=".broadsheet-", dir=folder))
        try:
            yield staging
            with _output_errors(folder):
                for path in sorted(staging.iterdir()):
                    path.replace(folder / path.name)
        finally:
            shutil.rmtree(staging)
    except BaseException:
        for path in made:
            with suppress(OSError):  # never made, or somebody else put a file there meanwhile: then it is not ours to remove
                path.rmdir()
        raise


@contextmanager
def _output_errors(folder: Path) -> Iterator[None]:
    """Say an operating system's refusal to write as an OutputError."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error}). Choose another folder with --out.") from error
