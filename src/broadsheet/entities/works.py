"""Works: titles of films, books and songs and names of things for sale, told by the noun beside them: "the biopic
Kinsey", 'her novel "Tidewater"', "Kinsey, a film about a doctor".

Knows one stretch of text at a time, the parse and the list of such nouns.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from broadsheet.entities.claims import Claims
from broadsheet.entities.edges import POSSESSIVE, Name
from broadsheet.entities.gazetteer import read_listed, read_organisation_heads
from broadsheet.language.syntax import is_subject
from broadsheet.lexicon import read_class, read_lexicon

OPENING, CLOSING = {'"', "“", "‘", "'"}, {'"', "”", "’", "'"}
# words in small letters inside a title: "The Lord of the Rings"
SMALL = {"a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"}
# tokens of a title: longer ones in quotation marks are something said
LONGEST_TITLE = 9
# tokens of an adjective or so between an article and the noun: "a new Danish film"
WIDEST_PHRASE = 3


def find_works(claims: Claims) -> Iterator[Name]:
    """Titles and names behind the noun that says what they are: "the film Kinsey", "the drug Vioxx"."""
    doc = claims.doc
    for i in range(1, len(doc) - 1):
        kind = read_work_nouns().get(claims.words[i])
        if kind is None or not _is_one(doc, i):
            continue
        quoted = claims.words[i + 1] in OPENING
        start = i + 2 if quoted else i + 1
        end = _find_close(doc, start) if quoted else _find_title_end(doc, start)
        if end > start and (quoted or not _is_of_clause(doc, i, start, end)):
            yield Name(start, end, kind, sure=True)


@cache
def read_work_nouns() -> dict[str, str]:
    """The type of a name that each noun for a work or a thing for sale stands beside."""
    return {row["word"]: row["type"] for row in read_lexicon("works")}


def _is_one(doc: Doc, i: int) -> bool:
    """Does the noun mean one thing, by an article or owner not far before it: "her first novel"?"""
    before = doc[max(i - WIDEST_PHRASE, 0) : i]
    opening = read_class("article") | read_class("possessive") | POSSESSIVE
    return doc[i].pos_ == "NOUN" and any(token.lower_ in opening for token in before)


def _find_close(doc: Doc, start: int) -> int:
    """Where a title in quotation marks ends; 0 where it has no capital or goes on too long."""
    if start >= len(doc) or not doc[start].text[0].isupper():
        return 0
    ahead = range(start + 1, min(start + LONGEST_TITLE, len(doc)))
    close = next((i for i in ahead if doc[i].text in CLOSING), 0)
    return close - 1 if close and doc[close - 1].text == "," else close


def _find_title_end(doc: Doc, start: int) -> int:
    """Where the capitalised words of a title end, small ones between them; 0 for none, or for a listed name or a
    head word alone."""
    end = 0
    for i in range(start, min(start + LONGEST_TITLE, len(doc))):
        token = doc[i]
        if token.text[0].isupper() and token.is_alpha:
            end = i + 1
        elif token.lower_ not in SMALL or not end:
            break
    if not end or doc[start:end].text in read_listed() or doc[end : end + 1].text.isdigit():
        return 0
    return 0 if end - start == 1 and doc[start].text in read_organisation_heads() else end


def _is_of_clause(doc: Doc, noun: int, start: int, end: int) -> bool:
    """Is it the subject of a clause about the noun, and no title: "the film Lund made"?"""
    root: Token = doc[start:end].root
    return is_subject(root) and root.head.i > noun and doc[noun] in root.head.ancestors
