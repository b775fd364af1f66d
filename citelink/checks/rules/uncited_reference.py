"""A reference of the list is never cited.

What it does: looks for references that no marker of the document (or of a document that shares its list) cites. A
document, or a part of one, that holds no marker at all is left alone: it cites in another way.

Why it matters: most journals and GOST lists admit cited sources only; often the marker was lost in editing.

Example: reference 12 stands in the list, and `[12]` nowhere in the text.

What to do: cite it, or remove it from the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL102"
NAME = "uncited-reference"
SEVERITY: Severity = "warning"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    cited = {
        (link.reference.source, link.reference.reference.id)
        for resolved in documents
        for link in resolved.links
        if link.reference is not None
    }
    for resolved in documents:
        scopes = {link.reference.scope for link in resolved.links if link.reference is not None}
        scopes |= {marker.scope for marker in resolved.citations.markers}
        borrowed = any(other.shared_from == resolved.path and other.links for other in documents)
        seen: set[tuple[int, int | None]] = set()
        for parsed in resolved.references:
            reference = parsed.reference
            repeated = (parsed.scope, reference.number) in seen
            seen.add((parsed.scope, reference.number))
            if reference.paired_with or repeated or not (parsed.scope in scopes or borrowed):
                continue
            if (parsed.source, reference.id) not in cited:
                yield Finding(
                    CODE,
                    NAME,
                    SEVERITY,
                    f"Reference {reference.number} is never cited: {excerpt(reference.text)}",
                    document=resolved.path,
                    span=reference.span,
                    numbers=(reference.number,) if reference.number is not None else (),
                    fix="cite it, or remove it from the list",
                )
