"""Extraction: the article of an HTML page without menus, comments and advertisements.

Knows trafilatura, and what is done before and after it. Knows nothing of files or addresses.
"""

import logging
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from broadsheet.article.drafts import Place
from broadsheet.article.pages.boilerplate import drop_boilerplate
from broadsheet.article.pages.cleaning import clean, drop_link_lines
from broadsheet.article.pages.elements import squeeze
from broadsheet.article.pages.inline import (
    drop_note_marks,
    drop_prompts,
    quote_posts,
    unwrap_times,
    write_quotation_marks,
)
from broadsheet.article.pages.metadata import read_metadata
from broadsheet.article.pages.structured import read_structured
from broadsheet.article.pages.verdict import ANYWAY, find_fault, find_paywall, find_teasers, needs_scripts
from broadsheet.errors import ArticleError

NOTHING = "no article text was found in this page."
SCRIPTED = "this page shows nothing until its scripts are run in a browser"
SAVED = "Save its text as .txt and read that."
# A body for machines of fewer words than this is a summary, and no measure of the article.
SHORTEST_BODY = 100
# Below this share of the words that the page itself gives as its article's, the search for it went wrong.
SHORTEST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page: its article's text, a paragraph a line, and what it says of it; what it does not say is
    None.

    `published` is a date or time in ISO 8601, `notes` are sentences on what was left out or guessed.
    """

    text: str
    title: str | None
    source: str | None
    published: str | None
    url: str | None
    notes: tuple[str, ...] = ()


def read_page(page: str, *, url: str | None, where: Place, anyway: bool = False) -> Page:
    """The article of a page; where none is found, or what is found looks like none and `anyway` is not given:
    ArticleError.
    """
    tree = _parse(page)
    if tree is None:
        raise ArticleError(f"{where}: {NOTHING} {SAVED}")
    structured = read_structured(tree)
    facts = read_metadata(tree, structured, url=url)
    scripted, paywall = needs_scripts(tree), find_paywall(tree)
    quote_posts(tree)
    write_quotation_marks(tree)
    unwrap_times(tree)
    marks = drop_note_marks(tree)
    drop_prompts(tree)
    clean(tree)
    teasers = find_teasers(tree)
    drop_link_lines(tree, url=facts.url)
    found, borrowed = _find_text(tree, structured.body)
    text = drop_boilerplate(found, title=facts.title)
    fault = find_fault(text or found, teasers, title=_find_tab(tree) or facts.title or "", lists=structured.lists)
    if not (text or found).strip():
        raise ArticleError(f"{where}: {f'{SCRIPTED}.' if scripted else NOTHING} {SAVED}")
    if fault and not anyway:
        raise ArticleError(f"{where}: {f'{SCRIPTED}, it seems. {SAVED} {ANYWAY}' if scripted else fault}")
    notes = _make_notes(marks, borrowed=borrowed, paywall=paywall)
    return Page(text or found, facts.title, facts.source, facts.published, facts.url, notes)


def _parse(page: str) -> HtmlElement | None:
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is said here, once
    return load_html(page) if page.strip() else None


def _find_text(tree: HtmlElement, body: str | None) -> tuple[str, bool]:
    """The text of the article in a cleaned tree, and whether it is the one that the page holds for machines.

    The search that leaves out more is taken. What the page itself gives as its article's, the body for machines and the
    paragraphs of its one article element, measures it: where far fewer words were found, the search that leaves out
    less is taken, and where these are too few too, that measure itself.
    """
    measures = [text for text in (body, _read_paragraphs(tree)) if text and len(text.split()) >= SHORTEST_BODY]
    found = _extract(tree, precise=True)
    if not found.strip() or any(_is_short(found, measure) for measure in measures):
        known = measures[0] if measures else None
        found = max(found, _extract(tree, precise=False), key=lambda text: _count_shared(text, known))
    for measure in measures:
        if _is_short(found, measure):
            return measure, measure is body
    return found, False


def _read_paragraphs(tree: HtmlElement) -> str | None:
    """The paragraphs of the page's article element; where there is none, or several: None."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return None
    return "\n".join(words for paragraph in articles[0].iter("p") if (words := squeeze(paragraph)))


def _is_short(text: str, measure: str) -> bool:
    """Does a text hold far fewer words of `measure` than that has?"""
    return _count_shared(text, measure) < SHORTEST_SHARE * len(measure.split())


def _extract(tree: HtmlElement, *, precise: bool) -> str:
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, favor_precision=precise)
    return (found.text or "") if isinstance(found, Document) else ""  # its older form, a dict, has to be asked for


def _count_shared(text: str, body: str | None) -> int:
    """How many words two texts share; without the second, how many the first has."""
    words = Counter(text.split())
    return (words & Counter(body.split())).total() if body else words.total()


def _find_tab(tree: HtmlElement) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


def _make_notes(marks: int, *, borrowed: bool, paywall: str | None) -> tuple[str, ...]:
    notes = []
    if marks:
        notes.append(f"{marks} note {'mark was' if marks == 1 else 'marks were'} left out.")
    if borrowed:
        notes.append("The text was taken from what the page holds for search engines.")
    if paywall:
        notes.append(f"The page ends at a paywall: “{paywall}”")
    return tuple(notes)
