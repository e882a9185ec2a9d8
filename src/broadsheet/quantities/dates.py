"""Dates: the numbers of days, years and times of day, 8 September, '71, 5 to 6 pm, half past three.

Works on lexemes, by patterns of what stands before a number or behind it. Knows the calendar and the words that years
follow. Knows nothing of spaCy, units or other labels.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from broadsheet.lexicon import read_calendar
from broadsheet.quantities.label_words import read_label_words
from broadsheet.quantities.lexemes import FUNCTION_WORDS, Lexeme, counts_ahead, is_glued, is_plural, lower_at
from broadsheet.quantities.record import Form, Number

# from here on a bare number of four digits is more often a year than a count
FIRST_YEAR, LAST_YEAR = 1000, 2100
MODERN = 1900
LAST_DAY = 31
# plurals of a year: "below 2000 levels", "at 2010 prices"
YEARLY = {"levels", "prices"}
# words before a count that a year behind it dates: "up from 1995 in 2010"
LEVEL = {"from", "to", "than"}
# words before a count of many things; no year follows them
# fmt: off
HAVING = {
    "almost", "approximately", "are", "attracted", "built", "counted", "counts", "cut", "delivered", "drew", "employs",
    "had", "has", "have", "hired", "killed", "least", "nearly", "planted", "produced", "recorded", "registered",
    "sells", "sold", "some", "were",
}
# fmt: on
# comparatives before "than" and a count: "more than 2000 died"
MORE = {"fewer", "less", "more"}
RANGE_JOINTS = {"-", "–", "to"}
CONNECTIVES = {"-", "–", "—", "to", "and", "or", "through", "&", ","}


class Pattern(NamedTuple):
    """What stands right before a number, or right behind it, that makes it a day, year or hour no greater than `most`.

    A word in capitals is a class of `CLASSES`, any other stands for itself.
    """

    words: tuple[str, ...]
    most: float = inf


# what makes a number a day or a year
# fmt: off
DATES_BEFORE = (
    Pattern(("MONTH",)),  # September 8
    Pattern(("MONTH", ".")),  # Jan. 24
    Pattern(("MONTH", "DIGITS", "JOINT")),  # May 8-10; October 27, 2018
    Pattern(("MONTH", ".", "DIGITS", "JOINT")),  # Oct. 27, 2018
    Pattern(("MONTH", "DIGITS", "JOINT", "DIGITS", "JOINT")),  # May 8-10, 2018
    Pattern(("MONTH", ".", "DIGITS", "JOINT", "DIGITS", "JOINT")),  # Oct. 8-10, 2018
)
DATES_BEHIND = (
    Pattern(("MONTH",)),  # 8 September
    Pattern(("JOINT", "DIGITS", "MONTH")),  # 8 and 9 May
)
# what makes a number a year behind a month alone
YEARS_BEFORE = (
    Pattern(("MONTH", ",")),  # October, 2018
    Pattern(("MONTH", ",", "DIGITS", "JOINT")),  # October, 2018 and 2019
    Pattern(("MONTH", ",", "DIGITS", "JOINT", "DIGITS", "JOINT")),  # October, 2017, 2018 and 2019
)
# what makes a number an hour, the hours of a day 12 or 24, or four digits
CLOCK_BEFORE = (
    Pattern(("half", "past"), most=12),
    Pattern(("quarter", "past"), most=12),
    Pattern(("quarter", "to"), most=12),
)
CLOCK_BEHIND = (
    Pattern(("a", ".", "m"), most=24),  # 11 a.m.
    Pattern(("p", ".", "m"), most=24),
    Pattern(("o", "ANY", "clock")),  # ten o'clock
    Pattern(("CLOCK",), most=2399),  # 11pm, 2100 GMT
)
# fmt: on


def is_date_part(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is the number the day of a month or an hour of the clock, whatever follows it?"""
    return number.form in (Form.DIGITS, Form.WORDS) and (is_clock(lexemes, number) or is_date(lexemes, number))


def is_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is the number written as a year is: four digits, no separator, within reach?"""
    plain = number.last == number.first + 1 and number.form == Form.DIGITS and len(lexemes[number.first].text) == 4
    return plain and FIRST_YEAR <= number.amount <= LAST_YEAR


def is_clock(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """11 a.m., 5 to 6 pm, 2100 GMT, ten o'clock, half past three."""
    last = number.last
    if _stands_at(lexemes, last, ("JOINT", "DIGITS")):
        last += 2
    behind = any(_stands_at(lexemes, last, one.words) and number.amount <= one.most for one in CLOCK_BEHIND)
    return behind or any(_stands_before(lexemes, number, one) for one in CLOCK_BEFORE)


