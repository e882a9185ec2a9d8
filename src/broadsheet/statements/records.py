"""Records: who says what.

Joins direct and indirect speech into the rows of `statements`, with the speaker's entity and the act.

Knows attributions and referents. Knows nothing of stances or figures.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Doc, Span, Token

from broadsheet.entities import Referents
from broadsheet.language import Quotation, find_text
from broadsheet.language.entries import read_people
from broadsheet.language.syntax import (
    find_conjuncts,
    find_modified_noun,
    find_noun_phrase,
    find_relation,
    is_asserted,
    is_negated,
)
from broadsheet.schema import Entity, Statement, read_spans
from broadsheet.statements.contents import trim_quoted
from broadsheet.statements.cues import Attribution
from broadsheet.statements.direct import find_direct_speech, is_speech
from broadsheet.statements.indirect import find_indirect_speech
from broadsheet.statements.layout import find_block_speech

# speakers that stand for nobody in particular
NOBODY = {"it", "there", "this", "that", "which", "what", "one", "you"}
UNSPECIFIC = {"many", "some", "most", "others", "few", "all", "critics", "observers", "people"}
# characters of a bracket at the head of a quotation, as in "[I]f"
BRACKET = 1
# types of entities that have neither a name nor an office
UNNAMED = ("ACTOR", "TOPIC")
# what only those do who can speak
SPEECH = {"add", "announce", "say", "tell", "warn", "write"}
PERSONAL = {"he", "she", "they"}
ANYBODY = "anybody"
FIRST_OR_SECOND = {"i", "we", "me", "us", "you", "myself", "ourselves"}
# acts of nouns that tell what somebody said where nobody is named: "rejected criticism that the plan had failed"
NAMED_CLAIMS = ("claim", "criticise", "accuse")
# words of obligation in what is said turn a neutral saying into urging
OBLIGATION = {"must", "should", "ought", "let"}


def find_statements(doc: Doc, *, referents: Referents, quotations: Sequence[Quotation]) -> list[Statement]:
    """Find every attribution in `doc`, in the order of contents; ids are s1, s2 ...

    Joint speakers give a row each. A speaker without a name in the text ("it is believed") is NA. Nothing attributed:
    an empty list.
    """
    block = find_block_speech(doc)
    direct = [*block, *_leave_out(find_direct_speech(doc, quotations), block)]
    indirect = find_indirect_speech(doc, taken={attribution.cue.root.i for attribution in direct})
    indirect = _join_orphans(doc, direct, indirect, quotations)
    kept = _prune(direct, indirect, quotations, referents)
    rows = [row for attribution in kept for row in _make_rows(doc, attribution, referents, quotations)]
    rows = _drop_own_thoughts(sorted(rows, key=lambda row: (row[0], row[1])))
    return [Statement(f"s{number}", *values) for number, (_, _, values) in enumerate(rows, start=1)]


def find_innermost(doc: Doc, statements: Sequence[Statement]) -> dict[int, Statement]:
    """The statement whose content a token stands in, by token index; the shortest one, parts added up, where contents
    nest.
    """
    by_token = {}
    for statement in sorted(
        statements, key=lambda statement: -sum(end - start for start, end in read_spans(statement.content_spans))
    ):
        for start, end in read_spans(statement.content_spans):
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                by_token[token.i] = statement
    return by_token


def _drop_own_thoughts(rows: Sequence[tuple]) -> list[tuple]:
    """Leave out what a speaker believes by their own words, "he" of "Lund said he hoped to win": it is part of what
    they say.

    A pronoun that is tied to nobody stands for the speaker.
    """
    spans = defaultdict(list)
    for _, _, (entity, *_, where, _, _) in rows:
        for own in {entity, ANYBODY}:
            spans[own] += read_spans(where)
    reach = {entity: _find_reach(sorted(where)) for entity, where in spans.items()}
    kept = []
    for row in rows:
        _, at, (entity, words, *_, act) = row
        own = ANYBODY if entity is None and words is not None and words.casefold() in PERSONAL else entity
        if act != "believe" or own is None or not _covers(reach[own], at):
            kept.append(row)
    return kept


def _find_reach(spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The starts of sorted spans, and the furthest end up to each."""
    return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))


