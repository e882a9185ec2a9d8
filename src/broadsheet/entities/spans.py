"""Spans: the stretches of an article that name somebody or something, each with a first guess of its type.

Starts from the pipeline's entity recogniser and lifts it with what the article itself says (titles, nicknames, a name
seen in full elsewhere) and with the gazetteer. Knows nothing of which names mean the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from broadsheet.entities.edges import (
    LONGEST_NAME,
    QUOTES,
    SUFFIXES,
    Name,
    complete,
    find_name_end,
    find_surname_start,
    find_title_width,
    is_name_word,
    join_groups,
    split_joined,
    trim,
    widen,
)
from broadsheet.entities.gazetteer import (
    find_lead,
    find_leads,
    read_countries,
    read_demonyms,
    read_given_names,
    read_joining_heads,
    read_listed,
    read_listed_leads,
    read_organisation_heads,
    read_titles,
)
from broadsheet.language import breaks_line
from broadsheet.lexicon import read_class, read_dates
from broadsheet.schema import NAMED_TYPES

ERAS = {"AD", "BC"}
PROPER = ("NNP", "NNPS")
BEFORE_DATES = {"in", "since", "until", "till", "during", "last", "next", "this", "early", "late", "mid", "of"}
LONGEST_NICKNAME = 3
FEWEST_LOUD = 3  # words of a line that is in capitals
FEWEST_SHOUTED = 5  # letters of a listed name in such a line: "US" may be "us"
LONGEST_LISTED = 7
# a listed name of so many words is surer than the recogniser, which cuts it up: "Islamic State of Iraq and the Levant"
LONG = 4
ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
# bodies of which a people has one, so that its name makes theirs: "Iraqi parliament"
PARLIAMENTS = {"parliament", "congress", "senate", "legislature"}


def find_spans(doc: Doc) -> list[Name]:
    """Find every name in `doc`, in text order: the surest sources first, of which the first to claim a token keeps it.

    Where a line in capitals stands among others, it names what they name: its words say nothing of their kind.
    """
    words = [token.text for token in doc]
    loud = _find_loud(doc, words)
    taken = set(loud)
    names: list[Name] = []

    def keep(found: Iterable[Name]) -> None:
        for name in found:
            if name.start < name.end and not taken.intersection(range(name.start, name.end)):
                taken.update(range(name.start, name.end))
                names.append(name)

    cleaned = (name for ent in doc.ents if ent.label_ in NAMED_TYPES for name in trim(doc, ent))
    recognised = [half for name in cleaned for half in split_joined(doc, name)]
    by_token = {i: name for name in recognised for i in range(name.start, name.end)}
    keep(_find_nicknamed(doc, words))
    keep(_find_titled(doc, words))
    keep(name for name in _find_firms(doc, words) if not _is_outdone(doc, name, by_token))
    for find in (_find_bodies, _find_headed, _find_parliaments):
        keep(name for name in find(doc, words, taken) if not _is_outdone(doc, name, by_token))
    keep(recognised)
    keep(_find_listed(doc, words, taken))
    keep(_find_given(doc, words, taken))
    names = [widen(doc, complete(doc, name, taken), taken) for name in names]
    taken.update(i for name in names for i in range(name.start, name.end))
    keep(_find_repeated(doc, words, names, taken))
    taken -= loud
    keep(_find_shouted(doc, names, loud))
    return join_groups(doc, sorted(names, key=lambda name: name.start))


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


def _find_bodies(doc: Doc, words: list[str], taken: set[int]) -> Iterator[Name]:
    """Listed peoples and bodies of several words, which the recogniser may cut up:
    "Islamic State of Iraq and the Levant".
    """
    return (
        name for name in _find_listed(doc, words, taken) if name.end - name.start >= LONG or _stands_alone(doc, name)
    )


def _is_outdone(doc: Doc, name: Name, by_token: dict[int, Name]) -> bool:
    """Has the recogniser a longer name there ("Social Democratic Party of Germany"), or a person with a given name
    ("Tyrone Power")?
    """
    other = by_token.get(name.start)
    if other is None or not (other.start <= name.start and name.end <= other.end):
        return False
    if other.type == "PERSON":
        return doc[other.start].lower_ in read_given_names()
    return other.end - other.start > name.end - name.start


def _stands_alone(doc: Doc, name: Name) -> bool:
    """Is a listed people or body of several words no part of a longer run of capitals?

    "Supreme Court" is part of "Iraqi Supreme Court", "North American" of a treaty's name; a title ends a run ("South
    Korean President").
    """
    if name.type not in ("NORP", "ORG") or name.end - name.start == 1:
        return False
    titled = name.type == "NORP" and name.end < len(doc) and find_title_width(doc, name.end, len(doc))
    runs_on = name.end < len(doc) and doc[name.end].text[:1].isupper() and not titled
    follows = name.start > 0 and doc[name.start - 1].text[:1].isupper()
    return not runs_on and (name.type == "NORP" or not follows)


def _find_parliaments(doc: Doc, words: list[str], taken: set[int]) -> Iterator[Name]:
    """A people's parliament: "Iraqi parliament"."""
    for i, (before, word) in enumerate(pairwise(words)):
        if word.lower() in PARLIAMENTS and before in read_demonyms() and not taken & {i, i + 1}:
            yield Name(i, i + 2, "ORG", sure=True)


