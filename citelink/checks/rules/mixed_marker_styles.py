"""The document prints its markers in more than one style.

What it does: counts the styles (brackets, pipes, parentheses, slashes, superscripts); one finding per document, at the
first marker of the rarer style.

Why it matters: the rarer form is often OCR damage (`|22|` for `[22]`) or was pasted from another text.

Example: eleven markers like `[17]` and three like `|22|`.

What to do: bring them to one form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Clause, Severity
from citelink.results import ResolvedDocument

CODE = "CL111"
NAME = "mixed-marker-styles"
SEVERITY: Severity = "info"


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    # A citation by key is not printed: citelink or the author wrote it for pandoc. One that the file marks may print
    # names and years.
    printed = [one.marker for one in resolved.markers if one.marker.style != "key" and one.marker.numbers]
    counts = Counter(marker.style for marker in printed)
    if len(counts) < 2:
        return
    main = counts.most_common(1)[0][0]
    odd = next(marker for marker in printed if marker.style != main)
    said = tuple(Clause(f"style-{style}", {"count": count}) for style, count in counts.most_common())
    yield Found({"styles": len(counts), "counts": said, "marker": excerpt(odd.text)}, odd.span)
