"""What looks like no article is refused unless it is read anyway; short news is not."""

import pytest

from broadsheet.errors import ArticleError
from tests.support.pages import PARAGRAPHS, TITLE, make_page, read


def card(number: int, line: str) -> str:
    return f'<div class="card"><h2><a href="/{number}">Story {number}: tolls to rise</a></h2><p>{line}</p></div>'


ASKING = "<p>We and our 823 partners store cookies on your device. You may change your choice at any time.</p>"
PAGES = {
    "is a list of other pages": [
        make_page("".join(card(n, f"Mayor Ann Lee says tolls will rise by £{n}.") for n in range(4))),
        make_page(
            "<h1>Valley</h1><p>All that is new in the valley.</p>"
            + "".join(card(n, "So it was said.") for n in range(9))
        ),
        make_page(
            "".join(
                f'<a href="/{n}"><h3>Story {n} of the day</h3></a><p>Police were called at {n}.</p>' for n in range(5)
            )
        ),
    ],
    "asks for consent": [
        make_page(f"<h1>We value your privacy</h1>{ASKING * 4}", head="<title>Before you continue</title>"),
        make_page(f"<div><h2>Cookies</h2>{ASKING}<p>You can accept or leave.</p></div>", head="<title>Gazette</title>"),
        make_page(f"<p>Your personal data is processed by us and our partners, as you agreed.</p>{ASKING}", head=""),
    ],
    "checks whether a browser asks for it": [
        make_page(
            "<h1>Checking your browser</h1><p>Your browser will be sent on shortly.</p>",
            head="<title>Just a moment...</title>",
        ),
        make_page("<p>Please verify that you are a human to go on.</p>", head="<title>Are you a robot?</title>"),
        make_page(
            "<h1>Sorry</h1><p>Your network sent too many requests to us.</p>", head="<title>Access denied</title>"
        ),
    ],
    "says that there is nothing at this address": [
        make_page(
            "<article><h1>Sorry, we cannot find that page</h1><p>The page you asked for may have been moved.</p></article>"
        ),
        make_page(
            "<p>Try the search above, or see the latest 25 stories.</p>", head="<title>Page not found | Gazette</title>"
        ),
        make_page("<p>Nothing is here, and nothing ever was here before.</p>", head="<title>404 - Gazette</title>"),
    ],
    "asks to log in or subscribe": [
        make_page(
            "<h1>Sign in</h1><p>Sign in with your name and word to go on.</p>", head="<title>Sign in - Gazette</title>"
        ),
        make_page("<p>Subscribe for £1 a week to read all of our stories.</p>", head="<title>Subscribe</title>"),
        make_page("<p>Create an account, or register with your network.</p>", head="<title>Register</title>"),
    ],
    "has no sentences, only links and labels": [
        make_page("<main><p>Harwick</p><p>Friday, 25 February</p><p>2000 GMT</p></main>"),
        make_page("<ul><li>Home</li><li>Sport and games of all kinds</li></ul><p>Penby</p>"),
        make_page("<p>Menu</p><p>Weather for the valley today</p><p>Tides</p>"),
    ],
}


@pytest.mark.parametrize(("kind", "page"), [(kind, page) for kind, pages in PAGES.items() for page in pages])
def test_what_is_no_article_is_refused_and_read_anyway(kind, page):
    with pytest.raises(
        ArticleError, match=f"this page {kind}, it seems, and holds no article. --anyway reads it all the same."
    ):
        read(page)
    assert read(page, anyway=True).text


@pytest.mark.parametrize(
    "page",
    [
        make_page(
            '<noscript><p>Some parts may not work without JavaScript. Please enable it.</p></noscript><div id="root"></div>'
        ),
        make_page('<noscript>Please enable JavaScript to run this app.</noscript><div id="app"></div>'),
        make_page('<div id="__next"></div><script>start("It was said that this is no text of any page.")</script>'),
    ],
)
def test_a_page_of_scripts_alone_is_told(page):
    with pytest.raises(ArticleError, match="shows nothing until its scripts are run in a browser"):
        read(page)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Three people were hurt when a lorry hit the old bridge in Harwick on Monday, police said.</p>",
        "<p>Police are asking you to stay away from the bridge, which a lorry hit on Monday, and to be patient.</p>",
        "<p>The council voted for a new law on cookies and on privacy, and the mayor gave her consent to it.</p>",
        "<p>The page of the old book that was not found for years has been given to the museum in Penby.</p>",
    ],
)
@pytest.mark.parametrize(
    "beside", ["", "".join(f'<h3><a href="/{n}">Story {n} of the week</a></h3>' for n in range(6))]
)
def test_news_in_brief_is_read(body, beside):
    page = make_page(f"<h1>{TITLE}</h1>{body}{beside}", head=f"<title>{TITLE} | Gazette</title>")
    assert read(page).text == body.removeprefix("<p>").removesuffix("</p>")


def test_a_headline_that_sounds_like_a_notice_is_no_notice():
    headline = "Page not found in the archive after a century is given to the museum"
    page = make_page(f"<h1>{headline}</h1><p>{PARAGRAPHS[0]}</p>", head=f"<title>{headline}</title>")
    assert read(page).text == PARAGRAPHS[0]
