"""Pages: the heads, feet and numbers of pages, beside the form feeds of a text that was printed.

Knows lines. Knows nothing of files.
"""

import re
from collections import Counter

from broadsheet.article.layout.lines import split_lines
from broadsheet.phrasing import say_digits

EDGE = 3  # lines at the top and at the bottom of a page that may be its head or foot
PAGE_NUMBER = re.compile(r"[-–—\[( ]*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\]). ]*", re.IGNORECASE)
PAGE_MARKS = re.compile(
    r"(?<=\n)(?:[ \t]*(?:\(more\)|-+ ?more ?-+|[-–—] ?\d{1,3} ?[-–—])[ \t]*(?:\r?\n\s*|\Z))+", re.IGNORECASE
)
FEWEST_LETTERS = 3  # of a line that recurs and is a head: less is a cell of a table


def leave_page_marks(text: str) -> tuple[str, list[str]]:
    """The text with a form feed for the marks that typed copy has where a page ends: "(more)", "- 2 -"."""
    if "\f" in text:  # which shows where pages end
        return text, []
    text, count = PAGE_MARKS.subn("\f", text)
    if not count:
        return text, []
    return text, [f"Marks of a page's end, as of copy, were left out ({say_digits(count, 'time')})."]


def leave_page_heads(text: str) -> tuple[str, list[str]]:
    """The text without the lines that recur where pages begin and end, and without page numbers there; the form feeds
    stay.
    """
    if "\f" not in text:
        return text, []
    pages = [split_lines(page) for page in text.split("\f")]
    recurring = _find_recurring(pages)
    kept, left = [], 0
    for lines in pages:
        heads, feet = _find_heads(lines, recurring), _find_heads(lines, recurring, foot=True)
        kept.append("".join(_trim(lines, heads, feet)))
        left += len({*heads, *feet})
    if not left or not "".join(kept).strip():  # where pages are all head, it is the text
        return text, []
    return "\f".join(kept), [f"Page heads and page numbers were left out ({say_digits(left, 'line')})."]


def _find_recurring(pages: list[list[str]]) -> set[str]:
    """What stands at the edges of several pages: the same words, whatever the numbers among them."""
    counts: Counter[str] = Counter()
    for lines in pages:
        edges = [*_find_edge(lines), *_find_edge(lines, foot=True)]
        counts.update({_find_pattern(lines[i]) for i in edges})
    return {
        pattern for pattern, count in counts.items() if count > 1 and sum(map(str.isalpha, pattern)) >= FEWEST_LETTERS
    }


def _find_heads(lines: list[str], recurring: set[str], *, foot: bool = False) -> list[int]:
    """The lines of a page's edge that are head or number: all from the edge to the innermost one."""
    heads = []
    for i in _find_edge(lines, foot=foot):
        if not (PAGE_NUMBER.fullmatch(lines[i].strip()) or _find_pattern(lines[i]) in recurring):
            break
        heads.append(i)
    return heads


def _trim(lines: list[str], heads: list[int], feet: list[int]) -> list[str]:
    """The lines of a page between its head and its foot, without the empty ones beside those."""
    first, last = (heads[-1] + 1 if heads else 0), (feet[-1] if feet else len(lines))
    while heads and first < last and not lines[first].strip():
        first += 1
    while feet and first < last and not lines[last - 1].strip():
        last -= 1
    return lines[first:last]


def _find_edge(lines: list[str], *, foot: bool = False) -> list[int]:
    """The first lines of a page that hold words, or its last ones from below."""
    order = range(len(lines) - 1, -1, -1) if foot else range(len(lines))
    worded = (i for i in order if lines[i].strip())
    return [i for i, _ in zip(worded, range(EDGE), strict=False)]


def _find_pattern(line: str) -> str:
    """A line with one mark for every number: "The Harwick Gazette 3" and "... 4" are the same."""
    return re.sub(r"\d+", "#", " ".join(line.split()))
