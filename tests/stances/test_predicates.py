import pytest

from broadsheet.language.entries import carries, find_listed
from broadsheet.stances.predicates import find_predicates
from tests.support.stances import held
from tests.support.trees import tree


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ("He/PRP/PRON/nsubj/2 condemned/VBD/VERB/ROOT/0 it/PRP/PRON/obj/2", 1, {("condemn", "subject", "object")}),
        (
            "He/PRP/PRON/nsubj/2 took/VBD/VERB/ROOT/0/take aim/NN/NOUN/obj/2 at/IN/ADP/case/5 us/PRP/PRON/obl/2",
            1,
            {("take aim", "subject", "at")},
        ),
        (
            "They/PRP/PRON/nsubj/2 cracked/VBD/VERB/ROOT/0 down/RP/ADP/compound:prt/2",
            1,
            {("crack down", "subject", "on")},
        ),
        (
            "Lund/NNP/PROPN/compound/2 critic/JJ/ADJ/amod/3 Rao/NNP/PROPN/ROOT/0",
            1,
            {("critic", "self", "of"), ("critic", "self", "possessor")},
        ),
        ("It/PRP/PRON/nsubj/2 rained/VBD/VERB/ROOT/0", 1, set()),
    ],
)
def test_a_word_is_an_entry_of_the_list_by_itself_its_particle_or_its_object(rows, word, expected):
    found = {(entry.words, entry.holder, entry.target) for entry in find_predicates(tree(rows)[word])}
    assert expected <= found
    assert bool(found) == bool(expected)


def test_a_listed_verb_is_known_by_its_forms_whatever_the_lemmatizer_guesses():
    assert find_listed(tree("slammed/VBD/VERB/ROOT/0/slamm")[0], "stances", "predicate") == "slam"


@pytest.mark.parametrize(
    ("row", "role", "expected"),
    [
        ("drew/VBD/VERB/ROOT/0/draw", "receives", True),
        ("drew/VBD/VERB/ROOT/0/draw", "gives", False),
        ("fired/VBD/VERB/ROOT/0/fir", "gives", True),
        ("response/NN/NOUN/ROOT/0", "answers", True),
        ("dependent/JJ/ADJ/ROOT/0", "receives", True),
        ("slowly/RB/ADV/ROOT/0", "gives", False),
    ],
)
def test_a_word_carries_a_stance_by_its_part_of_speech_and_role(row, role, expected):
    assert carries(tree(row)[0], role) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union blamed the delay on the mayor.", ("The union", "oppose", "the mayor")),
        ("The tax is a threat from the government, Ann Lee said.", ("Ann Lee", "oppose", "The tax")),
    ],
)
def test_of_several_targets_an_entry_takes_a_subject_first_and_a_bare_object_last(read, text, expected):
    """However the rows of the list are sorted."""
    rows = read(text).stances[["holder_name", "polarity", "target_name"]]
    assert list(rows.itertuples(index=False, name=None)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norway and Sweden back the treaty.",
            [("Norway", "support", "the treaty"), ("Sweden", "support", "the treaty")],
        ),
        ("Labour MPs back the bill.", [("Labour MPs", "support", "the bill")]),
        ("He said voters back the mayor.", [("voters", "support", "the mayor")]),
        ("The minister came back.", []),
    ],
)
def test_an_adverb_that_has_an_object_is_a_verb(read, text, expected):
    assert sorted(row[:3] for row in held(read(text))) == expected
