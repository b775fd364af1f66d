"""The neutral marks: what is to stand at which place of a document. How each is spelt is the format's business; a
format leaves out what it has no form for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class LinkMark:
    """The printed marker at `span` stays and carries the key of each cited work (None: no reference) and, where the
    format knows links, a link to the anchor of the first work that has one (`ref-1`)."""

    span: Span
    keys: tuple[str | None, ...]
    anchors: tuple[str | None, ...]


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
    printed), and what is printed before and behind."""

    key: str
    label: str | None = None
    value: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class CitationMark:
    """The printed marker at `span` becomes a live citation of `works`, in the order printed. Without works the marker
    stays as it was printed, less what an earlier run wrote at it."""

    span: Span
    works: tuple[CitedWork, ...]


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


Mark = LinkMark | AnchorMark | CitationMark | NumberMark | CommentMark | ListMark
