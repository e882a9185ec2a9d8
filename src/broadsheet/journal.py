"""Journal: the rows of articles as they are read, a line an article, in a file that outlives the run.

Knows the schema. Holds nothing in memory but where in the file an article's rows stand.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from broadsheet.reading import Readings
from broadsheet.schema import TABLES, lay_out
from broadsheet.workplace import output_errors

FILE = "broadsheet-rows"
KEY_LENGTH = 64  # SHA-256 in hexadecimal
# anything else was not finished, or left by a computer that lost its power
LINE = re.compile(rb"([0-9a-f]{%d}) \{.*\}\n" % KEY_LENGTH, re.DOTALL)
# articles whose rows are laid out together: a table costs a millisecond, whatever it holds
BATCH = 100
LARGEST_BATCH = 16_000_000  # bytes of the journal, however few the articles
Cells = Mapping[str, Sequence[Sequence[Any]]]  # the rows of each table, as `schema.to_cells` gives them


class Journal:
    """The rows of articles by their keys, kept in `folder`: `with Journal(folder) as journal`.

    What a run before kept is there again; a line that it did not finish is dropped.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with output_errors(folder):
            self._file = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o666)
            self._places, self._end = _find_places(folder / FILE)
            os.ftruncate(self._file, self._end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        os.close(self._file)
        if not self._places:
            (self._folder / FILE).unlink()

    def __contains__(self, key: str) -> bool:
        return bytes.fromhex(key) in self._places

    def __len__(self) -> int:
        return len(self._places)

    def add(self, key: str, cells: str) -> None:
        """Keep an article's rows, as `pack_cells` gives them; from here on they outlive the process."""
        line = f"{key} {cells}\n".encode()
        try:
            with output_errors(self._folder):
                _write_all(self._file, line, self._end)
            self._places[bytes.fromhex(key)] = self._end
            self._end += len(line)
        except BaseException:  # the disk is full, or the run is stopped: nothing stays half-written
            os.ftruncate(self._file, self._end)
            raise

    def read(self, keys: Iterable[str]) -> Iterator[Readings]:
        """The rows of the articles of these keys, in their order, many together; one that was never added is left
        out.
        """
        batch: list[Cells] = []
        size = 0
        with (self._folder / FILE).open("rb") as file:
            for key in keys:
                if key in self:
                    file.seek(self._places[bytes.fromhex(key)] + KEY_LENGTH)
                    line = file.readline()
                    batch.append(json.loads(line))
                    size += len(line)
                if len(batch) >= BATCH or size >= LARGEST_BATCH:
                    yield _join(batch)
                    batch, size = [], 0
        if batch:
            yield _join(batch)

    def forget(self) -> None:
        """Let all go; the file is removed at the end of the block."""
        self._places.clear()


def pack_cells(cells: Cells) -> str:
    """The rows of an article on one line."""
    return json.dumps(cells, separators=(",", ":"))


def _find_places(path: Path) -> tuple[dict[bytes, int], int]:
    """Where the lines of a journal begin, by their keys, and where the last whole one ends."""
    places: dict[bytes, int] = {}
    end = 0
    with path.open("rb") as file:
        for line in file:
            whole = LINE.fullmatch(line)
            if not whole:
                break
            places[bytes.fromhex(whole[1].decode())] = end
            end += len(line)
    return places, end


def _write_all(file: int, data: bytes, at: int) -> None:
    """Write all of it: the system may take only a part at once."""
    while data:
        written = os.pwrite(file, data, at)
        data, at = data[written:], at + written


def _join(batch: Sequence[Cells]) -> Readings:
    """The rows of several articles as one set of tables."""
    return Readings(
        {name: lay_out(record, [row for cells in batch for row in cells[name]]) for name, record in TABLES.items()}
    )
