"""survey(): what must be known of a page before it is read: how long its lists are, what its tables are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from citelink.documents.formats.html.elements import CELLS, HEADINGS
from citelink.documents.markup.characters import decode_references
from citelink.documents.markup.tokens import attributes, scan

TableUse = Literal["data", "layout", "list"]

_LABEL = re.compile(r"[\[(]?(\d{1,4})[\])]?[.)]?")
_LABEL_LENGTH = 40
_FEWEST_ROWS, _MANY_PARAGRAPHS = 2, 3
_RAISING = re.compile(
    r"vertical-align\s{0,4}:\s{0,4}(?:super|text-top)|(?<![\w-])top\s{0,4}:\s{0,4}-\.?\d", re.IGNORECASE
)
# What moves the text from its place in the line, and not from that on the page.
_MOVED = re.compile(r"(?<![\w-])position\s{0,4}:\s{0,4}relative", re.IGNORECASE)
_RULE_LENGTH = 600
_CLASS = re.compile(r"\.([\w-]{1,80})\s{0,4}(?:,|\Z)")


@dataclass(slots=True)
class Survey:
    """What a first look shows; keys are the offsets of start tags.

    items   of each ordered list: how many items it has
    tables  what each table is for: data; the layout of a page; a list with its labels in the first column
    raising the classes that the page's own style sheets print above the line
    """

    items: dict[int, int] = field(default_factory=dict)
    tables: dict[int, TableUse] = field(default_factory=dict)
    raising: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Table:
    start: int
    laid_out: bool = False
    rows: int = 0
    cells: int = 0
    paragraphs: int = 0
    label: str = ""
    labels: list[int | None] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def end_row(self) -> None:
        if self.cells:
            found = _LABEL.fullmatch(decode_references(self.label).strip())
            self.labels.append(int(found[1]) if found else None)
            self.widths.append(self.cells)
        self.cells, self.label = 0, ""

    def use(self) -> TableUse:
        self.end_row()
        counted = [label for label in self.labels if label is not None]
        if (
            len(counted) == len(self.labels) >= _FEWEST_ROWS
            and set(self.widths) == {2}
            and counted == list(range(counted[0], counted[0] + len(counted)))
        ):
            return "list"
        return "layout" if self.laid_out else "data"


def survey(text: str, *, xml: bool) -> Survey:
    """What a first look at the page `text` shows."""
    seen = Survey()
    lists: list[int] = []
    tables: list[_Table] = []
    for token in scan(text, xml=xml):
        name, table = token.name, tables[-1] if tables else None
        if token.kind == "text" and table is not None and table.cells == 1 and len(table.label) < _LABEL_LENGTH:
            table.label += text[token.start : min(token.end, token.start + _LABEL_LENGTH)]
        elif token.kind == "literal" and name == "style":
            seen.raising |= raising_classes(text[token.start : token.end])
        elif token.kind == "start":
            if name in ("ol", "ul"):
                lists.append(token.start)
                seen.items[token.start] = 0
            elif name == "li" and lists:
                seen.items[lists[-1]] += 1
            elif name == "table":
                if table is not None:
                    table.laid_out = True
                role = attributes(text, token).get("role")
                tables.append(_Table(token.start, laid_out=role in ("presentation", "none")))
            elif table is not None:
                _look_into(table, name)
        elif token.kind == "end" and name in ("ol", "ul") and lists:
            lists.pop()
        elif token.kind == "end" and name == "table" and table is not None:
            seen.tables[tables.pop().start] = table.use()
    seen.tables.update((table.start, table.use()) for table in tables)
    return seen


def _look_into(table: _Table, name: str) -> None:
    if name == "tr":
        table.end_row()
    elif name in CELLS:
        table.cells += 1
        table.paragraphs = 0
    elif name in HEADINGS:
        table.laid_out = True
    elif name == "p":
        table.paragraphs += 1
        table.laid_out |= table.paragraphs >= _MANY_PARAGRAPHS


def raising_classes(sheet: str) -> set[str]:
    """Classes whose rule raises the text: word processors write such rules for superscripts."""
    found: set[str] = set()
    for rule in _RAISING.finditer(sheet):
        opened = sheet.rfind("{", max(0, rule.start() - _RULE_LENGTH), rule.start())
        if rule[0][:3].lower() == "top" and not _MOVED.search(sheet, opened, sheet.find("}", rule.end())):
            continue
        if opened >= 0:
            before = re.split(r"[{}]", sheet[max(0, opened - _RULE_LENGTH) : opened])[-1]
            found.update(_CLASS.findall(before.strip()))
    return found
