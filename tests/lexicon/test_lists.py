"""The word lists: each has its header, known values, one row a key, sorted, with a comment."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from broadsheet.lexicon.files import read_class, read_lexicon, read_trait, read_words
from broadsheet.schema import ACTS, ENTITY_TYPES, POLARITIES, VIAS

STANCE_COLUMNS = ("predicate", "pos", "holder", "target", "polarity", "via")
# file: its columns, the columns that make its key, the fewest rows it may have
LISTS = {
    "agreed": (("word", "kind", "example", "comment"), ("word",), 80),
    "carriers": (("word", "pos", "role", "example", "comment"), ("word", "pos", "role"), 200),
    "countries": (("name", "aliases", "demonyms", "capital", "comment"), ("name",), 200),
    "function_words": (("word", "class", "comment"), ("word",), 180),
    "given_names": (("name", "gender", "comment"), ("name",), 2000),
    "groups": (("word", "comment"), ("word",), 800),
    "organisation_heads": (("word", "type", "position", "comment"), ("word",), 600),
    "people": (("word", "kind", "gender", "traits", "comment"), ("word",), 1500),
    "place_nouns": (("word", "means", "behind", "comment"), ("word",), 30),
    "places": (("name", "type", "kind", "aliases", "part_of", "comment"), ("name",), 1000),
    "factuality": (("word", "pos", "category", "example", "comment"), ("word", "pos", "category"), 30),
    "reporting": (("lemma", "pos", "act", "frames", "traits", "example", "comment"), ("lemma", "pos"), 700),
    "stances": (
        (*STANCE_COLUMNS, "judges", "negated", "unheld", "unless", "example", "comment"),
        ("predicate", "pos", "holder", "target"),
        1400,
    ),
    "titles": (("title", "gender", "kind", "nouns", "before", "comment"), ("title",), 600),
}
# of function_words; a word may have several
CLASSES = {"article", "indefinite", "quantifier", "demonstrative", "possessive", "own", "expletive", "uncounted"}
CLASSES |= {"personal", "first person singular", "first person plural", "second person", "third person plural"}
CLASSES |= {"masculine", "feminine", "neuter", "reflexive", "relative", "wh-word", "negation", "preposition"}
CLASSES |= {"modal", "conditional modal", "obligation", "be", "have", "do", "conjunction", "subordinator", "condition"}
GENDERS = {"m", "f", ""}
FRAMES = {"quote", "tag", "obj_tag", "that", "wh", "to", "obj_to", "object", "predicate", "shown", "likeness"}
FRAMES |= {"of", "for", "as", "about", "against", "on", "with", "at", "over"}
PREPOSITIONS = {
    "about",
    "after",
    "around",
    "against",
    "at",
    "behind",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "over",
}
PREPOSITIONS |= {"to", "toward", "towards", "under", "with"}
ROLES = {"gives", "receives", "answers", "does", "wishes", "requires", "ends", "lacks", "traces", "suffered", "idles"}
ROLES |= {"avoids", "denies", "rejects", "issues", "makes", "proves", "refuses", "works", "moves", "strikes"}
ALLOWED = [
    ("agreed", "kind", {"danger", "ill", "good", "thing"}),
    ("given_names", "gender", GENDERS),
    ("organisation_heads", "position", {"first", "last", "any"}),
    ("organisation_heads", "type", set(ENTITY_TYPES)),
    ("people", "gender", GENDERS),
    ("people", "kind", {"person", "group", "body", "document"}),
    ("place_nouns", "behind", {"quarter", ""}),
    ("place_nouns", "means", {"capital", "country", "town", "region", "place", ""}),
    ("places", "kind", {"town", "region", ""}),
    ("places", "type", {"GPE", "LOC", "ORG"}),
    ("reporting", "act", set(ACTS)),
    ("reporting", "pos", {"verb", "noun", "adjective", "adverb", "preposition"}),
    (
        "reporting",
        "traits",
        {"", "blow", "cited", "deed", "deed;spoken", "heard", "manner", "news", "position", "spoken"},
    ),
    ("voicing_verbs", "alone", {"yes", ""}),
    ("factuality", "pos", {"verb", "adjective", "auxiliary"}),
    ("factuality", "category", {"refused", "doubted", "hoped", "unforced", "hypothetical"}),
    ("carriers", "pos", {"verb", "noun", "adjective"}),
    ("carriers", "role", ROLES),
    (
        "stances",
        "holder",
        {"subject", "object", "possessor", "speaker", "wisher", "self", "mutual"},
    ),
    ("stances", "judges", {"anyone", "agent", "cause", "claim"}),
    ("stances", "negated", {"opposite", "none"}),
    ("stances", "polarity", set(POLARITIES)),
    ("stances", "pos", {"verb", "noun", "adjective"}),
    ("stances", "target", {"object", "subject", "doer", "complement", "possessor"} | PREPOSITIONS),
    ("stances", "unheld", {"kept", "none"}),
    (
        "stances",
        "unless",
        {"object", "uncarried", "entitlement", "state", "infinitive", "alone", "affirmed", "lowered", "guests", ""},
    ),
    ("stances", "via", set(VIAS)),
    ("titles", "before", {"given", ""}),
    ("titles", "gender", GENDERS),
    ("titles", "kind", {"honorific", "office", "rank", "profession"}),
]
JOINED = [
    ("function_words", "class"),
    ("countries", "aliases"),
    ("countries", "demonyms"),
    ("people", "traits"),
    ("places", "aliases"),
    ("titles", "nouns"),
    ("reporting", "frames"),
]


EVERY = sorted(
    path.name.removesuffix(".csv") for path in files("broadsheet.lexicon").iterdir() if path.name.endswith(".csv")
)
# lists where one word has several rows: what makes their key; elsewhere it is the first column
KEYS = {
    "amount_verbs": ("word", "role"),
    "carriers": ("word", "pos", "role"),
    "half_words": ("word", "position"),
    "labels": ("word", "kind"),
    "modifiers": ("phrase", "position"),
    "reporting": ("lemma", "pos"),
    "stances": ("predicate", "pos", "holder", "target"),
    "governing_words": ("word", "pos", "preposition"),
    "tally_words": ("word", "tally", "kind"),
    "subunits": ("unit",),
    "trends": ("word", "form"),
    "units": ("unit", "forms"),
}


@pytest.mark.parametrize("name", EVERY)
def test_every_list_ends_in_a_comment_and_its_keys_are_neither_blank_nor_twice_there(name):
    header, *rows = csv.reader(
        files("broadsheet.lexicon").joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()
    )
    assert header[-1] == "comment"
    assert {len(row) for row in rows} == {len(header)}
    columns = KEYS.get(name, (header[0],))
    keys = [tuple(row[column] for column in columns) for row in read_lexicon(name)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(key[0].strip() for key in keys)


def find_keys(name: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in LISTS[name][1]) for row in read_lexicon(name)]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_its_header_and_every_row_as_many_cells(name):
    text = files("broadsheet.lexicon").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    assert tuple(header) == LISTS[name][0]
    assert {len(row) for row in rows} == {len(header)}
    assert len(rows) >= LISTS[name][2]


@pytest.mark.parametrize("name", LISTS)
def test_no_key_stands_twice(name):
    assert [key for key, count in Counter(find_keys(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_sorted_by_key_without_regard_to_case(name):
    keys = find_keys(name)
    assert keys == sorted(keys, key=lambda key: ([part.casefold() for part in key], key))


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_key_and_a_comment_and_no_stray_blanks(name):
    for key, row in zip(find_keys(name), read_lexicon(name), strict=True):
        assert all(key)
        assert row["comment"], key
        assert [cell for cell in row.values() if cell != cell.strip() or "  " in cell] == []


@pytest.mark.parametrize(("name", "column", "allowed"), ALLOWED)
def test_a_column_holds_allowed_values_only(name, column, allowed):
    assert {row[column] for row in read_lexicon(name)} <= allowed


@pytest.mark.parametrize(("name", "column"), JOINED)
def test_a_joined_cell_has_no_empty_and_no_double_part(name, column):
    for row in read_lexicon(name):
        parts = row[column].split(";") if row[column] else []
        assert "" not in parts, row
        assert len(parts) == len(set(parts)), row


def test_every_cue_has_a_frame_of_the_known_ones():
    for row in read_lexicon("reporting"):
        assert row["frames"], row
        parts = [part.partition("=") for part in row["frames"].split(";")]
        assert {frame for frame, _, _ in parts} <= FRAMES, row
        assert {act for _, given, act in parts if given} <= set(ACTS) - {row["act"]}, row


def test_every_function_word_has_a_class_of_the_known_ones():
    assert all(row["class"] for row in read_lexicon("function_words"))
    assert {one for row in read_lexicon("function_words") for one in row["class"].split(";")} == CLASSES


def test_the_traits_of_people_are_known_ones():
    assert {one for row in read_lexicon("people") for one in row["traits"].split(";")} == {
        "",
        "aged",
        "armed",
        "parent",
        "records",
    }
    assert "mother" in read_trait("parent")
    assert "soldier" in read_trait("armed")
    assert "widow" in read_trait("aged")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("conditional modal", {"could", "might", "would"}),
        ("demonstrative", {"such", "that", "these", "this", "those"}),
        ("masculine", {"he", "him", "himself", "his"}),
    ],
)
def test_a_class_is_read_as_a_set_of_words(name, words):
    assert read_class(name) == words


def test_a_class_that_no_word_is_of_is_an_error():
    with pytest.raises(ValueError, match="class 'modals'; the classes are article, be, "):
        read_class("modals")


def test_titles_differ_without_regard_to_case():
    titles = [row["title"].casefold() for row in read_lexicon("titles")]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", ["countries", "places"])
def test_a_name_means_one_place_in_its_list(name):
    names = [text for row in read_lexicon(name) for text in [row["name"], *row["aliases"].split(";")] if text]
    assert [text for text, count in Counter(names).items() if count > 1] == []


def test_a_place_is_part_of_something_listed():
    known = read_words("countries", "name") | read_words("places", "name")
    for row in read_lexicon("places"):
        assert row["part_of"] in known | {""}, row


def test_demonyms_are_no_groups_and_no_country_names():
    demonyms = {word for row in read_lexicon("countries") for word in row["demonyms"].split(";") if word}
    names = {text for row in read_lexicon("countries") for text in [row["name"], *row["aliases"].split(";")]}
    assert demonyms & (read_words("groups") | names) == set()


@pytest.mark.parametrize("word", ["criticis", "recognis", "characteris", "apologis", "emphasis"])
def test_cues_stand_in_british_and_american_spelling_alike(word):
    rows = {row["lemma"]: (row["act"], row["frames"]) for row in read_lexicon("reporting") if row["pos"] == "verb"}
    assert rows[f"{word}e"] == rows[f"{word[:-1]}ze"]


@pytest.mark.parametrize(
    ("predicate", "pos", "target", "expected"),
    [
        ("crack down", "verb", "on", ("subject", "oppose", "deeds")),
        ("fight", "verb", "object", ("subject", "oppose", "deeds")),
        ("fight", "verb", "for", ("subject", "support", "deeds")),
        ("vote", "verb", "for", ("subject", "support", "deeds")),
        ("vote", "verb", "against", ("subject", "oppose", "deeds")),
        ("loyal", "adjective", "to", ("subject", "support", "deeds")),
        ("criticism", "noun", "of", ("possessor", "oppose", "words")),
        ("threat", "noun", "subject", ("speaker", "oppose", "words")),
    ],
)
def test_a_predicate_keeps_its_frame(predicate, pos, target, expected):
    rows = [
        row
        for row in read_lexicon("stances")
        if (row["predicate"], row["pos"], row["target"]) == (predicate, pos, target)
    ]
    assert expected in [(row["holder"], row["polarity"], row["via"]) for row in rows]