@cache
def _read_shouted() -> dict[str, str]:
    """The types of the listed names that are told in capitals from other words, in lower case."""
    unlike = read_class("uncounted") | {"us"}
    listed = ((text, text.casefold(), kind) for text, (kind, _) in read_listed().items())
    return {lower: kind for text, lower, kind in listed if lower not in unlike and _is_told_shouted(text)}


def _is_told_shouted(text: str) -> bool:
    """Is a listed name long enough to be told in capitals from any word, or a country's own short name ("UK")?"""
    return len(text) >= FEWEST_SHOUTED or (text.isupper() and text in read_countries())


def _find_nicknamed(doc: Doc, words: list[str]) -> Iterator[Name]:
    """Persons with a nickname in quotation marks between their names: John "Jack" Reilly."""
    for i in range(1, len(doc) - 3):
        if words[i] not in QUOTES or not is_name_word(doc[i - 1]) or not is_name_word(doc[i + 1]):
            continue
        close = next(
            (j for j in range(i + 2, min(i + 2 + LONGEST_NICKNAME, len(doc) - 1)) if doc[j].text in QUOTES), None
        )
        if close is None or not is_name_word(doc[close + 1]) or not doc[i].nbor(-1).whitespace_:
            continue
        start = i - 1
        while start > 0 and is_name_word(doc[start - 1]) and doc[start - 1].text.casefold() not in read_titles():
            start -= 1
        yield Name(start, find_name_end(doc, close + 1), "PERSON", sure=True)


def _find_firms(doc: Doc, words: list[str]) -> Iterator[Name]:
    """Names joined by an ampersand, as firms are: "Hollin & Wray"."""
    for i in range(1, len(doc) - 1):
        if words[i] != "&" or not (is_name_word(doc[i - 1]) and is_name_word(doc[i + 1])) or _is_person(doc[i - 1]):
            continue
        start = i - 1
        while start > 0 and is_name_word(doc[start - 1]):
            start -= 1
        yield Name(start, find_name_end(doc, i + 1), "ORG", sure=True)


def _is_person_start(token: Token) -> bool:
    """Does a recognised person with a given name and more begin here?"""
    follows = token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I"
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and follows and token.lower_ in read_given_names()


def _is_person(token: Token) -> bool:
    """Does a recognised person of two words or more end here?"""
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I"


def _find_given(doc: Doc, words: list[str], taken: set[int]) -> Iterator[Name]:
    """A given name and the capitalised words after it, where nothing else has claimed them: "Theresa May"."""
    for i, word in enumerate(words):
        if i in taken or not word[0].isupper() or word.lower() not in read_given_names():
            continue
        end = find_name_end(doc, i) if is_name_word(doc[i]) and word.lower() not in read_dates() else i
        if end - i > 1 and not taken.intersection(range(i, end)):
            yield Name(i, end, "PERSON")


def _find_shouted(doc: Doc, names: list[Name], loud: frozenset[int]) -> Iterator[Name]:
    """Names of the rest of the text in a line that is all in capitals, and listed names of some length."""
    if not loud:
        return
    known = _read_shouted() | {text.casefold(): kind for text, kind in _find_known(doc, names).items()}
    longest = min(LONGEST_NAME, max((name.end - name.start for name in names), default=1))
    free = set(loud)
    for i in sorted(loud):
        for width in range(longest, 0, -1):
            span = range(i, i + width)
            if free.issuperset(span) and (kind := known.get(doc[i : i + width].text.casefold())):
                free.difference_update(span)
                yield Name(i, i + width, kind)
                break


