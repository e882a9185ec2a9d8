"""Deeds: the nouns before a quantity that own none of it, since they say what is done with it, "the closure of two
shops", or who shows it, "the forecast gives her 40 percent".

Knows nouns by their form and what verbs do with amounts. Knows nothing of what a quantity counts.
"""

from spacy.tokens import Token

from broadsheet.language.entries import find_people_kind
from broadsheet.lexicon import has_role, read_changes
from broadsheet.quantities import find_kind

# ends of nouns made from verbs
DEED_ENDS = ("tion", "sion", "ment", "ing", "ance", "ery", "ure", "val", "sal", "posal")
# fmt: off
# nouns with such ends for what has members or parts, which it owns
WHOLES = {
    "association", "building", "coalition", "collection", "constellation", "delegation", "department", "detachment",
    "federation", "formation", "generation", "government", "institution", "nation", "nursery", "organisation",
    "organization", "parliament", "population", "portion", "procession", "regiment", "section", "station", "structure",
    "apartment", "battery", "brewery", "gallery", "instalment", "investment", "payment", "king", "ring", "wing",
    "consumption", "production", "picture", "agriculture",
    "literature", "culture", "mission", "commission", "corporation", "division", "pension",
}
# nouns that are verbs as they stand, and cries
DEEDS = {
    "abuse", "applause", "arrest", "arrival", "assault", "attack", "boo", "cheer", "death", "defeat", "export", "hire",
    "import", "kidnap", "launch", "murder", "order", "poll", "purchase", "recall", "release", "rescue", "roar",
    "sale", "search", "shot", "study", "support", "survey", "test", "theft", "transfer", "trial", "use", "visit", "win",
}
# deeds that in the plural are amounts themselves: "sales of 5,835 cars"
TRADED = {"export", "import", "order", "purchase", "sale", "shipment"}
# what shows a figure and does not have it
SHOWERS = {
    "analysis", "census", "data", "estimate", "figure", "figures", "forecast", "index", "model", "outlook", "poll",
    "prediction", "projection", "report", "research", "result", "results", "statistic", "statistics", "study", "survey",
}
GIVING = {"find", "give", "have", "indicate", "place", "put", "rank", "rate", "suggest"}
# parts of a year that a thing is told for: "turnover for the quarter"
TIMES = {"decade", "half", "period", "quarter", "season"}
# fmt: on


def is_deed(noun: Token) -> bool:
    """Is a noun what is done with what it is of, "the launch of three models", and no group: "a delegation of six"?"""
    lemma = noun.lemma_.lower()
    changing = lemma in read_changes("noun") or find_people_kind(noun) in ("person", "group", "body")
    amount = noun.tag_ == "NNS" and lemma in TRADED
    if noun.pos_ != "NOUN" or changing or amount or lemma in WHOLES:
        return False
    return lemma in DEEDS or lemma.endswith(DEED_ENDS)


def is_shower(noun: Token, verb: Token) -> bool:
    """Does a noun only show the quantity of its verb: "the forecast gives Ann Lund an 87 percent chance"?"""
    if noun.lemma_.lower() not in SHOWERS and noun.lower_ not in SHOWERS:
        return False
    return verb.lemma_ in GIVING or any(has_role(role, verb.lower_, verb.lemma_) for role in ("shows", "expects"))


def is_time(noun: Token) -> bool:
    """Is a noun a time that something is told for, and that has nothing: "turnover for the quarter"?"""
    return noun.pos_ == "NOUN" and (noun.lemma_.lower() in TIMES or find_kind(noun.lemma_.lower()) == "time")
