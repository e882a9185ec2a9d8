"""Kinds: every unit of the list measures one thing, and pint agrees on what."""

from collections import defaultdict

import pint
import pytest

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities import find_kind

UNITS = read_lexicon("units")
# kinds of which pint knows one dimension; the others stand for several, as radiation does
OF_ONE_DIMENSION = [
    ("acceleration", "metre / second ** 2"),
    ("area", "acre"),
    ("length", "metre"),
    ("mass", "gram"),
    ("speed", "knot"),
    ("temperature", "kelvin"),
    ("time", "second"),
    ("volume", "litre"),
]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("hour", "time"),
        ("night", "time"),
        ("furlong", "length"),
        ("nautical mile", "length"),
        ("light year", "length"),
        ("percent", "share"),
        ("basis point", "share"),
        ("mile/hour", "speed"),
        ("GBP", "money"),
        ("dinar", "money"),
        ("penny", "subunit"),
        ("percent/year", None),
        ("GBP/hour", None),
        ("zorkmid", None),
        (None, None),
    ],
)
def test_a_unit_measures_what_its_kind_says(unit, kind):
    assert find_kind(unit) == kind


def test_every_unit_has_one_kind():
    kinds = defaultdict(set)
    for row in UNITS:
        kinds[row["unit"]].add(row["kind"])
    assert {unit: found for unit, found in kinds.items() if len(found) != 1 or "" in found} == {}


@pytest.mark.parametrize(("kind", "example"), OF_ONE_DIMENSION)
def test_pint_gives_every_unit_of_such_a_kind_the_same_dimension(kind, example, registry):
    named = {row["unit"]: row["pint"] for row in UNITS if row["pint"] and row["kind"] == kind}
    dimension = registry.parse_expression(example).dimensionality
    found = {unit: registry.parse_expression(name).dimensionality for unit, name in named.items()}
    assert {unit: said for unit, said in found.items() if said != dimension} == {}


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()
