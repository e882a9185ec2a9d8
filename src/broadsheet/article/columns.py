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
from broadsheet.errors import ArticleError, ParameterError

# A row for each fact: the names it goes by in real exports, the surest first. Large and small letters, spaces, hyphens
# and underscores do not count.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        # before "text", "body" and "content", which beside these are a beginning (NewsAPI) or HTML (The Guardian)
        *("full text", "body text", "article text", "article body", "main text"),
        *("text", "body", "content", "article", "content text", "content html", "story", "story text", "news text"),
        *("raw text", "plain text", "self text", "document", "td"),
    ),
    "title": ("title", "headline", "hed", "web title", "article title", "hd", "name"),
    "source": (
        *("source", "publication", "outlet", "publisher", "newspaper", "media name", "site name", "source name"),
        *("publication title", "publication name", "pub title", "newspaper name", "paper", "site", "sn"),
        *("source hostname", "domain", "source domain", "hostname"),
    ),
    "published": (
        *("published", "date", "publication date", "pub date", "published at", "publish date", "date published"),
        *("published date", "date publish", "publishing date", "web publication date", "published on"),
        *("first published", "post date", "posted at", "release date", "datetime", "date time", "seen date", "created"),
        *("created at", "created utc", "posted", "time", "pd"),
    ),
    "url": ("url", "link", "web url", "article url", "page url", "permalink", "href"),
    "id": ("id", "uuid", "guid", "article id", "doc id", "document id", "an"),
}
# what programs write where there is nothing: R, pandas, Python, JavaScript, Excel, MySQL, YAML
MISSING = {"", "~", "-", "nan", "none", "null", "na", "n/a", "#n/a", "<na>", "nat", "undefined", r"\n"}
TAKEN_DOWN = {"[removed]", "[deleted]"}  # what NewsAPI and Reddit write in the place of an article
INNER = ("name", "main", "rendered", "title", "value", "$date", "$oid")  # where an object keeps what it is called
WRAPPERS = ("_source", "fields")  # where Elasticsearch and The Guardian put the facts of an article
ADDRESS = ("http://", "https://")
MOST_SHOWN = 30  # names in a message: more is a table, not a sentence


def name_facts(row: Mapping[Any, Any], *, columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The facts of a row under our names, and its text; what is missing is left out.

    Of several names of one fact the first in `NAMES` that has a value counts. `columns`, {"text": "story_1"}, goes
    before.
    """
    for wrapper in WRAPPERS:
        if isinstance(row.get(wrapper), dict):
            row = {**{name: value for name, value in row.items() if name != wrapper}, **row[wrapper]}
    values: dict[str, Any] = {}
    for name, value in row.items():
        values.setdefault(_fold(str(name)), _unwrap(value))
    facts = {}
    for fact, names in NAMES.items():
        given = (columns or {}).get(fact)
        found = [values.get(_fold(name)) for name in ((given,) if given is not None else names)]
        value = next((value for value in found if not is_missing(value) and not _is_misnamed(fact, value)), None)
        if value is not None:
            facts[fact] = value
    _join_factiva(facts, values)
    _take_address(facts, values)
    return facts


def is_missing(value: Any) -> bool:
    """Does the value stand for nothing, as NaN, null and "N/A" do?"""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, str) and value.strip().lower() in MISSING | TAKEN_DOWN)


def has_text(names: Iterable[str], *, columns: Mapping[str, str] | None = None) -> bool:
    """Is one of the names that of a text, as "body" is?"""
    given = (columns or {}).get("text")
    wanted = {_fold(name) for name in ((given,) if given is not None else NAMES["text"])}
    return any(_fold(name) in wanted for name in names)


def check_columns(columns: Mapping[str, str], names: Iterable[Any], *, where: Place | str) -> None:
    """Refuse a column that is not there: ArticleError; or that is given for no fact of ours: ParameterError."""
    for fact in columns:
        if fact not in NAMES:
            raise ParameterError(f"columns: there is no fact {fact!r}. Choose from {', '.join(NAMES)}.")
    found = [str(name) for name in names]
    for column in columns.values():
        if _fold(column) not in map(_fold, found):
            raise ArticleError(f"{where}: has no column {column!r}, which --columns names. It has {list_names(found)}.")


def list_names(names: Iterable[Any]) -> str:
    """Names for a sentence, those without letters left out: "'id', 'story'"."""
    shown = [repr(shorten(str(name))) for name in names if str(name).strip()]
    more = f" and {len(shown) - MOST_SHOWN} more" if len(shown) > MOST_SHOWN else ""
    return (", ".join(shown[:MOST_SHOWN]) or "none") + more


def _is_misnamed(fact: str, value: Any) -> bool:
    """Is a source none, but the address of an article? Trafilatura calls that "source"."""
    return fact == "source" and isinstance(value, str) and value.startswith(ADDRESS)


def _take_address(facts: dict[str, Any], values: Mapping[str, Any]) -> None:
    """The address that stands under "source", where no other is given."""
    if "url" not in facts and _is_misnamed("source", values.get("source")):
        facts["url"] = values["source"]


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
