"""Layouts: the same texts with their lines broken as newsrooms break them, and how many rows stay as they were.

    python tests/support/layouts.py FOLDER [FIRST STEP]   # every STEPth text of the folder's *.txt from FIRST on

FOLDER holds texts with a paragraph a line, an empty line between. Prints, for each layout and table, the F1 of its rows
against those of the text as it stands: rows with the same words, whatever their place and the width of their spaces.
Add `--show` for the rows that differ.
"""

import re
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from broadsheet.article.readers import read_articles
from broadsheet.language import load_pipeline
from broadsheet.records import find_records

WIDTH = 72
PAGE = 20  # lines: small pages, so that a text has several
# what says that two rows are the same
KEYS: dict[str, tuple[str, ...]] = {
    "entities": ("name", "type"),
    "statements": ("speaker_text", "content"),
    "stances": ("holder_name", "target_name", "polarity"),
    "figures": ("text", "value", "low", "high", "unit"),
}
# "associ-ation": between a vowel and a consonant, three letters on either side
CUT = re.compile(r"(?<=[a-z]{3})(?<=[aeiou])(?=[b-df-hj-np-tv-z][a-z]{2})")


def wrap(text: str) -> str:
    """Lines of 72 columns, an empty line between paragraphs."""
    return "\n".join(textwrap.fill(paragraph, WIDTH) for paragraph in text.split("\n"))


def end_as_windows(text: str) -> str:
    """The same, each line ended as Windows does."""
    return wrap(text).replace("\n", "\r\n")


def indent(text: str) -> str:
    """Paragraphs told by an indent, with no empty lines."""
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    return "\n".join(textwrap.fill(paragraph, WIDTH, initial_indent="    ") for paragraph in paragraphs)


def close_up(text: str) -> str:
    """Paragraphs told by nothing but the end of their last line."""
    return re.sub(r"\n{2,}", "\n", wrap(text))


def cut_words(text: str) -> str:
    """Long words cut by a hyphen where they do not fit, as typesetters do."""
    return "\n".join("\n".join(_fill(paragraph)) for paragraph in text.split("\n"))


def mark_as_mail(text: str) -> str:
    """As quoted in an answer: a mark before each line."""
    return "\n".join(f"> {line}".rstrip() for line in wrap(text).split("\n"))


def space_out(text: str) -> str:
    """An empty line after each line, two after a paragraph."""
    return wrap(text).replace("\n", "\n\n")


def print_out(text: str) -> str:
    """As from a PDF: a head and a number on each page, a form feed after it."""
    lines = wrap(text).split("\n")
    pages = [lines[i : i + PAGE] for i in range(0, len(lines), PAGE)]
    return "".join(
        "\n".join(["The Evening News", "", *page, "", f"{'- ' + str(number) + ' -':^{WIDTH}}"]) + "\n\f"
        for number, page in enumerate(pages, start=1)
    )


LAYOUTS: tuple[Callable[[str], str], ...] = (
    wrap,
    end_as_windows,
    indent,
    close_up,
    cut_words,
    mark_as_mail,
    space_out,
    print_out,
)


def _fill(paragraph: str) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        room = WIDTH - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
            continue
        places = [match.start() for match in CUT.finditer(word) if match.start() < room]
        if places and word.isalpha():
            yield f"{line} {word[: places[-1]]}-"
            line = word[places[-1] :]
        else:
            yield line
            line = word
    yield line


def read_rows(texts: dict[str, str]) -> dict[str, Counter[tuple[str, ...]]]:
    """The rows of every table over all texts, each as its article's name and its words."""
    nlp = load_pipeline()
    rows: dict[str, Counter[tuple[str, ...]]] = {table: Counter() for table in KEYS}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.txt").write_bytes(text.encode())
        for article in read_articles(folder):
            records = find_records(nlp(article.text))
            for table, columns in KEYS.items():
                for record in getattr(records, table):
                    words = (" ".join(str(getattr(record, column)).split()) for column in columns)
                    rows[table][(article.id, *words)] += 1
    return rows


def find_agreement(before: Counter[tuple[str, ...]], after: Counter[tuple[str, ...]]) -> float:
    """F1 of the rows after against those before; 1 where there are none."""
    both = 2 * (before & after).total()
    return both / (before.total() + after.total()) if before or after else 1.0


def main(folder: Path, first: int, step: int, *, show: bool) -> None:
    """Print a line a layout: its F1 in each table."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[first::step]}
    plain = read_rows(texts)
    print(f"{len(texts)} texts; " + ", ".join(f"{rows.total()} {table}" for table, rows in plain.items()))
    for layout in LAYOUTS:
        rows = read_rows({name: layout(text) for name, text in texts.items()})
        scores = [f"{table} {find_agreement(plain[table], rows[table]):.3f}" for table in KEYS]
        print(f"{layout.__name__:15} " + "  ".join(scores), flush=True)
        for table in KEYS if show else ():
            for sign, differing in (("-", plain[table] - rows[table]), ("+", rows[table] - plain[table])):
                print(*(f"  {sign} {table} {' | '.join(row)}" for row in sorted(differing)), sep="\n")


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one != "--show"]
    main(Path(given[0]), *map(int, given[1:] or (0, 1)), show="--show" in sys.argv)
