"""Extraction: the article of an HTML page without menus, comments and advertisements.

Knows trafilatura. Knows nothing of files or addresses.
"""

import logging
from dataclasses import dataclass

from broadsheet.article.drafts import Place
from broadsheet.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page: its article's text, a paragraph a line, and what it says of it; what it does not say is
    None.

    `published` is a date or time in ISO 8601, `notes` are sentences on what was left out or guessed.
    """

    text: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None
    notes: tuple[str, ...] = ()


def read_page(page: str, *, url: str | None, where: Place, anyway: bool = False) -> Page:
    """The article of a page; where none is found, or what is found looks like none and `anyway` is not given:
    ArticleError.
    """
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is said below, once
    dates = {"original_date": True, "extensive_search": False}  # no date is better than one guessed from the text
    found = trafilatura.bare_extraction(
        page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    text = found.text if isinstance(found, Document) else None  # its older form, a dict, has to be asked for
    if not isinstance(found, Document) or not text or not text.strip():
        raise ArticleError(f"{where}: no article text was found in this page. Save its text as .txt and read that.")
    return Page(text, found.title, found.sitename or found.hostname, found.date, url or found.url)
