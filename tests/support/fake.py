"""Readings made by hand, for tests of what comes after reading: typed as real ones, and no model needed."""

from broadsheet.article.sources import Article
from broadsheet.reading import Reading
from broadsheet.schema import TABLES, ArticleFacts, Entity, Figure, Stance, to_table

TEXT = 'Ada Lorentz, "the mayor", backed\r\nsome 17,000 teachers, said "Zoë".'


def make_reading(id: str = "first", *, rows: bool = True) -> Reading:
    """A reading of TEXT with one or two rows in most tables and every type of column, or with no rows but the article's
    own.
    """
    facts = ArticleFacts("A title", None, "2020-01-02", None, "first.txt", "ab" * 32, "en", len(TEXT), 9, 1, 2)
    found = {
        "entities": [
            Entity("e1", "Ada Lorentz", "PERSON", '"the mayor"', None, 1, 0),
            Entity("e2", "Zoë", "PERSON", None, "Z; Zo", 1, 60),
        ],
        "stances": [stance(conditional=False), stance(conditional=True)],
        "figures": [
            Figure(
                "f1",
                "some 17,000",
                34,
                45,
                17000.0,
                17000.0,
                17000.0,
                "about",
                None,
                None,
                "teachers",
                None,
                None,
                None,
                1,
            ),
            Figure("f2", "dozens", 0, 6, None, 24.0, 119.0, "vague", None, None, None, None, "e1", None, 1),
        ],
    }
    tables = {
        name: to_table(record, found.get(name, []) if rows else [], article=id) for name, record in TABLES.items()
    }
    tables["articles"] = to_table(ArticleFacts, [facts], article=id)
    return Reading(Article(id, TEXT, "A title"), "en_fake 1.0", tables)


def stance(*, conditional: bool) -> Stance:
    """Lorentz backs the teachers; its evidence runs over a line break."""
    evidence = TEXT[26:54]
    return Stance(
        "p1", None, "many", 0, 3, "e2", "Zoë", 60, 63, "support", "deeds", conditional, None, None, evidence, 26, 54
    )
