"""Predicates: the words that show a stance (condemn, critic of, loyal to, threat), each with its frame.

Reads `lexicon/stances.csv` and says which of its entries a word is. Knows nothing of who holds a stance or whom it is
about.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from broadsheet.language.entries import (
    POS,
    EntryList,
    list_entries,
    name_next_word,
    name_particle_or_object,
)
from broadsheet.language.syntax import find_object
from broadsheet.lexicon import read_lexicon

# what a predicate may be, as spaCy calls it
LISTED_POS = {"VERB", "AUX", "NOUN", "ADJ"}
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

    @property
    def means_holder(self) -> bool:
        """Does the noun mean whoever holds the stance: "critic", "ally"?"""
        return self.holder in ("self", "mutual")


# whoever says that a thing is "too big" is against it
EXCESS = Predicate("too", "adjective", "speaker", "subject", "oppose", "words", "claim", "none", "none", "")
# "too soon", "too close" tell when or by how little
TIMELY = {"early", "soon", "close", "late", "young", "old"}


def find_predicates(token: Token) -> list[Predicate]:
    """The entries a word is, longest phrase first, in the order their targets are sought; none: an empty list."""
    listed, kinds = _read_predicates(), _find_kinds(token)
    for words in listed.find_names(token) if kinds else ():
        entries = [entry for kind in kinds for entry in listed.entries.get((words, kind), ())]
        # "was angered at" is felt; "was welcomed" does not say it is welcome
        if any(entry.pos == "verb" for entry in entries):
            entries = [entry for entry in entries if entry.pos == "verb" or entry.holder == "subject"]
        if entries:
            return entries
    return [EXCESS] if _is_too_much(token) else []


def _is_too_much(word: Token) -> bool:
    """Is something said to be more than it should: "too big", and not "too early to say", "too close"?"""
    if word.tag_ != "JJ" or word.lower_ in TIMELY:
        return False
    too = any(child.lower_ == "too" and child.i == word.i - 1 for child in word.lefts)
    follows = word.i + 1 < len(word.doc) and word.nbor().lower_ == "to"  # a parser may hang "to say" elsewhere
    return too and not follows


def _find_kinds(token: Token) -> list[str]:
    """Parts of speech to look a word up by."""
    kinds = [POS[token.pos_]] if token.pos_ in LISTED_POS else []
    if token.pos_ in ("ADV", "ADP") and find_object(token) is not None:  # "unions back the plan", by a parser's leave
        kinds.append("verb")
    if token.tag_ in ("VBN", "VBG"):
        kinds.append("adjective")
    if token.pos_ == "ADJ":  # "Lund critic Ann Rao": a tagger may take the noun before a name for an adjective
        kinds.append("noun")
    return kinds


@cache
def _read_predicates() -> EntryList[list[Predicate]]:
    entries: dict[tuple[str, str], list[Predicate]] = {}
    for row in read_lexicon("stances"):
        columns = {name: row[name] for name in COLUMNS}
        entry = Predicate(words=row["predicate"], **columns)
        entries.setdefault((entry.words, entry.pos), []).append(entry)
    for found in entries.values():
        found.sort(key=lambda entry: TARGET_ORDER.get(entry.target, 1))
    return list_entries("stances", "predicate", entries, (name_particle_or_object, name_next_word))
