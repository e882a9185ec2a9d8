"""Decoding: from scores to the best tree of a sentence and to the best names of a text.

Knows numbers only.
"""

import numpy as np

PARTS = "BILU"  # a name begins, goes on, ends; or is one word
NEVER = -1e9


def find_tree(scores: np.ndarray) -> np.ndarray:
    """The heads of the best tree with one root.

    `scores` is (words, 1 + words): of each word, how well the root and each word would head it. The answer holds places
    in those rows: 0 for the root, i + 1 for word i. Method: Chu and Liu (1965), Edmonds (1967).
    """
    count = len(scores)
    weights = np.full((count + 1, count + 1), NEVER)
    weights[1:] = scores - scores.max(axis=1, keepdims=True)
    np.fill_diagonal(weights, NEVER)
    heads = weights.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not len(_find_cycle(heads)):
        return heads[1:]
    weights[1:, 0] += 2 * weights[weights > NEVER / 2].sum() - 1  # a second root costs more than any tree
    return _find_arborescence(weights)[1:]


def _find_arborescence(weights: np.ndarray) -> np.ndarray:
    """The heads of the heaviest tree over all nodes from node 0; `weights[child, head]`."""
    heads = weights.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not len(cycle):
        return heads
    rest = np.setdiff1d(np.arange(len(weights)), cycle)  # node 0 is the first of them
    outside, inside = np.ix_(rest, cycle), np.ix_(cycle, rest)
    # the cycle becomes one node: it is entered where that costs least, and left by its best word
    entering = weights[inside] - weights[cycle, heads[cycle]][:, None]
    contracted = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    contracted[:-1, :-1] = weights[np.ix_(rest, rest)]
    contracted[-1, :-1] = entering.max(axis=0)
    contracted[:-1, -1] = weights[outside].max(axis=1)
    contracted[0, -1] = NEVER
    above = _find_arborescence(contracted)
    for node, head in zip(rest[1:], above[1:-1], strict=True):
        heads[node] = cycle[weights[node, cycle].argmax()] if head == len(rest) else rest[head]
    entered = cycle[entering[:, above[-1]].argmax()]
    heads[entered] = rest[above[-1]]
    return heads


def _find_cycle(heads: np.ndarray) -> np.ndarray:
    """The nodes of one cycle, in order of their numbers; none where all lead to node 0."""
    colours = np.zeros(len(heads), dtype=int)
    colours[0] = -1
    for start in range(1, len(heads)):
        node = start
        while colours[node] == 0:
            colours[node] = start
            node = heads[node]
        if colours[node] == start:
            cycle, at = [node], heads[node]
            while at != node:
                cycle.append(at)
                at = heads[at]
            return np.sort(cycle)
    return np.empty(0, dtype=int)


def find_names(scores: np.ndarray, *, barred: np.ndarray) -> list[tuple[int, int, int]]:
    """The spans of the best sequence of parts: (first, after last, kind).

    Column 0 of `scores` is "no name", then come B, I, L and U of each kind. No name holds a `barred` word. Method:
    Viterbi (1967).
    """
    if not len(scores):
        return []
    scores = scores.astype(float)
    scores[np.ix_(barred, np.arange(1, scores.shape[1]))] = NEVER
    follows = _find_transitions(scores.shape[1])
    best, pointers = scores[0] + follows[0], np.zeros(scores.shape, dtype=int)  # a text starts as after no name
    for i in range(1, len(scores)):
        paths = best[:, None] + follows
        pointers[i] = paths.argmax(axis=0)
        best = paths[pointers[i], np.arange(scores.shape[1])] + scores[i]
    column = int((best + follows[:, 0]).argmax())  # and ends as before none
    columns = [column]
    for i in range(len(scores) - 1, 0, -1):
        column = int(pointers[i, column])
        columns.append(column)
    spans, start = [], 0
    for i, column in enumerate(reversed(columns)):
        part, kind = PARTS[(column - 1) % 4] if column else "", (column - 1) // 4
        if part in {"B", "U"}:
            start = i
        if part in {"L", "U"}:
            spans.append((start, i + 1, kind))
    return spans


def _find_transitions(columns: int) -> np.ndarray:
    """0 where a column may follow another, else `NEVER`: after B or I comes I or L of the same kind, after all
    others O, B or U.
    """
    allowed = np.zeros((columns, columns), dtype=bool)
    for before in range(columns):
        part = PARTS[(before - 1) % 4] if before else ""
        kind = (before - 1) // 4
        if part in {"B", "I"}:
            allowed[before, [1 + 4 * kind + PARTS.index(p) for p in "IL"]] = True
        else:
            allowed[before, [0, *(c for c in range(1, columns) if PARTS[(c - 1) % 4] in "BU")]] = True
    return np.where(allowed, 0.0, NEVER)
