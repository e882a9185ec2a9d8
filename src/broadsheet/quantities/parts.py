"""Parts: the parts of a whole, "two-thirds", "a third of", "half an hour", and the half that joins a number, "two and a
half".

Works on lexemes. Knows the lists of number words, of words beside a half, and the trend words (of "fell by a third").
Knows nothing of spaCy, units or figures.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from broadsheet.lexicon import find_change, read_lexicon
from broadsheet.quantities.lexemes import FUNCTION_WORDS, HYPHENS, PLURAL_VERBS, Lexeme, is_glued, lower_at
from broadsheet.quantities.magnitudes import magnify, read_scales
from broadsheet.quantities.record import Form, Number
from broadsheet.rules import name_rule

# what "and a" may add to a whole number; "two and a fifth" may be two and one more
HALVES = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
# what is written for its plural: "two and three quarter", "two and two third"
CLIPPED = {"quarter": "quarters", "third": "thirds"}
# lexemes back to look for what makes "a third" a part, "of the 300 patients treated there, a third"
NEAR = 8


class Part(NamedTuple):
    """A word for a part: `kind` is "part" or, of its plural, "parts", and `below` how many make a whole."""

    kind: str
    below: float


def add_half(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """Two and a half, 2-and-a-half, three and three-quarters."""
    j, words = number.last, list[str]()
    while len(words) < 3 and j < len(lexemes):
        if lexemes[j].text in HYPHENS and lexemes[j].glued:
            j += 1
            continue
        words.append(lexemes[j].lower)
        j += 1
    # "two and a half thousand", but "two and a quarter of the"
    if len(words) < 3 or words[0] != "and" or lower_at(lexemes, j) == "of":
        return number
    part, magnitude = find_half(words[1], words[2]), read_scales().get(lower_at(lexemes, j), 0.0)
    if part is None:
        return number
    if magnitude < number.scale and lower_at(lexemes, j) in read_scales():  # "one billion and a half million"
        return replace(number, last=j + 1, value=number.amount + part * magnitude)
    return replace(number, last=j, value=number.amount + part * number.scale)


def find_half(first: str, noun: str) -> float | None:
    """What two words behind an "and" add to a whole number, "a half", "one fourth", "three quarters", or None."""
    if first == "a":
        return HALVES.get(noun)
    many = find_small(first)
    part = _parts().get(noun if many == 1 else CLIPPED.get(noun, noun))
    if many is None or part is None or (part.kind == "part") != (many == 1) or many >= part.below:
        return None
    return many / part.below


def find_small(word: str) -> float | None:
    """How many a word says that is below twenty, "one" to "nineteen", or None."""
    return _smalls().get(word)


def is_parts(word: str) -> bool:
    """Is a word the plural of a part: the "fifths" of "three fifths"?"""
    part = _parts().get(word)
    return part is not None and part.kind == "parts"


def read_part_noun(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """Two-thirds, one fifth of, three quarters of a million: a number in words with the noun of a part behind it."""
    j = number.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j)
    j = j + 1 if hyphen else j
    part = _parts().get(lower_at(lexemes, j))
    if part is None or (lower_at(lexemes, j + 1) in HYPHENS and is_glued(lexemes, j + 1)):
        return None
    # "one third", "two thirds", "a three-quarter share", but "twenty-third"
    agrees = (part.kind == "part") == (number.value == 1) or (hyphen and 1 < number.amount < part.below)
    if not agrees or not (hyphen or _is_part_noun(lexemes, number, j)):
        return None
    value = number.amount / part.below
    return multiply_part(lexemes, replace(number, last=j + 1, value=value, form=Form.FRACTION))


def _is_part_noun(lexemes: Sequence[Lexeme], number: Number, j: int) -> bool:
    """Is the noun at `j` a part, and neither an ordinal nor three months: "one third of", "between one fifth and"?"""
    word, before, behind = lower_at(lexemes, j), lower_at(lexemes, number.first - 1), lower_at(lexemes, j + 1)
    opens_range = behind == "and" and before == "between"
    opens_sentence = lexemes[number.first].text[0].isupper()
    whole = word == "quarters" and (opens_sentence or before in _half_words("before quarters"))
    return opens_range or whole or behind in ("of", "the") or word in ("thirds", "half", "fifths", "tenths")


def multiply_part(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """Half a million, a quarter of a million, half-a-dozen, quarter million: the part of a magnitude."""
    j = number.last
    for skip in ("of", "a"):
        if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
            j += 1
        if lower_at(lexemes, j) == skip:
            j += 1
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j):
        j += 1
    value = read_scales().get(lower_at(lexemes, j))
    if value is None:
        return number
    return replace(number, last=j + 1, value=magnify(number.amount, value), form=Form.WORDS, scale=value)


def read_one_part(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """ "a third of", "a quarter million", "by a fifth": one part behind an article."""
    word, behind = lower_at(lexemes, i + 1), lower_at(lexemes, i + 2)
    part = _parts().get(word)
    if lexemes[i].lower != "a" or part is None or part.kind != "part":
        return None
    if behind in HYPHENS and is_glued(lexemes, i + 2):
        return None
    measured = behind in read_scales() or behind in ("point", "century", "mile", "percentage")
    if behind == "of" or (word == "quarter" and measured) or _stands_alone(lexemes, i):
        number = Number(i, i + 2, 1 / part.below, form=Form.FRACTION, rule=name_rule(read_one_part))
        return multiply_part(lexemes, number)
    return None


def _stands_alone(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Is the "a third" at `i` an amount by itself, "by a third" or "up a fifth", with no noun behind that would make it
    an ordinal?
    """
    before, behind = lower_at(lexemes, i - 1), lower_at(lexemes, i + 2)
    if before == "and" and "between" in (lower_at(lexemes, k) for k in range(i - NEAR, i - 1)):
        return True
    # "a quarter more", "a third have none"; "a third was held" is the third one
    if behind in _half_words("behind a part alone") | PLURAL_VERBS:
        return True
    if before == "," and _opens_partitive(lexemes, i - 1):
        return True
    raised = (lower_at(lexemes, i - 2), before) == ("up", "to")
    amount = before in _half_words("before a part") or raised or find_change(before) is not None
    return amount and (not behind.isalpha() or behind in FUNCTION_WORDS or behind in _half_words("behind a part"))


