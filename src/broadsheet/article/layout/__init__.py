"""Layout: the lines of a text as paragraphs, however they were wrapped.

Knows lines. Knows nothing of files.
"""

from broadsheet.article.layout.capitals import tell_capitals
from broadsheet.article.layout.joining import join_lines
from broadsheet.article.layout.pages import leave_page_heads, leave_page_marks
from broadsheet.article.layout.quoting import take_out_marks

__all__ = ["lay_out"]


def lay_out(text: str) -> tuple[str, list[str]]:
    """The text with a paragraph a line, and a sentence on each kind of thing that was changed; a text that has a
    paragraph a line comes back as it is.
    """
    notes: list[str] = []
    for step in (take_out_marks, leave_page_marks, leave_page_heads, join_lines, tell_capitals):
        text, more = step(text)
        notes += more
    return text, notes
