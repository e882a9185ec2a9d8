"""Harmonised names: the spans and labels of every corpus made to follow one convention.

PERSON without titles ("Nuri al-Maliki", not "Prime Minister Nuri al-Maliki"); no leading article; no possessive 's;
"Iraqi" is NORP, "Iraq" GPE; places are GPE, LOC or FAC. Knows `gazetteer` and `passages`.
"""

import re
from dataclasses import replace

from gazetteer import NOT_NAMES, TITLES, is_country, is_group, place_label
from passages import Name, Passage

ARTICLE = re.compile(r"(the|a|an)\s+", re.I)
MODIFIER = re.compile(
    r"((north|south)?(east|west)?ern|north|south|east|west|(north|south)(east|west)|central|mid|former|new|old|late|downtown)"
    r"\s+(?=[A-Z])"
)
SUFFIX = re.compile(
    r"-(led|based|backed|run|held|born|made|funded|sponsored|controlled|occupied|linked|inspired|style|owned|brokered)$"
)
POSSESSIVE = re.compile(r"(['\u2019]s|(?<=s)['\u2019])$")
# not the Islamic State
CAPITALISED = re.compile(r"(?!Islamic [A-Z])(?:Shi['\u2019](?:ites?|as?)|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)")


def harmonise(passage: Passage) -> Passage:
    """Trim and relabel every name; add the nationalities and groups that the corpus leaves unmarked."""
    names = [trimmed for name in passage.names if (trimmed := harmonise_name(passage.text, name))]
    taken = [*names, *passage.names]
    for match in CAPITALISED.finditer(passage.text):
        start, end = match.span()
        if is_group(match.group()) and not any(n.start < end and start < n.end for n in taken):
            names.append(Name(start, end, "NORP"))
    return Passage(passage.text, tuple(sorted(names, key=lambda n: (n.start, -n.end))))


def harmonise_name(text: str, name: Name) -> Name | None:
    """The name trimmed and relabelled, or None where nothing of a name is left."""
    if name.label == "?":
        return replace(name, label="NORP") if is_group(text[name.start : name.end]) else name
    name = _trim(text, name)
    if name.label == "PERSON":
        name = replace(name, start=name.start + title_length(text[name.start : name.end]))
    shown = text[name.start : name.end]
    if not shown or "\n" in shown or not any(c.isupper() for c in shown) or shown.lower().rstrip(".") in NOT_NAMES:
        return None
    if name.label == "PERSON" and all(w.strip(".,").lower() in TITLES for w in shown.split()):
        return None
    return replace(name, label=label_of(shown, name.label))


def label_of(shown: str, label: str) -> str:
    """The final label: groups and countries by the gazetteer, whatever the corpus says; places by their kind."""
    if is_group(shown):
        return "NORP"
    if is_country(shown) and label in {"ORG", "PLACE", "NORP"}:
        return "GPE"
    return place_label(shown) if label == "PLACE" else label


def title_length(shown: str) -> int:
    """How many characters of titles stand before a person's name: 15 in "Prime Minister Nuri al-Maliki".

    Nationalities and countries before a title count with it ("Iraqi Prime Minister"); alone they do not.
    """
    length = 0
    for word in re.finditer(r"\S+\s+", shown):
        bare = word.group().strip().rstrip(".,").lower()
        if bare in TITLES:
            length = word.end()
        elif not (is_group(word.group().strip()) or is_country(word.group().strip())):
            break
    return length


def _trim(text: str, name: Name) -> Name:
    """Drop punctuation at the edges, a leading article, a possessive, "western" and suffixes such as "-led"."""
    start, end = name.start, name.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1] in ' ,;:\u2014\u2013-"\u201d':
        end -= 1
    for pattern in (POSSESSIVE, SUFFIX):
        if match := pattern.search(text[start:end]):
            end = start + match.start()
    for pattern in (ARTICLE, MODIFIER):
        if match := pattern.match(text[start:end]):
            start += match.end()
    return replace(name, start=start, end=end)
