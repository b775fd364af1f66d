"""An identifier in a reference cannot be right.

What it does: checks the digit at the end of an ISBN (ISO 2108: 10 or 13 digits, modulo 11 or 10) and of an ISSN (ISO
3297: 8 digits, modulo 11), which follows from those before it. A DOI has no such digit: reported is only one that has
no suffix, that is, nothing behind the slash, or that has lost the slash or its beginning `10.`

Why it matters: neither people nor programs find the work by it.

Example: `ISBN 978-5-88373-263-1`, `DOI 10.1000`.

What to do: copy it anew from the work or from its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.bibliography.identifiers import check_digit, latin_x, normalize_doi
from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ResolvedDocument
from citelink.text.dashes import DASHES
from citelink.text.span import Span

CODE = "CL119"
NAME = "broken-identifier"
SEVERITY: Severity = "warning"
# Digits that run on behind a space may be a part that a line end cut off, and are no digits too many.
_NUMBER = re.compile(
    rf"\b(ISBN|ISSN)(?:-1[03])?[\s:№]{{0,4}}(\d[{DASHES}\d]{{4,24}}[\dXxХх])(?![\dA-Za-z])(?!\s?[{DASHES}]?\s?\d)"
)
_LENGTHS = {"ISBN": (10, 13), "ISSN": (8,)}
_DOI = re.compile(r"\bdoi(?:\s?:\s?|\.org/|\s{1,2}|\.\s?)(?:https?://(?:dx\.)?doi\.org/)?(\d[^\s\"<>]{3,80})", re.I)
_LINE_END = 8
_TRAILING = ".,;:)]»”’>"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for parsed in resolved.references:
        for span, name, message, right in _broken(parsed.reference.text):
            yield Found(
                {
                    "number": parsed.printed_number,
                    "identifier": f"{name} {span.of(parsed.reference.text)}",
                    "right": right,
                },
                parsed.reference.view.original(span),
                parsed.numbers,
                message=message,
            )


def _broken(text: str) -> Iterator[tuple[Span, str, str, str]]:
    """Each broken identifier of a reference: where it stands, its name, which message says it, and the digit that would
    fit."""
    for found in _NUMBER.finditer(text):
        name, span = found[1], Span(*found.span(2))
        digits = re.sub(r"[^\dX]", "", latin_x(found[2]).upper())
        if len(digits) not in _LENGTHS[name] or "X" in digits[:-1]:
            yield span, name, "length", ""
        elif digits[-1] != (right := check_digit(digits)):
            yield span, name, "", right
    for found in _DOI.finditer(text):
        printed = found[1].rstrip(_TRAILING)
        span = Span(found.start(1), found.start(1) + len(printed))
        # A line end leaves a space within a DOI.
        if not normalize_doi(text[found.start(1) : found.end() + _LINE_END]) and _is_meant_as_doi(printed):
            yield span, "DOI", "doi", ""


def _is_meant_as_doi(printed: str) -> bool:
    return printed.startswith("10.") or "/" in printed
