"""Scores: what verdicts add up to, in a table and in words, and the words of what was missed or made up.

Knows verdicts and gold. Knows nothing of how rows are found or compared.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from broadsheet.markup import Excerpt, Excerpts
from broadsheet.phrasing import say_count
from broadsheet.quality.gold import Gold

MEASURES = {
    "names": "names of people, peoples, bodies, places and events, and their kind, where part of the words is the same",
    "exact names": "the same, with exactly the same words",
    "references": "other words and pronouns for people, bodies and places, led to the right one",
    "coreference": "B-cubed over all mentions: are those of one entity together, and those of others apart?",
    "statements": "what is said, at least half of the words the same",
    "words said": "every character of what is said",
    "speakers": "of the statements found, the named speaker",
    "acts": "of the statements found, the act",
    "stances": "holder, target and polarity, where the holder is known",
    "figures": "numbers with their value",
    "bounds": "numbers with their value and both bounds",
    "modifiers": "numbers with their value and their precision",
    "units": "numbers with their value and their unit",
    "counted": "of the numbers found, what they count: one word the same",
    "figure sources": "of the numbers found, who gives them",
}


def score(verdicts: pd.DataFrame, *, by: Sequence[str] = ("measure",)) -> pd.DataFrame:
    """Precision, recall and F1 of each measure, or of each article and measure; in the order of MEASURES.

    Where nothing is found precision is 0, and where nothing is wanted recall is; a measure nothing is found or wanted
    of is left out.
    """
    sums = verdicts.assign(
        found=verdicts["size"] * verdicts["found"],
        wanted=verdicts["size"] * verdicts["wanted"],
        right_found=verdicts["size"] * verdicts["found"] * verdicts["right"],
        right_wanted=verdicts["size"] * verdicts["wanted"] * verdicts["right"],
    )
    sums = sums.assign(measure=pd.Categorical(sums["measure"], list(MEASURES), ordered=True))
    table = sums.groupby(list(by), observed=True)[["found", "wanted", "right_found", "right_wanted"]].sum()
    precision = (table["right_found"] / table["found"].where(table["found"] > 0)).fillna(0.0)
    recall = (table["right_wanted"] / table["wanted"].where(table["wanted"] > 0)).fillna(0.0)
    both = precision + recall
    f1 = (2 * precision * recall / both.where(both > 0)).fillna(0.0)
    return pd.DataFrame(
        {"F1": f1, "precision": precision, "recall": recall, "found": table["found"], "wanted": table["wanted"]}
    )


def describe_measures() -> pd.DataFrame:
    """What each measure asks, in words."""
    return pd.DataFrame({"asks": MEASURES})


def tell(verdicts: pd.DataFrame) -> list[str]:
    """The scores in sentences: what is read best and worst, how many statements are missed and made up, which article
    is hardest.
    """
    if verdicts.empty:
        return ["No article has gold."]
    scores = score(verdicts)["F1"].sort_values(kind="stable")
    best, worst = scores.index[-1], scores.index[0]
    by_article = score(verdicts, by=["article", "measure"])["F1"].groupby("article").mean().sort_values(kind="stable")
    told = [
        f"Read by hand: {say_count(len(by_article), 'article')}. Best read are {best}, with an F1 of "
        f"{scores[best]:.2f}; "
        f"worst are {worst}, with {scores[worst]:.2f}."
    ]
    rows = verdicts[verdicts["measure"] == "statements"]
    if len(rows):
        missed, made_up = (rows["wanted"] & (rows["right"] == 0)).sum(), (rows["found"] & (rows["right"] == 0)).sum()
        told.append(f"Statements: {rows['wanted'].sum():,} wanted, of them {missed:,} missed; {made_up:,} made up.")
    if len(by_article) > 1:
        told.append(f"Hardest is {by_article.index[0]}, with a mean F1 of {by_article.iloc[0]:.2f} over its measures.")
    return told


def find_misses(verdicts: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The verdicts of a measure that lost a point, the longest words first, each with its `fault` in words."""
    lost = verdicts[(verdicts["measure"] == measure) & (verdicts["right"] < 1)]
    fault = lost["note"].where(lost["note"] != "", lost["wanted"].map({True: "missed", False: "made up"}))
    longest = (lost["end"] - lost["start"]).sort_values(ascending=False, kind="stable").index
    return lost.assign(fault=fault).loc[longest, ["article", "fault", "text", "start", "end"]].reset_index(drop=True)


def show_misses(verdicts: pd.DataFrame, golds: Iterable[Gold], measure: str, *, most: int = 5) -> Excerpts:
    """The first of `find_misses`, each in its paragraph and labelled with its article and its fault."""
    texts = {gold.article.id: gold.article.text for gold in golds}
    rows = find_misses(verdicts, measure).head(most).itertuples()
    return Excerpts(Excerpt(f"{row.article}, {row.fault}", texts[row.article], [(row.start, row.end)]) for row in rows)
