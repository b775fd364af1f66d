"""Fitting the forest, and writing it as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citelink.matching.mentions.weights import COLUMNS
from training.matcher.samples import Samples

_TREES, _LEAVES, _DEPTH, _RATE = 200, 15, None, 0.1
# More of it can only make a match likelier (1) or less likely (-1), whatever a few samples say.
_DIRECTIONS = {
    **dict.fromkeys(
        (
            "title", "title coverage", "author", "edition", "extent", "identifier", "address", "explained share",
            "ahead in all", "ahead in title", "ahead in words", "ahead in numbers", "ahead in slots",
        ),
        1,
    ),
    **dict.fromkeys(
        (
            "title absent word", "title strange word", "title numerals differ", "initial differs", "year distance",
            "foreign first word", "loose years", "loose pages", "loose numbers", "entry numbers not printed",
            "strange words", "run before", "run inside", "run after", "printed volume differs", "notice on one side",
            "thesis abstract on one side", "library size",
        ),
        -1,
    ),
}  # fmt: skip
# Samples whose right record was taken away are many, and made, not found.
_REMOVED_WORTH = 0.5
_SPARED = 6
_TITLE, _PAGE, _PRINTED = COLUMNS.index("title"), COLUMNS.index("page"), 3.0


def training_rows(
    sets: Sequence[Samples], without_fold: int | None = None
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Table, answers and weights of all sets together; each set counts as the root of its size."""
    tables, answers, weights = [], [], []
    for samples in sets:
        worth = samples.weight / max(1, len(samples.lengths)) ** 0.5
        for part, share in ((samples, 1.0), (samples.without_right(), _REMOVED_WORTH)):
            kept = part.folds[part.group] != (-1 if without_fold is None else without_fold)
            worths = np.full(len(kept), worth * share)
            # Most candidates have nothing in common with the reference: every sixth of them says enough.
            hopeless = (part.values[:, _TITLE] < 0.5) & (part.values[:, _PAGE] < _PRINTED) & ~part.right
            worths[hopeless] *= _SPARED
            kept &= ~hopeless | (np.arange(len(kept)) % _SPARED == 0)
            if kept.any():
                tables.append(part.table[kept])
                answers.append(part.right[kept])
                weights.append(worths[kept])
    weight = np.concatenate(weights)
    return np.concatenate(tables), np.concatenate(answers), weight / weight.mean()


def fit_trees(sets: Sequence[Samples], without_fold: int | None = None) -> Any:
    """A gradient-boosted classifier (scikit-learn) of all samples, but for one fold. The same samples give the same
    trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    table, answers, weights = training_rows(sets, without_fold)
    model = HistGradientBoostingClassifier(
        max_iter=_TREES, max_leaf_nodes=_LEAVES, max_depth=_DEPTH, learning_rate=_RATE, l2_regularization=5.0,
        min_samples_leaf=30, early_stopping=False, random_state=0,
        monotonic_cst=[_DIRECTIONS.get(name, 0) for name in COLUMNS],
    )  # fmt: skip
    return model.fit(table, answers, sample_weight=weights)


def written(model: Any) -> str:
    """The text of `weights.json`: one tree on each line."""
    trees = [[_node(node) for node in predictor.nodes] for (predictor,) in model._predictors]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    bias = round(float(model._baseline_prediction.ravel()[0]), 4)
    return f'{{"columns": {json.dumps(COLUMNS)},\n"bias": {bias},\n"trees": [\n{lines}\n]}}\n'


def _node(node: Any) -> list[float]:
    if node["is_leaf"]:
        return [round(float(node["value"]), 4)]
    limit = round(float(node["num_threshold"]), 4)
    return [int(node["feature_idx"]), limit, int(node["left"]), int(node["right"])]
