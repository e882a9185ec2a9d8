"""Markdown: the words of a Markdown text without its marks, and everything else as it stands.

Knows the marks of CommonMark that news is written with. Knows nothing of files or articles.
"""

import re

# each stops at the next mark of its kind, so that no text takes more than linear time
LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*+\)")  # an address may hold a pair of brackets
MARKS = (
    (
        re.compile(r"<!--(?:(?!-->|<!--).)*+-->|\{%[^{}\n]*%\}|\{\{<[^{}\n]*>\}\}", re.DOTALL),
        "",
    ),  # of writers and of Jekyll and Hugo
    (re.compile(r"^ {0,3}(?:```|~~~)[^`\n]*$", re.MULTILINE), ""),  # about a block of code
    (re.compile(r"^ {0,3}\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$", re.MULTILINE), ""),  # of a table
    (re.compile(r"^ {0,3}={3,}[ \t]*$", re.MULTILINE), ""),  # below a heading
    (re.compile(r"^ {0,3}\[\^[^\[\]\s]{1,40}\]:[ \t]+", re.MULTILINE), ""),  # before the words of a note
    (re.compile(r"\[\^[^\[\]\s]{1,40}\]"), ""),
    (re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*<?(?:https?:|mailto:|[/#.])\S*[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"~~(?=\S)[^~\n]*\S~~"), ""),  # struck out
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # a rule between parts
    (re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}[-*+][ \t]+(?=\S)", re.MULTILINE), ""),
    (LINK, r"\1"),
    (LINK, r"\1"),  # a picture may be a link
    (re.compile(r"!?\[([^\[\]\n]+)\]\[[^\[\]\n]*\]"), r"\1"),
    (re.compile(r"<(https?://[^\s<>]+)>"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])"), r"\1"),
    (re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?=[^\s_])([^_\n]*[^\s_])__(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])"), r"\1"),
)


def strip_marks(text: str) -> str:
    """The text without the marks of headings, emphasis, links, quotations, lists and rules; a text without marks comes
    back as it is.
    """
    for mark, words in MARKS:
        text = mark.sub(words, text)
    return text
