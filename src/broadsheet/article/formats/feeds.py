"""Feeds: the articles of an RSS or Atom feed, and of the export of a WordPress site, which is a feed of all it has."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from broadsheet.article.blobs import read_head
from broadsheet.article.decoding import LARGEST_FILE, read_lines
from broadsheet.article.drafts import Blob, Draft, Place, Problem, Settings
from broadsheet.article.formats.rows import take_notes
from broadsheet.article.markup import read_words
from broadsheet.article.repair import strip_controls
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
DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})""")
CDATA = re.compile(r"(<!\[CDATA\[|\]\]>)")
BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
LONGEST_DECLARATION = 200  # bytes
KINDS = {"post", "page"}  # of what WordPress exports; the rest are pictures, menus, styles
NOT_OUT = {"draft", "trash", "auto-draft", "inherit", "private", "pending"}


def read_feed(blob: Blob, settings: Settings) -> Iterator[Draft | Problem]:
    """An article of every item; one without a text is named, and what WordPress has not published is left out."""
    number, told = 0, list[str]()
    for number, (item, title) in enumerate(_find_items(blob, settings, told), start=1):
        place = Place(f"{blob.place.source}: item {number}", item.sourceline)
        values = _find_values(item)
        if values.get("post_type", "post") not in KINDS or values.get("status") in NOT_OUT:
            continue
        yield _draft(values, title, blob, place, f"{blob.stem}-{number}", take_notes(told))
    if not number:
        advice = "Save the text of its articles as .txt, or its rows as CSV, and read that."
        raise ArticleError(f"{blob.place}: is XML, but no feed of articles (RSS, Atom, WordPress). {advice}")


def _draft(
    values: dict[str, str], site: str | None, blob: Blob, place: Place, stem: str, told: tuple[str, ...]
) -> Draft | Problem:
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
    return Draft(text, place, stem, facts, path=blob.path, laid_out=True, notes=(*told, *notes))


def _find_items(blob: Blob, settings: Settings, told: list[str]) -> Iterator[tuple[Any, str | None]]:
    """The items of a feed as they come, each with the title of the feed, and dropped when it is done with."""
    from lxml import etree

    site: str | None = None
    lines = _Lines(read_lines(_declare(blob), encoding=settings.encoding, notes=told))
    try:
        # a feed may break the rules of XML: what can be read of it is
        options = {"resolve_entities": False, "no_network": True, "recover": True, "encoding": "utf-8"}
        for _, element in etree.iterparse(lines, events=("end",), **options):
            name = _find_name(element)
            parent = element.getparent()
            if name == "title" and parent is not None and _find_name(parent) in ("channel", "feed"):
                site = _read_inside(element)
            if name in ("item", "entry"):
                yield element, site
                element.clear()
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"{blob.place}: is no XML that can be read ({error.msg}). Save it again as XML.") from error


class _Lines:
    """Lines of text as a file of UTF-8 that lxml reads to its end: without characters that XML may not hold, and with
    "&amp;" for an "&" that begins none of its entities ("R&D", "&nbsp;").
    """

    def __init__(self, lines: Iterator[str]) -> None:
        held = (line.encode("utf-8", "replace") for line in _mend_lines(lines))
        self._lines = (line for line in held if line)  # nothing would be the end of the file

    def read(self, _: int = -1) -> bytes:
        """The next line; at the end nothing."""
        return next(self._lines, b"")


def _mend_lines(lines: Iterator[str]) -> Iterator[str]:
    verbatim = False  # within CDATA every character stands for itself
    for line in lines:
        parts = CDATA.split(strip_controls(line)[0])
        for place, part in enumerate(parts):
            if CDATA.fullmatch(part):
                verbatim = part != "]]>"
            elif not verbatim:
                parts[place] = BARE_AMPERSAND.sub("&amp;", part)
        yield "".join(parts)


def _declare(blob: Blob) -> Blob:
    """A blob with the charset that its XML declares, for bytes that are no UTF-8."""
    declared = DECLARED.match(read_head(blob, LONGEST_DECLARATION))
    return replace(blob, charset=declared[1].decode("ascii", "replace")) if declared else blob


def _read_inside(element: Any) -> str:
    """What an element holds: its words, and its elements, as of HTML, with their tags."""
    from lxml import etree

    parts = [element.text or ""]
    for inner in element:
        if isinstance(inner.tag, str):
            parts.append(etree.tostring(inner, encoding="unicode"))
        else:
            parts.append(inner.tail or "")
    return "".join(parts).strip()


def _find_values(item: Any) -> dict[str, str]:
    """What the elements of an item hold, by their names without a namespace; the first of a name counts."""
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
        elif (inside := _read_inside(child)) and len(inside) < LARGEST_FILE:
            # an Atom text is what it looks like: "<p>" in it is four characters
            plain = name in WHOLE and child.get("type") == "text"
            values.setdefault(name, inside.replace("&", "&amp;").replace("<", "&lt;") if plain else inside)
    return values


def _find_name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
