"""Examples: the rows of the lists of changes and of amount verbs bring a sentence each, which is read as the row says.

The words between asterisks are the amount of a change, or what an amount verb says its amount of.
"""

from collections.abc import Sequence

import pytest

from broadsheet.lexicon import read_lexicon
from broadsheet.records import find_records
from broadsheet.schema import Figure

# role: the column of the figure that its marked words fill; None for those that the figure is said to be no matter of
ROLES = {
    "measures": "counted",
    "adds": "counted",
    "takes": "counted",
    "spends": "counted",
    "counts": "counted",
    "scores": "of",
    "holds": "of",
    "imposes": "of",
    "shows": "source",
    "expects": None,
    "rates": None,
}


AMOUNTS = [row for row in read_lexicon("amount_verbs") if row["example"]]


def cut_marked(example: str) -> tuple[str, str, int]:
    """The text of an example, the words in it between asterisks, and their start."""
    before, marked, after = example.split("*")
    return before + marked + after, marked, len(before)


def name(row: dict[str, str]) -> str:
    return f"{row['word']}-{row.get('form') or row['role']}"


@pytest.mark.parametrize("row", read_lexicon("trends"), ids=name)
def test_a_change_goes_the_way_of_its_row_by_its_marked_amount_and_no_other(nlp, row):
    text, marked, start = cut_marked(row["example"])
    figures: Sequence[Figure] = find_records(nlp(text)).figures
    inside = [figure.trend for figure in figures if start <= figure.start < start + len(marked)]
    others = [figure.trend for figure in figures if not start <= figure.start < start + len(marked)]
    # a verb without a direction of its own takes that of the word beside it
    beside = "up" if "up" in text.split() else "down"
    assert inside == [row["trend"] or beside]
    assert set(others) <= {None}


@pytest.mark.parametrize("row", [row for row in AMOUNTS if row["role"] == "levels"], ids=name)
def test_a_level_stands_beside_the_up_of_its_verb(nlp, row):
    (figure,) = find_records(nlp(cut_marked(row["example"])[0])).figures
    assert figure.trend == "up"


@pytest.mark.parametrize("row", [row for row in AMOUNTS if row["role"] != "levels"], ids=name)
def test_an_amount_verb_has_the_role_of_its_row(nlp, row):
    text, marked, _ = cut_marked(row["example"])
    records = find_records(nlp(text))
    names = {entity.entity: entity.name for entity in records.entities}
    (figure,) = records.figures
    place = {"counted": figure.counted, "of": figure.of, "source": names.get(figure.source)}
    column = ROLES[row["role"]]
    if column is None:
        assert marked not in (figure.counted, figure.of)
    else:
        assert place[column] == marked


def test_every_form_and_every_role_has_an_example():
    assert (
        {row["role"] for row in AMOUNTS} == {row["role"] for row in read_lexicon("amount_verbs")} == {*ROLES, "levels"}
    )
    assert [row["word"] for row in read_lexicon("trends") if not row["example"]] == []
