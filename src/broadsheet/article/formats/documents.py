"""Documents: the text of a Word, RTF or PDF file."""

import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from broadsheet.article.blobs import open_blob
from broadsheet.article.decoding import read_whole
from broadsheet.article.drafts import Blob, Draft, Place, Settings
from broadsheet.article.facts import find_headline
from broadsheet.article.formats.databases import split_export
from broadsheet.article.formats.libraries import import_library
from broadsheet.article.markup import RAISED
from broadsheet.errors import ArticleError

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# text that was struck out or moved away, or that stands a second time for programs of old
GONE = {
    *(WORD + "del", WORD + "moveFrom", WORD + "delText", WORD + "instrText", WORD + "pPr", WORD + "rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
CHARACTERS = {WORD + "tab": "\t", WORD + "br": "\n", WORD + "cr": "\n", WORD + "noBreakHyphen": "-"}
LONGEST_HEAD = 500  # characters of a text above which its headline stands
LARGEST_PART = 200_000_000  # bytes of a document's XML: ten times its text and more, and small beside a memory
OFF = {"0", "false", "off", "none"}
# a group of an RTF file that says at its head that its words are struck out, deleted or hidden, or stand above the line
RTF_WORD = r"\\\*?[a-z]+-?\d*\s?"
RTF_GONE = re.compile(rf"\{{(?:{RTF_WORD})*?\\(?:strike|striked1|deleted|v)(?![a-z0-9])[^{{}}]*\}}")
RTF_RAISED = re.compile(rf"(\{{(?:{RTF_WORD})*?\\super(?![a-z0-9])(?:{RTF_WORD})*\s?)(\d+)\}}")
RTF_CHARSET = re.compile(r"\{\\rtf1?\s*\\(mac|pca|pc)\b")
CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
TITLE = re.compile(r"\{\\title ([^{}]*)\}")  # of an RTF file, in its block of facts


def read_docx(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The article of a Word file, or those of an export of several; a paragraph or a cell of a table is a line."""
    try:
        with open_blob(blob) as file, zipfile.ZipFile(file) as archive:
            body = _parse_part(archive, "word/document.xml")
            core = _parse_part(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, RuntimeError, EOFError) as error:
        raise _broken_error(blob.place, "DOCX") from error
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    changes = sum(1 for _ in body.iter(WORD + "ins", WORD + "del"))
    notes = (f"Read as if its tracked changes ({changes:,}) were accepted.",) if changes else ()
    text = "\n".join(_find_paragraphs(body))
    yield from split_export(text, blob, {"title": _choose_title(title, text)}, notes=notes, laid_out=True)


def read_rtf(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The article of an RTF file, or those of an export of several."""
    rtf_to_text = import_library("striprtf.striprtf", "striprtf", blob.place).rtf_to_text
    markup = read_whole(blob).decode("latin-1")  # RTF is ASCII; what is not says so itself
    charset = RTF_CHARSET.match(markup)
    codec = CODECS[charset[1]] if charset else "cp1252"
    title = TITLE.search(markup)
    try:
        text = rtf_to_text(RTF_RAISED.sub(_raise, RTF_GONE.sub("", markup)), encoding=codec, errors="replace")
    except (ValueError, LookupError, IndexError, RecursionError, OverflowError) as error:
        raise _broken_error(blob.place, "RTF") from error
    stated = title[1] if title and "\\" not in title[1] else None
    yield from split_export(text, blob, {"title": _choose_title(stated, text)}, laid_out=True)


def read_pdf(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The article of a PDF file that has its text in it; one of scanned pages: ArticleError."""
    pypdf = import_library("pypdf", "pypdf", blob.place)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what went wrong is said below, once
    advice = "Save its text as .txt or .docx and read that."
    try:
        with open_blob(blob) as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError(f"{blob.place}: this PDF is locked with a password. {advice}")
            pages = [page.extract_text() for page in reader.pages]
    except (ArticleError, MemoryError):
        raise
    except Exception as error:  # there is hardly an error that pypdf does not raise over a broken file
        raise _broken_error(blob.place, "PDF") from error
    text = "\f".join(pages)
    if not text.strip():
        raise ArticleError(f"{blob.place}: this PDF has pictures of its pages, no text. {advice}")
    bare = sum(not page.strip() for page in pages)
    rest = f"; {bare:,} of its {len(pages):,} pages have no text in them" if bare else ""
    yield from split_export(text, blob, {}, notes=(f"Taken out of a PDF, page by page{rest}.",), laid_out=False)


def _choose_title(stated: str | None, text: str) -> str | None:
    """The title that a file states, where its text has no headline or begins with that one: many are left over from a
    file that it was made of.
    """
    shown = stated is not None and " ".join(stated.split()).lower() in " ".join(text[:LONGEST_HEAD].split()).lower()
    return stated if shown or find_headline(text, laid_out=True) is None else None


def _raise(group: re.Match[str]) -> str:
    """The digits of a group that stands above the line as the characters that do."""
    return group[1] + "".join(f"\\u{ord(digit)}?" for digit in group[2].translate(RAISED)) + "}"


def _parse_part(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _find_paragraphs(body: Any) -> Iterator[str]:
    """The text of every paragraph in the order of the document, those of tables and text boxes too."""
    for paragraph in body.iter(WORD + "p"):
        if not any(parent.tag in GONE for parent in paragraph.iterancestors()):
            yield "".join(_find_words(paragraph))


def _find_words(element: Any) -> Iterator[str]:
    if any(_is_set(element, name) for name in ("vanish", "strike", "dstrike")):
        return
    for child in element:
        if child.tag == WORD + "t":
            words = child.text or ""
            yield words.translate(RAISED) if _is_set(element, "vertAlign", "superscript") else words
        elif child.tag in CHARACTERS:
            yield CHARACTERS[child.tag]
        elif child.tag not in GONE and child.tag != WORD + "p":  # a paragraph in a text box is one of its own
            yield from _find_words(child)


def _is_set(run: Any, name: str, value: str | None = None) -> bool:
    """Does a run of words have a property, with this value?"""
    found = run.find(f"{WORD}rPr/{WORD}{name}")
    if found is None:
        return False
    given = found.get(WORD + "val")
    return given not in OFF if value is None else given == value


def _broken_error(where: Place, kind: str) -> ArticleError:
    return ArticleError(
        f"{where}: this {kind} cannot be read; it is damaged. Save its text as .txt or .docx and read that."
    )
