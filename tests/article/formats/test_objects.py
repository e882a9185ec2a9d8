import gzip
import json

import pytest

from broadsheet.article.readers import read_articles
from broadsheet.errors import ArticleError
from tests.support.sources import put, take

ROWS = [{"text": "Rents rose."}, {"body": "Rain fell.", "headline": "Rain"}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps(ROWS, indent=2)),
        ("a.json", json.dumps({"status": "ok", "articles": ROWS})),
        ("a.json", json.dumps({"response": {"docs": ROWS}}, indent=1)),
        ("a.json", json.dumps({"hits": {"hits": [{"_source": row} for row in ROWS]}})),
        ("a.json", json.dumps({"7": ROWS[0], "9": ROWS[1]})),
        ("a.json", "\n".join(map(json.dumps, ROWS))),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS))),
        ("a.ndjson", "\n\n".join(map(json.dumps, ROWS))),
        ("a.jsonl", json.dumps(ROWS, indent=2)),
        ("a.txt", json.dumps(ROWS)),
        ("a.json", "".join(map(json.dumps, ROWS))),
        ("a.json", "\n".join(json.dumps(row, indent=2) for row in ROWS)),
        ("a.jsonl", "\n".join(json.dumps(row, indent=2) for row in ROWS)),
        ("a.json", json.dumps(ROWS).replace("}", ",}").replace("]", ",]")),
        ("a.json", json.dumps({"articles": ROWS}).replace("}", ",}")),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS)).replace("}", ",}")),
        ("a.json", json.dumps({"count": 2, "posts": ROWS})),
        ("a.json", json.dumps({"text": {"0": "Rents rose.", "1": "Rain fell."}, "title": {"0": None, "1": "Rain"}})),
        ("a.json", json.dumps({"columns": ["text", "title"], "data": [["Rents rose.", None], ["Rain fell.", "Rain"]]})),
    ],
)
def test_objects_are_read_however_a_file_holds_them(tmp_path, name, content):
    taken = take(put(tmp_path / name, content))
    assert taken.texts == ["Rents rose.", "Rain fell."]
    assert [article.title for article in taken.articles] == ["Rents rose.", "Rain"]
    assert [article.id for article in taken.articles] == ["a-1", "a-2"]


def test_one_object_is_one_article(tmp_path):
    assert take(put(tmp_path / "a.json", '{\n"title": "Tolls", "text": "Rents rose."\n}')).texts == ["Rents rose."]
    assert take(put(tmp_path / "b.json", '{"story": "Rents rose."}')).texts == ["Rents rose."]


