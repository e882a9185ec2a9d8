"""Indirect: attributions whose content is a clause or phrase of the sentence, with or without quoted fragments in it.

Knows which module reads a cue of which part of speech. Knows nothing of entities.
"""

from spacy.tokens import Doc, Token

from broadsheet.rules import name_rule
from broadsheet.statements.attributing_phrases import find_according_to, find_headings, find_views
from broadsheet.statements.contents import find_spans
from broadsheet.statements.cues import Attribution, Cue, find_cue, keep_rules
from broadsheet.statements.noun_cues import read_noun
from broadsheet.statements.predicate_cues import read_predicate


def find_indirect_speech(doc: Doc, *, taken: set[int]) -> list[Attribution]:
    """Find attributions by clause or phrase, in the order of their cues.

    `taken` are tokens that are cues of direct speech already.
    """
    found = []
    for token in doc:
        entry = find_cue(token) if token.i not in taken else None
        attribution = READERS.get(token.pos_, read_predicate)(token, entry) if entry is not None else None
        if attribution is not None:
            found.append(attribution)
    headings = (heading for heading in find_headings(doc) if heading.cue.root.i not in taken)
    found += [*find_according_to(doc), *find_views(doc), *headings]
    return sorted(found, key=lambda attribution: attribution.cue.start)


def read_adverb(adverb: Token, entry: Cue) -> Attribution | None:
    """ "reportedly", "allegedly": somebody says so of the clause, and nobody says who."""
    verb = adverb.head
    if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or verb.i == adverb.i:
        return None
    contents = find_spans(adverb.doc, verb.left_edge.i, verb.right_edge.i + 1, without=adverb)
    if not contents:
        return None
    rules = keep_rules(cue=name_rule(find_cue), content=name_rule(read_adverb), speaker=None)
    return Attribution(adverb.doc[adverb.i : adverb.i + 1], entry, entry.act, None, contents, rules=rules)


# who reads a cue, by its part of speech; `read_predicate` all others
READERS = {"NOUN": read_noun, "ADV": read_adverb}
