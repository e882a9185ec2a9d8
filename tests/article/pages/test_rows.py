"""What a page marks is what its rows say: who posted, what was quoted, which figure stands."""

import broadsheet as bs
from tests.support.pages import BODY, make_article


def read_page(tmp_path, body):
    path = tmp_path / "page.html"
    path.write_text(make_article(body), encoding="utf-8")
    return bs.read(path)


def test_the_words_of_a_post_are_its_authors(tmp_path):
    post = '<blockquote class="twitter-tweet"><p>The tolls will ruin us. We will fight.</p>&mdash; Jo Park (@jo)</blockquote>'
    said = read_page(tmp_path, BODY + post).statements
    (row,) = said[said["content"].str.startswith("The tolls will ruin us")].to_dict("records")
    assert (row["speaker_text"].split(" (")[0], row["form"]) == ("Jo Park", "direct")


def test_the_words_of_a_quotation_element_are_direct(tmp_path):
    said = read_page(
        tmp_path, "<p><q>We have lost our way</q>, the mayor, Ann Lee, said on Friday.</p>" + BODY
    ).statements
    (row,) = said[said["content"].str.startswith("We have lost our way")].to_dict("records")
    assert row["form"] == "direct"


def test_a_figure_struck_out_gives_no_row_and_a_note_mark_no_digit(tmp_path):
    line = "<p>It costs <s>£25 million</s> £52<sup>3</sup> million, Ann Lee said on Friday.</p>"
    figures = read_page(tmp_path, line + BODY).figures
    assert [one for one in figures["text"] if "million" in one] == ["£52 million"]
