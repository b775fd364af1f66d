"""A reference is dated in the future.

What it does: looks at the year in which a reference says that its work was published, and at the one in which its
author says to have seen it. What is announced for the next year is left alone, and so are numbers in titles and among
pages.

Why it matters: the year is a slip of the pen, and the work is not found by it.

Example: `Алматы: Мектеп, 2095. – 120 б.`

What to do: correct the year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from citelink.checks.rule import Found
from citelink.findings import Severity
from citelink.results import ParsedReference, ResolvedDocument
from citelink.text.span import Span

CODE = "CL118"
NAME = "impossible-year"
SEVERITY: Severity = "warning"
# Printed with the year to come are what is in press, and calendars.
_ANNOUNCED = 1
_FOUR_FIGURES = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST_PRINTED = 1400
# Where a year says nothing of when the work was published.
_ASIDE = frozenset(("title", "container-title", "page", "URL", "DOI", "volume", "issue", "number", "accessed"))


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    latest = date.today().year + _ANNOUNCED
    for parsed in resolved.references:
        if not any(int(year) > latest for year in _FOUR_FIGURES.findall(parsed.reference.text)):
            continue
        for span in (_seen(parsed, latest), _published(parsed, latest)):
            if span is not None:
                place = parsed.reference.view.original(span)
                said = {"number": parsed.printed_number, "year": span.of(parsed.reference.text)}
                yield Found(said, place, parsed.numbers)


def _seen(parsed: ParsedReference, latest: int) -> Span | None:
    """Where the year stands in which the author says to have seen it, if that is yet to come."""
    dates = _spans(parsed, ("accessed",))
    return next((one for one in _numbers(parsed, latest) if any(date.contains(one) for date in dates)), None)


def _published(parsed: ParsedReference, latest: int) -> Span | None:
    """Where the year of publication stands, if it is yet to come and no other is printed that may be meant."""
    aside = _spans(parsed, _ASIDE)
    years = [one for one in _numbers(parsed, _FIRST_PRINTED - 1) if not any(place.overlaps(one) for place in aside)]
    future = [one for one in years if int(one.of(parsed.reference.text)) > latest]
    dates = _spans(parsed, ("issued",))
    dated = [one for one in future if any(date.contains(one) for date in dates)]
    found = dated or (future if _may_be_unread(parsed) else [])
    return found[0] if len(years) == len(found) == 1 else None


def _may_be_unread(parsed: ParsedReference) -> bool:
    """Whether the year may be a number that the parser took for nothing: it does not know those of other centuries
    everywhere. Of an article whose pages are known it is hardly anything else."""
    return parsed.entry.type == "article-journal" and parsed.entry.date is None and bool(parsed.entry.pages)


def _numbers(parsed: ParsedReference, above: int) -> Iterator[Span]:
    """The numbers of four figures in a reference that are larger than `above`."""
    for found in _FOUR_FIGURES.finditer(parsed.reference.text):
        if int(found[0]) > above:
            yield Span(*found.span())


def _spans(parsed: ParsedReference, labels: Collection[str]) -> list[Span]:
    return [field.span for field in parsed.spans if field.label in labels]
