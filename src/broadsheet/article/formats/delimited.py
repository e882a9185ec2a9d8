"""Delimited: the records of a file whose cells are parted by commas, semicolons, tabs or bars.

Reads what the csv module reads, and what breaks its rules in the common ways: lines that end in CR, quotation marks
that are not doubled, or escaped by a backslash. Knows nothing of articles.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
UNQUOTED = ("\t", "|")  # what no text holds, so that many programs put no quotation marks round cells
# Characters looked through for the end of a cell that breaks the rules: an article of 5,000 words. The whole file would
# be gone through for each such row.
REACH = 30_000
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
LOOSE = "Quotation marks within the cell that were not doubled are read as they stand."


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record, the line on which it begins, and sentences on what was guessed."""

    line: int
    cells: list[str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that begins no record anybody could read, and why."""

    line: int
    reason: str


def split_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines, those that a lone CR ends parted too."""
    for line in lines:
        yield from LINE.findall(line) if "\r" in line.removesuffix("\n").removesuffix("\r") else (line,)


def read_records(
    lines: Iterable[str], *, delimiter: str, first: int = 1, padded: bool = False
) -> Iterator[Record | Broken]:
    """The records of lines, blank ones left out; the first line has the number `first`. Where they are `padded`, the
    blank before a cell is none of it, so that quotation marks may follow.
    """
    feed = Feed(lines, first=first)
    reader = csv.reader(feed, delimiter=delimiter, strict=True, skipinitialspace=padded)
    width = 0
    while True:
        feed.taken.clear()
        line = feed.number
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _recover(feed, line, delimiter, width=width, reason=str(error))
            continue
        width = width or len(cells)
        if any(cell.strip() for cell in cells):
            yield Record(line, cells)


class Feed:
    """Lines that can be handed back: `number` is that of the next line, `taken` those of the present record."""

    def __init__(self, lines: Iterable[str], *, first: int) -> None:
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self.number = first
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def keep(self, count: int) -> None:
        """Hand back all but the first lines of the present record."""
        self._back.extendleft(reversed(self.taken[count:]))
        self.number -= len(self.taken) - count
        del self.taken[count:]


def _recover(feed: Feed, line: int, delimiter: str, *, width: int, reason: str) -> Record | Broken:
    """The record whose quotation marks break the rules, or its first line as broken; the lines after it stay."""
    for text in _reach(feed):
        cells, end = _split_loosely(text, delimiter)
        if cells is None:
            continue
        count = _count_lines(feed.taken, end)
        if any(_is_record(later, delimiter, width) for later in feed.taken[1:count]):
            break  # the open cell has swallowed the records after it
        feed.keep(count)
        return Record(line, cells, (LOOSE,))
    feed.keep(1)
    cells = feed.taken[0].rstrip("\r\n").split(delimiter)
    if delimiter in UNQUOTED and len(cells) == width:  # a cell that only begins with a quotation mark
        return Record(line, cells, (LOOSE,))
    return Broken(line, reason)


def _reach(feed: Feed) -> Iterator[str]:
    """The first line of the record, then all that was taken for it, then ever twice as much, as far as it goes."""
    text = feed.taken[0]
    yield text
    rest = "".join(feed.taken[1:])
    while len(text) < REACH:
        if not rest:
            rest = _read_about(len(text), feed)
        if not rest:
            return
        text += rest
        rest = ""
        yield text


def _read_about(length: int, feed: Feed) -> str:
    """As many more lines as have so many characters."""
    text = ""
    for line in feed:
        text += line
        if len(text) >= length:
            break
    return text


def _split_loosely(text: str, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the record a text begins with, and where it ends; a mark ends a cell only at the end of a line or
    before a delimiter that no blank follows, as one does in a sentence. No cells where one is still open at the end of
    the text.
    """
    mark, end_of_cell = re.escape(delimiter), rf"[ \t]*(?:{re.escape(delimiter)}(?! )|[\r\n]|\Z)"
    closed = re.compile(
        rf'"((?:[^"\\]|\\.|""(?!{end_of_cell})|"(?!{end_of_cell}))*+)"[ \t]*(?={mark}|[\r\n]|\Z)', re.DOTALL
    )
    bare = re.compile(rf"[^{mark}\r\n]*")
    cells, start = [], 0
    while True:
        quoted = text.startswith('"', start)
        found = (closed if quoted else bare).match(text, start)
        if found is None:
            return None, start
        cells.append(re.sub(r'\\(["\\])|"(")', r"\1\2", found[1]) if quoted else found[0])
        start = found.end()
        if not text.startswith(delimiter, start):
            return cells, start
        start += len(delimiter)


def _count_lines(lines: list[str], end: int) -> int:
    """How many of the lines a record takes that ends at that character of all of them together."""
    count = length = 0
    while count < len(lines) and length <= end:
        length += len(lines[count])
        count += 1
    return count


def _is_record(line: str, delimiter: str, width: int) -> bool:
    """Is a line a whole record of as many cells as the header has, as "3,Tolls,Gazette" is?"""
    try:
        return width > 1 and [len(cells) for cells in csv.reader([line], delimiter=delimiter, strict=True)] == [width]
    except csv.Error:
        return False
