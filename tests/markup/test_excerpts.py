import pytest

from broadsheet.errors import ParameterError
from broadsheet.markup.excerpts import Excerpt, Excerpts
from tests.support.handmade import Desk, read_little, read_nothing
from tests.support.rated import rate


def test_a_row_leads_to_its_words_in_their_paragraph():
    assert repr(read_little().show("s1")) == "s1: «Ann Lee» «said» «Bob Ray was right about 40 votes»."
    assert repr(read_little().show("p1", "f1")).splitlines() == [
        "p1: Ann Lee said «Bob Ray was right» about 40 votes.",
        "f1: Ann Lee said Bob Ray was right about «40» votes.",
    ]


def test_the_words_of_a_less_certain_row_say_that_it_is():
    shown = rate(read_little(), {"p1": 0.3, "f1": 0.8}).show("s1", "p1", "f1")
    assert [one.label for one in shown] == ["s1", "p1 (less certain)", "f1"]


def test_an_explanation_says_how_certain_a_row_is_in_words():
    reading = rate(read_little(), {"s1": 0.8})
    told = "certainty = 0.8: about 8 in 10 rows like this are right"
    assert f"  {told}\n" in repr(reading.explain("s1"))
    assert f"<li>{told}</li>" in reading.explain("s1")._repr_html_()
    for key in ("p1", "e1"):  # one that was not rated, and one of a table without certainty
        assert "certainty" not in repr(reading.explain(key))


def test_an_entity_leads_to_all_its_mentions_and_what_lies_between_is_left_out():
    desk = Desk("Ann came.\n\nIt rained.\n\nAnn left.\nAnn slept.")
    desk.entity("Ann", "Ann", "Ann", "Ann")
    assert repr(desk.make().show("e1")) == "e1: «Ann» came. … «Ann» left. «Ann» slept."


def test_a_quotation_over_two_paragraphs_is_marked_in_each():
    desk = Desk('"We won.\nWe did," she said.')
    desk.statement(None, "she", "said", "We won.\nWe did")
    assert repr(desk.make().show("s1")) == 's1: "«We won.» «We did»," «she» «said».'


@pytest.mark.parametrize("key", ["s9", "x1", "", "e"])
def test_an_unknown_row_is_refused_with_those_there_are(key):
    with pytest.raises(ParameterError, match=r"This reading has e1 to e2, s1 to s1, p1 to p1, f1 to f1\."):
        read_little().show(key)
    with pytest.raises(ParameterError, match="This reading has no rows"):
        read_nothing().show(key)


def test_of_no_rows_there_are_no_words():
    shown = read_little().show()
    assert repr(shown) == "no words"
    assert "no words" in shown._repr_html_()


def test_whatever_a_text_says_is_escaped():
    html = Excerpts([Excerpt("<i>", "<b>bold</b> & <script>", [(3, 7)])])._repr_html_()
    assert "<b>&lt;i&gt;</b>" in html
    assert "&lt;b&gt;<mark" in html
    assert ">bold</mark>&lt;/b&gt; &amp; &lt;script&gt;" in html