def _find_titled(doc: Doc, words: list[str]) -> Iterator[Name]:
    """Persons after a personal title: "Mr Maliki", "Secretary of State John Kerry"."""
    last = 0
    for i, word in enumerate(words):
        if i < last or not word[0].isupper():
            continue
        width = find_title_width(doc, i, len(doc))
        middle = i + width
        if middle < len(doc) and words[middle][0].isupper() and find_title_width(doc, middle, len(doc)):
            continue  # the next title stands nearer: "Chairman Rep. Jason Chaffetz"
        end = find_name_end(doc, middle) if width and middle < len(doc) and words[middle].lower() not in SUFFIXES else 0
        if end > middle and _is_person_ahead(doc, i, middle, end):
            yield Name(middle, end, "PERSON", doc[i:middle].text, sure=True)
            last = end


def _is_person_ahead(doc: Doc, start: int, middle: int, end: int) -> bool:
    """Do the capitalised words after a title name a person?

    An honorific says so; an office needs the recogniser's word.
    """
    if read_titles()[doc[start:middle].text.casefold()]["kind"] == "honorific":
        return True
    labels = {doc[i].ent_type_ for i in range(middle, end)}
    given = end - middle > 1 and doc[middle].lower_ in read_given_names()
    listed = doc[middle:end].text in read_listed() or (doc[end - 1].text in read_organisation_heads() and not given)
    labels -= {"LOC", "FAC", "GPE", "ORG"} if given else set()
    return not listed and not doc[middle].is_sent_start and labels <= {"PERSON", ""} and end - middle <= 4


def _stands_for_a_date(doc: Doc, i: int) -> bool:
    """Does a month's name stand where a date does: "in May", "10 May", "May 2016"?"""
    if doc[i].lower_ not in read_dates():
        return False
    before, after = doc[max(i - 1, 0)], doc[min(i + 1, len(doc) - 1)]
    return before.lower_ in BEFORE_DATES or before.text[:1].isdigit() or after.text[:1].isdigit()


def _find_listed(doc: Doc, words: list[str], taken: set[int]) -> Iterator[Name]:
    """Countries, peoples and other listed places, written with a capital, longest first."""
    for start, end, text in _find_phrases(
        doc, words, read_listed(), leads=read_listed_leads(), longest=LONGEST_LISTED, taken=taken
    ):
        if not (start and words[start - 1][-1].isdigit() and text in ERAS):
            yield Name(start, end, read_listed()[text][0], sure=True)


def _find_phrases(
    doc: Doc, words: list[str], phrases: Collection[str], *, leads: Collection[str], longest: int, taken: set[int]
) -> Iterator[tuple[int, int, str]]:
    """Where known phrases stand with a capital and on free tokens: start, end and text, the longest at each place.

    `leads` prune.
    """
    end = 0
    for i, word in enumerate(words):
        if i < end or i in taken or not word[0].isupper() or find_lead(word) not in leads:
            continue
        for width in range(min(longest, len(doc) - i), 0, -1):
            text = doc[i : i + width].text
            if text in phrases and not taken.intersection(range(i, i + width)):
                yield i, i + width, text
                end = i + width
                break


def _find_headed(doc: Doc, words: list[str], taken: set[int]) -> Iterator[Name]:
    """Capitalised words whose last (or first) word makes them a body, place, event or law:
    "Mehdi Army", "University of Mosul".
    """
    for start, end in _join_of(doc, list(_capital_runs(doc, words, taken))):
        if end - start > LONGEST_NAME:  # a line in capitals, and no name
            continue
        while start < end and (
            doc[start].lower_ in ("the", "a", "an") or (doc[start].is_sent_start and doc[start].tag_ not in PROPER)
        ):
            start += 1
        if start == end:
            continue
        head = next(
            (doc[i - 1].text for i in range(start + 1, end) if doc[i].lower_ in ("of", "for")), doc[end - 1].text
        )
        first = read_organisation_heads(first=True).get(doc[start].text)
        named = next(
            (i for i in range(start + 2, end) if _is_person_start(doc[i])), end
        )  # "Liberal Party of Canada Alan MacNaughton"
        end = named if doc[named - 1].lower_ not in ("of", "for") else end
        kind = (
            read_organisation_heads().get(head)
            or read_joining_heads().get(head)
            or ("EVENT" if first == "EVENT" else None)
        )
        if read_organisation_heads().get(doc[end - 1].text) == "FAC":  # "Bank of America Stadium"
            kind = "FAC"
        if kind in ("FAC", "LOC") and {token.ent_type_ for token in doc[start:end]} == {"ORG"}:  # "Tax Policy Center"
            kind = "ORG"
        person = words[start].lower() in read_given_names() and doc[start].ent_type_ in ("", "PERSON")
        if person and end - start in (2, 3) and kind != "ORG":
            continue  # "Robert Park", and no park
        if kind and end - start > 1 and doc[start:end].text not in read_listed():
            yield Name(start, end, kind, sure=True)
        elif (
            end - start == 1
            and end < len(doc)
            and doc[end].lower_ == "movement"
            and doc[start].text not in read_countries()
        ):
            yield Name(start, end + 1, "ORG", sure=True)


