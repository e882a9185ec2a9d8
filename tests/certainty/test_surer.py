"""Surer: the less certain rows go, and nothing that stays leads to one that went."""

from dataclasses import replace

import pandas as pd
import pytest

from broadsheet.certainty.surer import check_certainty, keep_surer
from broadsheet.errors import ParameterError
from broadsheet.reading import Reading, concatenate
from tests.support.handmade import Desk

# columns of ids, and the table whose rows they lead to
LINKS = {"entity": "entities", "speaker": "entities", "holder": "entities", "target": "entities"}
LINKS |= {"reported_by": "entities", "source": "entities", "statement": "statements"}


def read_rated(id: str = "a", *, sure: float = 0.9, unsure: float | None = 0.4) -> Reading:
    """Ann is mentioned surely by name and unsurely by a pronoun, Bob unsurely alone; what she says holds one of two
    figures, and of two stances the one rests on it and the other has Bob as its target.
    """
    desk = Desk("Ann Lee said Bob Ray was right about 40 votes. She counted 50. It was Cy.")
    ann, bob = desk.entity("Ann Lee", "Ann Lee"), desk.entity("Bob Ray", "Bob Ray")
    desk.entity("Cy", "Cy")
    said = desk.statement(ann, "Ann Lee", "said", "Bob Ray was right about 40 votes", act="praise")
    desk.stance(ann, ann, "counted")
    desk.stance(ann, bob, "Bob Ray was right")
    desk.figure("40", 40, 40, 40, source=ann)
    desk.figure("50", 50, 50, 50)
    first, second, third = desk.mentions
    pronoun = replace(first, text="She", form="pronoun", start=47, end=50, certainty=unsure)
    desk.mentions = [
        replace(first, certainty=sure),
        pronoun,
        *(replace(one, certainty=unsure) for one in (second, third)),
    ]
    desk.statements = [replace(row, certainty=unsure) for row in desk.statements]
    desk.stances = [replace(row, statement=said, certainty=sure) for row in desk.stances]
    one, other = desk.figures
    desk.figures = [replace(one, statement=said, certainty=sure), replace(other, certainty=unsure)]
    return desk.make(id)


def find_dangling(tables: dict[str, pd.DataFrame]) -> list[tuple[str, str, str]]:
    """Every id that leads to no row, with its table and column."""
    own = {name: {*zip(tables[name]["article"], tables[name][name_id(name)], strict=True)} for name in LINKS.values()}
    return [
        (name, column, key)
        for name in ("mentions", "statements", "stances", "figures")
        for column in LINKS.keys() & set(tables[name].columns)
        for article, key in zip(tables[name]["article"], tables[name][column], strict=True)
        if not pd.isna(key) and (article, key) not in own[LINKS[column]]
    ]


def name_id(table: str) -> str:
    return {"entities": "entity", "statements": "statement"}[table]


def test_rows_that_are_less_certain_go_and_the_others_keep_their_ids():
    tables = keep_surer(read_rated().tables, 0.7)
    assert list(tables["statements"]["statement"]) == []
    assert list(tables["stances"]["stance"]) == ["p1", "p2"]
    assert list(tables["figures"]["figure"]) == ["f1"]
    assert list(tables["mentions"]["text"]) == ["Ann Lee"]
    assert len(tables["articles"]) == 1


def test_a_row_that_rests_on_a_statement_that_went_holds_na():
    tables = keep_surer(read_rated().tables, 0.7)
    assert tables["stances"]["statement"].isna().all()
    assert tables["figures"]["statement"].isna().all()
    assert list(keep_surer(read_rated().tables, 0.3)["figures"]["statement"].dropna()) == ["s1"]


def test_an_entity_stays_as_long_as_a_row_leads_to_it_and_is_counted_anew():
    entities = keep_surer(read_rated().tables, 0.7)["entities"]
    # Bob is the target of a stance, if no mention of him is sure; nothing leads to Cy
    assert entities[["entity", "mentions", "first_start"]].values.tolist() == [["e1", 1, 0], ["e2", 0, 13]]


def test_a_row_as_certain_as_was_asked_stays():
    assert len(keep_surer(read_rated(sure=0.7).tables, 0.7)["stances"]) == 2


def test_a_row_that_is_not_rated_stays_only_where_all_do():
    reading = read_rated(unsure=None)
    assert {name: len(table) for name, table in keep_surer(reading.tables, 0).items()} == {
        name: len(table) for name, table in reading.tables.items()
    }
    assert list(keep_surer(reading.tables, 0.01)["figures"]["figure"]) == ["f1"]


@pytest.mark.parametrize("least", [0.0, 0.3, 0.7, 1.0])
def test_no_id_leads_nowhere_in_many_articles_together(least):
    readings = concatenate([read_rated("a"), read_rated("b", sure=0.4, unsure=0.9)])
    assert find_dangling(readings.tables) == []
    assert find_dangling(readings.surer(least).tables) == []


@pytest.mark.parametrize("least", [0.3, 0.7, 1.0])
def test_the_types_of_the_tables_stay(least):
    before, after = read_rated().tables, keep_surer(read_rated().tables, least)
    assert {name: list(table.dtypes) for name, table in after.items()} == {
        name: list(table.dtypes) for name, table in before.items()
    }


@pytest.mark.parametrize("least", [-0.1, 1.1, 70, float("nan")])
def test_what_is_no_certainty_is_refused_with_what_to_give(least):
    with pytest.raises(
        ParameterError, match=r"^certainty: .* is no certainty. Give a number from 0 to 1, such as 0.7.$"
    ):
        check_certainty(least)


@pytest.mark.parametrize("least", [0, 0.5, 1])
def test_a_certainty_comes_back_as_it_is(least):
    assert check_certainty(least) == least
