"""Listeners: the components that turn the encoder's answers into tags, features, lemmas, trees, sentences and names.

Each takes its answers from the Doc and writes spaCy's usual attributes. Knows nothing of how the answers came about.
"""

import io
import json
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score
from spacy.pipeline.tagger import tagger_score
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span, Token
from threadpoolctl import ThreadpoolController

from .decoding import find_names, find_tree
from .encoder import take_answers
from .lemmas import LemmaRules
from .stored import Stored

LABELS, RULES, WORDS, WEIGHTS = "labels.json", "rules.msgpack", "words.txt", "weights.npz"
LONGEST_SENTENCE = 300  # words; the time a tree takes grows with their square
RULES_TRIED = 8
LEAST_SHARE = 0.02  # how likely a rule must be, next to the likeliest, to be preferred for the word it makes
ROOT = "ROOT"


class Listener(Stored):
    """A component with a list of labels, in the order of the answer's columns."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab, self.name = nlp.vocab, name
        self.fill([])

    @property
    def labels(self) -> tuple:
        """The labels, in the order of the columns."""
        return self._labels

    def fill(self, labels: Sequence) -> None:
        """Take these labels."""
        self._labels = tuple(tuple(label) if isinstance(label, list) else label for label in labels)

    def _save(self) -> dict[str, bytes]:
        return {LABELS: json.dumps(self._labels, ensure_ascii=False).encode()}

    def _load(self, files: dict[str, bytes]) -> None:
        self.fill(json.loads(files[LABELS]))


class StringListener(Listener):
    """A listener whose labels are strings; `_numbers` are theirs in the vocabulary."""

    def fill(self, labels: Sequence) -> None:
        """Take these labels."""
        super().fill(labels)
        self._numbers = np.array([self.vocab.strings.add(label) for label in labels], dtype=np.uint64)


@Language.factory("broadsheet_tagger", assigns=["token.tag"], requires=["doc.tensor"])
class Tagger(StringListener):
    """Penn Treebank tags."""

    scorer = staticmethod(tagger_score)

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.tag_`."""
        if len(doc):
            (scores,) = take_answers(doc, ["tags"], by=self.name)
            tags = self._numbers[scores.argmax(axis=1)]
            tags[_spaces(doc)] = self.vocab.strings.add("_SP")
            doc.from_array([TAG], tags[:, None])
        return doc


