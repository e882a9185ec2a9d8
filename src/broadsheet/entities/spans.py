"""Spans: the stretches of an article that name somebody or something, each with a first guess of its type.

Starts from the pipeline's entity recogniser and lifts it with what the article itself says (titles, nicknames, a name
seen in full elsewhere) and with the gazetteer. Knows nothing of which names mean the same.
"""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Doc

from broadsheet.entities.bodies import find_firms, find_headed, find_parliaments
from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import Name, complete, join_groups, split_joined, trim, widen
from broadsheet.entities.gazetteer import read_given_names
from broadsheet.entities.letters import drop_letters
from broadsheet.entities.listed import find_listed, find_long_listed, find_repeated, find_shouted, find_shouted_persons
from broadsheet.entities.openings import find_openings
from broadsheet.entities.persons import (
    find_before_modal,
    find_charged,
    find_given,
    find_nicknamed,
    find_titled,
    find_titled_several,
)
from broadsheet.entities.series import find_series
from broadsheet.entities.storms import drop_diseases, find_storms
from broadsheet.entities.works import find_works
from broadsheet.entities.wrapped import join_wrapped
from broadsheet.language import breaks_line
from broadsheet.schema import NAMED_TYPES

# words of a line that is in capitals; a line of one or two is a name or a mark
FEWEST_LOUD = 3
# sources of names, the surest first: what the text says of a person is surer than the recogniser,
SAID: tuple[Callable[[Claims], Iterator[Name]], ...] = (
    find_storms,
    find_works,
    find_nicknamed,
    find_titled,
    find_titled_several,
    find_charged,
    find_series,
    find_before_modal,
)
# the words of a body's name are surer, unless the recogniser has more there,
WORDED: tuple[Callable[[Claims], Iterator[Name]], ...] = (find_firms, find_long_listed, find_headed, find_parliaments)
# and what else the lists know is for what it has left
LEFT: tuple[Callable[[Claims], Iterator[Name]], ...] = (find_listed, find_given)


def find_spans(doc: Doc) -> list[Name]:
    """Find every name in `doc`, in text order: the surest sources first, of which the first to claim a token keeps it.

    Where a line in capitals stands among others, it names what they name: its words say nothing of their kind.
    """
    words = [token.text for token in doc]
    loud = _find_loud(doc, words)
    claims = Claims(doc, words, set(loud))
    recognised = _find_recognised(doc)
    by_token = {i: name for name in recognised for i in range(name.start, name.end)}
    for find in SAID:
        claims.keep(find(claims))
    for find in WORDED:
        claims.keep(name for name in find(claims) if not _is_outdone(doc, name, by_token))
    claims.keep(recognised)
    for find in LEFT:
        claims.keep(find(claims))
    claims.names = [widen(doc, complete(doc, name, claims.taken), claims.taken) for name in claims.names]
    for name in claims.names:
        claims.take(name)
    claims.keep(find_repeated(claims, tuple(claims.names)))
    claims.keep(find_openings(claims))
    claims.taken -= loud
    claims.keep(find_shouted_persons(doc, recognised, loud))
    claims.keep(find_shouted(doc, tuple(claims.names), loud))
    names = join_wrapped(doc, sorted(claims.names, key=lambda name: name.start))
    return join_groups(doc, drop_diseases(doc, drop_letters(doc, names)))


def _find_recognised(doc: Doc) -> list[Name]:
    """The recogniser's names, trimmed, and those it took two for one cut apart."""
    trimmed = (name for ent in doc.ents if ent.label_ in NAMED_TYPES for name in trim(doc, ent))
    return [half for name in trimmed for half in split_joined(doc, name)]


def _find_loud(doc: Doc, words: list[str]) -> frozenset[int]:
    """Tokens of the lines that are all in capitals; none where the whole text is."""
    lines: list[list[int]] = [[]]
    for i, word in enumerate(words):
        if word.isspace() and breaks_line(doc[i]):
            lines.append([])
        elif word.isalpha():
            lines[-1].append(i)
    capitals = [line for line in lines if len(line) >= FEWEST_LOUD and all(words[i].isupper() for i in line)]
    heard = any(words[i].islower() for line in lines for i in line)
    return frozenset(i for line in capitals for i in line) if heard else frozenset()


def _is_outdone(doc: Doc, name: Name, by_token: Mapping[int, Name]) -> bool:
    """Has the recogniser a longer name there ("Social Democratic Party of Germany"), or a person with a given name
    ("Tyrone Power")?
    """
    other = by_token.get(name.start)
    if other is None or not (other.start <= name.start and name.end <= other.end):
        return False
    if other.type == "PERSON":
        return doc[other.start].lower_ in read_given_names()
    return other.end - other.start > name.end - name.start
