from broadsheet.charts.speakers import MOST_ACTS
from broadsheet.schema import ACTS
from tests.support.drawings import draw, find_words


def test_the_rarest_acts_share_a_column_where_there_is_no_room_for_all():
    words = find_words(draw("statements", "sixty"))
    assert "other acts" in words
    assert len(set(words) & {*ACTS, "other acts"}) == MOST_ACTS
