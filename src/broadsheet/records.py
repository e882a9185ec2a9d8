"""Records: the finders in their order over one parsed Doc, and the entities that are kept and numbered at the end.

Knows every finder by its package's name. Knows nothing of tables.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from spacy.tokens import Doc

from broadsheet.certainty import rate
from broadsheet.entities import Referents, find_first_person, find_mentions, find_names
from broadsheet.figures import find_figures
from broadsheet.language import find_quotations, find_text
from broadsheet.schema import Entity, Figure, Mention, Stance, Statement
from broadsheet.stances import find_stances
from broadsheet.statements import find_statements

# what has no name and nothing refers to it is kept from so many mentions on: what is said once, "the government", an
# article only brushes, and what it comes back to, "a blast", "the explosion", it is about
FEWEST_UNNAMED = 2


@dataclass(frozen=True, slots=True)
class Records:
    """What the finders found in one Doc, by kind."""

    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    stances: Sequence[Stance]
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Told:
    """Who and what a Doc mentions and who says what in it: all that stances and figures rest on."""

    entities: Sequence[Entity]
    mentions: Sequence[Mention]
    referents: Referents
    statements: Sequence[Statement]


def find_records(doc: Doc, *, lap: Callable[[str], object] | None = None) -> Records:
    """Run every finder over a parsed Doc; entities nobody refers to and that have no name are left out, ids run in text
    order, and each row says how certain it is.

    `lap` is called with the name of each step when it is done, for whoever times them.
    """
    done = lap or _ignore
    told = find_told(doc, lap=done)
    stances = find_stances(doc, referents=told.referents, statements=told.statements)
    done("stances")
    figures = find_figures(doc, statements=told.statements, referents=told.referents)
    done("figures")
    return _rate(_prune(Records(told.entities, told.mentions, told.statements, stances, figures)))


def find_told(doc: Doc, *, lap: Callable[[str], object] | None = None) -> Told:
    """Run the finders that come before stances and figures; whoever trains or tests those starts from here."""
    done = lap or _ignore
    quotations = find_quotations(find_text(doc))
    entities, names = find_names(doc)
    done("names")
    entities, mentions = find_mentions(doc, entities, names, quotations=quotations)
    referents = Referents(doc, entities, mentions)
    done("coreference")
    statements = find_statements(doc, referents=referents, quotations=quotations)
    # an "I" or "we" means whoever is quoted, so that these mentions come once the statements are known; no speaker of
    # a statement rests on them, and stances and figures do: "We oppose the plan," she said
    first_person = find_first_person(doc, statements, referents=referents)
    referents.extend(first_person)
    mentions = sorted([*mentions, *first_person], key=lambda mention: (mention.start, -mention.end))
    done("statements")
    return Told(entities, mentions, referents, statements)


def _ignore(step: str) -> None:
    """Time no step."""


def _prune(records: Records) -> Records:
    """Keep entities that have a name, are mentioned again, or are referred to by a statement, stance or figure; number
    them anew.
    """
    first = {mention.entity: mention.start for mention in reversed(records.mentions)}
    kept = [replace(entity, first_start=first[entity.entity]) for entity in _find_kept(records)]
    kept.sort(key=lambda entity: (entity.first_start, entity.entity))
    return _number(records, kept)


def _find_kept(records: Records) -> list[Entity]:
    """The entities that a reader would miss."""
    used = _count_uses(records)
    named = {mention.entity for mention in records.mentions if mention.form == "name"}
    told = _find_told_by_name(records.mentions)
    return [
        entity
        for entity in records.entities
        if entity.entity in named | used
        or entity.mentions >= FEWEST_UNNAMED
        or (entity.type == "ORG" and entity.entity in told)
    ]


def _number(records: Records, kept: Sequence[Entity]) -> Records:
    """The records with ids in the order of the entities kept; those of others are left out. Whoever speaks is no topic
    but an actor.
    """
    ids: dict[str | None, str] = {entity.entity: f"e{number}" for number, entity in enumerate(kept, start=1)}
    mentions = [replace(row, entity=ids[row.entity]) for row in records.mentions if row.entity in ids]
    counts = Counter(mention.entity for mention in mentions)
    statements = [replace(row, speaker=ids.get(row.speaker)) for row in records.statements]
    stances = [
        replace(row, holder=ids.get(row.holder), target=ids.get(row.target), reported_by=ids.get(row.reported_by))
        for row in records.stances
    ]
    figures = [replace(row, source=ids.get(row.source)) for row in records.figures]
    speaking = {
        *(row.speaker for row in statements),
        *(row.holder for row in stances),
        *(row.source for row in figures),
    }
    entities = [replace(entity, entity=ids[entity.entity], mentions=counts[ids[entity.entity]]) for entity in kept]
    entities = [
        replace(entity, type="ACTOR") if entity.type == "TOPIC" and entity.entity in speaking else entity
        for entity in entities
    ]
    return Records(entities, mentions, statements, stances, figures)


def _rate(records: Records) -> Records:
    """The records, each row with its certainty."""
    return Records(
        records.entities,
        rate(records.mentions),
        rate(records.statements),
        rate(records.stances),
        rate(records.figures),
    )


def _find_told_by_name(mentions: Sequence[Mention]) -> set[str]:
    """Ids of entities with a description that holds a name, and so tells which one is meant:
    "the mayor's office in New York".
    """
    names = sorted((mention for mention in mentions if mention.form == "name"), key=attrgetter("start"))
    told = set()
    for mention in mentions:
        first = bisect_left(names, mention.start, key=attrgetter("start"))
        if mention.form == "nominal" and first < len(names) and names[first].end <= mention.end:
            told.add(mention.entity)
    return told


def _count_uses(records: Records) -> set[str | None]:
    """Ids that a statement, stance or figure refers to."""
    spoken = (row.speaker for row in records.statements)
    stances = chain.from_iterable((row.holder, row.target, row.reported_by) for row in records.stances)
    return {*spoken, *stances, *(row.source for row in records.figures)}
