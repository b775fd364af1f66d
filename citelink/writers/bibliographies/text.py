"""For people and for pasting: the references one below the other, numbered where the style is numeric."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.writers.voice import Voice, printable
from citelink.writers.writer import Bibliography

NAME = "text"


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    """A line for each reference, without looks. A second list stands behind a blank line and its heading."""
    for number, line in enumerate(bibliography.lines, start=1):
        label = line.label or (f"{number}." if bibliography.numbered else "")
        yield f"{printable(f'{label} {line.text}'.strip(), ' ')}\n"
    if bibliography.second is not None:
        yield f"\n{bibliography.second.heading}\n\n"
        yield from render(bibliography.second, voice)
