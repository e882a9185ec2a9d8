"""Telling: what the command line prints while it works."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def show_progress(items: Iterable[Any], *, total: int | None, unit: str) -> Iterator[Any]:
    """The items, with a progress bar on standard error if that is a terminal."""
    from tqdm import tqdm

    return iter(tqdm(items, total=total, unit=unit, file=sys.stderr, disable=not sys.stderr.isatty()))


def note(sentence: str) -> None:
    """Say on standard error what the user may want to know, above a progress bar."""
    from tqdm import tqdm

    tqdm.write(f"broadsheet: {sentence}", file=sys.stderr)


def print_path(path: Path) -> None:
    """Print a result's path; a reader that has gone away (`| head -1`) does not stop the work."""
    from tqdm import tqdm

    try:
        tqdm.write(str(path), file=sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
