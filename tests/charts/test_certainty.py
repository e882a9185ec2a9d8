"""What charts do with less certain rows."""

import pytest

from broadsheet import charts
from tests.support.drawings import KINDS, find_boxes, find_words
from tests.support.handmade import Desk, read_little, read_much
from tests.support.rated import rate

TABLES = {
    "entities": "mentions",
    "statements": "statements",
    "stances": "stances",
    "network": "stances",
    "figures": "figures",
}


def make() -> Desk:
    """Two of everything."""
    desk = Desk("Ann said yes to 40. Bob said no to 70.")
    ann, bob = desk.entity("Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.statement(ann, "Ann", "said", "yes to 40")
    desk.statement(bob, "Bob", "said", "no to 70")
    desk.stance(ann, bob, "yes to 40")
    desk.stance(bob, ann, "no to 70", "oppose")
    desk.figure("40", 40, 40, 40)
    desk.figure("70", 70, 70, 70)
    return desk


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("others", [None, 0.5, 0.9])
def test_where_all_rows_are_sure_or_not_rated_a_chart_is_the_usual_one(kind, others):
    reading = make().make()
    assert getattr(charts, kind)(rate(reading, others=others)).to_svg() == getattr(charts, kind)(reading).to_svg()


@pytest.mark.parametrize(("kind", "drawn", "left"), [
    ("statements", "Bob", "Ann"),
    ("figures", "70, people", "40, people"),
])  # fmt: skip
def test_a_less_certain_row_is_not_drawn_and_that_is_said_in_words_and_in_the_text_alternative(kind, drawn, left):
    chart = getattr(charts, kind)(rate(make().make(), {"s1": 0.3, "f1": 0.2}, others=0.9))
    words = find_words(chart)
    assert drawn in words
    assert left not in words
    assert f"1 less certain {kind[:-1]} is not drawn" in words
    assert chart.alternative.endswith(f"1 less certain {kind[:-1]} is not drawn.")
    assert left not in chart.alternative


@pytest.mark.parametrize("kind", ["stances", "network"])
def test_a_less_certain_stance_is_not_among_those_drawn(kind):
    chart = getattr(charts, kind)(rate(make().make(), {"p2": 0.4}))
    assert "1 less certain stance is not drawn" in find_words(chart)
    assert {"stances": "1 stance. Ann supports Bob.", "network": "2 names joined by 1 arrow."}[
        kind
    ] in chart.alternative


def test_a_less_certain_mention_is_not_drawn():
    chart = charts.entities(rate(make().make(), mentions={"Ann": 0.4}))
    drawn = [line for ax in chart.axes for line in ax.lines if line.get_linestyle() == "None"]
    assert sum(len(line.get_xdata()) for line in drawn) == 1
    assert "1 less certain mention is not drawn" in find_words(chart)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_where_nothing_is_surer_a_chart_says_what_was_left_out_and_not_that_there_is_nothing(kind):
    chart = getattr(charts, kind)(rate(read_little(), others=0.3))
    assert find_words(chart) == [chart.title, f"1 less certain {TABLES[kind][:-1]} is not drawn."]


@pytest.mark.parametrize("kind", KINDS)
def test_the_notes_below_a_chart_stand_apart(kind):
    less = {f"{letter}{number}": 0.3 for letter in "spf" for number in range(1, 4)}
    chart = getattr(charts, kind)(rate(read_much(), less, mentions={read_much().mentions["text"][0]: 0.3}))
    notes = [box for words, _, box in find_boxes(chart) if "not drawn" in words or "more in the table" in words]
    assert notes
    assert all(box[1] >= -1 for box in notes)
    assert len(notes) == 1 or notes[0][3] <= notes[1][1] or notes[1][3] <= notes[0][1]
