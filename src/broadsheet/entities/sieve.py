"""Sieve: one pass over the text that joins pronouns and descriptions to the entities they mean.

As in the multi-pass sieve (Lee et al. 2013, Computational Linguistics 39:4) the surest rules come first: appositions,
members of a coordination, binding and agreement. `descriptions`, `pronouns` and `antecedents` answer for the rest.
Knows the clusters of names and the parse.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from broadsheet.entities.agreement import (
    FEMALE,
    MALE,
    PLURAL,
    THIRD,
    can_be,
    find_determiner,
    find_kind,
    is_title_of_name,
)
from broadsheet.entities.ahead import find_ahead, find_named_next
from broadsheet.entities.antecedents import Choice, Chooser, Ranker
from broadsheet.entities.clusters import Cluster, Clusters, MentionSpan
from broadsheet.entities.descriptions import Description, describe
from broadsheet.entities.fits import Fits
from broadsheet.entities.groups import find_group, find_single
from broadsheet.entities.letters import are_letters
from broadsheet.entities.pronouns import find_candidates
from broadsheet.entities.seeds import Seeds
from broadsheet.entities.tokens import TokenIndex
from broadsheet.language.entries import find_person_entry
from broadsheet.language.syntax import find_noun_phrase, find_possessor, is_expletive, is_noun_head
from broadsheet.lexicon import read_dates, read_times, read_titles

# OntoNotes types of what is counted, dated or measured
QUANTITIES = {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"}


def join_mentions(index: TokenIndex, seeds: Seeds, chooser: Chooser | None = None) -> None:
    """Join descriptions and pronouns to the clusters they mean, in text order; what means none begins one of its own.

    The clusters of `seeds` are added to, as each noun may be taken up by those after it.
    """
    _Sieve(index, seeds, chooser or _make_ranker(index, seeds)).run()


def _make_ranker(index: TokenIndex, seeds: Seeds) -> Ranker:
    """What chooses by the weights that the package has: over the vectors of all that may be mentioned."""
    heads = (token.i for token in index.doc if is_noun_head(token))
    return Ranker(Fits(index.doc, [*heads, *seeds.clusters.by_head]))


@dataclass(frozen=True, slots=True)
class _Sieve:
    """One pass over a Doc; `chooser` says which of several clusters a pronoun or description means."""

    index: TokenIndex
    seeds: Seeds
    chooser: Chooser

    @property
    def clusters(self) -> Clusters:
        """The clusters so far, which every step reads and adds to."""
        return self.seeds.clusters

    def run(self) -> None:
        """Come to each noun and pronoun in text order that is no name."""
        for token in self.index.doc:
            if not is_noun_head(token):
                continue
            member = self._is_member(token)
            if token.i in self.clusters.by_head and not member:
                continue
            if token.pos_ in ("NOUN", "PROPN") and (token.i not in self.seeds.named or member):
                self._resolve_nominal(token)
            elif token.lower_ in THIRD:
                self._resolve_pronoun(token)

    def _join(self, cluster: Cluster, span: Span, form: str, reading: str, odds: float | None) -> None:
        """Add a mention to a cluster."""
        sentence = self.index.sentences[span.start]
        self.clusters.add(cluster, MentionSpan(span.start, span.end, span.root.i, form, sentence, reading, odds))

    def _resolve_nominal(self, token: Token) -> None:
        """Join a description to what it is set beside or takes up, or begin a cluster with it."""
        if not self._is_mention(token):
            return
        phrase = find_noun_phrase(token)
        if phrase.root.i != token.i:
            phrase = token.doc[token.i : token.i + 1]
        description = describe(token, phrase, owner=self._find_owner(token), owned=find_possessor(token) is not None)
        apposed = self._find_apposed(token)
        choice = Choice(apposed) if apposed else self.chooser.choose_described(description, self.clusters, self.index)
        known = choice.cluster or find_named_next(description, self.clusters, self.index)
        cluster = known or self.clusters.begin("ORG" if description.is_institution else find_kind(token))
        self._note_description(cluster, description)
        reading = "apposition" if apposed else "description"
        self._join(cluster, phrase, "nominal", reading, choice.odds)

    def _note_description(self, cluster: Cluster, description: Description) -> None:
        """Note what a description says of its cluster."""
        self.clusters.note_head(cluster, description.lemma)
        cluster.modifiers |= description.words
        cluster.owner = cluster.owner or description.owner
        if cluster.plural is None:
            cluster.plural = description.plural
        entry = find_person_entry(description.token)
        if entry:
            cluster.people = cluster.people or entry["kind"]
            cluster.genders |= {entry["gender"]} - {""}
            cluster.animate = entry["kind"] in ("person", "group") or cluster.animate

    def _is_mention(self, token: Token) -> bool:
        """Does a noun mean a thing: is it no time, no predicate, no recognised quantity, and no title right before its
        name?
        """
        timed = token.lemma_ in read_times() or token.lower_ in read_dates()
        if timed or token.i in self.seeds.predicates or token.ent_type_ in QUANTITIES or self._is_honour(token):
            return False
        title = token.lower_ in read_titles() or is_title_of_name(token)
        return not (title and token.i + 1 in self.seeds.named)

    def _is_honour(self, token: Token) -> bool:
        """Is the word a degree or honour behind somebody's name: "Ann Lund, MSc"?"""
        before = token.doc[max(token.i - 1, 0)]
        return before.text == "," and are_letters(token.text) and before.i - 1 in self.seeds.named

    def _is_member(self, token: Token) -> bool:
        """Is the name of a party or people one of its members: "the top Democrat on the committee", "a Kurd"?"""
        cluster = self.clusters.by_head.get(token.i)
        people = cluster is not None and cluster.kind == "NORP"
        return people and token.tag_ in ("NN", "NNP") and bool(find_determiner(token))

    def _find_apposed(self, token: Token) -> Cluster | None:
        """The entity a description is set beside:
        "Bahaa al-Araji" for "A senior member of the movement, Bahaa al-Araji".
        """
        for other in self.seeds.beside.get(token.i, ()):
            cluster = self.clusters.by_head.get(other)
            if cluster is not None and can_be(cluster, token):
                return cluster
        return None

    def _find_owner(self, token: Token) -> Cluster | None:
        """Whose it is: the cluster of a possessor, a possessive pronoun resolved first, or of a name before the
        noun.
        """
        owner = find_possessor(token)
        if owner is None:
            named = (child.i for child in token.lefts if child.i in self.seeds.named)
            return next((self.clusters.by_head[i] for i in named if i in self.clusters.by_head), None)
        if owner.i not in self.clusters.by_head and owner.lower_ in THIRD:
            self._resolve_pronoun(owner)
        return self.clusters.by_head.get(owner.i)

    def _resolve_pronoun(self, token: Token) -> None:
        """Join a pronoun to the cluster it means, or to each of those a plural one joins; to none where none fits."""
        if is_expletive(token) or _is_named_itself(token):
            return
        candidates = find_candidates(token, self.clusters, self.index)
        choice = self.chooser.choose_pronoun(token, candidates, self.index)
        if choice.cluster is None and token.lower_ == "its" and len(candidates) == 1 and candidates[0].name is not None:
            choice = Choice(candidates[0])  # an owner there must be
        for cluster in self._find_meant(token, choice.cluster):
            cluster.genders |= {"m"} if token.lower_ in MALE else {"f"} if token.lower_ in FEMALE else set()
            cluster.pronouns.add(token.lower_)
            self._join(cluster, token.doc[token.i : token.i + 1], "pronoun", "pronoun", choice.odds)

    def _find_meant(self, token: Token, best: Cluster | None) -> list[Cluster]:
        """Those that a pronoun means, several of a plural, a name ahead; `best` is the likeliest one before it."""
        plural = token.lower_ in PLURAL
        joined = find_group(token, best, self.clusters, self.index) if plural else []
        if joined:
            return joined
        single = find_single(token, best, self.clusters, self.index) if plural else None
        if single is not None:
            single.neutral = True
        meant = single or find_ahead(token, best, self.clusters, self.index) or best
        return [meant] if meant is not None else []


def _is_named_itself(token: Token) -> bool:
    """Is the word spoken of, and meant for nobody: "uses they/them pronouns"?"""
    beside = token.doc[max(token.i - 1, 0) : token.i + 2]
    return any(neighbour.text == "/" for neighbour in beside)
