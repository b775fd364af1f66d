"""Fit the weights of the matcher anew; needs the extra `train`.

    python -m training.matcher --matching SETS --corpus CORPUS            print the scores of five-fold fitting
    python -m training.matcher --matching SETS --corpus CORPUS --write    fit on all and write weights.json

References to one work are in one fold, so that no work is both learned and judged. `--samples FILE` keeps the
comparisons, which take longest, from one run to the next. The same sets give the same weights.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citelink.matching.mentions import forest
from citelink.matching.mentions.weights import likelihood
from training.matcher.samples import FOLDS, Samples, collect_samples
from training.matcher.scores import calibration, score
from training.matcher.sets import read_sets
from training.matcher.trees import fit_trees, written

_LARGEST = 100_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sets, fit, print the scores; with `--write`, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.matcher", description=__doc__)
    parser.add_argument("--matching", type=Path, required=True, help="folder of reference sets and their libraries")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of documents with known references")
    parser.add_argument("--samples", type=Path, help="keep the comparisons in this file")
    parser.add_argument("--largest", type=int, default=_LARGEST, help="leave out libraries of more bytes")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    said = parser.parse_args(arguments)
    sets = _samples(said.matching, said.corpus, said.largest, said.samples)
    if said.write:
        model = fit_trees(sets)
        Path(forest.__file__).with_name(forest.FILE).write_text(written(model), "utf-8")
        _print_scores("in sample", sets, [_likely(model, samples.table) for samples in sets])
    else:
        _print_scores("five-fold", sets, _cross_validated(sets))
    return 0


def _samples(matching: Path, corpus: Path, largest: int, kept: Path | None) -> list[Samples]:
    if kept and kept.exists():
        with kept.open("rb") as source:
            return list(pickle.load(source))
    sets = []
    for queries in read_sets(matching, corpus, largest):
        sets.append(collect_samples(queries))
        print(f"{queries.name}: {len(queries.queries):,} references, {len(queries.entries):,} entries", file=sys.stderr)
    if kept:
        with kept.open("wb") as target:
            pickle.dump(sets, target)
    return sets


def _cross_validated(sets: Sequence[Samples]) -> list[NDArray[np.float64]]:
    likely = [np.zeros(len(samples.right)) for samples in sets]
    for fold in range(FOLDS):
        model = fit_trees(sets, fold)
        for samples, found in zip(sets, likely, strict=True):
            inside = samples.folds[samples.group] == fold
            if inside.any():
                found[inside] = _likely(model, samples.table[inside])
    return likely


def _likely(model: Any, table: NDArray[np.float64]) -> NDArray[np.float64]:
    return likelihood(model.decision_function(table), table)


def _print_scores(how: str, sets: Sequence[Samples], likely: Sequence[NDArray[np.float64]]) -> None:
    print(f"{how:36} precision  recall  false links")
    for samples, found in zip(sets, likely, strict=True):
        said = score(samples, found)
        print(f"{samples.name:36} {said.precision:9.4f} {said.recall:7.4f} {said.false_links:12.4f}")
    print("probability said, share right, comparisons:")
    for mean, share, count in calibration(np.concatenate(likely), np.concatenate([one.right for one in sets])):
        print(f"  {mean:.3f} {share:.3f} {count:,}")


if __name__ == "__main__":
    sys.exit(main())
