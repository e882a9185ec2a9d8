"""Quality: how good the tables are, against what a careful human read."""

from broadsheet.quality.gold import read_golds
from broadsheet.quality.scores import describe_measures, score, show_misses, tell
from broadsheet.quality.verdicts import judge

__all__ = ["describe_measures", "judge", "read_golds", "score", "show_misses", "tell"]
