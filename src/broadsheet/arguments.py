"""Arguments: where the holder and the target of a stance predicate stand in a sentence.

Knows the parse, the predicates with their frames, and the light verbs that carry them (`lexicon/carriers.csv`). Answers with the heads
of noun phrases, and knows nothing of entities; a holder that is whoever says so has no word here.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from broadsheet.appeals import directs, find_director, find_told, find_wisher
from broadsheet.language.entries import carries
from broadsheet.language.participants import (
    find_doer,
    find_maker,
    find_name_before,
    find_owner,
    find_people_before,
    find_prefixed_agent,
    is_share,
    resolve_relative,
)
from broadsheet.language.syntax import (
    find_agent,
    find_complements,
    find_first_member,
    find_governor,
    find_indirect_object,
    find_infinitive_after,
    find_markers,
    find_modified_noun,
    find_noun_modifiers,
    find_object,
    find_obliques,
    find_own_subject,
    find_possessor,
    find_preposition,
    find_relation,
    find_subject,
    is_apposition,
    is_infinitive,
    is_passive,
    is_predicate,
)
from broadsheet.predicates import Predicate, find_predicates

# of nouns that mean whoever holds the stance: "critic", "ally"
MEANT = {"self", "mutual"}
# "railed at times on the council": when, and not at whom
TIMES = {"time", "moment", "point", "stage", "day", "night", "week", "weekend", "month", "year", "morning", "evening", "hour", "minute"}
# "took heat for it"
SUFFERED = {"heat", "flak", "flack", "stick", "hell", "criticism", "abuse"}
# what is done well or badly says so of whoever does it
ACTS = {"job", "work", "thing", "speech", "decision", "choice", "effort", "contribution", "performance", "service", "leadership"}
DEFINITE = {"the", "this", "that", "these", "those", "such"}
# one is glad or sorry to do this with what one is glad or sorry about
HAVING = {"have", "get", "receive", "see"}
# "came under fire", "met with praise", "relies on them for support", "depends on their support"
RECEIVING = {"under", "with", "for", "on", "upon"}
AUTHORS = {"by", "from", "among", "within"}
# who gives what is received ("won praise from", "relies on them for support"), or is found to have done it ("was traced to")
SOURCES = {"from", "by", "among", "on", "upon", "to"}


def find_target(token: Token, entry: Predicate) -> Token | None:
    """The head of what is judged, where the entry says it stands."""
    if entry.target == "object":
        return _find_affected(token)
    if entry.target == "subject":
        return _find_predicated(token) or (_find_blemished(token) if entry.polarity == "oppose" else None)
    if entry.target == "doer":
        return find_told(token) or _find_actor(token)
    if entry.target == "complement":
        return next((found for clause in find_complements(token) if (found := _find_greeted(clause)) is not None), None)
    if entry.target == "possessor":  # "the plan's critics", "a Lund supporter"
        return find_possessor(token) or find_name_before(token)
    # of "won the backing of the union" the union gives, and is not judged
    given_by = entry.pos == "noun" and entry.target == "of" and is_received(token)
    found = None if given_by else _after_preposition(token, entry.target)
    if found is None and entry.target == "of" and entry.pos == "noun" and next(_find_authors(token), None) is not None:
        found = find_possessor(token)  # "the mayor's endorsement by the union"
    if found is None and entry.pos == "noun" and entry.holder not in MEANT:
        found = _find_given(token) or _find_receiver(token)
    return resolve_relative(found)


def _find_given(noun: Token) -> Token | None:
    """Whom something is given: `him` of "offered him an endorsement", whom a parser may take for a first object."""
    verb = find_governor(noun)
    if not is_carried(noun):
        return None
    first = find_object(verb) if find_relation(noun) == "object" else None
    return find_indirect_object(verb) or (first if first is not None and first.i < noun.i else None)


def _find_greeted(clause: Token) -> Token | None:
    """What somebody is glad or angry about: who does what a clause says, or what one is glad to have."""
    if is_infinitive(clause):
        return find_object(clause) if clause.lemma_ in HAVING else None
    return find_agent(clause) if is_passive(clause) else find_own_subject(clause)


def _find_affected(verb: Token) -> Token | None:
    """Whom or what a verb is done to."""
    if find_prefixed_agent(verb) is not None:
        return verb.head
    if is_passive(verb):
        return resolve_relative(find_own_subject(verb) or find_modified_noun(verb) or find_subject(verb))
    if _is_addressed(verb):
        return None
    return resolve_relative(find_object(verb) or find_indirect_object(verb)) or _find_fronted(verb)


def _find_fronted(verb: Token) -> Token | None:
    """The noun an object relative without a pronoun describes: "the man we support"."""
    noun = find_modified_noun(verb) if find_relation(verb) == "relative clause" else None
    subject = find_own_subject(verb)
    return noun if noun is not None and subject is not None and subject.tag_ not in ("WP", "WDT") else None


def _is_addressed(verb: Token) -> bool:
    """Is the object somebody who is told or asked to do something, and so judged by nobody?"""
    someone = find_object(verb) or find_indirect_object(verb)
    return someone is not None and directs(verb) and find_infinitive_after(verb, someone) is not None


def _after_preposition(token: Token, word: str) -> Token | None:
    """The noun after a preposition of the word, of its object, or of the verb that carries it ("expressed anger at")."""
    phrases = find_noun_modifiers(token) if token.pos_ == "NOUN" else find_obliques(token)
    if token.pos_ in ("VERB", "ADJ"):
        inside = find_object(token)
        parts = [inside, *(noun for _, noun in find_noun_modifiers(inside))] if inside is not None else []
        phrases = phrases + [phrase for part in parts for phrase in find_noun_modifiers(part)]
    elif token.pos_ == "NOUN" and (is_carried(token) or is_predicate(token)):
        phrases = phrases + find_obliques(find_governor(token))
    found = (noun for preposition, noun in phrases if preposition.lower_ == word and noun.i != token.i)
    return next((noun for noun in found if noun.lemma_ not in TIMES), None)


def _find_predicated(token: Token) -> Token | None:
    """What a noun or adjective is said of: "X is a threat", "sees X as a threat", "called X a threat"."""
    described = _find_described(token)
    if token.pos_ == "ADJ" and token.i and token.nbor(-1).lower_ == "as" and not _is_named_as(token):  # "is as good as the other"
        return None
    if token.pos_ == "ADJ" and find_preposition(described) is not None and not _is_named_as(described):
        return None  # "is in good health"
    member = find_first_member(described)
    naming = _find_naming_verb(member)
    if naming is not None:
        return find_subject(naming) if is_passive(naming) else find_object(naming)
    if token.pos_ in ("VERB", "AUX"):
        return _find_actor(token)
    if token.pos_ == "NOUN" and (found := _find_rated(member)) is not None:
        return found
    if token.tag_ == "JJ" and find_relation(token) == "adjective" and token.head.lemma_ in ACTS:  # "did a great job"
        return _find_rated(token.head)
    if is_predicate(described) and (own := find_own_subject(described)) is not None:  # "the debt is small and the brand is sound"
        return own
    return find_subject(member) if is_predicate(member) else None


def _find_blemished(adjective: Token) -> Token | None:
    """The known thing a word of blame stands before: "her disgraceful speech". Praise there is often none ("the right time")."""
    noun = adjective.head
    plain = adjective.pos_ == "ADJ" and adjective.tag_ != "JJS"  # "the worst flood" is one of several, and told as such
    stands_before = plain and find_relation(adjective) == "adjective" and not find_predicates(noun)
    return noun if stands_before and _is_definite(noun) else None


def _find_rated(noun: Token) -> Token | None:
    """Whom a noun rates that is not said of its subject: "our priority is peace", "they spread lies", "cited it as a success"."""
    above = find_governor(noun)
    if is_predicate(above) and above.pos_ == "NOUN" and find_own_subject(above) == noun:
        return above
    is_object = above.pos_ in ("NOUN", "PROPN") and find_relation(above) == "object"
    preposition = find_preposition(noun)
    if is_object and preposition is not None and preposition.lower_ == "as":
        return above
    if not is_object and find_relation(noun) != "object":
        return None
    verb = find_governor(above) if is_object else above  # "gave [a platform to racism]"
    return find_doer(verb) if verb.pos_ == "VERB" and carries(verb, "does") else None


def _is_definite(noun: Token) -> bool:
    """Does a noun mean something known: "the plan", "his plan"? What is not known is not judged ("a bad plan")."""
    return find_possessor(noun) is not None or any(child.lower_ in DEFINITE for child in noun.lefts)


def _find_described(token: Token) -> Token:
    """The noun a predicate's adjective stands before: `mistake` for `terrible` in "it was a terrible mistake"; else the word itself."""
    noun = token.head
    describes = token.pos_ == "ADJ" and find_relation(token) == "adjective" and noun.i > token.i and not find_predicates(noun)
    return noun if describes and (is_predicate(noun) or _find_naming_verb(noun) is not None) else token


