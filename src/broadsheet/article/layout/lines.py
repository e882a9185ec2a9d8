"""Lines: the lines of a text that hold words, and the joints between them.

Knows characters alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.paragraphs import LINE, LINE_BREAKS

ENDED = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
BREAK = re.compile(rf"\r\n|[{LINE_BREAKS}]")
CLOSING = "\"'”’»)] \t"
STOPS = (".", "!", "?", ":", "…")
RULE = re.compile(r"[\W_]+")
# four spaces within a line part columns; fewer stand in justified text
COLUMNS = re.compile(r"\S(?: {4,}|[ ]*\t[ ]*)\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than spaces: where it begins in the text, its words without the spaces around, where they
    stand, and the column they begin at.
    """

    margin: int
    start: int
    end: int
    words: str
    column: int

    @property
    def length(self) -> int:
        """Columns up to its last character."""
        return self.column + len(self.words)

    @property
    def stopped(self) -> bool:
        """Does a sentence end with it, or a colon stand there: `"We cannot go on."`?"""
        return self.words.rstrip(CLOSING).endswith(STOPS)

    @property
    def is_rule(self) -> bool:
        """Has it no letter or digit: "-----", "* * *"?"""
        return RULE.fullmatch(self.words) is not None

    @property
    def has_columns(self) -> bool:
        """Is it the row of a table: "Arsenal     38   20"?"""
        return COLUMNS.search(self.words) is not None


@dataclass(frozen=True, slots=True)
class Joint:
    """Where a line ends and the next one begins: how many line breaks stand there, and whether a page ends too."""

    above: Line
    below: Line
    breaks: int
    page: bool

    @property
    def full(self) -> int:
        """Columns that the line above would have with the first word of the line below."""
        return self.above.length + 1 + len(self.below.words.split(maxsplit=1)[0])


def split_lines(text: str) -> list[str]:
    """The lines of a text with what ends them, a line feed or a carriage return; a form feed, which ends a page, does
    not.
    """
    return ENDED.findall(text)


def find_lines(text: str) -> Iterator[Line]:
    """The lines that hold more than spaces, in order."""
    for match in LINE.finditer(text):
        line = match.group()
        words = line.strip()
        if words:
            before = line[: line.index(words[0])]
            start = match.start() + len(before)
            yield Line(match.start(), start, start + len(words), words, len(before.expandtabs()))


def find_joints(text: str) -> list[Joint]:
    """The joint after every line but the last."""
    joints = []
    for above, below in pairwise(find_lines(text)):
        between = text[above.end : below.start]
        breaks = sum(1 for _ in BREAK.finditer(between))
        joints.append(Joint(above, below, breaks, "\f" in between))
    return joints
