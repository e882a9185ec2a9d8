"""Headlines: lines without a stop, whose few words a parser ties wrongly: "Glaciers gone by 2060, study finds".

Read by the comma, the cue and a word for people or documents beside it. Knows nothing of entities.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from broadsheet.language import find_text
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import trim_span
from broadsheet.paragraphs import find_paragraphs
from broadsheet.statements.contents import find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rule

# words of a headline and of who speaks in it; more is a sentence that has lost its stop
LONGEST_HEADLINE, LONGEST_SPEAKER = 16, 5
# the fewest tokens that something said has: "Prices fell 3%", and that a denied deed has: "leaking report"
FEWEST_SAID, FEWEST_DENIED = 3, 2
ENDS = (".", "!", "?", ":", ";", '"', "”")


def find_headlines(doc: Doc) -> list[Attribution]:
    """Find what headlines tell somebody says, in text order. None: an empty list."""
    found: list[Attribution] = []
    for start, end in find_paragraphs(find_text(doc)):
        line = doc.char_span(start, end, alignment_mode="contract")
        line = trim_span(line) if line is not None and not line.text.rstrip().endswith(ENDS) else None
        if (
            line is not None
            and len(line) <= LONGEST_HEADLINE
            and not any(token.is_quote and token.tag_ != "POS" for token in line)
        ):
            found += [*find_tags(line), *find_denials(line)]
    return found


def find_tags(line: Span) -> Iterator[Attribution]:
    """ "Glaciers gone by 2060, study finds", "Rents To Double, Warns Tenants' Union": a cue and who behind a comma."""
    comma = next((token.i for token in reversed(list(line)) if token.text == ","), line.start)
    said, tail = line.doc[line.start : comma], line.doc[comma + 1 : line.end]
    opens = len(said) >= FEWEST_SAID and said[0].pos_ not in ("ADP", "SCONJ", "CCONJ")
    if not opens or not 1 < len(tail) <= LONGEST_SPEAKER + 1 or any(token.text == "," for token in said):
        return
    for cue, who in ((tail[-1], tail[:-1]), (tail[0], tail[1:])):
        entry = _find_entry(cue, "tag")
        if entry is not None and _may_speak(who):
            yield _attribute(cue, entry, entry.act, who, said)
            return


def find_denials(line: Span) -> Iterator[Attribution]:
    """ "Army denies shelling market in Kesh": a denied deed, that a parser takes for a noun, up to the end."""
    for cue in line[1:-FEWEST_DENIED]:
        entry, deed = _find_entry(cue, "object"), cue.nbor()
        who, said = line.doc[line.start : cue.i], line.doc[cue.i + 1 : line.end]
        if entry is None or entry.act != "deny" or not deed.lower_.endswith("ing"):
            continue
        if _may_speak(who) and not any(token.text == "," for token in said):
            yield _attribute(cue, entry, entry.frames["object"], who, said)
            return


def _find_entry(cue: Token, frame: str) -> Cue | None:
    """The entry of a verb in the present or past that has a frame."""
    entry = find_cue(cue) if cue.tag_ in ("VBZ", "VBP", "VBD") else None
    return entry if entry is not None and frame in entry.frames else None


def _may_speak(who: Span) -> bool:
    """Do words name somebody, or a body or document: "study", "Tenants' Union", "Ann Lee"?"""
    if not 0 < len(who) <= LONGEST_SPEAKER or any(
        token.pos_ in ("VERB", "AUX", "ADP", "PRON", "SCONJ") or token.text == "," for token in who
    ):
        return False
    return find_people_kind(who[-1]) is not None or who[-1].ent_type_ in ("PERSON", "ORG", "GPE")


def _attribute(cue: Token, entry: Cue, act: str, who: Span, said: Span) -> Attribution:
    doc, name = cue.doc, trim_span(who)
    contents = find_spans(doc, said.start, said.end)
    rules = keep_rule(find_headlines)
    return Attribution(doc[cue.i : cue.i + 1], entry, act, name[-1], contents, name=name, rules=rules)
