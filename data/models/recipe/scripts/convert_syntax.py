"""Syntax corpus: UD English EWT and the openly licensed genres of GUM as spaCy training documents.

Writes train, dev and one file for each held-out set. Knows CoNLL-U (through `conllu`). Knows nothing of entities. Tags
are PTB (XPOS), labels UD with subtypes. A paragraph break is a whitespace token, as the tokenizer makes it of "\\n\\n".
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc, DocBin

from conllu import Document, Sentence, Token, read_documents, upper_cased
from heldout import is_held_out, read_passages

SEED = 7
MAX_SENTENCES = 8  # a training document is 1 to 8 sentences in a row: long enough to learn sentence boundaries
CAPITALS = 0.03  # share of documents copied in capitals, as headlines are
DATELINES = 0.03  # share of documents that get a dateline, which EWT annotates as a sentence of its own
# GUM genres whose texts allow reuse and changes (CC BY, CC BY-SA, public domain); the others are NonCommercial or
# unclear.
OPEN_GENRES = frozenset("academic bio court interview news speech textbook vlog voyage".split())
# Features a reader of news needs. The rest (Typo, Style, ExtPos...) only multiply the morphologizer's labels.
FEATURES = frozenset(
    "Case Definite Degree Gender Mood Number NumType Person Polarity Poss PronType Reflex Tense VerbForm Voice".split()
)
PARAGRAPH = Token("\n\n", "\n\n", "SPACE", "_SP", "", 0, "dep", space=False)
CITIES = (
    "BAGHDAD",
    "WASHINGTON",
    "LONDON",
    "BEIRUT",
    "PARIS",
    "KABUL",
    "GENEVA",
    "CAIRO",
    "MOSCOW",
    "Jakarta",
    "Nairobi",
    "Geneva",
)
AGENCIES = ("AP", "Reuters", "AFP", "CNN", "UPI", "Xinhua")


def main(corpora: Path, out: Path, held_out: Path | None) -> None:
    """Read EWT and GUM from `corpora` and write `out`/syntax_*.spacy."""
    passages = read_passages(held_out)
    ewt = {part: read_documents(corpora / "ewt" / f"en_ewt-ud-{part}.conllu") for part in ("train", "dev", "test")}
    gum = read_gum(corpora / "gum")
    documents = ewt["train"] + gum["train"]
    kept = [d for d in documents if not is_held_out(d.text, passages)]
    print(f"{len(documents) - len(kept)} training documents dropped: they share a passage with a held-out text")
    write_docs(training_docs(kept), out / "syntax_train.spacy")
    held = {f"gum_{part}": gum[part] for part in ("dev_others", "dev_news", "test")}
    held |= {f"ewt_{part}": ewt[part] for part in ("dev", "test")}
    for name, part in held.items():
        write_docs(plain_docs(part), out / f"syntax_{name}.spacy")


def read_gum(folder: Path) -> dict[str, list[Document]]:
    """GUM's openly licensed documents by part ("train", "test", "dev_news", "dev_others"), each in the order of
    their names.
    """
    parts: dict[str, list[Document]] = {"train": [], "test": [], "dev_news": [], "dev_others": []}
    part_of = read_splits(folder / "splits.md")
    for path in sorted((folder / "dep").rglob("GUM_*.conllu"), key=lambda path: path.name):
        part = part_of.get(path.stem)
        if path.stem.split("_")[1] not in OPEN_GENRES or part is None:
            continue
        for document in read_documents(path):
            key = part if part != "dev" else "dev_news" if genre(document) == "news" else "dev_others"
            parts[key].append(document)
    return parts


def read_splits(path: Path) -> dict[str, str]:
    """The official part of each GUM document, by its name: `## dev` heads a list of `  * GUM_news_iodine`."""
    part_of, part = {}, ""
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ").strip()
        elif line.strip().startswith("* GUM_"):
            part_of[line.strip().removeprefix("* ")] = part
    return part_of


def genre(document: Document) -> str:
    """The genre in a GUM name: "news" for GUM_news_iodine."""
    return document.name.split("_")[1]


def plain_docs(documents: Iterable[Document]) -> Iterator[Doc]:
    """One spaCy document for every few sentences, in order."""
    rng, vocab = random.Random(SEED), English().vocab
    for chunk in chunks(documents, rng):
        yield build_doc(vocab, chunk)


def training_docs(documents: Iterable[Document]) -> Iterator[Doc]:
    """As `plain_docs`, with a few datelines put in front and a few copies in capitals."""
    rng, vocab = random.Random(SEED), English().vocab
    for chunk in chunks(documents, rng):
        if rng.random() < DATELINES:
            chunk = [dateline(rng), *chunk]
        yield build_doc(vocab, chunk)
        if rng.random() < CAPITALS:
            yield build_doc(vocab, [upper_cased(sentence) for sentence in chunk])


def chunks(documents: Iterable[Document], rng: random.Random) -> Iterator[Sequence[Sentence]]:
    """Cut each document into runs of 1 to `MAX_SENTENCES` sentences."""
    for document in documents:
        start = 0
        while start < len(document.sentences):
            size = rng.randint(1, MAX_SENTENCES)
            yield document.sentences[start : start + size]
            start += size


def dateline(rng: random.Random) -> Sentence:
    """A dateline such as "BAGHDAD (AP) --", annotated as EWT annotates its few."""
    dash = rng.choice(["--", "-", "\u2014", "\u2013"])
    city = rng.choice(CITIES)
    tokens = [Token(city, city.title(), "PROPN", "NNP", "Number=Sing", -1, "root")]
    if rng.random() < 0.6:
        agency = rng.choice(AGENCIES)
        tokens += [
            Token("(", "(", "PUNCT", "-LRB-", "", 2, "punct", space=False),
            Token(agency, agency, "PROPN", "NNP", "Number=Sing", 0, "list", space=False),
            Token(")", ")", "PUNCT", "-RRB-", "", 2, "punct"),
        ]
    return Sentence((*tokens, Token(dash, dash, "PUNCT", ":", "", 0, "punct")))


def build_doc(vocab, sentences: Sequence[Sentence]) -> Doc:
    """Build the gold document.

    A sentence that opens a paragraph is parted from the one before by a whitespace token.
    """
    tokens: list[Token] = []
    heads: list[int] = []
    for number, sentence in enumerate(sentences):
        opened = number + 1 < len(sentences) and sentences[number + 1].opens_paragraph
        offset, size = len(tokens), len(sentence.tokens)
        tokens += [*sentence.tokens, *[PARAGRAPH] * opened]
        heads += [offset + (i if t.head < 0 else t.head) for i, t in enumerate(sentence.tokens)]
        heads += [offset + size - 1] * opened
    follow = [*tokens[1:], None]
    return Doc(
        vocab,
        words=[t.form for t in tokens],
        spaces=[t.space and after is not PARAGRAPH for t, after in zip(tokens, follow)],
        tags=[t.xpos for t in tokens],
        pos=[t.upos for t in tokens],
        morphs=[keep_features(t.feats) for t in tokens],
        lemmas=[t.lemma for t in tokens],
        heads=heads,
        deps=["ROOT" if t.head < 0 else t.dep for t in tokens],
    )


def keep_features(feats: str) -> str:
    """The features in `FEATURES`, in UD's notation."""
    return "|".join(f for f in feats.split("|") if f.partition("=")[0] in FEATURES)


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Write `docs` with all annotation and say how much it is."""
    docs = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(path)
    print(f"{path.name}: {len(docs)} documents, {sum(map(len, docs))} tokens")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder laid out as the assets in project.yml")
    parser.add_argument("out", type=Path, help="folder for the .spacy files")
    parser.add_argument("--held-out", type=Path, help="folder of .txt files no training document may overlap")
    arguments = parser.parse_args()
    main(arguments.corpora, arguments.out, arguments.held_out)
