import pytest

from tests.support.stances import held


@pytest.mark.parametrize(
    ("text", "holders", "target"),
    [
        ("Union leader Jan Holt said the dockers back the wage deal.", ["The dockers"], "the wage deal"),
        ("Kenya and Uganda back the dam; Egypt and Sudan reject it.", ["Kenya", "Uganda"], "the dam"),
        ("Polls show that older voters back the tax.", ["older voters"], "the tax"),
    ],
)
def test_who_backs_something_does_so_whatever_the_parse(read, text, holders, target):
    backers = [row[0].casefold() for row in held(read(text)) if row[1:3] == ("support", target)]
    assert backers == [holder.casefold() for holder in holders]


@pytest.mark.parametrize(
    "text",
    [
        "The club sent the letters back the next day.",
        "She gave the workers back the money.",
        "They moved the chairs back the way they came.",
        "The deal is back on the table.",
        "The firm brought the ships back the same week.",
    ],
)
def test_back_as_an_adverb_backs_nothing(read, text):
    assert held(read(text)) == []
