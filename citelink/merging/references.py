"""merge(): the works that a set's reference lists name -> one library, one entry per work."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citelink.bibliography.entry import Candidate, Entry
from citelink.bibliography.keys import KeyMaker, plain_key
from citelink.bibliography.library import Library
from citelink.matching.works.compare import SameWork, fold_work, same_work
from citelink.matching.works.grouping import Occurrence, group_works
from citelink.merging.merged import Address, Merged, SharedWork
from citelink.merging.taken_over import TakenOver
from citelink.results import ParsedReference

_RIVAL_SCORE = 0.35


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a work is named: a reference, with its second printing where the list is printed twice."""

    path: str
    references: tuple[ParsedReference, ...]

    @property
    def candidate(self) -> Candidate | None:
        """The library's entry it was matched to."""
        return next((m.candidate for r in self.references if (m := r.match) and m.candidate), None)

    @property
    def address(self) -> Address | None:
        """Where that entry stands."""
        return address_of(self.candidate) if self.candidate else None

    @property
    def lone(self) -> bool:
        """Whether it fits several works."""
        return any(parsed.match is not None and parsed.match.status == "ambiguous" for parsed in self.references)

    @property
    def named(self) -> Named:
        """The work as it is named here."""
        first = self.references[0]
        return Named(self.path, first.printed_number, first.reference.text, first.entry)


def merge(
    references: Sequence[ParsedReference],
    libraries: Sequence[Library],
    cited: Sequence[str] = (),
    make: KeyMaker = plain_key,
) -> Merged:
    """Merge what the lists of a document set name into one library.

    references  in the order in which they appear, those of a list's further printings behind those of the list
    libraries   the user's libraries in their order: entries are taken from them as they stand, key and all
    cited       keys that documents cite themselves: entries of the libraries that have them are merged too
    make        makes the keys of works that no library has

    A work that is in no library enters with what was parsed, a key made from it, and the fields `x-citelink-status`
    (`unverified`) and `x-citelink-origin` (path and number of the reference that names it first). The same references
    and libraries give the same result; made keys that clash get a, b ... in the order of first appearance.

    A back reference (`Там же`) has the key of its antecedent, and none where that is not known: it is never a work.
    """
    namings = read_namings(parsed for parsed in references if parsed.antecedent is None)
    shared, canonical = find_shared(_rivalries(namings), libraries)
    labels = [canonical.get(address, address) if (address := naming.address) else None for naming in namings]
    entries = _entries(namings, libraries)
    groups = _group(namings, labels, entries)
    works: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        works.setdefault(group, []).append(at)
    taken_over = TakenOver(_with_given(libraries, entries))
    addresses = {
        group: next((label for at in members if (label := labels[at]) is not None), None)
        for group, members in works.items()
    }
    live = [next(((one.path, key) for one in libraries if key in one.entries), None) for key in cited]
    taken_over.add(sorted({address for address in (*addresses.values(), *live) if address is not None}))
    keys: dict[int, str] = {}
    made: dict[str, Entry] = {}
    for group, members in works.items():
        address = addresses[group]
        if address is not None:
            keys[group] = taken_over.keys[address]
            continue
        entry = unverified(namings[at].named for at in members)
        key = make(entry, taken_over.avoided)
        taken_over.avoided.add(key.casefold())
        made[key] = replace(entry, key=key)
        keys[group] = key
    keyed = {
        reference.address: keys[groups[at]] for at, naming in enumerate(namings) for reference in naming.references
    }
    again = [parsed for parsed in references if parsed.antecedent]
    keyed.update({parsed.address: keyed[parsed.named[-1]] for parsed in again})
    return Merged(
        library=taken_over.library(made),
        keys=keyed,
        collisions=tuple(taken_over.collisions),
        same_work=shared,
        libraries=tuple(libraries),
    )


def address_of(candidate: Candidate) -> Address:
    """Where an entry that was matched stands."""
    return candidate.source, candidate.entry.key


def read_namings(references: Iterable[ParsedReference]) -> list[Naming]:
    """What the references of one or many documents name, in order, the second printing of one beside the first."""
    printings: dict[tuple[str, str], list[ParsedReference]] = {}
    for parsed in references:
        paired = (parsed.source, parsed.reference.paired_with) if parsed.reference.paired_with else None
        home = paired if paired in printings and paired is not None else parsed.address
        printings.setdefault(home, []).append(parsed)
    return [Naming(path, tuple(parsed)) for (path, _), parsed in printings.items()]


