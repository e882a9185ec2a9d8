"""Readers: what the network is asked of a story beside words and trees: who says what, who is for or against whom, and
which mentions mean the same.

They teach the encoder to tell these; what reads them in broadsheet is trained afterwards on the vectors that come of
it. Knows torch.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network import HEAD_DROPOUT, WIDTH, Dropout, add_one
from stories import NONE, Told

READER_WIDTH = 160
FAR = -1e4
NEAR_LINES = 1  # words that show a stance stand at most so many lines from holder and target


class Readers(nn.Module):
    """Scores of a story's words, pairs of words and pairs of mentions."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.cues, self.contents, self.evidence = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 3)
        self.cue, self.source, self.content = (nn.Linear(WIDTH, READER_WIDTH) for _ in range(3))
        self.sources = nn.Parameter(torch.randn(READER_WIDTH + 1, READER_WIDTH) * READER_WIDTH**-0.5)
        self.insides = nn.Parameter(torch.randn(READER_WIDTH + 1, READER_WIDTH + 1) * READER_WIDTH**-0.5)
        self.nobody = nn.Parameter(torch.zeros(1))
        self.mention = nn.Linear(3 * WIDTH, 2 * READER_WIDTH)
        self.before, self.after = (nn.Linear(2 * READER_WIDTH, READER_WIDTH) for _ in range(2))
        self.same = nn.Parameter(torch.randn(READER_WIDTH + 1, READER_WIDTH + 1) * READER_WIDTH**-0.5)
        self.fresh = nn.Linear(2 * READER_WIDTH, 1)
        # for each sign: how words show it, of whom as holder, of what as target
        self.shows = nn.Linear(WIDTH, 2)
        self.word_holder, self.word_target = (nn.Linear(WIDTH, 2 * READER_WIDTH) for _ in range(2))
        self.holder, self.target = (nn.Linear(2 * READER_WIDTH, 2 * READER_WIDTH) for _ in range(2))
        self.fit_holder, self.fit_target = (nn.Linear(2 * READER_WIDTH, READER_WIDTH) for _ in range(2))
        self.fits = nn.Parameter(torch.randn(2, READER_WIDTH + 1, READER_WIDTH + 1) * 0.02)
        self.sign = nn.Parameter(torch.full((2,), -8.0))  # most pairs have no stance, and a line has many words
        self.author = nn.Linear(2 * READER_WIDTH, 3)
        self.dropout = Dropout(HEAD_DROPOUT)

    def score_words(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of (words, width): is each part of a cue, of a content, and which sign it shows (none, support, oppose)."""
        hidden = self.dropout(F.gelu(self.hidden(words)))
        return self.cues(hidden)[:, 0], self.contents(hidden)[:, 0], self.evidence(hidden)

    def score_attributions(self, words: Tensor, cues: list[int]) -> tuple[Tensor, Tensor]:
        """(cues, 1 + words) for the source, nobody first, and (cues, words) for the content."""
        cue = add_one(self.dropout(F.gelu(self.cue(words[cues]))))
        source, content = self.dropout(F.gelu(self.source(words))), self.dropout(F.gelu(self.content(words)))
        sources = cue.matmul(self.sources).matmul(source.mT)
        nobody = self.nobody.expand(len(cues), 1)
        return torch.cat([nobody, sources], 1), cue.matmul(self.insides).matmul(add_one(content).mT)

    def pool(self, words: Tensor, told: Told) -> Tensor:
        """(mentions, 2 * reader width): first word, last word, and the mean of all."""
        firsts = torch.tensor([place.start for place in told.mentions])
        lasts = torch.tensor([place.end for place in told.mentions])
        sums = F.pad(words.cumsum(0), (0, 0, 1, 0))
        means = (sums[lasts] - sums[firsts]) / (lasts - firsts).unsqueeze(1)
        return self.dropout(F.gelu(self.mention(torch.cat([words[firsts], words[lasts - 1], means], 1))))

    def score_antecedents(self, mentions: Tensor) -> Tensor:
        """(mentions, 1 + mentions): does each mean something new, or the same as one before it."""
        scores = add_one(self.after(mentions)).matmul(self.same).matmul(add_one(self.before(mentions)).mT)
        later = torch.ones_like(scores).tril(-1) > 0
        return torch.cat([self.fresh(mentions), scores.masked_fill(~later, FAR)], 1)

    def score_stances(self, words: Tensor, mentions: Tensor, told: Told) -> Tensor:
        """(mentions, mentions, 3): none, support, oppose, of each mention as holder on each as target."""
        scores = self._fit(mentions) + self._show(words, mentions, told)
        return torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)

    def _fit(self, mentions: Tensor) -> Tensor:
        holder, target = add_one(self.fit_holder(mentions)), add_one(self.fit_target(mentions))
        return torch.einsum("ha,sab,tb->hts", holder, self.fits, target) + self.sign

    def _show(self, words: Tensor, mentions: Tensor, told: Told) -> Tensor:
        """The log of the sum over all words near both of how well each shows the sign, of whom, on what."""
        lines = torch.from_numpy(told.lines)
        own = torch.from_numpy(told.lines[[place.start for place in told.mentions]])
        far = (own[:, None] - lines[None]).abs() > NEAR_LINES
        shows = self.shows(words)
        scale = READER_WIDTH**-0.5
        signs = []
        for sign in range(2):
            part = slice(sign * READER_WIDTH, (sign + 1) * READER_WIDTH)
            holds = self.holder(mentions)[:, part].matmul(self.word_holder(words)[:, part].mT) * scale + shows[:, sign]
            meant = self.target(mentions)[:, part].matmul(self.word_target(words)[:, part].mT) * scale
            signs.append(_sum_products(holds.masked_fill(far, FAR), meant.masked_fill(far, FAR)))
        return torch.stack(signs, -1)


def _sum_products(left: Tensor, right: Tensor) -> Tensor:
    """The log-sum-exp over the last axis of left[i, e] + right[j, e], as (i, j)."""
    high, other = left.detach().amax(1, keepdim=True), right.detach().amax(1, keepdim=True)
    return ((left - high).exp().matmul((right - other).exp().mT) + 1e-12).log() + high + other.mT


def find_losses(readers: Readers, words: Tensor, told: Told) -> dict[str, Tensor]:
    """The losses of one example over its words' vectors, each a mean; what is not annotated has none."""
    losses = {}
    if told.whole:
        losses |= _find_word_losses(readers, words, told)
        losses |= _find_attribution_losses(readers, words, told)
    if told.mentions:
        mentions = readers.pool(words, told)
        if told.whole:
            losses["antecedents"] = _find_antecedent_loss(readers.score_antecedents(mentions), told)
            if len(told.mentions) > 1:
                losses["stances"] = _find_stance_loss(readers.score_stances(words, mentions, told), told)
        else:
            signs = torch.tensor([pairing.sign for pairing in told.pairings])
            losses["author"] = F.cross_entropy(readers.author(mentions), signs)
    return losses


def _find_word_losses(readers: Readers, words: Tensor, told: Told) -> dict[str, Tensor]:
    cues, contents, evidence = readers.score_words(words)
    gold = {name: torch.from_numpy(getattr(told, name)) for name in ("cues", "contents", "evidence")}
    return {
        "cues": F.binary_cross_entropy_with_logits(cues, gold["cues"].float()),
        "contents": F.binary_cross_entropy_with_logits(contents, gold["contents"].float()),
        "evidence": F.cross_entropy(evidence, gold["evidence"]),
    }


def _find_attribution_losses(readers: Readers, words: Tensor, told: Told) -> dict[str, Tensor]:
    if not told.attributions:
        return {}
    sources, contents = readers.score_attributions(words, [row.cue for row in told.attributions])
    inside = torch.zeros_like(contents)
    right = torch.zeros_like(sources, dtype=torch.bool)
    for place, row in enumerate(told.attributions):
        inside[place, list(row.content)] = 1
        right[place, [i + 1 for i in row.source] or [0]] = True
    chosen = sources.masked_fill(~right, FAR).logsumexp(1)
    return {
        "sources": (sources.logsumexp(1) - chosen).mean(),
        "insides": F.binary_cross_entropy_with_logits(contents, inside),
    }


def _find_antecedent_loss(scores: Tensor, told: Told) -> Tensor:
    """What each mention means: any mention of its chain before it, or something new."""
    chains = [place.chain for place in told.mentions]
    right = torch.tensor([[chain == other for other in chains] for chain in chains]).tril(-1)
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    return (scores.logsumexp(1) - scores.masked_fill(~right, FAR).logsumexp(1)).mean()


def _find_stance_loss(scores: Tensor, told: Told) -> Tensor:
    """The sum over all pairs that are told, to each mention's share."""
    count = len(told.mentions)
    gold = torch.full((count, count), NONE)
    known = ~torch.eye(count, dtype=torch.bool)
    for holder, target in told.unsure:
        known[holder, target] = False
    for pairing in told.pairings:
        if pairing.holder is not None:
            gold[pairing.holder, pairing.target] = pairing.sign
            known[pairing.holder, pairing.target] = True
    return F.cross_entropy(scores[known], gold[known], reduction="sum") / count
