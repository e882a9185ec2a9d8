"""Handmade: readings made by hand, from words and not from a model, for tests of what comes after reading: typed as
real ones.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from broadsheet.article.sources import Article
from broadsheet.reading import Reading
from broadsheet.schema import ACTS, TABLES, ArticleFacts, Entity, Figure, Mention, Stance, Statement, to_table

# quotation marks, a line break of two characters and letters beyond ASCII: what a file format may trip over
AWKWARD = 'Ada Lorentz, "the mayor", backed\r\nsome 17,000 teachers, said "Zoë".'


@dataclass
class Desk:
    """A text, and the rows somebody read from it, each given by its words; `make` lays them out as a Reading."""

    text: str
    title: str = "A test"
    source: str | None = None
    published: str | None = None
    url: str | None = None
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def find(self, words: str, nth: int = 1) -> tuple[int, int]:
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def entity(self, name: str, *words: str, type: str = "PERSON", form: str = "name") -> str:
        key = f"e{len(self.entities) + 1}"
        spans = [self.find(part, words[: place + 1].count(part)) for place, part in enumerate(words)]
        self.mentions += [
            Mention(key, self.text[a:b], form, a, b, 1, self.text.count("\n", 0, a) + 1) for a, b in spans
        ]
        self.entities.append(Entity(key, name, type, None, None, len(spans), spans[0][0] if spans else 0))
        return key

    def statement(
        self,
        speaker: str | None,
        who: str | None,
        cue: str,
        *contents: str,
        act: str = "claim",
        form: str = "indirect",
        negated: bool = False,
    ) -> str:
        key = f"s{len(self.statements) + 1}"
        speaker_at = self.find(who) if who else (None, None)
        spans = [self.find(part) for part in contents]
        start, end = spans[0][0], spans[-1][1]
        joined = " ".join(f"{a}-{b}" for a, b in spans)
        row = Statement(
            key,
            speaker,
            who,
            *speaker_at,
            cue,
            *self.find(cue),
            self.text[start:end],
            start,
            end,
            joined,
            form,
            act,
            negated,
        )
        self.statements.append(row)
        return key

    def stance(
        self,
        holder: str | None,
        target: str | None,
        evidence: str,
        polarity: str = "support",
        *,
        conditional: bool = False,
    ) -> str:
        key = f"p{len(self.stances) + 1}"
        names = {row.entity: row.name for row in self.entities}
        at = self.find(evidence)
        named = names.get(target or "", "something")
        row = Stance(
            key,
            holder,
            names.get(holder or ""),
            None,
            None,
            target,
            named,
            *at,
            polarity,
            "words",
            conditional,
            None,
            None,
            evidence,
            *at,
        )
        self.stances.append(row)
        return key

    def figure(
        self,
        words: str,
        value: float | None,
        low: float | None,
        high: float | None,
        *,
        modifier: str = "exact",
        unit: str | None = None,
        counted: str | None = "people",
        of: str | None = None,
        source: str | None = None,
    ) -> str:
        key = f"f{len(self.figures) + 1}"
        row = Figure(
            key, words, *self.find(words), value, low, high, modifier, None, unit, counted, of, source, None, 1
        )
        self.figures.append(row)
        return key

    def make(self, id: str = "a", *, path: str | None = "a.txt") -> Reading:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        counts = len(self.text), len(self.text.split()), 1, self.text.count("\n") + 1
        facts = ArticleFacts(
            self.title, self.source, self.published, self.url, path, digest, "en", *counts, None, self.text
        )
        mentions = sorted(self.mentions, key=lambda row: (row.start, -row.end))
        rows: dict[str, Sequence[object]] = {"articles": [facts], "entities": self.entities, "mentions": mentions}
        rows |= {"statements": self.statements, "stances": self.stances, "figures": self.figures}
        article = Article(id, self.text, self.title, self.source, self.published, self.url, path)
        return Reading(
            article, "handmade 0", {name: to_table(kind, rows[name], article=id) for name, kind in TABLES.items()}
        )


def read_nothing() -> Reading:
    """An article in which nothing was found."""
    return Desk("Rain fell.").make()


def read_little() -> Reading:
    """One entity, one statement, one stance, one figure."""
    desk = Desk("Ann Lee said Bob Ray was right about 40 votes.")
    ann, bob = desk.entity("Ann Lee", "Ann Lee"), desk.entity("Bob Ray", "Bob Ray")
    desk.statement(ann, "Ann Lee", "said", "Bob Ray was right about 40 votes", act="praise")
    desk.stance(ann, bob, "Bob Ray was right")
    desk.figure("40", 40, 40, 40)
    return desk.make()


def read_much(rows: int = 60) -> Reading:
    """As many entities, statements, stances and figures as `rows`, with long and awkward names, every act and every
    open bound.
    """
    names = [f"Speaker {n} of the $5m to $7m Committee_{n} for Very Long Names & <b>Markup</b>" for n in range(rows)]
    desk = Desk("\n".join(f"{name} said thing {n}x and {n + 1}00 more." for n, name in enumerate(names)))
    keys = [desk.entity(name, name, type="ORG") for name in names]
    for n, key in enumerate(keys):
        desk.statement(key, names[n], "said", f"thing {n}x", act=ACTS[n % len(ACTS)])
        desk.stance(key, keys[(n * 7 + 1) % rows], f"thing {n}x", ("support", "oppose")[n % 2], conditional=n % 3 == 0)
        bounds = [(n, n, n), (None, n, None), (None, None, -n), (None, n, n * 1000), (None, None, None), (0, 0, 0)][
            n % 6
        ]
        desk.figure(f"{n + 1}00 more", *bounds, unit=(None, "percent", "USD")[n % 3], source=key)
    return desk.make()


def make_reading(id: str = "first", *, rows: bool = True) -> Reading:
    """A reading of AWKWARD with every type of column, filled and missing, for what is written to files; or with no rows
    but the article's own.
    """
    desk = Desk(AWKWARD, title="A title", published="2020-01-02")
    if rows:
        desk.entities = [
            Entity("e1", "Ada Lorentz", "PERSON", '"the mayor"', None, 1, 0),
            Entity("e2", "Zoë", "PERSON", None, "Z; Zo", 1, 60),
        ]
        desk.stances = [back_the_teachers(conditional=False), back_the_teachers(conditional=True)]
        desk.figure("some 17,000", 17000.0, 17000.0, 17000.0, modifier="about", counted="teachers")
        # of words that are not in the text: nothing that writes files asks
        desk.figures.append(
            Figure("f2", "dozens", 0, 6, None, 24.0, 119.0, "vague", None, None, None, None, "e1", None, 1)
        )
    # as an article given in Python has neither a date nor a path of its own, while the table has both
    return replace(desk.make(id, path="first.txt"), article=Article(id, AWKWARD, "A title"))


def read_handmade(article: Article, *, model: str) -> dict[str, list[list[object]]]:
    """What `reading.read_cells` gives, with no model: the rows of `make_reading` under the article's id."""
    tables = make_reading(article.id).tables
    return {name: table.astype(object).where(table.notna(), None).to_numpy().tolist() for name, table in tables.items()}


def back_the_teachers(*, conditional: bool) -> Stance:
    """Many back Zoë; the evidence runs over a line break."""
    words = AWKWARD[26:54]
    row = "p1", None, "many", 0, 3, "e2", "Zoë", 60, 63, "support", "deeds", conditional, None, None, words, 26, 54
    return Stance(*row)
