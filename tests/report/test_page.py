import json
from dataclasses import replace
from html import escape

import pytest

from broadsheet.report import listings, page
from broadsheet.schema import TABLES
from tests.support.handmade import Desk, read_little, read_much, read_nothing
from tests.support.rated import rate

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
PARTS = (page.masthead, page.glance, page.article, page.entities, page.statements, page.stances, page.figures, page.run)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_whatever_an_article_says_is_escaped(part):
    desk = Desk(
        f"{HOSTILE} said {HOSTILE} 40 times.",
        title=HOSTILE,
        source=HOSTILE,
        published=HOSTILE,
        url=f"javascript:{HOSTILE}",
    )
    desk.entity(HOSTILE, HOSTILE, type=HOSTILE)
    desk.statement("e1", HOSTILE, "said", HOSTILE, act=HOSTILE)
    desk.stance("e1", "e1", HOSTILE)
    desk.figure("40", 40, 40, 40, unit=HOSTILE)
    html = part(desk.make()).html
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@pytest.mark.parametrize("make", [read_nothing, read_little, read_much])
def test_no_missing_value_is_printed(part, make):
    html = part(make()).html
    for gap in ("<NA>", "&lt;NA&gt;", ">nan<", ">None<"):
        assert gap not in html


@pytest.mark.parametrize(("notes", "told"), [
    ((), page.AS_IT_STOOD),
    (("Read as cp1252, since it is no UTF-8.",), "Read as cp1252, since it is no UTF-8."),
    (("2 NULs were left out.", f"The title was {HOSTILE}."), f"2 NULs were left out. The title was {escape(HOSTILE)}."),
])  # fmt: skip
def test_how_an_article_was_taken_in_is_told_among_the_facts_of_the_run(notes, told):
    reading = read_little()
    taken = replace(reading, article=replace(reading.article, notes=notes))
    assert f"<dt>How it was taken in</dt><dd>{told}</dd>" in page.run(taken).html


def test_every_row_leads_to_words_that_are_there():
    reading = read_much()
    text = page.article(reading).html
    for part in (page.entities, page.statements, page.stances, page.figures):
        links = [piece.split('"')[0] for piece in part(reading).html.split('class="words" href="#')[1:]]
        assert len(links) == 60
        assert all(f'id="{link}"' in text for link in links)


def test_a_less_certain_row_leads_to_its_words_and_they_to_it():
    reading = rate(read_little(), others=0.3)
    rows = "".join(part(reading).html for part in (page.entities, page.statements, page.stances, page.figures))
    text = page.article(reading).html
    for key in ("s1", "p1", "f1"):
        assert f'href="#{key}"' in text
        assert f'id="{key}-words"' in text
        assert f'<tr role="row" id="{key}"' in rows
        assert f'href="#{key}-words"' in rows


def test_less_certain_marks_have_a_switch_of_their_own_where_there_are_any():
    assert 'class="show-unsure"' in page.article(rate(read_little(), {"f1": 0.3})).html
    assert 'class="show-unsure"' not in page.article(rate(read_little(), others=0.8)).html
    assert 'class="show-unsure"' not in page.article(read_little()).html


def test_less_certain_mentions_are_told_apart_and_counted_by_themselves():
    desk = Desk("Ann came. Bob saw her. Bob left. Bob ate.")
    desk.entity("Ann", "Ann", "her")
    desk.entity("Bob", "Bob", "Bob", "Bob")
    html = page.entities(rate(desk.make(), mentions={"her": 0.4})).html
    assert 'data-value="1">1 <small>and 1 less certain</small></td>' in html
    assert 'aria-label="her, paragraph 1, less certain">1?</a>' in html
    assert 'aria-label="Ann, paragraph 1">1</a>' in html
    assert 'data-value="3">3</td>' in html


def test_an_index_is_told_of_surer_rows_and_how_many_are_not():
    facts = page.masthead(rate(read_little(), {"s1": 0.3, "f1": 0.2})).data["facts"]
    assert [facts[name] for name in ("statements", "stances", "figures", "less_certain")] == [0, 1, 0, 2]
    assert facts["lead"] == ""
    assert "less_certain" not in page.masthead(read_little()).data["facts"]


def test_the_tables_that_travel_have_all_rows_with_their_certainty():
    tables = page.masthead(rate(read_little(), {"s1": 0.3})).data["tables"]
    for name in ("statements", "stances", "figures", "mentions"):
        place = tables[name]["columns"].index("certainty")
        assert tables[name]["rows"][0][place] == (0.3 if name == "statements" else None)


def test_every_mark_leads_to_a_row_that_is_there():
    reading = read_much()
    rows = "".join(part(reading).html for part in (page.entities, page.statements, page.stances, page.figures))
    links = {piece.split('"')[0] for piece in page.article(reading).html.split('href="#')[1:]}
    assert links
    assert all(f'<tr role="row" id="{link}"' in rows for link in links)


def test_the_tables_travel_as_plain_json():
    bundle = page.masthead(read_little())._repr_mimebundle_()
    data = json.loads(json.dumps(bundle[listings.DATA_TYPE], allow_nan=False))
    assert list(data["tables"]) == list(TABLES)
    assert data["tables"]["figures"]["rows"][0][:4] == ["a", "f1", "40", 37]
    assert data["tables"]["statements"]["columns"][1] == "statement"


@pytest.mark.parametrize(("url", "linked"), [
    ("https://example.org/a?b=1&c=2", True),
    ("HTTP://example.org", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("//example.org", False),
    ("", False),
    (None, False),
])  # fmt: skip
def test_only_a_web_address_is_linked(url, linked):
    assert page.is_web_address(url) is linked
    assert ("the original" in page.masthead(Desk("Rain.", url=url).make()).html) is linked


@pytest.mark.parametrize(
    ("published", "said"), [("2007-01-25", "25 January 2007"), ("January 2007", "January 2007"), (None, "")]
)
def test_a_date_is_said_as_a_newspaper_does(published, said):
    assert page.say_date(published) == said


def test_a_direct_quotation_stands_in_quotation_marks():
    desk = Desk('"We won," she said.')
    desk.statement(None, "she", "said", "We won", form="direct")
    assert "“We won”" in page.statements(desk.make()).html


def test_a_quotation_that_its_tag_interrupts_is_shown_without_it():
    desk = Desk('"We won," she said, "by a mile."')
    desk.statement(None, "she", "said", "We won", "by a mile", form="direct")
    assert "“We won … by a mile”" in page.statements(desk.make()).html


def test_bounds_have_readable_units_and_sort_within_them():
    desk = Desk("164p or 3 nights a week or some.")
    desk.figure("164p", 164, 164, 164, unit="penny")
    desk.figure("3", 3, 3, 3, unit="night/week")
    desk.figure("some", None, None, None)
    html = page.figures(desk.make()).html
    assert 'data-value="164.0" data-group="pence">164 pence</td>' in html
    assert 'data-value="3.0" data-group="nights per week">3 nights per week</td>' in html
    assert 'data-value="" data-group="counts">not stated</td>' in html
