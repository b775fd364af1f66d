"""Numbers in round brackets that are no citations, told by what stands beside them."""

from __future__ import annotations

import re

from citelink.citations.marker_candidates import Candidate

_YEAR = re.compile(r"(?:^|\D)(?:1[5-9]|20)\d\d\s{0,3}$")
_NUMBER = re.compile(r"(?:^|[\s(;|=<>~≈±])[-\u2212\u2013+]?\d[\d.,/:\u00d7%\u2013-]{0,15}\s{0,3}$")
_ACCESSION = re.compile(r"(?:^|[\s,;(|])(?=[^\s]{0,14}\d{3})[A-Z]{1,4}[\w.]{3,14}\s{1,3}$")
_EQUATION_LINE = re.compile(r"[=≤≥∑∫≈∈][^\n]{0,200}$")
_LINE_END = re.compile(r"[ \t\u00a0.,;]{0,3}(?:\n|$)")


def is_no_round_marker(text: str, candidate: Candidate) -> bool:
    """Whether the round bracket is glued to a name (`f(1)`, `5(3)`), a count or percentage behind a number (`56 (12)`),
    the length of a sequence behind its accession number, or the number of the equation on whose line it ends."""
    before = text[max(0, candidate.start - 220) : candidate.start]
    last = before[-1:]
    if last.isalnum() or last in "_)]}/\\^$":
        return True
    near = before[-24:]
    if not candidate.reading.pair and len(candidate.reading.items) == 1:
        if _NUMBER.search(near) and not _YEAR.search(near):
            return True
        if _ACCESSION.search(near):
            return True
    line = before[before.rfind("\n") + 1 :]
    ends_line = _LINE_END.match(text, candidate.end, candidate.end + 6) is not None
    return ends_line and (not line.strip() or _EQUATION_LINE.search(line) is not None)
