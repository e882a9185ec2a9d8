"""Sieve: the rules that join pronouns and descriptions to the entities they mean.

After the multi-pass sieve (Lee et al. 2013, Computational Linguistics 39:4), in one pass over the text: for each noun the surest rule
first (apposition, the same head, a role), for each pronoun agreement and then rank. Antecedents are ranked by syntax (subjects first,
within the sentence left to right: Hobbs 1978; Lappin and Leass 1994) and distance. Knows names, agreement and the parse.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from broadsheet.agreement import (
    FEMALE,
    MALE,
    PLURAL,
    REFLEXIVE,
    THIRD,
    Cluster,
    agrees,
    can_be,
    contradicts,
    find_describing_words,
    find_determiner,
    find_given_gender,
    find_kind,
    find_name_heads,
    find_noun_lemma,
    find_role_head,
    find_title_gender,
    is_glued,
    is_plural,
    is_role,
)
from broadsheet.entities import find_described_person, locate
from broadsheet.gazetteer import find_people_kind, find_person_entry, is_capital, is_country, read_times, read_titles
from broadsheet.quotations import Quotation
from broadsheet.schema import Entity, Mention
from broadsheet.syntax import (
    find_appositives,
    find_conjuncts,
    find_noun_phrase,
    find_possessor,
    find_predications,
    find_relation,
    is_expletive,
    is_noun_head,
    is_subject,
)

INDEFINITE = {"a", "an", "some", "many", "several", "few", "no", "any", "every", "each", "most", "another", "more"}
DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "her", "their", "such"}
# sentences back that a pronoun, and a definite description, may look
PRONOUN_REACH, NOMINAL_REACH = 3, 40
# OntoNotes types of what is counted, dated or measured
QUANTITIES = {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"}
# types of names that a definite noun may take up
DESCRIBED = {"PERSON", "ORG", "FAC", "GPE", "EVENT", "LAW"}
PLACE_NOUNS = {"country", "nation", "city", "town", "village", "capital"}
GENERIC_BODIES = {
    "group",
    "company",
    "firm",
    "organisation",
    "organization",
    "party",
    "agency",
    "union",
    "charity",
    "bank",
    "body",
    "movement",
    "club",
}


class Sieve:
    """One reading of a Doc; holds the clusters and which token heads which."""

    def __init__(self, doc: Doc, entities: Sequence[Entity], names: Sequence[Mention], quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.sentences, self.paragraphs = locate(doc)
        self.clusters: list[Cluster] = []
        self.by_head: dict[int, Cluster] = {}
        self.named: set[int] = set()
        self.in_quote = [False] * len(doc)
        for quotation in quotations:
            for token in doc.char_span(quotation.start, quotation.end, alignment_mode="expand") or ():
                self.in_quote[token.i] = True
        self.ids: dict[int, str] = {}
        # what is asked for often is indexed, so that a long article costs no more a word than a short one
        self.by_lemma: dict[str, list[Cluster]] = defaultdict(list)
        self.by_name_head: dict[str, list[Cluster]] = defaultdict(list)
        self.by_sentence: dict[int, list[tuple[int, int, int, Cluster]]] = defaultdict(list)  # start, end, head token, cluster
        by_entity: dict[str, list[Mention]] = defaultdict(list)
        for mention in names:
            by_entity[mention.entity].append(mention)
        for entity in entities:
            self._add_named(entity, by_entity[entity.entity])
        self._note_predicates()
        self.beside: dict[int, list[int]] = defaultdict(list)
        for token in doc:
            for apposed in find_appositives(token):
                described = find_described_person(token, apposed)
                self.beside[described.i].append(apposed.i)
                self.beside[apposed.i].append(described.i)

    def run(self) -> None:
        """Join descriptions and pronouns to what they mean, in text order."""
        for token in self.doc:
            if token.i in self.by_head or not is_noun_head(token):
                continue
            if token.pos_ in ("NOUN", "PROPN") and token.i not in self.named:
                self._resolve_nominal(token)
            elif token.lower_ in THIRD:
                self._resolve_pronoun(token)

    # -- clusters ---------------------------------------------------------------------------------------------------------------

    def _add_named(self, entity: Entity, mentions: Sequence[Mention]) -> None:
        cluster = self._begin(entity.type, entity.name, entity.role)
        if entity.role:
            self._note_head(cluster, find_role_head(entity.role))
        for head in find_name_heads(entity.name):
            self.by_name_head[head].append(cluster)
        cluster.plural = entity.type == "NORP" and any(mention.text.endswith("s") for mention in mentions)
        cluster.animate = entity.type == "PERSON"
        if entity.type == "PERSON":
            cluster.genders |= find_given_gender(entity.name)
        for mention in mentions:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            self._add_span(cluster, span, "name")
            self.named.update(range(span.start, span.end))
            self.by_head.setdefault(span.root.i, cluster)
            if entity.type == "PERSON":
                cluster.genders |= find_title_gender(self.doc, span.start)
        self.ids[cluster.number] = entity.entity

    def _begin(self, kind: str, name: str | None = None, role: str | None = None) -> Cluster:
        cluster = Cluster(kind, name, role, number=len(self.clusters))
        self.clusters.append(cluster)
        return cluster

    def _note_head(self, cluster: Cluster, lemma: str) -> None:
        if lemma not in cluster.heads:
            cluster.heads.add(lemma)
            self.by_lemma[lemma].append(cluster)

    def _add_span(self, cluster: Cluster, span: Span, form: str) -> None:
        cluster.spans.append((span.start, span.end, form))
        insort(cluster.starts, span.start)
        self.by_sentence[self.sentences[span.start]].append((span.start, span.end, span.root.i, cluster))

    def _note_predicates(self) -> None:
        """Nouns that say what something is are no mentions of it, but tell its gender and head words."""
        self.predicates = set()
        for subject, predicate in find_predications(self.doc):
            self.predicates.add(predicate.i)
            cluster = self.by_head.get(subject.i)
            if cluster is not None:
                self._note_head(cluster, predicate.lemma_.casefold())

    def _join(self, cluster: Cluster, span: Span, form: str) -> None:
        self._add_span(cluster, span, form)
        self.by_head[span.root.i] = cluster

    # -- descriptions -----------------------------------------------------------------------------------------------------------

    def _resolve_nominal(self, token: Token) -> None:
        if not self._is_mention(token):
            return
        phrase = find_noun_phrase(token)
        if phrase.root.i != token.i:
            phrase = self.doc[token.i : token.i + 1]
        cluster = self._find_apposed(token) or self._find_same_head(token, phrase) or self._find_described(token, phrase)
        if cluster is None:
            institution = find_people_kind(token) == "body" and not is_plural(token) and find_determiner(token) == "the"
            cluster = self._begin("ORG" if institution else find_kind(token))
        self._note_head(cluster, find_noun_lemma(token))
        cluster.modifiers |= find_describing_words(token, phrase)
        person = find_person_entry(token)
        if person:
            cluster.genders |= {person["gender"]} - {""}
            cluster.animate = person["kind"] in ("person", "group") or cluster.animate
        if cluster.plural is None:
            cluster.plural = is_plural(token)
        cluster.owner = cluster.owner or self._find_owner(token)
        self._join(cluster, phrase, "nominal")

    def _is_mention(self, token: Token) -> bool:
        """Does a noun mean a thing: is it no time, no predicate, no title glued to a name, and no recognised quantity?"""
        if token.lemma_ in read_times() or token.i in self.predicates or token.ent_type_ in QUANTITIES:
            return False
        title = token.lower_ in read_titles() or is_glued(token)
        return not (title and token.i + 1 in self.named)

    def _find_apposed(self, token: Token) -> Cluster | None:
        """The entity a description is set beside: "Bahaa al-Araji" for "A senior member of the movement, Bahaa al-Araji"."""
        for other in self.beside.get(token.i, ()):
            cluster = self.by_head.get(other)
            if cluster is not None and can_be(cluster, token):
                return cluster
        return None

    def _find_same_head(self, token: Token, phrase: Span) -> Cluster | None:
        """An earlier unnamed thing of the same head word whose description this one does not contradict."""
        determiner = find_determiner(token)
        if determiner in INDEFINITE:
            return None
        words, owner = find_describing_words(token, phrase), self._find_owner(token)
        lemma, plural = find_noun_lemma(token), is_plural(token)
        for cluster in sorted(self.by_lemma[lemma], key=lambda cluster: -cluster.number):
            if cluster.kind == "PERSON" or (cluster.plural is not None and cluster.plural != plural):
                continue
            if owner is not None and cluster.owner is not None and owner is not cluster.owner:
                continue
            if self._distance(cluster, token) > NOMINAL_REACH or (cluster.name and determiner != "the"):
                continue
            # "the plan" may mean "his Baghdad security plan"; "the peace plan" may not; without an article both must say the same
            if words <= cluster.modifiers and (determiner in DEFINITE or find_possessor(token) is not None or words == cluster.modifiers):
                return cluster
        return None

    def _find_owner(self, token: Token) -> Cluster | None:
        """Whose it is: the cluster of a possessor, a possessive pronoun resolved first."""
        owner = find_possessor(token)
        if owner is None:
            return None
        if owner.i not in self.by_head and owner.lower_ in THIRD:
            self._resolve_pronoun(owner)
        return self.by_head.get(owner.i)

    def _find_described(self, token: Token, phrase: Span) -> Cluster | None:
        """A named entity by its role or kind: "the minister", "the group", "the capital"; the one mentioned last, if several fit."""
        if find_determiner(token) not in ("the", "this", "that") or is_plural(token):
            return None
        lemma = find_noun_lemma(token)
        if lemma in PLACE_NOUNS and len(phrase) == 2:
            return self._find_place(token, lemma)
        named = [cluster for cluster in self._find_candidates(token, lemma) if cluster.name is not None and cluster.kind in DESCRIBED]
        in_role = (cluster for cluster in named if cluster.role and cluster.kind == "PERSON" and is_role(phrase, cluster.role))
        fits = [cluster for cluster in named if self._is_described(cluster, token, phrase, lemma)]
        return next(in_role, None) or max(fits, key=lambda cluster: self._last(cluster, token), default=None)

    def _find_candidates(self, token: Token, lemma: str) -> list[Cluster]:
        """Clusters that a description's head word may fit, in the order they were begun."""
        found = [*self.by_lemma[lemma], *self.by_name_head[lemma]]
        if lemma in GENERIC_BODIES:
            sentence = self.sentences[token.i]
            found += [cluster for near in (sentence - 1, sentence) for _, _, _, cluster in self.by_sentence[near]]
        return sorted({cluster.number: cluster for cluster in found}.values(), key=lambda cluster: cluster.number)

    def _is_described(self, cluster: Cluster, token: Token, phrase: Span, lemma: str) -> bool:
        """Does the noun fit a name mentioned before: its role, its head word, or for a body named just now, its kind?"""
        distance = self._distance(cluster, token)
        if distance > NOMINAL_REACH:
            return False
        if lemma in cluster.heads or lemma in find_name_heads(cluster.name):
            return not contradicts(phrase, token, cluster)
        return lemma in GENERIC_BODIES and cluster.kind == "ORG" and len(phrase) == 2 and distance <= 1

    def _find_place(self, token: Token, lemma: str) -> Cluster | None:
        """The country, city or capital meant by "the country", "the city", "the capital": the one mentioned last before it."""
        kinds = {"country": is_country, "nation": is_country, "capital": is_capital}
        fits = kinds.get(lemma, lambda name: not is_country(name))
        places = [
            cluster
            for cluster in self.clusters
            if cluster.name and cluster.kind == "GPE" and fits(cluster.name) and self._last(cluster, token) >= 0
        ]
        return max(places, key=lambda cluster: self._last(cluster, token), default=None)

    # -- pronouns ---------------------------------------------------------------------------------------------------------------

    def _resolve_pronoun(self, token: Token) -> None:
        if is_expletive(token):
            return
        ranked = self._rank(token)
        joined = self._find_joined(token, ranked[0] if ranked else None) if token.lower_ in PLURAL else []
        for cluster in joined or ranked[:1]:
            cluster.genders |= {"m"} if token.lower_ in MALE else {"f"} if token.lower_ in FEMALE else set()
            self._join(cluster, self.doc[token.i : token.i + 1], "pronoun")

    def _find_joined(self, token: Token, best: Cluster | None) -> list[Cluster]:
        """The members of a coordination of named ones right before a plural pronoun: "Clinton and Trump ... their first debate"."""
        first = self.doc[token.i].sent.start
        floor = self._last(best, token) if best is not None else -1
        for head in reversed(self.doc[first : token.i]):
            members = [head, *(other for other in find_conjuncts(head) if other.i < token.i)]
            clusters = [self.by_head[member.i] for member in members if member.i in self.by_head]
            if (
                len(members) > 1
                and len(clusters) == len(members)
                and head.i > floor
                and all(cluster.kind in ("PERSON", "ORG", "GPE") for cluster in clusters)
            ):
                return clusters
        return []

    def _rank(self, token: Token) -> list[Cluster]:
        """Clusters a pronoun may mean, best first: agreement filters, recency and subjecthood rank."""
        sentence = self.sentences[token.i]
        nearest: dict[int, tuple[int, int, int, Cluster]] = {}
        for number in range(sentence - PRONOUN_REACH, sentence + 1):
            for mention in self.by_sentence.get(number, ()):
                start, end, head, cluster = mention
                before = nearest.get(cluster.number)
                if end <= token.i and not self._is_adjective(head) and (before is None or before[:2] < (start, end)):
                    nearest[cluster.number] = mention
        scored = []
        for _, end, head, cluster in nearest.values():
            if agrees(cluster, token) and not self._is_bound_apart(cluster, token):
                distance = sentence - self.sentences[head]
                scored.append((self._salience(cluster, token, self.doc[head], end, distance), -cluster.first, cluster))
        scored.sort(key=lambda item: item[:2], reverse=True)
        return [cluster for _, _, cluster in scored]

    def _salience(self, cluster: Cluster, token: Token, head: Token, end: int, distance: int) -> float:
        score = 10.0 - 4.0 * distance - 0.02 * (token.i - end)
        score += 3.0 if is_subject(head) else 0.0
        score += 2.0 if cluster.name else 0.0
        score += 0.5 * min(len(cluster.spans), 6)
        score += 3.0 if is_subject(token) and is_subject(head) else 0.0
        score -= 4.0 if self.in_quote[head.i] != self.in_quote[token.i] else 0.0
        score += 2.0 if cluster.kind in ("PERSON", "ORG", "GPE", "ACTOR") else 0.0
        score -= 3.0 if find_relation(head) in ("name part", "adjective", "possessor") and cluster.kind != "PERSON" else 0.0
        return score

    def _is_adjective(self, head: int) -> bool:
        """Does a nationality or creed only modify a noun ("Shia militias"), and so leave nothing for a pronoun to mean?"""
        token = self.doc[head]
        return token.pos_ == "ADJ" or (find_relation(token) == "adjective" and head < token.head.i)

    def _is_bound_apart(self, cluster: Cluster, token: Token) -> bool:
        """Binding: a pronoun that is no reflexive cannot mean its own clause's other argument, nor the phrase it stands in."""
        if token.lower_ in REFLEXIVE:
            return False
        verb = token.head if token.head.pos_ in ("VERB", "AUX") and find_relation(token) != "possessor" else None
        for start, end, head, other in self.by_sentence[self.sentences[token.i]]:
            if other is cluster and start <= token.i < end:
                return True
            if other is cluster and verb is not None and self.doc[head].head.i == verb.i and head != token.i:
                return True
        return False

    # -- distances and records --------------------------------------------------------------------------------------------------

    def _last(self, cluster: Cluster, token: Token) -> int:
        """First token of a cluster's last mention before a token; -1 for none."""
        before = bisect_left(cluster.starts, token.i)
        return cluster.starts[before - 1] if before else -1

    def _distance(self, cluster: Cluster, token: Token) -> int:
        """Sentences between the last mention of a cluster before a token and the token; beyond any reach if there is none."""
        last = self._last(cluster, token)
        return self.sentences[token.i] - self.sentences[last] if last >= 0 else NOMINAL_REACH + 1

    def make_records(self, entities: Sequence[Entity], names: Sequence[Mention]) -> tuple[list[Entity], list[Mention]]:
        """All entities with their count of mentions, named ones first, and all mentions in text order."""
        everything, mentions = list(entities), list(names)
        unnamed = sorted((cluster for cluster in self.clusters if cluster.name is None), key=lambda cluster: cluster.first)
        for number, cluster in enumerate(unnamed, start=len(entities) + 1):
            start, end, _ = min(cluster.spans)
            self.ids[cluster.number] = f"e{number}"
            span = self.doc[start:end]
            everything.append(Entity(f"e{number}", span.text, cluster.kind, None, None, len(cluster.spans), span.start_char))
        for cluster in self.clusters:
            for start, end, form in dict.fromkeys(cluster.spans):
                if form != "name":
                    span = self.doc[start:end]
                    place = self.sentences[start], self.paragraphs[start]
                    mentions.append(Mention(self.ids[cluster.number], span.text, form, span.start_char, span.end_char, *place))
        counts = defaultdict(int)
        for mention in mentions:
            counts[mention.entity] += 1
        everything = [replace(entity, mentions=counts[entity.entity]) for entity in everything]
        return everything, sorted(mentions, key=lambda mention: (mention.start, -mention.end))
