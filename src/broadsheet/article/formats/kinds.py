"""Kinds: the ends of names that are read, and whether the bytes of a file are of the kind that its name says."""

from broadsheet.article.drafts import Blob
from broadsheet.article.formats.sniffing import sniff

TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".shtm")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
SAVED_PAGE_SUFFIXES = (".mht", ".mhtml")
FEED_SUFFIXES = (".xml", ".rss", ".atom")
WORD_SUFFIXES = (".docx", ".docm")
ARCHIVE_SUFFIXES = (".zip", ".gz", ".warc")
# files that may hold many articles
ROW_SUFFIXES = (*JSON_SUFFIXES, *TABLE_SUFFIXES, *FEED_SUFFIXES, ".mbox", *ARCHIVE_SUFFIXES)
SUFFIXES = (
    *(*TEXT_SUFFIXES, *MARKDOWN_SUFFIXES, *PAGE_SUFFIXES, *JSON_SUFFIXES, *TABLE_SUFFIXES, ".eml", ".mbox"),
    *(*SAVED_PAGE_SUFFIXES, *FEED_SUFFIXES, *WORD_SUFFIXES, ".rtf", ".pdf", *ARCHIVE_SUFFIXES),
)
# names that fit several kinds: what a file is, its bytes alone tell
OPEN_SUFFIXES = ("", ".doc", ".xls", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".cfm", ".do")
PACKED = (*WORD_SUFFIXES, ".xlsx", ".pptx", ".odt", ".ods", ".epub")
WORDED = (".html", ".xml", ".eml", ".mhtml", ".mbox", ".json")  # kinds that words tell, not a signature
KINDS = (
    *(PAGE_SUFFIXES, JSON_SUFFIXES, TABLE_SUFFIXES, FEED_SUFFIXES, SAVED_PAGE_SUFFIXES, WORD_SUFFIXES),
    (".gz", ".tgz"),
)


def find_true_suffix(blob: Blob) -> str:
    """The suffix whose reader takes a blob: that of its bytes where they tell, else its own."""
    told = sniff(blob)
    return blob.suffix if told is None or _fits(blob.suffix, told) else told


def _fits(suffix: str, told: str) -> bool:
    """Does a suffix fit what the bytes tell, as ".htm" fits a page, or say more, as ".csv" does of cells of HTML?"""
    if suffix == told or any(suffix in kind and told in kind for kind in KINDS):
        return True
    if suffix in TABLE_SUFFIXES:
        return told in WORDED
    if suffix == ".eml":  # a mail with pictures is "multipart/related", too, and a forwarded one begins as a mailbox
        return told in (".mhtml", ".mbox")
    if told == ".zip":  # a damaged file of a kind that is packed
        return suffix in PACKED
    return (told == ".doc" and suffix in (".xls", ".ppt", ".msg")) or (told == ".odt" and suffix == ".ods")
