"""Votes: the two counts of a ballot, "voted 7-4", "a 5-4 ruling" or "by 52 to 48", which are neither a range nor the score of a game.

Works on lexemes, by the words around two numbers. Knows the list of vote words. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Sequence
from functools import cache

from broadsheet.lexicon import read_lexicon
from broadsheet.numbers import HYPHENS, Lexeme, counts_ahead, is_glued, lower_at

# how many lexemes before its counts a vote is named, "voted late on Tuesday night, 7-4", and behind them, "a 7-4 party-line vote"
BEFORE, BEHIND = 9, 4
ENDS = {".", "!", "?", ";", ":", "\u201c", "\u201d", '"', "(", ")"}


def is_vote(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Is the number from `first` up to `last` one of the two counts of a vote?"""
    pair = _find_pair(lexemes, first, last)
    if pair is None:
        return False
    start, end, glued = pair
    named = _finds_kind(lexemes, range(start - 1, start - 1 - BEFORE, -1), "verb")
    if glued and not named:
        named = _finds_kind(lexemes, range(end, end + BEHIND), "noun")
    return named and (not counts_ahead(lexemes, end) or _finds_kind(lexemes, range(end, end + BEHIND), "noun"))


def _find_pair(lexemes: Sequence[Lexeme], first: int, last: int) -> tuple[int, int, bool] | None:
    """Where two whole numbers with a hyphen or "to" between them begin and end, and whether it is a hyphen; None where there are no two."""
    if last != first + 1 or not _is_count(lexemes[first]):
        return None
    for left, right in ((first, first + 2), (first - 2, first), (first, first + 4), (first - 4, first)):
        if left < 0 or right >= len(lexemes) or not _is_count(lexemes[left]) or not _is_count(lexemes[right]):
            continue
        joint = ["-" if lexeme.text in HYPHENS else lexeme.lower for lexeme in lexemes[left + 1 : right]]
        glued = all(is_glued(lexemes, i) for i in range(left + 1, right + 1))
        tied = glued and joint in (["-"], ["-", "to", "-"])
        if (tied or joint == ["to"]) and not _goes_on(lexemes, left, right):
            return left, right + 1, tied
    return None


def _is_count(lexeme: Lexeme) -> bool:
    """Is it a run of digits, or a number word below 20?"""
    return lexeme.kind == "digits" or lexeme.lower in _small_numbers()


def _goes_on(lexemes: Sequence[Lexeme], left: int, right: int) -> bool:
    """Is more tied to one of the two numbers: a decimal part, a third number, a sign?"""
    before = is_glued(lexemes, left) and lexemes[left - 1].text not in ("(", "“", '"')
    after = is_glued(lexemes, right + 1) and (lexemes[right + 1].kind != "mark" or lexemes[right + 1].text in ("%", "/", *HYPHENS))
    decimal = is_glued(lexemes, right + 2) and lexemes[right + 2].kind == "digits"
    return before or after or decimal


def _finds_kind(lexemes: Sequence[Lexeme], places: range, kind: str) -> bool:
    """Does a vote word of a kind stand at one of the places, before the sentence ends?"""
    for i in places:
        word = lower_at(lexemes, i)
        if not word or word in ENDS:
            return False
        if word in _vote_words()[kind]:
            return True
    return False


@cache
def _vote_words() -> dict[str, frozenset[str]]:
    """The words that say that a vote was taken, by where they stand."""
    rows = read_lexicon("vote_words")
    return {kind: frozenset(row["word"] for row in rows if row["kind"] in (kind, "both")) for kind in ("verb", "noun")}


@cache
def _small_numbers() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("number_words") if row["kind"] == "small")
