"""BstStyle: a BibTeX style as what prints bibliographies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.editing import find_needs
from citelink.bibliography.formats.bibtex.writing import write_entry
from citelink.errors import CitelinkError
from citelink.styles.bst.latex import read_bbl
from citelink.styles.bst.opening import SUFFIX, find_bst
from citelink.styles.bst.running import run_bst
from citelink.styles.style import Choices, Line, Run

# Macros that every style defines.
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_LABELS = r"\bibitem["
Found = dict[str, tuple[str, tuple[Run, ...]]]


@dataclass(frozen=True, slots=True)
class BstStyle:
    """A .bst file: what users call it, and its text."""

    name: str
    text: str
    remarks: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its list is numbered; styles with labels of their own say so in their text."""
        return _LABELS not in self.text.replace(" ", "")

    def lines(self, entries: Sequence[Entry], choices: Choices, /) -> Iterator[Line]:
        """A line for each entry, in the order given. Raises CitelinkError for a style that cannot be run."""
        found = self._printed(entries, as_given=True)
        if len(found) < len(entries):
            # What the user's own text of an entry hides from BibTeX, its fields may show.
            found |= self._printed(entries, as_given=False)
        for at, entry in enumerate(entries, 1):
            label, runs = found.get(f"k{at}", ("", ()))
            yield Line(entry.key, runs, label, () if runs else ("title",))

    def _printed(self, entries: Sequence[Entry], *, as_given: bool) -> Found:
        """The labels and runs by the names `k1`, `k2` ...: keys of users may hold anything."""
        named = (replace(entry, key=f"k{at}") for at, entry in enumerate(entries, 1))
        bib = "\n\n".join(
            write_entry(entry if as_given else replace(entry, source_text="")) for entry in map(_alone, named)
        )
        found = read_bbl(run_bst(self.name, self.text, bib, len(entries)))
        if entries and not found:
            raise CitelinkError(f"{self.name}: it prints something else than a list of references; use another style")
        return {key: line for key, line in found.items() if line[1]}


def _alone(entry: Entry) -> Entry:
    """The entry so that it can be read without its library: its own text where that names neither macros nor other
    entries, else written anew from its fields."""
    if not entry.source_text:
        return entry
    needs = find_needs(entry.source_text, macros=True)
    return replace(entry, source_text="") if needs.parents or not _MONTHS.issuperset(needs.macros) else entry


def open_bst_style(name: str) -> BstStyle:
    """The style of a .bst file by name or path. Raises CitelinkError where there is none."""
    return BstStyle(Path(name).name.removesuffix(SUFFIX), find_bst(name))
