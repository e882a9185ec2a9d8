"""en_broadsheet_news: an English spaCy pipeline for news.

A MiniLM run by onnxruntime, and spaCy components that read its answers.
"""

import os
from pathlib import Path

# onnxruntime tells its maker of every process that imports it: the machine, the system, the path of the Python that
# runs. This is the one switch that stops it, if set before; it stands whatever the user had set.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from spacy.language import Language
from spacy.util import load_model_from_path

from . import encoder, listeners  # noqa: F401 - they register the factories

MODEL = Path(__file__).parent / "model"


def load(**overrides) -> Language:
    """Load the pipeline; `overrides` are those of `spacy.load`: `vocab`, `disable`, `enable`, `exclude`, `config`."""
    return load_model_from_path(MODEL, **overrides)
