"""Quantities: what is written of a number, its bounds, unit and modifier, from characters alone."""

from broadsheet.quantities.currencies import is_money
from broadsheet.quantities.kinds import find_kind
from broadsheet.quantities.rates import read_rate
from broadsheet.quantities.reading import find_quantities
from broadsheet.quantities.record import ADULT, AGE_WORDS, OLDEST, Form, Quantity
from broadsheet.quantities.scores import read_tally_words
from broadsheet.quantities.sharing import shares_bracket
from broadsheet.quantities.wording import is_currency_unit, say_bounds, say_number, say_unit

__all__ = [
    "ADULT",
    "AGE_WORDS",
    "OLDEST",
    "Form",
    "Quantity",
    "find_kind",
    "find_quantities",
    "is_currency_unit",
    "is_money",
    "read_rate",
    "read_tally_words",
    "say_bounds",
    "say_number",
    "say_unit",
    "shares_bracket",
]
