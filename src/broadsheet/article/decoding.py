"""Decoding: the bytes of a file or page as text, by its mark, its declared charset or the encoding that was given.

Knows bytes and charsets. Knows nothing of formats.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper

from broadsheet.article.drafts import Blob, Place
from broadsheet.article.messages import shorten, unreadable_error
from broadsheet.errors import ArticleError, ParameterError

LARGEST_FILE = 50_000_000  # bytes of one text or page, markup included; read whole, so checked before
# codecs, but of no text file
NO_FILE_ENCODINGS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
BYTE_ORDER_MARKS = {  # in this order: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
DECLARED_WITHIN = 4_096  # bytes: HTML wants a charset in the first 1,024, and not all pages obey
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


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
    try:
        with blob.open() as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable_error(blob.place, error) from error
    check_size(len(data), where=blob.place)
    return data


def read_lines(blob: Blob, *, encoding: str | None) -> Iterator[str]:
    """Lines of a blob as they stand, only '\\n' ends one."""
    encoding = encoding or "utf-8"
    plain = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    try:
        with TextIOWrapper(blob.open(), encoding=plain, newline="\n") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise _undecodable(blob.place, encoding, error) from error
    except OSError as error:
        raise unreadable_error(blob.place, error) from error


def decode(data: bytes, *, encoding: str | None, charset: str | None, where: Place) -> Decoded:
    """Text of a file, newlines as they stand; a byte order mark is dropped and goes before everything else.

    `charset` is what a server said of it, `encoding` what the user did.
    """
    marked = next((named for mark, named in BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    named = marked or charset or encoding or "utf-8"
    try:
        return Decoded(data.decode(named))
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise binary_error(where) from error
        raise _undecodable(where, named, error) from error


def decode_page(data: bytes, *, encoding: str | None, charset: str | None, where: Place) -> Decoded:
    """Text of a page: in the encoding it declares if that fits, else as `decode` has it."""
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    if declared:
        try:
            return Decoded(data.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare an encoding they are not in; what the caller says is tried next
    return decode(data, encoding=encoding, charset=charset, where=where)


def check_size(size: int, *, where: Place) -> None:
    """Refuse a source of more bytes than an article has: ArticleError."""
    if size > LARGEST_FILE:
        raise ArticleError(
            f"{where}: is larger than {LARGEST_FILE:,} bytes, too much for one article. Split it into articles."
        )


def _undecodable(where: Place, encoding: str, error: UnicodeDecodeError) -> ArticleError:
    return ArticleError(
        f"{where}: not {encoding.upper()} text (byte {error.start}). Save it as UTF-8, or pass its --encoding."
    )


def binary_error(where: Place | str) -> ArticleError:
    """What to say of a source that is no text."""
    return ArticleError(f"{where}: a binary file, not text. Save the article as .txt or .html and read that.")
