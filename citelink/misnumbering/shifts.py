"""Runs of numbers that are off by one offset.

Every number that is cited speaks for each offset it might be off by; the best way through the numbers, ascending, keeps
an offset until a change of it is worth its price (a Viterbi path). Since a list is changed in a few places at most, the
way has few changes, and a marker that says something else alone does not change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf

from citelink.misnumbering.evidence import Evidence
from citelink.misnumbering.tuned import (
    ABSENT,
    ENDS_MEET,
    FARTHEST,
    LEAST_GAIN,
    LEAST_GAIN_OF_JUMP,
    LEAST_GAIN_OF_ONE,
    MAY_BEGIN,
    MISNAMED_BELIEVED,
    NAMES_OF_JUMP,
    PRICE,
    PRICE_OF_STEP,
    SPEAKS,
)

_OFFSETS = tuple(sorted(range(-FARTHEST, FARTHEST + 1), key=abs))
# For each offset what it costs to come to it from each.
_PRICES = {
    offset: [0.0 if one == offset else PRICE + PRICE_OF_STEP * (abs(one - offset) - 1) for one in _OFFSETS]
    for offset in _OFFSETS
}


@dataclass(frozen=True, slots=True)
class Run:
    """Printed numbers that are all off by one offset.

    numbers   those that are cited, ascending
    offset    what to add to get the right one
    before    the offset of the numbers before them
    boundary  the first wrong number lies between these two, both included
    behind    that of the numbers behind them; None where no number behind them is cited
    telling   those that say so themselves, by names or words, ascending
    """

    numbers: tuple[int, ...]
    offset: int
    before: int
    boundary: tuple[int, int]
    behind: int | None
    telling: tuple[int, ...]


def find_runs(evidence: Evidence) -> tuple[Run, ...]:
    """The runs of a list that names and words speak for, ascending."""
    said = _Said(evidence)
    path = _best_path(said)
    if not any(path) or not _names_fit(evidence, dict(zip(said.numbers, path, strict=True))):
        return ()
    parts = _parts(path)
    turns = [_turn(said, one, other) for one, other in pairwise((_Part(0, 0, 0), *parts))]
    found = []
    for at, (part, turn) in enumerate(zip(parts, turns, strict=True)):
        if part.offset == 0 or not said.speaks_for(part, part.offset - turn.before):
            continue
        behind = turns[at + 1] if at + 1 < len(turns) else None
        places = said.fitting(range(turn.start, behind.start if behind else part.end), part.offset)
        if not places:
            continue
        low = said.numbers[turn.earliest - 1] + 1 if turn.earliest else 1
        found.append(
            Run(
                numbers=tuple(said.numbers[place] for place in places),
                offset=part.offset,
                before=turn.before,
                behind=parts[at + 1].offset if behind else None,
                boundary=(low, said.numbers[turn.latest]),
                telling=tuple(said.numbers[place] for place in places if sum(said.gain(place, part.offset)) >= SPEAKS),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the path with one offset: the places from `start` to before `end` of the numbers cited."""

    offset: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where a part may begin as well, `before` the offset of the part before it; `start` is in the middle."""

    before: int
    earliest: int
    latest: int

    @property
    def start(self) -> int:
        return (self.earliest + self.latest) // 2


class _Said:
    """What each cited number says for each offset, by names and by words; None where it leads to no reference."""

    def __init__(self, evidence: Evidence) -> None:
        references = evidence.cited.references
        self.numbers = evidence.cited.cited
        self.last = max(references)
        self._table = [
            {
                offset: (evidence.names(number, number + offset), evidence.words(number, number + offset))
                for offset in _OFFSETS
                if number + offset in references
            }
            for number in self.numbers
        ]

    def total(self, at: int, offset: int) -> float:
        """What the number at a place of `numbers` says for an offset."""
        said = self._table[at].get(offset)
        return ABSENT + min(0.0, sum(self._table[at].get(0, ()))) if said is None else sum(said)

    def gain(self, at: int, offset: int) -> tuple[float, float]:
        """What names and words say for an offset and against none; nothing for one that leads to no reference."""
        said, printed = self._table[at].get(offset), self._table[at].get(0, (0.0, 0.0))
        return (0.0, 0.0) if said is None else (said[0] - printed[0], said[1] - printed[1])

    def fitting(self, places: range, offset: int) -> list[int]:
        """Those of `places` that no name speaks against: beside others a reference that was moved, or a new one, may
        be cited by the right number or by another wrong one."""
        return [at for at in places if self._table[at].get(offset, (0.0, 0.0))[0] > -SPEAKS]

    def speaks_for(self, part: _Part, jump: int) -> bool:
        """Whether the text itself says enough for a run; that a number leads nowhere proves nothing."""
        gains = [self.gain(at, part.offset) for at in range(part.start, part.end)]
        names, everything = sum(gain[0] for gain in gains), sum(map(sum, gains))
        if abs(jump) > 1 and names < NAMES_OF_JUMP:
            return everything >= LEAST_GAIN_OF_JUMP
        if everything - max(map(sum, gains)) < SPEAKS:
            return everything >= LEAST_GAIN_OF_ONE
        return everything >= LEAST_GAIN


def _names_fit(evidence: Evidence, offsets: dict[int, int]) -> bool:
    """Whether most names before markers are those of the references that their numbers lead to with these offsets;
    otherwise the list is hardly that of the text."""
    fitting = others = 0
    for witness in evidence.witnesses:
        meant = {number + offsets[number] for number in witness.place.numbers}
        if witness.named:
            fits = any(not mention.numbers.isdisjoint(meant) for mention in witness.named)
            fitting, others = fitting + fits, others + (not fits)
    return others <= max(MISNAMED_BELIEVED, fitting)


def _best_path(said: _Said) -> list[int]:
    """The offset of each number, where all together say most."""
    steps: list[dict[int, int]] = []
    totals = [0.0 if offset == 0 else -inf for offset in _OFFSETS]
    for at in range(len(said.numbers)):
        step: dict[int, int] = {}
        following = []
        for offset in _OFFSETS:
            ways = [total - price for total, price in zip(totals, _PRICES[offset], strict=True)]
            best = max(ways)
            step[offset] = _OFFSETS[ways.index(best)]
            following.append(best + said.total(at, offset))
        steps.append(step)
        totals = following
    for index, offset in enumerate(_OFFSETS):
        if said.numbers[-1] + offset == said.last:
            totals[index] += ENDS_MEET
    path = [_OFFSETS[totals.index(max(totals))]]
    for step in reversed(steps[1:]):
        path.append(step[path[-1]])
    return path[::-1]


def _parts(offsets: list[int]) -> list[_Part]:
    """A path as parts of one offset each."""
    starts = [at for at, offset in enumerate(offsets) if at == 0 or offset != offsets[at - 1]]
    return [_Part(offsets[start], start, end) for start, end in zip(starts, [*starts[1:], len(offsets)], strict=True)]


def _turn(said: _Said, one: _Part, other: _Part) -> _Turn:
    """Where between two parts the offset may change."""
    back = _more(said, range(other.start - 1, one.start - 1, -1), one.offset, other.offset)
    on = _more(said, range(other.start, other.end - 1), other.offset, one.offset)
    return _Turn(one.offset, other.start - back, other.start + on)


def _more(said: _Said, places: range, offset: int, other: int) -> int:
    """How many of the numbers at `places`, one after the other, may have the `other` offset as well."""
    cost, found = 0.0, 0
    for many, at in enumerate(places, start=1):
        cost += said.total(at, offset) - said.total(at, other)
        if cost > 2 * MAY_BEGIN:
            break
        if cost <= MAY_BEGIN:
            found = many
    return found
