import json
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from types import SimpleNamespace

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from broadsheet import export as tables_module
from broadsheet.errors import OutputError, ParameterError
from broadsheet.export import FORMATS, write_errors, write_tables
from broadsheet.reading import Reading
from broadsheet.schema import DTYPES, TABLES, SourceError, find_columns, to_table
from tests.support.handmade import make_reading

READERS = {
    "parquet": pd.read_parquet,
    "csv": pd.read_csv,
    "json": lambda path: pd.read_json(path, dtype=False),
}
one_file_a_table = pytest.mark.parametrize("format", READERS)


def expect(name: str, readings: list[Reading]) -> pd.DataFrame:
    return pd.concat(
        [to_table(TABLES[name], [], article=""), *(reading.tables[name] for reading in readings)], ignore_index=True
    )


def as_typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """A table as a format gave it back, in the schema's types; the columns must be there already."""
    columns = find_columns(TABLES[name])
    assert len(table) == 0 or list(table.columns) == [column for column, _, _ in columns]
    return table.reindex(columns=[column for column, _, _ in columns]).astype(
        {column: DTYPES[kind] for column, kind, _ in columns}
    )


@one_file_a_table
def test_what_is_read_back_is_what_was_written(tmp_path, format):
    readings = [make_reading("first"), make_reading("bare", rows=False), make_reading("third")]
    paths = write_tables(iter(readings), tmp_path / "new" / "out", format=format)
    assert [path.name for path in paths] == [f"{name}.{format}" for name in TABLES]
    assert sorted(paths) == sorted((tmp_path / "new" / "out").iterdir())
    for name, path in zip(TABLES, paths, strict=True):
        pd.testing.assert_frame_equal(as_typed(name, READERS[format](path)), expect(name, readings))


def test_parquet_keeps_the_types_even_of_an_empty_table(tmp_path):
    for name, path in zip(TABLES, write_tables([], tmp_path), strict=True):
        table = pd.read_parquet(path)
        assert len(table) == 0
        dtypes = {column: str(dtype) for column, dtype in table.dtypes.items()}
        assert dtypes == {column: DTYPES[kind] for column, kind, _ in find_columns(TABLES[name])}


def test_csv_of_nothing_is_the_header(tmp_path):
    for name, path in zip(TABLES, write_tables([], tmp_path, format="csv"), strict=True):
        assert path.read_bytes().decode() == ",".join(column for column, _, _ in find_columns(TABLES[name])) + "\r\n"


def test_csv_writes_whole_numbers_whole_and_missing_as_nothing(tmp_path):
    write_tables([make_reading()], tmp_path, format="csv")
    assert (tmp_path / "figures.csv").read_bytes().decode().split("\r\n")[1:3] == [
        'first,f1,"some 17,000",34,45,17000.0,17000.0,17000.0,about,,,teachers,,,,1,',
        "first,f2,dozens,0,6,,24.0,119.0,vague,,,,,e1,,1,",
    ]
    assert ",False," in (tmp_path / "stances.csv").read_text(encoding="utf-8")


def test_csv_quotes_a_lone_carriage_return(tmp_path):
    reading = make_reading()
    reading.tables["entities"].loc[0, "role"] = "the\rmayor"
    write_tables([reading], tmp_path, format="csv")
    assert pd.read_csv(tmp_path / "entities.csv")["role"][0] == "the\rmayor"


def test_a_workbook_has_a_sheet_a_table_that_reads_back_as_it_was(tmp_path):
    readings = [make_reading("first"), make_reading("bare", rows=False), make_reading("third")]
    (path,) = write_tables(iter(readings), tmp_path / "new", format="xlsx")
    assert (path.name, os.listdir(tmp_path / "new")) == ("tables.xlsx", ["tables.xlsx"])
    sheets = pd.read_excel(path, sheet_name=None, keep_default_na=False, na_values=[""])
    assert list(sheets) == list(TABLES)
    for name in TABLES:
        # a carriage return is escaped in the file, as Excel itself does
        table = sheets[name].map(lambda value: unescape(value) if isinstance(value, str) else value)
        pd.testing.assert_frame_equal(as_typed(name, table), expect(name, readings))


@pytest.mark.parametrize("words", [
    "=HYPERLINK(\"http://example.org\")",
    "+40",
    "@SUM(A1)",
    "https://example.org/",
    "00123",
    "a bell \x07 and a line\nbreak",
    "{=1+1}",
])  # fmt: skip
def test_words_stay_words_in_a_workbook(tmp_path, words):
    reading = make_reading()
    reading.tables["entities"].loc[0, "name"] = words
    (path,) = write_tables([reading], tmp_path, format="xlsx")
    cell = load_workbook(path)["entities"].cell(2, 3)
    assert (cell.data_type, cell.hyperlink, unescape(cell.value)) == ("s", None, words)


def test_words_longer_than_a_cell_end_in_an_ellipsis(tmp_path):
    reading = make_reading()
    reading.tables["entities"].loc[0, "name"] = "x" * 40_000
    (path,) = write_tables([reading], tmp_path, format="xlsx")
    assert load_workbook(path)["entities"].cell(2, 3).value == "x" * 32_766 + "…"


def test_a_number_without_end_is_written_as_a_word(tmp_path):
    reading = make_reading()
    reading.tables["figures"].loc[0, "high"] = float("inf")
    (path,) = write_tables([reading], tmp_path, format="xlsx")
    assert pd.read_excel(path, sheet_name="figures")["high"].tolist() == [float("inf"), 119]


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables_module, "MOST_ROWS", 3)
    with pytest.raises(OutputError, match=r"entities: an Excel sheet holds 3 rows\. Choose --format parquet or csv\."):
        write_tables([make_reading("a"), make_reading("b")], tmp_path / "out", format="xlsx")
    assert os.listdir(tmp_path) == []


