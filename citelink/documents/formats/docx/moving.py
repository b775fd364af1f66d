"""Items of a list moved as they stand in the file: paragraphs, or rows of a table, with all their looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citelink.documents.arranging import Elements, Move, find_copies, find_moves
from citelink.documents.formats.docx.copying import Copy, paragraph_of
from citelink.documents.formats.docx.cuts import Cuts
from citelink.documents.formats.docx.markup import Markup, edited
from citelink.documents.formats.docx.names import FIELD_SIGN, FIELD_SIGN_KIND, ID, word
from citelink.documents.formats.docx.texts import number_edits
from citelink.documents.marks import CopiesMark, ItemsMark
from citelink.errors import UnreadableError
from citelink.text.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# What may stand once in a document: bookmarks, and the numbers by which Word knows paragraphs.
_OWN_NAMES = re.compile(
    r'<[\w.-]{1,20}:bookmark(?:Start|End)\b[^<>]{0,400}/>|\s[\w.-]{1,20}:(?:paraId|textId)="[^"]{0,20}"'
)
_SECTION = word("sectPr")
# What begins in one place and ends in another: bookmarks, comments, permissions, moved text (ECMA-376, part 1, 17.13).
_BEGIN, _END = "Start", "End"


def move_items(copy: Copy, marks: Sequence[ItemsMark]) -> None:
    """Puts the paragraphs of items in another order. Raises UnreadableError where they cannot be moved whole."""
    if not marks:
        return
    path = copy.package.archive.path
    held = {item: _paragraphs(copy, item) for mark in marks for item in (*mark.places, *mark.now)}
    parts = {copy.stretches(item)[0].origin.story.part for item in held if held[item]}
    if len(parts) != 1 or not all(held.values()):
        raise UnreadableError(f"{path}: its list stands in several parts of the file; put it into one place")
    cuts = copy.cuts(next(copy.stretches(item)[0].origin.story for item in held))
    markup = cuts.markup
    own = {one for paragraphs in held.values() for one in paragraphs}
    speaking = _speaking(copy, next(iter(parts)))
    moves = find_moves(
        _elements(markup, next(iter(own))),
        marks,
        {item: [markup.order(one) for one in paragraphs] for item, paragraphs in held.items()},
        sorted(markup.order(one) for one in speaking if one not in own),
    )
    if moves is None:
        raise UnreadableError(f"{path}: references share a paragraph, so none can be moved; give each its own")
    for move in moves:
        _refuse_torn(cuts, move, path)
        cuts.move(move)


def put_copies(copy: Copy, marks: Iterable[CopiesMark]) -> None:
    """Puts copies of items behind other paragraphs. Raises UnreadableError where they cannot be copied whole."""
    for mark in marks:
        path = copy.package.archive.path
        anchor = _paragraphs(copy, Span(max(0, mark.span.start - 1), mark.span.start))
        items = [_paragraphs(copy, item) for item in mark.items]
        whole = copy.stretches(mark.items[0])
        if not anchor or not all(items) or not whole:
            raise UnreadableError(f"{path}: there is no paragraph of its own behind which a list could stand")
        cuts = copy.cuts(whole[0].origin.story)
        markup = cuts.markup
        own = {one for paragraphs in items for one in paragraphs}
        speaking = _speaking(copy, whole[0].origin.story.part)
        found = find_copies(
            _elements(markup, anchor[0]),
            [markup.order(one) for one in anchor],
            [[markup.order(one) for one in paragraphs] for paragraphs in items],
            [markup.order(one) for one in speaking if one not in own],
        )
        if found is None:
            raise UnreadableError(f"{path}: references share a paragraph, so none can be copied; give each its own")
        place, spans = found
        for span, numbers in zip(spans, mark.numbers, strict=True):
            _refuse_torn(cuts, Move((span,), ()), path)
            edits = [(a - span.start, b - span.start, said) for a, b, said in number_edits(copy, numbers)]
            cuts.replace(place, place, _OWN_NAMES.sub("", edited(span.of(markup.source), edits)))


def _paragraphs(copy: Copy, item: Span) -> list[_Element]:
    found = (paragraph_of(one.element) for one in copy.stretches(item))
    return [one for one in dict.fromkeys(found) if one is not None]


def _speaking(copy: Copy, part: str) -> set[_Element]:
    """The paragraphs of a part that say something."""
    whole = copy.stretches(Span(0, copy.walked.said.length))
    found = (paragraph_of(one.element) for one in whole if one.origin.story.part == part)
    return {one for one in found if one is not None}


def _elements(markup: Markup, within: _Element) -> Elements:
    every = list(within.getroottree().getroot().iter("*"))
    order = {element: at for at, element in enumerate(every)}
    parents = [order[parent] if (parent := one.getparent()) is not None else -1 for one in every]
    return Elements([markup.start(one) for one in every], [markup.end(one) for one in every], parents)


def _refuse_torn(cuts: Cuts, move: Move, path: str) -> None:
    """Raises UnreadableError where something begins within what moves and ends elsewhere."""
    for one in move.displaced:
        inside = cuts.markup.elements(one)
        if any(element.tag == _SECTION for element in inside):
            raise UnreadableError(f"{path}: a section of the document ends within its list; end it below the list")
        if _is_torn(inside):
            raise UnreadableError(f"{path}: a field, bookmark or comment spans several references; remove it")


def _is_torn(inside: Iterable[_Element]) -> bool:
    open_fields = 0
    begun: set[tuple[str, str | None]] = set()
    ended: set[tuple[str, str | None]] = set()
    for element in inside:
        name = str(element.tag).rpartition("}")[2]
        if element.tag == FIELD_SIGN:
            kind = element.get(FIELD_SIGN_KIND)
            open_fields += (kind == "begin") - (kind == "end")
            if open_fields < 0:
                return True
        elif name.endswith(_BEGIN) and element.get(ID) is not None:
            begun.add((name.removesuffix(_BEGIN), element.get(ID)))
        elif name.endswith(_END) and element.get(ID) is not None:
            ended.add((name.removesuffix(_END), element.get(ID)))
    return open_fields != 0 or begun != ended
