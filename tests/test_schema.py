import pytest

from broadsheet import schema
from broadsheet.dictionary import write_dictionary


def figure(**changes):
    facts = {
        "figure": "f1",
        "text": "some 17,000",
        "start": 0,
        "end": 11,
        "value": 17000.0,
        "low": 17000.0,
        "high": 17000.0,
        "modifier": "about",
        "trend": None,
        "unit": None,
        "counted": "troops",
        "of": None,
        "source": None,
        "statement": None,
        "sentence": 1,
    }
    return schema.Figure(**(facts | changes))


# what a record carries and no table shows
BESIDE = {"rules", "reading", "odds"}


@pytest.mark.parametrize("record", schema.TABLES.values())
def test_a_table_begins_with_its_article_and_has_every_field_but_those_beside_it(record):
    names = [name for name, _, _ in schema.find_columns(record)]
    assert names[0] == "article"
    assert names[1:] == [field for field in record.__dataclass_fields__ if field not in BESIDE]


@pytest.mark.parametrize("record", schema.TABLES.values())
def test_an_empty_table_has_the_types_of_a_full_one(record):
    table = schema.to_table(record, (), article="a")
    assert len(table) == 0
    assert [str(dtype) for dtype in table.dtypes] == [schema.DTYPES[kind] for _, kind, _ in schema.find_columns(record)]


def test_what_is_missing_is_na_and_a_count_stays_whole():
    table = schema.to_table(schema.Figure, [figure(), figure(value=None)], article="a")
    assert table["value"].isna().tolist() == [False, True]
    assert table["unit"].isna().all()
    assert str(table["sentence"].dtype) == "Int64"


def test_the_dictionary_tells_every_column():
    page = write_dictionary()
    for name, record in schema.TABLES.items():
        assert f"## {name}" in page
        assert all(f"| `{column}` |" in page and meaning in page for column, _, meaning in schema.find_columns(record))
