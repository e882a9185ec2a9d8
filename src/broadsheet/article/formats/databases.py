"""Databases: the texts that LexisNexis, Factiva and ProQuest export, several articles in one file.

Knows the lines these put round each article. A text without them is one article.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from broadsheet.article.dates import find_date
from broadsheet.article.drafts import Blob, Draft, Place

# "1 of 2 DOCUMENTS" (LexisNexis) or "Document 1 of 2" (ProQuest) above each article
RULE = re.compile(r"^[ \t]*(?:Document \d+ of \d+|\d+ of \d+ DOCUMENTS?)[ \t\r]*$", re.MULTILINE)
NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t\r]*$", re.MULTILINE)
NEXIS_BODY = re.compile(r"^[ \t]*Body[ \t\r]*$", re.MULTILINE)
COPYRIGHT = re.compile(
    r"^[ \t]*(?:Copyright|©|\(c\))[ \t,]*(?:\(c\)|©)?[ \t]*\d{4}\b.*$|^[ \t]*All Rights Reserved\.?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
ABOVE = re.compile(  # what stands between the headline and the text; it may go on over lines
    r"[ \t]*(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|DISTRIBUTION|EDITION|UPDATE):", re.IGNORECASE
)
BELOW = re.compile(  # the first of what stands below the text
    r"[ \t]*(?:GRAPHIC|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|SUBJECT|DOCUMENT-TYPE|JOURNAL-CODE|ACC-NO|CORRECTION-DATE|"
    r"ORGANIZATION|COMPANY|Graphic|Load-Date|Language|Classification|Publication-Type)(?::|[ \t\r]*$)"
)
CENTRED = re.compile(r"[ \t]{8,}\S")  # the source, the date and the edition above a headline
EDITION = re.compile(r"[ \t]*(?:[\w.']+ ){0,4}Edition[ \t\r]*$", re.IGNORECASE)
DAY_ABOVE = re.compile(r"(?:\w+day,?\s+)?\w+\.?\s+\d{1,2},\s+\d{4}")  # March 5, 2018, before "Monday, Final Edition"
FIRST_LINES = 15  # within which an article of LexisNexis says its date
FACTIVA_FIELD = re.compile(
    r"(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CLM)"
    r"(?:[ \t]*\r?$|(?:\t|[ ]{2,})(.*))"
)
FACTIVA_END = re.compile(r"^Document [A-Z][A-Za-z0-9]{9,}[ \t\r]*$", re.MULTILINE)
PROQUEST_RULE = re.compile(r"^_{20,}[ \t\r]*$", re.MULTILINE)
PROQUEST_FIELD = re.compile(
    r"(Title|Author|Publication info|Publication title|Publication date|Publication year|Full text|Abstract|Links|"
    r"Abstract \(summary\)|ProQuest document link|Document URL|Subject|Location|People|Company / organization|Pages|"
    r"Section|Publisher|Place of publication|Country of publication|Publication subject|ISSN|Source type|Volume|Issue|"
    r"Language of publication|Document type|ProQuest document ID|Copyright|Last updated|Database|First page|Edition|"
    r"Identifier / keyword|Dateline|Column|Credit|Word count):[ \t]*(.*)"
)


@dataclass(frozen=True, slots=True)
class _Exported:
    """An article of an export: its facts and its text."""

    facts: Mapping[str, Any]
    text: str


def split_export(
    text: str, blob: Blob, facts: Mapping[str, Any], *, notes: tuple[str, ...] = (), laid_out: bool = False
) -> Iterator[Draft]:
    """The articles of an export, each with its own facts; any other text is one article with the facts given."""
    articles = _find_articles(text)
    if not articles:
        yield Draft(text, blob.place, blob.stem, facts, path=blob.path, laid_out=laid_out, notes=notes)
        return
    said = (*notes, f"One of {len(articles):,} articles that the file holds.") if len(articles) > 1 else notes
    for number, one in enumerate(articles, start=1):
        several = len(articles) > 1
        place = Place(f"{blob.place.source}: article {number}") if several else blob.place
        stem = f"{blob.stem}-{number}" if several else blob.stem
        yield Draft(one.text, place, stem, one.facts, path=blob.path, laid_out=laid_out, notes=said)


def _find_articles(text: str) -> list[_Exported]:
    """The articles of an export of a form that is known; none for any other text."""
    rules = list(RULE.finditer(text))
    if rules and not text[: rules[0].start()].strip(" \t\r\n_\f\ufeff"):
        read = _read_proquest if re.search("^Full text:", text, re.MULTILINE) else _read_nexis
        ends = [*(rule.start() for rule in rules[1:]), len(text)]
        return [read(text[rule.end() : end]) for rule, end in zip(rules, ends, strict=True)]
    if NEXIS_END.search(text) and NEXIS_BODY.search(text):
        return [_read_nexis_uni(part) for part in NEXIS_END.split(text) if part.strip()]
    if FACTIVA_END.search(text) and all(re.search(rf"^{code}\b", text, re.MULTILINE) for code in ("HD", "PD", "SN")):
        return [_read_factiva(part) for part in FACTIVA_END.split(text) if re.search(r"^HD\b", part, re.MULTILINE)]
    return []


def _read_nexis(part: str) -> _Exported:
    """An article as LexisNexis has it: source, date and headline, then fields, the text, and fields again."""
    lines = COPYRIGHT.sub("", part).splitlines()
    head = [line.strip() for line in lines if line.strip()][:FIRST_LINES]
    published = next(filter(None, map(_find_day, head)), None)
    start = next((number + 1 for number, line in enumerate(lines) if _find_day(line.strip())), 0)
    while start < len(lines) and (
        not lines[start].strip() or CENTRED.match(lines[start]) or EDITION.match(lines[start])
    ):
        start += 1
    headline = []
    while start < len(lines) and lines[start].strip() and not ABOVE.match(lines[start]):
        headline.append(lines[start].strip())
        start += 1
    facts = {"title": " ".join(headline), "source": head[0] if head else None, "published": published}
    return _Exported(facts, _cut_text(lines, start))


def _read_nexis_uni(part: str) -> _Exported:
    """An article as Nexis Uni has it: headline, source and date, then fields, "Body", the text, and fields again."""
    head, _, text = COPYRIGHT.sub("", part).partition(found[0] if (found := NEXIS_BODY.search(part)) else "\0")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    named = [line for line in lines[:FIRST_LINES] if not ABOVE.match(line)]
    facts = dict(zip(("title", "source"), named, strict=False))
    published = next(filter(None, map(_find_day, named[1:])), None)
    return _Exported({**facts, "published": published}, _cut_text(text.splitlines(), 0))


def _cut_text(lines: list[str], start: int) -> str:
    """The text that begins at a line or below the fields there, up to the fields that follow it."""
    above = False
    while start < len(lines) and (not lines[start].strip() or ABOVE.match(lines[start]) or above):
        above = bool(lines[start].strip())  # a field goes on until a blank line
        start += 1
    end = next((number for number in range(start, len(lines)) if BELOW.match(lines[number])), len(lines))
    return "\n".join(lines[start:end]).strip("\n") + "\n"


def _find_day(line: str) -> str | None:
    """The date that a line is, be it followed by the day of the week, an hour or an edition."""
    found = DAY_ABOVE.match(line)
    return find_date(line) or (find_date(found[0]) if found else None)


def _read_factiva(part: str) -> _Exported:
    """An article as Factiva has it: fields under codes of two letters, the first paragraph (LP) apart from the rest."""
    fields = _read_fields(part, FACTIVA_FIELD)
    facts = {name: fields.get(code) for name, code in (("title", "HD"), ("source", "SN"), ("published", "PD"))}
    return _Exported(facts, "\n\n".join(fields[code].strip("\n") for code in ("LP", "TD") if fields.get(code)) + "\n")


def _read_proquest(part: str) -> _Exported:
    """An article as ProQuest has it: a headline, and fields under their names, of which one is the text."""
    part = PROQUEST_RULE.sub("", part)
    fields = _read_fields(part, PROQUEST_FIELD)
    first = next((line.strip() for line in part.splitlines() if line.strip()), "")
    facts = {
        "title": fields.get("Title") or first,
        "source": fields.get("Publication title") or fields.get("Publication info", "").partition(";")[0],
        "published": fields.get("Publication date"),
        "url": fields.get("Document URL") or fields.get("ProQuest document link"),
    }
    return _Exported(facts, fields.get("Full text", "").strip("\n") + "\n")


def _read_fields(part: str, form: re.Pattern[str]) -> dict[str, str]:
    """The lines under each name; of a name that comes again the first counts."""
    fields: dict[str, str] = {}
    name, held = None, []
    for line in [*part.splitlines(), None]:
        found = form.match(line) if line is not None else None
        if line is None or found:
            if name is not None:
                fields.setdefault(name, "\n".join(held))
            name, held = (found[1], [found[2] or ""]) if found else (None, [])
        else:
            held.append(line)
    return fields
