import numpy as np

from broadsheet.language import find_quotations
from broadsheet.statements.pairs import SIZES, find_pair_facts, read_words

TEXT = 'The plan failed. Mr Lund said on Monday that "the road" was closed, and left.'


def test_each_fact_of_a_pair_is_below_its_size(nlp):
    doc = nlp(TEXT)
    words = read_words(doc, find_quotations(TEXT))
    for token in doc:
        facts = find_pair_facts(words, token.i)
        assert facts.shape == (len(token.sent), len(SIZES))
        assert (facts >= 0).all()
        assert (facts < SIZES).all()


def test_the_facts_tell_what_stands_below_a_cue_from_what_stands_above_it(nlp):
    doc = nlp("Mr Lund said the road was closed.")
    words = read_words(doc, ())
    said, closed = (next(token.i for token in doc if token.text == word) for word in ("said", "closed"))
    below, above = find_pair_facts(words, said)[closed], find_pair_facts(words, closed)[said]
    assert below[0] != above[0]
    assert not np.array_equal(below, above)


def test_words_in_a_quotation_are_told_from_those_outside(nlp):
    doc = nlp(TEXT)
    quoted = read_words(doc, find_quotations(TEXT)).quotations
    assert [token.text for token in doc if quoted[token.i]] == ['"', "the", "road", '"']
