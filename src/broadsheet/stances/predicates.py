"""Predicates: the words that show a stance (condemn, critic of, loyal to, threat), each with its frame.

Reads `lexicon/stances.csv` and says which of its entries a word is. Knows nothing of who holds a stance or whom it is
about.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from broadsheet.language.entries import POS, find_listed
from broadsheet.language.syntax import find_modified_noun, find_object, find_particle
from broadsheet.lexicon import read_lexicon

# "X is a threat to Y" judges X; a preposition's object is tried next, the bare object then, and "after" last
TARGET_ORDER = {"subject": 0, "object": 2, "after": 3}
# of the list, all that a predicate keeps beside its words
COLUMNS = ("pos", "holder", "target", "polarity", "via", "judges", "negated", "unheld", "unless")


@dataclass(frozen=True, slots=True)
class Predicate:
    """An entry of the list: where its holder and its target stand, and what the list says of it; README.md beside the
    list tells the values.
    """

    words: str
    pos: str
    holder: str
    target: str
    polarity: str
    via: str
    judges: str
    negated: str
    unheld: str
    unless: str


def find_predicates(token: Token) -> list[Predicate]:
    """The entries a word is, longest phrase first, in the order their targets are sought; none: an empty list."""
    kinds = [POS[token.pos_]] if token.pos_ in POS else []
    if token.tag_ in ("VBN", "VBG"):
        kinds.append("adjective")
    if token.pos_ == "ADJ":  # "Lund critic Ann Rao": a tagger may take the noun before a name for an adjective
        kinds.append("noun")
    base = find_base(token)
    for words in _find_phrases(token, base) if kinds and base in _read_first_words() else ():
        entries = [entry for kind in kinds for entry in _read_predicates().get((words, kind), ())]
        if any(
            entry.pos == "verb" for entry in entries
        ):  # "was angered at" is felt; "was welcomed" does not say it is welcome
            entries = [entry for entry in entries if entry.pos == "verb" or entry.holder == "subject"]
        if entries:
            return entries
    return []


def find_base(token: Token) -> str:
    """The base form of a word; a verb of the list by its written forms, as a lemmatizer guesses at rare ones."""
    return find_listed(token, "stances", "predicate")


def _find_phrases(token: Token, base: str) -> list[str]:
    """What the list may know a word by: with its particle, its object ("take aim"), the word after it, or by itself."""
    parts = [find_particle(token), find_object(token) or find_modified_noun(token)] if token.pos_ == "VERB" else []
    parts += [token.nbor()] if token.i + 1 < len(token.doc) else []
    following = [form for part in parts if part is not None for form in (part.lower_, part.lemma_.casefold())]
    return [*(f"{base} {form}" for form in following), base]


@cache
def _read_first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words, _ in _read_predicates())


@cache
def _read_predicates() -> dict[tuple[str, str], list[Predicate]]:
    entries: dict[tuple[str, str], list[Predicate]] = {}
    for row in read_lexicon("stances"):
        columns = {name: row[name] for name in COLUMNS}
        entry = Predicate(words=row["predicate"], **columns)
        entries.setdefault((entry.words, entry.pos), []).append(entry)
    return {key: sorted(found, key=lambda entry: TARGET_ORDER.get(entry.target, 1)) for key, found in entries.items()}
