"""Report: the command that makes a page of each article."""

import argparse
import shlex
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from broadsheet.cli.intake import Intake, find_model
from broadsheet.cli.telling import note, print_path, show_progress
from broadsheet.errors import ArticleError, BroadsheetError, ModelError, OutputError, ParameterError
from broadsheet.phrasing import choose_form, say_count, say_digits
from broadsheet.schema import SourceError

# what is wrong with the run, and would be told of every article
OF_THE_RUN = (ModelError, OutputError, ParameterError)


def run_report(options: argparse.Namespace) -> int:
    """Make one HTML report of each article, of several also an index, and print where they are; an index that is there
    is kept true.
    """
    begun = time.perf_counter()
    from broadsheet.article import FACTS

    facts = {name: getattr(options, name) for name in FACTS}
    intake = Intake(options)
    articles = intake.draw(**facts)
    # two before a kernel is started: what cannot be read is told at once, and whether there will be an index is known
    ahead = list(islice(articles, 2))

    from broadsheet.report import check_index, has_index, write_index

    if several := len(ahead) + len(intake.errors) > 1:
        check_index(options.out)
    given = {name: fact for name, fact in facts.items() if fact is not None}
    how: dict[str, Any] = {"given": given, "workers": options.workers if len(ahead) > 1 else 1}
    how["leave"] = intake.leave if several and not options.strict else None
    kept: list[bool] = []
    reports = _make_reports(chain(ahead, articles), options, **how)
    with _keeping(kept, intake, options.out) if several else nullcontext(), closing(reports):
        for report in reports:
            _tell_report(report, options, kept)
    if several or has_index(options.out):
        print_path(write_index(options.out, left_out=intake.errors))
    _tell_end(kept, options.command, seconds=time.perf_counter() - begun)
    errors = _write_errors(intake.errors, options.out)
    return intake.end(len(kept), what="made or kept" if any(kept) else "made", see=errors)


@contextmanager
def _keeping(kept: Sequence[bool], intake: Intake, out: Path) -> Iterator[None]:
    """When the block does not end well, the index tells of the reports that were made all the same, and that they are
    there is added to what is told of the end. `kept` has an entry for each.
    """
    from broadsheet.report import find_reports, write_index

    try:
        yield
    except BaseException as error:
        if find_reports(out):
            with suppress(OutputError):  # what refused a report may refuse this, and is told already
                write_index(out, left_out=intake.errors)
        if kept:
            there = f"{say_digits(len(kept), 'report')} {choose_form(len(kept), 'is', 'are')}"
            error.add_note(f"{there} in {out}, and the same command goes on from there.")
        raise


def _make_reports(
    articles: Iterable[Any], options: argparse.Namespace, *, leave: Callable[..., None] | None, **how: Any
) -> Generator[Any, None, None]:
    """Each report as it is made. An article of which none can be made is left out; without `leave` it is an error."""
    from broadsheet.report import write_reports

    parameters = _read_parameters(options.parameter) if options.parameter else {}
    if options.certainty:
        parameters["certainty"] = options.certainty
    how |= {"out": options.out, "force": options.force, "parameters": parameters} | find_model(options)
    outcomes = show_progress(write_reports(articles, **how), total=None, unit="report")
    for place, outcome in enumerate(outcomes, 1):
        if outcome.error is None:
            yield outcome.result
            continue
        if isinstance(outcome.error, OF_THE_RUN):
            raise type(outcome.error)(str(outcome.error)) from outcome.error  # without a worker's traceback, as a note
        fault = _find_fault(outcome.item, outcome.error)
        if leave is None:
            raise ArticleError(str(fault))
        leave(fault, place=place)


def _find_fault(article: Any, error: Exception) -> SourceError:
    """What to tell of an article of which no report could be made."""
    from broadsheet.reading import find_fault
    from broadsheet.workers import WorkerDiedError

    if isinstance(error, BroadsheetError | WorkerDiedError):
        return SourceError(article.path or article.url or article.id, None, article.id, str(error))
    return find_fault(article, error)


def _write_errors(errors: Sequence[SourceError], out: Path) -> Path | None:
    """Write errors.csv where there is something to tell, or where one of a run before lies."""
    from broadsheet.export import ERRORS, write_errors

    return write_errors(errors, out) if errors or (out / ERRORS).exists() else None


def _tell_report(report: Any, options: argparse.Namespace, kept: list[bool]) -> None:
    """Note whether a report was kept, say where it is, and write the tables beside it where that was asked for."""
    kept.append(bool(report.kept))  # before it is told: whoever stops the run then is told of it
    print_path(report.path)
    _tell_recalled(report.recalled)
    if options.format:
        _write_beside(report.path, options.format)


def _tell_recalled(facts: Mapping[str, str]) -> None:
    """Say which facts were given for the report before and hold on, and how to be rid of them."""
    for name, fact in facts.items():
        note(
            f"{name} {fact!r} was given for this report before and stands; --{name} gives another, and --{name} '' "
            "none."
        )


def _tell_end(kept: Sequence[bool], command: Sequence[str], *, seconds: float) -> None:
    """Say how many reports were kept as they were and how to make them anew, and how long it took to make the others.

    `kept` says of each report whether it was kept.
    """
    if any(kept):
        single = len(kept) == 1
        what = "the report is" if single else f"{sum(kept):,} of {len(kept):,} reports are"
        it = "it" if single else "them"
        note(
            f"{what} kept, since nothing has changed that goes into {it}. To make {it} anew: "
            f"{shlex.join([*command, '--force'])}"
        )
    if not all(kept):
        note(f"{say_count(len(kept) - sum(kept), 'report')} made in {seconds:.1f} s.")


def _write_beside(report: Path, format: str) -> None:
    """Write the tables that a report carries to its folder."""
    from broadsheet.export import write_tables
    from broadsheet.report import read_report

    for path in write_tables([read_report(report)], report.parent, format=format):
        print_path(path)


def _read_parameters(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Notebook parameters, each as the type the notebook declares for it; the report refuses an unknown name or what
    stays text.
    """
    import nbformat

    from broadsheet.report import find_notebook, find_parameters

    known = find_parameters(nbformat.read(find_notebook(), as_version=4))
    return {name: read_value(text, known[name][0] if name in known else "str") for name, text in pairs}


def read_value(text: str, kind: str) -> object:
    """A word of the command line as an int, float or bool where that was wanted and it is one; otherwise the word."""
    kinds: dict[str, Callable[[str], object]] = {
        "int": int,
        "float": float,
        "bool": {"true": True, "false": False}.__getitem__,
    }
    try:
        return kinds[kind](text.lower())
    except (KeyError, ValueError):
        return text
