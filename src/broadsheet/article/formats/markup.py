"""Markup: the words of a piece of HTML, as a feed or a mail has it, a paragraph a line.

Knows elements. For a whole page, with menus and advertisements, see `pages`.
"""

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
    ),
    *(
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ),
    *("br", "body"),
}
RAISED = str.maketrans(
    "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
)  # a number of a note, or of an area, is no part of the figure before it
WORDLESS = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "form", "title", "del", "s"}


def strip_markup(markup: str) -> str:
    """The words, every block on a line of its own; what is hidden, struck out or for the browser is left out."""
    from lxml import etree, html

    # a mail may declare an encoding, which lxml does not want in what is decoded already
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    if not markup.strip():
        return ""
    try:
        root = html.fromstring(f"<div>{markup}</div>" if "<body" not in markup.lower() else markup)
    except (etree.ParserError, ValueError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(_find_words(root)).split("\0"))
    return "\n".join(line for line in lines if line)


def _find_words(root: Any) -> Iterator[str]:
    """The words of an element in their order, with NUL, which no text of XML has, at the borders of blocks."""
    from lxml import etree

    wordless = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            wordless += element.tag in WORDLESS
            words = element.text
        else:
            wordless -= event == "end" and element.tag in WORDLESS
            words = element.tail
        if element.tag in BLOCKS:
            yield "\0"
        if element.tag == "q":
            yield "“" if event == "start" else "”"
        if words and not wordless:
            yield words.translate(RAISED) if event == "start" and element.tag == "sup" else words
