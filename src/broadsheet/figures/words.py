"""Words: the words that tell a noun in a cell, cut where a clause, a bracket or a quantity begins, a pronoun by the
name it stands for.

Knows the parse and `topics`. Knows nothing of what a quantity counts.
"""

from bisect import bisect_left

from spacy.tokens import Span, Token

from broadsheet.figures.context import Occurrence, find_tokens
from broadsheet.figures.topics import PRONOUNS, find_name_meant, find_topic_before, find_whole
from broadsheet.language import syntax
from broadsheet.quantities import AGE_WORDS, read_rate
from broadsheet.quantities.lexemes import HYPHENS, is_plural, lower_at

# words that stand for some of what was named before: "most landed in the sea"
PARTS = {"most", "some", "all", "both", "others", "one"}
# what is left over at the end of a phrase that is cut before a quantity: "incomes of", "support, with just"
LOOSE_ENDS = {"ADP", "ADV", "CCONJ", "DET", "SCONJ", "PART", "AUX"}
# words that may begin a rate behind a counted noun: "tests per day"
RATES = {"per", "a", "each", "every", "annually"}
# words between an amount and the noun that there is so much more of: "15 percent more cars"
COMPARATIVES = {"more", "fewer", "less"}
# nouns a pronoun of the demonstrative kind may stand for with what describes it: "a third of those screened"
DEMONSTRATIVES = {"those", "these"}
# "a total of five" says nothing of what the five belong to
TOTALS = {"total", "number", "sum", "average", "maximum", "minimum"}
# "a total of $5m" is no more than $5m
SUMS = TOTALS - {"number"} | {"mean", "median"}
LARGE = {"hundred", "thousand", "million"}
# lexemes of a rate with a number of its own, three of them for its digits: "per 100,000 live births"
LONGEST_RATE = 7
# fmt: off
DETERMINERS = {
    "the", "a", "an", "another", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my",
    "your",
}
# fmt: on


def read_counted(noun: Token, at: Occurrence) -> str | None:
    """A counted noun with what stands between the number and it: "US reinforcements"."""
    _, last = find_edges(at)
    phrase = syntax.find_noun_phrase(noun)
    first = max(last, min(phrase.start, noun.i)) if phrase.start < last else phrase.start
    # "five of the town's nine libraries"
    first = next((i + 1 for i in range(noun.i - 1, first - 1, -1) if i in at.numbers), first)
    if first < noun.i and noun.doc[first].lower_ in COMPARATIVES and noun.doc[first].tag_ == "JJR":
        first += 1
    end = syntax.find_phrase_end(noun)
    words = trim_phrase(noun.doc[first:end])
    rate = _find_rate(noun.doc[end - 1], at) if at.quantity.unit is None and noun.i >= last else None
    return words if rate is None or words is None else f"{words} {rate}"


def read_phrase(noun: Token, at: Occurrence) -> str | None:
    """The noun phrase of a head, cut where the quantity itself or a clause begins in it; a pronoun gives the name of
    its entity.
    """
    if noun.pos_ == "PRON":
        return _name(noun, at)
    noun = _find_head(noun, at)
    if noun.lower_ in PARTS:
        whole = syntax.find_of_noun(noun)
        if whole is not None and whole.i not in at.measures:
            return read_phrase(whole, at)  # "most of the deaths"
        if noun.i == noun.left_edge.i:
            meant = find_topic_before(noun.doc[noun.i : noun.i + 1], at)
            return read_phrase(meant, at) if meant is not None and meant.lower_ not in PARTS else None
    start, end = _find_outer_cut(noun, at)
    return trim_phrase(noun.doc[_find_first(noun, start, at) : _find_end(noun, end, at)])


def _find_head(noun: Token, at: Occurrence) -> Token:
    """The noun that a phrase is about: `voters` for "43 percent of voters", and `residents` for "1 in 4 residents",
    whose first number a parser may take for the head.
    """
    noun = find_whole(noun, at)
    if noun.i not in at.numbers or noun.i in at.measures:
        return noun
    for token in syntax.find_noun_phrase(noun):
        if token.pos_ in ("NOUN", "PROPN") and token.i not in at.numbers:
            return token
    return noun


def _find_outer_cut(noun: Token, at: Occurrence) -> tuple[int, int]:
    """The tokens of a noun's phrase without the quantity that may stand in it, with the name right behind it: the first
    and the one behind the last.
    """
    phrase, (first, last) = syntax.find_noun_phrase(noun), find_edges(at)
    start, end = phrase.start, phrase.end
    if start < last and first < end:
        start, end = (start, first) if noun.i < first else (last, end)
    name = at.names.get(noun.i + 1)
    if end == noun.i + 1 and name is not None and name.start == end and syntax.find_governor(name.root).i == noun.i:
        end = name.end
    return start, end


def _find_first(noun: Token, start: int, at: Occurrence) -> int:
    """Where a noun's phrase begins behind the last number or finite verb before it; "the top 10 percent" is a measure
    itself.
    """
    others = at.numbers if noun.i not in at.measures else ()
    cuts = (i + 1 for i in range(noun.i - 1, start - 1, -1) if i in others or noun.doc[i].tag_ in syntax.FINITE)
    return next(cuts, start)


