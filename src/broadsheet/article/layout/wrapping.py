"""Wrapping: whether the lines of a text were broken at a width, and at which.

A line that was broken at a width is one that the first word of the next would not have fitted on. Poems, lists, tables
and paragraphs of a line each have lines of all lengths, or whole sentences.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.article.layout.lines import Joint

NARROWEST = 40  # columns: a column of a newspaper; below it, a poem looks the same
NARROW = 55  # columns up to which verse is written: there every line must be full
WIDEST = 130  # columns of a wide terminal; longer lines are paragraphs
FULL = 0.8  # of the width: what people who break lines by hand fill
SHORT = 0.6  # of the width: a shorter line was ended there
EVEN = 0.8  # of the lines that end within a sentence: as many are full in a wrapped text
GOES_ON = 0.5  # of the full lines: as many go on in small letters in a wrapped text; names and numbers begin the rest
STRAY = 1.25  # times the usual width: a longer line is no line of the wrapped ones
FEWEST = 10  # lines from which the fullness of a text's lines is known
LONGEST_ALONE = 50  # columns of a line whose break is the only one of its text
TURN = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}: ")  # "MAYOR LEE: "
ITEM = re.compile(r"(?:[-*•·–+o]|\(?(?:\d{1,2}|[a-z])[.)])\s")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken: at `width` columns, with `breaks` line breaks after each. A line with less
    than `least` columns, the first word of the next one added, was ended on purpose; one that begins past column
    `indent` begins a paragraph. A text in `capitals` has no small letters to go on in.
    """

    width: int
    breaks: int
    least: int
    indent: int
    capitals: bool


def find_wrapping(joints: Sequence[Joint], *, capitals: bool) -> Wrapping | None:
    """How a text's lines were broken, or None where each line is what it is meant to be."""
    indent = min((min(joint.above.column, joint.below.column) for joint in joints), default=0)
    flush = [joint for joint in joints if not joint.page and not _is_indented(joint, indent)]
    for breaks in (1, 2):  # the next line stands below, or below an empty one: double-spaced copy
        inside = [joint for joint in flush if joint.breaks == breaks]
        going = [joint for joint in inside if goes_on(joint, capitals=capitals) and joint.above.length <= WIDEST]
        width = _find_width(going)
        if _is_even(going, inside, width):
            least = _find_least([joint.full for joint in going if joint.full >= FULL * width], joints, breaks, width)
            return Wrapping(width, breaks, least, indent, capitals)
    return None


def is_inside(joint: Joint, wrapping: Wrapping) -> bool:
    """Does a paragraph go on over the joint?"""
    above, below = joint.above, joint.below
    if above.length > wrapping.width or any(line.is_rule or line.has_columns for line in (above, below)):
        return False
    going = goes_on(joint, capitals=wrapping.capitals)
    if joint.page:
        return not above.stopped and joint.full >= SHORT * wrapping.width
    if joint.breaks != wrapping.breaks or (_starts_anew(joint, wrapping) and not (going and _hangs(joint))):
        return False
    return joint.full >= (SHORT * wrapping.width if going else wrapping.least)


def goes_on(joint: Joint, *, capitals: bool) -> bool:
    """Does the line below go on in the sentence above: no stop stands there, and it begins with a small letter?"""
    above, below = joint.above, joint.below
    if above.stopped or above.is_rule or above.has_columns or below.has_columns:
        return False
    return below.words[0].islower() or (capitals and below.words[0].isalpha() and not TURN.match(below.words))


def _find_width(going: Sequence[Joint]) -> int:
    """The longest line that ends within a sentence, but for stray ones."""
    lengths = sorted(joint.above.length for joint in going)
    if not lengths:
        return 0
    usual = lengths[len(lengths) // 2]
    return max(length for length in lengths if length <= STRAY * usual)


def _is_even(going: Sequence[Joint], inside: Sequence[Joint], width: int) -> bool:
    """Were lines broken at the width: most that end within a sentence are full, and most full ones go on?"""
    if width < (LONGEST_ALONE if len(going) == 1 else NARROWEST):
        return False
    full = sum(FULL * width <= joint.full and joint.above.length <= width for joint in going)
    sharp = sum(joint.full > width for joint in going)
    others = sum(joint.full >= FULL * width for joint in inside)
    return full >= EVEN * len(going) and full >= GOES_ON * others and (width >= NARROW or sharp >= EVEN * len(going))


def _find_least(fulls: Sequence[int], joints: Sequence[Joint], breaks: int, width: int) -> int:
    """The least columns of a full line with the next word, by the lines that are full for certain.

    One in twenty may be odd. On few lines nothing can be known: there the width tells, or the least full line where
    neither empty lines nor indents part paragraphs.
    """
    if len(fulls) >= FEWEST:
        return sorted(fulls)[len(fulls) // 20]
    columns = {line.column for joint in joints for line in (joint.above, joint.below)}
    parted = len(columns) > 1 or any(joint.breaks > breaks for joint in joints)
    return math.ceil(FULL * width) if parted else min(fulls)


def _starts_anew(joint: Joint, wrapping: Wrapping) -> bool:
    """Does the line below look like a beginning: indented, an item, a turn of a transcript, or below a heading?"""
    above, below = joint.above, joint.below
    if _is_indented(joint, wrapping.indent):
        return True
    if above.stopped and (TURN.match(below.words) or ITEM.match(below.words) or below.words.isupper()):
        return True
    return above.words.isupper() and not below.words.isupper()


def _is_indented(joint: Joint, indent: int) -> bool:
    """Does the line below begin a paragraph by its indent? Where the line above has the same, a block may be set in."""
    above, below = joint.above, joint.below
    return below.column > indent and (below.column != above.column or above.stopped)


def _hangs(joint: Joint) -> bool:
    """Is the line below set in below its beginning, as items are?"""
    return joint.below.column > joint.above.column and ITEM.match(joint.above.words) is not None
