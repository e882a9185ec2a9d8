"""What tests share: the pipeline, loaded once, and readings of short texts and of the seed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import broadsheet as bs
from broadsheet.language.pipeline import load_pipeline
from broadsheet.reading import Reading
from en_broadsheet_news import encoder

ROOT = Path(__file__).parents[1]
if "PYTEST_XDIST_WORKER" in os.environ:
    encoder.THREADS = 1  # each process has a core; more threads than cores would wait for one another


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Read a text as an article of the id `test`."""
    return lambda text: bs.read(bs.Article("test", text, "A test"))


@pytest.fixture(scope="session")
def seed_reading() -> Reading:
    """The seed article, read."""
    return bs.read(ROOT / "seeds" / "seed.txt")
