"""The conditions of `choose` (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citelink.styles.csl.cite import Cite
from citelink.styles.csl.dates import moments
from citelink.styles.csl.elements import Element
from citelink.styles.csl.numbers import is_numeric

# A position implies those that it is a kind of.
_POSITIONS = {
    "ibid-with-locator": ("ibid-with-locator", "ibid", "subsequent"), "ibid": ("ibid", "subsequent"),
    "near-note": ("near-note", "subsequent"), "subsequent": ("subsequent",), "first": ("first",),
}  # fmt: skip


def holds(element: Element, cite: Cite) -> bool:
    """Whether an `if` or `else-if` holds for the item that is printed."""
    found = [result for name, test in _TESTS.items() if name in element.attributes
             for result in test(element.get(name), cite)]  # fmt: skip
    match = element.get("match", "all")
    if match == "any":
        return any(found)
    return not any(found) if match == "none" else all(found)


def _types(value: str, cite: Cite) -> Iterator[bool]:
    # An item has one type, one locator and one position: of several that are named, one must be it.
    yield cite.type in value.split()


def _variables(value: str, cite: Cite) -> Iterator[bool]:
    return (cite.has(one) for one in value.split())


def _numeric(value: str, cite: Cite) -> Iterator[bool]:
    return (is_numeric(cite.value(one)) for one in value.split())


def _uncertain(value: str, cite: Cite) -> Iterator[bool]:
    return (bool(moments(cite.date(one)) and cite.date(one).get("circa")) for one in value.split())


def _locators(value: str, cite: Cite) -> Iterator[bool]:
    yield bool(cite.locator) and cite.label in value.replace("sub verbo", "sub-verbo").split()


def _positions(value: str, cite: Cite) -> Iterator[bool]:
    yield not set(_POSITIONS.get(cite.position, ())).isdisjoint(value.split())


def _disambiguates(value: str, cite: Cite) -> Iterator[bool]:
    yield cite.disambiguate == (value == "true")


_TESTS: dict[str, Callable[[str, Cite], Iterator[bool]]] = {
    "type": _types, "variable": _variables, "is-numeric": _numeric, "is-uncertain-date": _uncertain,
    "locator": _locators, "position": _positions, "disambiguate": _disambiguates,
}  # fmt: skip
