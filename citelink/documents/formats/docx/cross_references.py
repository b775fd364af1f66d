"""Numbers in a marker that Word fills in from a list: cross-references (`REF`, ECMA-376, part 1, 17.16.5.46).

Where the marker becomes a citation, that says which work is meant: the field gives way, and what it shows stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.copying import Copy, Stretch, run_of
from citelink.documents.formats.docx.names import FIELD_CODE, FIELD_SIGN, RUN, RUN_PROPERTIES

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"\s*REF\s", re.IGNORECASE)
_MOST_RUNS = 200


def signs_within(copy: Copy, stretches: Sequence[Stretch]) -> list[_Element] | None:
    """The runs that hold signs and codes of cross-references in a marker and nothing else; None where a field is any
    other, or goes on beyond the marker."""
    signs: list[_Element] = []
    begins = dict.fromkeys(one.origin.live for one in stretches if one.origin.live is not None)
    for begin in begins:
        found = _signs(copy, begin, stretches)
        if found is None:
            return None
        signs += found
    return signs


def _signs(copy: Copy, begin: _Element, stretches: Sequence[Stretch]) -> list[_Element] | None:
    if begin.tag != FIELD_SIGN:
        return None
    end = copy.end_of_field(stretches[0].origin.story, begin)
    if end is None:
        return None
    held = [one for one in stretches if one.origin.live is begin]
    if not all(one.whole for one in held):
        return None
    shown = {run_of(one.element) for one in held}
    signs: list[_Element] = []
    code = ""
    run: _Element | None = run_of(begin)
    for _ in range(_MOST_RUNS):
        if run is None:
            return None
        if run not in shown:
            if run.tag != RUN or not _holds_signs(run):
                return None
            signs.append(run)
            code += "".join(one.text or "" for one in run.iter(FIELD_CODE))
        if run is run_of(end):
            return signs if _REFERENCE.match(code) else None
        run = run.getnext()
    return None


def _holds_signs(run: _Element) -> bool:
    """Whether a run holds signs of fields, or a code, and nothing that would be lost."""
    return all(one.tag in (RUN_PROPERTIES, FIELD_SIGN, FIELD_CODE) for one in run)
