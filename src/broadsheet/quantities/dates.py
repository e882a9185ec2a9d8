"""Dates: the numbers of days, years and times of day, 8 September, '71, 5 to 6 pm, half past three.

Works on lexemes. Knows the calendar and the words that years follow. Knows nothing of spaCy, units or other labels.
"""

from collections.abc import Sequence

from broadsheet.lexicon import read_calendar
from broadsheet.quantities.label_words import read_label_words
from broadsheet.quantities.lexemes import FUNCTION_WORDS, Lexeme, counts_ahead, is_glued, is_plural, lower_at
from broadsheet.quantities.record import Form, Number

# from here on a bare number of four digits is more often a year than a count
FIRST_YEAR, LAST_YEAR = 1000, 2100
MODERN = 1900
# plurals of a year: "below 2000 levels", "at 2010 prices"
YEARLY = {"levels", "prices"}
CONNECTIVES = {"-", "–", "—", "to", "and", "or", "through", "&", ","}


def is_date_part(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is the number the day of a month or an hour of the clock, whatever follows it?"""
    return number.form in (Form.DIGITS, Form.WORDS) and (is_clock(lexemes, number) or is_date(lexemes, number))


def is_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is the number written as a year is: four digits, no separator, within reach?"""
    plain = number.last == number.first + 1 and number.form == Form.DIGITS and len(lexemes[number.first].text) == 4
    return plain and FIRST_YEAR <= number.amount <= LAST_YEAR


def is_clock(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """11 a.m., 5 to 6 pm, 2100 GMT, ten o'clock, half past three."""
    j = number.last
    if lower_at(lexemes, j) in CONNECTIVES and j + 1 < len(lexemes) and lexemes[j + 1].kind == "digits":
        j += 2
    word = lower_at(lexemes, j)
    before = (lower_at(lexemes, number.first - 2), lower_at(lexemes, number.first - 1))
    if before in (("half", "past"), ("quarter", "past"), ("quarter", "to")) and number.amount <= 12:
        return True
    if (
        word in ("a", "p")
        and lower_at(lexemes, j + 1) == "."
        and lower_at(lexemes, j + 2) == "m"
        and number.amount <= 24
    ):
        return True
    if word == "o" and lower_at(lexemes, j + 2) == "clock":
        return True
    return word in read_calendar("clock") and number.amount < 2400


def is_date(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """September 8, 8 September, Jan. 24, May 8-10, 8 and 9 May, October 27, 2018."""
    first, last = number.first, number.last
    if number.form != Form.DIGITS or number.amount != int(number.amount) or len(lexemes[first].text) > 4:
        return False
    if number.amount > 31 and not is_year(lexemes, number):
        return False
    for _ in range(3):
        if _is_month(lexemes, first - 1) or (lower_at(lexemes, first - 1) == "." and _is_month(lexemes, first - 2)):
            return True
        if lower_at(lexemes, first - 1) == "," and _is_month(lexemes, first - 2) and is_year(lexemes, number):
            return True
        if not (lower_at(lexemes, first - 1) in CONNECTIVES and first > 1 and lexemes[first - 2].kind == "digits"):
            break
        first -= 2
    if _is_month(lexemes, last):
        return True
    hop = lower_at(lexemes, last) in CONNECTIVES and last + 1 < len(lexemes) and lexemes[last + 1].kind == "digits"
    return hop and _is_month(lexemes, last + 2)


def _is_month(lexemes: Sequence[Lexeme], i: int) -> bool:
    return 0 <= i < len(lexemes) and lexemes[i].text[0].isupper() and lexemes[i].lower in read_calendar("month")


def names_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """In 2018, the 2016 elections, of '71, between 1600 and 1900; but 2000 people, 1200 people."""
    if _is_short_year(lexemes, number):
        return True
    if not is_year(lexemes, number):
        return False
    before, value = lower_at(lexemes, number.first - 1), number.amount
    after = lexemes[number.last].lower if number.last < len(lexemes) else ""
    counted = is_plural(after) and after not in FUNCTION_WORDS and after not in YEARLY
    if value >= MODERN:
        return not counted or before in ("the", "s", "this") or value % 100 != 0
    return before in read_label_words("year") and not counts_ahead(lexemes, number.last)


def _is_short_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """A year without its century, behind a word that years follow: "in April of '71"."""
    first = number.first
    short = lower_at(lexemes, first - 1) in ("'", "’") and is_glued(lexemes, first) and len(lexemes[first].text) == 2
    return short and number.form == Form.DIGITS and lower_at(lexemes, first - 2) in read_label_words("year")
