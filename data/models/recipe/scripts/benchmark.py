"""Footprint: what the installed pipeline weighs, how long it takes to load, how much memory it takes and how fast
it reads.

Every figure is of this machine and this run; the last line is a ratio that other machines can be held against.
"""

import argparse
import resource
import time
from pathlib import Path

import spacy

MODEL = "en_broadsheet_news"
ROUNDS = 3  # the fastest counts


def main(wheel: Path | None, texts: list[Path]) -> None:
    """Print one line for each measure."""
    before = _peak_mib()
    started = time.perf_counter()
    nlp = spacy.load(MODEL)
    print(f"load           {time.perf_counter() - started:.2f} s")
    if wheel:
        print(f"wheel          {wheel.stat().st_size / 1e6:.1f} MB")
    articles = [path.read_text(encoding="utf8") for path in texts]
    words = sum(not t.is_space for doc in nlp.tokenizer.pipe(articles) for t in doc)
    reading = min(_time(lambda: list(nlp.pipe(articles))) for _ in range(ROUNDS))
    cutting = min(_time(lambda: list(nlp.tokenizer.pipe(articles))) for _ in range(ROUNDS))
    print(f"texts          {len(articles)}, of {words} words")
    print(f"speed          {words / reading:.0f} words/s through nlp.pipe")
    print(f"memory         {_peak_mib():.0f} MiB at its highest, {before:.0f} MiB of it Python and spaCy")
    print(f"ratio          {reading / cutting:.1f} times as long as the tokenizer alone")


def _time(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", help="articles as text files")
    parser.add_argument("--wheel", type=Path, help="the wheel, to be weighed too")
    arguments = parser.parse_args()
    main(arguments.wheel, arguments.texts)
