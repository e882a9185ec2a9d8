"""Inline: what stands within a line of a page and says more than its letters: quotation marks, note marks, posts.

Knows elements. What it writes becomes part of the article's text, and offsets count it.
"""

import re

from lxml.html import HtmlElement

from broadsheet.article.pages.boilerplate import is_boilerplate
from broadsheet.article.pages.elements import drop, iterate, name_of, squeeze

POST = re.compile(r"twitter-tweet|instagram-media|bluesky-embed|mastodon-embed|threads-post|text-post-media", re.I)
POST_LINK = re.compile(r"(?:pic\.twitter\.com/|https?://)[^\s—]+")
# "— Tom Falk (@tomfalk) March 5, 2018", "A post shared by Tom Falk (@tomfalk)": how embedded posts name their author.
POST_AUTHOR = re.compile(r"(?:—|–|--|A post shared by)\s*(?P<name>[^—\n]{1,80}?\s*\(@[\w.\-]+\))[^\n]{0,60}\Z")
NOTE_MARK = re.compile(
    r"\[?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3}|nb ?\d{1,2}|note ?\d{1,2})\]?,?|\[[^\[\]\n]{1,40}\]", re.IGNORECASE
)
FRACTION_BAR = ("/", "⁄")
NOTE_NAME = re.compile(r"foot-?note|reference|\bfn\b|note-?ref|endnote|citation", re.IGNORECASE)
POWER_OF_TEN = re.compile(r"(?:^|[^\d.,£$€])10$")
UNIT = re.compile(r"(?:^|[\s\d/])(?:[mkc]?m|ft|in|mi|yd|miles?|feet|metres?|meters?|s)$")
NUMBERED = re.compile(r"[\d%.,;:!?)\]”’\"']$|[^\W\d]{4}$")  # what a note mark stands behind: a figure, a stop, a word
SHORTEST_SENTENCE = 8  # words: a line that tells when the page was published has fewer
ORDINALS = ("d", "e", "o")  # 2ᵈ, 1ᵉ, 1º
SUPERSCRIPTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def write_quotation_marks(tree: HtmlElement) -> None:
    """Write the marks that a browser draws about `<q>`: double ones, and single ones in another `<q>`."""
    for quoted in list(tree.iter("q")):
        words = quoted.text_content().strip()
        if not words or words[0] in "“‘\"'«":
            continue
        opening, closing = "‘’" if next(quoted.iterancestors("q"), None) is not None else "“”"
        quoted.text = opening + (quoted.text or "").lstrip()
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "").rstrip() + closing
        else:
            quoted.text = quoted.text.rstrip() + closing
    for quoted in list(tree.iter("q")):
        quoted.drop_tag()


def unwrap_times(tree: HtmlElement) -> None:
    """Keep the words of times that stand within a sentence, which the search for the article would leave out."""
    for time in list(tree.iter("time")):
        parent = time.getparent()
        if parent is not None and parent.tag == "p" and len(parent.text_content().split()) >= SHORTEST_SENTENCE:
            time.drop_tag()


def drop_note_marks(tree: HtmlElement) -> int:
    """Leave out the marks of notes, `£52<sup>3</sup> million`, and give back how many; a power, 10<sup>6</sup>, keeps
    its height.
    """
    dropped = 0
    for raised in list(tree.iter("sup")):
        mark = raised.text_content().strip()
        before = _text_before(raised)
        if POWER_OF_TEN.search(before) and mark.lstrip("-−").isdigit():
            raised.text = mark.translate(SUPERSCRIPTS)
            for child in list(raised):
                raised.remove(child)
        elif (raised.tail or "").startswith(FRACTION_BAR):
            if before[-1:].isdigit():  # 1<sup>1</sup>/<sub>2</sub> is no 11/2
                raised.text = f" {mark}"
        elif NOTE_MARK.fullmatch(mark) and _marks_note(raised, before, mark):
            drop(raised)
            dropped += 1
    return dropped


def drop_prompts(tree: HtmlElement) -> None:
    """Leave out the links to other stories that a paragraph ends with: "Read more", "READ MORE: Tolls to fall"."""
    for paragraph in list(tree.iter("p")):
        last = paragraph[-1] if len(paragraph) else None
        if last is None or (last.tail or "").strip() or not isinstance(last.tag, str):
            continue
        words = squeeze(last)
        linked = last.tag == "a" or last.find(".//a") is not None
        if linked and words and len(squeeze(paragraph)) > len(words) and is_boilerplate(words):
            drop(last)


def quote_posts(tree: HtmlElement) -> None:
    """Write each embedded post as a line of quotation with its author: “words” — Tom Falk (@tomfalk).

    Words and author are the page's; the quotation marks and the order are ours, as are the single marks for double ones
    within. Links and the day are left out. A post that does not name its author stays as it is.
    """
    for post in [one for one in iterate(tree) if one.tag == "blockquote" and POST.search(name_of(one))]:
        text = " ".join(POST_LINK.sub(" ", post.text_content()).split())
        author = POST_AUTHOR.search(text)
        words = text[: author.start()].strip().strip('"“”').translate(str.maketrans("“”", "‘’")) if author else ""
        frame = _find_frame(post)
        parent = frame.getparent()
        if author is None or not words or parent is None:
            continue
        line = post.makeelement("p")
        line.text = f"“{words}” — {author['name']}"
        line.tail = frame.tail
        parent.replace(frame, line)


def _find_frame(post: HtmlElement) -> HtmlElement:
    """The outermost element that holds a post and no other words."""
    frame, size = post, len(post.text_content().split())
    for outer in post.iterancestors():
        if outer.tag in ("body", "article", "main") or len(outer.text_content().split()) > size:
            break
        frame = outer
    return frame


def _marks_note(raised: HtmlElement, before: str, mark: str) -> bool:
    """Is a raised number, letter or sign the mark of a note? `£52<sup>3</sup> million`, not `m<sup>2</sup>`."""
    links = [*raised.iter("a"), *raised.iterancestors("a")]
    linked = any("#" in (link.get("href") or "") for link in links)
    if linked or mark.startswith("[") or NOTE_NAME.search(f"{name_of(raised)} {raised.get('role') or ''}"):
        return True
    if mark.isalpha():
        return before[-1:].isdigit() and mark.lower() not in ORDINALS
    return not UNIT.search(before) and bool(NUMBERED.search(before))


def _text_before(element: HtmlElement) -> str:
    """The text that an element stands right behind."""
    before = element.getprevious()
    if before is not None:
        return str(before.tail or before.text_content())[-20:] if isinstance(before.tag, str) else ""
    parent = element.getparent()
    return str(parent.text or "")[-20:] if parent is not None else ""
