"""Encoder: the component that runs the network once over a text and leaves its answers for the components that listen.

Knows onnxruntime and the features. Knows nothing of what an answer means.
"""

import os
from collections.abc import Iterable, Iterator

import numpy as np
import onnxruntime
from spacy.language import Language
from spacy.tokens import Doc

from .features import Features, Featurizer
from .stored import Stored

ANSWERS = "encoder_answers"  # where a Doc keeps them until each is taken
VECTORS = "vectors"  # the answer that stays, as `doc.tensor`
WINDOW = 256  # pieces seen at once, as in training
OVERLAP = 64  # pieces that two windows share; each word is read where it stands further from the edge
THREADS = 4  # at most: a window is too little to share among more
NETWORK, VOCABULARY = "network.onnx", "vocabulary.txt"


@Language.factory("broadsheet_encoder", assigns=["doc.tensor"])
def create_encoder(nlp: Language, name: str) -> "Encoder":
    """An empty encoder, to be filled from disk."""
    return Encoder(name)


class Encoder(Stored):
    """Runs the network window by window, so that a text is read alike alone and in any batch."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._load({NETWORK: b"", VOCABULARY: b""})

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.tensor` to a vector for each token, and leave the other answers for the listeners."""
        if len(doc):
            answers = self.answer([token.text for token in doc], [bool(token.whitespace_) for token in doc])
            doc.tensor = answers.pop(VECTORS)
            doc.user_data[ANSWERS] = answers
        return doc

    def answer(self, words: list[str], spaces: list[bool]) -> dict[str, np.ndarray]:
        """What the network says of one word or more: arrays of one row for each word, by name."""
        session = self._open()
        features = self._featurizer(words, spaces)
        parts = [
            [rows[start - first : end - first] for rows in _run(session, features, first, last)]
            for first, last, start, end in find_windows(features.starts)
        ]
        names = [output.name for output in session.get_outputs()]
        return {name: np.concatenate(rows) for name, rows in zip(names, zip(*parts, strict=True), strict=True)}

    def _open(self) -> onnxruntime.InferenceSession:
        """The session of this process.

        That of a parent has lost its threads; it is kept, for a session that is freed waits for them.
        """
        if not self._network:
            raise ValueError(
                f"{self.name}: it has no network. Load the pipeline with spacy.load('en_broadsheet_news')."
            )
        process = os.getpid()
        if process not in self._opened:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = min(THREADS, os.cpu_count() or 1)
            self._opened[process] = onnxruntime.InferenceSession(
                self._network, options, providers=["CPUExecutionProvider"]
            )
        return self._opened[process]

    def _save(self) -> dict[str, bytes]:
        return {NETWORK: self._network, VOCABULARY: "\n".join(self._featurizer.vocabulary).encode()}

    def _load(self, files: dict[str, bytes]) -> None:
        self._network = files[NETWORK]
        self._featurizer = Featurizer(files[VOCABULARY].decode().split("\n"))
        self._opened: dict[int, onnxruntime.InferenceSession] = {}


def find_windows(starts: np.ndarray) -> Iterator[tuple[int, int, int, int]]:
    """Windows over words that start at these pieces: (first, after last, first kept, after last kept).

    The kept words of all windows are all words, each once and in order.
    """
    count, first, kept = len(starts) - 1, 0, 0
    while kept < count:
        last = int(np.searchsorted(starts, starts[first] + WINDOW, side="right")) - 1
        end = count if last >= count else int(np.searchsorted(starts, starts[last] - OVERLAP // 2))
        yield first, last, kept, end
        first, kept = int(np.searchsorted(starts, starts[last] - OVERLAP)), end


def _run(session: onnxruntime.InferenceSession, features: Features, first: int, last: int) -> list[np.ndarray]:
    starts = features.starts[first : last + 1]
    owners = np.repeat(np.arange(first, last), np.diff(starts))
    inputs = {
        "pieces": features.pieces[starts[0] : starts[-1]],
        "piece_cases": features.cases[owners],
        "piece_spacings": features.spacings[owners],
        "first": starts[:-1] - starts[0],
        "last": starts[1:] - 1 - starts[0],
        **{name: getattr(features, name)[first:last] for name in ("cases", "shapes", "suffixes", "spacings")},
    }
    return [rows[0] for rows in session.run(None, {name: array[None] for name, array in inputs.items()})]


def take_answers(doc: Doc, names: Iterable[str], *, by: str) -> list[np.ndarray]:
    """Take the answers of these names from a Doc that the encoder has read."""
    answers = doc.user_data.get(ANSWERS, {})
    if missing := [name for name in names if name not in answers]:
        wanted = ", ".join(missing)
        raise ValueError(
            f"{by}: the encoder has left no answer for {wanted}. It must run before, once for each time that {by} runs."
        )
    taken = [answers.pop(name) for name in names]
    if not answers:
        doc.user_data.pop(ANSWERS, None)
    return taken
