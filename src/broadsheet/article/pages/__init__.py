"""Pages: the article of an HTML page, its text and what the page says of it."""

from broadsheet.article.pages.extraction import Page, read_page

__all__ = ["Page", "read_page"]
