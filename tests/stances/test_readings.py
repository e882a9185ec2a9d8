import pytest

from tests.support.stances import held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Okafor called Mr Lund a liar.", ("Okafor", "oppose", "Lund")),
        ("Mrs Okafor described the plan as unfair.", ("Okafor", "oppose", "the plan")),
        ("Mr Lund said Mrs Okafor had failed to follow the rules.", ("Lund", "oppose", "Okafor")),
        ("Mr Lund said Mrs Okafor had spread lies.", ("Lund", "oppose", "Okafor")),
        ("Mr Lund said Mrs Okafor cannot be trusted.", ("Lund", "oppose", "Okafor")),
        (
            '"They helped us," Mrs Okafor said of the Red Cross. "The Red Cross helped us."',
            ("Okafor", "support", "Red Cross"),
        ),
        ("Mr Lund said the United Nations is not doing enough.", ("Lund", "oppose", "United Nations")),
        ("Mr Lund complained about the threat posed by Iran.", ("Lund", "oppose", "Iran")),
        ("Mrs Okafor did a great job, Mr Lund said.", ("Lund", "support", "Okafor")),
        ("The plan is cheap and Mrs Okafor is a hero, Mr Lund said.", ("Lund", "support", "Okafor")),
        ('"Mrs Okafor\'s disgraceful speech was long," Mr Lund said.', ("Lund", "oppose", "Okafor")),
    ],
)
def test_who_rates_somebody_in_their_own_words_holds_a_stance(read, text, expected):
    assert expected in [row[:3] for row in held(read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister urged voters to support the plan.", ("The minister", "support", "the plan", "words")),
        ("Mrs Okafor called on Iran to stop jailing writers.", ("Okafor", "oppose", "Iran", "words")),
        (
            "Mr Lund urged Mrs Okafor to press Iran to free the writers and end the raids.",
            ("Lund", "oppose", "the raids", "words"),
        ),
        ("Donors want to reduce the debt.", ("Donors", "oppose", "the debt", "words")),
        ("France announced an effort to preserve the treaty.", ("France", "support", "the treaty", "words")),
        ("Mr Lund said the ministry must end the raids.", ("Lund", "oppose", "the raids", "words")),
        ("Mr Lund said it is vital to protect the forest.", ("Lund", "support", "the forest", "words")),
        (
            '"We need to do everything we can to support our nurses," Mr Lund said.',
            ("Lund", "support", "our nurses", "words"),
        ),
        ('"Stop the war," Mr Lund said.', ("Lund", "oppose", "the war", "words")),
        (
            '"Our priority is the protection of the forest," Mr Lund said.',
            ("Lund", "support", "the protection of the forest", "words"),
        ),
        ("Mr Lund wants a new bridge.", ("Lund", "support", "a new bridge", "words")),
        ("We don't want an inquiry, Mr Lund said.", ("Lund", "oppose", "an inquiry", "words")),
        ('"We must defend the forest," Mr Lund said.', ("Lund", "support", "the forest", "words")),
        ("Mr Lund insisted that the plan be scrapped.", ("Lund", "oppose", "the plan", "words")),
        ("The council must comply with the ruling, Mr Lund said.", ("Lund", "support", "the ruling", "words")),
        ("France asked a court to stop Iran.", ("France", "oppose", "Iran", "words")),
        ('"There can be no military solution," Mr Lund said.', ("Lund", "oppose", "no military solution", "words")),
    ],
)
def test_whoever_wants_or_urges_a_deed_holds_the_stance_in_words(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Mr Lund attacked the plan.", "words"),
        ("Russian forces attacked the rebels.", "deeds"),
        ("France attacked Syria.", "deeds"),
    ],
)
def test_an_attack_is_in_deeds_by_an_army_or_on_a_place(read, text, via):
    assert [row[3] for row in held(read(text))] == [via]


def test_would_makes_a_stance_conditional(read):
    reading = read("Mr Lund would support Mrs Okafor if she asked him.")
    assert list(reading.stances["conditional"]) == [True]
