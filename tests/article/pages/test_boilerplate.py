"""Lines that a page adds to its article are left out; lines of the article that look alike stay."""

import pytest

from broadsheet.article.pages.boilerplate import drop_boilerplate, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Tolls to fall",
        "ALSO READ: How the valley paid for its bridges",
        "Related: Possible plumes in pictures",
        "Related story > Tolls to fall",
        "More AP news: https://apnews.example/hub",
        "Don’t miss: ten walks along the river",
        "Watch: the bridge from above",
        "Sign up for our newsletter and get the news in your inbox every day.",
        "Get the latest updates right in your inbox. Subscribe to our newsletters.",
        "Subscribe to the Gazette on YouTube for more:",
        "Click here to subscribe",
        "Follow us on Twitter and Facebook.",
        "Have a tip? Jo Park may be reached at jpark@gazette.example. Follow her on Twitter @jopark.",
        "Tell us what YOU think...",
        "Get the Gazette through your letterbox every month. 12 issues for £11.99. Click here for more.",
        "Jo Park is a writer in Harwick. Follow him on Twitter @jopark.",
        "(Image credit: J. Lee / Getty)",
        "Photo: Ann Lee",
        "Source: News agencies",
        "Filed under: Bridges | Tolls",
        "Tags: bridge, toll",
        "© 2018 Harwick Gazette. All rights reserved.",
        "Copyright 2018 The Associated Press.",
        "Jo Park of the Penby Post contributed to this report.",
        "Reporting by Jo Park; editing by Al Lee",
        "Advertisement",
        "Share this article",
        "12 comments",
        "3 min read",
        "_____",
        "If you enjoyed this article, we have a proposition for you: join the Gazette.",
    ],
)
def test_a_line_that_is_none_of_an_article(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Related companies pay the same tax, the court said.",
        "More than 500 people marched through Harwick on Monday.",
        "More Than 500 March in Harwick",
        "Watch: “It will ruin us,” Mr Falk said.",
        "Sign up or leave, the union told its members.",
        "Get out of the house, the police told Ms Lee.",
        "Follow the money, the prosecutor told the jury.",
        "Facebook said on Monday that it would follow the new law.",
        "Copyright law was changed by the council in 2018.",
        "Mr Lee contributed to the report of the committee.",
        "Share prices fell by 3 % on Monday.",
        "Mayor: I will not resign",
        "Ann Lee: “We cannot go on like this.”",
        "Comments by the mayor angered the union.",
        "Source of the fire was a cable, the brigade said.",
    ],
)
def test_a_line_of_an_article_stays(line):
    assert not is_boilerplate(line)


def test_a_list_of_other_stories_goes_with_its_head():
    lines = [
        "Tolls will rise, the mayor said.",
        "Related stories",
        "- Tolls to fall",
        "- A bridge for Penby",
        "It was so.",
    ]
    assert drop_boilerplate("\n".join(lines), title=None) == "Tolls will rise, the mayor said.\nIt was so."


def test_a_list_of_the_article_stays():
    text = "The plan has three parts:\n- a toll of £2\n- a new road\n- no ferry"
    assert drop_boilerplate(text, title=None) == text


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["Bridge tolls to rise", "Tolls will rise."], ["Tolls will rise."]),
        (["BRIDGE TOLLS TO RISE!", "By Jo Park", "Tolls will rise."], ["By Jo Park", "Tolls will rise."]),
        (
            ["News", "Bridge tolls to rise", "5:45 AM PST 11/19/2019 by Pat Shan", "Tolls will rise."],
            ["Tolls will rise."],
        ),
        (["Updated: Tue., Nov. 19, 2019", "Tolls will rise."], ["Tolls will rise."]),
        (["Tolls will rise.", "Updated at 1:23 p.m."], ["Tolls will rise."]),
        (["In 2019 tolls will rise.", "Tolls fell in 2018."], ["In 2019 tolls will rise.", "Tolls fell in 2018."]),
    ],
)
def test_headline_and_date_about_the_text_are_left_out(lines, left):
    assert drop_boilerplate("\n".join(lines), title="Bridge tolls to rise").split("\n") == left


def test_a_sentence_that_stands_twice_is_read_once_and_a_refrain_twice():
    long = "The mayor, Ann Lee, said on Monday that tolls on the old bridge would rise by £2."
    assert drop_boilerplate(f"{long}\nNo.\n{long}\nNo.", title=None) == f"{long}\nNo.\nNo."


def test_codes_that_were_not_carried_out_are_left_out():
    text = "Tolls will rise.\n[button link=”/a” type=”big”] Send us your view[/button]\nThe mayor [sic] said so."
    assert drop_boilerplate(text, title=None).split("\n")[-1] == "The mayor [sic] said so."
    assert "Send us" not in drop_boilerplate(text, title=None)
