from broadsheet.article.drafts import Blob, Draft, Place, Settings
from broadsheet.article.formats.rows import make_draft


def draft(text: str) -> Draft:
    """The draft of a row that has nothing but a text."""
    place = Place("a.jsonl", 1)
    made = make_draft({"text": text}, Blob(place, ".jsonl", "a", open), place, number=1, settings=Settings())
    assert isinstance(made, Draft)
    return made


def test_a_text_that_newsapi_cut_says_so_and_ends_where_it_was_cut():
    made = draft("Rents rose. The repairs … \t[+2829 chars] \n")
    assert (made.text, made.notes) == (
        "Rents rose. The repairs …",
        ("The text is cut: its source left out 2,829 characters.",),
    )


def test_a_long_row_of_blanks_in_a_text_takes_no_time():
    """A pattern that takes more than linear time would take this for minutes."""
    text = "Rents" + " " * 300_000 + "rose."
    assert draft(text).text == text
