"""Metadata: what a page says of its article: headline, publication, date and address, best sources first.

Knows JSON-LD, Open Graph and meta elements. Where they are silent, trafilatura is asked for the date alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from broadsheet.article.pages.elements import host_of, split_address, squeeze
from broadsheet.article.pages.structured import Structured
from broadsheet.article.pages.titles import SEPARATOR, find_title

PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "date.issued",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
)
ISO_DATE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ]+(?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
SCRIPT_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
URL_DAY = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|{'|'.join(MONTHS)})[/-](?P<day>\d{{1,2}})(?=[/-])", re.IGNORECASE
)
FIRST_YEAR = 1990  # the year of the first pages; what is older is a clock not set
LONGEST_NAME = 60  # characters: a longer one is a slogan
MACHINES = {
    "blogger",
    "wordpress",
    "medium",
    "facebook",
    "hosted",
    "home",
    "news",
}  # publish for others, or say nothing


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; what it does not say is None."""

    title: str | None
    source: str | None
    published: str | None
    url: str | None


def read_metadata(tree: HtmlElement, structured: Structured, *, url: str | None) -> Metadata:
    """Title, publication, date and address of the article of a page that came from `url`."""
    stated = _read_metas(tree)
    address = _find_address(tree, stated, url)
    host = host_of(address or url)
    tabs = [squeeze(tab) for tab in tree.iter("title")][:1]
    source = _find_source(stated, structured, tabs, host)
    titles = (structured.headline, stated.get("og:title"), stated.get("twitter:title"), *tabs)
    names = [source, structured.publisher, stated.get("og:site_name"), host, *_label(host), *_find_banners(tree, tabs)]
    headings = [squeeze(heading) for heading in tree.iter("h1")]
    title = find_title([title for title in titles if title], headings, [name for name in names if name])
    return Metadata(title, source or host, _find_date(tree, stated, structured, address or url), address or url)


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    """What the meta elements say, by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _find_address(tree: HtmlElement, stated: dict[str, str], url: str | None) -> str | None:
    """The canonical address, absolute. One without a path is the site's, not the article's, and is passed over."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for found in (*links, stated.get("og:url")):
        parts = split_address(found.strip(), base=url) if found else None
        if parts and (parts.path.strip("/") or parts.query or not url):
            return parts.geturl()
    return None


def _label(host: str | None) -> list[str]:
    """The parts of a host's name that a site may be called by: "social.techcrunch.com" gives "techcrunch"."""
    return [part for part in (host or "").split(".")[:-1] if len(part) > 3]


def _find_source(stated: dict[str, str], structured: Structured, tabs: Sequence[str], host: str | None) -> str | None:
    """The publication's name: what the page calls its site, who publishes it, or the end of the tab's title where it is
    the host's name.
    """
    names = [stated.get("og:site_name"), structured.publisher, *_ends(tabs, host)]
    found = [name for one in names if one and (name := _clean_name(one))]
    if not found:
        return None
    alike = [name for name in found if _letters(name) == _letters(found[0])]
    best = max(alike, key=lambda name: (" " in name, not name.islower()))  # "The Detroit News" before "detroitnews"
    return host if best.islower() and host and best in host.split(".") else best  # "cleveland.com" before "cleveland"


def _ends(tabs: Sequence[str], host: str | None) -> Iterator[str]:
    for tab in tabs:
        end = SEPARATOR.split(tab)[-1]
        if host and end != tab and len(_letters(end)) > 2 and _letters(end) in _letters(host):
            yield end


def _find_banners(tree: HtmlElement, tabs: Sequence[str]) -> Iterator[str]:
    """First headings that are the site's name: the tab's title is that and a second heading, "Tolls rise - Gazette".

    A name is shorter than a headline.
    """
    second = {_letters(squeeze(heading)) for heading in tree.iter("h2")}
    for tab in tabs:
        for mark in SEPARATOR.finditer(tab):
            name, headline = sorted((tab[: mark.start()], tab[mark.end() :]), key=lambda part: len(part.split()))
            if _letters(headline) in second and len(name.split()) < len(headline.split()):
                yield name


def _clean_name(name: str) -> str | None:
    """A publication's name without its slogan; a handle, an address, a mark of copyright: None."""
    name = re.split(r"\s+[|:–—-]\s+|\s*\|\s*", name.strip())[0].strip()
    unfit = name.startswith("@") or "://" in name or re.match(r"©|copyright\b", name, re.IGNORECASE)
    return None if unfit or not name or len(name) > LONGEST_NAME or name.lower() in MACHINES else name


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum()).removeprefix("the")


def _find_date(tree: HtmlElement, stated: dict[str, str], structured: Structured, address: str | None) -> str | None:
    """When the article was first published, in ISO 8601, with the time of day where the page gives it."""
    written = (structured.published, *(stated.get(name) for name in PUBLISHED), *_find_times(tree), _find_day(address))
    for text in written:
        found = _read_date(text) if text else None
        if found:
            return found
    from trafilatura.metadata import extract_metadata

    guesses = {"original_date": True, "extensive_search": False}  # none is better than one out of the text
    found = extract_metadata(tree, date_config=guesses).date
    moments = (_read_date(time.get("datetime") or "") for time in tree.iter("time"))
    # trafilatura gives the day alone
    timed = next((moment for moment in moments if found and moment and moment.startswith(f"{found}T")), None)
    return timed or (str(found) if found else None)


def _find_day(address: str | None) -> str | None:
    """The day in an address: "/2019/11/20/", "/2019/nov/20/"."""
    found = URL_DAY.search(urlsplit(address).path if split_address(address or "") else "") if address else None
    if found is None:
        return None
    month = found["month"].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    return f"{found['year']}-{number:02}-{int(found['day']):02}"


def _find_times(tree: HtmlElement) -> Iterator[str]:
    """The days that elements say the article was published on."""
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        marked = "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None
        if marked or "published" in (element.get("class") or "").split():
            yield element.get("datetime") or element.get("content") or element.get("title") or ""


def _read_date(text: str) -> str | None:
    """A date or time in ISO 8601, out of that or what scripts and mails write; no such, or before the web: None."""
    found = ISO_DATE.match(text.strip())
    if found is None:
        return _read_written_date(text.strip())
    zone = (found["zone"] or "").replace("UTC", "Z").replace("GMT", "Z")
    # midnight without a zone is what a day alone is made into
    timed = found["time"] and (zone or found["time"].strip("0:"))
    try:
        moment = datetime.fromisoformat(f"{found['day']}T{found['time']}{zone}" if timed else found["day"])
    except ValueError:
        return None
    if not _is_likely(moment):
        return None
    return moment.isoformat() if timed else moment.date().isoformat()


def _read_written_date(text: str) -> str | None:
    """A date as a mail ("Tue, 20 Nov 2019 08:02 GMT") or a script ("Wed Nov 20 2019 08:00:58 GMT+0000") writes it."""
    text = SCRIPT_DATE.sub(r"\2 \1 \3 \4 \5", text)
    if not re.search(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.isoformat() if _is_likely(moment) else None


def _is_likely(moment: datetime) -> bool:
    return moment.year >= FIRST_YEAR and moment.date() <= (datetime.now(UTC) + timedelta(days=2)).date()
