"""Measuring: one number with what stands right around it, its sign, currency, unit, rate and age, "-$5 a barrel",
"5-year-old".

Works on lexemes. Knows `units`, `currencies` and `rates`. Knows nothing of other numbers, of modifiers or of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.currencies import Currency, read_currency_before
from broadsheet.quantities.entries import Unit
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.lexemes import EN_DASH, FUNCTION_WORDS, HYPHENS, Lexeme, is_glued, lower_at
from broadsheet.quantities.rates import extend_with_rate, read_rate
from broadsheet.quantities.record import AGE_WORDS, OLDEST, Form, Number, Quantity, decide, multiply
from broadsheet.quantities.units import Surroundings, read_unit
from broadsheet.rules import name_rule

# words behind which an en dash that touches a number is a minus: "fell to –4C"
LEADING = {"(", "at", "be", "is", "of", "to", "was", "were"}
# a currency that its sign has named already
DOLLARS = {"dollars", "euros", "pounds"}
# what follows "times" where it multiplies: "five times the average", "three times as many", "four times more", "14
# times earnings"
# fmt: off
COMPARED = {
    "annual", "as", "better", "bigger", "book", "cheaper", "earnings", "ebitda", "faster", "fewer", "greater",
    "heavier", "her", "higher", "his", "hotter", "its", "larger", "less", "longer", "lower", "more", "our", "profits",
    "revenue", "revenues", "sales", "smaller", "stronger", "that", "the", "their", "what", "worse", "your",
}
# what may stand between a number and its unit: "three straight days"
WHOLE = {
    "academic", "additional", "business", "calendar", "consecutive", "extra", "financial", "fiscal", "full", "further",
    "long", "more", "short", "solid", "straight", "successive", "whole", "working",
}
# fmt: on
# what may stand between an age and the word that says it is one: "aged between 20 and 30", "aged just 7"
BEFORE_AGES = ("between", "from", "just", "of", "only")


def measure(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings, before: int) -> Quantity:
    """One number with its sign, currency, unit and rate; what ends at `before` is another's."""
    minus = _find_minus(lexemes, number.first, before)
    first = number.first if minus is None else minus
    money = _read_currency(lexemes, number, surroundings, first, before)
    if money is None:
        unit, rule = _read_unit_behind(lexemes, number, surroundings), name_rule(read_unit)
    else:
        unit, rule = _read_after_money(lexemes, number, money.code), name_rule(read_currency_before)
        if minus is None:
            minus = _find_minus(lexemes, money.first, before)
        first = money.first if minus is None else min(minus, money.first)
    quantity = _make_quantity(number, first, negative=minus is not None)
    linked = _is_linked(lexemes, number)
    if unit is not None:
        quantity = decide(_add_unit(quantity, unit), "unit", rule)
    elif linked:
        quantity = _add_linked_noun(lexemes, quantity)
    elif number.value is not None and _multiplies(lexemes, number.last):
        quantity = replace(quantity, last=number.last + 1, outer=number.last + 1, form=Form.TIMES)
    return replace(_add_age(lexemes, quantity), linked=linked)


def _make_quantity(number: Number, first: int, *, negative: bool) -> Quantity:
    """The quantity of a number alone, its sign at `first`."""
    quantity = Quantity.make_exact(first, number.last, number.value, form=number.form, rules=(("value", number.rule),))
    quantity = replace(quantity, scale=number.scale, signed=negative)
    if number.value is None:
        quantity = replace(quantity, low=number.low, high=number.high)
    elif negative:
        quantity = replace(quantity, value=-number.value, low=-number.value, high=-number.value)
    if number.form == Form.VAGUE:
        return replace(quantity, modifier="vague")
    return replace(quantity, modifier="about") if number.about else quantity


def _add_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """The quantity with the unit that stands beside it; a part of a point is of a percentage: "a quarter point"."""
    share = unit.name == "point" and quantity.form == Form.FRACTION
    name = "percentage point" if share else unit.name
    return multiply(replace(quantity, unit=name, last=unit.last, outer=unit.last, own_unit=True), unit.factor)


def _is_linked(lexemes: Sequence[Lexeme], number: Number) -> bool:
    """Does a hyphen tie the number to a word behind, "five-year", or leave it for later: "four- and five-year"?"""
    hyphen = lower_at(lexemes, number.last) in HYPHENS and is_glued(lexemes, number.last)
    behind = number.last + 1
    return hyphen and (is_glued(lexemes, behind) or lower_at(lexemes, behind) in ("and", "or", "to"))


