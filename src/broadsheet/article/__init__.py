"""Article: a source (a text, page, table, document, mail, feed, archive, web address, or a folder of these) becomes an
`Article`.
"""

from broadsheet.article.drafts import FACTS
from broadsheet.article.formats import is_readme
from broadsheet.article.readers import Leave, read_articles
from broadsheet.article.sources import Article, Found, find_sources, is_rows, search

__all__ = ["FACTS", "Article", "Found", "Leave", "find_sources", "is_readme", "is_rows", "read_articles", "search"]
