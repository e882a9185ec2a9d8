"""Structured: what a page says of its article for machines, in JSON-LD: headline, publisher, date, body, kind.

Knows schema.org's names. Knows nothing of what a reader sees.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

# Kinds that are a text to read; "NewsArticle", "ReportageNewsArticle" and "BlogPosting" among them.
ARTICLE_KIND = re.compile(r"Article$|Posting$|^Report$|^MedicalWebPage$|^Review$")
LIST_KIND = re.compile(r"^(?:CollectionPage|ItemList|SearchResultsPage)$")
BREAK = re.compile(r"</p>|<br\s*/?>|</h\d>|</li>|</div>|\r?\n", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,2000}>")
# what scripts have about their JSON
OPENING = re.compile(r"\A(?:<!--|(?://\s{0,5})?<!\[CDATA\[|/\*.{0,40}?\*/)")
CLOSINGS = ("-->", "]]>", "//")


@dataclass(frozen=True, slots=True)
class Structured:
    """What JSON-LD says of the article; what it does not say is None. `body` has a paragraph a line."""

    headline: str | None = None
    publisher: str | None = None
    published: str | None = None
    body: str | None = None
    lists: bool = False


def read_structured(tree: HtmlElement) -> Structured:
    """What the JSON-LD of a page says: of the first article in it, the missing out of the following ones."""
    nodes = [node for script in _find_scripts(tree) for node in _walk(script)]
    articles = [node for node in nodes if any(ARTICLE_KIND.search(kind) for kind in _kinds(node))]
    lists = not articles and any(LIST_KIND.search(kind) for node in nodes for kind in _kinds(node))
    return Structured(
        headline=_find(articles, "headline") or _find(articles, "name"),
        publisher=next((name for node in articles if (name := _name(node.get("publisher")))), None),
        published=_find(articles, "datePublished"),
        body=_read_body(articles),
        lists=lists,
    )


def _find_scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield _load(script.text or "")


def _load(text: str) -> Any:
    """The value of a JSON text, or None where it is none; comments and marks about it are common and left out."""
    text = OPENING.sub("", text.strip(), count=1).rstrip("; \t\r\n")
    for closing in CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _salvage(text)


def _salvage(text: str) -> Any:
    """The plain facts of an article in broken JSON; no article in it: None."""
    kind = re.search(r'"@type"\s*:\s*"(\w*Article)"', text)
    if kind is None:
        return None
    facts: dict[str, Any] = {"@type": kind[1]}
    for name in ("headline", "datePublished"):
        found = re.search(rf'"{name}"\s*:\s*"((?:[^"\\\n]|\\.){{1,300}})"\s*[,}}\n]', text)
        if found:
            facts[name] = found[1].replace('\\"', '"').replace("\\/", "/")
    return facts


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON value, outer ones first, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(inner for inner in reversed(one.values()) if isinstance(inner, dict | list))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _find(nodes: list[dict[str, Any]], name: str) -> str | None:
    return next((text for node in nodes if (text := _plain(node.get(name)))), None)


def _name(value: Any) -> str | None:
    """The name of a person or organisation, given as such, in a list or as plain words."""
    if isinstance(value, list):
        return next((name for one in value if (name := _name(one))), None)
    return _plain(value.get("name")) if isinstance(value, dict) else _plain(value)


def _plain(value: Any) -> str | None:
    """A string without entities and tags, on one line."""
    return " ".join(TAG.sub(" ", html.unescape(value)).split()) or None if isinstance(value, str) else None


def _read_body(articles: list[dict[str, Any]]) -> str | None:
    """The longest `articleBody`, a paragraph a line."""
    bodies = [node["articleBody"] for node in articles if isinstance(node.get("articleBody"), str)]
    if not bodies:
        return None
    text = TAG.sub(" ", BREAK.sub("\n", html.unescape(max(bodies, key=len))))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line) or None
