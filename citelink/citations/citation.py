"""What is found in a document: markers, reference lists, and what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.text.pickling import travels
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

MarkerStyle = Literal["bracket", "pipe", "paren", "slash", "superscript", "key"]
HeadingReason = Literal["contents", "no-references", "own-publications"]
FaultKind = Literal[
    "range-backwards",
    "range-too-long",
    "range-open",
    "number-missing",
    "separator-missing",
    "bracket-open",
    "letter-for-figure",
    "number-zero",
]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the cited work. `label` is a CSL locator term (`page`, `volume`, `chapter` ...) or None where the
    printed one has no CSL term (`Theorem 3.1`); `value` has page ranges with `-`; `text` keeps all as printed,
    `rest` what of it `value` does not say (`т. 1`, `passim`)."""

    label: str | None
    value: str
    text: str
    rest: str = ""


@travels
@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work cited inside a marker (CSL): by printed `number`, or by `key`; by both where a program printed the
    number of a work that it knows by a key, in a document without a list.

    prefix  what introduces it, without a colon (`см.`, `Цит. по`)
    span    where it is printed in `Document.text`: from the first figure of its number (or from its key) to the end of
            its locator. The items of a range, `2-5`, all have the span of the range with its locator. None: the file
            does not say where within the marker
    """

    number: int | None
    locator: Locator | None = None
    key: str | None = None
    prefix: str = ""
    span: Span | None = None


@travels
@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number or a range as printed in a marker, from `first` to `last` (the same for a number). `span` is into
    `Document.text` and covers its figures and nothing else: what is written there in their place stands for them. Of
    `[1]–[5]`, a range, it covers `1]–[5`."""

    span: Span
    first: int
    last: int


@travels
@dataclass(frozen=True, slots=True)
class Marker:
    """A printed in-text citation. `span` is into `Document.text`, `text` is what stands there.

    items    in the order printed; a range `[2-5]` has four
    scope    names the list (or the part of the document) that its numbers belong to
    numbers  the numbers and ranges it prints, ascending by place; () for a citation by key
    """

    span: Span
    text: str
    style: MarkerStyle
    items: tuple[CitationItem, ...]
    scope: int = 0
    numbers: tuple[PrintedNumber, ...] = ()


@travels
@dataclass(frozen=True, slots=True)
class Reference:
    """One printed item of a reference list.

    id           `r1`, `r2`, ... over the whole document
    number       the printed number; in an unnumbered list the position
    span         into `Document.text`, from the label to the last character; in columns glued line by line up to where
                 another one stands between: what it says further on, `view` knows alone
    view         what it says, label stripped, repaired, lines joined by one space; leads every span of `text` back to
                 `Document.text`. Page numbers and running heads between its lines are no part of it
    label        where its label, `12.` or `[12]`, is printed in `Document.text`; None: it has none
    paired_with  id of the same reference in the list's first printing, where the list is printed twice
    """

    id: str
    number: int | None
    span: Span
    view: RepairedText
    label: Span | None = None
    paired_with: str | None = None

    @classmethod
    def plain(cls, id: str, number: int | None, span: Span, text: str, paired_with: str | None = None) -> Reference:
        """A reference that says `text`, which stands where `span` begins; for callers that have no document."""
        return cls(id, number, span, RepairedText.identity(text, span.start), None, paired_with)

    @property
    def text(self) -> str:
        """What it says: the text of `view`."""
        return self.view.text


@dataclass(frozen=True, slots=True)
class ListHeading:
    """The heading of a reference list as printed; `span` is into `Document.text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A printed list of references. `span` begins with the first reference and ends with the last (the heading is
    outside); of a list in columns glued line by line it ends where the last line of any of them does. A list printed
    twice: the second has the first's `scope`, and `paired_with` is the first's position among the document's lists."""

    span: Span
    heading: ListHeading | None
    scope: int
    references: tuple[Reference, ...]
    numbered: bool = True
    paired_with: int | None = None


@dataclass(frozen=True, slots=True)
class RefusedHeading:
    """A line that reads like the heading of a list but heads none, and why.

    contents          a page number or dot leaders follow it, or it is one of many titles: a line of a table of contents
    no-references     no references follow it
    own-publications  it heads the author's own publications, not the works cited
    """

    span: Span
    text: str
    reason: HeadingReason


@dataclass(frozen=True, slots=True)
class MarkerFault:
    """Why something that was meant as a marker cannot be read; `first` and `last` are the ends of the range it is said
    of, 0 where it is none; `first` is also the figure that a letter stands for."""

    kind: FaultKind
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class MalformedMarker:
    """Something that was meant as a marker but cannot be read (`[5-2]`, `[1,,3]`), and why."""

    span: Span
    text: str
    fault: MarkerFault


@dataclass(frozen=True, slots=True)
class Citations:
    """All that was found in one document, each tuple in ascending order of position."""

    markers: tuple[Marker, ...] = ()
    reference_lists: tuple[ReferenceList, ...] = ()
    refused_headings: tuple[RefusedHeading, ...] = ()
    malformed_markers: tuple[MalformedMarker, ...] = ()
