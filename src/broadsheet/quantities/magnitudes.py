"""Magnitudes: what multiplies a number, "1.2 million", £5bn, 35m copies, 10k, and the letters that do not, a 4K screen,
50m waves.

Works on lexemes. Knows the lists of magnitudes, of currencies and of words that tell a million from a metre. Knows
nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities.lexemes import (
    FUNCTION_WORDS,
    HYPHENS,
    JOINTS,
    PLURAL_VERBS,
    Lexeme,
    counts_ahead,
    is_currency_sign,
    is_glued,
    lower_at,
)
from broadsheet.quantities.record import Number

# words of magnitude in a row, "4 hundred thousand million": two are as many as anybody writes
MOST_MAGNITUDES = 2
# lexemes of the first sum of a range, "£1.25m-": a sign, four digits in groups, a point, pence and a letter
LONGEST_SUM = 8
# closed classes beside an "m" that is a million: "9m will", "9m of them"
MODALS = {"can", "could", "did", "had", "may", "might", "must", "should", "will", "would"}
DETERMINERS = {"all", "his", "its", "our", "the", "their", "them", "these", "those", "us"}
# lexemes back to look for others in the sentence, about the longest that a list of sums runs
SENTENCE = 40
# lexemes back to look for what has so many, the length of "sales of cars in China hit 9m"
NEAR = 6


def magnify(value: float, factor: float) -> float:
    """The product to 15 digits, as many as a float holds for sure: 4.1 million is 4100000 and not
    4099999.9999999995.
    """
    return float(f"{value * factor:.15g}")


def add_scale(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """1.2 million, 4 hundred thousand, 2-dozen, £5bn, 10k."""
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    for _ in range(MOST_MAGNITUDES):
        value = _read_scale(lower_at(lexemes, j))
        if value is None:
            break
        number = replace(number, last=j + 1, value=magnify(number.amount, value), scale=number.scale * value)
        j += 1
    if number.scale == 1 and j < len(lexemes) and lexemes[j].kind == "word":
        value = read_suffix(lexemes, number.first, j)
        if value is not None:
            return replace(number, last=j + 1, value=magnify(number.amount, value), scale=value)
    return number


def _read_scale(word: str) -> float | None:
    """What a word of magnitude, in the singular or plural, stands for: "million", "millions" behind a number."""
    scales = read_scales()
    return scales.get(word) or (scales.get(word[:-1]) if word.endswith("s") else None)


def read_suffix(lexemes: Sequence[Lexeme], first: int, j: int) -> float | None:
    """The magnitude that the suffix at `j` of a number that begins at `first` stands for: bn always, m where it is no
    metre.
    """
    lexeme, (sure, money) = lexemes[j], _suffixes()
    if lexeme.lower in sure:
        named = (
            lexeme.text == "K"
            and lower_at(lexemes, j + 1) in _read_m_words("named")
            and not _stands_after_money(lexemes, first)
        )
        return sure[lexeme.lower] if (lexeme.glued or lexeme.lower != "k") and not named else None
    if lexeme.lower not in money or (lexeme.lower == "b" and lower_at(lexemes, j + 1) == "&"):
        return None  # "€140 B&B"
    if _stands_after_money(lexemes, first) or _ends_money_range(lexemes, first, {*sure, *money}):
        return money[lexeme.lower] if lexeme.glued or lexeme.lower != "t" else None
    millions = lexeme.text == "M" or _counts_millions(lexemes, j)
    return money[lexeme.lower] if lexeme.glued and lexeme.lower in ("m", "b") and millions else None


def _counts_millions(lexemes: Sequence[Lexeme], j: int) -> bool:
    """Is the "m" at `j` a million, and no metre:
    "10m cars, VW 9m", "1.5m of the people", "3m were left", "Population: 67m"?
    """
    behind, after = lower_at(lexemes, j + 1), lower_at(lexemes, j + 2)
    if j + 1 < len(lexemes) and lexemes[j + 1].text in _codes():
        return True  # "5m USD"
    measured = _read_m_words("measured")
    if (
        behind in measured | _read_m_words("dimension")
        or (behind == "in" and after in _read_m_words("extent"))
        or (after in measured and behind not in FUNCTION_WORDS)
    ):
        return False
    people = behind in PLURAL_VERBS | MODALS or (behind == "of" and after in DETERMINERS)
    if people or behind in _read_m_words("counted") or (behind == "b" and after == "/") or counts_ahead(lexemes, j + 1):
        return True
    for k in range(j - 2, max(-1, j - SENTENCE), -1):
        if lexemes[k].text in (".", "!", "?") and not is_glued(lexemes, k + 1):
            return False
        counted = (
            lexemes[k].lower == "m"
            and is_glued(lexemes, k)
            and lexemes[k - 1].kind == "digits"
            and counts_ahead(lexemes, k + 1)
        )
        if counted or (j - k <= NEAR and lexemes[k].lower in _read_m_words("population")):
            return True
    return False


def _stands_after_money(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does a currency sign or a code stand right before `i`: £5m, EUR50m, Rs 5m, $-5m?"""
    k = i - 1
    if k > 0 and lexemes[k].text in HYPHENS and is_glued(lexemes, i):
        k -= 1
    if k < 0:
        return False
    before = lexemes[k]
    signed = k > 0 and lexemes[k - 1].text == "$" and before.glued and before.text.isupper()  # "$A40m"
    signed = signed or (before.text == "PS" and is_glued(lexemes, i))  # "PS2.7m", where only ASCII is kept
    code = signed or (before.kind == "word" and before.text in _codes())
    return is_currency_sign(before) or code


def _ends_money_range(lexemes: Sequence[Lexeme], i: int, suffixes: set[str]) -> bool:
    """Is the number at `i` the end of a range of sums: £5m-10m?"""
    k = i - 2
    if k < 1 or lexemes[i - 1].text not in HYPHENS or not is_glued(lexemes, i):
        return False
    while (
        k > 0
        and i - k < LONGEST_SUM
        and (lexemes[k].lower in suffixes or lexemes[k].kind == "digits" or lexemes[k].text in JOINTS)
    ):
        k -= 1
    return _stands_after_money(lexemes, k + 1)


@cache
def read_scales() -> dict[str, float]:
    """The magnitudes that multiply a number before them, "million", each with its value."""
    return _read_magnitudes("scale")


@cache
def read_plurals() -> dict[str, float]:
    """The magnitudes that are vague where they stand alone, "thousands", each with its value."""
    return _read_magnitudes("plural")


@cache
def _suffixes() -> tuple[dict[str, float], dict[str, float]]:
    """The letters that multiply always, and those that do so only of money."""
    return _read_magnitudes("suffix"), _read_magnitudes("money")


def _read_magnitudes(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_lexicon("magnitudes") if row["kind"] == kind}


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        symbol
        for row in read_lexicon("currencies")
        for symbol in row["symbols"].split("|")
        if symbol.isalpha() and len(symbol) > 1
    )


@cache
def _read_m_words(kind: str) -> frozenset[str]:
    """The words that tell what an "m" or "K" is, by what they do: so many are `counted`, or `measured`, a `population`
    has so many, a `dimension` or `extent` is so long, and what is `named` by its "K" has no thousands.
    """
    return frozenset(row["word"] for row in read_lexicon("m_words") if row["kind"] == kind)
