"""What is to become of the lists of a document, before its markers follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citelink.documents.marks import Mark
from citelink.errors import InputError
from citelink.renumbering.listing import Item, Listing
from citelink.renumbering.plan import Plan
from citelink.results import Link, ResolvedDocument
from citelink.text.collation import SortKey, sort_key

Address = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """plans    the lists as they are to stand
    marks    what writes them
    new_of   the number that a citation is to have; None: it stays as typed
    listed   the addresses of the references that are meant
    changes  whether anything is to stand or be called otherwise
    """

    plans: tuple[Plan, ...]
    marks: tuple[Mark, ...]
    new_of: Callable[[Link], int | None]
    listed: frozenset[Address]
    changes: bool


def addresses_cited(resolved: ResolvedDocument) -> list[Address]:
    """The references in the order in which markers name them first."""
    found = (link.reference for link in resolved.links if link.item.key is None)
    return list(dict.fromkeys(one.address for one in found if one is not None))


def refuse_parted(path: str, listing: Listing, order: Sequence[int]) -> None:
    """Raises InputError where a reference that names its work by one before it (`Ibid. P. 45`) would no longer follow
    that one. `order`: the places of the references as they are to stand."""
    items = listing.items
    ranks = {place: rank for rank, place in enumerate(order)}
    ids = {item.reference.id: place for place, item in enumerate(items)}
    for place, item in enumerate(items):
        if item.parsed.antecedent is None or place not in ranks:
            continue
        named = ids.get(item.parsed.antecedent, place - 1)
        right_before = named == place - 1 or (place and items[place - 1].parsed.antecedent == item.parsed.antecedent)
        rank = ranks.get(place - 1 if right_before else named, len(ranks))
        if not (ranks[place] == rank + 1 if right_before else rank < ranks[place]):
            raise InputError(
                f"{path}: reference {item.number} names its work by one before it, and would not follow that one any "
                "more; write it out first"
            )


def alphabetical(item: Item) -> SortKey:
    """What sorts a reference: what it says from its first letter or figure on."""
    text = item.reference.text
    return sort_key(text[next((at for at, sign in enumerate(text) if sign.isalnum()), 0) :])
