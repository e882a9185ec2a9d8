"""Reading: numbers with their units, bounds and modifiers, as the characters of a text give them.

Joins what `numbers`, `units`, `implicit`, `scores`, `ranges` and `modifiers` read: signs and currencies before, units
and rates behind, units that a list shares; leaves out the numbers that `labels` and `dates` say only name. One pass
each, so linear in the text. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.currencies import read_currency_before
from broadsheet.quantities.dates import is_date_part, is_year
from broadsheet.quantities.entries import Unit
from broadsheet.quantities.implicit import add_alternative, add_unnumbered
from broadsheet.quantities.labels import is_idiom, is_label, is_resolution, is_title
from broadsheet.quantities.lexemes import (
    EN_DASH,
    FUNCTION_WORDS,
    HYPHENS,
    Lexeme,
    counts_ahead,
    is_glued,
    lower_at,
    split_lexemes,
)
from broadsheet.quantities.modifiers import BOUNDING, WEDGED, add_modifiers, bound
from broadsheet.quantities.numbers import find_numbers
from broadsheet.quantities.ranges import RANGE_HYPHENS, join_all
from broadsheet.quantities.rates import extend_with_rate, read_rate
from broadsheet.quantities.record import AGE_WORDS, OLDEST, TIME, Number, Quantity, multiply
from broadsheet.quantities.scores import find_tally
from broadsheet.quantities.units import Surroundings, read_surroundings, read_unit

# words behind which an en dash that touches a number is a minus: "fell to –4C"
LEADING = {"(", "at", "be", "is", "of", "to", "was", "were"}
# a currency that its sign has named already
DOLLARS = {"dollars", "euros", "pounds"}
# lexemes between where something went and where it came from
LONGEST_WAY = 9
# what follows "times" where it multiplies: "five times the average", "three times as many", "four times more"
COMPARED = {
    "as",
    "faster",
    "fewer",
    "greater",
    "her",
    "higher",
    "his",
    "its",
    "larger",
    "less",
    "longer",
    "lower",
    "more",
}
COMPARED |= {"better", "bigger", "cheaper", "heavier", "hotter", "stronger", "worse"}
COMPARED |= {"our", "smaller", "that", "the", "their", "what", "your"}
# what may stand between a number and its unit: "three straight days"
WHOLE = {
    "additional",
    "business",
    "calendar",
    "consecutive",
    "extra",
    "full",
    "further",
    "long",
    "more",
    "short",
    "solid",
    "straight",
}
WHOLE |= {"academic", "financial", "fiscal", "successive", "whole", "working"}


def find_quantities(text: str) -> tuple[list[Lexeme], list[Quantity]]:
    """The lexemes of a text and its quantities in order, each by the lexemes it spans."""
    lexemes = split_lexemes(text)
    surroundings = read_surroundings(lexemes)
    found = _measure_all(lexemes, find_numbers(lexemes), surroundings)
    found = add_unnumbered(lexemes, _add_alternatives(lexemes, found, surroundings), surroundings)
    found = join_all(lexemes, found)
    found = _share_units(lexemes, found)
    found = [_add_late_unit(lexemes, add_modifiers(lexemes, quantity), surroundings) for quantity in found]
    return lexemes, _pass_bounds_on(lexemes, _keep_apart(found))


def _add_alternatives(
    lexemes: Sequence[Lexeme], found: Sequence[Quantity], surroundings: Surroundings
) -> list[Quantity]:
    """A day or two, where the day is no other quantity's."""
    whole = [add_alternative(lexemes, quantity, surroundings) for quantity in found]
    return [new if not i or new.first >= found[i - 1].last else found[i] for i, new in enumerate(whole)]


def _keep_apart(found: Sequence[Quantity]) -> list[Quantity]:
    """Leave a modifier that two neighbours have taken in to the one behind it: "free for under-18s and over-65s"."""
    apart = list(found)
    for i in range(1, len(apart)):
        left, right = apart[i - 1], apart[i]
        if right.first < left.last and left.outer <= right.first and left.value is not None:
            apart[i - 1] = replace(bound(left, "exact"), last=left.outer)
        elif right.first < left.last:
            apart[i] = replace(
                bound(right, "exact") if right.value is not None else right, first=max(left.last, right.first)
            )
    return apart


