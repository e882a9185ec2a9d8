"""Article: a source (text or Markdown file, HTML page or URL, JSON Lines, CSV, or a folder of these) becomes an `Article`.

Knows files and pages. Knows nothing of spaCy.
"""

import codecs
import csv
import glob
import json
import logging
import os
import re
import textwrap
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from broadsheet.errors import ArticleError, ParameterError
from broadsheet.marks import strip_marks

MARKDOWN_SUFFIXES = {".md", ".markdown"}
TEXT_SUFFIXES = {".txt", ".text"} | MARKDOWN_SUFFIXES
PAGE_SUFFIXES = {".html", ".htm"}
ROW_SUFFIXES = {".jsonl", ".ndjson", ".csv"}
SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | ROW_SUFFIXES
WANTED = "Give a .txt, .md, .html, .jsonl or .csv file, or a folder of these"
# About 170,000 words, the length spaCy itself takes for the most a parser should be given at once.
LONGEST_TEXT = 1_000_000
# About 17,000 words with no line break: past any news article, and what a data dump or a minified file looks like.
LONGEST_LINE = 100_000
LARGEST_FILE = 50_000_000  # bytes of one text or page, markup included; read whole, so checked before
NO_FILE_ENCODINGS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}  # codecs, but of no text file
LONGEST_HEADLINE = 120
LONGEST_OPENING = 70  # characters of the opening words that stand for a missing headline
TIMEOUT = 30  # seconds a web server may keep silent
FACTS = ("title", "source", "published", "url")
BYTE_ORDER_MARKS = {  # in this order: the mark of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
MONTHS = ("january", "february", "march", "april", "may", "june")
MONTHS += ("july", "august", "september", "october", "november", "december")
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
DAY_FIRST = re.compile(WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.IGNORECASE)
MONTH_FIRST = re.compile(WEEKDAY + r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.IGNORECASE)
MAIL_DATE = re.compile(r"(?:\w{3},\s)?\d{1,2}\s\w{3}\s\d{4}\s\d\d:\d\d(?::\d\d)?(?:\s[+-]\d{4}|\s[A-Z]{1,4})?")
Source = str | Path  # of one file or page; a str that begins with http:// or https:// is a URL


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its text exactly as offsets count it, and where it comes from."""

    id: str
    text: str
    title: str
    source: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None


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

    The call itself checks that every source is there and can be an article's, that no two files have one id, and the date and
    encoding; the texts are read as the iterator is drawn on. `title`, `source`, `published` and `url` go before what the source says
    and are for a single article; with more, ParameterError. Whatever cannot be read: ArticleError.
    """
    check_encoding(encoding)
    facts = dict(zip(FACTS, (title, source, published, url), strict=True))
    given = {name: value for name in FACTS if (value := _check_fact(name, facts[name], "given"))}
    found = find_sources(sources)
    ids: dict[str, str] = {}
    for one in found:
        if isinstance(one, Article) or not is_rows(one):
            _claim(ids, find_id(one), _name(one))
    articles = _read_all(found, encoding, ids)
    return _give(articles, given) if given else articles


def find_sources(sources: Source | Article | Iterable[Source | Article]) -> list[Source | Article]:
    """The files, URLs and Articles that `sources` name: folders and patterns (`articles/*.txt`) opened, each in sorted order.

    A folder is read with all its subfolders; hidden files, README.md and files of other kinds in it are left out, and a pattern leaves
    README.md out too. Named itself it is read, as any file is. None found, a missing file, or a named file of another kind: ArticleError.
    """
    if isinstance(sources, str | Path | Article):
        sources = [sources]
    found: list[Source | Article] = []
    for one in sources:
        if isinstance(one, Article):
            found.append(one)
        elif is_url(one):
            found.append(_check_url(str(one)))
        elif os.path.isdir(one):
            found += _find_in_folder(Path(one))
        else:
            found += [_check_file(Path(name)) for name in _match(str(one))]
    if not found:
        raise ArticleError(f"no article was named. {WANTED}.")
    return found


def is_url(source: Source | Article) -> bool:
    """Is the source a web address?"""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def is_readme(source: Source) -> bool:
    """Does the file tell of the folder it lies in, as README.md does, rather than of news?"""
    return Path(source).name.lower() == "readme.md"


def is_rows(source: Source | Article) -> bool:
    """Is the source a file of many articles, JSON Lines or CSV?"""
    return not isinstance(source, Article) and not is_url(source) and Path(source).suffix.lower() in ROW_SUFFIXES


def find_id(source: Source | Article | int) -> str:
    """An article's id: the stem of its file or of its address, with '-' for all but letters, digits, '.', '_' and '-'."""
    if isinstance(source, Article):
        return source.id
    if is_url(source):
        parts = urlsplit(str(source))
        stem = re.sub(r"\.html?$", "", unquote(parts.path).rstrip("/").rpartition("/")[2]) or parts.netloc
    else:
        stem = Path(source).stem
    return _clean_id(stem)


def read_date(text: str, *, where: str) -> str:
    """A date or time in ISO 8601, from ISO 8601 or an English written form ("25 January 2007"); else ArticleError.

    Numbers with slashes are not read: 04/05/2007 is two dates.
    """
    text = text.strip()
    for read in (date.fromisoformat, datetime.fromisoformat, _read_written_date):
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    raise ArticleError(f"{where}: {_shorten(text)!r} is no date that has one meaning. Write it as 2007-01-25 or 25 January 2007.")


def check_encoding(encoding: str) -> str:
    """The encoding itself if Python can decode text with it; else ParameterError."""
    try:
        if codecs.lookup(encoding).name in NO_FILE_ENCODINGS:
            raise LookupError(encoding)
        "a".encode(encoding)  # of an empty string Python would not look at the encoding
    except (LookupError, ValueError) as error:
        raise ParameterError(f"encoding: there is no text encoding {_shorten(encoding)!r}. Try utf-8, cp1252 or latin-1.") from error
    return encoding


def find_headline(text: str) -> str | None:
    """The first line where it looks like a headline: short, no stop or comma at its end, set off from the text that follows.

    Set off is: by an empty line, or because the next line is a whole paragraph and not the rest of a sentence broken over lines.
    """
    lines = text[: 8 * LONGEST_HEADLINE].lstrip().splitlines()
    if len(lines) < 2:
        return None
    first = lines[0].lstrip("# ").strip()
    set_off = not lines[1].strip() or len(lines[1]) > LONGEST_HEADLINE
    stopped = first.rstrip("\"'”’)]").endswith((".", ",", ":", ";"))
    if len(first) > LONGEST_HEADLINE or stopped or not set_off or not any(c.isalpha() for c in first):
        return None
    return first if "".join(lines[1:]).strip() else None


def find_opening(text: str) -> str:
    """The first words of a text without a headline, cut between words, with dots where more follows."""
    words = " ".join(text[: 2 * LONGEST_OPENING].split())
    return textwrap.shorten(words, LONGEST_OPENING, placeholder=" …") if len(words) > LONGEST_OPENING else words


def _find_in_folder(folder: Path) -> list[Path]:
    def fail(error: OSError) -> None:
        raise unreadable_error(folder, error) from error

    found = []
    for root, folders, files in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        wanted = (name for name in sorted(files) if not name.startswith(".") and not is_readme(name))
        found += [Path(root, name) for name in wanted if Path(name).suffix.lower() in SUFFIXES]
    if not found:
        raise ArticleError(f"{folder}: no article in this folder. {WANTED}.")
    return found


def _match(name: str) -> list[str]:
    """The files a name or pattern stands for."""
    if os.path.exists(name):
        return [name]
    found = [path for path in sorted(glob.glob(name, recursive=True)) if not is_readme(path)] if glob.has_magic(name) else []
    if not found:
        raise ArticleError(f"{_shorten(name)}: no such file or folder. Check the name, or give a URL with its https://.")
    return found


def _check_file(path: Path) -> Path:
    if path.suffix.lower() not in SUFFIXES:
        kind = f"'{path.suffix}' files are" if path.suffix else "a file without a suffix is"
        raise ArticleError(f"{path}: {kind} not read. {WANTED}.")
    return path


def _check_url(url: str) -> str:
    try:
        urlsplit(url)
    except ValueError as error:
        raise ArticleError(f"{_shorten(url)}: no web address ({error}). Check it, or save the page as .html and read that.") from error
    return url


def _claim(ids: dict[str, str], id: str, where: str) -> None:
    if id in ids:
        raise ArticleError(f"{ids[id]} and {where} would both be article '{id}'. Rename one of them, or read them apart.")
    ids[id] = where


def _clean_id(name: str) -> str:
    id = re.sub(r"[^\w.-]", "-", normalize("NFC", name))
    return id if id.strip(".") else "-" * max(len(id), 1)  # '..' would be a folder of its own


def _read_all(found: Iterable[Source | Article], encoding: str, ids: dict[str, str]) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Article):
            yield one
        elif is_url(one):
            yield _read_url(str(one), encoding)
        elif is_rows(one):
            yield from _read_rows(Path(one), encoding, ids)
        elif Path(one).suffix.lower() in PAGE_SUFFIXES:
            page = _decode_page(_read_bytes(Path(one)), encoding, where=str(one))
            yield _read_page(page, id=find_id(one), where=str(one), path=str(one))
        else:
            yield _read_text(Path(one), encoding)