def test_json_is_an_array_a_person_can_read(tmp_path):
    write_tables([make_reading("a"), make_reading("b")], tmp_path, format="json")
    lines = (tmp_path / "entities.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 6)
    assert json.loads(lines[2].rstrip(","))["name"] == "Zoë"
    assert "Zoë" in lines[2]
    rows = json.loads((tmp_path / "stances.json").read_text(encoding="utf-8"))
    assert [(row["conditional"], row["holder"], row["holder_start"]) for row in rows[:2]] == [
        (False, None, 0),
        (True, None, 0),
    ]
    assert json.loads((tmp_path / "statements.json").read_text(encoding="utf-8")) == []


def test_parquet_packs_the_rows_of_many_articles_together(tmp_path, monkeypatch):
    monkeypatch.setattr(tables_module, "ROW_GROUP", 10)
    write_tables((make_reading(f"a{number}") for number in range(20)), tmp_path)
    file = pq.ParquetFile(tmp_path / "figures.parquet")
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [10, 10, 10, 10]


def test_readings_are_drawn_one_at_a_time_and_let_go(tmp_path):
    earlier: list[weakref.ref[Reading]] = []

    def readings() -> Iterator[Reading]:
        for number in range(5):
            assert sum(one() is not None for one in earlier) <= 1
            reading = make_reading(f"a{number}")
            earlier.append(weakref.ref(reading))
            yield reading

    write_tables(readings(), tmp_path, format="csv")
    assert len(earlier) == 5


def test_where_reading_fails_nothing_stays(tmp_path):
    def readings() -> Iterator[Reading]:
        yield make_reading()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tables(readings(), tmp_path / "new" / "out")
    assert list(tmp_path.iterdir()) == []


def test_where_reading_fails_older_files_stay_as_they_were(tmp_path):
    def readings() -> Iterator[Reading]:
        yield make_reading("second")
        raise OSError("the reading's own")

    write_tables([make_reading("first")], tmp_path, format="csv")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OSError, match="the reading's own"):
        write_tables(readings(), tmp_path, format="csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_older_files_are_replaced_and_others_left(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_tables([make_reading("first")], tmp_path, format="csv")
    write_tables([make_reading("second")], tmp_path, format="csv")
    assert set(pd.read_csv(tmp_path / "figures.csv")["article"]) == {"second"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["notes.txt", *(f"{name}.csv" for name in TABLES)]
    )


def test_the_folder_is_checked_before_anything_is_read(tmp_path):
    def readings() -> Iterator[Reading]:
        pytest.fail("a reading was drawn")
        yield

    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(OutputError, match=r"file: is a file, not a folder\."):
            write_tables(readings(), folder)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_disk_that_fills_up_is_told_and_nothing_stays(tmp_path, format, monkeypatch):
    def fill_up(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables_module.pd.DataFrame, "to_csv", fill_up)
    monkeypatch.setattr(tables_module, "json", SimpleNamespace(dumps=fill_up))
    monkeypatch.setattr(tables_module.ParquetWriter, "write_table", fill_up)
    monkeypatch.setattr(tables_module.Worksheet, "write_boolean", fill_up)
    with pytest.raises(OutputError, match="No space left on device"):
        write_tables([make_reading()], tmp_path / "out", format=format)
    assert list(tmp_path.iterdir()) == []


SMALL_DISK = """
import resource, sys
from pathlib import Path
from broadsheet.errors import OutputError
from broadsheet.export import FORMATS, write_errors, write_tables
from tests.support.handmade import make_reading

resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
for format in FORMATS:
    try:
        write_tables((make_reading(f"a{number}") for number in range(50)), Path(sys.argv[1], format), format=format)
    except OutputError as error:
        print(str(error).partition("cannot be written")[2])
"""


def test_a_disk_that_is_really_full_is_told_too_where_closing_a_file_fails_again(tmp_path):
    """A file that cannot be written refuses its end as well; in a process of its own, for the limit stays."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SMALL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    told = done.stdout.splitlines()
    assert done.stderr == ""
    assert len(told) == len(FORMATS)
    assert all("File too large). Make room there, or choose another folder with --out." in line for line in told)
    assert list(tmp_path.iterdir()) == []


def test_while_one_writes_another_is_refused(tmp_path):
    def readings() -> Iterator[Reading]:
        yield make_reading("first")
        with pytest.raises(OutputError, match=rf"another run writes there \(process {os.getpid()}\)"):
            write_tables([make_reading("second")], tmp_path, format="csv")

    write_tables(readings(), tmp_path, format="csv")
    assert set(pd.read_csv(tmp_path / "figures.csv")["article"]) == {"first"}


def test_errors_are_written_as_a_table_and_an_older_list_goes_when_there_are_none(tmp_path):
    errors = [SourceError("items.csv", 3, None, 'holds "no" text.'), SourceError("a.txt", None, "a", "It failed.")]
    path = write_errors(errors, tmp_path)
    assert path.read_bytes().decode().split("\r\n") == [
        "article,source,line,reason", ',items.csv,3,"holds ""no"" text."', "a,a.txt,,It failed.", "",
    ]  # fmt: skip
    assert write_errors([], tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_named_with_those_there_are(tmp_path):
    with pytest.raises(ParameterError, match=r"'xls'\. Choose one of parquet, csv, json, xlsx\."):
        write_tables([], tmp_path / "out", format="xls")
    assert list(tmp_path.iterdir()) == []
