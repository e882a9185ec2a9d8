"""Counted: what a quantity counts, by the noun it stands before or what came before it, and whom or what it is said of.

Knows the parse, `owner` and, for what has no noun of its own, `measured`. Knows nothing of trends or statements.
"""

from collections.abc import Callable, Set

from spacy.tokens import Span, Token

from broadsheet.figures.context import About, Occurrence
from broadsheet.figures.measured import place_alone
from broadsheet.figures.owner import OCCASIONS, find_owned
from broadsheet.figures.topics import RELATIVES, find_meant, read_empty_topics
from broadsheet.figures.words import COMPARATIVES, DEMONSTRATIVES, read_counted, read_demonstrative, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.quantities import Form, read_tally_words
from broadsheet.quantities.lexemes import SIGHT, counts_ahead, is_plural
from broadsheet.rules import find_first

# words right behind an amount that it counts nothing of: "40 more", "$100 total", "$5 each"
NOT_COUNTED = {"more", "total", "apiece", "each"}
# words that a phrase with an article or a possessor follows, which they are a part of: "half the workforce"
PARTS_OF_WHOLES = {"half", "thirds", "quarters"}
# nobody is a parent of more: a larger number behind "of" is no count of children
LARGEST_FAMILY = 30
PARENTS = {"dad", "father", "grandfather", "grandmother", "mom", "mother", "mum", "parent"}
# how a percentage ends
SHARES = {"%", "percent", "cent", "pc"}
TIME_ADVERBS = {"later", "ago", "earlier", "before", "after", "afterwards", "until", "since", "into", "apart"}
TIME_ADJECTIVES = {"past", "last", "next", "coming", "previous", "following", "preceding", "recent"}
# in "four-way race" or "20-strong crowd" the race and the crowd are what counts; in "12-member panel" the members are
MANNERS = {"way", "strong", "fold", "plus", "odd", "something", "star", "time", "man", "woman"}


def find_place(at: Occurrence) -> tuple[About, str | None]:
    """What a quantity in a parsed sentence counts, the noun it stands before, or else what it is said of, and the name
    of the rule that says so.
    """
    about, rule = find_first(PLACES, at)
    if about is not None:
        return about, rule
    noun = _find_noun(at)
    if noun is None:
        return place_alone(at)
    about, rule = find_first(NOUNS, noun, at)
    return about or About(None, None), rule


# rules for the quantity itself


def count_votes(at: Occurrence) -> About | None:
    """A vote counts votes, whoever cast them or ruled by them: "the council voted 5-4"."""
    return About("votes", _find_voters(at)) if at.quantity.form == Form.VOTE else None


def count_score(at: Occurrence) -> About | None:
    """A score counts the game it stands before, of whoever played: "Leeds won a 2-1 game"."""
    if at.quantity.form != Form.SCORE:
        return None
    game = at.counted_noun
    return About(read_counted(game, at) if game is not None else None, _find_doer(at, game))


def only_say_when(at: Occurrence) -> About | None:
    """A length of time that only says when counts nothing: "two years ago", "in the past 24 hours", "it has been a
    decade since".
    """
    return About(None, None) if at.kind == "time" and _only_says_when(at) else None


def count_children(at: Occurrence) -> About | None:
    """A bare number behind "of" counts the children of a parent: "a mother of three"."""
    parent = _find_parent(at)
    return About("children", read_phrase(parent, at)) if parent is not None else None


def count_noun_inside(at: Occurrence) -> About | None:
    """A part of a whole counts the noun inside it: "one council in eight"."""
    noun = _find_noun_inside(at)
    return find_owned(noun.text, noun, at) if noun is not None else None


def count_joined_noun(at: Occurrence) -> About | None:
    """A number with a hyphen counts the noun joined to it, of the noun behind: "a 12-member panel"; but in a "four-way
    race" it counts races.
    """
    quantity, joined = at.quantity, at.span[-1]
    linked = quantity.linked and quantity.unit is None and quantity.form != Form.FRACTION
    if not linked or joined.pos_ not in ("NOUN", "PROPN") or joined.lower_ in MANNERS:
        return None
    noun = _find_tied_noun(at)
    return About(joined.text, read_counted(noun, at) if noun is not None else None)


PLACES: tuple[Callable[[Occurrence], About | None], ...] = (
    count_votes,
    count_score,
    only_say_when,
    count_children,
    count_noun_inside,
    count_joined_noun,
)

# rules for the noun that a quantity stands before


