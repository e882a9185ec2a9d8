import dataclasses

import pandas as pd
import pytest

from broadsheet.article.sources import Article
from broadsheet.certainty import RATED
from broadsheet.cli import main
from broadsheet.quality.gold import Gold, GoldEntity, GoldFigure, GoldStance, GoldStatement
from broadsheet.quality.scores import MEASURES, find_misses, score, show_misses, tell
from broadsheet.quality.verdicts import judge
from tests.conftest import ROOT
from tests.support.handmade import Desk

TEXT = "Ann Lee said she backs Bob. Bob said 40 people came, and some 70 left. The mayor wept."


def find(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


ANN = GoldEntity("ann", "Ann Lee", "PERSON", (find("Ann Lee"),), (find("she"), find("The mayor")))
BOB = GoldEntity("bob", "Bob", "PERSON", (find("Bob"), (28, 31)), ())
GOLD = Gold(
    Article("a", TEXT, "A test"),
    (ANN, BOB),
    (
        GoldStatement("ann", (find("Ann Lee"),), (find("said"),), (find("she backs Bob"),), "indirect", "praise"),
        GoldStatement(
            "bob", ((28, 31),), ((32, 36),), (find("40 people came, and some 70 left"),), "indirect", "claim"
        ),
    ),
    (GoldStance("ann", "bob", "support", (find("backs Bob"),)),),
    (
        GoldFigure(find("40"), 40, 40, 40, "exact", None, "people", "bob"),
        GoldFigure(find("some 70"), 70, 70, 70, "about", None, "people", None),
    ),
)


def read_all() -> Desk:
    """Everything in GOLD, found."""
    desk = Desk(TEXT)
    ann, bob = desk.entity("Ann Lee", "Ann Lee"), desk.entity("Bob", "Bob", "Bob")
    for words, form in (("she", "pronoun"), ("The mayor", "nominal")):
        mention = dataclasses.replace(desk.mentions[0], text=words, form=form, start=find(words)[0], end=find(words)[1])
        desk.mentions.append(mention)
    desk.statement(ann, "Ann Lee", "said", "she backs Bob", act="praise")
    desk.statement(bob, "Bob", "said", "40 people came, and some 70 left")
    desk.stance(ann, bob, "backs Bob")
    desk.figure("40", 40, 40, 40, source=bob)
    desk.figure("some 70", 70, 70, 70)
    desk.figures[1] = dataclasses.replace(desk.figures[1], modifier="about")
    return desk


def score_desk(desk: Desk) -> pd.DataFrame:
    return score(judge([desk.make()], [GOLD]))


def test_whoever_finds_all_scores_one_in_every_measure():
    table = score_desk(read_all())
    assert list(table.index) == list(MEASURES)
    assert table[["F1", "precision", "recall"]].to_numpy().tolist() == [[1.0, 1.0, 1.0]] * len(MEASURES)


def test_whoever_finds_nothing_scores_nought_and_everything_is_missed():
    verdicts = judge([Desk(TEXT).make()], [GOLD])
    table = score(verdicts).drop("coreference")
    assert set(table["F1"]) == {0.0}
    assert find_misses(verdicts, "statements")["fault"].tolist() == ["missed", "missed"]
    assert find_misses(verdicts, "statements")["text"].tolist() == ["40 people came, and some 70 left", "she backs Bob"]


def change(table: str, place: int, **given: object):
    """All found, but one row otherwise."""
    desk = read_all()
    rows = getattr(desk, table)
    rows[place] = dataclasses.replace(rows[place], **given)
    return desk


@pytest.mark.parametrize(("desk", "measure", "fault"), [
    (change("entities", 0, type="ORG"), "exact names", "ORG"),
    (change("mentions", 0, end=3), "exact names", "PERSON"),
    (change("mentions", 3, entity="e2"), "references", "wanted Ann Lee"),
    (change("statements", 0, speaker="e2"), "speakers", "found Bob, wanted Ann Lee"),
    (change("statements", 0, speaker=None), "speakers", "found nobody, wanted Ann Lee"),
    (change("statements", 1, act="deny"), "acts", "found deny, wanted claim"),
    (change("stances", 0, polarity="oppose"), "stances", "made up: Ann Lee opposes Bob"),
    (change("stances", 0, target="e1", target_start=0, target_end=7), "stances", "missed: Ann Lee supports Bob"),
    (change("figures", 0, value=41.0), "figures", "read as 40 to 40, exact"),
    (change("figures", 0, low=None), "bounds", "read as ? to 40, exact"),
    (change("figures", 0, modifier="about"), "modifiers", "read as 40 to 40, about"),
    (change("figures", 0, unit="percent"), "units", "read as 40 to 40, exact, percent"),
    (change("figures", 0, counted="cars"), "counted", "found cars, wanted people"),
    (change("figures", 0, counted=None), "counted", "found nothing, wanted people"),
    (change("figures", 0, source="e1"), "figure sources", "found Ann Lee, wanted Bob"),
])  # fmt: skip
def test_what_is_wrong_costs_its_measure_and_says_why(desk, measure, fault):
    verdicts = judge([desk.make()], [GOLD])
    assert score(verdicts).loc[measure, "F1"] < 1
    assert fault in find_misses(verdicts, measure)["fault"].tolist()


def test_a_row_too_many_costs_precision_alone():
    desk = read_all()
    desk.statement(None, None, "wept", "The mayor")
    row = score_desk(desk).loc["statements"]
    assert (row["precision"], row["recall"], row["found"], row["wanted"]) == (2 / 3, 1, 3, 2)


def test_content_of_which_half_is_right_is_found_and_loses_characters():
    desk = read_all()
    start, end = find("40 people came, and some")
    desk.statements[1] = dataclasses.replace(
        desk.statements[1], content_start=start, content_end=end, content_spans=f"{start}-{end}"
    )
    table = score_desk(desk)
    assert table.loc["statements", "F1"] == 1
    assert table.loc["words said", "precision"] == 1
    assert table.loc["words said", "recall"] == pytest.approx((13 + 24) / (13 + 32))


def test_content_of_which_less_than_half_is_right_is_missed_and_made_up():
    desk = read_all()
    start, end = find("40 people came")
    desk.statements[1] = dataclasses.replace(
        desk.statements[1], content_start=start, content_end=end, content_spans=f"{start}-{end}"
    )
    verdicts = judge([desk.make()], [GOLD])
    assert sorted(find_misses(verdicts, "statements")["fault"]) == ["made up", "missed"]


def test_two_entities_taken_for_one_lose_coreference_precision():
    desk = read_all()
    desk.mentions = [dataclasses.replace(mention, entity="e1") for mention in desk.mentions]
    row = score_desk(desk).loc["coreference"]
    # of five mentions together, three belong to Ann and two to Bob
    assert row["precision"] == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)
    assert row["recall"] == 1


