"""Names: the stretches of an article that name somebody or something, each with its type.

Starts from the pipeline's entity recogniser and lifts it with what the article itself says (titles, a name seen in full elsewhere,
the same string typed two ways) and with the gazetteer. Knows nothing of which names mean the same.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from broadsheet.gazetteer import (
    find_lead,
    find_leads,
    find_people_kind,
    read_countries,
    read_dates,
    read_demonyms,
    read_joining_heads,
    read_listed,
    read_listed_leads,
    read_organisation_heads,
    read_title_leads,
    read_titles,
)
from broadsheet.pipeline import breaks_line
from broadsheet.schema import ENTITY_TYPES
from broadsheet.syntax import find_appositives, find_relation

# OntoNotes types of en_core_web_* that are no names of things (DATE, CARDINAL ...) are left to `figures`
NAMED_TYPES = frozenset(ENTITY_TYPES) - {"ACTOR", "TOPIC"}
NAME_PARTICLES = {
    "al",
    "el",
    "bin",
    "ibn",
    "abu",
    "van",
    "von",
    "der",
    "den",
    "de",
    "la",
    "le",
    "du",
    "da",
    "dos",
    "del",
    "di",
    "ter",
    "ben",
    "ould",
}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
POSSESSIVE = {"'s", "’s", "'", "’"}
LONGEST_NAME = 12
LONGEST_TITLE = 5
LONGEST_PLACE = 5


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text, as tokens `start` to `end` of the Doc; `title` is what stands before it ("Mr", "Prime Minister")."""

    start: int
    end: int
    type: str
    title: str = ""
    sure: bool = False  # typed by a word list or a title, not by the recogniser's guess


def find_name_spans(doc: Doc) -> list[Name]:
    """Find every name in `doc`, in text order; a name inside a longer one ("Iraqi" in "Iraqi parliament") comes after it."""
    names = _settle_types(doc, _find_spans(doc))
    return sorted(names + _find_nested(doc, names), key=lambda name: (name.start, -name.end))


def find_surname_start(doc: Doc, name: Name) -> int:
    """First token of a person's surname: the last word, with the particles joined to it."""
    start = name.end - 1
    while start > name.start + 1 and doc[start].lower_ in SUFFIXES:
        start -= 1
    while start - 1 > name.start and (doc[start - 1].lower_ in NAME_PARTICLES - {"al", "el"} or doc[start - 1].text in ("-", "–")):
        start -= 2 if doc[start - 1].text in ("-", "–") else 1
    return max(start, name.start)


# --- spans ---------------------------------------------------------------------------------------------------------------------


def _find_spans(doc: Doc) -> list[Name]:
    """Recognised entities, then listed places and peoples, then titled and capitalised words; the first to claim a token keeps it."""
    taken: set[int] = set()
    names: list[Name] = []

    def keep(found: Iterable[Name]) -> None:
        for name in found:
            if name.start < name.end and not taken.intersection(range(name.start, name.end)):
                taken.update(range(name.start, name.end))
                names.append(name)

    keep(_find_titled(doc))
    keep(_find_headed(doc, taken))
    keep(name for ent in doc.ents if ent.label_ in NAMED_TYPES for name in _clean(doc, ent))
    keep(_find_listed(doc, taken))
    keep(_find_repeated(doc, names, taken))
    return sorted(names, key=lambda name: name.start)


def _clean(doc: Doc, ent: Span) -> Iterator[Name]:
    """Trim a recognised span to the name itself: no article, title, possessive, quotation mark or line break."""
    start, end, label = ent.start, ent.end, ent.label_
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].lower_ in POSSESSIVE or (doc[end - 1].is_punct and doc[end - 1].text != ")")
    ):
        end -= 1
    breaks = next((i for i in range(start, end) if breaks_line(doc[i])), None)
    end = breaks if breaks is not None else end
    while label != "PERSON" and end - start > 1 and _is_office(doc[end - 1].text):
        end -= 1
    title = _title_at(doc, start, end) if label == "PERSON" else 0
    if title and start + title < end:
        yield Name(start + title, end, label, doc[start : start + title].text, sure=True)
    elif any(token.text[:1].isupper() or token.text[:1].isdigit() for token in doc[start:end] if token.lower_ not in read_dates()):
        yield Name(start, end, label)


def _is_office(word: str) -> bool:
    return read_titles().get(word.casefold(), {}).get("kind") in ("office", "rank")


