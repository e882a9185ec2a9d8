"""Readers: a source (text or Markdown file, HTML page or URL, JSON Lines, CSV, or a folder of these) becomes `Article`
records.

One reader a format. Knows nothing of spaCy.
"""

import csv
import json
import logging
import re
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path
from typing import Any

from broadsheet.article.decoding import (
    LARGEST_FILE,
    check_encoding,
    check_size,
    decode,
    decode_page,
    read_bytes,
    read_lines,
)
from broadsheet.article.facts import (
    LONGEST_TEXT,
    check_fact,
    check_text,
    find_headline,
    find_opening,
    split_front_matter,
)
from broadsheet.article.markdown import strip_marks
from broadsheet.article.sources import (
    FACTS,
    MARKDOWN_SUFFIXES,
    PAGE_SUFFIXES,
    Article,
    Source,
    clean_id,
    find_id,
    find_sources,
    is_rows,
    is_url,
    shorten,
)
from broadsheet.errors import ArticleError, ParameterError

TIMEOUT = 30  # seconds a web server may keep silent


def read_articles(
    sources: Source | Article | Iterable[Source | Article],
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    encoding: str = "utf-8",
) -> Iterator[Article]:
    """Read the articles of `sources` one after another, in their order.

    The call itself checks that every source is there and can be an article's, that no two files have one id, and the
    date and encoding; the texts are read as the iterator is drawn on. `title`, `source`, `published` and `url` go
    before what the source says and are for a single article; with more, ParameterError. Whatever cannot be read:
    ArticleError.
    """
    check_encoding(encoding)
    facts = dict(zip(FACTS, (title, source, published, url), strict=True))
    given = {name: value for name in FACTS if (value := check_fact(name, facts[name], "given"))}
    found = find_sources(sources)
    ids: dict[str, str] = {}
    for one in found:
        if isinstance(one, Article) or not is_rows(one):
            _claim(ids, find_id(one), _name(one))
    articles = _read_all(found, encoding, ids)
    return _give(articles, given) if given else articles


def _claim(ids: dict[str, str], id: str, where: str) -> None:
    if id in ids:
        raise ArticleError(
            f"{ids[id]} and {where} would both be article '{id}'. Rename one of them, or read them apart."
        )
    ids[id] = where


def _read_all(found: Iterable[Source | Article], encoding: str, ids: dict[str, str]) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Article):
            yield one
        elif is_url(one):
            yield _read_url(str(one), encoding)
        elif is_rows(one):
            yield from _read_rows(Path(one), encoding, ids)
        elif Path(one).suffix.lower() in PAGE_SUFFIXES:
            page = decode_page(read_bytes(Path(one)), encoding, where=str(one))
            yield _read_page(page, id=find_id(one), where=str(one), path=str(one))
        else:
            yield _read_text(Path(one), encoding)


def _give(articles: Iterator[Article], given: dict[str, str]) -> Iterator[Article]:
    """The one article with what was given for it; the second is looked for before the first is handed out."""
    first = next(articles)
    if next(articles, None) is not None:
        raise ParameterError(
            f"{' and '.join(given)} can be given for one article only. Leave it out, or name one article."
        )
    yield replace(first, **given)


def _read_text(path: Path, encoding: str) -> Article:
    text = decode(read_bytes(path), encoding, where=str(path))
    facts: dict[str, Any] = {}
    if re.match(r"---[ \t]*\r?\n", text):
        facts, text = split_front_matter(text, where=str(path))
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        text = strip_marks(text)
    return _make(find_id(path), text, facts, where=str(path), path=str(path))


