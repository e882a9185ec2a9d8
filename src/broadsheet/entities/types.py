"""Types: the names of an article, each with its type, and those that stand inside a longer one.

A first guess (`spans`) is settled by what a name's words, its title and its other mentions say. Knows nothing of which
names mean the same.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from spacy.tokens import Doc, Token

from broadsheet.entities.bodies import is_called
from broadsheet.entities.edges import Name, find_surname_start
from broadsheet.entities.gazetteer import (
    read_demonyms,
    read_given_names,
    read_listed,
    read_organisation_heads,
    read_quarters,
)
from broadsheet.entities.spans import find_spans
from broadsheet.entities.surroundings import (
    type_abbreviated,
    type_apposed,
    type_employer,
    type_it,
    type_owner,
    type_publisher,
    type_side,
    type_work,
)
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_appositives, find_relation
from broadsheet.rules import find_first

# votes of a name typed by a list or a title, against one of each that the recogniser guesses: at 1 or 2, names lose a
# point on the development articles
SURE_VOTES = 5
# types that a recogniser reads from more than the words of a name: a body's head word does not change them
WORKS = ("LAW", "EVENT", "WORK_OF_ART", "PRODUCT")


def find_name_spans(doc: Doc) -> list[Name]:
    """Find every name in `doc`, in text order; a name inside a longer one ("Iraqi" in "Iraqi parliament") comes after
    it.
    """
    names = _settle_types(doc, find_spans(doc))
    return sorted(names + _find_nested(doc, names), key=lambda name: (name.start, -name.end))


def _settle_types(doc: Doc, names: list[Name]) -> list[Name]:
    """Give each name the type its words, its title and its other mentions speak for."""
    names = [_type_by_words(doc, name) for name in names]
    votes: dict[str, Counter] = defaultdict(Counter)
    persons = [name for name in names if name.type == "PERSON" and (name.sure or name.end - name.start > 1)]
    surnames = {
        _plain(doc[start : name.end].text)
        for name in persons
        for start in (find_surname_start(doc, name), name.end - 1)
    }
    given = {doc[name.start].text for name in persons if name.end - name.start > 1} - read_listed().keys()
    full = {_plain(doc[name.start : name.end].text) for name in persons if name.end - name.start > 1}
    for name in names:
        votes[_plain(doc[name.start : name.end].text)][name.type] += SURE_VOTES if name.sure else 1
    settled = []
    for name in names:
        text = _plain(doc[name.start : name.end].text)
        kind = votes[text].most_common(1)[0][0]
        if text in surnames | given or any(
            text.endswith(f" {person}") for person in full
        ):  # "Suu Kyi" elsewhere for "Aung San Suu Kyi"
            kind = "PERSON"
        settled.append(name if name.sure else replace(name, type=kind))
    return settled


def _plain(text: str) -> str:
    """A name with straight apostrophes, so that O’Neill and O'Neill are one."""
    return text.replace("’", "'")


def _type_by_words(doc: Doc, name: Name) -> Name:
    """The name with the type that the first rule gives it which has one, else as it is."""
    typed, _ = find_first(TYPE_RULES, doc, name)
    return typed or name


def type_quarter(doc: Doc, name: Name) -> Name | None:
    """Does a noun behind it make a place a part of one: "Brooklyn neighborhood"?"""
    quarter = name.type == "GPE" and name.end < len(doc) and doc[name.end].lower_ in read_quarters()
    return replace(name, type="LOC", sure=True) if quarter else None


def keep_sure(doc: Doc, name: Name) -> Name | None:
    """Has a list or a title given its type already: "Mr Maliki"?"""
    return name if name.sure else None


def type_firm(doc: Doc, name: Name) -> Name | None:
    """Does an ampersand make it a firm: "Hollin & Wray"?"""
    return replace(name, type="ORG", sure=True) if "&" in doc[name.start : name.end].text else None


def type_listed(doc: Doc, name: Name) -> Name | None:
    """Is it listed: a country, people, place or body?"""
    entry = read_listed().get(doc[name.start : name.end].text)
    return replace(name, type=entry[0], sure=True) if entry else None


