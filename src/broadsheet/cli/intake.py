"""Intake: the articles a command was given, what had to be left out of them, and how both are told."""

import argparse
from collections.abc import Iterator
from typing import Any

from broadsheet.article import Article, is_readme, read_articles
from broadsheet.cli.telling import note
from broadsheet.schema import SourceError

LEFT_OUT = 3  # exit status where something was left out and the rest was read


class Intake:
    """What one command takes in: articles are drawn from it, and what fails is left out of the run, told and kept.

    `errors` has what was left out so far, `read` counts the articles drawn.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.errors: list[SourceError] = []
        self.read = 0

    def draw(self, **given: Any) -> Iterator[Article]:
        """The articles of the command's sources, in their order; `given` are facts of a single one."""
        for path in filter(is_readme, self._options.sources):
            note(f"{path} is read as an article, since it is named; leave it out if it tells of its folder.")
        options = self._options
        how: dict[str, Any] = {"encoding": options.encoding, "columns": options.columns, "anyway": options.anyway}
        articles = read_articles(options.sources, **how, **given, leave=None if options.strict else self.leave)
        return self._count(articles)

    def leave(self, error: SourceError) -> None:
        """Leave something out of the run."""
        self.errors.append(error)

    def end(self) -> int:
        """Say what was left out, and give the exit status."""
        return LEFT_OUT if self.errors else 0

    def _count(self, articles: Iterator[Article]) -> Iterator[Article]:
        for article in articles:
            self.read += 1
            yield article


def find_model(options: argparse.Namespace) -> dict[str, Any]:
    """The model as a keyword argument where one was named; the default stands in `language.MODEL`, which costs spaCy to
    ask.
    """
    return {"model": options.model} if options.model else {}