def test_packed_lines_are_read(tmp_path):
    path = put(tmp_path / "a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))
    taken = take(path)
    assert taken.texts == ["Rents rose.", "Rain fell."]
    assert [article.id for article in taken.articles] == ["a-1", "a-2"]


def test_what_newsapi_gives_is_read(tmp_path):
    row = {
        "source": {"id": None, "name": "Gazette"},
        "title": "Tolls",
        "publishedAt": "2018-03-05T09:30:00Z",
        "content": "Rents rose. The repairs … [+2829 chars]",
    }
    (article,) = take(put(tmp_path / "a.jsonl", json.dumps(row))).articles
    assert (article.text, article.source, article.published) == (
        "Rents rose. The repairs …",
        "Gazette",
        "2018-03-05T09:30:00+00:00",
    )
    assert article.notes == ("The text is cut: its source left out 2,829 characters.",)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": 2, "text": "cut off', "not JSON (Unterminated string"),
        ('{"text": NaN}', "holds no text."),
        ('{"text": null, "id": 4}', "holds no text."),
        ('{"story_1": "One."}', "has no 'text'. It has 'story_1'."),
        ('{"text": {"en": "A"}}', "has no 'text' that is one, but a dict."),
        ('["One."]', "not a JSON object."),
        ("[" * 100_000, "not JSON (nested too deep)."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path, line, reason):
    taken = take(put(tmp_path / "a.jsonl", f'{{"text": "Rents rose."}}\n\n{line}\n{{"text": "Rain fell."}}\n'))
    assert taken.texts == ["Rents rose.", "Rain fell."]
    assert [error.line for error in taken.errors] == [3]
    assert taken.reasons[0].startswith(reason)


def test_an_array_that_is_cut_off_gives_what_stands_before(tmp_path):
    taken = take(put(tmp_path / "a.json", '[{"text": "Rents rose."},\n {"text": "Rain fell."},\n {"text": "Snow'))
    assert taken.texts == ["Rents rose.", "Rain fell."]
    assert [(error.source.rpartition("/")[2], error.line) for error in taken.errors] == [("a.json: article 3", 3)]
    assert "What stands before it is read." in taken.reasons[0]


def test_an_array_is_read_element_by_element(tmp_path):
    articles = read_articles(put(tmp_path / "a.json", '[{"text": "Rents rose."},\n{"text": }]'))
    assert next(articles).text == "Rents rose."
    with pytest.raises(ArticleError, match=r"a\.json: article 2 line 2: not JSON"):
        next(articles)


def test_a_bad_date_or_title_is_left_out_with_a_note(tmp_path):
    row = {"text": "Rents rose.", "title": {"en": "A"}, "published": "3/5/2018"}
    (article,) = take(put(tmp_path / "a.jsonl", json.dumps(row))).articles
    assert (article.title, article.published) == ("Rents rose.", None)
    assert article.notes == (
        "The title was left out: it is a dict, no line of text.",
        "The date '3/5/2018' was left out: it is none that has one meaning.",
    )


def test_ids_of_any_kind_are_kept(tmp_path):
    taken = take(
        put(
            tmp_path / "a.jsonl",
            '{"id": 0, "text": "One."}\n{"uuid": "x-1", "text": "Two."}\n{"id": [], "text": "Three."}',
        )
    )
    assert [article.id for article in taken.articles] == ["0", "x-1", "a-3"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[]", "holds no article."),
        ("", "holds no article."),
        ('{"status": "error", "code": 1}', "no array of articles was found in this JSON. It has 'status', 'code'."),
        ("{\n'a': 1}", "not JSON (Expecting property name enclosed in double quotes, column 1 in line 2)."),
        ("7", "no array of articles was found in this JSON. It has int."),
    ],
)
def test_json_without_articles_is_told(tmp_path, content, words):
    assert take(put(tmp_path / "a.json", content)).reasons[0].startswith(words)


def test_columns_say_which_is_which(tmp_path):
    path = put(tmp_path / "a.json", '{"story_1": "Rents rose.", "slug": "Tolls"}')
    (article,) = take(path, columns={"text": "story_1", "title": "slug"}).articles
    assert (article.text, article.title) == ("Rents rose.", "Tolls")
    (reason,) = take(put(tmp_path / "b.jsonl", '{"text": "One."}'), columns={"text": "bodie"}).reasons
    assert reason == "has no column 'bodie', which --columns names. It has 'text'."


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_line_breaks_and_tabs_within_a_string_are_read(tmp_path, name):
    text = '{"text": "Rents rose.\tA lot.'
    assert take(put(tmp_path / name, text + '"}')).texts == ["Rents rose.\tA lot."]
    assert take(put(tmp_path / "b.json", f'[{text}\n\nRain fell."}}]')).texts == ["Rents rose.\tA lot.\n\nRain fell."]


def test_a_comma_before_a_bracket_within_a_text_stays(tmp_path):
    assert take(put(tmp_path / "a.json", '[{"text": "Rents, ] rose,} \\", ]",},]')).texts == ['Rents, ] rose,} ", ]']


def test_what_follows_the_last_whole_one_of_several_objects_is_named(tmp_path):
    taken = take(put(tmp_path / "a.json", '{"text": "Rents rose."}\n{"text": "Rain'))
    assert taken.texts == ["Rents rose."]
    assert "not JSON" in taken.errors[0].reason


def test_paragraphs_in_a_list_are_one_text(tmp_path):
    path = put(tmp_path / "a.json", json.dumps([{"title": "A", "text": ["Rents rose.", "Rain fell."]}]))
    assert take(path).texts == ["Rents rose.\n\nRain fell."]
    assert "no 'text' that is one" in take(put(tmp_path / "b.json", '[{"text": ["A", 3]}]')).errors[0].reason
