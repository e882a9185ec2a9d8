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
    rules = (_is_forgotten, _is_owner_of_other, _is_owner_beside_subject, _is_no_new_subject, _is_no_last_speaker)
    for gives_way in rules:
        kept = [cluster for cluster in candidates if not gives_way(token, cluster, candidates, clusters, index)]
        candidates = kept or candidates
    return candidates


def _is_forgotten(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    """Is it a thing without a name that was told of once and some sentences back: "The harbour is old. ... They oppose
    the tax. It ..."?
    """
    last = cluster.find_last(token.i)
    far = last is not None and index.sentences[token.i] - last.sentence >= FORGOTTEN
    return far and cluster.name is None and cluster.first is last


def _is_owner_of_other(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    """Is it a thing told of in another sentence as the owner of another candidate: "They oppose the airport's runway.
    It ..."? A body that owns may act.
    """
    last = cluster.find_last(token.i)
    if last is None or cluster.kind != "TOPIC":
        return False
    if index.relations[last.head] != "possessor":
        return False
    owned = clusters.by_head.get(index.heads[last.head])
    return last.sentence != index.sentences[token.i] and owned is not cluster and owned in candidates


def _is_owner_beside_subject(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    """Is it the owner of something else in the clause whose subject has what the pronoun owns: "Marlow puts Easton's
    maps into its vans"?
    """
    last = cluster.find_last(token.i)
    if index.relations[token.i] != "possessor" or last is None or index.relations[last.head] != "possessor":
        return False
    subject = _find_subject_above(token, clusters, candidates)
    return subject is not None and subject.i < last.start and clusters.by_head[subject.i] is not cluster


def _is_no_new_subject(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    """Is it a person told of before the sentence whose subject is named anew and is the one candidate there, for a "he"
    or "she" that is the next subject: "Lund passed to Brand. Brand shot wide. He ..."?
    """
    if token.lower_ not in MALE | FEMALE or not is_subject(token) or index.in_quote[token.i]:
        return False
    before = clusters.find_in(index.sentences[token.i] - 1)
    told = {other.number: place for place, other in before if other in candidates}
    if len(told) != 1 or cluster.number in told:
        return False
    (place,) = told.values()
    last = cluster.find_last(token.i)
    older = last is not None and last.sentence < place.sentence
    return older and place.form == "name" and index.relations[place.head] == "subject"


def _is_no_last_speaker(
    token: Token, cluster: Cluster, candidates: Sequence[Cluster], clusters: Clusters, index: TokenIndex
) -> bool:
    """Is it a person told of beside whoever spoke last, for a "he" or "she" whose words are quoted: "Lund slammed
    Brand and accused him of lying. "We lost," he said"?
    """
    if token.lower_ not in MALE | FEMALE or not index.is_speaking(token.i) or not _is_beside_quotation(token, index):
        return False
    last = _find_last_speaker(token, candidates, clusters, index)
    return last is not None and cluster is not last


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
