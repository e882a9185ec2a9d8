"""Reading: numbers with their units, bounds and modifiers, as the characters of a text give them.

Joins what the others read: `measuring` one number, `implicit` what has none, `ranges` and `sharing` neighbours,
`modifiers` what bounds them, and `bounds` two such bounds of one number; leaves out the numbers that `labels` and
`dates` say only name. One pass each, so linear in the text. Knows nothing of spaCy.
"""

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.quantities.bounds import join_bounds
from broadsheet.quantities.compounds import join_compounds
from broadsheet.quantities.dates import is_date_part, is_year
from broadsheet.quantities.implicit import add_alternative, add_unnumbered
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.labels import is_label, repeats_label
from broadsheet.quantities.lexemes import HYPHENS, Lexeme, is_glued, lower_at, split_lexemes
from broadsheet.quantities.measuring import measure
from broadsheet.quantities.modifiers import add_late_unit, add_modifiers, bound
from broadsheet.quantities.names import is_resolution, is_title
from broadsheet.quantities.numbers import find_numbers
from broadsheet.quantities.pronouns import is_idiom
from broadsheet.quantities.ranges import join_all
from broadsheet.quantities.record import OLDEST, Form, Number, Quantity
from broadsheet.quantities.scores import find_tally
from broadsheet.quantities.sharing import pass_bounds_on, share_units
from broadsheet.quantities.units import Surroundings, read_surroundings, read_unit
from broadsheet.rules import name_rule


def find_quantities(text: str) -> tuple[list[Lexeme], list[Quantity]]:
    """The lexemes of a text and its quantities in order, each by the lexemes it spans."""
    lexemes = split_lexemes(text)
    surroundings = read_surroundings(lexemes)
    found = _measure_all(lexemes, find_numbers(lexemes), surroundings)
    found = add_unnumbered(lexemes, _add_alternatives(lexemes, found, surroundings), surroundings)
    found = share_units(lexemes, join_all(lexemes, join_compounds(lexemes, found)))
    found = [add_late_unit(lexemes, add_modifiers(lexemes, quantity), surroundings) for quantity in found]
    return lexemes, pass_bounds_on(lexemes, join_bounds(lexemes, _keep_apart(found)))


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
        if right.first >= left.last:
            continue
        if left.outer <= right.first and left.value is not None:
            apart[i - 1] = replace(bound(left, "exact"), last=left.outer)
        else:
            free = bound(right, "exact") if right.value is not None else right
            apart[i] = replace(free, first=max(left.last, right.first))
    return apart


def _measure_all(lexemes: Sequence[Lexeme], numbers: Sequence[Number], surroundings: Surroundings) -> list[Quantity]:
    """Each number with what stands right around it; the labels among them left out."""
    found, labelled = list[Quantity](), None
    for number in numbers:
        before = found[-1].last if found else -1
        if number.first < before:
            continue  # the 100 of "6 L/100km" is in the unit
        whole = read_age_group(lexemes, number) or read_tally(lexemes, number, surroundings)
        if whole is not None:
            found.append(whole)
            continue
        quantity = measure(lexemes, number, surroundings, before)
        # a label is one lexeme before: "pages 4 and 5"
        if _only_names(lexemes, number, quantity, before, after_label=labelled == number.first - 2) or (
            labelled is not None and repeats_label(lexemes, number, labelled)
        ):
            labelled = number.last - 1
        elif not _is_cut_off(lexemes, number, quantity):
            found.append(quantity)
    return found


def read_age_group(lexemes: Sequence[Lexeme], number: Number) -> Quantity | None:
    """ "the over-65s", "under-18s": people by their age."""
    tied = lower_at(lexemes, number.first - 1) in HYPHENS and is_glued(lexemes, number.first)
    first = number.first - 2 if tied else number.first - 1
    people = tied or lower_at(lexemes, number.first - 2) in ("", "the", "for", ".", "and", "of")
    many = is_glued(lexemes, number.last) and lower_at(lexemes, number.last) == "s"
    if lower_at(lexemes, first) not in ("over", "under") or not (people and many and 0 < number.amount <= OLDEST):
        return None
    rules = tuple((column, name_rule(read_age_group)) for column in ("value", "unit", "modifier"))
    group = Quantity.make_exact(first, number.last + 1, number.value, form=Form.GROUP, unit="year", rules=rules)
    return bound(group, "more_than" if lower_at(lexemes, first) == "over" else "less_than")


def read_tally(lexemes: Sequence[Lexeme], number: Number, surroundings: Surroundings) -> Quantity | None:
    """ "voted 7-4", "won 2-1": one of the two counts of a ballot or a game.

    A day is of neither, and a range that has a unit ("lost 5-10 kg") of no game.
    """
    tally = find_tally(lexemes, number.first, number.last)
    if tally is None or is_date_part(lexemes, number):
        return None
    if tally == "score" and read_unit(lexemes, number.last, surroundings=surroundings) is not None:
        return None
    rules = (("value", name_rule(read_tally)),)
    return Quantity.make_exact(number.first, number.last, number.value, form=Form(tally), rules=rules)


def _only_names(
    lexemes: Sequence[Lexeme], number: Number, quantity: Quantity, before: int, *, after_label: bool
) -> bool:
    """Does a number name, as those of dates, titles and telephones do?

    `before` is where the last quantity ends; `after_label`: it is tied to a label before it.
    """
    if quantity.unit is None and not quantity.own_unit:
        named = _is_loose_label(lexemes, number, before, after_label=after_label)
    else:
        named = is_date_part(lexemes, number)
    # "60 Minutes" and "World Cup 2018 day five"
    if find_kind(quantity.unit) == "time":
        named = named or is_title(lexemes, number.first, quantity.last) or _is_dated(lexemes, number, quantity)
    listed_year = is_year(lexemes, number) and after_label and quantity.unit is None
    return named or listed_year or is_resolution(lexemes, number) or is_idiom(lexemes, number)


def _is_cut_off(lexemes: Sequence[Lexeme], number: Number, quantity: Quantity) -> bool:
    """Do letters that are neither unit nor magnitude touch the digits: "17x4"?"""
    free = quantity.unit is None and not quantity.own_unit and number.form == Form.DIGITS
    return free and is_glued(lexemes, number.last) and lexemes[number.last].kind != "mark"


def _is_dated(lexemes: Sequence[Lexeme], number: Number, quantity: Quantity) -> bool:
    """Is a number a year with a singular noun of time behind it, "World Cup 2018 day five", where so many would be
    plural?
    """
    return is_year(lexemes, number) and quantity.last == number.last + 1 and lexemes[number.last].lower == quantity.unit


def _is_loose_label(lexemes: Sequence[Lexeme], number: Number, before: int, *, after_label: bool) -> bool:
    """Is a number without unit a label? One that ends a range ("5bn-10") is not, whatever it touches."""
    joined = before >= 0 and before == number.first - 1 and lexemes[before].text in HYPHENS
    if joined and lexemes[before - 1].kind == "word":
        return False
    return is_label(lexemes, number, after_label=after_label)
