"""Held-out texts: which training texts share a passage with texts kept for evaluation.

A shared passage is `SIZE` words in a row, case and punctuation ignored.
"""

import re
from pathlib import Path

SIZE = 10  # long enough that stock phrases of news agencies do not match


def read_passages(folder: Path | None) -> set[tuple[str, ...]]:
    """Every passage of the `.txt` files in `folder`; none without a folder."""
    if folder is None:
        return set()
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder. Pass --held-out a folder of .txt files, or leave it out.")
    return {p for path in sorted(folder.glob("*.txt")) for p in _passages(path.read_text(encoding="utf8"))}


def is_held_out(text: str, passages: set[tuple[str, ...]]) -> bool:
    """True where `text` shares a passage with the held-out texts."""
    return not passages.isdisjoint(_passages(text))


def _passages(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1)}
