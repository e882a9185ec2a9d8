"""Tables: the command that writes the tables of many articles, and goes on where it was stopped."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.article import Article
from broadsheet.cli.intake import Intake
from broadsheet.cli.telling import note, open_bar, print_path
from broadsheet.errors import ArticleError
from broadsheet.phrasing import choose_form, say_digits
from broadsheet.schema import SourceError

if TYPE_CHECKING:  # they cost pandas and spaCy, which are imported when there is something to read
    from broadsheet.journal import Journal


def run_tables(options: argparse.Namespace) -> int:
    """Write the tables of all articles to a folder and print where they are."""
    intake = Intake(options)
    articles = intake.draw()
    first = next(articles)  # before the model is loaded: a source that cannot be read is told at once

    from broadsheet.export import fill_errors, fill_tables
    from broadsheet.journal import Journal
    from broadsheet.language import MODEL, check_pipeline
    from broadsheet.workplace import open_workplace

    run = _Run(intake, model=options.model or MODEL, workers=options.workers, strict=options.strict)
    check_pipeline(run.model)
    with open_workplace(options.out) as place, Journal(place) as journal, _keeping(journal, place):
        run.read(chain([first], articles), journal, total=intake.total)
        # the journal keeps all rows, so that a run that was stopped can go on with another certainty
        kept = (readings.surer(options.certainty) for readings in journal.read(run.keys))
        paths = fill_tables(kept, place, format=options.format)
        errors = fill_errors(intake.errors, place)
        journal.forget()
    for path in paths:
        print_path(path)
    if run.taken:
        were = choose_form(run.taken, "was", "were")
        note(f"{run.taken:,} of {run.done:,} articles {were} taken over from a run that was stopped.")
    return intake.end(run.done, see=errors)


@contextmanager
def _keeping(journal: "Journal", place: Path) -> Iterator[None]:
    """What was read is kept when the block does not end well, and that is added to what is told of the end; where the
    user wanted all or nothing, nothing is.
    """
    try:
        yield
    except ArticleError:
        journal.forget()
        raise
    except BaseException as error:
        if len(journal):
            kept = f"{say_digits(len(journal), 'article')} {choose_form(len(journal), 'is', 'are')}"
            error.add_note(f"{kept} kept in {place}, and the same command goes on from there.")
        raise


@dataclass(frozen=True, slots=True)
class _Task:
    """An article to be read, its key in the journal and its place among all (from 1)."""

    article: Article
    key: str
    place: int


@dataclass(slots=True)
class _Run:
    """The reading of one command: which articles have rows in the journal, and how many an earlier run had read."""

    intake: Intake
    model: str
    workers: int
    strict: bool
    keys: list[str] = field(default_factory=list)
    taken: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """How many articles were read, now or earlier."""
        return len(self.keys) - self.failed

    def read(self, articles: Iterable[Article], journal: "Journal", *, total: int | None) -> None:
        """Read the articles that are not in the journal yet, and add each as it is read.

        ArticleError where none could be read.
        """
        from broadsheet.reading import find_fault
        from broadsheet.workers import work_each

        read = partial(_read_task, model=self.model)
        with (
            open_bar(total=total, unit="article") as bar,
            closing(work_each(read, self._find_tasks(articles, journal, bar), workers=self.workers)) as outcomes,
        ):
            for outcome in outcomes:
                task = outcome.item
                if outcome.error is None and outcome.result is not None:
                    journal.add(task.key, outcome.result)
                else:
                    assert outcome.error is not None  # the one or the other
                    self._leave(find_fault(task.article, outcome.error), task)
                bar.update()
        if not self.done:
            raise self.intake.refuse()

    def _find_tasks(self, articles: Iterable[Article], journal: "Journal", bar: Any) -> Iterator[_Task]:
        """The articles that have to be read."""
        from broadsheet.keys import find_key

        for article in articles:
            key = find_key(article, self.model)
            self.keys.append(key)
            if key not in journal:
                yield _Task(article, key, self.intake.read)
            else:
                self.taken += 1
                bar.update()

    def _leave(self, fault: SourceError, task: _Task) -> None:
        self.failed += 1
        if self.strict:
            raise ArticleError(str(fault))
        self.intake.leave(fault, place=task.place)


def _read_task(task: _Task, *, model: str) -> str:
    """The rows of an article, as the journal keeps them; a worker gives them so, for tables cost it more."""
    from broadsheet.journal import pack_cells
    from broadsheet.reading import read_cells

    return pack_cells(read_cells(task.article, model=model))
