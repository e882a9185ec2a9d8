"""Markdown: the words of a Markdown text without its marks, and everything else as it stands.

Knows the marks of CommonMark that news is written with. Knows nothing of files or articles.
"""

import re

# each stops at the next mark of its kind, so that no text takes more than linear time
MARKS = (
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # a rule between parts
    (re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}[-*+][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?=[^\s_])([^_\n]*[^\s_])__(?!\w)"), r"\1"),
)


def strip_marks(text: str) -> str:
    """The text without the marks of headings, emphasis, links, quotations, lists and rules; a text without marks comes
    back as it is.
    """
    for mark, words in MARKS:
        text = mark.sub(words, text)
    return text
