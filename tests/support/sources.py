"""Sources: files of any kind written for a test, and what reading them gives with nothing refused."""

from dataclasses import dataclass
from pathlib import Path

from broadsheet.article.readers import read_articles
from broadsheet.article.sources import Article
from broadsheet.schema import SourceError


@dataclass(frozen=True, slots=True)
class Taken:
    """The articles that were read, and what was left out."""

    articles: list[Article]
    errors: list[SourceError]

    @property
    def texts(self) -> list[str]:
        return [article.text for article in self.articles]

    @property
    def reasons(self) -> list[str]:
        return [error.reason for error in self.errors]


def take(path: Path | list[Path], **settings) -> Taken:
    """All that can be read of a source."""
    errors: list[SourceError] = []
    return Taken(list(read_articles(path, leave=errors.append, **settings)), errors)


def put(path: Path, content: str | bytes) -> Path:
    """Write a file as it is given, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
