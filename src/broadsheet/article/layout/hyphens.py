"""Hyphens: whether one at the end of a line cuts a word ("associ-" "ation") or is the word's own ("high-" "rise").

Knows a list of common words, and the words of the text itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HYPHENS = "-‐¬\u00ad"
CUT = re.compile(rf"([^\W_]+)[{HYPHENS}]")  # at the end of a line
FIRST = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
# "pre-" at the end of a line goes on with "and post-war"
HANGING = {"and", "or", "to", "nor", "but"}
# first parts that are no words and make any: "anti-racketeering"
PREFIXES = frozenset(
    "anti bi co counter cyber de eco euro ex extra hyper inter intra mega micro mid mini mis multi nano neo non out over "
    "para pan post pre pro pseudo quasi re self semi socio sub super trans tri ultra un under uni vice".split()
)
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


@dataclass(frozen=True, slots=True)
class Cut:
    """A hyphen between two lines: the part of the word above, and the one below."""

    above: str
    below: str

    @property
    def whole(self) -> str:
        """The word without its hyphen."""
        return self.above + self.below


def find_cut(above: str, below: str) -> Cut | None:
    """The word that a hyphen parts between two lines, or None: "Har-" "wick", not "pre-" "and post-war"."""
    if above[-1:] not in HYPHENS or not above:
        return None
    start = max(above.rfind(" "), above.rfind("-", 0, -1), above.rfind("\t")) + 1
    first, last = CUT.search(above, start), FIRST.match(below)
    if first is None or last is None or first.end() != len(above) or last.group() in HANGING:
        return None
    return Cut(first[1], last.group())


def find_cut_words(cuts: Sequence[Cut], text: str) -> set[Cut]:
    """The cuts whose hyphen is no part of the word.

    Where none of a text is for certain, it was wrapped by a program that breaks at hyphens alone, and all are kept.
    """
    if not cuts:
        return set()
    words = {word.lower() for word in WORD.findall(text)}
    sure = {cut for cut in cuts if _is_sure(cut, words)}
    return sure | {cut for cut in cuts if _is_likely(cut, words)} if sure else set()


def _is_sure(cut: Cut, words: set[str]) -> bool:
    """Is it cut, whatever else the text has: "associ-" "ation", for one is a word and the parts are none?"""
    if not _may_be_cut(cut) or _stands_hyphened(cut, words):
        return False
    parts = _is_known(cut.above) + _is_known(cut.below)
    if cut.whole.lower() in words:
        return True
    return parts < 2 if _is_known(cut.whole) else parts == 0 and cut.above.lower() not in PREFIXES


def _is_likely(cut: Cut, words: set[str]) -> bool:
    """Is it cut, in a text that has cut words: "Mon-" "day", while "high-" "rise" is two words?"""
    if not _may_be_cut(cut) or _stands_hyphened(cut, words):
        return False
    known = _is_known(cut.whole) or cut.whole.lower() in words
    first = _is_known(cut.above) or cut.above.lower() in PREFIXES
    return known or not (first and _is_known(cut.below))


def _may_be_cut(cut: Cut) -> bool:
    """May the hyphen go: not after a number or a single letter, and not before a capital ("Anglo-" "American")?"""
    if len(cut.above) < 2 or not cut.above.isalpha():
        return False
    return cut.below[0].islower() or cut.whole.isupper()


def _stands_hyphened(cut: Cut, words: set[str]) -> bool:
    """Has the text the word with its hyphen elsewhere?"""
    hyphened = f"{cut.above}-{cut.below}".lower()
    return hyphened in words


def _is_known(word: str) -> bool:
    """Is it a common English word, or a form of one?"""
    word, known = word.lower(), _read_words()
    if word in known:
        return True
    stems = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2]
    return any(stem in known or f"{stem}e" in known for stem in stems)


@cache
def _read_words() -> frozenset[str]:
    """The words of words.txt, one a line."""
    text = files("broadsheet.article.layout").joinpath("words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
