"""Direct: what stands in quotation marks and somebody said, with the cue beside it.

Knows quotations, cues and the parse. What is quoted as a word or fragment inside a clause ("the so-called 'war'") is
left to `indirect`. Knows nothing of entities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from broadsheet.language import Quotation, breaks_line, find_text
from broadsheet.language.entries import find_people_kind
from broadsheet.language.participants import find_noun_subject
from broadsheet.language.syntax import (
    find_complements,
    find_modified_noun,
    find_object,
    find_relation,
    find_verb_group,
    is_asserted,
    is_noun_head,
    is_passive,
)
from broadsheet.statements.contents import trim_quoted
from broadsheet.statements.cues import Attribution, Cue, find_cue

# a quotation of fewer words that ends in no mark of its own is a fragment, a title or a scare quote
FEWEST_WORDS = 4
# tokens between a quotation and the cue that presents it
REACH = 30
SENTENCE_END = {".", "!", "?"}


def find_direct_speech(doc: Doc, quotations: Sequence[Quotation]) -> list[Attribution]:
    """Find who is quoted saying what; quotations that go on ("...," he said.

    "...") are one attribution with several contents.

    A quotation with no cue beside it belongs to the attribution before it in its paragraph, or in the paragraph before
    where that one was left open; else it is nobody's and left out. No quotations: an empty list.
    """
    speeches: list[Quotation] = []
    for quotation in quotations:
        if is_speech(doc, quotation) or (speeches and _resumes(doc, speeches[-1], quotation)):
            speeches.append(quotation)
    outside = _mark_outside(doc, quotations)
    found: list[Attribution] = []
    waiting: list[Quotation] = []
    for i, quotation in enumerate(speeches):
        cue = _find_cue_beside(doc, quotation, outside)
        previous = speeches[i - 1] if i else None
        if cue is not None and found and found[-1].cue.root.i == cue.i and not waiting:
            found[-1] = _extend(found[-1], quotation)
        elif cue is not None:
            contents = [*waiting, quotation]
            waiting = []
            found.append(_attribute(doc, cue, contents, outside))
        elif found and previous is not None and not waiting and _goes_on(doc, previous, quotation, found[-1].cue):
            found[-1] = _extend(found[-1], quotation)
        elif _is_followed(doc, quotation, speeches, i):
            waiting.append(quotation)
        elif not waiting and (cue := _find_sentence_before(doc, quotation, outside)) is not None:
            found.append(_attribute(doc, cue, [quotation], outside))
        else:
            waiting = []
    return found


def is_speech(doc: Doc, quotation: Quotation) -> bool:
    """Is the quotation something said in full, and not a quoted word, title or fragment of a clause?"""
    words = [
        token
        for token in doc.char_span(quotation.start, quotation.end, alignment_mode="expand") or ()
        if not token.is_punct and not token.is_space
    ]
    if not words:
        return False
    text, before = (
        find_text(doc)[quotation.start : quotation.end].rstrip(" \n\r\t'’\""),
        find_text(doc)[max(0, quotation.outer_start - 3) : quotation.outer_start].rstrip(" "),
    )
    introduced = not before or before[-1] in ',:\n.!?-–—"”'
    closed = text[-1:] in ".,!?…—-" or find_text(doc)[quotation.outer_end : quotation.outer_end + 1] in (
        ".",
        ",",
        "!",
        "?",
        "",
    )
    sentence_like = words[0].text[:1].isupper() and any(token.pos_ in ("VERB", "AUX") for token in words)
    if introduced:
        return closed and (len(words) >= FEWEST_WORDS or words[0].text[:1].isupper() or text[-1:] in ",!?…")
    return sentence_like and len(words) >= FEWEST_WORDS


def _resumes(doc: Doc, previous: Quotation, quotation: Quotation) -> bool:
    """Is it the rest of a quotation that its tag cuts: “The plan,” said Lund, “is dead.”?"""
    text = find_text(doc)
    between = text[previous.outer_end : quotation.outer_start]
    commas = text[previous.start : previous.end].rstrip().endswith(",") and between.rstrip().endswith(",")
    words = doc.char_span(previous.outer_end, quotation.outer_start, alignment_mode="contract") or ()
    return commas and "\n" not in between and any(is_quote_cue(token) for token in words)


def _mark_outside(doc: Doc, quotations: Sequence[Quotation]) -> list[bool]:
    outside = [True] * len(doc)
    for quotation in quotations:
        for token in doc.char_span(quotation.outer_start, quotation.outer_end, alignment_mode="expand") or ():
            outside[token.i] = False
    return outside


def _find_cue_beside(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """The reporting verb that follows the quotation in its sentence, else the one that leads up to it."""
    span = doc.char_span(quotation.outer_start, quotation.outer_end, alignment_mode="expand")
    after = list(_walk(doc, span.end, 1, outside))
    before = list(_walk(doc, _find_lead(doc, span.start) - 1, -1, outside))
    following = next((token for token in after if is_quote_cue(token)), None)
    leading = next((token for token in before if is_quote_cue(token)), None)
    if leading is not None and _leads_up(doc, leading, span):
        return leading
    return following if following is not None and _is_tag(doc, following, span) else None


def _find_sentence_before(doc: Doc, quotation: Quotation, outside: list[bool]) -> Token | None:
    """The main verb of the sentence before a quotation that nothing presents, where that tells of a person:
    Lund was angry. "It is late."

    In the same paragraph, and with no quotation of its own.
    """
    start = doc.char_span(quotation.outer_start, quotation.outer_end, alignment_mode="expand").start
    if start < 2 or doc[start - 1].text not in SENTENCE_END:
        return None
    sentence = doc[start - 2].sent
    subject = find_noun_subject(sentence.root)
    told = all(outside[token.i] and not breaks_line(token) for token in sentence) and sentence.root.pos_ in (
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    )
    reported = any(
        find_cue(token) is not None and (find_object(token) or find_complements(token)) for token in sentence
    )
    if subject is None or not told or reported:
        return None
    person = subject.lower_ in ("he", "she") or subject.ent_type_ == "PERSON" or find_people_kind(subject) == "person"
    return sentence.root if person else None


def _find_lead(doc: Doc, start: int) -> int:
    """Where what leads up to a quotation ends: before it, or before the line break where a colon stands there."""
    lead = start
    while lead > 0 and doc[lead - 1].is_space:
        lead -= 1
    return lead if lead > 0 and doc[lead - 1].text == ":" else start


def _walk(doc: Doc, start: int, step: int, outside: list[bool]) -> Iterator[Token]:
    """Tokens from `start` in one direction, as far as the sentence, the paragraph and the next quotation let."""
    i = start
    while 0 <= i < len(doc) and abs(i - start) < REACH and outside[i]:
        token = doc[i]
        if breaks_line(token) or token.text in SENTENCE_END:
            return
        yield token
        i += step


def is_quote_cue(token: Token) -> bool:
    """Can the word present direct speech: a listed verb with the frame `quote`, not as an infinitive or a noun?"""
    if token.pos_ not in ("VERB", "AUX") or (
        token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.children)
    ):
        return False
    entry = find_cue(token)
    return entry is not None and "quote" in entry.frames


def _leads_up(doc: Doc, cue: Token, span: Span) -> bool:
    """Does nothing but the cue's own objects stand between it and the quotation:
    "said:", "told reporters on Monday,"?
    """
    between = doc[cue.i + 1 : span.start]
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN") for token in between):
        return False
    return not len(between) or between[-1].text in (",", ":", "-", "–", "—") or len(between) <= 2


def _is_tag(doc: Doc, cue: Token, span: Span) -> bool:
    """Is the cue the first finite verb after the quotation ("he said", "said Mr Low, who had left")?"""
    between = doc[span.end : cue.i]
    return not any(
        token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") and find_relation(token) != "relative clause"
        for token in between
    )


def _attribute(doc: Doc, cue: Token, quotations: Sequence[Quotation], outside: list[bool]) -> Attribution:
    contents = tuple(trim_quoted(find_text(doc), quotation.start, quotation.end) for quotation in quotations)
    entry = find_cue(cue) or _SAY
    act = entry.frames.get("quote", entry.act)
    return Attribution(find_verb_group(cue), entry, act, _find_speaker(doc, cue, outside), contents, direct=True)


def _extend(attribution: Attribution, quotation: Quotation) -> Attribution:
    text = find_text(attribution.cue.doc)
    contents = (*attribution.contents, trim_quoted(text, quotation.start, quotation.end))
    return replace(attribution, contents=contents)


def _find_speaker(doc: Doc, cue: Token, outside: list[bool]) -> Token | None:
    """The cue's subject; where the parse gives none outside the quotation, the noun right before or after the cue."""
    if is_passive(cue) and find_modified_noun(cue) is None:
        return None
    subject = find_noun_subject(cue)
    if subject is not None and outside[subject.i]:
        return subject if subject.tag_ not in ("WP", "WDT") else find_modified_noun(cue) or subject
    noun = find_modified_noun(cue)
    if noun is not None and outside[noun.i]:
        return noun
    before = [token for token in _walk(doc, cue.i - 1, -1, outside) if _may_speak(token)]
    after = [token for token in _walk(doc, cue.i + 1, 1, outside) if _may_speak(token)]
    return next(iter(before), None) or next(iter(after), None)


