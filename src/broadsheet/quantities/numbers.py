"""Numbers: the reading of written numbers, "1.2 million", "two-thirds" or "tens of thousands", and nothing of what they
count.

Works on the characters of a text, cut into lexemes, so that it does not depend on anybody's tokenisation; one pass,
each lexeme looked at a bounded number of times. Knows the lists of number words and magnitudes, and the trend words (of
"fell by a third"). Knows nothing of spaCy, units or figures.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from broadsheet.lexicon import find_change, read_lexicon, read_words
from broadsheet.quantities.lexemes import (
    FUNCTION_WORDS,
    HYPHENS,
    JOINTS,
    PLURAL_VERBS,
    SLASHES,
    Lexeme,
    is_glued,
    lower_at,
)
from broadsheet.quantities.magnitudes import read_suffix
from broadsheet.quantities.record import HALVES, Number

NARROW_SPACES = {"\u00a0", "\u2009", "\u202f", " "}
GROUPED = re.compile(r"\d{1,3}(?:[,'’]\d{3})+(?:[.·]\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:[.·]\d+)?")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
QUOTIENT = re.compile(r"(\d{1,3})[/⁄∕](\d{1,3})")
DENOMINATORS = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000}
# nobody states a quantity with more digits; a longer run is a serial number
MOST_DIGITS = 24
MOST_BARE_DIGITS = 12
# a sum "in six figures" is 100,000 to 999,999; below four and above ten nobody says so of money
FEWEST_FIGURES, MOST_FIGURES = 4, 10
# lexemes back to look for what makes "a third" a part
NEAR = 8
ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
RATE_WORDS = {"a", "an", "every", "per", "each"}
RATE_TIMES = {"minute", "hour", "day", "week", "month", "year", "decade"}
# words between which "a third" is an amount: "fell by a third this year"
AMOUNT_BEFORE = {
    "by",
    "between",
    "up",
    "down",
    "than",
    "nearly",
    "almost",
    "roughly",
    "about",
    "around",
    "least",
    "most",
    "over",
    "under",
}
AMOUNT_BEHIND = {
    "last",
    "this",
    "next",
    "compared",
    "year",
    "overnight",
    "again",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
}
# words before "three quarters" that make it a part, where it may be so many times three months: "or three quarters"
PART_BEFORE = {"about", "almost", "nearly", "or", "roughly", "than"}
# a part of something, "a quarter more", "a third have none"; "a third was held" is the third one
MORE_BEHIND = {"bigger", "cheaper", "fewer", "higher", "larger", "less", "lower", "more", "smaller"}


def find_numbers(lexemes: Sequence[Lexeme]) -> list[Number]:
    """Every written number of a text in order; ordinals, numbers glued to unknown letters and over-long runs of digits
    are none.
    """
    found, i = [], 0
    while i < len(lexemes):
        number, i = _read(lexemes, i)
        if number is not None:
            found.append(number)
    return found


def magnify(value: float, factor: float) -> float:
    """The product to 15 digits, as many as a float holds for sure: 4.1 million is 4100000 and not
    4099999.9999999995.
    """
    return float(f"{value * factor:.15g}")


def _read(lexemes: Sequence[Lexeme], i: int) -> tuple[Number | None, int]:
    """The number that begins at `i`, if one does, and where to read on."""
    lexeme = lexemes[i]
    if lexeme.kind == "digits" or (lexeme.text == "." and is_glued(lexemes, i + 1) and lexemes[i + 1].kind == "digits"):
        return _read_digits(lexemes, i)
    if lexeme.kind == "fraction":
        number = Number(i, i + 1, unicodedata.numeric(lexeme.text), form="fraction")
        return _finish(lexemes, number)
    if lexeme.kind == "word" and (lexeme.lower in _starters() or lexeme.lower.endswith("fold")):
        for reader in (_read_words, _read_article, _read_part, _read_vague, _read_digit_count, _read_times):
            number = reader(lexemes, i)
            if number is not None:
                return number, number.last
    return None, i + 1


def _read_digits(lexemes: Sequence[Lexeme], i: int) -> tuple[Number | None, int]:
    """A number that begins with digits; the whole run of digits and joints is used up even where it is none."""
    j = i + 1 if lexemes[i].kind == "digits" else i + 2
    while (
        lower_at(lexemes, j) in JOINTS
        and is_glued(lexemes, j)
        and is_glued(lexemes, j + 1)
        and lexemes[j + 1].kind == "digits"
    ):
        j += 2
    text = "".join(lexeme.text for lexeme in lexemes[i:j])
    if len(text) <= 3:
        text, j = _read_spaced_groups(lexemes, text, j)
    if len(text) > (MOST_BARE_DIGITS if text.isdigit() else MOST_DIGITS):
        return None, j
    value = _value_of(text)
    if value is None or (len(text) > 1 and text[0] == "0" and text.isdigit()):
        return None, j
    form = "fraction" if value != int(value) and any(slash in text for slash in SLASHES) else "digits"
    return _finish(lexemes, Number(i, j, value, form=form))


def _read_spaced_groups(lexemes: Sequence[Lexeme], text: str, j: int) -> tuple[str, int]:
    """Add groups of three digits set off by one space each, "17 000", or by a comma and a space before noughts, "17,
    000".
    """
    if lower_at(lexemes, j) == "," and is_glued(lexemes, j) and lower_at(lexemes, j + 1) == "000":
        return text + "000", j + 2
    while (
        j < len(lexemes)
        and lexemes[j].kind == "digits"
        and len(lexemes[j].text) == 3
        and lexemes[j].gap in NARROW_SPACES
    ):
        if is_glued(lexemes, j + 1) and lexemes[j + 1].kind != "mark":
            break
        text, j = text + lexemes[j].text, j + 1
        if len(text) > MOST_DIGITS:
            break
    return text, j


def _value_of(text: str) -> float | None:
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


def _finish(lexemes: Sequence[Lexeme], number: Number) -> tuple[Number | None, int]:
    """Add what may follow digits: a fraction, a half, a magnitude; letters that are neither unit nor magnitude are left
    to others.
    """
    number = _add_fraction(lexemes, number)
    number = _add_half(lexemes, number)
    number = _add_times(lexemes, _add_scale(lexemes, number))
    return number, number.last


def _add_fraction(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """2½, 2 ½, 2-½, 2 1/2, 2-1/2: the fraction joins the whole number before it."""
    j = number.last
    if number.value is None or number.form == "fraction" or number.value != int(number.value):
        return number
    if j < len(lexemes) and lexemes[j].kind == "fraction":
        return replace(number, last=j + 1, value=number.value + unicodedata.numeric(lexemes[j].text))
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1):
        j += 1
        if lexemes[j].kind == "fraction":
            return replace(number, last=j + 1, value=number.value + unicodedata.numeric(lexemes[j].text))
    part = lexemes[j : j + 3]
    if (
        len(part) == 3
        and part[1].glued
        and part[1].text in SLASHES
        and part[2].glued
        and len(part[0].text) <= 3
        and len(part[2].text) <= 3
    ):
        value = _value_of("".join(lexeme.text for lexeme in part)) if part[0].kind == part[2].kind == "digits" else None
        if value is not None and not (is_glued(lexemes, j + 3) and lexemes[j + 3].text in SLASHES):
            return replace(number, last=j + 3, value=number.value + value)
    return number


def _add_half(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """Two and a half, 2-and-a-half, three and three-quarters."""
    j, words = number.last, []
    while len(words) < 3 and j < len(lexemes):
        if lexemes[j].text in HYPHENS and lexemes[j].glued:
            j += 1
            continue
        words.append(lexemes[j].lower)
        j += 1
    # "two and a half thousand", but "two and a quarter of the"
    if len(words) < 3 or words[0] != "and" or lower_at(lexemes, j) == "of":
        return number
    part = HALVES.get((words[1], words[2]))
    return replace(number, last=j, value=number.value + part * number.scale) if part is not None else number


def _add_times(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """10x: so many times as much."""
    j = number.last
    ended = not is_glued(lexemes, j + 1) or lexemes[j + 1].kind == "mark"
    tied = lower_at(lexemes, j) == "x" and is_glued(lexemes, j) and ended
    return replace(number, last=j + 1, form="times") if tied and number.scale == 1 else number


def _add_scale(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """1.2 million, 4 hundred thousand, 2-dozen, £5bn, 10k."""
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    scales = _scales()
    for _ in range(2):
        value = scales.get(lower_at(lexemes, j)) or (
            scales.get(lower_at(lexemes, j)[:-1]) if lower_at(lexemes, j).endswith("s") else None
        )
        if value is None:
            break
        number = replace(number, last=j + 1, value=magnify(number.value, value), scale=number.scale * value)
        j += 1
    if number.scale == 1 and j < len(lexemes) and lexemes[j].kind == "word":
        value = read_suffix(lexemes, number.first, j)
        if value is not None:
            return replace(number, last=j + 1, value=magnify(number.value, value), scale=value)
    return number


def _read_words(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """A number in words, "two hundred and fifty thousand"; words that cannot belong together end it."""
    values, scales = _words(), _scales()
    total, group, least, j = 0.0, None, float("inf"), i
    while True:
        word = lower_at(lexemes, j)
        kind, value = values.get(word, ("", 0.0))
        if kind and _fits(group, kind, value):
            group = (group or 0.0) + value
        elif word == "hundred" and group and group < 100:
            group *= 100
        elif word in scales and word != "hundred" and group and scales[word] < least:
            total, group, least = total + group * scales[word], None, scales[word]
        else:
            break
        j += 1
        step = _step(lexemes, j, group, least)
        if step is None:
            break
        j += step
    if j == i:
        return None
    while j - 1 > i and (lexemes[j - 1].text in HYPHENS or lexemes[j - 1].lower == "and"):
        j -= 1
    number = Number(i, j, total + (group or 0.0), form="words", scale=least if least != float("inf") else 1.0)
    if FEWEST_FIGURES <= number.value <= MOST_FIGURES and lower_at(lexemes, j + (lower_at(lexemes, j) in HYPHENS)) in (
        "figure",
        "figures",
    ):
        size = int(number.value)
        last = j + 1 + (lower_at(lexemes, j) in HYPHENS)
        return Number(i, last, None, low=10.0 ** (size - 1), high=10.0**size - 1, form="vague")
    return _end_words(lexemes, number)


def _fits(group: float | None, kind: str, value: float) -> bool:
    """May a number word join the group before it: nothing, hundreds, or tens before a digit?"""
    if group is None or (group >= 100 and group % 100 == 0):
        return True
    return kind == "small" and 0 < value < 10 and group % 10 == 0 and group % 100 >= 20


def _step(lexemes: Sequence[Lexeme], j: int, group: float | None, least: float) -> int | None:
    """How many lexemes to skip to the number word that continues one: a hyphen, an "and", nothing;

    None where none does.
    """
    words, scales = _words(), _scales()
    here = lower_at(lexemes, j)
    if here in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1):
        after = lower_at(lexemes, j + 1)
        return 1 if after in words or after in scales else None
    if here == "and" and (
        (group is not None and group >= 100 and group % 100 == 0) or (group is None and least >= 100)
    ):
        follows = lower_at(lexemes, j + 1)
        larger = scales.get(lower_at(lexemes, j + 2), 0)
        return 1 if follows in words and larger < least and not (larger and group is None) else None
    return 0 if here in words or here in scales else None


def _end_words(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """Add a decimal part, a fraction noun or a half to a number in words;

    None where an ordinal ends it, "twenty-third".
    """
    j = number.last
    if number.value % 10 == 0 and number.value % 100 >= 20 and _ends_ordinal(lexemes, j):
        return None
    if lower_at(lexemes, j) == "point" and _words().get(lower_at(lexemes, j + 1), ("", 10.0))[1] < 10:
        digits, k = "", j + 1
        while k < len(lexemes) and _words().get(lexemes[k].lower, ("", 10.0))[1] < 10 and len(digits) < 9:
            digits, k = digits + str(int(_words()[lexemes[k].lower][1])), k + 1
        number = replace(number, last=k, value=number.value + float("0." + digits))
        return _add_scale(lexemes, number)
    if number.scale == 1 and number.value < 100:
        fraction = _read_fraction_noun(lexemes, number)
        if fraction is not None:
            return fraction
    number = _add_half(lexemes, number)
    return _add_scale(lexemes, number) if number.scale == 1 else number


def _ends_ordinal(lexemes: Sequence[Lexeme], j: int) -> bool:
    """Does an ordinal follow the tens before `j`: "twenty-third"? A "thirty-second spot" lasts that long."""
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j)
    return lower_at(lexemes, j + hyphen) in ORDINALS and not (hyphen and lower_at(lexemes, j + 1) == "second")


def _read_fraction_noun(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """Two-thirds, one fifth of, three quarters of a million."""
    j = number.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j)
    j += hyphen
    kind, below = _parts().get(lower_at(lexemes, j), ("", 0.0))
    behind = lower_at(lexemes, j + 1)
    opens_range = behind == "and" and lower_at(lexemes, number.first - 1) == "between"
    before = lower_at(lexemes, number.first - 1)
    whole = lower_at(lexemes, j) == "quarters" and (lexemes[number.first].text[0].isupper() or before in PART_BEFORE)
    plain = (
        hyphen
        or opens_range
        or whole
        or behind in ("of", "the")
        or lower_at(lexemes, j) in ("thirds", "half", "fifths", "tenths")
    )
    # "a three-quarter share", but "twenty-third"
    agrees = (kind == "part") == (number.value == 1) or (hyphen and 1 < number.value < below)
    if not below or not plain or not agrees or (behind in HYPHENS and is_glued(lexemes, j + 1)):
        return None
    return _multiply_part(lexemes, replace(number, last=j + 1, value=number.value / below, form="fraction"))


def _multiply_part(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """Half a million, a quarter of a million, half-a-dozen, quarter million: the part of a magnitude."""
    j = number.last
    for skip in ("of", "a"):
        if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
            j += 1
        if lower_at(lexemes, j) == skip:
            j += 1
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    value = _scales().get(lower_at(lexemes, j))
    if value is None:
        return number
    return replace(number, last=j + 1, value=magnify(number.value, value), form="words", scale=value)


def _read_article(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """A million, a hundred thousand, a dozen, a couple of, a third of, a half."""
    if lexemes[i].lower != "a":
        return None
    word, behind = lower_at(lexemes, i + 1), lower_at(lexemes, i + 2)
    if word in _scales():
        value, j = _scales()[word], i + 2
        while lower_at(lexemes, j) in _scales() and _scales()[lower_at(lexemes, j)] > value and j < i + 4:
            value, j = value * _scales()[lower_at(lexemes, j)], j + 1
        return _add_half(lexemes, Number(i, j, value, form="words", scale=value))
    if word == "couple" and (behind == "of" or behind in _scales()):
        return _read_couple(lexemes, i, i + 3 if behind == "of" else i + 2)
    kind, below = _parts().get(word, ("", 0.0))
    if kind != "part" or (behind in HYPHENS and is_glued(lexemes, i + 2)):
        return None
    measured = word == "quarter" and (behind in _scales() or behind in ("point", "century", "mile", "percentage"))
    if behind == "of" or measured or _stands_alone(lexemes, i):
        return _multiply_part(lexemes, Number(i, i + 2, 1 / below, form="fraction"))
    return None


def _stands_alone(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Is the "a third" at `i` an amount by itself, "by a third" or "up a fifth", with no noun behind that would make it
    an ordinal?
    """
    before, behind = lower_at(lexemes, i - 1), lower_at(lexemes, i + 2)
    ends_range = before == "and" and "between" in (lower_at(lexemes, k) for k in range(i - NEAR, i - 1))
    if ends_range or behind in MORE_BEHIND | PLURAL_VERBS or (before == "," and _opens_partitive(lexemes, i - 1)):
        return True
    amount = (
        before in AMOUNT_BEFORE or (lower_at(lexemes, i - 2), before) == ("up", "to") or find_change(before) is not None
    )
    return amount and (not behind.isalpha() or behind in FUNCTION_WORDS or behind in AMOUNT_BEHIND)


