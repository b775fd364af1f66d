"""Composition: a text put together from labelled parts, so that the place of every field is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citelink.bibliography.entry import FieldSpan
from citelink.text.span import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a printed reference: `label` is the CSL variable it prints, "" for signs and words around fields."""

    text: str
    label: str = ""


Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A printed reference and the place of each of its fields, in order; spans are tight and never overlap."""

    text: str
    spans: tuple[FieldSpan, ...]


def say(text: str) -> Parts:
    """Words and signs that belong to no field; nothing for ""."""
    return (Part(text),) if text else ()


def field(label: str, text: str) -> Parts:
    """The value of a field; white space around it is left out, an empty value prints nothing."""
    text = " ".join(text.split())
    return (Part(text, label),) if text else ()


def join(sign: str, groups: Iterable[Parts]) -> Parts:
    """The groups that are not empty with `sign` between them."""
    joined: list[Part] = []
    for group in groups:
        if group:
            joined += [*say(sign), *group] if joined else group
    return tuple(joined)


def capitalized(parts: Parts) -> Parts:
    """The parts with a capital where they begin with a word that belongs to no field (`no. 5` -> `No. 5`)."""
    if not parts or parts[0].label or not parts[0].text[:1].islower():
        return parts
    return (Part(parts[0].text[:1].upper() + parts[0].text[1:]), *parts[1:])


def wrap(before: str, parts: Parts, after: str = "") -> Parts:
    """`parts` with signs around them; nothing when there are none."""
    return (*say(before), *parts, *say(after)) if parts else ()


def compose(parts: Iterable[Part]) -> Rendered:
    """The text of the parts one behind the other, and the spans of the labelled ones.

    A stop is not doubled where a sign begins with the one the text already ends with (`изд.` and `. – `)."""
    pieces: list[str] = []
    spans: list[FieldSpan] = []
    length, last = 0, ""
    for part in parts:
        text = part.text
        if not part.label and last in {".", "?", "!", "…"} and text[:1] == ".":
            text = text[1:]
        if not text:
            continue
        if part.label:
            spans.append(FieldSpan(part.label, Span(length, length + len(text))))
        pieces.append(text)
        length += len(text)
        last = text[-1]
    return Rendered("".join(pieces), tuple(spans))