def _opens_partitive(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the phrase that the comma at `i` ends tell a whole: "Of the 300 patients, a third had died"?"""
    words = [lower_at(lexemes, k) for k in range(max(0, i - NEAR), i)]
    opened = next((k for k, word in enumerate(words) if word == "of"), None)
    return opened is not None and lexemes[max(0, i - NEAR) + opened].text == "Of"


def read_half(lexemes: Sequence[Lexeme], i: int) -> Number | None:
    """Half a million, half of, half an hour, a bare "half" after a modifier, a quarter-point."""
    word, behind = lexemes[i].lower, lower_at(lexemes, i + 1)
    linked = lower_at(lexemes, i + 2) if behind in HYPHENS and is_glued(lexemes, i + 1) else None
    if word == "quarter" and linked in _half_words("quarter-"):
        return Number(i, i + 1, 0.25, form=Form.FRACTION, rule=name_rule(read_half))
    if word != "half" or (lexemes[i].text == "Half" and behind in ("moon", "life")):
        return None
    number = multiply_part(lexemes, Number(i, i + 1, 0.5, form=Form.FRACTION, rule=name_rule(read_half)))
    return number if number.scale > 1 or _is_half(lexemes, i, linked) else None


def _is_half(lexemes: Sequence[Lexeme], i: int, linked: str | None) -> bool:
    """Is the "half" at `i` a number, and not one of two parts ("the second half")?

    `linked`: the word joined to it by a hyphen.
    """
    before, behind = lower_at(lexemes, i - 1), lower_at(lexemes, i + 1)
    measured = linked if linked is not None else behind
    if measured in _half_words("half-") and measured != "century":
        return True  # "the half-hour", but "his half-century" is fifty runs
    if before in _half_words("part of time"):
        return False
    if linked is not None:
        return linked in _half_words("half-")
    return lower_at(lexemes, i + 1) in _half_words("behind") or before in _half_words("before")


@cache
def _parts() -> dict[str, Part]:
    """The nouns of parts: "third", "thirds"."""
    return {
        row["word"]: Part(row["kind"], float(row["value"]))
        for row in read_lexicon("number_words")
        if row["kind"] in ("part", "parts")
    }


@cache
def _smalls() -> dict[str, float]:
    """The words for what is below twenty, one to nineteen, each with its value."""
    rows = (row for row in read_lexicon("number_words") if row["kind"] == "small")
    return {row["word"]: float(row["value"]) for row in rows if float(row["value"]) > 0}


@cache
def _half_words(position: str) -> frozenset[str]:
    """Words that tell by where they stand whether a half, or another part, is a number."""
    return frozenset(row["word"] for row in read_lexicon("half_words") if row["position"] == position)
