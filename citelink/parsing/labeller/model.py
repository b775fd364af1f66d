"""Model: the weights of the labeller and the search for the best labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from citelink.parsing.labeller.feature_weights import SLOT_BITS, FeatureWeights, pack
from citelink.parsing.labeller.features import (
    OFFSETS,
    STRETCHES,
    Row,
    Seen,
    gap_table,
    joint_features,
    lay_out,
    word_mixtures,
    word_table,
)
from citelink.parsing.labeller.kernel import KERNEL, Array
from citelink.parsing.labeller.labels import LABELS
from citelink.parsing.labeller.tables import Table
from citelink.parsing.labeller.tokens import Tokens
from citelink.parsing.labeller.words import GAP_COLUMNS

VERSION = 2
_COUNT = len(LABELS)
_SLOTS = len(OFFSETS) + len(STRETCHES)
_CLASS = GAP_COLUMNS.index("class")


@dataclass(slots=True)
class Model:
    """`features`: what each of them weighs for each label; `moves[c, a, b]`: from label a to b over signs of class c;
    `first` and `last`: the label at either end. What words weigh by themselves is kept in `sums`."""

    features: FeatureWeights
    moves: Array
    first: Array
    last: Array
    words: Table[str] = field(default_factory=word_table)
    gaps: Table[str] = field(default_factory=gap_table)
    sums: Array = field(default_factory=lambda: np.zeros((0, _SLOTS, _COUNT), np.int16))
    summed: int = 0

    def label(self, batch: Sequence[Tokens]) -> list[list[int]]:
        """The best label of every token of every reference."""
        found: list[list[int]] = [[] for _ in batch]
        places = [n for n, tokens in enumerate(batch) if tokens.words]
        if places:
            chosen = [batch[n] for n in places]
            if self.words.full() or self.gaps.full():
                self.words.clear()
                self.gaps.clear()
                self.summed = 0
            row = lay_out(chosen, self.words, self.gaps)
            for place, path in zip(places, self.search(self.score(row), row), strict=True):
                found[place] = path
        return found

    def score(self, row: Row) -> Array:
        """The weight of each label for each token of the row."""
        self._sum_words()
        seen = joint_features(row, self.words, self.gaps)
        total = self._words_around(row, seen)
        self.features.add(total, seen.mixtures)
        return total.astype(np.float32) * self.features.scale

    def _words_around(self, row: Row, seen: Seen) -> Array:
        """What the words beside each token and in its stretches weigh by themselves."""
        at = row.tokens
        if KERNEL is not None:
            total: Array = np.empty((len(at), _COUNT), np.int32)
            places = (row.words, seen.stretch.astype(np.int32), at.astype(np.int32))
            KERNEL.gather(total, self.sums, *places, np.array(OFFSETS, np.int32), _COUNT)
            return total
        flat, rows = self.sums.reshape(-1, _COUNT), row.words * _SLOTS
        total = flat.take(rows[at], axis=0).astype(np.int32)
        for slot, offset in enumerate(OFFSETS[1:], 1):
            total += flat.take(rows[at + offset] + slot, axis=0)
        mine = seen.stretch[at]
        for slot, shift in zip(STRETCHES, (0, -1, 1), strict=True):
            own = flat.take(rows + slot, axis=0)
            total += np.add.reduceat(own, seen.first, axis=0, dtype=np.int32).take(mine + shift, axis=0)
        return total

    def _sum_words(self) -> None:
        known = len(self.words.known)
        if known > len(self.sums):
            grown = np.zeros((len(self.words.rows), _SLOTS, _COUNT), np.int16)
            grown[: self.summed] = self.sums[: self.summed]
            self.sums = grown
        if known > self.summed:
            for slot, mixtures in enumerate(word_mixtures(self.words.rows[self.summed : known])):
                sums = np.zeros((known - self.summed, _COUNT), np.int32)
                self.features.add(sums, mixtures)
                self.sums[self.summed : known, slot] = sums
            self.summed = known

    def search(self, scores: Array, row: Row) -> list[list[int]]:
        """The best way through each reference."""
        classes = self.gaps.rows[row.gaps[row.tokens], _CLASS]
        if KERNEL is None:
            return self._search(scores, classes, row)
        paths = np.empty(len(scores), np.uint8)
        lengths = row.lengths.astype(np.int64)
        KERNEL.search(scores, lengths, classes.astype(np.int32), self.moves, self.first, self.last, paths)
        labels, ends = paths.tolist(), np.cumsum(lengths).tolist()
        return [labels[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def _search(self, scores: Array, classes: Array, row: Row) -> list[list[int]]:
        """Viterbi over all references at once, longest first, so that the short ones drop out."""
        order = np.argsort(-row.lengths, kind="stable")
        lengths = row.lengths[order]
        starts = (np.cumsum(row.lengths) - row.lengths)[order]
        longest = int(lengths[0])
        best = scores[starts] + self.first
        back = np.zeros((longest, len(order), _COUNT), dtype=np.int8)
        moves = np.ascontiguousarray(self.moves.transpose(0, 2, 1))
        beginnings = np.arange(best.size).reshape(best.shape) * _COUNT
        longer = np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()
        for step, running in enumerate(longer[1:], 1):
            at = starts[:running] + step
            paths = moves.take(classes[at], axis=0)
            paths += best[:running, None, :]
            chosen = paths.argmax(axis=2)
            back[step, :running] = chosen
            chosen += beginnings[:running]
            best[:running] = paths.reshape(-1).take(chosen) + scores[at]
        return _trace(best + self.last, back, lengths, order)


def _trace(best: Array, back: Array, lengths: Array, order: Array) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in order]
    current = best.argmax(axis=1)
    path = np.zeros((len(order), back.shape[0]), dtype=np.int8)
    every = np.arange(len(order))
    for step in range(back.shape[0] - 1, -1, -1):
        inside = lengths > step
        path[inside, step] = current[inside]
        if step:
            current = np.where(inside, back[step, every, current], current)
    for row, place in enumerate(order):
        found[place] = path[row, : lengths[row]].tolist()
    return found


def save(path: Path, hashes: Array, weights: Array, moves: Array, first: Array, last: Array) -> int:
    """Write a model, weights as small whole numbers with one scale; gives the number of features written.

    Of features that share a slot the heavier is kept."""
    order = np.argsort(-np.abs(weights).max(axis=1), kind="stable")
    _, chosen = np.unique(hashes[order] >> np.uint32(32 - SLOT_BITS), return_index=True)
    kept = order[chosen]
    scale = float(np.abs(weights).max()) / 127 or 1.0
    small = np.round(weights[kept] / scale).astype(np.int8)
    packed, ends = pack(np.concatenate([np.zeros((1, _COUNT), np.int8), small]))
    with path.open("wb") as file:
        np.savez(
            file, version=np.int32(VERSION), hashes=np.concatenate([[0], hashes[kept]]).astype(np.uint32),
            packed=packed, ends=ends, scale=np.float32(scale), moves=moves.astype(np.float32),
            first=first.astype(np.float32), last=last.astype(np.float32), labels=np.array(LABELS),
        )  # fmt: skip
    return len(kept)


def load(path: Path) -> Model:
    """Read a model. Raises ValueError for a file of another version."""
    with np.load(path, allow_pickle=False) as file:
        if int(file["version"]) != VERSION or tuple(file["labels"].tolist()) != LABELS:
            raise ValueError(f"{path.name} is of another version")
        features = FeatureWeights(file["hashes"], file["packed"], file["ends"], _COUNT, np.float32(file["scale"]))
        return Model(features, file["moves"], file["first"], file["last"])
