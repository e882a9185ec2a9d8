"""Quantities: numbers with their units, bounds and modifiers, as the characters of a text give them.

Joins what `numbers` and `units` read: signs and currencies before, units and rates behind, ranges, ratios, shared units, modifiers on both
sides; leaves out the numbers that `labels` says only name. One pass each, so linear in the text. Knows nothing of spaCy.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from broadsheet.changes import find_change, read_changes, read_directed_verbs
from broadsheet.labels import is_date_part, is_idiom, is_label, is_odds, is_year
from broadsheet.lexicon import read_lexicon, read_words
from broadsheet.numbers import (
    FUNCTION_WORDS,
    HYPHENS,
    Lexeme,
    Number,
    counts_ahead,
    find_numbers,
    is_currency_sign,
    is_glued,
    is_plural,
    lower_at,
    split_lexemes,
)
from broadsheet.units import (
    Surroundings,
    Unit,
    extend_with_rate,
    is_money,
    read_currency_before,
    read_rate,
    read_surroundings,
    read_unit,
)
from broadsheet.votes import is_vote

RANGE_HYPHENS = {"-", "–", "—", "‐", "‑", "−"}
# what follows "times" where it multiplies: "five times the average", "three times as many", "four times more"
COMPARED = {"as", "bigger", "faster", "fewer", "greater", "her", "higher", "his", "its", "larger", "less", "longer", "lower", "more"}
COMPARED |= {"our", "smaller", "that", "the", "their", "what", "your"}
# what may stand inside a range: "between about 30 and 40"
APPROXIMATING = {"about", "around", "roughly", "approximately", "some"}
# "15-20,000" leaves out a thousand, "1 to 20,000" does not
THOUSAND, FARTHEST = 1000, 5
# "won 3 to 1" is a score, "from 10 to 1" and "ten to one o'clock" are none
NO_ODDS = {"from", "at", "won", "win", "wins", "lost", "lose", "beat", "led", "leads", "lead", "drew", "between", "score"}
# "eight of 10" is a ratio, "three of 12 suspects" two counts
ROUND_WHOLES = {10, 100, 1000}
LARGEST_WHOLE = 1000
TIME = {"second", "minute", "hour", "day", "week", "month", "year", "fortnight", "night", "quarter"}
SHARES = {"percent", "percentage point", "basis point", "point", "permille"}
DEGREES = {
    "well",
    "just",
    "slightly",
    "far",
    "significantly",
    "considerably",
    "a",
    "much",
    "marginally",
    "substantially",
    "comfortably",
}
LITTLE = {"bit", "fraction", "little", "shade", "tad", "touch"}
DEGREES |= LITTLE
BOUNDING = ("more_than", "at_least", "less_than", "at_most", "almost")
# modifiers that may come between a number and its unit
WEDGED = {"plus", "odd", "something", "ish", "+"}
# verbs whose particle is no modifier: "handed over 12 prisoners", "turned around 20 schools"
HANDING = {"hand", "handed", "handing", "hands"}
TURNING = {"turn", "turned", "turning", "turns"}
AGE_WORDS = {"aged", "age", "ages"}
LONGS = {f"{unit}long": unit for unit in ("day", "week", "month", "year", "hour")}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written: lexemes `first` up to `last`, with its number, bounds, unit and modifier.

    `inner` to `outer` are the lexemes without modifier, for finding the word that the number hangs on. `signed` says that it has a minus,
    `own_unit` that its unit stands beside it, `linked` that a hyphen follows the number, as in "five-year".
    """

    first: int
    last: int
    inner: int
    outer: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    modifier: str = "exact"
    scale: float = 1.0
    form: str = "digits"
    signed: bool = False
    own_unit: bool = False
    linked: bool = False


def find_quantities(text: str) -> tuple[list[Lexeme], list[Quantity]]:
    """The lexemes of a text and its quantities in order, each by the lexemes it spans."""
    lexemes = split_lexemes(text)
    surroundings = read_surroundings(lexemes)
    found = _measure_all(lexemes, find_numbers(lexemes), surroundings)
    found = _add_unnumbered(lexemes, found)
    found = _join_all(lexemes, found)
    found = _share_units(lexemes, found)
    found = [_add_late_unit(lexemes, _add_modifiers(lexemes, quantity), surroundings) for quantity in found]
    return lexemes, _pass_bounds_on(lexemes, found)


