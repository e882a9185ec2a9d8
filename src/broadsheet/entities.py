"""Entities: which names of an article are one person, body or place, and what role the article gives them.

Knows names and the gazetteer. Knows nothing of pronouns or of who says what.
"""

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from broadsheet.gazetteer import find_people_kind, read_capitals, read_given_names, read_listed, read_titles
from broadsheet.name_spans import NAME_PARTICLES, POSSESSIVE, SUFFIXES, Name
from broadsheet.names import find_name_spans
from broadsheet.pipeline import find_paragraphs, find_text
from broadsheet.schema import Entity, Mention
from broadsheet.syntax import find_appositions, find_noun_phrase, find_predications, find_preposition, find_relation

LONGEST_ROLE = 12  # tokens
NO_PERSON = {"ORG", "NORP", "GPE", "LOC", "FAC"}
# a capital after one of these is the city itself, and does not stand for its country
LOCATIVE = {"in", "at", "near", "from", "to", "around", "outside", "inside", "of", "across", "through", "into", "on"}


def find_names(doc: Doc) -> tuple[list[Entity], list[Mention]]:
    """Find every name in `doc` and the entities they name, in order of first mention.

    Ids are e1, e2 ...; names inside longer descriptive names ("Iraqi" in "Iraqi parliament") are mentions of their own. No names: two
    empty lists.
    """
    return _make_records(doc, _group(doc, find_name_spans(doc)))


def locate(doc: Doc) -> tuple[list[int], list[int]]:
    """Number of the sentence and of the paragraph of every token, each from 1."""
    sentences = [0] * len(doc)
    for number, sentence in enumerate(doc.sents, start=1):
        sentences[sentence.start : sentence.end] = [number] * len(sentence)
    paragraphs, number, spans = [], 0, find_paragraphs(find_text(doc))
    for token in doc:
        while number < len(spans) and spans[number][0] <= token.idx:
            number += 1
        paragraphs.append(max(number, 1))
    return sentences, paragraphs


def find_described_person(noun: Token, apposed: Token) -> Token:
    """The noun an apposition describes: a person's name is set beside a noun for a person, even where the parse hangs it lower.

    "A senior member of the movement, Bahaa al-Araji": the member, not the movement.
    """
    if apposed.pos_ != "PROPN" or noun.pos_ != "NOUN" or find_people_kind(noun) == "person" or apposed.ent_type_ in NO_PERSON:
        return noun
    for above in noun.ancestors:
        if above.pos_ not in ("NOUN", "ADP"):
            break
        if find_people_kind(above) == "person":
            return above
    return noun


# --- one entity per thing ------------------------------------------------------------------------------------------------------


def _group(doc: Doc, names: list[Name]) -> list[list[Name]]:
    """Names that mean the same, as groups in order of first mention."""
    keys: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in names:
        keys[_family(name.type), _key(doc, name), _find_gender(doc, name)].append(name)
    groups = _join_capitals(doc, list(keys.values()))
    groups.sort(key=lambda group: -max(len(_key(doc, name).split()) for name in group))
    merged: list[list[Name]] = []
    by_word: dict[tuple[str, str], set[int]] = defaultdict(set)  # places in `merged`, by a word that the group may be known by
    for group in groups:
        family = _family(group[0].type)
        near = sorted({place for word in _find_words(doc, group[0]) for place in by_word[family, word]})
        place = _find_host(doc, group, merged, near)
        if place is None:
            place = len(merged)
            merged.append([])
        merged[place].extend(group)
        for word in {word for name in group for word in _find_words(doc, name)}:
            by_word[family, word].add(place)
    for group in merged:
        group.sort(key=lambda name: name.start)
    return sorted(merged, key=lambda group: group[0].start)


