"""Joining: the lines of a wrapped text as one line a paragraph, and words cut by a hyphen at a line's end as one word.

Knows lines. Knows nothing of files.
"""

import re
from collections.abc import Sequence

from broadsheet.article.layout.capitals import is_in_capitals
from broadsheet.article.layout.hyphens import HYPHENS, Cut, find_cut, find_cut_words
from broadsheet.article.layout.lines import Joint, find_joints
from broadsheet.article.layout.wrapping import Wrapping, find_wrapping, is_inside

# a dash or hyphen that touches a word before or after it touches the next line's too: "the plan--" "if it is one"
TOUCHING_ABOVE = re.compile(rf"\S(?:[{HYPHENS}]|--|—)\Z")
TOUCHING_BELOW = re.compile(r"(?:--|—)\w")
HANGING = re.compile(r"(?:and|or|to|nor|but)\b")


def join_lines(text: str) -> tuple[str, list[str]]:
    """The text with every paragraph on a line, and a note on each kind of thing that was joined."""
    joints = find_joints(text)
    if not joints:
        return text, []
    wrapping = find_wrapping(joints, capitals=is_in_capitals(text))
    cuts = {joint: cut for joint in joints if (cut := _find_cut(joint)) is not None}
    whole = find_cut_words(list(cuts.values()), text)
    cut = {joint for joint in cuts if cuts[joint] in whole}
    inside = [joint for joint in joints if joint in cut or (wrapping is not None and is_inside(joint, wrapping))]
    return _join(text, inside, cut), _write_notes(inside, cut, wrapping)


def _find_cut(joint: Joint) -> Cut | None:
    near = joint.page or joint.breaks == 1
    return find_cut(joint.above.words, joint.below.words) if near else None


def _join(text: str, inside: Sequence[Joint], cut: set[Joint]) -> str:
    """The text with a space in place of each of the joints, or nothing, or nothing in place of a hyphen too."""
    parts, last = [], 0
    for joint in inside:
        parts.append(text[last : joint.above.end - (joint in cut)])
        if joint not in cut and not _touches(joint):
            parts.append(" ")
        last = joint.below.start
    return "".join(parts) + text[last:]


def _touches(joint: Joint) -> bool:
    """Does a hyphen or dash stand between with no space: "high-" "rise", and not "pre-" "and post-war"?"""
    above, below = joint.above.words, joint.below.words
    if TOUCHING_BELOW.match(below):
        return True
    return TOUCHING_ABOVE.search(above, max(0, len(above) - 3)) is not None and not HANGING.match(below)


def _write_notes(inside: Sequence[Joint], cut: set[Joint], wrapping: Wrapping | None) -> list[str]:
    notes = []
    if wrapping is not None and len(inside) > len(cut):
        notes.append(f"Lines broken at about {wrapping.width} columns were joined ({len(inside)} line breaks).")
    if cut:
        words = "1 word" if len(cut) == 1 else f"{len(cut)} words"
        notes.append(f"{words} cut by a hyphen at a line's end became whole.")
    return notes
