"""How a writer speaks: in which colours and language, and how much it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST_TEXT = 300_000
Paint = Callable[[str, str], str]
"""Colours a text: (kind, text) -> text; kinds are error, warning, info, good, strong, faint, plain."""


def plain(kind: str, text: str) -> str:
    """The paint that changes nothing."""
    return text


@dataclass(frozen=True, slots=True)
class Voice:
    """How to speak to people. What is for programs is always written alike.

    paint     colours a text
    language  one of `citelink.checks.wording.LANGUAGES`
    brief     without what only sums up
    full      every finding on a line of its own
    most_text characters of a document above which a page shows only its paragraphs with findings
    """

    paint: Paint = plain
    language: str = "en"
    brief: bool = False
    full: bool = False
    most_text: int = MOST_TEXT


def count(number: int, noun: str) -> str:
    """`1 marker`, `2 markers`, `1,000 entries`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("ry") else f"{number:,} {noun}s"


def printable(text: str, instead: str = "�") -> str:
    """`text` without control characters, `instead` in their place: a document's words must not steer the terminal.
    Parts of a file name that were not decoded are, or else escaped."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else instead for char in text)