def _find_titled(doc: Doc) -> Iterator[Name]:
    """Persons after a personal title: "Mr Maliki", "Secretary of State John Kerry"."""
    i = 0
    while i < len(doc):
        width = _title_at(doc, i, len(doc))
        end = _name_end(doc, i + width) if width and doc[i].text[:1].isupper() else 0
        if width and end > i + width and _is_person_ahead(doc, i, i + width, end):
            yield Name(i + width, end, "PERSON", doc[i : i + width].text, sure=True)
            i = end
        else:
            i += 1


def _is_person_ahead(doc: Doc, start: int, middle: int, end: int) -> bool:
    """Do the capitalised words after a title name a person? An honorific says so; an office needs the recogniser's word."""
    if read_titles()[doc[start:middle].text.casefold()]["kind"] == "honorific":
        return True
    labels = {doc[i].ent_type_ for i in range(middle, end)}
    listed = doc[middle:end].text in read_listed() or doc[end - 1].text in read_organisation_heads()
    return not listed and not doc[middle].is_sent_start and labels <= {"PERSON", ""} and end - middle <= 4


def _name_end(doc: Doc, start: int) -> int:
    """End of the capitalised words from `start`, with the particles and hyphens that join them."""
    end = start
    for i in range(start, len(doc)):
        token = doc[i]
        hyphen = token.text in ("-", "–") and i > start and not token.whitespace_ and not doc[i - 1].whitespace_
        if token.lower_ in SUFFIXES or (token.text[:1].isupper() and not _is_date(doc, i, start)):
            end = i + 1
        elif not hyphen and token.lower_ not in NAME_PARTICLES:
            break
    return end


def _is_date(doc: Doc, i: int, start: int) -> bool:
    """Is the word a month or weekday, and not the surname or given name "May", "April" or "June" after another name?"""
    if doc[i].lower_ not in read_dates():
        return False
    dated = i + 1 < len(doc) and doc[i + 1].text[:1].isdigit()
    return not (start < i and doc[i].text in ("May", "April", "June", "August") and doc[i].pos_ == "PROPN" and not dated)


def _title_at(doc: Doc, start: int, end: int) -> int:
    """How many tokens from `start` make the longest listed title; 0 for none."""
    if find_lead(doc[start].lower_) not in read_title_leads():
        return 0
    for width in range(min(LONGEST_TITLE, end - start), 0, -1):
        if doc[start : start + width].text.casefold() in read_titles():
            return width
    return 0


def _find_listed(doc: Doc, taken: set[int]) -> Iterator[Name]:
    """Countries, peoples and other listed places, written with a capital, longest first."""
    for start, end, text in _find_phrases(doc, read_listed(), leads=read_listed_leads(), longest=LONGEST_PLACE, taken=taken):
        yield Name(start, end, read_listed()[text][0], sure=True)


def _find_phrases(
    doc: Doc, phrases: Collection[str], *, leads: Collection[str], longest: int, taken: set[int]
) -> Iterator[tuple[int, int, str]]:
    """Where known phrases stand with a capital and on free tokens: start, end and text, the longest at each place; `leads` prune."""
    i = 0
    while i < len(doc):
        token = doc[i]
        widths = range(min(longest, len(doc) - i), 0, -1) if token.text[0].isupper() and find_lead(token.text) in leads else ()
        for width in widths:
            text = doc[i : i + width].text
            if text in phrases and not taken.intersection(range(i, i + width)):
                yield i, i + width, text
                i += width - 1
                break
        i += 1


def _find_headed(doc: Doc, taken: set[int]) -> Iterator[Name]:
    """Capitalised words whose last (or first) word makes them a body, place, event or law: "Mehdi Army", "University of Mosul"."""
    for start, end in _join_of(doc, list(_capital_runs(doc, taken))):
        if end - start > LONGEST_NAME:  # a line in capitals, and no name
            continue
        while start < end and (doc[start].lower_ in ("the", "a", "an") or (doc[start].is_sent_start and doc[start].pos_ != "PROPN")):
            start += 1
        head = next((doc[i - 1].text for i in range(start + 1, end) if doc[i].lower_ in ("of", "for")), doc[end - 1].text)
        kind = read_organisation_heads().get(head) or read_joining_heads().get(head)
        if kind and end - start > 1:
            yield Name(start, end, kind, sure=True)
        elif end - start == 1 and end < len(doc) and doc[end].lower_ == "movement" and doc[start].text not in read_countries():
            yield Name(start, end + 1, "ORG", sure=True)


