"""Corpora of whole documents in JSON: Re-DocRED and re3d, read into passages."""

import json
import re
from collections import defaultdict
from pathlib import Path

from passages import Name, Passage, build_passage

REDOCRED = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "?"}
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NORP"}
# Every source of re3d but "BBC Online", which is NonCommercial.
RE3D_SOURCES = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "Delegation of the European Union to Syria",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
PRONOUNS = frozenset("I He She We They You It His Her Us This Our Their Its My These Those Who".split())
ARTICLE = re.compile(r"(the|a|an|this|our|their|his|its) ", re.I)


def read_redocred(path: Path) -> list[list[Passage]]:
    """The sentences of each document. Spaces follow from the tokens, which are all there is."""
    documents = []
    for entry in json.loads(path.read_text(encoding="utf8")):
        spans = defaultdict(set)
        for mentions in entry["vertexSet"]:
            for m in mentions:
                start, end = m["pos"]
                if m["type"] in REDOCRED and start < end <= len(entry["sents"][m["sent_id"]]):
                    spans[m["sent_id"]].add((start, end, REDOCRED[m["type"]]))
        documents.append(
            [build_passage(words, sorted(spans[i]), tight_hyphens=True) for i, words in enumerate(entry["sents"])]
        )
    return documents


def read_re3d(folder: Path) -> list[Passage]:
    """The documents of one re3d source, whole. Pronouns and common nouns among its entities are left out."""
    names = defaultdict(list)
    texts = {d["_id"]: d["text"] for d in _read_lines(folder / "documents.json")}
    for entity in _read_lines(folder / "entities.json"):
        shown = texts[entity["documentId"]][entity["begin"] : entity["end"]]
        if entity["type"] in RE3D and _is_name(shown):
            names[entity["documentId"]].append(Name(entity["begin"], entity["end"], RE3D[entity["type"]]))
    return [Passage(text, tuple(names[key])) for key, text in sorted(texts.items())]


def _is_name(shown: str) -> bool:
    """True for a capitalised phrase that also ends capitalised: "Free Syrian Army", not "Syrian fighters"."""
    core = ARTICLE.sub("", shown, count=1)
    capitalised = core[:1].isupper() or core[:3] in {"al-", "al "}
    return capitalised and shown not in PRONOUNS and bool(re.search(r"[A-Z0-9][\w\-'\u2019.)]*$", core))


def _read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
