"""Passages: a text with its names, as character spans, and the spans nobody annotated.

The one form every NER corpus is read into. Knows nothing of spaCy.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

CLOSING = frozenset(". , ; : ! ? % ) ] } ... n't n\u2019t \u2019 \u201d '".split())
OPENING = frozenset("( [ { $ \u00a3 \u20ac \u201c \u2018 #".split())
CLITIC = re.compile(r"['\u2019](s|S|re|ve|ll|m|d)")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `text[start:end]`.

    The label is PERSON, ORG, PLACE or NORP, later GPE, LOC or FAC for PLACE; "?" is unknown.
    """

    start: int
    end: int
    label: str

    def moved(self, by: int) -> "Name":
        """The same name, `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its names. Every character outside a name is no name; a name labelled "?" is neither."""

    text: str
    names: tuple[Name, ...] = ()


def join_passages(passages: Iterable[Passage], separator: str = " ") -> Passage:
    """One passage of several, in order, parted by `separator`."""
    text, names = "", []
    for passage in passages:
        text += separator if text else ""
        names += [name.moved(len(text)) for name in passage.names]
        text += passage.text
    return Passage(text, tuple(names))


def build_passage(
    words: Sequence[str], spans: Iterable[tuple[int, int, str]], *, tight_hyphens: bool = False
) -> Passage:
    """A passage of tokenized words. `spans` are (first word, word after the last, label).

    `tight_hyphens` joins "north - east", for a corpus that cut words at their hyphens.
    """
    text, offsets = "", []
    for word, space in zip(words, _spaces(words, tight_hyphens)):
        offsets.append((len(text), len(text) + len(word)))
        text += word + " " * space
    return Passage(text.rstrip(), tuple(Name(offsets[a][0], offsets[b - 1][1], label) for a, b, label in spans))


def read_bio(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans of BIO or IO tags: (first, after last, label)."""
    spans, start, label = [], None, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if start is not None and (prefix in "OB" or kind != label):
            spans.append((start, i, label))
            start = None
        if prefix != "O" and start is None:
            start, label = i, kind
    return spans


def _spaces(words: Sequence[str], tight_hyphens: bool) -> list[bool]:
    """Whether a space follows each word in running text. Straight double quotes open and close by turns."""
    spaces, inside = [], False
    for word, following in zip(words, [*words[1:], ""]):
        touches = following in CLOSING or CLITIC.fullmatch(following) or word in OPENING
        touches = touches or (tight_hyphens and "-" in (word, following))
        if word == '"':
            inside = not inside
            touches = touches or inside
        elif following == '"' and inside:
            touches = True
        spaces.append(not touches)
    return spaces
