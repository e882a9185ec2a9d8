import cProfile
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import schema
from broadsheet.article.readers import read_articles
from broadsheet.reading import LeftOutWarning, concatenate, read_each
from broadsheet.records import find_records
from broadsheet.workers import Outcome

ROOT = Path(__file__).parents[1]
# text column and the two columns of its offsets, by table
CUTS = {
    "mentions": [("text", "start", "end")],
    "statements": [
        ("speaker_text", "speaker_start", "speaker_end"),
        ("cue", "cue_start", "cue_end"),
        ("content", "content_start", "content_end"),
    ],
    "stances": [("evidence", "start", "end")],
    "figures": [("text", "start", "end")],
}


@pytest.fixture(scope="module")
def readings():
    """The seed and every article in data/articles, read."""
    return list(read_each(read_articles([ROOT / "seeds", ROOT / "data" / "articles"])))


def test_every_row_of_every_table_cuts_back_to_its_text(readings):
    cut = 0
    for reading in readings:
        text = reading.article.text
        for table, columns in CUTS.items():
            for words, start, end in columns:
                rows = reading.tables[table].dropna(subset=[start])
                for row in rows.itertuples(index=False):
                    assert text[getattr(row, start) : getattr(row, end)] == getattr(row, words)
                    cut += 1
    assert cut > 500


@pytest.mark.parametrize(("text", "content", "said"), [
    ('"We won," said Ann Lee, "by a mile."', 'We won," said Ann Lee, "by a mile', "We won … by a mile"),
    ('Ann Lee said: "We won."', "We won", "We won"),
])  # fmt: skip
def test_what_is_said_leaves_out_the_tag_that_content_has(read, text, content, said):
    reading = read(text)
    assert content in reading.statements["content"][0]
    assert reading.said()[0].rstrip(".") == said
    assert reading.said().index.equals(reading.statements.index)


def test_nobody_says_nothing(read):
    assert read("Rain fell.").said().empty


def test_content_spans_lie_in_order_inside_the_content(readings):
    for reading in readings:
        for row in reading.statements.itertuples(index=False):
            spans = [tuple(map(int, span.split("-"))) for span in row.content_spans.split()]
            assert spans[0][0] == row.content_start
            assert spans[-1][1] == row.content_end
            assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_stances_point_at_the_words_of_holder_and_target(readings):
    for reading in readings:
        length = len(reading.article.text)
        for row in reading.stances.itertuples(index=False):
            assert 0 <= row.target_start < row.target_end <= length
            if not pd.isna(row.holder_start):
                assert 0 <= row.holder_start < row.holder_end <= length


def test_tables_have_the_declared_columns_and_types(readings):
    for reading in readings:
        for name, record in schema.TABLES.items():
            columns = schema.find_columns(record)
            assert list(reading.tables[name].columns) == [column for column, _, _ in columns]
            assert [str(dtype).casefold() for dtype in reading.tables[name].dtypes] == [
                schema.DTYPES[kind].casefold() for _, kind, _ in columns
            ]


@pytest.mark.parametrize("certainty", [0.0, 0.5, 0.7, 0.9])
def test_ids_are_unique_and_every_reference_is_to_a_row(readings, certainty):
    for reading in (one.surer(certainty) for one in readings):
        ids = set(reading.entities["entity"])
        assert len(ids) == len(reading.entities)
        statements = set(reading.statements["statement"])
        assert len(statements) == len(reading.statements)
        references = [
            reading.mentions["entity"],
            reading.statements["speaker"],
            reading.stances["holder"],
            reading.stances["target"],
        ]
        references += [reading.stances["reported_by"], reading.figures["source"]]
        assert set(pd.concat(references).dropna()) <= ids
        assert set(pd.concat([reading.stances["statement"], reading.figures["statement"]]).dropna()) <= statements


