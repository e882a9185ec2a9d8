"""Gold: an article as a careful human read it, each row tied to its words, to hold the tables against.

Knows YAML and articles. Knows nothing of how anything is found. A gold file names its article, and gives every span as
words: a plain text that occurs once, `[words, 2]` for the second occurrence, or `{in: context, span: words}` inside a
context that occurs once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from broadsheet.article import Article, read_articles
from broadsheet.errors import GoldError
from broadsheet.quality.matching import Span
from broadsheet.schema import ACTS, ENTITY_TYPES, MODIFIERS, POLARITIES, STATEMENT_FORMS, VIAS

T = TypeVar("T")
Row = Mapping[str, Any]  # a part of a gold file, as YAML gives it
Ids = Sequence[str]  # of the entities that a gold file names


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Who or what the article is about; `names` and `others` are the spans of its mentions, by name and otherwise."""

    id: str
    name: str
    type: str
    names: tuple[Span, ...]
    others: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Somebody says something; `speaker` is an entity's id, None where nobody is named."""

    speaker: str | None
    speaker_words: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: str
    act: str


@dataclass(frozen=True, slots=True)
class GoldStance:
    """Somebody is for or against somebody or something."""

    holder: str | None
    target: str
    polarity: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A quantity, with its bounds in base units."""

    span: Span
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    unit: str | None
    counted: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and what a human read in it; `tables` are those whose rows were looked for."""

    article: Article
    entities: tuple[GoldEntity, ...]
    statements: tuple[GoldStatement, ...]
    stances: tuple[GoldStance, ...]
    figures: tuple[GoldFigure, ...]
    tables: frozenset[str] = frozenset({"mentions", "statements", "stances", "figures"})


def read_golds(folder: str | Path) -> list[Gold]:
    """Read every gold file of a folder, in order of name.

    GoldError where there is none, or one does not fit its article.
    """
    paths = sorted(Path(folder).glob("*.yaml"))
    if not paths:
        raise GoldError(
            f"{folder}: holds no gold file (*.yaml). Name the folder of the gold, data/gold in the project's."
        )
    return [read_gold(path) for path in paths]


def read_gold(path: Path) -> Gold:
    """Read one gold file and the article it names, beside which its spans are found."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())}).") from error
    if not isinstance(content, Mapping) or "article" not in content:
        raise GoldError(
            f"{path}: names no article. Give its path from here, as in 'article: ../articles/{path.stem}.txt'."
        )
    articles = list(read_articles([path.parent / content["article"]]))
    if len(articles) != 1:
        raise GoldError(f"{path}: {content['article']} holds {len(articles)} articles, and gold is for one.")
    try:
        return _resolve(articles[0], content)
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: {error.args[0] if error.args else error!r}") from error


def find_span(text: str, words: object) -> Span:
    """Where words given as a gold file gives them stand in the text.

    ValueError where they do not, or in several places.
    """
    match words:
        case {"in": str(context), "span": str(inner)}:
            start, end = find_span(text, context)
            if inner not in context:
                raise ValueError(f"{inner!r} is not in {context!r}")
            place = text.index(inner, start, end)
            return place, place + len(inner)
        case [str(inner), int(nth)]:
            places = list(_find_places(text, inner))
            if not 1 <= nth <= len(places):
                raise ValueError(f"{inner!r} occurs {len(places)} times, and number {nth} was asked for")
            return places[nth - 1], places[nth - 1] + len(inner)
        case str():
            places = list(_find_places(text, words))
            if len(places) != 1:
                raise ValueError(f"{words!r} occurs {len(places)} times in the text; a span must be one place")
            return places[0], places[0] + len(words)
    raise ValueError(f"{words!r} is no way to give a span: give words, [words, 2] or {{in: context, span: words}}")


def _find_places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0 and words:
        yield start
        start = text.find(words, start + len(words))


def _find_spans(text: str, words: object) -> tuple[Span, ...]:
    """The spans of one place, of a list of them, or of none."""
    if words is None:
        return ()
    # a list is one place where it is [words, 2]
    if isinstance(words, list) and not (len(words) == 2 and isinstance(words[1], int)):
        return tuple(find_span(text, part) for part in words)
    return (find_span(text, words),)


def _resolve(article: Article, content: Row) -> Gold:
    text = article.text
    entities = tuple(_read_entity(text, row) for row in content["entities"])
    ids = tuple(entity.id for entity in entities)
    return Gold(
        article,
        entities,
        tuple(_read_statement(text, row, ids) for row in content["statements"]),
        tuple(_read_stance(text, row, ids) for row in content["stances"]),
        tuple(_read_figure(text, row, ids) for row in content["figures"]),
    )


def _read_entity(text: str, row: Row) -> GoldEntity:
    return GoldEntity(
        id=row["id"],
        name=row["name"],
        type=_check(row["type"], ENTITY_TYPES),
        names=_find_spans(text, row.get("names")),
        others=_find_spans(text, row.get("others")),
    )


def _read_statement(text: str, row: Row, ids: Ids) -> GoldStatement:
    return GoldStatement(
        speaker=_check(row["speaker"], (None, *ids)),
        speaker_words=_find_spans(text, row["speaker_span"]),
        cue=_find_spans(text, row["cue"]),
        content=_find_spans(text, row["content"]),
        form=_check(row["form"], STATEMENT_FORMS),
        act=_check(row["act"], ACTS),
    )


def _read_stance(text: str, row: Row, ids: Ids) -> GoldStance:
    _check(row["via"], VIAS)
    return GoldStance(
        holder=_check(row["holder"], (None, *ids)),
        target=_check(row["target"], ids),
        polarity=_check(row["polarity"], POLARITIES),
        evidence=_find_spans(text, row["evidence"]),
    )


def _read_figure(text: str, row: Row, ids: Ids) -> GoldFigure:
    return GoldFigure(
        span=find_span(text, row["span"]),
        value=row["value"],
        low=row["low"],
        high=row["high"],
        modifier=_check(row["modifier"], MODIFIERS),
        unit=row["unit"],
        counted=row.get("counted"),
        source=_check(row.get("source"), (None, *ids)),
    )


def _check(value: T, known: Sequence[T]) -> T:
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(str(one) for one in known)}")
    return value
