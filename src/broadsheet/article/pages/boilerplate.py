"""Boilerplate: lines of an extracted page that are none of its article: prompts, related links, credits, share lines.

Knows lines. Knows nothing of elements: what an element's name tells is left out before (`cleaning`).
"""

import re
from collections.abc import Iterator

from broadsheet.article.pages.phrases import AUTHOR, CREDITS, FOLLOW, FURNITURE, LABELS, MORE, NETWORK, OFFER, SIGN_UP

MARKS = " \t•*-–—_.…:;|>»→←[](){}"  # what may stand about a label or a credit
ITEM = re.compile(r"[-•*]\s+\S")
LABEL_END = re.compile(r"\s*[:>»→]\s*|\s+[—–-]\s+")
SHORTCODE = re.compile(r"\[[a-z_-]{2,20} [a-z_-]+=[^\]\n]{0,300}\]|\[/[a-z_-]{1,20}\]")
SHORTCODE_PAIR = re.compile(r"\[([a-z_-]{2,20})(?: [a-z_-]+=[^\]\n]{0,300})\][^\[\n]{0,200}\[/\1\]")
# fmt: off
DATE_WORDS = frozenset((
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "am", "pm", "a", "p", "m", "est", "edt", "pst", "pdt", "cst", "cdt", "gmt",
    "bst", "utc", "ist", "updated", "published", "posted", "last", "modified", "on", "at", "by", "ago", "hour",
    "hours", "minutes", "days", "first", "created", "st", "nd", "rd", "th",
))
# fmt: on
LONGEST_ASKING = 60  # words: prompts are a sentence or three
LONGEST_LABELLED = 30  # words: a label and a headline
LONGEST_NAME = 2  # words that may stand beside a date: who wrote it
SAID_TWICE = 12  # words: a sentence of so many does not stand twice in a text by chance; refrains are shorter
SENTENCE_ENDS = (".", "!", "?", "”", '"')


def drop_boilerplate(text: str, *, title: str | None) -> str:
    """The lines of `text` that are its article's. `title` is left out where the text begins with it."""
    lines = [line for line in (_drop_shortcodes(line) for line in text.split("\n")) if line.strip()]
    lines = list(_drop_lists(_drop_ends(lines, title)))
    kept = [line for line in _drop_repeated(lines) if not is_boilerplate(line)]
    return "\n".join(kept)


def is_boilerplate(line: str) -> bool:
    """Is `line` none of an article? "READ MORE: Tolls to fall", "Follow us on Twitter.", "(Image credit: J. Lee)"."""
    bare = line.strip(MARKS)
    if not bare or FURNITURE.fullmatch(bare) or CREDITS.fullmatch(bare) or _is_labelled(line):
        return True
    return len(line.split()) <= LONGEST_ASKING and (_asks(bare) or bool(AUTHOR.search(line)))


def _asks(line: str) -> bool:
    """Does a line ask its reader to sign up or to follow somebody? "Get our newsletter in your inbox."."""
    wanted, followed = SIGN_UP.match(line), FOLLOW.match(line)
    offered = wanted and OFFER.search(line, wanted.end())
    return bool(offered or (followed and NETWORK.search(line, followed.end())))


def _is_labelled(line: str) -> bool:
    """Does a line begin with the label of a link to a story, and end without a stop? "READ MORE: Tolls to fall"."""
    if len(line.split()) > LONGEST_LABELLED or line.rstrip().endswith(SENTENCE_ENDS):
        return False
    label, *rest = LABEL_END.split(" ".join(line.split()).strip(MARKS), maxsplit=1)
    return bool(rest) and bool(LABELS.fullmatch(label) or MORE.fullmatch(label))


def _drop_shortcodes(line: str) -> str:
    """A line without the codes of a publishing system not carried out: "[button link=…]Write to us[/button]"."""
    return SHORTCODE.sub("", SHORTCODE_PAIR.sub("", line)) if "[" in line else line


def _drop_ends(lines: list[str], title: str | None) -> list[str]:
    """The lines without the headline and the date that may stand before the text, and a date behind it."""
    kept = list(lines)
    wanted = _normalise(title or "")
    for place, line in enumerate(kept[:4]):
        if wanted and _normalise(line) == wanted:
            kept = [*(one for one in kept[:place] if len(one.split()) > SAID_TWICE), *kept[place + 1 :]]
            break
    first = 1 if kept and _is_date_line(kept[0]) else 0
    last = len(kept) - 1 if len(kept) > 1 and _is_date_line(kept[-1]) else len(kept)
    return kept[first:last]


def _is_date_line(line: str) -> bool:
    """Does a line hold a day or time and at most a name? "5:45 AM PST 11/19/2019 by Pat Shan"."""
    if len(line.split()) > SAID_TWICE or line.rstrip().endswith(("!", "?", "”")):
        return False
    others = [word for word in re.findall(r"[^\W\d_]+", line.lower()) if word not in DATE_WORDS]
    return len(others) <= LONGEST_NAME and bool(re.search(r"\d{4}|\d:\d\d", line))


def _drop_lists(lines: list[str]) -> Iterator[str]:
    """The lines without lists of other stories: their head, "Related stories", and the items below it."""
    listing = False
    for line in lines:
        if LABELS.fullmatch(line.strip(MARKS)) or _is_labelled(line):
            listing = True
        elif not (listing and ITEM.match(line) and not line.rstrip().endswith(SENTENCE_ENDS)):
            listing = False
            yield line


def _drop_repeated(lines: list[str]) -> Iterator[str]:
    """The lines without those that stood before: bodies that a page holds twice, once of them for machines."""
    seen: set[str] = set()
    for line in lines:
        same = _normalise(line)
        if len(line.split()) >= SAID_TWICE and line.rstrip().endswith(SENTENCE_ENDS) and same in seen:
            continue
        seen.add(same)
        yield line


def _normalise(line: str) -> str:
    return "".join(letter for letter in line.lower() if letter.isalnum())
