"""CslStyle: a CSL style as what prints bibliographies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.writing import item_of
from citelink.errors import CitelinkError
from citelink.styles.csl.bibliography import Processor, split_label
from citelink.styles.csl.cite import Cite
from citelink.styles.csl.locales import full_code, has_locale
from citelink.styles.csl.opening import StyleFile, find_csl_style, verified_styles
from citelink.styles.csl.rich import runs_of, text_of
from citelink.styles.details import with_number_as_pages
from citelink.styles.style import Choices, Line, Run
from citelink.styles.terms import language_of

# What a line must not lack, and the variables of CSL that print it.
_NEVER_LOST = {"issued": ("issued",), "volume": ("volume",), "issue": ("issue",), "page": ("page", "page-first")}
_PRINTING = ("text", "number", "date")
_FIRST_NUMBER = re.compile(r"\d+")
_LANGUAGE = "language"
_OTHER_LETTERS = re.compile("[\u0400-\u052f]")
RECORD = "record"


@dataclass(frozen=True, slots=True)
class CitedItem:
    """A work at a place of the text: the key of its entry, the place in it with its CSL label, what stands around."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CslStyle:
    """A CSL style, printed by citelink's own processor, or by pandoc where `Choices.engine` says so."""

    file: StyleFile

    @property
    def name(self) -> str:
        """What users call it."""
        return self.file.name

    @property
    def numeric(self) -> bool:
        """Whether its list is numbered."""
        info = self.file.root.child("info")
        formats = [child.get("citation-format") for child in info.children] if info is not None else []
        said = next(filter(None, formats), "")
        return said == "numeric" if said else "citation-number" in self._printed()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What users must know of it: that nobody compared its lines with those of other processors."""
        if self.name in verified_styles():
            return ()
        return (f"{self.name}: a style that citelink was not verified with; look its lines through",)

    def lines(self, entries: Sequence[Entry], choices: Choices, /) -> Iterator[Line]:
        """A line for each entry, in the order given. Raises CitelinkError for a style that never comes to an end, a
        language without terms, a pandoc that is not there."""
        items = [_item(entry) for entry in entries]
        printed = self._printed()
        found = self._lines(items, self._languages(entries, choices), choices.engine)
        for entry, item, (label, runs) in zip(entries, items, found, strict=True):
            text = label + "".join(run.text for run in runs)
            # Some styles print nothing of some kinds, letters above all.
            yield Line(entry.key, runs, label, tuple(_lost(item, text, printed)) if runs else ("title",))

    def cite(self, entries: Sequence[Entry], clusters: Sequence[Sequence[CitedItem]]) -> list[tuple[Run, ...]]:
        """The citations of the text, each of some works at one place; `entries` is the list, in its order."""
        processor = Processor(self.file.root, lambda item: self.file.language)
        cites = {cite.key: cite for cite in processor.prepared(map(_item, entries))}
        return [runs_of(processor.citation(cluster)) for cluster in _positions(clusters, cites)]

    def _lines(
        self, items: Sequence[Mapping[str, Any]], languages: Sequence[str], engine: str
    ) -> Iterator[tuple[str, tuple[Run, ...]]]:
        """The label and the runs of each line."""
        if engine == "pandoc":
            from citelink.styles.csl.pandoc import pandoc_lines

            yield from pandoc_lines(self.file, items, languages)
            return
        by_item = dict(zip(map(id, items), languages, strict=True))
        processor = Processor(self.file.root, lambda item: by_item[id(item)])
        try:
            for rich in processor.lines(processor.prepared(items)):
                label, rest = split_label(rich)
                yield text_of(label).strip(), runs_of(rest)
        except CitelinkError as error:
            raise CitelinkError(f"{self.name}: {error}") from error

    def _languages(self, entries: Sequence[Entry], choices: Choices) -> list[str]:
        """The language in which each entry is printed. Raises CitelinkError for one without terms."""
        said = choices.language
        if said == RECORD:
            return [_own_language(entry) or full_code(self.file.language) for entry in entries]
        if said and not has_locale(said):
            raise CitelinkError(
                f"there are no terms of CSL in the language {said[:40]}; give a code such as kk-KZ or en-GB"
            )
        return [full_code(said or self.file.language)] * len(entries)

    def _printed(self) -> frozenset[str]:
        """The variables that the list of the style prints anywhere."""
        root = self.file.root
        macros = {child.get("name"): child for child in root.children if child.tag == "macro"}
        waiting = [root.child("bibliography")]
        seen: set[str] = set()
        found: set[str] = set()
        while waiting:
            part = waiting.pop()
            for element in part.walk() if part is not None else ():
                if element.tag in _PRINTING:
                    found.add(element.get("variable"))
                name = element.get("macro")
                if name and name not in seen:
                    seen.add(name)
                    waiting.append(macros.get(name))
        return frozenset(found)


def _item(entry: Entry) -> dict[str, Any]:
    """The entry as an item of CSL-JSON. One that says no language says it where its letters do: a style's cases are
    for English."""
    item = item_of(with_number_as_pages(entry))
    if not entry.language and _OTHER_LETTERS.search(entry.title):
        item[_LANGUAGE] = language_of(entry)
    return item


def _own_language(entry: Entry) -> str:
    """The code of the entry's language, as it says or as its title shows; "" for one without terms."""
    codes = (full_code(entry.language or "?"), full_code(language_of(entry)))
    return next(filter(has_locale, codes), "")


def _positions(clusters: Sequence[Sequence[CitedItem]], cites: Mapping[str, Cite]) -> Iterator[list[Cite]]:
    """The cites of each place with their positions; keys that are in no list are left out."""
    seen: set[str] = set()
    last: CitedItem | None = None
    for cluster in clusters:
        known = [item for item in cluster if item.key in cites]
        found = []
        for item in known:
            position = _position(item, last if len(known) == 1 else None) if item.key in seen else "first"
            cite = replace(cites[item.key], position=position, locator=item.locator, label=item.label)
            found.append(replace(cite, prefix=item.prefix, suffix=item.suffix))
            seen.add(item.key)
        last = known[0] if len(known) == 1 else None
        yield found


def _position(item: CitedItem, last: CitedItem | None) -> str:
    """How a work stands that was cited before; `last` is what the place before cites alone."""
    if last is None or last.key != item.key:
        return "subsequent"
    if (last.locator, last.label) == (item.locator, item.label):
        return "ibid"
    return "ibid-with-locator" if item.locator else "subsequent"


def _lost(item: Mapping[str, Any], text: str, printed: frozenset[str]) -> Iterator[str]:
    """The variables that the item has and the style prints, and whose number does not stand in the line."""
    for name, variables in _NEVER_LOST.items():
        if printed.isdisjoint(variables):
            continue
        value = item.get(name, "")
        if name == "issued":
            parts = value.get("date-parts") if isinstance(value, Mapping) else None
            value = abs(int(parts[0][0])) if parts else ""
        number = _FIRST_NUMBER.search(str(value))
        if number and not re.search(rf"(?<!\d){number[0]}(?!\d)", text):
            yield name


def open_csl_style(name: str) -> CslStyle | None:
    """The CSL style called `name`, by the name of its file or in the package of styles; None where there is none."""
    found = find_csl_style(name)
    return CslStyle(found) if found else None
