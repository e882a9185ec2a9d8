"""Quality: how good the tables are, against what a careful human read."""

from broadsheet.quality.calibration import calibrate
from broadsheet.quality.gold import Gold, GoldEntity, GoldFigure, GoldStance, GoldStatement, read_golds
from broadsheet.quality.outcomes import judge_rows
from broadsheet.quality.scores import describe_measures, score, show_misses, tell
from broadsheet.quality.verdicts import judge

__all__ = [
    "Gold",
    "GoldEntity",
    "GoldFigure",
    "GoldStance",
    "GoldStatement",
    "calibrate",
    "describe_measures",
    "judge",
    "judge_rows",
    "read_golds",
    "score",
    "show_misses",
    "tell",
]
