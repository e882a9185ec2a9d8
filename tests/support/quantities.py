"""Quantities: what the tests of their package ask of a text."""

from broadsheet.quantities.lexemes import split_lexemes
from broadsheet.quantities.reading import find_quantities
from broadsheet.quantities.units import read_surroundings, read_unit


def read_units(text: str) -> list[tuple]:
    """Value and unit of every quantity of a text."""
    return [(quantity.value, quantity.unit) for quantity in find_quantities(text)[1]]


def read_quantities(text: str) -> list[tuple]:
    """Text, value (or bounds), unit and modifier of every quantity."""
    lexemes, quantities = find_quantities(text)
    return [
        (
            text[lexemes[quantity.first].start : lexemes[quantity.last - 1].end],
            quantity.value if quantity.value is not None else (quantity.low, quantity.high),
            quantity.unit,
            quantity.modifier,
        )
        for quantity in quantities
    ]


def read_texts(text: str) -> list[str]:
    return [words for words, *_ in read_quantities(text)]


def find_unit(text: str):
    lexemes = split_lexemes(text)
    return read_unit(lexemes, 1, surroundings=read_surroundings(lexemes))
