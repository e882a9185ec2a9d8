"""Grouping: which names of an article mean one person, body or place.

Knows names and the gazetteer. Knows nothing of pronouns, of roles or of who says what.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc

from broadsheet.entities.edges import NAME_PARTICLES, SUFFIXES, Name
from broadsheet.entities.gazetteer import (
    read_capitals,
    read_given_names,
    read_listed,
    read_organisation_heads,
    stands_before_given,
)
from broadsheet.entities.storms import STORMS
from broadsheet.language.syntax import find_preposition, find_relation
from broadsheet.lexicon import read_titles

# a capital after one of these is the city itself, and does not stand for its country
LOCATIVE = {"in", "at", "near", "from", "to", "around", "outside", "inside", "of", "across", "through", "into", "on"}
# fmt: off
# what firms write behind their names, and leave out elsewhere
LEGAL_FORMS = {
    "inc", "incorporated", "co", "company", "corp", "corporation", "ltd", "limited", "plc", "llc", "ag", "sa", "nv",
    "gmbh",
}
# fmt: on
# words that have no letter in an acronym: "FBI" of "Federal Bureau of Investigation"
UNINITIALLED = {"of", "the", "and", "for", "in", "on"}
FAMILIES = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
# groups that a word is looked up in, the latest, so that a list of namesakes costs no more a name than a few
WIDEST_SEARCH = 50


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name, with what comparing it asks for, read once."""

    name: Name
    family: str
    key: str  # what all mentions of one written name share
    # its words, without particles, suffixes, legal forms, accents and case: "al-Maliki" is (maliki,)
    parts: tuple[str, ...]
    suffix: str  # "jr"
    gender: str  # by its title, or else its given name; empty where neither shows it
    title: str
    acronym: str  # where it is one: "fbi" of "F.B.I.", "ms" of "M&S"
    words: tuple[str, ...]  # all of its words, particles among them: (amis, de, la, foret)

    @property
    def initials(self) -> str:
        """What its acronym would be: "fbi" of (federal, bureau, of, investigation)."""
        return "".join(word[0] for word in self.parts if word not in UNINITIALLED)

    @property
    def acronyms(self) -> set[str]:
        """All that its acronym may be, with the initials of small words or without: "af" and "adlf", "adf" too."""
        small = [word for word in self.words if word in NAME_PARTICLES]
        kept = [word for word in self.words if word not in UNINITIALLED]
        without = {"".join(word[0] for word in kept if word != left) for left in ("", *small)}
        return {self.initials, *without}


def group_names(doc: Doc, names: Sequence[Name]) -> list[list[Name]]:
    """Names that mean the same, as groups in order of first mention."""
    spellings = [_read(doc, name) for name in names]
    groups = _join_capitals(doc, _group_by_key(spellings))
    groups.sort(key=lambda group: (-max(len(spelling.parts) for spelling in group), group[0].name.start))
    merged: list[list[Spelling]] = []
    by_word: dict[tuple[str, str], dict[int, None]] = defaultdict(
        dict
    )  # places in `merged`, by a word that the group may be known by
    for group in groups:
        first = group[0]
        near = {
            place
            for word in _find_questions(first)
            for place in islice(reversed(by_word[first.family, word]), WIDEST_SEARCH)
        }
        place = _find_host(first, merged, sorted(near))
        if place is None:
            place = len(merged)
            merged.append([])
        merged[place].extend(group)
        for word in {word for spelling in group for word in _find_answers(spelling)}:
            by_word[first.family, word][place] = None
    ordered = [sorted((spelling.name for spelling in group), key=lambda name: name.start) for group in merged]
    return sorted(ordered, key=lambda group: group[0].start)


def fold(text: str) -> str:
    """A text without case, accents and curls: "Erdoğan" and "ERDOGAN" are one, and so are O’Neill and O'Neill."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i")).casefold()
    return "".join(character for character in plain if not unicodedata.combining(character))


def _read(doc: Doc, name: Name) -> Spelling:
    """A name with what comparing it asks for."""
    span = doc[name.start : name.end]
    family = FAMILIES.get(name.type, name.type)
    entry = read_listed().get(span.text)
    written = " ".join(token.text for token in span if token.text == "-" or not (token.is_punct or token.is_space))
    key = fold(entry[1] if entry else written).replace(".", "")
    words = fold(" ".join(token.text for token in span)).replace("-", " ").replace(".", "").split()
    if name.type == "PERSON" and name.end - name.start == 1:
        words += _find_shared_surname(doc, name)
    dropped = NAME_PARTICLES | SUFFIXES | (LEGAL_FORMS if name.type == "ORG" else set())
    kept = [word for word in words if word not in dropped and any(character.isalnum() for character in word)]
    suffix = words[-1] if name.type == "PERSON" and words and words[-1] in SUFFIXES else ""
    letters = span.text.replace(".", "").replace("&", "")
    acronym = letters.casefold() if len(letters) > 1 and letters.isalpha() and letters.isupper() else ""
    return Spelling(
        name,
        family,
        key,
        tuple(kept or words),
        suffix,
        _find_gender(doc, name),
        name.title.casefold(),
        acronym,
        tuple(words),
    )


def _find_shared_surname(doc: Doc, name: Name) -> list[str]:
    """The surname that a given name shares with the one joined to it:
    "Barack and Michelle Obama"; a list of one or none.
    """
    following = doc[name.end : name.end + 3]
    joined = len(following) == 3 and following[0].lower_ in ("and", "&") and following[2].text.istitle()
    given = joined and all(token.lower_ in read_given_names() for token in (doc[name.start], following[1]))
    return [fold(following[2].text)] if given else []


def _find_gender(doc: Doc, name: Name) -> str:
    """The gender a person's title shows, or else the given name; an empty string for neither."""
    if name.type != "PERSON":
        return ""
    title = read_titles().get(name.title.casefold(), {}).get("gender", "")
    given = read_given_names().get(doc[name.start].lower_, "") if name.end - name.start > 1 else ""
    return title or given


