"""Quality: the command that scores the tables against gold."""

import argparse

from broadsheet.cli.intake import find_model
from broadsheet.cli.telling import show_progress


def run_quality(options: argparse.Namespace) -> int:
    """Read the articles that have gold, and print the scores."""
    from broadsheet.quality import read_golds

    golds = read_golds(options.gold)

    from broadsheet.quality import judge, score
    from broadsheet.reading import read_each

    readings = read_each((gold.article for gold in golds), **find_model(options))
    verdicts = judge(show_progress(readings, total=len(golds), unit="article"), golds)
    table = score(verdicts, by=["measure", "article"] if options.by_article else ["measure"])
    print(table.to_string(float_format="{:.3f}".format))
    return 0
