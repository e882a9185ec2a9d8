"""Words: the words that tell a noun in a cell, cut where a clause, a bracket or a quantity begins, a pronoun by the
name it stands for.

Knows the parse and `topics`. Knows nothing of what a quantity counts.
"""

from bisect import bisect_left

from spacy.tokens import Span, Token

from broadsheet.figures.context import Setting
from broadsheet.figures.topics import PRONOUNS, find_antecedent, find_topic_before, past_measure
from broadsheet.language import syntax
from broadsheet.quantities import AGE_WORDS, read_rate
from broadsheet.quantities.lexemes import is_plural, lower_at

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
LARGE = {"hundred", "thousand", "million"}
# lexemes of a rate with a number of its own: "per 100,000 people"
LONGEST_RATE = 7
DETERMINERS = {
    "the",
    "a",
    "an",
    "another",
    "this",
    "that",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
}


def read_counted(noun: Token, at: Setting) -> str | None:
    """A counted noun with what stands between the number and it: "US reinforcements"."""
    _, last = find_edges(at)
    phrase = syntax.find_noun_phrase(noun)
    first = max(last, min(phrase.start, noun.i)) if phrase.start < last else phrase.start
    first = next(
        (i + 1 for i in range(noun.i - 1, first - 1, -1) if i in at.numbers), first
    )  # "five of the town's nine libraries"
    first += first < noun.i and noun.doc[first].lower_ in COMPARATIVES and noun.doc[first].tag_ == "JJR"
    end = syntax.find_phrase_end(noun)
    words = trim_phrase(noun.doc[first:end])
    rate = _find_rate(noun.doc[end - 1], at) if at.quantity.unit is None and noun.i >= last else None
    return words if rate is None or words is None else f"{words} {rate}"


def read_phrase(noun: Token, at: Setting) -> str | None:
    """The noun phrase of a head, cut where the quantity itself or a clause begins in it; a pronoun gives the name of
    its entity.
    """
    if noun.pos_ == "PRON":
        return _name(noun, at)
    noun = past_measure(noun, at)
    if (
        noun.i in at.numbers and noun.i not in at.measures
    ):  # in "1 in 4 residents" a parser may take the first number for the head
        ahead = (
            token
            for token in syntax.find_noun_phrase(noun)
            if token.pos_ in ("NOUN", "PROPN") and token.i not in at.numbers
        )
        noun = next(ahead, noun)
    whole = syntax.find_of_noun(noun)
    if noun.lower_ in PARTS and whole is not None and whole.i not in at.measures:
        return read_phrase(whole, at)  # "most of the deaths"
    if noun.lower_ in PARTS and noun.i == noun.left_edge.i:
        meant = find_topic_before(noun.doc[noun.i : noun.i + 1], at)
        return read_phrase(meant, at) if meant is not None and meant.lower_ not in PARTS else None
    phrase, (first, last) = syntax.find_noun_phrase(noun), find_edges(at)
    start, end = phrase.start, phrase.end
    if start < last and first < end:
        start, end = (start, first) if noun.i < first else (last, end)
    name = at.names.get(noun.i + 1)
    if end == noun.i + 1 and name is not None and name.start == end and syntax.find_governor(name.root).i == noun.i:
        end = name.end
    others = at.numbers if noun.i not in at.measures else ()  # "the top 10 percent" is a measure itself
    start = next(
        (i + 1 for i in range(noun.i - 1, start - 1, -1) if i in others or noun.doc[i].tag_ in syntax.FINITE), start
    )
    end = next((i for i in range(noun.i + 1, end) if i in at.measures or _opens_clause(noun.doc[i])), end)
    # "Ann Lee, 45", "the quake, with a magnitude of 6.2", "the team, unbeaten in 14 games"
    commas = [i for i in range(noun.i + 1, end - 1) if noun.doc[i].text == ","]
    end = next((i for i in commas if i + 1 in at.numbers or noun.doc[i + 1].pos_ in ("ADP", "ADJ")), end)
    # "seizures over the past 10 days": what describes a measure goes with it
    while end < phrase.end and end in at.measures and end > noun.i + 1 and noun.doc[end - 1].pos_ == "ADJ":
        end -= 1
    return trim_phrase(noun.doc[start:end])


def _find_rate(noun: Token, at: Setting) -> str | None:
    """What a count is per, in the words right behind the noun: "per day" in "three thousand tests per day"."""
    i = bisect_left(at.lexemes, noun.idx + len(noun), key=lambda lexeme: lexeme.start)
    if lower_at(at.lexemes, i) == "per" and (
        lower_at(at.lexemes, i + 1)[:1].isdigit() or lower_at(at.lexemes, i + 1) in LARGE
    ):
        last = next(
            (k for k in range(i + 2, min(i + LONGEST_RATE, len(at.lexemes))) if is_plural(at.lexemes[k].lower)), None
        )
        text = at.span.doc.text
        return text[at.lexemes[i].start : at.lexemes[last].end] if last is not None else None
    rate = read_rate(at.lexemes, i) if lower_at(at.lexemes, i) in RATES else None
    return " ".join(lexeme.text for lexeme in at.lexemes[i : rate[1]]) if rate is not None else None


def find_edges(at: Setting) -> tuple[int, int]:
    """The tokens that a quantity with its modifiers spans: the first and the one behind the last."""
    whole = at.span.doc.char_span(
        at.lexemes[at.quantity.first].start, at.lexemes[at.quantity.last - 1].end, alignment_mode="expand"
    )
    return min(whole.start, at.span.start), max(whole.end, at.span.end)


def _name(pronoun: Token, at: Setting) -> str | None:
    """The name of the entity a pronoun means, or the words of its sentence that it may stand for."""
    entity = at.referents.find(pronoun) if at.referents is not None else None
    if entity is not None:
        first, _, rest = at.referents.name(entity).partition(" ")
        return rest if rest and first.lower() in DETERMINERS else at.referents.name(entity)
    meant = find_antecedent(pronoun, at) if pronoun.lower_ in PRONOUNS else None
    return read_phrase(meant, at) if meant is not None else None


def _opens_clause(token: Token) -> bool:
    """Does a clause or a bracket begin with the word, so that a phrase before it is over?"""
    if (
        token.pos_ == "VERB"
        or token.lower_ in {"worth", *AGE_WORDS}
        or (token.pos_ == "PRON" and syntax.is_subject(token))
    ):
        return True
    if token.lower_ in COMPARATIVES and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "than":
        return True  # "profit more than doubled"
    return token.tag_ in ("WDT", "WP", *syntax.FINITE) or token.text in ("(", ":", ";", "–", "—")


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
