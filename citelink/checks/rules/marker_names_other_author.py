"""The author named beside a marker is not that of the reference behind it, but that of another one.

What it does: compares the name right before a marker with the authors of the list, in every case form, in another
script, and for Western names in Cyrillic by their sound. Speaks where the reference cited has the name nowhere, not
even with a slip, and another reference of the list is by that author. A bare surname, which may be an index, a product
or a place, speaks only with initials, a co-author or `et al.` beside it, with words of the other reference before it,
or where bare names are right elsewhere in the document. Markers of a shifted numbering get CL114 instead.

Why it matters: the reader is led to a work that does not say this; two numbers were mixed up, or the list was changed.

Example: `as Suyunbaev [3] writes` where reference 3 is by Malysheva and reference 4 by Suyunbaev.

What to do: correct the number; or the name, if that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.checks.wording import excerpt
from citelink.findings import Related, Severity
from citelink.misnumbering import examine
from citelink.results import ResolvedDocument

CODE = "CL113"
NAME = "marker-names-other-author"
SEVERITY: Severity = "warning"

_MOST_NAMED = 5


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for examined in examine(resolved):
        references = examined.cited.references
        for one in examined.misnamed:
            number = one.cited[0]
            yield Found(
                {
                    "name": one.name,
                    "marker": excerpt(one.marker.text),
                    "cited": one.cited,
                    "number": number,
                    "author": examined.label(number),
                    "likely": tuple(f"[{likely}]" for likely in one.likely[:_MOST_NAMED]),
                },
                one.marker.span,
                one.cited,
                message="several" if len(one.cited) > 1 else "",
                related=(Related(resolved.path, references[one.likely[0]].reference.span),),
                likely=one.likely,
            )
