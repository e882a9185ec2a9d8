"""Tables: the command that writes the tables of many articles."""

import argparse
from itertools import chain

from broadsheet.cli.intake import Intake, find_model
from broadsheet.cli.telling import print_path, show_progress


def run_tables(options: argparse.Namespace) -> int:
    """Write the tables of all articles to a folder and print where they are."""
    from broadsheet.article import find_sources, is_rows

    options.sources = find_sources(options.sources)
    total = None if any(map(is_rows, options.sources)) else len(options.sources)
    intake = Intake(options)
    articles = intake.draw()
    first = next(articles)  # before the model is loaded: a source that cannot be read is told at once

    from broadsheet.export import write_tables
    from broadsheet.reading import read_each

    readings = read_each(chain([first], articles), workers=options.workers, **find_model(options))
    for path in write_tables(show_progress(readings, total=total, unit="article"), options.out, format=options.format):
        print_path(path)
    return intake.end()
