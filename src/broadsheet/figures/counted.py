"""Counted: what a quantity counts, by the noun it stands before or what came before it, and whom or what it is said of.

Knows the parse, `owner` and, for what has no noun of its own, `measured`. Knows nothing of trends or statements.
"""

from collections.abc import Set

from spacy.tokens import Span, Token

from broadsheet.figures.context import Place, Setting
from broadsheet.figures.measured import place_alone
from broadsheet.figures.owner import OCCASIONS, find_owner
from broadsheet.figures.topics import RELATIVES, past_pronoun, read_empty_topics
from broadsheet.figures.words import COMPARATIVES, DEMONSTRATIVES, read_counted, read_demonstrative, read_phrase
from broadsheet.language import syntax
from broadsheet.language.participants import find_said_subject
from broadsheet.quantities import SHARES, TIME, read_tally_words
from broadsheet.quantities.lexemes import SIGHT, counts_ahead, is_plural, lower_at

# words right behind an amount that it counts nothing of: "40 more", "$100 total", "$5 each"
NOT_COUNTED = {"more", "total", "apiece", "each"}
# words that a phrase with an article or a possessor follows, which they are a part of: "half the workforce"
PARTS_OF_WHOLES = {"half", "thirds", "quarters"}
LARGEST_FAMILY = 30
PARENTS = {"dad", "father", "grandfather", "grandmother", "mom", "mother", "mum", "parent"}
TIME_ADVERBS = {"later", "ago", "earlier", "before", "after", "afterwards", "until", "since", "into", "apart"}
TIME_ADJECTIVES = {"past", "last", "next", "coming", "previous", "following", "preceding", "recent"}
# in "four-way race" or "20-strong crowd" the race and the crowd are what counts; in "12-member panel" the members are
MANNERS = {"way", "strong", "fold", "plus", "odd", "something", "star", "time", "man", "woman"}


def find_place(at: Setting) -> Place:
    """What a quantity in a parsed sentence counts: the noun it stands before, or else what it is said of."""
    quantity, span = at.quantity, at.span
    if quantity.form == "vote":
        return Place("votes", _find_voters(at))
    if quantity.form == "score":
        game = find_counted_noun(span, at.measures)
        return Place(read_counted(game, at) if game is not None else None, _find_doer(at, game))
    if quantity.unit in TIME and _is_frame(at):
        return Place(None, None)
    parent = _find_parent(at)
    if parent is not None:
        return Place("children", read_phrase(parent, at))
    inner = _find_noun_inside(at)
    if inner is not None:
        return Place(inner.text, find_owner(inner, at))
    noun, joined = find_counted_noun(span, at.measures), span[-1]
    if lower_at(at.lexemes, quantity.first) == "within":
        noun = None  # "within two months of launch" counts no launches
    linked = quantity.linked and quantity.unit is None and quantity.form != "fraction"
    if linked and joined.pos_ in ("NOUN", "PROPN") and joined.lower_ not in MANNERS:
        return Place(joined.text, read_counted(noun, at) if noun is not None else None)
    if noun is None and quantity.unit is None and counts_ahead(at.lexemes, quantity.last):
        noun = _find_plural_ahead(span)
    # "twice as high" counts no heights, "20% more likely" nothing likely
    if noun is None or (noun.pos_ == "ADJ" and (quantity.form == "times" or quantity.unit in SHARES)):
        return place_alone(at)
    return _place_noun(noun, at)


def _place_noun(noun: Token, at: Setting) -> Place:
    """What a quantity counts that stands before a noun, or before a word for what was counted before it."""
    if noun.like_num and noun.i in at.numbers:
        ahead = _find_plural_ahead(noun.doc[noun.i : noun.i + 1])
        # "one of 15 people", but "closed 15 of 20"
        return (
            Place(read_counted(ahead, at), find_owner(ahead, at)) if ahead is not None else Place(at.antecedent, None)
        )
    if noun.lower_ in DEMONSTRATIVES:
        return Place(read_demonstrative(noun) or at.antecedent, None)
    if noun.lower_ == "others" and at.antecedent is not None:
        return Place(at.antecedent, find_owner(noun, at))
    if noun.pos_ == "PRON":
        # "12 hospitals in the region, eight of which have beds"
        relative = noun.lower_ in RELATIVES and at.antecedent is None
        meant = past_pronoun(noun, syntax.find_clause_verb(at.span.root), at) if relative else None
        return Place(read_phrase(meant, at) if meant is not None else at.antecedent, None)
    return Place(read_counted(noun, at), find_owner(noun, at))


