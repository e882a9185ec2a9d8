"""Sieve: one pass over the text that joins pronouns and descriptions to the entities they mean.

As in the multi-pass sieve (Lee et al. 2013, Computational Linguistics 39:4) the surest rules come first: appositions,
members of a coordination, binding and agreement. `descriptions` and `antecedents` answer for the rest. Knows names and
the parse.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from broadsheet.entities.agreement import (
    FEMALE,
    MALE,
    PLURAL,
    REFLEXIVE,
    THIRD,
    agrees,
    can_be,
    find_determiner,
    find_given_gender,
    find_kind,
    find_name_heads,
    find_role_nouns,
    find_title_gender,
    is_glued,
)
from broadsheet.entities.antecedents import Surroundings, find_antecedent
from broadsheet.entities.clusters import Cluster, Clusters, Place
from broadsheet.entities.descriptions import Description, describe, find_described
from broadsheet.entities.gazetteer import read_titles
from broadsheet.entities.names import find_described_person
from broadsheet.language import Quotation, locate
from broadsheet.language.entries import find_person_entry
from broadsheet.language.syntax import (
    find_appositions,
    find_conjuncts,
    find_noun_phrase,
    find_possessor,
    find_predications,
    find_subject,
    is_expletive,
    is_noun_head,
    is_subject,
)
from broadsheet.lexicon import read_dates, read_times
from broadsheet.schema import Entity, Mention

PRONOUN_REACH = 3  # sentences back that a pronoun may look
# OntoNotes types of what is counted, dated or measured
QUANTITIES = {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"}
Choose = Callable[[Token, list[Cluster], Surroundings], Cluster | None]


class Sieve:
    """One reading of a Doc; `choose` says which of several clusters a pronoun means."""

    def __init__(
        self,
        doc: Doc,
        entities: Sequence[Entity],
        names: Sequence[Mention],
        quotations: Sequence[Quotation],
        choose: Choose = find_antecedent,
    ) -> None:
        self.doc, self.choose = doc, choose
        self.sentences, self.paragraphs = locate(doc)
        self.clusters = Clusters()
        self.named: set[int] = set()
        in_quote = [False] * len(doc)
        for quotation in quotations:
            for token in doc.char_span(quotation.start, quotation.end, alignment_mode="expand") or ():
                in_quote[token.i] = True
        self.around = Surroundings(doc, sentences=self.sentences, paragraphs=self.paragraphs, in_quote=in_quote)
        self.ids: dict[int, str] = {}
        by_entity: dict[str, list[Mention]] = defaultdict(list)
        for mention in names:
            by_entity[mention.entity].append(mention)
        for entity in entities:
            self._add_named(entity, by_entity[entity.entity])
        self._note_predicates()
        self.beside: dict[int, list[int]] = defaultdict(list)
        for noun, apposed in find_appositions(doc):
            described = find_described_person(noun, apposed)
            self.beside[described.i].append(apposed.i)
            self.beside[apposed.i].append(described.i)

    def run(self) -> None:
        """Join descriptions and pronouns to what they mean, in text order."""
        for token in self.doc:
            if not is_noun_head(token):
                continue
            member = self._is_member(token)
            if token.i in self.clusters.by_head and not member:
                continue
            if token.pos_ in ("NOUN", "PROPN") and (token.i not in self.named or member):
                self._resolve_nominal(token)
            elif token.lower_ in THIRD:
                self._resolve_pronoun(token)

    # -- clusters
    # ---------------------------------------------------------------------------------------------------------------

    def _add_named(self, entity: Entity, mentions: Sequence[Mention]) -> None:
        cluster = self.clusters.begin(entity.type, name=entity.name, role=entity.role)
        if entity.role:
            for noun in sorted(find_role_nouns(entity.role)):
                self.clusters.note_head(cluster, noun)
        for head in find_name_heads(entity.name):
            self.clusters.note_name_head(cluster, head)
        cluster.plural = entity.type == "NORP" and any(mention.text.endswith("s") for mention in mentions)
        cluster.animate = entity.type == "PERSON"
        if entity.type == "PERSON":
            cluster.genders |= find_given_gender(entity.name)
        for mention in mentions:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            self._join(cluster, span, "name")
            self.named.update(range(span.start, span.end))
            if entity.type == "PERSON":
                cluster.genders |= find_title_gender(self.doc, span.start)
        self.ids[cluster.number] = entity.entity

    def _note_predicates(self) -> None:
        """Nouns that say what something is are no mentions of it, but tell its gender and head words."""
        self.predicates = set()
        for subject, predicate in find_predications(self.doc):
            self.predicates.add(predicate.i)
            cluster = self.clusters.by_head.get(subject.i)
            if cluster is not None:
                self.clusters.note_head(cluster, predicate.lemma_.casefold())

    def _join(self, cluster: Cluster, span: Span, form: str) -> None:
        self.clusters.add(cluster, Place(span.start, span.end, span.root.i, form, self.sentences[span.start]))

    # -- descriptions
    # -----------------------------------------------------------------------------------------------------------

    def _resolve_nominal(self, token: Token) -> None:
        if not self._is_mention(token):
            return
        phrase = find_noun_phrase(token)
        if phrase.root.i != token.i:
            phrase = self.doc[token.i : token.i + 1]
        description = describe(token, phrase, owner=self._find_owner(token), owned=find_possessor(token) is not None)
        cluster = self._find_apposed(token) or find_described(description, self.clusters, self.sentences[token.i])
        if cluster is None:
            cluster = self.clusters.begin("ORG" if description.is_institution else find_kind(token))
        self._note_description(cluster, description)
        self._join(cluster, phrase, "nominal")

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
        """Does a noun mean a thing: is it no time, no predicate, no title glued to a name, and no recognised
        quantity?
        """
        if (
            token.lemma_ in read_times()
            or token.lower_ in read_dates()
            or token.i in self.predicates
            or token.ent_type_ in QUANTITIES
        ):
            return False
        title = token.lower_ in read_titles() or is_glued(token)
        return not (title and token.i + 1 in self.named)

    def _is_member(self, token: Token) -> bool:
        """Is the name of a party or people one of its members: "the top Democrat on the committee", "a Kurd"?"""
        cluster = self.clusters.by_head.get(token.i)
        return (
            cluster is not None
            and cluster.kind == "NORP"
            and token.tag_ in ("NN", "NNP")
            and bool(find_determiner(token))
        )

    def _find_apposed(self, token: Token) -> Cluster | None:
        """The entity a description is set beside:
        "Bahaa al-Araji" for "A senior member of the movement, Bahaa al-Araji".
        """
        for other in self.beside.get(token.i, ()):
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
            before = [
                self.clusters.by_head[child.i]
                for child in token.lefts
                if child.i in self.named and child.i in self.clusters.by_head
            ]
            return before[0] if before else None
        if owner.i not in self.clusters.by_head and owner.lower_ in THIRD:
            self._resolve_pronoun(owner)
        return self.clusters.by_head.get(owner.i)

    # -- pronouns
    # ---------------------------------------------------------------------------------------------------------------

    def _resolve_pronoun(self, token: Token) -> None:
        if is_expletive(token):
            return
        best = self.choose(token, self._find_agreeing(token), self.around)
        joined = self._find_joined(token, best) if token.lower_ in PLURAL else []
        for cluster in joined or ([best] if best is not None else []):
            cluster.genders |= {"m"} if token.lower_ in MALE else {"f"} if token.lower_ in FEMALE else set()
            cluster.pronouns.add(token.lower_)
            self._join(cluster, self.doc[token.i : token.i + 1], "pronoun")

    def _find_agreeing(self, token: Token) -> list[Cluster]:
        """Clusters nearby that a pronoun may mean, by agreement and binding."""
        sentence = self.sentences[token.i]
        found: dict[int, Cluster] = {}
        for place, cluster in self.clusters.find_near(sentence - PRONOUN_REACH, sentence):
            if (
                place.end <= token.i
                and cluster.number not in found
                and not self._is_adjective(place.head)
                and agrees(cluster, token)
            ):
                found[cluster.number] = cluster
        return [cluster for cluster in found.values() if not self._is_bound_apart(cluster, token)]

    def _find_joined(self, token: Token, best: Cluster | None) -> list[Cluster]:
        """The members of a coordination of named ones right before a plural pronoun:
        "Clinton and Trump ... their first debate".
        """
        first = self.doc[token.i].sent.start
        last = best.find_last(token.i) if best is not None else None
        by_head = self.clusters.by_head
        for head in reversed(self.doc[first : token.i]):
            members = [head, *(other for other in find_conjuncts(head) if other.i < token.i)]
            clusters = [by_head[member.i] for member in members if member.i in by_head]
            if (
                len(members) > 1
                and len(clusters) == len(members)
                and (last is None or head.i > last.start)
                and all(cluster.kind in ("PERSON", "ORG", "GPE", "ACTOR") for cluster in clusters)
            ):
                return clusters
        return []

    def _is_adjective(self, head: int) -> bool:
        """Does a nationality or creed only modify a noun ("Shia militias"), and so leave nothing for a pronoun to
        mean?
        """
        return self.doc[head].pos_ == "ADJ" or (
            self.around.relations[head] == "adjective" and head < self.around.heads[head]
        )

    def _is_bound_apart(self, cluster: Cluster, token: Token) -> bool:
        """Binding: a pronoun that is no reflexive cannot mean its own clause's other argument, nor the phrase it stands
        in.
        """
        if token.lower_ in REFLEXIVE:
            return False
        verb = (
            token.head if token.head.pos_ in ("VERB", "AUX") and self.around.relations[token.i] != "possessor" else None
        )
        sharer = find_subject(verb) if verb is not None and not is_subject(token) else None
        if sharer is not None and self.clusters.by_head.get(sharer.i) is cluster:
            return True
        for place, other in self.clusters.find_near(self.sentences[token.i], self.sentences[token.i]):
            if other is cluster and place.start <= token.i < place.end:
                return True
            if (
                other is cluster
                and verb is not None
                and self.around.heads[place.head] == verb.i
                and place.head != token.i
            ):
                return True
        return False

    # -- records
    # ----------------------------------------------------------------------------------------------------------------

    def make_records(self, entities: Sequence[Entity], names: Sequence[Mention]) -> tuple[list[Entity], list[Mention]]:
        """All entities with their count of mentions, named ones first, and all mentions in text order."""
        everything, mentions = list(entities), list(names)
        unnamed = sorted(
            (cluster for cluster in self.clusters.all if cluster.name is None), key=lambda cluster: cluster.first.start
        )
        for number, cluster in enumerate(unnamed, start=len(entities) + 1):
            self.ids[cluster.number] = f"e{number}"
            span = self.doc[cluster.first.start : cluster.first.end]
            everything.append(
                Entity(f"e{number}", span.text, cluster.kind, None, None, len(cluster.places), span.start_char)
            )
        for cluster in self.clusters.all:
            for place in dict.fromkeys(cluster.places):
                if place.form != "name":
                    span = self.doc[place.start : place.end]
                    where = self.sentences[place.start], self.paragraphs[place.start]
                    mentions.append(
                        Mention(self.ids[cluster.number], span.text, place.form, span.start_char, span.end_char, *where)
                    )
        counts = defaultdict(int)
        for mention in mentions:
            counts[mention.entity] += 1
        everything = [replace(entity, mentions=counts[entity.entity]) for entity in everything]
        return everything, sorted(mentions, key=lambda mention: (mention.start, -mention.end))