def _group_by_key(spellings: Iterable[Spelling]) -> list[list[Spelling]]:
    """Names written alike; a person's surname or given name alone may mean several, and stands for itself."""
    groups: dict[tuple, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        alone = spelling.name.start if spelling.family == "PERSON" and len(spelling.parts) == 1 else None
        groups[spelling.family, spelling.key, spelling.gender, alone].append(spelling)
    return list(groups.values())


def _join_capitals(doc: Doc, groups: list[list[Spelling]]) -> list[list[Spelling]]:
    """Join a capital to its country where it stands for the government: the country is named too, and nothing is said
    to be in the city.
    """
    countries = {group[0].key: group for group in groups if group[0].name.type == "GPE"}
    kept = []
    for group in groups:
        nations = read_capitals().get(doc[group[0].name.start : group[0].name.end].text, ())
        country = next((countries[fold(nation)] for nation in nations if fold(nation) in countries), None)
        if country is None or any(_is_place_of_something(doc, spelling.name) for spelling in group):
            kept.append(group)
        else:
            country.extend(group)
    return kept


def _is_place_of_something(doc: Doc, name: Name) -> bool:
    """Does the text speak of the city itself: "in Moscow", "Moscow's streets", a dateline?"""
    root = doc[name.start : name.end].root
    preposition = find_preposition(root)
    if preposition is not None and preposition.lower_ in LOCATIVE:
        return True
    return find_relation(root) in ("name part", "possessor", "apposition", "root") or root.i != name.end - 1


def _find_questions(short: Spelling) -> set[str]:
    """The words by which a fuller name is looked up for a shorter one."""
    return {short.parts[0], short.acronym} if len(short.parts) == 1 or short.acronym else {short.parts[-1]}


def _find_answers(full: Spelling) -> set[str]:
    """The words by which a name may be looked up: each of a person's, the outer ones of others, and the acronym."""
    return {*(full.parts if full.family == "PERSON" else (full.parts[0], full.parts[-1])), *full.acronyms}


def _find_host(short: Spelling, merged: list[list[Spelling]], near: list[int]) -> int | None:
    """Which of the groups `near` has the fuller name a shorter one stands for; None where none has.

    Of several, one mentioned before; then one of the same title, one called by this name alone before, the one named
    most.
    """
    fits = [place for place in near if any(_stands_for(short, full) for full in merged[place])]
    if len(fits) < 2:
        return next(iter(fits), None)
    if short.family == "ORG" and len(short.parts) == 1:
        return None
    start = short.name.start

    def weigh(place: int) -> tuple:
        before = [spelling for spelling in merged[place] if spelling.name.start < start]
        titled = bool(short.title) and any(spelling.title == short.title for spelling in before)
        alone = any(spelling.parts == short.parts for spelling in before)
        return bool(before), titled, alone, len(before), -merged[place][0].name.start

    return max(fits, key=weigh)


def _stands_for(short: Spelling, full: Spelling) -> bool:
    """Can a name be the same as a fuller one: a surname or given name, an acronym, the end of a body's name, a firm's
    without its form?
    """
    if short.family == "PERSON":
        return _is_same_person(short, full)
    if short.family == "NORP" or short.family == "PLACE":
        return short.key == full.key or (
            short.name.type == "FAC" and 1 < len(short.parts) < len(full.parts) and _ends(short, full)
        )
    a, b = short.parts, full.parts
    if short.family == "EVENT" and len(b) > 1 and b[-2].capitalize() in STORMS:
        return a[-1] == b[-1] and (len(a) == 1 or a[-2].capitalize() in STORMS)
    if short.acronym and len(b) > 1:
        return short.acronym in full.acronyms
    if len(a) == 1 and short.family == "ORG" and len(b) > 1:
        head = a[0].capitalize() in read_organisation_heads()
        return (b[0] == a[0] and not head) or (b[-1] == a[0] and b[0] != "white")  # "the House" is not the White House
    return a == b or (1 < len(a) < len(b) and _ends(short, full))


def _ends(short: Spelling, full: Spelling) -> bool:
    """Is a name the end of a longer one: "Security Council" of "UN Security Council"?"""
    return short.parts == full.parts[-len(short.parts) :]


def _is_same_person(short: Spelling, full: Spelling) -> bool:
    """May a person be called by the shorter name: by surname, "Mr Lund", or by given name, "Anna"?"""
    a, b = short.parts, full.parts
    if len({short.gender, full.gender} - {""}) > 1 or (len(a) > 1 and short.suffix != full.suffix):
        return False
    if a == b:
        return True
    if len(a) >= len(b):
        return False
    if len(a) > 1:
        return a == b[-len(a) :] or (a[0] == b[0] and a[-1] == b[-1])
    if short.title != full.title and stands_before_given(short.title):
        return False
    return (
        a[0] == b[-1]
        or a[0] in b[1:-1]
        or (a[0] == b[0] and (short.title in ("", full.title) or b[0] not in read_given_names()))
    )
