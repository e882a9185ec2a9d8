"""What the tests of stances share: rules are tested alone, without the network's word, but where a test asks for both."""

import pytest

from broadsheet.stances import learned
from broadsheet.statements import records


@pytest.fixture(autouse=True)
def rules_alone(request, monkeypatch):
    """Read by the rules alone; a test marked `learned` has the network too."""
    if "learned" not in request.keywords:
        monkeypatch.setattr(learned, "can_score", lambda doc: False)
        monkeypatch.setattr(records, "look_at", lambda doc, quotations: None)
