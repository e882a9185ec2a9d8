"""Facts: what a source says of its article: headline, source, date and address, each checked.

Knows dates as people write them, front matter and the first lines of a text. Knows nothing of files.
"""

import re
import textwrap
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from broadsheet.article.decoding import binary_error
from broadsheet.article.messages import shorten
from broadsheet.errors import ArticleError

# About 170,000 words, the length spaCy itself takes for the most a parser should be given at once.
LONGEST_TEXT = 1_000_000
# About 17,000 words with no line break: past any news article, and what a data dump or a minified file looks like.
LONGEST_LINE = 100_000
LONGEST_HEADLINE = 120  # characters: two lines of a newspaper's widest column
LONGEST_OPENING = 70  # characters of the opening words that stand for a missing headline
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# fmt: off
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
# fmt: on
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
DAY_FIRST = re.compile(
    WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.IGNORECASE
)
MONTH_FIRST = re.compile(
    WEEKDAY + r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.IGNORECASE
)
MAIL_DATE = re.compile(r"(?:\w{3},\s)?\d{1,2}\s\w{3}\s\d{4}\s\d\d:\d\d(?::\d\d)?(?:\s[+-]\d{4}|\s[A-Z]{1,4})?")


def read_date(text: str, *, where: str) -> str:
    """A date or time in ISO 8601, from ISO 8601 or an English written form ("25 January 2007"); else ArticleError.

    Numbers with slashes are not read: 04/05/2007 is two dates.
    """
    text = text.strip()
    for read in (date.fromisoformat, datetime.fromisoformat, _read_written_date):
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    raise ArticleError(
        f"{where}: {shorten(text)!r} is no date that has one meaning. Write it as 2007-01-25 or 25 January 2007."
    )


def find_headline(text: str) -> str | None:
    """The first line where it looks like a headline: short, no stop or comma at its end, set off from the text that
    follows.

    Set off is: by an empty line, or because the next line is a whole paragraph and not the rest of a sentence broken
    over lines.
    """
    lines = text[: 8 * LONGEST_HEADLINE].lstrip().splitlines()  # enough for a headline and a paragraph below it
    if len(lines) < 2:
        return None
    first = lines[0].lstrip("# ").strip()
    set_off = not lines[1].strip() or len(lines[1]) > LONGEST_HEADLINE
    stopped = first.rstrip("\"'”’)]").endswith((".", ",", ":", ";"))
    worded = len(first) <= LONGEST_HEADLINE and any(letter.isalpha() for letter in first)
    followed = bool("".join(lines[1:]).strip())
    return first if worded and set_off and followed and not stopped else None


def find_opening(text: str) -> str:
    """The first words of a text without a headline, cut between words, with dots where more follows."""
    words = " ".join(text[: 2 * LONGEST_OPENING].split())
    return textwrap.shorten(words, LONGEST_OPENING, placeholder=" …") if len(words) > LONGEST_OPENING else words


def split_front_matter(text: str, *, where: str) -> tuple[dict[str, Any], str]:
    """The facts of the YAML block a text begins with, all as strings, and the text after it."""
    import yaml

    block = FRONT_MATTER.match(text)
    if block is None:
        raise ArticleError(
            f"{where}: the front matter that '---' opens on line 1 is not closed. End it with a line '---'."
        )
    try:
        # every scalar a string: no date, number or "yes" is rewritten
        facts = yaml.load(block[1], Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""  # lines count from 0 there, and '---' stands above
        advice = "Write 'title: The title', one fact a line, in quotation marks if it holds a colon."
        raise ArticleError(f"{where}: the front matter is not YAML{line}. {advice}") from error
    if not isinstance(facts, dict):
        advice = "Write 'title: The title', or begin the article without '---'."
        raise ArticleError(f"{where}: the front matter holds no 'name: value' lines. {advice}")
    return facts, text[block.end() :]


def check_text(text: str, *, where: str) -> str:
    """The text of an article, as it is; one that nobody could read: ArticleError."""
    if not text.strip():
        raise ArticleError(f"{where}: holds no text. Give an article with words in it, or leave it out.")
    if "\0" in text:
        raise binary_error(where)
    if re.search("[\ud800-\udfff]", text):
        raise ArticleError(
            f"{where}: holds half of a character (a lone surrogate), which is no text. Save it again as UTF-8."
        )
    if len(text) > LONGEST_TEXT:
        raise ArticleError(
            f"{where}: has {len(text):,} characters. An article may have {LONGEST_TEXT:,}: split it into articles."
        )
    longest = max(map(len, text.splitlines()))
    if longest > LONGEST_LINE:
        advice = f"A line may have {LONGEST_LINE:,}: break it into paragraphs."
        raise ArticleError(f"{where}: has {longest:,} characters on one line. {advice}")
    return text


def check_fact(name: str, value: Any, where: str) -> str | None:
    """A title, source, date or address on one line, or None where it is missing."""
    if isinstance(value, bool | list | dict):
        raise ArticleError(
            f"{where}: '{name}' is a {type(value).__name__}, no line of text. Write it as text, or leave it out."
        )
    text = "" if value is None else " ".join(str(value).split())
    if text in ("", "~", "null"):
        return None
    return read_date(text, where=f"{where}: {name}") if name == "published" else text


def _read_written_date(text: str) -> date:
    """Read "25 January 2007", "Jan. 25, 2007" or a mail's date; ValueError for anything else."""
    if MAIL_DATE.fullmatch(text):
        return parsedate_to_datetime(text)
    found = DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    if found:
        for number, name in enumerate(MONTHS, start=1):
            if name.startswith(found["month"].lower()):
                return date(int(found["year"]), number, int(found["day"]))
    raise ValueError(text)
