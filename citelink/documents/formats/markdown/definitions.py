"""Definitions of links (CommonMark 4.7): `[label]: address "title"`, on one line or on several."""

from __future__ import annotations

import re
from typing import NamedTuple

from citelink.documents.formats.markdown.links import normalize_label

# A line end goes over the signs of block quotes; a blank line ends every definition.
_GAP = r"[ \t]*+(?:(?:\r\n|\r|\n)[> \t]*+)?"
_LABEL = re.compile(r"\[(?!\^)((?:[^\[\]\\]|\\.){1,999})\]:", re.DOTALL)
_DESTINATION = re.compile(rf"{_GAP}(?:<((?:[^<>\\\r\n]|\\.){{0,2000}})>|([^\s<\x00-\x1f][^\s\x00-\x1f]{{0,2000}}))")
_TITLE = re.compile(
    rf"(?=[ \t\r\n]){_GAP}"
    r"""(?:"(?:[^"\\]|\\.){0,2000}"|'(?:[^'\\]|\\.){0,2000}'|\((?:[^()\\]|\\.){0,2000}\))""",
    re.DOTALL,
)
_END = re.compile(r"[ \t]*+(?:\r\n|\r|\n|\Z)")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[> \t]*+[\r\n]")
_NUMBER = re.compile(r"[0-9]{1,4}")
_DEFINED_NUMBER = re.compile(r"^ {0,3}\[([0-9]{1,4})\]:", re.MULTILINE)
# A number that follows the text of a link: `[the map][3]`.
_LINKED_NUMBER = re.compile(r"[^\[\]\d]\]\[([0-9]{1,4})\]")


class Definition(NamedTuple):
    """A definition: its label, normalized, where it leads, and where the line ends on which it ends."""

    label: str
    destination: str
    end: int


def match_definition(text: str, at: int) -> Definition | None:
    """The definition that begins at `at`; None where none does."""
    label = _LABEL.match(text, at)
    if label is None or not label.group(1).strip() or _BLANK_LINE.search(label.group(1)):
        return None
    destination = _DESTINATION.match(text, label.end())
    if destination is None:
        return None
    end = _END.match(text, destination.end())
    title = _TITLE.match(text, destination.end())
    if title and not _BLANK_LINE.search(title.group()) and (behind := _END.match(text, title.end())):
        end = behind
    if end is None:
        return None
    return Definition(normalize_label(label.group(1)), destination.group(1) or destination.group(2) or "", end.end())


def is_number(label: str) -> bool:
    """Whether a label is a number, as that of a reference."""
    return _NUMBER.fullmatch(label) is not None


def names_links_by_number(text: str) -> bool:
    """Whether a link with a text of its own is labelled by a number that is defined."""
    return not set(_LINKED_NUMBER.findall(text)).isdisjoint(_DEFINED_NUMBER.findall(text))
