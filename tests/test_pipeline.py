import pytest

from broadsheet.errors import ModelError
from broadsheet.pipeline import find_paragraphs, load_pipeline


def sentences(nlp, text):
    return [sentence.text.strip() for sentence in nlp(text).sents]


def test_a_line_break_ends_a_sentence_though_no_stop_does(nlp):
    assert sentences(nlp, "Rents rise again\nThe council met on Monday.") == ["Rents rise again", "The council met on Monday."]


def test_a_line_that_goes_on_in_lower_case_is_the_same_sentence(nlp):
    assert len(sentences(nlp, "The council met on\nmonday to vote.")) == 1


def test_the_stop_of_a_title_ends_no_sentence(nlp):
    assert len(sentences(nlp, "The troops under Gen. Anna Kowalska left.")) == 1


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
