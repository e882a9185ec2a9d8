"""Pronouns: which of the things mentioned before a third-person pronoun may mean at all, by agreement and binding.

Which of several it does mean is for `antecedents`. Knows clusters and the parse.
"""

from spacy.tokens import Token

from broadsheet.entities.agreement import FEMALE, MALE, REFLEXIVE, agrees
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.rivals import drop_rivals
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.syntax import find_subject, is_subject

# sentences back that a pronoun may look: at 1, speakers lose two points on the development stories; 3 is a few rows
# behind 2 (stances 0.8 points on ten articles, speakers 0.3 on 98 stories), and from 4 on nothing changes
PRONOUN_REACH = 2
# words before a noun that make it mean none in particular: "every study suggests that it works"
DISTRIBUTIVE = {"any", "each", "every", "no"}


def find_candidates(token: Token, clusters: Clusters, index: TokenIndex) -> list[Cluster]:
    """Clusters mentioned nearby that a pronoun may mean, by agreement and binding."""
    sentence = index.sentences[token.i]
    found: dict[int, Cluster] = {}
    for place, cluster in clusters.find_near(sentence - PRONOUN_REACH, sentence):
        before = place.end <= token.i and not _is_adjective(place.head, index) and not _is_any(place, token, index)
        if before and cluster.number not in found and agrees(cluster, token):
            found[cluster.number] = cluster
    speakers = _find_own_speakers(token, clusters, index)
    free = [cluster for cluster in found.values() if not _is_bound_apart(cluster, token, clusters, index)]
    others = [cluster for cluster in free if cluster.number not in speakers]
    return list(drop_rivals(token, others, clusters, index))


def _find_own_speakers(token: Token, clusters: Clusters, index: TokenIndex) -> set[int]:
    """Who speaks the quotation that a "he" or "she" stands in, by their clusters' numbers: that is an "I" there."""
    if not index.in_quote[token.i] or token.lower_ not in MALE | FEMALE:
        return set()
    first, last = token.i, token.i
    while first > 0 and index.in_quote[first - 1]:
        first -= 1
    while last + 1 < len(index.doc) and index.in_quote[last + 1]:
        last += 1
    sentences = {index.sentences[first], index.sentences[last]}
    return {
        cluster.number
        for sentence in sentences
        for place, cluster in clusters.find_in(sentence)
        if index.is_speaking(place.head) and not index.in_quote[place.head]
    }


def _is_any(place: MentionSpan, token: Token, index: TokenIndex) -> bool:
    """Is the mention of none in particular, "every study", which a pronoun of another clause does not mean?"""
    return index.doc[place.start].lower_ in DISTRIBUTIVE and index.relations[token.i] != "possessor"


def _is_adjective(head: int, index: TokenIndex) -> bool:
    """Does a nationality or creed only modify a noun ("Shia militias"), and so leave nothing for a pronoun to mean?"""
    return index.doc[head].pos_ == "ADJ" or (index.relations[head] == "adjective" and head < index.heads[head])


def _is_bound_apart(cluster: Cluster, token: Token, clusters: Clusters, index: TokenIndex) -> bool:
    """Binding: a pronoun that is no reflexive cannot mean its own clause's other argument, nor the phrase it stands in:
    "Ann Lee met her", "the firm it bought".
    """
    if token.lower_ in REFLEXIVE:
        return False
    argument = token.head.pos_ in ("VERB", "AUX") and index.relations[token.i] != "possessor"
    verb = token.head if argument else None
    sharer = find_subject(verb) if verb is not None and not is_subject(token) else None
    if sharer is not None and clusters.by_head.get(sharer.i) is cluster:
        return True
    sentence = index.sentences[token.i]
    own = [place for place, other in clusters.find_near(sentence, sentence) if other is cluster]
    return any(_holds(place, token) or _shares(place, token, verb, index) for place in own)


def _holds(place: MentionSpan, token: Token) -> bool:
    """Does the pronoun stand in the phrase?"""
    return place.start <= token.i < place.end


def _shares(place: MentionSpan, token: Token, verb: Token | None, index: TokenIndex) -> bool:
    """Is a phrase another argument of the pronoun's verb?"""
    return verb is not None and index.heads[place.head] == verb.i and place.head != token.i
