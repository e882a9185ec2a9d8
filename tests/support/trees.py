"""Parses written by hand, for tests of the modules that ask a parse."""

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
BREAK = "¶"


def tree(rows: str, text: str | None = None) -> Doc:
    """A Doc from words written "word/TAG/POS/label/head", head being the word's number from 1, and 0 for the root;

    "/lemma" may follow.

    Words are set apart by spaces, or as they are in `text`. The word "¶" is a blank line.
    """
    cells = [row.split("/") for row in rows.split()]
    words = ["\n\n" if cell[0] == BREAK else cell[0] for cell in cells]
    heads = [int(cell[4]) - 1 if int(cell[4]) else i for i, cell in enumerate(cells)]
    lemmas = [cell[5] if len(cell) > 5 else word.lower() for cell, word in zip(cells, words, strict=True)]
    return Doc(
        VOCAB,
        words=words,
        spaces=_find_spaces(words, text) if text is not None else None,
        tags=[cell[1] for cell in cells],
        pos=[cell[2] for cell in cells],
        deps=["ROOT" if heads[i] == i else cell[3] for i, cell in enumerate(cells)],
        heads=heads,
        lemmas=lemmas,
    )


def _find_spaces(words: list[str], text: str) -> list[bool]:
    spaces, at = [], 0
    for word in words:
        assert text.startswith(word, at), f"{word!r} is not next in {text[at:]!r}"
        at += len(word)
        spaces.append(text.startswith(" ", at))
        at += spaces[-1]
    assert at == len(text), f"{text[at:]!r} is left"
    return spaces
