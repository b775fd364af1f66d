"""Cite: an item of CSL-JSON at one place, with what several items together say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citelink.styles.csl.persons import Name, read_names

# A variable and those that older items have in its place.
_OTHER_NAMES = {
    "title-short": ("shortTitle",), "container-title-short": ("journalAbbreviation",), "event-title": ("event",),
    "archive_collection": ("archive-collection",), "collection-number": ("seriesNumber",),
}  # fmt: skip
_NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True, eq=False)
class Cite:
    """What is printed of an item, in the list or in a citation.

    number        of the entry in the list
    locator, label   the place cited, and its CSL label
    position      first, subsequent, ibid or ibid-with-locator (styles of notes)
    disambiguate  what is printed must be told from that of another item by conditions of the style
    year_suffix   `a`, `b` ... behind the year
    more, whole   names that are printed beside those the style asks for, and places of names whose given names are
    """

    item: Mapping[str, Any]
    number: int = 0
    locator: str = ""
    label: str = "page"
    position: str = "first"
    prefix: str = ""
    suffix: str = ""
    disambiguate: bool = False
    year_suffix: str = ""
    more: int = 0
    whole: Mapping[int, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return str(self.item.get("id", ""))

    @property
    def type(self) -> str:
        return str(self.item.get("type", ""))

    def value(self, variable: str) -> str:
        """A variable as text, "" where it is none or not said."""
        if variable == "citation-number":
            return str(self.number) if self.number else ""
        if variable in ("locator", "year-suffix"):
            return self.locator if variable == "locator" else self.year_suffix
        if variable == "page-first" and not self.item.get(variable):
            return self.value("page").replace("–", "-").partition("-")[0].strip()
        for name in (variable, *_OTHER_NAMES.get(variable, ())):
            value = self.item.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
                return str(value)
        return ""

    def date(self, variable: str) -> Mapping[str, Any]:
        """A variable of dates; empty where it is none."""
        value = self.item.get(variable)
        return value if isinstance(value, Mapping) else _NOTHING

    def names(self, variable: str) -> tuple[Name, ...]:
        """A variable of names."""
        return read_names(self.item.get(variable))

    def has(self, variable: str) -> bool:
        """Whether the item says anything of a variable."""
        return bool(self.value(variable) or self.item.get(variable))

    @property
    def english(self) -> bool | None:
        """Whether the item says to be in English; None where it says no language."""
        language = self.value("language")
        return language.lower().startswith("en") if language else None