def is_date(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """September 8, 8 September, Jan. 24, May 8-10, 8 and 9 May, October 27, 2018."""
    year = is_year(lexemes, number)
    if number.form != Form.DIGITS or not number.amount.is_integer() or len(lexemes[number.first].text) > 4:
        return False
    if number.amount > LAST_DAY and not year:
        return False
    if year and any(_stands_before(lexemes, number, one) for one in YEARS_BEFORE):
        return True
    behind = any(_stands_at(lexemes, number.last, one.words) for one in DATES_BEHIND)
    return behind or any(_stands_before(lexemes, number, one) for one in DATES_BEFORE)


def _stands_before(lexemes: Sequence[Lexeme], number: Number, pattern: Pattern) -> bool:
    """Does what a pattern says stand right before a number that is no greater than it allows?"""
    return number.amount <= pattern.most and _stands_at(lexemes, number.first - len(pattern.words), pattern.words)


def _stands_at(lexemes: Sequence[Lexeme], i: int, words: Sequence[str]) -> bool:
    """Do lexemes stand at `i` that are such words, or of such classes?"""
    if i < 0 or i + len(words) > len(lexemes):
        return False
    beside = zip(lexemes[i : i + len(words)], words, strict=True)
    return all(CLASSES[word](lexeme) if word in CLASSES else lexeme.lower == word for lexeme, word in beside)


def _is_month(lexeme: Lexeme) -> bool:
    """Is it the name of a month, or its abbreviation, written as a name is: "May", not "may"?"""
    return lexeme.text[0].isupper() and lexeme.lower in read_calendar("month")


CLASSES: dict[str, Callable[[Lexeme], bool]] = {
    "ANY": lambda lexeme: True,
    "CLOCK": lambda lexeme: lexeme.lower in read_calendar("clock"),
    "DIGITS": lambda lexeme: lexeme.kind == "digits",
    "JOINT": lambda lexeme: lexeme.lower in CONNECTIVES,
    "MONTH": _is_month,
}


def names_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """In 2018, the 2016 elections, of '71, between 1600 and 1900; but 2000 people, 1200 people."""
    if _is_short_year(lexemes, number):
        return True
    if not is_year(lexemes, number):
        return False
    if is_dated(lexemes, number) or has_more(lexemes, number) or _ends_wide_range(lexemes, number):
        return False
    before, value = lower_at(lexemes, number.first - 1), number.amount
    after = lexemes[number.last].lower if number.last < len(lexemes) else ""
    counted = is_plural(after) and after not in FUNCTION_WORDS and after not in YEARLY
    if value >= MODERN:
        return not counted or before in ("the", "s", "this") or value % 100 != 0
    return before in read_label_words("year") and not counts_ahead(lexemes, number.last)


def is_dated(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Does a year stand behind it, which says when there were so many: "up from 1995 in 2010"?"""
    behind = number.last + 1
    told = (
        lower_at(lexemes, number.last) == "in"
        and behind < len(lexemes)
        and lower_at(lexemes, number.first - 1) in LEVEL
    )
    return told and len(lexemes[behind].text) == 4 and lexemes[behind].kind == "digits"


def has_more(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Does the word before it have or count so many things: "has 2024 penguins", "1500 people and 2019 goats"?"""
    last = number.last
    if lower_at(lexemes, number.first - 1) == "than" and lower_at(lexemes, number.first - 2) in MORE:
        return True
    plural = is_plural(lower_at(lexemes, last)) and lower_at(lexemes, last) not in FUNCTION_WORDS | YEARLY
    if not plural or lower_at(lexemes, last + 1) == "of" or not lexemes[last].text.islower():
        return False
    before = lower_at(lexemes, number.first - 1)
    k = number.first - 2  # the noun of the count before: "1500 people and"
    joined = before == "and" and is_plural(lower_at(lexemes, k)) and lower_at(lexemes, k - 1).isdigit()
    return before in HAVING or joined


def _ends_wide_range(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Is it an end of a range that no years are, "2000-3000 people", "from 1000 to 2000 hires"?"""
    for joint, other in ((number.last, number.last + 1), (number.first - 1, number.first - 2)):
        if lower_at(lexemes, joint) not in RANGE_JOINTS or not 0 <= other < len(lexemes):
            continue
        if lexemes[other].kind != "digits" or len(lexemes[other].text) != 4:
            continue
        end, ends = max(number.first, other) + 1, (number.amount, float(lexemes[other].text))
        if max(ends) > LAST_YEAR or (counts_ahead(lexemes, end) and not any(value % 100 for value in ends)):
            return True
    return False


def _is_short_year(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """A year without its century, behind a word that years follow: "in April of '71"."""
    first = number.first
    short = lower_at(lexemes, first - 1) in ("'", "’") and is_glued(lexemes, first) and len(lexemes[first].text) == 2
    return short and number.form == Form.DIGITS and lower_at(lexemes, first - 2) in read_label_words("year")
