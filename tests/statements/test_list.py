"""The list of cues: the example of each row is read by that row."""

from collections.abc import Callable

import pytest

from broadsheet.lexicon import read_lexicon
from broadsheet.records import find_records
from broadsheet.schema import Statement
from broadsheet.statements.cues import find_cue

ROWS = {(row["lemma"], row["pos"]): row for row in read_lexicon("reporting")}
# a phrase is found by its words, not by a parse
PHRASES = ("preposition", "adverb")
# how many rows had one when this was written
FEWEST_EXAMPLES = 250


@pytest.fixture(scope="module")
def read_cues(nlp) -> Callable[[str], list[tuple[str, str]]]:
    """The entry and the act of every statement of a text; of "raised these concerns" the entry is the noun."""

    def find_entry(doc, statement: Statement) -> str:
        cue = doc.char_span(statement.cue_start, statement.cue_end).root
        listed = [find_cue(word) for word in (cue, *cue.children)]
        return next((entry.lemma for entry in listed if entry is not None), statement.cue.casefold())

    def read(text: str) -> list[tuple[str, str]]:
        doc = nlp(text)
        return [(find_entry(doc, statement), statement.act) for statement in find_records(doc).statements]

    return read


def find_acts(row: dict[str, str]) -> set[str]:
    """The acts a row may have: its own, and those of its frames."""
    return {row["act"], *(frame.partition("=")[2] for frame in row["frames"].split(";") if "=" in frame)}


@pytest.mark.parametrize(
    ("lemma", "pos"), [pytest.param(*key, id="-".join(key)) for key, row in ROWS.items() if row["example"]]
)
def test_the_example_of_a_row_is_read_by_that_row(nlp, read_cues, lemma, pos):
    row = ROWS[lemma, pos]
    if pos in PHRASES:
        words = [
            (statement.cue.casefold(), statement.act) for statement in find_records(nlp(row["example"])).statements
        ]
        assert [(lemma, act) for act in find_acts(row) if (lemma, act) in words]
    else:
        assert [(lemma, act) for act in find_acts(row) if (lemma, act) in read_cues(row["example"])]


@pytest.mark.parametrize(
    ("lemma", "act", "text"),
    [
        pytest.param("forecast", "believe", "The bank forecast slow growth.", id="a tagger takes it for a noun"),
        pytest.param("project", "believe", "The bank projects that rents will rise.", id="a tagger takes it for a noun too"),
        pytest.param("praise", "praise", "The mayor offered praise for the plan.", id="the phrase hangs on the verb"),
        pytest.param("call", "demand", "The mayor rejected calls to resign.", id="the infinitive hangs on the verb"),
    ],
)  # fmt: skip
@pytest.mark.xfail(strict=True, reason="the parse hides it")
def test_what_is_said_is_read_however_the_sentence_is_parsed(read_cues, lemma, act, text):
    assert (lemma, act) in read_cues(text)


def test_every_frame_and_every_act_has_an_example():
    shown = [row for row in ROWS.values() if row["example"]]
    frames = {frame.partition("=")[0] for row in ROWS.values() for frame in row["frames"].split(";")}
    assert frames - {frame.partition("=")[0] for row in shown for frame in row["frames"].split(";")} == set()
    assert {row["act"] for row in ROWS.values()} - {row["act"] for row in shown} == set()
    assert len(shown) >= FEWEST_EXAMPLES


@pytest.mark.parametrize("row", read_lexicon("voicing_verbs"), ids=lambda row: row["word"])
def test_a_verb_that_voices_a_noun_lets_the_noun_say_it(nlp, row):
    """The noun's act stands in the row, not the verb's."""
    acts = {statement.act for statement in find_records(nlp(row["example"])).statements}
    assert acts & {"believe", "criticise", "pledge", "praise", "warn"}
