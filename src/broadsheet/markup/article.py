"""Article: the article's text as HTML, every read row marked where its words stand.

Knows the tables' columns and HTML. Knows nothing of spaCy, of charts or of the page around it. Each mark carries the id
of its row (`data-row`), and each first piece of a mark an id of its own, so that rows and words can link to each other.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import pandas as pd

from broadsheet.markup.certainty import has_less_certain, is_less_certain
from broadsheet.paragraphs import LINE
from broadsheet.schema import read_spans

# marks that begin and end together nest in this order, the widest in meaning outside
KINDS = ("content", "evidence", "speaker", "cue", "mention", "figure")
# of the rows that meet in one word the word links to one: a number is rarer than a cue, a cue than a mention
LINKS = ("figure", "cue", "mention")
# what each kind of mark looks like
SAMPLES = {
    "entities": '<span class="mention name">who and what</span>',
    "statements": '<span class="cue">says</span> <span class="content">what is said</span>',
    "stances": '<span class="evidence support"><span class="sign"></span>for</span> '
    '<span class="evidence oppose"><span class="sign"></span>against</span>',
    "figures": '<span class="figure">every number</span>',
}
# on the words of a less certain row; without words of its own, so that copied text stays the article's
DOUBT = '<span class="doubt" role="img" aria-label="less certain"></span>'
DOUBTED = ("content", "mention", "figure")  # marks that bear it; of evidence the sign says it
UNSURE_SAMPLE = f'<span class="figure unsure">{DOUBT}broken lines</span>'
UNNAMED = "nobody named"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a row of a table was read from."""

    start: int
    end: int
    kind: str
    row: str
    name: str
    note: str = ""
    unsure: bool = False

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Outer marks before inner ones."""
        return self.start, -self.end, KINDS.index(self.kind), self.name


def mark_up(text: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """The article's text as HTML: a `<p>` a line, with nested marks for mentions, statements, stances and figures.

    Everything is escaped, and stripping the tags gives the text back. Marks that overlap are split where they cross.
    Words link to their row (`#e1`, `#s1`, `#p1`, `#f1`); `name_words` gives the id the row links back to. No rows:
    plain paragraphs.
    """
    marks = sorted(find_marks(tables), key=lambda mark: mark.order)
    named: set[str] = set()
    out, last, first = [], 0, 0
    active: list[Mark] = []
    for line in LINE.finditer(text):
        out.append(_escape(text[last : line.start()]))
        last = line.end()
        while first < len(marks) and marks[first].start < line.end():
            active.append(marks[first])
            first += 1
        active = [mark for mark in active if mark.end > line.start()]
        inside = "".join(_write_line(text, line.start(), line.end(), active, named))
        out.append(f"<p>{inside}</p>" if line[0].strip() else inside)
    return "".join([*out, _escape(text[last:])])


def write_legend(tables: Mapping[str, pd.DataFrame]) -> str:
    """What each kind of mark looks like, on a line; less certain ones where there are any."""
    unsure = [f"{UNSURE_SAMPLE} less certain"] if has_less_certain(tables) else []
    return f'<p class="legend">{" ".join(f"<span>{sample}</span>" for sample in (*SAMPLES.values(), *unsure))}</p>'


def find_marks(tables: Mapping[str, pd.DataFrame]) -> Iterator[Mark]:
    """Every mark of every row, in no order; a missing span (no speaker, an empty one) gives none."""
    for number, mention in enumerate(tables["mentions"].itertuples(), 1):
        unsure, name = is_less_certain(mention.certainty), name_words("mention", number)
        yield Mark(mention.start, mention.end, "mention", mention.entity, name, mention.form, unsure)
    for row in tables["statements"].itertuples():
        unsure, key = is_less_certain(row.certainty), row.statement
        for part, (start, end) in enumerate(read_spans(row.content_spans)):
            name = f"{name_words('statement', key)}{f'-{part}' if part else ''}"
            yield Mark(start, end, "content", key, name, unsure=unsure)
        if not pd.isna(row.speaker_start):
            yield Mark(row.speaker_start, row.speaker_end, "speaker", key, f"{key}-speaker", unsure=unsure)
        yield Mark(row.cue_start, row.cue_end, "cue", key, f"{key}-cue", row.act, unsure)
    for row in tables["stances"].itertuples():
        unsure, name = is_less_certain(row.certainty), name_words("stance", row.stance)
        yield Mark(row.start, row.end, "evidence", row.stance, name, row.polarity, unsure)
    for row in tables["figures"].itertuples():
        unsure, name = is_less_certain(row.certainty), name_words("figure", row.figure)
        yield Mark(row.start, row.end, "figure", row.figure, name, unsure=unsure)


def name_words(kind: str, key: str | int) -> str:
    """The HTML id of a row's words: `m7` for the seventh mention, `s1-words` for statement s1."""
    return f"m{key}" if kind == "mention" else f"{key}-words"


def _write_line(text: str, start: int, end: int, marks: list[Mark], named: set[str]) -> Iterator[str]:
    """One line cut at every boundary of a mark; from piece to piece only what changes is closed and opened."""
    shown = [mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start]
    cuts = sorted({start, end, *(min(max(cut, start), end) for mark in shown for cut in (mark.start, mark.end))})
    covers: list[list[Mark]] = [[] for _ in cuts]
    for mark in shown:
        for piece in range(bisect_left(cuts, max(mark.start, start)), bisect_left(cuts, min(mark.end, end))):
            covers[piece].append(mark)
    stack: list[Mark] = []
    for piece, (left, right) in enumerate(pairwise(cuts)):
        kept = _count_shared(stack, covers[piece])
        yield "</span>" * (len(stack) - kept)
        stack = covers[piece]
        for mark in stack[kept:]:
            yield _open(mark, named)
        yield _write_words(text[left:right], stack)
    yield "</span>" * len(stack)


def _count_shared(one: list[Mark], other: list[Mark]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] is other[count]:
        count += 1
    return count


def _open(mark: Mark, named: set[str]) -> str:
    """The opening tag of a mark; its first piece alone bears the id, and a stance's first piece a link to its row."""
    first = mark.name not in named
    named.add(mark.name)
    own_id = f' id="{escape(mark.name)}"' if first else ""
    kinds = " ".join(part for part in (mark.kind, mark.note, "unsure" if mark.unsure else "") if part)
    tag = f'<span class="{escape(kinds)}" data-row="{escape(mark.row)}"{own_id}>'
    if mark.kind == "evidence" and first:
        # no text of its own: the style sheet draws the sign, so that copied text stays the article's
        note = f"{mark.note}{', less certain' if mark.unsure else ''}"
        tag += f'<a class="sign" href="#{escape(mark.row)}" aria-label="{escape(note)}: to the stance"></a>'
    if mark.unsure and first and mark.kind in DOUBTED:
        tag += DOUBT
    return tag


def _write_words(words: str, stack: list[Mark]) -> str:
    """The words of one piece, a link to the innermost row of the rarest kind that has one."""
    for kind in LINKS:
        found = next((mark for mark in reversed(stack) if mark.kind == kind), None)
        if found is not None and words.strip():
            return f'<a href="#{escape(found.row)}">{_escape(words)}</a>'
    return _escape(words)


def _escape(words: str) -> str:
    """HTML of plain text; a carriage return would otherwise be read as a line feed."""
    return escape(words).replace("\r", "&#13;")
