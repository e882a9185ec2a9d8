"""Workplace: the folder `unfinished` beside results, where they are made: seen, held against a second run, and gone
when all is done.

Knows files and locks. Knows nothing of articles.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from broadsheet.errors import OutputError

UNFINISHED = "unfinished"
# named for the program: a folder `unfinished` may be somebody's own
LOCK, STAGING = "broadsheet-lock", "broadsheet-staging"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def open_workplace(folder: Path) -> Iterator[Path]:
    """`folder`/unfinished, held until the block ends: OutputError where another run holds it or it cannot be written.

    What a run before left half-written is cleared. Afterwards it goes, with all folders that were made for it, unless
    something is kept there.
    """
    place = folder / UNFINISHED
    with output_errors(folder):
        made = [path for path in (place, folder, *folder.parents) if path == place or not path.exists()]
    try:
        with output_errors(folder):
            place.mkdir(parents=True, exist_ok=True)
            lock = _hold(place / LOCK)
        try:
            with output_errors(folder):
                _clear(place / STAGING)
            yield place
        finally:
            (place / LOCK).unlink(missing_ok=True)
            os.close(lock)
    finally:
        for path in made:
            with suppress(OSError):  # there is something in it, or it was never made
                path.rmdir()


@contextmanager
def stage(place: Path) -> Iterator[Path]:
    """A folder in the workplace, whose files move up beside it when the block ends well; otherwise they go."""
    folder, staging = place.parent, place / STAGING
    with output_errors(folder):
        _clear(staging)
        staging.mkdir()
    try:
        yield staging
        with output_errors(folder):
            made = sorted(staging.iterdir())
            _check_targets([folder / path.name for path in made])
            for path in made:
                path.replace(folder / path.name)
    finally:
        _clear(staging)


@contextmanager
def output_errors(folder: Path) -> Iterator[None]:
    """Say an operating system's refusal to write as an OutputError."""
    try:
        yield
    except OSError as error:
        raise describe_refusal(folder, error) from error


def describe_refusal(folder: Path, error: Exception) -> OutputError:
    """What to tell of an operating system's refusal to write."""
    stands = next((path for path in (folder, *folder.parents) if os.path.exists(path)), folder)
    if os.path.isfile(stands):
        return OutputError(f"{stands}: is a file, not a folder. Choose another with --out.")
    number = getattr(error, "errno", None)
    reason = os.strerror(number) if number else error  # pyarrow's own words are longer
    advice = "Make room there, or choose" if number in FULL else "Choose"
    return OutputError(f"{folder}: cannot be written ({reason}). {advice} another folder with --out.")


def _check_targets(paths: Iterable[Path]) -> None:
    """Before the first file moves up: can each?"""
    for path in paths:
        if path.is_dir():
            where = "Move it away, or choose another folder with --out."
            raise OutputError(f"{path}: is a folder, where a file has to go. {where}")


def _hold(path: Path) -> int:
    """Lock a file for this process; the lock goes with the process, however that ends."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.exists(path) and os.path.samestat(os.fstat(file), os.stat(path)):
                os.truncate(file, 0)
                os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
                return file
        except BlockingIOError:
            holder = os.pread(file, 20, 0).decode().strip() or "one that begins"
            os.close(file)
            advice = "Wait until it has ended, or choose another folder with --out."
            raise OutputError(f"{path.parent.parent}: another run writes there (process {holder}). {advice}") from None
        os.close(file)  # the run before has just ended and taken its file away


def _clear(staging: Path) -> None:
    if staging.exists():
        shutil.rmtree(staging)
