"""Feeds: the articles of an RSS or Atom feed, and of the export of a WordPress site, which is a feed of all it has."""

from collections.abc import Iterator
from typing import Any

from broadsheet.article.blobs import open_blob
from broadsheet.article.decoding import LARGEST_FILE
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.markup import read_words
from broadsheet.errors import ArticleError

# by fact, the names of elements that give it, the surest first
NAMES = {
    "text": ("encoded", "content", "description", "summary"),
    "title": ("title",),
    "url": ("link", "origlink", "id", "guid"),
    "published": ("pubdate", "published", "date", "post_date_gmt", "post_date", "issued", "updated"),
    "source": ("source",),
}
MEDIA = "http://search.yahoo.com/mrss/"  # the namespace of what tells of an item's pictures, under the same names
WHOLE = ("encoded", "content")
KINDS = {"post", "page"}  # of what WordPress exports; the rest are pictures, menus, styles
NOT_OUT = {"draft", "trash", "auto-draft", "inherit", "private", "pending"}


def read_feed(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every item; one without a text is named, and what WordPress has not published is left out."""
    number = 0
    for number, (item, title) in enumerate(_find_items(blob), start=1):
        place = Place(f"{blob.place.source}: item {number}", item.sourceline)
        values = _find_values(item)
        if values.get("post_type", "post") not in KINDS or values.get("status") in NOT_OUT:
            continue
        yield _draft(values, title, blob, place, f"{blob.stem}-{number}")
    if not number:
        advice = "Save the text of its articles as .txt, or its rows as CSV, and read that."
        raise ArticleError(f"{blob.place}: is XML, but no feed of articles (RSS, Atom, WordPress). {advice}")


def _draft(values: dict[str, str], site: str | None, blob: Blob, place: Place, stem: str) -> Draft | Problem:
    found = {fact: next((name for name in names if values.get(name)), None) for fact, names in NAMES.items()}
    facts = {fact: values[name] for fact, name in found.items() if name and fact != "text"}
    text = read_words(values[found["text"]]) if found["text"] else ""
    if not text:
        return Problem(place, "has no text in the feed. Save its page as .html and read that.")
    if not facts.get("url", "").startswith(("http://", "https://")):
        facts["url"] = ""
    facts["title"] = read_words(facts.get("title", ""))
    facts.setdefault("source", site or "")
    notes = () if found["text"] in WHOLE else ("The feed gives only this summary of it.",)
    return Draft(text, place, stem, facts, path=blob.path, laid_out=True, notes=notes)


def _find_items(blob: Blob) -> Iterator[tuple[Any, str | None]]:
    """The items of a feed as they come, each with the title of the feed, and dropped when it is done with."""
    from lxml import etree

    site: str | None = None
    try:
        with open_blob(blob) as file:
            # a feed may break the rules of XML: what can be read of it is
            events = etree.iterparse(file, events=("end",), resolve_entities=False, no_network=True, recover=True)
            for _, element in events:
                name = _find_name(element)
                parent = element.getparent()
                if name == "title" and parent is not None and _find_name(parent) in ("channel", "feed"):
                    site = element.text
                if name in ("item", "entry"):
                    yield element, site
                    element.clear()
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"{blob.place}: is no XML that can be read ({error.msg}). Save it again as XML.") from error


def _find_values(item: Any) -> dict[str, str]:
    """What the elements of an item hold, by their names without a namespace; the first of a name counts."""
    from lxml import etree

    values: dict[str, str] = {}
    for child in item:
        name = _find_name(child)
        if MEDIA in str(child.tag):
            continue
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            values.setdefault(name, child.get("href"))
        elif name == "source":
            title = next((inner.text for inner in child if _find_name(inner) == "title"), child.text)
            values.setdefault(name, (title or "").strip())
        elif name == "content" and child.get("type") == "xhtml":
            values.setdefault(name, "".join(etree.tostring(inner, encoding="unicode") for inner in child))
        elif child.text and child.text.strip() and len(child.text) < LARGEST_FILE:
            # an Atom text is what it looks like: "<p>" in it is four characters
            plain = name in WHOLE and child.get("type") == "text"
            values.setdefault(
                name, child.text.strip().replace("&", "&amp;").replace("<", "&lt;") if plain else child.text.strip()
            )
    return values


def _find_name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
