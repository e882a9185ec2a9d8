"""Plain: text and Markdown files, with or without a block of facts on top."""

from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.article.decoding import decode, read_whole
from broadsheet.article.drafts import Blob, Draft, Settings
from broadsheet.article.facts import split_front_matter
from broadsheet.article.formats.databases import split_export
from broadsheet.article.formats.markdown import strip_marks


class _Read(NamedTuple):
    facts: dict[str, object]
    text: str
    notes: tuple[str, ...]


def read_plain(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The article of a text file, or those of a database's export of several."""
    read = _read_text(blob, settings)
    yield from split_export(read.text, blob, read.facts, notes=read.notes)


def read_markdown(blob: Blob, settings: Settings) -> Iterator[Draft]:
    """The one article of a Markdown file, without its marks."""
    read = _read_text(blob, settings)
    yield Draft(strip_marks(read.text), blob.place, blob.stem, read.facts, path=blob.path, notes=read.notes)


def _read_text(blob: Blob, settings: Settings) -> _Read:
    decoded = decode(read_whole(blob), encoding=settings.encoding, charset=blob.charset, where=blob.place)
    facts: dict[str, object] = {"url": blob.url} if blob.url else {}
    matter = split_front_matter(decoded.text)
    if matter is None:
        return _Read(facts, decoded.text, decoded.notes)
    return _Read(facts | matter.facts, matter.text, decoded.notes)