def _measure_all(lexemes: Sequence[Lexeme], numbers: Sequence[Number], surroundings: Surroundings) -> list[Quantity]:
    """Each number with what stands right around it; the labels among them left out."""
    found, labelled = [], -2
    for number in numbers:
        before = found[-1].last if found else -1
        if is_vote(lexemes, number.first, number.last) and not is_date_part(lexemes, number):
            found.append(Quantity(*2 * (number.first, number.last), *3 * (number.value,), form="vote"))
            continue
        quantity = _measure(lexemes, number, surroundings, before)
        tied = labelled == number.first - 2
        free = quantity.unit is None and not quantity.own_unit
        label = is_date_part(lexemes, number) if not free else _is_loose_label(lexemes, number, before, tied)
        if label or is_idiom(lexemes, number) or (is_year(lexemes, number) and tied and quantity.unit is None):
            labelled = number.last - 1
        elif not free or number.form != "digits" or not is_glued(lexemes, number.last) or lexemes[number.last].kind == "mark":
            found.append(quantity)
    return found


def _is_loose_label(lexemes: Sequence[Lexeme], number: Number, before: int, tied: bool) -> bool:
    """Is a number without unit a label? One that ends a range ("5bn-10") is not, whatever it touches."""
    if before >= 0 and before == number.first - 1 and lexemes[before].text in RANGE_HYPHENS and lexemes[before - 1].kind == "word":
        return False
    return is_label(lexemes, number, after_label=tied)


def _measure(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings, before: int) -> Quantity:
    """One number with its sign, currency, unit and rate."""
    first, negative = _read_minus(lexemes, number.first, before)
    money = read_currency_before(lexemes, first)
    if money is not None and money[1] < before:
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
        first, number.last, first, number.last, number.value, *_bounds(number), scale=number.scale, form=number.form, signed=negative
    )
    if number.about:
        quantity = replace(quantity, modifier="about")
    if number.form == "vague":
        quantity = replace(quantity, modifier="vague")
    if negative and number.value is not None:
        quantity = replace(quantity, value=-number.value, low=-number.value, high=-number.value)
    linked = lower_at(lexemes, number.last) in HYPHENS and is_glued(lexemes, number.last)
    linked = linked and (is_glued(lexemes, number.last + 1) or lower_at(lexemes, number.last + 1) in ("and", "or", "to"))
    if unit is not None and unit.name == "point" and number.form == "fraction":
        unit = replace(unit, name="percentage point")
    if unit is not None:
        quantity = _multiply(replace(quantity, unit=unit.name, last=unit.last, outer=unit.last, own_unit=True), unit.factor)
    elif linked:
        quantity = _add_linked_noun(lexemes, quantity)
    elif number.value is not None and lower_at(lexemes, number.last) == "times" and lower_at(lexemes, number.last + 1) in COMPARED:
        quantity = replace(quantity, last=number.last + 1, outer=number.last + 1, form="times")
    return replace(_add_age(lexemes, quantity), linked=linked)


def _bounds(number: Number) -> tuple[float | None, float | None]:
    return (number.low, number.high) if number.value is None else (number.value, number.value)


def _multiply(quantity: Quantity, factor: float) -> Quantity:
    """Turn decades into years."""
    if factor == 1:
        return quantity
    value, low, high = (None if part is None else part * factor for part in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=low, high=high)


def _read_minus(lexemes: Sequence[Lexeme], first: int, before: int) -> tuple[int, bool]:
    """A minus before a number: a sign that touches it and nothing else, or the word."""
    k = first - 1
    if k < 0 or k < before:
        return first, False
    if lexemes[k].text in ("-", "−") and is_glued(lexemes, first):
        if lower_at(lexemes, k - 1) in ("minus", "negative") and k - 1 >= before:
            return k - 1, True
        free = not is_glued(lexemes, k) or (lexemes[k - 1].kind == "mark" and lexemes[k - 1].text not in (")", ",", "."))
        return (k, True) if free and k != before else (first, False)
    if lexemes[k].lower in ("minus", "negative") and lower_at(lexemes, k - 1) not in ("or", "plus"):
        return k, True
    return first, False


def _read_after_money(lexemes: Sequence[Lexeme], number: Number, code: str) -> Unit:
    """The currency before a number, with a country's name or a rate behind it: "$76 US a barrel"."""
    last = number.last
    behind = lower_at(lexemes, last + 1)
    if (
        code == "USD"
        and last < len(lexemes)
        and lexemes[last].text == "US"
        and (not behind.isalpha() or behind in ("a", "per", "in", "and", "to"))
    ):
        last += 1
    return extend_with_rate(lexemes, Unit(code, last, money=True))


