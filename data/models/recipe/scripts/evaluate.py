"""Scores of the pipeline on texts kept out of training, printed and written into its metadata.

From raw text, as a reader meets it: the pipeline's own tokens and sentences, aligned with the gold ones by characters.
"""

import argparse
from collections import Counter
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

SYNTAX = ("gum_dev_others", "gum_dev_news", "gum_test", "ewt_dev", "ewt_test")
NER = ("gmb_test", "gum_dev_news", "gum_test", "uner_dev", "uner_test", "wikigold_third", "crossner_test")
SHOWN = ("token_acc", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
# that reading rests on
RELATIONS = ("nsubj", "obj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl:relcl", "appos", "parataxis", "conj")
HEADLINE = {"syntax": "ewt_test", "ner": "gmb_test"}  # whose scores stand first in the package's metadata
PLACES = ("GPE", "LOC", "FAC")


def main(model: Path, corpus: Path) -> None:
    """Score the pipeline in `model` on the held-out files in `corpus`; write the scores into its meta.json."""
    nlp = spacy.load(model)
    performance: dict = {}
    for kind, names in (("syntax", SYNTAX), ("ner", NER)):
        for name in names:
            scores = score(nlp, corpus / f"{kind}_{name}.spacy")
            if kind == "ner":
                scores = {key: value for key, value in scores.items() if key.startswith(("ents_", "three_"))}
            print_scores(name, scores)
            if name == HEADLINE[kind]:
                performance |= scores
            performance[f"{kind}_{name}"] = scores
    meta = srsly.read_json(model / "meta.json")
    srsly.write_json(model / "meta.json", meta | {"performance": performance})


def score(nlp: Language, path: Path) -> dict:
    """spaCy's scores for one file, without those that its gold documents do not have;

    `three_f` is over PERSON, ORG and PLACE alone.
    """
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    read = list(nlp.pipe(doc.text for doc in gold))
    scores = Scorer(nlp).score([Example(predicted, doc) for predicted, doc in zip(read, gold)])
    if gold[0].has_annotation("ENT_IOB"):
        scores["three_f"] = score_three(
            [(drop_missing(name_spans(predicted), doc), name_spans(doc)) for predicted, doc in zip(read, gold)]
        )
    return {key: value for key, value in scores.items() if value is not None}


def name_spans(doc: Doc) -> set[tuple[int, int, str]]:
    """The names of a document as (start, end, label), with PLACE for every kind of place, without NORP."""
    return {
        (e.start_char, e.end_char, "PLACE" if e.label_ in PLACES else e.label_) for e in doc.ents if e.label_ != "NORP"
    }


def drop_missing(spans: set[tuple[int, int, str]], gold: Doc) -> set[tuple[int, int, str]]:
    """The spans without those that touch a word of which the gold says nothing, as spaCy's scorer leaves them out."""
    missing = [(token.idx, token.idx + len(token)) for token in gold if token.ent_iob == 0]
    return {span for span in spans if not any(span[0] < end and start < span[1] for start, end in missing)}


def score_three(pairs: list[tuple[set, set]]) -> float:
    """Micro F1 of exact spans."""
    counts = Counter()
    for found, wanted in pairs:
        counts += Counter(right=len(found & wanted), found=len(found), wanted=len(wanted))
    return 2 * counts["right"] / max(1, counts["found"] + counts["wanted"])


def print_scores(name: str, scores: dict) -> None:
    """One line of scores; for trees one more of single relations, for names one for each label."""
    if "ents_f" not in scores:
        print(name, *(f"{key} {scores[key]:.3f}" for key in SHOWN if key in scores))
        relations = scores["dep_las_per_type"]
        print("  F", *(f"{relation} {relations[relation]['f']:.2f}" for relation in RELATIONS if relation in relations))
        return
    all_types = f"F {scores['ents_f']:.3f} P {scores['ents_p']:.3f} R {scores['ents_r']:.3f}"
    print(f"{name} {all_types}; PERSON, ORG, PLACE {scores['three_f']:.3f}")
    for label, s in sorted(scores["ents_per_type"].items()):
        print(f"  {label:7} F {s['f']:.3f} P {s['p']:.3f} R {s['r']:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    main(arguments.model, arguments.corpus)
