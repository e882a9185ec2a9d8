import io
import sys
import zipfile

import pytest

from tests.support.sources import put, take

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)


def make_docx(*paragraphs: str, title: str | None = None, body: str = "") -> bytes:
    """A Word file of paragraphs, or of a body in its own XML."""
    inner = body or "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{inner}</w:body></w:document>")
        if title is not None:
            archive.writestr("docProps/core.xml", CORE.format(title))
    return packed.getvalue()


def make_pdf(text: str, *, bare: int = 0) -> bytes:
    """A PDF of one page with one line, and of bare pages after it."""
    font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET" if text else ""
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R"
        f"{' 5 0 R' * bare}]/Count {1 + bare}>>endobj\n5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R{font}>>endobj\n"
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    ).encode()


def test_a_word_file_gives_a_paragraph_a_line_and_its_title(tmp_path):
    (article,) = take(
        put(tmp_path / "a.docx", make_docx("Rents rose &amp; rose.", "Rain fell.", title="Tolls"))
    ).articles
    assert (article.id, article.title, article.text, article.notes) == (
        "a",
        "Tolls",
        "Rents rose & rose.\nRain fell.",
        (),
    )


def test_a_word_file_without_a_title_is_called_by_its_first_paragraph(tmp_path):
    (article,) = take(put(tmp_path / "a.docx", make_docx("Bridge tolls to rise", "Rents rose in May."))).articles
    assert article.title == "Bridge tolls to rise"


def test_cells_of_a_table_are_lines_and_breaks_and_tabs_are_kept(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = (
        "<w:p><w:r><w:t>Rents</w:t><w:tab/><w:t>rose</w:t><w:br/><w:t>again.</w:t></w:r></w:p>"
        f"<w:tbl><w:tr>{cell.format('Rain fell.')}{cell.format('Snow fell.')}</w:tr></w:tbl>"
        "<w:p><w:hyperlink><w:r><w:t>Hail fell.</w:t></w:r></w:hyperlink></w:p>"
    )
    assert take(put(tmp_path / "a.docx", make_docx(body=body))).texts == [
        "Rents\trose\nagain.\nRain fell.\nSnow fell.\nHail fell."
    ]


def test_tracked_changes_are_read_as_accepted_with_a_note(tmp_path):
    body = (
        "<w:p><w:r><w:t>Rents </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rose</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    (article,) = take(put(tmp_path / "a.docx", make_docx(body=body))).articles
    assert (article.text, article.notes) == ("Rents rose.", ("Read as if its tracked changes (2) were accepted.",))


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.zip"])
def test_a_word_file_under_another_name_is_read_as_one(tmp_path, name):
    (article,) = take(put(tmp_path / name, make_docx("Rents rose."))).articles
    assert (article.text, article.notes) == ("Rents rose.", ("Read as DOCX, which its bytes are.",))


def test_rtf_gives_its_text_and_title(tmp_path):
    rtf = r"{\rtf1\ansi{\info{\title Tolls}}{\fonttbl\f0 Times;}\f0 Rents rose by \'a32, \u8220?again\u8221?.\par Rain fell.\par}"
    (article,) = take(put(tmp_path / "a.rtf", rtf)).articles
    assert (article.title, article.text) == ("Tolls", "Rents rose by £2, “again”.\nRain fell.\n")


def test_a_pdf_gives_its_text(tmp_path):
    (article,) = take(put(tmp_path / "a.pdf", make_pdf("Rents rose in May."))).articles
    assert (article.text, article.notes) == ("Rents rose in May.", ("Taken out of a PDF, page by page.",))


def test_pages_of_a_pdf_without_a_text_are_counted(tmp_path):
    (article,) = take(put(tmp_path / "a.pdf", make_pdf("Rents rose in May.", bare=1))).articles
    assert article.notes == ("Taken out of a PDF, page by page; 1 of its 2 pages have no text in them.",)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", make_pdf(""), "this PDF has pictures of its pages, no text."),
        ("a.pdf", b"%PDF-1.4\ncut off", "this PDF cannot be read; it is damaged."),
        ("a.pdf", make_pdf("Rents rose.")[:200], "this PDF cannot be read; it is damaged."),
        ("a.docx", b"PK\x03\x04 cut off", "this DOCX cannot be read; it is damaged."),
        ("a.docx", make_docx(body="<w:p>"), "this DOCX cannot be read; it is damaged."),
        ("a.docx", b"", "this DOCX cannot be read; it is damaged."),
        ("a.docx", make_docx(""), "holds no text."),
        ("a.rtf", r"{\rtf1\ansi}", "holds no text."),
    ],
)
def test_a_document_that_cannot_be_read_is_told_with_what_to_do(tmp_path, name, data, reason):
    assert take(put(tmp_path / name, data)).reasons[0].startswith(reason)


