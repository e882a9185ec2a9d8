"""Reading does not fail on text that is hardly text: no stops, stray marks, a byte order mark, lists of capitals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import find_records

ODD = [
    "He saw the dog",
    "dog",
    "He",
    "\ufeffHello",
    "\ufeff",
    "",
    " ",
    "\n",
    "\t\n\n",
    '"',
    "“",
    "”",
    "'",
    "said",
    "said:",
    '"Yes," he said',
    "40",
    "$",
    "%",
]
WORDS = [
    *("he", "He", "they", "It", "the", "The", "dog", "Mr", "Mrs", "Lund", "LUND", "UN", "U.S.", "Iraqi", "president", "of", "and", "to"),
    *("not", "said", "says", "told", "urged", "accused", "according", "backs", "criticism", "that", "who", "his", "reportedly"),
    *("called", "shows", "as", "by", "own", "account", "concern", "expressed", "for", "saying", "going", "on", "like", "into"),
    *("40", "percent", "$5m", "two-thirds", ",", ".", ":", ";", "-", "—", "(", ")", "[", "…", "?", "!"),
    *('"', "'", "“", "”", "‘", "’", "«", "''", "``", "\n", "\n\n", "\ufeff", "\u2028", "\u00a0", "#", "@x", "http://a.b/c", "😀", "É"),
    *("10.5", "½", "¾", "²", "①", "٣", "Ⅷ", "−", "–", "/", ".5", "million"),
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_an_odd_text_is_read(nlp, text):
    assert find_records(nlp(text)) is not None


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25), joint=st.sampled_from([" ", "", "\n"]))
def test_no_list_of_words_and_marks_is_too_odd_to_read(nlp, words, joint):
    text = joint.join(words)
    records = find_records(nlp(text))
    for record in [*records.mentions, *records.stances, *records.figures]:
        assert 0 <= record.start < record.end <= len(text)
    for statement in records.statements:
        assert 0 <= statement.content_start < statement.content_end <= len(text)
