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
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_MATTER = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# a name of a word or a few, a colon, and a blank or the end of the line behind it
NAMED_LINE = re.compile(r"^([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|\r?)$", re.MULTILINE)
# what stands above a headline, and below it
RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement)|embargoed (?:until|for)\b.{0,60})[:.]?",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"By [A-Z][\w.'’-]*(?:,? (?:and )?[A-Z][\w.'’-]*){1,7}|BY [A-Z][A-Z.'’-]*(?:,? [A-Z][A-Z.'’-]*){1,7}"
)
HEAD = re.compile(r"((?:[A-Za-z][\w -]{0,40}:[^\r\n]*\r?\n){2,30})[ \t]*\r?\n(?=\s*\S)")
# what stands beside title and date in such a head, and is no fact of ours
BESIDE = {
    *("author", "authors", "by", "byline", "category", "categories", "tags", "keywords", "section", "slug", "summary"),
    *("language", "lang", "status", "modified", "updated", "page", "edition", "length", "words", "contact", "subtitle"),
    *("description", "location", "place", "copyright", "type", "country", "city", "dateline"),
}
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
    if lines and RELEASE.fullmatch(lines[0].strip()):
        lines = _leave_release(lines)
    if len(lines) < 2:
        return None
    first = lines[0].lstrip("# ").strip()
    set_off = laid_out or not lines[1].strip() or len(lines[1]) > LONGEST_HEADLINE or BYLINE.fullmatch(lines[1].strip())
    stopped = first.rstrip("\"'”’)]").endswith((".", ",", ":", ";"))
    worded = len(first) <= LONGEST_HEADLINE and any(letter.isalpha() for letter in first)
    followed = bool("".join(lines[1:]).strip())
    return first if worded and set_off and followed and not stopped else None


def _leave_release(lines: list[str]) -> list[str]:
    """The lines below "FOR IMMEDIATE RELEASE" and what stands there with a name and a colon, "Contact: Ann Day"."""
    start = 1
    while start < len(lines) and (not lines[start].strip() or NAMED_LINE.match(lines[start])):
        start += 1
    return lines[start:]


def find_opening(text: str) -> str:
    """The first words of a text without a headline, cut between words, with dots where more follows."""
    start = LEADING_RULES.match(text).end()  # type: ignore[union-attr]
    words = " ".join((text[start:] or text)[: 2 * LONGEST_OPENING].split())
    return textwrap.shorten(words, LONGEST_OPENING, placeholder=" …") if len(words) > LONGEST_OPENING else words


def split_front_matter(text: str) -> FrontMatter | None:
    """The facts of the block of "name: value" lines between two lines of "---" that a text begins with, all as strings,
    and the text after it; None where it begins with no such block, be it with a rule.

    Hugo's "+++" with TOML, and lines of facts with a blank one below them, as Pelican has them, are such blocks too.
    """
    toml = TOML_MATTER.match(text)
    if toml is not None:
        return FrontMatter(name_facts(_read_toml(toml[1])), text[toml.end() :])
    block = FRONT_MATTER.match(text)
    if block is not None and _is_front_matter(block[1]):
        return FrontMatter(name_facts(_read_yaml(block[1])), text[block.end() :])
    return _split_head(text)


def _read_yaml(block: str) -> dict[Any, Any]:
    import yaml

    try:
        # every scalar a string: no date, number or "yes" is rewritten
        facts = yaml.load(block, Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, RecursionError):
        facts = None
    # YAML is strict: a title with a colon is none of its values
    return facts if isinstance(facts, dict) else _read_named_lines(block)


def _read_toml(block: str) -> dict[str, Any]:
    import tomllib

    try:
        return {name: str(value) for name, value in tomllib.loads(block).items() if not isinstance(value, list | dict)}
    except tomllib.TOMLDecodeError:
        return _read_named_lines(re.sub(r"^(\w+)[ \t]*=", r"\1:", block, flags=re.MULTILINE))


def _read_named_lines(block: str) -> dict[str, Any]:
    return {found[1]: (found[2] or "").strip().strip("\"'") for found in NAMED_LINE.finditer(block)}


def _split_head(text: str) -> FrontMatter | None:
    """The facts of the lines that a text begins with, where every one is a fact or stands beside them in such heads,
    and a title and something else are among them: an interview or a letter may begin with names and colons.
    """
    head = HEAD.match(text)
    if head is None:
        return None
    named = _read_named_lines(head[1])
    known = [name for name in named if name_facts({name: "x"}).keys() & {"title", "source", "published", "url"}]
    others = {name.lower() for name in named} - {name.lower() for name in known}
    facts = name_facts({name: named[name] for name in known})
    if not others <= BESIDE or "title" not in facts or len(facts) < 2 or "name" in map(str.lower, known):
        return None
    return FrontMatter(facts, text[head.end() :])


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
