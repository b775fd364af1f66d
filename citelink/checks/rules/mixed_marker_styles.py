"""The document prints its markers in more than one style.

What it does: counts the styles (brackets, pipes, parentheses, slashes, superscripts); one finding per document, at the
first marker of the rarer style.

Why it matters: the rarer form is often OCR damage (`|22|` for `[22]`) or was pasted from another text.

Example: eleven markers like `[17]` and three like `|22|`.

What to do: bring them to one form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from citelink.checks.wording import excerpt
from citelink.merging import Merged
from citelink.results import Finding, ResolvedDocument, Severity

CODE = "CL111"
NAME = "mixed-marker-styles"
SEVERITY: Severity = "info"


def check(documents: Sequence[ResolvedDocument], merged: Merged) -> Iterator[Finding]:
    for resolved in documents:
        # A citation by key is not printed: citelink or the author wrote it for pandoc.
        printed = [marker for marker in resolved.citations.markers if marker.style != "key"]
        counts = Counter(marker.style for marker in printed)
        if len(counts) < 2:
            continue
        (main, _), *others = counts.most_common()
        odd = next(marker for marker in printed if marker.style != main)
        said = ", ".join(f"{count} {style}" for style, count in counts.most_common())
        yield Finding(
            CODE,
            NAME,
            SEVERITY,
            f"Markers have {len(others) + 1} styles: {said}; the first of a rarer one is {excerpt(odd.text)}.",
            document=resolved.path,
            span=odd.span,
            fix="bring them to one form",
        )