def test_the_surer_rows_of_a_reading_are_as_certain_as_was_asked_and_it_remembers_what_was(readings):
    (seed, *_) = readings
    surer = seed.surer(0.7)
    assert all((table["certainty"] >= 0.7).all() for table in (surer.mentions, surer.statements, surer.figures))
    assert 0 < len(surer.figures) <= len(seed.figures)
    assert (seed.certainty, surer.certainty, surer.surer(0.5).certainty) == (0.0, 0.7, 0.7)
    assert surer.article is seed.article
    assert concatenate([seed]).surer(0.7).figures.equals(surer.figures)


def test_cells_hold_only_the_declared_values(readings):
    allowed = [
        ("entities", "type", schema.ENTITY_TYPES),
        ("mentions", "form", schema.MENTION_FORMS),
        ("statements", "form", schema.STATEMENT_FORMS),
        ("statements", "act", schema.ACTS),
        ("stances", "polarity", schema.POLARITIES),
        ("stances", "via", schema.VIAS),
        ("figures", "modifier", schema.MODIFIERS),
        ("figures", "trend", schema.TRENDS),
    ]
    for reading in readings:
        for table, column, values in allowed:
            assert set(reading.tables[table][column].dropna()) <= set(values)


def test_counts_and_first_starts_agree_with_the_mentions(readings):
    for reading in readings:
        mentions = reading.mentions.groupby("entity")["start"].agg(["size", "min"])
        for row in reading.entities.itertuples(index=False):
            assert (row.mentions, row.first_start) == tuple(mentions.loc[row.entity])


def test_reading_twice_gives_the_same_tables(seed_reading):
    again = bs.read(ROOT / "seeds" / "seed.txt")
    for name, table in seed_reading.tables.items():
        expected = table.drop(columns="path") if name == "articles" else table
        pd.testing.assert_frame_equal(again.tables[name][expected.columns], expected)


def test_an_article_without_names_or_numbers_gives_typed_empty_tables(read):
    reading = read("it rained.")
    for name in ("entities", "mentions", "statements", "stances", "figures"):
        assert len(reading.tables[name]) == 0
        assert list(reading.tables[name].columns) == [
            column for column, _, _ in schema.find_columns(schema.TABLES[name])
        ]


@pytest.mark.parametrize(
    "text", ["He saw the dog", "dog", "\ufeffHello", '"', "...", "THE END", "said said said", "\u200f\u202eword"]
)
def test_no_text_however_short_or_odd_raises(read, text):
    assert read(text).article.text == text


def test_twice_the_text_takes_the_finders_no_more_than_twice_the_calls(nlp):
    """Counted in calls and not in seconds, so that a busy machine does not fail it."""
    text = (ROOT / "seeds" / "seed.txt").read_text(encoding="utf-8") + "\n"

    def count(times):
        doc, profile = nlp(text * times), cProfile.Profile()
        profile.runcall(find_records, doc)
        return sum(row.callcount for row in profile.getstats())

    assert count(8) < 2.5 * count(4)


def test_many_articles_concatenate_and_articles_tell_rows_apart():
    readings = bs.read_many([bs.Article("a", "Mr Lund left.", "A"), bs.Article("b", "Mr Lund stayed.", "B")])
    assert list(readings.articles["article"]) == ["a", "b"]
    assert list(readings.entities["article"]) == ["a", "b"]


def test_workers_give_the_same_tables_in_the_same_order():
    articles = [bs.Article(f"a{i}", f"Mr Lund paid {i} dollars.", "A") for i in range(3)]
    one, two = concatenate(read_each(articles)), concatenate(read_each(articles, workers=2))
    for name in schema.TABLES:
        pd.testing.assert_frame_equal(one.tables[name], two.tables[name])


