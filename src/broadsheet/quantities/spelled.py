"""Spelled: numbers in words, "two hundred and fifty thousand", "a million", "twice".

Works on lexemes; each looked at a bounded number of times. Knows the lists of number words and magnitudes. Knows
nothing of spaCy or figures.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import inf
from typing import NamedTuple

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import HYPHENS, RATE_WORDS, Lexeme, is_glued, lower_at
from broadsheet.quantities.magnitudes import add_scale, read_scales
from broadsheet.quantities.parts import add_half, is_parts, read_part_noun
from broadsheet.quantities.record import Form, Number
from broadsheet.quantities.vague import find_figures_noun, span_digits
from broadsheet.rules import name_rule

ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
# digits spelled after "point": as many as a float can tell apart behind a number below a million
MOST_DECIMALS = 9
# what smaller numbers follow behind an article: "a hundred and two", but neither "a dozen and two"
COUNTED_ON = {"hundred", "thousand", "million"}
# from a hundred thousand on a magnitude may multiply the one before it: "three lakh crore", "two thousand million"
MULTIPLYING = 1e5
# nothing, as the digits behind a point are said: "nine point nought four"
NOUGHTS = {"nought", "naught", "oh"}
# hundreds are open to what follows, "two hundred and six thousand"; from a thousand on a magnitude closes its group
SMALLEST_MAGNITUDE = 1000


class Spelled(NamedTuple):
    """A number word: `kind` is "small" below 20, else "tens"."""

    kind: str
    value: float


class Sum(NamedTuple):
    """A number in the reading: the `total` of what magnitudes have closed, the `group` below a thousand that is open,
    None where none is, and the `least` magnitude so far.
    """

    total: float
    group: float | None
    least: float


def read_words(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "two hundred and fifty thousand", "twenty-three"; words that cannot belong together end it."""
    number = _read_sum(lexemes, i, i, Sum(0.0, None, inf), name_rule(read_words))
    if number is None:
        return None
    figures = find_figures_noun(lexemes, number)
    return _end_words(lexemes, number) if figures is None else span_digits(i, figures, int(number.amount), number.rule)


def _read_sum(lexemes: Sequence[Lexeme], first: int, i: int, read: Sum, rule: str) -> Number | None:
    """The number that begins at `first`, of which `read` is known and the words from `i` on belong to; None where none
    does.
    """
    j = i
    while (longer := _add_word(read, lower_at(lexemes, j))) is not None:
        read, j = longer, j + 1
        step = _step(lexemes, j, read)
        if step is None:
            break
        j += step
    if j == i:
        return None
    while j - 1 > i and (lexemes[j - 1].text in HYPHENS or lexemes[j - 1].lower == "and"):
        j -= 1
    scale = read.least if read.least != inf else 1.0
    return Number(first, j, read.total + (read.group or 0.0), form=Form.WORDS, scale=scale, rule=rule)


def _add_word(read: Sum, word: str) -> Sum | None:
    """What has been read with one word more; None where the word cannot belong to it."""
    known, scales, group = _words().get(word), read_scales(), read.group
    if known is not None and _fits(group, known):
        return read._replace(group=(group or 0.0) + known.value)
    if word == "hundred" and group and group < 100:
        return read._replace(group=group * 100)
    if word in scales and word != "hundred" and group and scales[word] < read.least:
        return Sum(read.total + group * scales[word], None, scales[word])
    if _multiplies(read, scales.get(word, 0.0)):
        return Sum(read.total * scales[word], None, scales[word])
    return None


def _multiplies(read: Sum, magnitude: float) -> bool:
    """Does a magnitude multiply the one that closed all before it: "three lakh crore", "two thousand million"?"""
    closed = read.group is None and 0 < read.total < SMALLEST_MAGNITUDE * read.least
    return closed and magnitude >= MULTIPLYING and magnitude > read.least


def _fits(group: float | None, word: Spelled) -> bool:
    """May a number word join the group before it: nothing, hundreds, or tens before a digit?"""
    if group is None or (group >= 100 and group % 100 == 0):
        return True
    return word.kind == "small" and 0 < word.value < 10 and group % 10 == 0 and group % 100 >= 20


def _step(lexemes: Sequence[Lexeme], j: int, read: Sum) -> int | None:
    """How many lexemes to skip to the number word that continues one: a hyphen, an "and", nothing;

    None where none does.
    """
    words, scales = _words(), read_scales()
    here = lower_at(lexemes, j)
    if here in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1):
        after = lower_at(lexemes, j + 1)
        return 1 if after in words or after in scales else None
    if here == "and" and _may_add(read):
        follows = lower_at(lexemes, j + 1)
        behind = lower_at(lexemes, j + 2)
        few = follows in words and words[follows].kind == "small"
        if (is_parts(behind) and few) or (behind == "hundred" and read.group is not None):
            return None  # "two million and three fifths", "a hundred and two hundred"
        larger = scales.get(lower_at(lexemes, j + 2), 0)
        return 1 if follows in words and larger < read.least and not (larger and read.group is None) else None
    return 0 if here in words or here in scales else None


