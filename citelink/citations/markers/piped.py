"""Citations in strokes: `|22|` is what character recognition makes of `[22]` here and there in a bracket document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citelink.citations.markers.false_markers import is_formula, is_impossible
from citelink.citations.markers.possible import PIPED, PossibleMarker
from citelink.citations.markers.styles import Numbering
from citelink.citations.markers.tuned import NumberLimits


def keep_piped(
    text: str, possible: list[PossibleMarker], brackets: Sequence[PossibleMarker], numbering: Numbering
) -> list[PossibleMarker]:
    """Those of the markers in strokes that belong to the numbering of the brackets around them (`[21] |22|
    [23]`): each prints numbers the lists hold, not far above those printed before it. Cells of tables and absolute
    values in formulas stand in strokes too."""
    if not brackets:
        return []
    limit = numbering.largest or 1 + max(max(one.reading.numbers) for one in brackets)
    kept = []
    for one, before in _with_largest_before(possible, brackets):
        if one.reading.fault or not before or max(one.reading.numbers) > min(limit, before + NumberLimits.stroke_ahead):
            continue
        if not is_impossible(one, limit) and not is_formula(text, one):
            kept.append(one)
    cells = _find_cells(text, kept)
    return [one for one in kept if one.start not in cells]


def _with_largest_before(
    possible: Sequence[PossibleMarker], brackets: Sequence[PossibleMarker]
) -> Iterator[tuple[PossibleMarker, int]]:
    """Each marker with the largest number of the brackets before it, 0 where there is none."""
    index = largest = 0
    for one in possible:
        while index < len(brackets) and brackets[index].start < one.start:
            largest = max(largest, *brackets[index].reading.numbers)
            index += 1
        yield one, largest


def _find_cells(text: str, possible: Sequence[PossibleMarker]) -> set[int]:
    """Starts of the markers on whose line there are more strokes than those around single numbers."""
    cells = set()
    end, in_table = -1, False
    for one in possible:
        if one.start > end:
            start = text.rfind("\n", 0, one.start) + 1
            end = text.find("\n", one.end)
            end = end if end >= 0 else len(text)
            in_table = "|" in PIPED.sub("", text[start:end])
        if in_table:
            cells.add(one.start)
    return cells
