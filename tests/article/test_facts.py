import pytest

from broadsheet.article.facts import find_headline, take_facts
from broadsheet.article.sources import Article
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
        ("MAYOR BACKS PLAN\nBy ANN DAY\nThe mayor backed it.", "MAYOR BACKS PLAN"),
        ("Mayor backs plan\nBy Ann Day and Jo O’Dea\nShe backed it.", "Mayor backs plan"),
        ("FOR IMMEDIATE RELEASE\nContact: Ann Day\n\nMayor backs plan\n\nShe backed it.", "Mayor backs plan"),
        ("Press release:\n\nMayor backs plan\n\nShe backed it.", "Mayor backs plan"),
        ("FOR IMMEDIATE RELEASE\n\nThe mayor backed it.\n\nSo did others.", None),
        ("The mayor backed the plan that\nBy the river was made.", None),
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
    ("lines", "facts"),
    [
        (
            ["Title: Tolls rise", "Published: 2018-03-05", "Source: Gazette"],
            ("Tolls rise", "Gazette", "2018-03-05", None),
        ),
        (
            [
                "headline: Tolls rise",
                "date: 2018-03-05T09:30:00Z",
                "author: J. Doe",
                "publication: Gazette",
                "link: https://g.example/1",
            ],
            ("Tolls rise", "Gazette", "2018-03-05T09:30:00+00:00", "https://g.example/1"),
        ),
        (["title: Tolls: a history", "source: The Post: Sunday"], ("Tolls: a history", "The Post: Sunday", None, None)),
        (
            ["title: 'Tolls: the \"end\"'", "tags:", "  - a", "  - b", "# a remark"],
            ('Tolls: the "end"', None, None, None),
        ),
        (["title: [draft] Tolls rise", "name: x"], ("[draft] Tolls rise", None, None, None)),
    ],
)
def test_front_matter_is_read_as_people_write_it(tmp_path, lines, facts):
    article = read_one(write(tmp_path / "a.md", "\n".join(["---", *lines, "---", BODY])))
    assert (article.title, article.source, article.published, article.url) == facts
    assert article.text == BODY
    assert article.notes == ()


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("published: 03/05/2018", "The date '03/05/2018' was left out: it is none that has one meaning."),
        ("date: last week", "The date 'last week' was left out: it is none that has one meaning."),
        ("source: [a, b]", "The source was left out: it is a list, no line of text."),
    ],
)
def test_a_fact_that_cannot_be_read_is_left_out_with_a_note(tmp_path, line, note):
    article = read_one(write(tmp_path / "a.md", f"---\ntitle: Tolls\n{line}\n---\n{BODY}"))
    assert (article.title, article.source, article.published, article.notes) == ("Tolls", None, None, (note,))


@pytest.mark.parametrize(
    "text",
    [
        f"---\nTolls to rise\n\n{BODY}",
        f"---\n{BODY}",
        f"---\n\nTolls to rise\n\n{BODY}\n---\n\nMore: soon.\n",
        f"---\ntitle: Tolls\n\n{BODY}",
        f"---\nHe said: no.\nNobody else did\n---\n{BODY}",
        "---\n" + "[" * 5000 + f"\n---\n{BODY}",
        f"----\ntitle: A\n----\n{BODY}",
    ],
)
def test_a_text_that_begins_with_a_rule_is_a_text(tmp_path, text):
    assert read_one(write(tmp_path / "a.txt", text)).text == text


def test_a_long_line_of_front_matter_takes_no_time(tmp_path):
    """A pattern that takes more than linear time would take this for an hour."""
    lines = ["title: Tolls: " + " " * 300_000 + "rise", "source: [The Post"]
    article = read_one(write(tmp_path / "a.md", "\n".join(["---", *lines, "---", BODY])))
    assert (article.title, article.source) == ("Tolls: rise", "[The Post")


def test_a_rule_above_the_headline_is_no_part_of_the_title(tmp_path):
    assert read_one(write(tmp_path / "a.txt", f"---\nTolls to rise\n\n{BODY}")).title == "Tolls to rise"
    assert read_one(write(tmp_path / "b.txt", f"* * *\n{BODY}")).title == BODY.strip()


def test_half_a_character_in_a_fact_is_shown_as_unknown():
    assert take_facts({"title": "a \ud800 b"}, ["title"]).facts == {"title": "a \ufffd b"}


def test_a_first_line_of_a_text_that_is_laid_out_is_a_headline_though_the_next_line_is_short():
    assert find_headline("Mayor backs plan\nThe mayor backed it.") is None
    assert find_headline("Mayor backs plan\nThe mayor backed it.", laid_out=True) == "Mayor backs plan"
    assert find_headline("The mayor backed it.\nSo did others.", laid_out=True) is None


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        (
            '+++\ntitle = "Tolls: a history"\ndate = 2018-03-05T09:30:00Z\ntags = ["a"]\n+++\n',
            "2018-03-05T09:30:00+00:00",
        ),
        ('+++\r\ntitle = "Tolls: a history"\r\ndate = 2018-03-05\r\n+++\r\n', "2018-03-05"),
        ("+++\ntitle = Tolls: a history\ndate = 2018-03-05\n+++\n", "2018-03-05"),
        ('---\ntitle: "Tolls: a history"\ndate: 2018-03-05\n...\n', "2018-03-05"),
        ("Title: Tolls: a history\nDate: 2018-03-05\nAuthor: Ann Lee\n\n", "2018-03-05"),
        ("HEADLINE: Tolls: a history\r\nBYLINE: Ann Lee\r\nDATE: March 5, 2018\r\n\r\n", "2018-03-05"),
    ],
)
def test_heads_of_other_kinds_give_their_facts_and_are_no_part_of_the_text(tmp_path, head, facts):
    article = read_one(write(tmp_path / "a.txt", head + BODY))
    assert (article.text, article.title, article.published) == (BODY, "Tolls: a history", facts)


@pytest.mark.parametrize(
    "head",
    [
        "Title: Tolls\nLee: It will rise.\n\n",
        "Name: Ann Lee\nDate: 2018-03-05\n\n",
        "Date: 2018-03-05\nSource: Gazette\n\n",
        "Title: Tolls\n\n",
        "+++\nNo end of it.\n",
    ],
)
def test_lines_with_colons_that_are_no_head_stay_in_the_text(tmp_path, head):
    assert read_one(write(tmp_path / "a.txt", head + BODY)).text == head + BODY
