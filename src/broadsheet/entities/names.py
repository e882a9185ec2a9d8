"""Names: the named people, bodies and places of an article as entities, each with the role the article gives it.

Knows names, how they group and the gazetteer. Knows nothing of pronouns or of who says what.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from broadsheet.entities.edges import LONGEST_TITLE, POSSESSIVE, QUOTES, Name
from broadsheet.entities.gazetteer import read_capitals
from broadsheet.entities.grouping import group_names
from broadsheet.entities.types import find_name_spans
from broadsheet.language import locate
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_appositions, find_noun_phrase, find_predications, find_relation
from broadsheet.lexicon import read_titles
from broadsheet.schema import Entity, Mention

# tokens of a role before a name: "former United Nations Assistant Secretary-General for Human Rights" is 11
LONGEST_ROLE = 12
# marks that a role may hold: "Vice-President", "Lt. Gov."
MARKS_OF_ROLES = ("-", "'", "’", ".")
NO_PERSON = {"ORG", "NORP", "GPE", "LOC", "FAC"}


class Role(NamedTuple):
    """What a noun beside a name says of it: the words, and what the noun says of people."""

    text: str
    people: str | None


def find_names(doc: Doc) -> tuple[list[Entity], list[Mention]]:
    """Find every name in `doc` and the entities they name, in order of first mention.

    Ids are e1, e2 ...; names inside longer descriptive names ("Iraqi" in "Iraqi parliament") are mentions of their own.
    No names: two empty lists.
    """
    return _make_records(doc, group_names(doc, find_name_spans(doc)))


def find_described_person(noun: Token, apposed: Token) -> Token:
    """The noun an apposition describes: a person's name is set beside a noun for a person, even where the parse hangs
    it lower.

    "A senior member of the movement, Bahaa al-Araji": the member, not the movement.
    """
    if (
        apposed.pos_ != "PROPN"
        or noun.pos_ != "NOUN"
        or find_people_kind(noun) == "person"
        or apposed.ent_type_ in NO_PERSON
    ):
        return noun
    for above in noun.ancestors:
        if above.pos_ not in ("NOUN", "ADP"):
            break
        if find_people_kind(above) == "person":
            return above
    return noun


def _make_records(doc: Doc, groups: list[list[Name]]) -> tuple[list[Entity], list[Mention]]:
    """The rows of the groups of names, each an entity, and of every name in them, in text order."""
    sentences, paragraphs = locate(doc)
    roles = _find_roles(doc)
    entities, mentions = [], []
    for number, group in enumerate(groups, start=1):
        texts = Counter(" ".join(doc[name.start : name.end].text.split()) for name in group)
        canonical = _find_fullest(texts)
        kind = Counter(name.type for name in group).most_common(1)[0][0]
        role = _find_role(doc, group, roles, kind)
        aliases = "; ".join(text for text in texts if text != canonical) or None
        first = doc[group[0].start].idx
        entities.append(Entity(f"e{number}", canonical, kind, role, aliases, len(group), first))
        for name in group:
            span = doc[name.start : name.end]
            place = sentences[name.start], paragraphs[name.start]
            mentions.append(
                Mention(f"e{number}", span.text, "name", span.start_char, span.end_char, *place, reading="name")
            )
    return entities, sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def _find_fullest(texts: Counter[str]) -> str:
    """The fullest of an entity's names; a capital that stands for its country is not the country's name."""
    own = [text for text in texts if text.title() not in read_capitals()] or list(texts)
    return max(own, key=lambda text: (len(text.split()), len(text), not text.isupper()))


def _find_role(doc: Doc, group: list[Name], roles: Mapping[int, Role], kind: str) -> str | None:
    """The first role that the text gives a person or body: before the name, or beside it by a noun that such a thing
    may be.
    """
    if kind not in ("PERSON", "ORG"):
        return None
    other = ("body", "document") if kind == "PERSON" else ("person",)
    for name in group:
        beside = [roles[i] for i in (name.end - 1, name.start) if i in roles]
        found = [_role_before(doc, name), *(role.text for role in beside if role.people not in other)]
        if any(found):
            return next(text for text in found if text)
    return None


def _role_before(doc: Doc, name: Name) -> str | None:
    """The description right before a person's name: "Iraqi Prime Minister", "radical Shia cleric"."""
    if name.type != "PERSON" or (name.start and doc[name.start - 1].is_punct):
        return None
    span = _find_description(doc, name)
    if span.text.strip() and not _is_no_role(doc, name, span) and len(span) <= LONGEST_ROLE and _is_office(span):
        return span.text
    return name.title if read_titles().get(name.title.casefold(), {}).get("kind", "honorific") != "honorific" else None


def _find_description(doc: Doc, name: Name) -> Span:
    """The words of a name's phrase before it, which may be none."""
    head = doc[name.start : name.end].root
    # a parser may hang the name on its description
    if find_relation(head) == "name part" and head.head.i == name.start - 1:
        head = head.head
    left = max(min(head.left_edge.i, name.start), doc[name.start].sent.start)
    first = next((i for i in range(left, name.start) if _may_open_role(doc[i])), name.start)
    return doc[first : name.start]


def _is_no_role(doc: Doc, name: Name, span: Span) -> bool:
    """Is what stands before a name a form of address ("Mr"), an owner ("Iraq's") or broken by marks?"""
    honorific = read_titles().get(span.text.casefold(), {}).get("kind") == "honorific"
    owner = doc[name.start - 1].lower_ in POSSESSIVE
    marked = any(token.is_punct and token.text not in MARKS_OF_ROLES for token in span)
    return honorific or owner or marked or any(mark in span.text for mark in QUOTES)


def _is_office(span: Span) -> bool:
    """Does the description end in a title, a noun for a person, or at least a common noun:
    "radical Shia cleric", and not "USS"?
    """
    last = span[-1]
    if (last.pos_ == "NOUN" and last.is_lower) or find_people_kind(last) == "person":
        return True
    widths = range(1, min(LONGEST_TITLE, len(span)) + 1)
    return any(span[-width:].text.casefold() in read_titles() for width in widths)


def _may_open_role(token: Token) -> bool:
    """May a description begin with this word? A part of a compound may, whatever its part of speech."""
    return find_relation(token) == "compound" or token.pos_ not in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ", "NUM")


def _is_told(predicate: Token) -> bool:
    """Does the article itself say so, in a main clause of a sentence without quotation marks?"""
    return find_relation(predicate) == "root" and not any(token.text in QUOTES for token in predicate.sent)


def _find_roles(doc: Doc) -> dict[int, Role]:
    """Roles given by apposition or copula with what their nouns say of people, by the token index of the noun they
    describe.

    A copula gives a role only where it says which person or body something is: "is the mayor", and not "is a burden".
    """
    roles: dict[int, Role] = {}
    pairs = [(find_described_person(noun, apposed), apposed) for noun, apposed in find_appositions(doc)]
    said = [
        (predicate, subject)
        for subject, predicate in find_predications(doc)
        if find_people_kind(predicate) and _is_told(predicate)
    ]
    for noun, described in [*pairs, *((b, a) for a, b in pairs), *said]:
        if noun.pos_ == "NOUN" and described.pos_ == "PROPN":
            phrase = find_noun_phrase(noun)
            if phrase.text.strip() and not phrase.start <= described.i < phrase.end:
                roles.setdefault(described.i, Role(phrase.text.strip(), find_people_kind(noun)))
    return roles
