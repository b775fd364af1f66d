"""An index as a source: it is asked as the services are, without a network and without limits.

It proposes what its stored libraries find for a reference, and its records by their DOIs. The engine decides among all
that it holds, so that its verdicts are those on a library of the same records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from typing import Any

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.library import Library
from citelink.indexes.dump import DUMPS
from citelink.indexes.index import Contents, open_shards, read_contents
from citelink.indexes.records import give_record
from citelink.matching import Match, Matcher
from citelink.matching.index import Index
from citelink.matching.mentions.folded import FoldedReference, fold_reference
from citelink.matching.stored.ready import StoredEntries, StoredLibrary
from citelink.sources.identifiers import identify, values_of
from citelink.sources.source import Ask, Limit, NotLookedUpError, Record, Signature

PREFIX = "index:"
# As many as the engine looks at in a library.
_MOST = 8
# An index that holds so many works of a type holds most of what its service has of them.
_MANY = 1_000_000


class IndexSource:
    """The index in a folder, as a `Source`. Raises LibraryError where there is none, or a damaged one."""

    ONWARD: tuple[str, ...] = ()
    HOST = ""
    NEEDS = "nothing"
    IDENTIFIERS: tuple[str, ...] = ("DOI",)
    BATCH = 1000
    SIGNATURE = Signature()

    def __init__(self, path: str) -> None:
        contents = read_contents(path)
        self.NAME = f"{PREFIX}{path}"
        self.COVERS = covered(contents)
        self._shards = open_shards(path, contents)
        self._indexes = [Index(segments=[shard.segment]) for shard in self._shards]
        self._matcher = Matcher([Library(f"{at}", StoredEntries(shard)) for at, shard in enumerate(self._shards)])

    def limit(self, *, contact: bool) -> Limit:
        """None that anybody would notice."""
        return Limit(1e6, 1000)

    def search(self, entry: Entry, text: str, ask: Ask) -> tuple[Record, ...]:
        """See `Source`."""
        try:
            return self._search(fold_reference(entry, text))
        except (ValueError, IndexError):
            raise NotLookedUpError("it is damaged; build it again") from None

    def _search(self, reference: FoldedReference) -> tuple[Record, ...]:
        found = [hit for number, index in enumerate(self._indexes) for hit in self._hits(number, index, reference)]
        best = nlargest(_MOST, found, key=lambda hit: hit[0])
        return tuple(self._record(self._shards[number].entry(place)) for _, number, place in best)

    def lookup(self, identifiers: Sequence[str], ask: Ask) -> Mapping[str, Any]:
        """See `Source`; what is said of a DOI is the DOI itself."""
        return {identify("DOI", doi): doi for doi in values_of(identifiers, "DOI") if self._place(doi) is not None}

    def read(self, said: Any) -> Record | None:
        """See `Source`."""
        place = self._place(said) if isinstance(said, str) else None
        return self._record(place[0].entry(place[1])) if place else None

    def decide(self, entry: Entry, text: str) -> Match:
        """See `consulting`."""
        try:
            return self._decide(entry, text)
        except (ValueError, IndexError):
            raise NotLookedUpError("it is damaged; build it again") from None

    def _decide(self, entry: Entry, text: str) -> Match:
        # As with libraries: most references are told by their text alone.
        match = self._matcher.match(Entry(), text)
        if match.status != "matched":
            match = self._matcher.match(entry, text)
        candidate = self._given(match.candidate) if match.candidate else None
        return replace(match, candidate=candidate, rivals=tuple(map(self._given, match.rivals)))

    def _given(self, candidate: Candidate) -> Candidate:
        return Candidate(self._record(candidate.entry).entry, self.NAME, candidate.score)

    def _hits(self, number: int, index: Index, reference: FoldedReference) -> list[tuple[float, int, int]]:
        """The likeliest records of a stored library, each with its weight, the library's number and its place."""
        weights = {hit.place: hit.weight for hit in index.search(reference, _MOST)}
        # What bears an identifier of the reference comes before what only reads like it.
        weights |= dict.fromkeys(index.identified(reference)[:_MOST], float("inf"))
        return [(weight, number, place) for place, weight in weights.items()]

    def _place(self, doi: str) -> tuple[StoredLibrary, int] | None:
        places = ((shard, shard.place_of(doi)) for shard in self._shards)
        return next(((shard, place) for shard, place in places if place is not None), None)

    def _record(self, entry: Entry) -> Record:
        return give_record(entry, self.NAME)


def covered(contents: Contents) -> frozenset[str]:
    """The CSL types of which an index holds so many works that one it has not is worth telling: those of which a
    service whose dump it is made of has nearly all, where the index has a million; a part of a dump covers nothing."""
    of_dumps: set[str] = set()
    for dump in DUMPS.every():
        if dump.NAME in contents.dumps:
            of_dumps |= dump.COVERS
    return frozenset(kind for kind in of_dumps if contents.types.get(kind, 0) >= _MANY)