def _find_naming_verb(token: Token) -> Token | None:
    """The verb that calls somebody what the word says: `called` in "called him a liar", `describes` in "describes it as a lie"."""
    verb = find_governor(token)
    if verb.pos_ != "VERB":
        return None
    as_such = _is_named_as(token)
    so_called = find_relation(token) in ("open clause", "predicate") and not is_infinitive(token) and not is_predicate(token)
    return verb if (as_such or so_called) and (is_passive(verb) or find_object(verb) is not None) else None


def _is_named_as(token: Token) -> bool:
    """Does "as" stand before the word: "as a threat", and where a parser takes it for a marker, "as unfair"?"""
    preposition = find_preposition(token)
    marked = any(child.lower_ == "as" and child.i < token.i and find_relation(child) != "adverb" for child in token.children)
    return marked or (preposition is not None and preposition.lower_ == "as")


def _find_receiver(noun: Token) -> Token | None:
    """Whom criticism that is drawn, faced or answered is for: the subject of "drew criticism", "responded to the union's attacks"."""
    carrier = find_carrier(noun)
    if carries(noun, "wishes"):  # "faces calls to resign"
        return None
    if is_received(noun) or (_is_answered(noun) and find_owner(noun) is not None):
        return find_doer(carrier) if carrier.pos_ != "NOUN" else find_maker(carrier)
    return None


