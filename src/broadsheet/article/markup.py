"""Markup: HTML in a text that is no page, as the cells of an export and the items of a feed have it.

Knows tags and entities. Knows nothing of pages, which tell an article from what stands around it.
"""

import html
import re
from html.entities import name2codepoint

ENTITY = re.compile(r"&(?:amp;)*([A-Za-z][A-Za-z0-9]{1,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
KNOWN_ENTITIES = {*name2codepoint, "apos"}  # those of HTML 4; HTML 5 has 1,900 more for formulas
# fmt: off
BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
}
INLINE = {
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "em", "font", "i", "img", "ins", "mark", "q",
    "s", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "tt", "u",
}
# fmt: on
# what no reader sees
UNREAD = {"form", "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"}
STRUCK = {"del", "s", "strike"}  # what the writer took back
CELLS = {"td", "th"}
# bounded, so that no text takes more than linear time; addresses of pictures are the longest attributes
TAG = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS | INLINE | UNREAD))})(?:\s[^<>]{{0,4000}})?\s?/?>", re.IGNORECASE)
FEWEST_TAGS = 2  # one alone may be spoken of, as may several that nothing closes, "a<b>c"
PARTED = re.compile(r"[.!?”\"']<(?:p|br\s?/?)>(?=[\w“\"'])")  # it parts two sentences, and nobody speaks of it
ADDRESS = re.compile(r"<(?=[^\s<>@]{1,100}@|https?:)")  # "<ann@post.example>" is no tag
BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def unescape(text: str) -> tuple[str, int]:
    """The text with the characters that HTML's entities stand for, "&pound;2" as "£2", and how many there were."""
    return ENTITY.subn(_read_entity, text) if ENTITY.search(text) else (text, 0)


def strip_markup(text: str) -> tuple[str, int]:
    """The words of a text that is HTML, a block of it a line, and how many tags it had; another text comes back as it
    is.

    What is struck out is left out. Lines of a text that parts its paragraphs by blank ones, not by <p>, stay.
    """
    tags = list(TAG.finditer(text))
    names = [tag[2].lower() for tag in tags]
    blocks = [name for name in names if name in BLOCKS]
    closed = len(tags) >= FEWEST_TAGS and any(tag[1] for tag in tags)
    if not closed and len(blocks) < FEWEST_TAGS and not PARTED.search(text):
        return text, 0
    flows = "p" in names or (bool(blocks) and not BLANK_LINE.search(text))
    return (read_words(text) if flows else _read_words(text, flows=False)), len(names)


def read_words(markup: str) -> str:
    """The words of HTML, a block of it a line; what is hidden, struck out or for the browser is left out."""
    lines = (" ".join(line.split()) for line in _read_words(markup, flows=True).split("\n"))
    return "\n".join(line for line in lines if line)


def _read_entity(entity: re.Match[str]) -> str:
    known = entity[1][0] == "#" or entity[1] in KNOWN_ENTITIES
    return html.unescape(f"&{entity[1]};") if known else entity[0]


def _read_words(text: str, *, flows: bool) -> str:
    """The words of HTML; where it flows, a line break in it is a space."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(f"<text>{ADDRESS.sub('&lt;', text)}</text>".encode(), parser)
    words = list[str]()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in UNREAD | STRUCK:
            walk.skip_subtree()
        elif event == "start":
            words += [_open(element.tag), _raise(element.tag, _level(element.text, flows=flows))]
        else:
            words += [_close(element.tag), _level(element.tail, flows=flows)]
    return "".join(words)


def _open(tag: str) -> str:
    return "\n" if tag in BLOCKS else "“" if tag == "q" else ""


def _close(tag: str) -> str:
    return "\n" if tag in BLOCKS - {"br"} else "”" if tag == "q" else " " if tag in CELLS else ""


def _raise(tag: str, words: str) -> str:
    """Digits above or below the line as the characters that stand there."""
    return words.translate({"sup": RAISED, "sub": LOWERED}.get(tag, {}))


def _level(words: str | None, *, flows: bool) -> str:
    return re.sub(r"\s+", " ", words or "") if flows else words or ""
