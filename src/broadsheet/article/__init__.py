"""Article: a source (text or Markdown file, HTML page or URL, JSON Lines, CSV, or a folder of these) becomes an
`Article`.
"""

from broadsheet.article.readers import read_articles
from broadsheet.article.sources import FACTS, Article, find_sources, is_readme, is_rows

__all__ = ["FACTS", "Article", "find_sources", "is_readme", "is_rows", "read_articles"]
