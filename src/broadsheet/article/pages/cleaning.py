"""Cleaning: the tree of a page before its article is looked for, without what a reader does not see or pass over.

Left out are hidden elements, struck-out words, menus, captions, consent texts, prompts and hover cards; the parts
of one body are brought together. Knows elements, their classes and roles. Knows nothing of words, but in consent texts.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from broadsheet.article.pages.elements import BLOCKS, HEADINGS, count_words, drop, host_of, iterate, name_of, squeeze
from broadsheet.article.pages.phrases import ADDRESS, compile_phrases

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NEVER_SHOWN = ("script", "style", "template", "noscript", "del", "s", "strike")
NEVER_READ = ("form", "nav", "figcaption", "dialog", "aside")
ROLES = {"dialog", "alertdialog", "navigation", "complementary", "tooltip", "search", "contentinfo", "menu"}
# What publishers call the blocks in and about a body that are none of it.
PROMPTS = compile_phrases(r"""
    newsletter | subscri(?:be|ption)s?(?:-|_|$) | sign-?up | paywall-(?:prompt|offer) | donat(?:e|ion) | \bpromo\b
    promo-?box
    (?:^|[ _-])related | recirc | recommend(?:ed|ation) | read-?(?:more|next|also) | also-?like | more-?(?:from|stories)
    most-?(?:read|popular) | trending | teaser | author-?(?:bio|box|info|card) | about-?(?:the-)?author | follow-?us
    share-?(?:bar|tools|links|buttons) | social-?(?:links|media|share) | breadcrumb | tag-?(?:list|cloud) | post-?tags
    caption | credit | app-?(?:promo|banner) | advert | (?:^|[ _-])ad-(?:slot|unit|container) | story-?timeline
    copyright
""")
CONSENT_NAME = compile_phrases("cookie | consent | gdpr | ccpa | privacy | onetrust | didomi | sp_message | cmp\\b")
CONSENT_WORDS = compile_phrases(
    r"\bcookies?\b | \bpartners?\b | \bconsent\b | \bpersonal data\b | \bprivacy\b | \bpersonali[sz]ed\b"
)
CONSENT_RATE = 25  # one such word in so many: far above what most articles on privacy have
HOVER_CARD = compile_phrases("tool-?tip | pop-?over | pop-?up | hover-?card | roll-?over | info-?card")
BODY_PART = compile_phrases(r"""
    article[-_]*(?:body|content|text) | story[-_]*body | post[-_]*(?:body|content) | entry[-_]content | body[-_]?text
    rich-?text
""")
FONT_SIZE = re.compile(r"font-size\s*:\s*(?P<size>\d+(?:\.\d+)?)\s*(?P<unit>px|pt|em|rem|%)", re.IGNORECASE)
LARGEST_SMALL = {"px": 12, "pt": 9, "em": 0.8, "rem": 0.8, "%": 80}  # a browser's own size is 16 px
LINES = ("p", "li", *HEADINGS[1:])
SHORTEST_HEADLINE = 4  # words: shorter links are names and buttons
LONGEST_CARD = 60  # words: a headline and two or three lines
TABLE_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
LONGEST_CELL = 100  # words of a cell of data: what a list of films or laws says of one
LINKED_SHARE = 0.8  # of a line's letters: a mark or a label, "[VIDEO]", may stand beside the link
SENTENCE_ENDS = (".", "!", "?", "”", '"')
# A block with this share of the words in the page's paragraphs is the body, whatever its class says.
BODY_SHARE = 0.4


def clean(tree: HtmlElement) -> None:
    """Take out of `tree` what is no part of an article as it is read, and bring the parts of a body together."""
    _unwrap_layout(tree)
    _drop_consent(tree)
    for element in list(_find_left_out(tree)):
        drop(element)
    for element in list(_find_hover_cards(tree)):
        drop(element)
    for element in list(_find_small_print(tree)):
        drop(element)
    _join_body_parts(tree)


def drop_link_lines(tree: HtmlElement, *, url: str | None) -> None:
    """Take out of the page at `url` the lines that are links to other pages of its site: headlines of other stories."""
    for element in list(_find_link_lines(tree, host_of(url))):
        drop(element)


def _unwrap_layout(tree: HtmlElement) -> None:
    """Make blocks of the cells of tables that lay a page out: a cell of data holds no headline and no prose."""
    for table in list(tree.iter("table")):
        parts = [part for part in table.iter(*TABLE_PARTS) if next(part.iterancestors("table"), None) is table]
        cells = [part for part in parts if part.tag in ("td", "th")]
        if table.find(".//h1") is not None or any(len(cell.text_content().split()) > LONGEST_CELL for cell in cells):
            for part in (table, *parts):
                part.tag = "div"


def _find_left_out(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that a reader does not see, or that stand beside the article, the outermost of each nest alone."""
    body = BODY_SHARE * count_words(tree, "p")
    passed: set[HtmlElement] = set()
    for element in iterate(tree):
        if element.getparent() in passed:
            passed.add(element)
        elif element.tag in NEVER_SHOWN or (
            (_is_hidden(element) or _is_beside(element)) and count_words(element, "p") <= body
        ):
            passed.add(element)
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    """Is `element` not shown? `<p hidden>`, `<div style="display: none">`."""
    unseen = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return element.tag not in ("html", "body") and (unseen or bool(HIDDEN_STYLE.search(element.get("style") or "")))


