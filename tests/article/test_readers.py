import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.facts import LONGEST_LINE, LONGEST_TEXT
from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article
from broadsheet.errors import ArticleError, ParameterError
from tests.support.articles import BODY, DATA, ROOT, read_one, write


def test_the_text_of_a_plain_file_is_the_file_as_it_stands(tmp_path):
    text = "  A line\r\n\r\n\tAnother, with a tab \n\rand \u2028 odd breaks.\x0c\n\n"
    assert read_one(write(tmp_path / "odd.txt", text)).text == text


def test_the_seed_is_read_whole_under_its_stem_and_titled_by_its_opening_words():
    article = read_one(ROOT / "seeds" / "seed.txt")
    assert (article.id, article.title, len(article.text)) == (
        "seed",
        "Iraqi Prime Minister Nuri al-Maliki claimed today that a military …",
        2423,
    )
    assert article.text.encode() == (ROOT / "seeds" / "seed.txt").read_bytes()


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")


@given(st.text(CHARACTERS).filter(lambda text: text.strip() and not text.startswith("---")))
def test_any_text_survives_reading(tmp_path_factory, text):
    assert read_one(write(tmp_path_factory.mktemp("any") / "any.txt", text)).text == text


@pytest.mark.parametrize(("length", "line"), [(LONGEST_TEXT, 1000), (LONGEST_LINE, LONGEST_LINE)])
def test_an_article_may_be_as_long_as_the_limits_say(tmp_path, length, line):
    text = "".join(("a" * (line - 1) + "\n") for _ in range(length // line))
    assert len(read_one(write(tmp_path / "long.txt", text)).text) == length


def test_what_is_given_goes_before_what_the_file_says(tmp_path):
    path = write(tmp_path / "a.txt", f"---\ntitle: Old\nsource: Old\npublished: 2001-01-01\n---\n{BODY}")
    article = read_one(path, title="New", source="Post", published="25 January 2007", url="https://example.org/")
    assert (article.title, article.source, article.published, article.url) == (
        "New",
        "Post",
        "2007-01-25",
        "https://example.org/",
    )


def test_what_is_given_is_for_one_article(tmp_path):
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b.txt", BODY)
    with pytest.raises(ParameterError, match="title and published can be given for one article only"):
        next(read_articles(tmp_path, title="A", published="2007-01-25"))


def test_a_page_gives_its_article_without_menus_and_its_own_facts():
    article = read_one(DATA / "page.html")
    assert replace(article, text="", path=None) == Article(
        "page", "", "Café owners back later closing", "The Thornbury Post", "2018-05-02", "https://example.org/cafes"
    )
    assert "“We have waited ten years for this,” said Lena Orr" in article.text
    assert "Sport" not in article.text
    assert "rights reserved" not in article.text


@pytest.fixture
def server():
    """A web server on this machine: /cafes is a page, /cafes.txt plain text, /cafes.pdf neither, everything else
    missing.
    """
    kinds = {"/cafes": "text/html", "/cafes.txt": "text/plain; charset=latin-1", "/cafes.pdf": "application/pdf"}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path in kinds else 404)
            self.send_header("Content-Type", kinds.get(self.path, "text/html"))
            self.end_headers()
            self.wfile.write((DATA / ("latin-1.txt" if self.path == "/cafes.txt" else "page.html")).read_bytes())

        def log_message(self, *_):
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_an_address_is_fetched_and_read_like_a_page(server):
    article = next(read_articles(f"{server}/cafes"))
    assert (article.id, article.url, article.path) == ("cafes", "https://example.org/cafes", None)
    assert article.text == read_one(DATA / "page.html").text


def test_an_address_of_plain_text_is_read_in_the_encoding_the_server_says(server):
    assert next(read_articles(f"{server}/cafes.txt")).text == "Owners of 14 cafés in Thornbury backed the plan.\n"


@pytest.mark.parametrize(
    ("path", "words"), [("/gone", "cannot be fetched .*Not Found"), ("/cafes.pdf", "is application/pdf, not a page")]
)
def test_an_address_that_gives_no_page_is_told(server, path, words):
    with pytest.raises(ArticleError, match=words):
        next(read_articles(server + path))


def test_json_lines_give_an_article_a_line(tmp_path):
    rows = [
        {"text": "One.", "title": "First"},
        {"text": "Two.", "published": "2007-01-25", "source": 7, "id": "own id"},
        {"text": "Three.\n", "url": None},
    ]
    path = write(tmp_path / "set.jsonl", "\n\n".join(json.dumps(row) for row in rows) + "\n")
    assert list(read_articles(path)) == [
        Article("set-1", "One.", "First", path=str(path)),
        Article("own-id", "Two.", "Two.", "7", "2007-01-25", path=str(path)),
        Article("set-3", "Three.\n", "Three.", path=str(path)),
    ]


def test_csv_gives_an_article_a_row_with_its_line_breaks(tmp_path):
    path = write(
        tmp_path / "set.csv",
        '\ufeffTitle,Text,published,note\r\nFirst,"One, ""two"".\r\nThree.",2007-01-25,x\r\n,Four.,,\r\n',
    )
    assert list(read_articles(path)) == [
        Article("set-1", 'One, "two".\r\nThree.', "First", published="2007-01-25", path=str(path)),
        Article("set-2", "Four.", "Four.", path=str(path)),
    ]


def test_a_csv_cell_may_be_as_long_as_an_article(tmp_path):
    text = "\n".join("a" * 999 for _ in range(500))
    assert read_one(write(tmp_path / "set.csv", f'text\n"{text}"\n')).text == text


def test_rows_are_read_one_by_one(tmp_path):
    articles = read_articles(write(tmp_path / "set.jsonl", '{"text": "One."}\nbroken\n'))
    assert next(articles).text == "One."
    with pytest.raises(ArticleError, match=r"set\.jsonl line 2: not JSON"):
        next(articles)


def test_a_markdown_file_is_read_without_its_marks_and_a_text_file_as_it_stands(tmp_path):
    text = "# Rents rise\n\nThe **mayor** met [them](https://example.org/a).\n"
    assert read_one(write(tmp_path / "a.md", text)).text == "Rents rise\n\nThe mayor met them.\n"
    assert read_one(write(tmp_path / "b.txt", text)).text == text


def test_every_article_we_ship_is_read_and_says_that_it_is_fiction():
    folder = ROOT / "data" / "articles"
    articles = list(read_articles(folder))
    assert {Path(article.path).suffix for article in articles} == {".txt", ".md", ".html", ".jsonl", ".csv"}
    assert all(200 <= len(article.text.split()) <= 500 for article in articles)
    assert "is fiction" in " ".join((folder / "README.md").read_text(encoding="utf-8").split())
