"""The neutral marks: what is to stand at which place of a document. How each is spelt is the format's business; a
format leaves out what it has no form for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class LinkMark:
    """The printed marker at `span` stays and carries the key of each cited work (None: no reference) and, where the
    format knows links, links to the anchors of the works that have one (`ref-1`). `spans`: where each work is printed
    within the marker, None where that is not known; those of a range are one."""

    span: Span
    keys: tuple[str | None, ...]
    anchors: tuple[str | None, ...]
    spans: tuple[Span | None, ...] = ()

    @property
    def parts(self) -> tuple[LinkMark, ...]:
        """The mark as one for each number and each range that it prints, ascending, where these lead to works of their
        own; else the mark itself."""
        if len(set(self.spans)) < 2 or None in self.spans:
            return (self,)
        works: dict[Span, list[int]] = {}
        for at, span in enumerate(self.spans):
            if span is not None:
                works.setdefault(span, []).append(at)
        return tuple(
            LinkMark(span, tuple(self.keys[at] for at in each), tuple(self.anchors[at] for at in each))
            for span, each in sorted(works.items())
        )

    @property
    def anchor(self) -> str | None:
        """Where one link leads: to the first work that has an anchor."""
        return next((anchor for anchor in self.anchors if anchor is not None), None)


@dataclass(frozen=True, slots=True)
class AnchorMark:
    """The reference at `span` is the target `anchor` (`ref-1`) of links; `back` names the spans of the markers that
    cite it, for formats that can lead the reader back."""

    span: Span
    anchor: str
    key: str | None = None
    back: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work of a live citation: its key, where in it (`label` is a CSL locator term, None: `value` says it as
    printed), and what is printed before and behind. `printed`: all that says where in it, as printed, with the word for
    it and the suffix; "": not known. `uri`: the address by which a program knows the work already."""

    key: str
    label: str | None = None
    value: str = ""
    prefix: str = ""
    suffix: str = ""
    printed: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class CitationMark:
    """The printed marker at `span` becomes a live citation of `works`, in the order printed. Without works the marker
    stays as it was printed, less what an earlier run wrote at it."""

    span: Span
    works: tuple[CitedWork, ...]


Program = Literal["zotero", "word", "mendeley"]
"""Who keeps live citations in the files of word processors."""
Records = Mapping[str, Mapping[str, Any]]
"""Records in CSL-JSON by their keys."""


@dataclass(frozen=True, slots=True)
class LiveMark:
    """The printed marker at `span` stays as it looks and becomes a live citation of `works` that `program` keeps, with
    their `records`."""

    span: Span
    program: Program
    works: tuple[CitedWork, ...]
    records: Records


@dataclass(frozen=True, slots=True)
class LiveListMark:
    """The printed list at `span` becomes the bibliography that `program` keeps; `records` are those of all works that
    are cited, `style` names its CSL style and `language` the document's language (BCP 47)."""

    span: Span
    program: Program
    records: Records
    style: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class NumberMark:
    """The number, range or label printed at `span` is to read `printed`."""

    span: Span
    printed: str


@dataclass(frozen=True, slots=True)
class CommentMark:
    """A finding at its place, for formats that know comments."""

    span: Span
    code: str
    severity: Literal["error", "warning", "info"]
    text: str


@dataclass(frozen=True, slots=True)
class ListMark:
    """The list printed at `span` is set anew: one item a line."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BibliographyMark:
    """The list printed at `span` gives way to the bibliography that a program makes when it sets the document.

    library   the BibTeX file that it takes the works from, relative to the folder of the copy
    language  BCP 47 code of the document's language, "" where it is not known
    uncited   keys of works that are listed though nothing cites them
    """

    span: Span
    library: str
    language: str = ""
    uncited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemsMark:
    """Whole items of a list in another order: of those printed at `places`, neighbours, ascending, the first gives way
    to the first of `now`, and so on; places left over go, items left over follow behind the last place. Every item of
    `now` is printed somewhere in the document and moves with all its looks, and with what the number marks within it
    make of it. One that is in no mark's `now` is gone. In a package `Format.restore` does not lead back from it."""

    places: tuple[Span, ...]
    now: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first place to the last."""
        return Span(self.places[0].start, self.places[-1].end)


@dataclass(frozen=True, slots=True)
class CopiesMark:
    """Copies of whole `items` that are printed elsewhere, one behind the other, stand behind the line or paragraph that
    ends at `span`, which is empty; `numbers`: for each item what in its copy is to read otherwise."""

    span: Span
    items: tuple[Span, ...]
    numbers: tuple[tuple[NumberMark, ...], ...]


Mark = (
    LinkMark
    | AnchorMark
    | CitationMark
    | LiveMark
    | LiveListMark
    | NumberMark
    | CommentMark
    | ListMark
    | BibliographyMark
    | ItemsMark
    | CopiesMark
)
