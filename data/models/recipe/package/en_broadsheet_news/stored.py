"""Stored: a component that is a few named files, on disk or in bytes."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import srsly
from spacy.pipeline import Pipe


class Stored(Pipe):
    """A pipeline component of files. Subclasses say what the files hold, in `_save` and `_load`."""

    def _save(self) -> dict[str, bytes]:
        raise NotImplementedError

    def _load(self, files: dict[str, bytes]) -> None:
        raise NotImplementedError

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the files into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self._save().items():
            (folder / name).write_bytes(data)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read what `to_disk` wrote."""
        self._load({file.name: file.read_bytes() for file in Path(path).iterdir()})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files as bytes."""
        return srsly.msgpack_dumps(self._save())

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Read what `to_bytes` gave."""
        self._load(srsly.msgpack_loads(data))
        return self
