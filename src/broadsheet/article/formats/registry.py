"""Registry: which format reads a file, by the end of its name, or by its bytes where these say otherwise."""

from collections.abc import Callable, Iterator

from broadsheet.article.drafts import Blob, Draft, Problem, Settings
from broadsheet.article.formats.plain import read_markdown, read_plain
from broadsheet.article.formats.tabular import read_csv, read_json_lines
from broadsheet.article.formats.web import read_web_page

Reader = Callable[[Blob, Settings], Iterator[Draft | Problem]]
PAGE_SUFFIXES = (".html", ".htm")
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    **dict.fromkeys(PAGE_SUFFIXES, read_web_page),
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
}
ROW_SUFFIXES = (".jsonl", ".ndjson", ".csv")  # files that may hold many articles
SUFFIXES = tuple(READERS)


def read_blob(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """The articles in a blob, and what in it cannot be read; a blob that is none at all: ArticleError."""
    return READERS[blob.suffix](blob, settings)
