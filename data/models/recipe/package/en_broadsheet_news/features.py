"""Features: what the encoder is told of each word: its word pieces, its case, its shape, its ending and the space
before it.

Knows the encoder's vocabulary. Training and reading both take their features from here.
"""

import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.lang.lex_attrs import word_shape

CASES = ("lower", "title", "upper", "letter", "mixed", "number", "other", "space")
SPACINGS = ("joined", "parted", "opens a line")
SUFFIXES = 4096  # rows for the last three letters of a word
SHAPES = 512  # rows for its shape, such as "Xx.d"
SUFFIX_LENGTH = 3
MAX_PIECES = 12  # of one word; a longer one, a web address or noise, is cut
LONGEST = 200  # characters of a word that are read at all
START, STOP, UNKNOWN, UNUSED = "[CLS]", "[SEP]", "[UNK]", "[unused0]"


@dataclass(frozen=True, slots=True)
class Features:
    """Word i owns the pieces from `starts[i]` up to `starts[i + 1]`; every other array has one number for each word."""

    pieces: np.ndarray
    starts: np.ndarray
    cases: np.ndarray
    shapes: np.ndarray
    suffixes: np.ndarray
    spacings: np.ndarray

    def __len__(self) -> int:
        return len(self.cases)


class Featurizer:
    """Words to features, by a vocabulary of uncased word pieces in the order of their rows (BERT's)."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._rows = {piece: row for row, piece in enumerate(self.vocabulary)}
        self._known: dict[str, tuple[tuple[int, ...], int, int, int]] = {}

    def row(self, piece: str) -> int:
        """The row of a piece that is in the vocabulary; KeyError where it is not."""
        return self._rows[piece]

    def __call__(self, words: Sequence[str], spaces: Sequence[bool]) -> Features:
        """Features of a run of words; `spaces` says of each whether a space follows it."""
        found = [self._find(word) for word in words]
        starts = np.cumsum([0, *(len(pieces) for pieces, *_ in found)])
        spacings = [
            2,
            *(2 if "\n" in word else int(space or word.isspace()) for word, space in zip(words, spaces, strict=True)),
        ][:-1]
        return Features(
            np.array([piece for pieces, *_ in found for piece in pieces], dtype=np.int64),
            starts.astype(np.int64),
            *(np.array([row[column] for row in found], dtype=np.int64) for column in (1, 2, 3)),
            np.array(spacings if len(words) else [], dtype=np.int64),
        )

    def _find(self, word: str) -> tuple[tuple[int, ...], int, int, int]:
        if word not in self._known:
            if len(self._known) > 200_000:  # a long session meets ever new words
                self._known.clear()
            shape, suffix = _hash(word_shape(word), SHAPES), _hash(word[-SUFFIX_LENGTH:].lower(), SUFFIXES)
            self._known[word] = (self._cut(word), find_case(word), shape, suffix)
        return self._known[word]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The longest pieces from left to right, as BERT cuts words, punctuation apart.

        A line break is what parts two texts.
        """
        if word.isspace():
            return (self._rows[STOP if "\n" in word else UNUSED],)
        plain = unicodedata.normalize("NFD", word[:LONGEST].lower())
        pieces: list[int] = []
        for part in _part_punctuation(c for c in plain if unicodedata.category(c) not in {"Mn", "Cc", "Cf"}):
            pieces += self._cut_part(part)
        return tuple(pieces[:MAX_PIECES]) or (self._rows[UNKNOWN],)

    def _cut_part(self, part: str) -> list[int]:
        pieces, start = [], 0
        while start < len(part) and len(pieces) < MAX_PIECES:
            ends = range(min(len(part), start + 24), start, -1)
            found = next(
                (
                    (end, row)
                    for end in ends
                    if (row := self._rows.get("##" * (start > 0) + part[start:end])) is not None
                ),
                None,
            )
            if found is None:
                return [self._rows[UNKNOWN]]
            start, row = found
            pieces.append(row)
        return pieces


def find_case(word: str) -> int:
    """The place of a word's case in `CASES`."""
    if word.isspace():
        name = "space"
    elif any(c.isdigit() for c in word):
        name = "number"
    elif not any(c.isalpha() for c in word):
        name = "other"
    elif word.islower():
        name = "lower"
    elif word.isupper():
        name = "upper" if sum(c.isalpha() for c in word) > 1 else "letter"
    else:
        name = "title" if word[0].isupper() and word[1:].islower() else "mixed"
    return CASES.index(name)


def _hash(text: str, rows: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % rows


def _part_punctuation(characters: Iterable[str]) -> list[str]:
    parts, joins = [], False
    for character in characters:
        word_like = character.isalnum() and not "\u4e00" <= character <= "\u9fff"
        if word_like and joins:
            parts[-1] += character
        else:
            parts.append(character)
        joins = word_like
    return parts
