"""Newswire: small changes that make a passage look as other newsrooms would print it.

Spans move with the text. Each change is drawn with the caller's random numbers, so that a seed fixes all of them.
"""

import random
import re

from gazetteer import is_country
from passages import Name, Passage, join_passages

CURLY_QUOTES = 0.35  # share of passages printed with curly quotes; the corpora have straight ones
BRITISH_STOPS = 0.35  # "Mr Maliki", "the US"
CAPITALS = 0.02  # copies in capitals
LOWER_CASE = 0.02  # copies in lower case
DATELINES = 0.04
NEW_PARAGRAPH = 0.15  # share of sentence ends that end a paragraph
AGENCIES = ("AP", "Reuters", "AFP", "CNN", "UPI", "VOA News")
STOPS = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Dr)(\.)|U(\.)[SNK](\.))(?=\s[A-Za-z])")


def join_sentences(sentences: list[Passage], rng: random.Random) -> Passage:
    """The sentences as running text, a few of them parted by an empty line."""
    joined = Passage("")
    for sentence in sentences:
        joined = join_passages([joined, sentence], "\n\n" if rng.random() < NEW_PARAGRAPH else " ")
    return joined


def vary(passage: Passage, rng: random.Random) -> Passage:
    """The passage with another newsroom's quotes and abbreviations, each with its own chance."""
    if rng.random() < BRITISH_STOPS:
        passage = drop_stops(passage)
    if rng.random() < CURLY_QUOTES:
        passage = Passage(curl_quotes(passage.text), passage.names)
    return put_dateline(passage, rng) if rng.random() < DATELINES else passage


def cased_copies(passage: Passage, rng: random.Random) -> list[Passage]:
    """None, one or two copies of the passage, in capitals or in lower case."""
    copies = []
    if rng.random() < CAPITALS:
        copies.append(passage.text.upper())
    if rng.random() < LOWER_CASE:
        copies.append(passage.text.lower())
    return [Passage(text, passage.names) for text in copies if len(text) == len(passage.text)]  # German sharp s grows


def curl_quotes(text: str) -> str:
    """Straight quotes made curly, one character for one: opening after a space or bracket, closing elsewhere."""
    text = re.sub(r'(?<![^\s(\[\u2014])"', "\u201c", text).replace('"', "\u201d")
    return re.sub(r"(?<![^\s(\[\u201c\u2014])'(?=\w)", "\u2018", text).replace("'", "\u2019")


def drop_stops(passage: Passage) -> Passage:
    """The passage without the stops of "Mr." and "U.S."."""
    dropped = {i for m in STOPS.finditer(passage.text) for group in (1, 2, 3) if (i := m.start(group)) >= 0}
    text = "".join(c for i, c in enumerate(passage.text) if i not in dropped)

    def moved(offset: int) -> int:
        return offset - sum(i < offset for i in dropped)

    return Passage(text, tuple(Name(moved(n.start), moved(n.end), n.label) for n in passage.names))


def put_dateline(passage: Passage, rng: random.Random) -> Passage:
    """The passage behind a dateline such as "BAGHDAD (AP) --", with a town that it names; unchanged where it names
    none.
    """
    towns = [
        passage.text[n.start : n.end]
        for n in passage.names
        if n.label == "GPE" and not is_country(passage.text[n.start : n.end])
    ]
    if not towns:
        return passage
    town = rng.choice(towns)
    line, names = rng.choice([town, town.upper()]), [Name(0, len(town), "GPE")]
    if rng.random() < 0.6:
        agency = rng.choice(AGENCIES)
        names.append(Name(len(line) + 2, len(line) + 2 + len(agency), "ORG"))
        line += f" ({agency})"
    line += rng.choice([" --", " -", " \u2014", " \u2013"])
    return join_passages([Passage(line, tuple(names)), passage])
