"""Rivals: which of the things that a pronoun may mean give way to others by where they stand: an owner to what it owns,
what was told of once and long ago to anything nearer, and beside a quotation all others to whoever spoke last.

Knows clusters and the parse. Which of the rest a pronoun means is for `antecedents`.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from broadsheet.entities.agreement import FEMALE, MALE
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.syntax import find_subject, is_subject

# sentences back from which on something without a name, told of once, is no longer in a reader's mind
FORGOTTEN = 2
# tokens, a mark and a comma, that part a quotation from the words that present it
BESIDE = 3


def drop_rivals(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Sequence[Cluster]:
    """The candidates without those that give way to others among them; as they are, where none are left."""
    for keep in (keep_remembered, keep_owned, keep_owner_in_subject, keep_new_subject, keep_last_speaker):
        candidates = keep(token, candidates, clusters, index) or candidates
    return candidates


def keep_remembered(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Sequence[Cluster]:
    """All but things without a name that were told of once and some sentences back: "The harbour is old. ... They
    oppose the tax. It ...".
    """
    forgotten = index.sentences[token.i] - FORGOTTEN
    return [
        cluster
        for cluster in candidates
        if cluster.name is not None
        or (last := cluster.find_last(token.i)) is None
        or last.sentence > forgotten
        or cluster.first is not last
    ]


def keep_owned(token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex) -> Sequence[Cluster]:
    """All but a thing told of in another sentence as the owner of another candidate: "They oppose the airport's runway.
    It ...". A body that owns may act.
    """
    return [cluster for cluster in candidates if not _is_owner_of_other(token, cluster, candidates, clusters, index)]


def keep_owner_in_subject(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Sequence[Cluster]:
    """All but the owner of something else in the clause whose subject has what the pronoun owns: "Marlow puts Easton's
    maps into its vans".
    """
    subject = _find_subject_above(token, clusters, candidates) if index.relations[token.i] == "possessor" else None
    if subject is None:
        return candidates
    owner = clusters.by_head[subject.i]
    return [
        cluster
        for cluster in candidates
        if cluster is owner
        or (last := cluster.find_last(token.i)) is None
        or index.relations[last.head] != "possessor"
        or last.start <= subject.i
    ]


def keep_new_subject(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Sequence[Cluster]:
    """For a "he" or "she" that is a subject, all but those told of before the sentence whose subject is named anew and
    is the one candidate there: "Lund passed to Brand. Brand shot wide. He ...".
    """
    if token.lower_ not in MALE | FEMALE or not is_subject(token) or index.in_quote[token.i]:
        return candidates
    before = clusters.find_in(index.sentences[token.i] - 1)
    told = {other.number: place for place, other in before if other in candidates}
    place = next(iter(told.values())) if len(told) == 1 else None
    if place is None or place.form != "name" or index.relations[place.head] != "subject":
        return candidates
    return [
        cluster
        for cluster in candidates
        if cluster.number in told or (last := cluster.find_last(token.i)) is None or last.sentence >= place.sentence
    ]


def keep_last_speaker(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Sequence[Cluster]:
    """For a "he" or "she" whose words are quoted, whoever spoke last: "Lund slammed Brand and accused him of lying.
    "We lost," he said".
    """
    if token.lower_ not in MALE | FEMALE or not index.is_speaking(token.i) or not _is_beside_quotation(token, index):
        return candidates
    last = _find_last_speaker(token, candidates, clusters, index)
    return candidates if last is None else [last]


def _is_owner_of_other(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    last = cluster.find_last(token.i)
    if last is None or cluster.kind != "TOPIC" or index.relations[last.head] != "possessor":
        return False
    owned = clusters.by_head.get(index.heads[last.head])
    return last.sentence != index.sentences[token.i] and owned is not cluster and owned in candidates


def _is_beside_quotation(token: Token, index: TokenIndex) -> bool:
    """Does a quotation end right before the pronoun and its verb, or begin right behind: '"We lost," he said'?"""
    first, last = sorted((token.i, index.heads[token.i]))
    beside = (*range(max(first - BESIDE, 0), first), *range(last + 1, min(last + 1 + BESIDE, len(index.doc))))
    return not index.in_quote[token.i] and any(index.in_quote[i] for i in beside)


def _find_last_speaker(
    token: Token, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> Cluster | None:
    """Who of the candidates spoke last before the pronoun in the article's own words, or is what a sentence tells of,
    two sentences back at most.
    """
    sentence = index.sentences[token.i]
    told = (
        cluster
        for place, cluster in clusters.find_near(sentence - FORGOTTEN, sentence)
        if place.end <= token.i and not index.in_quote[place.head] and _is_told_of(place, index)
    )
    return next((cluster for cluster in reversed(list(told)) if cluster in candidates), None)


def _is_told_of(place: MentionSpan, index: TokenIndex) -> bool:
    """Is the mention who speaks, or the subject of its sentence's main verb: "Lund went on to slam Brand"?"""
    verb = index.heads[place.head]
    main = index.relations[place.head] == "subject" and index.heads[verb] == verb
    return main or index.is_speaking(place.head)


def _find_subject_above(token: Token, clusters: Clusters, candidates: Sequence[Cluster]) -> Token | None:
    """The nearest subject above a pronoun in its sentence that is one of the candidates."""
    for verb in token.ancestors:
        subject = find_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
        if subject is not None and clusters.by_head.get(subject.i) in candidates:
            return subject
    return None
