"""A reference of the list is never cited.

What it does: looks for references that no marker of the document (or of a document that shares its list) cites. Who
cites `Там же. С. 45` cites the reference whose work it names, too. A document, or a part of one, that holds no marker
at all is left alone: it cites in another way. So is a typed list beside one that is made of the keys of a library,
a list without numbers of which the markers name less than half, and one of more than twenty of which they name one
alone: the others were not read. Nor is a reference reported that a marker of a shifted numbering (CL114) means, or
whose number a marker prints that cannot be read (CL110).

Why it matters: most journals and GOST lists admit cited sources only; often the marker was lost in editing.

Example: reference 12 stands in the list, and `[12]` nowhere in the text.

What to do: cite it, or remove it from the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.citations.markers.slips import TO_FIGURES
from citelink.findings import Severity
from citelink.merging import Merged
from citelink.results import ResolvedDocument, ResolvedList

CODE = "CL102"
NAME = "uncited-reference"
SEVERITY: Severity = "warning"
_NUMBER = re.compile(r"\d{1,4}")
_SAID = re.compile(r"[^\W\d_]")
# A list of more references of which one alone is cited is cited in another way.
_MANY = 20


def check_set(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Found]:
    links = (link for one in documents for link in one.links)
    cited = {address for link in links if link.reference is not None for address in link.reference.named}
    for resolved in documents:
        scopes = _cited_scopes(resolved)
        borrowed = any(other.shared_from == resolved.path and other.markers for other in documents)
        named = _named(resolved)
        unreadable = _printed_unreadably(resolved)
        seen: set[tuple[int, int | None]] = set()
        for parsed in resolved.references:
            place = (parsed.scope, parsed.reference.number)
            is_cited = parsed.address in cited or parsed.address in named or not unreadable.isdisjoint(parsed.numbers)
            if place in seen or is_cited or not (parsed.scope in scopes or borrowed):
                seen.add(place)
                continue
            seen.add(place)
            yield Found(
                {"number": parsed.printed_number, "text": excerpt(parsed.reference.text)},
                parsed.reference.span,
                parsed.numbers,
                document=resolved.path,
            )


def _printed_unreadably(resolved: ResolvedDocument) -> frozenset[int]:
    """The numbers in markers that cannot be read, before what is said of them, and those within a range that runs
    backwards or too far."""
    numbers: set[int] = set()
    for one in resolved.malformed_markers:
        for part in one.text.translate(TO_FIGURES).split(";"):
            numbers.update(map(int, _NUMBER.findall(_SAID.split(part, maxsplit=1)[0])))
        first, last = sorted((one.fault.first, one.fault.last))
        if one.fault.kind in ("range-backwards", "range-too-long"):
            numbers.update(range(first, last + 1))
    return frozenset(numbers)


def _cited_scopes(resolved: ResolvedDocument) -> set[int]:
    """The lists that the document cites from. A key of a library that the document names leads into the list that is
    made of it, and into none that is typed."""
    given = resolved.document.given if resolved.document else None
    by_key = given is None or not any(library.keyed for library in given.libraries)
    leading = [(one.item, one.reference) for one in resolved.links if one.reference is not None]
    scopes = {reference.scope for item, reference in leading if by_key or item.number is not None}
    scopes |= {one.marker.scope for one in resolved.markers if by_key or one.marker.style != "key"}
    numbered = {reference.address for item, reference in leading if item.number is not None}
    return scopes - {found.scope for found in resolved.lists if _is_cited_otherwise(found, numbered)}


def _is_cited_otherwise(found: ResolvedList, cited: Collection[tuple[str, str]]) -> bool:
    """Whether few of the list are among `cited`, the references that are cited by number. Where it shows no numbers,
    they are rather ranges of values, `[2, 4, 6]`, in a document that cites by names and years; where it shows some and
    one alone of many is cited, the markers were not read."""
    by_number = [parsed for parsed in found.references if parsed.address in cited]
    if found.list.numbered:
        return len(by_number) == 1 and len(found.references) > _MANY
    return 0 < 2 * len(by_number) < len(found.references)


def _named(resolved: ResolvedDocument) -> frozenset[tuple[str, str]]:
    """The references that the file names as cited without a marker (`\\nocite`)."""
    given = resolved.document.given if resolved.document else None
    if given is None or not given.also_cited:
        return frozenset()
    every = "*" in given.also_cited
    spans = [one.span for one in given.references if every or one.id in given.also_cited]
    return frozenset(
        one.address for one in resolved.references if any(span.overlaps(one.reference.span) for span in spans)
    )
