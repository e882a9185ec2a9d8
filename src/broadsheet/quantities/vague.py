"""Vague: numbers that are bounds and no value, "tens of thousands", "a few hundred", "double digits", and "a couple".

Works on lexemes. Knows the lists of number words and magnitudes. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Sequence
from functools import cache

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, lower_at
from broadsheet.quantities.magnitudes import read_plurals, read_scales
from broadsheet.quantities.record import Form, Number
from broadsheet.rules import name_rule

# a sum "in six figures" is 100,000 to 999,999; below four and above ten nobody says so of money
FEWEST_FIGURES, MOST_FIGURES = 4, 10
# lexemes that "tens of hundreds of thousands of" is long
LONGEST_CHAIN = 8
# what a vague number of a magnitude is at least and less than, so many of it: "thousands" are 2,000 to 9,999
LEAST, MOST = 2, 10
# words that follow a couple of persons, and no number: "a couple of the"
DEFINITE = ("the", "these", "those", "my", "his", "her", "their", "our")


def read_couple(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "a couple of weeks" is about two, "a couple of hundred" about two hundred."""
    behind = lower_at(lexemes, i + 2)
    known = behind == "of" or behind in read_scales()
    if lexemes[i].lower != "a" or lower_at(lexemes, i + 1) != "couple" or not known:
        return None
    j = i + 3 if behind == "of" else i + 2
    if lower_at(lexemes, j) in DEFINITE:
        return None
    scale = read_scales().get(lower_at(lexemes, j))
    last, value = (j, 2.0) if scale is None else (j + 1, 2 * scale)
    return Number(i, last, value, form=Form.WORDS, scale=scale or 1.0, about=True, rule=name_rule(read_couple))


def read_many(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "tens of thousands", "hundreds", "many hundreds", "scores of": a magnitude in the plural."""
    plurals, scales = read_plurals(), read_scales()
    if lexemes[i].lower == "many" and lower_at(lexemes, i + 1) in plurals:
        i += 1
    word = lexemes[i].lower
    if word not in plurals or not _is_many(lexemes, i):
        return None
    unit, j = plurals[word], i + 1
    if lower_at(lexemes, j) in ("upon", "and") and lower_at(lexemes, j + 1) == word:
        j += 2
    while lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in plurals and j < i + LONGEST_CHAIN:
        unit, j = unit * plurals[lower_at(lexemes, j + 1)], j + 2
    if lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in scales:
        unit, j = unit * scales[lower_at(lexemes, j + 1)], j + 2
    return _make_vague(i, j, unit, name_rule(read_many))


def _is_many(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Is the plural at `i` a magnitude, where "scores" may be a game's, and "tens" a percentage's?"""
    word, behind = lexemes[i].lower, lower_at(lexemes, i + 1)
    if lower_at(lexemes, i - 1) == "percentage":
        return False
    return (word != "scores" or behind in ("of", "more")) and (word != "tens" or behind == "of")


def read_few(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "a few thousand", "several hundred thousand", "multi-billion"."""
    if lexemes[i].lower not in ("few", "several", "multi"):
        return None
    scales, plurals = read_scales(), read_plurals()
    j = i + 1
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    unit, start = 1.0, j
    while j < start + 2 and lower_at(lexemes, j) in scales:
        unit, j = unit * scales[lower_at(lexemes, j)], j + 1
    if j == start and lower_at(lexemes, j) in plurals and lower_at(lexemes, j) != "scores":
        unit, j = plurals[lower_at(lexemes, j)], j + 1
    if unit == 1:
        return None
    first = i - 1 if lower_at(lexemes, i - 1) == "a" and lexemes[i].lower == "few" else i
    return _make_vague(first, j, unit, name_rule(read_few))


def _make_vague(first: int, last: int, unit: float, rule: str) -> Number:
    return Number(first, last, None, low=LEAST * unit, high=MOST * unit - 1, form=Form.VAGUE, scale=unit, rule=rule)


def read_digit_count(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "low single digits" is 1 to 9, "double-digit" 10 to 99."""
    size = _digit_sizes().get(lexemes[i].lower)
    j = i + 2 if lower_at(lexemes, i + 1) in HYPHENS else i + 1
    if size is None or lower_at(lexemes, j) not in ("digit", "digits"):
        return None
    first = i - 1 if lower_at(lexemes, i - 1) in ("low", "mid", "high") else i
    return span_digits(first, j + 1, size, name_rule(read_digit_count))


def find_figures_noun(lexemes: Sequence[Lexeme], number: Number) -> int | None:
    """Where "figures" behind a number in words ends, "a six-figure sum", "in seven figures"; None where it is not
    there.
    """
    j = number.last + 1 if lower_at(lexemes, number.last) in HYPHENS else number.last
    told = lower_at(lexemes, j) in ("figure", "figures") and FEWEST_FIGURES <= number.amount <= MOST_FIGURES
    return j + 1 if told else None


def span_digits(first: int, last: int, size: int, rule: str) -> Number:
    """Every number of so many digits: 100,000 to 999,999 of six."""
    return Number(first, last, None, low=10.0 ** (size - 1), high=10.0**size - 1, form=Form.VAGUE, rule=rule)


@cache
def _digit_sizes() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in read_lexicon("number_words") if row["kind"] == "digits"}
