"""Trends: which way a quantity goes, from the word beside it, its verb, or the noun it measures."""

import pytest

from broadsheet.figures import find_figures


@pytest.mark.parametrize(
    ("text", "trends"),
    [
        ("Rents rose 4% in May.", ["up"]),
        ("Rents rose by 4% in May.", ["up"]),
        ("Rents fell 4% in May to $700.", ["down", None]),
        ("Shares were down 4%.", ["down"]),
        ("Shares closed 4% higher.", ["up"]),
        ("Shares edged up 4%.", ["up"]),
        ("The firm reported a 4% drop in sales.", ["down"]),
        ("The firm reported a rise of 4%.", ["up"]),
        ("The firm cut its staff by 300 jobs.", ["down"]),
        ("Profits grew tenfold.", ["up"]),
        ("Costs fell by a third.", ["down"]),
        ("The toll fell sharply from 9,120 to 7,480.", ["down"]),
        ("The firm raised $4m.", [None]),
        ("The plane dropped 12 bombs.", [None]),
        ("The rate stands at 4%.", [None]),
        ("It rose for two years.", [None]),
        ("The union will sign up 300 members.", [None]),
        ("The lower 95 percent pay less.", [None]),
        ("Gains of two years were lost.", [None]),
        ("The water rose four metres.", ["up"]),
        ("It fell 3 degrees overnight.", ["down"]),
        ("Output dropped 3 million tonnes.", ["down"]),
        ("The plane dropped 12 tonnes of bombs.", [None]),
        ("The ship sank 20 miles off the coast.", [None]),
        ("He jumped seven metres.", [None]),
        ("Shares gained 12p to 164p.", ["up", None]),
        ("Unemployment fell 12,000 last month.", ["down"]),
        ("Profits were down 9.", ["down"]),
        ("Women make up 80 percent of the staff.", [None]),
        ("Shares closed up 4 percent.", ["up"]),
        ("The tests show a threefold increase.", ["up"]),
        ("Some 18 seats are up for grabs.", [None]),
        ("Fares will go up by as much as 19 percent.", ["up"]),
        ("The index ended 45 points, or 0.6%, higher.", ["up", "up"]),
        ("Shares closed 5% up, at 30p.", ["up", None]),
        ("Leeds are two up.", [None]),
        ("The pound was 0.4% weaker.", ["down"]),
        ("The court knocked 5% off the price.", ["down"]),
        ("The tax adds £83 to a bill.", ["up"]),
        ("Marlow (+6%) led.", ["up"]),
        ("They lost by 12 goals.", [None]),
        ("Prices fell below $70, and rose as high as $90.", [None, None]),
        ("Prices rose as much as $9.", ["up"]),
        ("Leeds went 2-1 up.", [None]),
        ("Profits up 12% to £4m", ["up", None]),
        ("Rail fares up 4.9%", ["up"]),
        ("Temperatures plunged to minus 27C.", [None]),
        ("The rate crept up from 4% to 5%.", ["up"]),
        ("It counts sums raised by donors and the tens of millions they gave.", [None]),
    ],
)
def test_the_trend_comes_from_the_verb_or_noun_that_measures_a_change(nlp, text, trends):
    assert [figure.trend for figure in find_figures(nlp(text), statements=[])] == trends
