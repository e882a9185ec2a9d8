"""Examples: every list of quantities reads its own examples as its rows say.

A row's example is a short sentence in its column `example`; whoever adds a row adds the sentence that shows it.
"""

import pytest

from broadsheet.lexicon import read_lexicon
from broadsheet.quantities import Quantity, find_quantities


def find_examples(name: str) -> list[dict[str, str]]:
    return [row for row in read_lexicon(name) if row["example"]]


def read(example: str) -> list[Quantity]:
    return find_quantities(example)[1]


@pytest.mark.parametrize("row", find_examples("units"), ids=lambda row: f"{row['unit']}: {row['example']}")
def test_a_unit_is_read_in_its_example(row):
    units = [quantity.unit for quantity in read(row["example"]) if quantity.unit is not None]
    # what has no form of its own is only what something is per: "£3 a bottle"
    wanted = (row["unit"],) if row["forms"] or row["symbols"] else (f"/{row['unit']}",)
    assert [unit for unit in units if unit == wanted[0] or unit.endswith(wanted)] != []


@pytest.mark.parametrize("row", [row for row in find_examples("units") if row["told"]], ids=lambda row: row["example"])
def test_an_ordinary_noun_is_a_unit_only_beside_the_words_that_tell_it(row):
    told = row["told"].lower().split("|")
    untold = " ".join(word for word in row["example"].rstrip(".").split() if word.lower().strip(",") not in told)
    assert row["unit"] not in [quantity.unit for quantity in read(f"{untold}.")]


@pytest.mark.parametrize("row", find_examples("modifiers"), ids=lambda row: f"{row['phrase']}: {row['example']}")
def test_a_modifier_is_read_in_its_example(row):
    found = [
        (quantity.modifier, quantity.first < quantity.inner, quantity.outer < quantity.last)
        for quantity in read(row["example"])
    ]
    taken_in = row["place"] != "outside"
    assert (row["modifier"], taken_in and row["position"] == "before", row["position"] == "after") in found


@pytest.mark.parametrize("row", find_examples("magnitudes"), ids=lambda row: f"{row['word']}: {row['example']}")
def test_a_magnitude_is_read_in_its_example(row):
    amounts = [quantity.value if quantity.value is not None else quantity.low for quantity in read(row["example"])]
    assert [amount for amount in amounts if amount is not None and amount % float(row["value"]) == 0] != []


@pytest.mark.parametrize(("name", "column"), [("units", "kind"), ("modifiers", "modifier"), ("magnitudes", "kind")])
def test_every_kind_of_a_list_has_an_example(name, column):
    assert {row[column] for row in read_lexicon(name)} == {row[column] for row in find_examples(name)}
