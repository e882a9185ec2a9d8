import pandas as pd
import pytest

from broadsheet.quality.verdicts import is_close


@pytest.mark.parametrize(("one", "other", "same"), [
    (pd.NA, None, True), (None, 3.0, False), (3.0, None, False), (1 / 3, 0.3333333, True), (1e9, 1e9 + 1, True), (40, 41.0, False),
])  # fmt: skip
def test_numbers_are_the_same_but_for_rounding(one, other, same):
    assert is_close(one, other) is same
