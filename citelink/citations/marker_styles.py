"""Which styles of markers a document uses. Brackets are always markers; the other signs need evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citelink.citations.citing_order import first_uses, is_rising
from citelink.citations.marker_candidates import Candidate

# A few brackets in a document full of round or raised numbers are not its style, and the reverse.
_BRACKETS_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers a document's lists print; empty where it has no list."""

    numbers: frozenset[int]

    @property
    def largest(self) -> int | None:
        """The largest printed number, None without a list."""
        return max(self.numbers) if self.numbers else None

    def covers(self, candidate: Candidate) -> bool:
        """Whether all numbers of the candidate are in the lists, or there is none to say otherwise."""
        return not self.numbers or all(number in self.numbers for number in candidate.reading.numbers)


def shows_style(candidates: Sequence[Candidate], numbering: Numbering) -> bool:
    """Whether `candidates`, already freed of what each is by its own context, show a document's style of citing.

    With a list: they cite at least two of its numbers, and a quarter of them all (lists are there to be cited).
    Without: at least three numbers that begin at 1 or 2 and are first used in ascending order, nearly without gaps.
    """
    cited = list(first_uses(candidates))
    distinct = set(cited)
    if numbering.numbers:
        hits = distinct & numbering.numbers
        return len(hits) >= 2 and len(hits) * 4 >= len(numbering.numbers) and len(hits) * 2 >= len(distinct)
    return len(distinct) >= 3 and min(distinct) <= 2 and is_rising(cited) and max(distinct) <= len(distinct) * 1.5 + 1


def choose_style(styles: Mapping[str, Sequence[Candidate]], numbering: Numbering) -> str:
    """The main style: `bracket` unless another one is shown by evidence and brackets are much rarer.

    styles: candidates by style, each freed of what its own context refuses; without pipes.
    """
    brackets = [candidate for candidate in styles["bracket"] if numbering.covers(candidate)]
    distinct = {number for candidate in brackets for number in candidate.reading.numbers}
    best, most = "bracket", len(brackets)
    for style, candidates in styles.items():
        if style == "bracket" or not shows_style(candidates, numbering):
            continue
        if len(distinct) >= _BRACKETS_ENOUGH and len(candidates) < 4 * len(brackets):
            continue
        if len(candidates) > most:
            best, most = style, len(candidates)
    return best
