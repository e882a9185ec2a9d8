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
SHORT = 0.6  # of the width: a shorter line was ended on purpose
SHORT_SHARP = 0.9  # where no next word would have fitted on any other line
EVEN = 0.7  # of the lines that go on in small letters: as many are full in a wrapped text, lists and verse beside it
SHARP = 0.8  # of the lines that end within a sentence: of as many, the next word would not have fitted on them
UNSTOPPED = 0.5  # of the full lines and the paragraphs of a line: as many end within a sentence in a wrapped text
GOES_ON = 0.5  # of the full lines: as many go on in small letters in a wrapped text; names and numbers begin the rest
STRAY = 1.25  # times the usual width: a longer line is no line of the wrapped ones
FEWEST = 5  # lines from which the fullness of a text's lines is known
GOES_ON_SHARP = 0.2  # where no next word would have fitted
LONGEST_ALONE = 50  # columns of a line whose break is the only one of its text
TURN = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}: ")  # "MAYOR LEE: "
ADDRESS = ("http", "www.")  # a list of them has small letters and no stops
ITEM = re.compile(r"(?:[-*•·–+o]|\(?(?:\d{1,2}|[a-z])[.)])\s")


@dataclass(frozen=True, slots=True)
class Indents:
    """How a text uses indents: the `least` column that a line begins at, and whether it is lines further in that begin
    paragraphs, or whole blocks that are set in.
    """

    least: int
    begin: bool

    def part(self, joint: Joint) -> bool:
        """Does the line below begin a paragraph by its indent?"""
        above, below = joint.above, joint.below
        return below.column > self.least and (self.begin or below.column != above.column or above.stopped)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken: at `width` columns, with `breaks` line breaks after each. A line with less
    than `least` columns, the first word of the next one added, was ended on purpose; where the next one goes on in
    small letters, a line below that `share` of the width. A text in `capitals` has no small letters to go on in.
    """

    width: int
    breaks: int
    least: int
    share: float
    indents: Indents
    capitals: bool


def find_wrapping(joints: Sequence[Joint], *, capitals: bool) -> Wrapping | None:
    """How a text's lines were broken, or None where each line is what it is meant to be."""
    indents = _find_indents(joints, capitals=capitals)
    flush = [joint for joint in joints if not joint.page and not indents.part(joint)]
    paragraphs = sum(joint.above.length > WIDEST for joint in joints)
    for breaks in (1, 2):  # the next line stands below, or below an empty one: double-spaced copy
        inside = [joint for joint in flush if joint.breaks == breaks]
        going = [joint for joint in inside if _goes_on(joint, capitals=capitals) and joint.above.length <= WIDEST]
        width = _find_width(going)
        if _is_even(going, inside, width, paragraphs):
            return _measure(going, joints, width, indents, capitals=capitals)
    return None


def is_inside(joint: Joint, wrapping: Wrapping) -> bool:
    """Does a paragraph go on over the joint?"""
    above, below = joint.above, joint.below
    if any(line.is_rule or line.has_columns for line in (above, below)):
        return False
    going, anew = _goes_on(joint, capitals=wrapping.capitals), _starts_anew(joint, wrapping)
    if joint.page:
        if not above.stopped:
            return joint.full >= SHORT * wrapping.width
        # below a stop nothing else shows there whether a paragraph goes on
        return not anew and joint.full > wrapping.width
    if joint.breaks != wrapping.breaks or above.length > wrapping.width:
        return False
    if going and anew:  # set in below the mark of its item, which Markdown may have lost
        return joint.full + max(0, below.column - above.column) >= wrapping.least
    if going:
        return joint.full >= wrapping.share * wrapping.width
    return not anew and joint.full >= wrapping.least


def _goes_on(joint: Joint, *, capitals: bool) -> bool:
    """Does the line below go on in the sentence above: no stop stands there, and it begins with a small letter?"""
    above, below = joint.above, joint.below
    if above.stopped or above.is_rule or above.has_columns or below.has_columns:
        return False
    if ITEM.match(below.words) or below.words.startswith(ADDRESS):
        return False
    return below.words[0].islower() or (capitals and below.words[0].isalpha() and not TURN.match(below.words))


