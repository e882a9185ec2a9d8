"""Web: pages, as saved from a browser or sent by a server."""

from collections.abc import Iterator

from broadsheet.article.decoding import decode_page, read_whole
from broadsheet.article.drafts import Blob, Draft, Settings
from broadsheet.article.pages import read_page


def read_web_page(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of an HTML page."""
    decoded = decode_page(read_whole(blob), encoding=settings.encoding, charset=blob.charset, where=blob.place)
    page = read_page(decoded.text, url=blob.url, where=blob.place, anyway=settings.anyway)
    facts = {name: getattr(page, name) for name in ("title", "source", "published", "url")}
    notes = (*decoded.notes, *page.notes)
    yield Draft(page.text, blob.place, blob.stem, facts, path=blob.path, laid_out=True, notes=notes)
