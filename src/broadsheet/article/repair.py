"""Repair: a text without what no reader sees or means: characters of no width, wrongly decoded ones, marks of notes.

Knows characters. A text of letters, marks and line breaks comes back as it is; HTML and notes have their own modules.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from broadsheet.article.markup import strip_markup, unescape
from broadsheet.article.notemarks import strip_note_marks
from broadsheet.phrasing import choose_form, say_digits

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
SURROGATE = re.compile("[\ud800-\udfff]")
# C0 and DEL, but for the tab and line breaks; a terminal's colours with all that belongs to them
CONTROL = re.compile("\x1b\\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0e-\x1b\x7f]")
C1 = re.compile("[\x80-\x84\x86-\x9f]")  # \x85 ends a line
SOFT_HYPHEN = re.compile(r"\xad(?![ \t]*[\r\n])")  # at the end of a line it cuts a word, which the layout makes whole
# marks of direction, joiners and spaces of no width, and the byte order mark where it begins no file
NO_WIDTH = re.compile("[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
# these two join letters and emoji of other scripts, and have no say elsewhere
JOINER = re.compile(
    "(?<![\u0370-\u1fff\u2600-\u27ff\u2e80-\ufe0f\U00010000-\U0010ffff])[\u200c\u200d]"
    "|[\u200c\u200d](?![\u0370-\u1fff\u2600-\u27ff\u2e80-\ufe0f\U00010000-\U0010ffff])"
)
# no-break, thin, wide spaces, and the separators of C0
SPACE = re.compile("[\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # of typeset pages
LIGATURE = re.compile(r"(?<=\w)[ﬀ-ﬆ]|[ﬀ-ﬆ](?=\w)")  # alone, the sign is spoken of
BEYOND_ASCII = re.compile("[\x80-\U0010ffff]")
# the closing quotation mark after its last byte, which cp1252 does not know, was lost
LOST_QUOTE = re.compile("â€(?=[\\s\\x9d.,;:!?)A-Za-z0-9]|$)\x9d?")
# letters of other scripts, Greek to Korean; one or two alone among those of ours come of a chance reading of "Ł°"
OTHER = "\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff"
STRAY_LETTER = re.compile(f"(?<![{OTHER}])[{OTHER}]{{1,2}}(?![{OTHER}])")
MOST_ROUNDS = 8  # mojibake of mojibake of an entity is three deep; a text that goes deeper is made so


def repair(text: str) -> tuple[str, list[str]]:
    """The text as a reader would see it, and a sentence on each kind of thing that was changed; a clean text comes back
    as it is.
    """
    counts = Counter[_Step]()
    for _ in range(MOST_ROUNDS):  # what one step leaves may be work for an earlier one
        before = text
        for step in STEPS:
            text, count = step.make(text)
            counts[step] += count
        if text == before:
            break
    return text, [*(step.say(counts[step]) for step in STEPS if counts[step]), *_note_damage(text)]


def join_surrogates(text: str) -> tuple[str, int]:
    """The text with the two halves of a character as one, and without a half that stands alone."""
    text = PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return SURROGATE.subn("", text)


def strip_controls(text: str) -> tuple[str, int]:
    """The text without NUL and other control characters of C0."""
    return CONTROL.subn("", text)


def fix_mojibake(text: str) -> tuple[str, int]:
    """The text with "Â£" as "£" and "â€™" as "’", line by line, and how many lines were mended."""
    if not BEYOND_ASCII.search(text):
        return text, 0
    lines = text.split("\n")
    fixed = [_fix_line(line) for line in lines]
    return "\n".join(fixed), sum(old != new for old, new in zip(lines, fixed, strict=True))


def strip_invisible(text: str) -> tuple[str, int]:
    """The text without characters that have no width, and without those of C1."""
    text, marks = NO_WIDTH.subn("", text)
    text, joiners = JOINER.subn("", text)
    text, controls = C1.subn("", text)
    return text, marks + joiners + controls


def strip_soft_hyphens(text: str) -> tuple[str, int]:
    """The text without the places where a word might be parted."""
    return SOFT_HYPHEN.subn("", text)


def part_ligatures(text: str) -> tuple[str, int]:
    """The text with the letters that typesetters join within words, as in "oﬃce", apart."""
    return LIGATURE.subn(lambda joined: LIGATURES[joined[0]], text)


def level_spaces(text: str) -> tuple[str, int]:
    """The text with an ordinary space for each space of another kind; its length stays."""
    return SPACE.subn(" ", text)


def _fix_line(line: str) -> str:
    """A line as it was before it was decoded wrongly, by ftfy's reckoning; one that looks right comes back as it is."""
    from ftfy import TextFixerConfig, fix_encoding

    if not _looks_wrong(line):
        return line
    # a Mac may have parted the letters from their accents since
    quoted = LOST_QUOTE.sub("”", normalize("NFC", line))
    fixed: str = fix_encoding(quoted, TextFixerConfig(fix_c1_controls=bool(C1.search(line))))
    return fixed if len(STRAY_LETTER.findall(fixed)) <= len(STRAY_LETTER.findall(line)) else line


def _looks_wrong(line: str) -> bool:
    """Does a line hold what comes of wrong decoding: "Â£", "â€™"? U+0085 ends a line, and U+FFFD is told by
    itself.
    """
    from ftfy.badness import is_bad

    return not line.isascii() and is_bad(re.sub("[\x85\ufffd]", "", line))


def _note_damage(text: str) -> list[str]:
    """A sentence each on what was lost before the text came here, and on what looks wrong and could not be mended."""
    lost, bad = text.count("\ufffd"), sum(map(_looks_wrong, text.split("\n")))
    notes = [f"{say_digits(lost, 'character')} could not be read and {choose_form(lost, 'stands', 'stand')} as \ufffd."]
    looks = choose_form(bad, "looks wrongly decoded and stands as it is", "look wrongly decoded and stand as they are")
    return (notes if lost else []) + ([f"{say_digits(bad, 'line')} {looks}."] if bad else [])


@dataclass(frozen=True, slots=True)
class _Step:
    """A kind of repair, and how its count is told: what there was one of, or several, and what was done to it."""

    make: Callable[[str], tuple[str, int]]
    one: str
    several: str
    done: str = "left out"

    def say(self, count: int) -> str:
        return f"{say_digits(count, self.one, self.several)} {choose_form(count, 'was', 'were')} {self.done}."


# in this order: tags hold entities, entities may stand for what is decoded wrongly, and that is written with any of the
# characters that are looked at behind it
STEPS = (
    _Step(join_surrogates, "half of a character", "halves of a character"),
    _Step(strip_controls, "control character", "control characters"),
    _Step(strip_markup, "HTML tag", "HTML tags"),
    _Step(unescape, "HTML entity", "HTML entities", "decoded"),
    _Step(fix_mojibake, "line", "lines", "wrongly decoded and put right"),
    _Step(strip_soft_hyphens, "soft hyphen", "soft hyphens"),
    _Step(strip_invisible, "character of no width", "characters of no width"),
    _Step(part_ligatures, "ligature", "ligatures", "parted into letters"),
    _Step(level_spaces, "no-break or other space", "no-break or other spaces", "made ordinary"),
    _Step(strip_note_marks, "raised note mark", "raised note marks"),
)
