"""A marker names a page that the cited work does not have.

What it does: compares the pages in a marker with what the reference says of its work: the extent of a book (`264 с.`),
the first and the last page of an article (`С. 25–31`). A marker that names a volume or a part as well is left alone,
and so is a work of several volumes, an article of one page, and whatever is not counted in figures. Pages that run
backwards (`С. 45–40`) are named too, whatever the work; the second number of `С. 131–4` is short and no such page.

Why it matters: most often the number of the work is wrong, and else the page; the reader finds nothing there.

Example: `[7, с. 900]` where reference 7 is a book of 264 pages.

What to do: correct the page, or the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citelink.bibliography.entry import Entry
from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.results import Link, ParsedReference, ResolvedDocument

CODE = "CL112"
NAME = "locator-out-of-range"
SEVERITY: Severity = "warning"
_PAGES = re.compile(r"(?<![\w.])\d{1,5}(?![\w.])")
_WHOLE_RANGE = re.compile(r"(?<![\w.-])(\d{1,5})-(\d{1,5})(?![\w.-])")
_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for marker in resolved.markers:
        for link in marker.links:
            parsed = link.reference
            if turned := _backwards(link):
                yield Found(
                    {"marker": excerpt(marker.marker.text), "first": turned[0], "last": turned[1]},
                    link.item.span or marker.span,
                    () if link.item.number is None else (link.item.number,),
                    message="backwards",
                )
                continue
            if parsed is None or not (pages := _cited_pages(link)) or (known := _known_pages(parsed)) is None:
                continue
            first, last = known
            if outside := [page for page in pages if not first <= page <= last]:
                yield Found(
                    {
                        "marker": excerpt(marker.marker.text),
                        "number": parsed.printed_number,
                        "page": outside[0],
                        "first": first,
                        "last": last,
                    },
                    link.item.span or marker.span,
                    parsed.numbers,
                    message="article" if first > 1 else "",
                    related=(Related(parsed.source, parsed.reference.span),),
                )


def _backwards(link: Link) -> tuple[int, int] | None:
    """The first pages of an item that run backwards; a short second number only leaves out what both have."""
    locator = link.item.locator
    if locator is None or locator.label != "page":
        return None
    for pages in _WHOLE_RANGE.finditer(locator.value):
        if len(pages[1]) <= len(pages[2]) and int(pages[1]) > int(pages[2]):
            return int(pages[1]), int(pages[2])
    return None


def _cited_pages(link: Link) -> list[int]:
    """The pages that an item names, where it names nothing else."""
    locator = link.item.locator
    if locator is None or locator.label != "page" or locator.rest:
        return []
    return [int(page) for page in _PAGES.findall(locator.value)]


def _known_pages(parsed: ParsedReference) -> tuple[int, int] | None:
    """The first and the last page of a work; None where its reference does not say them for sure."""
    entry = parsed.entry
    if parsed.antecedent is not None:
        return None
    if entry.pages:
        # An extent beside them is that of the whole, whose pages may be meant.
        return None if entry.number_of_pages else _range_of(entry)
    if not entry.number_of_pages.isdecimal() or entry.volume:
        return None
    return 1, int(entry.number_of_pages)


def _range_of(entry: Entry) -> tuple[int, int] | None:
    found = _RANGE.fullmatch(entry.pages)
    if not found or int(found[1]) > int(found[2]):
        return None
    return int(found[1]), int(found[2])
