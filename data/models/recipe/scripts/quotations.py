"""Quotations: sentences in which somebody is quoted, put together from the treebank's own clauses and subjects.

News puts the speaker after the verb ("...," said the minister); the treebanks hardly ever do, and a parser trained on them
alone takes that speaker for an object. Both parts keep their gold trees; the clause becomes `ccomp` of the verb, as in EWT.
"""
import random
from collections.abc import Iterable
from dataclasses import replace

from conllu import Document, Sentence, Token

VERBS = {"said": "say", "says": "say", "added": "add", "warned": "warn", "explained": "explain", "insisted": "insist", "argued": "argue"}
SAID = 0.5  # share of "said" among the verbs
AFTER_VERB = 0.6  # share of quotations with the speaker after the verb
BEFORE_VERB = 0.2  # and before it, after the quotation; the rest is reported without quotes
MAX_CLAUSE, MAX_SPEAKER = 25, 12  # words


def build_quotations(documents: Iterable[Document], *, count: int, rng: random.Random) -> list[Sentence]:
    """`count` quotations of random clauses by random speakers of `documents`."""
    sentences = [s for document in documents for s in document.sentences]
    clauses = [clause for s in sentences if (clause := find_clause(s))]
    speakers = [speaker for s in sentences for speaker in find_speakers(s)]
    return [build_quotation(rng.choice(clauses), rng.choice(speakers), rng) for _ in range(count)]


def find_clause(sentence: Sentence) -> tuple[Token, ...] | None:
    """A plain statement without its full stop, or None: a finite verb with a subject, no quotes, nothing else in the sentence."""
    *tokens, stop = sentence.tokens
    if stop.form != "." or not 4 <= len(tokens) <= MAX_CLAUSE or not tokens[0].form[0].isupper():
        return None
    root = next((i for i, t in enumerate(tokens) if t.head < 0), None)
    has_subject = any(t.head == root and t.dep.startswith("nsubj") and i < root for i, t in enumerate(tokens)) if root else False
    plain = not any(t.xpos in {"``", "''", ":", "NFP"} or t.dep in {"parataxis", "list", "vocative"} for t in tokens)
    return tuple(tokens) if has_subject and plain else None


def find_speakers(sentence: Sentence) -> list[tuple[Token, ...]]:
    """The nominal subjects of a sentence, each a run of tokens that holds its whole subtree; heads are relative to the run."""
    found = []
    for i, token in enumerate(sentence.tokens):
        if token.dep != "nsubj" or token.upos not in {"NOUN", "PROPN"}:
            continue
        members = subtree(sentence.tokens, i)
        first, last = members[0], members[-1]
        if len(members) != last - first + 1 or len(members) > MAX_SPEAKER or sentence.tokens[last].upos == "PUNCT":
            continue
        run = sentence.tokens[first:last + 1]
        found.append(tuple(replace(t, head=-1 if first + j == i else t.head - first) for j, t in enumerate(run)))
    return found


def subtree(tokens: tuple[Token, ...], top: int) -> list[int]:
    """The indices of `top` and of all that hangs on it, in order."""
    members, todo = {top}, [top]
    while todo:
        parent = todo.pop()
        more = [i for i, t in enumerate(tokens) if t.head == parent]
        members.update(more)
        todo += more
    return sorted(members)


def build_quotation(clause: tuple[Token, ...], speaker: tuple[Token, ...], rng: random.Random) -> Sentence:
    """One quotation: the speaker after the verb, before it, or reporting without quotes."""
    form = "said" if rng.random() < SAID else rng.choice(list(VERBS))
    tag = "VBZ" if form == "says" else "VBD"
    verb = Token(form, VERBS[form], "VERB", tag, f"Mood=Ind|Tense={'Pres' if tag == 'VBZ' else 'Past'}|VerbForm=Fin", -1, "root")
    draw, mark = rng.random(), rng.choice(['"', '"', '"', "'"])
    opening = Token(mark, mark, "PUNCT", "``", "", 0, "punct", space=False)
    comma = Token(",", ",", "PUNCT", ",", "", 0, "punct", space=False)
    quoted = [("mark", opening), ("clause", clause), ("mark", comma), ("mark", replace(opening, xpos="''", space=True))]
    if draw < AFTER_VERB:
        parts = [*quoted, ("verb", verb), ("speaker", _decapitalise(speaker))]
    elif draw < AFTER_VERB + BEFORE_VERB:
        parts = [*quoted, ("speaker", _decapitalise(speaker)), ("verb", verb)]
    else:
        parts = [("speaker", _capitalise(speaker)), ("verb", verb), ("clause", _decapitalise(clause))]
    return _join(parts)


def _join(parts: list[tuple[str, Token | tuple[Token, ...]]]) -> Sentence:
    """Lay the parts side by side; hang the clause and the speaker on the verb, the marks on the clause."""
    runs = [(kind, run if isinstance(run, tuple) else (run,)) for kind, run in parts]
    starts, at = [], 0
    for _, run in runs:
        starts.append(at)
        at += len(run)
    verb = next(start for (kind, _), start in zip(runs, starts) if kind == "verb")
    clause = next(start + _root(run) for (kind, run), start in zip(runs, starts) if kind == "clause")
    tokens = []
    for (kind, run), start in zip(runs, starts):
        above = {"verb": -1, "mark": clause}.get(kind, verb)
        dep = {"clause": "ccomp", "speaker": "nsubj", "mark": "punct", "verb": "root"}[kind]
        moved = [replace(t, head=start + t.head) if kind in {"clause", "speaker"} and t.head >= 0 else replace(t, head=above, dep=dep)
                 for t in run]
        # a word before a comma or a closing mark touches it; every other part ends with a space
        tokens += moved if kind == "mark" else [*moved[:-1], replace(moved[-1], space=True)]
    for i, token in enumerate(tokens):
        if token.form == "," and token.head == clause and i and not token.space:
            tokens[i - 1] = replace(tokens[i - 1], space=False)
    tokens[-1] = replace(tokens[-1], space=False)
    return Sentence((*tokens, Token(".", ".", "PUNCT", ".", "", verb, "punct")))


def _root(run: tuple[Token, ...]) -> int:
    return next(i for i, t in enumerate(run) if t.head < 0)


def _capitalise(run: tuple[Token, ...]) -> tuple[Token, ...]:
    return (replace(run[0], form=run[0].form[0].upper() + run[0].form[1:]), *run[1:])


def _decapitalise(run: tuple[Token, ...]) -> tuple[Token, ...]:
    first = run[0]
    keep = first.upos == "PROPN" or first.form.startswith("I") and first.upos == "PRON" or first.form[1:2].isupper() or first.upos == "ADJ"
    return run if keep else (replace(first, form=first.form[0].lower() + first.form[1:]), *run[1:])
