import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.article.facts import LONGEST_LINE, LONGEST_TEXT, find_headline, read_date
from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article, find_id, find_sources
from broadsheet.errors import ArticleError, ParameterError

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
BODY = "The mayor backed the plan on Monday.\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read_one(path: Path, **given: str) -> Article:
    (article,) = read_articles(path, **given)
    return article


# --- text
# ----------------------------------------------------------------------------------------------------------------------


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


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read_one(DATA / "crlf.txt").text.startswith("Traders back later closing\r\n\r\nOwners of 14 cafés")


def test_a_byte_order_mark_goes_before_the_encoding(tmp_path):
    (tmp_path / "wide.txt").write_bytes(BODY.encode("utf-16"))
    assert read_one(tmp_path / "wide.txt").text == BODY


def test_a_named_encoding_is_used():
    assert "cafés" in read_one(DATA / "latin-1.txt", encoding="latin-1").text


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")


@given(st.text(CHARACTERS).filter(lambda text: text.strip() and not text.startswith("---")))
def test_any_text_survives_reading(tmp_path_factory, text):
    assert read_one(write(tmp_path_factory.mktemp("any") / "any.txt", text)).text == text


@pytest.mark.parametrize(("length", "line"), [(LONGEST_TEXT, 1000), (LONGEST_LINE, LONGEST_LINE)])
def test_an_article_may_be_as_long_as_the_limits_say(tmp_path, length, line):
    text = "".join(("a" * (line - 1) + "\n") for _ in range(length // line))
    assert len(read_one(write(tmp_path / "long.txt", text)).text) == length


# --- front matter
# --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_the_facts_and_is_no_part_of_the_text(tmp_path, end):
    lines = [
        "title: 'Mayor: plan backed'",
        "source: The Post",
        "published: 2007-01-25",
        "url: https://example.org/a",
        "tags: [a, b]",
    ]
    path = write(tmp_path / "a.md", end.join(["---", *lines, "---", "", BODY]))
    facts = ("Mayor: plan backed", "The Post", "2007-01-25", "https://example.org/a")
    assert read_one(path) == Article("a", end + BODY, *facts, str(path))


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("1984", "1984"),
        ("Yes", "Yes"),
        ("2007-01-25", "2007-01-25"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("'a  b'", "a b"),
        ("~", "The mayor backed the plan on Monday."),
        ("", "The mayor backed the plan on Monday."),
    ],
)
def test_a_title_that_yaml_would_take_for_something_else_stays_as_written(tmp_path, value, title):
    assert read_one(write(tmp_path / "a.md", f"---\ntitle: {value}\n---\n{BODY}")).title == title


def test_empty_front_matter_is_no_fault(tmp_path):
    assert read_one(write(tmp_path / "a.txt", f"---\n---\n{BODY}")).text == BODY


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


# --- titles and dates
# ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Mayor backs plan\n\nThe mayor backed it.", "Mayor backs plan"),
        ("\n\nMayor backs plan\r\n\r\nThe mayor backed it.", "Mayor backs plan"),
        ("# Mayor backs plan\n\nThe mayor backed it.", "Mayor backs plan"),
        ("Will the mayor back it?\n\nNobody knows.", "Will the mayor back it?"),
        ("Mayor backs plan\n" + "The mayor backed the plan on Monday. " * 4, "Mayor backs plan"),
        ("The mayor backed it.\n\nSo did others.", None),
        ("“We back it.”\n\nSo said the mayor.", None),
        ("In brief:\n\nThe mayor backed it.", None),
        ("The mayor of the town, who had long\nbeen silent, backed it.", None),
        ("Mayor backs plan\n\n", None),
        ("Mayor backs plan", None),
        ("* * *\n\nThe mayor backed it.", None),
        ("The mayor " * 13 + "\n\nSo did others.", None),
    ],
)
def test_a_first_line_is_a_headline_only_where_it_looks_like_one(text, headline):
    assert find_headline(text) == headline


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2007-01-25", "2007-01-25"),
        ("2007-01-25T08:30:00", "2007-01-25T08:30:00"),
        ("2007-01-25 08:30:00Z", "2007-01-25T08:30:00+00:00"),
        ("25 January 2007", "2007-01-25"),
        ("25th Jan. 2007", "2007-01-25"),
        ("January 25, 2007", "2007-01-25"),
        ("Thursday, 25 January 2007", "2007-01-25"),
        ("Thursday January 25th 2007", "2007-01-25"),
        ("1 Sept 2007", "2007-09-01"),
        ("Thu, 25 Jan 2007 08:30:00 GMT", "2007-01-25T08:30:00+00:00"),
    ],
)
def test_a_date_with_one_meaning_is_read(written, date):
    assert read_date(written, where="a.txt") == date


