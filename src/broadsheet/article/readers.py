"""Readers: sources become `Article` records: opened, read by their format, repaired, laid out and checked.

Knows nothing of spaCy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from broadsheet.article.decoding import check_encoding
from broadsheet.article.drafts import FACTS, Blob, Draft, Place, Problem, Settings
from broadsheet.article.facts import check_fact, check_text, find_headline, find_opening, take_facts
from broadsheet.article.fetching import fetch
from broadsheet.article.formats import read_blob
from broadsheet.article.ids import Ids, clean_id, find_stem, tell_apart
from broadsheet.article.judging import find_objection
from broadsheet.article.layout import lay_out
from broadsheet.article.messages import to_problem
from broadsheet.article.repair import repair
from broadsheet.article.sources import Article, Found, Source, is_rows, is_url, open_path, search, show
from broadsheet.errors import ArticleError, ParameterError
from broadsheet.schema import SourceError

WORDS = ("title", "source")  # facts that are words like the text
Leave = Callable[[SourceError], object]  # is told what is left out


def read_articles(
    sources: Source | Article | Iterable[Source | Article] | Found,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    anyway: bool = False,
    leave: Leave | None = None,
) -> Iterator[Article]:
    """Read the articles of `sources` one after another, in their order.

    The call itself checks the sources, the date and the encoding; the texts are read as the iterator is drawn on.
    `title`, `source`, `published` and `url` go before what the source says and are for a single article; with more,
    ParameterError. `encoding`, `columns` and `anyway` are those of `Settings`. Whatever cannot be read: ArticleError;
    with `leave`, that is told instead, and the rest is read.
    """
    if encoding is not None:
        check_encoding(encoding)
    facts = dict(zip(FACTS, (title, source, published, url), strict=True))
    given = {name: value for name in FACTS if (value := check_fact(name, facts[name], "given"))}
    found = search(sources)
    if leave is None:
        found.check()
    settings = Settings(encoding, columns or {}, anyway)
    articles = _read_all(found, settings, leave or _refuse)
    return _give(articles, given) if given else articles


def _refuse(error: SourceError) -> None:
    raise ArticleError(str(error))


def _read_all(found: Found, settings: Settings, leave: Leave) -> Iterator[Article]:
    for problem in found.problems:
        leave(_to_error(problem))
    ids = Ids()
    stems = _find_stems([one for one in found.sources if not isinstance(one, Article)])
    for one in found.sources:
        if isinstance(one, Article):
            yield replace(one, id=ids.claim(one.id))
            continue
        place = Place(show(one))
        try:
            for draft in read_blob(_open(one, stems.get(str(one))), settings):
                article = _try(draft, ids, settings, leave)
                if article is not None:
                    yield article
        except ArticleError as error:
            leave(_to_error(to_problem(place, error)))


def _find_stems(sources: list[Source]) -> dict[str, str]:
    """What the ids of each source are made of, told apart: by the source as a string."""
    rows = {str(one): _find_parts(one) for one in sources if is_rows(one)}
    whole = {str(one): _find_parts(one) for one in sources if not is_rows(one)}
    # the rows of a file are numbered behind its stem, so that it stands in no other file's way
    return tell_apart(whole) | tell_apart(rows)


def _find_parts(source: Source) -> tuple[str, ...]:
    """What tells a source apart, from the outermost folder to its stem."""
    if is_url(source):
        return (*str(source).split("/")[2:-1], find_stem(str(source)))
    path = Path(show(source))
    return (*path.parent.parts, path.stem)


def _open(source: Source, stem: str | None) -> Blob:
    """The bytes of a file or address."""
    if is_url(source):
        return replace(fetch(str(source)), stem=stem or find_stem(str(source)))
    return open_path(Path(source), stem=stem)


def _try(draft: Draft | Problem, ids: Ids, settings: Settings, leave: Leave) -> Article | None:
    if isinstance(draft, Problem):
        leave(_to_error(draft))
        return None
    try:
        return _finish(draft, ids, settings)
    except ArticleError as error:
        leave(_to_error(to_problem(draft.place, error)))
        return None


def _finish(draft: Draft, ids: Ids, settings: Settings) -> Article:
    """The article of a draft, or ArticleError."""
    text, notes = repair(draft.text)
    laid_out = draft.laid_out
    if not laid_out:
        lines, (text, more) = text, lay_out(text)
        laid_out = text != lines
        notes += more
    text = check_text(text, where=draft.place)
    objection = None if settings.anyway else find_objection(text)
    if objection:
        raise ArticleError(f"{draft.place}: {objection}")
    facts, left_out = take_facts(draft.facts, FACTS)
    facts |= {name: repair(fact)[0] for name in WORDS if (fact := facts[name])}
    title = facts.pop("title") or find_headline(text, laid_out=laid_out) or find_opening(text)
    id = ids.claim(clean_id(draft.id or draft.stem))
    told = (*draft.notes, *notes, *left_out)
    return Article(id=id, text=text, title=title, path=draft.path, notes=told, **cast(dict[str, Any], facts))


def _to_error(problem: Problem) -> SourceError:
    return SourceError(problem.place.source, problem.place.line, None, problem.reason)


def _give(articles: Iterator[Article], given: dict[str, str]) -> Iterator[Article]:
    """The one article with what was given for it; the second is looked for before the first is handed out."""
    first = next(articles, None)
    if first is None:  # all was left out
        return
    if next(articles, None) is not None:
        raise ParameterError(
            f"{' and '.join(given)} can be given for one article only. Leave it out, or name one article."
        )
    yield replace(first, **cast(dict[str, Any], given))
