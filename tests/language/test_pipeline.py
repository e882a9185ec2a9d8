import pytest

from broadsheet.errors import ModelError
from broadsheet.language.pipeline import load_pipeline
from broadsheet.paragraphs import find_paragraphs


def sentences(nlp, text):
    return [sentence.text.strip() for sentence in nlp(text).sents]


def test_a_line_break_ends_a_sentence_though_no_stop_does(nlp):
    assert sentences(nlp, "Rents rise again\nThe council met on Monday.") == [
        "Rents rise again",
        "The council met on Monday.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_the_same_sentence(nlp):
    assert len(sentences(nlp, "The council met on\nmonday to vote.")) == 1


def test_the_stop_of_a_title_ends_no_sentence(nlp):
    assert len(sentences(nlp, "The troops under Gen. Anna Kowalska left.")) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Analysts had been forecasting about £52m. Shares in the group, which fell, closed 11% lower.", 2),
        ("The firm lost £3bn. It will close.", 2),
        ("The museum opened in 1998. Entry was free.", 2),
        ("The flat is £52m per year.", 1),
    ],
)
def test_the_stop_of_an_amount_ends_a_sentence(nlp, text, parts):
    assert len(sentences(nlp, text)) == parts


def test_a_pipeline_is_loaded_once():
    assert load_pipeline() is load_pipeline()


def test_a_missing_pipeline_is_told_in_one_sentence():
    with pytest.raises(ModelError, match="no such spaCy pipeline"):
        load_pipeline("en_nowhere_at_all")


def test_a_pipeline_without_what_reading_needs_is_refused(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="gives no TAG and no POS"):
        load_pipeline(str(tmp_path / "bare"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\r\nThree.", ["One.", "Two.", "Three."]),
        ("  \n \n", []),
        ("", []),
    ],
)
def test_paragraphs_are_the_lines_that_hold_text(text, expected):
    assert [text[start:end] for start, end in find_paragraphs(text)] == expected
