"""Rooms: hidden folders for work in hand, each named after the process that works in it.

Whoever opens a room, or asks, clears away those of processes that were killed. Knows nothing of pages or kernels.
"""

import os
import platform
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from broadsheet.errors import OutputError
from broadsheet.workplace import FULL

ADVICE = "Make room there, or name another folder for temporary files in the environment variable TMPDIR."
# A folder may be shared with other machines or containers, whose processes we cannot ask after: their rooms bear
# another name. Short, for a kernel's socket lies in a room, and its path may have no more than 104 characters.
PREFIX = f".broadsheet-{zlib.crc32(platform.node().encode()):08x}-"


@contextmanager
def open_room(where: Path | None = None) -> Iterator[Path]:
    """A new folder in `where`, or among the system's temporary ones, that goes with the block."""
    place = where or find_temporary()
    clear_rooms(place)
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", dir=place) as room:
        yield Path(room)


def clear_rooms(where: Path | None = None) -> None:
    """Remove the rooms in a folder, or among the system's temporary ones, whose process is no more."""
    for room in (where or find_temporary()).glob(f"{PREFIX}*"):
        process = room.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdecimal() and not _is_alive(int(process)):
            shutil.rmtree(room, ignore_errors=True)  # another may clear it at the same time, or it is another user's


def find_temporary() -> Path:
    """The system's folder for temporary files; where none can be written, as on a full disk: OutputError."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        raise OutputError(f"no folder for temporary files can be written (is the disk full?). {ADVICE}") from None


@contextmanager
def temporary_errors() -> Iterator[None]:
    """Say that a disk is full, found out in a room among the temporary folders, as an OutputError."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise OutputError(f"{find_temporary()}: cannot be written ({error.strerror}). {ADVICE}") from error


def _is_alive(process: int) -> bool:
    """Is there such a process on this machine?"""
    try:
        os.kill(process, 0)  # asks, and sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:  # there is, and it is another user's
        return True
    return True
