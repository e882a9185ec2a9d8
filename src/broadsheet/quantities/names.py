"""Names: the numbers that are part of a name, "Resolution 2254", "V-12", "iPhone 11", "60 Minutes", "1080p".

Works on lexemes, by the words and marks around a number. Knows the list of label words. Knows nothing of spaCy, units
or figures.
"""

from collections.abc import Sequence

from broadsheet.lexicon import read_class, read_words
from broadsheet.quantities.label_words import read_label_words
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
from broadsheet.quantities.record import ADULT, OLDEST, Form, Number

NAME_MARKS = {"#", "@", "_", "&", "№", "\\"}
# words that a hyphen may tie to a number that still counts: "sub-300", "five-to-seven"
PREFIXES = {"minus", "sub", "to", "and", "or", "in", "of", "a", "mid", "nearly", "almost", "about"}
SENTENCE_ENDS = {".", "!", "?", ":", ";", '"', "“", "”", "(", "‘", "'", "•", "…"}
# verbs that look like the plural of what is counted: "as Figure 3 shows"
SHOWING = {"explains", "notes", "says", "shows", "states", "suggests"}
QUOTES = {'"', "“", "‘", "'"}
# what stands between the members of a series
SERIES = {",", ";", "and", "but", "while"}
# lexemes of a member's name: "the Isle of Man"
LONGEST_NAME = 4
# lexemes back to look for the first member, a sentence of usual length
FARTHEST = 25
# lines of a picture, as screens and films are sold
RESOLUTIONS = {480, 720, 1080, 1440, 2160}
# lexemes on either side that show whether a line is in capitals, and behind a resolution the picture it is of
NEARBY = 4
# digits of a number that is texted to
SHORT_CODES = {5, 6}
# no kind has more grades than a year has months: "grade 12", but "class 30"
MOST_KINDS = 12


# what goes on behind an age that lost its commas
PREDICATING = read_class("be") | {"has", "had", "who", "whose"}