def _find_indents(joints: Sequence[Joint], *, capitals: bool) -> Indents:
    """Lines further in begin paragraphs where one goes on in a line that is not."""
    least = min((min(joint.above.column, joint.below.column) for joint in joints), default=0)
    begin = any(
        joint.above.column > joint.below.column == least and _goes_on(joint, capitals=capitals) for joint in joints
    )
    return Indents(least, begin)


def _find_width(going: Sequence[Joint]) -> int:
    """The longest line that ends within a sentence, but for stray ones."""
    lengths = sorted(joint.above.length for joint in going)
    if not lengths:
        return 0
    usual = lengths[len(lengths) // 2]
    return max(length for length in lengths if length <= STRAY * usual)


def _is_even(going: Sequence[Joint], inside: Sequence[Joint], width: int, paragraphs: int) -> bool:
    """Were lines broken at the width: most that end within a sentence are full, and most full ones end within one?

    `paragraphs` counts the lines that are too long for any width.
    """
    if width < (LONGEST_ALONE if len(going) == 1 else NARROWEST):
        return False
    even = sum(FULL * width <= joint.full and joint.above.length <= width for joint in going)
    full = [joint for joint in inside if FULL * width <= joint.full and joint.above.length <= WIDEST]
    unstopped = [joint for joint in full if not joint.above.stopped]
    sharp = _is_sharp([joint for joint in inside if not joint.above.stopped], width)
    if width < NARROW and not sharp:
        return False
    within = len(unstopped) >= UNSTOPPED * (len(full) + paragraphs)
    return within and even >= EVEN * len(going) and even >= (GOES_ON_SHARP if sharp else GOES_ON) * len(full)


def _is_sharp(unstopped: Sequence[Joint], width: int) -> bool:
    """Would the first word of the next line have fitted on hardly any line that ends within a sentence?"""
    return sum(joint.full > width for joint in unstopped) >= SHARP * len(unstopped)


def _measure(
    going: Sequence[Joint], joints: Sequence[Joint], width: int, indents: Indents, *, capitals: bool
) -> Wrapping:
    """How lines were broken, by those that are full for certain; one in twenty may be odd.

    On few lines nothing can be known of how full a line must be: there the width tells, where empty lines or indents
    part paragraphs anyway.
    """
    fulls = sorted(joint.full for joint in going if joint.full >= FULL * width)
    beyond = [full for full in fulls if full > width]
    if len(beyond) >= SHARP * len(fulls):  # a program broke the lines: those that it did not fill are something else
        fulls = beyond
    odd = len(fulls) // 20
    least = min(fulls[odd], width + 1)
    breaks = going[0].breaks
    lengths = [joint.above.length for joint in joints if joint.breaks == breaks]
    if len(fulls) < FEWEST:
        longest = max(length for length in lengths if length <= STRAY * width)
        columns = {line.column for joint in joints for line in (joint.above, joint.below)}
        parted = len(columns) > 1 or any(joint.breaks > breaks for joint in joints)
        return Wrapping(longest, breaks, math.ceil(FULL * width) if parted else least, SHORT, indents, capitals)
    longest = max(length for length in lengths if length < max(fulls[odd], width + 1))
    return Wrapping(longest, breaks, least, SHORT_SHARP if least > width else SHORT, indents, capitals)


def _starts_anew(joint: Joint, wrapping: Wrapping) -> bool:
    """Does the line below look like a beginning: indented, an item, a turn of a transcript, or below a heading?"""
    above, below = joint.above, joint.below
    if wrapping.indents.part(joint):
        return True
    if above.stopped and (TURN.match(below.words) or ITEM.match(below.words) or below.words.isupper()):
        return True
    return above.words.isupper() and not below.words.isupper()
