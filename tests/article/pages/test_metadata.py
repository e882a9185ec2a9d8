"""Headline, publication, date and address of a page, from the best place that gives them."""

import json

import pytest

from tests.support.pages import BODY, make_article, make_page, read


def ld(**facts) -> str:
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2018-03-05T09:30:00Z", "2018-03-05T09:30:00+00:00"),
        ("2018-03-05T09:30:00.125-05:00", "2018-03-05T09:30:00-05:00"),
        ("2018-03-05T09:30:00+0530", "2018-03-05T09:30:00+05:30"),
        ("2018-03-05 09:30:00 UTC", "2018-03-05T09:30:00+00:00"),
        ("2018-03-05T09:30", "2018-03-05T09:30:00"),
        ("2018-03-05", "2018-03-05"),
        ("2018-03-05T00:00:00", "2018-03-05"),
        ("Mon, 05 Mar 2018 09:30:00 GMT", "2018-03-05T09:30:00+00:00"),
        ("Mon Mar 05 2018 09:30:00 GMT+0000", "2018-03-05T09:30:00+00:00"),
    ],
)
@pytest.mark.parametrize("place", ["ld", "meta"])
def test_the_time_of_day_is_kept_where_the_page_gives_it(place, written, published):
    facts = {"@type": "NewsArticle", "headline": "Tolls", "datePublished": written, "dateModified": "2019-01-01"}
    head = ld(**facts) if place == "ld" else meta("article:published_time", written)
    assert read(make_article(BODY, head=head)).published == published


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00Z", "2999-01-01", "soon", "2018-99-99"])
def test_a_date_that_cannot_be_is_passed_over(written):
    assert read(make_article(BODY, head=meta("article:published_time", written))).published is None


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://gazette.example/2018/03/05/tolls", "2018-03-05"),
        ("https://gazette.example/news/2018/mar/05/tolls", "2018-03-05"),
        ("https://gazette.example/news/tolls-2018", None),
    ],
)
def test_the_day_in_the_address_is_the_last_resort(url, published):
    assert read(make_article(BODY), url=url).published == published


@pytest.mark.parametrize(
    ("head", "url", "source"),
    [
        (meta("og:site_name", "Harwick Gazette"), None, "Harwick Gazette"),
        (meta("og:site_name", "Harwick Gazette | All the news"), None, "Harwick Gazette"),
        (ld(**{"@type": "NewsArticle", "publisher": {"name": "Harwick Gazette"}}), None, "Harwick Gazette"),
        (ld(**{"@graph": [{"@type": ["NewsArticle"], "publisher": [{"name": "The Gazette"}]}]}), None, "The Gazette"),
        (meta("og:site_name", "gazette"), "https://www.gazette.example/a", "gazette.example"),
        (meta("og:site_name", "@gazette"), "https://www.gazette.example/a", "gazette.example"),
        (meta("og:site_name", "Copyright 2014"), "https://www.gazette.example/a", "gazette.example"),
        ("<title>Bridge tolls to rise - The Gazette</title>", "https://thegazette.example/a", "The Gazette"),
        ("", None, None),
    ],
)
def test_the_source_is_what_the_site_calls_itself_then_its_host(head, url, source):
    assert read(make_article(BODY, head=head), url=url).source == source


@pytest.mark.parametrize(
    ("link", "url", "found"),
    [
        ("https://gazette.example/tolls", None, "https://gazette.example/tolls"),
        ("/tolls", "https://gazette.example/tolls?from=mail", "https://gazette.example/tolls"),
        ("https://gazette.example/", "https://gazette.example/tolls", "https://gazette.example/tolls"),
        ("https://[gazette", "https://gazette.example/tolls", "https://gazette.example/tolls"),
        ("/tolls", None, None),
    ],
)
def test_the_address_is_the_canonical_one_and_whole(link, url, found):
    assert read(make_article(BODY, head=f'<link rel="canonical" href="{link}">'), url=url).url == found


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Bridge tolls to rise",}',
        '{"@type": "NewsArticle", "headline": "Bridge tolls to rise", "description": "He said "no" to it"}',
        '<!-- {"@type": "NewsArticle", "headline": "Bridge tolls to rise"} -->',
        '[{"@type": "Organization"}, {"@graph": [{"@type": "BlogPosting", "headline": "Bridge &amp;tolls to rise"}]}]',
    ],
)
def test_what_is_said_for_machines_is_read_though_it_is_broken(script):
    page = make_page(f"<article>{BODY}</article>", head=f'<script type="application/ld+json">{script}</script>')
    assert (read(page).title or "").replace("&", "") == "Bridge tolls to rise"


def test_a_page_that_says_nothing_has_no_facts():
    page = read(make_page(f"<div>{BODY}</div>", head=""))
    assert (page.title, page.source, page.published, page.url) == (None, None, None, None)


def test_the_time_of_day_of_the_day_that_is_found_is_kept():
    page = f'<article><h1>Tolls</h1><time datetime="2018-03-05T09:30:00-05:00">5 March</time>{BODY}</article>'
    assert read(make_page(page)).published == "2018-03-05T09:30:00-05:00"


@pytest.mark.parametrize("tab", ["Bridge tolls to rise – Harwick Gazette", "Harwick Gazette | Bridge tolls to rise"])
def test_a_first_heading_that_names_the_site_is_no_headline(tab):
    body = f"<h1>Harwick Gazette</h1><article><h2>Bridge tolls to rise</h2>{BODY}</article>"
    assert read(make_page(body, head=f"<title>{tab}</title>")).title == "Bridge tolls to rise"
    body = f"<article><h1>Bridge tolls to rise</h1>{BODY}<h2>More of it</h2></article>"
    assert read(make_page(body, head=f"<title>{tab}</title>")).title == "Bridge tolls to rise"
