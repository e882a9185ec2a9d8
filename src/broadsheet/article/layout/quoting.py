"""Quoting: the marks of quoted mail, ">" before each line, and the signature below "-- ".

Knows lines. Knows nothing of files.
"""

import re
from itertools import pairwise

from broadsheet.article.layout.lines import split_lines
from broadsheet.phrasing import say_digits

MARKS = re.compile(r" ?>(?: ?>)* ?")
MOST_LINES_SIGNED = 6  # RFC 3676 advises four
LONGEST_SIGNED = 80  # characters of such a line: more is text


def take_out_marks(text: str) -> tuple[str, list[str]]:
    """The text without the marks of quoted mail and without a signature, and a note on each."""
    notes = []
    if ">" in text:
        text, count = _unquote(text)
        if count:
            notes.append(f"The marks of quoted mail ('>') were taken out of {say_digits(count, 'line')}.")
    signed = _find_signature(text)
    if signed is not None:
        text = text[:signed]
        notes.append("A mail signature was left out.")
    return text, notes


def _unquote(text: str) -> tuple[str, int]:
    """The text without its marks and how many lines had one; an empty line parts what is quoted from what quotes it."""
    lines = split_lines(text)
    depths = [_find_depth(line) for line in lines]
    if not _is_mail(lines, depths):
        return text, 0
    parts: list[str] = []
    for i, line in enumerate(lines):
        words = MARKS.sub("", line, count=1) if depths[i] else line
        if i and depths[i] != depths[i - 1] and words.strip() and parts[-1].strip():
            parts.append(line[len(line.rstrip("\r\n")) :] or "\n")
        parts.append(words)
    return "".join(parts), sum(depth > 0 for depth in depths)


def _find_depth(line: str) -> int:
    """How many marks stand before a line: 2 before "> > No." and ">> No."."""
    marks = MARKS.match(line)
    return marks.group().count(">") if marks else 0


def _is_mail(lines: list[str], depths: list[int]) -> bool:
    """Are the marks those of mail: before two lines running, and not all double, as captions mark who speaks?"""
    quoted = [depth for depth in depths if depth]
    every = all(depth or not line.strip() for depth, line in zip(depths, lines, strict=True))
    running = any(above and below for above, below in pairwise(depths))
    worded = any(depth and any(map(str.isalpha, line)) for depth, line in zip(depths, lines, strict=True))
    return worded and running and (every or min(quoted) == 1)


def _find_signature(text: str) -> int | None:
    """Where the signature of a mail begins: "-- " alone on a line, and a few short lines to the end."""
    start = text.rfind("\n-- ") + 1
    below = text[start:].splitlines()
    if not text[:start].strip() or below[0] != "-- ":
        return None
    signed = [line for line in below[1:] if line.strip()]
    short = all(len(line) <= LONGEST_SIGNED for line in signed)
    return start if signed and short and len(signed) <= MOST_LINES_SIGNED else None