def _multiplies(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the word behind a number make it a multiplier: "a thousand fold", "three times as many"?"""
    return lower_at(lexemes, i) == "fold" or (lower_at(lexemes, i) == "times" and lower_at(lexemes, i + 1) in COMPARED)


def _find_minus(lexemes: Sequence[Lexeme], first: int, before: int) -> int | None:
    """Where a minus before the lexeme at `first` begins: a sign that touches it and nothing else, or the word."""
    k = first - 1
    if k < 0 or k < before:
        return None
    leading = lower_at(lexemes, k - 1) in LEADING and not is_glued(lexemes, k)
    if lexemes[k].text == EN_DASH and is_glued(lexemes, first) and leading:
        return k
    if lexemes[k].text in ("-", "−") and is_glued(lexemes, first):
        if lower_at(lexemes, k - 1) in ("minus", "negative") and k - 1 >= before:
            return k - 1
        return k if k != before and _is_free(lexemes, k) else None
    worded = lexemes[k].lower in ("minus", "negative") and lower_at(lexemes, k - 1) not in ("or", "plus")
    return k if worded else None


def _is_free(lexemes: Sequence[Lexeme], k: int) -> bool:
    """Does the hyphen at `k` touch nothing before it but a mark that opens something: the minus in "(-5"?"""
    opened = lexemes[k - 1].kind == "mark" and lexemes[k - 1].text not in (")", ",", ".")
    return not is_glued(lexemes, k) or opened


def _read_currency(
    lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings, first: int, before: int
) -> Currency | None:
    """The currency before a number, and which dollar it is here; of a percentage, "JD -3%", there is none."""
    money = read_currency_before(lexemes, first)
    share = number.last < len(lexemes) and lexemes[number.last].text == "%"
    if money is None or money.first < before or share:
        return None
    bare = money.code == "USD" and lexemes[money.first].text == "$"
    return money._replace(code=surroundings.dollar) if bare else money


def _read_after_money(lexemes: Sequence[Lexeme], number: Number, code: str) -> Unit:
    """The currency before a number, with a country's name or a rate behind it: "$76 US a barrel"."""
    last = number.last
    named = code == "USD" and last < len(lexemes) and lexemes[last].text == "US"
    behind = lower_at(lexemes, last + 1)
    if named and (not behind.isalpha() or behind in ("a", "per", "in", "and", "to")):
        last += 1
    elif number.scale > 1 and lower_at(lexemes, last) in DOLLARS:
        last += 1  # "$1 trillion dollars"
    return extend_with_rate(lexemes, Unit(code, last, money=True))


def _read_unit_behind(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> Unit | None:
    """The unit behind a number, "three months", "three straight months", "twice a month"."""
    j = number.last
    if number.form == Form.TIMES:
        return _read_frequency(lexemes, j)
    if number.form == Form.FRACTION:
        unit = _read_unit_of_part(lexemes, number, surroundings)
    else:
        unit = read_unit(lexemes, j, surroundings=surroundings, scale=number.scale)
        passed = lower_at(lexemes, j) in WHOLE or (number.form == Form.VAGUE and lower_at(lexemes, j) == "of")
        if unit is None and passed:
            unit = read_unit(lexemes, j + 1, surroundings=surroundings, scale=number.scale)
    if unit is None and lower_at(lexemes, j) == "times":
        return _read_frequency(lexemes, j + 1)
    return None if unit is None else extend_with_rate(lexemes, _add_long(lexemes, unit))


def _read_unit_of_part(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> Unit | None:
    """The unit behind a part, where an article may stand before it: "half an hour", "a quarter of a mile"."""
    j = number.last
    if lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in ("a", "an"):
        j += 2
    elif lower_at(lexemes, j) in ("a", "an"):
        j += 1
    return read_unit(lexemes, j, surroundings=surroundings) if lower_at(lexemes, j) != "the" else None


def _read_frequency(lexemes: Sequence[Lexeme], i: int) -> Unit | None:
    """The rate at `i` behind "twice" or "three times": "a week", "per day"."""
    rate = read_rate(lexemes, i)
    return Unit(f"count/{rate.name}", rate.last) if rate else None


def _add_long(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """Three-month-long; "five years old" is left to ages."""
    j = unit.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and lower_at(lexemes, j + 1) == "long":
        return replace(unit, last=j + 2)
    return unit


def _add_age(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """5-year-old, 50 year-olds, five years old; "aged 25" and "age 7" are years too."""
    j = quantity.last
    if find_kind(quantity.unit) == "time":
        k = j + 1 if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) else j
        if lower_at(lexemes, k) in ("old", "olds"):
            return replace(quantity, last=k + 1, outer=k + 1)
    if quantity.unit is not None or not 0 <= quantity.amount <= OLDEST:
        return quantity
    i = quantity.first - 1
    before = lower_at(lexemes, i - 1 if lower_at(lexemes, i) in BEFORE_AGES else i)
    return replace(quantity, unit="year", own_unit=True) if before in AGE_WORDS else quantity


def _add_linked_noun(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Four-way, six-speed: the quantity takes in the noun it is joined to, which is no unit."""
    noun = lexemes[quantity.last + 1]
    joined = noun.kind == "word" and noun.lower not in FUNCTION_WORDS | {"plus", "odd", "ish", "something"}
    if noun.lower != "fold" and (not joined or quantity.form in (Form.VAGUE, Form.FRACTION)):
        return quantity
    return replace(quantity, last=quantity.last + 2, outer=quantity.last + 2)
