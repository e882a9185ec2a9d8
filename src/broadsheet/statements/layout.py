"""Layout: what the layout says is said, in turns of a transcript, under a name after a dash, and below "the minister
said:".

Knows paragraphs and the parse. Knows nothing of entities.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from broadsheet.language import find_text
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import FINITE, find_subject, find_verb_group, is_noun_head, trim_span
from broadsheet.paragraphs import find_paragraphs
from broadsheet.statements.contents import Spans, find_span, trim_quoted
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rule
from broadsheet.statements.cues_beside import is_quote_cue

# "WALLACE: Will she be there?", quoted or not; in capitals, or a name of two to four words
TURN = re.compile(
    r"[\"“”]*((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}): +(?=\S)"
)
# "DR. ANN LEE, FIRE ENGINEER: It leaks.", "Prime Minister Ann Lee: It is asleep.", "Reporter: Is it?": labels that
# lists have too, and that count where the rest of the line is a sentence
LABEL = re.compile(
    r"[\"“”]*((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,4}(?:, [A-Z][A-Z ,.'’-]+)?"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,5}): +(?=[A-Z\"“])"
)
FEWEST_TURNS = 2
# "I left." — Anna Kowalska
SIGNED = re.compile(r"[\"“”](.+)[\"“”][\s.]*(―|—|–|-{1,2})\s?([^\W\d_].{1,60}?)\s*")
MARKS = "\"“”'‘’"
SPOKEN = Cue(":", "claim", {"quote": "claim"})


def find_block_speech(doc: Doc) -> list[Attribution]:
    """Find what is said by its place on the page, in text order. None: an empty list."""
    paragraphs = find_paragraphs(find_text(doc))
    found = [*find_turns(doc, paragraphs), *find_signed(doc, paragraphs), *find_below_colon(doc, paragraphs)]
    return sorted(found, key=lambda attribution: attribution.contents)


def find_turns(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """A transcript: paragraphs that begin with a name and a colon; one that begins with a mark alone goes on with the
    turn before.
    """
    text = find_text(doc)
    turns = [TURN.match(text, *place) or _find_labelled(doc, *place) for place in paragraphs]
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
        name, colon = find_span(doc, *turn.span(1)), find_span(doc, turn.end(1), turn.end(1) + 1)
        rules = keep_rule(find_turns)
        yield Attribution(colon, SPOKEN, SPOKEN.act, name.root, tuple(contents), direct=True, name=name, rules=rules)


def _find_labelled(doc: Doc, start: int, end: int) -> re.Match | None:
    """A paragraph that begins with a label for a person and goes on with a sentence: "Reporter: Is the deal dead?"."""
    turn = LABEL.match(find_text(doc), start, end)
    if turn is None or not any(token.tag_ in FINITE for token in find_span(doc, turn.end(), end)):
        return None
    label = find_span(doc, *turn.span(1))
    person = any(token.ent_type_ == "PERSON" or find_people_kind(token) == "person" for token in label)
    return turn if person else None


def find_signed(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
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
        contents = (trim_quoted(text, *signed.span(1)),)
        dash, rules = find_span(doc, *signed.span(2)), keep_rule(find_signed)
        yield Attribution(dash, SPOKEN, SPOKEN.act, name.root, contents, direct=True, name=trim_span(name), rules=rules)


def find_below_colon(doc: Doc, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Attribution]:
    """Paragraphs without marks below "the minister said:", up to one that tells of the speaker or has a colon or
    marks.
    """
    for i, (start, end) in enumerate(paragraphs):
        cue = _find_cue_at_colon(doc, start, end)
        speaker = find_subject(cue) if cue is not None else None
        if cue is None or speaker is None or not is_noun_head(speaker):
            continue
        contents = _find_below(find_text(doc), paragraphs[i + 1 :], speaker)
        if contents:
            entry, rules = find_cue(cue) or SPOKEN, keep_rule(find_below_colon)
            yield Attribution(find_verb_group(cue), entry, entry.act, speaker, contents, direct=True, rules=rules)


def _find_cue_at_colon(doc: Doc, start: int, end: int) -> Token | None:
    """The cue that a paragraph ends with before a colon: "the minister said:", "the minister said on Monday:"."""
    line = doc.char_span(start, end, alignment_mode="contract")
    if line is None or not line.text.rstrip().endswith(":"):
        return None
    cue = next((token for token in reversed(list(line)) if is_quote_cue(token)), None)
    told = cue is not None and any(token.pos_ in ("VERB", "NOUN") for token in doc[cue.i + 1 : line.end])
    return None if told else cue


def _find_below(text: str, paragraphs: Sequence[tuple[int, int]], speaker: Token) -> Spans:
    """The paragraphs that a speaker goes on for."""
    contents = []
    for first, last in paragraphs:
        below = text[first:last].rstrip()
        if below[0] in MARKS or below.endswith(":") or _tells_of(below, speaker):
            break
        contents.append(trim_quoted(text, first, last))
    return tuple(contents)


def _tells_of(paragraph: str, speaker: Token) -> bool:
    """Does the paragraph name the speaker, so that another tells it?"""
    words = [token.text for token in speaker.subtree if token.pos_ in ("PROPN", "NOUN") and token.text[:1].isupper()]
    return speaker.pos_ == "PRON" or any(re.search(rf"\b{re.escape(word)}\b", paragraph) for word in words)
