"""Definitions of links (CommonMark 4.7): `[label]: address "title"`, on one line or on several."""

from __future__ import annotations

import re
from typing import NamedTuple

from citelink.documents.formats.markdown.lines import LINE, starts_block
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


class _Definition(NamedTuple):
    """A definition: its label, normalized, where it leads, and where the line ends on which it ends."""

    label: str
    destination: str
    end: int


class Definitions:
    """Takes the definitions of a text as they come; `found` is where each label leads, `rest` where the last ends."""

    def __init__(self, text: str) -> None:
        self.found: dict[str, str] = {}
        self.rest = 0
        self._text = text
        self._links_by_number: bool | None = None

    def take(self, at: int, *, below_heading: bool) -> bool:
        """Whether the definition of a link begins at `at`. Numbers below a heading, where no link with a text of its
        own names such a number, were typed as the items of a list: the page would show a heading and nothing below."""
        definition = _match(self._text, at) if self._text.startswith("[", at) else None
        if definition is None or self._is_interrupted(at, definition.end):
            return False
        if below_heading and _NUMBER.fullmatch(definition.label):
            if self._links_by_number is None:
                self._links_by_number = _names_links_by_number(self._text)
            if not self._links_by_number:
                return False
        self.found.setdefault(definition.label, definition.destination)
        self.rest = definition.end
        return True

    def begins(self, at: int) -> bool:
        """Whether what begins at `at` reads like a definition."""
        return self._text.startswith("[", at) and _match(self._text, at) is not None

    def _is_interrupted(self, at: int, end: int) -> bool:
        """Whether one of the lines behind the first begins a block of its own."""
        while (line := LINE.match(self._text, at)) and (at := line.end()) < end:
            following = LINE.match(self._text, at)
            if following and starts_block(self._text, at, at + len(following.group().rstrip("\r\n"))):
                return True
        return False


def _match(text: str, at: int) -> _Definition | None:
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
    return _Definition(normalize_label(label.group(1)), destination.group(1) or destination.group(2) or "", end.end())


def _names_links_by_number(text: str) -> bool:
    """Whether a link with a text of its own is labelled by a number that is defined."""
    return not set(_LINKED_NUMBER.findall(text)).isdisjoint(_DEFINED_NUMBER.findall(text))