def find_cause(verb: Token, someone: Token) -> Token | None:
    """What somebody is praised or blamed for: `delay` in "criticised the mayor for the delay"."""
    phrases = [*find_obliques(verb), *find_noun_modifiers(someone)]
    return next((noun for preposition, noun in phrases if preposition.lower_ in ("for", "over", "of") and preposition.i > someone.i), None)


def find_holders(token: Token, entry: Predicate) -> list[Token]:
    """Heads of all who hold the stance: the frame's holder, whoever pledges or voices it, and those who do the same."""
    found = [*_find_own_holders(token, entry), *_find_elliptical(token)]
    return list({each.i: each for each in found}.values())


def _find_own_holders(token: Token, entry: Predicate) -> list[Token]:
    director = find_director(token)
    if director is not None:
        return [director]
    if entry.holder in ("possessor", "agent", "by", "from"):
        return list(_find_bearers(token))
    holder = None
    if entry.holder == "speaker":
        naming = _find_naming_verb(find_first_member(_find_described(token)))
        holder = _find_actor(naming) if naming is not None else None
    elif entry.holder == "wisher":
        holder = find_wisher(token)
    elif entry.holder == "object":
        holder = _find_affected(token)
    elif entry.holder == "subject":  # of a participle taken for an adjective its subject: "was angered at the plan"
        holder = find_prefixed_agent(token) or (find_doer(token) if entry.pos == "adjective" else _find_actor(token))
    elif not is_share(token):
        holder = _find_meant(token)
    return [resolve_relative(holder)] if holder is not None else []


def _find_actor(verb: Token) -> Token | None:
    """Who does what a verb says, after "by" where it is passive."""
    return find_agent(verb) if is_passive(verb) else find_doer(verb)


def _find_bearers(noun: Token) -> Iterator[Token]:
    """Who has the support, criticism or plan a noun names: its possessor or author, a people before it, whoever voices it."""
    author = next(_find_authors(noun), None)
    own = author if author is not None else find_possessor(noun) or find_name_before(noun) or find_people_before(noun)
    if own is not None:
        yield resolve_relative(own)
    carried = is_carried(noun)
    if carried or (own is None and _is_adverbial(noun)):
        carrier = find_carrier(noun)
        doer = find_maker(carrier) if carrier.pos_ == "NOUN" else _find_actor(carrier)
        if doer is not None:
            yield resolve_relative(doer)
    elif own is None and is_predicate(noun) and find_own_subject(noun) is not None:
        yield resolve_relative(find_own_subject(noun))


def _find_authors(noun: Token) -> Iterator[Token]:
    """Who a noun says it comes from: "criticism by X", "outrage among X", "won the backing of X", "was traced to X"."""
    received = is_received(noun)
    words = AUTHORS | {"of"} if received else AUTHORS
    yield from (author for preposition, author in find_noun_modifiers(noun) if preposition.lower_ in words)
    verb = find_carrier(noun)
    if received or (verb.pos_ == "VERB" and is_passive(verb) and carries(verb, "traces")):
        yield from (author for preposition, author in find_obliques(verb) if preposition.lower_ in SOURCES)


