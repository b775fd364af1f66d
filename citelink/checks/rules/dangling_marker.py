"""A marker cites a number that no reference of its list has, or a key that is nowhere.

What it does: compares the numbers in every marker with the numbers of the list that counts for it. One finding per
marker, with all its missing numbers. A document without any list gets CL107 instead. A citation by key, `[@nye2004]`,
is right where a reference of the set or an entry of a library has the key.

Why it matters: the reader cannot find the source; most often a reference was deleted or the list was renumbered.

Example: `... was shown in [31].` where the list ends at 30.

What to do: add the reference, or correct the number in the marker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt, say_numbers
from citelink.citations.citation import Marker
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL101"
NAME = "dangling-marker"
SEVERITY: Severity = "error"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        yield from _missing_keys(resolved, merged)
        if not (resolved.citations.reference_lists or resolved.shared_from):
            continue
        missing: dict[Marker, list[int]] = {}
        for link in resolved.links:
            if link.reference is None and link.item.number is not None:
                missing.setdefault(link.marker, []).append(link.item.number)
        for marker, numbers in missing.items():
            unique = tuple(dict.fromkeys(numbers))
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"The marker {excerpt(marker.text)} cites {say_numbers(unique)}, which no reference of the list has.",
                document=resolved.path,
                span=marker.span,
                numbers=unique,
                fix="add the reference, or correct the number",
            )


def _missing_keys(resolved: ResolvedDocument, merged: Merged) -> Iterator[Finding]:
    looked_up = any(parsed.match is not None for parsed in resolved.references)
    if not (looked_up or resolved.shared_from or merged.libraries):
        return
    missing: dict[Marker, list[str]] = {}
    for link in resolved.links:
        if link.reference is None and link.key is None and link.item.key is not None:
            missing.setdefault(link.marker, []).append(link.item.key)
    for marker, keys in missing.items():
        said = ", ".join(f"@{excerpt(key)}" for key in keys)
        yield Finding(
            CODE,
            NAME,
            SEVERITY,
            f"The marker {excerpt(marker.text)} cites {said}, which no reference of the list and no library has.",
            document=resolved.path,
            span=marker.span,
            fix="correct the key, or give the library that has it with --bib",
        )
