"""Pronouns: the "one" that counts nothing, "one of them", "this one", "one-sided", "one day".

Works on lexemes. Knows the lists of magnitudes and function words. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Sequence

from broadsheet.lexicon import read_words
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, Lexeme, counts_ahead, is_glued, is_numeral, lower_at
from broadsheet.quantities.record import Number

# words after which "one" is a pronoun, or part of a fixed phrase
# fmt: off
PRONOUN_AFTER = {
    "a", "another", "any", "each", "every", "new", "no", "number", "same", "some", "that", "the", "this", "which",
    "whichever", "you",
}
# words behind "one" that it does not count: "one who", "one said", "one more", "the one hand"
NOT_COUNTED = {
    "also", "another", "anothers", "can", "cannot", "could", "day", "did", "does", "else", "hand", "may", "might",
    "more", "must", "needs", "s", "said", "says", "should", "such", "thing", "time", "too", "wants", "who", "will",
    "would",
}
# words before "one day" where it is as long as that, "within one day"
MEASURED_AFTER = {
    "-", "about", "after", "almost", "by", "for", "in", "just", "last", "lasted", "least", "nearly", "of", "only",
    "over", "than", "to", "within",
}
# words behind it that reckon from it, "one day later"
MEASURED_BEHIND = {"after", "ago", "before", "earlier", "later", "of", "old", "per"}
# words after "one of" that begin the noun phrase it counts from
PARTITIVES = {"the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "several", "many"}
# words of a sign: "fell to minus one"
NEGATIVE = {"minus", "negative"}
# what a hyphen ties "one" to without counting it: "one-sided", "one-off"
TIED = {"off", "on", "sided", "size", "stop", "time", "to", "way"}
# fmt: on


def is_idiom(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is it "one day" in the sense of some time, after no preposition and before nothing that counts from it, or "one
    hell of a way"?
    """
    if lexemes[number.first].lower != "one" or number.last - number.first > 1:
        return False
    if lower_at(lexemes, number.last) in ("hell", "heck"):
        return True
    if lower_at(lexemes, number.last) not in ("day", "night", "morning"):
        return False
    before, after = lower_at(lexemes, number.first - 1), lower_at(lexemes, number.last + 1)
    return before not in MEASURED_AFTER and after not in MEASURED_BEHIND


def is_pronoun(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """ "one of them", "no one", "this one", "one another", "one-sided"; "zero" only counts what follows it."""
    if number.value not in (0, 1) or number.last - number.first > 1:
        return False
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        ranged = lower_at(lexemes, j + 1) == "to" and is_numeral(lexemes, j + 3)  # "one-to-seven days"
        return (lower_at(lexemes, j + 1) in TIED and not ranged) or number.value == 0
    if number.value == 0:
        return not counts_ahead(lexemes, j)
    before = lower_at(lexemes, number.first - 1)
    ends_pair = before == "to" and is_numeral(lexemes, number.first - 2)
    if before in NEGATIVE or ends_pair or _continues(lexemes, j) or lexemes[number.first].text == "a":
        return False
    if before in PRONOUN_AFTER:
        return True
    return not _counts_some_of(lexemes, j) and _is_followed_by_no_noun(lexemes, j)


def _is_followed_by_no_noun(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does nothing that "one" could count stand at `i`, a function word, a mark, a new line?"""
    after = lower_at(lexemes, i)
    return after in FUNCTION_WORDS | NOT_COUNTED or not after.isalpha() or "\n" in lexemes[i].gap


def _continues(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does "one" begin a range or a ratio: "one to two", "one in 10", "one out of", "one of every"?"""
    joint, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    round_number = behind == "a" and lower_at(lexemes, i + 2) in read_words("magnitudes")
    if joint in ("to", "or", "in") and (is_numeral(lexemes, i + 1) or round_number):
        return True
    if joint == "out" and behind == "of":
        return True
    return joint in ("of", "in") and behind in ("every", "10", "ten", "100")


def _counts_some_of(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does "of" with a noun stand at `i`, as in "one of the oldest bridges", which counts as "two of the oldest
    bridges" does?
    """
    if lower_at(lexemes, i) != "of":
        return False
    behind, after = lower_at(lexemes, i + 1), lower_at(lexemes, i + 2)
    named = i + 1 < len(lexemes) and lexemes[i + 1].text[0].isupper() and lexemes[i + 1].kind == "word"
    partitive = behind in PARTITIVES or is_numeral(lexemes, i + 1)
    return (partitive and after not in FUNCTION_WORDS and after.isalnum()) or named
