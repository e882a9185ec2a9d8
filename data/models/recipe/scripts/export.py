"""Export: the trained weights as a spaCy pipeline of files, its network in ONNX with 8-bit weights.

Weights alone are rounded, each row by its own scale, and made 32-bit again when the network is loaded: what is small is
the file. The numbers in between stay 32-bit, so that an answer does not depend on what else a processor can do.
"""

import argparse
import io
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import spacy
import srsly
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from en_broadsheet_news.encoder import NETWORK, VOCABULARY
from en_broadsheet_news.listeners import LABELS, RULES, WORDS
from network import Sizes, add_one
from tokens import blank_english
from train import NAMES, Network

OPSET = 20  # the first that has Gelu
SMALLEST = 4096  # numbers in a weight that is worth rounding
ANSWERS = (
    "vectors",
    "tags",
    "morphs",
    "lemmas",
    "starts",
    "names",
    "arc_child",
    "arc_head",
    "label_child",
    "label_head",
)
INPUTS = ("pieces", "piece_cases", "piece_spacings", "first", "last", "cases", "shapes", "suffixes", "spacings")


class Reader(nn.Module):
    """The network as reading uses it: one window, no padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.heads = network.encoder, network.heads

    def forward(
        self, pieces, piece_cases, piece_spacings, first, last, cases, shapes, suffixes, spacings
    ) -> tuple[Tensor, ...]:
        """The answers, in the order of `ANSWERS`."""
        vectors = self.encoder(
            pieces, piece_cases, piece_spacings, None, first, last, cases, shapes, suffixes, spacings
        )
        out = self.heads(vectors, suffixes) | {"vectors": vectors}
        out["arc_head"] = add_one(out["arc_head"][:, 1:]).matmul(self.heads.arcs)
        out["label_head"] = out["label_head"][:, 1:]
        return tuple(out[name] for name in ANSWERS)


def main(trained: Path, package: Path, out: Path, bits: int) -> None:
    """Write the pipeline in `trained` to `out`, with the metadata in `package`."""
    sizes = Sizes(**json.loads((trained / "sizes.json").read_text(encoding="utf8")))
    labels = json.loads((trained / "labels.json").read_text(encoding="utf8"))
    vocabulary = (trained / "vocabulary.txt").read_text(encoding="utf8")
    network = Network(len(vocabulary.split("\n")), sizes)
    weights = torch.load(trained / "weights.pt")
    # what taught the encoder to read stories has done its work
    network.load_state_dict({name: array for name, array in weights.items() if not name.startswith("readers.")})
    network.eval()
    nlp = build_pipeline(network, labels, (trained / "rules.msgpack").read_bytes(), vocabulary, bits)
    nlp.meta.update(srsly.read_json(package / "meta.json"))
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)


def build_pipeline(network: Network, labels: dict, rules: bytes, vocabulary: str, bits: int) -> spacy.Language:
    """The spaCy pipeline of a trained network."""
    nlp = blank_english()
    onnx_bytes = export(network)
    nlp.add_pipe("broadsheet_encoder", "encoder")._load(
        {NETWORK: round_weights(onnx_bytes) if bits == 8 else onnx_bytes, VOCABULARY: vocabulary.encode()}
    )
    nlp.add_pipe("broadsheet_tagger", "tagger").fill(labels["tags"])
    nlp.add_pipe("broadsheet_morphologizer", "morphologizer").fill(labels["morphs"])
    lemmas = [[int(tree), keeps] for tree, keeps in labels["lemmas"]]
    words = "\n".join(piece for piece in vocabulary.split("\n") if piece.isalpha())
    nlp.add_pipe("broadsheet_lemmatizer", "lemmatizer")._load(
        {LABELS: json.dumps(lemmas).encode(), RULES: rules, WORDS: words.encode()}
    )
    parser = nlp.add_pipe("broadsheet_parser", "parser")
    parser.fill(labels["deps"])
    heads = network.heads
    with torch.no_grad():
        arc_root = add_one(nn.functional.gelu(heads.arc_head(heads.root))).matmul(heads.arcs)
        parser.weigh(
            labels=heads.labels.numpy(),
            arc_root=arc_root.numpy(),
            label_root=nn.functional.gelu(heads.label_head(heads.root)).numpy(),
        )
    nlp.add_pipe("broadsheet_ner", "ner").fill(NAMES)
    return nlp


def export(network: Network) -> bytes:
    """The network as ONNX, for windows and words of any number."""
    pieces, words = 7, 5
    sample = {
        name: torch.zeros((1, pieces if name.startswith("piece") else words), dtype=torch.long) for name in INPUTS
    }
    shapes = {
        name: {1: torch.export.Dim("pieces" if name.startswith("piece") else "words", min=2, max=512)}
        for name in INPUTS
    }
    program = torch.onnx.export(
        Reader(network).eval(),
        tuple(sample.values()),
        input_names=list(INPUTS),
        output_names=list(ANSWERS),
        dynamic_shapes=tuple(shapes.values()),
        opset_version=OPSET,
        dynamo=True,
        verbose=False,
    )
    file = io.BytesIO()
    program.save(file)
    return file.getvalue()


def round_weights(model: bytes) -> bytes:
    """The model with each large weight in 8 bits and a scale for each row or column, whichever a product runs along."""
    graph_model = onnx.load_from_string(model)
    graph = graph_model.graph
    kept, nodes = [], []
    for tensor in graph.initializer:
        array = numpy_helper.to_array(tensor)
        if array.dtype != np.float32 or array.ndim != 2 or array.size < SMALLEST:
            kept.append(tensor)
            continue
        axis = 1 if array.shape[0] > 4 * array.shape[1] else find_axis(graph, tensor.name)
        scale = (np.abs(array).max(axis=axis, keepdims=True) / 127).clip(1e-12).astype(np.float32)
        rounded = np.round(array / scale).astype(np.int8)
        kept += [
            numpy_helper.from_array(rounded, tensor.name + "_8"),
            numpy_helper.from_array(scale, tensor.name + "_scale"),
        ]
        nodes += [
            helper.make_node("Cast", [tensor.name + "_8"], [tensor.name + "_32"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [tensor.name + "_32", tensor.name + "_scale"], [tensor.name]),
        ]
    rest = list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes + rest)
    return graph_model.SerializeToString()


def find_axis(graph, name: str) -> int:
    """The axis that a product sums over: 1 for a weight that Gemm transposes, else 0."""
    for node in graph.node:
        if name in node.input:
            transposed = node.op_type == "Transpose" or (
                node.op_type == "Gemm" and any(a.name == "transB" and a.i for a in node.attribute)
            )
            return 1 if transposed or node.op_type == "Gather" else 0
    raise ValueError(f"{name}: no node of the network reads it")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="the folder that train.py wrote")
    parser.add_argument("package", type=Path, help="the folder with meta.json and the licences")
    parser.add_argument("out", type=Path)
    parser.add_argument("--bits", type=int, choices=(8, 32), default=8)
    a = parser.parse_args()
    main(a.trained, a.package, a.out, a.bits)
