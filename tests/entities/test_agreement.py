"""Agreement: which pronouns and nouns may mean a thing, by number, gender and animacy."""

import pytest

from broadsheet.entities import agreement
from broadsheet.entities.agreement import agrees, can_be
from broadsheet.entities.clusters import Cluster
from broadsheet.language import syntax
from tests.support.trees import tree

MAN, WOMAN, SOMEBODY = Cluster("PERSON", genders={"m"}), Cluster("PERSON", genders={"f"}), Cluster("PERSON")
PARTY, TOWN, PEOPLE = Cluster("ORG"), Cluster("GPE", name="Odense"), Cluster("NORP")
NURSE = Cluster("ACTOR", animate=True, people="person", plural=False)
QUEEN = Cluster("ACTOR", animate=True, people="person", plural=False, genders={"f"})
NURSES = Cluster("ACTOR", animate=True, plural=True)
PLAN, PLANS = Cluster("TOPIC", plural=False), Cluster("TOPIC", plural=True)


def word(text, tag="NN", pos="NOUN", lemma=None):
    return tree(f"{text}/{tag}/{pos}/root/0/{lemma or text.lower()}")[0]


@pytest.mark.parametrize(
    ("cluster", "he", "she", "it", "they"),
    [
        pytest.param(MAN, True, False, False, False, id="man"),
        pytest.param(WOMAN, False, True, False, False, id="woman"),
        pytest.param(SOMEBODY, True, True, False, False, id="person of unknown gender"),
        pytest.param(PARTY, False, False, True, True, id="body"),
        pytest.param(TOWN, False, False, True, True, id="town"),
        pytest.param(PEOPLE, False, False, False, True, id="people"),
        pytest.param(NURSE, True, True, False, False, id="nurse"),
        pytest.param(QUEEN, False, True, False, False, id="queen"),
        pytest.param(NURSES, False, False, False, True, id="nurses"),
        pytest.param(PLAN, False, False, True, False, id="plan"),
        pytest.param(PLANS, False, False, False, True, id="plans"),
    ],
)
def test_a_pronoun_agrees_by_gender_number_and_animacy(cluster, he, she, it, they):
    forms = [("he", "him", "His"), ("she", "her", "Hers"), ("it", "its"), ("they", "them", "their")]
    asked = [{agrees(cluster, word(form, "PRP", "PRON")) for form in same} for same in forms]
    assert asked == [{he}, {she}, {it}, {they}]


@pytest.mark.parametrize(
    ("cluster", "noun", "tag", "lemma", "fits"),
    [
        (MAN, "minister", "NN", "minister", True),
        (MAN, "ministers", "NNS", "minister", False),
        (MAN, "committee", "NN", "committee", False),
        (MAN, "road", "NN", "road", False),
        (PARTY, "committee", "NN", "committee", True),
        (PARTY, "firm", "NN", "firm", True),
        (PARTY, "minister", "NN", "minister", False),
        (TOWN, "town", "NN", "town", True),
        (TOWN, "minister", "NN", "minister", False),
        (TOWN, "program", "NN", "program", False),
        (PEOPLE, "town", "NN", "town", False),
    ],
)
def test_a_description_fits_what_the_thing_is(cluster, noun, tag, lemma, fits):
    assert can_be(cluster, word(noun, tag, lemma=lemma)) is fits


@pytest.mark.parametrize(
    ("rows", "expletive"),
    [
        ("It/PRP/PRON/nsubj/3 is/VBZ/AUX/cop/3 clear/JJ/ADJ/root/0 they/PRP/PRON/nsubj/5 lost/VBD/VERB/csubj/3", True),
        ("It/PRP/PRON/nsubj/2 seems/VBZ/VERB/root/0/seem they/PRP/PRON/nsubj/4 lost/VBD/VERB/ccomp/2", True),
        ("It/PRP/PRON/nsubj/2 fell/VBD/VERB/root/0/fall", False),
        ("It/PRP/PRON/nsubj/2 said/VBD/VERB/root/0/say they/PRP/PRON/nsubj/4 lost/VBD/VERB/ccomp/2", False),
    ],
)
def test_an_it_that_means_nothing_is_told_by_its_clause(rows, expletive):
    assert syntax.is_expletive(tree(rows)[0]) is expletive


@pytest.mark.parametrize(
    ("rows", "glued"),
    [
        ("cleric/NN/NOUN/compound/2 Sadr/NNP/PROPN/root/0", True),
        ("cleric/NN/NOUN/root/0 ,/,/PUNCT/punct/3 Sadr/NNP/PROPN/appos/1", False),
        ("Sadr/NNP/PROPN/root/0 cleric/NN/NOUN/appos/1", False),
    ],
)
def test_a_title_is_glued_to_the_name_after_it(rows, glued):
    assert agreement.is_title_of_name(next(token for token in tree(rows) if token.text == "cleric")) is glued


@pytest.mark.parametrize(
    ("role", "nouns"),
    [
        ("US Secretary of State", {"secretary", "diplomat"}),
        ("mayor", {"mayor"}),
        ("director for trade in Europe", {"director"}),
        ("Of counsel", {"counsel"}),
        ("Florida Rep.", {"rep.", "representative", "congressman", "congresswoman", "lawmaker", "legislator"}),
    ],
)
def test_a_role_is_taken_up_by_its_head_before_a_preposition_and_by_what_its_title_is_called(role, nouns):
    assert agreement.find_role_nouns(role) == nouns


def test_gender_shows_in_given_names_and_titles():
    assert [agreement.find_given_gender(name) for name in ("Anna Lund", "Peter Lund", "Kim Lund", "Lund")] == [
        {"f"},
        {"m"},
        set(),
        set(),
    ]
    doc = tree("Mrs/NNP/PROPN/compound/2 Lund/NNP/PROPN/root/0")
    assert agreement.find_title_gender(doc, 1) == {"f"}
    assert agreement.find_title_gender(doc, 0) == set()


def test_a_noun_is_plural_by_its_tag_or_by_what_is_joined_to_it():
    joined = tree("Lund/NNP/PROPN/root/0 and/CC/CCONJ/cc/3 Sadr/NNP/PROPN/conj/1")
    assert agreement.is_plural(joined[0])
    assert not agreement.is_plural(joined[2])
    assert agreement.is_plural(word("plans", "NNS"))
    assert not agreement.is_plural(word("plan"))
