"""Elements: what is asked of and done to the elements of a page's tree.

Knows lxml. Knows nothing of articles.
"""

from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "div", "ul", "ol", "table", "section", "article", "blockquote", *HEADINGS)


def iterate(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of a tree in their order, without comments and instructions."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def name_of(element: HtmlElement) -> str:
    """The names that a publisher gave an element: its class and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def squeeze(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def count_words(element: HtmlElement, tag: str) -> int:
    """How many words the elements of one tag within `element` have."""
    return sum(len(one.text_content().split()) for one in element.iter(tag))


def drop(element: HtmlElement) -> None:
    """Take an element out, and keep the text after it."""
    if element.getparent() is not None:
        element.drop_tree()


def split_address(address: str, *, base: str | None = None) -> SplitResult | None:
    """The parts of a web address, seen from `base`, or None where it is none."""
    try:
        parts = urlsplit(urljoin(base or "", address))
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None


def host_of(url: str | None) -> str | None:
    """The host of an address without "www."; of a relative one, or none: None."""
    parts = split_address(url or "")
    return parts.netloc.split("@")[-1].split(":")[0].lower().removeprefix("www.") if parts else None
