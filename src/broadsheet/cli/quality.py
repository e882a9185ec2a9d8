"""Quality: the command that scores the tables against gold, and shows whether their certainty holds."""

import argparse

from broadsheet.cli.intake import find_model
from broadsheet.cli.telling import show_progress

CALIBRATION = (
    "Of the rows with such a certainty, how many are right? The gap of all is the expected calibration error (ECE)."
)


def run_quality(options: argparse.Namespace) -> int:
    """Read the articles that have gold, and print the scores and the calibration."""
    from broadsheet.quality import read_golds

    golds = read_golds(options.gold)

    from broadsheet.quality import calibrate, judge, judge_rows, score
    from broadsheet.reading import read_each

    each = read_each((gold.article for gold in golds), **find_model(options))
    readings = list(show_progress(each, total=len(golds), unit="article"))
    table = score(judge(readings, golds), by=["measure", "article"] if options.by_article else ["measure"])
    print(table.to_string(float_format="{:.3f}".format))
    print(f"\n{CALIBRATION}\n")
    print(calibrate(judge_rows(readings, golds)).to_string(float_format="{:.3f}".format))
    return 0