def _is_beside(element: HtmlElement) -> bool:
    """Does `element` stand beside the text, as its tag, role or class says? `<aside>`, "newsletter-signup"."""
    if element.tag in ("html", "body", "main", "article", "h1"):
        return False
    named = element.tag in NEVER_READ or element.get("role") in ROLES
    return named or (element.tag != "a" and bool(PROMPTS.search(name_of(element))))


def _drop_consent(tree: HtmlElement) -> None:
    """Leave out the blocks that ask for consent, however long they are: by their name and by their words."""
    for element in list(iterate(tree)):
        if element.tag in ("html", "body", "main", "article") or not CONSENT_NAME.search(name_of(element)):
            continue
        words = squeeze(element)
        asks = CONSENT_RATE * len(CONSENT_WORDS.findall(words)) >= len(words.split())
        if asks and ADDRESS.search(words) and element.find(".//h1") is None:
            drop(element)


def _find_hover_cards(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Cards that open over a link: inline elements of such a name that follow on a word without a space."""
    for element in iterate(tree):
        if element.tag not in ("span", "div") or not HOVER_CARD.search(name_of(element)):
            continue
        before = element.getprevious()
        if before is not None and not (before.tail or "").strip() and before.tag in ("a", "span", "b", "strong"):
            yield element


def _find_small_print(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What stands in small letters below the last rule of a block: what a company says of itself, terms of use."""
    last = {rule.getparent(): rule for rule in tree.iter("hr")}
    for rule in last.values():
        below = [element for element in rule.itersiblings() if isinstance(element.tag, str) and squeeze(element)]
        if below and all(_is_small(element) for element in below):
            yield from below


def _is_small(element: HtmlElement) -> bool:
    """Is an element set in small letters? `<small>`, `<p style="font-size: 12px">`."""
    found = FONT_SIZE.search(element.get("style") or "")
    return element.tag == "small" or (
        found is not None and float(found["size"]) <= LARGEST_SMALL[found["unit"].lower()]
    )


def _find_link_lines(tree: HtmlElement, host: str | None) -> Iterator[HtmlElement]:
    """Paragraphs, items and headings that hardly hold more than links to other pages of the site, and no sentence."""
    for element in iterate(tree):
        if element.tag not in LINES or any(child.tag in BLOCKS for child in element):
            continue
        around = next(element.iterancestors("a"), None) if element.tag in HEADINGS else None
        links = [around] if around is not None else list(element.iter("a"))
        if not links or not all(_is_own(link.get("href") or "", host) for link in links):
            continue
        words = squeeze(element)
        linked = sum(len(squeeze(link)) for link in links)
        headline = len(words.split()) >= SHORTEST_HEADLINE and not words.endswith(SENTENCE_ENDS)
        if headline and linked >= LINKED_SHARE * len(words):
            yield _find_card(element)


def _find_card(line: HtmlElement) -> HtmlElement:
    """The item of a list that a headline stands in with a few words below it, else the headline itself."""
    item = next(line.iterancestors("li"), None)
    return item if item is not None and len(item.text_content().split()) <= LONGEST_CARD else line


def _is_own(href: str, host: str | None) -> bool:
    """Does a link lead to another page of the site `host`?"""
    if href.startswith("#") or not href.strip():
        return False
    other = host_of(href)
    return other is None or (host is not None and (other.endswith(host) or host.endswith(other)))


def _join_body_parts(tree: HtmlElement) -> None:
    """Bring the parts of a body into the first of them: containers of one tag and class within one article.

    The search for the article takes the first container alone. Parts with a headline of their own are other articles.
    """
    parts: dict[tuple[str, str, HtmlElement], list[HtmlElement]] = {}
    inside: set[HtmlElement] = set()
    for element in iterate(tree):
        if element.getparent() in inside:
            inside.add(element)
        elif element.tag in ("div", "section") and _is_body_part(element):
            inside.add(element)
            article = next(element.iterancestors("article", "body"), tree)
            parts.setdefault((element.tag, name_of(element), article), []).append(element)
    for first, *others in parts.values():
        for other in others:
            if other.find(".//p") is not None and other.find(".//h1") is None:
                first.append(other)


def _is_body_part(element: HtmlElement) -> bool:
    return element.get("itemprop") == "articleBody" or bool(BODY_PART.search(name_of(element)))
