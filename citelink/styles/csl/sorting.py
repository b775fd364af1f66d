"""The order that a style itself asks for (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from citelink.bibliography.variables import DATES, PERSONS
from citelink.styles.csl.cite import Cite
from citelink.styles.csl.elements import Element
from citelink.styles.csl.numbers import is_numeric
from citelink.styles.csl.rendering import Renderer
from citelink.text.collation import sort_key

_NAMES = frozenset(["author", "editor", "translator", *PERSONS])
_DATES = frozenset(["issued", "accessed", *DATES])
# Options of names that a key may change.
_KEY_OPTIONS = {"et-al-min": "names-min", "et-al-use-first": "names-use-first", "et-al-use-last": "names-use-last"}
Sorted = TypeVar("Sorted")


def in_order(
    items: Sequence[Sorted],
    part: Element | None,
    cite_of: Callable[[Sorted], Cite],
    renderer: Callable[[Cite], Renderer],
) -> list[Sorted]:
    """`items` in the order that the `sort` of a part of the style asks for; as they are where it asks for none. What a
    key says nothing of comes last, in either direction."""
    ordered = list(items)
    sort = part.child("sort") if part is not None else None
    for key in reversed(sort.children if sort is not None else ()):
        keyed = [(_value(key, cite_of(item), renderer(cite_of(item))), item) for item in ordered]
        said = sorted(
            (pair for pair in keyed if pair[0] is not None),
            key=lambda pair: pair[0],
            reverse=key.get("sort") == "descending",
        )
        ordered = [item for _, item in said] + [item for value, item in keyed if value is None]
    return ordered


def _value(key: Element, cite: Cite, renderer: Renderer) -> Any:
    """What an item is sorted by, None where it says nothing."""
    variable = key.get("variable")
    if variable == "citation-number":
        return sort_key(f"{cite.number:09}")
    if variable in _DATES:
        element = Element("date", {"variable": variable}, tuple(_part(name) for name in ("year", "month", "day")))
    elif variable in _NAMES:
        element = Element("names", {"variable": variable}, (Element("name", {"form": "long"}),))
    elif variable:
        element = Element("text", {"variable": variable})
    else:
        element = Element("text", {"macro": key.get("macro")})
    asked = {option: key.get(name) for option, name in _KEY_OPTIONS.items() if key.get(name)}
    rich = renderer.render_for_sorting(element, cite, {"name-as-sort-order": "all", **asked})
    # Quotation marks around a title do not count.
    text = "".join(piece.text for piece in rich)
    if not text:
        return None
    return sort_key(f"{int(text):09}" if is_numeric(text) and text.isdecimal() and len(text) < 10 else text)


def _part(name: str) -> Element:
    return Element("date-part", {"name": name})