def _entries(namings: Iterable[Naming], libraries: Sequence[Library]) -> dict[Address, Entry]:
    """The library entries that were matched; one given by hand may stand in a library outside `libraries`."""
    known = {library.path: library for library in reversed(libraries)}
    found: dict[Address, Entry] = {}
    for naming in namings:
        candidate = naming.candidate
        if candidate is not None:
            path, key = address_of(candidate)
            library = known.get(path)
            found.setdefault((path, key), library.entries.get(key, candidate.entry) if library else candidate.entry)
    return found


def _with_given(libraries: Sequence[Library], entries: Mapping[Address, Entry]) -> list[Library]:
    """The libraries, with those of `entries` that were given by hand and stand in none of them."""
    known: dict[str, Library] = {}
    for library in libraries:
        known.setdefault(library.path, library)
    for (path, key), entry in entries.items():
        given = known.setdefault(path, Library(path, {}))
        if key not in given.entries:
            known[path] = replace(given, entries={**given.entries, key: entry})
    return list(known.values())


def rivals_of(naming: Naming) -> Iterator[tuple[Candidate, Candidate]]:
    """The entries of libraries that may be one work: what a reference was matched to, and what it may be instead."""
    for parsed in naming.references:
        match = parsed.match
        if match is not None and match.candidate is not None:
            yield from ((match.candidate, rival) for rival in match.rivals if rival.score >= _RIVAL_SCORE)


def _rivalries(namings: Iterable[Naming]) -> Iterator[tuple[Address, Entry, Address, Entry]]:
    for naming in namings:
        for one, rival in rivals_of(naming):
            yield address_of(one), one.entry, address_of(rival), rival.entry


def find_shared(
    rivalries: Iterable[tuple[Address, Entry, Address, Entry]], libraries: Sequence[Library]
) -> tuple[tuple[SharedWork, ...], dict[Address, Address]]:
    """Of pairs of library entries, each with its address, those that are one work, and for each entry the one that
    stands for all of them. `libraries` in the order in which they win."""
    order = {library.path: at for at, library in enumerate(libraries)}
    places: dict[str, dict[str, int]] = {}
    by_path = {library.path: library for library in libraries}

    def rank(address: Address) -> tuple[int, int, Address]:
        path, key = address
        if path not in places:
            places[path] = {key: number for number, key in enumerate(by_path[path].entries)} if path in by_path else {}
        return order.get(path, len(order)), places[path].get(key, 0), address

    pairs: dict[tuple[Address, Address], SameWork] = {}
    for one, entry, other, rival in rivalries:
        first, second = sorted((one, other), key=rank)
        if (first, second) not in pairs:
            pairs[first, second] = same_work(entry, rival)
    # One record in two scripts is two records: a list printed in both alphabets wants both.
    same = sorted(pair for pair, verdict in pairs.items() if verdict and not verdict.relation)
    canonical: dict[Address, Address] = {}
    for first, second in sorted(same, key=lambda pair: (rank(pair[0]), rank(pair[1]))):
        # Not followed further than one step: a chain of pairs must not glue different works.
        if first not in canonical:
            canonical.setdefault(second, first)
    shared = (SharedWork(a[1], a[0], b[1], b[0], (v := pairs[a, b]).score, v.evidence) for a, b in same)
    return tuple(shared), canonical


def _group(namings: Sequence[Naming], labels: Sequence[Address | None], entries: Mapping[Address, Entry]) -> list[int]:
    occurrences = []
    for naming, label in zip(namings, labels, strict=True):
        first = naming.references[0]
        occurrences.append(Occurrence(fold_work(first.entry, first.reference.text), label, naming.lone))
    anchors: dict[Hashable, Entry] = dict(entries.items())
    return group_works(occurrences, anchors).groups


@dataclass(frozen=True, slots=True)
class Named:
    """A work as a reference names it: the path of its list, its number or id there, its text, what was parsed."""

    path: str
    place: int | str
    text: str
    entry: Entry


def unverified(named: Iterable[Named]) -> Entry:
    """The entry of a work that is in no library: the best parsed of its references, which come in their order, marked
    as unverified. No more of them are taken than it needs."""
    first = best = titled = None
    for one in named:
        first = first or one
        titled = titled or (one if one.entry.title else None)
        if one.entry.title and one.entry.authors:
            best = one
            break
    assert first is not None
    best = best or titled or first
    own = (("x-citelink-origin", f"{first.path}: {first.place}"), ("x-citelink-status", "unverified"))
    note = best.entry.note if best.entry.title else best.entry.note or best.text
    return replace(best.entry, note=note, extra=(*best.entry.extra, *own), source_text="")
