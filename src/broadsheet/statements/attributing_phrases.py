"""Attributing phrases: whose words a phrase says they are: "according to police", "for critics", a heading "Police:".

Knows the parse, cues and contents. Knows nothing of cues that are verbs.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from broadsheet.language import breaks_line
from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import find_noun_phrase, find_obliques, find_relation
from broadsheet.rules import Made
from broadsheet.schema import AGENT_TYPES
from broadsheet.statements.contents import find_spans
from broadsheet.statements.cues import Attribution, Cue, find_phrases, keep_rule

# a heading "Poll: Voters turn away" names its source before the colon, in a few words
LONGEST_HEADING_SOURCE = 6
# headings that set off what the article itself says or shows
OWN_VOICE = {
    "note",
    "update",
    "correction",
    "clarification",
    "video",
    "photo",
    "audio",
    "chart",
    "map",
    "list",
    "advertisement",
}
# what a noun is to another when it is no head of its phrase
INSIDE_NAMES = ("name part", "compound", "possessor", "adjective")
HEADING = Cue(":", "claim", {"that": "claim"})
VIEW = Cue("for", "believe", {"that": "believe"})


def find_according_to(doc: Doc) -> Iterator[Attribution]:
    """ "according to X", "in the words of X", "by his own account": the clause around the phrase is what X says."""
    text = doc.text.casefold()
    for kind, read in (("preposition", read_phrase), ("adverb", read_account)):
        phrases = find_phrases(kind)
        present = {word: said for word, entries in phrases.items() if (said := [e for e in entries if e.lemma in text])}
        for token in doc if present else ():
            for entry in present.get(token.lower_, ()):
                end = token.i + len(entry.lemma.split())
                if doc[token.i : end].text.casefold() == entry.lemma and end < len(doc):
                    attribution = read(doc, token.i, end, entry)
                    if attribution is not None:
                        yield attribution


def read_phrase(doc: Doc, start: int, end: int, entry: Cue) -> Attribution | None:
    """ "According to police, ...", "in the words of one critic, ...": the noun behind the phrase says so."""
    sentence = doc[start].sent
    nouns = (token for token in doc[end : sentence.end] if token.pos_ in ("NOUN", "PROPN", "PRON"))
    governed = doc[start].head
    noun = governed.i >= end and governed.pos_ in ("NOUN", "PROPN", "PRON")
    speaker = governed if noun else next((noun for noun in nouns if find_relation(noun) not in INSIDE_NAMES), None)
    if speaker is None:
        return None
    described = (child for child in speaker.rights if find_relation(child) == "relative clause")
    resume = max(find_noun_phrase(speaker, appositions=True).end, end, *(child.right_edge.i + 1 for child in described))
    return _attribute_around(doc[start:end], entry, speaker, resume, keep_rule(read_phrase))


def read_account(doc: Doc, start: int, end: int, entry: Cue) -> Attribution | None:
    """The speaker is the one meant by "his" of "by his own account", and nobody in "by all accounts"."""
    owner = next((token for token in doc[start:end] if token.tag_ == "PRP$"), None)
    return _attribute_around(doc[start:end], entry, owner, end, keep_rule(read_account))


def _attribute_around(phrase: Span, entry: Cue, speaker: Token | None, resume: int, rules: Made) -> Attribution | None:
    """What the sentence says before a phrase and from token `resume` on."""
    doc, sentence = phrase.doc, phrase.sent
    rest = ((sentence.start, phrase.start), (resume, sentence.end))
    contents = tuple(span for first, last in rest for span in find_spans(doc, first, last) if span[1] - span[0] > 1)
    return Attribution(phrase, entry, entry.act, speaker, contents, rules=rules) if contents else None


def find_views(doc: Doc) -> Iterator[Attribution]:
    """ "For the mayor, the plan is a mistake": what something is now, to somebody that the sentence begins with."""
    for sentence in doc.sents:
        holder = next(
            (noun for preposition, noun in find_obliques(sentence.root) if preposition.i == sentence.start), None
        )
        if holder is None or doc[sentence.start].lower_ != "for" or holder.right_edge.i + 1 >= sentence.end:
            continue
        somebody = holder.ent_type_ in ("PERSON", "ORG") or find_people_kind(holder) in ("person", "group", "body")
        copula = next((child for child in sentence.root.children if find_relation(child) == "copula"), None)
        comma = find_noun_phrase(holder, appositions=True).end
        if (
            somebody
            and copula is not None
            and copula.tag_ in ("VBZ", "VBP")
            and comma < copula.i
            and doc[comma].text == ","
        ):
            contents, rules = find_spans(doc, comma + 1, sentence.end), keep_rule(find_views)
            yield Attribution(doc[sentence.start : sentence.start + 1], VIEW, VIEW.act, holder, contents, rules=rules)


def find_headings(doc: Doc) -> Iterator[Attribution]:
    """A heading with a colon: "Poll: Wealthy voters abandon party"."""
    named = {text for name in doc.ents if name.label_ in AGENT_TYPES for text in (name.text, name[-1].text)}
    for sentence in doc.sents:
        colon = next((token for token in sentence if token.text == ":"), None)
        if colon is None or not 0 < colon.i - sentence.start <= LONGEST_HEADING_SOURCE or colon.i + 2 >= sentence.end:
            continue
        if sentence.start and not breaks_line(doc[sentence.start - 1]):
            continue
        name = doc[sentence.start : colon.i]
        rest = doc[colon.i + 1 : sentence.end]
        told_by = find_people_kind(name.root) is not None and name.root.lemma_ not in OWN_VOICE
        speaks = told_by or name.root.ent_type_ in AGENT_TYPES or name.text in named
        if speaks and any(token.pos_ in ("VERB", "AUX") for token in rest) and rest[0].text[:1].isupper():
            contents, rules = find_spans(doc, rest.start, rest.end), keep_rule(find_headings)
            mark = doc[colon.i : colon.i + 1]
            yield Attribution(mark, HEADING, HEADING.act, name.root, contents, name=name, rules=rules)
