"""merge_libraries(): whole libraries -> one library, one entry per work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from citelink.bibliography.entry import RAW_TYPE, ZOTERO_ITEM, Entry
from citelink.bibliography.formats.bibtex.editing import field_names
from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.bibliography.library import Library
from citelink.matching.works.compare import fold_work
from citelink.matching.works.grouping import Grouping, Occurrence, group_works
from citelink.merging.merged import Address, Merged, RelatedWorks, SharedWork
from citelink.merging.taken_over import TakenOver

_NOT_SAID = frozenset(["id", "type", "custom", RAW_TYPE, ZOTERO_ITEM])


def merge_libraries(libraries: Sequence[Library], progress: Callable[[int], None] | None = None) -> Merged:
    """Merge whole libraries into one.

    The first library that holds a work wins, and in it the first entry: it is taken over as it stands. Other entries
    for the work are joined into it, and `Merged.same_work` says which and why. Equal keys of different works: the first
    library keeps its key. Entries stand in the order of the libraries; those that others inherit from come last, as
    BibTeX wants them. All macros and preambles are taken over. The same libraries give the same result.

    progress  called with the number of entries compared, now and then
    """
    libraries = _told_apart(libraries)
    entries = {(library.path, key): entry for library in libraries for key, entry in library.entries.items()}
    addresses = list(entries)
    grouping = group_works(
        [Occurrence(fold_work(entry)) for entry in entries.values()], across_scripts=False, progress=progress
    )
    taken_over = TakenOver(libraries)
    instead = _joined(addresses, grouping)
    kept_too = _keep_parents(taken_over, entries, instead)
    taken_over.add((address for address in addresses if address not in instead), instead, whole=True)
    return Merged(
        library=taken_over.library(in_order=True),
        entry_keys={address: taken_over.keys[instead.get(address, address)] for address in addresses},
        collisions=tuple(taken_over.collisions),
        same_work=_shared(addresses, entries, grouping, {**instead, **kept_too}, kept_too),
        libraries=tuple(libraries),
        related=_related(addresses, grouping, instead),
    )


def _told_apart(libraries: Sequence[Library]) -> list[Library]:
    """The libraries, each under a path of its own: several may have been made in memory."""
    told: dict[str, Library] = {}
    for library in libraries:
        path, number = library.path, 2
        while path in told:
            path, number = f"{library.path} ({number})".strip(), number + 1
        told[path] = replace(library, path=path) if path != library.path else library
    return list(told.values())


def _joined(addresses: Sequence[Address], grouping: Grouping) -> dict[Address, Address]:
    """The entries that are joined into another: the first of their group."""
    first: dict[int, Address] = {}
    instead = {}
    for address, group in zip(addresses, grouping.groups, strict=True):
        kept = first.setdefault(group, address)
        if kept != address:
            instead[address] = kept
    return instead


def _keep_parents(
    taken_over: TakenOver, entries: dict[Address, Entry], instead: dict[Address, Address]
) -> dict[Address, Address]:
    """Take out of `instead` what entries inherit more from than the one that stands for it says; gives those."""
    kept = {}
    queue = [address for address in entries if address not in instead]
    while queue:
        path, key = queue.pop()
        for parent in taken_over.parents(path, key):
            address = path, parent
            if address in instead and not _says_all(entries[instead[address]], entries[address]):
                kept[address] = instead.pop(address)
                queue.append(address)
    return kept


def _says_all(entry: Entry, other: Entry) -> bool:
    """Whether an entry has all the fields of another."""
    one, two = field_names(entry.source_text), field_names(other.source_text)
    return one is not None and two is not None and two <= one


def _shared(
    addresses: Sequence[Address],
    entries: dict[Address, Entry],
    grouping: Grouping,
    same: dict[Address, Address],
    kept_too: dict[Address, Address],
) -> tuple[SharedWork, ...]:
    shared = []
    for at, address in enumerate(addresses):
        if address in same:
            first = same[address]
            _, verdict = grouping.joined[at]
            shared.append(
                SharedWork(
                    key=first[1],
                    first=first[0],
                    other_key=address[1],
                    second=address[0],
                    score=verdict.score,
                    evidence=verdict.evidence,
                    only_there=tuple(sorted(_said(entries[address]) - _said(entries[first]))),
                    kept=address in kept_too,
                )
            )
    return tuple(shared)


def _said(entry: Entry) -> set[str]:
    """The names of the fields in which an entry says something."""
    return {
        *entry_to_csl(entry),
        *(name for name, _ in entry.identifiers),
        *(name for name, _ in entry.extra),
    } - _NOT_SAID


def _related(
    addresses: Sequence[Address], grouping: Grouping, instead: dict[Address, Address]
) -> tuple[RelatedWorks, ...]:
    related: dict[tuple[Address, Address], RelatedWorks] = {}
    for one, other, verdict in grouping.related:
        first, second = (instead.get(addresses[at], addresses[at]) for at in (one, other))
        if first != second and (second, first) not in related:
            found = RelatedWorks(first[1], first[0], second[1], second[0], verdict.relation, verdict.evidence)
            related.setdefault((first, second), found)
    return tuple(related.values())
