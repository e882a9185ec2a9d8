"""Groups: the several whom a plural pronoun means together, each of which it is listed under: "Anna Lund met Bo Falk.
They agreed ..."; and the one person whom a "they" may mean.

Knows clusters and the parse. Which one thing a pronoun means is for `antecedents`.
"""

from spacy.tokens import Token

from broadsheet.entities.clusters import Cluster, Clusters
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.syntax import find_conjuncts, is_subject

# types of things that "they" may join: "Clinton and Trump ... their first debate"
JOINED = {"PERSON", "ORG", "GPE", "ACTOR"}
# sentences back that a "they" looks for those whom another "they" meant
GROUP_REACH = 2


def find_group(token: Token, best: Cluster | None, clusters: Clusters, index: TokenIndex) -> list[Cluster]:
    """The several that a plural pronoun means; an empty list where it means one thing or none.

    `best` is the likeliest single thing. Those joined right before it in the sentence, those whom the last "they"
    meant, those joined as the subject of the sentence before, and the only two persons there.
    """
    joined = find_joined(token, best, clusters)
    if joined or is_near_several(token, best, index):
        return joined
    return (
        _find_again(token, clusters, index)
        or _find_subjects(token, clusters, index)
        or _find_pair(token, clusters, index)
    )


def find_joined(token: Token, best: Cluster | None, clusters: Clusters) -> list[Cluster]:
    """The members of a coordination of named ones right before a plural pronoun:
    "Clinton and Trump ... their first debate".
    """
    first = token.sent.start
    last = best.find_last(token.i) if best is not None else None
    for head in reversed(token.doc[first : token.i]):
        joined = _find_members(head, token.i, clusters)
        if joined and (last is None or head.i > last.start):
            return joined
    return []


def is_near_several(token: Token, best: Cluster | None, index: TokenIndex) -> bool:
    """Is the likeliest thing several, told of in the pronoun's sentence or the one before, as far as groups reach?"""
    last = best.find_last(token.i) if best is not None and best.plural else None
    return last is not None and index.sentences[token.i] - last.sentence <= 1


def find_single(token: Token, best: Cluster | None, clusters: Clusters, index: TokenIndex) -> Cluster | None:
    """The one person whom a plural pronoun means: one whom the text says to be called "they", or one without a name or
    known gender who says something of themselves: "A witness said they saw smoke". Not where `best`, the likeliest
    thing, is several and nearer.
    """
    last = best.find_last(token.i) if best is not None and best.plural else None
    sayer = _find_sayer(token, clusters, index)
    if sayer is not None and (last is None or last.sentence < index.sentences[token.i]):
        return sayer
    sentence = index.sentences[token.i]
    near = clusters.find_near(sentence - GROUP_REACH, sentence)
    behind = last.end if last is not None else 0
    called = [cluster for place, cluster in near if cluster.neutral and behind <= place.start and place.end <= token.i]
    return called[-1] if called else None


def _find_sayer(token: Token, clusters: Clusters, index: TokenIndex) -> Cluster | None:
    """The unnamed person of unknown gender whose saying the pronoun stands under, or who is the subject where it is a
    possessive: "The caller did not leave their name".
    """
    owns = index.relations[token.i] == "possessor"
    for verb in token.ancestors:
        subjects = (child for child in verb.children if is_subject(child) and child.i < token.i)
        subject = next((child for child in subjects if child.i in clusters.by_head), None)
        if subject is not None and (owns or index.is_speaking(subject.i)):
            cluster = clusters.by_head[subject.i]
            return cluster if _is_unknown_person(cluster) else None
    return None


def _find_members(head: Token, before: int, clusters: Clusters) -> list[Cluster]:
    """The things joined by "and" of which a token heads the first; an empty list where one of them is unknown."""
    members = [head, *(other for other in find_conjuncts(head) if other.i < before)]
    joined = [clusters.by_head[member.i] for member in members if member.i in clusters.by_head]
    known = 1 < len(members) == len(joined) and all(cluster.kind in JOINED for cluster in joined)
    return list(dict.fromkeys(joined)) if known else []


def _find_again(token: Token, clusters: Clusters, index: TokenIndex) -> list[Cluster]:
    """Those whom the last plural pronoun nearby meant together."""
    sentence = index.sentences[token.i]
    together: dict[int, list[Cluster]] = {}
    for place, cluster in clusters.find_near(sentence - GROUP_REACH, sentence):
        if place.form == "pronoun" and place.end <= token.i:
            together.setdefault(place.head, []).append(cluster)
    return next((group for _, group in sorted(together.items(), reverse=True) if len(group) > 1), [])


def _find_subjects(token: Token, clusters: Clusters, index: TokenIndex) -> list[Cluster]:
    """Those joined as the subject of the sentence before: "Rees and Hart lost. They ..."."""
    places = clusters.find_in(index.sentences[token.i] - 1)
    for place, _ in places:
        head = index.doc[place.head]
        if is_subject(head):
            joined = _find_members(head, token.i, clusters)
            if joined:
                return joined
    return []


def _find_pair(token: Token, clusters: Clusters, index: TokenIndex) -> list[Cluster]:
    """The only two persons of the sentence before, or of the two before "They both"."""
    both = token.i + 1 < len(token.doc) and token.nbor().lower_ == "both"
    if not both and not is_subject(token) and index.relations[token.i] != "possessor":
        return []
    sentence = index.sentences[token.i]
    nearby = list(clusters.find_near(sentence - 1 - both, sentence))
    found = {cluster.number: cluster for place, cluster in nearby if place.end <= token.i}
    persons = [cluster for cluster in found.values() if cluster.kind == "PERSON"]
    others = any(cluster.plural or cluster.kind in ("ORG", "NORP") for cluster in found.values())
    return persons if len(persons) == len(("one", "other")) and not others else []


def _is_unknown_person(cluster: Cluster) -> bool:
    """Is it one person without a name, of whom the text shows no gender?"""
    single = cluster.kind == "ACTOR" and cluster.people == "person" and not cluster.plural
    return single and cluster.name is None and not cluster.genders
