"""Media: the kinds of file a server may say it sends, and the ends that the names of such files have."""

from pathlib import PurePosixPath

from broadsheet.article.formats import SUFFIXES

NO_TEXT = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript")
# text/plain is what servers send for every text they do not know better, so the name goes first for it
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/jsonlines": ".jsonl",
    "application/x-jsonlines": ".jsonl",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/warc": ".warc",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
}


def is_text(kind: str) -> bool:
    """May a file of this media type hold an article, as "application/pdf" may and "image/png" may not?"""
    return not kind.startswith(NO_TEXT)


def find_suffix(kind: str, *, name: str) -> str:
    """The end of the name of a file of this media type: ".html", or "" where only the bytes can tell.

    A type that says little ("text/plain", "application/octet-stream", "") leaves it to the name, the path of an
    address; so does one whose files are not read, which then may turn out to be something else.
    """
    known = KINDS.get(kind)
    if known in SUFFIXES:
        return str(known)
    named = PurePosixPath(name).suffix.lower()
    if named in SUFFIXES:
        return named
    return ".txt" if kind == "text/plain" else ""
