"""A marker says `Там же`, `Сонда`, `Ibid.` in place of a number.

What it does: names each such marker in brackets with the number of the work that is cited right before it, which it
means; says so where nothing is cited before it, and where the marker before cites several works. The same words in the
sentence itself are left alone.

Why it matters: a sentence that is put in between, and the marker means another work; no program follows it. Styles that
cite by number repeat the number.

Example: `[2, с. 10] ... [Там же, с. 15]`.

What to do: write the number in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Severity
from citelink.parsing.back_references import names_work_before
from citelink.results import ResolvedDocument, ResolvedMarker
from citelink.text.span import Span

CODE = "CL117"
NAME = "back-reference"
SEVERITY: Severity = "info"
_BRACKET = re.compile(r"\[([^\[\]\n]{2,80})\]|\(([^()\n]{2,80})\)")


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    if resolved.document is None:
        return
    starts = [marker.span.start for marker in resolved.markers]
    for span, said in _back_references(resolved):
        before = bisect_right(starts, span.start)
        cited = _cited(resolved.markers[before - 1]) if before else ()
        numbers = tuple(one for one in cited if isinstance(one, int))
        names = tuple(str(one) for one in cited)
        message = "" if len(cited) == 1 else "several" if cited else "none"
        yield Found({"marker": excerpt(said), "cited": names}, span, numbers, message=message)


def _back_references(resolved: ResolvedDocument) -> Iterator[tuple[Span, str]]:
    """Where back references stand in place of a marker, outside the lists, and what is printed there."""
    assert resolved.document is not None
    prose = resolved.document.prose
    lists = [one.list.span for one in resolved.printed_lists]
    for found in _BRACKET.finditer(prose.text):
        inside = found[1] or found[2]
        said = names_work_before(inside)
        # Round brackets hold remarks as well: there only a page shows what is meant.
        if not said or (found[2] and not any(map(str.isdigit, said["behind"]))):
            continue
        span = prose.original(Span(*found.span()))
        if not any(one.overlaps(span) for one in lists):
            yield span, found[0]


def _cited(marker: ResolvedMarker) -> tuple[int | str, ...]:
    """The works that a marker cites, by number or by key."""
    items = [link.item for link in marker.links]
    cited = [f"@{excerpt(item.key)}" if item.number is None and item.key else item.number for item in items]
    return tuple(dict.fromkeys(one for one in cited if one is not None))
