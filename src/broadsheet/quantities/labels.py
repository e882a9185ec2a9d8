"""Labels: the numbers that name rather than count, addresses, telephones, pronouns, "Resolution 2254", "V-12", and
dates (`dates`).

Works on lexemes, by the words and marks around a number. Knows the lists of label words. Knows nothing of spaCy, units
or figures.
"""

from collections.abc import Sequence
from functools import cache

from broadsheet.lexicon import read_lexicon, read_words
from broadsheet.quantities.dates import CONNECTIVES, is_clock, is_date, names_year
from broadsheet.quantities.lexemes import (
    FUNCTION_WORDS,
    HYPHENS,
    SLASHES,
    Lexeme,
    counts_ahead,
    is_glued,
    is_numeral,
    lower_at,
)
from broadsheet.quantities.ranges import is_odds
from broadsheet.quantities.record import Number

NAME_MARKS = {"#", "@", "_", "&", "№", "\\"}
# words after which "one" is a pronoun, or part of a fixed phrase
PRONOUN_AFTER = {
    "same",
    "this",
    "that",
    "the",
    "which",
    "no",
    "any",
    "every",
    "each",
    "some",
    "another",
    "number",
    "you",
    "a",
    "new",
    "whichever",
}
NOT_COUNTED = {
    "another",
    "who",
    "day",
    "anothers",
    "s",
    "too",
    "also",
    "does",
    "did",
    "says",
    "said",
    "more",
    "else",
    "time",
    "thing",
    "hand",
    "such",
    "should",
    "must",
    "can",
    "cannot",
    "could",
    "may",
    "might",
    "would",
    "will",
    "needs",
    "wants",
}
MEASURED_AFTER = {
    "for",
    "in",
    "within",
    "after",
    "just",
    "only",
    "than",
    "least",
    "about",
    "by",
    "of",
    "almost",
    "nearly",
    "last",
    "lasted",
    "to",
    "-",
    "over",
}
# words that a hyphen may tie to a number that still counts: "sub-300", "five-to-seven"
PREFIXES = {"minus", "sub", "to", "and", "or", "in", "of", "a", "mid", "nearly", "almost", "about"}
# words after "one of" that begin the noun phrase it counts from
PARTITIVES = {"the", "these", "those", "its", "his", "her", "their", "our", "my", "your", "several", "many"}
SENTENCE_ENDS = {".", "!", "?", ":", ";", '"', "“", "”", "(", "‘", "'", "•", "…"}
QUOTES = {'"', "“", "‘", "'"}
AREA_CODE = 3
# digits of a count; a longer number is a serial one
LONGEST_COUNT = 9
# what stands between the members of a series, how long their names are, and how far back the first of them is looked
# for
SERIES = {",", ";", "and", "but", "while"}
LONGEST_NAME, FARTHEST = 4, 25
# lines of a picture, and what shows one
RESOLUTIONS = {480, 720, 1080, 1440, 2160}
PICTURES = {
    "camera",
    "display",
    "film",
    "films",
    "footage",
    "fps",
    "hd",
    "monitor",
    "resolution",
    "screen",
    "streaming",
    "video",
    "videos",
}
# lexemes on either side that show whether a line is in capitals
NEARBY = 4
# numbers to call in need, and what is called so
EMERGENCIES = {"000", "101", "111", "112", "988", "911", "999"}
SHORT_CODES = {5, 6}
DIALLING = {
    "call",
    "called",
    "calling",
    "calls",
    "dial",
    "dialled",
    "dialed",
    "dialling",
    "dialing",
    "phone",
    "phoned",
    "ring",
    "rang",
}
CALLS = {"call", "caller", "dispatcher", "operator", "recording"}
# singular nouns that number a kind, whatever it is of: "grade 3 tumours"
KINDS = {"category", "class", "grade", "phase", "tier", "type"}
MOST_KINDS = 12
# labels that open a sentence as verbs as well: "Train 20 teachers"
ORDERS = {
    "mark",
    "model",
    "order",
    "photo",
    "picture",
    "point",
    "rank",
    "rule",
    "stage",
    "table",
    "train",
    "size",
    "no",
    "number",
}


