"""Paragraphs: the lines of a text that hold any words, and what breaks a line.

Knows characters alone.
"""

import re

LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
PARAGRAPH = re.compile(rf"[^{LINE_BREAKS}]*\S[^{LINE_BREAKS}]*")
LINE = re.compile(rf"[^{LINE_BREAKS}]+")


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Character spans of the lines that hold any text, in order."""
    return [(match.start(), match.end()) for match in PARAGRAPH.finditer(text)]
