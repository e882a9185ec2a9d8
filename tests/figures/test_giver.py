"""Giver: a quantity is said of whoever gives, has or does it, and counts what it is of or for, if the text says so."""

import pytest

from broadsheet.records import find_records


@pytest.mark.parametrize(
    ("text", "counted", "of"),
    [
        ("Falk Holdings gave EUR 18.5 million to the museum.", None, "Falk Holdings"),
        ("The firm was fined $5 million.", None, "firm"),
        ("Ann Lee works six nights a week.", None, "Ann Lee"),
        ("Ann Lee stayed two days.", None, "Ann Lee"),
        ("Households making $100,000 pay more.", None, "Households"),
        ("The mayor spent £2 million on roads.", "roads", "mayor"),
        ("The firm made $5m in profit.", "profit", "firm"),
        ("The mayor will spend £2 million on repairing roads.", "repairing roads", "mayor"),
        ("The US pledged $3bn in military aid.", "military aid", "US"),
        ("The club paid $5m in advance.", None, "club"),
        ("The club collected three points.", None, "club"),
        ("The club spent $5m in the city.", None, "club"),
        ("The judge fined the firm £2m.", None, "firm"),
        ("The regulator fined Acme $4m for delays.", None, "Acme"),
        ("The judge sentenced Ann Lee to six years in prison.", None, "Ann Lee"),
        ("The court ordered the bank to pay £5m.", None, "bank"),
        ("The firm promised the union to pay £5m.", None, "firm"),
        ("The court awarded the family £5m.", None, "family"),
        ("The strike cost the airline £40m.", "strike", "airline"),
        ("The strike cost the firm 300 jobs.", "jobs", "firm"),
        ("The settlement cost the bank $1.9bn in fines.", "fines", "bank"),
        ("Tickets cost an average of £5.", "Tickets", None),
        ("The firm holds 12%.", None, "firm"),
        ("Mr Khan, who owns 29.9%, refused.", None, "Mr Khan"),
    ],
)
def test_whoever_does_something_with_a_quantity_is_not_measured_by_it(nlp, text, counted, of):
    (figure,) = find_records(nlp(text)).figures
    assert (figure.counted, figure.of) == (counted, of)


def test_a_figure_is_not_about_those_who_expect_it(nlp):
    figures = find_records(nlp("Analysts had expected a rise of 11% and a dividend of 143p.")).figures
    assert [(figure.counted, figure.of) for figure in figures] == [("rise", None), ("dividend", None)]
    (bare,) = find_records(nlp("Analysts expected 143p.")).figures
    assert (bare.counted, bare.of) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He paid $12,000 for a new roof.", [("$12,000", "new roof")]),
        ("Police seized 3 tonnes of cocaine worth $90 million.", [("3 tonnes", "cocaine"), ("$90 million", "cocaine")]),
    ],
)
def test_a_sum_counts_what_it_is_paid_for(read_figures, text, expected):
    assert [(figure.text, figure.counted) for figure in read_figures(text)] == expected
