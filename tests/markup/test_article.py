import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.markup.article import mark_up, name_words, write_legend
from broadsheet.markup.assets import write_style
from broadsheet.paragraphs import LINE
from broadsheet.schema import read_spans
from tests.support.handmade import Desk, read_little, read_much, read_nothing
from tests.support.rated import rate


class Checker(HTMLParser):
    """Collects text, ids and links, and fails where tags are not closed in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text, self.ids, self.links = "", [], []

    def handle_starttag(self, tag, attrs):
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        self.open.append(tag)
        facts = dict(attrs)
        self.ids += [facts["id"]] if "id" in facts else []
        self.links += [facts["href"]] if "href" in facts else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def check(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert len(set(checker.ids)) == len(checker.ids), "an id twice"
    return checker


def strip(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("text", [
    "One line.",
    "A line.\nAnother.\n\nA third after a gap.\n",
    "Windows\r\nlines\r\nand a\rlone one",
    "  spaces  \n\t tabs \n",
    "<script>alert(1)</script> & \"quotes\" 'too' &amp; &lt;b&gt;",
    "Line separators\u2028count\u2029as\x85breaks\x0btoo\x0c.",
    "",
    "\n\n",
])  # fmt: skip
def test_stripping_the_tags_gives_the_text_back(text):
    html = mark_up(text, Desk(text).make().tables)
    assert strip(html) == text
    check(html)


@pytest.mark.parametrize("make", [read_nothing, read_little, read_much])
def test_a_marked_text_is_well_formed_and_whole(make):
    reading = make()
    html = mark_up(reading.article.text, reading.tables)
    assert strip(html) == reading.article.text
    check(html)


def test_the_seed_keeps_every_character_and_every_row_has_its_words(seed_reading):
    html = mark_up(seed_reading.article.text, seed_reading.tables)
    assert strip(html) == seed_reading.article.text
    wanted = {name_words("mention", number) for number in range(1, len(seed_reading.mentions) + 1)}
    for table in ("statement", "stance", "figure"):
        wanted |= {name_words(table, key) for key in seed_reading.tables[f"{table}s"][table]}
    assert wanted <= set(check(html).ids)


def test_marks_that_cross_are_split_and_keep_one_id():
    desk = Desk("The plan of the new party failed.")
    desk.entity("the plan of the new party", "The plan of the new party")
    desk.stance(None, "e1", "new party failed", "oppose")
    html = mark_up(desk.text, desk.make().tables)
    assert html.count('class="evidence oppose"') == 1 + 1
    assert html.count('id="p1-words"') == 1
    assert 'data-row="p1" id="p1-words"><a class="sign" href="#p1"' in html
    check(html)


def test_a_mention_in_a_mention_has_links_of_both():
    desk = Desk("The Iraqi parliament met.")
    desk.entity("Iraqi parliament", "Iraqi parliament", type="ORG")
    desk.entity("Iraqi", "Iraqi", type="NORP")
    assert check(mark_up(desk.text, desk.make().tables)).links == ["#e2", "#e1"]


def test_the_mark_of_a_cue_has_its_act_for_a_class_where_it_is_denied_too():
    desk = Desk("Ann never said it was late.")
    ann = desk.entity("Ann", "Ann")
    desk.statement(ann, "Ann", "never said", "it was late", act="other", negated=True)
    reading = desk.make()
    assert '<span class="cue other"' in mark_up(reading.article.text, reading.tables)


def test_a_figure_in_a_cue_in_a_mention_links_to_the_figure():
    desk = Desk("Some 40 votes fell.")
    desk.entity("votes", "Some 40 votes", type="TOPIC")
    desk.figure("40", 40, 40, 40)
    assert check(mark_up(desk.text, desk.make().tables)).links == ["#e1", "#f1", "#e1"]


def test_a_quote_of_two_parts_over_two_paragraphs_is_marked_in_each():
    desk = Desk('"We won.\nWe did," she said, "at last."')
    desk.statement(None, "she", "said", "We won.\nWe did", "at last", form="direct")
    html = mark_up(desk.text, desk.make().tables)
    assert html.count('class="content"') == 3
    assert html.count('id="s1-words"') == 1
    assert html.count("<p>") == 2
    check(html)


def test_nothing_in_a_text_becomes_markup():
    desk = Desk('<img src=x onerror=alert(1)> said "<script>alert(2)</script>" & more')
    desk.entity("x", "<img src=x onerror=alert(1)>")
    desk.statement("e1", "<img src=x onerror=alert(1)>", "said", "<script>alert(2)</script>")
    html = mark_up(desk.text, desk.make().tables)
    assert "<img" not in html
    assert "<script" not in html
    assert strip(html) == desk.text


LESS = {"s1": 0.4, "p1": 0.3, "f1": 0.2}


def test_the_marks_of_less_certain_rows_are_told_apart_and_say_so_without_colour():
    reading = rate(read_little(), LESS, mentions={"Ann Lee": 0.1}, others=0.9)
    html = mark_up(reading.article.text, reading.tables)
    assert strip(html) == reading.article.text
    kinds = set(re.findall(r'<span class="([^"]*) unsure"', html))
    assert kinds == {"mention name", "content", "speaker", "cue praise", "evidence support", "figure"}
    assert html.count('role="img" aria-label="less certain"></span>') == 3  # a mention, a content and a figure
    assert 'aria-label="support, less certain: to the stance"' in html
    assert '<span class="mention name" data-row="e2"' in html  # Bob Ray is as sure as ever
    check(html)


@pytest.mark.parametrize("others", [None, 0.5, 1.0])
def test_where_all_rows_are_sure_or_not_rated_the_marks_are_the_usual_ones(others):
    reading = rate(read_much(), others=others)
    assert mark_up(reading.article.text, reading.tables) == mark_up(reading.article.text, read_much().tables)
    assert "less certain" not in write_legend(reading.tables)


def test_the_legend_shows_less_certain_marks_where_there_are_any():
    assert "less certain" in write_legend(rate(read_little(), {"f1": 0.2}).tables)


def test_a_less_certain_quotation_of_two_paragraphs_says_so_once():
    desk = Desk('"We won.\nWe did," she said.')
    desk.statement(None, "she", "said", "We won.\nWe did")
    html = mark_up(desk.text, rate(desk.make(), {"s1": 0.2}).tables)
    assert html.count('class="content unsure"') == 2
    assert html.count('class="doubt"') == 1


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_spans_give_well_formed_html_with_every_character(data):
    text = data.draw(st.text(alphabet='ab <&"\n\r\u2028é', min_size=1, max_size=40))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    desk = Desk(text)
    tables = desk.make().tables
    for start, end in data.draw(st.lists(spans, max_size=6)):
        desk.entity(text[start:end], text[start:end])
    for start, end in data.draw(st.lists(spans, max_size=4)):
        desk.stance(None, None, text[start:end])
        desk.statement(None, None, text[start:end], text[start:end])
    tables = desk.make().tables
    html = mark_up(text, tables)
    assert strip(html) == text
    check(html)


def test_content_spans_read_as_pairs():
    assert read_spans("10-20 31-40") == [(10, 20), (31, 40)]


def test_every_kind_of_mark_has_a_style():
    for kind in ("mention", "content", "cue", "evidence", "figure", "sign", "unsure", "doubt"):
        assert f".{kind}" in write_style("markup")


def test_a_line_ends_at_every_line_break_python_knows():
    assert LINE.findall("a\nb\rc\u2028d\x0be") == list("abcde")
