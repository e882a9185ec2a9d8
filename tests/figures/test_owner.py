"""Owner: whom or what a counted thing belongs to."""

import pytest


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The company employs 300 workers.", "company"),
        ("The number of deaths in the north is 40 percent of the total.", "number of deaths in the north"),
        ("The bank's profit was $5m.", "bank"),
        ("The price of bread rose 4%.", "bread"),
        ("The council reported a 4% drop in crime.", "crime"),
        ("The town is the home port of 60 fishermen.", "town"),
        ("The charity, which employs 60 people, will close.", "charity"),
        ("The mayor announced plans to hire 300 nurses.", "mayor"),
        ("Jane Foster is a novelist. She has written 40 books.", "Jane Foster"),
        ("Jobs for women rose by one per cent.", "women"),
        ("The plant halted the production of 300 bottles of ink.", "production"),
        ("The top 10 percent own five boats.", "top 10 percent"),
        ("She is a mother of three.", "mother"),
        ("They bought the mine from a group of 12 investors.", "group"),
        ("The 40 cars in the sale were red.", "sale"),
        ("A ferry with 60 people on board sank.", "ferry"),
        ("Marlow won 51.2% to Peter Falk's 43.2%.", "Peter Falk"),
        ("The team, unbeaten in 14 games, sold 40 shirts.", "team"),
        ("The quake, with a magnitude of 6.2, struck 40 houses.", "quake"),
        ("The firm earned 45 cents a share, compared with 38 cents a year earlier.", "firm"),
        ("A bomb killed two soldiers and wounded three others.", "bomb"),
        ("The owners of the 40 houses left.", "owners"),
        ("The firm laid off most of the 90 staff.", "firm"),
        ("Officials say most of the deaths came in seven districts.", "deaths"),
        ("The police held six men in connection with the fire.", "police"),
        ("The mine will boost its output to 3 million tonnes of ore.", "output"),
        ("Falk has spent the last 200 days at sea.", "Falk"),
        ("In a poll 34 percent of voters were for Mr Lund and 26 percent for Mr Falk.", "Falk"),
    ],
)
def test_a_figure_says_whom_or_what_it_is_about(read_figures, text, of):
    figure = read_figures(text)[-1]
    assert figure.of == of


@pytest.mark.parametrize(
    "text",
    [
        "One of the reasons was money.",
        "A total of five clubs play.",
        "Dozens died.",
        "House prices dipped by £3,000 to an average £261,000, the lender said.",
        "None of the 12 jurors spoke.",
        "Some 300 nurses on strike met.",
        "There were 40 officers on duty.",
        "Almost all of the 90 staff left.",
        "Only a handful of the 5,000 species survive.",
        "Two thirds of the 1,900 creditors agreed.",
        "There were 1,200 deaths, against 980 in 2022.",
        "Some 40 seats were won, up from 32 in June.",
        "Of the 300 patients, 40% died.",
        "They stole the data of Americans, half the population.",
        "Seven bedrooms and eight bathrooms are ready.",
        "The richest 10 percent pay more.",
        "Over the course of 90 minutes of talks they agreed.",
        "The margin of error is 3 points.",
    ],
)
def test_a_figure_is_not_about_itself(read_figures, text):
    assert {figure.of for figure in read_figures(text)} == {None}
