"""Intake: the articles a command was given, what had to be left out of them, and how both are told."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.article import Article, is_readme, is_rows, read_articles, search
from broadsheet.cli.telling import Tally, note
from broadsheet.errors import ArticleError
from broadsheet.schema import SourceError
from broadsheet.workplace import UNFINISHED

LEFT_OUT = 3  # exit status where something was left out and the rest was read
# of one kind: a screenful; the rest is counted, and stands in errors.csv
MOST_ERRORS, MOST_NOTES = 20, 5


@dataclass(frozen=True, slots=True)
class _Left:
    """What was left out, and the number of articles drawn before it."""

    after: int
    error: SourceError


class Intake:
    """What one command takes in: articles are drawn from it, and what fails is left out of the run, told and kept.

    `read` counts the articles drawn, and `total` says how many there may be; with files of many articles nobody knows.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._found = search(options.sources)
        # where an earlier run left what it had made lies nothing to read
        kept = options.out.absolute() / UNFINISHED
        self._found.sources[:] = [one for one in self._found.sources if not _lies_in(one, kept)]
        if not self._found.sources and not self._found.problems:
            raise ArticleError(f"{kept}: only a run that was stopped has left something here. Name the articles.")
        many = any(map(is_rows, self._found.sources))
        self.total = None if many else len(self._found.sources)
        self._left: list[_Left] = []
        self._first: SourceError | None = None  # not told before it is clear that it is not the only thing there is
        self._errors = Tally("left out {place}: {sentence}", MOST_ERRORS)
        self._notes = Tally("{place}: {sentence}", MOST_NOTES)
        self.read = 0

    @property
    def errors(self) -> list[SourceError]:
        """What was left out so far: what was named and is not there, then the rest in the order of the sources."""
        return [left.error for left in sorted(self._left, key=lambda left: left.after)]

    def draw(self, **given: Any) -> Iterator[Article]:
        """The articles of the command's sources, in their order; `given` are facts of a single one.

        Where there is nothing to read in any of them: ArticleError, when all are gone through.
        """
        for path in filter(is_readme, self._options.sources):
            note(f"{path} is read as an article, since it is named; leave it out if it tells of its folder.")
        options = self._options
        if self._found.left_out and self._found.sources:  # where there are none, that is told as the reason
            note(self._found.left_out)
        how: dict[str, Any] = {"encoding": options.encoding, "columns": options.columns, "anyway": options.anyway}
        articles = read_articles(self._found, **how, **given, leave=None if options.strict else self.leave)
        return self._count(articles)

    def leave(self, error: SourceError, *, place: int | None = None) -> None:
        """Leave something out of the run; `place` is the number of the article it was, if it was one (from 1)."""
        self._left.append(_Left(self.read if place is None else place, error))
        if self.read == (place or 0) and len(self._left) == 1:  # it may be all there is
            self._first = error
            return
        self._tell_first()
        self._errors.tell(error.place, error.reason)

    def note(self, place: object, sentence: str) -> None:
        """Say what was guessed or repaired in a source, or left out of a folder; of many the same, how many."""
        self._notes.tell(str(place), sentence)

    def end(self, done: int | None = None, *, what: str = "read", see: Path | None = None) -> int:
        """Say how much was `done` (None: all that was drawn) and left out, and give the exit status.

        `see` is the file that lists what was left out.
        """
        self._notes.end()
        if not self._left:
            return 0
        self._tell_first()
        self._errors.end()
        where = f"; see {see}" if see else ""
        note(f"{self.read if done is None else done:,} {what}, {len(self._left):,} left out{where}.")
        return LEFT_OUT

    def refuse(self) -> ArticleError:
        """What to say where nothing could be done with any source: its one fault, or that all were told."""
        if self._first is not None:
            return ArticleError(str(self._first))
        self._errors.end()
        return ArticleError(f"nothing could be read: {len(self._left):,} left out. Mend them, or name other sources.")

    def _count(self, articles: Iterator[Article]) -> Iterator[Article]:
        for article in articles:
            self.read += 1
            self._tell_first()
            for sentence in article.notes:
                self.note(_find_source(article), sentence)
            yield article
        if self.read == 0 and self._left:
            raise self.refuse()

    def _tell_first(self) -> None:
        if self._first is not None:
            self._errors.tell(self._first.place, self._first.reason)
            self._first = None


def _lies_in(source: object, folder: Path) -> bool:
    return isinstance(source, Path) and folder in source.absolute().parents


def _find_source(article: Article) -> str:
    """What an article was read from, as a message names it: "toll.txt", "items.csv, article 17"."""
    where = article.path or article.url or ""
    return f"{where}, article {article.id}" if article.path and is_rows(article.path) else where or article.id


def find_model(options: argparse.Namespace) -> dict[str, Any]:
    """The model as a keyword argument where one was named; the default stands in `language.MODEL`, which costs spaCy to
    ask.
    """
    return {"model": options.model} if options.model else {}
