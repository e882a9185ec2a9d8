"""Registry: which format reads a file: by its bytes where these tell, else by the end of its name."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from broadsheet.article.drafts import Blob, Draft, Problem, Settings
from broadsheet.article.formats.archives import read_gzip, read_zip
from broadsheet.article.formats.crawls import read_warc
from broadsheet.article.formats.documents import read_docx, read_pdf, read_rtf
from broadsheet.article.formats.feeds import read_feed
from broadsheet.article.formats.kinds import (
    FEED_SUFFIXES,
    JSON_SUFFIXES,
    MARKDOWN_SUFFIXES,
    PAGE_SUFFIXES,
    SAVED_PAGE_SUFFIXES,
    TABLE_SUFFIXES,
    TEXT_SUFFIXES,
    WORD_SUFFIXES,
    find_true_suffix,
)
from broadsheet.article.formats.mail import read_mail, read_mailbox, read_saved_page
from broadsheet.article.formats.objects import read_json
from broadsheet.article.formats.plain import read_markdown, read_plain
from broadsheet.article.formats.sniffing import NAMES
from broadsheet.article.formats.tabular import read_csv
from broadsheet.article.formats.unread import WAYS, unread_error
from broadsheet.article.formats.web import read_web_page
from broadsheet.errors import ArticleError

Reader = Callable[[Blob, Settings], Iterator[Draft | Problem]]
READERS: dict[str, Reader] = {
    **dict.fromkeys(("", *TEXT_SUFFIXES), read_plain),
    **dict.fromkeys(MARKDOWN_SUFFIXES, read_markdown),
    **dict.fromkeys(PAGE_SUFFIXES, read_web_page),
    **dict.fromkeys(JSON_SUFFIXES, read_json),
    **dict.fromkeys(TABLE_SUFFIXES, read_csv),
    ".eml": read_mail,
    ".mbox": read_mailbox,
    **dict.fromkeys(SAVED_PAGE_SUFFIXES, read_saved_page),
    **dict.fromkeys(FEED_SUFFIXES, read_feed),
    **dict.fromkeys(WORD_SUFFIXES, read_docx),
    ".rtf": read_rtf,
    ".pdf": read_pdf,
    ".warc": read_warc,
}
READERS_OF_ARCHIVES = {".zip": read_zip, ".gz": read_gzip}  # they read what is in them with `read_blob`


def read_blob(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """The articles in a blob, and what in it cannot be read; a blob that is none at all: ArticleError."""
    suffix, note = _find_kind(blob)
    blob = replace(blob, suffix=suffix)
    if suffix in WAYS:
        raise unread_error(blob.place, suffix)
    if suffix in READERS_OF_ARCHIVES:
        found = READERS_OF_ARCHIVES[suffix](blob, settings, read_blob)
    elif suffix in READERS:
        found = READERS[suffix](blob, settings)
    else:
        raise ArticleError(
            f"{blob.place}: '{suffix}' files are not read. Save it as .txt, .html or .csv and read that."
        )
    for one in found:
        yield replace(one, notes=(note, *one.notes)) if note and isinstance(one, Draft) else one


def _find_kind(blob: Blob) -> tuple[str, str | None]:
    """The suffix whose reader takes a blob, and a sentence where its bytes went before its name."""
    suffix = find_true_suffix(blob)
    if suffix == blob.suffix or suffix in WAYS or not blob.suffix:
        return suffix, None
    return suffix, f"Read as {NAMES[suffix]}, which its bytes are."