def _measure_all(lexemes: Sequence[Lexeme], numbers: Sequence[Number], surroundings: Surroundings) -> list[Quantity]:
    """Each number with what stands right around it; the labels among them left out."""
    found, labelled = [], None
    for number in numbers:
        before = found[-1].last if found else -1
        if number.first < before:
            continue  # the 100 of "6 L/100km" is in the unit
        group = _read_age_group(lexemes, number)
        if group is not None:
            found.append(group)
            continue
        tally = _find_tally(lexemes, number, surroundings)
        if tally is not None:
            found.append(Quantity(*2 * (number.first, number.last), *3 * (number.value,), form=tally))
            continue
        quantity = _measure(lexemes, number, surroundings, before)
        tied = labelled == number.first - 2
        free = quantity.unit is None and not quantity.own_unit
        label = is_date_part(lexemes, number) if not free else _is_loose_label(lexemes, number, before, tied)
        # "60 Minutes", "World Cup 2018 day five" and "1080p video"
        titled = quantity.unit in TIME and (
            is_title(lexemes, number.first, quantity.last) or _is_dated(lexemes, number, quantity)
        )
        titled = titled or is_resolution(lexemes, number)
        if (
            label
            or titled
            or is_idiom(lexemes, number)
            or (is_year(lexemes, number) and tied and quantity.unit is None)
        ):
            labelled = number.last - 1
        elif (
            not free
            or number.form != "digits"
            or not is_glued(lexemes, number.last)
            or lexemes[number.last].kind == "mark"
        ):
            found.append(quantity)
    return found


def _read_age_group(lexemes: Sequence[Lexeme], number: Number) -> Quantity | None:
    """People by their age: "the over-65s", "under-18s"."""
    tied = lower_at(lexemes, number.first - 1) in HYPHENS and is_glued(lexemes, number.first)
    first = number.first - 1 - tied
    people = tied or lower_at(lexemes, number.first - 2) in ("", "the", "for", ".", "and", "of")
    aged = number.value is not None and 0 < number.value <= OLDEST
    many = is_glued(lexemes, number.last) and lower_at(lexemes, number.last) == "s"
    if lower_at(lexemes, first) not in ("over", "under") or not (people and aged and many):
        return None
    group = Quantity(*2 * (first, number.last + 1), *3 * (number.value,), unit="year", form="group", own_unit=True)
    return bound(group, "more_than" if lower_at(lexemes, first) == "over" else "less_than")


