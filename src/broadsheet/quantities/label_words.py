"""Label words: the list of words beside which a number names, by what kind of name it asks for.

Knows nothing of texts.
"""

from functools import cache

from broadsheet.lexicon import read_lexicon, read_words


@cache
def read_label_words(kind: str) -> frozenset[str]:
    """The words of one kind: "section" asks for a `label`, "Street" for an `address`, "in" may stand before a `year`.

    A label in the plural, "pages", counts as well and is none.
    """
    words = frozenset(row["word"] for row in read_lexicon("labels") if row["kind"] == kind)
    return words - read_words("plurals") if kind == "label" else words
