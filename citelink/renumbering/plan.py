"""What the user wishes as a plan: which reference stands where, and which number becomes which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citelink.errors import SettingsError
from citelink.renumbering.listing import Item, Listing
from citelink.renumbering.wishes import Wishes

Key = Callable[[Item], Any]
_Runs = list[list[int]]


@dataclass(frozen=True, slots=True)
class Plan:
    """runs     the references of each run of the list as they are to stand, by their place in `Listing.items`
    numbers  the number that each of them is to have, by its place
    merged   of references that were joined to another one, the place of that one
    """

    listing: Listing
    runs: tuple[tuple[int, ...], ...]
    numbers: Mapping[int, int]
    merged: Mapping[int, int]

    def number_of(self, place: int) -> int | None:
        """The number under which the work of a reference is to be cited; None: it is deleted."""
        return self.numbers.get(self.merged.get(place, place))

    @property
    def changes(self) -> bool:
        """Whether anything is to stand or be called otherwise."""
        items = self.listing.items
        stays = [place for run in self.runs for place in run] == list(range(len(items)))
        return not stays or any(items[place].number != number for place, number in self.numbers.items())


def make_plan(listing: Listing, wishes: Wishes, first_cited: Sequence[int], key: Key, path: str) -> Plan:
    """The plan for one list.

    first_cited: the places of its references in the order in which they are first cited. key: what sorts by alphabet.
    Raises SettingsError for a number that no reference has, or where single references are named in a list whose
    numbers do not ascend."""
    items = listing.items
    if wishes.names_numbers and not listing.ascends:
        raise SettingsError(
            f"{path}: the numbers of its list do not ascend, so which reference is meant is not sure; "
            "say --order as-is first"
        )
    place_of = {item.number: place for place, item in reversed(list(enumerate(items)))}

    def find(number: int) -> int:
        if number not in place_of:
            raise SettingsError(f"{path}: no reference has the number {number}")
        return place_of[number]

    runs = _as_they_stand(listing)
    merged = {find(one): find(group[0]) for group in wishes.merges for one in group[1:]}
    gone = [*merged, *(find(number) for number in wishes.deletes)]
    _refuse_twice(gone, merged, items, path)
    left_out = frozenset(gone)
    runs = [[place for place in run if place not in left_out] for run in runs]
    if not any(runs):
        raise SettingsError(f"{path}: no reference would be left; a document keeps one at least")
    slots = _slots(items, left_out)
    for pair in wishes.swaps:
        _swap(runs, *(_still_there(find(number), gone, items, path) for number in pair))
    for number, wanted in wishes.moves:
        _move(runs, _still_there(find(number), gone, items, path), _target(slots, wanted, path))
    if wishes.order == "cited":
        ranks = {place: rank for rank, place in enumerate(dict.fromkeys(merged.get(one, one) for one in first_cited))}
        runs = [sorted(run, key=lambda place: ranks.get(place, len(ranks))) for run in runs]
    elif wishes.order == "alphabetical":
        runs = [sorted(run, key=lambda place: key(items[place])) for run in runs]
    order = [place for run in runs for place in run]
    if wishes.order is not None:
        first = min(item.number for item in items)
        slots = list(range(first, first + len(order)))
    return Plan(listing, tuple(map(tuple, runs)), dict(zip(order, slots, strict=True)), merged)


def find_twice(listing: Listing) -> frozenset[int]:
    """The numbers that several references of a list have."""
    counts = Counter(item.number for item in listing.items)
    return frozenset(number for number, count in counts.items() if count > 1)


def _as_they_stand(listing: Listing) -> _Runs:
    runs: _Runs = []
    at = 0
    for run in listing.runs:
        runs.append(list(range(at, at + len(run))))
        at += len(run)
    return runs


def _slots(items: Sequence[Item], gone: frozenset[int]) -> list[int]:
    """The numbers of those that stay: each as many lower as references before it go."""
    less = 0
    slots = []
    for place, item in enumerate(items):
        if place in gone:
            less += 1
        else:
            slots.append(item.number - less)
    return slots


def _refuse_twice(gone: Sequence[int], merged: Mapping[int, int], items: Sequence[Item], path: str) -> None:
    for place, count in Counter(gone).items():
        if count > 1:
            raise SettingsError(f"{path}: reference {items[place].number} is to be deleted or merged twice")
    for place in merged.values():
        if place in gone:
            raise SettingsError(f"{path}: reference {items[place].number} is to go, so nothing can be merged into it")


def _still_there(place: int, gone: Sequence[int], items: Sequence[Item], path: str) -> int:
    if place in gone:
        raise SettingsError(f"{path}: reference {items[place].number} is to go, so it cannot be moved")
    return place


def _target(slots: Sequence[int], wanted: int, path: str) -> int:
    if wanted not in slots:
        raise SettingsError(f"{path}: there is no number {wanted} for a reference to have; {slots[-1]} is the last")
    return slots.index(wanted)


def _find(runs: _Runs, place: int) -> tuple[int, int]:
    return next((at, run.index(place)) for at, run in enumerate(runs) if place in run)


def _swap(runs: _Runs, one: int, other: int) -> None:
    (first, at), (second, to) = _find(runs, one), _find(runs, other)
    runs[first][at], runs[second][to] = other, one


def _move(runs: _Runs, place: int, rank: int) -> None:
    """Takes a reference out and puts it where it is the one at `rank`, in the run of the one that stood there."""
    order = [one for run in runs for one in run]
    stood = order[rank]
    if stood == place:
        return
    behind = rank > order.index(place)
    at, old = _find(runs, place)
    del runs[at][old]
    to, new = _find(runs, stood)
    runs[to].insert(new + behind, place)
