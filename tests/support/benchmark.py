"""Benchmark: what each step of reading costs, as a share of the bare pipeline's time, all taken in one run.

    make benchmark                                   # the articles of data/articles
    make benchmark SOURCES='path/to/articles/*.txt'  # others

Each step is timed five times over all articles, in turn with the others, and its least time counts.
"""

import sys
import time
from collections import defaultdict

from broadsheet.article.readers import read_articles
from broadsheet.language import load_pipeline
from broadsheet.records import find_records

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
    print(f"{'names and coreference':24} {(least['names'] + least['coreference']) / bare:6.1%}")
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
        find_records(doc, lap=lap)
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
