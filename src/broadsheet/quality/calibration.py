"""Calibration: does certainty hold? Of the rows that say 0.8, are about 80 in 100 right?

Knows outcomes. Knows nothing of how certainty is found.
"""

from collections.abc import Iterator

import pandas as pd

BINS = 10  # as many, and as wide, as those who named the measure take (Guo et al. 2017)
ALL = "all"


def calibrate(outcomes: pd.DataFrame) -> pd.DataFrame:
    """For each table and bin of certainty how many rows there are, their mean certainty and the share that is right.

    `gap` is how far the two lie apart. The row `all` of a table has there the expected calibration error: the mean of
    its bins' gaps, each weighted by its rows (Naeini et al. 2015, "Obtaining well calibrated probabilities using
    Bayesian binning"; Guo et al. 2017, "On calibration of modern neural networks"). Ten bins, equally wide; one that
    is empty is left out, and so are rows that were not rated.
    """
    rated = outcomes.dropna(subset="certainty")
    rows = [row for table, part in rated.groupby("table", sort=False) for row in _calibrate_table(str(table), part)]
    columns = ["table", "certainty", "rows", "mean", "right", "gap"]
    return pd.DataFrame(rows, columns=columns).set_index(["table", "certainty"])


def _calibrate_table(name: str, outcomes: pd.DataFrame) -> Iterator[tuple[str, str, int, float, float, float]]:
    """The bins of one table in order, and the whole of it."""
    certainty, right = outcomes["certainty"].astype(float), outcomes["right"].astype(float)
    # a certainty of two digits, 0.7, may lie a hair below seven tenths
    bins = (certainty * BINS + 1e-9).astype(int).clip(upper=BINS - 1)
    error = 0.0
    for place, part in certainty.groupby(bins):
        mean, share = part.mean(), right[part.index].mean()
        gap = abs(mean - share)
        error += gap * len(part) / len(certainty)
        yield name, f"{place / BINS:.1f} to {(place + 1) / BINS:.1f}", len(part), mean, share, gap
    yield name, ALL, len(certainty), certainty.mean(), right.mean(), error
