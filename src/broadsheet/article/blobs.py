"""Blobs: their bytes, opened, or the sentence that says why the system does not let us read them.

Knows nothing of what the bytes are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from broadsheet.article.drafts import Blob
from broadsheet.article.messages import unreadable_error


@contextmanager
def open_blob(blob: Blob) -> Iterator[BinaryIO]:
    """The bytes of a blob, for the block; what cannot be opened, or read in the block: ArticleError."""
    try:
        with blob.open() as file:
            yield file
    except OSError as error:
        raise unreadable_error(blob.place, error) from error


def read_head(blob: Blob, size: int) -> bytes:
    """The first bytes of a blob, `size` of them if there are so many; as `open_blob` where it cannot be read."""
    with open_blob(blob) as file:
        return file.read(size)
