"""Spokesmen: the body that a person heads or speaks for, by the role the text gives him.

Knows entities alone. Knows nothing of what anybody says.
"""

import re
from collections.abc import Sequence

from broadsheet.schema import Entity

WORD = r"[\w’'-]+"
# fmt: off
# those whose "we" is the body they head or speak for
VOICES = {
    "adviser", "advisor", "boss", "captain", "ceo", "chair", "chairman", "chairperson", "chairwoman", "chief",
    "co-founder", "coach", "commissioner", "director", "editor", "executive", "founder", "general", "governor",
    "head", "leader", "manager", "member", "officer", "owner", "president", "rector", "representative", "secretary",
    "spokesman", "spokesperson", "spokeswoman", "superintendent", "treasurer",
}
# words of a role that say he speaks for the body no more
PAST = {"ex", "former", "late", "retired"}
# fmt: on


def find_bodies(entities: Sequence[Entity]) -> dict[str, list[str]]:
    """The body of each person who heads or speaks for one that the text mentions, as a list of one:
    "chief executive of Marlow Airways".
    """
    bodies = [entity for entity in entities if entity.type == "ORG"]
    spoken = {
        entity.entity: _find_body(_read_words(entity.role or ""), bodies) for entity in entities if _speaks(entity)
    }
    return {speaker: [body] for speaker, body in spoken.items() if body is not None}


def _speaks(entity: Entity) -> bool:
    """Does the role say that a person heads or speaks for something, and still does?"""
    held = {word.casefold() for word in _read_words(entity.role or "")}
    return entity.type == "PERSON" and bool(held & VOICES) and not held & PAST


def _find_body(role: Sequence[str], bodies: Sequence[Entity]) -> str | None:
    """The body with the fullest name of those that the words of a role hold; None for none."""
    said = f" {' '.join(role)} "
    named = [body for body in bodies if any(f" {name} " in said for name in _find_names(body))]
    return max(named, key=lambda body: len(body.name)).entity if named else None


def _find_names(body: Entity) -> list[str]:
    """The names of a body, their marks left out."""
    names = [body.name, *(body.aliases or "").split("; ")]
    return [" ".join(_read_words(name)) for name in names if name]


def _read_words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(WORD, text)