def find_counted_noun(span: Span, measures: Set[int]) -> Token | None:
    """The noun a quantity stands before ("a $100m loan"), or the one after its "of" ("15 percent of the city"); or
    none.

    `measures` are the tokens of quantities: one of them counts no other.
    """
    behind = span.doc[span.end : span.end + 2]
    if (
        len(behind) == 2
        and behind[0].lower_ == "of"
        and behind[1].lower_ in DEMONSTRATIVES
        and behind[1].pos_ == "PRON"
    ):
        return behind[1]  # "of those asked", whatever the parse takes for the head
    if span[-1].lower_ in PARTS_OF_WHOLES and behind and behind[0].tag_ in ("DT", "PRP$"):
        return _find_whole(behind[0])
    for head in (span.root, span[-1]):
        noun = syntax.find_noun_after(head)
        if noun is None or noun.i < span.end or noun.i in measures or noun.lower_ in NOT_COUNTED:
            continue
        if noun.ent_type_ == "PERSON" and span[-1].lower_ in ("%", "percent", "cent"):
            continue  # "48% backed Lund and 45% Falk"
        preposition = syntax.find_preposition(noun)
        # in "2% in the euro zone" the zone is not counted, whatever the parse ties to what
        if preposition is None or preposition.i < span.end:
            return _past_worth(noun)
    if behind and behind[0].lower_ in COMPARATIVES:
        noun = syntax.find_noun_after(behind[0])
        if noun is not None and noun.i > behind[0].i and noun.i not in measures:
            return noun
    for token in span:
        for preposition, part in syntax.find_noun_modifiers(token):
            if preposition.lower_ != "of" or part.i < span.end or part.i in measures:
                continue
            if part.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                return part
    return None


def _find_whole(determiner: Token) -> Token | None:
    """The noun that a determiner opens the phrase of:
    `workforce` in "half the workforce", whatever the parse ties "half" to.
    """
    for token in determiner.doc[determiner.i + 1 : determiner.i + 1 + SIGHT]:
        if token.pos_ in ("NOUN", "PROPN") and syntax.is_noun_head(token):
            return token if token.lower_ not in read_empty_topics() | OCCASIONS else None
        if token.tag_ in syntax.FINITE or token.is_punct:
            return None
    return None


def _past_worth(noun: Token) -> Token:
    """What there is for a sum: `stuff` in "$5m worth of stuff"."""
    if noun.lower_ != "worth":
        return noun
    return syntax.find_of_noun(noun) or noun


def _find_noun_inside(at: Setting) -> Token | None:
    """The noun inside a part of a whole: `council` in "one council in eight"."""
    words = [token.lower_ for token in at.span]
    inside = at.quantity.form == "fraction" and "in" in words[2:]
    noun = at.span[words.index("in") - 1] if inside else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None


def _find_parent(at: Setting) -> Token | None:
    """Whose children a number behind "of" are, with no noun of its own: "a mother of three"."""
    head = at.span.root
    governor, preposition = syntax.find_governor(head), syntax.find_preposition(head)
    family = at.quantity.unit is None and at.quantity.value is not None and 1 < at.quantity.value <= LARGEST_FAMILY
    bare = family and preposition is not None and preposition.lower_ == "of"
    if not bare or governor.lemma_.lower() not in PARENTS or find_counted_noun(at.span, at.measures) is not None:
        return None
    return governor


def _find_voters(at: Setting) -> str | None:
    """Whom or what a vote is said of: whose ruling it is, who voted, or what was voted on."""
    ahead = at.span.doc[at.span.end : at.span.end + SIGHT]
    ballot = next((token for token in ahead if token.pos_ == "NOUN" and token.lower_ in read_tally_words("vote")), None)
    if ballot is not None:
        makers = (part for preposition, part in syntax.find_noun_modifiers(ballot) if preposition.lower_ == "by")
        maker = syntax.find_possessor(ballot) or next(makers, None)
        if maker is not None:
            return read_phrase(maker, at)
    return _find_doer(at, ballot)


def _find_doer(at: Setting, counted: Token | None) -> str | None:
    """Who voted or played, as the subject of a tally's verb; none where that is the ballot or the game which is
    `counted`.
    """
    verb = syntax.find_clause_verb(at.span.root)
    subject = find_said_subject(verb)
    if subject is None or (counted is not None and subject.i == counted.i):
        return None
    said_of = past_pronoun(subject, verb, at)
    return read_phrase(said_of, at) if said_of is not None else None


def _is_frame(at: Setting) -> bool:
    """Does a length of time only say when: "two years ago", "in the past 24 hours", "it has been a decade since"?"""
    before, after = lower_at(at.lexemes, at.quantity.first - 1), lower_at(at.lexemes, at.quantity.last)
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