def find_carrier(noun: Token) -> Token:
    """The verb a noun is said with; a parser may hang it on a noun between ("relies on [them for support]")."""
    above = find_governor(_find_whole(noun))
    preposition = find_preposition(noun)
    between = preposition is not None and preposition.lower_ == "for" and above.pos_ in ("NOUN", "PROPN", "PRON")
    verb = find_governor(above) if between else above
    return verb if verb.pos_ == "VERB" else above


def _find_whole(noun: Token) -> Token:
    """What a noun is the matter of: `barrage` in "a barrage of insults", `show` in "a show of support"; else the noun itself.

    Of several coordinated ones, the first: `praise` for `criticism` in "drew praise and criticism".
    """
    above = find_governor(noun)
    preposition = find_preposition(noun)
    is_matter = preposition is not None and preposition.lower_ == "of" and above.pos_ == "NOUN" and not find_predicates(above)
    return find_first_member(above if is_matter else noun)


def is_carried(noun: Token) -> bool:
    """Does a light verb carry the noun's meaning: "pledged support", "voiced concern", "went on the offensive"?"""
    whole = _find_whole(noun)
    verb = find_governor(whole)
    preposition = find_preposition(whole)
    light = verb.pos_ == "VERB" and carries(verb, "gives") and not (verb.lemma_ == "take" and noun.lemma_ in SUFFERED)
    return light and (find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in ("on", "in", "to")))


def is_received(noun: Token) -> bool:
    """Does somebody receive what the noun names: "won the backing", "drew criticism", "came under fire"?"""
    carrier = find_carrier(noun)
    whole = _find_whole(noun)
    preposition = find_preposition(whole)
    if carrier.pos_ == "ADJ":  # "dependent on Russian support"
        return preposition is not None and carries(carrier, "receives")
    received = find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in RECEIVING)
    suffered = carrier.lemma_ in ("take", "catch") and noun.lemma_ in SUFFERED
    return carrier.pos_ == "VERB" and (suffered or carries(carrier, "receives")) and not is_passive(carrier) and received


def _is_answered(noun: Token) -> bool:
    """Does somebody answer what the noun names: "responded to the charges", "a reaction to the attacks"?"""
    carrier = find_carrier(noun)
    whole = _find_whole(noun)
    preposition = find_preposition(whole)
    answered = find_relation(whole) == "object" or (preposition is not None and preposition.lower_ in ("to", "at"))
    return answered and carries(carrier, "answers") and not is_passive(carrier)


def _is_adverbial(noun: Token) -> bool:
    """Does the noun say how or why somebody acts: "spoke in support of", "left in protest at", "held an event in support of"?"""
    preposition = find_preposition(noun)
    return preposition is not None and preposition.lower_ == "in" and find_governor(noun).pos_ in ("VERB", "AUX", "NOUN")


def _find_meant(noun: Token) -> Token:
    """Whom a word like "critic" means: the subject it is said of, the name it stands beside, or else just whom it says."""
    one = find_governor(noun)  # "is one of her supporters"
    member = find_first_member(one if one.lower_ == "one" and find_preposition(noun) is not None else noun)
    subject = find_own_subject(member) if is_predicate(member) else None
    if subject is not None:
        return resolve_relative(subject)
    preposition = find_preposition(member)
    verb = find_governor(member)
    if preposition is not None and preposition.lower_ == "as" and verb.pos_ == "VERB":  # "has emerged as a critic of the plan"
        return resolve_relative(find_object(verb) or find_doer(verb)) or noun
    if is_apposition(member) or find_relation(member) in ("name part", "compound", "adjective"):
        return member.head
    return noun


def _find_elliptical(token: Token) -> Iterator[Token]:
    """Others who do the same: "as did the main parties"."""
    verb = find_governor(token) if token.pos_ == "NOUN" and is_carried(token) else token
    for clause in verb.children:
        if find_relation(clause) in ("adverbial clause", "aside", "conjunct") and clause.lemma_ == "do":
            others = find_own_subject(clause) or find_object(clause)
            words = [*find_markers(clause), *clause.children, *(others.children if others is not None else [])]
            if others is not None and any(word.lower_ in ("as", "so") for word in words):
                yield others