def touches_name(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """XC40, V-12, 5G, 1990s, 2018's, #4, 24/7, id="7", ?id=7."""
    named = _is_tied_before(lexemes, number) if is_glued(lexemes, number.first) else None
    return named if named is not None else is_glued(lexemes, number.last) and _is_tied_behind(lexemes, number.last)


def _is_tied_before(lexemes: Sequence[Lexeme], number: Number) -> bool | None:
    """Does what touches the number at its head make it a name: XC40, V-12, #4, '90s, id="7"?

    False where it makes it none, "sub-300m", whatever stands behind; None where it says nothing.
    """
    first, before = number.first, lexemes[number.first - 1]
    if before.kind != "mark" or before.text in NAME_MARKS or before.text in SLASHES:
        return True
    tied = is_glued(lexemes, first - 1)
    if before.text == "=" and tied:
        return lexemes[first - 2].kind == "word"
    if before.text in HYPHENS and tied and lexemes[first - 2].kind == "word":
        if lexemes[first - 2].lower == "foot" and is_numeral(lexemes, first - 4):
            return False  # "a 6-foot-2 guard"
        return lexemes[first - 2].lower not in PREFIXES
    plural = before.text in ("'", "’") and lower_at(lexemes, number.last) == "s"
    valued = before.text in ('"', "'") and tied and lexemes[first - 2].text == "="
    return True if plural or valued else None


def _is_tied_behind(lexemes: Sequence[Lexeme], last: int) -> bool:
    """Does what touches a number at its end, `last`, make it a name: 5G, 1990s, 2018's, 24/7, 10:30?"""
    after = lexemes[last]
    if after.text in ("'", "’"):
        return lower_at(lexemes, last + 1) == "s" and is_glued(lexemes, last + 1)
    if after.kind != "mark" or after.text in {*SLASHES, "_", "@"}:
        return True
    return after.text in (":", ".") and is_glued(lexemes, last + 1) and lexemes[last + 1].kind == "digits"


def ends_compound(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """ "high-five", "one-on-one", "top-ten": a number word tied to a word before it."""
    first = number.first
    tied = lower_at(lexemes, first - 1) in HYPHENS and is_glued(lexemes, first) and is_glued(lexemes, first - 1)
    return tied and lexemes[first - 2].kind == "word" and lexemes[first - 2].lower not in PREFIXES


def is_title(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Is a length of time in capitals, among words that are not, the name of a work: "told 60 Minutes about it"?"""
    if last - first != 2 or not lexemes[last - 1].text.istitle():
        return False
    if lower_at(lexemes, first - 1) not in QUOTES and starts_sentence(lexemes, first):
        return False
    around = (*lexemes[max(0, first - NEARBY) : first], *lexemes[last : last + NEARBY])
    return any(lexeme.text.islower() and lexeme.lower not in FUNCTION_WORDS for lexeme in around)


def is_resolution(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Does the number say how fine a picture is, "1080p video", and no price?"""
    glued = lower_at(lexemes, number.last) == "p" and is_glued(lexemes, number.last)
    behind = {lower_at(lexemes, k) for k in range(number.last + 1, number.last + 1 + NEARBY)}
    priced = lower_at(lexemes, number.first - 1) in ("at", "to", "from")
    return glued and number.value in RESOLUTIONS and not priced and bool(read_label_words("picture") & behind)


def follows_label_word(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Section 427, No. 5, Resolution 2254, the Group of 20: the word before asks for a name, not a count."""
    return is_called(lexemes, number) or any(asks(lexemes, number, _find_label(lexemes, number)) for asks in ASKING)


def _find_label(lexemes: Sequence[Lexeme], number: Number) -> int:
    """Where the word before a number stands, past a point or a hyphen: "No. 5", "Apollo-11"."""
    k = number.first - 1
    return k - 1 if lower_at(lexemes, k) in {".", *HYPHENS} and k > 0 else k


def is_called(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is it the number that a call went to: "a 999 call", "the 999 calls", "dial 112", but not "received 101 calls"?"""
    if lower_at(lexemes, number.first) not in read_label_words("emergency"):
        return False
    word = lower_at(lexemes, _find_label(lexemes, number))
    if word in read_label_words("dialling") and not counts_ahead(lexemes, number.last):
        return True
    calls, behind = read_label_words("call"), lower_at(lexemes, number.last)
    return behind in calls or (behind.removesuffix("s") in calls and lower_at(lexemes, number.first - 1) == "the")


def is_of_group(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Is it how many a named group has: "the Group of 20"?"""
    return k > 1 and [lexemes[k - 2].lower, lexemes[k - 1].text, lexemes[k].lower] == ["the", "Group", "of"]


def is_texted(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Is it a short code to send a message to: "text 60300"?"""
    short = len(lexemes[number.first].text) in SHORT_CODES
    return lower_at(lexemes, k) == "text" and short and not counts_ahead(lexemes, number.last)


def is_denominator(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Is it what a rate is per: "per 100,000", or that of a "30307 zip code"?"""
    return lower_at(lexemes, k) == "per" or lower_at(lexemes, number.last) == "zip"


def follows_letter(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Does a lone capital stand before it: "Type A 4", "Plan B 2"?"""
    word = lower_at(lexemes, k)
    return k >= 0 and len(word) == 1 and lexemes[k].text.isupper() and word not in ("a", "i")


def follows_capital(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Does a word stand before it that is a label only as a name is written: "Channel 4", but "won the channel 4
    times"?
    """
    return lower_at(lexemes, k) in read_label_words("capital") and _is_capital(lexemes, k)


def numbers_kind(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Is it the number of a kind, whatever it is of: "grade 3 tumours"?"""
    few = number.form == Form.DIGITS and number.amount <= MOST_KINDS
    return lower_at(lexemes, k) in read_label_words("kind") and few


def follows_label(lexemes: Sequence[Lexeme], number: Number, k: int) -> bool:
    """Does a label stand before it, "Juror 6", "section 427", "No. 5", with nothing to count behind a small one?"""
    word = lower_at(lexemes, k)
    if word not in read_label_words("label") or (word == "no" and number.form != Form.DIGITS):
        return False
    if word == "no" and k == number.first - 2 and lexemes[k].text == "No":
        return True
    return _is_capital(lexemes, k) or not counts_ahead(lexemes, number.last)


# what the word before a number asks for
ASKING = (
    is_of_group,
    is_texted,
    is_denominator,
    follows_letter,
    follows_capital,
    numbers_kind,
    follows_label,
)


def _is_capital(lexemes: Sequence[Lexeme], k: int) -> bool:
    """Is a label word written as a name is: "Juror 6", but not "Order 20 pizzas" where that opens a sentence?"""
    word = lexemes[k].lower
    ordered = word in read_label_words("order") and starts_sentence(lexemes, k)
    return any(letter.isupper() for letter in lexemes[k].text) and word != "no" and not ordered


def is_name(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Big Four, iPhone 11, a show called The 411: a capitalised name before, nothing to count behind, no separators
    such as counts have.
    """
    first, last = number.first, number.last
    if number.scale > 1 or first == 0 or (number.form != Form.WORDS and last - first > 1):
        return False
    if number.form == Form.WORDS and not lexemes[first].text[0].isupper():
        return False
    if starts_sentence(lexemes, first - 1) or _counts_next(lexemes, last) or _is_age(lexemes, number):
        return False
    before = lexemes[first - 1]
    if before.text == "The" and number.form == Form.DIGITS:
        return True
    capital = before.kind == "word" and any(letter.isupper() for letter in before.text)
    return capital and before.lower not in FUNCTION_WORDS and not _is_in_series(lexemes, number)


def _is_age(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is a number behind a first name and a surname an age whose commas are lost: "Nick Hague 44 has spent"?"""
    first, last = number.first, number.last
    if first < 2 or number.form != Form.DIGITS or not ADULT <= number.amount <= OLDEST:
        return False
    given = lexemes[first - 2].text in read_words("given_names", "name")
    return given and lexemes[first - 1].text.istitle() and lower_at(lexemes, last) in PREDICATING


def _is_in_series(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is a number behind a name what another counted before it: "Germany sent 20 tanks, France 10 and Poland 14"?"""
    k = number.first - 1
    while k > 0 and number.first - k <= LONGEST_NAME and _may_be_named(lexemes[k]):
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


def _may_be_named(lexeme: Lexeme) -> bool:
    """May the lexeme be part of a name: a capital, "the", the point of an abbreviation?"""
    return lexeme.text[0].isupper() or lexeme.lower in ("the", ".")


def _counts_next(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a word that can be counted stand at `i`: lower case, no function word, or a hyphen and a noun?"""
    if lower_at(lexemes, i) in HYPHENS and is_glued(lexemes, i):
        return True
    if lower_at(lexemes, i) in SHOWING:
        return False  # "as Figure 3 shows"
    return i < len(lexemes) and counts_ahead(lexemes, i)


def starts_sentence(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a sentence begin with the word, or go on behind a dateline's dash: "ODENSE — Between 70 and 90"?"""
    before = lexemes[i - 1].text if i else ""
    return i == 0 or before in SENTENCE_ENDS or "\n" in lexemes[i].gap or (before in HYPHENS and bool(lexemes[i].gap))