def _find_end(noun: Token, end: int, at: Occurrence) -> int:
    """Where a noun's phrase ends before the first measure, clause, or comma with what is added: "Ann Lee, 45", "the
    quake, with a magnitude of 6.2", "the team, unbeaten in 14 games".

    What describes a measure goes with it: `seizures` of "seizures over the past 10 days".
    """
    doc, last = noun.doc, syntax.find_noun_phrase(noun).end
    end = next((i for i in range(noun.i + 1, end) if i in at.measures or _opens_clause(doc[i])), end)
    commas = [i for i in range(noun.i + 1, end - 1) if doc[i].text == ","]
    end = next((i for i in commas if i + 1 in at.numbers or doc[i + 1].pos_ in ("ADP", "ADJ")), end)
    while noun.i + 1 < end < last and end in at.measures and doc[end - 1].pos_ == "ADJ":
        end -= 1
    return end


def _find_rate(noun: Token, at: Occurrence) -> str | None:
    """What a count is per, in the words right behind the noun: "per day" in "three thousand tests per day"."""
    i = bisect_left(at.lexemes, noun.idx + len(noun), key=lambda lexeme: lexeme.start)
    word, following = lower_at(at.lexemes, i), lower_at(at.lexemes, i + 1)
    if word == "per" and (following[:1].isdigit() or following in LARGE):
        ends = range(i + 2, min(i + LONGEST_RATE, len(at.lexemes)))
        last = next((k for k in ends if is_plural(at.lexemes[k].lower)), None)
        return at.span.doc.text[at.lexemes[i].start : at.lexemes[last].end] if last is not None else None
    rate = read_rate(at.lexemes, i) if word in RATES else None
    return " ".join(lexeme.text for lexeme in at.lexemes[i : rate[1]]) if rate is not None else None


def find_edges(at: Occurrence) -> tuple[int, int]:
    """The tokens that a quantity with its modifiers spans: the first and the one behind the last."""
    whole = find_tokens(at.span.doc, at.lexemes, at.quantity.first, at.quantity.last)
    return min(whole.start, at.span.start), max(whole.end, at.span.end)


def _name(pronoun: Token, at: Occurrence) -> str | None:
    """The name of the entity a pronoun means, or the words of its sentence that it may stand for."""
    entity = at.referents.find(pronoun)
    if entity is not None:
        first, _, rest = at.referents.name(entity).partition(" ")
        return rest if rest and first.lower() in DETERMINERS else at.referents.name(entity)
    meant = find_name_meant(pronoun, at) if pronoun.lower_ in PRONOUNS else None
    return read_phrase(meant, at) if meant is not None else None


def _opens_clause(token: Token) -> bool:
    """Does a clause or a bracket begin with the word, so that a phrase before it is over?"""
    if (
        (token.pos_ == "VERB" and not _is_tied(token))
        or token.lower_ in {"worth", *AGE_WORDS}
        or (token.pos_ == "PRON" and syntax.is_subject(token))
    ):
        return True
    if token.lower_ in COMPARATIVES and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "than":
        return True  # "profit more than doubled"
    return token.tag_ in ("WDT", "WP", *syntax.FINITE) or token.text in ("(", ":", ";", "–", "—")


def _is_tied(token: Token) -> bool:
    """Does a hyphen tie a word to the one before, so that both are one adjective: "a Leeds-based firm"?"""
    hyphen = token.nbor(-1) if token.i else token
    return hyphen.text in HYPHENS and not hyphen.whitespace_


def trim_phrase(words: Span) -> str | None:
    """The text of a span without a leading determiner or punctuation at its edges, or None where nothing is left."""
    start, end = words.start, words.end
    while start < end and (
        words.doc[start].lower_ in DETERMINERS
        or words.doc[start].is_punct
        or words.doc[start].is_space
        or words.doc[start].pos_ == "ADP"
    ):
        start += 1
    while end > start and (
        words.doc[end - 1].is_punct or words.doc[end - 1].is_space or words.doc[end - 1].pos_ in LOOSE_ENDS
    ):
        end -= 1
    return words.doc[start:end].text if end > start else None


def read_demonstrative(pronoun: Token) -> str | None:
    """A demonstrative with what describes it, "those asked", or None where nothing does."""
    doc, phrase = pronoun.doc, syntax.find_noun_phrase(pronoun)
    if len(phrase) > 1 and phrase.start == pronoun.i:
        return phrase.text
    verb, after = doc[pronoun.i + 1 : pronoun.i + 2], doc[pronoun.i + 2 : pronoun.i + 3]
    described = [token.tag_ for token in verb] in (["VBN"], ["VBG"]) or (
        # "those asked said no", "of those asked, 40%": a past tense before a finite verb or a comma is a participle
        [token.tag_ for token in verb] == ["VBD"]
        and any(token.tag_ in syntax.FINITE or token.text == "," for token in after)
    )
    return doc[pronoun.i : pronoun.i + 2].text if described else None
