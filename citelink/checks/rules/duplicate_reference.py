"""Two references of one list are the same work.

What it does: compares the references of a list by the work they were resolved to. A list that is printed twice (in
Cyrillic and transliterated) is not reported.

Why it matters: one work gets two numbers, and the text cites now the one, now the other.

Example: `3. Hopkirk P. The Great Game. 1990.` and `17. Hopkirk, Peter. The great game. London, 1990.`

What to do: keep one of them and cite its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ParsedReference, ResolvedDocument, Severity

CODE = "CL103"
NAME = "duplicate-reference"
SEVERITY: Severity = "warning"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        first: dict[tuple[int, str], ParsedReference] = {}
        for parsed in resolved.references:
            key = merged.keys.get((parsed.source, parsed.reference.id))
            if key is None or parsed.reference.paired_with:
                continue
            earlier = first.setdefault((parsed.scope, key), parsed)
            if earlier is parsed:
                continue
            pair = (earlier.reference.number, parsed.reference.number)
            yield Finding(
                CODE,
                NAME,
                SEVERITY,
                f"References {pair[0]} and {pair[1]} are the same work: {excerpt(parsed.reference.text)}",
                document=resolved.path,
                span=parsed.reference.span,
                numbers=tuple(number for number in pair if number is not None),
                fix="keep one of them and cite its number",
            )