def test_scores_part_by_article():
    other = dataclasses.replace(GOLD, article=dataclasses.replace(GOLD.article, id="b"))
    verdicts = judge([read_all().make(), Desk(TEXT).make()], [GOLD, other])
    table = score(verdicts, by=["article", "measure"])["F1"]
    assert (table["a", "stances"], table["b", "stances"]) == (1, 0)
    assert tell(verdicts) == [
        "Read by hand: two articles. Best read are figure sources, with an F1 of 1.00; worst are names, with 0.67.",
        "Statements: 4 wanted, of them 2 missed; 0 made up.",
        "Hardest is b, with a mean F1 of 0.05 over its measures.",
    ]


def test_a_miss_is_shown_in_its_paragraph():
    verdicts = judge([Desk(TEXT).make()], [GOLD])
    marked = TEXT.replace("backs Bob", "«backs Bob»")
    assert repr(show_misses(verdicts, [GOLD], "stances", most=1)) == f"a, missed: Ann Lee supports Bob: {marked}"


def test_the_command_prints_a_line_a_measure_and_then_how_certainty_holds(capsys):
    assert main(["quality", "--gold", str(ROOT / "data" / "gold")]) == 0
    scores, told, calibration = (part.splitlines() for part in capsys.readouterr().out.split("\n\n"))
    assert scores[0].split() == ["F1", "precision", "recall", "found", "wanted"]
    assert [line[:15].strip() for line in scores[2:]] == list(MEASURES)
    assert "expected calibration error" in told[0]
    assert calibration[0].split() == ["rows", "mean", "right", "gap"]
    assert len([line for line in calibration if " all " in line]) == len(RATED)


def test_a_folder_without_gold_ends_the_command_with_status_2(tmp_path, capsys):
    assert main(["quality", "--gold", str(tmp_path)]) == 2
    assert "holds no gold file" in capsys.readouterr().err
