"""Entities: which names of an article are one person, body or place, and what role the article gives them.

Knows names and the gazetteer. Knows nothing of pronouns or of who says what.
"""

from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from broadsheet.gazetteer import find_people_kind, read_capitals, read_listed, read_titles
from broadsheet.names import NAME_PARTICLES, SUFFIXES, Name, find_name_spans
from broadsheet.pipeline import find_paragraphs, find_text
from broadsheet.schema import Entity, Mention
from broadsheet.syntax import find_appositives, find_noun_phrase, find_predications, find_preposition, find_relation

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
    if apposed.pos_ != "PROPN" or noun.pos_ != "NOUN" or find_people_kind(noun) == "person":
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
    keys: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        keys[_family(name.type), _key(doc, name)].append(name)
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
        country = countries.get(read_capitals().get(doc[group[0].start : group[0].end].text, "").casefold())
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
        if len(a) >= len(b) or not _titles_agree(short, full):
            return False
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


def _titles_agree(short: Name, full: Name) -> bool:
    genders = {read_titles()[title]["gender"] for title in (short.title.casefold(), full.title.casefold()) if title in read_titles()} - {""}
    return len(genders) < 2


# --- records -------------------------------------------------------------------------------------------------------------------


def _make_records(doc: Doc, groups: list[list[Name]]) -> tuple[list[Entity], list[Mention]]:
    sentences, paragraphs = locate(doc)
    roles = _find_roles(doc)
    entities, mentions = [], []
    for number, group in enumerate(groups, start=1):
        texts = Counter(doc[name.start : name.end].text for name in group)
        canonical = _find_fullest(texts)
        role = next((role for name in group if (role := _role_before(doc, name) or roles.get(name.end - 1) or roles.get(name.start))), None)
        kind = Counter(name.type for name in group).most_common(1)[0][0]
        aliases = "; ".join(text for text in texts if text != canonical) or None
        first = doc[group[0].start].idx
        entities.append(Entity(f"e{number}", canonical, kind, role if kind in ("PERSON", "ORG") else None, aliases, len(group), first))
        for name in group:
            span = doc[name.start : name.end]
            place = sentences[name.start], paragraphs[name.start]
            mentions.append(Mention(f"e{number}", span.text, "name", span.start_char, span.end_char, *place))
    return entities, sorted(mentions, key=lambda mention: (mention.start, -mention.end))


def _find_fullest(texts: Counter[str]) -> str:
    """The fullest of an entity's names; a capital that stands for its country is not the country's name."""
    own = [text for text in texts if text not in read_capitals()] or list(texts)
    return max(own, key=lambda text: (len(text.split()), len(text)))


def _role_before(doc: Doc, name: Name) -> str | None:
    """The description right before a person's name: "Iraqi Prime Minister", "radical Shia cleric"."""
    if name.type != "PERSON":
        return None
    head = doc[name.start : name.end].root
    if doc[name.start - 1].is_punct and name.start:
        return None
    left = max(min(head.left_edge.i, name.start), doc[name.start].sent.start)
    first = next((i for i in range(left, name.start) if _may_open_role(doc[i])), name.start)
    span = doc[first : name.start]
    honorific = read_titles().get(span.text.casefold(), {}).get("kind") == "honorific"
    if not span.text.strip() or honorific or any(token.is_punct and token.text not in ("-", "'", "’", ".") for token in span):
        return None
    return span.text


def _may_open_role(token: Token) -> bool:
    """May a description begin with this word? A part of a compound may, whatever its part of speech."""
    return find_relation(token) == "compound" or token.pos_ not in ("DET", "PUNCT", "SPACE", "ADP", "CCONJ", "NUM")


def _find_roles(doc: Doc) -> dict[int, str]:
    """Roles given by apposition or copula, by the token index of the noun they describe."""
    roles: dict[int, str] = {}
    pairs = [(find_described_person(token, apposed), apposed) for token in doc for apposed in find_appositives(token)]
    for noun, described in [*pairs, *((b, a) for a, b in pairs), *((predicate, subject) for subject, predicate in find_predications(doc))]:
        if noun.pos_ == "NOUN" and described.pos_ == "PROPN":
            roles.setdefault(described.i, find_noun_phrase(noun).text.strip())
    return {described: role for described, role in roles.items() if role}
