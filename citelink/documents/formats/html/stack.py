"""The elements that are open while a page is read: what ends what, and what holds for the text that comes next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from citelink.documents.formats.html.elements import BLOCKS, ENDS, ENDS_PARAGRAPH, WALLS
from citelink.documents.formats.html.lists import ListCount

# Browsers go no deeper than 512 either: what is nested more is read as if it stood in the last of these.
DEEPEST = 256

Effect = Literal[
    "unseen", "raised", "math", "code", "preformatted", "heading", "caption", "note", "note-link", "contents", "header",
    "footer", "cell", "link",
]  # fmt: skip


@dataclass(slots=True)
class Element:
    """An open element.

    effects  what holds for its content
    count    of an ordered list: its items; `fresh`: of an item or a row of a list: nothing of it was read yet
    use      of a table: what it is for
    work     it is a reference that the page marks
    target   of a link within the page: the id it leads to, and `said`: where in the text it begins
    """

    name: str
    start: int
    effects: tuple[Effect, ...] = ()
    count: ListCount | None = None
    use: str = ""
    work: bool = False
    target: str = ""
    said: int = 0


class Stack:
    """The open elements, the innermost last. `closed` collects those that ended since it was emptied last."""

    def __init__(self, xml: bool) -> None:
        self.open: list[Element] = []
        self.effects: Counter[Effect] = Counter()
        self._names: Counter[str] = Counter()
        self._xml = xml

    def make_room(self, name: str) -> list[Element]:
        """Ends what the start tag of `name` ends in HTML; gives it, the innermost first."""
        if self._xml:
            return []
        ended: list[Element] = []
        if name in ENDS_PARAGRAPH and self._names["p"]:
            ended += self._end_to(frozenset({"p"}), WALLS)
        if name in ENDS:
            names, walls = ENDS[name]
            if any(self._names[one] for one in names):
                ended += self._end_to(names, walls)
        return ended

    def push(self, element: Element) -> bool:
        """Opens an element; False: it lies too deep, and nothing is known of it any more."""
        if len(self.open) >= DEEPEST:
            return False
        self.open.append(element)
        self.effects.update(element.effects)
        self._names[element.name] += 1
        return True

    def pop(self, name: str) -> list[Element]:
        """Ends the innermost open element `name`, with what is open in it; gives what ended, the innermost first. What
        was opened outside of a table's cell is not ended within, and letters set apart (`<b>`) end no block."""
        if not self._names[name]:
            return []
        for at in range(len(self.open) - 1, -1, -1):
            one = self.open[at]
            if one.name == name:
                inline = name not in BLOCKS and not self._xml
                if inline and any(inner.name in BLOCKS for inner in self.open[at + 1 :]):
                    return [self._drop(at)]
                return [self._drop(last) for last in range(len(self.open) - 1, at - 1, -1)]
            if one.name in WALLS and name not in WALLS and name not in ("tr", "tbody", "thead", "tfoot"):
                return []
        return []

    def nearest(self, *names: str) -> Element | None:
        """The innermost open element of one of `names`."""
        if not any(self._names[name] for name in names):
            return None
        return next((one for one in reversed(self.open) if one.name in names), None)

    def _end_to(self, names: frozenset[str], walls: frozenset[str]) -> list[Element]:
        """Ends the outermost element of `names` that no wall separates, with what is open in it."""
        lowest = None
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at].name in walls and self.open[at].name not in names:
                break
            if self.open[at].name in names:
                lowest = at
        if lowest is None:
            return []
        return [self._drop(last) for last in range(len(self.open) - 1, lowest - 1, -1)]

    def _drop(self, at: int) -> Element:
        element = self.open.pop(at)
        self.effects.subtract(element.effects)
        self._names[element.name] -= 1
        return element
