"""Records: who says what.

Joins direct and indirect speech into the rows of `statements`.

Knows attributions and referents. Knows nothing of stances or figures.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc

from broadsheet.entities import Referents
from broadsheet.language import Quotation, find_text
from broadsheet.language.syntax import is_asserted
from broadsheet.schema import Statement, read_spans
from broadsheet.statements.bylines import find_bylines
from broadsheet.statements.contents import find_span, trim_quoted
from broadsheet.statements.cues import Attribution
from broadsheet.statements.denials import denies_content
from broadsheet.statements.direct import find_direct_speech, is_speech, spare_quoted
from broadsheet.statements.drafts import UNNAMED, Draft, draft_rows
from broadsheet.statements.headlines import find_headlines
from broadsheet.statements.indirect import find_indirect_speech
from broadsheet.statements.layout import find_block_speech
from broadsheet.statements.network import look_at
from broadsheet.statements.proposals import FIRST_OR_SECOND
from broadsheet.statements.weighing import weigh

PERSONAL = {"he", "she", "they"}
ANYBODY = "anybody"
# acts of nouns that tell what somebody said where nobody is named: "rejected criticism that the plan had failed"
NAMED_CLAIMS = ("claim", "criticise", "accuse")


@dataclass(frozen=True, slots=True)
class Reach:
    """Which characters spans cover: their starts, sorted, and the furthest end up to each."""

    starts: list[int]
    ends: list[int]

    def covers(self, at: int) -> bool:
        """Does a span hold the character?"""
        before = bisect_right(self.starts, at) - 1
        return before >= 0 and self.ends[before] > at


def find_statements(doc: Doc, *, referents: Referents, quotations: Sequence[Quotation]) -> list[Statement]:
    """Find every attribution in `doc`, in the order of contents; ids are s1, s2 ...

    Joint speakers give a row each. A speaker without a name in the text ("it is believed") is NA. Nothing attributed:
    an empty list.
    """
    read = find_attributions(doc, referents=referents, quotations=quotations)
    kept = weigh(doc, read, look_at(doc, quotations))
    drafts = [draft for attribution in kept for draft in draft_rows(attribution, referents, quotations)]
    told = _drop_own_thoughts(sorted(drafts, key=lambda draft: draft.place))
    return [draft.number(number) for number, draft in enumerate(_deny_within(told), start=1)]


def find_attributions(doc: Doc, *, referents: Referents, quotations: Sequence[Quotation]) -> list[Attribution]:
    """What the rules read, without what is told twice."""
    block = find_block_speech(doc)
    block += _leave_out(find_bylines(doc, quotations), block)
    direct = [*block, *_leave_out(find_direct_speech(doc, quotations), block)]
    headlines = find_headlines(doc)
    taken = {attribution.cue.root.i for attribution in (*direct, *headlines)}
    indirect = sorted([*headlines, *find_indirect_speech(doc, taken=taken)], key=lambda found: found.cue.start)
    indirect = _join_orphans(doc, direct, indirect, quotations)
    return _prune(direct, indirect, quotations, referents)


def find_innermost(doc: Doc, statements: Sequence[Statement]) -> dict[int, Statement]:
    """The statement whose content a token stands in, by token index; the shortest one, parts added up, where contents
    nest.
    """
    by_token = {}
    for statement in sorted(
        statements, key=lambda statement: -sum(end - start for start, end in read_spans(statement.content_spans))
    ):
        for start, end in read_spans(statement.content_spans):
            for token in find_span(doc, start, end):
                by_token[token.i] = statement
    return by_token


def _drop_own_thoughts(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a speaker believes by their own words, "he" of "Lund said he hoped to win": it is part of what
    they say.

    A pronoun that is tied to nobody stands for the speaker.
    """
    spans: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for draft in drafts:
        for own in {draft.entity, ANYBODY}:
            spans[own] += draft.contents
    reach = {entity: _find_reach(contents) for entity, contents in spans.items()}
    return [draft for draft in drafts if draft.act != "believe" or not _is_own_thought(draft, reach)]


def _is_own_thought(draft: Draft, reach: Mapping[str | None, Reach]) -> bool:
    """Does the cue stand in what the same speaker says?"""
    pronoun = draft.speaker is not None and draft.speaker.text.casefold() in PERSONAL
    own = ANYBODY if draft.entity is None and pronoun else draft.entity
    return own is not None and reach[own].covers(draft.cue.start_char)


def _deny_within(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What somebody denies, others do not say: "Lund denied that Berg had accused him". A noun stands for what was said
    all the same: "denied accusations that he lied".
    """
    denials = [draft for draft in drafts if denies_content(draft.form, draft.act, negated=draft.negated)]
    denied = _find_reach([span for draft in denials for span in draft.contents])
    for draft in drafts:
        within = draft.cue.root.pos_ == "VERB" and denied.covers(draft.cue.start_char)
        yield replace(draft, negated=not draft.negated) if within else draft


def _find_reach(spans: Sequence[tuple[int, int]]) -> Reach:
    ordered = sorted(spans)
    return Reach([start for start, _ in ordered], list(accumulate((end for _, end in ordered), max)))


def _leave_out(attributions: Sequence[Attribution], others: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose contents do not stand in those of others already."""
    taken = _find_reach([span for attribution in others for span in attribution.contents])
    return [attribution for attribution in attributions if not taken.covers(attribution.contents[0][0])]


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
        last = find_span(doc, quotation.outer_start, quotation.outer_end).start - 1
        if last < 0 or doc[last].is_space:
            continue
        sentence = doc[last].sent
        leads = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        quoting = (i for i in leads if "quote" in joined[i].entry.frames and joined[i].contents[-1][1] < content[0])
        lead = next(quoting, None)
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
    spared = (spare_quoted(attribution, quoted) for attribution in indirect)
    kept = [attribution for attribution in spared if not set(attribution.contents) <= quoted]
    marked = _find_reach([(quotation.start, quotation.end) for quotation in quotations])
    said = _find_reach([span for attribution in (*direct, *kept) for span in attribution.contents])
    found = list(direct)
    for attribution in kept:
        at = attribution.cue.start_char
        retold = marked.covers(at) and _is_retold(attribution, referents)
        told = not marked.covers(at) and (not said.covers(at) or _is_told(attribution))
        if retold or told:
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