def _may_add(read: Sum) -> bool:
    """May an "and" go on, behind hundreds or a magnitude: "two hundred and six", "a thousand and one"?"""
    hundreds = read.group is not None and read.group >= 100 and read.group % 100 == 0
    return hundreds or (read.group is None and read.least >= 100)


def _end_words(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """Add a decimal part, a fraction noun or a half to a number in words;

    None where an ordinal ends it, "twenty-third".
    """
    tens = number.amount % 10 == 0 and number.amount % 100 >= 20
    if tens and _ends_ordinal(lexemes, number.last):
        return None
    if lower_at(lexemes, number.last) == "point" and _find_digit(lexemes, number.last + 1) is not None:
        return add_scale(lexemes, _add_decimals(lexemes, number))
    if number.scale == 1 and number.amount < SMALLEST_MAGNITUDE:
        part = read_part_noun(lexemes, number)
        if part is not None:
            return part
    number = add_half(lexemes, number)
    return add_scale(lexemes, number) if number.scale == 1 else number


def _add_decimals(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """Two point five, point behind the number and digits in words behind that."""
    digits, k = "", number.last + 1
    while len(digits) < MOST_DECIMALS and (digit := _find_digit(lexemes, k)) is not None:
        digits, k = digits + str(digit), k + 1
    return replace(number, last=k, value=number.amount + float("0." + digits))


def _find_digit(lexemes: Sequence[Lexeme], i: int) -> int | None:
    """The digit that the word at `i` spells, "zero" to "nine"."""
    if lower_at(lexemes, i) in NOUGHTS:
        return 0
    known = _words().get(lower_at(lexemes, i))
    return int(known.value) if known is not None and known.value < 10 else None


def _ends_ordinal(lexemes: Sequence[Lexeme], j: int) -> bool:
    """Does an ordinal follow the tens before `j`: "twenty-third"? A "thirty-second spot" lasts that long."""
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        return lower_at(lexemes, j + 1) in ORDINALS - {"second"}
    return lower_at(lexemes, j) in ORDINALS


def read_round(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "a million", "a hundred thousand", "a dozen": an article and magnitudes, each larger than the one before.

    A hundred or a thousand may go on as "one hundred" does: "a hundred and two".
    """
    scales = read_scales()
    value = scales.get(lower_at(lexemes, i + 1))
    if lexemes[i].lower != "a" or value is None:
        return None
    more = _read_sum_behind(lexemes, i) if lower_at(lexemes, i + 1) in COUNTED_ON else None
    if more is not None:
        return _end_words(lexemes, more)
    j = i + 2
    while j < i + 4 and scales.get(lower_at(lexemes, j), 0.0) > value:
        value, j = value * scales[lower_at(lexemes, j)], j + 1
    return add_half(lexemes, Number(i, j, value, form=Form.WORDS, scale=value, rule=name_rule(read_round)))


def _read_sum_behind(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """The number that begins with "a hundred" or "a thousand" at `i` and goes on behind an "and"; None where it does
    not.
    """
    value = read_scales()[lower_at(lexemes, i + 1)]
    begun = Sum(0.0, value, inf) if value < SMALLEST_MAGNITUDE else Sum(value, None, value)
    step = _step(lexemes, i + 2, begun) if lower_at(lexemes, i + 2) == "and" else None
    return None if step is None else _read_sum(lexemes, i, i + 2 + step, begun, name_rule(read_round))


def read_times(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "twice", "thrice", "once a week", "tenfold"."""
    word, value = lexemes[i].lower, 0.0
    if word in _times():
        rate = lower_at(lexemes, i + 1) in RATE_WORDS and find_kind(lower_at(lexemes, i + 2)) == "time"
        value = _times()[word] if word != "once" or rate else 0.0
    elif word.endswith("fold") and word.removesuffix("fold") in _words():
        value = _words()[word.removesuffix("fold")].value
    return Number(i, i + 1, value, form=Form.TIMES, rule=name_rule(read_times)) if value else None


@cache
def _times() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "times"}


@cache
def _words() -> dict[str, Spelled]:
    return {
        row["word"]: Spelled(row["kind"], float(row["value"]))
        for row in read_lexicon("number_words")
        if row["kind"] in ("small", "tens")
    }
