"""Vectors: those that our own pipeline leaves with a Doc, and the weights of the networks that read them.

Another pipeline's Doc has none, or some of another width. Knows nothing of what a network finds.
"""

from importlib.resources import as_file, files

import numpy as np
from spacy.tokens import Doc

EPSILON = 1e-5  # that of torch's layer_norm, which the weights were trained with


def has_vectors(doc: Doc, width: int) -> bool:
    """Has the Doc a vector of this width for each token?"""
    shape: tuple[int, ...] = doc.tensor.shape
    return shape == (len(doc), width)


def normalise(vectors: np.ndarray) -> np.ndarray:
    """Each row at mean 0 and variance 1, as in training."""
    centred = vectors - vectors.mean(axis=1, keepdims=True)
    normal: np.ndarray = centred / np.sqrt(centred.var(axis=1, keepdims=True) + EPSILON)
    return normal


def read_arrays(package: str, name: str) -> dict[str, np.ndarray]:
    """The arrays of a file in a package's folder `weights`, in 32 bits, by their names."""
    with as_file(files(package).joinpath("weights", name)) as path, np.load(path) as arrays:
        return {key: arrays[key].astype(np.float32) for key in arrays.files}
