"""The lists' own examples: what a row of stances.csv or carriers.csv brings, read through the whole pipeline.

In an example the word stands between stars, whoever holds the stance in square brackets, and whom or what it is about
in braces. In carriers.csv, whose words have no polarity of their own, a sign tells it: {+for}, {-against}; an example
without braces must show no stance at all.
"""

from typing import NamedTuple

import pandas as pd
import pytest

from broadsheet.lexicon import read_lexicon

MARKS = {"[": "holder", "{": "target", "*": "word"}
CLOSING = {"]": "holder", "}": "target"}
SIGNS = {"+": "support", "-": "oppose"}


class Example(NamedTuple):
    """A sentence without its marks, and where what they mark starts and ends; an unmarked holder is None."""

    text: str
    spans: dict[str, tuple[int, int]]
    polarity: str | None


def read_marks(marked: str) -> Example:
    """An example without its marks: "[He] *left*" is "He left" with the holder from 0 to 2, the word from 3 to 7."""
    text, starts, spans, polarity = "", {}, {}, None
    for character in marked:
        part = MARKS.get(character) or CLOSING.get(character)
        if part is None and starts.get("target") == len(text) and character in SIGNS:
            polarity = SIGNS[character]
        elif part is None:
            text += character
        elif part in starts:
            spans[part] = (starts.pop(part), len(text))
        else:
            starts[part] = len(text)
    return Example(text, spans, polarity)


def find_shown(reading, example: Example) -> list:
    """Every stance with the example's holder and target."""
    shown = []
    for row in reading.stances.itertuples():
        holder = (row.holder_start, row.holder_end) if not pd.isna(row.holder_start) else None
        if holder == example.spans.get("holder") and (row.target_start, row.target_end) == example.spans["target"]:
            shown.append(row)
    return shown


def find_proved(reading, example: Example) -> list[tuple[str, str]]:
    """Polarity and via of every stance with the example's holder and target that its word is evidence of."""
    start, end = example.spans["word"]
    return [(row.polarity, row.via) for row in find_shown(reading, example) if row.start <= start and end <= row.end]


EXAMPLES = [row for row in read_lexicon("stances") if row["example"]]
COLUMNS = ("pos", "holder", "target", "polarity", "via", "judges")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["example"])
def test_a_stance_word_is_read_from_its_example(read, row):
    example = read_marks(row["example"])
    assert (row["polarity"], row["via"]) in find_proved(read(example.text), example)


CARRIED = [row for row in read_lexicon("carriers") if row["example"]]


@pytest.mark.parametrize("row", CARRIED, ids=lambda row: row["example"])
def test_a_carrier_does_to_a_stance_what_its_example_says(read, row):
    example = read_marks(row["example"])
    reading = read(example.text)
    if example.polarity is None:
        assert len(reading.stances) == 0
    else:
        assert example.polarity in {row.polarity for row in find_shown(reading, example)}


@pytest.mark.parametrize("name", ["stances", "carriers"])
def test_an_example_has_the_word_of_its_row(name):
    for row in read_lexicon(name):
        if row["example"]:
            example = read_marks(row["example"])
            start, end = example.spans["word"]
            first = row["predicate" if name == "stances" else "word"].split()[0]
            # a form may differ at its end ("denies") or, if irregular, behind its first letter ("spoke")
            assert example.text[start:end][0].casefold() == first[0].casefold(), row["example"]


# frames no sentence of ours is read by
UNREAD = {
    # of a claim somebody has, what the clause says of its doer is read, and not the claim: "its complaint that he lied"
    ("noun", "possessor", "complement", "oppose", "words", "anyone"),
    # the subject is judged first: "the delay is the mayor's fault"
    ("noun", "speaker", "possessor", "oppose", "words", "anyone"),
    # of a phrase only the word itself and one more are looked up: "came to the aid of"
    ("verb", "subject", "of", "support", "deeds", "anyone"),
}


def test_every_frame_has_an_example():
    frames = {tuple(row[column] for column in COLUMNS) for row in read_lexicon("stances")}
    shown = {tuple(row[column] for column in COLUMNS) for row in EXAMPLES}
    assert frames - shown == UNREAD


def test_every_role_of_a_carrier_has_an_example():
    roles = {(row["pos"], row["role"]) for row in read_lexicon("carriers")}
    assert roles == {(row["pos"], row["role"]) for row in CARRIED}


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        pytest.param(
            "[The police] *arrested* {Mr Lund}.",
            ("oppose", "deeds"),
            marks=pytest.mark.xfail(reason="the parser takes arrested for a passive", strict=True),
        ),
        pytest.param(
            "[The rebels] *fired* at {the soldiers}.",
            ("oppose", "deeds"),
            marks=pytest.mark.xfail(reason="the parser takes fired for a passive", strict=True),
        ),
        pytest.param(
            "*Opposition* from [the farmers] to {the dam} is growing.",
            ("oppose", "words"),
            marks=pytest.mark.xfail(reason="the parser ties the second preposition to the farmers", strict=True),
        ),
        pytest.param(
            "[France] *came* to the aid of {the refugees}.",
            ("support", "deeds"),
            marks=pytest.mark.xfail(reason="of a phrase only the word itself and one more are looked up", strict=True),
        ),
        pytest.param(
            "The delay is {the mayor}'s *fault*, [Mrs Okafor] said.",
            ("oppose", "words"),
            marks=pytest.mark.xfail(reason="the subject is judged first, and whose fault it is no more", strict=True),
        ),
        pytest.param(
            "[The board] *cut* ties with {Mr Falk}.",
            ("oppose", "deeds"),
            marks=pytest.mark.xfail(reason="the tagger takes cut for a noun", strict=True),
        ),
    ],
)
def test_what_no_rule_reads_yet(read, marked, shown):
    example = read_marks(marked)
    assert shown in find_proved(read(example.text), example)
