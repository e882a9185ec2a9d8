"""Titles: the headline of an article without the names of its site and section.

Knows what a page calls itself in several places. Knows nothing of elements.
"""

import re
from collections.abc import Iterable, Sequence

SEPARATOR = re.compile(r"\s+(?:[|–—\-·•»«]|::|--)\s+|\s*\|\s*")
PIPE = re.compile(r"\s*\|\s*")
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)
# A section before or behind a headline has fewer words than this; the headline itself has as many at least.
SHORTEST_HEADLINE = 3
LONGEST_NAME = 4  # words: a name of a site and its section; a headline may begin with the site's name
# Two headlines of one story share so much of the shorter one's words; those of two stories hardly share a third.
AGREEMENT = 0.5


def find_title(stated: Sequence[str], headings: Sequence[str], names: Iterable[str]) -> str | None:
    """The headline: the heading that what the page states agrees with, else the first stated one, without names.

    `stated` are the titles for machines, the best first; `headings` those that a reader sees; `names` what the site is
    called.
    """
    called = {_normalise(name) for name in names} - {""}
    titles = [cut for title in stated if (cut := cut_names(title, called)) and _normalise(cut) not in called]
    seen = [heading for heading in headings if _normalise(heading) and _normalise(heading) not in called]
    for title in titles:
        for heading in seen:
            if _normalise(heading) == _normalise(title):
                return heading
    agreeing = max(seen, key=lambda heading: _agree_with(heading, titles), default=None)
    if agreeing and _agree_with(agreeing, titles) >= AGREEMENT:
        return cut_names(agreeing, called)
    return titles[0] if titles else seen[0] if len(seen) == 1 else None


def cut_names(title: str, called: set[str]) -> str:
    """A title without what the site and its sections are called: "Tolls to rise | News | Harwick Gazette".

    `called` are the site's names, in small letters and figures alone.
    """
    title = _cut_section(_cut_site(" ".join(title.split()), called))
    parts = PIPE.split(title)
    while len(parts) > 1 and len(parts[0].split()) >= SHORTEST_HEADLINE > len(parts[-1].split()):
        parts.pop()
    return " | ".join(parts)


def _cut_site(title: str, called: set[str]) -> str:
    """A title without the site's names at its end or beginning."""
    while True:
        marks = list(SEPARATOR.finditer(title))
        if not marks:
            return title
        first, last = marks[0], marks[-1]
        if _is_site(title[last.end() :], called) and title[: last.start()].strip():
            title = title[: last.start()]
        elif _normalise(title[: first.start()]) in called and title[first.end() :].strip():
            title = title[first.end() :]
        else:
            return title


def _cut_section(title: str) -> str:
    """A title without the section before it: "Opinion | Tolls hurt the poor"."""
    section, *rest = PIPE.split(title, maxsplit=1)
    short = len(section.split()) < SHORTEST_HEADLINE
    return rest[0] if rest and short and len(rest[0].split()) >= SHORTEST_HEADLINE else title


def _is_site(part: str, called: set[str]) -> bool:
    """Is the end of a title a name of the site? "TechCrunch", "Sportsnet.ca", "BBC News" where the site is the BBC."""
    same = _normalise(part)
    named = same in called or any(len(name) > 2 and same.startswith(name) for name in called)
    return not same or bool(DOMAIN.fullmatch(part.strip())) or (named and len(part.split()) <= LONGEST_NAME)


def _agree_with(heading: str, titles: Sequence[str]) -> float:
    """How much of the shorter one's words a heading shares with the title that is nearest to it."""
    words = _words(heading)
    if len(words) < 2:
        return 0.0
    shares = (len(words & other) / min(len(words), len(other)) for title in titles if (other := _words(title)))
    return max(shares, default=0.0)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _normalise(name: str) -> str:
    letters = "".join(letter for letter in name.lower() if letter.isalnum())
    return letters.removeprefix("the") if len(letters) > len("the") else letters
