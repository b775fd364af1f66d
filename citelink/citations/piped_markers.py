"""Citations in strokes: `|22|` is what character recognition makes of `[22]` here and there in a bracket document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.citations.false_markers import is_formula, is_impossible
from citelink.citations.marker_candidates import PIPED, Candidate
from citelink.citations.marker_styles import Numbering

# How far a misread bracket's number may lie above the largest one before it.
_GAP = 2


def free_piped(
    text: str, candidates: list[Candidate], brackets: Sequence[Candidate], numbering: Numbering
) -> list[Candidate]:
    """Those of the stroke-enclosed candidates that belong to the numbering of the brackets around them (`[21] |22|
    [23]`): each prints numbers the lists hold, not far above those printed before it. Cells of tables and absolute
    values in formulas stand in strokes too."""
    if not brackets:
        return []
    limit = numbering.largest or 1 + max(max(one.reading.numbers) for one in brackets)
    kept = []
    for one, before in _with_largest_before(candidates, brackets):
        if one.reading.fault or not before or max(one.reading.numbers) > min(limit, before + _GAP):
            continue
        if not is_impossible(one, limit) and not is_formula(text, one):
            kept.append(one)
    cells = _find_cells(text, kept)
    return [one for one in kept if one.start not in cells]


def _with_largest_before(
    candidates: Sequence[Candidate], brackets: Sequence[Candidate]
) -> Iterator[tuple[Candidate, int]]:
    """Each candidate with the largest number of the brackets before it, 0 where there is none."""
    index = largest = 0
    for one in candidates:
        while index < len(brackets) and brackets[index].start < one.start:
            largest = max(largest, *brackets[index].reading.numbers)
            index += 1
        yield one, largest


def _find_cells(text: str, candidates: Sequence[Candidate]) -> set[int]:
    """Starts of the candidates on whose line there are more strokes than those around single numbers."""
    cells = set()
    end, in_table = -1, False
    for one in candidates:
        if one.start > end:
            start = text.rfind("\n", 0, one.start) + 1
            end = text.find("\n", one.end)
            end = end if end >= 0 else len(text)
            in_table = "|" in PIPED.sub("", text[start:end])
        if in_table:
            cells.add(one.start)
    return cells
