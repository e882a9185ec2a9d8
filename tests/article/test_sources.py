import os
import socket

import pytest

from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article, find_sources, search
from broadsheet.errors import ArticleError
from tests.support.articles import BODY, DATA, read_one, write
from tests.support.sources import take


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


def test_ids_that_clash_are_told_apart(tmp_path):
    for name in ("03/story.txt", "04/story.txt", "a b.txt", "a-b.txt", "set-1.txt", "set.jsonl"):
        write(tmp_path / name, '{"text": "One."}\n' if name.endswith("l") else BODY)
    ids = [article.id for article in read_articles(tmp_path)]
    assert ids == ["a-b", "a-b-2", "set-1", "set-1-2", "03-story", "04-story"]


def test_rows_of_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for folder in ("03", "04"):
        write(tmp_path / folder / "items.csv", "text\nRents rose.\n")
        write(tmp_path / folder / "items.txt", BODY)
    ids = [article.id for article in read_articles(tmp_path)]
    assert ids == ["03-items-1", "03-items", "04-items-1", "04-items"]


def test_files_that_are_no_articles_are_left_out_and_counted(tmp_path):
    contents = {
        "a.txt": BODY,
        "b.xlsx": "x",
        "c.png": "x",
        "sub/d.png": "x",
        "LICENSE": "Free.",
        "reports/a/report.html": '<html><head><meta name="generator" content="broadsheet"></head></html>',
        "reports/a/articles.csv": "article,title,source\na,T,\n",
        "Tolls.html": "<html></html>",
        "Tolls_files/frame.html": "<html></html>",
        "Tolls_files/js/frame(1).html": "<html></html>",
    }
    for name, content in contents.items():
        write(tmp_path / name, content)
    found = search(tmp_path)
    assert [path.name for path in found.sources] == ["Tolls.html", "a.txt"]
    assert found.problems == []
    assert found.left_out == (
        "8 files were left out: 2 .png, 2 of broadsheet's own, 2 saved with a page, 1 .xlsx, 1 without a suffix."
    )


def test_what_broadsheet_wrote_is_read_where_it_is_named(tmp_path):
    path = write(tmp_path / "articles.csv", "article,title\na,T\n")
    assert search(path).sources == [path]


def test_a_pipe_is_named_and_never_opened(tmp_path):
    write(tmp_path / "a.txt", BODY)
    os.mkfifo(tmp_path / "pipe.txt")
    taken = take(tmp_path)
    assert taken.texts == [BODY]
    assert [(error.source, error.reason) for error in taken.errors] == [
        (str(tmp_path / "pipe.txt"), "is a named pipe, not a file. Save what it gives as a file and read that.")
    ]
    assert "is a named pipe" in take(tmp_path / "pipe.txt").reasons[0]


def test_a_socket_and_a_device_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.txt")
        assert "is a socket, not a file." in take(tmp_path).reasons[0]
    assert "is a device, not a file." in take("/dev/null").reasons[0]


def test_a_broken_link_is_named_and_the_rest_is_read(tmp_path):
    write(tmp_path / "b.txt", BODY)
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    taken = take(tmp_path)
    assert taken.texts == [BODY]
    assert taken.reasons == ["is a link to a file that is not there. Mend it, or leave it out."]


def test_a_folder_that_may_not_be_opened_is_named_and_the_rest_is_read(tmp_path, monkeypatch):
    write(tmp_path / "b.txt", BODY)
    write(tmp_path / "closed" / "a.txt", BODY)
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    taken = take(tmp_path)
    assert taken.texts == [BODY]
    assert taken.reasons == ["cannot be opened (Permission denied). Check that you may read it."]


def test_a_name_that_is_no_utf_8_is_read_and_shown_with_a_mark(tmp_path):
    write(tmp_path / "b.txt", BODY)
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(BODY, encoding="utf-8")
    articles = list(read_articles(tmp_path))
    assert [(article.id, article.text) for article in articles] == [("b", BODY), ("caf-", BODY)]
    assert articles[1].path == str(tmp_path / "caf\ufffd.txt")
    assert articles[1].path.encode()


def test_a_missing_file_among_others_is_named_and_the_rest_is_read(tmp_path):
    path = write(tmp_path / "a.txt", BODY)
    sources = [tmp_path / "gone.txt", path, tmp_path / "*.md", write(tmp_path / "b.tex", BODY)]
    taken = take(sources)
    assert taken.texts == [BODY]
    assert [error.source.rpartition("/")[2] for error in taken.errors] == ["gone.txt", "*.md", "b.tex"]
    with pytest.raises(ArticleError, match=r"gone\.txt: no such file or folder"):
        find_sources(sources)


def test_what_was_found_can_be_read(tmp_path):
    write(tmp_path / "a.txt", BODY)
    found = search(tmp_path)
    assert [article.text for article in read_articles(found)] == [BODY]
    assert search(found) is found


def test_an_empty_folder_says_what_lies_there(tmp_path):
    write(tmp_path / "a.png", "x")
    with pytest.raises(ArticleError, match=r"no article in this folder\. 1 file was left out: 1 \.png\. Give a text"):
        find_sources(tmp_path)


def test_nothing_named_is_told():
    with pytest.raises(ArticleError, match=r"no article was named\. Give a text"):
        find_sources([])


@pytest.mark.parametrize("name", ["b.xhtml", "c.shtml", "d.HTM", "e"])
def test_pages_of_every_name_are_read(tmp_path, name):
    page = tmp_path / name
    page.write_bytes((DATA / "page.html").read_bytes())
    (article,) = read_articles(tmp_path)
    assert article.title == "Café owners back later closing"
