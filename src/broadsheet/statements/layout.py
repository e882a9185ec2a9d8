"""Layout: what the layout says is said, in turns of a transcript, under a name after a dash, and below "the minister
said:".

Knows paragraphs and the parse. Knows nothing of entities.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from broadsheet.language import find_text
from broadsheet.language.syntax import FINITE, find_subject, find_verb_group, is_noun_head, trim_span
from broadsheet.paragraphs import find_paragraphs
from broadsheet.statements.contents import trim_quoted
from broadsheet.statements.cues import Attribution, Cue, find_cue
from broadsheet.statements.direct import is_quote_cue

# "WALLACE: Will she be there?", quoted or not; in capitals, or a name of two to four words
TURN = re.compile(
    r"[\"“”]*((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}): +(?=\S)"
)
FEWEST_TURNS = 2
# "I left." — Anna Kowalska
SIGNED = re.compile(r"[\"“”](.+)[\"“”][\s.]*(―|—|–|-{1,2})\s?([^\W\d_].{1,60}?)\s*")
MARKS = "\"“”'‘’"
SPOKEN = Cue(":", "claim", {"quote": "claim"})


def find_block_speech(doc: Doc) -> list[Attribution]:
    """Find what is said by its place on the page, in text order. None: an empty list."""
    paragraphs = find_paragraphs(find_text(doc))
    found = [*_find_turns(doc, paragraphs), *_find_signed(doc, paragraphs), *_find_below_colon(doc, paragraphs)]
    return sorted(found, key=lambda attribution: attribution.contents)


def _find_turns(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """A transcript: paragraphs that begin with a name and a colon; one that begins with a mark alone goes on with the
    turn before.
    """
    text = find_text(doc)
    turns = [TURN.match(text, start, end) for start, end in paragraphs]
    if sum(turn is not None for turn in turns) < FEWEST_TURNS:
        return
    for i, turn in enumerate(turns):
        if turn is None:
            continue
        contents = [trim_quoted(text, turn.end(), paragraphs[i][1])]
        for later, (start, end) in zip(turns[i + 1 :], paragraphs[i + 1 :], strict=True):
            if later is not None or text[start] not in MARKS:
                break
            contents.append(trim_quoted(text, start, end))
        name = doc.char_span(turn.start(1), turn.end(1), alignment_mode="expand")
        colon = doc.char_span(turn.end(1), turn.end(1) + 1, alignment_mode="expand")
        yield Attribution(colon, SPOKEN, SPOKEN.act, name.root, tuple(contents), direct=True, name=name)


def _find_signed(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """A paragraph that is a quotation with a name after a dash; marks are told by their place, for many are typed the
    wrong way round.
    """
    text = find_text(doc)
    for start, end in paragraphs:
        signed = SIGNED.fullmatch(text, start, end)
        if signed is None:
            continue
        name = doc.char_span(*signed.span(3), alignment_mode="contract")
        if (
            name is None
            or not all(token.text[:1].isupper() for token in name[:2])
            or any(token.tag_ in FINITE for token in name)
        ):
            continue
        cue = doc.char_span(*signed.span(2), alignment_mode="expand")
        yield Attribution(
            cue, SPOKEN, SPOKEN.act, name.root, (trim_quoted(text, *signed.span(1)),), direct=True, name=trim_span(name)
        )


def _find_below_colon(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """Paragraphs without marks below "the minister said:", up to one that tells of the speaker or has a colon or
    marks.
    """
    text = find_text(doc)
    for i, (start, end) in enumerate(paragraphs):
        if not text[start:end].rstrip().endswith(":"):
            continue
        line = doc.char_span(start, end, alignment_mode="contract")
        cue = next((token for token in reversed(line or ()) if is_quote_cue(token)), None)
        speaker = find_subject(cue) if cue is not None else None
        if (
            speaker is None
            or not is_noun_head(speaker)
            or any(token.pos_ in ("VERB", "NOUN") for token in doc[cue.i + 1 : line.end])
        ):
            continue
        contents = []
        for first, last in paragraphs[i + 1 :]:
            below = text[first:last].rstrip()
            if below[0] in MARKS or below.endswith(":") or _tells_of(below, speaker):
                break
            contents.append(trim_quoted(text, first, last))
        if contents:
            entry = find_cue(cue) or SPOKEN
            yield Attribution(find_verb_group(cue), entry, entry.act, speaker, tuple(contents), direct=True)


def _tells_of(paragraph: str, speaker: Token) -> bool:
    """Does the paragraph name the speaker, so that another tells it?"""
    words = [token.text for token in speaker.subtree if token.pos_ in ("PROPN", "NOUN") and token.text[:1].isupper()]
    return speaker.pos_ == "PRON" or any(re.search(rf"\b{re.escape(word)}\b", paragraph) for word in words)
