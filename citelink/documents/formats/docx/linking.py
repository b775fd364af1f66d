"""Links from markers to references: an internal hyperlink around the marker, a bookmark at the reference."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from citelink.documents.formats.docx.copying import Copy, Stretch, paragraph_of, run_of
from citelink.documents.formats.docx.cuts import (
    BOOKMARK_BEGINS,
    BOOKMARK_ENDS,
    EMPTY,
    LINK_BEGINS,
    LINK_ENDS,
    Cut,
    Cuts,
    attributes,
    prefixed,
)
from citelink.documents.formats.docx.names import (
    CONTROL_CONTENT,
    CUSTOM,
    DIRECTION,
    INSERTED,
    LINK,
    MOVED_HERE,
    OVERRIDE,
    PARAGRAPH,
    RUN,
    SMART_TAG,
    TEXT,
)
from citelink.documents.marks import AnchorMark, LinkMark

if TYPE_CHECKING:
    from lxml.etree import _Element

# Our names begin so. Word hides bookmarks with a stroke at the beginning from its lists.
OWN = "_citelink_"
_LONGEST_TIP = 250
# Where the standard allows a hyperlink; within an insertion it does not, so these are parted around it.
_MAY_HOLD = frozenset({PARAGRAPH, SMART_TAG, CUSTOM, CONTROL_CONTENT, DIRECTION, OVERRIDE})
_PARTED = frozenset({INSERTED, MOVED_HERE})


def put_bookmarks(copy: Copy, marks: Iterable[AnchorMark]) -> dict[str, str]:
    """A bookmark at each reference that stands in the file itself and in no field; gives their names by anchors."""
    names: dict[str, str] = {}
    for mark in marks:
        stretches = [one for one in copy.stretches(mark.span) if one.element.tag == TEXT]
        if not stretches or mark.anchor in names or any(one.origin.live is not None for one in stretches[:1]):
            continue
        first = stretches[0]
        within = paragraph_of(first.element)
        last = first
        for one in stretches:
            if one.origin.live is None and paragraph_of(one.element) is within:
                last = one
        name = OWN + mark.anchor.replace("-", "_")
        _bookmark(copy, first, last, name)
        names[mark.anchor] = name
    return names


def _bookmark(copy: Copy, first: Stretch, last: Stretch, name: str) -> None:
    cuts = copy.cuts(first.origin.story)
    number = copy.new_id()
    element = first.element
    begin = f"<{prefixed(element, 'bookmarkStart')}{attributes(element, id=number, name=name)}/>"
    end = f"<{prefixed(element, 'bookmarkEnd')}{attributes(element, id=number)}/>"
    cuts.before(element, first.start).add(BOOKMARK_BEGINS, begin)
    cuts.after(run_of(last.element)).add(BOOKMARK_ENDS, end)


def put_links(copy: Copy, marks: Iterable[LinkMark], names: dict[str, str]) -> None:
    """A hyperlink around each marker, or each of its numbers, to the bookmark of the first of its works that has one. A
    marker within a field or a link stays as it is."""
    for mark in (part for one in marks for part in one.parts):
        name = next((names[anchor] for anchor in mark.anchors if anchor in names), None)
        stretches = copy.stretches(mark.span)
        if name is None or not stretches or not all(map(_may_be_linked, stretches)):
            continue
        if len({paragraph_of(one.element) for one in stretches}) > 1:
            continue
        cuts = copy.cuts(stretches[0].origin.story)
        if not all(one.whole or cuts.can_part(one.element, one.start, one.end) for one in stretches):
            continue
        tip = "; ".join("?" if key is None else key for key in mark.keys)[:_LONGEST_TIP]
        for _, group in groupby(stretches, lambda one: run_of(one.element).getparent()):
            together = list(group)
            _link(cuts, together[0], together[-1], name, tip)


def _may_be_linked(stretch: Stretch) -> bool:
    run = run_of(stretch.element)
    if run.tag != RUN or stretch.origin.live is not None:
        return False
    holder = run.getparent()
    if holder is not None and holder.tag in _PARTED:
        holder = holder.getparent()
    if holder is None or holder.tag not in _MAY_HOLD:
        return False
    for above in stretch.element.iterancestors(LINK, PARAGRAPH):
        return above.tag == PARAGRAPH
    return False


def _link(cuts: Cuts, first: Stretch, last: Stretch, name: str, tip: str) -> None:
    element = first.element
    link = prefixed(element, "hyperlink")
    told = attributes(element, anchor=name, tooltip=tip) if tip else attributes(element, anchor=name)
    opened, closed = f"<{link}{told}>", f"</{link}>"
    begin, end = cuts.before(element, first.start), _end(cuts, last)
    holder = run_of(element).getparent()
    if holder is None or holder.tag not in _PARTED:
        begin.add(LINK_BEGINS, opened)
        end.add(LINK_ENDS, closed)
        return
    markup = cuts.markup
    if begin.at == markup.inside(holder) and end.at == markup.closing(holder):
        cuts.before(holder).add(LINK_BEGINS, opened)
        cuts.after(holder).add(LINK_ENDS, closed)
        return
    begin.add(LINK_BEGINS, _parted(cuts, holder, begin, opened))
    end.add(LINK_ENDS, _parted(cuts, holder, end, closed))


def _end(cuts: Cuts, last: Stretch) -> Cut:
    return cuts.after(last.element, None if last.whole else last.end)


def _parted(cuts: Cuts, holder: _Element, cut: Cut, said: str) -> str:
    """`said` outside of an insertion, which is closed before it and opened again behind it."""
    markup = cuts.markup
    empty = "" if cut.behind else f"<{prefixed(holder, 'r')}{attributes(holder, rsidDel=EMPTY)}/>"
    return markup.closing_tag(holder) + said + markup.tag(holder) + empty
