from broadsheet import charts
from broadsheet.charts.canvas import PAPER
from broadsheet.charts.rows import SIGNS
from tests.support.handmade import Desk, read_little


def test_support_and_oppose_differ_in_shape_and_in_colour():
    assert SIGNS["support"][0] != SIGNS["oppose"][0]
    assert SIGNS["support"][2] != SIGNS["oppose"][2]


def test_the_stances_are_told_in_the_text_alternative():
    assert (
        charts.stances(read_little()).alternative == "Who is for and against whom. 1 stance. Ann Lee supports Bob Ray."
    )


def test_a_conditional_stance_is_drawn_in_outline():
    desk = Desk("Ann would back Bob.")
    ann, bob = desk.entity("Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.stance(ann, bob, "would back", conditional=True)
    markers = [line for ax in charts.stances(desk.make()).axes for line in ax.lines if line.get_marker() == "o"]
    assert [line.get_markerfacecolor() for line in markers] == [PAPER]
