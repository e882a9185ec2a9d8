"""Decoding: the bytes of a file or page as text, in the encoding that they are in, whatever was said of it.

Knows blobs, and where a page declares its charset. Knows nothing of formats.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from broadsheet.article.blobs import open_blob, read_head
from broadsheet.article.charsets import (
    ESCAPED,
    WESTERN,
    Choice,
    choose,
    count_stray,
    find_codec,
    find_given_codec,
    is_binary,
    is_rather_utf8,
    look_over,
)
from broadsheet.article.drafts import Blob, Place
from broadsheet.article.messages import shorten
from broadsheet.errors import ArticleError, ParameterError

LARGEST_FILE = 50_000_000  # bytes of one text or page, markup included; read whole, so checked before
CHUNK = 1_000_000  # bytes looked over at once: what a disk gives in a blink
# codecs, but of no text file
NO_FILE_ENCODINGS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
# charset="..." in a <meta> or at the head of XHTML, bounded so that no page takes more than linear time
CHARSET = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})|"""
    rb"""<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
HEAD_END = re.compile(rb"</head|<body", re.IGNORECASE)
# of a page without a head's end: scripts and styles of a head are rarely longer
LONGEST_HEAD = 1_000_000
REPLACED = "\ufffd"
UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # in cp1252: controls, as browsers have it


def check_encoding(encoding: str) -> str:
    """The encoding itself if Python can decode text with it; else ParameterError."""
    try:
        if codecs.lookup(encoding).name in NO_FILE_ENCODINGS:
            raise LookupError(encoding)
        "a".encode(encoding)  # of an empty string Python would not look at the encoding
    except (LookupError, ValueError) as error:
        raise ParameterError(
            f"encoding: there is no text encoding {shorten(encoding)!r}. Try utf-8, cp1252 or latin-1."
        ) from error
    return encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text that bytes stand for, and a sentence on what was guessed."""

    text: str
    notes: tuple[str, ...] = ()


def read_whole(blob: Blob) -> bytes:
    """All bytes of a blob; one that cannot be read, or is too large for one article: ArticleError."""
    data = read_head(blob, LARGEST_FILE + 1)
    check_size(len(data), where=blob.place)
    return data


def read_lines(blob: Blob, *, encoding: str | None, notes: list[str] | None = None) -> Iterator[str]:
    """Lines of a blob as they stand, read one by one; '\\n' ends one, or '\\r' where that ends the first.

    `notes` is told of a guess before the first line, and of a line that was mended before that line is given.
    """
    notes = [] if notes is None else notes
    with open_blob(blob) as file:
        look = look_over(_read_chunks(file))
    choice = choose(look, _name_codecs(encoding, blob.charset))
    start = "" if choice is None else look.start.decode(choice.codec, choice.errors)
    if choice is None or is_binary(start):
        raise _no_text_error(blob.place, look.start)
    notes += [choice.note] if choice.note else []
    newline = "\r" if re.match(r"[^\r\n]*\r(?!\r*\n)", start) else "\n"
    with open_blob(blob) as file, TextIOWrapper(file, choice.codec, choice.errors, newline) as text:
        yield from _mend_lines(text, choice, blob.place, notes)


def decode(data: bytes, *, encoding: str | None, charset: str | None, where: Place) -> Decoded:
    """Text of a file, newlines as they stand.

    A byte order mark is dropped and goes before everything else; then what is UTF-8 is read as that; then `encoding`,
    what the user said, is tried, then `charset`, what a server did; then it is guessed. No text: ArticleError.
    """
    return _decode(data, _name_codecs(encoding, charset), where)


def decode_page(data: bytes, *, encoding: str | None, charset: str | None, where: Place) -> Decoded:
    """Text of a page, as a browser would read it: as `decode` has it, but what the server and the page itself say is
    tried before what the user does, who may mean other files of the run.
    """
    end = HEAD_END.search(data, 0, LONGEST_HEAD)
    declared = CHARSET.search(data, 0, end.start() if end else LONGEST_HEAD)
    label = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    return _decode(
        data, [*_name_codecs(None, charset), *_name_codecs(None, label), *_name_codecs(encoding, None)], where
    )


