"""Clause frames: a cue that takes a clause for its content: "said that", "asked whether", "vowed to", "urged them to".

Knows cues, contents and the parse. Knows nothing of speakers.
"""

from spacy.tokens import Span, Token

from broadsheet.language.entries import find_people_kind
from broadsheet.language.syntax import (
    FINITE,
    find_complements,
    find_indirect_object,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_phrase,
    find_object,
    find_obliques,
    find_own_subject,
    find_parenthetical_host,
    find_relation,
    is_infinitive,
    is_negated,
    is_passive,
)
from broadsheet.statements.contents import Spans, find_clause_spans, find_content_end, find_spans
from broadsheet.statements.cues import Cue, find_cue

# acts whose infinitive hangs on the cue itself: "expects rents to fall", not "considers ways to pay"
THOUGHT = {"believe", "claim"}
RELATIVE_TAGS = ("WDT", "WP")
# tokens between a cue set beside a clause and that clause's verb; a parser ties further ones together by mistake
FURTHEST_HOST = 80


def read_that(verb: Token, entry: Cue) -> Spans:
    """A finite clause below the cue, or the clause the cue is set beside: "The plan failed, he said"."""
    for clause in find_complements(verb):
        antecedent = _find_antecedent(verb, clause)
        if antecedent is not None and is_finite(clause):
            rest = find_spans(verb.doc, verb.i + 1, _find_narration(verb, clause))
            return (*find_spans(verb.doc, antecedent.start, antecedent.end), *rest)
        if is_finite(clause) and not _is_question(clause):
            return find_spans(verb.doc, _find_clause_start(verb, clause), _find_narration(verb, clause), without=verb)
    told = find_told_clause(verb, entry)
    following = find_following_clause(verb) or told
    if following is not None:
        start = verb.i + 1 if told is None else told.left_edge.i
        return find_spans(verb.doc, start, _find_narration(verb, following), without=verb)
    host = find_parenthetical_host(verb)
    if host is not None and "quote" in entry.frames and _is_parenthetical(verb, host):
        return find_clause_spans(host, without=verb)
    if "quote" in entry.frames and _is_comparison(verb):
        return find_clause_spans(verb.head, without=verb)
    return ()


def read_wh(verb: Token, entry: Cue) -> Spans:
    """A clause that asks or relates: "asked whether", "explained why"."""
    clauses = find_complements(verb)
    if is_negated(verb):  # "have not said when they will": a parser may take the question for a time
        clauses += [child for child in verb.rights if find_relation(child) == "adverbial clause"]
    return next((find_clause_spans(clause, without=verb) for clause in clauses if _is_question(clause)), ())


def read_to(verb: Token, entry: Cue) -> Spans:
    """An infinitive the subject will do or refuses to: "vowed to", "is believed to"."""
    noun = find_object(verb)
    if noun is not None and noun.tag_ not in ("WDT", "WP") and not is_passive(verb):
        return ()
    return next((find_clause_spans(clause, without=verb) for clause in _infinitives(verb)), ())


def read_obj_to(verb: Token, entry: Cue) -> Spans:
    """An infinitive with who is to do it: "urged voters to stay", "is believed to be leaving"."""
    someone = find_object(verb) or find_indirect_object(verb)
    if someone is None:
        someone = next(
            (noun for preposition, noun in find_obliques(verb) if f"{verb.lemma_} {preposition.lower_}" == entry.lemma),
            None,
        )
    clause = find_infinitive_after(verb, someone) if someone is not None else next(iter(_infinitives(verb)), None)
    if clause is None or clause.i < verb.i or (entry.act in THOUGHT and clause.head.i != verb.i):
        return ()  # "found a way to pay" says no more of the way than of the paying
    if someone is None:
        return find_clause_spans(clause, without=verb)
    start = someone.doc[someone.left_edge.i]
    preposition = next((child for child in someone.children if find_relation(child) == "preposition"), None)
    first = preposition.i + 1 if preposition is not None and preposition.i == start.i else start.i
    return find_spans(verb.doc, first, max(find_content_end(verb, clause), someone.right_edge.i + 1))


def _find_antecedent(verb: Token, clause: Token) -> Span | None:
    """ "the bridge, which engineers say is unsafe", "the money she says she lost": the noun phrase that what is said
    goes on about, where a relative pronoun stands for it or none.
    """
    noun, subject = find_modified_noun(verb), find_own_subject(verb)
    if noun is None or subject is None or find_relation(verb) != "relative clause" or clause.i < verb.i:
        return None
    between = verb.doc[noun.i + 1 : subject.left_edge.i]
    relative = next((token for token in between if token.tag_ in RELATIVE_TAGS), None)
    begins = clause.left_edge.i == verb.i + 1 or (relative is not None and clause.left_edge.i <= relative.i)
    near = all(token.is_punct or token.tag_ in RELATIVE_TAGS for token in between)
    described = begins and near and subject.tag_ not in RELATIVE_TAGS and not is_infinitive(clause)
    return find_noun_phrase(noun) if described else None