@pytest.mark.parametrize(
    "written",
    [
        "25/01/2007",
        "04/05/2007",
        "31 February 2007",
        "yesterday",
        "2007",
        "January 2007",
        "25 Juli 2007",
        "25 Ma 2007",
        "",
    ],
)
def test_any_other_date_is_refused_with_the_wanted_form(written):
    with pytest.raises(ArticleError, match=r"^a\.txt: .*Write it as 2007-01-25 or 25 January 2007\.$"):
        read_date(written, where="a.txt")


# --- pages
# ---------------------------------------------------------------------------------------------------------------------


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
    assert (article.id, article.url, article.path) == ("cafes", f"{server}/cafes", None)
    assert article.text == read_one(DATA / "page.html").text


def test_an_address_of_plain_text_is_read_in_the_encoding_the_server_says(server):
    assert next(read_articles(f"{server}/cafes.txt")).text == "Owners of 14 cafés in Thornbury backed the plan.\n"


@pytest.mark.parametrize(
    ("path", "words"), [("/gone", "cannot be fetched .*Not Found"), ("/cafes.pdf", "is application/pdf, not a page")]
)
def test_an_address_that_gives_no_page_is_told(server, path, words):
    with pytest.raises(ArticleError, match=words):
        next(read_articles(server + path))


# --- rows
# ----------------------------------------------------------------------------------------------------------------------


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


# --- folders, patterns, ids
# ----------------------------------------------------------------------------------------------------


def test_a_folder_is_read_with_its_subfolders_in_sorted_order(tmp_path):
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        ".hidden.txt",
        ".git/d.txt",
        "README.md",
        "sub/readme.MD",
        "picture.png",
        "sub/e.CSV",
    ):
        write(tmp_path / name, BODY)
    assert [path.relative_to(tmp_path).as_posix() for path in find_sources(tmp_path)] == [
        "a.md",
        "b.txt",
        "sub/c.html",
        "sub/e.CSV",
    ]


def test_a_pattern_stands_for_the_files_it_matches(tmp_path):
    for name in ("b.txt", "a.txt", "c.md", "README.md"):
        write(tmp_path / name, BODY)
    assert [article.id for article in read_articles(str(tmp_path / "*.txt"))] == ["a", "b"]
    assert [article.id for article in read_articles(str(tmp_path / "*.md"))] == ["c"]


def test_a_readme_that_is_named_is_an_article_like_any_other(tmp_path):
    assert read_one(write(tmp_path / "README.md", BODY)).id == "README"


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    assert read_one(write(tmp_path / "a[1].txt", BODY)).id == "a-1-"


def test_an_article_is_a_source_too():
    article = Article("made", BODY, "Made")
    assert list(read_articles([article])) == [article]


@pytest.mark.parametrize(
    ("source", "id"),
    [
        ("seed.txt", "seed"),
        ("a/b/Report_2.v1-x.md", "Report_2.v1-x"),
        ("my article (1).txt", "my-article--1-"),
        ("Zoë.txt", "Zoë"),
        ("Zoe\u0308.txt", "Zoë"),
        ("...txt", "--"),
        ("<script>.txt", "-script-"),
        ("https://example.org/news/later-closing.html?x=1", "later-closing"),
        ("https://example.org/news/12345/", "12345"),
        ("https://example.org", "example.org"),
        ("https://example.org/..%2f..", "--"),
    ],
)
def test_an_id_is_the_stem_with_a_hyphen_for_what_a_file_name_should_not_hold(source, id):
    assert find_id(source) == id


def test_a_markdown_file_is_read_without_its_marks_and_a_text_file_as_it_stands(tmp_path):
    text = "# Rents rise\n\nThe **mayor** met [them](https://example.org/a).\n"
    assert read_one(write(tmp_path / "a.md", text)).text == "Rents rise\n\nThe mayor met them.\n"
    assert read_one(write(tmp_path / "b.txt", text)).text == text


@pytest.mark.parametrize("names", [("a.txt", "sub/a.md"), ("a b.txt", "a-b.txt"), ("set-1.txt", "set.jsonl")])
def test_two_sources_with_one_id_are_named(tmp_path, names):
    for name in names:
        write(tmp_path / name, '{"text": "One."}\n')
    first, second = names
    with pytest.raises(ArticleError, match="would both be article") as caught:
        list(read_articles(tmp_path))
    assert first in str(caught.value)
    assert second in str(caught.value)


def test_every_article_we_ship_is_read_and_says_that_it_is_fiction():
    folder = ROOT / "data" / "articles"
    articles = list(read_articles(folder))
    assert {Path(article.path).suffix for article in articles} == {".txt", ".md", ".html", ".jsonl", ".csv"}
    assert all(200 <= len(article.text.split()) <= 500 for article in articles)
    assert "is fiction" in " ".join((folder / "README.md").read_text(encoding="utf-8").split())