def _opens_partitive(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the phrase that the comma at `i` ends tell a whole: "Of the 300 patients, a third had died"?"""
    words = [lower_at(lexemes, k) for k in range(max(0, i - NEAR), i)]
    opened = next((k for k, word in enumerate(words) if word == "of"), None)
    return opened is not None and lexemes[max(0, i - NEAR) + opened].text == "Of"


def _read_couple(lexemes: Sequence[Lexeme], i: int, j: int) -> Number | None:
    """A couple of weeks is about two; a couple of hundred about two hundred."""
    if lower_at(lexemes, j) in ("the", "these", "those", "my", "his", "her", "their", "our"):
        return None
    value = _scales().get(lower_at(lexemes, j))
    if value is not None:
        return Number(i, j + 1, 2 * value, form="words", scale=value, about=True)
    return Number(i, j, 2.0, form="words", about=True)


def _read_part(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """Half a million, half of, half an hour, a bare "half" after a modifier, a quarter-point."""
    word, behind = lexemes[i].lower, lower_at(lexemes, i + 1)
    linked = lower_at(lexemes, i + 2) if behind in HYPHENS and is_glued(lexemes, i + 1) else None
    if word == "quarter" and linked in _half_words("quarter-"):
        return Number(i, i + 1, 0.25, form="fraction")
    if word != "half" or (lexemes[i].text == "Half" and behind in ("moon", "life")):
        return None
    number = _multiply_part(lexemes, Number(i, i + 1, 0.5, form="fraction"))
    return number if number.scale > 1 or _is_half(lexemes, i, linked) else None


def _is_half(lexemes: Sequence[Lexeme], i: int, linked: str | None) -> bool:
    """Is the "half" at `i` a number, and not one of two parts ("the second half")?

    `linked`: the word joined to it by a hyphen.
    """
    before = lower_at(lexemes, i - 1)
    if before in _half_words("part of time"):
        return False
    if linked is not None:
        return linked in _half_words("half-")
    return lower_at(lexemes, i + 1) in _half_words("behind") or before in _half_words("before")


def _read_vague(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """Tens of thousands, hundreds, a few thousand, several dozen, multi-million: bounds and no value."""
    word = lexemes[i].lower
    plurals, scales = _plurals(), _scales()
    if word in ("few", "several", "multi"):
        return _read_few(lexemes, i)
    if word == "many" and lower_at(lexemes, i + 1) in plurals:
        i += 1
        word = lexemes[i].lower
    if (
        word not in plurals
        or (word == "scores" and lower_at(lexemes, i + 1) not in ("of", "more"))
        or lower_at(lexemes, i - 1) == "percentage"
    ):
        return None
    if word == "tens" and lower_at(lexemes, i + 1) != "of":
        return None
    unit, j = plurals[word], i + 1
    if lower_at(lexemes, j) in ("upon", "and") and lower_at(lexemes, j + 1) == word:
        j += 2
    while lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in plurals and j < i + 8:
        unit, j = unit * plurals[lower_at(lexemes, j + 1)], j + 2
    if lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in scales:
        unit, j = unit * scales[lower_at(lexemes, j + 1)], j + 2
    return _vague(i, j, unit)


def _read_few(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """A few thousand, several hundred thousand, multi-billion."""
    j = i + 1
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    unit, start = 1.0, j
    while j < start + 2 and lower_at(lexemes, j) in _scales():
        unit, j = unit * _scales()[lower_at(lexemes, j)], j + 1
    if j == start and lower_at(lexemes, j) in _plurals() and lower_at(lexemes, j) != "scores":
        unit, j = _plurals()[lower_at(lexemes, j)], j + 1
    if unit == 1:
        return None
    first = i - 1 if lower_at(lexemes, i - 1) == "a" and lexemes[i].lower == "few" else i
    return _vague(first, j, unit)


def _vague(first: int, last: int, unit: float) -> Number:
    return Number(first, last, None, low=2 * unit, high=10 * unit - 1, form="vague", scale=unit)


def _read_digit_count(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """Low single digits is 1 to 9, double-digit 10 to 99, six-figure 100,000 to 999,999."""
    size = _digit_sizes().get(lexemes[i].lower)
    j = i + 1
    if size is None:
        return None
    if lower_at(lexemes, j) in HYPHENS:
        j += 1
    if lower_at(lexemes, j) not in ("digit", "digits"):
        return None
    first = i - 1 if lower_at(lexemes, i - 1) in ("low", "mid", "high") else i
    return Number(first, j + 1, None, low=10.0 ** (size - 1), high=10.0**size - 1, form="vague")


def _read_times(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """Twice, thrice, "once a week", tenfold."""
    word = lexemes[i].lower
    if word in _times():
        rate = lower_at(lexemes, i + 1) in RATE_WORDS and lower_at(lexemes, i + 2) in RATE_TIMES
        return Number(i, i + 1, _times()[word], form="times") if word != "once" or rate else None
    value = _words().get(word.removesuffix("fold"), ("", 0.0))[1] if word.endswith("fold") else 0.0
    return Number(i, i + 1, value, form="times") if value else None


@cache
def _half_words(position: str) -> frozenset[str]:
    """Words that tell by where they stand whether a half is a number."""
    return frozenset(row["word"] for row in read_lexicon("half_words") if row["position"] == position)


@cache
def _starters() -> frozenset[str]:
    """Every word that a number can begin with."""
    return read_words("number_words") | read_words("magnitudes") | {"a", "few", "several", "multi", "many"}


@cache
def _digit_sizes() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "digits"}


@cache
def _times() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "times"}


@cache
def _words() -> dict[str, tuple[str, float]]:
    return {
        row["word"]: (row["kind"], float(row["value"]))
        for row in read_lexicon("number_words")
        if row["kind"] in ("small", "tens")
    }


@cache
def _parts() -> dict[str, tuple[str, float]]:
    return {
        row["word"]: (row["kind"], float(row["value"]))
        for row in read_lexicon("number_words")
        if row["kind"] in ("part", "parts")
    }


@cache
def _scales() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_lexicon("magnitudes") if row["kind"] == "scale"}


@cache
def _plurals() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_lexicon("magnitudes") if row["kind"] == "plural"}
