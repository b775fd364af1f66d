"""FieldSpan: where a field of an entry stands in the text of its reference."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field stands: `label` is a CSL variable, `span` is into the reference's text."""

    label: str
    span: Span
