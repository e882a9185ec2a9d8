"""Benchmark: what each step of reading costs, as a share of the bare pipeline's time, all taken in one run.

    make benchmark                                   # the articles of data/articles
    make benchmark SOURCES='path/to/articles/*.txt'  # others

Each step is timed five times over all articles, in turn with the others, and its least time counts.
"""

import sys
import time
from collections import defaultdict

from broadsheet.article.readers import read_articles
from broadsheet.entities.names import find_names
from broadsheet.entities.referents import Referents, find_mentions
from broadsheet.figures.records import find_figures
from broadsheet.language.pipeline import load_pipeline
from broadsheet.language.quotations import find_quotations
from broadsheet.language.text import find_text
from broadsheet.stances.records import find_stances
from broadsheet.statements.records import find_statements

ROUNDS = 5


def main(sources: list[str]) -> None:
    """Print the words read, and the share of each step."""
    nlp = load_pipeline()
    texts = [article.text for article in read_articles(sources)]
    words = sum(len(nlp(text)) for text in texts)
    rounds = [time_steps(nlp, texts) for _ in range(ROUNDS)]
    least = {step: min(each[step] for each in rounds) for step in rounds[0]}
    bare = least.pop("pipeline")
    print(f"{len(texts)} articles, {words} tokens; pipeline {words / bare:,.0f} tokens a second")
    for step, seconds in least.items():
        print(f"{step:24} {seconds / bare:6.1%} of the pipeline's time")
    print(f"{'entities and coreference':24} {(least['entities'] + least['coreference']) / bare:6.1%}")
    print(f"{'all':24} {sum(least.values()) / bare:6.1%}")


def time_steps(nlp, texts: list[str]) -> dict[str, float]:
    """Seconds of each step over all texts, in the order they run."""
    spent: dict[str, float] = defaultdict(float)
    last = time.perf_counter()

    def lap(step: str) -> None:
        nonlocal last
        now = time.perf_counter()
        spent[step] += now - last
        last = now

    for text in texts:
        last = time.perf_counter()
        doc = nlp(text)
        lap("pipeline")
        quotations = find_quotations(find_text(doc))
        entities, names = find_names(doc)
        lap("entities")
        entities, mentions = find_mentions(doc, entities, names, quotations=quotations)
        lap("coreference")
        referents = Referents(doc, entities, mentions)
        statements = find_statements(doc, referents=referents, quotations=quotations)
        lap("statements")
        find_stances(doc, referents=referents, statements=statements)
        lap("stances")
        find_figures(doc, statements=statements, referents=referents)
        lap("figures")
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
