"""Layout: the lines of a text as paragraphs, however they were wrapped.

Knows lines. Knows nothing of files.
"""


def lay_out(text: str) -> tuple[str, list[str]]:
    """The text with a paragraph a line, and a sentence on each kind of thing that was changed; a text that has a
    paragraph a line comes back as it is.
    """
    return text, []
