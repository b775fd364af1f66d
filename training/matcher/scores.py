"""Precision, recall and false links of probabilities at a threshold, and how well they are calibrated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citelink.matching.mentions.decide import ASSERTED, PLAUSIBLE, TIE_ODDS
from training.matcher.samples import Samples


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares, 0..1: right links of all links, right links of the references whose record is there, and links of those
    whose record is not there."""

    precision: float
    recall: float
    false_links: float


def score(samples: Samples, likely: NDArray[np.float64]) -> Scores:
    """The scores of one set; `likely` are the probabilities of its comparisons."""
    right = links = false = 0
    ends = np.cumsum(samples.lengths)
    for end, length, present in zip(ends.tolist(), samples.lengths.tolist(), samples.present.tolist(), strict=True):
        order = sorted(range(end - length, end), key=lambda at: -likely[at])
        if not order or likely[order[0]] < ASSERTED or _tied(samples, likely, order):
            continue
        links += 1
        right += int(samples.right[order[0]])
        false += int(not present)
    there = int(samples.present.sum())
    absent = len(samples.present) - there
    return Scores(right / max(1, links), right / max(1, there), false / max(1, absent))


def calibration(likely: Iterable[float], right: Iterable[bool]) -> list[tuple[float, float, int]]:
    """For each tenth of the scale: the mean probability, the share that is right, and how many there are."""
    pairs = list(zip(likely, right, strict=True))
    rows = []
    for tenth in range(10):
        inside = [pair for pair in pairs if tenth <= min(9, int(pair[0] * 10)) < tenth + 1]
        if inside:
            said, true = zip(*inside, strict=True)
            rows.append((sum(said) / len(said), sum(true) / len(true), len(inside)))
    return rows


def _tied(samples: Samples, likely: NDArray[np.float64], order: list[int]) -> bool:
    if len(order) < 2 or likely[order[1]] < PLAUSIBLE or (samples.right[order[0]] and samples.right[order[1]]):
        return False
    best, second = (float(likely[at]) for at in order[:2])
    return best * (1 - second) < TIE_ODDS * second * (1 - best)
