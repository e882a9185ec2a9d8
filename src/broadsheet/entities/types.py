"""Types: the names of an article, each with its type, and those that stand inside a longer one.

A first guess (`spans`) is settled by what a name's words, its title and its other mentions say. Knows nothing of which
names mean the same.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from spacy.tokens import Doc

from broadsheet.entities.edges import Name, find_surname_start
from broadsheet.entities.gazetteer import read_demonyms, read_given_names, read_listed, read_organisation_heads
from broadsheet.entities.spans import find_spans
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_appositives, find_relation

QUARTERS = {"neighborhood", "neighbourhood", "district", "quarter", "suburb", "region"}


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
    full = {_plain(doc[name.start : name.end].text) for name in persons if name.end - name.start > 1}
    for name in names:
        votes[_plain(doc[name.start : name.end].text)][name.type] += 5 if name.sure else 1
    settled = []
    for name in names:
        text = _plain(doc[name.start : name.end].text)
        kind = votes[text].most_common(1)[0][0]
        if text in surnames or any(
            text.endswith(f" {person}") for person in full
        ):  # "Suu Kyi" elsewhere for "Aung San Suu Kyi"
            kind = "PERSON"
        settled.append(name if name.sure else replace(name, type=kind))
    return settled


def _plain(text: str) -> str:
    """A name with straight apostrophes, so that O’Neill and O'Neill are one."""
    return text.replace("’", "'")


def _type_by_words(doc: Doc, name: Name) -> Name:
    """Type by word list: a country, people or place; the head word of an organisation; a quarter by the noun after
    it.
    """
    if name.type == "GPE" and name.end < len(doc) and doc[name.end].lower_ in QUARTERS:
        return replace(name, type="LOC", sure=True)
    if name.sure:
        return name
    span = doc[name.start : name.end]
    if "&" in span.text:
        return replace(name, type="ORG", sure=True)
    entry = read_listed().get(span.text)
    if entry:
        return replace(name, type=entry[0], sure=True)
    if all(read_listed().get(token.text, ("",))[0] == "NORP" for token in span):
        return replace(name, type="NORP", sure=True)
    if name.type == "PERSON" and len(span) > 1 and span[0].lower_ in read_given_names():
        return name
    words = [token.text for token in span if token.is_alpha]
    head = read_organisation_heads().get(words[-1]) if len(words) > 1 else None
    first = read_organisation_heads(first=True).get(words[0]) if len(words) > 1 else None
    if (head or first) and name.type not in ("LAW", "EVENT", "WORK_OF_ART", "PRODUCT"):
        return replace(name, type=head or first, sure=True)
    if name.type != "PERSON" and len(span) > 1 and _is_described_as_person(doc, name):
        return replace(name, type="PERSON", sure=True)
    return name


def _is_described_as_person(doc: Doc, name: Name) -> bool:
    """Does a singular noun for a person stand right before the name, or in apposition to it:
    "cleric Moqtada al-Sadr"?
    """
    before = doc[name.start - 1] if name.start else None
    if (
        before is not None
        and before.tag_ == "NN"
        and find_people_kind(before) == "person"
        and before.head.i >= name.start
    ):
        return True
    beyond = doc[name.start - 2] if name.start > 1 and before.text == "," else None
    if (
        beyond is not None
        and beyond.tag_ in ("NN", "NNP")
        and find_people_kind(beyond) == "person"
        and beyond.head.i >= beyond.i
    ):
        return True
    root = doc[name.start : name.end].root
    return any(
        noun.tag_ == "NN" and find_people_kind(noun) == "person"
        for noun in [*find_appositives(root), *([root.head] if find_relation(root) == "apposition" else [])]
    )


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
