import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.support.articles import DATA, read_one
from tests.support.sources import put, take

PAGE = (DATA / "page.html").read_bytes()


def make_warc(*answers: tuple[str, str, bytes], packed: bool = False) -> bytes:
    """A web archive of answers: the status, the kind and the body of each."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for number, (status, kind, body) in enumerate(answers, start=1):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        dated = {"WARC-Date": "2018-06-05T10:00:00Z"}
        url = f"https://g.example/story-{number}"
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=dated
            )
        )
    return file.getvalue()


ANSWERS = (
    ("200 OK", "text/html; charset=utf-8", PAGE),
    ("404 Not Found", "text/html", PAGE),
    ("200 OK", "image/png", b"\x89PNG"),
    ("200 OK", "text/html", b"<html><body></body></html>"),
    ("200 OK", "text/html", PAGE.replace(b'rel="canonical"', b'rel="author"')),
)


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True), ("a.txt", False)])
def test_every_page_of_a_web_archive_is_an_article(tmp_path, name, packed):
    taken = take(put(tmp_path / name, make_warc(*ANSWERS, packed=packed)))
    assert [(one.id, one.url) for one in taken.articles] == [
        ("story-1", "https://example.org/cafes"),  # which the page names as its own address
        ("story-5", "https://g.example/story-5"),
    ]
    assert taken.texts[0] == read_one(DATA / "page.html").text
    assert "The page was archived on 2018-06-05." in taken.articles[0].notes
    assert taken.articles[0].published == "2018-05-02"
    assert [error.source.rpartition(": ")[2] for error in taken.errors] == ["https://g.example/story-4"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://g.example/1\r\nContent-Length: 0\r\n\r\n",
            "holds no page that",
        ),
        (make_warc(("200 OK", "image/png", b"x")), "holds no page that a server answered with."),
        (b"Rents rose.", "is no web archive, though it is called one."),
        (b"", "is no web archive, though it is called one."),
    ],
)
def test_an_archive_without_a_page_is_told(tmp_path, data, reason):
    assert take(put(tmp_path / "a.warc", data)).reasons[0].startswith(reason)


def test_an_archive_that_breaks_off_gives_the_pages_before(tmp_path, capsys):
    whole = make_warc(*ANSWERS[:1])
    taken = take(put(tmp_path / "a.warc", whole + b"garbage\r\n\r\nmore"))
    assert len(taken.articles) == 1
    assert taken.reasons[0].startswith("is damaged and can be read no further")
    assert capsys.readouterr().err == ""


def test_a_page_that_is_cut_off_is_named_and_not_read(tmp_path):
    whole = make_warc(*ANSWERS[:1])
    taken = take(put(tmp_path / "a.warc", whole + whole[:-700]))
    assert len(taken.articles) == 1
    assert taken.reasons[0].startswith("is cut off in this archive.")


def test_a_packed_archive_that_is_cut_off_is_told(tmp_path):
    packed = gzip.compress(make_warc(*ANSWERS[:1]) * 3)
    taken = take(put(tmp_path / "a.warc.gz", packed[: len(packed) // 2]))
    assert "damaged" in taken.reasons[-1]
