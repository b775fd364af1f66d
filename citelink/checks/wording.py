"""How findings quote and count: short, on one line."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_EXCERPT = 80
MOST_RUNS = 12


def excerpt(text: str) -> str:
    """`text` on one line, cut at a word to at most 80 characters."""
    line = " ".join(text[: 4 * LONGEST_EXCERPT].split())
    if len(line) <= LONGEST_EXCERPT:
        return line
    return line[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def say_numbers(numbers: Sequence[int]) -> str:
    """`4`, `4 and 7`, `4, 7–9 and 12`; a long row is cut short and says how many more there are."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    said = [str(a) if a == b else f"{a} and {b}" if b == a + 1 and len(runs) == 1 else f"{a}–{b}" for a, b in runs]
    if len(said) > MOST_RUNS:
        return f"{', '.join(said[:MOST_RUNS])} and {len(said) - MOST_RUNS} more"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def say_count(count: int, noun: str) -> str:
    """`1 marker`, `2 markers`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
