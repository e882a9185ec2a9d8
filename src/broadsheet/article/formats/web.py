"""Web: pages, as saved from a browser, sent by a server, or kept in a mail or a web archive."""

from collections.abc import Iterator

from broadsheet.article.decoding import decode_page, read_whole
from broadsheet.article.drafts import FACTS, Blob, Draft, Settings
from broadsheet.article.pages import read_page


def read_web_page(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of an HTML page."""
    yield make_page_draft(read_whole(blob), blob, settings)


def make_page_draft(data: bytes, blob: Blob, settings: Settings) -> Draft:
    """The article of the bytes of a page; `blob` says where it stands, and what was said of its charset and address.

    No article: ArticleError.
    """
    decoded = decode_page(data, encoding=settings.encoding, charset=blob.charset, where=blob.place)
    page = read_page(decoded.text, url=blob.url, where=blob.place, anyway=settings.anyway)
    facts = {name: getattr(page, name) for name in FACTS}
    notes = (*decoded.notes, *page.notes)
    return Draft(page.text, blob.place, blob.stem, facts, path=blob.path, laid_out=True, notes=notes)
