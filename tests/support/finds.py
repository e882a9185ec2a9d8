"""What is found in a Doc before stances are: who means what, who says what, and whose voice is heard."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from broadsheet.entities import Referents
from broadsheet.records import find_told
from broadsheet.schema import Statement
from broadsheet.stances.voices import Voices, find_voices


@dataclass(frozen=True)
class Finds:
    """A Doc with its referents, statements and voices."""

    doc: Doc
    referents: Referents
    statements: Sequence[Statement]
    voices: Voices


def find_up_to_stances(doc: Doc) -> Finds:
    """The Doc with all that stances are read from."""
    told = find_told(doc)
    voices = find_voices(doc, referents=told.referents, statements=told.statements)
    return Finds(doc, told.referents, told.statements, voices)
