"""Decoding: the bytes of a file or page as text, by its mark, its declared charset or the encoding that was given.

Knows bytes and charsets. Knows nothing of formats.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from broadsheet.article.sources import shorten, unreadable_error
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


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; one that cannot be read, or is too large: ArticleError."""
    try:
        check_size(path.stat().st_size, where=str(path))
        return path.read_bytes()
    except OSError as error:
        raise unreadable_error(path, error) from error


def read_lines(path: Path, encoding: str) -> Iterator[str]:
    """Lines of a file as they stand, only '\\n' ends one."""
    plain = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    try:
        with path.open(encoding=plain, newline="\n") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise _undecodable(str(path), encoding, error) from error
    except OSError as error:
        raise unreadable_error(path, error) from error


def decode(data: bytes, encoding: str, *, where: str) -> str:
    """Text of a file, newlines as they stand; a byte order mark is dropped and goes before `encoding`."""
    encoding = next((named for mark, named in BYTE_ORDER_MARKS.items() if data.startswith(mark)), encoding)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise binary_error(where) from error
        raise _undecodable(where, encoding, error) from error


def decode_page(data: bytes, encoding: str, *, where: str) -> str:
    """Text of a page: in the encoding it declares if that fits, else in `encoding`."""
    declared = CHARSET.search(data[:DECLARED_WITHIN])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare an encoding they are not in; what the caller says is tried next
    return decode(data, encoding, where=where)


def check_size(size: int, *, where: str) -> None:
    """Refuse a source of more bytes than an article has: ArticleError."""
    if size > LARGEST_FILE:
        raise ArticleError(
            f"{where}: is larger than {LARGEST_FILE:,} bytes, too much for one article. Split it into articles."
        )


def _undecodable(where: str, encoding: str, error: UnicodeDecodeError) -> ArticleError:
    return ArticleError(
        f"{where}: not {encoding.upper()} text (byte {error.start}). Save it as UTF-8, or pass its --encoding."
    )


def binary_error(where: str) -> ArticleError:
    """What to say of a source that is no text."""
    return ArticleError(f"{where}: a binary file, not text. Save the article as .txt or .html and read that.")
