import pytest

import broadsheet as bs
from broadsheet import charts
from broadsheet.errors import ParameterError
from tests.support.handmade import read_much


def test_rows_beyond_the_chart_are_counted_below_it():
    assert "and 20 entities more in the table" in charts.entities(read_much()).to_svg()


def test_a_chart_of_several_articles_is_refused_for_their_ids_are_not_each_others():
    many = bs.read_many([bs.Article("a", "Mr Lund left.", "A"), bs.Article("b", "Mrs Okafor stayed.", "B")])
    with pytest.raises(ParameterError, match="shows one article, and this has 2"):
        charts.entities(many)
