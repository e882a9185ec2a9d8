import re
from html import unescape

from broadsheet.report.summary import summarise
from tests.support.handmade import Desk, read_little, read_much, read_nothing
from tests.support.rated import rate


def tell(reading: object) -> list[str]:
    return [unescape(re.sub(r"<[^>]*>", "", sentence)) for sentence in summarise(reading)]


def test_of_nothing_each_sentence_says_so():
    assert tell(read_nothing()) == [
        "The article names nobody and nothing.",
        "Nobody is reported as saying anything.",
        "Nobody is found to be for or against anybody or anything.",
        "The article states no number.",
    ]


def test_of_one_the_sentences_stay_grammatical():
    assert tell(read_little()) == [
        "The article speaks of two people, groups, places and topics, most often of Ann Lee and Bob Ray, once each.",
        "Ann Lee is the only named speaker, with one statement of seven words in all.",
        "One stance is found: Ann Lee supports Bob Ray.",
        "The article states one number: 40 people.",
        "The one figure stands in the article's own voice.",
    ]


def test_of_many_the_counts_come_from_the_tables():
    desk = Desk("Ann said yes to all. Bob said no. Some say never. Rents rose 4% or 9%. He gave 30 and 70.")
    ann, bob = desk.entity("Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.statement(ann, "Ann", "said", "yes to all")
    desk.statement(bob, "Bob", "said", "no")
    desk.statement(None, "Some", "say", "never")
    desk.stance(ann, bob, "yes to all", "oppose")
    desk.stance(None, bob, "never", "oppose")
    desk.stance(bob, ann, "no")
    desk.figure("4%", 4, 4, 4, unit="percent")
    desk.figure("9%", 9, 9, 9, unit="percent", source=ann)
    desk.figure("30", 30, 30, 30)
    desk.figure("70", 70, 70, 70, source=bob)
    assert tell(desk.make()) == [
        "The article speaks of two people, groups, places and topics, most often of Ann and Bob, once each.",
        "Ann speaks most: three words of the 5 reported, in one of the three statements. One other speaks.",
        "Of three stances, one supports and two oppose. Bob draws the most: none for, two against.",
        "The article states four numbers: the largest percentage is 9% (people), given by Ann; "
        "the largest count is 70 people, given by Bob.",
        "One of the three statements and one of the three stances have nobody named behind them; "
        "two of the four figures stand in the article's own voice.",
    ]  # fmt: skip


def test_a_tie_is_told_as_a_tie():
    desk = Desk("Ann, Bob, Cat and Dan. Ann again. One thing. Two thing. Three thing. Four thing.")
    ann, bob = desk.entity("Ann", "Ann", "Ann"), desk.entity("Bob", "Bob")
    cat, dan = desk.entity("Cat", "Cat"), desk.entity("Dan", "Dan")
    assert tell(desk.make())[0].endswith("most often of Ann, twice, then of Bob (1) and Cat (1).")
    for holder, target, words in (
        (ann, bob, "One thing"),
        (cat, bob, "Two thing"),
        (bob, dan, "Three thing"),
        (ann, dan, "Four thing"),
    ):
        desk.stance(holder, target, words)
    assert tell(desk.make())[2] == "Of four stances, four support and none oppose. Bob and Dan draw the most, two each."


def test_names_lead_to_their_rows_and_are_escaped():
    desk = Desk("<b>Ann</b> said yes.")
    desk.entity("<b>Ann</b>", "<b>Ann</b>")
    assert (
        summarise(desk.make())[0]
        == 'The article is about <a href="#e1">&lt;b&gt;Ann&lt;/b&gt;</a> alone, mentioned once.'
    )


def test_of_very_many_there_are_three_to_six_sentences_without_a_gap():
    sentences = tell(read_much())
    assert 3 <= len(sentences) <= 6
    assert not any(mark in sentence for sentence in sentences for mark in ("<NA>", "nan", "None", "  "))


def test_less_certain_rows_are_not_counted_and_that_is_said():
    desk = Desk("Ann said yes to all. Bob said no. Ann slept. Rents rose 4% or 9%.")
    ann, bob = desk.entity("Ann", "Ann", "Ann"), desk.entity("Bob", "Bob")
    desk.statement(ann, "Ann", "said", "yes to all")
    desk.statement(bob, "Bob", "said", "no")
    desk.stance(ann, bob, "yes to all", "oppose")
    desk.figure("4%", 4, 4, 4, unit="percent")
    desk.figure("9%", 9, 9, 9, unit="percent")
    assert tell(rate(desk.make(), {"s1": 0.4, "p1": 0.1, "f2": 0.3}, mentions={"Bob": 0.2}, others=0.9)) == [
        "The article speaks of two people, groups, places and topics, most often of Ann, twice.",
        "Bob is the only named speaker, with one statement of one word in all.",
        "The article states one number: 4% (people).",
        "The one figure stands in the article's own voice.",
        "One statement, one stance, one figure and one mention are less certain and not counted here.",
    ]


def test_of_a_table_with_nothing_surer_no_sentence_says_that_there_is_nothing():
    sentences = tell(rate(read_little(), {"s1": 0.4}))
    assert not [one for one in sentences if one.startswith("Nobody is reported")]
    assert sentences[-1] == "One statement is less certain and not counted here."


def test_where_all_is_sure_or_not_rated_nothing_is_said_of_it():
    assert tell(rate(read_much(), others=0.5)) == tell(read_much())
    assert not [one for one in tell(read_much()) if "certain" in one]
