"""The recipe's gold examples: whatever style they are read in, each word keeps its head and its labels."""

import ast
import random
import sys
from importlib import import_module
from pathlib import Path

import pytest
import spacy

from en_broadsheet_news.features import Featurizer
from en_broadsheet_news.lemmas import LemmaRules

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "models" / "recipe" / "scripts"))

from examples import IGNORED, build_batches, build_example, collect_labels, cut, vary
from tokens import blank_english

SCRIPTS = Path(__file__).parents[1] / "data" / "models" / "recipe" / "scripts"
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


def find_broadsheet_imports(path: Path) -> list[tuple[str, str]]:
    """Every module of broadsheet that a script imports from, with each name; scripts need torch, and are not run."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return [
        (node.module, alias.name)
        for node in imports
        for alias in node.names
        if node.module.partition(".")[0] == "broadsheet"
    ]


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_script_imports_from_broadsheet_is_there(path):
    for module, name in find_broadsheet_imports(path):
        assert hasattr(import_module(module), name), f"{path.name}: {module} has no {name}"


def test_the_training_of_antecedents_asks_their_own_face_alone():
    scripts = [SCRIPTS / name for name in ("train_antecedents.py", "questions.py", "parses.py")]
    imports = [found for script in scripts for found in find_broadsheet_imports(script)]
    assert {module for module, _ in imports} == {"broadsheet.entities.training", "broadsheet.language"}
    face = import_module("broadsheet.entities.training").__all__
    assert {name for module, name in imports if module == "broadsheet.entities.training"} <= set(face)


def test_the_training_is_asked_for_each_pronoun_and_description_and_its_answer_holds():
    training = import_module("broadsheet.entities.training")
    asked = []

    class Chooser:
        def choose_pronoun(self, token, clusters, around):
            candidates = training.order_candidates(token, clusters)
            assert len(training.find_facts(token, candidates, around)) == len(candidates) + 1
            rows = training.find_rows(token.i, [cluster for cluster, _ in candidates])
            assert [len(row) for row in rows] == [len(candidates)] * len(training.ROLES)
            asked.append((training.find_pronoun_kind(token), [cluster.name for cluster, _ in candidates]))
            return training.Choice(candidates[-1].cluster)

        def choose_described(self, description, clusters, around):
            candidates = training.find_offered(description, clusters, around)
            likeness = training.find_likeness(description, candidates, clusters, around)
            assert len(likeness.read(range(len(candidates)))) == len(candidates)
            asked.append((training.find_description_kind(description), [cluster.name for cluster, _ in candidates]))
            return training.Choice(candidates[-1].cluster)

    doc = spacy.load("en_broadsheet_news")("Mr Lund met Mr Okafor. He left. The editor was late. He was late.")
    training.make_choices(doc, Chooser())
    # the earlier one is chosen, and so is mentioned last when the next pronoun or description comes
    assert asked == [("he", ["Okafor", "Lund"]), ("the", ["Lund", "Okafor"]), ("he", ["Okafor", "Lund"])]
