"""Acts: what a speaker does by saying so: the act of the list, or what negation and obligation make of it.

Knows attributions and the words of what is said. Knows nothing of speakers or entities.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from broadsheet.lexicon import read_class
from broadsheet.rules import find_first, name_rule
from broadsheet.statements.cues import Attribution
from broadsheet.statements.denials import is_denied

# words of obligation in what is said turn a neutral saying into urging
OBLIGATION = read_class("obligation") | {"let"}


def find_act(attribution: Attribution, words: Sequence[Token]) -> tuple[str, str]:
    """The act of an attribution, given the words that are said, and the rule that decided it."""
    act, rule = find_first(ACTS, attribution, words)
    return (act, rule) if act is not None and rule is not None else (attribution.act, name_rule(find_listed_act))


def tell_unsaid(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "did not say when", "has not announced it": who does not say so does something else."""
    return "other" if attribution.act in ("claim", "announce") and is_denied(attribution.cue) else None


def tell_urging(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "We must fight on, she said": a neutral saying of an obligation urges."""
    if attribution.act != "claim" or "quote" not in attribution.entry.frames:
        return None
    obliges = any(token.lower_ in OBLIGATION and token.tag_ in ("MD", "VB", "VBP") for token in words)
    return "urge" if obliges else None


def find_listed_act(attribution: Attribution) -> str:
    """ "warned of floods": the act that the list gives the cue, or the frame that its content was found by."""
    return attribution.act


# what makes another act of the listed one, in the order they are tried
ACTS = (tell_unsaid, tell_urging)
