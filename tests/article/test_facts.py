import pytest

from broadsheet.article.facts import find_headline, read_date
from broadsheet.article.sources import Article
from broadsheet.errors import ArticleError
from tests.support.articles import BODY, read_one, write


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
