"""Benchmark: what each step of reading costs, as a share of the bare pipeline's time, all taken in one run.

    make benchmark                                   # the articles of data/articles
    make benchmark SOURCES='path/to/articles/*.txt'  # others

The steps are those of `records.find_records`, timed inside it, so that what is timed is what reading does. Each is
timed five times over all articles, in turn with the others, and its least time counts.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from spacy.language import Language

from broadsheet import records
from broadsheet.article import read_articles
from broadsheet.language import load_pipeline

ROUNDS = 5  # the least of so many hardly changes from run to run
# what `records` calls, by the step it belongs to; whatever else happens there is the rest
STEPS = {
    "find_quotations": "quotations",
    "find_names": "names",
    "find_mentions": "coreference",
    "Referents": "coreference",
    "find_first_person": "coreference",
    "find_statements": "statements",
    "find_stances": "stances",
    "find_figures": "figures",
}
T = TypeVar("T")


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
    print(f"{'all':24} {sum(least.values()) / bare:6.1%}")


def time_steps(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Seconds of each step over all texts: the pipeline's, then those of STEPS and the rest."""
    spent = dict.fromkeys(["pipeline", *STEPS.values(), "the rest"], 0.0)
    with time_finders() as finders:
        for text in texts:
            begun = time.perf_counter()
            doc = nlp(text)
            parsed = time.perf_counter()
            records.find_records(doc)
            spent["pipeline"] += parsed - begun
            spent["the rest"] += time.perf_counter() - parsed
    for name, seconds in finders.items():
        spent[STEPS[name]] += seconds
        spent["the rest"] -= seconds
    return spent


@contextmanager
def time_finders() -> Iterator[dict[str, float]]:
    """While the block runs, the seconds that each finder takes where `records` calls it."""
    spent: dict[str, float] = defaultdict(float)

    def clock(name: str, find: Callable[..., T]) -> Callable[..., T]:
        def find_and_time(*args: object, **kwargs: object) -> T:
            begun = time.perf_counter()
            try:
                return find(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - begun

        return find_and_time

    finders = {name: getattr(records, name) for name in STEPS}
    try:
        for name, find in finders.items():
            setattr(records, name, clock(name, find))
        yield spent
    finally:
        for name, find in finders.items():
            setattr(records, name, find)


if __name__ == "__main__":
    main(sys.argv[1:])
