"""Dictionary: the data dictionary as Markdown, made from the schema and written into a page by `make dictionary`."""

import sys
from pathlib import Path

from broadsheet.schema import DTYPES, TABLES, SourceError, find_columns

# below this the page is made by `make dictionary`
DICTIONARY_MARK = "<!-- below: made by make dictionary -->"


def update_dictionary(page: Path) -> None:
    """Write the data dictionary anew below its mark in a page."""
    above, mark, _ = page.read_text(encoding="utf-8").partition(DICTIONARY_MARK)
    page.write_text(f"{above}{mark}\n\n{write_dictionary()}", encoding="utf-8")


def write_dictionary() -> str:
    """The data dictionary as Markdown: a section a table, a row a column; what is left out of the tables comes last."""
    parts = []
    for table, record in {**TABLES, "errors": SourceError}.items():
        rows = [f"| `{name}` | {DTYPES[kind]} | {meaning} |" for name, kind, meaning in find_columns(record)]
        parts.append(
            f"## {table}\n\n{record.__doc__}\n\n| column | dtype | meaning |\n| --- | --- | --- |\n"
            + "\n".join(rows)
            + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    update_dictionary(Path(sys.argv[1]))