def count_of_number(noun: Token, at: Occurrence) -> About | None:
    """A number of another number counts what that one does: "one of 15 people", "closed 15 of 20"."""
    if not noun.like_num or noun.i not in at.numbers:
        return None
    ahead = _find_plural_ahead(noun.doc[noun.i : noun.i + 1])
    return find_owned(read_counted(ahead, at), ahead, at) if ahead is not None else About(at.antecedent, None)


def count_demonstrative(noun: Token, at: Occurrence) -> About | None:
    """A number of "those" counts them with what describes them: "a third of those asked"."""
    return About(read_demonstrative(noun) or at.antecedent, None) if noun.lower_ in DEMONSTRATIVES else None


def count_others(noun: Token, at: Occurrence) -> About | None:
    """A number of "others" counts what the one before it did: "killed two soldiers and wounded three others"."""
    others = noun.lower_ == "others" and at.antecedent is not None
    return find_owned(at.antecedent, noun, at) if others else None


def count_pronoun(noun: Token, at: Occurrence) -> About | None:
    """A number of a pronoun counts what the one before it did, or what a relative stands for: "three schools, two of
    which closed".
    """
    if noun.pos_ != "PRON":
        return None
    relative = noun.lower_ in RELATIVES and at.antecedent is None
    meant = find_meant(noun, syntax.find_clause_verb(at.span.root), at) if relative else None
    return About(read_phrase(meant, at) if meant is not None else at.antecedent, None)


def count_noun(noun: Token, at: Occurrence) -> About | None:
    """A number counts the noun it stands before, of whoever owns that: "the bank gave the town a $100m loan"."""
    return find_owned(read_counted(noun, at), noun, at)


NOUNS: tuple[Callable[[Token, Occurrence], About | None], ...] = (
    count_of_number,
    count_demonstrative,
    count_others,
    count_pronoun,
    count_noun,
)


def find_counted_noun(span: Span, measures: Set[int]) -> Token | None:
    """The noun a quantity stands before ("a $100m loan"), or the one after its "of" ("15 percent of the city"); or
    none.

    `measures` are the tokens of quantities: one of them counts no other.
    """
    behind = span.doc[span.end : span.end + 2]
    words = [token.lower_ for token in behind]
    if words[:1] == ["of"] and behind[-1].pos_ == "PRON" and words[-1] in DEMONSTRATIVES:
        return behind[1]  # "of those asked", whatever the parse takes for the head
    if span[-1].lower_ in PARTS_OF_WHOLES and words and behind[0].tag_ in ("DT", "PRP$"):
        return _find_opened_noun(behind[0])
    noun = _find_noun_ahead(span, measures)
    if noun is not None:
        return noun
    if words and words[0] in COMPARATIVES:
        noun = syntax.find_noun_after(behind[0])
        if noun is not None and noun.i > behind[0].i and noun.i not in measures:
            return noun
    return _find_noun_of(span, measures) or _find_share_of(span, measures)


def _find_noun_ahead(span: Span, measures: Set[int]) -> Token | None:
    """The noun that the parse ties a quantity to as standing before it: `loan` in "a $100m loan"."""
    for head in (span.root, span[-1]):
        noun = syntax.find_noun_after(head)
        if noun is None or noun.i < span.end or noun.i in measures or noun.lower_ in NOT_COUNTED:
            continue
        if noun.ent_type_ == "PERSON" and span[-1].lower_ in ("%", "percent", "cent"):
            continue  # "48% backed Lund and 45% Falk"
        preposition = syntax.find_preposition(noun)
        # in "2% in the euro zone" the zone is not counted, whatever the parse ties to what
        if preposition is None or preposition.i < span.end:
            return _find_worth(noun)
    return None


def _find_noun_of(span: Span, measures: Set[int]) -> Token | None:
    """The noun behind the "of" of a quantity: `city` in "15 percent of the city"."""
    for token in span:
        for preposition, part in syntax.find_noun_modifiers(token):
            owned = preposition.lower_ == "of" and part.i >= span.end and part.i not in measures
            if owned and part.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                return part
    return None


def _find_share_of(span: Span, measures: Set[int]) -> Token | None:
    """The noun right behind a percentage and its "of", whatever the parse ties to what: `Britons` in "90% of
    Britons".
    """
    if span[-1].lower_ not in SHARES or span.doc[span.end : span.end + 1].text.lower() != "of":
        return None
    for token in span.doc[span.end + 1 : span.end + 1 + SIGHT]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") or token.i in measures:
            return None
        behind = span.doc[token.i + 1 : token.i + 2]
        if token.pos_ in ("NOUN", "PROPN") and not any(after.pos_ in ("NOUN", "PROPN", "PART") for after in behind):
            return token
    return None


