import io
import zipfile

import pytest

from broadsheet.article.drafts import Blob, Place
from broadsheet.article.formats.sniffing import sniff
from tests.support.sources import put, take

MAIL = "From: a@b.example\nTo: c@d.example\nSubject: Tolls\n\nRents rose.\n"
RTF = r"{\rtf1\ansi{\fonttbl\f0 Times;}\f0 Rents rose by \'a32.\par}"


def zip_up(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"<!DOCTYPE html><p>A", ".html"),
        (b"\xef\xbb\xbf  <html>", ".html"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC "">', ".html"),
        ("<html>".encode("utf-16"), ".html"),
        (b"<body class='a'>", ".html"),
        (b'<?xml version="1.0"?><rss>', ".xml"),
        (b"<feed xmlns='x'>", ".xml"),
        (RTF.encode(), ".rtf"),
        (b"%PDF-1.4", ".pdf"),
        (b"\x1f\x8b\x08", ".gz"),
        (b"WARC/1.0\r\n", ".warc"),
        (b"\x89PNG\r\n", ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (zip_up("word/document.xml"), ".docx"),
        (zip_up("xl/workbook.xml"), ".xlsx"),
        (zip_up("content.xml", "mimetype"), ".odt"),
        (zip_up("a.txt"), ".zip"),
        (b"PK\x03\x04 cut", ".zip"),
        (b'[{"text": "A"}]', ".json"),
        (b'{\n "text": "A"}', ".json"),
        (MAIL.encode(), ".eml"),
        (MAIL.replace("\n", "\r\n").encode(), ".eml"),
        (b"From a@b.example Mon Mar  5 09:30:00 2018\nFrom: a@b.example\n\nA", ".mbox"),
        (b"From: <Saved by Blink>\nContent-Type: multipart/related;\n boundary=x\n\n", ".mhtml"),
        (b"id,title,text\n7,Tolls,Rents rose.\n", ".csv"),
        (b"\xef\xbb\xbfheadline;body\r\nTolls;Rents rose.\r\n", ".csv"),
        (b"title\ttext\nTolls\tRents rose.\n", ".csv"),
        (b"id,story_1\n7,Rents rose.\n", None),
        (b"Title, text, date\n\nThese three the mayor wants.\n", None),
        (b"| Title | Text |\n|---|---|\n| A | B |\n", None),
        (b"", None),
        (b"Rents rose in May.\n", None),
        (b"<p>Rents rose.</p>", None),
        (b"<Rents rose>", None),
        (b"<!---->" * 1000, None),
        (b"<!---->" * 100 + b"<html>", ".html"),
        (b"From: our correspondent\nDate: 5 March 2018\n\nRents rose.\n", None),
        (b"Q: Why?\nA: Because.\n\nFrom: here\n", None),
        (b"Subject: tolls\nTo: all\nRents rose.\n", None),
        (b"[Tolls] {rise}", None),
        (b"From Monday on 12:30 is the hour.\n\nRents rose.", None),
    ],
)
def test_bytes_tell_of_what_kind_they_are_or_nothing(data, suffix):
    assert sniff(Blob(Place("a"), "", "a", lambda: io.BytesIO(data))) == suffix


@pytest.mark.parametrize(
    ("name", "content", "text", "note"),
    [
        ("a.txt", RTF, "Rents rose by £2.\n", "Read as RTF, which its bytes are."),
        ("a.txt", MAIL, "Rents rose.\n", "Read as a mail, which its bytes are."),
        ("a.md", MAIL, "Rents rose.\n", "Read as a mail, which its bytes are."),
        ("a.doc", RTF, "Rents rose by £2.\n", "Read as RTF, which its bytes are."),
        ("a.csv", zip_up("word/document.xml").replace(b"x", b"x"), None, None),
        ("notes", "Rents rose.\n", "Rents rose.\n", None),
        ("letter", RTF, "Rents rose by £2.\n", None),
        ("a.csv", "text\n<html>\n", "<html>", None),
    ],
)
def test_a_file_is_read_as_what_its_bytes_are(tmp_path, name, content, text, note):
    taken = take(put(tmp_path / name, content))
    assert taken.texts == ([] if text is None else [text])
    assert all(article.notes == ((note,) if note else ()) for article in taken.articles)


def test_a_text_that_is_a_page_is_read_as_a_page(tmp_path):
    from tests.support.articles import DATA, read_one

    page = (DATA / "page.html").read_bytes()
    for name in ("a.txt", "b.md", "c.php"):
        article = read_one(put(tmp_path / name, page))
        assert article.text == read_one(DATA / "page.html").text
        assert "Read as a web page, which its bytes are." in article.notes


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", "is a picture, which is not read. Save the text that it shows as .txt"),
        ("a.html", b"\xff\xd8\xff\xe0\0", "is a picture, which is not read."),
        ("a.csv", zip_up("xl/workbook.xml"), "is an Excel workbook, which is not read. Save it as CSV and read that."),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old Word or other Office file, which is not read. Save it as .docx",
        ),
        ("a.txt", zip_up("content.xml"), "is an OpenDocument file, which is not read."),
        ("a.odt", b"", "is an OpenDocument file, which is not read."),
        ("a.txt", b"7z\xbc\xaf\x27\x1c\0", "is a 7z archive, which is not read. Unpack it, or pack it as .zip"),
    ],
)
def test_a_kind_that_is_not_read_is_told_by_name_with_what_to_do(tmp_path, name, data, words):
    assert take(put(tmp_path / name, data)).reasons[0].startswith(words)