def _find_tally(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> str | None:
    """What a number is a count of, "vote" or "score"; a day is of neither, and a range that has a unit ("lost 5-10 kg")
    of no game.
    """
    tally = find_tally(lexemes, number.first, number.last)
    if tally is None or is_date_part(lexemes, number):
        return None
    if tally == "score" and read_unit(lexemes, number.last, surroundings=surroundings) is not None:
        return None
    return tally


def _is_dated(lexemes: Sequence[Lexeme], number: Number, quantity: Quantity) -> bool:
    """Is a number a year with a singular noun of time behind it, where so many would be plural?"""
    return is_year(lexemes, number) and quantity.last == number.last + 1 and lexemes[number.last].lower == quantity.unit


def _is_loose_label(lexemes: Sequence[Lexeme], number: Number, before: int, tied: bool) -> bool:
    """Is a number without unit a label? One that ends a range ("5bn-10") is not, whatever it touches."""
    if (
        before >= 0
        and before == number.first - 1
        and lexemes[before].text in RANGE_HYPHENS
        and lexemes[before - 1].kind == "word"
    ):
        return False
    return is_label(lexemes, number, after_label=tied)


def _measure(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings, before: int) -> Quantity:
    """One number with its sign, currency, unit and rate."""
    first, negative = _read_minus(lexemes, number.first, before)
    money = read_currency_before(lexemes, first)
    shared = lexemes[number.last].text == "%" if number.last < len(lexemes) else False
    if money is not None and (money[1] < before or shared):  # "JD -3%" names no dinars
        money = None
    if money is not None:
        code, first = money
        if code == "USD" and lexemes[first].text == "$":
            code = surroundings.dollar
        if not negative:
            first, negative = _read_minus(lexemes, first, before)
        unit = _read_after_money(lexemes, number, code)
    else:
        unit = _read_unit_behind(lexemes, number, surroundings)
    quantity = Quantity(
        first,
        number.last,
        first,
        number.last,
        number.value,
        *_bounds(number),
        scale=number.scale,
        form=number.form,
        signed=negative,
    )
    if number.about:
        quantity = replace(quantity, modifier="about")
    if number.form == "vague":
        quantity = replace(quantity, modifier="vague")
    if negative and number.value is not None:
        quantity = replace(quantity, value=-number.value, low=-number.value, high=-number.value)
    linked = lower_at(lexemes, number.last) in HYPHENS and is_glued(lexemes, number.last)
    linked = linked and (
        is_glued(lexemes, number.last + 1) or lower_at(lexemes, number.last + 1) in ("and", "or", "to")
    )
    if unit is not None and unit.name == "point" and number.form == "fraction":
        unit = replace(unit, name="percentage point")
    if unit is not None:
        quantity = multiply(
            replace(quantity, unit=unit.name, last=unit.last, outer=unit.last, own_unit=True), unit.factor
        )
    elif linked:
        quantity = _add_linked_noun(lexemes, quantity)
    elif number.value is not None and _multiplies(lexemes, number.last):
        quantity = replace(quantity, last=number.last + 1, outer=number.last + 1, form="times")
    return replace(_add_age(lexemes, quantity), linked=linked)


def _multiplies(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Does the word behind a number make it a multiplier: "a thousand fold", "three times as many"?"""
    return lower_at(lexemes, i) == "fold" or (lower_at(lexemes, i) == "times" and lower_at(lexemes, i + 1) in COMPARED)


def _bounds(number: Number) -> tuple[float | None, float | None]:
    return (number.low, number.high) if number.value is None else (number.value, number.value)


def _read_minus(lexemes: Sequence[Lexeme], first: int, before: int) -> tuple[int, bool]:
    """A minus before a number: a sign that touches it and nothing else, or the word."""
    k = first - 1
    if k < 0 or k < before:
        return first, False
    if (
        lexemes[k].text == EN_DASH
        and is_glued(lexemes, first)
        and not is_glued(lexemes, k)
        and lower_at(lexemes, k - 1) in LEADING
    ):
        return k, True
    if lexemes[k].text in ("-", "−") and is_glued(lexemes, first):
        if lower_at(lexemes, k - 1) in ("minus", "negative") and k - 1 >= before:
            return k - 1, True
        free = not is_glued(lexemes, k) or (
            lexemes[k - 1].kind == "mark" and lexemes[k - 1].text not in (")", ",", ".")
        )
        return (k, True) if free and k != before else (first, False)
    if lexemes[k].lower in ("minus", "negative") and lower_at(lexemes, k - 1) not in ("or", "plus"):
        return k, True
    return first, False


def _read_after_money(lexemes: Sequence[Lexeme], number: Number, code: str) -> Unit:
    """The currency before a number, with a country's name or a rate behind it: "$76 US a barrel"."""
    last, behind_money = number.last, lower_at(lexemes, number.last)
    behind = lower_at(lexemes, last + 1)
    if (
        code == "USD"
        and last < len(lexemes)
        and lexemes[last].text == "US"
        and (not behind.isalpha() or behind in ("a", "per", "in", "and", "to"))
    ):
        last += 1
    elif number.scale > 1 and behind_money in DOLLARS:
        last += 1  # "$1 trillion dollars"
    return extend_with_rate(lexemes, Unit(code, last, money=True))


def _read_unit_behind(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> Unit | None:
    """The unit behind a number; after "half" an article may stand before it."""
    j = number.last
    if number.form == "fraction":
        if lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in ("a", "an"):
            j += 2
        elif lower_at(lexemes, j) in ("a", "an"):
            j += 1
        unit = (
            read_unit(lexemes, j, surroundings=surroundings)
            if j > number.last or lower_at(lexemes, j) in HYPHENS or number.value > 1
            else None
        )
        unit = unit or (read_unit(lexemes, j, surroundings=surroundings) if lower_at(lexemes, j) != "the" else None)
    elif number.form == "times":
        return _read_frequency(lexemes, j)
    else:
        unit = read_unit(lexemes, j, surroundings=surroundings, scale=number.scale)
        if unit is None and (
            lower_at(lexemes, j) in WHOLE or (number.form == "vague" and lower_at(lexemes, j) == "of")
        ):
            unit = read_unit(lexemes, j + 1, surroundings=surroundings, scale=number.scale)
    if unit is None and lower_at(lexemes, j) == "times":
        return _read_frequency(lexemes, j + 1)
    return None if unit is None else extend_with_rate(lexemes, _add_long(lexemes, unit))


def _read_frequency(lexemes: Sequence[Lexeme], i: int) -> Unit | None:
    """The rate at `i` behind "twice" or "three times": "a week", "per day"."""
    rate = read_rate(lexemes, i)
    return Unit(f"count/{rate[0]}", rate[1]) if rate else None


def _add_long(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """Three-month-long; "five years old" is left to ages."""
    j = unit.last
    if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and lower_at(lexemes, j + 1) == "long":
        return replace(unit, last=j + 2)
    return unit


def _add_age(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """5-year-old, 50 year-olds, five years old; "aged 25" and "age 7" are years too."""
    j = quantity.last
    if quantity.unit in ("year", "month", "week", "day"):
        k = j + 1 if lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) else j
        if lower_at(lexemes, k) in ("old", "olds"):
            return replace(quantity, last=k + 1, outer=k + 1)
    if quantity.unit is not None or quantity.value is None or not 0 <= quantity.value <= OLDEST:
        return quantity
    i = quantity.first - 1
    before = lower_at(lexemes, i - 1 if lower_at(lexemes, i) in ("between", "from", "just", "of", "only") else i)
    if before in AGE_WORDS:
        return replace(quantity, unit="year", own_unit=True)
    return quantity


def _add_linked_noun(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Four-way, six-speed: the quantity takes in the noun it is joined to, which is no unit."""
    noun = lexemes[quantity.last + 1]
    joined = noun.kind == "word" and noun.lower not in FUNCTION_WORDS | {"plus", "odd", "ish", "something"}
    if noun.lower != "fold" and (not joined or quantity.form in ("vague", "fraction")):
        return quantity
    return replace(quantity, last=quantity.last + 2, outer=quantity.last + 2)


def _share_units(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number in a list the unit of the next: "10, 20 and 30 years", "8 or $9", "four- and six-year"."""
    shared = list(found)
    for i in range(1, len(shared)):
        # "aged 19, 20 and 45"
        left, right = shared[i - 1], shared[i]
        between = {lexeme.lower for lexeme in lexemes[left.last : right.first]}
        aged = left.unit == "year" and right.unit is None and left.last == left.inner + 1
        alike = right.form == left.form in ("digits", "words")
        bare = alike and lower_at(lexemes, right.last) != "of" and not counts_ahead(lexemes, right.last)
        if aged and bare and between and between <= {",", "and", "or"}:
            shared[i] = replace(right, unit="year", own_unit=True)
    shared = _share_other_ends(lexemes, shared)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
        if between == [",", "or"] and not (
            i and shared[i - 1].unit is None and lower_at(lexemes, shared[i - 1].last) == ","
        ):
            continue  # "the Nasdaq 248, or 1.9%" tells one change twice
        noun_taken = left.linked and lexemes[left.last - 1].kind == "word" and left.last - left.inner > 1
        listed = (
            not noun_taken
            and between
            and all(word in (",", "and", "or", "to", *HYPHENS) for word in between)
            and len(between) <= 4
        )
        # "5, 10 percent" is no list, "5, 10 and 20 percent" and "5 and 10 percent" are
        closed = bool({"and", "or", "to"} & set(between)) or (
            listed and i + 2 < len(shared) and "," in between and shared[i + 1].unit is not None and not right.own_unit
        )
        # "16,369 up 58 points" tells the level of an index and its change; in a poll the level is a share
        level = between in (["up"], ["down"], [",", "up"], [",", "down"]) and right.unit == "point" and left.scale == 1
        part = left.form == "times" or left.form == "fraction" != right.form
        if left.unit is None and right.unit is not None and not part and ((listed and closed) or level):
            shared[i] = replace(left, unit=right.unit)
    return shared


def _share_other_ends(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number that a level came from its unit:
    "$5.1 billion, up from 4.7 billion", "5.1 percent, from 4.9".
    """
    shared = list(found)
    for i in range(1, len(shared)):
        left, right = shared[i - 1], shared[i]
        between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
        level = (
            lower_at(lexemes, left.first - 1) == "to" and len(between) <= LONGEST_WAY
        )  # "fell to £214 million in May from 261 million"
        come = between[-1:] == ["from"] and (level or set(between[:-1]) <= {",", "up", "down"})
        bare = (
            right.unit is None and right.form == "digits" and not right.linked and not counts_ahead(lexemes, right.last)
        )
        if come and bare and left.own_unit and left.unit not in (None, *TIME) and right.scale == left.scale:
            shared[i] = replace(right, unit=left.unit)
    return shared


def _add_late_unit(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """The unit behind a modifier that stands between it and its number: "20-odd years", "100+ miles"."""
    if (
        quantity.unit is not None
        or lexemes[quantity.last - 1].lower not in WEDGED
        or quantity.last - 1 < quantity.outer
    ):
        return quantity
    unit = read_unit(lexemes, quantity.last, surroundings=surroundings, scale=quantity.scale)
    if unit is None:
        return quantity
    return multiply(replace(quantity, unit=unit.name, last=unit.last, own_unit=True), unit.factor)


def _pass_bounds_on(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """A conversion in brackets is bounded as what it converts, "more than 100 km (60 miles)", and both take the rate
    behind it.
    """
    passed = list(found)
    for i in range(1, len(passed)):
        left, right = passed[i - 1], passed[i]
        bracket = right.first - 1
        closed = lower_at(lexemes, bracket) == "(" and bracket - left.last <= 2 and lower_at(lexemes, right.last) == ")"
        measured = left.unit is not None and right.unit is not None and left.unit != right.unit
        if not closed or not measured:
            continue
        if right.modifier == "exact" and left.modifier in BOUNDING and right.value is not None:
            passed[i] = right = bound(right, left.modifier)
        rate = read_rate(lexemes, right.last + 1)
        if rate is not None and "/" not in left.unit + right.unit:
            passed[i - 1] = replace(left, unit=f"{left.unit}/{rate[0]}")
            passed[i] = replace(right, unit=f"{right.unit}/{rate[0]}")
    return passed
