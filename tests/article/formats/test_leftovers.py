from collections import Counter

import pytest

from broadsheet.article.formats.leftovers import OWN, PAGE_PART, find_leftover, is_hidden, is_own, say_left_out
from broadsheet.article.sources import open_path
from tests.support.sources import put

REPORT = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="generator" content="broadsheet"><title>A</title>'


@pytest.mark.parametrize(
    ("name", "content", "own"),
    [
        ("report.html", REPORT, True),
        ("index.html", REPORT, True),
        ("index.html", "<html><head><meta name='generator' content='WordPress'></head>", False),
        ("articles.csv", "article,title,source\r\na,T,\r\n", True),
        ("articles.csv", "article,title,source\n", True),
        ("articles.csv", 'article,title\n"Rents rose, and fell.",Tolls\n', False),
        ("articles.csv", "article,title\nRents rose in May.,Tolls\n", False),
        ("articles.csv", "title,text\nTolls,Rents rose.\n", False),
        ("news.csv", "article,title,source\na,T,\n", False),
        ("errors.csv", "article,source,line,reason\n,a.txt,,is gone\n", True),
        ("figures.json", '[\n{"article": "a", "start": 1}\n]', True),
        ("articles.json", '[{"article": "Rents rose in May.", "title": "Tolls"}]', False),
        ("articles.json", '[{"source": {"id": null}, "title": "Tolls"}]', False),
        ("entities.parquet", "PAR1", True),
        ("tables.xlsx", "PK", True),
        ("budget.xlsx", "PK", False),
    ],
)
def test_what_broadsheet_wrote_is_told_by_its_head(tmp_path, name, content, own):
    assert is_own(open_path(put(tmp_path / name, content))) is own


@pytest.mark.parametrize(
    ("name", "content", "leftover"),
    [
        ("a.txt", "Rents rose.", None),
        ("a.CSV", "text\nA", None),
        ("a.png", "x", ".png"),
        ("a.tex", "Rents rose.", ".tex"),
        ("LICENSE", "Rents rose.", "without a suffix"),
        ("page", "<!DOCTYPE html><p>A</p>", None),
        ("page.php", "<!DOCTYPE html><p>A</p>", None),
        ("code.php", "<?php echo 1;", ".php"),
        ("a.doc", r"{\rtf1 A}", None),
        ("a.doc", "\0", ".doc"),
        ("articles.csv", "article,title\na,T\n", OWN),
        ("Tolls_files/frame.html", "<html></html>", PAGE_PART),
        ("Rents_files/frame.html", "<html></html>", None),
        ("Tolls_files/js/frame.txt", "x", PAGE_PART),
    ],
)
def test_a_file_that_is_no_article_is_known_by_what_it_is(tmp_path, name, content, leftover):
    path = put(tmp_path / name, content)
    assert find_leftover(name, open_path(path), beside={"Tolls.html", name}) == leftover


@pytest.mark.parametrize(
    ("name", "hidden"),
    [(".a.txt", True), ("x/.git/a.txt", True), ("__MACOSX/a.txt", True), ("x/README.md", True), ("x/a.txt", False)],
)
def test_hidden_files_are_not_looked_at(name, hidden):
    assert is_hidden(name) is hidden


def test_what_is_left_out_is_counted_in_one_sentence():
    assert say_left_out(Counter()) is None
    assert say_left_out(Counter({".png": 1})) == "1 file was left out: 1 .png."
    assert say_left_out(Counter({".xlsx": 2, ".png": 1200, OWN: 2})) == (
        "1,204 files were left out: 1,200 .png, 2 .xlsx, 2 of broadsheet's own."
    )


def test_the_lock_that_word_leaves_beside_an_open_file_is_hidden():
    assert is_hidden("~$tolls.docx")
    assert is_hidden("news/~$tolls.docx")
    assert not is_hidden("~tolls.docx")
