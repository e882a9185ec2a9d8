"""Scores: the two counts of a ballot, "voted 7-4", "a 5-4 ruling" or "by 52 to 48", and of a game, "won 2-1", which are
no range.

Works on lexemes, by the words around two numbers. Knows the list of tally words. Knows nothing of spaCy, units or
figures.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.lexemes import EN_DASH, FUNCTION_WORDS, HYPHENS, Lexeme, counts_ahead, is_glued, lower_at
from broadsheet.quantities.ratios import is_odds

# how many lexemes before its counts a tally is named, "voted late on Tuesday night, 7-4", and behind them, "a 7-4
# party-line vote"
BEFORE, BEHIND = 9, 4
# as far back as other counts are passed over, and the marks between them
FARTHEST = 40
PASSED = {",", "(", ")", *HYPHENS}
# lexemes of a side's name in a headline: "Northfield Town AFC"
LONGEST_SIDE = 4
# no side has a thousand points
MOST_POINTS = 3
# words before a day of a month
DAYS = {"on", "since"}
ENDS = {".", "!", "?", ";", ":", "\u201c", "\u201d", '"', "(", ")"}


def find_tally(lexemes: Sequence[Lexeme], first: int, last: int) -> str | None:
    """What the number from `first` up to `last` is one of the two counts of, "vote" or "score";

    None where it is of neither.
    """
    pair = _find_pair(lexemes, first, last)
    if pair is None:
        return None
    start, end, glued = pair
    for tally in ("vote", "score"):
        if tally == "score" and not (
            (glued or _ends_higher(lexemes, start, end)) and _may_be_score(lexemes, start, end)
        ):
            continue
        if tally == "score" and (_stands_in_headline(lexemes, start, end) or _is_record(lexemes, start, end)):
            return tally
        counting = counts_ahead(lexemes, end) or lower_at(lexemes, end) == "of"
        behind = _finds_noun(lexemes, end, tally) and (tally == "vote" or not counting)
        before = _finds_word(lexemes, _look_back(lexemes, start), tally, "verb")
        if (glued and behind) or (before and (behind or not counting)):
            return tally
    return None


def _ends_higher(lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
    """Is the first of two digits with "to" between them no less than the second, and no start: "beat them 3 to 2", but
    "fell from 3 to 2"?
    """
    left, right = lexemes[start], lexemes[end - 1]
    digits = left.kind == right.kind == "digits"
    return digits and int(left.text) >= int(right.text) and lower_at(lexemes, start - 1) not in ("from", "between")


def _stands_in_headline(lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
    """Do two counts stand between two names that are all of their line: "Northfield 21-30 Easton"?"""
    first, last = start, end
    while first > 0 and "\n" not in lexemes[first].gap and _may_be_side(lexemes[first - 1]):
        first -= 1
    while last < len(lexemes) and "\n" not in lexemes[last].gap and _may_be_side(lexemes[last]):
        last += 1
    whole = (first == 0 or "\n" in lexemes[first].gap) and _ends_line(lexemes, last)
    return whole and 0 < start - first <= LONGEST_SIDE and 0 < last - end <= LONGEST_SIDE


def _ends_line(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a line end before the lexeme at `i`, or with it, a full stop?"""
    stop = lower_at(lexemes, i) == "."
    return (
        i >= len(lexemes) or "\n" in lexemes[i].gap or (stop and (i + 1 >= len(lexemes) or "\n" in lexemes[i + 1].gap))
    )


def _may_be_side(lexeme: Lexeme) -> bool:
    """May the lexeme be part of a side's name: a capital, and no function word?"""
    return lexeme.kind == "word" and lexeme.text[0].isupper() and lexeme.lower not in FUNCTION_WORDS


