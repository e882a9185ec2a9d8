"""From a wheel: the weights and labels of a packed pipeline as train.py writes them, to train on from there.

The wheel's weights are 8-bit; what comes back is what the pipeline computes with.
"""

import argparse
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file

from en_broadsheet_news.features import Featurizer
from en_broadsheet_news.lemmas import LemmaRules
from examples import Labels
from network import LAYERS
from train import NAMES, Network, find_sizes, write_labels

# the linear layers beside the encoder's, in the order in which the network computes them
HEADS = (
    "tags",
    "morphs",
    "lemma_hidden",
    "lemmas",
    "starts",
    "name_hidden",
    "names",
    "arc_child",
    "arc_head",
    "label_child",
    "label_head",
)


def main(wheel: Path, minilm: Path, out: Path) -> None:
    """Write `out`/weights.pt and the labels beside it."""
    files = read_model(wheel)
    labels = Labels(
        *(tuple(json.loads(files[f"{name}/labels.json"])) for name in ("tagger", "morphologizer")),
        tuple((int(tree), bool(keeps)) for tree, keeps in json.loads(files["lemmatizer/labels.json"])),
        tuple(json.loads(files["parser/labels.json"])),
        ("O", *(f"{part}-{label}" for label in NAMES for part in "BILU")),
    )
    featurizer = Featurizer(files["encoder/vocabulary.txt"].decode().split("\n"))
    sizes = find_sizes(labels)
    network = Network(len(featurizer.vocabulary), sizes)
    fill(network, files, minilm)
    out.mkdir(parents=True, exist_ok=True)
    write_labels(out, labels, LemmaRules().from_bytes(files["lemmatizer/rules.msgpack"]), featurizer, sizes)
    torch.save(network.state_dict(), out / "weights.pt")


def read_model(wheel: Path) -> dict[str, bytes]:
    """The files of the wheel's folder `model`, by their place in it."""
    with zipfile.ZipFile(wheel) as archive:
        return {name.partition("/model/")[2]: archive.read(name) for name in archive.namelist() if "/model/" in name}


def fill(network: Network, files: dict[str, bytes], minilm: Path) -> None:
    """Fill the network from the ONNX graph and the parser's weights; its word pieces are MiniLM's own."""
    graph = onnx.load_from_string(files["encoder/network.onnx"]).graph
    arrays = read_arrays(graph)
    linear = iter(find_products(graph, arrays))
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name in arrays:
                parameter.copy_(torch.from_numpy(arrays[name]))
        for layer in range(LAYERS):
            for part in ("qkv", "out", "up", "down"):
                _set(network.encoder.layers[layer].get_submodule(part), next(linear))
        _set(network.encoder.join, next(linear))
        for part in HEADS:
            _set(network.heads.get_submodule(part), next(linear))
        shares = [arrays[name] for name in ("select", *(f"getitem_{n}" if n else "getitem" for n in range(LAYERS)))]
        network.encoder.mixture.copy_(torch.tensor(np.log(np.array(shares, dtype=np.float32))))
        network.heads.root.copy_(torch.from_numpy(arrays["expand_2"].reshape(-1)))
        parser = np.load(__import__("io").BytesIO(files["parser/weights.npz"]))
        network.heads.labels.copy_(torch.from_numpy(parser["labels"].astype(np.float32)))
        network.encoder.pieces.weight.copy_(
            load_file(minilm / "model.safetensors")["embeddings.word_embeddings.weight"]
        )


def read_arrays(graph) -> dict[str, np.ndarray]:
    """The graph's constants, those in 8 bits made 32-bit."""
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    rounded = [name.removesuffix("_8") for name in arrays if name.endswith("_8") and f"{name[:-2]}_scale" in arrays]
    return arrays | {name: arrays[f"{name}_8"].astype(np.float32) * arrays[f"{name}_scale"] for name in rounded}


def find_products(graph, arrays: dict[str, np.ndarray]) -> list[np.ndarray]:
    """The weights of linear layers as (inputs, outputs), in the order in which they are used."""
    found = []
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays and node.input[1] != "heads.arcs":
            found.append(arrays[node.input[1]])
    return found


def _set(module: torch.nn.Linear, weight: np.ndarray) -> None:
    module.weight.copy_(torch.from_numpy(weight).T)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("minilm", type=Path, help="MiniLM's folder: model.safetensors and vocab.txt")
    parser.add_argument("out", type=Path)
    a = parser.parse_args()
    main(a.wheel, a.minilm, a.out)
