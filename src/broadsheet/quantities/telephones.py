"""Telephones: the numbers that reach somebody, "020 7946 0991", and those of a road, "10 Downing Street".

Works on lexemes. Knows the list of label words. Knows nothing of spaCy, units or figures.
"""

from collections.abc import Sequence

from broadsheet.quantities.label_words import read_label_words
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, counts_ahead, is_glued, lower_at
from broadsheet.quantities.record import Number

# digits of an area code in brackets, as Americans write it
AREA_CODE = 3
# digits of the groups of a number dialled within one American area: 555-1234
LOCAL = [3, 4]
# lexemes to either side in which its groups are looked for: four groups and the hyphens between them
REACH = 8
# lexemes of a road's name: "10 Martin Luther King Street"
LONGEST_ROAD = 5


def is_phone(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """020 7946 0991, +44 20 7946, (713) 555-1234: groups of digits side by side, three or more or one with a zero at
    its head.
    """
    first, last = number.first, number.last - 1
    if _is_area_code(lexemes, first, last):
        return True
    abroad = lower_at(lexemes, first - 1) == "+" and is_glued(lexemes, first)
    if abroad and lower_at(lexemes, last + 1) == "(":
        return True
    if last > first and any(lexeme.kind == "mark" for lexeme in lexemes[first : last + 1]):
        return False
    while first > 0 and number.first - first < REACH and (before := _group_before(lexemes, first)) is not None:
        first = before
    while last - number.last < REACH and (after := _group_after(lexemes, last)) is not None:
        last = after
    # "1 250 000" is one number, and none of a telephone unless more stands beside it
    alone = first == number.first and last == number.last - 1
    return not (alone and not abroad) and _are_groups(lexemes, first, last)


def _is_area_code(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Is the number a code in brackets before more digits, "(713) 555"?"""
    bracketed = lower_at(lexemes, first - 1) == "(" and lower_at(lexemes, last + 1) == ")"
    code = bracketed and last == first and len(lexemes[first].text) == AREA_CODE
    return code and last + 2 < len(lexemes) and lexemes[last + 2].kind == "digits"


def _are_groups(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Are the digits from `first` to `last` the groups of a telephone number?"""
    groups = [lexeme.text for lexeme in lexemes[first : last + 1] if lexeme.kind == "digits"]
    if len(groups) < 2:
        return False
    local = [len(group) for group in groups] == LOCAL and lower_at(lexemes, first + 1) in HYPHENS
    zero = any(len(group) > 1 and group[0] == "0" for group in groups)
    abroad = lower_at(lexemes, first - 1) == "+" and is_glued(lexemes, first)
    return zero or abroad or len(groups) > 2 or (local and not counts_ahead(lexemes, last + 1))


def _group_before(lexemes: Sequence[Lexeme], i: int) -> int | None:
    """The digits right before the digits at `i`, past one space or hyphen."""
    if lexemes[i - 1].kind == "digits" and lexemes[i].gap == " ":
        return i - 1
    hyphen = lexemes[i - 1].text in HYPHENS and is_glued(lexemes, i) and is_glued(lexemes, i - 1)
    return i - 2 if hyphen and i > 1 and lexemes[i - 2].kind == "digits" else None


def _group_after(lexemes: Sequence[Lexeme], i: int) -> int | None:
    """The digits right after the digits at `i`."""
    for k in (i + 1, i + 2):
        if k < len(lexemes) and lexemes[k].kind == "digits" and _group_before(lexemes, k) == i:
            return k
    return None


def is_address(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """10 Downing Street, 8-10 Park Lane, 1251 Avenue of the Americas: capitalised words, the last of them a kind of
    road.
    """
    j = number.last
    if lower_at(lexemes, j) in HYPHENS and j + 1 < len(lexemes) and lexemes[j + 1].kind == "digits":
        j += 2
    roads = read_label_words("address")
    if lower_at(lexemes, j) in roads and lower_at(lexemes, j + 1) == "of" and lexemes[j].text[0].isupper():
        return True
    for k in range(j, min(j + LONGEST_ROAD, len(lexemes))):
        capital = lexemes[k].text[0].isupper()
        # "5 E 42nd Street"
        numbered = lexemes[k].kind == "digits" or lexemes[k].lower in ("st", "nd", "rd", "th")
        if not (capital or numbered):
            return False
        if k > j and capital and lexemes[k].lower in roads:
            return True
    return False
