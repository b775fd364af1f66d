"""The states that a document had before it was set anew: a marker goes back to how it was typed.

Renumbering loses how a marker was typed where a range scatters: `[2-4]` becomes `[2, 4, 8]`, and nothing in that says
that it was a range. The states are kept beside the document. Where one of them, with its references in the order and
under the numbers of the document, is the document to the byte, nothing else was changed since; what is asked for now is
then made of that state, and an operation with its inverse gives the bytes again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from citelink.documents.changes import Written
from citelink.documents.format import load_format
from citelink.errors import CitelinkError
from citelink.renumbering.listing import Item, Listing, read_listings
from citelink.renumbering.plan import Plan
from citelink.renumbering.renumber import Renumbered, renumber, renumber_by
from citelink.renumbering.wishes import Lists, Wishes
from citelink.results import ResolvedDocument
from citelink.stamps import without_blank_stamp

_MOST_STATES = 8
_REVERSE: Mapping[Lists, Lists] = {"joined": "split", "split": "joined"}


@dataclass(frozen=True, slots=True)
class State:
    """A document at one time: as it was read, the bytes of its file, and those of the other files of which it is made
    (path relative to the document's folder), as far as they are known."""

    resolved: ResolvedDocument
    data: bytes
    parts: Mapping[str, bytes]


_Places = list[list[int]]
States = Callable[[Sequence[str]], Iterator[State]]
"""The states of a document with the other files that are called so: the one that it has, then those that are kept, from
the newest on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A state that is to be set anew in the place of the document, and how."""

    state: State
    now: State
    planned: Renumbered


def find_origin(planned: Renumbered, wishes: Wishes, states: Iterable[State]) -> Origin | None:
    """The oldest state of which `planned`, what is wished of the document that the first of `states` is, can be made
    just as well. None: there is none. Raises nothing."""
    every = iter(states)
    now = next(every)
    kept = islice(every, _MOST_STATES)
    if wishes.runs != "kept":
        return None  # how runs are printed is asked for, whatever they were
    if wishes.lists != "kept":
        return _find_reverse(planned, wishes, now, kept)
    current, origin = now, None
    places: _Places | None = None
    for state in kept:
        found = _places_in(state, current)
        if found is None:
            continue
        places = (
            found if places is None else [[of[place] for place in to] for of, to in zip(found, places, strict=True)]
        )
        current = state
        if (made := _made_of(planned.plans, _listings(state.resolved), now.resolved, places, wishes.list)) is not None:
            origin = Origin(state, now, renumber_by(state.resolved, made))
    return origin


def write_origin(origin: Origin) -> Written:
    """What the document is to be, made of its earlier state."""
    state = origin.state
    written = write(state.resolved, origin.planned) if origin.planned.marks else Written(state.data)
    parts = {**state.parts, **dict(written.others)}
    others = tuple((name, data) for name, data in parts.items() if origin.now.parts.get(name) != data)
    return replace(written, others=others)


def write(resolved: ResolvedDocument, planned: Renumbered) -> Written:
    """A document with the marks of a plan."""
    assert resolved.document is not None
    written = load_format(resolved.document.format).write(resolved.document, planned.marks)
    # The document itself goes on: its parts are no copies that await a stamp.
    parts = tuple((name, without_blank_stamp(data)) for name, data in written.others)
    return replace(written, others=parts)


def _find_reverse(planned: Renumbered, wishes: Wishes, now: State, kept: Iterable[State]) -> Origin | None:
    """The state whose lists were joined, or whose list was split, into those of the document."""
    if wishes.order is not None:
        return None
    wanted = [_said(plan) for plan in planned.plans]
    reverse = Wishes(lists=_REVERSE[wishes.lists])
    for state in kept:
        try:
            stood = [[(item.number, _text(item)) for item in one.items] for one in read_listings(state.resolved)]
            if stood == wanted and _leads_to(state, renumber(state.resolved, reverse), now):
                return Origin(state, now, Renumbered((), (), (), ()))
        except CitelinkError:
            continue
    return None


def _said(plan: Plan) -> list[tuple[int, str]]:
    items = plan.listing.items
    return [(plan.numbers[place], _text(items[place])) for run in plan.runs for place in run]


def _leads_to(state: State, planned: Renumbered, later: State) -> bool:
    """Whether a state becomes a later one by this plan, to the byte."""
    try:
        written = write(state.resolved, planned) if planned.marks else Written(state.data)
    except CitelinkError:
        return False
    return written.data == later.data and {**state.parts, **dict(written.others)} == later.parts


def _places_in(state: State, later: State) -> _Places | None:
    """Where each reference of a later state stands in the lists of an earlier one, which becomes the later one, to the
    byte, where its references get that order and these numbers; None where it does not."""
    ours, theirs = _listings(state.resolved), _listings(later.resolved)
    if not ours or list(map(_shape, ours)) != list(map(_shape, theirs)):
        return None
    # Of references that say the same each may be the other one.
    for turned in (False, True):
        places = [_paired(one, other, turned=turned) for one, other in zip(ours, theirs, strict=True)]
        if any(one is None for one in places):
            return None
        known = [one for one in places if one is not None]
        plans = [_plan_of(*one) for one in zip(ours, theirs, known, strict=True)]
        if _leads_to(state, renumber_by(state.resolved, plans), later):
            return known
        if all(len(set(map(_text, one.items))) == len(one.items) for one in ours):
            return None
    return None


def _paired(listing: Listing, later: Listing, *, turned: bool) -> list[int] | None:
    """For each reference of a later list the place in an earlier one of that which says the same, in the order of the
    list or, `turned`, the other way round; None where there is none."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(listing.items):
        waiting[_text(item)].append(place)
    if len(listing.items) != len(later.items):
        return None
    found = []
    for item in later.items:
        if not (places := waiting[_text(item)]):
            return None
        found.append(places.pop() if turned else places.pop(0))
    return found


def _plan_of(listing: Listing, later: Listing, places: Sequence[int]) -> Plan:
    """What makes an earlier list the later one."""
    rest = iter(places)
    runs = tuple(tuple(next(rest) for _ in run) for run in later.runs)
    return Plan(listing, runs, {place: item.number for place, item in zip(places, later.items, strict=True)}, {})


def _made_of(
    plans: Sequence[Plan], listings: Sequence[Listing], now: ResolvedDocument, places: _Places, which: int | None
) -> list[Plan] | None:
    """What `plans`, those for the lists of a document as it is now or for the one called `which`, are for the lists of
    an earlier state; `places` leads from the ones to the others."""
    if which is None and len(plans) != len(listings):
        return None
    made = [_plan_of(*one) for one in zip(listings, _listings(now), places, strict=True)]
    for at, plan in enumerate(plans, start=0 if which is None else which - 1):
        to = places[at]
        runs = tuple(tuple(to[place] for place in run) for run in plan.runs)
        numbers = {to[place]: number for place, number in plan.numbers.items()}
        merged = {to[one]: to[other] for one, other in plan.merged.items()}
        made[at] = Plan(listings[at], runs, numbers, merged)
    return [_as_it_stood(plan) for plan in made]


def _as_it_stood(plan: Plan) -> Plan:
    """References in their old order stand below their old sub-headings too."""
    items = plan.listing.items
    if [place for run in plan.runs for place in run] != list(range(len(items))):
        return plan
    rest = iter(range(len(items)))
    return replace(plan, runs=tuple(tuple(next(rest) for _ in run) for run in plan.listing.runs))


def _listings(resolved: ResolvedDocument) -> Sequence[Listing]:
    try:
        return read_listings(resolved) if resolved.document is not None else ()
    except CitelinkError:
        return ()


def _shape(listing: Listing) -> tuple[int, ...]:
    """How many parts a list and its further printings have."""
    return (len(listing.runs), *map(len, listing.printings))


def _text(item: Item) -> str:
    return "".join(item.reference.text.split())
