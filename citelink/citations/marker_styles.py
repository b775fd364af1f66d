"""Which styles of markers a document uses. Brackets are always markers; the other signs need evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

    With a list: they cite at least two of its numbers, and a quarter of them all (lists are there to be cited). Without: at
    least three numbers that begin at 1 or 2 and are first used in ascending order, nearly without gaps.
    """
    cited: list[int] = []
    for candidate in candidates:
        for number in candidate.reading.numbers:
            if number not in cited[-400:] and len(cited) < 5000:
                cited.append(number)
    distinct = set(cited)
    if numbering.numbers:
        hits = distinct & numbering.numbers
        return len(hits) >= 2 and len(hits) * 4 >= len(numbering.numbers) and len(hits) * 2 >= len(distinct)
    return len(distinct) >= 3 and min(distinct) <= 2 and _ascends(cited) and max(distinct) <= len(distinct) * 1.5 + 1


def choose_style(styles: dict[str, Sequence[Candidate]], numbering: Numbering) -> str:
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


def fits_between(candidate: Candidate, brackets: Sequence[Candidate], numbering: Numbering) -> bool:
    """Whether a stroke-enclosed number belongs to the numbering of the brackets around it (`[21] |22| [22] [23]`): it
    lies between its neighbours' numbers, or the list has it and no table or formula surrounds it."""
    before = max((n for c in brackets if c.start < candidate.start for n in c.reading.numbers), default=None)
    numbers = candidate.reading.numbers
    if before is None or not numbers:
        return False
    largest = numbering.largest or max(n for c in brackets for n in c.reading.numbers) + 1
    return 0 < min(numbers) and max(numbers) <= largest and (max(numbers) <= before + 2)


def _ascends(cited: list[int]) -> bool:
    """Whether numbers first appear in ascending order, with an odd one out now and then."""
    rising = sum(left < right for left, right in zip(cited, cited[1:], strict=False))
    return rising * 10 >= (len(cited) - 1) * 8
