"""Note marks: the raised digits that lead to a note, "17,000² people", told from powers, "40 km²", "10⁶".

Knows words that may be raised to a power. Knows nothing of notes.
"""

import re

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_MARK = re.compile(rf"[{RAISED}]+(?:,[{RAISED}]+)*(?![\w⁄/₀-₉⁺⁻])")
# what a mark may stand behind: a number with its percent sign, a word, or the marks that end a sentence or quotation
BASE = re.compile(r"(?:\d[\d.,]*%?|[^\W\d_]+|[.,;:!?”’\"'])\Z")
LONGEST_BASE = 40  # characters: longer than any word or number of the news
FEWEST_DIGITS = 3  # "5²" and "10⁶" are powers, "150²" is a count with a note
CURRENCIES = ("$", "£", "€", "¥", "₹")  # no sum of money is raised to a power
FEWEST_LETTERS = 3  # "m²", "km²", "CO²" and "mc²" have fewer
# fmt: off
SQUARED = {
    "acre", "centimetre", "centimeter", "feet", "foot", "inch", "inches", "kilometre", "kilometer", "log", "metre",
    "meter", "mile", "millimetre", "millimeter", "sec", "second", "sin", "cos", "tan", "yard",
}
# fmt: on


def strip_note_marks(text: str) -> tuple[str, int]:
    """The text without raised digits behind a word, a long number or a stop, and how many marks there were."""
    found = [
        mark
        for mark in NOTE_MARK.finditer(text)
        if _leads_to_note(text[max(mark.start() - LONGEST_BASE, 0) : mark.start()])
    ]
    parts, last = list[str](), 0
    for mark in found:
        parts.append(text[last : mark.start()])
        last = mark.end()
    return "".join([*parts, text[last:]]), len(found)


def _leads_to_note(before: str) -> bool:
    """Would no power stand behind this: "17,000", "3.5%", "people", a full stop?"""
    found = BASE.search(before)
    if found is None:
        return False
    base = found[0]
    if base[0].isdecimal():
        money = before[: found.start()].endswith(CURRENCIES)
        return money or not base.isdecimal() or len(base) >= FEWEST_DIGITS
    if base[0].isalpha():
        return len(base) >= FEWEST_LETTERS and base.lower().removesuffix("s") not in SQUARED
    return True
