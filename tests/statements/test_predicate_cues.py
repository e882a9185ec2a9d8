"""Predicate cues: what verbs say, and when they say nothing."""

import pytest

from broadsheet.records import find_records


@pytest.fixture(scope="module")
def read_said(nlp):
    """The words of the speaker and what is said, of every statement of a text."""
    return lambda text: [(row.speaker_text, row.content) for row in find_records(nlp(text)).statements]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee slammed the door behind her.",
        "Peter Lund slammed the ball into the net.",
        "The union opposes the plan.",
        "The mayor supports the plan.",
        "Peter Lund agrees with Ann Lee.",
        "Ann Lee heard that her brother had died.",
        "Ann Lee closed the book. The crowd cheered.",
    ],
)
def test_a_blow_a_side_taken_and_what_one_overhears_are_no_statements(read_said, text):
    assert read_said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Ann Lee slammed the plan as a waste of money.", "Ann Lee", "the plan as a waste of money"),
        ("Two parties agreed that the tax should rise.", "Two parties", "the tax should rise"),
        ("The driver had been asleep, the court heard.", None, "The driver had been asleep"),
        ("Most of the wells are dry, a survey has found.", "a survey", "Most of the wells are dry"),
        (
            "The union received assurances from the ministry that the road would close.",
            "the ministry",
            "the road would close",
        ),
        ("Ann Lee told the inquiry she had reported the leak.", "Ann Lee", "she had reported the leak"),
    ],
)
def test_who_says_so(read_said, text, speaker, said):
    assert (speaker, said) in read_said(text)


def test_a_relative_clause_says_so_of_the_noun_above_it(nlp):
    (row,) = find_records(nlp("The bridge, which engineers say is unsafe, will close.")).statements
    text = "The bridge, which engineers say is unsafe, will close."
    spans = [tuple(map(int, span.split("-"))) for span in row.content_spans.split()]
    assert (row.speaker_text, [text[start:end] for start, end in spans]) == ("engineers", ["The bridge", "is unsafe"])


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“You won't catch me there,” teased singer Ann Lee.", "singer Ann Lee", "You won't catch me there"),
        (
            "The deal is “dead,” a source familiar with it told Reuters.",
            "a source familiar with it",
            "The deal is “dead",
        ),
        ("The Courier quoted Ann Lee: “We are tired.”", "Ann Lee", "We are tired"),
        ("Ann Lee lifted the cup. “For the fans.” The crowd cheered.", "Ann Lee", "For the fans"),
    ],
)
def test_who_is_quoted(read_said, text, speaker, said):
    assert read_said(text) == [(speaker, said)]
