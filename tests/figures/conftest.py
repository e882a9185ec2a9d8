"""What the tests of figures share: the figures of a text, read whole."""

from collections.abc import Callable, Sequence

import pytest
from spacy.language import Language

from broadsheet.records import find_records
from broadsheet.schema import Figure


@pytest.fixture(scope="session")
def read_figures(nlp: Language) -> Callable[[str], Sequence[Figure]]:
    """The figures of a text, its pronouns resolved and its statements read."""
    return lambda text: find_records(nlp(text)).figures
