"""Style: the contract of what prints bibliographies, and the lines that come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from citelink.bibliography.entry import Entry

Look = Literal["bold", "italic", "small-caps", "subscript", "superscript"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one look; `url` is where it leads to, "" where it is no link."""

    text: str
    looks: frozenset[Look] = frozenset()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a bibliography prints it.

    key      of the entry
    runs     the text, in order; no label before it
    label    what the style itself prints before the line (`[1]`, `1.`), "" where the list numbers itself
    lost     CSL variables that the entry has and the style prints, and that do not stand in the line
    """

    key: str
    runs: tuple[Run, ...]
    label: str = ""
    lost: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line without looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user chose of what a style leaves open; None is the style's own.

    medium    whether the medium is printed (`[Текст]`)
    places    whether places are printed in full (`Москва`) or short (`М.`)
    et_al_kk  the words for authors left out, in Kazakh records
    engine    who prints CSL styles: "" for citelink's own way, "pandoc"
    language  in which language CSL styles print their terms: "" for the style's, "record" for that of each record, a
              code (`kk-KZ`) for that language
    """

    medium: bool | None = None
    places: Literal["full", "short"] | None = None
    et_al_kk: str | None = None
    engine: str = ""
    language: str = ""


class Style(Protocol):
    """What prints bibliographies. `name` is what users call it; `numeric` whether its list is numbered; `remarks` are
    sentences that users must be told before its list."""

    @property
    def name(self) -> str: ...

    @property
    def numeric(self) -> bool: ...

    @property
    def remarks(self) -> tuple[str, ...]: ...

    def lines(self, entries: Sequence[Entry], choices: Choices, /) -> Iterator[Line]:
        """A line for each entry, in the order given. Raises CitelinkError where the style cannot print at all."""