def _is_record(lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
    """Are two counts alone in brackets behind a name, the first one greater: "The Tigers (45-17) won"?"""
    bracketed = lower_at(lexemes, start - 1) == "(" and lower_at(lexemes, end) == ")"
    return bracketed and start > 1 and _may_be_side(lexemes[start - 2]) and _ends_higher(lexemes, start, end)


def _may_be_score(lexemes: Sequence[Lexeme], start: int, end: int) -> bool:
    """Are two numbers written as those of a score are, in digits, and neither odds ("a 3-1 margin") nor a day ("on
    9-11")?
    """
    left, right = lexemes[start], lexemes[end - 1]
    short = left.kind == right.kind == "digits" and max(len(left.text), len(right.text)) <= MOST_POINTS
    return short and not is_odds(lexemes, end) and lower_at(lexemes, start - 1) not in DAYS


def _find_pair(lexemes: Sequence[Lexeme], first: int, last: int) -> tuple[int, int, bool] | None:
    """Where two whole numbers with a hyphen or "to" between them begin and end, and whether it is a hyphen;

    None where there are no two.
    """
    if last != first + 1 or not _is_count(lexemes[first]):
        return None
    for left, right in ((first, first + 2), (first - 2, first), (first, first + 4), (first - 4, first)):
        if left < 0 or right >= len(lexemes) or not _is_count(lexemes[left]) or not _is_count(lexemes[right]):
            continue
        joint = ["-" if lexeme.text in HYPHENS else lexeme.lower for lexeme in lexemes[left + 1 : right]]
        glued = all(is_glued(lexemes, i) for i in range(left + 1, right + 1))
        tied = (glued and joint in (["-"], ["-", "to", "-"])) or (
            right == left + 2 and lexemes[left + 1].text == EN_DASH
        )
        if (tied or joint == ["to"]) and not _goes_on(lexemes, left, right):
            return left, right + 1, tied
    return None


def _is_count(lexeme: Lexeme) -> bool:
    """Is it a run of digits, or a number word below 20?"""
    return lexeme.kind == "digits" or lexeme.lower in _small_numbers()


def _goes_on(lexemes: Sequence[Lexeme], left: int, right: int) -> bool:
    """Is more tied to one of the two numbers: a decimal part, a third number, a sign?"""
    before = is_glued(lexemes, left) and lexemes[left - 1].text not in ("(", "“", '"')
    after = is_glued(lexemes, right + 1) and (
        lexemes[right + 1].kind != "mark" or lexemes[right + 1].text in ("%", "/", *HYPHENS)
    )
    decimal = is_glued(lexemes, right + 1) and is_glued(lexemes, right + 2) and lexemes[right + 2].kind == "digits"
    return before or after or decimal


def _look_back(lexemes: Sequence[Lexeme], i: int) -> list[int]:
    """The places of the words before `i`, the nearest first; those of other counts are passed over:
    "won 7-5, 4-6, 7-6 (7-4)".
    """
    places = []
    for k in range(i - 1, max(-1, i - 1 - FARTHEST), -1):
        beside = {lexeme.kind for lexeme in (*lexemes[max(0, k - 1) : k], *lexemes[k + 1 : k + 2])}
        if lexemes[k].kind != "digits" and not (
            lexemes[k].kind == "mark" and "digits" in beside and lexemes[k].text in PASSED
        ):
            places.append(k)
        if len(places) == BEFORE:
            break
    return places


def _finds_noun(lexemes: Sequence[Lexeme], end: int, tally: str) -> bool:
    """Does a noun of a tally follow, "a 2-2 home draw", or right behind it an adverb that ends its phrase, "2-0
    down"?
    """
    adverb = lower_at(lexemes, end) in _read_kind(tally, "adverb")
    behind = lower_at(lexemes, end + 1)
    if adverb and (not behind.isalpha() or behind in FUNCTION_WORDS):
        return True
    phrase = list(takewhile(lambda k: lower_at(lexemes, k) not in FUNCTION_WORDS, range(end, end + BEHIND)))
    return _finds_word(lexemes, phrase, tally, "noun")


def _finds_word(lexemes: Sequence[Lexeme], places: Iterable[int], tally: str, kind: str) -> bool:
    """Does a word of a tally of that kind stand at one of the places, before the sentence ends?"""
    for i in places:
        word = lower_at(lexemes, i)
        if not word or word in ENDS:
            return False
        if word in _read_kind(tally, kind):
            return True
    return False


@cache
def read_tally_words(tally: str) -> frozenset[str]:
    """The words that say that there was a vote or a game."""
    return _read_kind(tally, "verb") | _read_kind(tally, "noun")


@cache
def _read_kind(tally: str, kind: str) -> frozenset[str]:
    """The words that say so before the counts, "verb", somewhere behind them, "noun", or right behind them,
    "adverb".
    """
    rows = read_lexicon("tally_words")
    return frozenset(row["word"] for row in rows if row["tally"] == tally and row["kind"] in (kind, "both"))


@cache
def _small_numbers() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("number_words") if row["kind"] == "small")
