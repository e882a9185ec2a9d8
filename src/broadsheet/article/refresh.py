"""Refresh: a page that holds nothing but the address it sends its readers on to."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

# Bytes in which a page says so, for it does in its head.
HEAD = 65_536
# Seconds: nobody reads an article in less; a page that is to be loaded anew now and then waits for minutes.
SOON = 10
TARGET = re.compile(
    r"""\s*(?P<seconds>\d{1,9})[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?["']?(?P<address>[^"']+)["']?\s*""", re.IGNORECASE
)


def find_refresh(page: bytes, url: str) -> str | None:
    """The other address that a page, found under `url`, sends its readers on to at once, or None.

    What holds only where scripts do not run is passed over: it leads to a page that asks for scripts.
    """
    found = _Refreshes()
    found.feed(page[:HEAD].decode("latin-1"))  # tags and addresses are ASCII, whatever the words are
    for content in found.contents:
        one = TARGET.fullmatch(content)
        if one and int(one["seconds"]) <= SOON:
            target = _join(url, one["address"].strip())
            if target.partition("#")[0] != url.partition("#")[0]:
                return target
    return None


class _Refreshes(HTMLParser):
    """What each `<meta http-equiv="refresh">` of a page says."""

    def __init__(self) -> None:
        super().__init__()
        self.contents: list[str] = []
        self._without_scripts = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "noscript":
            self._without_scripts = True
        elif tag == "meta" and not self._without_scripts and given.get("http-equiv", "").strip().lower() == "refresh":
            self.contents.append(given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "noscript":
            self._without_scripts = False


def _join(url: str, address: str) -> str:
    """The address as the page means it; what is none of the web leads nowhere, which is to the page itself."""
    try:
        target = urljoin(url, address)
        return target if urlsplit(target).scheme in ("http", "https") else url
    except ValueError:
        return url
