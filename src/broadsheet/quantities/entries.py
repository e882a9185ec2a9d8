"""Entries: the unit an entry of the lists gives, and which entry stands at a place of a text.

Works on lexemes. Knows nothing of which units there are.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.currencies import ISO_4217_LETTERS, MILLIONS, read_money_words, split_entries
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, lower_at


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: lexemes up to `last`; `factor` turns what is counted into `name` (a decade is 10 years)."""

    name: str
    last: int
    factor: float = 1.0
    money: bool = False


class Entry(NamedTuple):
    """A way to write a unit: its lexemes, whether their case matters, whether it must touch its number, and words near
    it that tell it.
    """

    words: tuple[str, ...]
    name: str
    factor: float
    exact: bool
    glued: bool
    money: bool
    rate: str
    told: frozenset[str] = frozenset()


def match_entry(lexemes: Sequence[Lexeme], i: int, entry: Entry) -> int | None:
    """Where the words of an entry end if they stand at `i`; hyphens between them and points after letters are passed
    over.
    """
    j = i
    for position, word in enumerate(entry.words):
        if position and lower_at(lexemes, j) in {".", *HYPHENS} and is_glued(lexemes, j) and j + 1 < len(lexemes):
            j += 1
        if j >= len(lexemes) or (lexemes[j].text if entry.exact else lexemes[j].lower) != word:
            return None
        # "30 m3", not "30 m 3"
        if position and lexemes[j].kind == "digits" and not lexemes[j].glued:
            return None
        j += 1
    dotted = len(entry.words) > 1 and all(len(word) == 1 and word.isalpha() for word in entry.words)
    return j + 1 if dotted and lower_at(lexemes, j) == "." and is_glued(lexemes, j) else j


@cache
def read_entries() -> dict[str, tuple[Entry, ...]]:
    """Every way to write a unit, by its first lexeme in lower case."""
    found = defaultdict(list)
    for row in read_lexicon("units"):
        factor, told = float(row["factor"] or 1), frozenset(row["told"].split("|")) - {""}
        for column, exact, glued in (("forms", False, False), ("symbols", True, False), ("glued", True, True)):
            for words in split_entries(row[column], exact=exact):
                found[words[0].lower()].append(Entry(words, row["unit"], factor, exact, glued, False, row["per"], told))
    for row in read_lexicon("subunits"):
        for words in split_entries(row["forms"], exact=False):
            found[words[0]].append(Entry(words, row["unit"], 1.0, False, False, False, ""))
        for words in split_entries(row["symbols"], exact=True):
            found[words[0].lower()].append(
                Entry(words, row["unit"], 1.0, True, len(words[0]) == 1 and words[0] == "c", False, "")
            )
    for words, name, exact in read_money_words():
        million = name.startswith(MILLIONS) and len(name) > ISO_4217_LETTERS  # "35 MUSD"
        code, factor = (name.removeprefix(MILLIONS), 1e6) if million else (name, 1.0)
        found[words[0].lower()].append(Entry(words, code, factor, exact, False, True, ""))
    # of two that fit, the one that a word tells is meant, and "MB/s" before "mb/s"
    return {
        word: tuple(sorted(entries, key=lambda entry: (not entry.told, not entry.exact)))
        for word, entries in found.items()
    }