def test_what_cannot_be_read_is_left_out_of_many_and_listed(tmp_path):
    for name, text in [("a", "Mr Lund left."), ("b", ""), ("c", "Mr Lund stayed.")]:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.warns(LeftOutWarning, match=r"2 articles read, 1 left out \(see `errors`\): .*b\.txt: holds no text"):
        readings = bs.read_many(tmp_path)
    assert list(readings.articles["article"]) == ["a", "c"]
    assert list(readings.errors["source"]) == [str(tmp_path / "b.txt")]
    with pytest.raises(bs.BroadsheetError, match="holds no text"):
        bs.read_many(tmp_path, strict=True)


def test_where_all_is_read_the_errors_are_an_empty_table(recwarn):
    readings = bs.read_many([bs.Article("a", "Mr Lund left.", "A")])
    assert list(readings.errors.columns) == ["article", "source", "line", "reason"]
    assert len(readings.errors) == 0
    assert [one for one in recwarn if one.category is LeftOutWarning] == []


def test_of_several_that_are_left_out_the_first_is_told(tmp_path):
    for name, text in [("a", "Mr Lund left."), ("b", ""), ("c", " ")]:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with pytest.warns(
        LeftOutWarning, match=r"1 article read, 2 left out \(see `errors`\), the first of them: .*b\.txt"
    ):
        bs.read_many(tmp_path)


def test_workers_end_with_many_that_are_broken_off_though_a_notebook_keeps_the_error(monkeypatch):
    ended = []

    def work_each(function, items, *, workers):
        try:
            yield from (Outcome(item, function(item)) for item in items)
        finally:
            ended.append(workers)

    def stop(readings):
        next(iter(readings))
        raise KeyboardInterrupt

    monkeypatch.setattr("broadsheet.reading.work_each", work_each)
    monkeypatch.setattr("broadsheet.reading.concatenate", stop)
    with pytest.raises(KeyboardInterrupt) as kept:
        bs.read_many([bs.Article("a", "Mr Lund left.", "A"), bs.Article("b", "Mr Lund stayed.", "B")], workers=2)
    assert (ended, kept.tb is not None) == ([2], True)


@pytest.mark.parametrize("strict", [False, True])
def test_a_crash_on_one_article_is_a_row_of_errors_or_raised(monkeypatch, strict):
    def trip(doc):
        if "crash" in doc.text:
            raise ValueError("tripped")
        return find_records(doc)

    monkeypatch.setattr("broadsheet.reading.find_records", trip)
    articles = [bs.Article("a", "Mr Lund left.", "A"), bs.Article("b", "A crash.", "B")]
    if strict:
        with pytest.raises(ValueError, match="tripped"):
            bs.read_many(articles, strict=True)
        return
    with pytest.warns(LeftOutWarning):
        readings = bs.read_many(articles)
    assert list(readings.articles["article"]) == ["a"]
    (error,) = readings.errors.itertuples(index=False)
    assert error.article == "b"
    assert error.reason.startswith("Reading it failed with ValueError: tripped; this is a fault of broadsheet")


def test_read_takes_what_the_file_does_not_say(tmp_path):
    path = tmp_path / "my story.txt"
    path.write_text("Mr Lund left.", encoding="utf-8")
    reading = bs.read(path, title="Lund leaves", source="The Paper", published="2007-01-25")
    assert list(reading.articles[["article", "title", "source", "published"]].iloc[0]) == [
        "my-story",
        "Lund leaves",
        "The Paper",
        "2007-01-25",
    ]


def test_a_folder_of_several_articles_is_refused_by_read(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Mr Lund left.", encoding="utf-8")
    with pytest.raises(bs.BroadsheetError, match="holds 2 articles"):
        bs.read(tmp_path)


def test_a_reading_shows_as_the_marked_up_article(seed_reading):
    assert "Nuri al-Maliki" in seed_reading._repr_html_()


def test_an_explanation_tells_what_each_rule_answered_and_that_entities_keep_none(read):
    reading = read("Rents rose 4% in May, Ann Lee said.")
    told = str(reading.explain("f1"))
    assert "trend = up: figures.trend." in told
    assert "trend = up" in reading.explain("f1")._repr_html_()
    assert "no rule is kept" in str(reading.explain("e1"))
