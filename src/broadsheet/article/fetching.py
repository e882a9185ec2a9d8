"""Fetching: what a web address sends."""

import io
import urllib.request
from http.client import HTTPException

from broadsheet.article.decoding import LARGEST_FILE, check_size
from broadsheet.article.drafts import Blob, Place
from broadsheet.article.ids import find_stem
from broadsheet.article.messages import shorten
from broadsheet.errors import ArticleError

TIMEOUT = 30  # seconds a web server may keep silent
SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


def fetch(url: str) -> Blob:
    """What an address sends, under the suffix of its kind; what cannot be fetched, or is no text: ArticleError."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "broadsheet (reads one news article)"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            data = response.read(LARGEST_FILE + 1)
            kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        advice = "Check the address, or save the page as .html and read that."
        raise ArticleError(f"{url}: cannot be fetched ({shorten(str(reason))}). {advice}") from error
    if kind not in SUFFIXES:
        raise ArticleError(f"{url}: is {kind}, not a page. Save its text as .txt and read that.")
    check_size(len(data), where=Place(url))
    return Blob(Place(url), SUFFIXES[kind], find_stem(url), lambda: io.BytesIO(data), charset=charset, url=url)
