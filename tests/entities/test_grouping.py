"""Grouping: spellings are compared without case, accents and marks, and a list of namesakes costs no more a name than a
few.
"""

import pytest

from broadsheet.entities import grouping
from broadsheet.entities.grouping import fold, group_names
from broadsheet.entities.types import find_name_spans


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Erdoğan", "erdogan"), ("ORBÁN", "orban"), ("O’Neill", "o'neill"), ("Karadžić", "karadzic"), ("", "")],
)
def test_a_text_is_folded_to_plain_letters(text, plain):
    assert fold(text) == plain


def test_names_are_compared_as_often_for_each_of_many_namesakes_as_of_some(nlp, monkeypatch):
    compare, asked = grouping._stands_for, []
    monkeypatch.setattr(grouping, "_stands_for", lambda short, full: asked.append(short) or compare(short, full))
    counts = []
    for number in (100, 200):
        doc = nlp(" ".join(f"John {chr(65 + i % 26)}{chr(97 + i // 26)}del left. John wept." for i in range(number)))
        group_names(doc, find_name_spans(doc))
        counts.append(len(asked) - sum(counts))
    assert 0 < counts[1] < 2.5 * counts[0]
