import pandas as pd
import pytest


def held(reading):
    """Holder, polarity and target of every stance; NA is None."""
    rows = reading.stances[["holder_name", "polarity", "target_name"]].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The union issued a report on Monday. The report condemned Iran.", "The union"),
        ("The Security Council adopted Resolution 12 on Monday. The Resolution condemned Iran.", "Security Council"),
        ("Mrs Okafor criticised the report on Monday. The report condemned Iran.", "the report"),
    ],
)
def test_whoever_issued_a_document_speaks_by_it(read, text, holder):
    assert [row[0] for row in held(read(text)) if row[2] == "Iran"] == [holder]


def test_an_article_in_the_first_person_speaks_for_the_body_it_names(read):
    text = "The Ministry of Health condemns the attack. We also call for an end to the raids. These disgraceful raids hurt nurses."
    rows = [row[:3] for row in held(read(text))]
    assert {("Ministry of Health", "oppose", "the attack"), ("Ministry of Health", "oppose", "the raids")} <= set(rows)


def test_a_spokesmans_we_speaks_for_him_and_for_his_body(read):
    text = '"We support the treaty," said Ann Lee, a spokeswoman for the Foreign Ministry.'
    assert {row[0] for row in held(read(text))} == {"Ann Lee", "Foreign Ministry"}


def test_we_means_those_too_whom_the_speaker_met_and_agreed_with(read):
    text = 'Ann Lee met Bo Falk in Paris on Monday.\n\n"We agreed to talk," she said. "We support the treaty."'
    assert {row[:3] for row in held(read(text))} == {
        ("Ann Lee", "support", "the treaty"),
        ("Bo Falk", "support", "the treaty"),
    }


def test_we_means_the_speaker_alone_where_nothing_was_agreed(read):
    text = 'Ann Lee met Bo Falk in Paris on Monday.\n\n"We support the treaty," she said.'
    assert [row[0] for row in held(read(text))] == ["Ann Lee"]


def test_a_holder_who_says_we_is_shown_by_the_words_that_name_them(read):
    text = '"We support the treaty," said Ann Lee, a spokeswoman for the Foreign Ministry.'
    reading = read(text)
    shown = {
        row.holder_name: reading.article.text[row.holder_start : row.holder_end] for row in reading.stances.itertuples()
    }
    assert shown == {
        "Ann Lee": "Ann Lee, a spokeswoman for the Foreign Ministry",
        "Foreign Ministry": "the Foreign Ministry",
    }


def test_a_pronoun_is_shown_by_the_name_it_means_in_the_same_sentence(read):
    reading = read("Mr Lund said that he supports France.")
    (row,) = reading.stances.itertuples()
    assert reading.article.text[row.holder_start : row.holder_end] == "Mr Lund"
