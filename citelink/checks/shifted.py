"""settle_shifted(): what other rules say of numbers that a shifted numbering explains.

Beside a run of shifted numbers (CL114) their advice would ruin the list. A number that leads nowhere since the list was
cut asks for no new reference: its finding (CL101) says which number is meant. A reference that a shifted number means
is cited: its finding (CL102) is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citelink.findings import Finding
from citelink.results import ResolvedDocument
from citelink.text.span import Span

_DANGLING, _UNCITED = "CL101", "CL102"


def settle_shifted(findings: Sequence[Finding], documents: Sequence[ResolvedDocument]) -> list[Finding]:
    """`findings` in their order; of a shift its finding says the `numbers` and the `offset`."""
    shifts: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.offset is not None:
            shifts.setdefault(finding.document, []).append(finding)
    shifted = {one.path: _read_shifts(one, shifts[one.path]) for one in documents if one.path in shifts}
    settled: list[Finding] = []
    for finding in findings:
        known = shifted.get(finding.document or "")
        settled.extend((finding,) if known is None else known.settle(finding))
    return settled


@dataclass(frozen=True, slots=True)
class _Shifted:
    """The shifts of a document: what each wrong number means, by list; and which list a place belongs to, that of a
    marker or of a reference."""

    meant: Mapping[int, Mapping[int, int]]
    scopes: Mapping[Span, int]

    def settle(self, finding: Finding) -> Iterator[Finding]:
        """The finding, or what is left of it."""
        scope = self.scopes.get(finding.span) if finding.span is not None else None
        meant = self.meant.get(scope, {}) if scope is not None else {}
        if finding.code == _UNCITED:
            if not {*finding.numbers} & {*meant.values()}:
                yield finding
        elif finding.code == _DANGLING and {*finding.numbers} & {*meant}:
            yield from _explain(finding, meant)
        else:
            yield finding


def _explain(finding: Finding, meant: Mapping[int, int]) -> Iterator[Finding]:
    """A finding on numbers that lead nowhere: those that are shifted, and the others by themselves."""
    numbers = tuple(number for number in finding.numbers if number in meant)
    likely = tuple(meant[number] for number in numbers)
    values = {**finding.values, "missing": numbers, "meant": likely}
    yield replace(finding, values=values, message="shifted", numbers=numbers, likely=likely)
    if others := tuple(number for number in finding.numbers if number not in meant):
        yield replace(finding, values={**finding.values, "missing": others}, numbers=others)


def _read_shifts(resolved: ResolvedDocument, shifts: Sequence[Finding]) -> _Shifted:
    markers = {one.span: one.marker.scope for one in resolved.markers}
    listed = {(one.scope, number) for one in resolved.references for number in one.numbers}
    meant: dict[int, dict[int, int]] = {}
    for shift in shifts:
        scope = markers.get(shift.span) if shift.span is not None else None
        if scope is None or shift.offset is None:
            continue
        for number in shift.numbers:
            if (scope, number + shift.offset) in listed:
                meant.setdefault(scope, {})[number] = number + shift.offset
    return _Shifted(meant, {**markers, **{one.reference.span: one.scope for one in resolved.references}})
