"""What is found in a Doc before stances are: who means what, who says what, and whose voice is heard."""

from dataclasses import dataclass

from spacy.tokens import Doc

from broadsheet.entities import Referents, find_first_person, find_mentions, find_names
from broadsheet.language import find_quotations, find_text
from broadsheet.schema import Statement
from broadsheet.stances.voices import Voices, find_voices
from broadsheet.statements import find_statements


@dataclass(frozen=True)
class Finds:
    """A Doc with its referents, statements and voices."""

    doc: Doc
    referents: Referents
    statements: list[Statement]
    voices: Voices


def find_up_to_stances(doc: Doc) -> Finds:
    """As `broadsheet.records` runs the finders."""
    quotations = find_quotations(find_text(doc))
    entities, names = find_names(doc)
    entities, mentions = find_mentions(doc, entities, names, quotations=quotations)
    referents = Referents(doc, entities, mentions)
    statements = find_statements(doc, referents=referents, quotations=quotations)
    referents.extend(find_first_person(doc, statements, referents=referents))
    return Finds(doc, referents, statements, find_voices(doc, referents=referents, statements=statements))
