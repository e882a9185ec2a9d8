"""Text: where the tokens of a Doc stand, in which sentence and paragraph, and its text.

Knows a Doc. Knows nothing of the parse.
"""

from collections import defaultdict

from spacy.tokens import Doc, Token

from broadsheet.paragraphs import LINE_BREAKS, find_paragraphs

TEXT = "broadsheet_text"  # where a Doc keeps it
PLACES = "broadsheet_places"  # where a Doc keeps them
USES = "broadsheet_uses"  # where a Doc keeps which tokens each word is


def breaks_line(token: Token) -> bool:
    """Does the token hold a line break of any kind?"""
    return token.is_space and any(character in LINE_BREAKS for character in token.text)


def find_text(doc: Doc) -> str:
    """The text of a Doc, kept with it: spaCy joins it anew from the tokens at each `doc.text`."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def locate(doc: Doc) -> tuple[list[int], list[int]]:
    """Number of the sentence and of the paragraph of every token, each from 1; kept with the Doc, for many ask."""
    if PLACES not in doc.user_data:
        doc.user_data[PLACES] = _locate(doc)
    places: tuple[list[int], list[int]] = doc.user_data[PLACES]
    return places


def find_uses(doc: Doc, word: str) -> list[int]:
    """The tokens of a Doc that are a word as written, in text order; kept with the Doc, for each name asks."""
    if USES not in doc.user_data:
        uses: dict[str, list[int]] = defaultdict(list)
        for token in doc:
            uses[token.text].append(token.i)
        doc.user_data[USES] = dict(uses)
    found: list[int] = doc.user_data[USES].get(word, [])
    return found


def _locate(doc: Doc) -> tuple[list[int], list[int]]:
    sentences = [0] * len(doc)
    for number, sentence in enumerate(doc.sents, start=1):
        sentences[sentence.start : sentence.end] = [number] * len(sentence)
    paragraphs, number, spans = [], 0, find_paragraphs(find_text(doc))
    for token in doc:
        while number < len(spans) and spans[number][0] <= token.idx:
            number += 1
        paragraphs.append(max(number, 1))
    return sentences, paragraphs
