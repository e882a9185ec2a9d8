"""Facts: what a source says of its article: headline, source, date and address, each checked.

Knows front matter and the first lines of a text. Knows nothing of files.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from broadsheet.article.columns import is_missing, name_facts
from broadsheet.article.dates import find_date, read_date
from broadsheet.article.drafts import Place
from broadsheet.article.messages import shorten
from broadsheet.errors import ArticleError

# About 170,000 words, the length spaCy itself takes for the most a parser should be given at once.
LONGEST_TEXT = 1_000_000
# About 17,000 words with no line break: past any news article, and what a data dump or a minified file looks like.
LONGEST_LINE = 100_000
LONGEST_HEADLINE = 120  # characters: two lines of a newspaper's widest column
LONGEST_OPENING = 70  # characters of the opening words that stand for a missing headline
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# a name of a word or a few, a colon, and a blank or the end of the line behind it
NAMED_LINE = re.compile(r"^([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|\r?)$", re.MULTILINE)
LEADING_RULES = re.compile(r"(?:[^\w\n]*\n)*")  # lines without a word, as a rule of "---" is


class FrontMatter(NamedTuple):
    """What stands above a text, under our names, and the text."""

    facts: dict[str, Any]
    text: str


class TakenFacts(NamedTuple):
    """The facts of an article, and sentences on what was left out."""

    facts: dict[str, str | None]
    notes: tuple[str, ...]


def find_headline(text: str, *, laid_out: bool = False) -> str | None:
    """The first line where it looks like a headline: short, no stop or comma at its end, set off from the text that
    follows.

    Set off is: by an empty line, or because the next line is a whole paragraph and not the rest of a sentence broken
    over lines, as every line is of a text that is `laid_out`.
    """
    start = LEADING_RULES.match(text).end()  # type: ignore[union-attr]  # it matches nothing at all, too
    # enough for a headline and a paragraph below it
    lines = text[start : start + 8 * LONGEST_HEADLINE].lstrip().splitlines()
    if len(lines) < 2:
        return None
    first = lines[0].lstrip("# ").strip()
    set_off = laid_out or not lines[1].strip() or len(lines[1]) > LONGEST_HEADLINE
    stopped = first.rstrip("\"'”’)]").endswith((".", ",", ":", ";"))
    worded = len(first) <= LONGEST_HEADLINE and any(letter.isalpha() for letter in first)
    followed = bool("".join(lines[1:]).strip())
    return first if worded and set_off and followed and not stopped else None


def find_opening(text: str) -> str:
    """The first words of a text without a headline, cut between words, with dots where more follows."""
    start = LEADING_RULES.match(text).end()  # type: ignore[union-attr]
    words = " ".join((text[start:] or text)[: 2 * LONGEST_OPENING].split())
    return textwrap.shorten(words, LONGEST_OPENING, placeholder=" …") if len(words) > LONGEST_OPENING else words


def split_front_matter(text: str) -> FrontMatter | None:
    """The facts of the block of "name: value" lines between two lines of "---" that a text begins with, all as strings,
    and the text after it; None where it begins with no such block, be it with a rule.
    """
    import yaml

    block = FRONT_MATTER.match(text)
    if block is None or not _is_front_matter(block[1]):
        return None
    try:
        # every scalar a string: no date, number or "yes" is rewritten
        facts = yaml.load(block[1], Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, RecursionError):
        facts = None
    if not isinstance(facts, dict):  # YAML is strict: a title with a colon is none of its values
        facts = {found[1]: (found[2] or "").strip().strip("\"'") for found in NAMED_LINE.finditer(block[1])}
    return FrontMatter(name_facts(facts), text[block.end() :])


def check_text(text: str, *, where: Place) -> str:
    """The text of an article, repaired before, as it is; one that is empty or too long to be one: ArticleError."""
    if not text.strip():
        raise ArticleError(f"{where}: holds no text. Give an article with words in it, or leave it out.")
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
    if is_missing(value):
        return None
    text = _put_on_a_line(value)
    return read_date(text, where=f"{where}: {name}") if name == "published" else text


def take_facts(facts: Mapping[str, Any], names: Iterable[str]) -> TakenFacts:
    """The facts of those names that can be read, and a sentence on each that cannot and is left out."""
    taken: dict[str, str | None] = {}
    notes = []
    for name in names:
        value = facts.get(name)
        taken[name] = None
        if is_missing(value):
            continue
        if isinstance(value, bool | list | dict):
            notes.append(f"The {name} was left out: it is a {type(value).__name__}, no line of text.")
        elif name == "published":
            taken[name] = find_date(str(value))
            if taken[name] is None:
                notes.append(f"The date {shorten(str(value))!r} was left out: it is none that has one meaning.")
        else:
            taken[name] = _put_on_a_line(value)
    return TakenFacts(taken, tuple(notes))


def _put_on_a_line(value: Any) -> str:
    """A fact on one line; half of a character, which nothing could write, is shown as one that is not known."""
    return re.sub("[\ud800-\udfff]", "\ufffd", " ".join(str(value).split()))


def _is_front_matter(block: str) -> bool:
    """Is a block between two lines of "---" one of facts, as "title: Tolls" is, and not a part of a text?"""
    lines = [line for line in block.splitlines() if line.strip()]
    inner = (line[0] in " \t-#" or NAMED_LINE.match(line) for line in lines)
    return not lines or (NAMED_LINE.match(lines[0]) is not None and all(inner))
