"""Records: the finders run in their order, and what they found is pruned and numbered."""

from broadsheet.records import find_records


def test_each_step_is_told_when_it_is_done(nlp):
    steps = []
    find_records(nlp('"We oppose the plan," Ann Lee said.'), lap=steps.append)
    assert steps == ["names", "coreference", "statements", "stances", "figures"]


def test_what_is_quoted_as_we_is_known_to_stances(nlp):
    records = find_records(nlp('"We oppose the plan," Ann Lee said on Monday.'))
    (lee,) = (entity.entity for entity in records.entities if entity.name == "Ann Lee")
    assert [mention.text for mention in records.mentions if mention.entity == lee] == ["We", "Ann Lee"]
    assert [stance.holder for stance in records.stances] == [lee]


def test_ids_run_in_text_order_and_topics_nobody_refers_to_are_left_out(nlp):
    records = find_records(nlp("It rained on the old pier. Ann Lee met Bo Falk in Odense."))
    assert [(entity.entity, entity.name) for entity in records.entities] == [
        ("e1", "Ann Lee"),
        ("e2", "Bo Falk"),
        ("e3", "Odense"),
    ]


def test_every_row_says_how_certain_it_is(nlp):
    records = find_records(nlp('"We oppose the plan," Ann Lee said. Some 40 people came, according to Bo Falk.'))
    rows = [*records.mentions, *records.statements, *records.stances, *records.figures]
    assert len({type(row) for row in rows}) == 4
    assert all(0 < row.certainty < 1 for row in rows)
