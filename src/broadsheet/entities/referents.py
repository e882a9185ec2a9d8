"""Referents: which entity a noun means, for everything to the right of entities.

Knows mentions and their heads. Knows nothing of how they were found.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from broadsheet.entities.tokens import find_span
from broadsheet.language.syntax import find_relation
from broadsheet.schema import Entity, Mention


class Referents:
    """Which entity a noun or phrase of the Doc means; asked by statements, stances and figures."""

    def __init__(self, doc: Doc, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        """Index the mentions by their head token."""
        self.doc = doc
        self.entities = {entity.entity: entity for entity in entities}
        self._by_head: dict[int, list[Mention]] = defaultdict(list)
        self._named: set[int] = set()
        self.extend(mentions)

    def extend(self, mentions: Iterable[Mention]) -> None:
        """Take in further mentions; a token that heads a mention already still means that one first."""
        for mention in mentions:
            span = find_span(self.doc, mention)
            self._by_head[span.root.i].append(mention)
            if mention.form == "name":
                self._named.update(range(span.start, span.end))

    def is_name(self, token: Token) -> bool:
        """Is the word part of a name ("Friends" in "Friends of Marlow Libraries")?"""
        return token.i in self._named

    def find(self, token: Token) -> str | None:
        """Id of the entity a noun phrase's head means, or None."""
        found = self._by_head.get(token.i)
        if found:
            return found[0].entity
        for part in token.children:
            beside = find_relation(part) in ("name part", "apposition") and part.pos_ == "PROPN" and part.i > token.i
            if beside and token.pos_ in ("NOUN", "PROPN") and part.i in self._by_head:
                return self._by_head[part.i][0].entity
        return None

    def find_all(self, token: Token) -> list[str]:
        """Ids of all entities the head means: several for a plural pronoun that joins them."""
        return list(dict.fromkeys(mention.entity for mention in self._by_head.get(token.i, []))) or [
            found for found in [self.find(token)] if found
        ]

    def name(self, entity: str) -> str:
        """The entity's name."""
        return self.entities[entity].name