def _find_repeated(doc: Doc, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Further places where a name found elsewhere stands, and surnames of persons found elsewhere."""
    known: dict[str, str] = {}
    for name in names:
        span = doc[name.start : name.end]
        known.setdefault(span.text, name.type)
        if name.type == "PERSON" and len(span) > 1:
            known.setdefault(doc[find_surname_start(doc, name) : name.end].text, "PERSON")
            known.setdefault(doc[name.end - 1].text, "PERSON")
    longest = min(LONGEST_NAME, max((name.end - name.start for name in names), default=0))
    for start, end, text in _find_phrases(doc, known, leads=find_leads(known), longest=longest, taken=taken):
        if doc[start].pos_ in ("PROPN", "NOUN", "ADJ"):
            yield Name(start, end, known[text])


def _capital_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    start = None
    for i in range(len(doc) + 1):
        token = doc[i] if i < len(doc) else None
        inside = token is not None and i not in taken and token.text[:1].isupper() and token.is_alpha and token.lower_ not in read_dates()
        inside = inside and (token.pos_ in ("PROPN", "NOUN", "ADJ"))
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield start, i
            start = None


def _join_of(doc: Doc, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs joined by "of" or "for" where the first ends in a body's head word: "Federal Bureau of Investigation"."""
    i = 0
    while i < len(runs):
        start, end = runs[i]
        while i + 1 < len(runs) and runs[i + 1][0] == end + 1 and _joins(doc, end):
            i, end = i + 1, runs[i + 1][1]
        yield start, end
        i += 1


def _joins(doc: Doc, i: int) -> bool:
    """Is the word an "of" or "for" after a body's head word?"""
    return doc[i].lower_ in ("of", "for") and doc[i - 1].text in read_joining_heads()


# --- types ---------------------------------------------------------------------------------------------------------------------


def _settle_types(doc: Doc, names: list[Name]) -> list[Name]:
    """Give each name the type its words, its title and its other mentions speak for."""
    names = [_type_by_words(doc, name) for name in names]
    votes: dict[str, Counter] = defaultdict(Counter)
    persons = [name for name in names if name.type == "PERSON" and (name.sure or name.end - name.start > 1)]
    surnames = {_plain(doc[start : name.end].text) for name in persons for start in (find_surname_start(doc, name), name.end - 1)}
    for name in names:
        votes[_plain(doc[name.start : name.end].text)][name.type] += 5 if name.sure else 1
    settled = []
    for name in names:
        text = _plain(doc[name.start : name.end].text)
        kind = votes[text].most_common(1)[0][0]
        if text in surnames:
            kind = "PERSON"
        settled.append(name if name.sure else replace(name, type=kind))
    return settled


def _plain(text: str) -> str:
    """A name with straight apostrophes, so that O’Neill and O'Neill are one."""
    return text.replace("’", "'")


def _type_by_words(doc: Doc, name: Name) -> Name:
    """Type by word list: a country, people or place; the head word of an organisation."""
    if name.sure:
        return name
    span = doc[name.start : name.end]
    entry = read_listed().get(span.text)
    if entry:
        return replace(name, type=entry[0], sure=True)
    if all(read_listed().get(token.text, ("",))[0] == "NORP" for token in span):
        return replace(name, type="NORP", sure=True)
    words = [token.text for token in span if token.is_alpha]
    head = read_organisation_heads().get(words[-1]) if len(words) > 1 else None
    first = read_organisation_heads(first=True).get(words[0]) if len(words) > 1 else None
    if (head or first) and name.type not in ("LAW", "EVENT", "WORK_OF_ART", "PRODUCT"):
        return replace(name, type=head or first, sure=True)
    if name.type != "PERSON" and len(span) > 1 and _is_described_as_person(doc, name):
        return replace(name, type="PERSON", sure=True)
    return name


def _is_described_as_person(doc: Doc, name: Name) -> bool:
    """Does a singular noun for a person stand right before the name, or in apposition to it: "cleric Moqtada al-Sadr"?"""
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.tag_ == "NN" and find_people_kind(before) == "person" and before.head.i >= name.start:
        return True
    beyond = doc[name.start - 2] if name.start > 1 and before.text == "," else None
    if beyond is not None and beyond.tag_ in ("NN", "NNP") and find_people_kind(beyond) == "person" and beyond.head.i >= beyond.i:
        return True
    root = doc[name.start : name.end].root
    return any(
        noun.tag_ == "NN" and find_people_kind(noun) == "person"
        for noun in [*find_appositives(root), *([root.head] if find_relation(root) == "apposition" else [])]
    )


def _find_nested(doc: Doc, names: list[Name]) -> list[Name]:
    """Nationalities that premodify a name's common word: "Iraqi" in "Iraqi parliament"."""
    nested = []
    for name in names:
        descriptive = name.end - name.start > 1 and doc[name.start + 1].text.islower()
        if descriptive and doc[name.start].text in read_demonyms():
            nested.append(Name(name.start, name.start + 1, "NORP", sure=True))
    return nested