def _may_speak(token: Token) -> bool:
    return is_noun_head(token) and token.pos_ in ("PROPN", "PRON", "NOUN") and token.ent_type_ not in ("DATE", "TIME")


def _goes_on(doc: Doc, previous: Quotation, quotation: Quotation, cue: Span) -> bool:
    """Does the quotation follow the one before in its paragraph, or in the next where that one was left open, with no
    other cue between?
    """
    between = find_text(doc)[previous.outer_end : quotation.outer_start]
    breaks = between.count("\n") > 0
    words = doc.char_span(previous.outer_end, quotation.outer_start, alignment_mode="contract") or ()
    if any(
        token.i not in (cue.root.i, *range(cue.start, cue.end)) and is_quote_cue(token) and is_asserted(token)
        for token in words
    ):
        return False
    if previous.continues or _is_whole_paragraph(doc, quotation):
        return len(between.split()) <= REACH
    return not breaks and len(between.split()) <= REACH


def _is_whole_paragraph(doc: Doc, quotation: Quotation) -> bool:
    """Does the paragraph hold nothing but the quotation? The speaker before it then goes on."""
    text = find_text(doc)
    before = text[max(0, quotation.outer_start - 3) : quotation.outer_start].rpartition("\n")
    after = text[quotation.outer_end : quotation.outer_end + 4].partition("\n")
    alone = (
        (before[1] or quotation.outer_start < 3)
        and not before[2].strip()
        and (after[1] or quotation.outer_end + 4 >= len(text))
    )
    return bool(alone) and not after[0].strip(" \"'”’.")


def _is_followed(doc: Doc, quotation: Quotation, speeches: Sequence[Quotation], i: int) -> bool:
    """Does another quotation follow at once, so that its cue may serve for both?"""
    if i + 1 >= len(speeches):
        return False
    return not find_text(doc)[quotation.outer_end : speeches[i + 1].outer_start].strip("\n\r \t,;\"'")


_SAY = Cue("say", "claim", {"quote": "claim"})
