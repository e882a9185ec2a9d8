"""Groningen Meaning Bank: 48,000 sentences of Voice of America news, silver labels corrected by majority.

Traps: the file is cp1252; `gpe` means nationality; "Bush" is a place 57 times; the United Nations is half place, half
organisation; titles stand inside `per` (`harmonise` strips them); 384 sentences occur twice; both quotes are "``";
"Sri Lanka" is often cut into a person and a place.
"""

import csv
import io
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from gazetteer import is_country, is_group
from passages import Passage, build_passage, read_bio

Sentence = tuple[tuple[str, ...], tuple[str, ...]]  # words, BIO tags

SEEN_OFTEN = 5  # a string seen this often takes the label it has in MAJORITY of the cases
MAJORITY = 0.6
# No majority, or a wrong one.
KNOWN = {
    "U.N.": "org",
    "UN": "org",
    "United Nations": "org",
    "European Union": "org",
    "EU": "org",
    "E.U.": "org",
    "NATO": "org",
    "African Union": "org",
    "Arab League": "org",
    "Fatah": "org",
    "Hamas": "org",
    "Hezbollah": "org",
    "Taleban": "org",
    "Taliban": "org",
    "al-Qaida": "org",
    "Al-Qaida": "org",
    "al Qaeda": "org",
    "White House": "org",
    "Pentagon": "org",
    "Kremlin": "org",
    "Congress": "org",
    "Senate": "org",
    "Security Council": "org",
    "VOA": "org",
    "Associated Press": "org",
    "West Bank": "geo",
    "Gaza Strip": "geo",
    "Gaza": "geo",
    "U.S.": "geo",
    "United States": "geo",
    "Turkey": "geo",
    "Kashmir": "geo",
    "Washington": "geo",
    "Tehran": "geo",
    "Pyongyang": "geo",
    "Beijing": "geo",
    "Moscow": "geo",
    "Islamabad": "geo",
    "Damascus": "geo",
    "Jerusalem": "geo",
    "Seoul": "geo",
    "Kabul": "geo",
    "Baghdad": "geo",
    "London": "geo",
    "Tokyo": "geo",
    "Hague": "geo",
    "The Hague": "geo",
    "Bush": "per",
    "Saddam": "per",
    "Clinton": "per",
    "Mr. Bush": "per",
    "Obama": "per",
    "Arafat": "per",
}
# A place or organisation that begins so is a person: "King Gyanendra".
PERSONAL_TITLES = frozenset("Mr Mrs King Queen Pope Sheikh Ayatollah Prince Prophet".split())
# tim: no name
LABELS = {"per": "PERSON", "org": "ORG", "geo": "PLACE", "gpe": "NORP", "nat": "?", "art": "?", "eve": "?"}


def read_gmb(path: Path) -> list[Passage]:
    """Every sentence once, in order, its labels corrected. `path` is `ner_dataset.csv` or the zip that holds it."""
    sentences = list(dict.fromkeys(_read_sentences(path)))
    majority = find_majority(sentences)
    return [_label_sentence(words, tags, majority) for words, tags in sentences]


def find_majority(sentences: list[Sentence]) -> dict[str, str]:
    """The label of each string that is seen often and mostly labelled alike;

    `per` for other strings that are known surnames.
    """
    counts: dict[str, Counter] = defaultdict(Counter)
    for words, tags in sentences:
        for a, b, kind in read_bio(tags):
            counts[" ".join(words[a:b])][kind] += 1
    surnames = Counter()
    for name, kinds in counts.items():
        if " " in name:
            surnames[name.split()[-1]] += kinds["per"]
    majority = {}
    for name, kinds in counts.items():
        ((kind, count),) = kinds.most_common(1)
        if kinds.total() >= SEEN_OFTEN and count / kinds.total() >= MAJORITY:
            majority[name] = kind
        elif surnames[name] >= SEEN_OFTEN:
            majority[name] = "per"
    return majority | KNOWN


def correct_label(name: str, kind: str, majority: dict[str, str]) -> str | None:
    """The harmonised label of a GMB name; None for what is no name."""
    if kind not in LABELS:
        return None
    first, *rest = name.split()
    if kind in {"org", "geo"} and rest and first.rstrip(".") in PERSONAL_TITLES:
        return "PERSON"
    kind = majority.get(name, kind)
    if kind == "gpe" and not is_group(name):
        # Nationalities that the gazetteer lacks, and places. Only countries are sure.
        return "PLACE" if is_country(name) else "?"
    return LABELS.get(kind)


def _label_sentence(words: tuple[str, ...], tags: tuple[str, ...], majority: dict[str, str]) -> Passage:
    spans = []
    for a, b, kind in _merge_countries(words, read_bio(tags)):
        label = correct_label(" ".join(words[a:b]), kind, majority)
        if not label:
            continue
        if spans and spans[-1][1] == a and spans[-1][2] == "PERSON" and label in {"ORG", "PLACE"}:
            # "Rice" + "Exporters Association": one name cut in two, by a guess that is wrong as often as not.
            spans[-1], label = (*spans[-1][:2], "?"), "?"
        spans.append((a, b, label))
    return build_passage(words, spans)


def _merge_countries(words: tuple[str, ...], spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join two neighbouring spans that are a country's name together."""
    merged: list[tuple[int, int, str]] = []
    for a, b, kind in spans:
        if merged and merged[-1][1] == a and is_country(" ".join(words[merged[-1][0] : b])):
            a, kind = merged.pop()[0], "geo"
        merged.append((a, b, kind))
    return merged


def _read_sentences(path: Path) -> list[Sentence]:
    """Words and tags of each sentence; a row with a first column opens one."""
    sentences: list[tuple[list[str], list[str]]] = []
    for row in csv.reader(io.StringIO(_read_text(path))):
        if row[0].startswith("Sentence #"):
            continue
        if row[0]:
            sentences.append(([], []))
        if row[1]:
            sentences[-1][0].append('"' if row[1] in {"``", "''"} else row[1])
            sentences[-1][1].append(row[3])
    return [(tuple(words), tuple(tags)) for words, tags in sentences]


def _read_text(path: Path) -> str:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read("ner_dataset.csv").decode("cp1252", errors="replace")
    return path.read_text(encoding="cp1252", errors="replace")
