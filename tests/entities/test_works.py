"""Works: the noun beside a title or a name says that it is one, and whose clause it is not."""

import pytest

from broadsheet.entities.types import find_name_spans


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The biopic Kessler won a prize.", "Kessler", "WORK_OF_ART"),
        ('Her novel "Tidewater" sold well.', "Tidewater", "WORK_OF_ART"),
        ("His song ‘Long Way Home’ was a hit.", "Long Way Home", "WORK_OF_ART"),
        ("He starred in the musical The Lion of Marlow.", "The Lion of Marlow", "WORK_OF_ART"),
        ("Tidewater, a novel by Ann Lee, won.", "Tidewater", "WORK_OF_ART"),
        ("The painkiller Zelmax was withdrawn.", "Zelmax", "PRODUCT"),
    ],
)
def test_a_noun_beside_it_makes_a_name_a_work_or_a_product(nlp, text, name, kind):
    doc = nlp(text)
    assert (name, kind) in [(doc[found.start : found.end].text, found.type) for found in find_name_spans(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "The film Lund made in Paris was banned.",  # a clause about the film
        "A record Paris crowd cheered.",
        'In his book, "We were never asked," he wrote.',
        "The film Britain wanted was dropped.",
        "The film Festival opened in Cannes.",
    ],
)
def test_what_only_stands_behind_the_noun_is_no_work(nlp, text):
    assert {name.type for name in find_name_spans(nlp(text))}.isdisjoint({"WORK_OF_ART", "PRODUCT"})
