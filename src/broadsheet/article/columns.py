"""Columns: which name, in a row, a JSON object or front matter, stands for which fact of an article.

Knows names and missing values. Knows nothing of files.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from broadsheet.article.drafts import Place
from broadsheet.article.messages import shorten
from broadsheet.errors import ParameterError

# A row for each fact: the names it goes by in real exports, the surest first. Large and small letters, spaces, hyphens
# and underscores do not count.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "full text", "article text", "main text", "article body", "body text"),
        *("story", "story text", "news text", "raw text", "plain text", "document", "td"),
    ),
    "title": ("title", "headline", "hed", "web title", "article title", "hd", "name"),
    "source": (
        *("source", "publication", "outlet", "publisher", "newspaper", "media name", "site name", "source name"),
        *("publication title", "publication name", "pub title", "newspaper name", "paper", "site", "sn"),
        *("domain", "source domain", "hostname"),
    ),
    "published": (
        *("published", "date", "publication date", "pub date", "published at", "publish date", "date published"),
        *("published date", "date publish", "web publication date", "published on", "first published"),
        *("datetime", "date time", "created", "created at", "posted", "pd"),
    ),
    "url": ("url", "link", "web url", "article url", "page url", "permalink", "href"),
    "id": ("id", "uuid", "guid", "article id", "doc id", "document id", "an"),
}
# what programs write where there is nothing: R, pandas, Python, JavaScript, Excel, MySQL, YAML
MISSING = {"", "~", "-", "nan", "none", "null", "na", "n/a", "#n/a", "<na>", "nat", "undefined", r"\n"}
INNER = ("name", "main", "rendered", "title", "value")  # where an object keeps what it is called
WRAPPERS = ("_source", "fields")  # where Elasticsearch and The Guardian put the facts of an article
MOST_SHOWN = 30  # names in a message: more is a table, not a sentence


def name_facts(row: Mapping[Any, Any], *, columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The facts of a row under our names, and its text; what is missing is left out.

    Of several names of one fact the first in `NAMES` that has a value counts. `columns`, {"text": "story_1"}, goes
    before.
    """
    for wrapper in WRAPPERS:
        if isinstance(row.get(wrapper), dict):
            row = {**row, **row[wrapper]}
    values: dict[str, Any] = {}
    for name, value in row.items():
        values.setdefault(_fold(str(name)), _unwrap(value))
    facts = {}
    for fact, names in NAMES.items():
        given = (columns or {}).get(fact)
        found = (values.get(_fold(name)) for name in ((given,) if given is not None else names))
        value = next((value for value in found if not is_missing(value)), None)
        if value is not None:
            facts[fact] = value
    _join_factiva(facts, values)
    return facts


def is_missing(value: Any) -> bool:
    """Does the value stand for nothing, as NaN, null and "N/A" do?"""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, str) and value.strip().lower() in MISSING)


def has_text(names: Iterable[str], *, columns: Mapping[str, str] | None = None) -> bool:
    """Is one of the names that of a text, as "body" is?"""
    given = (columns or {}).get("text")
    wanted = {_fold(name) for name in ((given,) if given is not None else NAMES["text"])}
    return any(_fold(name) in wanted for name in names)


def check_columns(columns: Mapping[str, str], names: Iterable[Any], *, where: Place | str) -> None:
    """Refuse a column that is not there, or given for no fact of ours: ParameterError."""
    for fact in columns:
        if fact not in NAMES:
            raise ParameterError(f"columns: there is no fact {fact!r}. Choose from {', '.join(NAMES)}.")
    found = [str(name) for name in names]
    for column in columns.values():
        if _fold(column) not in map(_fold, found):
            raise ParameterError(f"columns: {where} has no column {column!r}. It has {list_names(found)}.")


def list_names(names: Iterable[Any]) -> str:
    """Names for a sentence, those without letters left out: "'id', 'story'"."""
    shown = [repr(shorten(str(name))) for name in names if str(name).strip()]
    more = f" and {len(shown) - MOST_SHOWN} more" if len(shown) > MOST_SHOWN else ""
    return (", ".join(shown[:MOST_SHOWN]) or "none") + more


def _join_factiva(facts: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Factiva keeps the first paragraph (LP) apart from the others (TD)."""
    lead, rest = values.get("lp"), values.get("td")
    if isinstance(lead, str) and not is_missing(lead) and facts.get("text") in (rest, None):
        facts["text"] = lead if rest is None or is_missing(rest) else f"{lead}\n\n{rest}"


def _unwrap(value: Any) -> Any:
    """What an object such as {"id": null, "name": "Gazette"} is called; anything else as it is."""
    if not isinstance(value, dict):
        return value
    return next((value[name] for name in INNER if isinstance(value.get(name), str)), value)


@lru_cache(maxsize=4_096)  # a file names the same columns in every row
def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