def _give(articles: Iterator[Article], given: dict[str, str]) -> Iterator[Article]:
    """The one article with what was given for it; the second is looked for before the first is handed out."""
    first = next(articles)
    if next(articles, None) is not None:
        raise ParameterError(f"{' and '.join(given)} can be given for one article only. Leave it out, or name one article.")
    yield replace(first, **given)


def _read_text(path: Path, encoding: str) -> Article:
    text = _decode(_read_bytes(path), encoding, where=str(path))
    facts: dict[str, Any] = {}
    if re.match(r"---[ \t]*\r?\n", text):
        facts, text = _split_front_matter(text, where=str(path))
    if path.suffix.lower() in MARKDOWN_SUFFIXES:
        text = strip_marks(text)
    return _make(find_id(path), text, facts, where=str(path), path=str(path))


def _split_front_matter(text: str, *, where: str) -> tuple[dict[str, Any], str]:
    """The facts of the YAML block a text begins with, all as strings, and the text after it."""
    import yaml

    block = FRONT_MATTER.match(text)
    if block is None:
        raise ArticleError(f"{where}: the front matter that '---' opens on line 1 is not closed. End it with a line '---'.")
    try:
        facts = yaml.load(block[1], Loader=yaml.BaseLoader) or {}  # every scalar a string: no date, number or "yes" is rewritten
    except (yaml.YAMLError, RecursionError) as error:
        line = f" (line {error.problem_mark.line + 2})" if getattr(error, "problem_mark", None) else ""
        advice = "Write 'title: The title', one fact a line, in quotation marks if it holds a colon."
        raise ArticleError(f"{where}: the front matter is not YAML{line}. {advice}") from error
    if not isinstance(facts, dict):
        advice = "Write 'title: The title', or begin the article without '---'."
        raise ArticleError(f"{where}: the front matter holds no 'name: value' lines. {advice}")
    return facts, text[block.end() :]


