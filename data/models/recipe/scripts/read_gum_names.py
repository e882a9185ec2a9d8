"""GUM's named mentions: the proper names among its entity mentions, each trimmed to the name itself.

GUM marks every referring expression ("the six-member Afghan team"). A mention counts where its head is a proper noun;
the name is that head with the words of its name by the dependencies. Knows `conllu` and `passages`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conllu import Document, Sentence, Token, sentence_text
from passages import Name, Passage

LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "PLACE",
    "object": "?",
    "abstract": "?",
    "event": "?",
    "animal": "?",
}
BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")
PROPER = {"NNP", "NNPS"}
LINKS = frozenset("of for and the de la & - on in to at 's von van al bin '".split())  # may stand inside a name


@dataclass(slots=True)
class Mention:
    """An entity mention: `first` and `last` word of its sentence, both inclusive."""

    group: str
    kind: str
    first: int
    last: int


def read_gum_names(document: Document) -> list[Passage]:
    """Every sentence of a GUM document with its names."""
    return [Passage(sentence_text(s), tuple(_find_names(s))) for s in document.sentences]


def _find_names(sentence: Sentence) -> Iterator[Name]:
    offsets, at = [], 0
    for token in sentence.tokens:
        offsets.append((at, at + len(token.form)))
        at += len(token.form) + token.space
    for mention in read_mentions(sentence):
        span = name_span(sentence.tokens, mention) if mention.kind in LABELS else None
        if span:
            yield Name(offsets[span[0]][0], offsets[span[1]][1], LABELS[mention.kind])


def read_mentions(sentence: Sentence) -> list[Mention]:
    """The mentions of one sentence from its `Entity=` brackets. A mention cut by a sentence end is left out."""
    found, opened = [], []
    for i, token in enumerate(sentence.tokens):
        entity = re.search(r"Entity=([^|]*)", token.misc)
        for bracket in BRACKET.finditer(entity.group(1) if entity else ""):
            if bracket["open"]:
                group, kind = bracket["open"].split("-")[:2]
                mention = Mention(group, kind, i, i)
                (found if bracket["single"] else opened).append(mention)
                continue
            for mention in reversed(opened):
                if mention.group == bracket["close"]:
                    opened.remove(mention)
                    mention.last = i
                    found.append(mention)
                    break
    return found


def name_span(tokens: tuple[Token, ...], mention: Mention) -> tuple[int, int] | None:
    """First and last word of the name in a mention, or None where its head is no proper noun."""
    inside = range(mention.first, mention.last + 1)
    heads = [i for i in inside if tokens[i].head not in inside]
    if len(heads) != 1 or tokens[heads[0]].xpos not in PROPER:
        return None
    head, kept = heads[0], {heads[0]}
    todo = [head]
    while todo:
        parent = todo.pop()
        more = [i for i in inside if tokens[i].head == parent and i not in kept and _is_part(tokens, i, mention.kind)]
        kept.update(more)
        todo += more
    return _contiguous(tokens, head, kept)


def _is_part(tokens: tuple[Token, ...], i: int, kind: str) -> bool:
    """Whether word `i` belongs to the name that its head belongs to."""
    token, proper = tokens[i], tokens[i].xpos in PROPER
    base = token.dep.partition(":")[0]
    if token.dep in {"flat", "compound", "goeswith", "flat:name"}:
        return proper or token.form[:1].isupper() or token.form[:1].isdigit() or token.form.lower() in LINKS
    if base == "punct":
        return token.form in {"-", "."} and abs(i - token.head) <= 1
    if base == "amod":
        return proper
    if kind == "person" or token.dep in {"nmod:desc", "nmod:poss"}:
        return False
    if base == "nmod":  # "University of California", but not "Mosul in Iraq"
        return proper and any(
            t.head == i and t.dep == "case" and t.form.lower() in {"of", "for", "and"} for t in tokens
        )
    return (base == "conj" and proper) or (base == "nummod" and token.form[:1].isupper())


def _contiguous(tokens: tuple[Token, ...], head: int, kept: set[int]) -> tuple[int, int]:
    """The run of kept words around the head; links between them may stand in it but not at its edges."""

    def fills(i: int) -> bool:
        return i in kept or tokens[i].form.lower() in LINKS or tokens[i].xpos in {"HYPH", "POS"}

    first = last = head
    while first - 1 >= min(kept) and fills(first - 1):
        first -= 1
    while last + 1 <= max(kept) and fills(last + 1):
        last += 1
    return min(i for i in kept if i >= first), max(i for i in kept if i <= last)