@pytest.mark.parametrize(
    ("name", "data", "module", "package"),
    [
        ("a.pdf", make_pdf("A."), "pypdf", "pypdf"),
        ("a.rtf", r"{\rtf1 A.}", "striprtf.striprtf", "striprtf"),
        ("a.warc", "WARC/1.0\r\n", "warcio.archiveiterator", "warcio"),
    ],
)
def test_a_library_that_is_missing_is_told_by_name(tmp_path, monkeypatch, name, data, module, package):
    monkeypatch.setitem(sys.modules, module, None)
    assert take(put(tmp_path / name, data)).reasons == [
        f"needs {package} to be read, which is not installed. Run: pip install {package}."
    ]


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:strike/>", "Rents fell."),
        ("<w:dstrike w:val='true'/>", "Rents fell."),
        ("<w:vanish/>", "Rents fell."),
        ("<w:strike w:val='0'/>", "Rents 10 fell."),
        ("<w:b/>", "Rents 10 fell."),
    ],
)
def test_what_a_word_file_strikes_out_or_hides_is_left_out(tmp_path, properties, text):
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>10 </w:t></w:r>"
    body = f"<w:p><w:r><w:t>Rents </w:t></w:r>{run}<w:r><w:t>fell.</w:t></w:r></w:p>"
    assert take(put(tmp_path / "a.docx", make_docx(body=body))).texts == [text]


def test_the_mark_of_a_note_is_no_digit_of_a_figure(tmp_path):
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:r><w:t>It cost £152</w:t></w:r>{raised.format(3)}<w:r><w:t> million on the 5</w:t></w:r>"
        f"{raised.format('th')}<w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert take(put(tmp_path / "a.docx", make_docx(body=body))).texts == ["It cost £152 million on the 5th."]
    rtf = r"{\rtf1\ansi It cost \'a3152{\b\super 3} million on the 5{\super th}.}"
    assert take(put(tmp_path / "a.rtf", rtf)).texts == ["It cost £152 million on the 5th."]


def test_what_rtf_strikes_out_or_hides_is_left_out(tmp_path):
    rtf = r"{\rtf1\ansi Rents {\b\strike fell }{\v in May }{\deleted\f0 again }{\strike0 rose} {\viewkind4 here}.}"
    assert take(put(tmp_path / "a.rtf", rtf)).texts == ["Rents rose here."]


def test_rtf_of_an_old_mac_is_read_in_its_charset(tmp_path):
    assert take(put(tmp_path / "a.rtf", r"{\rtf1\mac Ann said \'d2no\'d3 at a caf\'8e.}")).texts == [
        "Ann said “no” at a café."
    ]


def test_a_title_left_over_from_another_file_is_not_taken(tmp_path):
    texts = ("Bridge tolls to rise", "Rents rose in May.")
    left_over = put(tmp_path / "a.docx", make_docx(*texts, title="Microsoft Word - Document1"))
    stated = put(tmp_path / "b.docx", make_docx("Gazette, page 3", *texts, title="Bridge tolls to rise"))
    rtf = put(tmp_path / "c.rtf", r"{\rtf1{\info{\title Template}}Bridge tolls to rise\par Rents rose in May.\par}")
    for path in (left_over, stated, rtf):
        assert take(path).articles[0].title == "Bridge tolls to rise"
