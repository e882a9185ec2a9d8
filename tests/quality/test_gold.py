import pytest

from broadsheet.errors import ArticleError, GoldError
from broadsheet.quality.gold import find_span, read_gold, read_golds
from tests.conftest import ROOT

TEXT = "Ann said Bob lied. Bob said Ann lied."
GOLD = """
article: a.txt
entities:
  - {id: ann, name: Ann, type: PERSON, names: [[Ann, 1], {in: said Ann, span: Ann}]}
  - {id: bob, name: Bob, type: PERSON, names: [[Bob, 1], [Bob, 2]], others: []}
statements:
  - {speaker: ann, speaker_span: [Ann, 1], cue: [said, 1], content: Bob lied, form: indirect, act: accuse}
stances:
  - {holder: ann, target: bob, polarity: oppose, via: words, evidence: Ann said Bob lied}
figures: []
"""


@pytest.fixture
def write(tmp_path):
    """Write gold beside its article, and give its path."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def write_gold(gold: str):
        (tmp_path / "a.yaml").write_text(gold, encoding="utf-8")
        return tmp_path / "a.yaml"

    return write_gold


@pytest.mark.parametrize(("words", "span"), [
    ("Bob lied", (9, 17)),
    (["Ann", 2], (28, 31)),
    ({"in": "Bob said", "span": "said"}, (23, 27)),
])  # fmt: skip
def test_a_span_is_given_by_words_by_occurrence_or_in_a_context(words, span):
    assert find_span(TEXT, words) == span


@pytest.mark.parametrize(("words", "message"), [
    ("Cat", "'Cat' occurs 0 times in the text; a span must be one place"),
    ("Ann", "'Ann' occurs 2 times in the text; a span must be one place"),
    ("", "'' occurs 0 times"),
    (["Ann", 3], "'Ann' occurs 2 times, and number 3 was asked for"),
    (["Ann", 0], "number 0 was asked for"),
    ({"in": "Bob said", "span": "Ann"}, "'Ann' is not in 'Bob said'"),
    ({"in": "said", "span": "said"}, "'said' occurs 2 times"),
    (7, "7 is no way to give a span"),
])  # fmt: skip
def test_words_that_are_no_one_place_are_refused(words, message):
    with pytest.raises(ValueError, match=message):
        find_span(TEXT, words)


def test_a_gold_file_gives_offsets_into_its_article(write):
    gold = read_gold(write(GOLD))
    assert (gold.article.id, gold.article.text) == ("a", TEXT)
    assert [(entity.id, entity.names) for entity in gold.entities] == [
        ("ann", ((0, 3), (28, 31))),
        ("bob", ((9, 12), (19, 22))),
    ]
    assert (gold.statements[0].speaker, gold.statements[0].content) == ("ann", ((9, 17),))
    assert (gold.stances[0].target, gold.stances[0].evidence) == ("bob", ((0, 17),))


@pytest.mark.parametrize(("old", "new", "message"), [
    ("content: Bob lied", "content: Bob left", "'Bob left' occurs 0 times"),
    ("speaker: ann", "speaker: cat", "'cat' is none of None, ann, bob"),
    ("target: bob", "target: null", "None is none of ann, bob"),
    ("act: accuse", "act: shout", "'shout' is none of claim"),
    ("polarity: oppose", "polarity: against", "'against' is none of support, oppose"),
    ("type: PERSON", "type: MAN", "'MAN' is none of PERSON"),
    ("figures: []", "", "figures"),
    ("article: a.txt", "", "names no article"),
    ("article: a.txt", "article: [", "cannot be read as YAML"),
])  # fmt: skip
def test_gold_that_does_not_fit_its_article_is_refused_with_the_words(write, old, new, message):
    with pytest.raises(GoldError, match=message):
        read_gold(write(GOLD.replace(old, new)))


def test_gold_for_an_article_that_is_not_there_is_refused(write):
    with pytest.raises(ArticleError, match=r"b\.txt"):
        read_gold(write(GOLD.replace("a.txt", "b.txt")))


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(GoldError, match="holds no gold file"):
        read_golds(tmp_path)


def test_the_project_has_gold_of_the_seed_and_of_its_own_articles():
    golds = read_golds(ROOT / "data" / "gold")
    assert len(golds) == 14
    assert {"court-list", "live-blog", "seed", "wire-dateline"} < {gold.article.id for gold in golds}
    for gold in golds:
        for statement in gold.statements:
            assert statement.content, gold.article.id