def _find_repeated(doc: Doc, words: list[str], names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Further places where a name found elsewhere stands, and surnames of persons found elsewhere."""
    known = _find_known(doc, names)
    longest = min(LONGEST_NAME, max((name.end - name.start for name in names), default=0))
    for start, end, text in _find_phrases(doc, words, known, leads=find_leads(known), longest=longest, taken=taken):
        if doc[start].pos_ in ("PROPN", "NOUN", "ADJ") and not (end - start == 1 and _stands_for_a_date(doc, start)):
            yield Name(start, end, known[text])


def _find_known(doc: Doc, names: list[Name]) -> dict[str, str]:
    """The names found so far with their types, and by what else a person may be called: a surname, a family name that
    comes first.
    """
    known: dict[str, str] = {}
    for name in names:
        span = doc[name.start : name.end]
        known.setdefault(span.text, name.type)
        if name.type == "PERSON" and len(span) > 1:
            surname = doc[find_surname_start(doc, name) : name.end].text
            known.setdefault(surname, "PERSON")
            known.setdefault(surname[0].upper() + surname[1:], "PERSON")  # "De Blasio" at the head of a sentence
            known.setdefault(doc[name.end - 1].text, "PERSON")
            if span[0].lower_ not in read_given_names() and "-" in span.text:  # "Ma" of Ma Ying-jeou
                known.setdefault(span[0].text, "PERSON")
    return known


def _capital_runs(doc: Doc, words: list[str], taken: set[int]) -> Iterator[tuple[int, int]]:
    start = None
    for i, word in enumerate([*words, ""]):
        inside = i not in taken and (
            (word[:1].isupper() and word.isalpha()) or bool(ORDINAL.fullmatch(word))
        )  # "West 23rd Street"
        if (
            start is not None
            and word == "-"
            and i + 1 < len(words)
            and words[i + 1][:1].isupper()
            and not doc[i - 1].whitespace_
        ):
            continue  # "Coca-Cola Company"
        inside = (
            inside
            and (doc[i].pos_ in ("PROPN", "NOUN", "ADJ") or _is_part(doc[i]))
            and word.lower() not in read_dates()
        )
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield start, i
            start = None


def _is_part(token: Token) -> bool:
    """Is a participle written as part of a name: "United", "Associated"?"""
    return token.tag_ == "VBN" and not token.is_sent_start


def _join_of(doc: Doc, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs joined by "of" or "for" where the first ends in a body's head word: "Federal Bureau of Investigation"."""
    i = 0
    while i < len(runs):
        start, end = runs[i]
        joined = False
        while i + 1 < len(runs) and runs[i + 1][0] == end + 1 and (_joins(doc, end) or (joined and _goes_on(doc, end))):
            i, end, joined = i + 1, runs[i + 1][1], True
        yield start, end
        i += 1


def _goes_on(doc: Doc, i: int) -> bool:
    """Does an "and" go on with what a body is of, as the recogniser sees it too:
    "Department of Health and Social Care"?
    """
    return doc[i].lower_ == "and" and doc[i].ent_type_ == "ORG" and doc[i + 1].ent_type_ == "ORG"


def _joins(doc: Doc, i: int) -> bool:
    """Is the word an "of" or "for" after a body's head word?"""
    return doc[i].lower_ in ("of", "for") and doc[i - 1].text in read_joining_heads()