def _read_page(page: str, *, id: str, where: str, path: str | None = None, url: str | None = None) -> Article:
    """The article of an HTML page, without menus, comments and advertisements."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is said below, once
    dates = {"original_date": True, "extensive_search": False}  # no date is better than one guessed from the page's text
    found = trafilatura.bare_extraction(page, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)
    if found is None or not (found.text or "").strip():
        raise ArticleError(f"{where}: no article text was found in this page. Save its text as .txt and read that.")
    facts = {"title": found.title, "source": found.sitename or found.hostname, "published": found.date, "url": url or found.url}
    return _make(id, found.text, facts, where=where, path=path)


def _read_url(url: str, encoding: str) -> Article:
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "broadsheet (reads one news article)"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            data = response.read(LARGEST_FILE + 1)
            kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        advice = "Check the address, or save the page as .html and read that."
        raise ArticleError(f"{url}: cannot be fetched ({_shorten(str(reason))}). {advice}") from error
    if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        raise ArticleError(f"{url}: is {kind}, not a page. Save its text as .txt and read that.")
    _check_size(len(data), where=url)
    if kind == "text/plain":
        return _make(find_id(url), _decode(data, charset or encoding, where=url), {"url": url}, where=url)
    return _read_page(_decode_page(data, charset or encoding, where=url), id=find_id(url), where=url, url=url)


def _read_rows(path: Path, encoding: str, ids: dict[str, str]) -> Iterator[Article]:
    number = 0
    read = _read_csv if path.suffix.lower() == ".csv" else _read_json_lines
    for number, (line, row) in enumerate(read(path, encoding), start=1):
        where = f"{path} line {line}"
        given = str(row.get("id") or "").strip()
        id = _clean_id(given) if given else f"{find_id(path)}-{number}"
        _claim(ids, id, where)
        if not isinstance(row.get("text"), str):
            raise ArticleError(f"{where}: has no 'text'. Give every article its text as a string under that name.")
        yield _make(id, row["text"], row, where=where, path=str(path))
    if not number:
        raise ArticleError(f"{path}: holds no article. Give it one article a line, or leave it out.")


def _read_json_lines(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of every line that is not blank."""
    for number, line in enumerate(_read_lines(path, encoding), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.strip())
        except (ValueError, RecursionError) as error:
            reason = f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
            raise ArticleError(f"{path} line {number}: not JSON ({reason}). Put one whole JSON object on each line.") from error
        if not isinstance(row, dict):
            raise ArticleError(f'{path} line {number}: not a JSON object. Write each article as {{"text": ...}} on one line.')
        yield number, row


