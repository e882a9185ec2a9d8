import pytest

from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article, find_id, find_sources
from broadsheet.errors import ArticleError
from tests.support.articles import BODY, read_one, write


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


@pytest.mark.parametrize("names", [("a.txt", "sub/a.md"), ("a b.txt", "a-b.txt"), ("set-1.txt", "set.jsonl")])
def test_two_sources_with_one_id_are_named(tmp_path, names):
    for name in names:
        write(tmp_path / name, '{"text": "One."}\n')
    first, second = names
    with pytest.raises(ArticleError, match="would both be article") as caught:
        list(read_articles(tmp_path))
    assert first in str(caught.value)
    assert second in str(caught.value)
