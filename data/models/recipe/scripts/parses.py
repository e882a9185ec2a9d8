"""Parses: stories as the pipeline reads them, and what broadsheet's finders make of them before stances."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from broadsheet.entities import Referents, find_first_person, find_mentions, find_names
from broadsheet.language import find_quotations, find_text, load_pipeline
from broadsheet.schema import Statement
from broadsheet.statements import find_statements
from read_desk import Story


@dataclass(frozen=True, slots=True)
class Finds:
    """Who means what in a Doc, and who says what."""

    referents: Referents
    statements: Sequence[Statement]


def read_parses(stories: Iterable[Story], kept: Path | None) -> Iterator[tuple[Story, Doc]]:
    """Each story with its Doc: from a folder of kept parses, by the story's name, or read by the pipeline."""
    vocab = spacy.blank("en").vocab
    for story in stories:
        if kept is None:
            yield story, load_pipeline()(story.text)
        else:
            yield story, Doc(vocab).from_bytes((kept / f"{story.name}.spacy").read_bytes())


def read_finds(doc: Doc) -> Finds:
    """As `broadsheet.records` runs the finders."""
    quotations = find_quotations(find_text(doc))
    entities, names = find_names(doc)
    entities, mentions = find_mentions(doc, entities, names, quotations=quotations)
    referents = Referents(doc, entities, mentions)
    statements = find_statements(doc, referents=referents, quotations=quotations)
    referents.extend(find_first_person(doc, statements, referents=referents))
    return Finds(referents, statements)
