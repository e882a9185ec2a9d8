"""Quotations: the stretches of an article that stand in quotation marks.

Knows characters alone: straight, curly, single, angle and doubled (CSV) marks, quotations that run over several
paragraphs, and marks that are never closed. Knows nothing of who speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.paragraphs import find_paragraphs

# a run of straight marks is one mark: CSV files double them
MARK = re.compile(r"\"+|''|``|[“”„«»‘’']")
OPENING, CLOSING = "“„«‘", "”»’"
# how far a single mark looks for its partner, which keeps a page of apostrophes linear
REACH = 3_000
# lines behind the one in which a quotation opens that it may run on for
MOST_LINES = 6
# words that stand in single marks and end in one that may be a plural's: "the 'so-called experts' had left"
MOST_FRAGMENT = 3
# words that begin with an apostrophe
ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)
PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "''": "''"}
SINGLE = ("'", "’", "‘")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `text[start:end]`; `outer_start` and `outer_end` take the marks in.

    `continues` says that the paragraph ends before the mark is closed, so that the next paragraph's opening mark goes
    on with it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, paragraph by paragraph, in order.

    A quotation that opens in one line goes on to the one of the few next lines whose first mark closes it: lines may be
    wrapped, or hold a sentence each. A mark that is opened and never closed quotes to the end of its paragraph. No
    marks: an empty list.
    """
    found: list[Quotation] = []
    lines = find_paragraphs(text)
    done = 0
    for number, (start, end) in enumerate(lines):
        here = _find_in_paragraph(text, max(start, done), end) if done < end else []
        found += here
        behind = lines[number + 1 : number + 1 + MOST_LINES]
        closing = _find_closing(text, here[-1], behind) if here and here[-1].continues else None
        if closing is not None:
            found[-1] = replace(found[-1], end=closing.start(), outer_end=closing.end(), continues=False)
            done = closing.end()
    return found


def _find_closing(text: str, last: Quotation, lines: Sequence[tuple[int, int]]) -> re.Match | None:
    """The mark by which a quotation left open closes, if it is the first double mark of the lines behind it."""
    opened = _normal(text[last.outer_start : last.start])
    if opened in SINGLE:
        return None
    marks = ((mark, start, end) for start, end in lines for mark in MARK.finditer(text, start, end))
    first = next(((mark, start, end) for mark, start, end in marks if mark.group() not in SINGLE), None)
    if first is None:
        return None
    mark, start, end = first
    opens = _can_open(text, mark, start)
    answers = _answers(opened, _normal(mark.group()), opens=opens) and not opens and mark.start() > start
    return mark if answers and _can_close(text, mark, end) else None


def _find_in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match | None = None
    closing: int | None = None
    for mark in MARK.finditer(text, start, end):
        kind = _normal(mark.group())
        opens = _can_open(text, mark, start)
        closes = _can_close(text, mark, end) if closing is None else mark.start() == closing
        if opened is None:
            single = _find_single_close(text, mark, end) if opens and kind in SINGLE else None
            if opens and (kind not in SINGLE or single is not None):
                opened, closing = mark, single
        elif closes and _answers(opened.group(), kind, opens=opens):
            found.append(Quotation(opened.end(), mark.start(), opened.start(), mark.end()))
            opened = None
    if opened is not None and end - opened.end() > 1:
        last = len(text[:end].rstrip())
        found.append(Quotation(opened.end(), last, opened.start(), last, continues=True))
    return [quotation for quotation in found if text[quotation.start : quotation.end].strip()]


def _answers(opened: str, kind: str, *, opens: bool) -> bool:
    """Is a mark the partner of the one that opened; a straight one that opens nothing may be that of a curly one?"""
    return PAIRS[_normal(opened)] == kind or (opened == "“" and kind == '"' and not opens)


def _normal(mark: str) -> str:
    return '"' if mark.startswith('"') else mark


def _can_open(text: str, mark: re.Match, start: int) -> bool:
    if mark.group() in CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    if mark.group() in OPENING:
        return True
    return bool(after) and not after.isspace() and not (before.isalnum() or before in ".,!?;")


def _can_close(text: str, mark: re.Match, end: int) -> bool:
    if mark.group() in OPENING:
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    if mark.group() in SINGLE:
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or not after or not after.isalnum()


def _find_single_close(text: str, mark: re.Match, end: int) -> int | None:
    """Where the closing mark of a single one begins: the first that is no plural's apostrophe, else the first behind a
    few words: "the 'promises' weren't worth it", "'We back the workers' rights,' he said".
    """
    if mark.group() == "'" and text[mark.end() : mark.end() + 1].isdigit():
        return None
    want, plural = PAIRS[mark.group()], None
    for later in MARK.finditer(text, mark.end(), min(end, mark.end() + REACH)):
        if later.group() == want and _can_close(text, later, end):
            if not _is_plural(text, later):
                return later.start()
            few = len(text[mark.end() : later.start()].split()) <= MOST_FRAGMENT
            plural = later.start() if plural is None and few and not ELIDED.match(text, mark.end()) else plural
        elif _can_open(text, later, mark.end()) and later.group() != "’":
            break
    return plural


def _is_plural(text: str, mark: re.Match) -> bool:
    """May a closing mark be a plural's apostrophe: "the workers' rights"?"""
    before, behind = text[mark.start() - 1], text[mark.end() : mark.end() + 2].strip()
    return before.lower() == "s" and behind[:1].isalpha()