def _read_csv(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and cells of every row."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * LONGEST_TEXT))  # the csv module's own limit is 131,072
    rows = csv.DictReader(_read_lines(path, encoding), strict=True)
    try:
        names = [(name or "").strip().lower() for name in rows.fieldnames or []]
        if rows.fieldnames is not None and "text" not in names:
            advice = "Begin it with a header line, its columns parted by commas: text, and any of id, title, source, published, url."
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


def _read_bytes(path: Path) -> bytes:
    try:
        _check_size(path.stat().st_size, where=str(path))
        return path.read_bytes()
    except OSError as error:
        raise unreadable_error(path, error) from error


def _read_lines(path: Path, encoding: str) -> Iterator[str]:
    """Lines of a file as they stand, only '\\n' ends one."""
    plain = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    try:
        with path.open(encoding=plain, newline="\n") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise _undecodable(str(path), encoding, error) from error
    except OSError as error:
        raise unreadable_error(path, error) from error


def _decode(data: bytes, encoding: str, *, where: str) -> str:
    """Text of a file, newlines as they stand; a byte order mark is dropped and goes before `encoding`."""
    encoding = next((named for mark, named in BYTE_ORDER_MARKS.items() if data.startswith(mark)), encoding)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise binary_error(where) from error
        raise _undecodable(where, encoding, error) from error


def _decode_page(data: bytes, encoding: str, *, where: str) -> str:
    """Text of a page: in the encoding it declares if that fits, else in `encoding`."""
    declared = CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # pages often declare an encoding they are not in; what the caller says is tried next
    return _decode(data, encoding, where=where)


def _make(id: str, text: str, facts: dict[str, Any], *, where: str, path: str | None = None) -> Article:
    known = {name: _check_fact(name, facts.get(name), where) for name in FACTS}
    text = _check_text(text, where=where)
    title = known.pop("title") or find_headline(text) or find_opening(text)
    return Article(id=id, text=text, title=title, path=path, **known)


def _check_text(text: str, *, where: str) -> str:
    if not text.strip():
        raise ArticleError(f"{where}: holds no text. Give an article with words in it, or leave it out.")
    if "\0" in text:
        raise binary_error(where)
    if re.search("[\ud800-\udfff]", text):
        raise ArticleError(f"{where}: holds half of a character (a lone surrogate), which is no text. Save it again as UTF-8.")
    if len(text) > LONGEST_TEXT:
        raise ArticleError(f"{where}: has {len(text):,} characters. An article may have {LONGEST_TEXT:,}: split it into articles.")
    longest = max(map(len, text.splitlines()))
    if longest > LONGEST_LINE:
        advice = f"A line may have {LONGEST_LINE:,}: break it into paragraphs."
        raise ArticleError(f"{where}: has {longest:,} characters on one line. {advice}")
    return text


def _check_fact(name: str, value: Any, where: str) -> str | None:
    """A title, source, date or address on one line, or None where it is missing."""
    if isinstance(value, bool | list | dict):
        raise ArticleError(f"{where}: '{name}' is a {type(value).__name__}, no line of text. Write it as text, or leave it out.")
    text = "" if value is None else " ".join(str(value).split())
    if text in ("", "~", "null"):
        return None
    return read_date(text, where=f"{where}: {name}") if name == "published" else text


def _check_size(size: int, *, where: str) -> None:
    if size > LARGEST_FILE:
        raise ArticleError(f"{where}: is larger than {LARGEST_FILE:,} bytes, too much for one article. Split it into articles.")


def _read_written_date(text: str) -> date:
    """Read "25 January 2007", "Jan. 25, 2007" or a mail's date; ValueError for anything else."""
    if MAIL_DATE.fullmatch(text):
        return parsedate_to_datetime(text)
    found = DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    month = found and next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(found["month"].lower())), None)
    if not month:
        raise ValueError(text)
    return date(int(found["year"]), month, int(found["day"]))


def _name(source: Source | Article) -> str:
    return (source.path or source.url or f"Article '{source.id}'") if isinstance(source, Article) else str(source)


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:77] + "..."


def unreadable_error(path: Path, error: OSError) -> ArticleError:
    return ArticleError(f"{path}: cannot be read ({error.strerror or error}). Check that it is a file you may read.")


def _undecodable(where: str, encoding: str, error: UnicodeDecodeError) -> ArticleError:
    return ArticleError(f"{where}: not {encoding.upper()} text (byte {error.start}). Save it as UTF-8, or pass its --encoding.")


def binary_error(where: str) -> ArticleError:
    return ArticleError(f"{where}: a binary file, not text. Save the article as .txt or .html and read that.")
