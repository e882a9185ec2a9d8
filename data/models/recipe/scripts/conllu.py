"""CoNLL-U: documents of sentences of tokens, with the spacing of the original text.

Knows the ten columns, `# newdoc`, `# newpar` and multiword tokens. Knows nothing of spaCy.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `head` is a 0-based index in its sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    misc: str = ""
    space: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens in order; `opens_paragraph` is true for the first sentence of a paragraph."""

    tokens: tuple[Token, ...]
    opens_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document's name (its `# newdoc id`) and its sentences."""

    name: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The document as running text: spaces as annotated, one space between sentences."""
        return " ".join(sentence_text(sentence) for sentence in self.sentences)


def sentence_text(sentence: Sentence) -> str:
    """Join a sentence's forms as the original text spaced them."""
    return "".join(t.form + " " * t.space for t in sentence.tokens).rstrip()


def read_documents(path: Path) -> list[Document]:
    """Read every document of a CoNLL-U file, in order. A file without `# newdoc` is one document."""
    documents: list[Document] = []
    name, sentences, paragraph = path.stem, [], False
    for block in _read_blocks(path):
        for line in block:
            if line.startswith("# newdoc"):
                if sentences:
                    documents.append(Document(name, tuple(sentences)))
                name, sentences = line.partition("=")[2].strip(), []
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                paragraph = True
        tokens = _read_tokens(block)
        if tokens:
            sentences.append(Sentence(tokens, paragraph))
            paragraph = False
    return documents + [Document(name, tuple(sentences))]


def _read_blocks(path: Path) -> Iterator[list[str]]:
    """Yield the lines of each sentence, comments included."""
    block: list[str] = []
    for line in path.read_text(encoding="utf8").splitlines() + [""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _read_tokens(block: list[str]) -> tuple[Token, ...]:
    """Read the words of one sentence. Words inside a multiword token ("do" + "n't") touch each other."""
    tokens: list[Token] = []
    last, space_after_last = 0, True
    for line in block:
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        space = "SpaceAfter=No" not in columns[9].split("|")
        if "-" in columns[0]:
            last, space_after_last = int(columns[0].split("-")[1]), space
            continue
        number = int(columns[0])
        if number <= last:
            space = space_after_last if number == last else False
        tokens.append(_read_token(columns, space))
    return tuple(tokens)


def _read_token(columns: list[str], space: bool) -> Token:
    # A few UD words hold a space ("1 000"); spaCy's tokens never do.
    form, feats = columns[1].replace(" ", ""), columns[5].replace("_", "")
    return Token(form, columns[2], columns[3], columns[4], feats, int(columns[6]) - 1, columns[7], columns[9], space)


def upper_cased(sentence: Sentence) -> Sentence:
    """The sentence as a headline in capitals, without lemmas: edit trees learned from capitals would be noise."""
    return replace(sentence, tokens=tuple(replace(t, form=t.form.upper(), lemma="") for t in sentence.tokens))
