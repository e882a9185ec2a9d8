"""Options: the commands and what can be said to each.

Knows what may be typed. What a command needs is imported when it runs, so that `--help` and a mistyped option cost
nothing.
"""

import argparse
import math
import re
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

SOURCES = (
    "a text (.txt, .md), a page (.html) or web address, rows (.csv, .tsv, .json, .jsonl), a document (.docx, .rtf, "
    ".pdf, .eml), an archive of these (.zip, .gz, .warc), or a folder, read with its subfolders (hidden files and "
    "README.md are left out; a README.md that is named is read)"
)
MODEL_HELP = "spaCy pipeline to read with (default: our own, en_broadsheet_news)"
# as export.FORMATS, which costs pandas and pyarrow to ask; a test holds them equal
FORMATS = ("parquet", "csv", "json", "xlsx")
PROGRAM = "broadsheet"


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
    report.set_defaults(run=_run("report"))


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
    tables.set_defaults(run=_run("tables"))


def _add_quality(commands: Any) -> None:
    scores = "F1, precision and recall of each measure"
    about = f"Read the articles that have gold, and print how well the tables agree with it: {scores}."
    quality = commands.add_parser("quality", help="scores against articles read by hand", description=about)
    quality.add_argument(
        "--gold", type=Path, default=Path("data/gold"), metavar="DIR", help="folder of gold files (default: data/gold)"
    )
    quality.add_argument("--by-article", action="store_true", help="also part the scores by article")
    quality.add_argument("--model", metavar="NAME", help=MODEL_HELP)
    quality.set_defaults(run=_run("quality"))


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=SOURCES)
    parser.add_argument("--model", metavar="NAME", help=MODEL_HELP)
    parser.add_argument(
        "--workers", type=_check_workers, default=1, metavar="N", help="processes that share the work (default: 1)"
    )
    add = parser.add_argument
    add("--encoding", metavar="E", help="of files that are no UTF-8 (default: what they look like)")
    columns = "which column of a file of rows is which fact: text=body,title=headline"
    add("--columns", type=_read_columns, default={}, metavar="FACT=COLUMN,...", help=columns)
    least = "keep only rows that are at least so certain, from 0 to 1 (default: 0, all rows)"
    add("--certainty", type=_check_certainty, default=0.0, metavar="C", help=least)
    add("--anyway", action="store_true", help="read what looks like no article, and what is not English")
    add("--strict", action="store_true", help="stop at the first source that cannot be read (default: leave it out)")


def _check_workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)


def _check_certainty(text: str) -> float:
    try:
        least = float(text)
    except ValueError:
        least = math.nan
    if not 0 <= least <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no certainty; give a number from 0 to 1, such as 0.7")
    return least


def _read_columns(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(fact.strip() and column.strip() for fact, _, column in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} names no columns; write text=body,title=headline")
    return {fact.strip(): column.strip() for fact, _, column in pairs}


def _run(command: str) -> Callable[[argparse.Namespace], int]:
    """What carries a command out, in the module named after it, imported when it is called."""

    def run(options: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"broadsheet.cli.{command}"), f"run_{command}")(options)
        return status

    return run
