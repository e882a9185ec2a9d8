"""The assembled pipeline: the entity recognizer put behind the syntax components, with the package's metadata.

Each of the two CNNs stays what it was trained to be: the syntax components listen to theirs, the recognizer keeps its own.
"""
import argparse
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.lang.en import English
from spacy.language import Language

from tokens import cut_after_stops

DOCUMENTS = ("LICENSE", "LICENSES_SOURCES")


def main(syntax: Path, ner: Path, package: Path, out: Path) -> None:
    """Join the pipelines in `syntax` and `ner`, add what `package` holds and write the whole to `out`."""
    nlp = assemble(spacy.load(syntax), spacy.load(ner))
    nlp.meta.update(srsly.read_json(package / "meta.json"))
    nlp.meta["performance"] = {}  # the scores of two trainings; `evaluate` writes those of the pipeline
    nlp.to_disk(out)
    for name in DOCUMENTS:
        shutil.copy(package / name, out / name)
    print(f"{out}: {', '.join(nlp.pipe_names)}")


def assemble(syntax: Language, ner: Language) -> Language:
    """Return `syntax` with the entity recognizer of `ner`, which takes its CNN along."""
    ner.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    syntax.add_pipe("ner", source=ner)
    # Paths of the training machine have no place in a package; what training needs is in this recipe.
    defaults = English().config
    for section in ("paths", "corpora", "training", "initialize"):
        syntax.config[section] = defaults[section]
    return cut_after_stops(syntax)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("syntax", "ner", "package", "out"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    main(arguments.syntax, arguments.ner, arguments.package, arguments.out)
