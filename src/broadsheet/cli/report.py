"""Report: the command that makes a page of each article."""

import argparse
import math
import shlex
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from broadsheet.cli.intake import Intake, find_model
from broadsheet.cli.telling import note, print_path, show_progress

# reports that one worker makes before it tells of them: its kernel is loaded once, and nobody waits long for news
LARGEST_BATCH = 8


def run_report(options: argparse.Namespace) -> int:
    """Make one HTML report of each article, of several also an index, and print where they are; an index that is there
    is kept true.
    """
    from broadsheet.article import FACTS
    from broadsheet.report import check_index, has_index, write_index

    facts = {name: getattr(options, name) for name in FACTS}
    intake = Intake(options)
    articles = list(intake.draw(**facts))
    if len(articles) > 1:
        check_index(options.out)
    given = {name: fact for name, fact in facts.items() if fact is not None}
    kept = 0
    for made in show_progress(_write_reports(articles, options, given=given), total=len(articles), unit="report"):
        print_path(made.path)
        _tell_recalled(made.recalled)
        if made.kept:
            kept += 1
        if options.format:
            _write_beside(made.path, options.format)
    if len(articles) > 1 or has_index(options.out):
        print_path(write_index(options.out))
    _tell_kept(kept, len(articles), options.command)
    return intake.end()


def _write_reports(articles: Sequence[Any], options: argparse.Namespace, *, given: Mapping[str, str]) -> Iterator[Any]:
    from broadsheet.report import write_reports

    parameters = _read_parameters(options.parameter) if options.parameter else {}
    how = {"out": options.out, "force": options.force, "given": given, "parameters": parameters}
    how |= find_model(options)
    if options.workers == 1 or len(articles) == 1:
        yield from write_reports(articles, **how)
        return
    # each batch has a kernel of its own, which its further reports find loaded
    size = min(LARGEST_BATCH, math.ceil(len(articles) / options.workers))
    batches = [articles[start : start + size] for start in range(0, len(articles), size)]
    # The parent alone answers Ctrl-C; a worker's own traceback would only stand in the way.
    ignore = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn"), initializer=ignore) as pool:
        try:
            for batch in pool.map(partial(_write_batch, how), batches):
                yield from batch
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _write_batch(how: dict[str, Any], articles: Sequence[Any]) -> list[Any]:
    from broadsheet.report import write_reports

    return list(write_reports(articles, **how))


def _tell_recalled(facts: Mapping[str, str]) -> None:
    """Say which facts were given for the report before and hold on, and how to be rid of them."""
    for name, fact in facts.items():
        note(
            f"{name} {fact!r} was given for this report before and stands; --{name} gives another, and --{name} '' "
            "none."
        )


def _tell_kept(kept: int, total: int, command: Sequence[str]) -> None:
    """Say how many reports were kept as they were, and how to make them anew."""
    if kept:
        what = "the report is" if total == 1 else f"{kept} of {total} reports are"
        note(
            f"{what} kept, since nothing has changed that goes into it. To make it anew: "
            f"{shlex.join([*command, '--force'])}"
        )


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
