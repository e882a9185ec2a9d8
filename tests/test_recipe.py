"""The recipe's gold examples: whatever style they are read in, each word keeps its head and its labels."""

import random
import sys
from pathlib import Path

import pytest
import spacy

from en_broadsheet_news.features import Featurizer
from en_broadsheet_news.lemmas import LemmaRules

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "models" / "recipe" / "scripts"))

from examples import IGNORED, build_batches, build_example, collect_labels, cut, vary
from tokens import blank_english

TEXT = 'Rents rose -- again. "We\'re late," Anna Kowalska said.\n\nThe council met in Odense on Monday.'


@pytest.fixture(scope="module")
def example():
    """A parsed text as a gold example."""
    doc = spacy.load("en_broadsheet_news")(TEXT)
    rules = LemmaRules()
    return build_example(doc, collect_labels([doc, doc], rules, ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"]), rules)


@pytest.fixture(scope="module")
def featurizer():
    """A vocabulary of letters: as many pieces as letters."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return Featurizer(["[UNK]", "[SEP]", "[unused0]", *letters, *(f"##{letter}" for letter in letters)])


def hangs(example) -> list[tuple]:
    """Each word but line breaks, in lower case and with plain marks, with its head's and its labels."""
    plain = [
        word.lower().replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"') for word in example.words
    ]
    plain = ["--" if word in ("-", "\u2014", "\u2013") else word for word in plain]
    return [
        (
            plain[i],
            None if head < 1 else plain[head - 1],
            example.tags[i],
            example.lemmas[i],
            example.deps[i],
            example.names[i],
        )
        for i, head in enumerate(example.heads)
        if not example.words[i].isspace()
    ]


@pytest.mark.parametrize("seed", range(30))
def test_in_any_style_a_word_keeps_its_head_and_labels(example, seed):
    varied = vary(example, random.Random(seed))
    assert hangs(varied) == hangs(example)
    assert all(varied.heads[i] == IGNORED for i, word in enumerate(varied.words) if word.isspace())


def test_the_styles_differ(example):
    texts = {" ".join(vary(example, random.Random(seed)).words) for seed in range(200)}
    assert any(text.isupper() for text in texts)
    assert any("\u201c" in text for text in texts)
    assert any("\n" not in text for text in texts)


@pytest.mark.parametrize("longest", [40, 60, 500])
def test_a_long_example_is_cut_between_sentences(example, featurizer, longest):
    parts = cut(example, featurizer, longest)
    assert all(len(featurizer(part.words, part.spaces).pieces) <= longest for part in parts)
    assert [row for part in parts for row in hangs(part)] == hangs(example)


def test_a_batch_holds_every_example_once(example, featurizer):
    batches = list(build_batches([example] * 7, featurizer, budget=300, rng=random.Random(0)))
    assert sum(batch.words for batch in batches) == 7 * len(example.words)
    assert len({batch.inputs["pieces"].shape for batch in batches}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-led", ["U.S.", "-", "led"]), ("pro-Russian", ["pro", "-", "Russian"]), ("re-elected", ["re-elected"]),
        ("e-mail", ["e-mail"]), ("UN-backed", ["UN", "-", "backed"]), ("and/or", ["and", "/", "or"]),
        ("no!!!", ["no", "!!!"]),
        ("5-year-old", ["5", "-", "year", "-", "old"]),
    ],
)  # fmt: skip
def test_words_are_cut_as_treebanks_cut_them(text, words):
    fresh = blank_english()
    assert [token.text for token in fresh(text)] == words
    assert [token.text for token in type(fresh)().from_bytes(fresh.to_bytes())(text)] == words
