"""Repair: a text without what no reader sees or means: characters of no width, wrongly decoded ones, marks of notes.

Knows characters alone. Knows nothing of files.
"""


def repair(text: str) -> tuple[str, list[str]]:
    """The text as a reader would see it, and a sentence on each kind of thing that was changed; a clean text comes back
    as it is.
    """
    return text, []