def _find_tied_noun(at: Occurrence) -> Token | None:
    """The noun that a quantity counts, though "within two months of launch" counts no launches."""
    return at.counted_noun if at.before(0) != "within" else None


def _find_noun(at: Occurrence) -> Token | None:
    """The noun that a quantity counts, tied to it or a plural ahead of it in the text.

    "Twice as high" counts no heights, "20% more likely" nothing likely.
    """
    noun = _find_tied_noun(at)
    if noun is None and at.quantity.unit is None and counts_ahead(at.lexemes, at.quantity.last):
        noun = _find_plural_ahead(at.span)
    compared = at.quantity.form == Form.TIMES or at.kind == "share"
    return noun if noun is None or noun.pos_ != "ADJ" or not compared else None


def _find_opened_noun(determiner: Token) -> Token | None:
    """The noun that a determiner opens the phrase of:
    `workforce` in "half the workforce", whatever the parse ties "half" to.
    """
    for token in determiner.doc[determiner.i + 1 : determiner.i + 1 + SIGHT]:
        if token.pos_ in ("NOUN", "PROPN") and syntax.is_noun_head(token):
            return token if token.lower_ not in read_empty_topics() | OCCASIONS else None
        if token.tag_ in syntax.FINITE or token.is_punct:
            return None
    return None


def _find_worth(noun: Token) -> Token:
    """What there is for a sum: `stuff` in "$5m worth of stuff"."""
    if noun.lower_ != "worth":
        return noun
    return syntax.find_of_noun(noun) or noun


def _find_noun_inside(at: Occurrence) -> Token | None:
    """The noun inside a part of a whole: `council` in "one council in eight"."""
    words = [token.lower_ for token in at.span]
    inside = at.quantity.form == Form.FRACTION and "in" in words[2:]
    noun = at.span[words.index("in") - 1] if inside else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _find_parent(at: Occurrence) -> Token | None:
    """Whose children a number behind "of" are, with no noun of its own: "a mother of three"."""
    head = at.span.root
    governor, preposition = syntax.find_governor(head), syntax.find_preposition(head)
    family = at.quantity.unit is None and at.quantity.value is not None and 1 < at.quantity.value <= LARGEST_FAMILY
    bare = family and preposition is not None and preposition.lower_ == "of"
    if not bare or governor.lemma_.lower() not in PARENTS or at.counted_noun is not None:
        return None
    return governor


def _find_voters(at: Occurrence) -> str | None:
    """Whom or what a vote is said of: whose ruling it is, who voted, or what was voted on."""
    ahead = at.span.doc[at.span.end : at.span.end + SIGHT]
    ballot = next((token for token in ahead if token.pos_ == "NOUN" and token.lower_ in read_tally_words("vote")), None)
    if ballot is not None:
        makers = (part for preposition, part in syntax.find_noun_modifiers(ballot) if preposition.lower_ == "by")
        maker = syntax.find_possessor(ballot) or next(makers, None)
        if maker is not None:
            return read_phrase(maker, at)
    return _find_doer(at, ballot)


def _find_doer(at: Occurrence, counted: Token | None) -> str | None:
    """Who voted or played, as the subject of a tally's verb; none where that is the ballot or the game which is
    `counted`.
    """
    verb = syntax.find_clause_verb(at.span.root)
    subject = find_said_subject(verb)
    if subject is None or (counted is not None and subject.i == counted.i):
        return None
    said_of = find_meant(subject, verb, at)
    return read_phrase(said_of, at) if said_of is not None else None


def _only_says_when(at: Occurrence) -> bool:
    """Does a length of time only say when: "two years ago", "in the past 24 hours", "it has been a decade since"?"""
    before, after = at.before(1), at.behind(1)
    if syntax.is_object(at.span.root) and syntax.find_governor(at.span.root).lemma_ == "spend":
        return False  # "spent the last 200 days in space"
    if after in TIME_ADVERBS or before in TIME_ADJECTIVES:
        return True
    root = at.span.root
    subject = syntax.find_own_subject(root) if syntax.is_predicate(root) else None
    return subject is not None and subject.lower_ == "it"


def _find_plural_ahead(span: Span) -> Token | None:
    """The plural noun that follows a number in the text, with no verb between, where the parse does not tie them."""
    for token in span.doc[span.end : span.end + SIGHT]:
        if token.tag_ in syntax.FINITE or token.i == syntax.find_governor(span.root).i:
            return None
        if is_plural(token.lower_) and token.pos_ in ("NOUN", "PROPN"):
            return token
    return None