def _join_capitals(doc: Doc, groups: list[list[Name]]) -> list[list[Name]]:
    """Join a capital to its country where it stands for the government: the country is named too, and nothing is said to be in the city."""
    countries = {_key(doc, group[0]): group for group in groups if group[0].type == "GPE"}
    kept = []
    for group in groups:
        nations = read_capitals().get(doc[group[0].start : group[0].end].text, ())
        country = next((countries[nation.casefold()] for nation in nations if nation.casefold() in countries), None)
        if country is None or any(_is_place_of_something(doc, name) for name in group):
            kept.append(group)
        else:
            country.extend(group)
    return kept


def _is_place_of_something(doc: Doc, name: Name) -> bool:
    root = doc[name.start : name.end].root
    preposition = find_preposition(root)
    return (
        (preposition is not None and preposition.lower_ in LOCATIVE)
        or find_relation(root) in ("name part", "possessor", "apposition", "root")
        or root.i != name.end - 1
    )


def _family(kind: str) -> str:
    return {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}.get(kind, kind)


def _key(doc: Doc, name: Name) -> str:
    """What two mentions of one name share: their words without marks, or the listed canonical name."""
    text = doc[name.start : name.end].text
    entry = read_listed().get(text)
    if entry:
        return entry[1].casefold()
    return (
        " ".join(token.lower_ for token in doc[name.start : name.end] if not token.is_punct or token.text == "-")
        .replace(".", "")
        .replace("’", "'")
    )


def _find_words(doc: Doc, name: Name) -> set[str]:
    """The words by which a name may stand for a fuller one or be stood for: its first, its last, and its initials."""
    parts = _parts(doc, name)
    return {parts[0], parts[-1], _initials(parts)}


def _find_host(doc: Doc, group: list[Name], merged: list[list[Name]], near: list[int]) -> int | None:
    """Which of the groups `near` has the fuller name a shorter one stands for; the one mentioned last before it, if several fit."""
    fits = [place for place in near if any(_stands_for(doc, group[0], full) for full in merged[place])]
    first = group[0].start
    before = [place for place in fits if min(name.start for name in merged[place]) < first]
    return max(
        before or fits,
        key=lambda place: max((name.start for name in merged[place] if name.start < first), default=-merged[place][0].start),
        default=None,
    )


def _stands_for(doc: Doc, short: Name, full: Name) -> bool:
    """Can `short` be the same as the longer `full`: a surname or given name, an acronym, or the end of a body's name?"""
    a, b = _parts(doc, short), _parts(doc, full)
    if short.type == "PERSON":
        if not _genders_agree(doc, short, full):
            return False
        if a == b or len(a) >= len(b):
            return a == b
        return a == b[-len(a) :] or (len(a) == 1 and a[0] == b[0]) or (len(a) > 1 and a[0] == b[0] and a[-1] == b[-1])
    if short.type in ("ORG", "FAC", "EVENT", "LAW"):
        acronym = doc[short.start : short.end].text.replace(".", "")
        if len(a) == 1 and acronym.isupper() and len(acronym) > 1:
            return acronym.casefold() == _initials(b)
        return len(a) < len(b) and len(a) > 1 and a == b[-len(a) :]
    return False


def _parts(doc: Doc, name: Name) -> list[str]:
    """Casefolded words of a name, without particles and suffixes: "al-Maliki" is [maliki]."""
    words = " ".join(token.lower_ for token in doc[name.start : name.end]).replace("-", " ").replace(".", "").replace("’", "'").split()
    kept = [word for word in words if word not in NAME_PARTICLES | SUFFIXES and any(character.isalnum() for character in word)]
    return kept or words


def _initials(parts: list[str]) -> str:
    return "".join(word[0] for word in parts if word not in ("of", "the", "and", "for", "in", "on"))


def _find_gender(doc: Doc, name: Name) -> str:
    """The gender that a person's title shows, or else the given name; empty where neither does."""
    if name.type != "PERSON":
        return ""
    title = read_titles().get(name.title.casefold(), {}).get("gender", "")
    given = read_given_names().get(doc[name.start].lower_, "") if name.end - name.start > 1 else ""
    return title or given


def _genders_agree(doc: Doc, short: Name, full: Name) -> bool:
    return len({_find_gender(doc, short), _find_gender(doc, full)} - {""}) < 2


