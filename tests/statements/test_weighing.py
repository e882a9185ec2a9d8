import numpy as np
import pytest

from broadsheet.language import find_quotations
from broadsheet.rules import name_rule
from broadsheet.statements import judge, proposals
from broadsheet.statements.cues import Attribution, Cue
from broadsheet.statements.network import Glance
from broadsheet.statements.pairs import read_words
from broadsheet.statements.weighing import WORDS, weigh

SAY = Cue("say", "claim", {"that": "claim", "quote": "claim"})
# the judge of these tests asks the network alone
WEIGHTS = {"said": {"cue": 1.0, "said": 1.0}, "speaker": {"source": 1.0}}


class Seen:
    """A Doc as a network of our making sees it: `said` are the words after which cue, `source` its speaker's head."""

    def __init__(self, doc, cues):
        self.doc = doc
        self.cues = {self.find(word): parts for word, parts in cues.items()}
        self.words = read_words(doc, find_quotations(doc.text))
        self.odds = np.array([4.0 if token.i in self.cues else -4.0 for token in doc])

    def find(self, word):
        return next(token.i for token in self.doc if token.text == word)

    def look(self, cue):
        said, source = self.cues.get(cue, ((), None))
        sentence = self.doc[cue].sent
        likely = np.array([4.0 if token.text in said else -4.0 for token in sentence])
        sources = np.full(len(sentence) + 1, -6.0)
        sources[-1 if source is None else self.find(source) - sentence.start] = -0.01
        return Glance(cue, sentence.start, float(self.odds[cue]), likely, sources)

    def find_act(self, cue, tokens):
        return "warn"


@pytest.fixture(autouse=True)
def plain_weights(monkeypatch):
    monkeypatch.setattr(judge, "read_weights", lambda: WEIGHTS)


def attribute(doc, cue, content, speaker, rule):
    """An attribution by the rule `rule` whose content and speaker are words of the text."""
    at = {word: next(token for token in doc if token.text == word) for word in (cue, speaker)}
    start = doc.text.index(content)
    rules = (
        ("cue", "statements.cues.find_cue"),
        ("content", rule),
        ("speaker", "statements.speakers.find_own_speaker"),
    )
    words = doc[at[cue].i : at[cue].i + 1]
    return Attribution(words, SAY, "claim", at[speaker], ((start, start + len(content)),), rules=rules)


def tell(doc, attributions):
    """Cue, contents, speaker and kind of each attribution."""
    return [
        (one.cue.text, [doc.text[a:b] for a, b in one.contents], one.speaker and one.speaker.text, one.reading)
        for one in attributions
    ]


TEXT = "Lund dismissed the plan on Monday."
OBJECT = "statements.object_frames.read_object"


def test_without_a_network_every_reading_stands_with_its_kind(nlp):
    doc = nlp(TEXT)
    read = [attribute(doc, "dismissed", "the plan", "Lund", OBJECT)]
    assert tell(doc, weigh(doc, read, None)) == [("dismissed", ["the plan"], "Lund", "object")]
    assert weigh(doc, read, None)[0].verdict is None


def test_what_the_network_holds_unlikely_is_left_out(nlp):
    doc = nlp(TEXT)
    read = [attribute(doc, "dismissed", "the plan", "Lund", OBJECT)]
    assert weigh(doc, read, Seen(doc, {})) == []
    kept = weigh(doc, read, Seen(doc, {"dismissed": (("the", "plan"), "Lund")}))
    assert tell(doc, kept) == [("dismissed", ["the plan"], "Lund", "object")]
    assert kept[0].verdict.odds > 0


def test_a_quotation_stands_whatever_the_network_makes_of_it(nlp):
    text = '"The road is closed," Lund said.'
    doc = nlp(text)
    read = [attribute(doc, "said", "The road is closed", "Lund", "statements.direct.is_speech")]
    assert find_quotations(text)
    assert tell(doc, weigh(doc, read, Seen(doc, {}))) == [("said", ["The road is closed"], "Lund", "direct quotation")]


def test_the_network_adds_a_cue_that_no_rule_reads(nlp):
    doc = nlp("Lund grumbled that the road was closed.")
    seen = Seen(doc, {"grumbled": (("the", "road", "was", "closed"), "Lund")})
    added = weigh(doc, [], seen)
    assert tell(doc, added) == [("grumbled", ["the road was closed"], "Lund", "network")]


@pytest.mark.parametrize(
    "text", ["Lund could say that the road was closed.", "Lund never said that the road was closed, they hinted."]
)
def test_what_is_not_told_as_done_is_not_added(nlp, text):
    doc = nlp(text)
    cue = "say" if "say" in text else "hinted"
    parts = (("the", "road", "was", "closed"), "Lund")
    kept = weigh(doc, [], Seen(doc, {cue: parts}))
    assert bool(kept) == (cue == "hinted")


def test_what_the_quoted_think_themselves_is_not_added(nlp):
    doc = nlp('"I think the road is closed," Lund said.')
    assert weigh(doc, [], Seen(doc, {"think": (("the", "road", "is", "closed"), "I")})) == []


def test_an_added_cue_that_tells_what_another_tells_is_left_out(nlp):
    doc = nlp("Lund went on to say the road was closed.")
    read = [attribute(doc, "say", "the road was closed", "Lund", "statements.clause_frames.read_that")]
    parts = (("the", "road", "was", "closed"), "Lund")
    kept = weigh(doc, read, Seen(doc, {"say": parts, "went": parts}))
    assert [cue for cue, *_ in tell(doc, kept)] == ["say"]


def test_the_likelier_speaker_stands_and_what_is_said_stays(nlp):
    doc = nlp("Tolls will rise, Ann said.")
    rule = "statements.clause_frames.read_that"
    read = [attribute(doc, "said", "Tolls", "Tolls", rule)]
    kept = weigh(doc, read, Seen(doc, {"said": (("Tolls", "will", "rise"), "Ann")}))
    assert tell(doc, kept) == [("said", ["Tolls"], "Ann", "clause")]
    assert dict(kept[0].rules)["speaker"] == name_rule(proposals.rename)


def test_every_kind_of_reading_has_its_word():
    assert set(WORDS) == {*judge.READINGS.values(), judge.NETWORK}
