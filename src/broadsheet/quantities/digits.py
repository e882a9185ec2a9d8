"""Digits: numbers that begin with digits, with their separators, "1,234.5", fractions, "2½", and magnitudes, "£5bn".

Works on the characters of a text, cut into lexemes, so that it does not depend on anybody's tokenisation. Knows nothing
of spaCy, units or figures.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.lexemes import HYPHENS, JOINTS, SLASHES, Lexeme, is_glued, lower_at
from broadsheet.quantities.magnitudes import add_scale, read_scales
from broadsheet.quantities.parts import add_half, find_small
from broadsheet.quantities.record import Form, Number
from broadsheet.rules import name_rule

NARROW_SPACES = {"\u00a0", "\u2009", "\u202f", " "}
# 1,234,567.89, as Indians write it 12,34,567.89, or bare
GROUPED = re.compile(r"\d{1,3}(?:[,'’]\d{3})+(?:[.·]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:[.·]\d+)?")
# 1.234.567,89: with one point alone, "1.234", English is meant
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
QUOTIENT = re.compile(r"(\d{1,3})[/⁄∕](\d{1,3})")
# what people divide into; 9/11 and 24/7 are no fractions
DENOMINATORS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000}
# powers of ten as they lose or keep their raised digits; without a mark, "10 6", they are no powers
TIMES_SIGNS = {"×", "x", "*"}
POWER = re.compile(r"\^?[-−–]\d{1,2}(?!\d)|\^\d{1,2}(?!\d)|[⁻]?[⁰¹²³⁴-⁹]{1,2}")
LONGEST_POWER = 3  # lexemes: "^", a minus and digits
DIGITS = {"1", "2", "3", "4", "5", "6", "7", "8", "9"}
HUNDRED, THOUSAND = 100, 1000
GROUP = 3  # digits between two separators
# nobody states a quantity with more digits and separators, hundreds of sextillions; a longer run is a serial number
MOST_DIGITS = 24
# nor one without separators of more than hundreds of billions
MOST_BARE_DIGITS = 12


def begins_digits(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a number in digits begin at `i`: "7", ".5"?"""
    point = lexemes[i].text == "." and is_glued(lexemes, i + 1)
    return lexemes[i].kind == "digits" or (point and lexemes[i + 1].kind == "digits")


def read_digits(lexemes: Sequence[Lexeme], i: int) -> tuple[Number | None, int]:
    """ "17,000", "1.2 million", "3/4", "2½": a number that begins with digits, and where to read on.

    The whole run of digits and joints is used up even where it is no number.
    """
    text, j = _read_run(lexemes, i)
    if len(text) > (MOST_BARE_DIGITS if text.isdigit() else MOST_DIGITS):
        return None, j
    value = _find_value(text)
    if value is None and lower_at(lexemes, j) == "of":
        value = _find_one_part(text)
    serial = len(text) > 1 and text[0] == "0" and text.isdigit()
    if value is None or serial:
        return None, j
    divided = value != int(value) and any(slash in text for slash in SLASHES)
    number = Number(i, j, value, form=Form.FRACTION if divided else Form.DIGITS, rule=name_rule(read_digits))
    return _finish(lexemes, number)


def read_vulgar(lexemes: Sequence[Lexeme], i: int) -> tuple[Number, int]:
    """ "½", "¾ of the way": a fraction that is one character, and where to read on."""
    value = unicodedata.numeric(lexemes[i].text)
    return _finish(lexemes, Number(i, i + 1, value, form=Form.FRACTION, rule=name_rule(read_vulgar)))


def _read_run(lexemes: Sequence[Lexeme], i: int) -> tuple[str, int]:
    """The run of digits and joints at `i`, with groups that spaces set off, and where it ends."""
    j = i + 1 if lexemes[i].kind == "digits" else i + 2
    while _goes_on(lexemes, j):
        j += 2
    text = "".join(lexeme.text for lexeme in lexemes[i:j])
    return _read_spaced_groups(lexemes, text, j) if len(text) <= GROUP else (text, j)


def _goes_on(lexemes: Sequence[Lexeme], j: int) -> bool:
    """Do a joint and more digits stand at `j`, nothing between them: the ",000" of "17,000"?"""
    joined = lower_at(lexemes, j) in JOINTS and is_glued(lexemes, j) and is_glued(lexemes, j + 1)
    return joined and lexemes[j + 1].kind == "digits"


def _read_spaced_groups(lexemes: Sequence[Lexeme], text: str, j: int) -> tuple[str, int]:
    """Add groups of three digits set off by one space each, "17 000", or by a comma and a space before noughts, "17,
    000".
    """
    if lower_at(lexemes, j) == "," and is_glued(lexemes, j) and lower_at(lexemes, j + 1) == "000":
        return text + "000", j + 2
    while j < len(lexemes) and _is_spaced_group(lexemes, j):
        text, j = text + lexemes[j].text, j + 1
        if len(text) > MOST_DIGITS:
            break
    if len(text) > GROUP and lower_at(lexemes, j) == "." and _goes_on(lexemes, j):
        return text + "." + lexemes[j + 1].text, j + 2  # "1 234 567.89"
    return text, j


def _is_spaced_group(lexemes: Sequence[Lexeme], j: int) -> bool:
    """Do three digits, and no letter behind them, stand at `j` behind a narrow space: the "000" of "17 000"?"""
    group = lexemes[j].kind == "digits" and len(lexemes[j].text) == GROUP and lexemes[j].gap in NARROW_SPACES
    return group and not (is_glued(lexemes, j + 1) and lexemes[j + 1].kind != "mark")


