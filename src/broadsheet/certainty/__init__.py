"""Certainty: how likely each row is right, by how it was read and by how such rows did on texts read by hand.

README.md beside it explains the list that it rests on. Knows the schema. Knows nothing of spaCy or of how anything is
found.
"""

from broadsheet.certainty.kinds import RATED, Kind, read_kinds, write_kinds
from broadsheet.certainty.rating import rate
from broadsheet.certainty.surer import check_certainty, keep_surer

__all__ = ["LESS_CERTAIN", "RATED", "Kind", "check_certainty", "keep_surer", "rate", "read_kinds", "write_kinds"]
# rows below this are folded under "Less certain" in a report: at less than a half a row is likelier wrong than right
LESS_CERTAIN = 0.5
