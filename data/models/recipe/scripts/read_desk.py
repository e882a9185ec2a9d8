"""Desk stories: news annotated in inline markup for who is mentioned, who says what and who is for or against whom.

Reads the markup to plain text and the spans of each tag. Knows nothing of spaCy or of training.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FOLDERS = ("voa", "wikinews", "own")
TAG = re.compile(r"<(/?)([ekqv])(\d+)>")
NOBODY = "-"
SIGNS = {"+": "support", "-": "oppose"}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: the numbers of its cue and content, who says it, and its act."""

    number: str
    speaker: str | None
    act: str


@dataclass(frozen=True, slots=True)
class Held:
    """A stance: the tag that shows it (`v3`, or a cue, `k3`), holder, polarity, target, and who reports it."""

    shown: str
    holder: str | None
    polarity: str
    target: str
    via: str
    reported_by: str | None


@dataclass
class Story:
    """A story's text, a line a sentence or paragraph, and its annotation.

    `spans` holds the character offsets of every tag, by its letter and number: `e4` is an entity's mentions, `k2` and
    `q2` cue and content of statement 2, `v1` words that show a stance.
    """

    name: str
    text: str = ""
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


def read_desk(folder: Path, *, without: Sequence[str] = ()) -> list[Story]:
    """Every story under the corpus's folder but those named in `without`, in the order of files."""
    paths = [path for part in FOLDERS for path in sorted((folder / part).glob("*.txt"))]
    left_out = frozenset(without)
    return [story for path in paths for story in read_stories(path) if story.name not in left_out]


def read_held_out(path: Path, *, parts: Sequence[str] = ("scored", "unread")) -> list[str]:
    """The names of the stories that train nothing, from a table of `story` and `part`."""
    with open(path, encoding="utf8", newline="") as file:
        return [row["story"] for row in csv.DictReader(file, delimiter="\t") if row["part"] in parts]


def read_stories(path: Path) -> Iterator[Story]:
    """The stories of a file of markup; each is named after the file's block and its own first line there."""
    for part in re.split(r"^### ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
        head, *lines = part.split("\n")
        story = Story(f"{path.stem.split('_')[0]}-{head.split()[0].split('-')[0]}")
        for line in lines:
            if line.startswith("@s "):
                _, number, speaker, act = line.split()
                story.said.append(Said(number, _name(speaker), act))
            elif line.startswith("@p "):
                story.held.append(_read_held(line.split()))
            elif line.strip():
                _add_line(story, line)
        yield story


def _read_held(words: Sequence[str]) -> Held:
    _, shown, holder, sign, target, via, *by = words
    return Held(shown, _name(holder), SIGNS[sign], target, via, by[1] if by else None)


def _name(word: str) -> str | None:
    return None if word == NOBODY else word


def _add_line(story: Story, line: str) -> None:
    """Add a line of markup to the text, and the spans of its tags."""
    story.text += "\n" if story.text else ""
    opened: list[int] = []
    last = 0
    for tag in TAG.finditer(line):
        story.text += line[last : tag.start()]
        last = tag.end()
        if tag[1]:
            story.spans.setdefault(tag[2] + tag[3], []).append((opened.pop(), len(story.text)))
        else:
            opened.append(len(story.text))
    story.text += line[last:]
