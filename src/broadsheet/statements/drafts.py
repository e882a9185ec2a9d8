"""Drafts: the rows an attribution makes, one a speaker, before they have a number.

Knows attributions and referents. Knows nothing of the other attributions of an article.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from broadsheet.entities import Referents
from broadsheet.language import Quotation, find_text
from broadsheet.language.entries import read_people
from broadsheet.language.syntax import find_conjuncts, find_noun_phrase, find_relation
from broadsheet.rules import Made
from broadsheet.schema import Entity, Statement
from broadsheet.statements.acts import find_act
from broadsheet.statements.contents import Spans, find_span, trim_quoted
from broadsheet.statements.cues import Attribution
from broadsheet.statements.denials import is_denied

# speakers that stand for nobody in particular
NOBODY = {"it", "there", "this", "that", "which", "what", "one", "you"}
UNSPECIFIC = {"many", "some", "most", "others", "few", "all", "critics", "observers", "people"}
# characters of a bracket at the head of a quotation, as in "[I]f"
BRACKET = 1
# characters behind a quotation that a content takes in: its closing mark and a stop
CLOSING = 2
# types of entities that have neither a name nor an office
UNNAMED = ("ACTOR", "TOPIC")


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of `statements` without its id: who says it (entity and words), by which cue, and what."""

    entity: str | None
    speaker: Span | None
    cue: Span
    contents: Spans
    form: str
    act: str
    negated: bool
    rules: Made
    reading: str | None = None
    odds: float | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the content begins, and the cue: the order of the rows."""
        return self.contents[0][0], self.cue.start_char

    def number(self, number: int) -> Statement:
        """The row, with its id."""
        words, cue, start, end = self.speaker, self.cue, self.contents[0][0], self.contents[-1][1]
        return Statement(
            statement=f"s{number}",
            speaker=self.entity,
            speaker_text=words.text if words is not None else None,
            speaker_start=words.start_char if words is not None else None,
            speaker_end=words.end_char if words is not None else None,
            cue=cue.text,
            cue_start=cue.start_char,
            cue_end=cue.end_char,
            content=find_text(cue.doc)[start:end],
            content_start=start,
            content_end=end,
            content_spans=" ".join(f"{first}-{last}" for first, last in self.contents),
            form=self.form,
            act=self.act,
            negated=self.negated,
            rules=self.rules,
            reading=self.reading,
            odds=self.odds,
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: an entity, and the words for it."""

    entity: str | None
    words: Span | None


def draft_rows(attribution: Attribution, referents: Referents, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """A row for each speaker of an attribution; one without a speaker where nobody is named."""
    doc = attribution.cue.doc
    whole = attribution.contents
    if not attribution.direct:
        whole = _keep_quotations_whole(whole, attribution.cue, quotations)
    contents = tuple(sorted(set(whole)))
    form = _find_form(attribution, contents, quotations)
    act, rule = find_act(attribution, [token for first, last in contents for token in find_span(doc, first, last)])
    negated = not attribution.direct and is_denied(attribution.cue)
    rules = (*attribution.rules, ("act", rule))
    odds = attribution.verdict.odds if attribution.verdict is not None else None
    for speaker in _find_speakers(attribution, referents):
        if speaker.words is None or not _holds_any(speaker.words, contents):
            row = Draft(speaker.entity, speaker.words, attribution.cue, contents, form, act, negated, rules)
            yield replace(row, reading=attribution.reading, odds=odds)


def _holds_any(words: Span, contents: Spans) -> bool:
    """Do the words for a speaker hold what is said? Nobody says a part of their own name."""
    return any(words.start_char <= first and last <= words.end_char for first, last in contents)


def _keep_quotations_whole(contents: Spans, cue: Span, quotations: Sequence[Quotation]) -> Spans:
    """Contents that end inside a quotation go on to its end, unless the cue stands there."""
    whole = []
    for start, end in contents:
        cut = next((mark for mark in quotations if start - BRACKET <= mark.start < end < mark.end), None)
        if cut is not None and not cut.start <= cue.start_char < cut.end:
            end = trim_quoted(find_text(cue.doc), start, cut.end)[1]
        whole.append((start, end))
    return tuple(whole)


def _find_speakers(attribution: Attribution, referents: Referents) -> list[Speaker]:
    """Entity and words of each speaker; one of neither for nobody."""
    speaker = attribution.speaker
    if speaker is None or _is_nobody(speaker, referents):
        return [Speaker(None, None)]
    if attribution.name is not None:
        return [Speaker(entity, attribution.name) for entity in referents.find_all(speaker) or (None,)]
    others = [head for head in _find_others(speaker) if head.pos_ in ("NOUN", "PROPN", "PRON")]
    # "Hollin & Wray" is one name, whatever the parser makes of it
    heads = [speaker, *(head for head in others if not referents.is_name(head) or referents.find(head) is not None)]
    found = []
    for head in heads:
        words = find_noun_phrase(head, appositions=True)
        unspecific = head.lower_ in UNSPECIFIC and head.pos_ != "PROPN"
        entities = () if unspecific else referents.find_all(head)
        spoken = head.lower_ == "it" and "spoken" in attribution.entry.traits
        dumb = {entity for entity in entities if spoken and not _can_speak(referents.entities[entity])}
        found += [Speaker(None if entity in dumb else entity, words) for entity in entities or (None,)]
    return found


def _is_nobody(speaker: Token, referents: Referents) -> bool:
    """Does a single word stand for nobody: "it is said", "there"?"""
    single = speaker.left_edge.i == speaker.right_edge.i
    return single and speaker.lower_ in NOBODY and referents.find(speaker) is None


def _can_speak(entity: Entity) -> bool:
    """Is what an "it" seems to mean a name, a body or a document, and no thing: "Unemployment will rise, it said"?"""
    noun = entity.name.rpartition(" ")[2].casefold()
    return entity.type not in UNNAMED or not read_people().keys().isdisjoint((noun, noun.removesuffix("s")))


def _find_others(speaker: Token) -> list[Token]:
    """Who speaks with the speaker: not a further word for the same person ("a lawyer and senior fellow") nor a part of
    one name.
    """
    return [other for other in find_conjuncts(speaker) if not _is_same(speaker, other)]


def _is_same(speaker: Token, other: Token) -> bool:
    """Is a coordinated noun a further word for the speaker: "a lawyer and senior fellow", "her lawyer/husband"?"""
    determined = any(find_relation(child) in ("determiner", "possessor") for child in other.children)
    one_name = all(token.ent_iob_ == "I" for token in speaker.doc[speaker.i + 1 : other.i + 1])
    first = other.left_edge.i  # 0 where a parser crosses branches
    slashed = first > 0 and other.doc[first - 1].text == "/"
    return (other.tag_ == "NN" and not determined) or one_name or slashed


def _find_form(attribution: Attribution, contents: Spans, quotations: Sequence[Quotation]) -> str:
    """Is what is said in quotation marks, in the article's words, or in both?"""
    if attribution.direct:
        return "direct"
    inside = any(
        first <= quotation.start and quotation.end <= last + CLOSING
        for first, last in contents
        for quotation in quotations
    )
    return "mixed" if inside else "indirect"
