"""Scores of the assembled pipeline on texts kept out of training, printed and written into its metadata.

From raw text, as a reader meets it: the pipeline's own tokens and sentences, aligned with the gold ones by characters.
"""
import argparse
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

SYNTAX = ("gum_dev_news", "gum_test", "ewt_dev", "ewt_test")
NER = ("gmb_test", "gum_dev_news", "gum_test", "uner_dev", "uner_test", "wikigold_third", "crossner_test")
SHOWN = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
HEADLINE = {"syntax": "ewt_test", "ner": "gmb_test"}  # whose scores stand first in the package's metadata


def main(model: Path, corpus: Path) -> None:
    """Score the pipeline in `model` on the held-out files in `corpus`; write the scores into its meta.json."""
    nlp = spacy.load(model)
    performance: dict = {}
    for kind, names in (("syntax", SYNTAX), ("ner", NER)):
        for name in names:
            scores = score(nlp, corpus / f"{kind}_{name}.spacy")
            if kind == "ner":
                scores = {key: value for key, value in scores.items() if key.startswith("ents_")}
            print_scores(name, scores)
            if name == HEADLINE[kind]:
                performance |= scores
            performance[f"{kind}_{name}"] = scores
    meta = srsly.read_json(model / "meta.json")
    srsly.write_json(model / "meta.json", meta | {"performance": performance})


def score(nlp: Language, path: Path) -> dict:
    """spaCy's scores for one file, without those that its gold documents do not have."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {key: value for key, value in scores.items() if value is not None and key != "speed"}


def print_scores(name: str, scores: dict) -> None:
    """One line of scores; for entities one line for each label too."""
    if "ents_f" not in scores:
        print(name, *(f"{key} {scores[key]:.3f}" for key in SHOWN if key in scores))
        return
    print(f"{name} F {scores['ents_f']:.3f} P {scores['ents_p']:.3f} R {scores['ents_r']:.3f}")
    for label, s in sorted(scores["ents_per_type"].items()):
        print(f"  {label:7} F {s['f']:.3f} P {s['p']:.3f} R {s['r']:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    main(arguments.model, arguments.corpus)