def type_peoples(doc: Doc, name: Name) -> Name | None:
    """Is each of its words a listed people or creed: "Sunni Arab"?"""
    peoples = all(read_listed().get(token.text, ("",))[0] == "NORP" for token in doc[name.start : name.end])
    return replace(name, type="NORP", sure=True) if peoples else None


def keep_person(doc: Doc, name: Name) -> Name | None:
    """Does the recogniser take it for a person, and it begins with a given name: "Robert Park"?"""
    given = name.end - name.start > 1 and doc[name.start].lower_ in read_given_names()
    return name if name.type == "PERSON" and given else None


def type_called(doc: Doc, name: Name) -> Name | None:
    """Does it begin with a given name, and the recogniser sees a person called by its last word: "Gregory House said
    ... House added"?
    """
    given = name.end - name.start > 1 and doc[name.start].lower_ in read_given_names()
    called = given and name.type != "PERSON" and is_called(doc, doc[name.end - 1].text)
    return replace(name, type="PERSON", sure=True) if called else None


def type_headed(doc: Doc, name: Name) -> Name | None:
    """Does its last word or its first make it a body, place or event: "Mehdi Army", "University of Mosul"?"""
    words = [token.text for token in doc[name.start : name.end] if token.is_alpha]
    if len(words) < 2 or name.type in WORKS:
        return None
    kind = read_organisation_heads().get(words[-1]) or read_organisation_heads(first=True).get(words[0])
    return replace(name, type=kind, sure=True) if kind else None


def type_described_person(doc: Doc, name: Name) -> Name | None:
    """Is it said to be a person beside it: "cleric Moqtada al-Sadr"?"""
    described = name.type != "PERSON" and name.end - name.start > 1 and _is_described_as_person(doc, name)
    return replace(name, type="PERSON", sure=True) if described else None


# the first that answers gives a name its type
TYPE_RULES = (
    type_quarter,
    type_apposed,
    type_work,
    type_side,
    type_publisher,
    keep_sure,
    type_firm,
    type_listed,
    type_peoples,
    type_abbreviated,
    type_owner,
    type_employer,
    type_it,
    keep_person,
    type_called,
    type_headed,
    type_described_person,
)


def _is_described_as_person(doc: Doc, name: Name) -> bool:
    """Does a singular noun for a person stand right before the name, or in apposition to it:
    "cleric Moqtada al-Sadr"?
    """
    if name.start and _is_person_noun(doc[name.start - 1], ("NN",)) and doc[name.start - 1].head.i >= name.start:
        return True
    beyond = doc[name.start - 2] if name.start > 1 and doc[name.start - 1].text == "," else None
    if beyond is not None and _is_person_noun(beyond, ("NN", "NNP")) and beyond.head.i >= beyond.i:
        return True
    root = doc[name.start : name.end].root
    above = [root.head] if find_relation(root) == "apposition" else []
    return any(_is_person_noun(noun, ("NN",)) for noun in [*find_appositives(root), *above])


def _is_person_noun(token: Token, tags: tuple[str, ...]) -> bool:
    """Is the word, tagged so, a noun for one person?"""
    return token.tag_ in tags and find_people_kind(token) == "person"


def _find_nested(doc: Doc, names: list[Name]) -> list[Name]:
    """Names that premodify a longer one:
    "Iraqi" in "Iraqi parliament", "UN" in "UN Security Council", a court in its ruling's name.
    """
    nested = []
    for name in names:
        first, rest = doc[name.start], doc[name.start + 1 : name.end]
        body = read_listed().get(rest.text, ("",))[0] == "ORG"
        if (
            len(rest)
            and first.text in read_listed()
            and (body or (rest[0].text.islower() and first.text in read_demonyms()))
        ):
            nested.append(Name(name.start, name.start + 1, read_listed()[first.text][0], sure=True))
        elif name.type == "LAW":
            nested += _find_maker(doc, name)
    return nested


def _find_maker(doc: Doc, law: Name) -> list[Name]:
    """The listed body a law's name begins with:
    "Security Council" in "Security Council Resolution 2254"; a list of one or none.
    """
    ends = range(law.end - 1, law.start, -1)
    end = next((end for end in ends if read_listed().get(doc[law.start : end].text, ("",))[0] == "ORG"), None)
    return [Name(law.start, end, "ORG", sure=True)] if end is not None else []
