"""From one number to another all markers are off by the same offset: the list was changed and the text was not.

What it does: weighs each place that cites a number against each reference of the list: authors named before the marker,
and rare words that it shares with the reference. Then it looks for numbers that, all moved by one offset, fit much
better than as they are printed. One finding per run: its numbers, the offset, and between which numbers it begins.
Often several places fit, since a number that nobody cites, or that nothing is said of, may be on either side. That the
last number is never cited, or leads nowhere, makes a run likelier and proves nothing. A text that names nobody and
shares no words with its list gets no finding.

Why it matters: every one of these markers leads the reader to a wrong work.

Example: a reference was put into the list as number 7; `Hays et al. [12]` is now reference 13.

What to do: add the offset to the numbers named, or bring the list back into its order.
"""

from __future__ import annotations

from collections.abc import Iterator

from citelink.checks.rule import Found
from citelink.findings import Clause, Related, Severity
from citelink.misnumbering import Examined, Run, examine
from citelink.results import ResolvedDocument

CODE = "CL114"
NAME = "shifted-numbering"
SEVERITY: Severity = "error"

_MOST_SHOWN = 6


def check(resolved: ResolvedDocument) -> Iterator[Found]:
    for examined in examine(resolved):
        for run in examined.runs:
            shown = _shown(run)
            markers = [examined.first_marker(number) for number in shown]
            yield Found(
                {
                    "first": run.numbers[0],
                    "last": run.numbers[-1],
                    "by": abs(run.offset),
                    "cause": _cause(run),
                    "shown": tuple(_change(examined, number, run.offset) for number in shown),
                },
                min(examined.first_marker(number).span for number in run.numbers),
                run.numbers,
                message=_message(run),
                related=tuple(Related(resolved.path, marker.span) for marker in markers),
                offset=run.offset,
                boundary=run.boundary,
            )


def _message(run: Run) -> str:
    if len(run.numbers) == 1:
        return "low-one" if run.offset > 0 else "high-one"
    return "" if run.offset > 0 else "high"


def _shown(run: Run) -> tuple[int, ...]:
    """The numbers that show a run best, over all its length."""
    numbers = run.telling if len(run.telling) > 2 else run.numbers
    if len(numbers) <= _MOST_SHOWN:
        return numbers
    step = (len(numbers) - 1) / (_MOST_SHOWN - 1)
    return tuple(numbers[round(at * step)] for at in range(_MOST_SHOWN))


def _change(examined: Examined, number: int, offset: int) -> Clause:
    """Where a number leads, and where it should lead."""
    now, then = examined.label(number), examined.label(number + offset)
    return Clause("shift-example", {"number": number, "now": now, "meant": number + offset, "then": then})


def _cause(run: Run) -> Clause:
    """What was done to the list, and where, in its numbers as they are now."""
    jump, (low, high) = run.offset - run.before, run.boundary
    if run.behind == run.before:
        return Clause("shift-moved", {"references": abs(jump)})
    # What is put in has the first wrong number itself; what is taken out had the one before.
    taken = min(jump, 0)
    after, before = low - 1 + taken + run.before, high + jump + run.before
    kind = "put-in" if jump > 0 else "taken-out"
    values = {"references": abs(jump), "after": after, "before": before}
    where = "-somewhere" if high > low else ""
    if after < 1:
        where = "-front" if before - max(jump, 0) <= 1 else "-before"
    return Clause(f"shift-{kind}{where}", values)
