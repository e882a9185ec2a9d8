"""NER corpus: seven openly licensed corpora in one convention, as spaCy training documents.

Writes train, dev and one file for each held-out set. Knows every reader, `harmonise` and `newswire`. Knows nothing of
syntax. What a corpus does not annotate is missing, neither a name nor none.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from convert_syntax import read_gum
from harmonise import harmonise
from heldout import is_held_out, read_passages
from newswire import cased_copies, join_sentences, vary
from passages import Passage
from read_columns import read_crossner, read_uner, read_wikigold
from read_documents import RE3D_SOURCES, read_re3d, read_redocred
from read_gmb import read_gmb
from read_gum_names import read_gum_names
from tokens import blank_english

SEED = 3
MAX_SENTENCES = 4  # a training document is 1 to 4 sentences in a row
GMB_BLOCK = 50  # GMB is held out in blocks of sentences, so that a story mostly stays on one side
WIKIGOLD_HELD_OUT = 1 / 3  # the last third
TRAINING = ("gmb_train", "uner_train", "wikigold_train", "crossner_train", "gum_train", "redocred", "re3d")
# choose the checkpoint; the sets below stay unseen until evaluation
CHECKPOINTS = ("uner_dev_even", "gmb_dev", "gum_dev_others")
EVALUATION = {
    "gmb_test": ["gmb_test"],
    "gum_dev_news": ["gum_dev_news"],
    "gum_test": ["gum_test"],
    "uner_dev": ["uner_dev_odd"],
    "uner_test": ["uner_test"],
    "wikigold_third": ["wikigold_third"],
    "crossner_test": ["crossner_test"],
}

Runs = list[list[Passage]]


def main(corpora: Path, out: Path, held_out: Path | None) -> None:
    """Read every corpus under `corpora` and write `out`/ner_*.spacy."""
    passages = read_passages(held_out)
    runs = read_corpora(corpora)
    training = [run for name in TRAINING for run in runs[name]]
    write_docs(training_docs(training, lambda passage: is_held_out(passage.text, passages)), out / "ner_train.spacy")
    write_docs(plain_docs(run for name in CHECKPOINTS for run in runs[name]), out / "ner_dev.spacy")
    for name, parts in EVALUATION.items():
        write_docs(plain_docs(run for part in parts for run in runs[part]), out / f"ner_{name}.spacy")


def read_corpora(corpora: Path) -> dict[str, Runs]:
    """The runs of each part of each corpus.

    A run is a document, or all of a corpus that does not tell its documents.
    """
    gmb = split_gmb(read_gmb(next((corpora / "gmb").glob("ner_dataset.csv*"))))
    gum = read_gum(corpora / "gum")
    uner = {part: read_uner(corpora / "uner" / f"{part}.iob2") for part in ("train", "dev", "test")}
    wikigold = read_wikigold(corpora / "wikigold" / "wikigold.conll.txt")
    cut = round(len(wikigold) * (1 - WIKIGOLD_HELD_OUT))
    crossner = {part: read_crossner(corpora / "crossner-politics" / f"{part}.txt") for part in ("train", "dev", "test")}
    return {
        **{f"gmb_{part}": [sentences] for part, sentences in gmb.items()},
        **{f"gum_{part}": [read_gum_names(document) for document in documents] for part, documents in gum.items()},
        "uner_train": [uner["train"]],
        "uner_test": [uner["test"]],
        "uner_dev_even": [uner["dev"][::2]],
        "uner_dev_odd": [uner["dev"][1::2]],
        "wikigold_train": [wikigold[:cut]],
        "wikigold_third": [wikigold[cut:]],
        "crossner_train": [crossner["train"] + crossner["dev"]],
        "crossner_test": [crossner["test"]],
        "redocred": [
            d for part in ("dev", "test") for d in read_redocred(corpora / "redocred" / f"{part}_revised.json")
        ],
        "re3d": [[document] for source in RE3D_SOURCES for document in read_re3d(corpora / "re3d" / source)],
    }


def split_gmb(sentences: list[Passage]) -> dict[str, list[Passage]]:
    """Blocks of sentences: one of 120 for development, three of 120 for testing, the rest for training."""
    split: dict[str, list[Passage]] = {"train": [], "dev": [], "test": []}
    for i, sentence in enumerate(sentences):
        split[{0: "dev", 30: "test", 60: "test", 90: "test"}.get(i // GMB_BLOCK % 120, "train")].append(sentence)
    return split


def plain_docs(runs: Iterable[list[Passage]]) -> Iterator[Doc]:
    """One document for each sentence, as the corpus spells it."""
    nlp = blank_english()
    return (build_doc(nlp, harmonise(sentence)) for run in runs for sentence in run)


def training_docs(runs: Iterable[list[Passage]], overlaps: Callable[[Passage], bool]) -> Iterator[Doc]:
    """Documents of a few sentences in the styles of several newsrooms.

    Passages that overlap with held-out texts are left out.

    Of a run that is no document only the sentences that overlap go.
    """
    rng, nlp, dropped = random.Random(SEED), blank_english(), 0
    for run in runs:
        start = 0
        while start < len(run):
            size = rng.randint(1, MAX_SENTENCES)
            sentences = [harmonise(sentence) for sentence in run[start : start + size]]
            start += size
            passage = vary(join_sentences(sentences, rng), rng)
            if overlaps(passage):
                dropped += 1
                continue
            yield build_doc(nlp, passage)
            yield from (build_doc(nlp, copy) for copy in cased_copies(passage, rng))
    print(f"{dropped} passages dropped: they share words with a held-out text")


def build_doc(nlp: Language, passage: Passage) -> Doc:
    """The gold document. A name that no run of tokens matches becomes missing, as one labelled "?" does."""
    doc = nlp.make_doc(passage.text)
    names, missing = [], []
    for name in passage.names:
        span = doc.char_span(name.start, name.end, label=name.label)
        if span is None or name.label == "?":
            missing.append(doc.char_span(name.start, name.end, alignment_mode="expand"))
        else:
            names.append(span)
    names = filter_spans(names)
    taken = {i for span in names for i in range(span.start, span.end)}
    missing = [span for span in filter_spans(s for s in missing if s) if taken.isdisjoint(range(span.start, span.end))]
    doc.set_ents(names, missing=missing, default="outside")
    return doc


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write the entities of `docs` and say how many there are."""
    docs = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(path)
    counts = Counter(span.label_ for doc in docs for span in doc.ents)
    print(f"{path.name}: {len(docs)} documents, {sum(map(len, docs))} tokens, {dict(counts.most_common())}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder laid out as the assets in project.yml")
    parser.add_argument("out", type=Path, help="folder for the .spacy files")
    parser.add_argument("--held-out", type=Path, help="folder of .txt files no training passage may overlap")
    arguments = parser.parse_args()
    main(arguments.corpora, arguments.out, arguments.held_out)
