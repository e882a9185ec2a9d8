"""Command line: `broadsheet report`, `broadsheet tables` and `broadsheet quality`.

Knows what was typed and what to print. What a command needs is imported when it runs, so that `--help` and a mistyped
option cost nothing.
"""

import argparse
import math
import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from difflib import get_close_matches
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from broadsheet.errors import BroadsheetError

SOURCES = (
    "a text or Markdown file, an HTML page or URL, a JSON Lines or CSV file of articles, or a folder of these "
    "(read with its subfolders, hidden files and README.md left out; a README.md that is named is read like any other "
    "file)"
)
MODEL_HELP = "spaCy pipeline to read with (default: our own, en_broadsheet_news)"
# as export.FORMATS, which costs pandas and pyarrow to ask; a test holds them equal
FORMATS = ("parquet", "csv", "json", "xlsx")
PROGRAM = "broadsheet"
# reports that one worker makes before it tells of them: its kernel is loaded once, and nobody waits long for news
LARGEST_BATCH = 8
USER_ERROR = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 for what the user can put right, or 130 when stopped with
    Ctrl-C.
    """
    try:
        options = build_parser().parse_args(argv)
        options.command = _find_command(sys.argv[1:] if argv is None else argv)
        options.run(options)
    except BroadsheetError as error:
        print("broadsheet:", " ".join(str(error).split()), file=sys.stderr)
        return USER_ERROR
    except KeyboardInterrupt:
        print("\nbroadsheet: stopped.", file=sys.stderr)
        return INTERRUPTED
    return 0


class CommandParser(argparse.ArgumentParser):
    """The parser of one command, which tells of a mistyped option itself: with the command's own usage, and the option
    that is nearest.
    """

    # argparse declares three overloads; `Any` takes what all of them do
    def parse_known_args(  # type: ignore[override]
        self, args: Any = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does, but what is left over is an error here and not for the parser above, which knows only the
        commands.
        """
        options, rest = super().parse_known_args(args, namespace)
        if rest:
            known = sorted(set(re.findall(r"--[a-z][a-z-]*", self.format_help())))
            typed = next((word for word in rest if word.startswith("-")), rest[0])
            near = get_close_matches(typed.partition("=")[0], known, n=1, cutoff=0)
            self.error(f"there is no option {typed}. Did you mean {near[0]}?")
        return options, rest


def build_parser() -> argparse.ArgumentParser:
    """The commands and options; `run` of what is parsed carries the command out."""
    from broadsheet import __version__

    about = "Read news articles into tables, charts and reports, every row tied to its words."
    parser = argparse.ArgumentParser(prog=PROGRAM, description=about)
    parser.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=CommandParser)
    _add_report(commands)
    _add_tables(commands)
    _add_quality(commands)
    return parser


def run_report(options: argparse.Namespace) -> None:
    """Make one HTML report of each article, of several also an index, and print where they are; an index that is there
    is kept true.
    """
    from broadsheet.article import FACTS
    from broadsheet.report import check_index, has_index, write_index

    facts = {name: getattr(options, name) for name in FACTS}
    articles = list(_read(options, **facts))
    if len(articles) > 1:
        check_index(options.out)
    given = {name: fact for name, fact in facts.items() if fact is not None}
    kept = 0
    for made in _show_progress(_write_reports(articles, options, given=given), total=len(articles), unit="report"):
        _print(made.path)
        _tell_recalled(made.recalled)
        if made.kept:
            kept += 1
        if options.format:
            _write_beside(made.path, options.format)
    if len(articles) > 1 or has_index(options.out):
        _print(write_index(options.out))
    _tell_kept(kept, len(articles), options.command)


def run_tables(options: argparse.Namespace) -> None:
    """Write the tables of all articles to a folder and print where they are."""
    from broadsheet.article import find_sources, is_rows

    options.sources = find_sources(options.sources)
    total = None if any(map(is_rows, options.sources)) else len(options.sources)
    articles = _read(options)
    first = next(articles)  # before the model is loaded: a source that cannot be read is told at once

    from broadsheet.export import write_tables
    from broadsheet.reading import read_each

    readings = read_each(chain([first], articles), workers=options.workers, **_given_model(options))
    for path in write_tables(_show_progress(readings, total=total, unit="article"), options.out, format=options.format):
        _print(path)


def run_quality(options: argparse.Namespace) -> None:
    """Read the articles that have gold, and print the scores."""
    from broadsheet.quality import read_golds

    golds = read_golds(options.gold)

    from broadsheet.quality import judge, score
    from broadsheet.reading import read_each

    readings = read_each((gold.article for gold in golds), **_given_model(options))
    verdicts = judge(_show_progress(readings, total=len(golds), unit="article"), golds)
    table = score(verdicts, by=["measure", "article"] if options.by_article else ["measure"])
    print(table.to_string(float_format="{:.3f}".format))


