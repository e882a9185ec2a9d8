"""A page gives its article: every part of the body, and nothing that stands beside it."""

import json
import random

import pytest

from broadsheet.errors import ArticleError
from tests.support.pages import BODY, PARAGRAPHS, TEXT, TITLE, make_article, make_page, read


def test_the_text_is_the_body_a_paragraph_a_line():
    assert read(make_article(BODY)).text == TEXT


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="grid"><div class="body article__body">{}</div></div><div class="ad">Advertisement</div>',
        '<section class="post-content">{}</section><div>More below</div>',
        '<div itemprop="articleBody">{}</div>',
    ],
)
def test_a_body_in_several_containers_is_read_whole(frame):
    parts = [[f"{one} This was on day {day} of the talks in the hall." for one in PARAGRAPHS] for day in range(3)]
    blocks = [frame.format("".join(f"<p>{line}</p>" for line in lines)) for lines in parts]
    page = make_page(f"<main><h1>{TITLE}</h1>{''.join(blocks)}</main>")
    assert read(page).text.split("\n") == [line for lines in parts for line in lines]


def test_a_container_with_a_headline_of_its_own_is_another_article():
    other = f'<div class="article-body"><h1>Harwick win</h1><p>{"Coach Jim Dean praised his side. " * 5}</p></div>'
    page = make_page(f'<h1>{TITLE}</h1><div class="article-body">{BODY}</div>{other}')
    assert read(page).text == TEXT


@pytest.mark.parametrize(
    "block",
    [
        "<aside><h3>Three more bridges</h3><p>The bridges at Penby, Aldmoor and Cressing are next.</p></aside>",
        "<figure><img src='/a.jpg'><figcaption>The old bridge at dusk. Photo: Jo Park</figcaption></figure>",
        '<div class="newsletter-signup"><p>The best of Harwick, every morning at seven o’clock.</p></div>',
        '<div class="author-bio"><p>Jo Park has written about the valley for twenty years.</p></div>',
        '<div role="dialog"><p>You have read two of your five free articles this month.</p></div>',
        '<div style="display: none"><p>Tolls fell by £9 in a story that was taken back later.</p></div>',
        "<p hidden>Tolls fell by £9 in a story that was taken back later on.</p>",
        "<template><p>Tolls fell by £9 in a story that was taken back later on.</p></template>",
        "<noscript><p>This page works better with scripts, which can be turned on.</p></noscript>",
        '<p><a href="/2">Penby’s bridge stays shut for another year</a></p>',
        '<ul><li><a href="/2">Penby’s bridge stays shut for another year</a></li></ul>',
        '<h4><a href="/3">How three towns paid for their bridges</a></h4>',
        "<p>READ MORE: Penby’s bridge stays shut</p>",
        "<p>Follow us on Twitter and Facebook.</p>",
        "<p>Jo Park contributed to this report.</p>",
    ],
)
def test_what_stands_beside_the_article_is_left_out(block):
    first, *others = (f"<p>{one}</p>" for one in PARAGRAPHS)
    assert read(make_article(first + block + "".join(others))).text == TEXT


@pytest.mark.parametrize(
    "block",
    [
        '<div class="related-to-tolls">{}</div>',
        '<div class="subscription-content" style="visibility:hidden">{}</div>',
        '<div aria-hidden="true">{}</div>',
        '<p class="promo"></p>{}',
    ],
)
def test_a_block_that_holds_most_of_the_words_is_the_body_whatever_it_is_called(block):
    assert read(make_article(block.format(BODY))).text == TEXT


@pytest.mark.parametrize("name", ["gdpr-modal", "cookie-banner", "privacy-notice"])
def test_a_consent_text_longer_than_the_article_is_left_out(name):
    asking = "<p>We and our 823 partners store cookies and process personal data for personalised advertising.</p>"
    page = make_page(
        f'<div class="{name}"><h2>We value your privacy</h2>{asking * 12}</div><div><h1>{TITLE}</h1>{BODY}</div>'
    )
    assert read(page).text == TEXT


