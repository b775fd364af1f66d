"""Citations as LaTeX writes them: `\\cite[see][18--19]{a, b}`, `\\cites[12]{a}[13]{b}`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from citelink.documents.formats.latex.arguments import after_space, group_end, option_end
from citelink.documents.formats.latex.comments import is_commented
from citelink.documents.given import GivenItem
from citelink.text.span import Span

_COMMAND = re.compile(r"\\([A-Za-z]{1,40})\*?")
_KEY = re.compile(r"[^,]+")
_MOST_KEYS = 500
_TIE = re.compile(r"~|\\[,;: ]|\\thinspace\b\s?")
_GROUP_SIGNS = re.compile(r"[{}]|\\[a-zA-Z]+\s?")


@dataclass(frozen=True, slots=True)
class Cite:
    """One `[see][18--19]{a, b}`: its items, and where its keys stand, without the braces."""

    items: tuple[GivenItem, ...]
    keys: Span
    end: int


def read_cite(text: str, at: int) -> Cite | None:
    """The citation whose options or keys begin at `at`; None where no keys follow."""
    notes = []
    at = after_space(text, at)
    for _ in range(2):
        if text[at : at + 1] != "[" or (end := option_end(text, at)) is None:
            break
        notes.append(_plain(text[at + 1 : end - 1]))
        at = after_space(text, end)
    if text[at : at + 1] != "{" or (end := group_end(text, at)) is None:
        return None
    keys = Span(at + 1, end - 1)
    items = list(_items(text, keys))
    if not items:
        return None
    if notes:
        items[-1] = replace(items[-1], suffix=notes[-1])
    if len(notes) == 2:
        items[0] = replace(items[0], prefix=notes[0])
    return Cite(tuple(items), keys, end)


def read_cites(text: str, at: int) -> list[Cite]:
    """The citations of a command that takes several, each with its notes."""
    cites: list[Cite] = []
    while len(cites) < _MOST_KEYS and (cite := read_cite(text, at)) is not None:
        cites.append(cite)
        at = cite.end
    return cites


def find_cites(text: str, span: Span, cites: Collection[str]) -> Iterator[tuple[int, Cite]]:
    """The citations by the commands `cites` in a stretch that is else passed over, each with its place."""
    at = span.start
    for found in _COMMAND.finditer(text, span.start, span.end):
        if found.start() < at or found[1] not in cites or is_commented(text, found.start()):
            continue
        cite = read_cite(text, found.end())
        if cite is not None and cite.end <= span.end and "#" not in cite.keys.of(text):
            at = cite.end
            yield found.start(), cite


def _items(text: str, keys: Span) -> Iterator[GivenItem]:
    said = keys.of(text)
    for count, found in enumerate(_KEY.finditer(said)):
        key = found[0].strip()
        if key and count < _MOST_KEYS and "%" not in key:
            start = keys.start + found.start() + found[0].index(key)
            yield GivenItem(key, span=Span(start, start + len(key)))


def _plain(note: str) -> str:
    return " ".join(_GROUP_SIGNS.sub("", _TIE.sub(" ", note)).split())