def is_label(lexemes: Sequence[Lexeme], number: Number, *, after_label: bool = False) -> bool:
    """Does a number without unit name something? `after_label`: it is tied to a label before it ("pages 4 and 5")."""
    checks = (
        _touches_name,
        is_clock,
        is_date,
        names_year,
        _is_score,
        _is_phone,
        _follows_label_word,
        _is_address,
        _is_in_brackets,
        _is_list_mark,
    )
    if number.form == "words":
        spelled = (_is_pronoun, _is_name, _follows_label_word, is_clock, _ends_compound)
        return any(check(lexemes, number) for check in spelled)
    if number.form in ("vague", "times"):
        return False
    if (
        after_label
        and lower_at(lexemes, number.first - 1) in CONNECTIVES | {"of"}
        and not counts_ahead(lexemes, number.last)
    ):
        return True
    return any(check(lexemes, number) for check in checks) or _is_name(lexemes, number)


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
    return before not in MEASURED_AFTER and after not in (
        "after",
        "before",
        "later",
        "earlier",
        "ago",
        "old",
        "of",
        "per",
    )


def is_title(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Is a length of time in capitals, among words that are not, the name of a work: "told 60 Minutes about it"?"""
    quoted = lower_at(lexemes, first - 1) in QUOTES
    capital = (
        last - first == 2 and lexemes[last - 1].text.istitle() and (quoted or not _starts_sentence(lexemes, first))
    )
    around = [
        lexeme
        for lexeme in (*lexemes[max(0, first - NEARBY) : first], *lexemes[last : last + NEARBY])
        if lexeme.kind == "word"
    ]
    return capital and any(lexeme.text.islower() and lexeme.lower not in FUNCTION_WORDS for lexeme in around)


def is_resolution(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Does the number say how fine a picture is, "1080p video", and no price?"""
    glued = lower_at(lexemes, number.last) == "p" and is_glued(lexemes, number.last)
    behind = {lower_at(lexemes, k) for k in range(number.last + 1, number.last + 1 + NEARBY)}
    priced = lower_at(lexemes, number.first - 1) in ("at", "to", "from")
    return glued and number.value in RESOLUTIONS and not priced and bool(PICTURES & behind)


def _touches_name(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """XC40, V-12, 5G, 1990s, 2018's, #4, 24/7, id="7", ?id=7."""
    first, last = number.first, number.last
    if is_glued(lexemes, first):
        before = lexemes[first - 1]
        if before.kind != "mark" or before.text in NAME_MARKS or before.text in SLASHES:
            return True
        if before.text == "=" and is_glued(lexemes, first - 1):
            return lexemes[first - 2].kind == "word"
        if before.text in HYPHENS and is_glued(lexemes, first - 1) and lexemes[first - 2].kind == "word":
            return lexemes[first - 2].lower not in PREFIXES
        if before.text in ("'", "’") and lower_at(lexemes, last) == "s":
            return True
        if before.text in ('"', "'") and is_glued(lexemes, first - 1) and lexemes[first - 2].text == "=":
            return True
    if not is_glued(lexemes, last):
        return False
    after = lexemes[last]
    if after.text in ("'", "’"):
        return lower_at(lexemes, last + 1) == "s" and is_glued(lexemes, last + 1)
    return (
        after.kind != "mark"
        or after.text in {*SLASHES, "_", "@"}
        or (after.text in (":", ".") and is_glued(lexemes, last + 1) and lexemes[last + 1].kind == "digits")
    )


def _ends_compound(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """High-five, one-on-one, top-ten: a number word tied to a word before it."""
    first = number.first
    tied = lower_at(lexemes, first - 1) in HYPHENS and is_glued(lexemes, first) and is_glued(lexemes, first - 1)
    return tied and lexemes[first - 2].kind == "word" and lexemes[first - 2].lower not in PREFIXES


def _is_score(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """2-1, 0-0, 3-2-1 and 555-1234: figures joined by hyphens that do not ascend, or more than two of them."""
    first, last = number.first, number.last
    after = (
        is_glued(lexemes, last)
        and lexemes[last].text in HYPHENS
        and is_glued(lexemes, last + 1)
        and lexemes[last + 1].kind == "digits"
    )
    before = (
        is_glued(lexemes, first)
        and lexemes[first - 1].text in HYPHENS
        and is_glued(lexemes, first - 1)
        and lexemes[first - 2].kind == "digits"
    )
    if not (after or before):
        return False
    if after and before:
        return True
    if (before and lexemes[first].text == "1" and is_odds(lexemes, last)) or (
        after and lower_at(lexemes, last + 1) == "1" and is_odds(lexemes, last + 2)
    ):
        return False
    low, high = (lexemes[first - 2], lexemes[first]) if before else (lexemes[last - 1], lexemes[last + 1])
    end = last if before else last + 2
    tied = is_glued(lexemes, end)
    if tied and lexemes[end].text in HYPHENS and is_glued(lexemes, end + 1) and lexemes[end + 1].kind == "digits":
        return True
    if low.kind != "digits":  # "1½-2 hours", "4k-5"
        return False
    speeds = low.text == "0" and tied and lexemes[end].kind == "word"  # "0-60mph"
    if (
        max(len(low.text), len(high.text)) > LONGEST_COUNT
        or high.text.startswith("0")
        or (low.text.startswith("0") and not speeds)
    ):
        return True
    fraction = lexemes[last - 1].kind == "digits" and last - first > 1
    return not fraction and int(low.text) >= int(high.text) and len(low.text) >= len(high.text)


def _is_phone(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """020 7946 0991, +44 20 7946, (713) 555-1234: groups of digits side by side, three or more or one with a zero at
    its head.
    """
    first, last = number.first, number.last - 1
    area = (
        lower_at(lexemes, first - 1) == "("
        and lower_at(lexemes, last + 1) == ")"
        and last == first
        and len(lexemes[first].text) == AREA_CODE
    )
    if area and last + 2 < len(lexemes) and lexemes[last + 2].kind == "digits":
        return True
    if lower_at(lexemes, first - 1) == "+" and is_glued(lexemes, first) and lower_at(lexemes, last + 1) == "(":
        return True
    if last > first and any(lexeme.kind == "mark" for lexeme in lexemes[first : last + 1]):
        return False
    while first > 0 and number.first - first < 8 and (before := _group_before(lexemes, first)) is not None:
        first = before
    while last - number.last < 8 and (after := _group_after(lexemes, last)) is not None:
        last = after
    groups = [lexeme.text for lexeme in lexemes[first : last + 1] if lexeme.kind == "digits"]
    # "1 250 000" is one number, and none of a telephone unless more stands beside it
    alone = first == number.first and last == number.last - 1
    if len(groups) < 2 or (alone and not (lower_at(lexemes, first - 1) == "+" and is_glued(lexemes, first))):
        return False
    local = (
        [len(group) for group in groups] == [3, 4]
        and lower_at(lexemes, first + 1) in HYPHENS
        and not counts_ahead(lexemes, last + 1)
    )
    zero = any(len(group) > 1 and group[0] == "0" for group in groups)
    return local or zero or len(groups) > 2 or (lower_at(lexemes, first - 1) == "+" and is_glued(lexemes, first))


def _group_before(lexemes: Sequence[Lexeme], i: int) -> int | None:
    """The digits right before the digits at `i`, past one space or hyphen."""
    if lexemes[i - 1].kind == "digits" and lexemes[i].gap == " ":
        return i - 1
    hyphen = lexemes[i - 1].text in HYPHENS and is_glued(lexemes, i) and is_glued(lexemes, i - 1)
    return i - 2 if hyphen and i > 1 and lexemes[i - 2].kind == "digits" else None


def _group_after(lexemes: Sequence[Lexeme], i: int) -> int | None:
    """The digits right after the digits at `i`."""
    for k in (i + 1, i + 2):
        if k < len(lexemes) and lexemes[k].kind == "digits" and _group_before(lexemes, k) == i:
            return k
    return None


def _follows_label_word(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Section 427, No. 5, Resolution 2254, the Group of 20: the word before asks for a name, not a count."""
    k = number.first - 1
    if lower_at(lexemes, k) in {".", *HYPHENS} and k > 0:
        k -= 1
    word = lower_at(lexemes, k)
    lone_capital = k >= 0 and len(word) == 1 and lexemes[k].text.isupper() and word not in ("a", "i")
    dialled = (word in DIALLING and not counts_ahead(lexemes, number.last)) or _is_called(lexemes, number)
    if lower_at(lexemes, number.first) in EMERGENCIES and dialled:
        return True
    if word == "of" and k > 1 and lexemes[k - 1].text == "Group" and lower_at(lexemes, k - 2) == "the":
        return True
    texted = (
        word == "text" and len(lexemes[number.first].text) in SHORT_CODES and not counts_ahead(lexemes, number.last)
    )
    if texted or word == "per" or lower_at(lexemes, number.last) == "zip" or lone_capital:
        return True
    if word in _kind("capital") and _is_capital(lexemes, k):
        return True
    if word in KINDS and number.form == "digits" and number.value <= MOST_KINDS:
        return True
    if word not in _kind("label") or (word == "no" and number.form != "digits"):
        return False
    if word == "no" and k == number.first - 2 and lexemes[k].text == "No":
        return True
    return _is_capital(lexemes, k) or not counts_ahead(lexemes, number.last)


def _is_called(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is it the number that a call went to: "a 999 call", "the 999 calls", but not "received 101 calls"?"""
    behind = lower_at(lexemes, number.last)
    return behind in CALLS or (behind.removesuffix("s") in CALLS and lower_at(lexemes, number.first - 1) == "the")


def _is_capital(lexemes: Sequence[Lexeme], k: int) -> bool:
    """Is a label word written as a name is: "Juror 6", but not "Order 20 pizzas" where that opens a sentence?"""
    word = lexemes[k].lower
    return (
        any(letter.isupper() for letter in lexemes[k].text)
        and word != "no"
        and not (word in ORDERS and _starts_sentence(lexemes, k))
    )


def _is_address(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """10 Downing Street: capitalised words, the last of them a kind of road."""
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and j + 1 < len(lexemes) and lexemes[j + 1].kind == "digits":
        j += 2
    if lower_at(lexemes, j) in _kind("address") and lower_at(lexemes, j + 1) == "of" and lexemes[j].text[0].isupper():
        return True  # "1251 Avenue of the Americas"
    for k in range(j, min(j + 5, len(lexemes))):
        if (
            not lexemes[k].text[0].isupper()
            and lexemes[k].lower not in ("st", "nd", "rd", "th")
            and lexemes[k].kind != "digits"
        ):
            return False
        if k > j and lexemes[k].lower in _kind("address") and lexemes[k].text[0].isupper():
            return True
    return False


def _is_in_brackets(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """A shirt number: Prescott (4)."""
    first, last = number.first, number.last
    alone = lower_at(lexemes, first - 1) == "(" and lower_at(lexemes, last) == ")" and number.value < 100
    return alone and first > 1 and lexemes[first - 2].text[0].isupper()


def _is_list_mark(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """1. or 2) at the head of a line."""
    first, last = number.first, number.last
    heads_line = first == 0 or "\n" in lexemes[first].gap
    if not heads_line or not is_glued(lexemes, last):
        return False
    return lexemes[last].text == ")" or (lexemes[last].text == "." and not is_glued(lexemes, last + 1))


def _is_pronoun(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """One of them, no one, this one, one another, one-sided; "zero" only counts what follows it."""
    if number.value not in (0, 1) or number.last - number.first > 1:
        return False
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        return (
            lower_at(lexemes, j + 1) in ("off", "on", "sided", "time", "way", "size", "stop", "to") or number.value == 0
        )
    if number.value == 0:
        return not counts_ahead(lexemes, j)
    before, after = lower_at(lexemes, number.first - 1), lower_at(lexemes, j)
    ends_pair = before == "to" and is_numeral(lexemes, number.first - 2)
    if ends_pair or _continues(lexemes, j) or (before not in PRONOUN_AFTER and _counts_some_of(lexemes, j)):
        return False
    if lexemes[number.first].text == "a":
        return False
    return (
        before in PRONOUN_AFTER
        or after in FUNCTION_WORDS
        or after in NOT_COUNTED
        or not after.isalpha()
        or "\n" in lexemes[j].gap
    )


def _continues(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does "one" begin a range or a ratio: "one to two", "one in 10", "one out of", "one of every"?"""
    joint, behind = lower_at(lexemes, i), lower_at(lexemes, i + 1)
    round_number = behind == "a" and lower_at(lexemes, i + 2) in read_words("magnitudes")
    numeral = is_numeral(lexemes, i + 1) or round_number
    return (
        (joint in ("to", "or", "in") and numeral)
        or (joint == "out" and behind == "of")
        or (joint in ("of", "in") and behind in ("every", "10", "ten", "100"))
    )


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


def _is_name(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Big Four, iPhone 11, a show called The 411: a capitalised name before, nothing to count behind, no separators
    such as counts have.
    """
    first, last = number.first, number.last
    if number.scale > 1 or first == 0 or (number.form != "words" and last - first > 1):
        return False
    if number.form == "words" and not lexemes[first].text[0].isupper():
        return False
    before = lexemes[first - 1]
    if (
        before.text == "The"
        and number.form == "digits"
        and not _starts_sentence(lexemes, first - 1)
        and not _counts_next(lexemes, last)
    ):
        return True
    named = (
        before.kind == "word" and any(letter.isupper() for letter in before.text) and before.lower not in FUNCTION_WORDS
    )
    if named and _is_in_series(lexemes, number):
        return False
    return named and not _starts_sentence(lexemes, first - 1) and not _counts_next(lexemes, last)


def _is_in_series(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is a number behind a name what another counted before it: "Germany sent 20 tanks, France 10 and Poland 14"?"""
    k = number.first - 1
    while (
        k > 0
        and number.first - k <= LONGEST_NAME
        and (lexemes[k].text[0].isupper() or lexemes[k].lower in ("the", "."))
    ):
        k -= 1
    if lower_at(lexemes, k) not in SERIES or lower_at(lexemes, number.last) not in SERIES | {".", ""}:
        return False
    counted = False
    for i in range(k - 1, max(-1, k - FARTHEST), -1):
        lexeme = lexemes[i]
        if lexeme.text in SENTENCE_ENDS and not is_glued(lexemes, i + 1):
            return False
        if counted and lexeme.kind == "word" and lexeme.text[0].isupper() and lexeme.lower not in FUNCTION_WORDS:
            return True
        counted = counted or (is_numeral(lexemes, i) and counts_ahead(lexemes, i + 1))
    return False


def _counts_next(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word that can be counted stand at `i`: lower case, no function word, or a hyphen and a noun?"""
    if lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i):
        return True
    return i < len(lexemes) and counts_ahead(lexemes, i)


def _starts_sentence(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence begin with the word, or go on behind a dateline's dash: "ODENSE — Between 70 and 90"?"""
    before = lexemes[i - 1].text if i else ""
    return i == 0 or before in SENTENCE_ENDS or "\n" in lexemes[i].gap or (before in HYPHENS and bool(lexemes[i].gap))


@cache
def _kind(kind: str) -> frozenset[str]:
    """The label words of one kind."""
    return frozenset(row["word"] for row in read_lexicon("labels") if row["kind"] == kind) - (
        read_words("plurals") if kind == "label" else frozenset()
    )
