"""Lexemes: a text cut into runs of letters, runs of digits and single marks, and what one of them is, by itself or by
those beside it.

Reading that rests on them depends on nobody's tokenisation. Knows the lists of plurals, numbers and function words.
Knows nothing of spaCy.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.lexicon import read_class, read_words

VULGAR = "¼½¾⅐-⅞↉"
LEXEME = re.compile(rf"(?P<fraction>[{VULGAR}])|(?P<digits>\d+)|(?P<word>[^\W\d_{VULGAR}]+)|(?P<mark>\S)")
# what a rate is told by: "$5 a day", "per day"
RATE_WORDS = {"a", "an", "every", "per", "each"}
HYPHENS = {"-", "‐", "‑", "–", "—", "−"}
EN_DASH = "–"
SLASHES = {"/", "⁄", "∕"}
JOINTS = {".", ",", "'", "’", ":", "·", *SLASHES}
# how many words ahead to look for what "2.7m combined digital and physical sales" counts
SIGHT = 5
# words that are never the noun a number counts: "7 in Basra"
FUNCTION_WORDS = read_class("uncounted")
# verbs that only what is many does: "3m are"
PLURAL_VERBS = {"are", "do", "have", "say", "were"}


class Lexeme(NamedTuple):
    """A run of letters, a run of digits, or one other character."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool
    gap: str


def split_lexemes(text: str) -> list[Lexeme]:
    """Cut a text into lexemes.

    `gap` is the space between a lexeme and the one before, `glued` says that there is none.
    """
    found, last = list[Lexeme](), -1
    for match in LEXEME.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or "mark"  # one of the groups has always matched
        found.append(Lexeme(kind, match[0], match[0].lower(), start, end, start == last, text[max(last, 0) : start]))
        last = end
    return found


def lower_at(lexemes: Sequence[Lexeme], i: int) -> str:
    """The lexeme at `i` in lower case, or an empty string past either end."""
    return lexemes[i].lower if 0 <= i < len(lexemes) else ""


def is_glued(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a lexeme stand at `i`, right against the one before?"""
    return 0 < i < len(lexemes) and lexemes[i].glued


def is_numeral(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a number stand at `i`, in digits or words?"""
    return lower_at(lexemes, i).isdigit() or lower_at(lexemes, i) in read_words("number_words")


def is_currency_sign(lexeme: Lexeme) -> bool:
    """Is it one of the signs $, £, € and their like?"""
    return lexeme.kind == "mark" and unicodedata.category(lexeme.text) == "Sc"


def is_plural(word: str) -> bool:
    """Does a lower-case word look like a plural noun?"""
    return word in read_words("plurals") or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def regular_plural(noun: str) -> str:
    """The plural of a lower-case noun by the rule: "parties" of "party", "taxes" of "tax"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def counts_ahead(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a plural noun follow at `i`, perhaps behind adjectives: "combined digital and physical sales"?"""
    for k in range(i, min(i + SIGHT, len(lexemes))):
        lexeme = lexemes[k]
        if lexeme.kind != "word":
            if not (lexeme.text in HYPHENS and lexeme.glued):
                return False
        elif lexeme.lower in FUNCTION_WORDS and not (k > i and lexeme.lower == "and"):
            return False
        elif is_plural(lexeme.lower) and lexeme.lower not in ("this", "always", "perhaps", "plus", "thanks"):
            return True
    return False
