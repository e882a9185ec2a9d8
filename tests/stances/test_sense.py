import pytest

from broadsheet.lexicon import read_lexicon
from broadsheet.rules import tell_rule
from broadsheet.stances.sense import OBJECTIONS
from tests.support.stances import held

BEFORE = "The library in Marlow opens at nine.\n\nBuses run every ten minutes.\n\n"
BEHIND = "\n\nThe market is on Tuesdays.\n\nTickets cost four pounds."


@pytest.mark.parametrize(
    "text",
    [
        # a thing holds nothing
        "The new law protects tenants.",
        "The poll criticised Mr Lund.",
        "The video attacked Mrs Okafor.",
        "The vaccine protects monkeys.",
        # nor does what befalls people
        "The storm attacked Cuba.",
        "Hurricane Stan attacked Mexico.",
        "The virus attacked the children.",
        "The flood defeated the firefighters.",
        # a day holds nothing and is judged by nobody
        "The plan drew criticism on Monday.",
        # who knows somebody takes no side
        "A lawyer close to the family asked not to be named.",
        "A friend of the victim asked not to be named.",
        # nor does a meeting at which somebody speaks
        "Plans were made at a meeting at which the chairman twice threatened to clear the hall.",
        # who gets letters need not be their target
        "The clerk received 74 letters of objection.",
        # ordinary business
        "Police questioned Mr Lund.",
        "Mr Lund worked with Mrs Okafor.",
        "Mr Lund contributed to the report.",
        "Mrs Okafor succeeded Mr Lund.",
        # what somebody does with their own
        "The league suspended its season.",
        "Mr Lund interrupted his holiday.",
        "The firm strengthened its software.",
        "Mr Lund ended his journey.",
        # comings and goings
        "Mr Lund left France.",
        "The army withdrew from Iraq.",
        "Mr Lund wants to leave the country.",
        "Mrs Okafor returned to France.",
        # what all are for or against
        "The doctors fought the virus.",
        "Mr Lund called for justice.",
        "The two states fight terrorism.",
        "Mrs Okafor demanded peace.",
        # a part in it that somebody denies
        "Mr Lund denied any involvement.",
        "The army denied involvement in the raid.",
        "The group denied responsibility for the attack.",
        "Mr Lund denied knowledge of the plan.",
    ],
)
def test_what_no_reader_would_take_for_a_stance_is_none(read, text):
    named = [row for row in held(read(BEFORE + text + BEHIND)) if row[0] is not None]
    assert named == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The report condemned the raid.", ("oppose", "the raid")),
        ("Mr Lund questioned the claim.", ("oppose", "the claim")),
        ("Mr Lund defended his decision.", ("support", "his decision")),
        ("Mr Lund criticised France.", ("oppose", "France")),
        ("Mr Lund condemned the violence in Iraq.", ("oppose", "the violence in Iraq")),
        ("Mr Lund supported the peace deal.", ("support", "the peace deal")),
        ("Mr Lund denied the charge.", ("oppose", "the charge")),
    ],
)
def test_what_comes_close_to_it_is_a_stance(read, text, expected):
    assert expected in [row[1:3] for row in held(read(BEFORE + text + BEHIND))]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Mrs Okafor isn't interested in adopting a scaled-down approach.", "a scaled-down approach"),
        ("Mr Lund has no intention of backing the plan.", "the plan"),
        ("Mr Lund's refusal to accept the offer was noted.", "the offer"),
        ("Mr Lund's unwillingness to support the plan was noted.", "the plan"),
        ("Mr Lund is uneasy about supporting the bill.", "the bill"),
        ("Mr Lund ruled out backing the plan.", "the plan"),
        ("Mr Lund is wary of supporting the plan.", "the plan"),
        ("Mr Lund rejected the idea of supporting the plan.", "the plan"),
    ],
)
def test_who_shuns_backing_a_thing_is_against_it(read, text, target):
    signs = [(sign, thing) for _, sign, thing, _ in held(read(BEFORE + text + BEHIND))]
    assert ("oppose", target) in signs
    assert ("support", target) not in signs


@pytest.mark.parametrize(
    "row", [row for row in read_lexicon("agreed") if row["example"]], ids=lambda row: row["example"]
)
def test_what_all_agree_on_takes_no_row(read, row):
    assert [stance for stance in held(read(row["example"])) if row["word"] in stance[2]] == []


@pytest.mark.parametrize("rule", OBJECTIONS, ids=lambda rule: rule.__name__)
def test_every_objection_tells_an_example(rule):
    assert '"' in tell_rule(f"stances.sense.{rule.__name__}")


@pytest.mark.learned
@pytest.mark.parametrize(
    "text",
    [
        "The union did not condemn the strike.",
        "Mr Lund never attacked the judge.",
        "Mrs Okafor has not criticised the council.",
        "The nurses did not denounce the offer.",
    ],
)
def test_what_somebody_does_not_do_is_no_stance_of_theirs(read, text):
    assert held(read(BEFORE + text + BEHIND)) == []
