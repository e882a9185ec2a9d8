"""Calibration: of the rows that say so much, how many are right."""

import pandas as pd
import pytest

from broadsheet.quality.calibration import calibrate


def make_outcomes(*rows: tuple[str, float | None, bool]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["table", "certainty", "right"])
    return table.astype({"table": "string", "certainty": "Float64", "right": "boolean"})


def test_a_made_up_set_has_the_error_that_was_put_into_it():
    # of ten that say 0.9 nine are right, of ten that say 0.55 three are, of twenty that say 0.2 eight
    said = {0.9: (9, 10), 0.55: (3, 10), 0.2: (8, 20)}
    rows = [("stances", certainty, place < right) for certainty, (right, all) in said.items() for place in range(all)]
    table = calibrate(make_outcomes(*rows)).loc["stances"]
    assert list(table.index) == ["0.2 to 0.3", "0.5 to 0.6", "0.9 to 1.0", "all"]
    assert table["rows"].tolist() == [20, 10, 10, 40]
    assert table["mean"].tolist() == pytest.approx([0.2, 0.55, 0.9, 0.4625])
    assert table["right"].tolist() == pytest.approx([0.4, 0.3, 0.9, 0.5])
    # 20/40 * 0.2 + 10/40 * 0.25 + 10/40 * 0
    assert table["gap"].tolist() == pytest.approx([0.2, 0.25, 0.0, 0.1625])


@pytest.mark.parametrize(("certainty", "bin"), [
    (0.0, "0.0 to 0.1"), (0.29, "0.2 to 0.3"), (0.3, "0.3 to 0.4"), (0.7, "0.7 to 0.8"), (0.99, "0.9 to 1.0"), (1.0, "0.9 to 1.0"),
])  # fmt: skip
def test_a_bin_begins_with_its_lower_bound(certainty, bin):
    assert calibrate(make_outcomes(("figures", certainty, True))).loc["figures"].index[0] == bin


def test_each_table_is_told_for_itself_and_rows_that_are_not_rated_are_left_out():
    table = calibrate(make_outcomes(("stances", 0.5, True), ("figures", 0.8, False), ("figures", None, True)))
    assert table.loc[("stances", "all"), ["rows", "right"]].tolist() == [1, 1]
    assert table.loc[("figures", "all"), ["rows", "right"]].tolist() == [1, 0]


def test_of_nothing_there_is_nothing_to_tell():
    assert calibrate(make_outcomes()).empty
