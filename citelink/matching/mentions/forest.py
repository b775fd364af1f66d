"""A forest of small decision trees, read from data and walked with plain arrays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citelink.matching.kernel import KERNEL

FILE = "weights.json"
_AT_ONCE = 128
# Leaves are written with four digits: in these parts they are whole numbers, whose sum is the same in any order.
_UNIT = 10_000
Table = NDArray[np.float64]
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over the columns of a table. All nodes of all trees lie in one row of each array: at node n a row goes to
    `children[2 * n]` when its column `column[n]` is at most `limit[n]`, else to `children[2 * n + 1]`; a leaf leads to
    itself and is worth `worth[n]`, in parts of `_UNIT`. `roots` are the first nodes, `depth` the longest way from one
    to a leaf."""

    columns: tuple[str, ...]
    bias: float
    roots: Places
    column: Places
    limit: Table
    children: Places
    worth: NDArray[np.int64]
    depth: int

    def log_odds(self, table: Table) -> Table:
        """The sum of what all trees say of each row of a table with the forest's columns."""
        if KERNEL is not None:
            rows = np.ascontiguousarray(table, np.float64)
            nodes = (self.roots, self.column, self.limit, self.children, self.worth)
            said = np.frombuffer(KERNEL.walk(rows, len(self.columns), *nodes, self.depth), np.int64)
        else:
            # Few rows at a time, so that all stays in the processor's cache.
            parts = [self._walk(table[start : start + _AT_ONCE]) for start in range(0, len(table), _AT_ONCE)]
            said = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        odds: Table = self.bias + said / _UNIT
        return odds

    def _walk(self, rows: Table) -> NDArray[np.int64]:
        flat = np.ascontiguousarray(rows, np.float64).ravel()
        offsets = (np.arange(len(rows), dtype=np.int32) * len(self.columns))[:, None]
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            above = flat.take(self.column.take(nodes) + offsets) > self.limit.take(nodes)
            nodes = self.children.take(2 * nodes + above)
        said: NDArray[np.int64] = self.worth.take(nodes).sum(axis=1)
        return said


def plant(data: Mapping[str, Any]) -> Forest:
    """The forest of `data`: `columns`, `bias` and `trees`; a tree is a list of nodes, a leaf [worth], another node
    [column, limit, left, right] with the places of its children in the tree."""
    roots: list[int] = []
    column: list[int] = []
    limit: list[float] = []
    children: list[int] = []
    worth: list[int] = []
    depth = 0
    for tree in data["trees"]:
        start = len(column)
        roots.append(start)
        for at, node in enumerate(tree):
            leaf = len(node) == 1
            column.append(0 if leaf else node[0])
            limit.append(0.0 if leaf else node[1])
            children += [start + at] * 2 if leaf else [start + node[2], start + node[3]]
            worth.append(round(node[0] * _UNIT) if leaf else 0)
        depth = max(depth, _depth_of(tree))
    return Forest(
        tuple(data["columns"]),
        float(data["bias"]),
        np.array(roots, np.int32),
        np.array(column, np.int32),
        np.array(limit, np.float64),
        np.array(children, np.int32),
        np.array(worth, np.int64),
        depth,
    )


@cache
def fitted_forest() -> Forest:
    """The forest that `python -m training.matcher` fitted and that comes with the package."""
    return plant(json.loads(files("citelink.matching.mentions").joinpath(FILE).read_text("utf-8")))


def _depth_of(tree: Sequence[Sequence[float]]) -> int:
    depths = [0] * len(tree)
    # Children stand behind their parents.
    for at, node in enumerate(tree):
        if len(node) > 1:
            depths[int(node[2])] = depths[int(node[3])] = depths[at] + 1
    return max(depths)
