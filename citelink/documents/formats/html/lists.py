"""The numbers that a browser prints before the items of ordered lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from citelink.documents.counting import count_in
from citelink.documents.markup.characters import decode_references

_NUMBER = re.compile(r"\s{0,20}([+-]?\d{1,10})")
_LARGEST = 2**31 - 1
_FORMS = {"a": "lower-latin", "A": "upper-latin", "i": "lower-roman", "I": "upper-roman"}
_LARGEST_ROMAN = 3_999
_MARKUP = re.compile(r"<[^<>]{0,300}>|\s+")
_TYPED_LABEL = re.compile(r"[\[(]?([0-9]{1,5})[\])]?[.)\s\]]")
_LOOKED_AT = 1_000


@dataclass(slots=True)
class ListCount:
    """An ordered list that is being read: the number of its next item, and how it goes on."""

    next: int
    step: int
    style: str
    numbered: bool

    def number(self, attributes: Mapping[str, str]) -> int:
        """The number of an item with these attributes."""
        given = _read_number(attributes.get("value", ""))
        number = self.next if given is None else given
        self.next = number + self.step
        return number

    def label(self, number: int) -> str:
        """What is printed before the item `number`."""
        return f"{_in_style(number, self.style)}. "


def begin_list(attributes: Mapping[str, str], items: int, numbered: bool) -> ListCount:
    """The count of an ordered list with these attributes and so many items."""
    backwards = "reversed" in attributes
    start = _read_number(attributes.get("start", ""))
    if start is None:
        start = items if backwards else 1
    return ListCount(start, -1 if backwards else 1, attributes.get("type", "1"), numbered)


def is_labelled(text: str, at: int, number: int) -> bool:
    """Whether the item whose content begins at `at` in the page `text` begins with its number typed: nothing is printed
    before it then."""
    said = decode_references(_MARKUP.sub(" ", text[at : at + _LOOKED_AT])).strip()
    found = _TYPED_LABEL.match(said)
    return found is not None and int(found[1]) == number


def _read_number(said: str) -> int | None:
    """An integer as HTML reads it; what no browser counts to is none."""
    found = _NUMBER.match(said)
    number = int(found[1]) if found else None
    return number if number is not None and abs(number) <= _LARGEST else None


def _in_style(number: int, style: str) -> str:
    # Browsers go back to digits where Roman numbers have no sign of their own.
    form = "decimal" if style in ("i", "I") and number > _LARGEST_ROMAN else _FORMS.get(style, "decimal")
    return count_in(form, number)
