"""Hyphens: whether one at the end of a line cuts a word ("associ-" "ation") or is the word's own ("high-" "rise").

Knows the common words of English, and the words of the text itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SOFT = "\u00ad¬"  # these cut words and do nothing else
HYPHENS = f"-‐{SOFT}"
CUT = re.compile(rf"(?<![^\W_])([^\W_]+)[{HYPHENS}]")  # at the end of a line
FIRST = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
# "pre-" at the end of a line goes on with "and post-war"
HANGING = ("and", "or", "to", "nor", "but")
# first parts that are no words and make any: "anti-racketeering"
# fmt: off
PREFIXES = frozenset((
    "anti", "bi", "co", "counter", "cyber", "de", "eco", "euro", "ex", "extra", "hyper", "inter", "intra",
    "mega", "micro", "mid", "mini", "mis", "multi", "nano", "neo", "non", "out", "over", "pan", "para",
    "post", "pre", "pro", "pseudo", "quasi", "re", "self", "semi", "socio", "sub", "super", "trans", "tri",
    "ultra", "un", "under", "uni", "vice",
))
# fmt: on
UNCOMMON = 12_000  # among the words from here on are many that are only known as names and parts of names
RARE = 1_000_000  # the place of a word that is not listed: behind all that are
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


@dataclass(frozen=True, slots=True)
class Cut:
    """A hyphen between two lines: the part of the word above, and the one below; `soft` where it can only cut."""

    above: str
    below: str
    soft: bool = False

    @property
    def whole(self) -> str:
        """The word without its hyphen."""
        return self.above + self.below


def find_cut(above: str, below: str) -> Cut | None:
    """The word that a hyphen parts between two lines, or None: "Har-" "wick", not "pre-" "and post-war"."""
    if not above.endswith(tuple(HYPHENS)):
        return None
    start = max(above.rfind(" "), above.rfind("-", 0, -1), above.rfind("\t")) + 1
    first, last = CUT.search(above, start), FIRST.match(below)
    if first is None or last is None or first.end() != len(above) or last.group() in HANGING:
        return None
    return Cut(first[1], last.group(), above[-1] in SOFT)


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
    """Is it cut, whatever else the text has: "associ-" "ation", for one word is commoner than its parts are?"""
    if cut.soft:
        return True
    if not _may_be_cut(cut) or _stands_hyphened(cut, words):
        return False
    if cut.whole.lower() in words:
        return not (_is_word(cut.above) and _is_word(cut.below))
    if _find_rank(cut.whole) < RARE:
        return _find_rank(cut.whole) < max(_find_rank(cut.above), _find_rank(cut.below))
    return not (_is_word(cut.above) or _is_word(cut.below) or cut.above.lower() in PREFIXES)


def _is_likely(cut: Cut, words: set[str]) -> bool:
    """Is it cut, in a text that has cut words: "with-" "out", while "high-" "rise" is two words?"""
    if not _may_be_cut(cut) or _stands_hyphened(cut, words):
        return False
    known = _find_rank(cut.whole) < RARE or cut.whole.lower() in words
    first = _is_word(cut.above) or cut.above.lower() in PREFIXES
    return known or not (first and _is_word(cut.below))


def _may_be_cut(cut: Cut) -> bool:
    """May the hyphen go: not after a number or a single letter, and not before a capital ("Anglo-" "American")?"""
    if len(cut.above) < 2 or not cut.above.isalpha():
        return False
    return cut.below[0].islower() or cut.whole.isupper()


def _stands_hyphened(cut: Cut, words: set[str]) -> bool:
    """Has the text the word with its hyphen elsewhere?"""
    return f"{cut.above}-{cut.below}".lower() in words


def _is_word(part: str) -> bool:
    """Is a part of a word common enough to be one of two: "high", not "stu" or "ely"?"""
    return _find_rank(part) < UNCOMMON


def _find_rank(word: str) -> int:
    """How many words are commoner than it, or than the word it is a form of; RARE where it is not listed."""
    word, ranks = word.lower(), _read_ranks()
    if word in ranks:
        return ranks[word]
    stems = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2]
    return min((ranks.get(form, RARE) for stem in stems for form in (stem, f"{stem}e")), default=RARE)


@cache
def _read_ranks() -> dict[str, int]:
    """The words of words.txt, one a line and the commonest first, each with its place."""
    text = files("broadsheet.article.layout").joinpath("words.txt").read_text(encoding="utf-8")
    return {word: rank for rank, word in enumerate(line for line in text.splitlines() if not line.startswith("#"))}
