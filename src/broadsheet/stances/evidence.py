"""Evidence: the words that show a stance, and how clearly they do.

Knows the parse. Knows nothing of entities.
"""

from spacy.tokens import Span

from broadsheet.schema import Stance, Statement
from broadsheet.stances.candidates import Candidate
from broadsheet.stances.phrases import find_phrase


def find_evidence(found: Candidate, said: Statement | None) -> Span:
    """From the first to the last of holder, predicate and target, and of what a predicate that is a cue says, in one
    sentence.
    """
    doc = found.target.doc
    sentence = found.predicate.sent
    spans = [find_phrase(found.target), doc[found.predicate.i : found.predicate.i + 1]]
    if found.holder is not None and found.holder.sent == sentence:
        spans.append(find_phrase(found.holder))
        if found.holder.text[0] in "'’":  # "let's help": the clitic does not stand alone
            spans.append(doc[found.holder.i - 1 : found.holder.i])
    content = doc.char_span(said.content_start, said.content_end, alignment_mode="expand") if said is not None else None
    if content is not None:
        spans.append(content)
    spans = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
    return doc[min(span.start for span in spans) : max(span.end for span in spans)]


def rate_evidence(found: Candidate, row: Stance) -> tuple[bool, ...]:
    """How clearly its words show a stance: told without an "if", with the target and the holder among them, and by no
    pronouns. The greater is the clearer.
    """
    spans = ((row.target_start, row.target_end), (row.holder_start, row.holder_end))
    shows = [start is not None and end is not None and row.start <= start and end <= row.end for start, end in spans]
    named = [noun is not None and noun.pos_ != "PRON" for noun in (found.target, found.holder)]
    return not row.conditional, *shows, *named