def _add_report(commands: Any) -> None:
    about = "Read each article and make one self-contained HTML report of it."
    report = commands.add_parser("report", help="one HTML report of each article", description=about)
    _add_reading_options(report)
    _add_facts(report)
    add = report.add_argument
    folder = "folder that gets <article>/report.html (default: reports)"
    add("--out", type=Path, default=Path("reports"), metavar="DIR", help=folder)
    add("--format", choices=FORMATS, help="also write the tables beside each report; xlsx is one workbook")
    add("--force", action="store_true", help="make a report again though nothing it is made from has changed")
    pair = {"nargs": 2, "action": "append", "default": [], "metavar": ("NAME", "VALUE")}
    add("-p", "--parameter", **pair, help="a parameter of the notebook")
    report.set_defaults(run=run_report)


def _add_facts(report: argparse.ArgumentParser) -> None:
    about = (
        "For one article only, where the source gives none or another. They hold when its report is made again, until "
        "others are given; '' drops one."
    )
    facts = report.add_argument_group("facts of the article", about)
    facts.add_argument("--title", help="headline")
    facts.add_argument("--source", help="who published it")
    facts.add_argument("--published", metavar="DATE", help="date of publication: 2007-01-25, or 25 January 2007")
    facts.add_argument("--url", help="its address on the web")


def _add_tables(commands: Any) -> None:
    about = "Read all articles and write six tables, the rows of all of them together."
    tables = commands.add_parser("tables", help="the tables of all articles", description=about)
    _add_reading_options(tables)
    tables.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder that gets the files")
    tables.add_argument(
        "--format", choices=FORMATS, default="parquet", help="kind of file (default: parquet); xlsx is one workbook"
    )
    tables.set_defaults(run=run_tables)


def _add_quality(commands: Any) -> None:
    scores = "F1, precision and recall of each measure"
    about = f"Read the articles that have gold, and print how well the tables agree with it: {scores}."
    quality = commands.add_parser("quality", help="scores against articles read by hand", description=about)
    quality.add_argument(
        "--gold", type=Path, default=Path("data/gold"), metavar="DIR", help="folder of gold files (default: data/gold)"
    )
    quality.add_argument("--by-article", action="store_true", help="also part the scores by article")
    quality.add_argument("--model", metavar="NAME", help=MODEL_HELP)
    quality.set_defaults(run=run_quality)


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCES)
    parser.add_argument("--model", metavar="NAME", help=MODEL_HELP)
    parser.add_argument(
        "--workers", type=_check_workers, default=1, metavar="N", help="processes that share the work (default: 1)"
    )
    parser.add_argument("--encoding", default="utf-8", metavar="E", help="of the files (default: utf-8)")


def _find_command(argv: Sequence[str]) -> list[str]:
    """The command as it was typed, so that it can be copied: `.venv/bin/broadsheet report my.txt`."""
    name = sys.argv[0] if Path(sys.argv[0]).name == PROGRAM else PROGRAM
    return [name, *argv]


def _check_workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)


def _read(options: argparse.Namespace, **given: Any) -> Iterator[Any]:
    from broadsheet.article import is_readme, read_articles

    for path in filter(is_readme, options.sources):
        _note(f"{path} is read as an article, since it is named; leave it out if it tells of its folder.")
    return read_articles(options.sources, encoding=options.encoding, **given)


def _write_reports(articles: Sequence[Any], options: argparse.Namespace, *, given: Mapping[str, str]) -> Iterator[Any]:
    from broadsheet.report import write_reports

    parameters = _read_parameters(options.parameter) if options.parameter else {}
    how = {"out": options.out, "force": options.force, "given": given, "parameters": parameters}
    how |= _given_model(options)
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
        _note(
            f"{name} {fact!r} was given for this report before and stands; --{name} gives another, and --{name} '' "
            "none."
        )


def _tell_kept(kept: int, total: int, command: Sequence[str]) -> None:
    """Say how many reports were kept as they were, and how to make them anew."""
    if kept:
        what = "the report is" if total == 1 else f"{kept} of {total} reports are"
        _note(
            f"{what} kept, since nothing has changed that goes into it. To make it anew: "
            f"{shlex.join([*command, '--force'])}"
        )


def _write_beside(report: Path, format: str) -> None:
    """Write the tables that a report carries to its folder."""
    from broadsheet.export import write_tables
    from broadsheet.report import read_report

    for path in write_tables([read_report(report)], report.parent, format=format):
        _print(path)


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


def _given_model(options: argparse.Namespace) -> dict[str, Any]:
    """The model as a keyword argument where one was named; the default stands in `language.MODEL`, which costs spaCy to
    ask.
    """
    return {"model": options.model} if options.model else {}


def _show_progress(items: Iterable[Any], *, total: int | None, unit: str) -> Iterator[Any]:
    """The items, with a progress bar on standard error if that is a terminal."""
    from tqdm import tqdm

    return iter(tqdm(items, total=total, unit=unit, file=sys.stderr, disable=not sys.stderr.isatty()))


def _note(sentence: str) -> None:
    """Say on standard error what the user may want to know, above a progress bar."""
    from tqdm import tqdm

    tqdm.write(f"broadsheet: {sentence}", file=sys.stderr)


def _print(path: Path) -> None:
    """Print a result's path; a reader that has gone away (`| head -1`) does not stop the work."""
    from tqdm import tqdm

    try:
        tqdm.write(str(path), file=sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
