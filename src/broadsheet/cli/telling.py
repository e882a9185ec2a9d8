"""Telling: what the command line prints while it works."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def show_progress(items: Iterable[Any], *, total: int | None, unit: str) -> Iterator[Any]:
    """The items, with a progress bar on standard error if that is a terminal."""
    with open_bar(total=total, unit=unit) as bar:
        for item in items:
            yield item
            bar.update()


def open_bar(*, total: int | None, unit: str) -> Any:
    """A progress bar on standard error, if that is a terminal: `bar.update()` in a `with` block."""
    from tqdm import tqdm

    return tqdm(total=total, unit=unit, file=sys.stderr, disable=not sys.stderr.isatty())


def note(sentence: str) -> None:
    """Say on standard error, in one line and above a progress bar, what the user may want to know."""
    _write(f"broadsheet: {' '.join(sentence.split())}", "stderr")


def break_line() -> None:
    """Begin a line on standard error."""
    _write("", "stderr")


class Tally:
    """Sentences on many sources, told as they come; of more than `most` of one kind, how many more there were.

    Two are of one kind if they differ in numbers and in what they quote: "has no column 'text'", "has no column 'id'".
    `form` says how one is told.
    """

    def __init__(self, form: str, most: int) -> None:
        self._form, self._most = form, most
        self._counts: Counter[str] = Counter()
        self._last: dict[str, str] = {}
        self._told = ""

    def tell(self, place: str, sentence: str) -> None:
        """Say it, or count it; what was said just before, as of the articles of one file, is not said again."""
        if self._told == (told := self._form.format(place=place, sentence=sentence)):
            return
        self._told = told
        kind = re.sub(r"\d[\d,.]*|'[^']*'|\"[^\"]*\"", "…", sentence)
        self._counts[kind] += 1
        if self._counts[kind] <= self._most:
            note(told)
        else:
            self._last[kind] = told

    def end(self) -> None:
        """Say how many more there were of each kind."""
        for kind, told in self._last.items():
            more = self._counts[kind] - self._most
            note(f"{more:,} more of this kind, the last one: {told}")
        self._last.clear()


def print_path(path: Path) -> None:
    """Print a result's path."""
    _write(str(path), "stdout")


def open_streams() -> None:
    """Where a standard stream was closed before we began (`>&-`), let what is written to it go nowhere: the first file
    opened would take its number, and its words.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, number)
            os.set_inheritable(number, True)  # for the workers
            if nowhere != number:
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def _write(line: str, name: str) -> None:
    """Write a line to a standard stream, above a progress bar. One that nobody reads any more (`| head -1`, a terminal
    that is closed), or that is full, does not stop the work.
    """
    from tqdm import tqdm

    stream = getattr(sys, name)
    try:
        tqdm.write(line, file=stream)
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
