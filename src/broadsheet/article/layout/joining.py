"""Joining: the lines of a wrapped text as one line a paragraph, and words cut by a hyphen at a line's end as one word.

Knows lines. Knows nothing of files.
"""

import re
from collections.abc import Sequence

from broadsheet.article.layout.capitals import is_in_capitals
from broadsheet.article.layout.hyphens import HANGING, HYPHENS, Cut, find_cut, find_cut_words
from broadsheet.article.layout.lines import Joint, find_joints
from broadsheet.article.layout.wrapping import Wrapping, find_wrapping, is_inside
from broadsheet.phrasing import say_digits

# a dash or hyphen that touches a word before or after it touches the next line's too: "the plan--" "if it is one"
TOUCHING_ABOVE = re.compile(rf"[^\s-](?:[{HYPHENS}]|--|—)\Z")
TOUCHING_BELOW = re.compile(r"(?:--|—)\w")
ON_FROM_HANGING = re.compile(rf"(?:{'|'.join(HANGING)})\b")


def join_lines(text: str) -> tuple[str, list[str]]:
    """The text with every paragraph on a line, and a note on each kind of thing that was joined."""
    joints = find_joints(text)
    if not joints:
        return text, []
    wrapping = find_wrapping(joints, capitals=is_in_capitals(text))
    hyphened = {joint: found for joint in joints if (found := _find_cut(joint)) is not None}
    whole = find_cut_words(list(hyphened.values()), text)
    cut = {joint for joint, found in hyphened.items() if found in whole}
    inside = {joint for joint in joints if wrapping is not None and is_inside(joint, wrapping)}
    if cut:  # where words are cut, every hyphen stands within a word
        inside |= hyphened.keys()
    if not inside:
        return text, []
    return _join(text, joints, inside, cut, flush=wrapping is not None), _write_notes(inside, cut, wrapping)


def _find_cut(joint: Joint) -> Cut | None:
    """The word that a hyphen parts at a joint, with one empty line between at most, as in double-spaced copy."""
    near = joint.page or joint.breaks <= 2
    return find_cut(joint.above.words, joint.below.words) if near else None


def _join(text: str, joints: Sequence[Joint], inside: set[Joint], cut: set[Joint], *, flush: bool) -> str:
    """The text with a space in place of each joint that is inside a paragraph, or nothing, or nothing in place of a
    hyphen too; `flush` without the indents of the other lines, which part no more than their line breaks do.
    """
    first = joints[0].above
    parts, last = ([text[: first.margin]], first.start) if flush else ([], 0)
    for joint in joints:
        above, below = joint.above, joint.below
        if joint in cut:
            parts.append(text[last : above.end - 1])
        elif joint in inside:
            parts += (text[last : above.end], "" if _touches(joint) else " ")
        else:
            parts.append(text[last : below.margin if flush and not below.has_columns else below.start])
        last = below.start
    return "".join(parts) + text[last:]


def _touches(joint: Joint) -> bool:
    """Does a hyphen or dash stand between with no space: "high-" "rise", and not "pre-" "and post-war"?"""
    above, below = joint.above.words, joint.below.words
    if TOUCHING_BELOW.match(below):
        return True
    return TOUCHING_ABOVE.search(above, max(0, len(above) - 3)) is not None and not ON_FROM_HANGING.match(below)


def _write_notes(inside: set[Joint], cut: set[Joint], wrapping: Wrapping | None) -> list[str]:
    notes = []
    if wrapping is not None and len(inside) > len(cut):
        breaks = say_digits(len(inside), "line break")
        notes.append(f"Lines broken at about {wrapping.width} columns were joined ({breaks}).")
    if cut:
        notes.append(f"{say_digits(len(cut), 'word')} cut by a hyphen at a line's end became whole.")
    return notes
