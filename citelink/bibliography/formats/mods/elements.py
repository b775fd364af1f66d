"""The elements of a MODS record, each in one script: what is there in two stands in those letters that are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citelink.bibliography.cataloguing import has_other_script
from citelink.bibliography.xml_records import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def children(element: _Element, name: str) -> list[_Element]:
    """The elements called `name` right within another; of those that say the same in two scripts, the original."""
    found = list(element.iterchildren(f"{{*}}{name}"))
    groups = {one.get("altRepGroup") for one in found if one.get("altRepGroup") and is_original(one)}
    return [one for one in found if one.get("altRepGroup") not in groups or is_original(one)]


def inside(element: _Element, *names: str) -> Iterator[_Element]:
    """The elements that one comes to through elements of these names, one in the other."""
    found = [element]
    for name in names:
        found = [child for one in found for child in children(one, name)]
    return iter(found)


def is_original(element: _Element) -> bool:
    """Whether what is in an element is written in other letters than Latin ones."""
    return has_other_script("".join(text_of(one) for one in element.iter()))
