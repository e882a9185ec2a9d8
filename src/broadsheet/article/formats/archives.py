"""Archives: zip and gzip files, and the articles in what they hold.

Knows how an archive is opened, and how far it is trusted. What it holds is read as a file of that kind is.
"""

import gzip
import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from broadsheet.article.decoding import LARGEST_FILE, read_whole
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.formats.leftovers import find_leftover, is_hidden, say_left_out
from broadsheet.article.ids import tell_apart
from broadsheet.article.messages import to_problem, unreadable_error
from broadsheet.errors import ArticleError

ReadBlob = Callable[[Blob, Settings], Iterator[Draft | Problem]]
DEEPEST = 2  # an archive in an archive, as exports of exports have it; deeper lies what was packed to do harm
MOST_MEMBERS = 100_000  # ten times what a newsroom's archive of a year holds
# Text packs to a quarter of its size, pages to a tenth; what grows a hundredfold was made to fill a memory.
STRONGEST = 100
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile, NotImplementedError, ValueError)


def read_gzip(blob: Blob, settings: Settings, read_blob: ReadBlob) -> Iterator[Draft | Problem]:
    """The articles of the one file in a gzip file, which is called by the name without its .gz."""
    _check_depth(blob)
    inner = PurePosixPath(blob.place.source.rpartition(": ")[2].strip() or "file").with_suffix("")
    suffix = inner.suffix.lower() if blob.place.source.lower().endswith(".gz") else ""

    def open_inner() -> BinaryIO:
        packed = blob.open()
        return _wrap(gzip.GzipFile(fileobj=packed), blob.place, packed=packed)

    inside = replace(
        blob, suffix=suffix, stem=blob.stem.removesuffix(inner.suffix), open=open_inner, depth=blob.depth + 1
    )
    yield from read_blob(inside, settings)


def read_zip(blob: Blob, settings: Settings, read_blob: ReadBlob) -> Iterator[Draft | Problem]:
    """The articles of a zip file's members; those that cannot be read are named, those of other kinds counted."""
    _check_depth(blob)
    with _open_zip(blob) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not is_hidden(one.filename)]
        _check_members(members, blob)
        blobs = {one.filename: _make_blob(archive, one, blob) for one in members}
        leftovers = {name: find_leftover(name, one, beside=blobs) for name, one in blobs.items()}
        paths = {name: PurePosixPath(name) for name, leftover in leftovers.items() if leftover is None}
        ids = tell_apart({name: (*path.parent.parts, path.stem) for name, path in paths.items()})
        said = say_left_out(Counter(filter(None, leftovers.values())))
        note = f"In {blob.place}, {said}" if said else ""
        if not ids:
            raise ArticleError(f"{blob.place}: holds no file that is read. {note or 'It is empty.'}")
        encrypted = {one.filename for one in members if one.flag_bits & 1}
        for name, id in ids.items():
            inside = replace(blobs[name], stem=id)
            if name in encrypted:
                yield Problem(inside.place, "is locked with a password. Unpack it, and read what was in it.")
                continue
            for one in _try(inside, settings, read_blob):
                if note and isinstance(one, Draft):
                    one, note = replace(one, notes=(*one.notes, note)), ""
                yield one


def _try(blob: Blob, settings: Settings, read_blob: ReadBlob) -> Iterator[Draft | Problem]:
    """The articles of a member; one that cannot be read is a problem of its own."""
    try:
        yield from read_blob(blob, settings)
    except ArticleError as error:
        yield to_problem(blob.place, error)


def _make_blob(archive: zipfile.ZipFile, member: zipfile.ZipInfo, blob: Blob) -> Blob:
    place = Place(f"{blob.place.source}: {member.filename}")
    path = PurePosixPath(member.filename)

    def open_member() -> BinaryIO:
        try:
            return _wrap(archive.open(member), place)
        except (*DAMAGED, RuntimeError) as error:
            raise _damaged_error(place) from error

    return Blob(place, path.suffix.lower(), path.stem, open_member, path=blob.path, depth=blob.depth + 1)


def _open_zip(blob: Blob) -> zipfile.ZipFile:
    """The archive; it has to be read in any order, so one that lies in another is taken whole."""
    try:
        return zipfile.ZipFile(blob.open() if blob.depth == 0 and blob.path else io.BytesIO(read_whole(blob)))
    except OSError as error:
        raise unreadable_error(blob.place, error) from error
    except DAMAGED as error:
        raise _damaged_error(blob.place) from error


def _check_depth(blob: Blob) -> None:
    if blob.depth >= DEEPEST:
        raise ArticleError(f"{blob.place}: lies {blob.depth} archives deep. Unpack it, and read what was in it.")


def _check_members(members: list[zipfile.ZipInfo], blob: Blob) -> None:
    """Refuse an archive that holds more than anybody's articles."""
    if len(members) > MOST_MEMBERS:
        advice = f"An archive may hold {MOST_MEMBERS:,}: split it, or unpack it and read the folder."
        raise ArticleError(f"{blob.place}: holds {len(members):,} files. {advice}")
    size, packed = (sum(getattr(one, name) for one in members) for name in ("file_size", "compress_size"))
    if size > LARGEST_FILE and size > STRONGEST * packed:
        raise _bomb_error(blob.place)


def _wrap(file: object, place: Place, *, packed: BinaryIO | None = None) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(Unpacking(cast(BinaryIO, file), place, packed)))


class Unpacking(io.RawIOBase):
    """What is unpacked as it is read; what is damaged, or grows without end, is an ArticleError."""

    def __init__(self, file: BinaryIO, place: Place, packed: BinaryIO | None) -> None:
        self._file, self._place, self._packed, self._size = file, place, packed, 0

    def readable(self) -> bool:
        """Yes: nothing else can be done with it."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill the buffer as far as there is something."""
        try:
            data = self._file.read(len(buffer))
        except (*DAMAGED, RuntimeError) as error:
            raise _damaged_error(self._place) from error
        self._size += len(data)
        if self._packed and self._size > LARGEST_FILE and self._size > STRONGEST * self._packed.tell():
            raise _bomb_error(self._place)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the member, and the archive below it where it was opened for it."""
        self._file.close()
        if self._packed:
            self._packed.close()
        super().close()


def _damaged_error(where: Place) -> ArticleError:
    return ArticleError(
        f"{where}: cannot be unpacked; it is damaged, or no archive. Get it again, or unpack it yourself."
    )


def _bomb_error(where: Place) -> ArticleError:
    return ArticleError(
        f"{where}: grows more than {STRONGEST} times when it is unpacked, as no text does. Leave it out."
    )