def _read_page(page: str, *, id: str, where: str, path: str | None = None, url: str | None = None) -> Article:
    """The article of an HTML page, without menus, comments and advertisements."""
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is said below, once
    dates = {"original_date": True, "extensive_search": False}  # no date is better than one guessed from the text
    found = trafilatura.bare_extraction(
        page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    text = found.text if isinstance(found, Document) else None  # its older form, a dict, has to be asked for
    if not isinstance(found, Document) or not text or not text.strip():
        raise ArticleError(f"{where}: no article text was found in this page. Save its text as .txt and read that.")
    facts = {
        "title": found.title,
        "source": found.sitename or found.hostname,
        "published": found.date,
        "url": url or found.url,
    }
    return _make(id, text, facts, where=where, path=path)


def _read_url(url: str, encoding: str) -> Article:
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "broadsheet (reads one news article)"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            data = response.read(LARGEST_FILE + 1)
            kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        advice = "Check the address, or save the page as .html and read that."
        raise ArticleError(f"{url}: cannot be fetched ({shorten(str(reason))}). {advice}") from error
    if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        raise ArticleError(f"{url}: is {kind}, not a page. Save its text as .txt and read that.")
    check_size(len(data), where=url)
    if kind == "text/plain":
        return _make(find_id(url), decode(data, charset or encoding, where=url), {"url": url}, where=url)
    return _read_page(decode_page(data, charset or encoding, where=url), id=find_id(url), where=url, url=url)


def _read_rows(path: Path, encoding: str, ids: dict[str, str]) -> Iterator[Article]:
    number = 0
    read = _read_csv if path.suffix.lower() == ".csv" else _read_json_lines
    for number, (line, row) in enumerate(read(path, encoding), start=1):
        where = f"{path} line {line}"
        given = str(row.get("id") or "").strip()
        id = clean_id(given) if given else f"{find_id(path)}-{number}"
        _claim(ids, id, where)
        if not isinstance(row.get("text"), str):
            raise ArticleError(f"{where}: has no 'text'. Give every article its text as a string under that name.")
        yield _make(id, row["text"], row, where=where, path=str(path))
    if not number:
        raise ArticleError(f"{path}: holds no article. Give it one article a line, or leave it out.")


def _read_json_lines(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of every line that is not blank."""
    for number, line in enumerate(read_lines(path, encoding), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.strip())
        except (ValueError, RecursionError) as error:
            reason = (
                f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
            )
            raise ArticleError(
                f"{path} line {number}: not JSON ({reason}). Put one whole JSON object on each line."
            ) from error
        if not isinstance(row, dict):
            raise ArticleError(
                f'{path} line {number}: not a JSON object. Write each article as {{"text": ...}} on one line.'
            )
        yield number, row


def _read_csv(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and cells of every row."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_TEXT))  # the csv module's own limit is 131,072
    rows = csv.DictReader(read_lines(path, encoding), strict=True)
    try:
        names = [(name or "").strip().lower() for name in rows.fieldnames or []]
        if rows.fieldnames is not None and "text" not in names:
            wanted = "text, and any of id, title, source, published, url"
            advice = f"Begin it with a header line, its columns parted by commas: {wanted}."
            raise ArticleError(f"{path}: has no column 'text'. {advice}")
        rows.fieldnames = names
        for row in rows:
            if None in row:
                advice = "Put double quotation marks round a text that holds commas."
                raise ArticleError(f"{path} line {rows.line_num}: has more cells than the header. {advice}")
            yield rows.line_num, row
    except csv.Error as error:
        advice = "Save it as CSV with commas and double quotation marks."
        raise ArticleError(f"{path} line {rows.reader.line_num}: not CSV ({error}). {advice}") from error


def _make(id: str, text: str, facts: dict[str, Any], *, where: str, path: str | None = None) -> Article:
    known = {name: check_fact(name, facts.get(name), where) for name in FACTS}
    text = check_text(text, where=where)
    title = known.pop("title") or find_headline(text) or find_opening(text)
    return Article(id=id, text=text, title=title, path=path, **known)


def _name(source: Source | Article) -> str:
    return (source.path or source.url or f"Article '{source.id}'") if isinstance(source, Article) else str(source)
