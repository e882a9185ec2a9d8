"""Command line: `broadsheet report`, `broadsheet tables` and `broadsheet quality`.

Knows what was typed and how a command ends.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from broadsheet.cli.options import PROGRAM, build_parser
from broadsheet.cli.stopping import Stopped, heed_signals
from broadsheet.cli.telling import break_line, note, open_streams
from broadsheet.errors import BroadsheetError

__all__ = ["build_parser", "main"]
USER_ERROR = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 for what the user can put right, or 3 where something was left
    out, or 130 when stopped with Ctrl-C, 143 when stopped with `kill`.
    """
    if argv is None:
        open_streams()
    try:
        with heed_signals(alone=argv is None):
            options = build_parser().parse_args(argv)
            options.command = _find_command(sys.argv[1:] if argv is None else argv)
            status: int = options.run(options)
    except BroadsheetError as error:
        note(" ".join([str(error), *_find_notes(error)]))
        return USER_ERROR
    except KeyboardInterrupt as stopped:
        break_line()  # below the ^C of a terminal, or a bar
        note("; ".join(["stopped", *_find_notes(stopped)]).removesuffix(".") + ".")
        return stopped.status if isinstance(stopped, Stopped) else INTERRUPTED
    return status


def _find_notes(error: BaseException) -> list[str]:
    """What the command adds to its end, such as what is kept for the next run."""
    return list(getattr(error, "__notes__", []))


def _find_command(argv: Sequence[str]) -> list[str]:
    """The command as it was typed, so that it can be copied: `.venv/bin/broadsheet report my.txt`."""
    name = sys.argv[0] if Path(sys.argv[0]).name == PROGRAM else PROGRAM
    return [name, *argv]