def test_an_article_on_cookies_is_read():
    lines = [f"{one} The law on cookies and privacy is {n} years old." for n, one in enumerate(PARAGRAPHS)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    assert read(make_article(f'<div class="cookie-story">{body}</div>')).text.split("\n") == lines


def test_a_body_that_the_page_holds_twice_is_read_once():
    assert read(make_article(f"<div>{BODY}</div><div>{BODY}</div>")).text == TEXT


def test_the_body_for_machines_is_taken_where_the_page_shows_little_of_it():
    long = [
        f"{one} This was on day {n} of the talks, which went on into the night." for n, one in enumerate(PARAGRAPHS * 3)
    ]
    facts = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(long)}
    head = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    page = read(make_article(f"<p>{PARAGRAPHS[0]}</p>", head=head))
    assert page.text.split("\n") == long
    assert page.notes == ("The text was taken from what the page holds for search engines.",)


@pytest.mark.parametrize("name", ["article__body", "entry-content", "post-text"])
def test_all_paragraphs_of_the_article_are_read_where_its_blocks_have_names_of_their_own(name):
    parts = [[f"{one} This was on day {day} of the talks in the hall." for one in PARAGRAPHS] for day in range(4)]
    texts = ["".join(f"<p>{line}</p>" for line in lines) for lines in parts]
    blocks = [f'<div class="grid"><div class="{name} part-{n}">{text}</div></div>' for n, text in enumerate(texts)]
    assert read(make_article("".join(blocks))).text.split("\n") == [line for lines in parts for line in lines]


def test_a_summary_for_machines_is_no_measure_of_the_article():
    facts = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "Tolls are to rise."}
    head = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    assert read(make_article(BODY, head=head)).text == TEXT


def test_a_paywall_at_the_end_is_noted():
    page = read(make_article(BODY + '<div class="wall"><h3>To continue reading, subscribe or sign in.</h3></div>'))
    assert page.notes == ("The page ends at a paywall: “To continue reading, subscribe or sign in.”",)


def test_a_page_without_words_is_refused():
    with pytest.raises(
        ArticleError, match=r"^page.html: no article text was found in this page. Save its text as .txt"
    ):
        read("<html><head><title>Video</title></head><body><video src='x'></video></body></html>")


@pytest.mark.parametrize("style", ["font-size: 12.0px", "font-size:0.75em; color: grey", "font-size: 80%"])
def test_small_print_below_a_rule_is_left_out(style):
    note = "Harwick Bridges is a global provider of bridges, and employs around 1,300 people worldwide."
    assert read(make_article(f'<div>{BODY}<hr><p style="{style}">{note}</p></div>')).text == TEXT
    assert read(make_article(f"<div>{BODY}<hr><p>{note}</p></div>")).text == f"{TEXT}\n{note}"


def outcome(page: str) -> str:
    try:
        return read(page).text
    except ArticleError as error:
        return str(error)


def test_a_page_cut_and_muddled_at_random_is_read_or_refused():
    draw = random.Random(3)
    inline = "<q>a</q><sup>1</sup><blockquote class='twitter-tweet'>b — C (@d)</blockquote>"
    pieces = make_article(BODY + inline).split("<")
    marks = ("<", "<<", "", "<div hidden><", "\0<", "<script><")
    for _ in range(100):
        muddled = "".join(draw.choice(marks) + piece for piece in draw.sample(pieces, len(pieces)))
        assert outcome(muddled[: draw.randrange(len(muddled))])


@pytest.mark.parametrize("name", ["td", "th"])
def test_a_page_laid_out_by_tables_is_read_a_paragraph_a_line(name):
    cells = f"<td><a href='/'>Home</a></td><{name}><h1>{TITLE}</h1>{BODY}</{name}>"
    assert read(make_page(f"<table><tr>{cells}</tr></table>")).text == TEXT


def test_a_table_of_data_stays_in_its_rows():
    data = "<table><tr><th>Year</th><th>Toll</th></tr><tr><td>2018</td><td>£3</td></tr></table>"
    assert "| 2018 | £3 |" in read(make_article(BODY + data + BODY.replace("bridge", "ferry"))).text
