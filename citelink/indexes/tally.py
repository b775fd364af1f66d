"""What is counted while an index is built: of a slab, of a stored library, of all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from citelink.indexes.slabs import Position
from citelink.matching.stored.building import Prepared

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Of a batch: the position behind it, the name of its part and the form of that."""

    end: Position
    part: str
    dump: str | None


@dataclass(slots=True)
class Tally:
    """What was counted of a slab, of a shard, or of all of them."""

    records: int = 0
    dumps: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    failures: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def as_facts(self) -> dict[str, Any]:
        """The same in JSON's types."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def count(self, prepared: Prepared, types: Counter[str], place: Place) -> None:
        """Count a batch."""
        self.records += len(prepared.keys)
        self.types += types
        if place.dump:
            self.dumps[place.dump] += len(prepared.keys)
        elif place.dump is None:
            self.strange = [*self.strange, place.part][:_MOST_TOLD]
        self.unread += len(prepared.failures)
        said = (f"{place.part}, line {one.line}: {one.reason}" for one in prepared.failures)
        self.failures = [*self.failures, *said][:_MOST_TOLD]

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        self.records += other.records
        self.dumps += other.dumps
        self.types += other.types
        self.unread += other.unread
        self.failures = (self.failures + other.failures)[:_MOST_TOLD]
        self.strange = (self.strange + other.strange)[:_MOST_TOLD]


def read_tally(said: dict[str, Any]) -> Tally:
    """What `as_facts` gave."""
    return Tally(**{**said, "dumps": Counter(said["dumps"]), "types": Counter(said["types"])})
