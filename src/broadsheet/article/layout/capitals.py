"""Capitals: whether a text is written in capitals alone."""

FEWEST_LETTERS = 60  # a headline has fewer; on less nothing can be said
MOST_SMALL = 0.05  # the share of small letters that a text in capitals may have: "McCALL", "the 1990s"


def tell_capitals(text: str) -> tuple[str, list[str]]:
    """The text as it is, and a note where it is all in capitals: no letter then shows what is a name."""
    return text, ["The text is all in capitals, so names are found less well."] if is_in_capitals(text) else []


def is_in_capitals(text: str) -> bool:
    """Is the text all in capitals: "TOLLS WILL RISE, THE MAYOR SAID"?"""
    small = sum(map(str.islower, text))
    cased = small + sum(map(str.isupper, text))
    return cased >= FEWEST_LETTERS and small <= MOST_SMALL * cased
