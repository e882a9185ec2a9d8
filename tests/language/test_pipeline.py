import pytest

from broadsheet.errors import ModelError
from broadsheet.language import pipeline
from broadsheet.language.pipeline import MODEL, check_pipeline, load_pipeline
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


@pytest.mark.parametrize(
    ("installed", "missing", "advice"),
    [
        ([MODEL], "en_nowhere_at_all", "Leave --model out to read with our own, or name the folder of one."),
        (
            [MODEL, "en_other"],
            "en_nowhere",
            "own, or name one that is installed (en_other), or name the folder of one.",
        ),
        ([], MODEL, "run 'pip install data/models/*.whl' in the project's folder."),
    ],
)
def test_a_missing_pipeline_is_told_with_an_advice_that_works(monkeypatch, installed, missing, advice):
    monkeypatch.setattr(pipeline, "get_installed_models", lambda: installed)
    monkeypatch.setattr(pipeline, "is_package", lambda name: name in installed)
    with pytest.raises(ModelError, match="no such spaCy pipeline here") as error:
        check_pipeline(missing)
    assert str(error.value).endswith(advice)


def test_a_missing_pipeline_is_told_before_it_is_loaded():
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
