"""Wrapping: the line breaks of mail, PDF and terminal text that fall in the middle of a sentence.

Knows words and line breaks, before anything is parsed. Knows nothing of names.
"""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from broadsheet.language.text import breaks_line
from broadsheet.lexicon import read_class, read_titles

# fmt: off
# words that no line of its own ends with: "the mayor of / Marlow"
UNFINISHED = {
    "and", "at", "between", "by", "for", "from", "into", "of", "or", "than", "that", "whose", "with",
    # parts of names
    "al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von",
}
# words with a capital that open a name which goes on: "New / Orleans"
OPENING = {
    "Cape", "Central", "Eastern", "El", "Fort", "Great", "Las", "Los", "Mount", "New", "Northern", "Port", "Royal",
    "Saint", "San", "Santa", "Southern", "St", "St.", "Upper", "Western",
}
# fmt: on
# lines each way that tell whether a paragraph is wrapped, so that a list of thousands costs no more a line than a short
# one
NEAR = 6
# tokens of a title before a given name: "Foreign Minister"
LONGEST_TITLE = 3


def is_wrapped(doc: Doc, i: int) -> bool:
    """Does a sentence run on over a single line break before a token: behind a word that ends no line of its own, or in
    a paragraph of which another line begins in lower case?
    """
    space = doc[i - 1] if i > 1 else None
    if space is None or not breaks_line(space) or space.text.strip(" \t") not in ("\n", "\r\n"):
        return False
    last = doc[i - 2]
    if not last.text[-1].isalnum() and last.text != "St.":
        return False
    unfinished = last.text in UNFINISHED or last.text in OPENING or last.lower_ in read_class("article")
    return unfinished or _ends_title_and_name(doc, i - 2) or _is_in_wrapped_paragraph(doc, i)


def _ends_title_and_name(doc: Doc, i: int) -> bool:
    """Does the line end in a title and one word of a name: "Foreign Minister Alba"?"""
    if not doc[i].text.istitle() or not doc[i + 2].text.istitle():
        return False
    widths = range(1, min(LONGEST_TITLE, i) + 1)
    titled = any(doc[i - width : i].text.casefold() in read_titles() for width in widths)
    return titled and doc[i].lower_ not in read_titles()


def _is_in_wrapped_paragraph(doc: Doc, i: int) -> bool:
    """Does another line of the paragraph go on in lower case, behind a line without an end?"""
    return any(_goes_on(doc, j) for j in chain(_walk(doc, i, 1), _walk(doc, i, -1)))


def _walk(doc: Doc, i: int, step: int) -> Iterator[int]:
    """The first tokens of the lines of a paragraph around a token, the nearest first, forwards or backwards."""
    j, lines = i + step, 0
    while 0 < j < len(doc) and lines < NEAR:
        space = doc[j - 1]
        if breaks_line(space):
            if space.text.count("\n") > 1:
                return
            lines += 1
            yield j
        j += step


def _goes_on(doc: Doc, i: int) -> bool:
    """Does a line begin in lower case behind one that ends in no mark?"""
    return i > 1 and doc[i].text[0].islower() and doc[i - 2].text[-1].isalnum() and not _is_listed_item(doc[i])


def _is_listed_item(token: Token) -> bool:
    """Is it the letter of an item of a list, "a)"?"""
    return len(token) == 1 and token.lower_ != "a"
