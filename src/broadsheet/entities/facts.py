"""Facts: what a reader could name for or against a third-person pronoun meaning something mentioned before it.

Distance, role in the clause, kind of thing. Knows clusters and the parse; what each fact weighs is for `antecedents`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from broadsheet.entities.agreement import FEMALE, MALE, NEUTER
from broadsheet.entities.clusters import Cluster, MentionSpan
from broadsheet.entities.tokens import TokenIndex

POSSESSIVE = {"its": "its", "their": "their", "theirs": "their"}
KINDS = ("he", "it", "its", "they", "their")
# edges of the steps that distances and counts are told in; the trained weights are named by them
SENTENCES, TOKENS, RANKS, COUNTS = (0, 1, 2, 3), (0, 3, 6, 12, 25), (0, 1, 2, 3, 6), (1, 2, 3, 5, 9)
LEAD = 2  # sentences at the head of an article that say what it is about
FAR = 2  # sentences back from which on kind, form and role are counted together: few pronouns reach so far


def find_pronoun_kind(token: Token) -> str:
    """Which of `KINDS` a third-person pronoun is."""
    word = token.lower_
    return "he" if word in MALE | FEMALE else POSSESSIVE.get(word) or ("it" if word in NEUTER else "they")


def find_facts(token: Token, candidates: Sequence[tuple[Cluster, MentionSpan]], around: TokenIndex) -> list[list[str]]:
    """What speaks for or against each candidate, and at the end what speaks for none of them."""
    walk = _walk([last for _, last in candidates], around)
    facts = [
        [*_find_own_facts(token, last, cluster, place, around), walk[place]]
        for place, (cluster, last) in enumerate(candidates)
    ]
    return [*facts, list(_find_facts_for_none(token, around))]


def _walk(lasts: Sequence[MentionSpan], around: TokenIndex) -> list[str]:
    """Which of the mentions a reader comes to first, sentence by sentence backwards and in each from its subject on
    (Hobbs 1978).
    """

    def read_in_order(place: int) -> tuple[int, bool, int]:
        last = lasts[place]
        return -last.sentence, around.relations[last.head] != "subject", last.start

    order = sorted(range(len(lasts)), key=read_in_order)
    steps = {place: step(number, RANKS) for number, place in enumerate(order)}
    return [f"walk {steps[place]}" for place in range(len(lasts))]


def _find_own_facts(token: Token, last: MentionSpan, cluster: Cluster, place: int, around: TokenIndex) -> Iterator[str]:
    """What a candidate and its last mention are to the pronoun; `place` is the candidate's, the latest first."""
    distance = around.sentences[token.i] - last.sentence
    yield f"sentences {step(distance, SENTENCES)}"
    yield f"rank {step(place, RANKS)}"
    yield from _find_kind_facts(last, cluster, distance, around)
    relation = around.relations[last.head]
    if relation == around.relations[token.i]:
        yield "parallel"
        if distance == 1 and relation == "subject":
            yield "subject after subject"
    yield from _find_text_facts(token.i, last, cluster, around)
    if cluster.pronouns:
        yield "pronoun same" if token.lower_ in cluster.pronouns else "pronoun other"
        if last.form == "pronoun":
            yield "pronoun just now"
    if around.is_speaking(token.i):
        yield f"speaking {cluster.kind}"
        if around.is_speaking(last.head):
            yield "speaking again"
    if distance == 0:
        yield from _find_clause_facts(token.i, last, around)


def _find_kind_facts(last: MentionSpan, cluster: Cluster, distance: int, around: TokenIndex) -> Iterator[str]:
    """What kind of thing a candidate is, and as what it was mentioned last."""
    near = step(distance, SENTENCES) if distance < FAR else "far"
    kind = cluster.people or "thing" if cluster.kind == "TOPIC" else cluster.kind
    relation = around.relations[last.head]
    yield f"kind {kind}"
    yield f"kind {kind} as {relation}"
    yield f"kind {kind} {near}"
    yield f"{last.form} {near}"
    yield f"as {relation}"
    yield f"as {relation} {near}"
    yield f"mentions {step(len(cluster.places), COUNTS)}"
    yield f"people {cluster.people}"
    yield f"plural {cluster.plural}"
    yield f"animate {cluster.animate}"


def _find_text_facts(i: int, last: MentionSpan, cluster: Cluster, around: TokenIndex) -> Iterator[str]:
    """Whether a candidate is named, and where in the text it stands."""
    head = last.head
    if cluster.name is not None:
        yield "named"
    if cluster.genders:
        yield "gender known"
    if around.in_quote[head] != around.in_quote[i]:
        yield "quote"
    if around.paragraphs[i] == around.paragraphs[head]:
        yield "paragraph"
    if cluster.first.sentence <= LEAD:
        yield "lead"
    if around.relations[around.heads[head]] == "root" or around.heads[head] == head:
        yield "main clause"


def _find_clause_facts(i: int, last: MentionSpan, around: TokenIndex) -> Iterator[str]:
    """Where in the sentence they share the pronoun stands to a mention before it."""
    yield f"tokens {step(i - last.end, TOKENS)}"
    governor, above = around.heads[i], around.heads[last.head]
    if around.relations[i] == "possessor":
        if governor == last.head or above == governor:
            yield "inside"
        governor = around.heads[governor]
    if above == governor:
        yield f"same clause {around.relations[last.head]}"
    elif around.is_above(above, i):
        yield f"above {around.relations[last.head]}"


def _find_facts_for_none(token: Token, around: TokenIndex) -> Iterator[str]:
    """What speaks for a pronoun that means nothing mentioned before."""
    yield "none"
    yield f"none as {around.relations[token.i]}"
    if around.sentences[token.i] <= LEAD:
        yield "none lead"


def step(number: int, edges: Sequence[int]) -> int:
    """The largest edge a number reaches; the first for a smaller one."""
    return edges[max(bisect_right(edges, number) - 1, 0)]
