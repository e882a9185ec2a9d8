"""Crawls: the pages of a web archive (WARC), as crawlers and libraries keep them."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from typing import Any

from broadsheet.article.blobs import open_blob
from broadsheet.article.decoding import LARGEST_FILE, check_size
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.formats.libraries import import_library
from broadsheet.article.formats.mail import find_charset
from broadsheet.article.formats.sniffing import sniff
from broadsheet.article.formats.web import make_page_draft
from broadsheet.article.ids import find_stem
from broadsheet.article.messages import shorten, to_problem
from broadsheet.errors import ArticleError

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every page that a server answered with; a page without one is named."""
    number = 0
    for record in _find_pages(blob):
        if isinstance(record, Problem):
            yield record
            return
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        number += 1
        place = Place(f"{blob.place.source}: {url or f'page {number}'}")
        try:
            yield _draft(record, blob, place, settings, url=url)
        except ArticleError as error:
            yield to_problem(place, error)
    if not number:
        advice = "Save the pages as .html and read those."
        raise ArticleError(f"{blob.place}: holds no page that a server answered with. {advice}")


def _draft(record: Any, blob: Blob, place: Place, settings: Settings, *, url: str) -> Draft:
    data = record.content_stream().read(LARGEST_FILE + 1)
    check_size(len(data), where=place)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise ArticleError(f"{place}: is cut off in this archive. Get the archive again, or save the page as .html.")
    declared = Message()
    declared["Content-Type"] = record.http_headers.get_header("Content-Type")
    stem = find_stem(url) if url else blob.stem
    page = replace(blob, place=place, stem=stem, charset=find_charset(declared), url=url or None)
    draft = make_page_draft(data, page, settings)
    day = (record.rec_headers.get_header("WARC-Date") or "").partition("T")[0]
    return replace(draft, notes=(*draft.notes, f"The page was archived on {day}.")) if day else draft


def _find_pages(blob: Blob) -> Iterator[Any]:
    """The records that are pages a server answered with, and a Problem where the archive can be read no further."""
    iterator = import_library("warcio.archiveiterator", "warcio", blob.place).ArchiveIterator
    if sniff(blob) != ".warc":
        raise ArticleError(f"{blob.place}: is no web archive, though it is called one. Get it again, or leave it out.")
    try:
        with open_blob(blob) as file:
            records = iterator(file)
            while (record := _read_on(records)) is not None:
                headers = record.http_headers
                kind = ((headers and headers.get_header("Content-Type")) or "").partition(";")[0].strip().lower()
                if record.rec_type == "response" and kind in PAGES and headers.get_statuscode() == "200":
                    yield record
    except ArticleError:
        raise
    except Exception as error:  # over a broken archive warcio raises errors of many kinds, its own and others
        reason = f"is damaged and can be read no further ({shorten(str(error))}). Get it again."
        yield Problem(blob.place, reason)


def _read_on(records: Iterator[Any]) -> Any:
    """The next record, or None at the end; what warcio would print of it is said by what cannot be read."""
    with redirect_stderr(io.StringIO()):
        return next(records, None)
