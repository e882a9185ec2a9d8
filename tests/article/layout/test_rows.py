"""Rows: an article gives the same rows however its lines were broken."""

import pytest

from broadsheet.article.readers import read_articles
from tests.support.articles import ROOT
from tests.support.layouts import KEYS, LAYOUTS, find_agreement, read_rows

ARTICLES = ("council-budget", "court-case", "football-transfer")


@pytest.fixture(scope="module")
def texts():
    return {one.id: one.text for one in read_articles(ROOT / "data" / "articles") if one.id in ARTICLES}


@pytest.fixture(scope="module")
def plain(texts):
    return read_rows(texts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_gives_the_same_rows_however_its_lines_were_broken(texts, plain, layout):
    rows = read_rows({name: layout(text) for name, text in texts.items()})
    assert {table: find_agreement(plain[table], rows[table]) for table in KEYS} == dict.fromkeys(KEYS, 1.0)
