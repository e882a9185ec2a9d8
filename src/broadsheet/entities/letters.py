"""Letters: the degrees and honours written behind a person's name, "Ph.D." and "OBE", which name nobody.

Knows one stretch of text at a time. Knows nothing of how names are found.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc

from broadsheet.entities.edges import Name

# initials with their stops: "M.D.", "Ph.D.", "R.N."
STOPPED = re.compile(r"([A-Z][a-z]{0,2}\.){2,}")
# fmt: off
# degrees, honours and memberships that are written without stops
UNSTOPPED = {
    "BA", "BSc", "CBE", "CPA", "DBE", "DPhil", "DSC", "DSO", "FRCS", "FRS", "JD", "KBE", "KC", "LLB", "LLM", "MA",
    "MBA", "MBE", "MD", "MEP", "MP", "MPH", "MPhil", "MSc", "MSP", "OBE", "PhD", "QC", "RN",
}
# fmt: on
# words of a name that letters may stand behind: a given name and a surname
FEWEST = 2


def drop_letters(doc: Doc, names: list[Name]) -> list[Name]:
    """The names without the letters behind a person's that were taken for names: "Ann Lund, M.D., Ph.D.".

    Letters that a longer name ends in are cut off it.
    """
    ends = {name.end for name in names if name.type == "PERSON"}
    kept = []
    for name in names:
        if are_letters(doc[name.start : name.end].text) and _follow_person(doc, name.start, ends):
            ends.add(name.end)
        elif name.type == "PERSON" and name.end - name.start > FEWEST and doc[name.end - 1].text in UNSTOPPED:
            kept.append(replace(name, end=name.end - 1))
        else:
            kept.append(name)
    return kept


def are_letters(text: str) -> bool:
    """Is the text nothing but a degree or an honour: "Ph.D.", "OBE"?"""
    return text.removesuffix(".") in UNSTOPPED or bool(STOPPED.fullmatch(text if text.endswith(".") else f"{text}."))


def _follow_person(doc: Doc, start: int, ends: set[int]) -> bool:
    """Does a comma, or nothing, part the word from a person's name or from other letters behind one?"""
    while start not in ends and start > 1 and doc[start - 1].text == ",":
        start -= 1
        while start not in ends and start > 1 and are_letters(doc[start - 1].text):
            start -= 1
    return start in ends
