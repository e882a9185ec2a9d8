"""Gazetteer: what the lists say of names."""

import pytest

from broadsheet.entities import gazetteer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Iraq", ("GPE", "Iraq")),
        ("Iraqis", ("NORP", "Iraqi")),
        ("U.K.", ("GPE", "United Kingdom")),
        ("Holland", ("GPE", "Netherlands")),
        ("Baghdad", ("GPE", "Baghdad")),
        ("UN", ("ORG", "United Nations")),
        ("Catholics", ("NORP", "Catholic")),
        ("iraq", None),
        ("Nowhereland", None),
        ("", None),
    ],
)
def test_a_listed_name_has_a_type_and_the_name_its_forms_share(name, expected):
    assert gazetteer.read_listed().get(name) == expected


@pytest.mark.parametrize(
    ("name", "country", "capital", "demonym"),
    [
        ("Iraq", True, False, False),
        ("Holland", True, False, False),
        ("Baghdad", False, True, False),
        ("Iraqi", False, False, True),
        ("Lund", False, False, False),
        ("", False, False, False),
    ],
)
def test_a_name_is_a_country_a_capital_a_nationality_or_none(name, country, capital, demonym):
    asked = gazetteer.is_country(name), gazetteer.is_capital(name), name in gazetteer.read_demonyms()
    assert asked == (country, capital, demonym)


@pytest.mark.parametrize(
    ("title", "gender", "kind"),
    [("mrs", "f", "honorific"), ("mr.", "m", "honorific"), ("capt.", "", "rank"), ("mr justice", "m", "office")],
)
def test_a_title_is_known_by_its_lower_case(title, gender, kind):
    row = gazetteer.read_titles()[title]
    assert (row["gender"], row["kind"]) == (gender, kind)


@pytest.mark.parametrize(
    ("word", "first", "last"), [("Bureau", True, True), ("University", True, True), ("Bridge", False, True)]
)
def test_a_head_word_stands_first_or_last_as_listed(word, first, last):
    heads = gazetteer.read_organisation_heads(first=True), gazetteer.read_organisation_heads()
    assert tuple(word in found for found in heads) == (first, last)


@pytest.mark.parametrize(
    ("text", "lead"), [("U.S. Army", "U"), ("al-Sadr", "al"), ("“Big Four”", "Big"), ("...", ""), ("", "")]
)
def test_the_lead_of_a_name_is_its_first_run_of_letters(text, lead):
    assert gazetteer.find_lead(text) == lead
    assert gazetteer.find_leads([text]) == ({lead} if lead else frozenset())


@pytest.mark.parametrize(("name", "gender"), [("anna", "f"), ("peter", "m"), ("kim", ""), ("zzyzx", None)])
def test_a_given_name_has_a_gender_where_one_sex_carries_it(name, gender):
    assert gazetteer.read_given_names().get(name) == gender


@pytest.mark.parametrize(
    ("name", "nation"), [("Iraqis", "Iraq"), ("Iraq", "Iraq"), ("UK", "United Kingdom"), ("Lund", None), ("", None)]
)
def test_a_country_and_its_people_are_of_one_nation(name, nation):
    assert gazetteer.find_nation(name) == nation


@pytest.mark.parametrize(
    ("name", "town"),
    [("Mosul", True), ("New York", True), ("New Jersey", False), ("Iraq", False), ("Nowhereville", True)],
)
def test_a_place_may_be_a_town_unless_it_is_listed_as_more(name, town):
    assert gazetteer.is_town(name) is town


@pytest.mark.parametrize(
    ("lemma", "name", "expected"),
    [
        ("country", "Iraq", True),
        ("country", "Mosul", False),
        ("city", "Mosul", True),
        ("city", "Iraq", False),
        ("capital", "Baghdad", True),
        ("capital", "Mosul", False),
        ("province", "Nowhereshire", True),
        ("hub", "Mosul", False),
        ("minister", "Mosul", False),
    ],
)
def test_a_noun_for_a_place_means_names_of_its_kind(lemma, name, expected):
    assert gazetteer.may_mean_place(lemma, name) is expected


@pytest.mark.parametrize(
    ("lemma", "takes_up", "describes"),
    [("city", True, True), ("hub", False, True), ("quarter", False, False), ("minister", False, False)],
)
def test_some_nouns_take_a_place_up_and_more_describe_one(lemma, takes_up, describes):
    assert (gazetteer.is_place_noun(lemma), gazetteer.may_describe_place(lemma)) == (takes_up, describes)


def test_a_quarter_stands_behind_its_name():
    assert {"district", "quarter", "suburb"} <= gazetteer.read_quarters()
    assert not {"city", "country"} & gazetteer.read_quarters()


@pytest.mark.parametrize(("title", "given"), [("prince", True), ("queen", True), ("mr", False), ("zzyzx", False)])
def test_some_titles_stand_before_a_given_name_alone(title, given):
    assert gazetteer.stands_before_given(title) is given
