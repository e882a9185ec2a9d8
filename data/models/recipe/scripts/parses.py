"""Parses: texts as the shipped pipeline reads them, kept in a folder where one is given."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from spacy.tokens import Doc

from broadsheet.language import load_pipeline


class Named(Protocol):
    """A text that has a name of its own."""

    name: str
    text: str


T = TypeVar("T", bound=Named)


def parse(texts: Iterable[T], folder: Path | None) -> Iterator[tuple[T, Doc]]:
    """Each text with its parse; kept in the folder, and taken from there where it is of the same text."""
    nlp = load_pipeline()
    for text in texts:
        path = folder / f"{text.name}.spacy" if folder is not None else None
        doc = Doc(nlp.vocab).from_bytes(path.read_bytes()) if path is not None and path.exists() else None
        if doc is None or doc.text != text.text:
            doc = nlp(text.text)
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(doc.to_bytes())
        yield text, doc
