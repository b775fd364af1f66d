"""The document prints its markers in more than one style.

What it does: counts the styles (brackets, pipes, parentheses, slashes, superscripts); one finding per document, at the
first marker of the rarer style. A raised bracket, `^[1]^`, is of one style with `[1]` and with a raised number: what
is raised here and not there, or set in brackets, is a matter of typing.

Why it matters: the rarer form is often OCR damage (`|22|` for `[22]`) or was pasted from another text.

Example: eleven markers like `[17]` and three like `|22|`.

What to do: bring them to one form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.citations.citation import Marker, MarkerStyle
from citelink.findings import Clause, Severity
from citelink.results import ResolvedDocument

CODE = "CL111"
NAME = "mixed-marker-styles"
SEVERITY: Severity = "info"


# What raises a number in text and Markdown, before the number itself.
_RAISING = re.compile(r"(?:\^|\\|<[A-Za-z][^<>]{0,80}>)+")
_SIGNS: dict[str, MarkerStyle] = {"[": "bracket", "(": "paren", "\u207d": "paren"}


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    # A citation by key is not printed: citelink or the author wrote it for pandoc. One that the file marks may print
    # names and years.
    printed = [one.marker for one in resolved.markers if one.marker.style != "key" and one.marker.numbers]
    plain = Counter(marker.style for marker in printed if _sign(marker) is None)
    styles = [_style(marker, plain) for marker in printed]
    counts = Counter(styles)
    if len(counts) < 2:
        return
    main = counts.most_common(1)[0][0]
    odd = next(marker for marker, style in zip(printed, styles, strict=True) if style != main)
    said = tuple(Clause(f"style-{style}", {"count": count}) for style, count in counts.most_common())
    yield Found({"styles": len(counts), "counts": said, "marker": excerpt(odd.text)}, odd.span)


def _style(marker: Marker, plain: Counter[MarkerStyle]) -> MarkerStyle:
    """The style of a marker; of one raised with its brackets the commoner of the two that it may be of."""
    sign = _sign(marker)
    return sign if sign is not None and plain[sign] >= plain["superscript"] else marker.style


def _sign(marker: Marker) -> MarkerStyle | None:
    """The style of the brackets that a raised marker stands in."""
    if marker.style != "superscript":
        return None
    raising = _RAISING.match(marker.text)
    return _SIGNS.get(marker.text[raising.end() if raising else 0])