def _covers(reach: tuple[list[int], list[int]], at: int) -> bool:
    starts, ends = reach
    before = bisect_right(starts, at) - 1
    return before >= 0 and ends[before] > at


def _leave_out(attributions: Sequence[Attribution], others: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose contents do not stand in those of others already."""
    taken = _find_reach(sorted(span for attribution in others for span in attribution.contents))
    return [attribution for attribution in attributions if not _covers(taken, attribution.contents[0][0])]


def _join_orphans(
    doc: Doc, direct: Sequence[Attribution], indirect: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """A quotation with no cue of its own goes on with what the sentence before it tells:
    "He called it a mistake. "We lost.""
    """
    taken = {span for attribution in direct for span in attribution.contents}
    joined = list(indirect)
    starts = [attribution.cue.start for attribution in joined]
    for quotation in quotations:
        content = trim_quoted(find_text(doc), quotation.start, quotation.end)
        if content in taken or not is_speech(doc, quotation):
            continue
        last = doc.char_span(quotation.outer_start, quotation.outer_end, alignment_mode="expand").start - 1
        if last < 0 or doc[last].is_space:
            continue
        sentence = doc[last].sent
        leads = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        lead = next(
            (i for i in leads if "quote" in joined[i].entry.frames and joined[i].contents[-1][1] < content[0]), None
        )
        if lead is not None:
            joined[lead] = replace(joined[lead], contents=(*joined[lead].contents, content))
    return joined


def _prune(
    direct: Sequence[Attribution],
    indirect: Sequence[Attribution],
    quotations: Sequence[Quotation],
    referents: Referents,
) -> list[Attribution]:
    """Leave out indirect readings of what is one direct quotation already, and what inside a statement is no
    attribution of its own.
    """
    quoted = {span for attribution in direct for span in attribution.contents}
    kept = [attribution for attribution in indirect if not set(attribution.contents) <= quoted]
    marked = _find_reach([(quotation.start, quotation.end) for quotation in quotations])
    said = _find_reach(sorted(span for attribution in (*direct, *kept) for span in attribution.contents))
    found = list(direct)
    for attribution in kept:
        at = attribution.cue.start_char
        if (
            _is_retold(attribution, referents)
            if _covers(marked, at)
            else not _covers(said, at) or _is_told(attribution)
        ):
            found.append(attribution)
    return found


def _is_told(attribution: Attribution) -> bool:
    """Inside a statement, does the cue say that somebody said or thought so, and not that they may or are asked to?"""
    cue = attribution.cue.root
    if cue.pos_ in ("VERB", "AUX"):
        return attribution.speaker is not None and (is_asserted(cue) or cue.head.lemma_ == "go")  # "went on to say"
    return attribution.speaker is not None or attribution.act in NAMED_CLAIMS or cue.pos_ not in ("NOUN", "ADJ")


def _is_retold(attribution: Attribution, referents: Referents) -> bool:
    """Does somebody quoted tell what another said?

    "I think" and "we know" are theirs already, what others think is their guess, and "people say" a figure of speech.
    """
    cue, speaker = attribution.cue.root, attribution.speaker
    if (
        speaker is None
        or speaker.lower_ in FIRST_OR_SECOND
        or attribution.act == "believe"
        or "quote" not in attribution.entry.frames
    ):
        return False
    entity = referents.find(speaker)
    return entity is not None and referents.entities[entity].type not in UNNAMED and is_asserted(cue)


def _make_rows(
    doc: Doc, attribution: Attribution, referents: Referents, quotations: Sequence[Quotation]
) -> Iterator[tuple]:
    spans = (
        attribution.contents
        if attribution.direct
        else _keep_quotations_whole(attribution.contents, attribution.cue, quotations)
    )
    spans = sorted(set(spans))
    start, end = spans[0][0], spans[-1][1]
    cue = attribution.cue
    form = _find_form(attribution, spans, quotations)
    act = _find_act(doc, attribution, spans)
    for entity, words in _find_speakers(attribution, referents):
        if words is not None and any(words.start_char <= first and last <= words.end_char for first, last in spans):
            continue  # nobody says a part of their own name
        values = (
            entity,
            *((words.text, words.start_char, words.end_char) if words is not None else (None, None, None)),
            *(cue.text, cue.start_char, cue.end_char),
            *(find_text(doc)[start:end], start, end, " ".join(f"{first}-{last}" for first, last in spans)),
            *(form, act),
        )
        yield start, cue.start_char, values


def _keep_quotations_whole(
    contents: Sequence[tuple[int, int]], cue: Span, quotations: Sequence[Quotation]
) -> list[tuple[int, int]]:
    """Contents that end inside a quotation go on to its end, unless the cue stands there."""
    whole = []
    for start, end in contents:
        cut = next((mark for mark in quotations if start - BRACKET <= mark.start < end < mark.end), None)
        if cut is not None and not cut.start <= cue.start_char < cut.end:
            end = trim_quoted(find_text(cue.doc), start, cut.end)[1]
        whole.append((start, end))
    return whole


def _find_speakers(attribution: Attribution, referents: Referents) -> list[tuple[str | None, Span | None]]:
    """Entity and words of each speaker; one row of NA for nobody."""
    speaker = attribution.speaker
    if speaker is None or (
        speaker.lower_ in NOBODY and speaker.left_edge.i == speaker.right_edge.i and referents.find(speaker) is None
    ):
        return [(None, None)]
    if attribution.name is not None:
        return [(entity, attribution.name) for entity in referents.find_all(speaker) or [None]]
    others = [head for head in _find_others(attribution) if head.pos_ in ("NOUN", "PROPN", "PRON")]
    # "Hollin & Wray" is one name, whatever the parser makes of it
    heads = [speaker, *(head for head in others if not referents.is_name(head) or referents.find(head) is not None)]
    found = []
    for head in heads:
        words = find_noun_phrase(head, appositions=True)
        entities = [None] if head.lower_ in UNSPECIFIC and head.pos_ != "PROPN" else referents.find_all(head) or [None]
        spoken = head.lower_ != "it" or attribution.cue.root.lemma_ not in SPEECH
        found += [
            (entity if entity is None or spoken or _can_speak(referents.entities[entity]) else None, words)
            for entity in entities
        ]
    return found


def _can_speak(entity: Entity) -> bool:
    """Is what an "it" seems to mean a name, a body or a document, and no thing: "Unemployment will rise, it said"?"""
    noun = entity.name.rpartition(" ")[2].casefold()
    return entity.type not in UNNAMED or not read_people().keys().isdisjoint((noun, noun.removesuffix("s")))


def _find_others(attribution: Attribution) -> list[Token]:
    """Who speaks with the speaker: not a further word for the same person ("a lawyer and senior fellow") nor a part of
    one name.
    """
    speaker = attribution.speaker
    if (
        find_modified_noun(attribution.cue.root) is speaker
    ):  # "lies and rumours that suggest ...": the last alone is meant
        return []
    found = []
    for other in find_conjuncts(speaker):
        bare = other.tag_ == "NN" and not any(
            find_relation(child) in ("determiner", "possessor") for child in other.children
        )
        one_name = all(token.ent_iob_ == "I" for token in speaker.doc[speaker.i + 1 : other.i + 1])
        first = other.left_edge.i  # 0 where a parser crosses branches
        if not bare and not one_name and not (first and other.doc[first - 1].text == "/"):
            found.append(other)
    return found


def _find_form(attribution: Attribution, spans: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> str:
    if attribution.direct:
        return "direct"
    inside = any(
        first <= quotation.start and quotation.end <= last + 2 for first, last in spans for quotation in quotations
    )
    return "mixed" if inside else "indirect"


def _find_act(doc: Doc, attribution: Attribution, spans: Sequence[tuple[int, int]]) -> str:
    """The cue's act; a refusal for a negated or declined saying; urging where a neutral saying holds an obligation."""
    act = attribution.act
    if is_negated(attribution.cue.root) and act in ("claim", "announce"):
        return "other"
    if act != "claim" or "quote" not in attribution.entry.frames:
        return act
    words = [token for first, last in spans for token in doc.char_span(first, last, alignment_mode="expand") or ()]
    if any(token.lower_ in OBLIGATION and token.tag_ in ("MD", "VB", "VBP") for token in words):
        return "urge"
    return act
