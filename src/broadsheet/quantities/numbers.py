"""Numbers: the reading of written numbers, "1.2 million", "two-thirds" or "tens of thousands", and nothing of what they
count.

Tries the readers of `digits`, `spelled`, `parts` and `vague` in order; one pass, each lexeme looked at a bounded number
of times. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Callable, Sequence
from functools import cache

from broadsheet.lexicon import read_words as read_listed
from broadsheet.quantities.digits import begins_digits, read_digits, read_vulgar
from broadsheet.quantities.lexemes import Lexeme
from broadsheet.quantities.parts import read_half, read_one_part
from broadsheet.quantities.record import Number
from broadsheet.quantities.spelled import read_round, read_times, read_words
from broadsheet.quantities.vague import read_couple, read_digit_count, read_few, read_many
from broadsheet.rules import find_first

Reader = Callable[[Sequence[Lexeme], int], Number | None]
# what a number that begins with a word may be, tried in this order
READERS: tuple[Reader, ...] = (
    read_words,
    read_round,
    read_couple,
    read_one_part,
    read_half,
    read_few,
    read_many,
    read_digit_count,
    read_times,
)


def find_numbers(lexemes: Sequence[Lexeme]) -> list[Number]:
    """Every written number of a text in order; ordinals, numbers glued to unknown letters and over-long runs of digits
    are none.
    """
    found, i = list[Number](), 0
    while i < len(lexemes):
        number, i = _read(lexemes, i)
        if number is not None:
            found.append(number)
    return found


def _read(lexemes: Sequence[Lexeme], i: int) -> tuple[Number | None, int]:
    """The number that begins at `i`, if one does, and where to read on."""
    lexeme = lexemes[i]
    if begins_digits(lexemes, i):
        return read_digits(lexemes, i)
    if lexeme.kind == "fraction":
        return read_vulgar(lexemes, i)
    if lexeme.kind == "word" and (lexeme.lower in _starters() or lexeme.lower.endswith("fold")):
        number, _ = find_first(READERS, lexemes, i)
        if number is not None:
            return number, number.last
    return None, i + 1


@cache
def _starters() -> frozenset[str]:
    """Every word that a number can begin with."""
    return read_listed("number_words") | read_listed("magnitudes") | {"a", "few", "several", "multi", "many"}