def _read_unit_behind(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> Unit | None:
    """The unit behind a number; after "half" an article may stand before it."""
    j = number.last
    if number.form == "fraction":
        if lower_at(lexemes, j) == "of" and lower_at(lexemes, j + 1) in ("a", "an", "one"):
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
        rate = read_rate(lexemes, j)
        return Unit(f"time/{rate[0]}", rate[1]) if rate else None
    elif (number.form == "vague" and lower_at(lexemes, j) == "of") or lower_at(lexemes, j) in (
        "more",
        "additional",
        "extra",
        "straight",
        "consecutive",
        "full",
        "solid",
    ):
        unit = read_unit(lexemes, j + 1, surroundings=surroundings, scale=number.scale)
    else:
        unit = read_unit(lexemes, j, surroundings=surroundings, scale=number.scale)
    if unit is None and lower_at(lexemes, j) == "times":
        rate = read_rate(lexemes, j + 1)
        return Unit(f"time/{rate[0]}", rate[1]) if rate else None
    return None if unit is None else extend_with_rate(lexemes, _add_long(lexemes, unit))


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
    if quantity.unit is not None or quantity.value is None or not 0 <= quantity.value < 130:
        return quantity
    before = lower_at(lexemes, quantity.first - 1)
    if before in AGE_WORDS or (before == "of" and lower_at(lexemes, quantity.first - 2) in AGE_WORDS):
        return replace(quantity, unit="year", own_unit=True)
    return quantity


def _add_linked_noun(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Four-way, six-speed: the quantity takes in the noun it is joined to, which is no unit."""
    noun = lexemes[quantity.last + 1]
    if (
        noun.kind != "word"
        or noun.lower in FUNCTION_WORDS | {"plus", "odd", "ish", "something", "fold"}
        or quantity.form in ("vague", "fraction")
    ):
        if noun.lower == "fold":
            return replace(quantity, last=quantity.last + 2, outer=quantity.last + 2)
        return quantity
    return replace(quantity, last=quantity.last + 2, outer=quantity.last + 2)


def _add_unnumbered(lexemes: Sequence[Lexeme], found: list[Quantity]) -> list[Quantity]:
    """Month-long and a decade: a quantity of one without a number."""
    taken = {i for quantity in found for i in range(quantity.first, quantity.last)}
    for i, lexeme in enumerate(lexemes):
        if i in taken:
            continue
        if lexeme.lower in LONGS:
            found.append(Quantity(i, i + 1, i, i + 1, 1.0, 1.0, 1.0, unit=LONGS[lexeme.lower], form="words", own_unit=True, linked=True))
        elif (
            lexeme.lower in TIME and lower_at(lexemes, i + 1) in HYPHENS and lower_at(lexemes, i + 2) == "long" and is_glued(lexemes, i + 2)
        ):
            found.append(Quantity(i, i + 3, i, i + 3, 1.0, 1.0, 1.0, unit=lexeme.lower, form="words", own_unit=True, linked=True))
        elif lexeme.lower == "a" and lower_at(lexemes, i + 1) in ("decade", "century"):
            value = 10.0 if lower_at(lexemes, i + 1) == "decade" else 100.0
            found.append(Quantity(i, i + 2, i, i + 2, value, value, value, unit="year", form="words", own_unit=True))
    return sorted(found, key=lambda quantity: quantity.first)


def _join_all(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Join neighbours into ranges and ratios."""
    joined: list[Quantity] = []
    for quantity in found:
        pair = _join(lexemes, joined[-1], quantity) if joined else None
        if pair is None:
            joined.append(quantity)
        else:
            joined[-1] = pair
    return joined


def _join(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity | None:
    """A range or a ratio of two neighbours, or none."""
    between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
    if left.value is None or right.value is None or len(between) > 4 or "vote" in (left.form, right.form):
        return None
    words = [word for word in between if word not in HYPHENS]
    ratio = _join_odds(lexemes, left, right, words) or _join_ratio(left, right, words) or _join_one_in(lexemes, left, right, words)
    if ratio is not None:
        return ratio
    while len(between) > 1 and between[0] in RANGE_HYPHENS:
        between = between[1:]
    while len(between) > 1 and between[-1] in RANGE_HYPHENS:
        between = between[:-1]
    if len(between) != 1 or not _is_range(lexemes, left, right, between[0]):
        return None
    return _make_range(lexemes, left, right)


def _join_odds(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """Three to one, a 10-to-1 favourite: how many times as many or as likely."""
    plain = left.unit is right.unit is None and left.scale == right.scale == 1 and not left.signed
    joint = between == ["to"] or (not between and is_odds(lexemes, right.last))
    if not joint or not plain or right.value != 1 or left.value <= 1 or counts_ahead(lexemes, left.last):
        return None
    opened = {lower_at(lexemes, left.first - k) for k in (1, 2)} & NO_ODDS
    return None if opened else replace(_span(left, right), form="times")


def _join_one_in(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """One council in eight, one woman in every three: a part of all there are; the noun stands inside."""
    plain = left.unit is right.unit is None and left.value == 1 and left.form == "words" and right.scale == 1
    if len(between) not in (2, 3) or between[1] != "in" or between[2:] not in ([], ["every"]) or not plain:
        return None
    noun = lexemes[left.last]
    counted = noun.kind == "word" and noun.lower not in FUNCTION_WORDS and not is_plural(noun.lower)
    whole = 1 < right.value <= LARGEST_WHOLE and right.value == int(right.value)
    if not counted or not whole or counts_ahead(lexemes, right.last):
        return None
    value = 1 / right.value
    return replace(_span(left, right), value=value, low=value, high=value, form="fraction")


def _span(left: Quantity, right: Quantity) -> Quantity:
    """The left quantity with the words up to the end of the right one."""
    return replace(left, last=right.last, outer=right.outer, linked=right.linked)


def _join_ratio(left: Quantity, right: Quantity, between: list[str]) -> Quantity | None:
    """One in five, eight out of 10: a part of a whole."""
    plain = left.unit is None and right.unit is None and left.scale == 1 and not left.signed
    every = between[-1:] == ["every"]
    between = between[:-1] if every else between
    if between not in (["in"], ["out", "of"], ["of"]) or not plain or not 0 < left.value < right.value <= LARGEST_WHOLE:
        return None
    if (
        left.value != int(left.value)
        or right.value != int(right.value)
        or (between == ["of"] and not every and right.value not in ROUND_WHOLES)
    ):
        return None
    if between == ["in"] and right.value not in ROUND_WHOLES and right.value > 50:
        return None
    value = left.value / right.value
    return replace(_span(left, right), value=value, low=value, high=value, form="fraction")


def _is_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity, joint: str) -> bool:
    """May two quantities with `joint` between them be the ends of one range?"""
    opener = lower_at(lexemes, left.first - 1)
    compatible = (
        (left.unit or "").split("/")[0] == (right.unit or "").split("/")[0]
        or left.unit is None
        or (right.unit is None and _has_sign(lexemes, left))
    )
    if not compatible or left.form == "times" or (left.linked and left.own_unit and joint != "to" and not _has_sign(lexemes, left)):
        return False
    low, high = _ends(left, right)
    if joint in RANGE_HYPHENS:
        tight = is_glued(lexemes, right.first) and is_glued(lexemes, left.last)
        return low < high and (tight or joint in ("–", "—"))
    if joint == "and":
        return opener == "between" or (opener in APPROXIMATING and lower_at(lexemes, left.first - 2) == "between")
    if joint == "or":
        return high - low in (1, left.scale, right.scale) and not left.own_unit
    if joint != "to":
        return False
    if opener == "from":
        return low != high
    changing = [find_change(lower_at(lexemes, k)) in read_directed_verbs() for k in range(max(0, left.first - 4), left.first)]
    amount = changing and (changing[-1] or (opener == "by" and any(changing)))
    shared = left.scale == 1 < right.scale and low != left.value  # "cut $5 to $6 billion" names one magnitude for both
    measured = left.own_unit and right.own_unit
    bare = left.unit is right.unit is None and changing and changing[-1] and not counts_ahead(lexemes, right.last)
    return low < high and (shared or not ((measured and amount) or bare))


def _has_sign(lexemes: Sequence[Lexeme], quantity: Quantity) -> bool:
    """Does the unit stand before the number, as in $5, EUR 5m or "aged 25"?"""
    first = lexemes[quantity.inner + (lexemes[quantity.inner].text in HYPHENS)]
    money = is_money(quantity.unit) and (is_currency_sign(first) or (first.kind == "word" and first.text.isupper()))
    return quantity.own_unit and (money or lexemes[quantity.last - 1].kind == "digits")


def _ends(left: Quantity, right: Quantity) -> tuple[float, float]:
    """The ends of a range; "2 to 3 million" and "15-20,000" share their magnitude where that makes them ascend."""
    low, high = left.value, right.value
    if left.scale == 1 and right.scale > 1 and low < high / right.scale:
        low *= right.scale
    elif right.scale == 1 and right.form == "digits" and high % THOUSAND == 0 and high / THOUSAND / FARTHEST <= low < high / THOUSAND:
        low *= THOUSAND
    return low, high


def _make_range(lexemes: Sequence[Lexeme], left: Quantity, right: Quantity) -> Quantity:
    low, high = sorted(_ends(left, right))
    first = left.first
    if lower_at(lexemes, first - 1) in APPROXIMATING and lower_at(lexemes, first - 2) == "between":
        first -= 1
    first -= lower_at(lexemes, first - 1) in ("between", "from")
    unit = right.unit if right.unit is not None else left.unit
    return replace(
        right,
        first=first,
        inner=left.first,
        value=None,
        low=low,
        high=high,
        unit=unit,
        modifier="between",
        own_unit=left.own_unit or right.own_unit,
    )


def _share_units(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number in a list the unit of the next: "10, 20 and 30 years", "8 or $9", "four- and six-year"."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        left, right = shared[i], shared[i + 1]
        between = [lexeme.lower for lexeme in lexemes[left.last : right.first]]
        noun_taken = left.linked and lexemes[left.last - 1].kind == "word" and left.last - left.inner > 1
        listed = not noun_taken and between and all(word in (",", "and", "or", "to", *HYPHENS) for word in between) and len(between) <= 4
        # "5, 10 percent" is no list, "5, 10 and 20 percent" and "5 and 10 percent" are
        closed = bool({"and", "or", "to"} & set(between)) or (
            listed and i + 2 < len(shared) and "," in between and shared[i + 1].unit is not None and not right.own_unit
        )
        # "16,369 up 58 points" tells the level of an index and its change; in a poll the level is a share
        level = between in (["up"], ["down"], [",", "up"], [",", "down"]) and right.unit == "point"
        if left.unit is None and right.unit is not None and left.form != "times" and ((listed and closed) or level):
            shared[i] = replace(left, unit=right.unit)
    return shared


def _add_modifiers(lexemes: Sequence[Lexeme], quantity: Quantity) -> Quantity:
    """Take in the modifiers on both sides and set the bounds they leave."""
    first, modifier = _read_before(lexemes, quantity)
    last, behind = quantity.last, None
    if modifier is None:
        last, behind = _read_behind(lexemes, quantity)
    kind = modifier or behind
    quantity = replace(quantity, first=first, last=last)
    if kind is None or quantity.value is None:
        return quantity
    return _bound(quantity, kind)


def _add_late_unit(lexemes: Sequence[Lexeme], quantity: Quantity, surroundings: Surroundings) -> Quantity:
    """The unit behind a modifier that stands between it and its number: "20-odd years", "100+ miles"."""
    if quantity.unit is not None or lexemes[quantity.last - 1].lower not in WEDGED or quantity.last - 1 < quantity.outer:
        return quantity
    unit = read_unit(lexemes, quantity.last, surroundings=surroundings, scale=quantity.scale)
    if unit is None:
        return quantity
    return _multiply(replace(quantity, unit=unit.name, last=unit.last, own_unit=True), unit.factor)


def _bound(quantity: Quantity, kind: str) -> Quantity:
    """The bounds that a modifier leaves to a value."""
    value = quantity.value
    low = None if kind in ("almost", "less_than", "at_most") else value
    high = None if kind in ("more_than", "at_least") else value
    return replace(quantity, modifier=kind, low=low, high=high)


def _read_before(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where the modifiers before a quantity begin, and what the outermost that bounds it says."""
    first, kind = quantity.first, None
    if lower_at(lexemes, first - 1) in ("a", "an") and lower_at(lexemes, first - 2) in ("as", "than") and quantity.linked:
        return first, None
    for _ in range(3):
        match = _match_before(lexemes, first, quantity)
        if match is None:
            break
        first, found = match
        kind = found if kind is None or found in BOUNDING else kind
    if kind in ("more_than", "less_than", "almost"):
        while lower_at(lexemes, first - 1) in DEGREES and not (
            lower_at(lexemes, first - 1) == "a" and lower_at(lexemes, first) not in LITTLE
        ):
            first -= 1
    return first, kind


def _match_before(lexemes: Sequence[Lexeme], first: int, quantity: Quantity) -> tuple[int, str] | None:
    """The longest modifier that ends right before lexeme `first`."""
    k = first - 1
    if lower_at(lexemes, k) in HYPHENS and is_glued(lexemes, first) and lower_at(lexemes, k - 1) == "sub":
        return k - 1, "less_than"
    for words, kind in _before().get(lower_at(lexemes, k), ()):
        start = first - len(words)
        if (
            start >= 0
            and all(lexemes[start + n].lower == word for n, word in enumerate(words))
            and _applies(lexemes, words, start, quantity)
        ):
            return start, kind
    return None


def _applies(lexemes: Sequence[Lexeme], words: tuple[str, ...], start: int, quantity: Quantity) -> bool:
    """Is the word a modifier here? "Over two years" is often "during", "under 2004 rules" and "above 5" in a list are not asked about."""
    before = lower_at(lexemes, start - 1)
    if words == ("sub",) or (words == ("over",) and (quantity.form == "vague" or before in HANDING | TURNING)):
        return False
    if words == ("over",) and quantity.unit in TIME:
        return before in read_words("lasting_words") or (start == 0 and not lexemes[start].text[0].isupper())
    if words == ("up", "to") and (before == "back" or find_change(before) in read_changes("verb").keys() - read_directed_verbs()):
        return False
    return not (words == ("around",) and before in TURNING)


def _read_behind(lexemes: Sequence[Lexeme], quantity: Quantity) -> tuple[int, str | None]:
    """Where a modifier behind a quantity ends and what it says: "or more", "-odd", "+"."""
    j = quantity.last
    hyphen = lower_at(lexemes, j) in HYPHENS and is_glued(lexemes, j) and is_glued(lexemes, j + 1)
    j += hyphen
    for words, kind in _behind().get(lower_at(lexemes, j), ()):
        if not all(lower_at(lexemes, j + n) == word for n, word in enumerate(words)):
            continue
        alone = words[0] in {*WEDGED, "max", "tops"}
        if alone and not (
            hyphen
            or (words == ("+",) and is_glued(lexemes, j))
            or (words == ("plus",) and quantity.unit is None and counts_ahead(lexemes, j + 1))
        ):
            continue
        behind = j + len(words)
        if behind < len(lexemes) and (
            lexemes[behind].kind == "digits" or lexemes[behind].lower in ("some", "than") or _begins_count(lexemes, words, behind)
        ):
            continue
        return behind, kind
    return quantity.last, None


def _begins_count(lexemes: Sequence[Lexeme], words: tuple[str, ...], i: int) -> bool:
    """Does what looks like a modifier behind begin the next quantity: "and at least two others"?"""
    return words[0] in ("at", "approximately", "maximum", "minimum", "upwards") and (
        lexemes[i].lower in _number_words() or lexemes[i].text == "$"
    )


def _pass_bounds_on(lexemes: Sequence[Lexeme], found: Sequence[Quantity]) -> list[Quantity]:
    """A conversion in brackets is bounded as what it converts, "more than 100 km (60 miles)", and both take the rate behind it."""
    passed = list(found)
    for i in range(1, len(passed)):
        left, right = passed[i - 1], passed[i]
        bracket = right.first - 1
        closed = lower_at(lexemes, bracket) == "(" and bracket - left.last <= 2 and lower_at(lexemes, right.last) == ")"
        measured = left.unit is not None and right.unit is not None and left.unit != right.unit
        if not closed or not measured:
            continue
        if right.modifier == "exact" and left.modifier in BOUNDING and right.value is not None:
            passed[i] = right = _bound(right, left.modifier)
        rate = read_rate(lexemes, right.last + 1)
        if rate is not None and "/" not in left.unit + right.unit:
            passed[i - 1] = replace(left, unit=f"{left.unit}/{rate[0]}")
            passed[i] = replace(right, unit=f"{right.unit}/{rate[0]}")
    return passed


@cache
def _before() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Modifiers that stand before a number, by their last lexeme, the longest first."""
    return _modifiers("before", -1)


@cache
def _behind() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Modifiers that stand behind a number, by their first lexeme, the longest first."""
    return _modifiers("after", 0)


def _modifiers(position: str, key: int) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found = defaultdict(list)
    for row in read_lexicon("modifiers"):
        if row["position"] == position:
            words = tuple(lexeme.lower for lexeme in split_lexemes(row["phrase"]))
            found[words[key]].append((words, row["modifier"]))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in found.items()}


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("number_words"))