def _find_value(text: str) -> float | None:
    """The value of digits with separators:
    "1,234.5", "1.234.567", "3/4"; a date, a clock time or a version has none.
    """
    text = text if text[0] not in "." else "0" + text
    if GROUPED.fullmatch(text):
        return float(text.replace("·", ".").translate({ord(mark): None for mark in ",'’"}))
    if CONTINENTAL.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    quotient = QUOTIENT.fullmatch(text)
    if quotient:
        above, below = int(quotient[1]), int(quotient[2])
        return above / below if 0 < above < below and below in DENOMINATORS else None
    return None


def _find_one_part(text: str) -> float | None:
    """The value of a single part of any whole, "1/40 of the length"; of anything else none."""
    quotient = QUOTIENT.fullmatch(text)
    return 1 / int(quotient[2]) if quotient and quotient[1] == "1" and int(quotient[2]) > 1 else None


def _finish(lexemes: Sequence[Lexeme], number: Number) -> tuple[Number, int]:
    """Add what may follow digits: a fraction, a half, a magnitude; letters that are neither unit nor magnitude are left
    to others.
    """
    number = _add_power(lexemes, add_half(lexemes, _add_fraction(lexemes, number)))
    scaled = _add_below_hundred(lexemes, _add_hundreds(lexemes, add_scale(lexemes, number)))
    # "3 million and a half"
    number = _add_times(lexemes, add_half(lexemes, scaled) if scaled.scale > 1 else scaled)
    return number, number.last


def _add_hundreds(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """4 thousand 3 hundred: hundreds that go on from thousands."""
    j = number.last
    few = lower_at(lexemes, j) in DIGITS and lower_at(lexemes, j + 1) == "hundred"
    if number.scale != THOUSAND or lower_at(lexemes, j - 1) != "thousand" or not few:
        return number
    return replace(number, last=j + 2, value=number.amount + int(lexemes[j].text) * HUNDRED)


def _add_below_hundred(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """3 hundred and 21, 3 hundred and one: what is less than a hundred and goes on from hundreds."""
    j = number.last
    if lower_at(lexemes, j - 1) != "hundred" or lower_at(lexemes, j) != "and" or j + 1 >= len(lexemes):
        return number
    word, ended = lexemes[j + 1], not is_glued(lexemes, j + 2) or lexemes[j + 2].text in (".", ",")
    below = int(word.text) if word.text.isdecimal() and len(word.text) < GROUP else find_small(word.lower)
    goes_on = lower_at(lexemes, j + 2) in read_scales() or (
        is_glued(lexemes, j + 3) and lexemes[j + 3].kind == "digits"
    )
    if below is None or not ended or goes_on:
        return number
    return replace(number, last=j + 2, value=number.amount + below)


def _add_power(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """2.48×10−5, 1.5 x 10^6, 6 × 10²³: so many times a power of ten."""
    j = number.last
    if lower_at(lexemes, j) not in TIMES_SIGNS or lower_at(lexemes, j + 1) != "10":
        return number
    power = POWER.match("".join(lexeme.text for lexeme in lexemes[j + 2 : j + 2 + LONGEST_POWER]))
    if power is None or not is_glued(lexemes, j + 2):
        return number
    last, digits = j + 2, len(power[0])
    while digits > 0:
        last, digits = last + 1, digits - len(lexemes[last].text)
    exponent = int(unicodedata.normalize("NFKC", power[0]).lstrip("^").replace("−", "-").replace("–", "-"))
    return replace(number, last=last, value=float(f"{number.amount * 10.0**exponent:.15g}"))


def _add_fraction(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """2½, 2 ½, 2-½, 2 1/2, 2-1/2: the fraction joins the whole number before it."""
    j = number.last
    if number.form == Form.FRACTION or number.amount != int(number.amount):
        return number
    if j < len(lexemes) and lexemes[j].kind == "fraction":
        return replace(number, last=j + 1, value=number.amount + unicodedata.numeric(lexemes[j].text))
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1):
        j += 1
        if lexemes[j].kind == "fraction":
            return replace(number, last=j + 1, value=number.amount + unicodedata.numeric(lexemes[j].text))
    value = _read_quotient(lexemes, j)
    return number if value is None else replace(number, last=j + 3, value=number.amount + value)


def _read_quotient(lexemes: Sequence[Lexeme], j: int) -> float | None:
    """The value of the "1/2" at `j`; of a date, "1/2/19", none."""
    part = lexemes[j : j + 3]
    if len(part) < 3 or not (part[1].glued and part[2].glued) or part[1].text not in SLASHES:
        return None
    if part[0].kind != "digits" or part[2].kind != "digits":
        return None
    more = is_glued(lexemes, j + 3) and lexemes[j + 3].text in SLASHES
    return None if more else _find_value("".join(lexeme.text for lexeme in part))


def _add_times(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """10x: so many times as much."""
    j = number.last
    ended = not is_glued(lexemes, j + 1) or lexemes[j + 1].kind == "mark"
    tied = lower_at(lexemes, j) == "x" and is_glued(lexemes, j) and ended
    return replace(number, last=j + 1, form=Form.TIMES) if tied and number.scale == 1 else number
