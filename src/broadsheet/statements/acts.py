"""Acts: what a speaker does by saying so: the act of the list, or what negation, obligation, danger and praise or blame
in what is said make of it.

Knows attributions, the words of what is said and `lexicon/stances.csv`. Knows nothing of speakers or entities.
"""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from broadsheet.language.syntax import find_auxiliaries, find_own_subject, find_relation, is_negated
from broadsheet.lexicon import read_class, read_lexicon
from broadsheet.rules import find_first, name_rule
from broadsheet.statements.cues import Attribution
from broadsheet.statements.denials import is_denied

# words of obligation in what is said turn a neutral saying into urging
OBLIGATION = read_class("obligation") | {"let"}
# what may come of a thing, and how: "could pose a threat", "risk death"
DANGERS = {"danger", "death", "endanger", "jeopardise", "jeopardize", "risk", "threat", "threaten"}
POSSIBLE = {"could", "may", "might", "will", "would"}
# whoever has to do a thing by their own words tells it and urges nobody: "I must tell you", "he must go home"
SINGLE = {"i", "he", "she"}
# clauses that tell of a thing beside what is said: "the role that firms should play"
ASIDE = {"relative clause", "reduced clause", "adverbial clause", "clause"}


def find_act(attribution: Attribution, words: Sequence[Token]) -> tuple[str, str]:
    """The act of an attribution, given the words that are said, and the rule that decided it."""
    act, rule = find_first(ACTS, attribution, words)
    return (act, rule) if act is not None and rule is not None else (attribution.act, name_rule(find_listed_act))


def tell_unsaid(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "did not say when", "has not announced it": who does not say so does something else."""
    return "other" if attribution.act in ("claim", "announce") and is_denied(attribution.cue) else None


def tell_urging(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "We must fight on, she said": a neutral saying of an obligation urges, where most of what is said is one."""
    if not _is_neutral(attribution):
        return None
    obliges = sum(_obliges(token, words) for token in words)
    return "urge" if obliges * 2 >= _count_sentences(words) and obliges else None


def tell_warning(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "It could pose a threat, he said": a neutral saying of a danger that may come warns."""
    if not _is_neutral(attribution) or _count_sentences(words) > 1:
        return None
    feared = any(_is_feared(token) for token in words if token.lemma_.casefold() in DANGERS)
    return "warn" if feared else None


def tell_judgement(attribution: Attribution, words: Sequence[Token]) -> str | None:
    """ "The plan is a disgrace, she said", "called the plan a disgrace": a neutral saying of what is good or bad."""
    if attribution.act != "claim" or _count_sentences(words) > 1:
        return None
    judged = [token for token in words if _is_judging(token, words) and not is_negated(token)]
    sides = {_read_judging()[token.lemma_.casefold()] for token in judged}
    return sides.pop() if len(sides) == 1 else None


def find_listed_act(attribution: Attribution) -> str:
    """ "warned of floods": the act that the list gives the cue, or the frame that its content was found by."""
    return attribution.act


# what makes another act of the listed one, in the order they are tried
ACTS = (tell_unsaid, tell_urging, tell_warning, tell_judgement)


def _is_neutral(attribution: Attribution) -> bool:
    return attribution.act == "claim" and "quote" in attribution.entry.frames


def _count_sentences(words: Sequence[Token]) -> int:
    return len({token.sent.start for token in words if token.is_alpha}) or 1


def _obliges(token: Token, words: Sequence[Token]) -> bool:
    """Does an obligation hold of what is said as a whole, and for others than one person?"""
    if token.lower_ not in OBLIGATION or token.tag_ not in ("MD", "VB", "VBP"):
        return False
    verb = token.head if token.tag_ == "MD" else token
    subject = find_own_subject(verb)
    inside = {word.i for word in words}
    beside = find_relation(verb) in ASIDE and verb.head.i in inside and verb.head.i != verb.i
    return not beside and (subject is None or subject.lower_ not in SINGLE)


def _is_feared(token: Token) -> bool:
    """Is a danger one that may come: "could endanger lives", "pose a threat", "thousands risk death"?"""
    verb = token if token.pos_ == "VERB" else token.head
    possible = any(auxiliary.lower_ in POSSIBLE for auxiliary in find_auxiliaries(verb))
    return possible or (verb.lemma_ in ("risk", "endanger") and verb.tag_ in ("VBP", "VBZ"))


def _is_judging(token: Token, words: Sequence[Token]) -> bool:
    """Is a word that praises or blames what something is said to be: "is absurd", "called it a disgrace"?"""
    if token.lemma_.casefold() not in _read_judging() or token.pos_ not in ("ADJ", "NOUN"):
        return False
    copula = any(find_relation(child) == "copula" for child in token.children)
    named = find_relation(token) in ("open clause", "predicate") and token.head.i not in {word.i for word in words}
    beside = find_relation(token) in ASIDE - {"clause"}
    return (copula or named) and not beside


@cache
def _read_judging() -> dict[str, str]:
    """Words for what is good or bad, each with the act of saying so."""
    sides = {"support": "praise", "oppose": "criticise"}
    rows = (row for row in read_lexicon("stances") if row["holder"] == "speaker" and row["target"] == "subject")
    return {row["predicate"]: sides[row["polarity"]] for row in rows if row["pos"] in ("adjective", "noun")}