def check_size(size: int, *, where: Place) -> None:
    """Refuse a source of more bytes than an article has: ArticleError."""
    if size > LARGEST_FILE:
        raise ArticleError(
            f"{where}: is larger than {LARGEST_FILE:,} bytes, too much for one article. Split it into articles."
        )


def _no_text_error(where: Place, data: bytes) -> ArticleError:
    """What to say of a source that is no text, or in no encoding that is known."""
    if is_binary(data.decode("latin-1")):
        return ArticleError(f"{where}: a binary file, not text. Save the article as .txt or .html and read that.")
    advice = "Save it as UTF-8, or name its --encoding."
    return ArticleError(f"{where}: is no UTF-8, and its encoding cannot be guessed. {advice}")


def _name_codecs(encoding: str | None, charset: str | None) -> list[str]:
    """The codecs of what the user and what a server said; a charset that browsers do not know is passed over."""
    given = [find_given_codec(encoding)] if encoding else []
    said = find_codec(charset) if charset else None
    return [codec for codec in (*given, said) if codec and not codec.startswith("utf-8")]  # that is tried in any case


def _read_chunks(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file in large pieces, cut where a line ends if the lines are of a usual length."""
    while chunk := file.read(CHUNK) + file.readline(CHUNK):
        yield chunk


def _mend_lines(file: TextIOWrapper, choice: Choice, place: Place, notes: list[str]) -> Iterator[str]:
    number = 0
    while line := file.readline(LARGEST_FILE + 1):
        number += 1
        check_size(len(line), where=Place(place.source, number))
        mended = _mend(line, choice)
        if mended.codec:
            notes.append(f"Line {number} is read as {mended.codec}, since it is no UTF-8.")
        yield mended.text


def _decode(data: bytes, named: list[str], where: Place) -> Decoded:
    choice = choose(look_over([data]), named)
    text = "" if choice is None else data.decode(choice.codec, choice.errors)
    if choice is None or is_binary(text):
        raise _no_text_error(where, data)
    if not ESCAPED.search(text):
        return Decoded(text, (choice.note,) if choice.note else ())
    lines = [_mend(line, choice) for line in text.splitlines(keepends=True)]
    notes = [choice.note, *_note_lines(lines)]
    return Decoded("".join(line.text for line in lines), tuple(note for note in notes if note))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line whose faults are mended, and the `codec` it is read in, if it is one for itself."""

    text: str
    codec: str | None = None


def _mend(line: str, choice: Choice) -> _Line:
    """Read the bytes of a line that fit no character in its codec, or put U+FFFD for them, as browsers do."""
    if not count_stray(line):
        return _Line(line)
    if choice.codec == WESTERN:
        return _Line(line.translate(UNDEFINED))
    if not choice.codec.startswith("utf-8"):
        return _Line(ESCAPED.sub(REPLACED, line))
    data = line.encode("utf-8", "surrogateescape")
    if is_rather_utf8(line):
        return _Line(data.decode("utf-8", "replace"))
    other = _mend(data.decode(choice.others, "surrogateescape"), Choice(choice.others))
    return _Line(other.text, choice.others)


def _note_lines(lines: list[_Line]) -> Iterator[str]:
    """A sentence on the lines of a text that are read in another encoding than the rest."""
    numbers = [number for number, line in enumerate(lines, start=1) if line.codec]
    codec = next((line.codec for line in lines if line.codec), "")
    if len(numbers) == 1:
        yield f"Line {numbers[0]} is read as {codec}, since it is no UTF-8."
    elif numbers:
        yield f"{len(numbers):,} lines are read as {codec}, since they are no UTF-8."
