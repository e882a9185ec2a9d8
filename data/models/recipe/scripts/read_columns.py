"""Corpora in columns, one word a line: wikigold, CrossNER politics and UNER, read into passages.

What a corpus marks but the convention has no label for becomes "?": unknown rather than no name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from passages import Name, Passage, build_passage, read_bio

WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "?"}
CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "PLACE",
    "location": "PLACE",
    "event": "?",
    "election": "?",
    "misc": "?",
}
SPACED_CLITIC = re.compile(r" (n't|'(?:s|m|re|ve|ll|d))\b")  # UNER's text comments have "do n't", unlike EWT's
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "OTH": "?"}


def read_wikigold(path: Path) -> list[Passage]:
    """Every sentence of wikigold, in order."""
    return list(_read_sentences(path, None, WIKIGOLD))


def read_crossner(path: Path) -> list[Passage]:
    """Every sentence of one CrossNER file, in order."""
    return list(_read_sentences(path, "\t", CROSSNER))


def _read_sentences(path: Path, separator: str | None, labels: dict[str, str]) -> Iterator[Passage]:
    words, tags = [], []
    for line in path.read_text(encoding="utf8").splitlines() + [""]:
        if line.strip():
            word, tag = line.split(separator)[:2]
            if word != "-DOCSTART-":
                words.append(word)
                tags.append(tag)
        elif words:
            yield build_passage(words, [(a, b, labels[kind]) for a, b, kind in read_bio(tags)])
            words, tags = [], []


def read_uner(path: Path) -> list[Passage]:
    """Every sentence of a UNER file with the text of its `# text` comment.

    `B-O`, of which train holds 540, is no tag.
    """
    passages, words, tags, text = [], [], [], ""
    for line in path.read_text(encoding="utf8").splitlines() + [""]:
        if line.startswith("# text ="):
            text = SPACED_CLITIC.sub(r"\1", line.partition("=")[2].strip())
        elif line and not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append("O" if tag == "B-O" else tag)
        elif not line and words:
            passages.append(_place_words(text, words, tags))
            words, tags = [], []
    return passages


def _place_words(text: str, words: list[str], tags: list[str]) -> Passage:
    """Find each word in the sentence's own text, so that its spacing stays."""
    offsets, at = [], 0
    for word in words:
        start = max(text.find(word, at), at)
        at = start + len(word)
        offsets.append((start, at))
    return Passage(text, tuple(Name(offsets[a][0], offsets[b - 1][1], UNER[kind]) for a, b, kind in read_bio(tags)))
