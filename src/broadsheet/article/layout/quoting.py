"""Quoting: what mail puts round its text: the marks of quoted mail, ">" before each line, the head of a forwarded mail,
and the signature below "-- ".

Knows lines. Knows nothing of files.
"""

import re
from itertools import pairwise

from broadsheet.article.layout.lines import split_lines
from broadsheet.phrasing import choose_form, say_digits

MARKS = re.compile(r" ?>(?: ?>)* ?")
# "From: ..." and its like above a forwarded mail, be they bold, below a line that says so
FIELD = r"[ \t]*\*{0,2}(?:From|Sent|Date|To|Cc|Bcc|Reply-To|Subject):[^\r\n]*(?:\r?\n|\r)"
FORWARDED = re.compile(
    rf"^(?:[ \t]*(?:-+ ?(?:Forwarded message|Original Message)[ -]*|Begin forwarded message:)[ \t]*(?:\r?\n|\r)\s*)?"
    rf"((?:{FIELD}){{3,8}})",
    re.IGNORECASE | re.MULTILINE,
)
WROTE = re.compile(r"^On [^\n]{5,150}(?:\n[^\n]{0,80})?<[^\s<>@]+@[^\s<>]+>,?\s+wrote:[ \t]*\r?\n?", re.MULTILINE)
SENT_FROM = re.compile(r"^Sent from my [\w ]{2,30}\.?\s*\Z", re.MULTILINE)
MOST_LINES_SIGNED = 6  # RFC 3676 advises four
LONGEST_SIGNED = 80  # characters of such a line: more is text


def take_out_marks(text: str) -> tuple[str, list[str]]:
    """The text without the marks of quoted mail and without a signature, and a note on each."""
    notes = []
    if ">" in text:
        text, count = _unquote(text)
        if count:
            notes.append(f"The marks of quoted mail ('>') were taken out of {say_digits(count, 'line')}.")
    text, heads = _leave_heads(text)
    if heads:
        notes.append(
            f"{say_digits(heads, 'head')} of forwarded or answered mail {choose_form(heads, 'was', 'were')} left out."
        )
    signed = _find_signature(text)
    if signed is not None:
        text = text[:signed]
        notes.append("A mail signature was left out.")
    return text, notes


def _unquote(text: str) -> tuple[str, int]:
    """The text without its marks and how many lines had one; an empty line parts what is quoted from what quotes it."""
    lines = split_lines(text)
    depths = [_find_depth(line) for line in lines]
    if not _is_mail(lines, depths):
        return text, 0
    parts: list[str] = []
    for i, line in enumerate(lines):
        words = MARKS.sub("", line, count=1) if depths[i] else line
        if i and depths[i] != depths[i - 1] and words.strip() and parts[-1].strip():
            parts.append(line[len(line.rstrip("\r\n")) :] or "\n")
        parts.append(words)
    return "".join(parts), sum(depth > 0 for depth in depths)


def _leave_heads(text: str) -> tuple[str, int]:
    """The text without the lines of "From:" and "Subject:" above a forwarded mail, and without "On ... Ann wrote:"."""
    count = 0

    def leave(head: re.Match[str]) -> str:
        nonlocal count
        names = {name.lower() for name in re.findall(r"^\W*([\w-]+):", head[1], re.MULTILINE)}
        whole = {"from", "subject"} <= names
        count += whole
        return "" if whole else head[0]

    text = FORWARDED.sub(leave, text)
    text, answered = WROTE.subn("", text)
    return text, count + answered


def _find_depth(line: str) -> int:
    """How many marks stand before a line: 2 before "> > No." and ">> No."."""
    marks = MARKS.match(line)
    return marks.group().count(">") if marks else 0


def _is_mail(lines: list[str], depths: list[int]) -> bool:
    """Are the marks those of mail: before two lines running, and not all double, as captions mark who speaks?"""
    quoted = [depth for depth in depths if depth]
    every = all(depth or not line.strip() for depth, line in zip(depths, lines, strict=True))
    running = any(above and below for above, below in pairwise(depths))
    worded = any(depth and any(map(str.isalpha, line)) for depth, line in zip(depths, lines, strict=True))
    return worded and running and (every or min(quoted) == 1)


def _find_signature(text: str) -> int | None:
    """Where the signature of a mail begins: "-- " alone on a line, and a few short lines to the end."""
    sent = SENT_FROM.search(text)
    if sent and text[: sent.start()].strip():
        return sent.start()
    start = text.rfind("\n-- ") + 1
    below = text[start:].splitlines()
    if not text[:start].strip() or below[0] != "-- ":
        return None
    signed = [line for line in below[1:] if line.strip()]
    short = all(len(line) <= LONGEST_SIGNED for line in signed)
    return start if signed and short and len(signed) <= MOST_LINES_SIGNED else None
