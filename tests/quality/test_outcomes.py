"""Outcomes: each row that was found is right or wrong, and what the gold does not tell of is left out."""

import dataclasses

import pytest

from broadsheet.article.sources import Article
from broadsheet.quality.gold import Gold, GoldEntity, GoldFigure, GoldStance, GoldStatement
from broadsheet.quality.outcomes import find_outcomes, judge_rows
from tests.support.handmade import Desk

TEXT = "Ann Lee said she backs Bob. It is said that 40 to 50 people came. Bob heard it on the pier."


def find(words: str, nth: int = 1) -> tuple[int, int]:
    return Desk(TEXT).find(words, nth)


GOLD = Gold(
    Article("a", TEXT, "A test"),
    (
        GoldEntity("ann", "Ann Lee", "PERSON", (find("Ann Lee"),), (find("she"),)),
        GoldEntity("bob", "Bob", "PERSON", (find("Bob"), find("Bob", 2)), ()),
    ),
    (
        GoldStatement("ann", (find("Ann Lee"),), (find("said"),), (find("she backs Bob"),), "indirect", "praise"),
        GoldStatement(None, (), (find("said", 2),), (find("that 40 to 50 people came"),), "indirect", "claim"),
    ),
    (GoldStance("ann", "bob", "support", (find("backs Bob"),)), GoldStance(None, "bob", "oppose", ())),
    (GoldFigure(find("40 to 50"), None, 40, 50, "between", None, "people", "ann"),),
)


@pytest.fixture
def desk() -> Desk:
    """The names of GOLD, found."""
    desk = Desk(TEXT)
    desk.entity("Ann Lee", "Ann Lee")
    desk.entity("Bob", "Bob", "Bob")
    return desk


def judge(desk: Desk, table: str, gold: Gold = GOLD) -> list[tuple[int, bool]]:
    """The numbers of the rows of a table that were judged, and whether they are right."""
    return [(one.row, one.right) for one in find_outcomes(desk.make(), gold) if one.table == table]


def test_a_mention_is_right_where_its_entity_is_meant_and_left_out_where_no_gold_has_one(desk):
    assert judge(desk, "mentions") == [(0, True), (1, True), (2, True)]
    she = dataclasses.replace(desk.mentions[0], entity="e2", text="she", start=find("she")[0], end=find("she")[1])
    desk.mentions.append(she)
    assert judge(desk, "mentions") == [(0, True), (1, False), (2, True), (3, True)]
    desk.entity("the pier", "the pier", type="TOPIC", form="nominal")
    assert judge(desk, "mentions") == [(0, True), (1, False), (2, True), (3, True)]


@pytest.mark.parametrize(("speaker", "content", "right"), [
    ("e1", "she backs Bob", True),
    ("e1", "backs Bob", True),  # more than half of the words
    ("e1", "Bob", False),
    ("e2", "she backs Bob", False),
    (None, "she backs Bob", False),
    (None, "that 40 to 50 people came", True),  # nobody in both
    ("e1", "that 40 to 50 people came", False),
    ("e2", "heard it on the pier", False),
])  # fmt: skip
def test_a_statement_is_right_with_its_words_and_its_speaker(desk, speaker, content, right):
    desk.statement(speaker, None, "said", content)
    assert judge(desk, "statements") == [(0, right)]


def test_of_two_statements_with_the_same_words_one_is_right(desk):
    desk.statement("e1", None, "said", "backs Bob")
    desk.statement("e1", None, "said", "she backs Bob")
    assert judge(desk, "statements") == [(0, False), (1, True)]


@pytest.mark.parametrize(("holder", "target", "polarity", "right"), [
    ("e1", "e2", "support", True),
    ("e1", "e2", "oppose", False),
    ("e2", "e1", "support", False),
    ("e1", None, "support", True),  # no entity, and the words are Bob's
    ("e1", "e1", "support", False),  # the words are Bob's, and the entity is another
])  # fmt: skip
def test_a_stance_is_right_with_holder_target_and_polarity(desk, holder, target, polarity, right):
    desk.stance(holder, target, "backs Bob", polarity)
    start, end = find("Bob")
    desk.stances = [dataclasses.replace(desk.stances[0], target_start=start, target_end=end)]
    assert judge(desk, "stances") == [(0, right)]


def test_a_stance_that_nobody_holds_is_left_out(desk):
    desk.stance(None, "e2", "backs Bob", "oppose")
    assert judge(desk, "stances") == []


@pytest.mark.parametrize(("low", "high", "source", "right"), [
    (40, 50, "e1", True),
    (40, 60, "e1", False),
    (40, 50, "e2", False),
    (40, 50, None, False),
])  # fmt: skip
def test_a_figure_is_right_with_its_number_and_its_source(desk, low, high, source, right):
    desk.figure("40 to 50", None, low, high, modifier="between", source=source)
    assert judge(desk, "figures") == [(0, right)]


def test_where_the_gold_names_no_source_any_will_do(desk):
    gold = dataclasses.replace(GOLD, figures=(dataclasses.replace(GOLD.figures[0], source=None),))
    desk.figure("40 to 50", None, 40, 50, modifier="between", source="e2")
    assert judge(desk, "figures", gold) == [(0, True)]


def test_a_figure_that_the_gold_lacks_is_wrong_unless_nobody_looked_for_figures(desk):
    desk.figure("40", 40, 40, 40)
    desk.figure("50", 50, 50, 50)
    assert [right for _, right in judge(desk, "figures")] == [False, False]
    desk_gold = dataclasses.replace(GOLD, figures=(), tables=frozenset({"mentions", "statements", "stances"}))
    assert judge(desk, "figures", desk_gold) == []


def test_outcomes_of_many_articles_are_one_table_with_what_rows_say(desk):
    desk.mentions = [dataclasses.replace(desk.mentions[0], certainty=0.8), *desk.mentions[1:]]
    table = judge_rows([desk.make(), desk.make()], [GOLD, GOLD])
    assert list(table.columns) == ["article", "table", "row", "certainty", "right"]
    assert table["certainty"].fillna(0).tolist() == [0.8, 0, 0, 0.8, 0, 0]
    assert list(judge_rows([], []).columns) == list(table.columns)
