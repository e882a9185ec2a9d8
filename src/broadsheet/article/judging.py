"""Judging: whether a text is one that can be read: in English, and news at all.

Knows words and lines. Knows nothing of files.
"""


def find_objection(text: str) -> str | None:
    """Why a text should not be read as an English article, as a sentence that says what to do; none: None."""
    return None
