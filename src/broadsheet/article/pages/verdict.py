"""Verdict: whether what a page holds is an article, or a wall, a notice, a list of other pages.

Judges by how much running prose there is, how much of it is links, and what the page says it is; a page with enough
prose is never refused for a word in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from broadsheet.article.pages.elements import BLOCKS, HEADINGS, iterate, squeeze
from broadsheet.article.pages.phrases import ADDRESS, BOT_CHECK, CONSENT, LOGIN, MISSING, PAYWALL, SCRIPTS

ANYWAY = "--anyway reads it all the same."
SENTENCE_END = re.compile(r"[.!?…。！？।]['\"”’)\]」]*$")
SHORTEST_SENTENCE = 6  # words: shorter lines with a stop are labels and slogans
# Walls and notices have fewer words of prose than this, news in brief may too: these also have to say what they are.
LONGEST_NOTICE = 150
# The share of the sentences of a wall that ask; asking for consent may take more words, and then nearly all do.
WALL_SHARE = 0.5
LONG_CONSENT_SHARE = 0.8
# A notice has a short title, "Page not found | Harwick Gazette"; below a longer one it has to speak to its reader.
LONGEST_NOTICE_TITLE = 6
READER = re.compile(r"\b(?:you|your|sorry|please)\b", re.IGNORECASE)
# Fewer teasers than this may be the links below a short item.
FEWEST_TEASERS = 3
SHORTEST_NEWS = 12  # words: a news item in a sentence; a list of pages may have a shorter one on itself
LONGEST_PAYWALL = 200  # characters: a prompt is a sentence or two
LONGEST_TEASER = 40  # words below each headline that is a link; a list of things to buy has more to say of each


def needs_scripts(tree: HtmlElement) -> bool:
    """Does a page have hardly any words until its scripts are run? Asked of the tree before it is cleaned."""
    notices = [squeeze(notice) for notice in tree.iter("noscript")]
    asked = any(SCRIPTS.search(notice) for notice in notices)
    frame = any((one.get("id") or "") in ("root", "app", "__next", "___gatsby", "__nuxt") for one in tree.iter("div"))
    body = tree.find(".//body")
    words = sum(len((one.text or "").split()) + len((one.tail or "").split()) for one in _visible(body))
    return words < LONGEST_NOTICE and (asked or frame)


def _visible(body: HtmlElement | None) -> list[HtmlElement]:
    unseen = ("script", "style", "noscript", "template")
    return [] if body is None else [one for one in iterate(body) if one.tag not in unseen]


@dataclass(frozen=True, slots=True)
class Teasers:
    """The headlines of a page that are links: how many, and what stands right below them."""

    count: int
    below: frozenset[str]


def find_teasers(tree: HtmlElement) -> Teasers:
    """The teasers of a cleaned page. What stands below a headline that is a link is its own, up to a few sentences."""
    count = 0
    room = 0  # words that may still stand below the last headline that is a link
    below = set()
    for element in iterate(tree):
        if element.tag in HEADINGS:
            room = LONGEST_TEASER if _is_link(element) else 0
            count += room > 0
        elif room > 0 and not any(child.tag in BLOCKS for child in element):
            words = squeeze(element)
            below.add(words)
            room -= len(words.split())
    return Teasers(count, frozenset(below))


def find_fault(text: str, teasers: Teasers, *, title: str, lists: bool) -> str | None:
    """Why a page looks like no article, as a sentence that names --anyway; one that looks like an article: None.

    `text` is what was found in it, `title` what the page calls itself; `lists` that it says itself that it is a list.
    """
    lines = text.split("\n")
    prose = [line for line in lines if _is_prose(line)]
    words = sum(len(line.split()) for line in prose)
    kind = _find_kind(title, lines, prose, words)
    if kind is None and (lists or words < 2 * LONGEST_NOTICE) and _is_list(prose, teasers):
        kind = "is a list of other pages"
    if kind is None and not prose:
        kind = "has no sentences, only links and labels"
    return f"this page {kind}, it seems, and holds no article. {ANYWAY}" if kind else None


def find_paywall(tree: HtmlElement) -> str | None:
    """The sentence at which a page says that the rest is for subscribers; none: None. Asked of the tree uncleaned."""
    for element in iterate(tree):
        if element.tag in ("p", "h2", "h3", "h4", "div") and not any(child.tag in BLOCKS for child in element):
            words = squeeze(element)
            if len(words) <= LONGEST_PAYWALL and PAYWALL.search(words):
                return words
    return None


def _is_prose(line: str) -> bool:
    """Does a line hold a sentence? Writing without spaces counts by its letters."""
    long = len(line.split()) >= SHORTEST_SENTENCE or (not line.isascii() and len(line) >= 4 * SHORTEST_SENTENCE)
    return long and bool(SENTENCE_END.search(line.strip()))


def _find_kind(title: str, lines: Sequence[str], prose: Sequence[str], words: int) -> str | None:
    """What a short text with hardly any news in it is, by its title and its sentences."""
    if _asks_consent(prose, words):
        return "asks for consent"
    if words >= LONGEST_NOTICE:
        return None
    opening = f"{title}\n{lines[0] if lines and not _is_prose(lines[0]) else ''}"
    addressed = [line for line in prose if READER.search(line)]
    if len(title.split()) > LONGEST_NOTICE_TITLE and len(addressed) < WALL_SHARE * len(prose):
        return None
    if BOT_CHECK.search(opening):
        return "checks whether a browser asks for it"
    if MISSING.search(opening):
        return "says that there is nothing at this address"
    asking = [line for line in prose if LOGIN.search(line)]
    if LOGIN.search(opening) and len(asking) >= WALL_SHARE * len(prose):
        return "asks to log in or subscribe"
    return None


def _asks_consent(prose: Sequence[str], words: int) -> bool:
    """Do the sentences ask their reader for consent? News on privacy speaks of it too, but not of "we" and "you"."""
    asking = [line for line in prose if CONSENT.search(line) and ADDRESS.search(line)]
    share = WALL_SHARE if words < LONGEST_NOTICE else LONG_CONSENT_SHARE
    return bool(asking) and len(asking) >= share * len(prose)


def _is_list(prose: Sequence[str], teasers: Teasers) -> bool:
    """Is a page a list of headlines that are links, and has hardly a sentence that stands below none of them?"""
    own = sum(len(line.split()) for line in prose if line not in teasers.below)
    return teasers.count >= FEWEST_TEASERS and own < SHORTEST_NEWS


def _is_link(heading: HtmlElement) -> bool:
    """Is a heading a link as a whole? `<h2><a href="/1">Tolls to rise</a></h2>`, or a link about the heading."""
    links = [link for link in (*heading.iter("a"), *heading.iterancestors("a")) if (link.get("href") or "").strip(" #")]
    return bool(squeeze(heading)) and any(squeeze(heading) in squeeze(link) for link in links)
