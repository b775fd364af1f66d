"""Learning: the weights of a linear-chain CRF by stochastic gradient (AdaGrad), the same from the same data.

The probability of a labelling is the product of the weights of its tokens' features and of its changes of label, each
depending on the signs between the two tokens. Needs scipy (the extra `train`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from citelink.parsing.labeller.features import (
    OFFSETS,
    STRETCHES,
    gap_table,
    joint_features,
    lay_out,
    word_features,
    word_table,
)
from citelink.parsing.labeller.kernel import Array
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.tables import Table
from citelink.parsing.labeller.tokens import Tokens
from citelink.parsing.labeller.words import GAP_CLASSES, GAP_COLUMNS

Labelled = tuple[Tokens, Sequence[str]]
_COUNT = len(LABELS)
_INDEX = {label: index for index, label in enumerate(LABELS)}
# Changes of label gather gradients from every token, so that their steps shrink too soon at the common rate.
_MOVES_FASTER = 4


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """How it is learnt.

    rounds    how often the data are gone through; the weights are the mean over the later half
    rate      length of the first steps; decay: pull towards zero
    least     a feature seen less often is left out
    lightest  a feature that weighs less for every label is not written
    batch     references a step
    hidden    share of the features that are not shown at a step, so that none is relied on alone
    """

    rounds: int = 10
    rate: float = 0.12
    decay: float = 1e-6
    least: int = 3
    lightest: float = 0.06
    batch: int = 128
    hidden: float = 0.8
    seed: int = 1


@dataclass(slots=True)
class Batch:
    """References learnt from in one step, their tokens one behind the other: `matrix` says which features (`columns`) a
    token has; of each reference there is where it starts and how long it is, of each token its label and the class of
    the gap before it."""

    columns: Array
    matrix: Any
    labels: Array
    lengths: Array
    starts: Array
    classes: Array


@dataclass(slots=True)
class Weights:
    """What each feature says for each label, each change of label by class of gap, and the first and last label."""

    features: Array
    moves: Array
    first: Array
    last: Array


def learn(samples: Sequence[Labelled], hyper: Hyperparameters, say: Callable[[str], None]) -> tuple[Array, Weights]:
    """The hashes of the features (ascending) and the weights learnt from `samples`."""
    hashes, batches = _gather(samples, hyper)
    say(f"{len(samples)} references, {len(hashes)} features, {len(batches)} batches")
    weights = Weights(
        np.zeros((len(hashes), _COUNT), np.float32), np.zeros((GAP_CLASSES, _COUNT, _COUNT), np.float32),
        np.zeros(_COUNT, np.float32), np.zeros(_COUNT, np.float32),
    )  # fmt: skip
    grown = Weights(*(np.full_like(part, 1e-2) for part in _parts(weights)))
    random = np.random.default_rng(hyper.seed)
    mean = Weights(*(np.zeros_like(part) for part in _parts(weights)))
    begin = hyper.rounds // 2
    for turn in range(hyper.rounds):
        loss = 0.0
        rate = hyper.rate * (1 - turn / (hyper.rounds + 1))
        for index in random.permutation(len(batches)):
            kept = random.random(len(batches[index].columns), np.float32) >= hyper.hidden
            loss += _step(batches[index], weights, grown, rate, hyper.decay, kept / np.float32(1 - hyper.hidden))
        say(f"round {turn + 1}: loss {loss / len(samples):.4f}")
        if turn >= begin:
            for total, part in zip(_parts(mean), _parts(weights), strict=True):
                total += part / np.float32(hyper.rounds - begin)
    return hashes, mean


def average(models: Iterable[tuple[Array, Weights]]) -> tuple[Array, Weights]:
    """The mean of several learnt models; a feature that one of them has not seen weighs nothing in it.

    The runs differ in the order of the data and in what was rendered: their mean errs less than each."""
    hashes: Array = np.zeros(0, np.uint32)
    total: Weights | None = None
    count = 0
    for found, weights in models:
        union = np.union1d(hashes, found)
        features = np.zeros((len(union), _COUNT), np.float32)
        features[np.searchsorted(union, found)] = weights.features
        grown = replace(weights, features=features)
        if total:
            features[np.searchsorted(union, hashes)] += total.features
            grown = Weights(
                features, total.moves + weights.moves, total.first + weights.first, total.last + weights.last
            )
        hashes, total, count = union, grown, count + 1
    if total is None:
        raise ValueError("no model to average")
    return hashes, Weights(*(part / np.float32(count) for part in _parts(total)))


def _parts(weights: Weights) -> tuple[Array, Array, Array, Array]:
    return weights.features, weights.moves, weights.first, weights.last


def _gather(samples: Sequence[Labelled], hyper: Hyperparameters) -> tuple[Array, list[Batch]]:
    """The sparse batches; references of like length go together, so that little is padded."""
    words, gaps = word_table(), gap_table()
    order = sorted((n for n, sample in enumerate(samples) if sample[0].words), key=lambda n: len(samples[n][0].words))
    groups = [order[begin : begin + hyper.batch] for begin in range(0, len(order), hyper.batch)]
    found = [_features([samples[n][0] for n in group], words, gaps) for group in groups]
    numbers: Array = np.zeros(0, np.uint32)
    counts: Array = np.zeros(0, np.int64)
    for begin in range(0, len(found), 40):
        some, times = np.unique(np.concatenate([flat for flat, _ in found[begin : begin + 40]]), return_counts=True)
        numbers, back = np.unique(np.concatenate([numbers, some]), return_inverse=True)
        counts = np.bincount(back, np.concatenate([counts, times])).astype(np.int64)
    hashes = numbers[counts >= hyper.least]
    batches = []
    for group, (flat, ends) in zip(groups, found, strict=True):
        batches.append(_batch([samples[n] for n in group], flat, ends, hashes, gaps))
    return hashes, batches


def _features(batch: Sequence[Tokens], words: Table[str], gaps: Table[str]) -> tuple[Array, Array]:
    """All features of all tokens of a batch, one token behind the other, and where each token ends."""
    row = lay_out(batch, words, gaps)
    seen = joint_features(row, words, gaps)
    single = word_features(words.rows[row.words])
    at = row.tokens
    fixed = np.concatenate([seen.joint, *(single[n][at + offset] for n, offset in enumerate(OFFSETS))], axis=1)
    sizes = np.diff(np.concatenate([seen.first, [len(row.words)]]))
    pieces = [fixed.ravel()]
    owners = [np.repeat(np.arange(len(at)), fixed.shape[1])]
    for slot, shift in zip(STRETCHES, (0, -1, 1), strict=True):
        theirs = seen.stretch[at] + shift
        count = sizes[theirs]
        owner = np.repeat(np.arange(len(at)), count)
        inner = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        pieces.append(single[slot][:, 0][seen.first[theirs][owner] + inner])
        owners.append(owner)
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    return np.concatenate(pieces)[order], np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(at)))])


def _batch(samples: Sequence[Labelled], flat: Array, ends: Array, hashes: Array, gaps: Table[str]) -> Batch:
    from scipy import sparse  # here alone, so that models are averaged and tested without it

    at = np.searchsorted(hashes, flat)
    at[at == len(hashes)] = 0
    known = hashes[at] == flat
    kept = np.concatenate([[0], np.cumsum(known)])[ends]
    used, local = np.unique(at[known], return_inverse=True)
    data = np.ones(len(local), np.float32)
    matrix = sparse.csr_matrix((data, local.astype(np.int32), kept.astype(np.int32)), shape=(len(ends) - 1, len(used)))
    lengths = np.array([len(tokens.words) for tokens, _ in samples])
    labels = np.array([_INDEX[label] for _, labels in samples for label in labels], dtype=np.int64)
    signs = [gap for tokens, _ in samples for gap in tokens.gaps[:-1]]
    classes = gaps.rows[gaps.find(signs), GAP_COLUMNS.index("class")].astype(np.int64)
    return Batch(used, matrix, labels, lengths, np.cumsum(lengths) - lengths, classes)


def _step(batch: Batch, weights: Weights, grown: Weights, rate: float, decay: float, kept: Array) -> float:
    """One step down the gradient of `batch`; gives its loss (negative log-likelihood)."""
    local = weights.features[batch.columns]
    scores = batch.matrix @ (local * kept[:, None])
    loss, marginals, pairs, ends = _expect(batch, scores, weights)
    rows = np.arange(len(batch.labels))
    marginals[rows, batch.labels] -= 1
    gradient = (batch.matrix.T @ marginals) * kept[:, None]
    gradient += decay * len(batch.lengths) * local * 1.0
    total = grown.features[batch.columns] + gradient * gradient
    grown.features[batch.columns] = total
    weights.features[batch.columns] = local - rate * gradient / np.sqrt(total)
    starts, finals = batch.starts, batch.starts + batch.lengths - 1
    inner = np.ones(len(rows), bool)
    inner[starts] = False
    right = np.nonzero(inner)[0]
    np.add.at(pairs, (batch.classes[right], batch.labels[right - 1], batch.labels[right]), -1)
    for part, store, change in (
        (weights.moves, grown.moves, pairs),
        (weights.first, grown.first, marginals[starts].sum(axis=0)),
        (weights.last, grown.last, ends - np.bincount(batch.labels[finals], minlength=_COUNT)),
    ):
        change = change + decay * len(batch.lengths) * part
        store += change * change
        part -= _MOVES_FASTER * rate * change / np.sqrt(store)
    return loss


def _expect(batch: Batch, scores: Array, weights: Weights) -> tuple[float, Array, Array, Array]:
    """Forward and backward: the loss, the probability of each label of each token, of each pair by class of gap, and of
    the last labels."""
    size, longest = len(batch.lengths), int(batch.lengths.max())
    moves = np.exp(weights.moves)
    peak = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - peak)
    padded = np.zeros((longest, size, _COUNT), np.float32)
    classes = np.zeros((longest, size), np.int64)
    inside = np.arange(longest)[:, None] < batch.lengths[None, :]
    place = np.where(inside, batch.starts[None, :] + np.arange(longest)[:, None], 0)
    padded[inside] = local[place[inside]]
    classes[inside] = batch.classes[place[inside]]
    forward = np.zeros_like(padded)
    scale = np.ones((longest, size), np.float32)
    current = padded[0] * np.exp(weights.first)
    for step in range(longest):
        if step:
            moved = np.matmul(forward[step - 1][:, None, :], moves[classes[step]])[:, 0] * padded[step]
            current = np.where(inside[step][:, None], moved, forward[step - 1])
        total = np.where(inside[step], current.sum(axis=1), 1)
        scale[step] = total
        forward[step] = current / total[:, None]
    last = np.exp(weights.last)
    closing = forward[longest - 1] @ last
    loss = -(np.log(scale).sum() + np.log(closing).sum() + float(peak.sum()))
    backward = np.zeros_like(padded)
    beta = np.tile(last / 1.0, (size, 1)) / closing[:, None]
    final = batch.lengths - 1
    pairs = np.zeros((GAP_CLASSES, _COUNT, _COUNT), np.float32)
    backward[longest - 1] = beta
    for step in range(longest - 1, 0, -1):
        right = backward[step] * padded[step] / scale[step][:, None]
        moved = np.matmul(moves[classes[step]], right[:, :, None])[:, :, 0]
        backward[step - 1] = np.where(inside[step][:, None], moved, backward[step])
    joined = forward[:-1][:, :, :, None] * (backward[1:] * padded[1:] / scale[1:][:, :, None])[:, :, None, :]
    joined = joined.reshape(-1, _COUNT * _COUNT)[inside[1:].ravel()]
    which = classes[1:].ravel()[inside[1:].ravel()]
    chosen = np.zeros((GAP_CLASSES, len(which)), np.float32)
    chosen[which, np.arange(len(which))] = 1
    pairs = (chosen @ joined).reshape(GAP_CLASSES, _COUNT, _COUNT) * moves
    marginals = np.zeros_like(scores)
    probability = forward * backward
    marginals[place[inside]] = probability[inside]
    gold = scores[np.arange(len(batch.labels)), batch.labels].sum()
    starts = batch.starts
    gold += weights.first[batch.labels[starts]].sum() + weights.last[batch.labels[starts + final]].sum()
    inner = np.ones(len(batch.labels), bool)
    inner[starts] = False
    at = np.nonzero(inner)[0]
    gold += weights.moves[batch.classes[at], batch.labels[at - 1], batch.labels[at]].sum()
    return -loss - float(gold), marginals, pairs, probability[final, np.arange(size)].sum(axis=0)
