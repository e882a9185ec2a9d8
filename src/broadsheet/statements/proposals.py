"""Proposals: what the network alone reads, where no rule reads a cue, and what it would rather take for the content
where one does.

Knows attributions, the network and its judge. Knows nothing of entities.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from broadsheet.language.factuality import is_refused, is_unasserted
from broadsheet.language.syntax import find_noun_phrase, find_verb_group, is_passive
from broadsheet.rules import Made, name_rule
from broadsheet.statements.contents import Spans, find_span, find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rules
from broadsheet.statements.direct import find_noun_beside, spare_quoted
from broadsheet.statements.judge import Claim
from broadsheet.statements.network import Glance, Sight, find_runs
from broadsheet.statements.predicate_cues import SILENT
from broadsheet.statements.speakers import find_cited

# what a further stretch of words must add to what is said, in log-odds: two tokens that are likely
PRICE = 2.0
# the share of words that two contents have in common from which on they are one and the same
SAME = 0.5
FIRST_OR_SECOND = {"i", "we", "me", "us", "you", "myself", "ourselves"}


def find_proposals(
    doc: Doc, sight: Sight, read: Sequence[Attribution], kept: Sequence[Attribution]
) -> Iterator[Attribution]:
    """What cues that no rule reads say, where the network holds the cue and its content likely; not what one of `kept`
    tells already.
    """
    cues = {token.i for attribution in read for token in attribution.cue}
    quoted = {span for attribution in kept if attribution.direct for span in attribution.contents}
    for i in map(int, (sight.odds > 0).nonzero()[0]):
        proposal = propose(doc, sight, sight.look(i)) if i not in cues and not _is_silent(doc[i]) else None
        proposal = spare_quoted(proposal, quoted) if proposal is not None else None
        if proposal is None or not proposal.contents or (sight.words.quotations[i] and _is_own(proposal)):
            continue
        if not any(_is_same(proposal, other) for other in kept):
            yield proposal


def propose(doc: Doc, sight: Sight, glance: Glance) -> Attribution | None:
    """What the network makes of a cue as an attribution; None where nothing is said."""
    token = doc[glance.cue]
    contents = find_likely_content(doc, glance)
    if not contents:
        return None
    listed = find_cue(token)
    act = sight.find_act(token.i, [said.i for first, last in contents for said in find_span(doc, first, last)])
    entry = Cue(token.lemma_, act, {"quote": act}) if listed is None else listed
    speaker = None if glance.source is None else doc[glance.source]
    rule = name_rule(propose)
    rules = keep_rules(cue=rule, content=rule, speaker=None if speaker is None else rule)
    return Attribution(_find_cue_span(token), entry, entry.act, speaker, contents, rules=rules)


def find_likely_content(doc: Doc, glance: Glance) -> Spans:
    """What the network holds to be said, without marks and "that" at the edges."""
    runs = find_runs(glance.said, PRICE)
    return tuple(span for first, last in runs for span in find_spans(doc, glance.start + first, glance.start + last))


def mend(attribution: Attribution, glance: Glance) -> Attribution | None:
    """The attribution with what the network holds to be said; None where that is nothing else."""
    contents = find_likely_content(attribution.cue.doc, glance)
    if not contents or contents == attribution.contents:
        return None
    return replace(attribution, contents=contents, rules=_replace_rule(attribution, "content", name_rule(mend)))


def rename(attribution: Attribution, glance: Glance) -> Attribution | None:
    """The attribution with whom the network holds to say so; None where that is nobody else, or the layout, another
    sentence or a sure parse tells it.
    """
    own, doc = attribution.speaker, attribution.cue.doc
    if own is not None and _is_sure(attribution):
        return None
    unnamed = own is None and (is_passive(attribution.cue.root) or "heard" in attribution.entry.traits)
    if unnamed or glance.source is None or attribution.name is not None:
        return None
    if own is not None and own.sent.start != glance.start:
        return None
    words = _find_speaker_words(attribution)
    if words is not None and words.start <= glance.source < words.end:
        return None
    return replace(
        attribution, speaker=doc[glance.source], rules=_replace_rule(attribution, "speaker", name_rule(rename))
    )


def _is_sure(attribution: Attribution) -> bool:
    """Does the parse tell who is quoted or cited: '"It is late," said Lund', "quoted Lund as saying"?"""
    if find_cited(attribution.cue.root) == attribution.speaker:
        return True
    return attribution.direct and dict(attribution.rules).get("speaker") != name_rule(find_noun_beside)


def _replace_rule(attribution: Attribution, column: str, rule: str) -> Made:
    """The rules of an attribution, with another for a column."""
    return (*((made, name) for made, name in attribution.rules if made != column), (column, rule))


def make_claim(attribution: Attribution, reading: str) -> Claim:
    """What is to be judged of an attribution."""
    doc, sentence = attribution.cue.doc, attribution.cue.root.sent
    said = [token.i for first, last in attribution.contents for token in find_span(doc, first, last)]
    words = _find_speaker_words(attribution)
    rules = dict(attribution.rules)
    return Claim(
        reading,
        said if said and all(sentence.start <= i < sentence.end for i in said) else None,
        None if words is None else range(words.start, words.end),
        mended=rules["content"] == name_rule(mend),
        renamed=rules.get("speaker") == name_rule(rename),
    )


def _find_speaker_words(attribution: Attribution) -> Span | None:
    if attribution.name is not None or attribution.speaker is None:
        return attribution.name
    return find_noun_phrase(attribution.speaker, appositions=True)


def _find_cue_span(token: Token) -> Span:
    """The verb group of a verb, or the word itself."""
    return find_verb_group(token) if token.pos_ in ("VERB", "AUX") else token.doc[token.i : token.i + 1]


def _is_silent(cue: Token) -> bool:
    """Is a verb not told as done: "could say", "never urged"? There the rules are surer than the network."""
    entry = find_cue(cue)
    return is_unasserted(cue) or is_refused(cue) or (entry is not None and any(rule(cue, entry) for rule in SILENT))


def _is_own(proposal: Attribution) -> bool:
    """Is it "I think" or "we know", which in a quotation is part of what the quoted say?"""
    return proposal.speaker is not None and proposal.speaker.lower_ in FIRST_OR_SECOND


def _is_same(one: Attribution, other: Attribution) -> bool:
    """Do two attributions tell the same: "went on to say"?"""
    first, second = (
        {i for start, end in attribution.contents for i in range(start, end)} for attribution in (one, other)
    )
    return len(first & second) >= SAME * len(first | second)
