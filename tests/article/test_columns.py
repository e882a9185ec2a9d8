import pytest

from broadsheet.article.columns import check_columns, has_text, list_names, name_facts
from broadsheet.errors import ArticleError, ParameterError


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        (
            {"headline": "A", "body": "B", "date": "D", "publication": "P"},
            {"title": "A", "text": "B", "published": "D", "source": "P"},
        ),
        ({"Full Text": "B", "PUBLICATION_TITLE": "P"}, {"text": "B", "source": "P"}),
        ({"content": "B", "text": "C", "article": "D"}, {"text": "C"}),
        ({"text": "", "content": "B"}, {"text": "B"}),
        ({"text": "T", "source": "NaN", "outlet": "Gazette"}, {"text": "T", "source": "Gazette"}),
        ({"text": "T", "source": {"id": None, "name": "Gazette"}}, {"text": "T", "source": "Gazette"}),
        ({"title": {"rendered": "A"}, "content": {"rendered": "<p>B</p>"}}, {"title": "A", "text": "<p>B</p>"}),
        ({"webTitle": "A", "fields": {"bodyText": "B"}}, {"title": "A", "text": "B"}),
        (
            {"HD": "A", "LP": "B", "TD": "C", "SN": "P", "PD": "D", "AN": "X1"},
            {"title": "A", "text": "B\n\nC", "source": "P", "published": "D", "id": "X1"},
        ),
        (
            {"maintext": "B", "date_publish": "D", "source_domain": "g.example"},
            {"text": "B", "published": "D", "source": "g.example"},
        ),
        ({"content": "B …", "full_text": "B is whole."}, {"text": "B is whole."}),
        ({"body": "<p>B</p>", "bodyText": "B"}, {"text": "B"}),
        ({"plaintext": "B", "publishing_date": "D"}, {"text": "B", "published": "D"}),
        ({"content_html": "<p>B</p>"}, {"text": "<p>B</p>"}),
        ({"_id": {"$oid": "5a"}, "date": {"$date": "D"}}, {"id": "5a", "published": "D"}),
        ({"text": "T", "source": "https://g.example/a"}, {"text": "T", "url": "https://g.example/a"}),
        (
            {"text": "T", "source": "https://g.example/a", "source-hostname": "Gazette", "url": "U"},
            {"text": "T", "source": "Gazette", "url": "U"},
        ),
        ({"_id": "7", "_source": {"title": "A", "content": "B"}}, {"id": "7", "title": "A", "text": "B"}),
        ({"id": 0, "text": "T"}, {"id": 0, "text": "T"}),
        ({"author": "J. Doe", "year": "2018"}, {}),
    ],
)
def test_names_of_real_exports_stand_for_our_facts(row, facts):
    assert name_facts(row) == facts


@pytest.mark.parametrize(
    "value", [None, float("nan"), "", "  ", "nan", "NaN", "None", "null", "NA", "N/A", "\\N", "<NA>", "[Removed]"]
)
def test_what_programs_write_for_nothing_is_missing(value):
    assert name_facts({"text": "T", "source": value, "title": value}) == {"text": "T"}


def test_a_column_that_is_given_goes_before_the_others_and_is_the_only_one():
    assert name_facts({"text": "A", "story_1": "B"}, columns={"text": "story_1"}) == {"text": "B"}
    assert name_facts({"text": "A", "story_1": ""}, columns={"text": "story_1"}) == {}
    assert has_text(["story 1"], columns={"text": "story_1"})


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"text": "bodie"}, r"a.csv: has no column 'bodie', which --columns names. It has 'id', 'body'\."),
        ({"author": "body"}, "columns: there is no fact 'author'. Choose from text, title"),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(columns, words):
    with pytest.raises((ArticleError, ParameterError), match=words):
        check_columns(columns, ["id", "body"], where="a.csv")


def test_names_are_listed_briefly():
    assert list_names(["a", "", "b" * 100]) == f"'a', '{'b' * 77}...'"
    assert list_names(map(str, range(32))).endswith("'29' and 2 more")