# --- records -------------------------------------------------------------------------------------------------------------------


def _make_records(doc: Doc, groups: list[list[Name]]) -> tuple[list[Entity], list[Mention]]:
    sentences, paragraphs = locate(doc)
    roles = _find_roles(doc)
    entities, mentions = [], []
    for number, group in enumerate(groups, start=1):
        texts = Counter(doc[name.start : name.end].text for name in group)
        canonical = _find_fullest(texts)
        kind = Counter(name.type for name in group).most_common(1)[0][0]
        role = _find_role(doc, group, roles, kind)
        aliases = "; ".join(text for text in texts if text != canonical) or None
        first = doc[group[0].start].idx
        entities.append(Entity(f"e{number}", canonical, kind, role, aliases, len(group), first))
        for name in group:
            span = doc[name.start : name.end]
            place = sentences[name.start], paragraphs[name.start]
            mentions.append(Mention(f"e{number}", span.text, "name", span.start_char, span.end_char, *place))
    return entities, sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def _find_fullest(texts: Counter[str]) -> str:
    """The fullest of an entity's names; a capital that stands for its country is not the country's name."""
    own = [text for text in texts if text.title() not in read_capitals()] or list(texts)
    return max(own, key=lambda text: (len(text.split()), len(text), not text.isupper()))


def _find_role(doc: Doc, group: list[Name], roles: dict[int, tuple[str, str | None]], kind: str) -> str | None:
    """The first role that the text gives a person or body: before the name, or beside it by a noun that such a thing may be."""
    if kind not in ("PERSON", "ORG"):
        return None
    other = ("body", "document") if kind == "PERSON" else ("person",)
    for name in group:
        before = _role_before(doc, name)
        beside = [role for i in (name.end - 1, name.start) if i in roles for role, people in [roles[i]] if people not in other]
        if before or beside:
            return before or beside[0]
    return None


def _role_before(doc: Doc, name: Name) -> str | None:
    """The description right before a person's name: "Iraqi Prime Minister", "radical Shia cleric"."""
    if name.type != "PERSON":
        return None
    head = doc[name.start : name.end].root
    if doc[name.start - 1].is_punct and name.start:
        return None
    if find_relation(head) == "name part" and head.head.i == name.start - 1:  # a parser may hang the name on its description
        head = head.head
    left = max(min(head.left_edge.i, name.start), doc[name.start].sent.start)
    first = next((i for i in range(left, name.start) if _may_open_role(doc[i])), name.start)
    span = doc[first : name.start]
    honorific = read_titles().get(span.text.casefold(), {}).get("kind") == "honorific" or doc[name.start - 1].lower_ in POSSESSIVE
    marked = any(token.is_punct and token.text not in ("-", "'", "’", ".") for token in span)
    return span.text if span.text.strip() and not honorific and not marked and len(span) <= LONGEST_ROLE else None


def _may_open_role(token: Token) -> bool:
    """May a description begin with this word? A part of a compound may, whatever its part of speech."""
    return find_relation(token) == "compound" or token.pos_ not in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ", "NUM")


def _find_roles(doc: Doc) -> dict[int, tuple[str, str | None]]:
    """Roles given by apposition or copula with what their nouns say of people, by the token index of the noun they describe.

    A copula gives a role only where it says which person or body something is: "is the mayor", and not "is a burden".
    """
    roles: dict[int, tuple[str, str | None]] = {}
    pairs = [(find_described_person(noun, apposed), apposed) for noun, apposed in find_appositions(doc)]
    said = [(predicate, subject) for subject, predicate in find_predications(doc) if find_people_kind(predicate)]
    for noun, described in [*pairs, *((b, a) for a, b in pairs), *said]:
        if noun.pos_ == "NOUN" and described.pos_ == "PROPN":
            phrase = find_noun_phrase(noun)
            if phrase.text.strip() and not phrase.start <= described.i < phrase.end:
                roles.setdefault(described.i, (phrase.text.strip(), find_people_kind(noun)))
    return roles
