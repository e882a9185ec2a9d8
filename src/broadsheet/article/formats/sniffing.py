"""Sniffing: what kind of file bytes are, where they say so themselves.

Knows how files of each kind begin. A plain text says nothing, and is no kind here.
"""

import csv
import re
import zipfile
from email.message import Message
from email.parser import HeaderParser

from broadsheet.article.blobs import read_head
from broadsheet.article.columns import name_facts
from broadsheet.article.drafts import Blob

HEAD = 8_192  # bytes looked at: more than the preamble of any page, and the whole head of most mails
SIGNATURES = (
    (b"{\\rtf", ".rtf"),
    (b"%PDF-", ".pdf"),
    (b"\x1f\x8b", ".gz"),
    (b"WARC/", ".warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"PAR1", ".parquet"),
    (b"SQLite format 3\0", ".sqlite"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a", ".rar"),
    (b"\xfd7zXZ\0", ".xz"),
    (b"BZh", ".bz2"),
)
ZIPPED = (  # a part that tells what a zip file is
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("ppt/presentation.xml", ".pptx"),
    ("META-INF/container.xml", ".epub"),
    ("content.xml", ".odt"),
)
NAMES = {
    ".rtf": "RTF",
    ".pdf": "PDF",
    ".gz": "gzip",
    ".zip": "a zip archive",
    ".warc": "WARC",
    ".docx": "DOCX",
    ".html": "a web page",
    ".mhtml": "MHTML",
    ".xml": "XML",
    ".eml": "a mail",
    ".mbox": "a mailbox",
    ".json": "JSON",
    ".csv": "CSV",
}
# comments and a declaration of XML may stand before the first tag of a page
PAGE = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|(?><!--.{0,2000}?-->))*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|rdf:RDF)\b", re.I)
JSON = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")
MAILBOX = re.compile(r"From \S+ .{0,40}\d\d:\d\d.{0,30}\n[\w-]+:")
HEADER = re.compile(r"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.M)
LONGEST_HEADER = 2_000  # characters
LONGEST_NAME = 4  # words of the name of a column: a sentence has more between its commas
# a mail has one of each: a press release or an interview may well begin with "From:" and "Date:"
MAIL_HEADERS = (
    {"from", "sender", "received"},
    {"subject", "date"},
    {"to", "cc", "bcc", "mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"},
)


def sniff(blob: Blob) -> str | None:
    """The suffix that the bytes of a blob should have, as ".rtf"; None where they do not tell."""
    head = read_head(blob, HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(blob)
    signed = next((suffix for mark, suffix in SIGNATURES if head.startswith(mark)), None)
    return signed or _sniff_text(_decode(head))


def _sniff_zip(blob: Blob) -> str:
    try:
        with blob.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ".zip"  # its reader says what is wrong
    return next((suffix for part, suffix in ZIPPED if part in names), ".zip")


def _sniff_text(head: str) -> str | None:
    if PAGE.match(head):
        return ".html"
    if XML.match(head):
        return ".xml"
    if JSON.match(head):
        return ".json"
    if MAILBOX.match(head):
        return ".mbox"
    return _sniff_mail(head) or (".csv" if _is_table(head) else None)


def _is_table(head: str) -> bool:
    """Does a text begin with the names of columns, a text and another fact among them, and go on in rows of as many
    cells: "id,title,text"?
    """
    names, _, below = head.lstrip().partition("\n")
    for delimiter in (",", ";", "\t"):
        cells = next(csv.reader([names[:LONGEST_HEADER]], delimiter=delimiter), [])
        facts = name_facts(dict.fromkeys(cells, "x"))
        if "text" in facts and len(facts) > 1 and below.count(delimiter) >= len(cells) - 1:
            return all(len(cell.split()) <= LONGEST_NAME for cell in cells)
    return False


def _sniff_mail(head: str) -> str | None:
    """A mail by its headers: some that people know, and one that only programs write."""
    block = HEADER.match(head)
    if block is None or not (block.end() == len(head) or head.startswith("\n", block.end())):
        return None
    headers: Message = HeaderParser().parsestr(block[0])
    names = {name.lower() for name in headers}
    if headers.get_content_type() == "multipart/related" and "content-type" in names:
        return ".mhtml"
    return ".eml" if all(names & wanted for wanted in MAIL_HEADERS) else None


def _decode(head: bytes) -> str:
    """The head as text, as far as marks of ASCII go."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    text = head.decode("latin-1").removeprefix("\xef\xbb\xbf")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if len(head) < HEAD else text[: text.rfind("\n") + 1] or text  # the last line may be cut
