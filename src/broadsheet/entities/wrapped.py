"""Wrapped: names that a line break cuts in two, "New / Orleans", made one again.

Knows one stretch of text at a time and the gazetteer. Where sentences run over a break is for the pipeline.
"""

from dataclasses import replace

from spacy.tokens import Doc

from broadsheet.entities.edges import Name
from broadsheet.entities.gazetteer import read_listed, read_organisation_heads
from broadsheet.language import OPENING, breaks_line

# words that a surname has at most
LONGEST_SURNAME = 2


def join_wrapped(doc: Doc, names: list[Name]) -> list[Name]:
    """The names, in text order, with those on both sides of a break inside a sentence made one where they are one."""
    joined: list[Name] = []
    for name in names:
        last = joined[-1] if joined else None
        if not _follows_break(doc, name.start):
            joined.append(name)
        elif last is not None and last.end == name.start - 1 and _are_one(doc, last, name):
            joined[-1] = _join(doc, last, name)
        elif doc[name.start - 2].text in OPENING and (last is None or last.end < name.start - 1):
            joined.append(_join(doc, replace(name, start=name.start - 2, end=name.start - 1), name))
        else:
            joined.append(name)
    return joined


def _follows_break(doc: Doc, i: int) -> bool:
    """Does a line break that ends no sentence stand right before a token?"""
    return i > 1 and breaks_line(doc[i - 1]) and not doc[i].is_sent_start


def _are_one(doc: Doc, first: Name, second: Name) -> bool:
    """Are the two a given name and a surname, the halves of a place's name, or a body's up to its head word?"""
    if first.type == "PERSON":
        return second.end - second.start <= LONGEST_SURNAME and not second.title
    opened = doc[first.end - 1].text in OPENING or doc[first.end - 1].lower_ in ("of", "for")
    return opened or doc[second.end - 1].text in read_organisation_heads()


def _join(doc: Doc, first: Name, second: Name) -> Name:
    """The two as one name, of the type that the lists give it, else a person's where the first half is one's."""
    text = " ".join(doc[first.start : second.end].text.split())
    guessed = first.type if first.type == "PERSON" else second.type
    headed = read_organisation_heads(first=True).get(doc[first.start].text, guessed)
    kind = read_listed().get(text, (headed,))[0]
    return Name(first.start, second.end, kind, first.title, sure=True)