def find_following_clause(cue: Token) -> Token | None:
    """The clause that "that" opens right after a cue, where a parser hangs it on another word:
    "after she suggested that ...".
    """
    if cue.i + 1 >= len(cue.doc):
        return None
    that = cue.nbor()
    clause = that.head
    opens = that.lower_ == "that" and find_relation(that) == "marker" and clause.left_edge.i == that.i
    return clause if opens and clause.sent.start == cue.sent.start and is_finite(clause) else None


def find_told_clause(verb: Token, entry: Cue) -> Token | None:
    """ "told the inquiry she had reported it": a clause with a pronoun for subject, right behind whom it is told to,
    which a parser takes to describe them.
    """
    hearer = find_indirect_object(verb) or find_object(verb) if "obj_tag" in entry.frames else None
    if hearer is None or hearer.i < verb.i:
        return None
    return next((clause for clause in hearer.rights if _is_told(clause, hearer)), None)


def _is_told(clause: Token, hearer: Token) -> bool:
    subject = find_own_subject(clause) if find_relation(clause) == "relative clause" else None
    begins = subject is not None and subject.tag_ == "PRP" and clause.left_edge.i == subject.i == hearer.i + 1
    return begins and is_finite(clause) and find_people_kind(hearer) is not None


def is_finite(clause: Token) -> bool:
    """Has the clause a finite verb or auxiliary?"""
    heads = [clause, *(child for child in clause.children if find_relation(child) in ("auxiliary", "copula"))]
    return any(token.tag_ in FINITE for token in heads) or (
        find_relation(clause) == "clause" and not is_infinitive(clause)
    )


def _find_clause_start(verb: Token, clause: Token) -> int:
    """Where a complement begins: at its "that", or at the object before a clause without a subject of its own ("shows
    Lund leading").
    """
    if verb.i + 1 < clause.i and verb.nbor().lower_ == "that" and verb.nbor().tag_ == "IN":
        return verb.i + 1
    noun = find_object(verb)
    if (
        noun is not None
        and verb.i < noun.i < clause.i
        and find_own_subject(clause) is None
        and not find_markers(clause)
    ):
        return noun.left_edge.i
    return clause.left_edge.i


def _find_narration(verb: Token, clause: Token) -> int:
    """Where the content ends and another cue begins:
    "said he won, adding that ...", "said he won and warned of ...".
    """
    end = find_content_end(verb, clause)
    if clause.i < verb.i:
        return end
    last = verb.doc[end - 1]
    trailing = [
        later for later in (last, *last.ancestors) if clause.i < later.left_edge.i and later.right_edge.i + 1 >= end
    ]
    return min((later.left_edge.i for later in trailing if _is_told_beside(verb, later)), default=end)


def _is_told_beside(verb: Token, later: Token) -> bool:
    entry = find_cue(later) if later.pos_ == "VERB" else None
    if entry is None or "quote" not in entry.frames or entry.act == "believe":
        return False
    if find_relation(later) == "adverbial clause":
        return later.tag_ == "VBG" and "," in (later.left_edge.text, later.doc[later.left_edge.i - 1].text)
    return find_relation(later) == "conjunct" and later.tag_ == verb.tag_ and later.tag_ in ("VBD", "VBZ")


def _infinitives(verb: Token) -> list[Token]:
    return [clause for clause in find_complements(verb) if is_infinitive(clause)] + [
        child
        for child in verb.children
        if find_relation(child) == "adverbial clause"
        and child.i > verb.i
        and child.left_edge.tag_ == "TO"
        and is_passive(verb)
    ]


def _is_question(clause: Token) -> bool:
    first = clause.left_edge
    return first.tag_ in ("WP", "WRB", "WDT", "WP$") or first.lower_ == "whether"


def _is_comparison(verb: Token) -> bool:
    """ "as the minister put it", "as Lund noted": does the clause say who says the rest of the sentence?"""
    own = [child for child in verb.children if find_relation(child) in ("clause", "open clause", "object")]
    return (
        find_relation(verb) == "adverbial clause"
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        and any(marker.lower_ == "as" for marker in find_markers(verb))
        and all(child.lower_ == "it" for child in own)
        and find_own_subject(verb) is not None
    )


def _is_parenthetical(verb: Token, host: Token) -> bool:
    """Is the cue a short clause set off beside its host, with nothing below it but its subject and adverbials?"""
    bare = not any(find_relation(child) in ("clause", "object") for child in verb.children)
    return bare and abs(host.i - verb.i) < FURTHEST_HOST
