"""Denials: whether it is denied that somebody says or thinks so: "did not criticise", "neither has said".

Knows the parse, and the words under which nothing is done in `lexicon/carriers.csv` and `lexicon/factuality.csv`. Knows
nothing of contents or speakers.
"""

from spacy.tokens import Span, Token

from broadsheet.language.entries import carries
from broadsheet.language.factuality import NOBODIES, find_undoing, is_awaited, is_merely, is_refused
from broadsheet.language.syntax import find_subject, is_negated


def is_denied(cue: Span) -> bool:
    """Is what a cue tells denied: "did not criticise", "avoided criticising", "neither has said"?"""
    return any(_is_undone(word) for word in cue)


def denies_content(form: str, act: str, *, negated: bool) -> bool:
    """Does a statement deny what is said in it: "denied that he left", "never said he left", and not "did not deny that
    he left", nor words in quotation marks?
    """
    return form != "direct" and (act == "deny") is not negated


def _is_undone(word: Token) -> bool:
    """Is what a word of the cue says not done? What somebody does "not only" say is said."""
    undone = is_negated(word) or find_denying(word) is not None
    return (undone or _is_over(word) or _is_left_out(word) or _is_of_nobody(word)) and not is_merely(word)


def find_denying(cue: Token) -> Token | None:
    """The verb above a cue by which nothing is said: `stopped` in "stopped short of criticising", `failed` in "failed
    to say", `has` in "has yet to say".
    """
    above = cue.head
    if above.i >= cue.i or is_negated(above):
        return None
    if cue.tag_ == "VBG":
        avoids = find_undoing(cue) == "short" or carries(above, "avoids")
        verb = above if above.pos_ == "VERB" else above.head  # "steered clear of", "stopped short of"
        return verb if avoids else None
    return above if is_refused(cue) or (above.lemma_ == "have" and is_awaited(cue)) else None


def _is_left_out(gerund: Token) -> bool:
    """ "condemned the raid without saying who was to blame" """
    return gerund.tag_ == "VBG" and find_undoing(gerund) == "without"


def _is_over(word: Token) -> bool:
    """ "no longer believes" """
    return any(child.lower_ == "longer" and is_negated(child) for child in word.children)


def _is_of_nobody(cue: Token) -> bool:
    """ "Neither the union nor the firm has criticised it", "No minister said so", "Nobody accused the firm" """
    subject = find_subject(cue)
    return subject is not None and not NOBODIES.isdisjoint((subject.left_edge.lower_, subject.lower_))