@Language.factory("broadsheet_morphologizer", assigns=["token.pos", "token.morph"], requires=["doc.tensor"])
class Morphologizer(Listener):
    """Universal parts of speech with features, such as "VERB|Tense=Past|VerbForm=Fin"."""

    scorer = staticmethod(morphologizer_score)

    def fill(self, labels: Sequence) -> None:
        """Take these labels."""
        super().fill(labels)
        parted = [label.partition("|") for label in labels]
        self._numbers = np.array(
            [[IDS[pos], self.vocab.morphology.add(morph)] for pos, _, morph in parted], dtype=np.uint64
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.pos_` and `token.morph`."""
        if len(doc):
            (scores,) = take_answers(doc, ["morphs"], by=self.name)
            found = self._numbers[scores.argmax(axis=1)]
            found[_spaces(doc)] = (IDS["SPACE"], self.vocab.morphology.add(""))
            doc.from_array([POS, MORPH], found)
        return doc


@Language.factory("broadsheet_lemmatizer", assigns=["token.lemma"], requires=["doc.tensor"])
class Lemmatizer(Listener):
    """Lemmas by the likeliest rule that fits the word.

    Where that makes a word that the encoder's vocabulary lacks ("urg" of "urging"), the next likely rule that makes one
    it holds.
    """

    scorer = staticmethod(lemmatizer_score)

    def __init__(self, nlp: Language, name: str) -> None:
        self._rules, self._words = LemmaRules(), frozenset()
        self._known: dict[tuple[str, int], str | None] = {}
        super().__init__(nlp, name)

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.lemma_`; to the word in lower case where none of the likeliest rules fits."""
        if len(doc):
            (scores,) = take_answers(doc, ["lemmas"], by=self.name)
            best = scores.argmax(axis=1)
            for token, row in zip(doc, best, strict=True):
                lemma = token.text if token.is_space else self._apply(token.text, int(row))
                if lemma is None or self._is_doubtful(lemma, token):
                    lemma = self._find_likely(scores[token.i], token.text) or lemma or token.lower_
                token.lemma_ = lemma
        return doc

    def _is_doubtful(self, lemma: str, token: Token) -> bool:
        return lemma.isalpha() and lemma.lower() != token.lower_ and lemma.lower() not in self._words

    def _find_likely(self, scores: np.ndarray, word: str) -> str | None:
        """The lemma of the likeliest rule that makes a known word, or failing that of the likeliest that fits at
        all.
        """
        rows = np.argsort(-scores)[:RULES_TRIED]
        found = [
            (lemma, np.exp(scores[row] - scores[rows[0]])) for row in rows if (lemma := self._apply(word, int(row)))
        ]
        likely = [lemma for lemma, share in found if share >= LEAST_SHARE and lemma.lower() in self._words]
        return next(iter([*likely, *(lemma for lemma, _ in found)]), None)

    def _apply(self, word: str, row: int) -> str | None:
        if (word, row) not in self._known:
            if len(self._known) > 200_000:  # a long session meets ever new words
                self._known.clear()
            self._known[word, row] = self._rules.apply(self._labels[row], word)
        return self._known[word, row]

    def _save(self) -> dict[str, bytes]:
        return {**super()._save(), RULES: self._rules.to_bytes(), WORDS: "\n".join(sorted(self._words)).encode()}

    def _load(self, files: dict[str, bytes]) -> None:
        super()._load(files)
        self._rules = LemmaRules().from_bytes(files[RULES])
        self._words = frozenset(files[WORDS].decode().split("\n"))
        self._known.clear()


@Language.factory(
    "broadsheet_parser",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    requires=["doc.tensor"],
)
class Parser(StringListener):
    """Sentences, and in each the best tree by a biaffine score for every pair of words (Dozat and Manning 2017).

    A sentence starts, or does not, where a component before has said so.
    """

    scorer = staticmethod(parser_score)

    def __init__(self, nlp: Language, name: str) -> None:
        self._weights: dict[str, np.ndarray] = {}
        super().__init__(nlp, name)

    def weigh(self, *, labels: np.ndarray, arc_root: np.ndarray, label_root: np.ndarray) -> None:
        """Take the weights of the labels, (labels, width of child + 1, width of head + 1), and the two vectors of
        the root.
        """
        weights = {"labels": labels, "arc_root": arc_root, "label_root": label_root}
        self._weights = {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in weights.items()}
        # (width of child + 1, labels times width of head + 1): one product for all labels
        self._mapping = np.ascontiguousarray(np.moveaxis(self._weights["labels"], 0, 1).reshape(labels.shape[1], -1))

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.head`, `token.dep_` and the sentences."""
        if not len(doc):
            return doc
        with _controller().limit(limits=1, user_api="blas"):  # more would spin on, and take the encoder's cores from it
            return self._parse(doc)

    def _parse(self, doc: Doc) -> Doc:
        starts, *vectors = take_answers(
            doc, ["starts", "arc_child", "arc_head", "label_child", "label_head"], by=self.name
        )
        arc_child, arc_head, label_child, label_head = vectors
        spaces = _spaces(doc)
        heads = np.arange(len(doc))
        deps = np.full(len(doc), self.vocab.strings.add("dep"), dtype=np.uint64)
        for words in _find_sentences(doc, starts, spaces):
            places = find_tree(arc_child[words] @ np.vstack([self._weights["arc_root"], arc_head[words]]).T)
            heads[words] = np.where(places == 0, words, words[places - 1])
            above = np.vstack([self._weights["label_root"], label_head[words]])[places]
            deps[words] = self._numbers[self._find_labels(label_child[words], above, places == 0)]
        _hang_spaces(heads, spaces)
        doc.from_array(
            [HEAD, DEP], np.stack([(heads - np.arange(len(doc))).astype(np.int64).view(np.uint64), deps], axis=1)
        )
        return doc

    def _find_labels(self, child: np.ndarray, head: np.ndarray, is_root: np.ndarray) -> np.ndarray:
        child, head = (np.concatenate([x, np.ones((len(x), 1), dtype=x.dtype)], axis=1) for x in (child, head))
        labels, _, depth = self._weights["labels"].shape
        mapped = (child @ self._mapping).reshape(-1, labels, depth)
        scores = np.einsum("nld,nd->nl", mapped, head)
        root = self._labels.index(ROOT)
        scores[:, root] = -np.inf
        found = scores.argmax(axis=1)
        found[is_root] = root
        return found

    def _save(self) -> dict[str, bytes]:
        file = io.BytesIO()
        np.savez(file, **{name: array.astype(np.float16) for name, array in self._weights.items()})
        return {**super()._save(), WEIGHTS: file.getvalue()}

    def _load(self, files: dict[str, bytes]) -> None:
        super()._load(files)
        self.weigh(**np.load(io.BytesIO(files[WEIGHTS])))


@Language.factory("broadsheet_ner", assigns=["doc.ents", "token.ent_iob", "token.ent_type"], requires=["doc.tensor"])
class EntityRecognizer(Listener):
    """Names, by the best sequence of their first, inner and last words."""

    scorer = staticmethod(get_ner_prf)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`."""
        if len(doc):
            (scores,) = take_answers(doc, ["names"], by=self.name)
            spans = find_names(scores, barred=np.flatnonzero(_spaces(doc)))
            doc.set_ents([Span(doc, start, end, label=self._labels[kind]) for start, end, kind in spans])
        return doc


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


def _spaces(doc: Doc) -> np.ndarray:
    return np.array([token.is_space for token in doc], dtype=bool)


def _find_sentences(doc: Doc, starts: np.ndarray, spaces: np.ndarray) -> list[np.ndarray]:
    """The words of each sentence, spaces left out."""
    words = np.flatnonzero(~spaces)
    if not len(words):
        return []
    opens = starts[words] > 0
    for place, i in enumerate(words):
        said = doc[int(i)].is_sent_start
        if said is not None:
            opens[place] = said
    opens[0] = True
    sentences = np.split(words, np.flatnonzero(opens)[1:])
    return [
        part
        for sentence in sentences
        for part in np.split(sentence, range(LONGEST_SENTENCE, len(sentence), LONGEST_SENTENCE))
    ]


def _hang_spaces(heads: np.ndarray, spaces: np.ndarray) -> None:
    """Hang each space from the word before it, and those that open a text from its first word."""
    owners = np.maximum.accumulate(np.where(spaces, -1, np.arange(len(spaces))))
    heads[spaces] = np.where(owners < 0, spaces.argmin(), owners)[spaces]
