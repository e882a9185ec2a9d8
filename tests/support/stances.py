"""What the tests of stances ask of a reading."""

import pandas as pd

from broadsheet.reading import Reading


def held(reading: Reading) -> list[tuple[str | None, ...]]:
    """Holder, polarity, target and via of every stance; NA is None."""
    rows = reading.stances[["holder_name", "polarity", "target_name", "via"]].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]
