"""Match: the verdict on one reference, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.bibliography.entry import Candidate
from citelink.text.pickling import quick, travels

Level = Literal["exact", "close", "partial", "differs", "missing"]
Status = Literal["matched", "ambiguous", "unmatched"]
Grade = tuple[Level, float]
"""How well one field agrees: a named level and the score behind it, 0..1."""


@travels
@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """One field of the reference compared with the candidate's: a named level and the score behind it, 0..1."""

    field: str
    level: Level
    score: float


@travels
@quick
@dataclass(frozen=True, slots=True)
class Match:
    """`matched` has a candidate; `ambiguous` has none but at least two rivals; `unmatched` has none, and its rivals are
    the best that were refused. `reason` is one clause for people; rivals are in falling order of score."""

    status: Status
    reason: str
    candidate: Candidate | None = None
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Candidate, ...] = ()
